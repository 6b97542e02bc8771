"""The pass over the lines: what each of them may begin is asked in the order of certainty."""

from __future__ import annotations

import re

from itures.language.parsing import Lexicon
from itures.model.stream import Span
from itures.parse.lines import Line, Lines
from itures.parse.units.calls import take_call
from itures.parse.units.cursor import Cursor
from itures.parse.units.doubts import kept_call, looks_like
from itures.parse.units.headings import (
    AUTHOR_LENGTH,
    is_call_alone,
    take_author,
    take_designation,
    take_division,
    take_history,
    take_proposal,
    take_reasons,
    take_row,
    take_undesignated,
)
from itures.parse.units.inside import up_to_next_point
from itures.parse.units.points import take_item
from itures.parse.units.provision_tables import open_rows
from itures.parse.units.provisions import go_on_at_once
from itures.parse.units.tables import take_table
from itures.parse.units.titles import take_division_title, take_head
from itures.parse.units.treaties import take_treaty
from itures.parse.units.unit import Doubt, Unit

RULED = "_—―‗*=-– \t"
RULE = re.compile(r"[_—―‗*=\-–\s]{3,}\Z")
CAPITALS = "(ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""Marks of proposals and designations begin with one of these, so other lines are not read for them."""
COVER_PARAGRAPHS = 3
"""A proposal mark below which so many paragraphs stand is about no designation."""
CONTACT = 12
"""The words before the colon of a line that says whom to ask are no longer."""
GOING_ON = "(,;–“"
"""Signs with which a line begins that goes on with the paragraph before."""


def assemble(lines: Lines, lexicon: Lexicon, running_text: bool) -> list[Unit]:
    """The units of the lines, in text order.

    `running_text`: the lines are those of a text file, whose breaks may be a printer's or a converter's.
    """
    cursor = Cursor(lines, lexicon, running_text)
    while cursor.at < len(cursor.lines):
        line = cursor.lines[cursor.at]
        if line.cell is not None and open_rows(cursor):
            continue
        if line.cell is not None:
            take_table(cursor)
        elif not _take_opening(cursor, line):
            _go_on(cursor, cursor.lines[cursor.at])  # which may have been cut
    for unit in cursor.units:
        if unit.kind in ("item", "text"):
            doubt = kept_call(unit, lexicon)
            unit.doubts += [doubt] if doubt is not None else []
    return cursor.units


def _take_opening(cursor: Cursor, line: Line) -> bool:
    """The line begins something: what is most certain is asked first."""
    text = line.text
    if cursor.mode == "treaty" and cursor.wrapped and go_on_at_once(cursor, line):
        return True
    if text[:1] in RULED and RULE.match(text) and text.strip("–-*"):
        cursor.add("separator", line)
        return True
    if text[:1] in CAPITALS and (take_proposal(cursor, line) or take_designation(cursor, line)):
        return True
    if cursor.mode in ("cover", "head") and "\t" in text and take_row(cursor, line):
        return True
    if "[" in text and cursor.lexicon.designations.drafted.match(text) and take_designation(cursor, line):
        return True
    line = cursor.line  # which may have been cut, or joined with the line below, by one that then declined it
    if cursor.mode == "treaty" and text[:1].isupper() and take_reasons(cursor, line):
        return True
    if take_treaty(cursor, line):
        return True
    if cursor.mode == "cover":
        return _open_undesignated(cursor, line)
    if ("/" in text[:AUTHOR_LENGTH] or text[:1] == "[") and take_author(cursor, line):
        return True
    if cursor.mode == "head":
        return take_head(cursor, line)
    return _take_in_text(cursor, line)


