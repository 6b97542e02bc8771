"""A document as a sequence of clauses, in text order, for comparison."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from itures.model.edit import ClauseKind, NoteMark, Side
from itures.model.paths import below, numbered
from itures.model.stream import Span
from itures.model.tree import Block, Division, Document, Footnote, Instrument, Item, Passage, Section
from itures.model.wording import offset

_WORD = re.compile(r"[^\W_]+")
_ELLIPSIS = re.compile(r"(?<=[;,.:])\s+(?P<dots>[\[(]?(?:\.{3,}|…)[\])]?)\s*\Z")
_KINDS: dict[str, ClauseKind] = {
    "proposal": "proposal",
    "designation": "designation",
    "reference-line": "designation",
    "title": "title",
    "formula": "formula",
    "history": "history",
    "reasons": "reasons",
}
"""What the blocks of an instrument are, by their roles; others are paragraphs."""


def words_of(text: str) -> list[str]:
    """The words of a text, without case and signs.

    >>> words_of("To meet; and to part.")
    ['to', 'meet', 'and', 'to', 'part']
    """
    return _WORD.findall(text.casefold())


@dataclass(slots=True, eq=False)
class Clause:
    """A clause with what a comparison asks of it. `parent` is the index of the clause it stands under, -1 for none.

    `words` are its words without case and signs; `exact` is the wording with single blanks and plain hyphens.
    `instrument` names the instrument that it is in: "resolution 14"; it is empty outside of them.
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
    instrument: str
    pieces: tuple[Span, ...]
    """The places of its own wording, without that of what stands under it."""
    section: Section | None = None
    marks: tuple[NoteMark, ...] = ()
    cells: tuple[str, ...] = ()

    @property
    def side(self) -> Side:
        return Side(self.id, self.at, self.label, self.text, self.kind, self.place, self.span, self.marks, self.cells)


def clauses_of(document: Document) -> list[Clause]:
    r"""The clauses of a document, in text order; footnotes stand behind the instrument that cites them.

    Every wording of the tree is in one of them, but for running heads (`Document.furniture`) and rules.

    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> text = b"RESOLUTION 2 (Kyoto, 1994)\nRules\nresolves\n1 to meet;\n2 to part."
    >>> [(clause.kind, clause.label) for clause in clauses_of(parse(read("x.txt", text)))]
    [('designation', ''), ('title', ''), ('call', ''), ('point', '1'), ('point', '2')]
    """
    flat = _Flat()
    flat.document(document)
    return flat.found


_Step = tuple[int, Callable[[], object]]


