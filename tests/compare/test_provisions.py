"""Proposals to numbers of a treaty text beside the whole text: what no proposal names is kept."""

from __future__ import annotations

from itures.analyse.compare.rows import compare
from itures.analyse.diff.edits import diff
from itures.model.tree import Document
from itures.parse import parse
from itures.read import read

WHOLE = """CONSTITUTION OF
THE INTERNATIONAL
TELECOMMUNICATION UNION
CHAPTER I
Lamps
ARTICLE 1
The Council
50 1 The Council shall light all lamps of the coasts.
51 2 The Union may go to the harbours at night.
52 3 The Union may stay at home for ever.
53 4 The Union may sleep.
"""
FIRST = """CONSTITUTION
MOD\tARB/1/1
50\t1\tThe Council should light all lamps of the coasts.
NOC\tARB/1/2
51
SUP\tARB/1/3
52
ADD\tARB/1/4
52A\t3 bis)\tThe Union may sing.
"""
OTHER = """CONVENTION
MOD\tEUR/1/1
50\tThe Council shall sleep.
CONSTITUTION
MOD\tEUR/1/2
53\t4\tThe Union may sleep well.
"""


def document(text: str) -> Document:
    return parse(read("x.txt", text.encode()))


def test_a_comparison_tells_of_the_numbers_that_are_named_alone() -> None:
    edits = diff(document(WHOLE), document(FIRST)).edits
    found = [
        (edit.kinds, (edit.old or edit.new)[0].at) for edit in edits if (edit.old or edit.new)[0].at.startswith("CS")
    ]
    assert found == [(("changed", "weaker"), "CS 50"), (("removed",), "CS 52"), (("added",), "CS 52A")]


def test_proposals_stand_beside_the_numbers_that_they_name() -> None:
    rows = compare(document(WHOLE), [document(FIRST), document(OTHER)], ["ARB", "EUR"]).rows
    told = {row.base.at if row.base is not None else "new": [cell.kinds for cell in row.cells] for row in rows}
    assert {at: kinds for at, kinds in told.items() if any(kinds)} == {
        "CS 50": [("changed", "weaker"), ()],
        "CS 52": [("removed",), ()],
        "CS 53": [(), ("changed",)],
        "new": [("added",), ()],
    }


def test_two_whole_texts_are_compared_as_ever() -> None:
    shorter = WHOLE.replace("53 4 The Union may sleep.\n", "")
    assert [edit.kinds for edit in diff(document(WHOLE), document(shorter)).edits] == [("removed",)]
