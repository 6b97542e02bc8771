"""Several proposals beside a text as a Word file: the table that coordinators make, with the positions on each clause.

Changes have fixed looks in it and are no tracked changes: whoever accepts all changes in the file keeps the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from itures.model.compare import Comparison, Row, Verdict
from itures.model.diff import Op
from itures.render.compare.shared import (
    ALLIES,
    Held,
    Kept,
    Only,
    allies,
    apart,
    called,
    folded,
    groups,
    held,
    kept,
    name,
    side_of,
    summed,
    together,
    touched,
)
from itures.render.names import file_name
from itures.render.word.body import Block, Look, Paragraph, Run, Table, TableRow, Writer
from itures.render.word.package import package

_LOOKS: Final[dict[Op, Look]] = {"equal": "", "insert": "inserted", "delete": "deleted"}
_FILLS: Final[dict[Verdict, str]] = {"conflict": "FDE4E4", "compatible": "DDEBFA", "same": "DCF5E3"}
_GREY: Final = "EEEEEE"
_EMPTY: Final = Paragraph("Tabletext")
_COLUMNS: Final = 4
"""Positions side by side on a page: in narrower columns long words would be broken. Others stand below."""


def write(
    comparison: Comparison,
    only: Only | None = None,
    author: str | None = None,
    date: str | None = None,
    *,
    full: bool = False,
) -> bytes:
    """The Word file, the same bytes for the same arguments. Clauses that all keep are counted, or shown if `full`.

    `author` and `date` say who put it together, and when.

    >>> write(Comparison("a.txt", "", (), ()))[:2]
    b'PK'
    """
    return _File(comparison, only, full).written(author, date)


class _File:
    def __init__(self, comparison: Comparison, only: Only | None, full: bool) -> None:
        self._comparison = comparison
        self._proposals = comparison.proposals
        self._groups = groups(comparison, only)
        self._full = full
        rows = [row for group in self._groups for row in [*([group.over] if group.over else []), *group.rows]]
        most = max([len(row.positions) for row in rows if touched(row, self._proposals)], default=1)
        self._columns = min(most, _COLUMNS)

    def written(self, author: str | None, date: str | None) -> bytes:
        """The file: who stands beside what, the legend, the table, who shares changes with whom."""
        blocks = [*self._head(author, date), self._table()]
        if rows := allies(self._comparison):
            blocks += [
                Paragraph("Normalaftertitle", [Run("Changes that proposals share", None, "bold")]),
                Table([_plain(ALLIES, heads=True), *[_plain(row) for row in rows]], wide=True, shares=(3, 2, 2, 13)),
            ]
        return package(Writer().body(blocks), "", landscape=True)

    def _head(self, author: str | None, date: str | None) -> list[Block]:
        base = file_name(self._comparison.base)
        names = ", ".join([called(one) for one in self._proposals])
        blocks: list[Block] = [
            Paragraph("Restitle", [Run(self._comparison.title or base)]),
            Paragraph("", [Run(f"{base} beside {names}: {summed(self._comparison)}.")]),
        ]
        by = ", ".join([part for part in (author, (date or "")[:10]) if part])
        blocks += [Paragraph("", [Run(f"Put together by {by}." if author else f"Put together on {by}.")])] if by else []
        for one in self._proposals:
            blocks += [Paragraph("", [Run(f"{one.name}: {note}")]) for note in one.notes]
        legend = Run("New", None, "inserted"), Run(" words are underlined, "), Run("deleted", None, "deleted")
        colours = " ones struck through. "
        colours += "A clause in conflict is red, one changed at different words blue, one with the same change green."
        return [*blocks, Paragraph("", [*legend, Run(colours)])]

    def _table(self) -> Table:
        heads = ["Clause", *[f"Position {number}" for number in range(1, self._columns + 1)]]
        rows = [_plain(heads, heads=True)]
        for group in self._groups:
            if group.over is not None:
                rows.append(self._row(group.over))
            shown = group.rows if self._full else folded(group.rows, self._proposals)
            rows += [self._kept(row.rows) if isinstance(row, Kept) else self._row(row) for row in shown]
        return Table(rows, wide=True)

    def _kept(self, rows: Sequence[Row]) -> TableRow:
        return TableRow([[Paragraph("Tabletext", [Run(kept(rows, self._proposals), None, "italic")])]])

    def _row(self, row: Row) -> TableRow:
        """The row of a clause. Below each other stand the positions for which there is no column."""
        if not touched(row, self._proposals) and row.base is not None and row.base.kind in ("call", "heading"):
            return TableRow([[Paragraph("Tablehead", [Run(row.base.text)])]], fills=[_GREY])
        cells = [_cell(one) for one in held(row, self._proposals)]
        used = min(self._columns, len(cells))
        stacks = [_stacked(cells[number :: self._columns]) for number in range(used)]
        rest: list[list[Paragraph]] = [[]] if used < self._columns else []
        fills = [_FILLS.get(row.verdict, "")]
        return TableRow([_clause(row), *stacks, *rest], fills=fills, splits=len(cells) > self._columns)


def _stacked(cells: Sequence[list[Paragraph]]) -> list[Paragraph]:
    """Positions below each other, with an empty paragraph between them."""
    return [line for number, cell in enumerate(cells) for line in ([_EMPTY, *cell] if number else cell)]


def _plain(cells: Sequence[str], *, heads: bool = False) -> TableRow:
    style = "Tablehead" if heads else "Tabletext"
    fills = [_GREY] * len(cells) if heads else []
    return TableRow([[Paragraph(style, [Run(cell)])] for cell in cells], heads=heads, fills=fills)


def _clause(row: Row) -> list[Paragraph]:
    side = side_of(row)
    called_by = "" if name(row) == "call" else name(row)
    italic = side is not None and side.kind in ("call", "heading")
    runs = [Run(f"{called_by}{'' if row.base is None else '  '}", None, "bold")] if called_by else []
    if row.base is not None:
        runs.append(Run(row.base.text, None, "italic" if italic else ""))
    told = together(row)
    notes = [Paragraph("Tabletext", [Run(told, None, "bold")])] if told else []
    return [Paragraph("Tabletext", runs), *notes]


def _cell(one: Held) -> list[Paragraph]:
    runs = [
        Run(f"{one.names}{':' if one.kinds else ''} ", None, "bold" if one.kinds else ""),
        Run(one.said, None, "italic"),
    ]
    found = [Paragraph("Tabletext", runs)]
    if one.words:
        found.append(Paragraph("Tabletext", [Run(word.text, None, _LOOKS[word.op]) for word in apart(one.words)]))
    return found + [Paragraph("Tabletext", [Run(note, None, "italic")]) for note in one.notes]
