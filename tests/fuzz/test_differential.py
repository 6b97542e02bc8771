"""One document, one answer: whatever file it is in, and whoever asks."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from differential import check_forms, check_ways, paragraphs
from itures.session.session import Session

FOUND = (1570763058,)
"""What the fuzzer found: points of one wording under several calls, taken for a running head that counts the pages."""


@pytest.mark.parametrize("seed", [*range(40), *FOUND])
def test_text_and_word_say_the_same(seed: int) -> None:
    check_forms(Session(), paragraphs(random.Random(seed)))


def test_library_command_line_and_processes_say_the_same(tmp_path: Path) -> None:
    source = random.Random(20261129)
    check_ways(Session(), tmp_path, [paragraphs(source) for _ in range(9)])
