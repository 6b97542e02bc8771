"""A command that is disturbed leaves a whole file."""

from __future__ import annotations

import pytest

from writers import damaged


@pytest.mark.parametrize("suffix", [".html", ".docx"])
def test_no_file_is_damaged(suffix: str) -> None:
    assert damaged(4, 20261129, suffix) == []
