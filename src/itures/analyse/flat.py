"""A document as a sequence of clauses, in text order, for comparison."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from itures.model.edit import ClauseKind, Side
from itures.model.stream import Span
from itures.model.tree import Block, Division, Document, Instrument, Item, Section

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text, without case and signs.

    >>> words_of("To meet; and to part.")
    ['to', 'meet', 'and', 'to', 'part']
    """
    return _WORD.findall(text.casefold())


@dataclass(slots=True, eq=False)
class Clause:
    """A clause with what a comparison asks of it. `parent` is the index of the clause it stands under, -1 for none.

    `words` are its words without case and signs; `exact` is the wording with single blanks.
    """

    kind: ClauseKind
    id: str
    at: str
    label: str
    text: str
    span: Span
    place: int
    parent: int
    exact: str
    words: list[str]
    section: Section | None = None
    pieces: tuple[Span, ...] = ()
    """The places of its own wording, without that of what stands under it."""

    @property
    def side(self) -> Side:
        return Side(self.id, self.at, self.label, self.text, self.kind, self.place, self.span)


def clauses_of(document: Document) -> list[Clause]:
    r"""The clauses of a document, in text order.

    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> text = b"RESOLUTION 2 (Kyoto, 1994)\nRules\nresolves\n1 to meet;\n2 to part."
    >>> [(clause.kind, clause.label) for clause in clauses_of(parse(read("x.txt", text)))]
    [('designation', ''), ('title', ''), ('call', ''), ('point', '1'), ('point', '2')]
    """
    flat = _Flat()
    for number, instrument in enumerate(document.instruments):
        flat.instrument(instrument, number)
    return flat.found


class _Flat:
    def __init__(self) -> None:
        self.found: list[Clause] = []

    def add(self, kind: ClauseKind, id: str, at: str, label: str, text: str, span: Span, parent: int) -> int:
        exact = " ".join(text.split())
        place = len(self.found)
        self.found.append(Clause(kind, id, at, label, text, span, place, parent, exact, words_of(exact)))
        return place

    def instrument(self, instrument: Instrument, number: int) -> None:
        top = -1
        for block in instrument.head:
            if block.role in ("designation", "title", "formula", "reference-line"):
                kind: ClauseKind = "designation" if block.role == "reference-line" else block.role
                place = self.add(kind, f"{instrument.id}/{block.role}", block.role, "", block.text, block.span, top)
                if block.role == "designation":
                    top = place
        for section in instrument.sections:
            self.section(section, top)
        for division in (*instrument.divisions, *instrument.annexes):
            self.division(division, top)
        for index, block in enumerate(instrument.foot):
            if block.role in ("history", "reasons", "paragraph"):
                kind = block.role
                self.add(kind, f"{instrument.id}/{block.role}~{index}", block.role, "", block.text, block.span, top)
        for index, note in enumerate(instrument.footnotes):
            self.add(
                "footnote",
                f"{instrument.id}/footnote~{index}",
                f"footnote {note.mark}",
                note.mark,
                note.text,
                note.span,
                top,
            )

    def section(self, section: Section, parent: int) -> None:
        place = self.add(
            "call",
            section.id,
            section.at,
            "",
            section.call,
            section.pieces[0] if section.pieces else section.span,
            parent,
        )
        self.found[place].section = section
        self.found[place].pieces = section.pieces
        if section.lead:
            self.add(
                "text",
                f"{section.id}/lead",
                section.at,
                "",
                section.lead,
                _hull(section.lead_pieces, section.span),
                place,
            )
        for item in section.items:
            self.item(item, place)
        for index, block in enumerate(section.blocks):
            self.block(block, f"{section.id}/block~{index}", section.at, place)
        if section.tail:
            self.add(
                "text",
                f"{section.id}/tail",
                section.at,
                "",
                section.tail,
                _hull(section.tail_pieces, section.span),
                place,
            )

    def item(self, item: Item, parent: int) -> None:
        place = self.add("point", item.id, item.at, item.label, item.text, item.span, parent)
        self.found[place].pieces = item.pieces or (item.span,)
        for child in item.items:
            self.item(child, place)

    def division(self, division: Division, parent: int) -> None:
        heading = division.heading if not division.title else f"{division.heading}\n{division.title}"
        place = self.add("heading", division.id, division.at, "", heading, division.span, parent)
        self.found[place].pieces = (*division.pieces, *division.title_pieces)
        for number, passage in enumerate(division.passages):
            for index, block in enumerate(passage.blocks):
                self.block(block, f"{division.id}/block~{number}.{index}", division.at, place)
            for item in passage.items:
                self.item(item, place)
        for section in division.sections:
            self.section(section, place)
        for inner in division.divisions:
            self.division(inner, place)

    def block(self, block: Block, id: str, at: str, parent: int) -> None:
        if not block.rows:
            if block.text:
                self.add("paragraph", id, at, block.label or "", block.text, block.span, parent)
            return
        for index, row in enumerate(block.rows):
            text = " | ".join(" ".join(line.text for line in cell) for cell in row)
            spans = [line.span for cell in row for line in cell if line.text]
            self.add("row", f"{id}/row~{index}", at, "", text, _hull(tuple(spans), block.span), parent)


def _hull(spans: tuple[Span, ...], otherwise: Span) -> Span:
    if not spans:
        return otherwise
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def walk_up(clauses: list[Clause], clause: Clause) -> Iterator[Clause]:
    """The clauses above a clause, nearest first."""
    while clause.parent >= 0:
        clause = clauses[clause.parent]
        yield clause
