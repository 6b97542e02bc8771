"""What opens a part of the file: proposal marks, designations, formulas, headings of annexes, reasons, histories."""

from __future__ import annotations

import re

from itures.foundation.words import first_word
from itures.grammar.calls import read_call
from itures.grammar.designations import (
    CELL,
    MARK_BEFORE,
    ROW,
    Designation,
    Mark,
    read_designation,
    read_designations,
    read_mark,
)
from itures.grammar.labels import Ladder, read_label
from itures.language.members import members
from itures.language.parsing import Lexicon
from itures.model.folding import folded
from itures.parse.lines import Line
from itures.parse.units.cursor import Cursor
from itures.parse.units.inside import annex_inside
from itures.parse.units.treaties import may_follow_mark, take_mark_of_point, take_marked_provision
from itures.parse.units.unit import Unit, join

AUTHOR_LENGTH = 40
"""The id of a proposal, alone on a line, is no longer."""
AUTHOR_MARK = re.compile(r"\d{1,2}\Z")
"""The mark of a note behind a name."""
ROW_LENGTH = 120
"""The cells between an action and its designation hold no more characters."""
FORMULA_LINES = 4
"""A formula takes no more lines, even in narrow columns."""
HISTORY_LINES = 8
"""The history of an old text names a conference on each of its lines, or nearly so."""
FIRST_POINT = re.compile(r"(?<=[^\W\d_])\s+(?=(?:1|a\))\s+[^\W\d_])")
"""Where the first point of an annex may begin behind its title."""
DIVISION_LINES = 4
"""The heading of an annex with its bracket, which may name several texts, takes no more lines."""
BODY_LINES = 10
"""So many lines below a formula are looked at for the first call."""
LONGEST_TITLE = 250
"""A longer line above a formula is a paragraph."""
LOOK_AHEAD = 30
"""Lines after a designation in which a formula or a call must stand for it to open an instrument: long titles take ten."""
LOOK_AHEAD_LENGTH = 2500
"""Characters after a designation in which they must stand: a paragraph a line, thirty lines would be several texts."""
CUT_DESIGNATION = 120
"""A line as long as this is no designation cut at the margin: designations are short, and pages no wider."""
CUT_FORMULA = 120
"""A longer line that begins like a formula and ends without a comma is a sentence, and no formula cut at the margin."""
DIVISION_LENGTH = 200
"""A longer line that begins with "Annex" is a sentence about one."""
INNER_DIVISIONS = ("part", "chapter", "section")
"""Divisions inside an annex: their words are common ones, so they are headings only with a number."""


# Proposal marks.


def take_proposal(cursor: Cursor, line: Line) -> bool:
    """The line is the mark of a proposal, or begins with one before a designation."""
    mark = read_mark(line.text)
    if mark is None:
        first = take_marked_provision(cursor, line)
        if first is not None:
            return take_proposal(cursor, first)
        return _cut_before_designation(cursor, line) or take_mark_of_point(cursor, line)
    if mark.id is None and take_mark_of_point(cursor, line):
        return True
    if (
        mark.action is None
        and cursor.mode in ("head", "body", "division", "treaty")
        and not _mark_follows(cursor)
        and not may_follow_mark(cursor)
    ):
        return False
    unit = cursor.add("proposal", line)
    unit.proposal = mark
    cursor.mode = "cover"
    cursor.pending_mark = True
    cursor.ladder = Ladder()
    return True


def take_row(cursor: Cursor, line: Line) -> bool:
    """The line is a row of a list that says what is proposed to each text: cells, one of them an action, then a designation."""
    row = ROW.match(line.text)
    if row is None or row["action"] == "OTHER":
        return False
    ends = [cell.end() for cell in CELL.finditer(line.text, row.end(), row.end() + ROW_LENGTH)]
    end = next((end for end in ends if read_designation(line.text[end:], cursor.lexicon) is not None), None)
    if end is None:
        return False
    first, _ = cursor.cut(line, end)
    unit = cursor.add("proposal", first)
    unit.proposal = Mark(row["action"], None)
    cursor.mode = "cover"
    cursor.pending_mark = True
    cursor.ladder = Ladder()
    return True


