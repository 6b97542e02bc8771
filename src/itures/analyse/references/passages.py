"""The wordings of a document that may cite something, in text order, each with the clause it belongs to.

Headings, titles, the enacting formula, histories and running heads cite nothing: they name the text itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from itures.model.clauses import Clause, clauses_of
from itures.model.stream import Span
from itures.model.tree import Document, Instrument
from itures.model.wording import Wording

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


def passages(document: Document) -> Iterator[Passage]:
    """All wordings of a document, in text order, footnotes after the clauses of their instrument.

    >>> from itures.model.tree import Header
    >>> list(passages(Document("x.txt", "en", "revised", Header(), (), (), (), (), ())))
    []
    """
    for clause in clauses_of(document):
        if clause.owner is None or clause.hidden:
            continue
        match clause.kind:
            case "call":
                yield Passage(clause.wording, clause.at, clause.node, clause.owner, call=True)
            case "text" | "point" | "footnote":
                yield Passage(clause.wording, clause.at, clause.node, clause.owner)
            case "row":
                for line in clause.lines:
                    yield Passage(line, clause.at, clause.node, clause.owner)
            case "paragraph" | "reasons" if clause.role in _ROLES and not _is_head(clause):
                at = clause.at if clause.node is not None else "reasons" if clause.kind == "reasons" else ""
                yield Passage(clause.wording, at, clause.node, clause.owner)


def _is_head(clause: Clause) -> bool:
    """Whether it stands above the first call, under the designation."""
    owner = clause.owner
    return owner is not None and any(clause.span == block.span for block in owner.head)
