"""Points: whether a label begins one or is a number or a letter of a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from itures.foundation.words import last_word
from itures.grammar.calls import read_call
from itures.grammar.labels import DASHED, DASHES, Fit, Label, Place, Reading, computed_label, follows, read_label
from itures.model.stream import Level
from itures.parse.lines import Line
from itures.parse.units.cursor import Cursor
from itures.parse.units.inside import up_to_next_point
from itures.parse.units.unit import Unit

FLATTENED = re.compile(r"(?P<label>(?P<first>[a-z])(?P<second>[a-z])\))\s*")
LARGE = re.compile(r"(?P<label>(?P<number>[1-9]\d{3})\.?)\s+(?=\S)")
LIST_LINES = 60
"""A label that comes this many lines below tells nothing of the list here."""
MISSING = 3
"""A list may jump so far from one label to the next, where points were suppressed or lost; further is another list."""
FIRST_MISSING = 4
"""A list whose beginning was lost may start so late; a higher number is one out of a sentence."""
ANNOUNCING = ("call", "formula", "division", "division-title", "heading", "title")
"""Kinds of unit below which a list may begin, whatever their last word."""


@dataclass(slots=True)
class Candidate:
    """A label at the start of a line, with what decides whether a point begins there."""

    cursor: Cursor
    label: Label
    fit: Fit
    wording: str
    style: str
    _closed: bool | None = None

    @property
    def closed(self) -> bool:
        """Whether nothing of the wording before goes on; looked up when a case first asks."""
        if self._closed is None:
            self._closed = not self.cursor.is_open()
        return self._closed

    @property
    def strong(self) -> bool:
        """Whether its form is that of a label and of nothing else, as that of a plain number is not."""
        return self.style != "number" or len(self.label.readings[0].key) > 1


class Case(NamedTuple):
    """One rule on labels, in a drafter's words: where it applies, and whether a point begins there."""

    rule: str
    applies: Callable[[Candidate], bool]
    begins: Callable[[Candidate], bool]


def _always(_: Candidate) -> bool:
    return True


def _never(_: Candidate) -> bool:
    return False


def _is_alternative(cursor: Cursor) -> bool:
    """The name of an alternative stands before the label or on the line above: "[Alt 1: 4 that ...", "Option B:"."""
    covered = cursor.line.covered
    named = bool(covered) and covered[0].offset == 0 and bool(covered[0].text.strip("[ \t\u00a0"))
    return named or cursor.units[-1].kind == "aside"


def _is_ordinary(label: Label, wording: str) -> bool:
    """The label is no plain number, and a wording stands apart from it."""
    return label.readings[0].style != "number" and bool(wording) and not label.tight


ANYWHERE = (
    Case(
        "A label behind the name of an alternative begins a point, whatever the label before.",
        lambda one: _is_alternative(one.cursor),
        _always,
    ),
    Case(
        "A label that touches its wording counts only where it goes on with a list or opens one, after closed wording.",
        lambda one: one.label.tight and (one.fit not in ("next", "open") or not one.closed),
        _never,
    ),
    Case(
        "A bullet begins a point: a dash may stand in a sentence, the other signs never do.",
        lambda one: one.style.startswith("bullet") and one.style[-1] not in DASHES,
        _always,
    ),
    Case(
        "A number alone on a line is the number of a page in text from PDF; elsewhere it must fit its list, below a call.",
        lambda one: not one.wording and one.style == "number",
        lambda one: (
            not one.cursor.wrapped and one.closed and one.fit in ("next", "open", "under") and one.cursor.calls > 0
        ),
    ),
    Case(
        "Another label alone on a line begins a point after closed wording; where labels are missing, a strong one only.",
        lambda one: not one.wording,
        lambda one: (one.closed or not one.cursor.wrapped) and (one.fit != "gap" or one.strong),
    ),
)
"""In order, as those below: the first case that applies decides."""
ON_CUT_LINES = (
    Case(
        "On a cut line, after closed wording, a plain 1 opens a list only where one is announced.",
        lambda one: one.closed and one.fit == "open" and not one.strong,
        lambda one: _announced_list(one.cursor),
    ),
    Case(
        "On a cut line, after closed wording, a list begins anew only where one is announced, with bullets or in an annex.",
        lambda one: one.closed and one.fit == "restart",
        lambda one: one.style.startswith("bullet") or _announced_list(one.cursor) or one.cursor.mode == "division",
    ),
    Case(
        "On a cut line, after closed wording, any other label that fits the labels before it begins a point.",
        lambda one: one.closed and one.fit != "gap",
        _always,
    ),
    Case(
        "Where a label or two are missing there, it must be a strong one or stand between points of one sentence.",
        lambda one: one.closed,
        lambda one: (one.strong or (one.cursor.ends(";.") and one.wording[:1].islower())) and _gap_is_small(one),
    ),
    Case(
        "On a cut line, after open wording, a label counts where the line before ended early and the label fits.",
        lambda one: (
            (one.fit in ("next", "insert", "under") or (one.fit == "open" and one.strong))
            and one.cursor.ended_early(one.cursor.at - 1)
        ),
        _always,
    ),
    Case(
        "After open wording any other label on a cut line counts only where its list goes on below.",
        _always,
        lambda one: _goes_on_below(one),
    ),
)
"""A line that was cut, at a margin or here: its beginning need not be the beginning of anything."""
IN_WHOLE_PARAGRAPHS = (
    Case(
        "In whole paragraphs, a number after missing ones is a label where few are missing or a tab stands behind it.",
        lambda one: one.style == "number" and one.fit == "gap",
        lambda one: _gap_is_small(one) or "\t" in one.cursor.line.text[: one.label.end],
    ),
    Case(
        "In the paragraphs of a text file, a number after open wording counts where it is the next, or its list goes on.",
        lambda one: one.style == "number" and one.cursor.running and not one.closed and one.fit != "next",
        lambda one: _goes_on_below(one),
    ),
    Case("Any other label at the start of a paragraph begins a point.", _always, _always),
)
ORDINARY = Case(
    "At the start of a whole paragraph, a label that is no plain number begins a point where a wording stands apart from it.",
    lambda one: _is_ordinary(one.label, one.wording),
    _always,
)
"""Most labels, which need no candidate: that it is asked first changes no answer of the cases behind it."""
ON_CUT, IN_WHOLE = (*ANYWHERE, *ON_CUT_LINES), (ORDINARY, *ANYWHERE, *IN_WHOLE_PARAGRAPHS)