def take_author(cursor: Cursor, line: Line) -> bool:
    """The line says whose the text below or above it is, as papers of drafting groups do: "USA/27A3/2", "[Russian Federation2]"."""
    text = line.text
    if cursor.mode == "body":
        mark = read_mark(text) if len(text) <= AUTHOR_LENGTH else None
        authored = mark is not None and mark.action is None and mark.id is not None and not cursor.is_open()
    elif cursor.mode == "head" and text.startswith("[") and text.endswith("]"):
        authored = bool(members(AUTHOR_MARK.sub("", text[1:-1]), cursor.lexicon.language.code))
    else:
        return False
    if authored:
        cursor.add("author", line)
    return authored


def _cut_before_designation(cursor: Cursor, line: Line) -> bool:
    """A mark on the line of its designation is cut off: "MOD RESOLUTION 71 (Rev. Dubai, 2018)"."""
    before = MARK_BEFORE.match(line.text)
    if before is None or read_designation(line.text[before.end() :], cursor.lexicon) is None:
        return False
    first, rest = cursor.cut(line, before.end())
    return take_proposal(cursor, first) if first.text and rest.text else False


def _mark_follows(cursor: Cursor) -> bool:
    """A mark with an action stands here or on the line below."""
    mark = read_mark(cursor.line.text) if cursor.at < len(cursor.lines) else None
    if mark is None and cursor.below is not None:
        mark = read_mark(cursor.below.text)
    return mark is not None and mark.action is not None


# Designations.


def take_designation(cursor: Cursor, line: Line) -> bool:
    """The line is the designation of an instrument, which a formula or a call below bears out."""
    found = read_designation(line.text, cursor.lexicon)
    if found is None and cursor.running and _is_cut(line.text):
        found, line = _over_two_lines(cursor, line)
    if found is None and cursor.pending_mark and _take_several(cursor, line):
        return True
    if found is None or (cursor.running and cursor.mode == "body" and cursor.is_open()):
        return False
    if cursor.mode == "head" and _is_cited(_designation(cursor.units), line):
        return False
    if not cursor.pending_mark and not _instrument_follows(cursor, found, line):
        return False
    if found.end < len(line.text):
        line, _ = cursor.cut(line, found.end)
    _add_designation(cursor, line, found)
    return True


def _add_designation(cursor: Cursor, line: Line, found: Designation) -> Unit:
    unit = cursor.add("designation", line)
    unit.designation = found
    cursor.mode = "head"
    cursor.pending_mark = False
    cursor.calls = 0
    cursor.inline_calls = False
    cursor.ladder = Ladder()
    return unit


def _take_several(cursor: Cursor, line: Line) -> bool:
    """One mark is about several texts: "NOC / RESOLUTIONS 1, 5, 7 AND 10". Each is an instrument, with that proposal."""
    several = read_designations(line.text, cursor.lexicon)
    if not several:
        return False
    done = 0
    for number, found in enumerate(several):
        here = cursor.line
        first = here if number == len(several) - 1 else cursor.cut(here, found.end - done)[0]
        done = found.end
        unit = _add_designation(cursor, first, found)
        unit.shares_mark = number > 0
    return True


def _is_cited(designation: str, line: Line) -> bool:
    """A line of a title that cites a text: "Resolution 70 (Rev. Dubai, 2018)", where the designation is in capitals.

    Texts of one file are headed alike, and a blank line parts them.
    """
    return not line.gap and _in_capitals(designation) and not _in_capitals(line.text)


def _designation(units: list[Unit]) -> str:
    return next(unit.text for unit in reversed(units) if unit.kind == "designation")


def _in_capitals(text: str) -> bool:
    return first_word(text).isupper()


def _is_cut(text: str) -> bool:
    """The margin may have cut a designation in its bracket: "RESOLUTION 71 (Rev. / Dubai, 2018)"."""
    return text.count("(") > text.count(")") and len(text) < CUT_DESIGNATION


def _over_two_lines(cursor: Cursor, line: Line) -> tuple[Designation | None, Line]:
    """The designation that the line makes with the whole of the line below; both are one line from now on."""
    below = cursor.below
    if below is None:
        return None, line
    read = cursor.joined(line.text, below.text)
    found = read_designation(read, cursor.lexicon)
    if found is None or found.end != len(read):
        return None, line
    whole = join(line.text, below.text)
    found = found._replace(end=len(whole))
    line = Line(whole, [*line.pieces, *below.pieces], [*line.marks, *below.marks], line.gap, line.full)
    cursor.replace(line, count=2)
    return found, line


def _instrument_follows(cursor: Cursor, found: Designation, line: Line) -> bool:
    """A formula or a bare call stands below, before any other designation."""
    size = 0
    for later in cursor.following(LOOK_AHEAD):
        if later.cell is not None and line.cell is None:
            continue
        answer = _bears_out(cursor, found, line, later)
        if answer is not None:
            return answer
        size += len(later.text)
        if size > LOOK_AHEAD_LENGTH:
            return False
    return False


