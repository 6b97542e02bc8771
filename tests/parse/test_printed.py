"""A text as its pages print it: ligatures, labels on lines of their own, notes at the foot. It reads as it did before."""

from __future__ import annotations

import random
import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itures.model.tree import Instrument
from itures.parse import parse
from itures.read import read
from test_layout import TEXTS, paragraphs, shape

LIGATURES = (("ffi", "\ufb03"), ("ffl", "\ufb04"), ("fi", "\ufb01"), ("fl", "\ufb02"), ("ff", "\ufb00"))
NOTE = "These include the islands and the piers."
LABEL = re.compile(r"(?P<label>\d+(?:\.\d+)*|[a-z]\)|[ivx]+\)) (?=[a-z])")


def instruments(index: int) -> list[Instrument]:
    """Those of a text that hold sections alone: what else there is, this test prints not."""
    return [
        one
        for one in parse(read(TEXTS[index]).project("revised")).instruments
        if one.sections and not (one.divisions or one.annexes or one.footnotes)
    ]


def with_ligatures(text: str, rng: random.Random) -> str:
    for letters, sign in LIGATURES:
        text = re.sub(letters, lambda match, sign=sign: sign if rng.random() < 0.7 else match.group(), text)
    return text


def without_ligatures(shapes: list[object]) -> str:
    text = repr(shapes)
    for letters, sign in LIGATURES:
        text = text.replace(sign, letters)
    return text


@pytest.mark.parametrize("index", range(len(TEXTS)))
@given(seed=st.integers(0, 2**20))
def test_ligatures_change_nothing(index: int, seed: int) -> None:
    rng = random.Random(seed)
    for instrument in instruments(index):
        text = "\n".join(
            [line if how == "centred" else with_ligatures(line, rng) for how, line in paragraphs(instrument)]
        )
        (again,) = parse(read("ligatures", text.encode())).instruments
        assert without_ligatures(shape(again)) == without_ligatures(shape(instrument)), text


@pytest.mark.parametrize("index", range(len(TEXTS)))
@given(seed=st.integers(0, 2**20))
def test_labels_alone_on_their_lines_change_nothing(index: int, seed: int) -> None:
    rng = random.Random(seed)
    for instrument in instruments(index):
        lines = []
        for how, text in paragraphs(instrument):
            label = LABEL.match(text) if how == "full" else None
            if label is not None and rng.random() < 0.5:
                lines += [label["label"], text[label.end() :]]
            else:
                lines.append(text)
        text = "\n".join(lines)
        (again,) = parse(read("labels-alone", text.encode())).instruments
        assert shape(again) == shape(instrument), text


@pytest.mark.parametrize("index", range(len(TEXTS)))
@given(seed=st.integers(0, 2**20), width=st.integers(76, 96))
def test_notes_at_the_foot_change_nothing(index: int, seed: int, width: int) -> None:
    rng = random.Random(seed)
    for instrument in instruments(index):
        text = paged(instrument, width, rng)
        (again,) = parse(read("paged", text.encode())).instruments
        assert shape(again) == shape(instrument), text
        assert [note.text for note in again.footnotes] == [NOTE] * text.count(NOTE)


def paged(instrument: Instrument, width: int, rng: random.Random) -> str:
    """Pages of 38 lines with a running head each, and a note at the foot of some of them, below a rule."""
    lines: list[str] = []
    for how, text in paragraphs(instrument):
        size = {"full": width, "call": width - 8, "centred": int(width * 0.75)}[how]
        lines += textwrap.wrap(text, size, break_long_words=False)
    pages: list[str] = []
    number = 0
    for first in range(0, len(lines), 38):
        page = lines[first : first + 38]
        # The word before a mark has letters alone, and ends a line: so nothing is wrapped otherwise than before.
        places = [
            place for place, line in enumerate(page) if len(line) < width - 2 and re.search(r" [a-z]{4,}\Z", line)
        ]
        foot = []
        if places and rng.random() < 0.6:
            number += 1
            page[rng.choice(places)] += str(number)
            foot = ["_______________", f"{number} {NOTE}"]
        pages.append("\n".join([f"Res. 900 {200 + first}", *page, *foot]))
    return "\f\n".join(pages)
