"""Pages of tables for people, with or without a terminal: what the answers of analyses share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from itures.render import Look

NARROWEST = 40
"""Columns of the narrowest page: in fewer, a table is letters under letters."""


_GAP = 2
_LONGEST = 20
_FIRST = 0.72


class Column(NamedTuple):
    """A column of a table: its heading, whether its texts may be broken into lines, whether it holds numbers."""

    heading: str
    breaks: bool = False
    number: bool = False


class Page:
    """Lines written from top to bottom. Texts come as rich Text, never as markup; whoever makes them made them safe."""

    def __init__(self, look: Look) -> None:
        self._file = StringIO()
        self._console = Console(
            file=self._file,
            width=max(look.width, NARROWEST),
            force_terminal=look.styled,
            force_jupyter=False,
            color_system="standard" if look.styled else None,
            no_color=not look.colour,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
        )

    def line(self, text: Text, indent: int = 0, further: int = 0) -> None:
        """A paragraph; its lines after the first stand `further` cells more to the right."""
        lines = text.wrap(self._console, self._console.width - indent - further)
        for number, each in enumerate(lines):
            each.rstrip()
            self._console.print(Padding(each, (0, 0, 0, indent + (further if number else 0)), expand=False))

    def wrapped(self, text: Text, width: int) -> list[Text]:
        """The lines of a text in a column of this width."""
        return list(text.wrap(self._console, width))

    def gap(self) -> None:
        """An empty line."""
        self._file.write("\n")

    def table(self, columns: Sequence[Column], groups: Iterable[tuple[str, Sequence[Sequence[Text]]]]) -> None:
        """Groups of rows, each under its heading (none where that is empty); all of them share the columns."""
        groups = [(heading, list(rows)) for heading, rows in groups]
        table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="dim")
        for column, width in zip(
            columns, self._widths(columns, [row for _, rows in groups for row in rows]), strict=True
        ):
            table.add_column(
                column.heading,
                justify="right" if column.number else "left",
                overflow="fold",
                no_wrap=not column.breaks,
                width=width,
            )
        for number, (heading, rows) in enumerate(groups):
            if heading:
                if number:
                    table.add_row()
                title = Text(heading, "bold")
                title.no_wrap, title.overflow = True, "ellipsis"
                table.add_row(title)
            for row in rows:
                table.add_row(*row)
        # rich counts the gap behind the last column, too, and does not print it.
        self._console.print(table, width=self._console.width + _GAP)

    def _widths(self, columns: Sequence[Column], rows: Sequence[Sequence[Text]]) -> list[int]:
        """As wide as the texts where there is room; else the first column that breaks gets most of what there is.

        The others keep the width of their longest word, for a name of a file cannot be read in two lines.
        """
        natural = [
            max([len(column.heading), *(row[index].cell_len for row in rows)]) for index, column in enumerate(columns)
        ]
        breaking = [index for index, column in enumerate(columns) if column.breaks]
        room = self._console.width - _GAP * len(columns) + _GAP
        room -= sum(width for index, width in enumerate(natural) if index not in breaking)
        if sum(natural[index] for index in breaking) <= room or not breaking:
            return natural
        first, *others = breaking
        if not others:
            natural[first] = max(room, 8)
            return natural
        words = [
            max((cell_len(word) for row in rows for word in row[each].plain.split()), default=1) for each in others
        ]
        least = sum(min(width, _LONGEST) for width in words)
        natural[first] = max(min(natural[first], int(room * _FIRST), room - least), 8)
        for each in others:
            natural[each] = max((room - natural[first]) // len(others), 8)
        return natural

    def text(self) -> str:
        """What was written, with one line feed at its end and no blanks at the ends of lines."""
        return "\n".join([line.rstrip() for line in self._file.getvalue().rstrip().split("\n")]) + "\n"
