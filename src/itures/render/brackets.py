"""The ledger of what is open: a table for people, rows for spreadsheets, a list to paste."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from rich.text import Text

from itures.model.answer import Answer
from itures.model.brackets import BracketEntry
from itures.model.brief import counted
from itures.render.outputs import Output, following
from itures.render.rows import comma_separated, flat, shortened
from itures.render.rows import markdown as table_of
from itures.render.table import Column, Page

if TYPE_CHECKING:
    from itures.render import Look

COLUMNS: Final = (
    "document", "source", "id", "clause", "until", "kind", "name", "group", "depth", "closed", "text", "author", "date",
    "editorial", "state", "now",
)  # fmt: skip
_SIGNS: Final = {"opened": "+", "closed": "-", "open": " "}


def table(files: Sequence[Answer[BracketEntry]], look: Look) -> str:
    r"""What is open in files, clause by clause, with how much of each kind there is.

    >>> from itures.render import Look
    >>> table([Answer("a.txt", (), ())], Look())
    'Nothing is open: no brackets, alternatives or placeholders.\n'
    """
    page = Page(look)
    shown = [file for file in files if file.found]
    if not shown:
        page.line(Text("Nothing is open: no brackets, alternatives or placeholders."))
        return page.text()
    for number, file in enumerate(shown):
        if number:
            page.gap()
        texts: dict[str, list[list[Text]]] = {}
        compared = any(one.state is not None for one in file.found)
        signed = any(one.author is not None for one in file.found)
        for one in file.found:
            title = file.designation(one.span) or file.source
            texts.setdefault(title, []).append(_row(one, compared, signed, look.full))
        if len(shown) > 1:
            page.line(Text(flat(file.source), "bold"))
        columns = [
            *([Column("")] if compared else []),
            Column("Clause", breaks=True),
            Column("What"),
            Column("Text", breaks=True),
            *([Column("By", breaks=True)] if signed else []),
        ]
        for index, (title, found) in enumerate(texts.items()):
            if len(texts) > 1:
                if index:
                    page.gap()
                page.line(Text(flat(title), "bold"))
            page.table(columns, [("", found)])
        page.gap()
        page.line(Text(summary(file.found)))
    return page.text()


def summary(found: Sequence[BracketEntry]) -> str:
    """How much is open, by kind; beside an earlier text also how much was opened and closed.

    >>> from itures.model.stream import Span
    >>> summary([BracketEntry("1/resolves/1[1]", "resolves 1", "bracket", "to meet;", Span(0, 9))])
    '1 bracket'
    """
    own = [one for one in found if one.state != "closed" and one.editorial is None]
    kinds = Counter(one.kind for one in own)
    choices = len({one.group for one in own if one.group is not None})
    parts = [counted(kinds[kind], kind) for kind in ("bracket", "alternative", "placeholder", "note") if kinds[kind]]
    if choices and kinds["alternative"]:
        place = 1 if kinds["bracket"] else 0
        parts[place] += f" ({counted(choices, 'choice')})"
    unclosed = sum(not one.closed for one in own)
    parts += [f"{unclosed} not closed"] if unclosed else []
    states = Counter(one.state for one in found)
    if any(states[state] for state in ("opened", "closed", "open")):
        parts.append(f"{states['opened']} opened, {states['closed']} closed, {states['open']} still open")
    editorial = sum(one.editorial is not None for one in found)
    parts += [f"{editorial} editorial"] if editorial else []
    return ", ".join(parts) or "nothing open"


def _row(one: BracketEntry, compared: bool, signed: bool, full: bool) -> list[Text]:
    shown = Text(shortened(one.text, full))
    if one.now is not None:
        shown.append(f" → {shortened(one.now, full)}", "dim")
    where = flat(one.at) + (f" to {flat(one.until)}" if one.until else "")
    by = " ".join(filter(None, [one.author, (one.date or "")[:10]]))
    return [
        *([Text(_SIGNS[one.state or "open"])] if compared else []),
        Text(where),
        Text(_what(one)),
        shown,
        *([Text(flat(by))] if signed else []),
    ]


def _what(one: BracketEntry) -> str:
    """What it is, with the number of its choice, its depth, and whether nothing closes it."""
    words = one.editorial or one.name or one.kind
    words += f" (choice {one.group})" if one.group is not None else ""
    words += f" in {one.depth - 1}" if one.depth > 1 else ""
    return words if one.closed else f"{words}, not closed"


def rows(file: Answer[BracketEntry], heading: bool = True) -> str:
    """Comma-separated rows, one for each entry.

    >>> rows(Answer("a.txt", (), ()))[:18]
    'document,source,id'
    """
    found = [
        (
            file.designation(one.span),
            file.source,
            one.id,
            one.at,
            one.until or "",
            one.kind,
            one.name or "",
            str(one.group or ""),
            str(one.depth),
            "yes" if one.closed else "no",
            one.text,
            one.author or "",
            one.date or "",
            one.editorial or "",
            one.state or "",
            one.now or "",
        )
        for one in file.found
    ]
    return comma_separated([*([COLUMNS] if heading else []), *found])


def markdown(files: Sequence[Answer[BracketEntry]]) -> str:
    """A table to paste.

    >>> markdown([Answer("a.txt", (), ())]).splitlines()[0]
    '| document | clause | what | text | by | state |'
    """
    found = []
    for file in files:
        for one in file.found:
            by = " ".join(filter(None, [one.author, (one.date or "")[:10]]))
            where = one.at + (f" to {one.until}" if one.until else "")
            found.append((file.designation(one.span) or file.source, where, _what(one), one.text, by, one.state))
    return table_of(("document", "clause", "what", "text", "by", "state"), found)


TABLE = Output(lambda files, look, first, several: table(files, look))
CSV = following(rows)
MARKDOWN = Output(lambda files, look, first, several: markdown(files), ".md")