def _bears_out(cursor: Cursor, found: Designation, line: Line, later: Line) -> bool | None:
    """What a line below says of a designation: it opens an instrument (True), it does not (False), or nothing."""
    text = later.text
    if cursor.lexicon.formula.start.match(text) and (text.rstrip().endswith((",", ")")) or len(text) < CUT_FORMULA):
        return True
    call = read_call(text, cursor.lexicon)
    if call is not None and cursor.mode in ("body", "division") and not _in_capitals(line.text):
        # Inside a text, a line that reads "Resolution 99 (Rev. Dubai, 2018)" is a citation cut at the margin.
        return False
    if call is not None and call.strength != "sentence" and text[:1].islower():
        return True
    if text[:1].isupper() and not _is_cited(line.text, later):
        again = read_designation(text, cursor.lexicon)
        if again is not None and (
            (again.number, again.draft) != (found.number, found.draft) or _says_more(again, found)
        ):
            return False
    mark = read_mark(text)
    # A subject line or a page heading names the text that the proposal below is about.
    return False if mark is not None and mark.action is not None else None


def _says_more(again: Designation, found: Designation) -> bool:
    """Whether a designation of the same text gives its edition, which the one above does not: that is a page heading."""
    return again.edition is not None and found.edition is None


# Formulas and histories.


def take_formula(cursor: Cursor, line: Line) -> bool:
    """The line begins the enacting formula: "The Plenipotentiary Conference of ... (Dubai, 2018),"."""
    if cursor.lexicon.formula.start.match(line.text) is None:
        return False
    _part_from_call(cursor, line)
    count = cursor.longest(cursor.lexicon.formula.line, FORMULA_LINES)
    if not count:
        return False
    cursor.add_next("formula", count)
    cursor.mode = "body"
    return True


def _part_from_call(cursor: Cursor, line: Line) -> None:
    """Cut the first call off the line of the formula: "The ... Conference (Kyoto, 1994), recalling"."""
    if not cursor.running or cursor.wrapped:
        return
    match = cursor.lexicon.calls.inside.search(line.text)
    if match is not None and cursor.lexicon.formula.line.match(line.text[: match.start() + 1]) is not None:
        _, rest = cursor.cut(line, match.end())
        rest.late = False


def take_undesignated(cursor: Cursor, line: Line) -> bool:
    """A formula that nothing designates opens an instrument: copies and web pages lose the designation."""
    if cursor.lexicon.formula.start.match(line.text) is None:
        return False
    count = cursor.longest(cursor.lexicon.formula.line, FORMULA_LINES)
    if (
        not count
        or not cursor.lines[cursor.at + count - 1].text.rstrip().endswith(",")
        or not _body_follows(cursor, count)
    ):
        return False
    first = _lines_above(cursor)
    unit = cursor.add_next("formula", count)
    (first or unit).opens = True
    cursor.mode = "body"
    cursor.pending_mark = False
    cursor.calls = 0
    cursor.ladder = Ladder()
    return True


def is_call_alone(cursor: Cursor, line: Line) -> bool:
    """The line is a call, with the first of its clauses below it."""
    call = read_call(line.text, cursor.lexicon)
    if call is None or call.strength not in ("bare", "named") or not line.text[:1].islower() or cursor.below is None:
        return False
    label = read_label(cursor.below.text, cursor.lexicon)
    return (label is not None and label.opens) or cursor.lexicon.calls.lead_opener.match(cursor.below.text) is not None


def _body_follows(cursor: Cursor, count: int) -> bool:
    """A call stands below a formula, before any designation, or points do at once, whose call was lost."""
    first = cursor.lines[cursor.at + count].text if cursor.at + count < len(cursor.lines) else ""
    label = read_label(first, cursor.lexicon)
    if label is not None and label.opens and not label.readings[0].style.startswith("bullet"):
        return True
    for later in cursor.lines[cursor.at + count : cursor.at + count + BODY_LINES]:
        call = read_call(later.text, cursor.lexicon)
        if call is not None and later.text[:1].islower():
            return True
        if later.text[:1].isupper() and read_designation(later.text, cursor.lexicon) is not None:
            return False
    return False