def _take_in_text(cursor: Cursor, line: Line) -> bool:
    """The line begins something below a call, or in an annex."""
    text = line.text
    if line.label is None and (text[1:2] == ")" or not (text[:1].isalpha() or text[:1] == "(")):
        return take_item(cursor, line)  # all else begins with a word, or a bracket
    if take_reasons(cursor, line):
        return True
    if ":" in text[:CONTACT] and _is_contact(cursor, text):
        cursor.add("paragraph", line)
        return True
    if line.label is not None:
        return take_item(cursor, line)
    return (
        take_division(cursor, line) or take_history(cursor, line) or take_call(cursor, line) or take_item(cursor, line)
    )


def _is_contact(cursor: Cursor, text: str) -> bool:
    """A line of the block that says whom to ask, below the last clause."""
    contact = cursor.lexicon.furniture.contact
    if contact.match(text) is None:
        return False
    return not cursor.is_open() or contact.match(cursor.units[-1].text) is not None


def _open_undesignated(cursor: Cursor, line: Line) -> bool:
    """A formula, or a call, of a text that nothing designates."""
    if take_undesignated(cursor, line):
        return True
    if not is_call_alone(cursor, line):
        return False
    cursor.mode = "body"
    if not take_call(cursor, line):
        cursor.mode = "cover"
        return False
    cursor.units[-1].opens = True
    cursor.pending_mark = False
    return True


# Lines that begin nothing.


def _go_on(cursor: Cursor, line: Line) -> None:
    """The line begins nothing: it goes on with the unit before, or stands as a paragraph."""
    last = cursor.units[-1] if cursor.units else None
    if cursor.mode == "cover" or last is None:
        _add_cover_line(cursor, line)
    elif cursor.mode == "reasons":
        if last.kind == "reasons" and cursor.wrapped and not line.gap:
            cursor.extend(last, line)
        else:
            cursor.add("reasons", line)
    elif cursor.mode == "division" and take_division_title(cursor, line, last):
        pass
    elif _is_aside(cursor, line):
        cursor.add("aside", line)
    elif last.kind in ("item", "text") and _goes_on(cursor, line, last):
        doubt = looks_like(cursor, line)
        if doubt is not None and line.pieces:
            last.doubts.append(Doubt(doubt, line.text, Span(line.pieces[0].start, line.pieces[-1].end)))
        cursor.extend(last, up_to_next_point(cursor, line, 0))
    else:
        cursor.add("text", up_to_next_point(cursor, line, 0))


def _is_aside(cursor: Cursor, line: Line) -> bool:
    """The line stands in brackets as a whole, or names an alternative: "[Editor's note: ...]", "[TBD]", "Option 1:"."""
    last = cursor.units[-1]
    if (
        cursor.mode != "body"
        or line.covered
        or last.kind == "call"
        or (last.text.endswith((":", ",")) and last.kind == "item")
    ):
        return False  # "[that lamps be lit]" is a wording, and what a colon announces
    return (
        cursor.lexicon.brackets.aside.match(line.text) is not None and not cursor.is_open() and cursor.ladder.depth <= 1
    )


def _add_cover_line(cursor: Cursor, line: Line) -> None:
    """A paragraph of the cover; several of them below a proposal mark show that no designation comes."""
    cursor.add("paragraph", line)
    units = cursor.units
    if cursor.pending_mark and len(units) > COVER_PARAGRAPHS:
        cursor.pending_mark = any(unit.kind != "paragraph" for unit in units[-COVER_PARAGRAPHS:])


def _goes_on(cursor: Cursor, line: Line, last: Unit) -> bool:
    """The line is part of the point or the paragraph before: an empty label waits for it, or nothing closed the wording."""
    if last.kind == "item" and last.label is not None and last.is_empty():
        return True
    if not cursor.running:
        return False
    going_on = cursor.is_open()
    if line.gap and not going_on:
        return False
    if not cursor.wrapped:
        begins = line.text[:1]
        return going_on and not line.late and (begins.islower() or begins in GOING_ON or begins.isdigit())
    return going_on or not (cursor.ends(".") and cursor.ended_early(cursor.at - 1))
