"""Provisions of treaty texts as a table for people, as rows for spreadsheets, and as the register has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from rich.text import Text

from itures.model.answer import Answer
from itures.model.ids import TextId
from itures.model.provisions import ProvisionEntry
from itures.render.outputs import Output, following
from itures.render.rows import comma_separated, flat, shortened
from itures.render.table import Column, Page

if TYPE_CHECKING:
    from itures.render import Look

COLUMNS: Final = (
    "source", "id", "number", "part", "title", "letter", "text", "margins", "suppressed", "action", "proposal",
)  # fmt: skip
ARTICLES: Final = ("instrument", "article", "title", "numbers", "deleted", "source", "confidence")
"""The columns of data/register/provisions.csv."""


def table(files: Sequence[Answer[ProvisionEntry]], look: Look) -> str:
    r"""The provisions of files under the Articles that they stand in.

    >>> from itures.render import Look
    >>> table([Answer("a.txt", (), ())], Look())
    'No provisions of treaty texts found.\n'
    """
    page = Page(look)
    first = True
    for file in files:
        if not file.found:
            continue
        proposed = any(one.action is not None for one in file.found)
        found: list[list[Text]] = []
        part: str | None = None
        for one in file.found:
            if one.part != part and one.part is not None:
                heading = Text(flat(" · ".join(filter(None, [one.part, one.title]))), "bold")
                found.append([*([Text("")] if proposed else []), Text(""), heading, Text("")])
            part = one.part
            found.append(_row(one, proposed, look.full))
        if not first:
            page.gap()
        if len(files) > 1:
            page.line(Text(flat(file.source), "bold"))
        first = False
        columns = [
            *([Column("Proposal")] if proposed else []),
            Column("No."),
            Column("Text", breaks=True),
            Column("Margin"),
        ]
        page.table(columns, [("", found)])
    if first:
        page.line(Text("No provisions of treaty texts found."))
    return page.text()


def _row(one: ProvisionEntry, proposed: bool, full: bool) -> list[Text]:
    text = shortened(f"{one.letter} {one.text}", full)
    mark = [Text(" ".join(filter(None, [one.action, one.proposal])))] if proposed else []
    code = one.at.partition(" ")[0]
    number = (f"{code} {one.number}" if one.id is not None else one.at) if proposed else one.number
    return [*mark, Text(flat(number)), Text(text), Text(" ".join(one.margins))]


def rows(file: Answer[ProvisionEntry], heading: bool = True) -> str:
    """Comma-separated rows, one for each provision.

    >>> rows(Answer("a.txt", (), ()))[:18]
    'source,id,number,p'
    """
    found = [
        (
            file.source,
            one.id or "",
            one.number,
            one.part or "",
            one.title or "",
            one.letter,
            one.text,
            " ".join(one.margins),
            "yes" if one.suppressed else "no",
            one.action or "",
            one.proposal or "",
        )
        for one in file.found
    ]
    return comma_separated([*([COLUMNS] if heading else []), *found])


def articles(file: Answer[ProvisionEntry], heading: bool = True) -> str:
    r"""The rows of the register's table: a row for each part, with the numbers in force and those that were suppressed.

    >>> articles(Answer("a.txt", (), ()))
    'instrument,article,title,numbers,deleted,source,confidence\n'
    """
    parts: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    titles: dict[tuple[str, str], str] = {}
    for one in file.found:
        if one.id is None or one.part is None or one.part == one.at:
            continue  # of a part that is proposed as a whole the numbers are not known
        code, _, name = one.part.partition(" ")
        key = (
            TextId.read(one.id).body or code,
            f"Art.{name.removeprefix('Article ')}" if name.startswith("Article ") else name,
        )
        titles.setdefault(key, one.title or name)
        parts.setdefault(key, ([], []))[one.suppressed].append(one.number)
    found = [
        (code, article, titles[code, article], " ".join(kept), " ".join(gone), file.source, "seen")
        for (code, article), (kept, gone) in parts.items()
    ]
    return comma_separated([*([ARTICLES] if heading else []), *found])


TABLE = Output(lambda files, look, first, several: table(files, look))
CSV = following(rows)
REGISTER = following(articles)
