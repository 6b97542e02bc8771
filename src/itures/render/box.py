"""A table in a box, as rich draws it where no cell must be broken: loading rich's tables takes longer than to read a short text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len


def boxed(rows: Sequence[Sequence[str]], room: int) -> list[str] | None:
    r"""The lines of a table, whose cells may have several; None where it is wider than the room, or has empty lines or columns.

    >>> print(*boxed([["lamp", "1"], ["oil"]], 80), sep="\n")
    ┌──────┬───┐
    │ lamp │ 1 │
    ├──────┼───┤
    │ oil  │   │
    └──────┴───┘
    """
    if any("" in cell.split("\n")[cell == "" :] for row in rows for cell in row):
        return None
    columns = max(map(len, rows), default=0)
    cells = [[*(cell.split("\n") for cell in row), *([""] for _ in range(columns - len(row)))] for row in rows]
    widths = [max(cell_len(line) for row in cells for line in row[column]) for column in range(columns)]
    if 0 in widths or sum(widths) + 3 * columns + 1 > room:
        return None
    borders = ["─" * (width + 2) for width in widths]
    lines: list[str] = []
    for row in cells:
        lines.append(f"├{'┼'.join(borders)}┤" if lines else f"┌{'┬'.join(borders)}┐")
        for parts in zip_longest(*row, fillvalue=""):
            padded = [f" {part}{' ' * (width - cell_len(part))} " for part, width in zip(parts, widths, strict=True)]
            lines.append(f"│{'│'.join(padded)}│")
    return [*lines, f"└{'┴'.join(borders)}┘"]
