"""Who submits, as covers say it."""

from __future__ import annotations

import pytest

from itures.parse import parse
from itures.read import read

TEXT = "RESOLUTION 300 (Rev. Dubai, 2018)\nLamps\nThe Plenipotentiary Conference (Dubai, 2018),\nresolves\nto go.\n"


def codes(above: str, below: str = "Proposals for the work of the conference") -> list[str | None]:
    cover = f"Document 56-E\n9 October 2024\nOriginal: English\n{above}\n{below}\n"
    return [*parse(read("x.txt", (cover + TEXT).encode())).header.source_codes]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Argentine Republic/Bosnia and Herzegovina", ["ARG", "BIH"]),
        ("Argentine Republic\nBosnia and Herzegovina/\nCanada", ["ARG", "BIH", "CAN"]),
        (
            "Albania (Republic of), United Kingdom of Great Britain and Northern\nIreland, Norway",
            ["ALB", "G", "NOR"],
        ),
        ("[Norway], Sweden", ["NOR", "S"]),
        ("Norway*, Sweden1", ["NOR", "S"]),
        ("Norway & Finland", ["NOR", "FIN"]),
        ("Member States of the Rafting Union", [None]),
        ("Committee 5", []),
        ("Plenary Meeting", []),
        ("Report of the Chairman of Committee 5", []),
    ],
)
def test_members_are_told_from_other_lines(line: str, expected: list[str | None]) -> None:
    assert codes(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"), [("Norway", ["NOR"]), ("For Information", []), ("Editorial Committee", []), ("Geneva", [])]
)
def test_below_the_original_language(line: str, expected: list[str | None]) -> None:
    assert codes(line, "PROPOSED MODIFICATION OF RESOLUTION 300") == expected
