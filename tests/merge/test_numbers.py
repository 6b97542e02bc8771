"""The numbers of merged texts: each proposal numbers its own, and the merged one has those of neither where both bring points."""

from __future__ import annotations

import pytest

from itures.analyse.merge.numbering import following
from itures.parse import parse
from itures.read import read
from itures.session.merged import merged
from proposal_sets import document, sayings, settled

HEAD = "RESOLUTION 900 (Rev. Doha, 2018)\nLamps\nThe Plenipotentiary Conference (Doha, 2018),\nresolves\n"

# The base, the proposals, and the labels of all points where everything is accepted.
CASES: dict[str, tuple[list[str], list[list[str]], list[str]]] = {
    "a new point with points under it": (
        ["1 that lamps be lit;", "2 that oil be bought."],
        [["1 that lamps be lit;", "2 that tar be sold:", "2.1 in ports;", "2.2 on piers;", "3 that oil be bought."]],
        ["1", "2", "2.1", "2.2", "3"],
    ),
    "a gap that is filled": (
        ["1 that lamps be lit;", "3 that oil be bought;", "4 that gulls be fed."],
        [["1 that lamps be lit;", "2 that tar be sold;", "3 that oil be bought;", "4 that gulls be fed."]],
        ["1", "2", "3", "4"],
    ),
    "a gap that is closed, and a point at the end": (
        ["1 that lamps be lit;", "3 that oil be bought."],
        [
            ["1 that lamps be lit;", "2 that oil be bought."],
            ["1 that lamps be lit;", "3 that oil be bought;", "4 that gulls be fed."],
        ],
        ["1", "2", "3"],
    ),
    "an ordinal that another one takes away": (
        ["1 that lamps be lit;", "1bis that tar be sold;", "2 that oil be bought."],
        [
            ["1 that lamps be lit;", "2 that oil be bought."],
            ["1 that lamps be lit;", "2 that tar be sold;", "3 that oil be bought."],
        ],
        ["1", "2"],
    ),
    "a point under one that moves on": (
        ["1 that lamps be lit;", "2 that oil be bought:", "2.1 by keepers;", "2.2 by captains."],
        [
            [
                "1 that lamps be lit;",
                "2 that gulls be fed in winter;",
                "3 that oil be bought:",
                "3.1 by keepers;",
                "3.2 by captains.",
            ],
            [
                "1 that lamps be lit;",
                "2 that oil be bought:",
                "2.1 by keepers;",
                "2.2 by sailors of all boats;",
                "2.3 by captains.",
            ],
        ],
        ["1", "2", "3", "3.1", "3.2", "3.3"],
    ),
    "a text without a number": (
        ["that lamps be lit."],
        [
            ["1 that lamps be lit;", "2 that oil be bought for years."],
            ["1 that gulls be fed in winter;", "2 that lamps be lit."],
        ],
        ["1", "2", "3"],
    ),
    "two that bring points": (
        ["1 that lamps be lit;", "2 that oil be bought."],
        [
            ["1 that lamps be lit;", "2 that gulls be fed in winter;", "3 that oil be bought."],
            ["1 that lamps be lit;", "2 that oil be bought;", "3 that keepers sleep by day."],
        ],
        ["1", "2", "3", "4"],
    ),
    "one brings a point, another one takes one away": (
        ["1 that lamps be lit;", "2 that oil be bought;", "3 that piers be painted."],
        [
            [
                "1 that lamps be lit;",
                "2 that gulls be fed in winter;",
                "3 that oil be bought;",
                "4 that piers be painted.",
            ],
            ["1 that oil be bought;", "2 that piers be painted."],
        ],
        ["1", "2", "3"],
    ),
}


def text_of(points: list[str]) -> str:
    return HEAD + "\n".join(point.replace(" ", "\t", 1) if point[0].isdigit() else point for point in points) + "\n"


@pytest.mark.parametrize("case", CASES)
def test_points_have_the_numbers_of_the_merged_text_and_alone_those_of_their_proposal(case: str) -> None:
    base, proposals, labels = CASES[case]
    texts = [text_of(points) for points in proposals]
    names = [chr(65 + number) for number in range(len(texts))]
    documents = [document(text, f"{name}.txt") for name, text in zip(names, texts, strict=True)]
    data = text_of(base).encode()
    found = merged(read("base.txt", data), data, documents, names=names)
    assert {change.outcome for change in found.record.changes} <= {"taken"}
    after = parse(read("merged.docx", found.data).project("revised"))
    assert [label for kind, label, _ in sayings(after) if kind == "point"] == labels
    for name, text in zip(names, texts, strict=True):
        assert sayings(settled(found.data, name)) == sayings(document(text)), name
    assert sayings(settled(found.data, None)) == sayings(document(data.decode()))


def test_numbers_of_what_was_not_taken_are_not_taken() -> None:
    base = ["1 that lamps be lit;", "2 that oil be bought:", "2.1 by keepers;", "2.2 by captains."]
    rest = ["3 that oil be bought:", "3.1 by keepers;", "3.2 by captains."]
    texts = [text_of([base[0], f"2 that gulls of the port be fed {when};", *rest]) for when in ("daily", "monthly")]
    data = text_of(base).encode()
    found = merged(read("base.txt", data), data, [document(text) for text in texts], names=["A", "B"])
    after = parse(read("merged.docx", found.data).project("revised"))
    stays = [label for kind, label, text in sayings(after) if kind == "point" and "gulls" not in text]
    assert stays == ["1", "2", "2.1", "2.2"]


@pytest.mark.parametrize(
    ("label", "by", "roman", "expected"),
    [
        ("z)", 1, False, "aa)"),
        ("aa)", 1, False, "bb)"),
        ("bb)", -2, False, "z)"),
        ("zz)", 1, False, None),
        ("ix)", 1, True, "x)"),
        ("XLIX", 1, True, None),
        ("i)", 1, False, "j)"),
        ("1", -1, False, None),
        ("2.9", 1, False, "2.10"),
        ("B.", 1, False, "C."),
    ],
)
def test_the_label_behind_another_one(label: str, by: int, roman: bool, expected: str | None) -> None:
    assert following(label, by, roman=roman) == expected
