"""Several proposals beside a text as a Word file: the table that coordinators make. Words of changes are tracked changes in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from itures.model.compare import Comparison, Row
from itures.model.diff import Op, Word
from itures.render.compare.shared import (
    Kept,
    Only,
    called,
    folded,
    groups,
    kept,
    like,
    name,
    said,
    side_of,
    summed,
    together,
    touched,
)
from itures.render.names import file_name
from itures.render.word.body import Block, Change, ChangeKind, Paragraph, Run, Table, TableRow, Writer
from itures.render.word.package import package

_KINDS: Final[dict[Op, ChangeKind]] = {"insert": "ins", "delete": "del"}


def write(comparison: Comparison, only: Only | None = None, author: str | None = None, *, full: bool = False) -> bytes:
    """The Word file, the same bytes for the same arguments. Clauses that all keep are counted, or shown if `full`.

    >>> write(Comparison("a.txt", "", (), ()))[:2]
    b'PK'
    """
    return _File(comparison, author or "itures", full).written(only)


class _File:
    def __init__(self, comparison: Comparison, author: str, full: bool) -> None:
        self._comparison = comparison
        self._proposals = comparison.proposals
        self._author = author
        self._full = full

    def written(self, only: Only | None) -> bytes:
        heads = ["Clause", *[called(one) for one in self._proposals]]
        rows = [TableRow([[Paragraph("Tablehead", [Run(head)])] for head in heads], heads=True)]
        for group in groups(self._comparison, only):
            if group.over is not None:
                rows.append(self._row(group.over))
            shown = group.rows if self._full else folded(group.rows)
            rows += [self._kept(row.rows) if isinstance(row, Kept) else self._row(row) for row in shown]
        names = ", ".join([called(one) for one in self._proposals])
        blocks: list[Block] = [
            Paragraph("Restitle", [Run(self._comparison.title or file_name(self._comparison.base))]),
            Paragraph("", [Run(f"{file_name(self._comparison.base)} beside {names}: {summed(self._comparison)}.")]),
        ]
        for one in self._proposals:
            blocks += [Paragraph("", [Run(f"{one.name}: {note}")]) for note in one.notes]
        return package(Writer().body([*blocks, Table(rows, wide=True)]), "", landscape=True)

    def _kept(self, rows: Sequence[Row]) -> TableRow:
        return TableRow([[Paragraph("Tabletext", [Run(kept(rows, self._proposals), None, "italic")])]])

    def _row(self, row: Row) -> TableRow:
        if not touched(row) and row.base is not None and row.base.kind in ("call", "heading"):
            return TableRow([[Paragraph("Tabletext", [Run(row.base.text, None, "italic")])]])
        return TableRow([self._clause(row), *[self._cell(row, index) for index in range(len(row.cells))]])

    def _clause(self, row: Row) -> list[Paragraph]:
        side = side_of(row)
        called_by = "" if name(row) == "call" else name(row)
        italic = side is not None and side.kind in ("call", "heading")
        runs = [Run(f"{called_by}\t", None, "bold")] if called_by else []
        if row.base is not None:
            runs.append(Run(row.base.text, None, "italic" if italic else ""))
        told = together(row, self._proposals)
        notes = [Paragraph("Tabletext", [Run(told, None, "bold")])] if told else []
        return [Paragraph("Tabletext", runs), *notes]

    def _cell(self, row: Row, index: int) -> list[Paragraph]:
        cell = row.cells[index]
        first = like(row, index)
        told = said(cell, row) + (f", as {self._proposals[first].name}" if first is not None else "")
        found = [Paragraph("Tabletext", [Run(told, None, "italic" if cell.kinds else "")])]
        if cell.words:
            found.append(Paragraph("Tabletext", self._words(cell.words)))
        return found + [Paragraph("Tabletext", [Run(note, None, "bold")]) for note in cell.notes]

    def _words(self, words: Sequence[Word]) -> list[Run]:
        return [Run(word.text, None if word.op == "equal" else Change(_KINDS[word.op], self._author)) for word in words]
