"""Several proposals beside a text in Markdown: a row for each clause, the positions on it side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from itures.model.compare import Comparison, Row
from itures.model.diff import Op, Word
from itures.render.compare.shared import (
    ALLIES,
    Held,
    Kept,
    Only,
    allies,
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
from itures.render.rows import Markup, escaped, flat
from itures.render.rows import markdown as table_of
from itures.render.visible import visible

_BLANKS: Final = re.compile(r"\s+")
_MARKS: Final[dict[Op, str]] = {"insert": "**", "delete": "~~", "equal": ""}


def markdown(comparison: Comparison, only: Only | None = None, *, full: bool = False) -> str:
    r"""The table in Markdown, the counts, and who shares changes with whom. Clauses that all keep are counted, or shown if `full`.

    >>> markdown(Comparison("a.txt", "", (), ()))
    '| clause | a.txt | together |\n| --- | --- | --- |\n\nno clauses.\n'
    """
    proposals = comparison.proposals
    shown: list[Row | Kept] = []
    for group in groups(comparison, only):
        # A call that nobody touches is seen from the places of the clauses under it.
        over = [group.over] if group.over is not None and (full or touched(group.over, proposals)) else []
        shown += [*over, *group.rows] if full else [*folded([*over, *group.rows], proposals)]
    columns = max([len(one.positions) for one in shown if isinstance(one, Row)], default=0)
    heads = ["clause", flat(file_name(comparison.base))]
    heads += [f"position {number}" for number in range(1, columns + 1)]
    lines = [_row(one, comparison, columns) for one in shown]
    told = [table_of([*heads, "together"], lines), f"{summed(comparison)}.\n"]
    told += [table_of(ALLIES, found)] if (found := allies(comparison)) else []
    return "\n".join(told)


def _row(row: Row | Kept, comparison: Comparison, columns: int) -> list[str]:
    proposals = comparison.proposals
    if isinstance(row, Kept):
        return [Markup(f"*{escaped(kept(row.rows, proposals))}*"), *[""] * (columns + 2)]
    side = side_of(row)
    at = (row.base.at or name(row)) if row.base is not None else f"new: {side.at if side is not None else ''}"
    text = row.base.text if row.base is not None else ""
    cells = [_cell(one) for one in held(row, proposals)]
    return [at, text, *cells, *[""] * (columns - len(cells)), together(row)]


def _cell(one: Held) -> Markup:
    head = f"{escaped(one.names)}: *{escaped(one.said)}*" if one.kinds else escaped(one.head)
    parts = [head, marked(one.words), *[f"({escaped(flat(note))})" for note in one.notes]]
    return Markup(" ".join([part for part in parts if part]))


def marked(words: Sequence[Word]) -> str:
    """Words with their changes, as Markdown: ~~deleted~~ and **new**.

    >>> marked([Word("equal", "it "), Word("delete", "should"), Word("insert", "shall"), Word("equal", " meet")])
    'it ~~should~~ **shall** meet'
    """
    found = ""
    open_end = False
    for word in words:
        text = _BLANKS.sub(" ", visible(word.text))
        if not text.strip():
            found += text
        elif word.op == "equal":
            found += (" " if open_end and text[0].isalnum() else "") + escaped(text)
        else:
            # A sign beside its marks begins and ends nothing where a letter stands before or behind them.
            before = (
                " " if found.endswith(("~", "*")) or (found[-1:].isalnum() and not text.lstrip()[0].isalnum()) else ""
            )
            mark = _MARKS[word.op]
            lead, trail = (" " if text.startswith(" ") else ""), (" " if text.endswith(" ") else "")
            found += f"{before or lead}{mark}{escaped(text.strip())}{mark}{trail}"
        open_end = word.op != "equal" and bool(text.strip()) and not text[-1].isalnum() and not text.endswith(" ")
    return found.strip()
