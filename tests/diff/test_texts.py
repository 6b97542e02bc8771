"""Which of several texts of two files belong together."""

from __future__ import annotations

from itures.analyse.diff.edits import diff
from itures.parse import parse
from itures.read import read

LAMPS = (
    "RESOLUTION 71 (Rev. Dubai, 2018)\nLamps\nresolves\n1\tto keep lamps in all harbours lit;\n2\tto paint towers.\n"
)
BELLS = "RESOLUTION 5 (Kyoto, 1994)\nBells\nresolves\n1\tto ring the bells at noon;\n2\tto count the ringers.\n"
ROPES = "RESOLUTION 6 (Kyoto, 1994)\nRopes\nresolves\n1\tto coil all ropes on decks.\n"


def texts(old: str, new: str) -> list[tuple[str | None, str | None]]:
    found = diff(*[parse(read("x.txt", text.encode())) for text in (old, new)]).texts
    return [(one.old, one.new) for one in found]


def test_one_text_on_each_side_needs_no_word() -> None:
    assert texts(LAMPS, LAMPS.replace("71", "72")) == []


def test_texts_are_paired_by_what_they_say_whatever_their_numbers_and_order() -> None:
    renumbered = BELLS.replace("RESOLUTION 5", "RESOLUTION 9")
    assert texts(LAMPS + BELLS, renumbered + LAMPS) == [
        ("resolution 5", "resolution 9"),
        ("resolution 71", "resolution 71"),
    ]


def test_a_text_that_has_nothing_in_common_with_any_has_no_partner() -> None:
    masts = "RESOLUTION 12 (Doha, 2026)\nMasts\ninvites Member States\n1\tto scrape spars with sand.\n"
    assert texts(LAMPS + ROPES, LAMPS + masts) == [
        ("resolution 71", "resolution 71"),
        (None, "resolution 12"),
        ("resolution 6", None),
    ]
