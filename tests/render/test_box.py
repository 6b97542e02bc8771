"""A table in a box is what rich draws."""

from __future__ import annotations

from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from itures.render.box import boxed

CELL = st.text("ab 語é\u0301\n", max_size=9)  # a letter of two cells, and one of none
ROWS = st.lists(st.lists(CELL, max_size=4), min_size=1, max_size=4).filter(any)


def drawn(rows: list[list[str]], width: int, indent: int) -> str:
    file = StringIO()
    table = Table(box=box.SQUARE, show_header=False, show_lines=True)
    for _ in range(max(map(len, rows))):
        table.add_column(overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console = Console(file=file, width=width, color_system=None, legacy_windows=False, highlight=False)
    console.print(Padding(table, (0, 0, 0, indent), expand=False))
    return file.getvalue()


@given(ROWS, st.integers(0, 4))
def test_a_table_that_fits_is_drawn_as_by_rich(rows: list[list[str]], indent: int) -> None:
    lines = boxed(rows, 90 - indent)
    if lines is None:
        return  # some cell has an empty line, or a column has no text
    assert "".join(f"{' ' * indent}{line}\n" for line in lines) == drawn(rows, 90, indent)


def test_the_room_that_a_table_needs_is_enough() -> None:
    assert boxed([["ab", "c"]], 10) is not None
    assert boxed([["ab", "c"]], 9) is None
