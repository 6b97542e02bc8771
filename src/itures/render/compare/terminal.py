"""Several proposals beside a text in a terminal, as a table where there is room for it, and in Markdown.

Without colours, new words stand between `{+` and `+}`, deleted ones between `[-` and `-]`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Literal

from rich.text import Text

from itures.model.compare import CellOf, Comparison, Row
from itures.model.diff import Op, Word
from itures.render.compare.shared import (
    Group,
    Kept,
    Only,
    called,
    folded,
    groups,
    kept,
    like,
    name,
    said,
    shown,
    side_of,
    summed,
    together,
    touched,
)
from itures.render.diff.groups import clipped
from itures.render.names import file_name
from itures.render.rows import flat
from itures.render.rows import markdown as table_of
from itures.render.signs import SIGNS
from itures.render.table import NARROWEST, Page
from itures.render.visible import visible

if TYPE_CHECKING:
    from itures.render import Look

_STYLES: Final[dict[Op, str]] = {"insert": "green underline", "delete": "red strike", "equal": ""}
_LEGEND: Final[tuple[tuple[Literal["delete", "insert"], str], ...]] = (("delete", "deleted"), ("insert", "new"))
_COLUMN: Final = 22
"""The narrowest column in which a clause can be read; where there is no room for such, each clause is a block."""
_AROUND: Final = 30


def terminal(comparison: Comparison, look: Look, only: Only | None = None) -> str:
    r"""A row for each clause that a proposal touches, a column for each proposal; in a narrow terminal a block for each clause.

    >>> from itures.render import Look
    >>> from itures.model.compare import Proposed
    >>> terminal(Comparison("a.txt", "", (Proposed("A", "b.txt"),), ()), Look())
    'a.txt beside A\n\nno clauses.\n'
    """
    return _Terminal(comparison, look).all(only)


class _Terminal:
    def __init__(self, comparison: Comparison, look: Look) -> None:
        self._comparison = comparison
        self._proposals = comparison.proposals
        self._look = look
        self._page = Page(look)
        columns = len(self._proposals) + 1
        self._room = (max(look.width, NARROWEST) - 3 * (columns - 1)) // columns
        self._wide = self._room >= _COLUMN

    def all(self, only: Only | None) -> str:
        """The whole answer: what stands beside what, the clauses, the counts."""
        found = groups(self._comparison, only)
        self._heading()
        self._notes()
        self._page.gap()
        if found and self._wide:
            self._names()
        for group in found:
            self._group(group)
        self._end(only, bool(found))
        return self._page.text()

    def _heading(self) -> None:
        title = self._comparison.title
        if title:
            self._page.line(Text(visible(title), "bold"), 0, 2)
        names = ", ".join([called(one) for one in self._proposals])
        self._page.line(Text(f"{visible(self._comparison.base)} beside {names}", "" if title else "bold"), 0, 2)

    def _notes(self) -> None:
        """What has to be known of a proposal as a whole."""
        for one in self._proposals:
            for note in one.notes:
                self._page.line(Text(f"! {visible(one.name)}: {visible(note)}", "yellow"), 2, 2)

    def _names(self) -> None:
        """The heads of the columns."""
        heads = ["clause", *[called(one) for one in self._proposals]]
        self._beside([[Text(head, "bold")] for head in heads])
        self._rule()

    def _group(self, group: Group) -> None:
        """A call with the clauses under it; a line where all of it is kept."""
        rows: list[Row | Kept] = [*group.rows] if self._look.full else [*folded(group.rows)]
        over = group.over
        if over is not None and all(isinstance(row, Kept) for row in [*rows, *folded([over])]):
            self._kept(group.rows, over)
        else:
            if over is not None:
                self._over(over)
            self._under(rows)
        if self._wide:
            self._rule()
        else:
            self._page.gap()

    def _under(self, rows: Sequence[Row | Kept]) -> None:
        for row in rows:
            if isinstance(row, Kept):
                self._kept(row.rows)
            else:
                self._row(row)

    def _end(self, only: Only | None, shown: bool) -> None:
        """The counts, and what the signs say where some are shown; first that there is nothing of what was asked for."""
        if not shown and only is not None:
            self._page.line(Text("No conflicts." if only == "conflicts" else "All proposals keep all clauses."))
        self._page.line(Text(f"{summed(self._comparison)}."))
        if shown and not self._look.colour:
            legend = " ".join([f"{SIGNS[op][0]}{word}{SIGNS[op][1]}" for op, word in _LEGEND])
            self._page.line(Text(legend, "dim"))

    def _kept(self, rows: Sequence[Row], over: Row | None = None) -> None:
        """In place of clauses that all keep a count, behind the call if all under it is kept."""
        side = side_of(over) if over is not None else None
        line = Text(f"{visible(side.text)}: " if side is not None else "", "dim italic")
        line = Text.assemble(line, (kept(rows, self._proposals) if rows else "kept by all", "dim"))
        self._page.line(line, 0 if side is not None else 2, 2)

    def _rule(self) -> None:
        self._page.line(Text("─┼─".join(["─" * self._room] * (len(self._proposals) + 1)), "dim"))

    def _over(self, row: Row) -> None:
        if row.base is not None and not touched(row):
            self._page.line(Text(visible(row.base.text), "bold italic"), 0, 2)
        else:
            self._row(row)

    def _row(self, row: Row) -> None:
        told = together(row, self._proposals)
        side = side_of(row)
        style = "bold italic" if side is not None and side.kind in ("call", "heading") else ""
        before = Text(f"{name(row)}  " if name(row) not in ("", "call") else "", "bold")
        clause = Text.assemble(before, (visible(row.base.text), style)) if row.base is not None else before
        mark = "bold red" if row.verdict == "conflict" else "yellow"
        if self._wide:
            first = [clause, *([Text(f"! {told}", mark)] if told else [])]
            self._beside([first, *[[self._cell(row, index)] for index in range(len(row.cells))]])
            return
        self._page.line(clause, 2, 4)
        if told:
            self._page.line(Text(f"! {told}", mark), 4, 2)
        for index, (one, cell) in enumerate(zip(self._proposals, row.cells, strict=True)):
            if cell.kinds or row.base is not None:
                self._page.line(Text.assemble((f"{visible(one.name)}: ", "bold"), self._cell(row, index)), 4, 2)

    def _cell(self, row: Row, index: int) -> Text:
        cell = row.cells[index]
        first = like(row, index)
        if first is not None:
            return Text.assemble((f"{said(cell, row)}, as {visible(self._proposals[first].name)}", "dim"))
        words = list(shown(cell))
        if not self._look.full and row.base is not None:
            words = clipped(words, _AROUND)
        text = Text.assemble((said(cell, row), "bold" if "removed" in cell.kinds else "dim"))
        if words:
            text.append("  ").append_text(_words(words, self._look.colour))
        for note in cell.notes:
            text.append(f" ! {visible(note)}", "yellow")
        return text

    def _beside(self, cells: Sequence[Sequence[Text]]) -> None:
        """Cells of a row side by side."""
        columns = [[line for text in texts for line in self._page.wrapped(text, self._room)] for texts in cells]
        for number in range(max(map(len, columns))):
            line = Text()
            for index, column in enumerate(columns):
                part = column[number] if number < len(column) else Text()
                part.rstrip()
                if index:
                    line.append(" │ ", "dim")
                part.pad_right(max(0, self._room - part.cell_len))
                line.append_text(part)
            line.rstrip()
            self._page.line(line)


def _words(words: Sequence[Word], colour: bool) -> Text:
    text = Text()
    for word in words:
        if colour or word.op == "equal":
            text.append(visible(word.text), _STYLES[word.op])
        else:
            before, after = SIGNS[word.op]
            text.append(f"{before}{visible(word.text)}{after}")
    return text


def markdown(comparison: Comparison, only: Only | None = None) -> str:
    r"""The table in Markdown: rows are clauses, columns proposals.

    >>> from itures.model.compare import Proposed
    >>> markdown(Comparison("a.txt", "", (Proposed("A", "b.txt"),), ()))
    '| clause | a.txt | A | together |\n| --- | --- | --- | --- |\n'
    """
    rows: list[list[str]] = []
    for group in groups(comparison, only):
        for row in [*([group.over] if group.over is not None else []), *group.rows]:
            side = side_of(row)
            at = (row.base.at or name(row)) if row.base is not None else f"new: {side.at if side is not None else ''}"
            text = row.base.text if row.base is not None else ""
            rows.append([at, text, *[_plain(cell, row) for cell in row.cells], together(row, comparison.proposals)])
    heads = [
        "clause",
        flat(file_name(comparison.base)),
        *[flat(called(one)) for one in comparison.proposals],
        "together",
    ]
    return table_of(heads, rows)


def _plain(cell: CellOf, row: Row) -> str:
    parts = [said(cell, row), _words(shown(cell), colour=False).plain, *[f"({note})" for note in cell.notes]]
    return "  ".join([part for part in parts if part])
