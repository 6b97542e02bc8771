"""The tables of a lexicon, read one by one, are those of its file."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from itures.foundation.resources import locate
from itures.language.tables import Tables

FILES = sorted(locate("lexicon").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_the_tables_are_those_of_the_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    whole = tomllib.loads(text)
    tables = Tables(lambda: text)
    assert dict(tables) == whole
    assert list(tables) == list(whole)
    assert len(tables) == len(whole)


def test_tables_inside_another_may_stand_apart_from_it() -> None:
    text = "[one.inner]\na = 1\n[two]\nb = 2\n[one]\nc = 3\n"
    assert dict(Tables(lambda: text)) == tomllib.loads(text)


def test_no_table_and_no_key_are_missing_keys() -> None:
    tables = Tables(lambda: "[one]\na = 1\n")
    assert "a" not in tables
    assert "" not in tables
    assert tables.get("two") is None
