"""A text as PDF tools give it, a paragraph a line, reads as it did before: calls glued to the line before, points run together,
notes printed into lines, feet of pages between them.
"""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itures.model.tree import Instrument
from itures.parse import parse
from itures.read import read
from test_layout import TEXTS, paragraphs, shape

FEET = (
    "C17/56 (Rev.1)-E",
    "2PP18/42-E",
    "P:\\ENG\\SG\\PP18\\000\\042E.DOCX (512345)",
    "31.05.16 02.06.16",
    "3/484",
)
NOTE = "These include the islands."


def run_together(instrument: Instrument, rng: random.Random) -> str:
    """The paragraphs of an instrument, one a line, with what PDF tools do to some of them."""
    lines: list[str] = []
    kinds: list[str] = []
    given = paragraphs(instrument)
    marks = 0
    for index, (how, text) in enumerate(given):
        above = lines[-1] if lines else ""
        below = given[index + 1][1] if index + 1 < len(given) else ""
        full = how == "full" and kinds[-1:] == ["full"]
        glued = how == "call" and kinds[-1:] == ["full"] and glues(above, text, below) and rng.random() < 0.5
        if glued or (full and joins(above, text) and rng.random() < 0.3):
            lines[-1] = f"{above} {text}"
        elif how == "full" and rng.random() < 0.1 and re.search(r"[a-z]{4};\Z", text) and "____" not in text:
            marks += 1
            lines.append(f"{text[:-1]}{marks}; ____________________ {marks} {NOTE}")
        else:
            lines.append(text)
        kinds.append(how)
    # A foot stands between two lines of the body; one behind a note would be read as a part of its page.
    first = next(place for place, (how, _) in enumerate(given) if how == "call") + 1
    for place in sorted(rng.sample(range(first, len(lines)), k=min(2, len(lines) - first)), reverse=True):
        lines.insert(place, rng.choice(FEET))
    return "\n".join(lines)


def glues(above: str, call: str, below: str) -> bool:
    """Whether a call may stand at the end of the line above: its clauses say that it is one."""
    return (
        above.endswith((",", "."))
        and "____" not in above
        and re.match(r"(?:1|a\))\s|to\s", below) is not None
        and len(call) < 200
    )


def joins(above: str, text: str) -> bool:
    """Whether a point may go on in the line of the point before."""
    return (
        above.endswith(";")
        and "____" not in above
        and re.match(r"(?:\d{1,2}|[a-z]\))\s", above) is not None
        and re.match(r"(?:[2-9]|[b-h]\))\s[a-z]", text) is not None
    )


@pytest.mark.parametrize("index", range(len(TEXTS)))
@given(seed=st.integers(0, 2**20))
def test_what_is_run_together_is_read_as_before(index: int, seed: int) -> None:
    rng = random.Random(seed)
    for instrument in parse(read(TEXTS[index]).project("revised")).instruments:
        if instrument.divisions or instrument.annexes or not instrument.sections or instrument.footnotes:
            continue
        text = run_together(instrument, rng)
        (again,) = parse(read("run-together", text.encode())).instruments
        assert shape(again) == shape(instrument), text
