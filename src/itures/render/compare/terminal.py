"""Several proposals beside a text in a terminal, as a table where there is room for it.

Without colours, new words stand between `{+` and `+}`, deleted ones between `[-` and `-]`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Literal

from rich.cells import cell_len
from rich.text import Text

from itures.model.compare import Comparison, Row, Verdict
from itures.model.diff import Op, Word
from itures.render.compare.shared import (
    ALLIES,
    Group,
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
    kept_by,
    name,
    side_of,
    summed,
    together,
    touched,
)
from itures.render.diff.groups import clipped
from itures.render.signs import SIGNS
from itures.render.table import NARROWEST, Column, Page
from itures.render.visible import visible

if TYPE_CHECKING:
    from itures.render import Look

_STYLES: Final[dict[Op, str]] = {"insert": "green underline", "delete": "red strike", "equal": ""}
_LEGEND: Final[tuple[tuple[Literal["delete", "insert"], str], ...]] = (("delete", "deleted"), ("insert", "new"))
_COLUMN: Final = 22
"""The narrowest column in which a clause can be read; where there is no room for such, each clause is a block."""
_LONGEST: Final = 40
"""Longer words, which are none of a language, may be broken."""
_GAP: Final = 3
_AROUND: Final = 30
_MARKS: Final[dict[Verdict, str]] = {"conflict": "bold red", "compatible": "blue", "same": "green"}
"""A conflict, different words, agreement: in these colours in all outputs."""


def terminal(comparison: Comparison, look: Look, only: Only | None = None) -> str:
    r"""A row for each clause that a proposal touches, with the positions on it side by side; in a narrow terminal a block.

    >>> from itures.render import Look
    >>> from itures.model.compare import Proposed
    >>> terminal(Comparison("a.txt", "", (Proposed("A", "b.txt"),), ()), Look())
    'a.txt beside A\n\nno clauses.\n'
    """
    return _Terminal(comparison, look, only).all()


class _Terminal:
    def __init__(self, comparison: Comparison, look: Look, only: Only | None) -> None:
        self._comparison = comparison
        self._proposals = comparison.proposals
        self._look = look
        self._page = Page(look)
        self._groups = groups(comparison, only)
        self._only = only
        self._columns, self._room = self._layout()

    def _layout(self) -> tuple[int, int]:
        """How many positions stand side by side, and the cells that each has; none where there is no room for two columns.

        Positions for which a line has no room stand in the next one.
        """
        rows = [row for group in self._groups for row in ([group.over] if group.over else []) + group.rows]
        shown = [row for row in rows if touched(row, self._proposals)]
        most = max([len(row.positions) for row in shown], default=1)
        texts = [text.plain for row in shown for text in [*self._clause(row), *self._cells(row)]]
        widths = [cell_len(word) for text in texts for word in text.split()]
        least = max([_COLUMN, *(width for width in widths if width <= _LONGEST)])
        width = max(self._look.width, NARROWEST)
        columns = min(most + 1, (width + _GAP) // (least + _GAP))
        return columns - 1, (width + _GAP) // max(columns, 1) - _GAP

    def all(self) -> str:
        """The whole answer: what stands beside what, the clauses, the counts, who shares changes with whom."""
        self._heading()
        self._notes()
        self._page.gap()
        if self._groups and self._columns:
            self._beside([[Text("clause", "bold")], [Text("positions", "bold")]])
            self._rule()
        for group in self._groups:
            self._group(group)
        self._end()
        self._allies()
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

    def _group(self, group: Group) -> None:
        """A call with the clauses under it; a line where all of it is kept."""
        rows: list[Row | Kept] = [*group.rows] if self._look.full else [*folded(group.rows, self._proposals)]
        over = group.over
        if over is not None and all(isinstance(row, Kept) for row in [*rows, *folded([over], self._proposals)]):
            self._kept(group.rows, over)
        else:
            if over is not None:
                self._over(over)
            self._under(rows)
        if self._columns:
            self._rule()
        else:
            self._page.gap()

    def _under(self, rows: Sequence[Row | Kept]) -> None:
        for row in rows:
            if isinstance(row, Kept):
                self._kept(row.rows)
            else:
                self._row(row)

    def _end(self) -> None:
        """The counts, and what the signs say where some are shown; first that there is nothing of what was asked for."""
        if not self._groups and self._only is not None:
            nothing = "No conflicts." if self._only == "conflicts" else "All proposals keep all clauses."
            self._page.line(Text(nothing))
        self._page.line(Text(f"{summed(self._comparison)}."))
        if self._groups and not self._look.colour:
            legend = " ".join([f"{SIGNS[op][0]}{word}{SIGNS[op][1]}" for op, word in _LEGEND])
            self._page.line(Text(legend, "dim"))

    def _allies(self) -> None:
        """Who shares how many changes with whom."""
        rows = allies(self._comparison)
        if not rows:
            return
        heads = [
            Column(ALLIES[0]),
            Column(ALLIES[1], number=True),
            Column(ALLIES[2], number=True),
            Column(ALLIES[3], True),
        ]
        self._page.gap()
        self._page.table(heads, [("", [[Text(cell) for cell in row] for row in rows])])

    def _kept(self, rows: Sequence[Row], over: Row | None = None) -> None:
        """In place of clauses that all keep a count, behind the call if all under it is kept."""
        side = side_of(over) if over is not None else None
        line = Text(f"{visible(side.text)}: " if side is not None else "", "dim italic")
        told = kept(rows, self._proposals) if rows else kept_by(self._proposals)
        line = Text.assemble(line, (told, "dim"))
        self._page.line(line, 0 if side is not None else 2, 2)

    def _rule(self) -> None:
        self._page.line(Text("─┼─".join(["─" * self._room] * (self._columns + 1)), "dim"))

    def _over(self, row: Row) -> None:
        if row.base is not None and not touched(row, self._proposals):
            self._page.line(Text(visible(row.base.text), "bold italic"), 0, 2)
        else:
            self._row(row)

    def _row(self, row: Row) -> None:
        cells = self._cells(row)
        if self._columns:
            # Below each other stand the positions for which there is no column, with a line between them.
            stacks = [_stacked(cells[number :: self._columns]) for number in range(min(self._columns, len(cells)))]
            self._beside([self._clause(row), *stacks])
            return
        for number, text in enumerate(self._clause(row)):
            self._page.line(text, 4 if number else 2, 2)
        for cell in cells:
            self._page.line(cell, 4, 2)

    def _clause(self, row: Row) -> list[Text]:
        """A clause of the base, or that it is new, and what is said of all positions on it together."""
        side = side_of(row)
        style = "bold italic" if side is not None and side.kind in ("call", "heading") else ""
        before = Text(f"{name(row)}  " if name(row) not in ("", "call") else "", "bold")
        clause = Text.assemble(before, (visible(row.base.text), style)) if row.base is not None else before
        told = together(row)
        return [clause, *([Text(f"! {told}", _MARKS.get(row.verdict, ""))] if told else [])]

    def _cells(self, row: Row) -> list[Text]:
        """What each position on a clause is."""
        return [self._cell(one, row) for one in held(row, self._proposals)]

    def _cell(self, one: Held, row: Row) -> Text:
        words = list(one.words)
        if not self._look.full and row.base is not None:
            words = clipped(words, _AROUND)
        text = Text.assemble((f"{one.names}{':' if one.kinds else ''}", "bold" if one.kinds else "dim"), " ")
        text.append(one.said, "bold" if "removed" in one.kinds else "dim")
        if words:
            text.append("  ").append_text(_words(words, self._look.colour))
        for note in one.notes:
            text.append(f" ! {note}", "yellow")
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


def _stacked(cells: Sequence[Text]) -> list[Text]:
    return [text for number, cell in enumerate(cells) for text in ([Text(), cell] if number else [cell])]


def _words(words: Sequence[Word], colour: bool) -> Text:
    text = Text()
    for word in apart(words):
        if colour or word.op == "equal":
            text.append(visible(word.text), _STYLES[word.op])
        else:
            before, after = SIGNS[word.op]
            text.append(f"{before}{visible(word.text)}{after}")
    return text
