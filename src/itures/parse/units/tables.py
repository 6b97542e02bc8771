"""Tables: a unit with rows of cells of lines, but where a row says what is proposed to a text."""

from __future__ import annotations

from itures.grammar.designations import read_designation, read_mark
from itures.parse.lines import Line
from itures.parse.units.cursor import Cursor
from itures.parse.units.headings import take_designation
from itures.parse.units.unit import Unit


def take_table(cursor: Cursor) -> None:
    """The lines of one table from here on, as one unit; or one row of a list of NOC and SUP, as a text without clauses."""
    row = _row(cursor, cursor.at)
    listed = _listed(cursor, row)
    if listed is not None:
        _take_listed(cursor, row, listed)
        return
    first = cursor.line.cell
    own: list[Line] = []
    while cursor.at < len(cursor.lines):
        line = cursor.line
        if line.cell is None or first is None or line.cell.table != first.table:
            break
        begins = not own or (own[-1].cell is not None and own[-1].cell.row != line.cell.row)
        if begins and own and _listed(cursor, _row(cursor, cursor.at)) is not None:
            break
        own.append(line)
        cursor.at += 1
    cursor.units.append(_table(own))


def _table(lines: list[Line]) -> Unit:
    rows: dict[int, dict[int, list[Line]]] = {}
    for line in lines:
        if line.cell is not None:
            rows.setdefault(line.cell.row, {}).setdefault(line.cell.column, []).append(line)
    pieces = [piece for line in lines for piece in line.pieces]
    unit = Unit("table", "", pieces, [mark for line in lines for mark in line.marks])
    # A cell without text is a cell all the same: what stands beside it stays in its column.
    columns = sorted({column for cells in rows.values() for column in cells})
    unit.rows = [[cells.get(column, []) for column in columns] for _, cells in sorted(rows.items())]
    return unit


# Lists of texts.


def _row(cursor: Cursor, at: int) -> list[Line]:
    """The lines of the row of a table that begins at an index."""
    first = cursor.lines[at].cell
    found: list[Line] = []
    for index in range(at, len(cursor.lines)):
        line = cursor.lines[index]
        if line.cell is None or first is None or (line.cell.table, line.cell.row) != (first.table, first.row):
            break
        found.append(line)
    return found


def _listed(cursor: Cursor, row: list[Line]) -> int | None:
    """Which line of a row is the designation of a text, behind a cell that says what is proposed to it; None in other rows."""
    if cursor.mode != "cover":
        return None  # a table of a text
    proposed: Line | None = None
    for index, line in enumerate(row):
        if proposed is None:
            mark = read_mark(line.text)
            proposed = line if mark is not None and mark.action is not None else None
        elif line.cell != proposed.cell and read_designation(line.text, cursor.lexicon) is not None:
            return index
    return None


def _take_listed(cursor: Cursor, row: list[Line], designation: int) -> None:
    """The cells before the designation are its mark; those behind it say why."""
    marks = [
        mark for line in row[:designation] if (mark := read_mark(line.text)) is not None and mark.action is not None
    ]
    unit = cursor.add("proposal", *row[:designation])
    unit.proposal = marks[0]
    cursor.mode = "cover"
    cursor.pending_mark = True
    size = len(cursor.lines)
    take_designation(cursor, cursor.line)
    behind = len(row) - designation - 1 + len(cursor.lines) - size  # a title was cut off the designation
    for number in range(behind):
        cursor.add("title" if number == 0 and len(cursor.lines) > size else "reasons", cursor.line)
    cursor.mode = "cover"
