"""What is kept in a clause although it looks like the beginning of something is said."""

from __future__ import annotations

import pytest

from itures.parse import parse
from itures.read import read

HEAD = "RESOLUTION 931 (REV. DUBAI, 2018)\nCare of sundials\nThe Plenipotentiary Conference (Dubai, 2018),\n"


def doubts(text: str) -> list[str]:
    document = parse(read("x.txt", text.encode()))
    return [one.message for one in document.diagnostics if one.code == "kept-inside"]


def test_the_next_label_at_the_margin_is_told_where_nothing_closed_the_wording() -> None:
    lines = [
        "1 that the dials on the northern walls of every town be kept in",
        "good order by those who live behind them, and that towns with",
        "2 northern dials, whatever the stone, be asked for their drawings",
        "without a delay, so that the map of dials can be printed in time",
        "and sent to all who have asked for it in the course of the year.",
    ]
    told = doubts(HEAD + "resolves\n" + "\n".join(lines) + "\n")
    assert [one.partition(": ")[0] for one in told] == ["what looks like a label is kept in this clause"]
    assert "'2 northern dials" in told[0]


@pytest.mark.parametrize(
    ("end", "told"),
    [
        ("instructs the Secretary-General", True),
        ("instructs the Secretary-General to go on.", False),  # a call with its clause
        ("in particular, instructs the Secretary-General 3.", False),  # a place in a text
        ("considering", False),  # no addressee: too much of what people write ends so
    ],
)
def test_a_call_at_the_end_of_a_text_is_told(end: str, told: bool) -> None:
    assert bool(doubts(f"{HEAD}resolves\n1 that dials be kept, {end}\n")) is told
