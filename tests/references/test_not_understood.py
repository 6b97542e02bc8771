"""What looks like an edition and is in no form that is known: never "in force"."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import itures
from corpus import real, samples
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
