"""Every language has the tables of the first one: a key that is missing would be found out by the text that needs it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from cipher import KEYS_ARE_WORDS
from corpus import ROOT

FOLDER = ROOT / "data" / "lexicon"
FIRST = FOLDER / "en.toml"


LANGUAGES = sorted(path for path in FOLDER.glob("*.toml") if path.stem != "languages")


def keys(table: dict[str, Any], above: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """The paths of all keys, but for those that are words of the language."""
    found = set()
    for key, value in table.items() if above not in KEYS_ARE_WORDS else ():
        found.add((*above, key))
        if isinstance(value, dict):
            found |= keys(value, (*above, key))
    return found


def test_words_are_no_keys() -> None:
    table = {"calls": {"operative": {"resolves": "resolve"}, "markers": []}}
    assert keys(table) == {("calls",), ("calls", "operative"), ("calls", "markers")}


@pytest.mark.parametrize("path", LANGUAGES, ids=[path.stem for path in LANGUAGES])
def test_a_language_has_every_key(path: Path) -> None:
    first = tomllib.loads(FIRST.read_text(encoding="utf-8"))
    assert keys(tomllib.loads(path.read_text(encoding="utf-8"))) == keys(first)