def take_item(cursor: Cursor, line: Line) -> bool:
    """The line begins with the label of a point, in its text or computed by the word processor."""
    lexicon = cursor.lexicon
    if line.label is not None:
        label = computed_label(line.label, lexicon, line.level)
        return _add_item(cursor, line, label, 0, _placed(cursor, label, line.level))
    read = read_label(line.text, lexicon) or _next_of_many(cursor, line.text)
    if read is None:
        return _take_flattened(cursor, line)
    wording = line.text[read.end :]
    if "\t" not in line.text[: read.end] and _is_no_label(cursor, read, wording):
        return False
    place = _placed(cursor, read)
    if (cursor.wrapped or line.late or not _is_ordinary(read, wording)) and not _begins_point(
        Candidate(cursor, read, place.fit, wording, read.readings[0].style)
    ):
        return False
    if place.fit == "gap" and _is_alternative(cursor) and place.reading in cursor.ladder.rungs:
        place = place._replace(fit="next")  # two alternatives have one label
    return _add_item(cursor, line, read, read.end, place)


def _placed(cursor: Cursor, label: Label, level: Level | None = None) -> Place:
    """Where a label fits; what is read in one way alone needs nothing else to be asked."""
    if len(label.readings) == 1:
        return cursor.ladder.place(label, level=level)
    return cursor.ladder.place(label, partial(_label_after, cursor), partial(_announced_list, cursor), level)


def _next_of_many(cursor: Cursor, text: str) -> Label | None:
    """A number of four digits that goes on with the list: "1000" after "999". Any other one is a year or a quantity."""
    match = LARGE.match(text)
    if match is None:
        return None
    reading = Reading("number", ((int(match["number"]), 0),))
    if not any(follows(rung, reading) == "next" for rung in cursor.ladder.rungs):
        return None
    return Label(match["label"], (reading,), match.end())


def _take_flattened(cursor: Cursor, line: Line) -> bool:
    """A label in which an old letter and a new one stand, as redlines have it that were copied as plain text: "bc)", "cb)".

    One of the two goes on with the list; which of them is the new one, the list alone can say.
    """
    match = FLATTENED.match(line.text)
    if match is None or cursor.is_open():
        return False
    for letter in (match["second"], match["first"]):
        label = read_label(f"{letter}) x", cursor.lexicon)
        place = cursor.ladder.place(label) if label is not None else None
        if label is not None and place is not None and place.fit == "next":
            _add_item(cursor, line, label, match.end(), place)
            cursor.units[-1].written = match["label"]
            return True
    return False


def _is_no_label(cursor: Cursor, label: Label, wording: str) -> bool:
    """The wording behind it shows that it is none: a date, a quantity, the rest of a citation."""
    style = label.readings[0].style
    if not style.startswith("bullet") and cursor.lexicon.labels.after_no_label.match(wording):
        return True
    return style == "number" and _is_citation(cursor, label, wording)


