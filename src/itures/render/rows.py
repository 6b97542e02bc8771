"""Rows for spreadsheets and for Markdown: what is in a cell, and nothing that a program would take for a command."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from itures.foundation.cells import separated
from itures.render.visible import visible

LONG = 160
"""More characters of a text are not shown in a table."""
_BLANKS = re.compile(r"\s+")
_SIGNS = re.compile(r"([\\|*_`\[\]<>~])")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def flat(text: str | None) -> str:
    r"""A text on one line, with nothing in it that a terminal would obey.

    >>> flat("to report\n annually")
    'to report annually'
    """
    return _BLANKS.sub(" ", visible(text or "")).strip()


def shortened(text: str, full: bool = False) -> str:
    """A text on one line, cut behind a word where it is long, or whole if it is to be shown in `full`.

    >>> shortened("lamps " * 40)[-9:], shortened("lamps")
    ('s lamps …', 'lamps')
    """
    text = flat(text)
    return text if full or len(text) <= LONG else text[:LONG].rsplit(" ", 1)[0] + " …"


def comma_separated(rows: Iterable[Sequence[str | None]]) -> str:
    r"""Rows as CSV with line feeds; no cell begins like a formula of a spreadsheet.

    >>> comma_separated([("=1+1", None)])
    "'=1+1,\n"
    """
    return "".join([separated([_harmless(flat(cell)) for cell in row]) for row in rows])


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


class Markup(str):
    """A cell that is Markdown already."""

    __slots__ = ()


def escaped(text: str) -> str:
    r"""A text of which no sign is markup.

    >>> escaped("a*b")
    'a\\*b'
    """
    return _SIGNS.sub(r"\\\1", text)


def markdown(heading: Sequence[str], rows: Iterable[Sequence[str | None]]) -> str:
    r"""A table in Markdown; signs that would end a cell or begin a markup are escaped. Without a heading, its rows.

    >>> markdown(["a"], [["x|y"]])
    '| a |\n| --- |\n| x\\|y |\n'
    """
    lines = [list(heading), ["---"] * len(heading)] if heading else []
    lines += [[cell if isinstance(cell, Markup) else escaped(flat(cell)) for cell in row] for row in rows]
    return "".join([f"| {' | '.join(line)} |\n" for line in lines])
