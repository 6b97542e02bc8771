"""What looks like an edition and is in no form that is known: never "in force"."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import itures
from corpus import real, samples
from itures.analyse.references.resolve import find_references
from itures.parse import parse
from itures.read import read
from references_cases import cited

BESIDE = re.compile(r"\s?\*{0,2}\s?[(\[][^()\[\]]{0,120}?(?:\b(?:19|20)\d{2}\b|\bRev\b)", re.IGNORECASE)


@pytest.mark.parametrize(
    "words", ["(adopted in 2018)", "(Rev. D?bai, 20l8)", "[Rev. somewhere]", "(see the Final Acts of 2018)"]
)
def test_a_bracket_with_a_year_or_a_mark_is_an_edition_that_nobody_understood(words: str) -> None:
    (found,) = cited(f"that Resolution 71 {words} applies")
    assert (found.status, found.severity) == ("edition-not-understood", "warning")
    assert found.message is not None
    assert words in found.message


@pytest.mark.parametrize("words", ["(on lamps)", "(Annex 2)", "(Document C18/20)", "of the Council"])
def test_other_brackets_are_none(words: str) -> None:
    assert cited(f"that Resolution 71 {words} applies")[0].status != "edition-not-understood"


@pytest.mark.parametrize("path", [*samples(), *real()], ids=lambda path: path.name)
def test_nothing_is_in_force_beside_an_edition_that_was_not_read(path: Path) -> None:
    document = itures.parse(path)
    text = itures.read(path).project("revised").text
    for found in itures.find_references(document):
        if found.status == "current" and "@" not in found.id and found.kind in ("resolution", "decision", "opinion"):
            assert BESIDE.match(text, found.span.end) is None, (found.raw, text[found.span.end : found.span.end + 60])


@pytest.mark.parametrize("words", ["(Revenue and expenses for the Union)", "(reviews and Revisits)"])
def test_a_word_that_begins_as_the_mark_does_is_no_edition(words: str) -> None:
    assert cited(f"that Decision 5 {words} applies")[0].status != "edition-not-understood"


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("Council Resolution 1305 (2009)", "C/RES/1305@c09"),
        ("Resolution 1386 (2017)", "C/RES/1386@c17"),
        ("Decision 588 (2016) of the Council", "C/DEC/588@c16"),
        ("Resolution 1386 of the Council (2017)", "C/RES/1386@c17"),
        ("Council Decision 5 (1998)", "C/DEC/5@c98"),
        ("Council Resolutions 1305 (2009) and 1306 (2009)", "C/RES/1305@c09"),
    ],
)
def test_of_the_council_a_year_is_its_session(words: str, id: str) -> None:
    found = cited(f"that {words} applies")
    assert found[0].id == id
    assert all(one.status != "edition-not-understood" for one in found)
    assert all("(20" in one.raw or "(19" in one.raw for one in found)


def test_of_a_conference_a_year_alone_is_not_enough() -> None:
    assert cited("that Resolution 71 (2018) applies")[0].status == "edition-not-understood"
    assert cited("that Resolution 999 (2018) applies")[0].status == "edition-not-understood"


def test_a_square_bracket_behind_a_basic_text_is_no_edition() -> None:
    text = b"RESOLUTION 2 (Kyoto, 1994)\nRules\nresolves\n1 to apply the Radio Regulations [see note];\n2 to go."
    assert [(one.id, one.status) for one in find_references(parse(read("x.txt", text)))] == [("RR", None)]
