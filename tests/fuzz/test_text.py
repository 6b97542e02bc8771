"""Texts that crashed something once, and random ones: none may."""

from __future__ import annotations

import random

import pytest

from fuzz_text import check, text
from itures.session.session import Session

HEAD = "RESOLUTION 1 (Doha, 2026)\nLamps\nThe Plenipotentiary Conference (Doha, 2026),\n"


@pytest.mark.parametrize(
    "given",
    [
        # A unit without a word
        f"{HEAD}instructs {'Sector Members, ' * 31}\n1 to go;",
        # A word said over and over
        f"{HEAD}instructs the Council\n1 to {'not ' * 5000}go;",
        f"{HEAD}instructs the Council\n1 {'not ' * 5000}go;",
        # No text, a number without clauses
        "no resolution here",
        "MOD\tNOR/5/1\nRESOLUTION 1 (Rev. Doha, 2026)\n",
    ],
)
def test_what_crashed_once(given: str) -> None:
    session = Session()
    base = session.parse("base.txt", f"{HEAD}resolves\n1\tto go.".encode())
    document = check(given, session, base)
    assert document is not None
    assert session.compare(document, [base]) is not None


def test_random_texts() -> None:
    source, session, before = random.Random(20261129), Session(), None
    for _ in range(60):
        before = check(text(source), session, before)
    assert before is not None
