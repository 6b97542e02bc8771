"""Tables of Word files that lay out provisions: the number with its marks in one cell, its wording in the next."""

from __future__ import annotations

from itures.grammar.designations import MARK_BEFORE, read_mark
from itures.grammar.provisions import REGULATIONS, read_head
from itures.parse.lines import Line
from itures.parse.units.cursor import Cursor

_Row = dict[int, list[Line]]


def open_rows(cursor: Cursor) -> bool:
    """Whether the table here has a provision in each of its rows, its number beside its wording.

    Then its cells are lines like any other from now on.
    """
    if cursor.mode not in ("cover", "reasons", "treaty"):
        return False
    rows = _rows_here(cursor)
    margins = [_margin_of(row) for row in rows]
    if not any(margins) or not all(
        _is_provision(cursor, row, margin) for row, margin in zip(rows, margins, strict=True)
    ):
        return False
    for row in rows:
        for lines in row.values():
            for line in lines:
                line.cell = None
    return True


def _rows_here(cursor: Cursor) -> list[_Row]:
    """The rows of the table that begins here, by the numbers of their columns."""
    first = cursor.line.cell
    rows: dict[int, _Row] = {}
    for line in cursor.lines[cursor.at :]:
        if line.cell is None or first is None or line.cell.table != first.table:
            break
        rows.setdefault(line.cell.row, {}).setdefault(line.cell.column, []).append(line)
    return list(rows.values())


def _margin_of(row: _Row) -> str:
    """What stands beside the wording; a proposal mark may have a column of its own."""
    margin = " ".join([line.text for line in row.get(0, [])])
    if read_mark(margin) is not None:
        margin += "".join([f" {line.text}" for line in row.get(1, [])])
    return margin


def _is_provision(cursor: Cursor, row: _Row, margin: str) -> bool:
    """A row goes on with the one before, or begins with a number and what stands beside numbers: "MOD 3 PP-98"."""
    if not margin:
        return True
    before = MARK_BEFORE.match(margin)
    rest = margin[before.end() :] if before is not None else margin
    head = read_head(rest, cursor.lexicon)
    if len(row) < 2 or head is None or rest[head.end :].strip():
        return False
    known = head.dotted or head.margins or before is not None
    return bool(known) or cursor.treaty not in (None, REGULATIONS)
