"""Lines that go on with a clause although they look like the beginning of something: what is not understood is said."""

from __future__ import annotations

from typing import Literal

from itures.grammar.calls import read_call
from itures.grammar.designations import read_designation, read_mark
from itures.grammar.labels import read_label
from itures.language.parsing import Lexicon
from itures.model.wording import Wording
from itures.parse.lines import Line
from itures.parse.units.cursor import Cursor
from itures.parse.units.unit import Doubt, Unit

LONGEST_CALL = 300
"""So many characters at the end of a clause are looked at for a call."""
SHORT_LINE = 120
"""A longer line is no designation, and no call alone: it is a sentence that begins like one."""


def kept_call(unit: Unit, lexicon: Lexicon) -> Doubt | None:
    """A call at the end of a clause, behind a sign, that nothing below makes one: "..., instructs the Secretary-General"."""
    if unit.text[-1:] in ".;:":
        return None  # no call ends so
    start = max(unit.wording, len(unit.text) - LONGEST_CALL)
    ends = [match.end() for match in lexicon.calls.inside.finditer(unit.text, start)]
    if not ends:
        return None
    rest = unit.text[ends[-1] :]
    call = read_call(rest, lexicon)
    if call is None or call.strength != "named" or call.qualified:
        return None
    return Doubt("call", rest, Wording(unit.text, unit.pieces, unit.starts).span(ends[-1], len(unit.text)))


def looks_like(cursor: Cursor, line: Line) -> Literal["call", "label", "designation", "mark"] | None:
    """What the line looks like that begins nothing; None for an ordinary line of a clause."""
    text, lexicon = line.text, cursor.lexicon
    mark = read_mark(text)
    if mark is not None and mark.action is not None:
        return "mark"
    if len(text) <= SHORT_LINE:
        designation = read_designation(text, lexicon) if text[:1].isupper() else None
        if designation is not None and text.isupper():
            return "designation"
        call = read_call(text, lexicon)
        if call is not None and call.strength in ("bare", "named") and not call.qualified:
            return "call"
    label = read_label(text, lexicon)
    if label is None or label.readings[0].style.startswith("bullet") or label.tight:
        return None
    wording = text[label.end :]
    if not wording[:1].isalpha() or lexicon.labels.after_no_label.match(wording) is not None:
        return None
    return "label" if cursor.ladder.place(label).fit == "next" else None
