"""A text printed on pages reads as it did before: wrapped at a width, with running heads, calls set narrower."""

from __future__ import annotations

import random
import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import CORPUS, samples
from itures.model.tree import Instrument, Item
from itures.parse import parse
from itures.read import read

NAMES = ["proposal-77", "ITU-PP-RES-002", "ITU-PP-RES-021", "ITU-PP-RES-032", "ITU-PP-DEC-003", "WRC_RES_095"]
TEXTS = [path for path in samples() if path.name != "proposals-mixed.txt"]  # each of the others is one resolution
TEXTS += [path for path in (CORPUS / "gold-sources" / f"{name}.txt" for name in NAMES) if path.exists()]


def paragraphs(instrument: Instrument) -> list[tuple[str, str]]:
    """The paragraphs of an instrument, each with how it is set: centred, as a call, or at full width."""
    head = next(block.text for block in instrument.head if block.role == "designation")
    found = [("centred", head), ("centred", instrument.title or ""), ("full", instrument.formula or "")]

    def points(items: tuple[Item, ...]) -> None:
        for item in items:
            found.append(("full", f"{item.label} {item.text}"))
            points(item.items)

    for section in instrument.sections:
        found.append(("call", section.call))
        found.append(("full", section.lead or ""))
        points(section.items)
    return [(how, re.sub(r"\s+", " ", text)) for how, text in found if text]


def printed(instrument: Instrument, width: int, rng: random.Random) -> str:
    lines: list[str] = []
    for how, text in paragraphs(instrument):
        size = {"full": width, "call": width - rng.choice([5, 8, 12]), "centred": int(width * 0.75)}[how]
        lines += textwrap.wrap(text, size, break_long_words=False)
    page, pages = rng.randint(100, 400), []
    name = f"{instrument.kind.capitalize()} {instrument.number or '9'}"
    for first in range(0, len(lines), 38):
        pages.append("\n".join([f"{name} {page}" if page % 2 else f"{page} {name}", *lines[first : first + 38], ""]))
        page += 1
    return "\n".join(pages)


def shape(instrument: Instrument) -> list[object]:
    def squeezed(text: str | None) -> str:
        return re.sub(r"\s", "", text or "").replace("\u2011", "-")

    def points(items: tuple[Item, ...]) -> list[object]:
        return [(item.label, squeezed(item.text), points(item.items)) for item in items]

    return [
        (section.call, section.addressees, squeezed(section.lead), points(section.items))
        for section in instrument.sections
    ]


@given(st.integers(0, len(TEXTS) - 1), st.integers(76, 96), st.integers(0, 10**6))
def test_printing_changes_nothing(index: int, width: int, seed: int) -> None:
    instrument = parse(read(TEXTS[index]).project("revised")).instruments[0]
    again = parse(read("printed", printed(instrument, width, random.Random(seed)).encode())).instruments
    assert len(again) == 1
    assert shape(again[0]) == shape(instrument)
    assert re.sub(r"\s", "", again[0].title or "") == re.sub(r"\s", "", instrument.title or "")


@pytest.mark.parametrize("path", samples(), ids=lambda path: Path(path).name)
def test_a_sample_reads_the_same_from_word_and_from_text(path: Path) -> None:
    other = path.with_suffix(".txt" if path.suffix == ".docx" else ".docx")
    if not other.exists():
        pytest.skip(f"{path.name} has no counterpart")
    first, second = (parse(read(one).project("revised")).instruments for one in (path, other))
    assert [shape(one) for one in first] == [shape(one) for one in second]
