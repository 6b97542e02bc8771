"""Where the clauses of a text stand in its Word file: which characters of which paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from lxml import etree
from rapidfuzz.distance import Indel

from itures.model.clauses import Clause
from itures.model.stream import Span, Stream
from itures.model.wording import Wording
from itures.read.docx.document import Elements
from itures.redline.inline import REFERENCES, Atom, NoteSign, atoms

_BEHIND_LABEL = " \t\u00a0\u2002\u2003-\u2013\u2014"


class Spot(NamedTuple):
    """A character of the file: its paragraph, and its number among the atoms of that."""

    paragraph: etree._Element
    at: int


class Places:
    """Asks for the characters of clauses; `stream` is what was read from the file with these `elements`.

    Paragraphs are looked at once: what is found here holds for the file as it was before anything was changed in it.
    """

    def __init__(self, stream: Stream, elements: Elements, sign: NoteSign) -> None:
        self._stream, self._sign = stream, sign
        self._paragraphs = [elements.get((one.origin.part, one.origin.paragraph)) for one in stream.paragraphs]
        self._texts = [one.text for one in stream.paragraphs]
        self._starts = [0, *accumulate([len(text) + 1 for text in self._texts])]
        self._atoms: dict[etree._Element, list[Atom]] = {}
        self._maps: dict[int, list[int]] = {}

    def atoms(self, paragraph: etree._Element) -> list[Atom]:
        """The characters of a paragraph as they were."""
        if paragraph not in self._atoms:
            self._atoms[paragraph] = atoms(paragraph, self._sign)
        return self._atoms[paragraph]

    def text(self, paragraph: etree._Element) -> str:
        """The characters of a paragraph as a text, a sign for each."""
        return "".join([atom.sign for atom in self.atoms(paragraph)])

    def characters(self, clause: Clause) -> list[Spot | None]:
        """For each character of the wording of a clause where it is; None for what joins lines, and for what is not in the file.

        The clauses are those of the text that the stream was read to.
        """
        found: list[Spot | None] = [None] * len(clause.text)
        for begin, wording in _wordings(clause):
            at = begin
            for text, span in wording.parts():
                for number, place in enumerate(self._placed(text, span)):
                    if place is not None and at + number < len(found):
                        found[at + number] = self._spot(place)
                at += len(text)
        return found

    def label(self, clause: Clause, first: Spot) -> tuple[int, int] | None:
        """From where to where the label of a clause stands before its first character; None where Word counts it."""
        text = self.text(first.paragraph)[: first.at]
        at = text.rfind(clause.label) if clause.label else -1
        if at < 0 or text[at + len(clause.label) :].strip(_BEHIND_LABEL):
            return None
        return at, at + len(clause.label)

    def _placed(self, text: str, span: Span) -> list[int | None]:
        """The places in the stream of characters of a wording."""
        size = span.end - span.start
        if len(text) == size:
            return list(range(span.start, span.end))
        if len(text) == size + 1:
            return [None, *range(span.start, span.end)]  # a blank that joins two lines
        there = self._stream_text(span)
        return [span.start + at if at < size else None for at in _matched(text, there)[:-1]]

    def _stream_text(self, span: Span) -> str:
        first, last = (bisect_right(self._starts, place) - 1 for place in (span.start, max(span.start, span.end - 1)))
        text = "\n".join(self._texts[first : last + 1])
        return text[span.start - self._starts[first] : span.end - self._starts[first]]

    def _spot(self, place: int) -> Spot | None:
        index = min(bisect_right(self._starts, place) - 1, len(self._texts) - 1)
        paragraph, text = self._paragraphs[index], self._texts[index]
        at = place - self._starts[index]
        if paragraph is None or at >= len(text):
            return None
        if index not in self._maps:
            self._maps[index] = _matched(text, self.text(paragraph))
        found = self._maps[index][at]
        return Spot(paragraph, found) if found < len(self.atoms(paragraph)) else None


class WrittenPlaces(Places):
    """The same in a file that was made of the clauses, one after the other: they are found by their order, for the file need not
    be understood as the text was.

    Raises ValueError where the file has not just the characters of the clauses. A note stands in it once for each of its marks.
    """

    def __init__(self, stream: Stream, elements: Elements, sign: NoteSign, clauses: Sequence[Clause]) -> None:
        super().__init__(stream, elements, sign)
        self._found: dict[int, list[Spot | None]] = {}
        marked = [mark.note for clause in clauses for mark in clause.marks]
        for part, those in (
            ("body", [clause for clause in clauses if clause.place not in marked]),
            ("footnotes", [clauses[place] for place in marked]),
        ):
            paragraphs = [
                element
                for element, one in zip(self._paragraphs, stream.paragraphs, strict=True)
                if one.origin.part == part and element is not None
            ]
            self._find(those, list(self._visible(paragraphs)))

    def characters(self, clause: Clause) -> list[Spot | None]:
        return self._found[clause.place]

    def _visible(self, paragraphs: Iterable[etree._Element]) -> Iterator[tuple[str, Spot]]:
        for paragraph in paragraphs:
            for at, atom in enumerate(self.atoms(paragraph)):
                if atom.child.tag not in REFERENCES and not atom.sign.isspace():
                    yield atom.sign, Spot(paragraph, at)

    def _find(self, clauses: Sequence[Clause], there: Sequence[tuple[str, Spot]]) -> None:
        at = 0
        for clause in clauses:
            found: list[Spot | None] = []
            at = self._skip(there, at, clause.label)
            for sign in clause.text:
                shown = at < len(there) and there[at][0] == sign
                found.append(there[at][1] if shown else None)
                at += shown
            self._found[clause.place] = _with_blanks(found)
        if at != len(there):
            raise ValueError("the file has other characters than the text")

    @staticmethod
    def _skip(there: Sequence[tuple[str, Spot]], at: int, label: str) -> int:
        """Behind a label, if it stands there."""
        signs = [sign for sign in label if not sign.isspace()]
        return at + len(signs) if [sign for sign, _ in there[at : at + len(signs)]] == signs else at


def _with_blanks(spots: Sequence[Spot | None]) -> list[Spot | None]:
    """The same with the blanks between characters that stand as far from each other in the file."""
    found = list(spots)
    last = -1
    for at, spot in enumerate(spots):
        if spot is None:
            continue
        before = spots[last] if last >= 0 else None
        if before is not None and before.paragraph is spot.paragraph and spot.at - before.at == at - last:
            for number in range(last + 1, at):
                found[number] = Spot(spot.paragraph, before.at + number - last)
        last = at
    return found


def _wordings(clause: Clause) -> Iterator[tuple[int, Wording]]:
    """The wordings of a clause, each with the character of it that it begins with: of a row those of its paragraphs."""
    if not clause.cells:
        yield 0, clause.wording
        return
    at, lines = 0, iter(clause.lines)
    for cell in clause.cells:
        inner = at
        while inner < at + len(cell):
            wording = next(lines, None)
            if wording is None:
                return
            yield inner, wording
            inner += len(wording.text) + 1
        at += len(cell) + len(" | ")


def _matched(text: str, signs: str) -> list[int]:
    """For each character of a text, and its end, the place of it among signs that are nearly the same."""
    if text == signs:
        return list(range(len(text) + 1))
    found: list[int] = []
    for op in Indel.opcodes(text, signs):
        size = op.src_end - op.src_start
        found += range(op.dest_start, op.dest_start + size) if op.tag == "equal" else [op.dest_start] * size
    return [*found, len(signs)]
