"""What stands between a designation and the body: references, title. And the title below the heading of an annex."""

from __future__ import annotations

from itures.grammar.calls import read_call
from itures.grammar.designations import read_designation
from itures.grammar.labels import read_label
from itures.parse.lines import Line
from itures.parse.units.calls import take_call
from itures.parse.units.cursor import Cursor
from itures.parse.units.headings import take_formula, take_reasons
from itures.parse.units.points import take_item
from itures.parse.units.unit import Unit

TITLE_LENGTH = 500
"""Below a title that is longer the body has begun, though no formula said so."""
TITLE_LINES = 6
"""Lines of a title in which a word of it may look like a call, with the formula still to come."""
SHORT_TITLE = 60
"""A title cut at the margin may be shorter than this only because it goes on: "b) ..." below it is a part of it."""
REFERENCE_LENGTH = 200
"""A longer line in brackets is a paragraph, and no list of the texts from which an instrument comes."""
DIVISION_TITLE_LINE = 250
"""A longer line under the heading of an annex is the first paragraph of the annex."""
DIVISION_TITLE_LENGTH = 200
"""The title of an annex that is longer takes no other line."""
SENTENCE_ENDS = ".;:,"
"""Signs with which no title ends."""


def take_head(cursor: Cursor, line: Line) -> bool:
    """The line below a designation: formula, reasons, references, the rest of a number, a call, or else the title."""
    if take_formula(cursor, line):
        return True
    # A title may end in the name of a body: "Working methods of the Council". The formula stands below it then.
    inside = None if _formula_follows(cursor) else _formula_inside(cursor, line.text)
    if inside is not None:
        first, _ = cursor.cut(line, inside)
        return take_head(cursor, first)
    if take_reasons(cursor, line) or _take_references(cursor, line) or _take_number(cursor, line):
        return True
    if not _formula_follows(cursor) and take_call(cursor, line):
        return True
    return _take_title(cursor, line)


def _formula_inside(cursor: Cursor, text: str) -> int | None:
    """Where the enacting formula begins that a converter left on the line of the title."""
    formula = cursor.lexicon.formula.start.search(text, 1)
    if formula is None or cursor.lexicon.formula.line.match(text, formula.start()) is None:
        return None
    return formula.start()


def _take_references(cursor: Cursor, line: Line) -> bool:
    """The line names, in brackets, the texts or the edition from which the instrument comes."""
    text = line.text
    if not text.startswith("(") or len(text) >= REFERENCE_LENGTH:
        return False
    if not text.endswith(")") and cursor.lexicon.designations.edition.match(text[1:]) is None:
        return False
    cursor.add("reference-line", line)
    return True


def _take_number(cursor: Cursor, line: Line) -> bool:
    """The number of a draft stands, in its brackets, on the line below: "DRAFT NEW RESOLUTION / [ABC-1]"."""
    previous, text = cursor.units[-1], line.text
    if previous.kind != "designation" or not (text.startswith("[") and text.endswith("]")):
        return False
    if (
        previous.designation is None
        or previous.designation.draft is not None
        or previous.designation.number is not None
    ):
        return False  # "RESOLUTION 7 / [Use of lamps]" has a title that is not agreed
    whole = read_designation(previous.text + " " + text, cursor.lexicon)
    if whole is None:
        return False
    cursor.extend(previous, line)
    previous.designation = whole
    return True


def _formula_follows(cursor: Cursor) -> bool:
    """An enacting formula stands a few lines below: until it, lines that look like calls are lines of the title."""
    lexicon = cursor.lexicon
    return any(
        lexicon.formula.start.match(later.text) is not None and read_call(later.text, lexicon) is None
        for later in cursor.following(TITLE_LINES)
    )


def _take_title(cursor: Cursor, line: Line) -> bool:
    """The line begins the title or goes on with it, until a point, a full stop or its length says that the body began."""
    title = _title(cursor)
    if title is None:
        cursor.add("title", line)
        return True
    if _begins_points(cursor, line, title):
        cursor.mode = "body"
        return take_item(cursor, line)
    ended = len(title.text) > TITLE_LENGTH or (title.text[-1:] in ".;" and not cursor.wrapped)
    previous = cursor.units[-1]
    if ended or previous.kind != "title":
        cursor.mode = "body"
        return False
    cursor.extend(previous, line)
    return True


def _title(cursor: Cursor) -> Unit | None:
    """The first unit of the instrument's title, if it has begun."""
    found = None
    for unit in reversed(cursor.units):
        if unit.kind == "title":
            found = unit
        elif unit.kind == "designation":
            break
    return found


def _begins_points(cursor: Cursor, line: Line, title: Unit) -> bool:
    """A label below a whole title: points without formula or call. A plain number may stand in the title itself."""
    label = read_label(line.text, cursor.lexicon)
    if label is None or label.readings[0].style == "number":
        return False
    return not (cursor.wrapped and len(title.text) < SHORT_TITLE)


def take_division_title(cursor: Cursor, line: Line, last: Unit) -> bool:
    """The lines under the heading of an annex, up to the first that is a sentence, are its title."""
    if last.kind == "division":
        if line.text[-1:] in SENTENCE_ENDS or len(line.text) > DIVISION_TITLE_LINE:
            return False
        cursor.add("division-title", line)
        return True
    if (
        last.kind == "division-title"
        and cursor.wrapped
        and not line.gap
        and line.text[-1:] not in SENTENCE_ENDS
        and cursor.ended_early(cursor.at)
        and cursor.ended_early(cursor.at - 1)
        and len(last.text) < DIVISION_TITLE_LENGTH
    ):
        cursor.extend(last, line)
        return True
    return False
