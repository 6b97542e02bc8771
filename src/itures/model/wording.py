"""The wordings of nodes, and where their characters stand in the stream: the one map between the two.

A wording is what its pieces hold, character for character, but for a blank or a line feed where a line was joined to the next,
and but for a label or mark that stands at the beginning of its first piece. `starts` says where each piece begins in it.
Calls and titles alone have single blanks where the file may have several: within a piece, what stands behind such a place
is told so many characters before its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from itures.model.stream import Span
from itures.model.tree import Block, Division, Footnote, Item, MarkedRun, Node, Section

_WORD = re.compile(r"[^\W_]*")


class Placed(NamedTuple):
    """A part of a wording, and the place of its characters."""

    text: str
    span: Span


class Wording(NamedTuple):
    """A text with its pieces; `runs` has its changes in the marked view.

    `starts` are the characters of the text at which its pieces begin, negative for a piece that has a label before the
    text. Without them, the text ends where its last piece ends.
    """

    text: str
    pieces: Sequence[Span]
    starts: Sequence[int] = ()
    runs: Sequence[MarkedRun] = ()

    def begins(self) -> Sequence[int]:
        """Where each of the pieces begins in the text.

        >>> Wording("to go", [Span(0, 5), Span(6, 9)]).begins()
        [-3, 2]
        """
        if len(self.starts) == len(self.pieces):
            return self.starts
        at = len(self.text)
        found = []
        for piece in reversed(self.pieces):
            at -= piece.end - piece.start
            found.append(at)
        return found[::-1]

    def span(self, start: int, end: int) -> Span:
        """The place in the stream of characters of the text.

        >>> Wording("to go", [Span(3, 5), Span(9, 11)], [0, 3]).span(3, 5)
        Span(start=9, end=11)
        """
        if not self.pieces:
            return Span(0, 0)
        if len(self.pieces) == 1 and not self.starts:
            shift = self.pieces[0].end - len(self.text)
            return Span(shift + start, shift + end)
        begins = self.begins()
        return Span(self._place(start, begins), self._place(max(start, end - 1), begins) + (end > start))

    def _place(self, offset: int, begins: Sequence[int]) -> int:
        index = max(0, bisect_right(begins, offset) - 1)
        return self.pieces[index].start + offset - begins[index]

    def offset(self, place: int) -> int:
        """How many characters of the text stand before a place of the stream; one inside a word is taken for its end.

        >>> Wording("to go", [Span(3, 5), Span(9, 11)], [0, 3]).offset(9), Wording("to go", [Span(0, 5)]).offset(1)
        (3, 2)
        """
        return self.offsets([place])[0]

    def offsets(self, places: Sequence[int]) -> list[int]:
        """The same of several places, which are looked up together.

        >>> Wording("to go", [Span(3, 5), Span(9, 11)], [0, 3]).offsets([3, 9])
        [0, 3]
        """
        begins = self.begins()
        found = []
        word = (0, 0)  # the end of a word that was looked for last, and from where on
        ends = list(accumulate([piece.end for piece in self.pieces], max))
        for place in places:
            index = bisect_left(ends, place)  # the first piece that ends there or behind it
            count = 0
            if index < len(ends) and place >= self.pieces[index].start:
                count = begins[index] + place - self.pieces[index].start
            elif index:
                count = begins[index - 1] + self.pieces[index - 1].end - self.pieces[index - 1].start
            count = min(max(0, count), len(self.text))
            if 0 < count < len(self.text) and self.text[count - 1].isalnum() and self.text[count].isalnum():
                if not word[0] < count <= word[1]:
                    word = (count, _WORD.match(self.text, count).end())  # type: ignore[union-attr]  # it matches anything
                count = word[1]
            found.append(count)
        return found

    def parts(self) -> list[Placed]:
        """The text in its pieces; what joins two lines stands at the beginning of the second.

        >>> [(part.text, tuple(part.span)) for part in Wording("to go", [Span(3, 5), Span(9, 11)], [0, 3]).parts()]
        [('to', (3, 5)), (' go', (9, 11))]
        """
        found: list[Placed] = []
        done = 0
        begins = self.begins()
        for number, (piece, begin) in enumerate(zip(self.pieces, begins, strict=True), 1):
            last = number == len(self.pieces)
            # A bracket in a call fills nothing of its text: the next piece begins where it does.
            length = piece.end - piece.start if last else min(piece.end - piece.start, begins[number] - begin)
            end = len(self.text) if last else min(len(self.text), max(done, begin + length))
            if end > done:
                first = piece.start + max(0, -begin)
                found.append(Placed(self.text[done:end], Span(min(first, piece.end), piece.end)))
            done = end
        return found

    def marked(self) -> tuple[MarkedRun, ...]:
        """The text as runs: those of the marked view, or its parts."""
        return tuple(self.runs) or tuple([MarkedRun(part.text, part.span) for part in self.parts()])


def wording_of(node: Item | Block | Footnote) -> Wording:
    """The wording of a node that has one.

    >>> wording_of(Block("paragraph", "to go", Span(0, 5))).span(3, 5)
    Span(start=3, end=5)
    """
    return Wording(node.text, node.pieces or (node.span,), node.starts, node.runs)


def call_of(section: Section) -> Wording:
    """The call of a section. What closes it (a comma, a colon) is in its pieces, not in its text."""
    return Wording(section.call, section.pieces, _front(section.pieces, section.starts), section.runs)


def printed_call_of(section: Section) -> Wording:
    r"""The call of a section with the square brackets that stand in and around it.

    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> text = b"RESOLUTION 2 (Kyoto, 1994)\nRules\nresolves\n1 to meet,\n[further invites] Member States\nto part.\n"
    >>> section = parse(read("x.txt", text)).instruments[0].sections[1]
    >>> printed_call_of(section).text, call_of(section).text
    ('[further invites] Member States', 'further invites Member States')
    """
    call = call_of(section)
    if not section.printed:
        return call
    return Wording(section.printed, call.pieces, _as_printed(call), call.runs)


def _as_printed(call: Wording) -> list[int]:
    """Where the pieces of a call begin in it as printed: brackets fill their place, and broken words are two."""
    begins = call.begins()
    found: list[int] = []
    at = begins[0]
    for number, (piece, begin) in enumerate(zip(call.pieces, begins, strict=True), 1):
        found.append(at)
        length = piece.end - piece.start
        gap = (begins[number] if number < len(begins) else begin + length) - begin - length
        # No gap: the next piece goes on; -1: the hyphen of a broken word has gone, behind it a line ended.
        at += length + (0 if gap in (0, -length) else 1)
    return found


def opening_of(item: Item) -> str:
    """The square brackets that open before the label of a point, with the name of an alternative; not those around the label.

    >>> opening_of(Item("", "", "4", "to go", (), Span(0, 9), printed="[Alt 1: 4"))
    '[Alt 1: '
    """
    return "" if item.printed.endswith("]") else item.printed.rpartition(item.label)[0]


def printed_of(item: Item) -> Wording:
    r"""The wording of a point, and before it the square brackets that open before its label: "[1 to meet;" has "[to meet;".

    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> text = b"RESOLUTION 2 (Kyoto, 1994)\nRules\nresolves\n[1 to meet;\n2 to part.]\n"
    >>> item = parse(read("x.txt", text)).instruments[0].sections[0].items[0]
    >>> printed_of(item).text, item.text, item.label, item.printed
    ('[to meet;', 'to meet;', '1', '[1')
    """
    own = wording_of(item)
    opening = opening_of(item)
    if not opening:
        return own
    pieces: list[Span] = []
    begins: list[int] = []
    for piece, begin in zip(own.pieces, own.begins(), strict=True):
        # Of the pieces before the text the first is the bracket, and the next one has the label, which is no part of this.
        start = 0 if begin < 0 and not pieces else max(0, begin) + len(opening)
        first = piece.start if begin >= 0 or not pieces else min(piece.end, piece.start - begin)
        pieces.append(Span(first, piece.end if pieces or begin >= 0 else min(piece.end, piece.start + len(opening))))
        begins.append(start)
    runs = (MarkedRun(opening, pieces[0]), *own.runs) if own.runs else ()
    return Wording(opening + own.text, pieces, begins, runs)


def lead_of(section: Section) -> Wording:
    """What stands under a call without a label, before its points; its text may be empty."""
    return Wording(section.lead or "", section.lead_pieces, section.lead_starts, section.lead_runs)


def tail_of(section: Section) -> Wording:
    """What stands under a call without a label, behind its points; its text may be empty."""
    return Wording(section.tail or "", section.tail_pieces, section.tail_starts, section.tail_runs)


def heading_of(division: Division) -> Wording:
    """The heading of an annex and the like, as it stands on its line."""
    return Wording(division.heading, division.pieces, _front(division.pieces, division.starts), division.runs)


def title_of(division: Division) -> Wording:
    """The title under such a heading; its text may be empty."""
    return Wording(
        division.title or "",
        division.title_pieces,
        _front(division.title_pieces, division.title_starts),
        division.title_runs,
    )


def _front(pieces: Sequence[Span], starts: Sequence[int]) -> Sequence[int]:
    return starts or ((0,) if len(pieces) == 1 else ())


def wordings(node: Node) -> Iterator[Wording]:
    """The wordings of a node, without those of its children.

    >>> [wording.text for wording in wordings(Block("paragraph", "to go", Span(0, 5)))]
    ['to go']
    """
    match node:
        case Section():
            yield call_of(node)
            yield lead_of(node)
            yield tail_of(node)
        case Division():
            yield heading_of(node)
            yield title_of(node)
        case Item() | Block() | Footnote():
            yield wording_of(node)


def starts_within(pieces: Sequence[Span], begins: Sequence[int], kept: Sequence[Span]) -> tuple[int, ...]:
    """Where pieces begin in a text that are parts of its pieces, as where deleted characters stand between them.

    >>> starts_within([Span(0, 5), Span(6, 9)], [-2, 3], [Span(0, 2), Span(4, 5), Span(6, 9)])
    (-2, 2, 3)
    """
    found = []
    firsts = [piece.start for piece in pieces]
    for span in kept:
        index = max(0, bisect_right(firsts, span.start) - 1)
        found.append(begins[index] + span.start - pieces[index].start)
    return tuple(found)
