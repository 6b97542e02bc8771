"""Cells that no program takes for something else."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itures.foundation.controls import escaped
from itures.render.rows import comma_separated


@pytest.mark.parametrize("cell", ["a;=HYPERLINK(1)", "a,b", 'a "b"', "=1+1", "+1", "@a", "-1", "plain"])
@pytest.mark.parametrize("separator", [",", ";"])
def test_no_cell_is_cut_or_a_formula_whatever_separates(cell: str, separator: str) -> None:
    (row,) = csv.reader(StringIO(comma_separated([(cell,)])), delimiter=separator)
    assert len(row) == 1
    assert not row[0].startswith(("=", "+", "-", "@"))
    assert row[0].removeprefix("'") == cell


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"])), min_size=2, max_size=4),
        max_size=4,
    )
)
def test_what_is_written_is_what_csv_reads(rows: list[list[str]]) -> None:
    read = list(csv.reader(StringIO(comma_separated(rows))))
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]


@given(st.text())
def test_json_says_the_same_with_escapes(text: str) -> None:
    import json

    printed = escaped(json.dumps(text, ensure_ascii=False))
    assert json.loads(printed) == text
    assert not any(sign in printed for sign in "\x80\x9b\u202e\u2066\u200f\u2028")
