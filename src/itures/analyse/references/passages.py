"""The wordings of a document that may cite something, in text order, each with the clause it belongs to.

What stands in no clause has a place in words: "before the first proposal", "between the proposals", "title", "reasons",
"ANNEX 2 ... table 1 row 3".
Designations, the enacting formula, histories and running heads cite nothing: they name the text itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from itures.model.clauses import Clause, clauses_of
from itures.model.paths import index_of, parent
from itures.model.stream import Span
from itures.model.tree import Document, Instrument
from itures.model.wording import Wording

BEFORE: Final = "before the first proposal"
BETWEEN: Final = "between the proposals"
_ROLES = frozenset(["paragraph", "reasons", "heading"])
"""Blocks that may cite something."""


class Passage(NamedTuple):
    """A wording: `at` and `clause` are path and id of its clause; `instrument` is None outside of any.

    `call` says that it is a call itself, whose verbs are no references.
    """

    wording: Wording
    at: str
    clause: str | None
    instrument: Instrument | None
    call: bool = False

    @property
    def text(self) -> str:
        """The wording itself."""
        return self.wording.text

    def span(self, start: int, end: int) -> Span:
        """The place in the stream of characters of the wording."""
        return self.wording.span(start, end)


def passages(document: Document, clauses: Sequence[Clause] | None = None) -> Iterator[Passage]:
    """All wordings of a document, in text order, footnotes after the clauses of their instrument.

    `clauses` are those of the document, where they are known already.

    >>> from itures.model.tree import Header
    >>> list(passages(Document("x.txt", "en", "revised", Header(), (), (), (), (), ())))
    []
    """
    first = min([instrument.span.start for instrument in document.instruments], default=None)
    clauses = clauses_of(document) if clauses is None else clauses
    rows = _Rows(clauses)
    for clause in clauses:
        if clause.hidden:
            continue
        if clause.owner is None:
            before = first is None or clause.span.start < first
            yield from _outside(clause, BEFORE if before else BETWEEN)
            continue
        match clause.kind:
            case "title":
                yield Passage(clause.wording, "title", None, clause.owner)
            case "call":
                yield Passage(clause.wording, clause.at, clause.node, clause.owner, call=True)
            case "text" | "point" | "footnote":
                yield Passage(clause.wording, clause.at, clause.node, clause.owner)
            case "row":
                at = rows.place(clause)
                for line in clause.lines:
                    yield Passage(line, at, clause.node, clause.owner)
            case "paragraph" | "reasons" if clause.role in _ROLES and not _is_head(clause):
                at = clause.at if clause.node is not None else "reasons" if clause.kind == "reasons" else ""
                yield Passage(clause.wording, at, clause.node, clause.owner)


class _Rows:
    """Says which row of which table of an annex it is: "ANNEX 2 table 1 row 3", counted from 1."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._clauses = clauses
        self._tables: dict[str, list[str]] = {}

    def place(self, clause: Clause) -> str:
        """The path of a row: that of what the table stands in, and in an annex the numbers of the table and the row."""
        if clause.parent < 0 or self._clauses[clause.parent].kind != "heading":
            return clause.at
        table, row = parent(clause.id), index_of(clause.id)
        tables = self._tables.setdefault(clause.node or "", [])
        if table not in tables:
            tables.append(table)
        return f"{clause.at} table {tables.index(table) + 1} row {row + 1}"


def _outside(clause: Clause, place: str) -> Iterator[Passage]:
    """The wordings of a cover, a summary, a table of documents; headings of pages are none of them."""
    if clause.kind == "row":
        for line in clause.lines:
            yield Passage(line, place, None, None)
    elif clause.kind in ("cover", "paragraph", "footnote"):
        yield Passage(clause.wording, place, None, None)


def _is_head(clause: Clause) -> bool:
    """Whether it stands above the first call, under the designation."""
    owner = clause.owner
    return owner is not None and any(clause.span == block.span for block in owner.head)
