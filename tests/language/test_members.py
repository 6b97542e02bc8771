"""The table of those who submit, and how covers name them."""

from __future__ import annotations

import csv

import pytest

from itures.foundation.resources import locate
from itures.language.members import members

with locate("lexicon/members.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def test_every_row_has_a_source_and_a_confidence() -> None:
    assert all(row["source"] and row["confidence"] in ("seen", "inferred", "own") for row in ROWS)
    assert len({row["code"] for row in ROWS if row["kind"] == "state"}) == 194


def test_a_name_is_that_of_one_member() -> None:
    codes: dict[tuple[str, str], set[str]] = {}
    for row in ROWS:
        codes.setdefault((row["language"], row["name"].casefold()), set()).add(row["code"])
    assert [name for name, of in codes.items() if len(of) > 1] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_each_name_is_found_alone_and_with_others(row: dict[str, str]) -> None:
    assert [one.code for one in members(row["name"], "en")] == [row["code"]]
    assert [one.code for one in members(f"Norway/{row['name']}, Canada", "en")] == ["NOR", row["code"], "CAN"]


def test_what_says_anything_else_names_nobody() -> None:
    assert members("Norway proposes", "en") == ()
    assert members("Original: English", "en") == ()
    assert members("", "en") == ()
    assert members("Norway", "xx") == ()