class _Flat:
    def __init__(self) -> None:
        self.found: list[Clause] = []
        self._instrument = ""
        self._names: Counter[str] = Counter()

    def add(
        self, kind: ClauseKind, id: str, at: str, label: str, text: str, pieces: Sequence[Span], parent: int
    ) -> int:
        ending = _ELLIPSIS.search(text) if kind in ("point", "text", "paragraph") else None
        if ending is not None and ending.start():
            # A line of dots is no part of the clause above it: it stands for clauses that are not repeated.
            size = len(ending["dots"])
            cut = pieces[-1].end - size
            place = self.add(kind, id, at, label, text[: ending.start()], _until(pieces, cut), parent)
            self.add("paragraph", below(id, "..."), at, "", ending["dots"], [Span(cut, pieces[-1].end)], parent)
            return place
        exact = " ".join(text.replace("\u2011", "-").split())
        place = len(self.found)
        span = Span(min(piece.start for piece in pieces), max(piece.end for piece in pieces))
        self.found.append(
            Clause(
                kind, id, at, label, text, span, place, parent, exact, words_of(exact), self._instrument, tuple(pieces)
            )
        )
        return place

    def document(self, document: Document) -> None:
        steps: list[_Step] = [
            (instrument.span.start, partial(self.instrument, instrument)) for instrument in document.instruments
        ]
        for index, block in enumerate(document.blocks):
            steps.append(
                (block.span.start, partial(self.block, block, numbered("", "cover", index), "cover", -1, "cover"))
            )
        _in_order(steps)
        self.notes(document.footnotes, "", -1)

    def instrument(self, instrument: Instrument) -> None:
        name = f"{instrument.kind} {instrument.number or instrument.draft or ''}"
        self._names[name] += 1
        self._instrument = f"{name} ({self._names[name]})" if self._names[name] > 1 else name
        first = len(self.found)
        top = -1
        seen: Counter[str] = Counter()
        for block in instrument.head:
            seen[block.role] += 1
            id = below(instrument.id, block.role, seen[block.role])
            place = self.block(block, id, block.role, top, _KINDS.get(block.role, "paragraph"))
            if block.role == "designation":
                top = place
        steps: list[_Step] = [
            *[(section.span.start, partial(self.section, section, top)) for section in instrument.sections],
            *[
                (division.span.start, partial(self.division, division, top))
                for division in (*instrument.divisions, *instrument.annexes)
            ],
        ]
        for index, block in enumerate(instrument.foot):
            kind = _KINDS.get(block.role, "paragraph")
            id = numbered(instrument.id, block.role, index)
            steps.append((block.span.start, partial(self.block, block, id, block.role, top, kind)))
        _in_order(steps)
        self.notes(instrument.footnotes, instrument.id, top, first)
        self._instrument = ""

    def notes(self, notes: Sequence[Footnote], id: str, parent: int, first: int = 0) -> None:
        """The notes as clauses, and their marks in the clauses from the `first` on."""
        cited = self.found[first:]
        owned = sorted(
            [(piece.start, piece.end, clause.place) for clause in cited for piece in clause.pieces],
        )
        marks: dict[int, list[NoteMark]] = {}
        for index, note in enumerate(notes):
            place = self.add(
                "footnote",
                numbered(id, "footnote", index),
                f"footnote {note.mark}",
                note.mark,
                note.text,
                note.pieces or (note.span,),
                parent,
            )
            for anchor in note.anchors:
                at = bisect_right(owned, (anchor.start, anchor.start, len(self.found))) - 1
                if at < 0:
                    continue
                clause = self.found[owned[at][2]]
                if clause.kind == "row":
                    continue
                where = offset(clause.text, clause.pieces, anchor.start)
                marks.setdefault(clause.place, []).append(NoteMark(where, note.mark, place))
        for place, found in marks.items():
            self.found[place].marks = tuple(sorted(found, key=lambda mark: mark.offset))

    def section(self, section: Section, parent: int) -> None:
        pieces = section.pieces or (section.span,)
        place = self.add("call", section.id, section.at, "", section.call, pieces, parent)
        self.found[place].section = section
        steps: list[_Step] = [(item.span.start, partial(self.item, item, place)) for item in section.items]
        for name, text, own in (
            ("lead", section.lead, section.lead_pieces),
            ("tail", section.tail, section.tail_pieces),
        ):
            if text:
                places = own or (section.span,)
                add = partial(self.add, "text", below(section.id, name), section.at, "", text, places, place)
                steps.append((places[0].start if own or name == "lead" else section.span.end, add))
        for index, block in enumerate(section.blocks):
            id = numbered(section.id, "block", index)
            steps.append((block.span.start, partial(self.block, block, id, section.at, place)))
        _in_order(steps)

    def item(self, item: Item, parent: int) -> None:
        place = self.add("point", item.id, item.at, item.label, item.text, item.pieces or (item.span,), parent)
        for child in item.items:
            self.item(child, place)

    def division(self, division: Division, parent: int) -> None:
        heading = division.heading if not division.title else f"{division.heading}\n{division.title}"
        pieces = (*division.pieces, *division.title_pieces) or (division.span,)
        place = self.add("heading", division.id, division.at, "", heading, pieces, parent)
        steps: list[_Step] = []
        for number, passage in enumerate(division.passages):
            steps.append((passage.span.start, partial(self.passage, passage, number, division, place)))
        steps += [(section.span.start, partial(self.section, section, place)) for section in division.sections]
        steps += [(inner.span.start, partial(self.division, inner, place)) for inner in division.divisions]
        _in_order(steps)

    def passage(self, passage: Passage, number: int, division: Division, parent: int) -> None:
        for index, block in enumerate(passage.blocks):
            self.block(block, numbered(division.id, "block", f"{number}.{index}"), division.at, parent)
        for item in passage.items:
            self.item(item, parent)

    def block(self, block: Block, id: str, at: str, parent: int, kind: ClauseKind = "paragraph") -> int:
        """The clause of a block, or those of the rows of a table; the place of the last one, or of the parent."""
        if not block.rows:
            if block.text and block.role != "separator":
                return self.add(kind, id, at, block.label or "", block.text, block.pieces or (block.span,), parent)
            return parent
        for index, row in enumerate(block.rows):
            cells = ["\n".join([line.text for line in cell if line.text]) for cell in row]
            pieces = [piece for cell in row for line in cell if line.text for piece in line.pieces or (line.span,)]
            if pieces:
                place = self.add("row", numbered(id, "row", index), at, "", " | ".join(cells), pieces, parent)
                self.found[place].cells = tuple(cells)
        return parent


def _until(pieces: Sequence[Span], end: int) -> list[Span]:
    """The pieces before a place."""
    return [Span(piece.start, min(piece.end, end)) for piece in pieces if piece.start < end] or [pieces[0]]


def _in_order(steps: list[_Step]) -> None:
    """Takes the steps in the order of the text."""
    steps.sort(key=lambda step: step[0])
    for _, take in steps:
        take()
