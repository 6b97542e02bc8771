"""Several proposals beside a text as a Word file: the table that coordinators make. Words of changes are tracked changes in it."""

from __future__ import annotations

from itures.model.comparison import Comparison, Row
from itures.model.edit import Word
from itures.render.compare import Only, called, groups, like, name, said, shown, together
from itures.render.diff_docx import table_file
from itures.render.visible import visible


def write(comparison: Comparison, only: Only | None = None, author: str = "itures") -> bytes:
    """The Word file, the same bytes for the same arguments.

    >>> write(Comparison("a.txt", "", (), ()))[:2]
    b'PK'
    """
    rows = []
    for group in groups(comparison, only):
        for row in [*([group.over] if group.over is not None else []), *group.rows]:
            rows.append([_clause(row), *[_cell(comparison, row, index) for index in range(len(row.cells))]])
            told = together(row, comparison.proposals)
            if told:
                rows[-1][0].append(Word("equal", f" [{told}]"))
    heads = ["clause", *[called(one) for one in comparison.proposals]]
    return table_file(heads, rows, author)


def _clause(row: Row) -> list[Word]:
    before = "" if name(row) == "call" else name(row)
    return [Word("equal", f"{before} {row.base.text if row.base is not None else ''}".strip())]


def _cell(comparison: Comparison, row: Row, index: int) -> list[Word]:
    cell = row.cells[index]
    words = list(shown(cell))
    first = like(row, index)
    told = said(cell, row) + (f", as {visible(comparison.proposals[first].name)}" if first is not None else "")
    return [
        Word("equal", f"{told}{': ' if words else ''}"),
        *words,
        *[Word("equal", f" ({note})") for note in cell.notes],
    ]