def _is_citation(cursor: Cursor, label: Label, wording: str) -> bool:
    """A line that goes on with a citation: "2 (Rev. Bucharest, 2022)", "2.1 of the Rules"."""
    decimal = len(label.readings[0].key) > 1
    return wording[:1] == "(" or (decimal and cursor.lexicon.addressees.possessive.match(" " + wording) is not None)


def _begins_point(one: Candidate) -> bool:
    """Whether a label begins a point here, or is a number or a letter of a sentence."""
    for case in ON_CUT if one.cursor.wrapped or one.cursor.line.late else IN_WHOLE:
        if case.applies(one):
            return case.begins(one)
    return True


def _goes_on_below(one: Candidate) -> bool:
    """A label after wording that nothing closed: it counts where the list goes on with the label after it.

    "shall, in due course, / i) prepare the budget; / ii) submit it" has a list, "as noted in / a) of this text" none.
    """
    cursor, label = one.cursor, one.label
    if one.style == "number":
        possible = _number_may_go_on(one)
    else:
        joined = last_word(cursor.units[-1].text) in cursor.connectors  # "a) ...; and / b) ..."
        possible = one.fit == "open" or (one.fit == "next" and (joined or not cursor.hangs()))
    if not possible:
        return False
    after = _label_after(cursor)
    if after is None:
        return one.fit == "next"
    return any(follows(old, new) for old in label.readings for new in after.readings)


def _number_may_go_on(one: Candidate) -> bool:
    """A plain number after open wording: before lower case alone, and as the wording before or behind it lets it."""
    if one.strong or not one.wording[:1].islower():
        return False
    cursor = one.cursor
    if one.fit == "open":
        return cursor.hangs() or not cursor.wrapped
    return one.fit == "next" and not cursor.hangs() and cursor.lexicon.calls.lead_opener.match(one.wording) is not None


def _gap_is_small(one: Candidate) -> bool:
    """One or two labels are missing before this one, not a number out of a sentence."""
    for rung in reversed(one.cursor.ladder.rungs):
        for reading in one.label.readings:
            if rung.style == reading.style and rung.key[:-1] == reading.key[:-1]:
                return 0 < reading.key[-1][0] - rung.key[-1][0] <= MISSING
    key = one.label.readings[0].key
    return len(key) == 1 and key[-1][0] <= FIRST_MISSING


def _announced_list(cursor: Cursor) -> bool:
    """The unit before announces a list: it is a heading or ends with a colon, or it is closed text with no list before."""
    last = cursor.units[-1]
    if last.kind in ANNOUNCING or last.text.rstrip().endswith(":"):
        return True
    return last.kind == "text" and not cursor.ladder.rungs and not cursor.is_open()


def _label_after(cursor: Cursor) -> Label | None:
    """The next label of the same look below this line, within the section."""
    here = _label_of(cursor, cursor.line)
    styles = {reading.style for reading in here.readings} if here else set()
    for later in cursor.following(LIST_LINES - 1):
        label = _label_of(cursor, later)
        if label is not None and styles & {reading.style for reading in label.readings}:
            return label
        call = read_call(later.text, cursor.lexicon)
        if call is not None and call.strength != "sentence":
            return None
    return None


def _label_of(cursor: Cursor, line: Line) -> Label | None:
    if line.label is None:
        return read_label(line.text, cursor.lexicon)
    return computed_label(line.label, cursor.lexicon, line.level)


def _add_item(cursor: Cursor, line: Line, label: Label, wording: int, place: Place) -> bool:
    if place.fit == "gap" and not cursor.ladder.rungs and any(follows(old, place.reading) for old in cursor.before):
        place = place._replace(fit="next")  # "a), b), / considering further / c)"
    cursor.ladder.step(place, line.level)
    own = up_to_next_point(cursor, line, wording) if cursor.running and not cursor.wrapped else line
    unit = cursor.add("item", own)
    unit.label, unit.wording, unit.depth, unit.fit = label.text, wording, place.depth, place.fit
    behind = len(label.text)
    dash = DASHED.match(line.text, behind) if wording and line.text[behind + 1 : behind + 2] in DASHES else None
    unit.printed = _printed(unit, line, label, dash) if unit.printed or dash is not None else ""
    return True


def _printed(unit: Unit, line: Line, label: Label, dash: re.Match[str] | None) -> str:
    """The label as it stands in the text, where a dash follows it or square brackets stand around it; else nothing."""
    opening = line.covered[0].text if unit.printed else ""
    closing = "]" if any(one.text == "]" and one.offset == len(label.text) for one in line.covered) else ""
    dashed = label.text + dash[0].rstrip() if dash is not None else label.text
    return opening + dashed + closing if opening or dash is not None else ""
