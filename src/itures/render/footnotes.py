"""Footnotes as a table for people and as rows for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from rich.text import Text

from itures.model.answer import Answer
from itures.model.footnotes import NoteEntry
from itures.render.names import cited
from itures.render.outputs import Output, following
from itures.render.rows import comma_separated, flat, shortened
from itures.render.table import Column, Page

if TYPE_CHECKING:
    from itures.render import Look

COLUMNS: Final = ("document", "source", "mark", "kind", "clause", "also at", "text", "references")


def table(files: Iterable[Answer[NoteEntry]], look: Look) -> str:
    r"""The notes of files, each with the clause that carries its mark and what it cites.

    >>> from itures.render import Look
    >>> table([Answer("a.txt", (), ())], Look())
    'No footnotes found.\n'
    """
    page = Page(look)
    waiting = iter(files)
    begun = list(islice(waiting, 2))
    several, written = len(begun) > 1, False
    # Each file is written as it comes, so that nothing but the page is kept of many.
    for file in chain(begun, waiting):
        texts: dict[str, list[list[Text]]] = {}
        for note in file.found:
            title = file.designation(note.span) or file.source
            texts.setdefault(title, []).append(_row(note, look.full))
        named = several or len(texts) > 1
        for title, found in texts.items():
            if written:
                page.gap()
            written = True
            if named and flat(title):
                page.line(Text(flat(title), "bold"))
            page.table([Column("Mark"), Column("Text", breaks=True), Column("Clause", breaks=True)], [("", found)])
    if not written:
        page.line(Text("No footnotes found."))
    return page.text()


def _row(note: NoteEntry, full: bool) -> list[Text]:
    shown = Text(shortened(note.text, full) or "(no note)")
    if note.kind != "footnote":
        shown = Text.assemble((f"{note.kind}: ", "dim"), shown)
    if note.references:
        shown.append(f" [cites {', '.join(dict.fromkeys(cited(one.id, one.rev) for one in note.references))}]", "dim")
    where = [flat(note.at) or "no mark found", *[flat(path) for path in note.also]]
    return [Text(flat(note.mark)), shown, Text(", ".join(where))]


def rows(file: Answer[NoteEntry], heading: bool = True) -> str:
    """Comma-separated rows, one for each note.

    >>> rows(Answer("a.txt", (), ()))[:20]
    'document,source,mark'
    """
    found = [
        (
            file.designation(note.span),
            file.source,
            note.mark,
            note.kind,
            note.at,
            ", ".join(note.also),
            note.text,
            ", ".join([one.id for one in note.references]),
        )
        for note in file.found
    ]
    return comma_separated([*([COLUMNS] if heading else []), *found])


TABLE = Output(lambda files, look, first, several: table(files, look), once=True)
CSV = following(rows)
