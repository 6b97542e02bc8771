"""The wordings of a document that may cite something, in text order, each with the clause it belongs to.

Headings, titles, the enacting formula, histories and running heads cite nothing: they name the text itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from itures.model.stream import Span
from itures.model.tree import Block, Division, Document, Footnote, Instrument, Item, Section


@dataclass(frozen=True, slots=True)
class Passage:
    """A wording: `at` and `clause` are path and id of its clause; `instrument` is None outside of any.

    `call` says that it is a call itself, whose verbs are no references.
    """

    text: str
    at: str
    clause: str | None
    instrument: Instrument | None
    pieces: tuple[Span, ...]
    call: bool = False

    def span(self, start: int, end: int) -> Span:
        """The place in the stream of characters of the wording."""
        if len(self.pieces) == 1:
            (piece,) = self.pieces
            # A label, which is in the piece and not in the text, stands at the beginning.
            shift = piece.end - len(self.text)
            return Span(shift + start, shift + end)
        return _Places(self.text, self.pieces).span(start, end)


def passages(document: Document) -> Iterator[Passage]:
    """All wordings of a document, in text order, footnotes after the clauses of their instrument.

    >>> from itures.model.tree import Header
    >>> list(passages(Document("x.txt", "en", "revised", Header(), (), (), (), (), ())))
    []
    """
    for instrument in document.instruments:
        yield from _instrument(instrument)


def _instrument(instrument: Instrument) -> Iterator[Passage]:
    for section in instrument.sections:
        yield from _section(section, instrument)
    for division in instrument.divisions:
        yield from _division(division, instrument)
    for division in instrument.annexes:
        yield from _division(division, instrument)
    for block in instrument.foot:
        if block.role in ("reasons", "paragraph"):
            yield from _block(block, "reasons" if block.role == "reasons" else "", None, instrument)
    for note in instrument.footnotes:
        yield Passage(note.text, f"footnote {note.mark}", None, instrument, _pieces(note))


def _section(section: Section, instrument: Instrument) -> Iterator[Passage]:
    if section.revision is not None and section.revision.hidden("revised"):
        return
    yield Passage(section.call, section.at, section.id, instrument, section.pieces, call=True)
    if section.lead:
        yield Passage(section.lead, section.at, section.id, instrument, section.lead_pieces)
    for item in section.items:
        yield from _item(item, instrument)
    for block in section.blocks:
        yield from _block(block, section.at, section.id, instrument)
    if section.tail:
        yield Passage(section.tail, section.at, section.id, instrument, section.tail_pieces)


def _item(item: Item, instrument: Instrument) -> Iterator[Passage]:
    if item.revision is not None and item.revision.hidden("revised"):
        return
    yield Passage(item.text, item.at, item.id, instrument, _pieces(item))
    for child in item.items:
        yield from _item(child, instrument)


def _division(division: Division, instrument: Instrument) -> Iterator[Passage]:
    for passage in division.passages:
        for block in passage.blocks:
            yield from _block(block, division.at, division.id, instrument)
        for item in passage.items:
            yield from _item(item, instrument)
    for section in division.sections:
        yield from _section(section, instrument)
    for inner in division.divisions:
        yield from _division(inner, instrument)


def _block(block: Block, at: str, clause: str | None, instrument: Instrument) -> Iterator[Passage]:
    if block.revision is not None and block.revision.hidden("revised"):
        return
    if block.rows:
        for row in block.rows:
            for cell in row:
                for line in cell:
                    yield from _block(line, at, clause, instrument)
    elif block.text and block.role in ("paragraph", "reasons", "heading"):
        yield Passage(block.text, at, clause, instrument, _pieces(block))


def _pieces(node: Item | Block | Footnote) -> tuple[Span, ...]:
    return node.pieces or (node.span,)


class _Places:
    """From characters of a wording to those of the stream.

    The wording ends where its pieces end; between two pieces there is a blank in it where a line was joined to the
    next, and nothing where a footnote mark was taken out. The lengths say how many blanks there are, the text where.
    """

    __slots__ = ("_ends", "_starts", "_text")

    def __init__(self, text: str, pieces: Sequence[Span]) -> None:
        lengths = [piece.end - piece.start for piece in pieces]
        at = len(text)
        begins: list[int] = []
        # From the end: a label, which is in the pieces and not in the text, stands at the beginning.
        for index in range(len(pieces) - 1, -1, -1):
            at -= lengths[index]
            begins.append(at)
            if index and 0 < at <= len(text) and text[at - 1] in " \n" and _gap(pieces[index - 1], pieces[index]):
                at -= 1
        begins.reverse()
        self._starts = begins
        self._ends = [piece.start for piece in pieces]
        self._text = text

    def span(self, start: int, end: int) -> Span:
        if not self._starts:
            return Span(0, 0)
        return Span(self._at(start), self._at(max(start, end - 1)) + (end > start))

    def _at(self, offset: int) -> int:
        index = max(0, bisect_right(self._starts, offset) - 1)
        return self._ends[index] + offset - self._starts[index]


def _gap(before: Span, after: Span) -> bool:
    return after.start > before.end