def _lines_above(cursor: Cursor) -> Unit | None:
    """The title above a formula, and the editions in brackets between them; the first of these, None without a title."""
    units = cursor.units
    place = len(units) - 1
    if place > 0 and units[place].kind == "paragraph" and units[place].text.startswith("("):
        place -= 1
    title = units[place] if place >= 0 else None
    if title is None or title.kind != "paragraph" or not _is_title(title.text, cursor.lexicon):
        return None
    title.kind = "title"
    for between in units[place + 1 :]:
        between.kind = "reference-line"
    return title


def _is_title(text: str, lexicon: Lexicon) -> bool:
    """Whether a line of the cover may be the title of a text: no sentence, and nothing that covers say of a document."""
    cover = (
        lexicon.cover.document,
        lexicon.cover.date,
        lexicon.cover.original,
        lexicon.cover.addendum,
        lexicon.cover.agenda,
    )
    return len(text) <= LONGEST_TITLE and text[-1:] not in ".;:," and not any(one.search(text) for one in cover)


def take_history(cursor: Cursor, line: Line) -> bool:
    """The line begins the history of the text: "(Kyoto, 1994) – (Rev. Dubai, 2018)"."""
    if not line.text.startswith("(") or cursor.calls == 0 or (cursor.is_open() and cursor.wrapped):
        return False
    count = cursor.longest(cursor.lexicon.designations.history, HISTORY_LINES)
    if not count:
        return False
    cursor.add_next("history", count)
    return True


# Reasons and annexes.


def take_reasons(cursor: Cursor, line: Line) -> bool:
    """The line begins the reasons of a proposal."""
    if cursor.lexicon.furniture.reasons.match(line.text) is None:
        return False
    # In the middle of a sentence the word is small.
    if cursor.wrapped and cursor.is_open() and not line.text[:1].isupper():
        return False
    cursor.add("reasons", line)
    cursor.mode = "reasons"
    return True


def take_division(cursor: Cursor, line: Line) -> bool:
    """The line is the heading of an annex, or of a part of one."""
    text = line.text
    if not text[:1].isupper() or folded(first_word(text)) not in cursor.lexicon.divisions.kinds:
        return False
    if cursor.running and cursor.is_open() and not text.isupper():
        return False
    text = _up_to_next_heading(cursor, line).text
    whole, count = _heading_lines(cursor, text)
    match = cursor.lexicon.divisions.heading.match(whole)
    if match is None or whole[-1:] in ".;:," or len(whole) > DIVISION_LENGTH or not _is_heading(cursor, text, match):
        return False
    unit = cursor.add_next("division", count)
    unit.division = match
    cursor.mode = "division"
    cursor.ladder = Ladder()
    return True


def _up_to_next_heading(cursor: Cursor, line: Line) -> Line:
    """The line up to the head of another annex in it, which becomes a line of its own."""
    if not cursor.running or cursor.wrapped:
        return line
    at = annex_inside(line.text, 0, cursor.lexicon)
    if at is not None:
        line = cursor.cut(line, at)[0]
    # Its title and its first point may stand in the same line: "ANNEX TO RESOLUTION 999 (WRC-23) Care of lamps 1 Lamps are".
    head = cursor.lexicon.divisions.head.match(line.text)
    if head is None or not line.text[head.end() :].strip():
        return line
    point = FIRST_POINT.search(line.text, head.end())
    if point is not None:
        line = cursor.cut(line, point.end())[0]
    return cursor.cut(line, head.end())[0] if point is not None else line


def _heading_lines(cursor: Cursor, text: str) -> tuple[str, int]:
    """The heading of an annex with the lines of its bracket, and how many lines those are."""
    count = 1
    whole = text
    while whole.count("(") > whole.count(")") and count < DIVISION_LINES and cursor.at + count < len(cursor.lines):
        whole = cursor.joined(whole, cursor.lines[cursor.at + count].text)
        count += 1
    below = cursor.below
    if count == 1 and below is not None and below.text.startswith("("):
        both = cursor.joined(text, below.text)
        owned = cursor.lexicon.divisions.heading.match(both)
        if owned is not None and owned["rest"].strip():
            return both, 2  # "ANNEX A / (to Resolution 920)"
    return whole, count


def _is_heading(cursor: Cursor, text: str, match: re.Match[str]) -> bool:
    """A word for a division without a number is a heading where it can be no part of a sentence."""
    if match["label"]:
        return True
    if cursor.lexicon.divisions.kinds[folded(match["kind"])] in INNER_DIVISIONS:
        return False
    alone = not match["rest"].strip() and not text.isupper()
    return not (alone and cursor.below is not None and cursor.wrapped)
