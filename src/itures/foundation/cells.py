"""Rows of a table of comma-separated values (RFC 4180), in which no program cuts a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable

_CUTS = re.compile(r"[,;\t\"\r\n]")


def separated(cells: Iterable[str]) -> str:
    r"""A row of cells with its line feed. Some programs separate cells by semicolons or tabs, whatever the file is called: a cell
    with one of these is quoted as one with a comma is.

    >>> separated(["a", "b;=1+1", 'c "d" e'])
    'a,"b;=1+1","c ""d"" e"\n'
    """
    quoted = ['"' + cell.replace('"', '""') + '"' if _CUTS.search(cell) else cell for cell in cells]
    return ",".join(quoted) + "\n"
