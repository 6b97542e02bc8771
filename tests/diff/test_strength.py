"""What changed words ask for, and what is editorial."""

from __future__ import annotations

import pytest

from itures.analyse.diff.strength import of_words
from itures.analyse.diff.words import editorial, word_diff
from itures.language import built_in


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("the list should be public", "the list shall be public", ["stronger: should became shall"]),
        ("the list must be public", "the list may be public", ["weaker: must became may"]),
        ("it may go", "it shall not go", ["negation: may became shall not"]),
        ("it can go there", "it cannot go there", ["negation: can became cannot"]),
        ("it shall go", "it shall therefore not go", ["negation: shall became shall therefore not"]),
        ("it shall go on", "it shall no longer go on", ["negation: shall became shall no longer"]),
        ("it shall go there by night", "it go there by night", ["“shall” is gone"]),
        (
            "the Council, where needed, should report",
            "the Council shall, where needed, report",
            ["stronger: should became shall"],
        ),
        ("Members are urged to go", "Members are invited to go", ["weaker: are urged became are invited"]),
        ("Members are invited to go", "Members are strongly invited to go", []),
        ("to instruct the Council to report", "to invite the Council to report", ["weaker: instruct became invite"]),
        (
            "it shall report on all lamps",
            "it shall, as appropriate, report on all lamps",
            ["weaker: “as appropriate” is new"],
        ),
        ("it shall endeavour to report on lamps", "it shall report on lamps", ["stronger: “endeavour to” is gone"]),
        ("it goes if necessary to all", "it goes if needed to all", []),
        ("it pays as required by Article 5 now", "it pays under Article 5 now", []),
        ("to report in May 2020 on all", "to report in July 2020 on all", []),
        ("it shall report by June", "it shall report not later than June", []),
        ("to publish the list of lamps", "not to publish the list of lamps", ["negation: “not” is new"]),
        ("that any station may close", "that no station may close", ["negation: “no” is new"]),
        ("that no station shall close by night", "that a station shall not close by night", []),
        ("the Union SHALL report on lamps", "the Union SHOULD report on lamps", ["weaker: SHALL became SHOULD"]),
        (
            "Members shall report on lamps",
            "Members are invited to report on lamps",
            ["weaker: shall became are invited"],
        ),
        ("that lamps shall burn", "whales may sing at night in the deep sea, says he", []),
    ],
)
def test_what_is_asked_for(before: str, after: str, told: list[str]) -> None:
    kinds, notes = of_words(before, after, built_in().of("en"))
    assert notes == told
    assert kinds == [note.partition(":")[0] for note in told if note.startswith(("weaker", "stronger"))]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the fund;", "the fund,", True),
        ("the “fund”", 'the "fund"', True),
        ("co-operation", "cooperation", True),
        ("to part – and to meet", "to part - and to meet", True),
        ("The Fund", "the fund", True),
        ("RESOLUTION 14", "Resolution 14", True),
        ("1, 2 and 3", "1, 2, and 3", True),
        ("no\u2011break", "no-break", True),
        ("10.5 MHz", "105 MHz", False),
        ("4, 5 and 6", "45 and 6", False),
        ("lamps 1 2 and 3", "lamps 12 and 3", False),
        ("3-4 GHz", "34 GHz", False),
        ("−144 dBW", "144 dBW", False),
        ("≤ 5", "≥ 5", False),
        ("5%", "5", False),
        ("5 MHz", "5 mHz", False),
        ("5 m", "5 M", False),
        ("40°26'", '40°26"', False),
        ("[the fund]", "the fund", False),
        ("it", "IT", False),
    ],
)
def test_editorial(one: str, other: str, same: bool) -> None:
    assert editorial(one, other) is same
    assert editorial(other, one) is same


def test_a_long_wording_is_compared_by_its_sentences() -> None:
    sentences = [
        f"the lamp {number} burns oil of the kind {number % 7} in harbour {number}. " for number in range(2_000)
    ]
    old = "".join(sentences)
    new = "".join(sentences[:1_500] + sentences[1_501:]).replace("lamp 77 burns", "lamp 77 shall burn")
    words = word_diff(old, new)
    assert "".join([word.text for word in words if word.op != "insert"]) == old
    assert "".join([word.text for word in words if word.op != "delete"]) == new
    assert [word.text for word in words if word.op == "insert"] == ["shall burn"]
