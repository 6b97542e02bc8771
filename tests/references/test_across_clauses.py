"""What "that Resolution" means where another clause of the section named it: the one text that was named last, or none."""

from __future__ import annotations

import pytest

from itures.analyse.references.resolve import find_references
from itures.parse import parse
from itures.read import read

TEXT = """RESOLUTION 999 (Bucharest, 2022)
Lamps
The Plenipotentiary Conference (Bucharest, 2022),
recalling
a)\t{first};
b)\t{second},
{call}
1\t{third}.
"""
MEANT = ("PP/RES/71@bucharest-2022", "resolves 2")


def cited(first: str, second: str, third: str = "to meet", call: str = "resolves") -> list[tuple[str, str | None]]:
    text = TEXT.format(first=first, second=second, third=third, call=call)
    return [(one.id, one.pin) for one in find_references(parse(read("x.txt", text.encode()))) if one.pin is not None]


@pytest.mark.parametrize(
    "words", ["that Resolution", "the said resolution", "the same Resolution", "the above-mentioned resolution"]
)
def test_it_is_the_text_that_the_clause_before_named(words: str) -> None:
    assert cited("Resolution 71 (Rev. Bucharest, 2022), on lamps", f"resolves 2 of {words}, on oil") == [MEANT]


def test_a_clause_without_a_text_may_stand_between() -> None:
    first = "Resolution 71 (Rev. Bucharest, 2022);\nabis)\tthat lamps burn"
    assert cited(first, "resolves 2 of that Resolution") == [MEANT]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Resolutions 71 and 72 (Rev. Bucharest, 2022)", "resolves 2 of that Resolution"),
        ("Resolution 71 (Rev. Dubai, 2018) and Resolution 71 (Rev. Bucharest, 2022)", "resolves 2 of that Resolution"),
        ("that lamps burn", "resolves 2 of that Resolution"),
    ],
)
def test_of_several_or_none_nobody_can_say(first: str, second: str) -> None:
    assert cited(first, second) == []


def test_another_section_names_its_own_texts() -> None:
    assert (
        cited("that lamps burn", "Resolution 71 (Rev. Bucharest, 2022)", "to apply resolves 2 of that Resolution") == []
    )
