"""What stands in two bodies, cells, notes or text boxes: paragraphs that are the same, that came, went or moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lxml import etree

from itures.read.docx.names import TBL, P, w
from itures.redline.aligned import Block, Pair, aligned
from itures.redline.blocks import blocks, place, remove
from itures.redline.copies import Copies
from itures.redline.inline import PPR, RPR, NoteSign, text_of
from itures.redline.looks import Looks
from itures.redline.marks import Marks
from itures.redline.notes import Notes
from itures.redline.tables import Tables
from itures.redline.wording import Wording

_MOVED: Final = 16
"""Characters of the shortest paragraph that can be known again elsewhere."""


class Stories:
    """Changes what stands in containers of the new file."""

    def __init__(self, marks: Marks, notes: Notes, copies: Copies, looks: Looks, wording: Wording) -> None:
        self._marks, self._notes, self._copies, self._looks, self._wording = marks, notes, copies, looks, wording
        self._tables = Tables(marks, notes, copies, self.change)
        self._moved = 0

    def change(self, old: etree._Element, new: etree._Element) -> None:
        """Changes a container of the new file; `old` is the one of the old file."""
        olds, news = list(blocks(old)), list(blocks(new))
        shown = (
            [_block(one, self._notes.old_sign) for one in olds],
            [_block(one, self._notes.new_sign) for one in news],
        )
        pairs = _closed(aligned(*shown), *shown)
        moves = self._moves(pairs, *shown)
        came: list[tuple[etree._Element, str | None]] = []
        gone: list[etree._Element] = []
        was: dict[etree._Element, etree._Element] = {}
        anchor_at = 0
        for pair in pairs:
            if pair.new is None and pair.old is not None:
                copied = self._copies.block(olds[pair.old], moves.get(pair))
                place(copied, news[anchor_at] if anchor_at < len(news) else None, new)
                gone.append(copied)
                continue
            assert pair.new is not None  # noqa: S101  # one of the two is there
            anchor_at = pair.new + 1
            if pair.old is None:
                came.append((news[pair.new], moves.get(pair)))
                continue
            was[news[pair.new]] = olds[pair.old]
            if news[pair.new].tag == TBL:
                self._tables.change(olds[pair.old], news[pair.new])
            else:
                self._wording.change(olds[pair.old], news[pair.new])
        for element, move in came:
            self._came(element, move)
        self._settle(list(blocks(new)), frozenset(element for element, _ in came), frozenset(gone), was)

    def _moves(self, pairs: Sequence[Pair], old: Sequence[Block], new: Sequence[Block]) -> dict[Pair, str]:
        """The names of paragraphs that only stand elsewhere now: those that read the same, once on either side. At the end of a
        container marks are shifted, so that what comes or goes there is no move.
        """
        ends: dict[str, list[Pair]] = {}
        for pair in pairs[: _end_of_pairs(pairs)]:
            block = old[pair.old] if pair.new is None and pair.old is not None else None
            block = new[pair.new] if pair.old is None and pair.new is not None else block
            if block is not None and block.kind == "paragraph" and len(block.text) >= _MOVED:
                ends.setdefault(block.text, []).append(pair)
        found: dict[Pair, str] = {}
        for both in ends.values():
            if len(both) == 2 and (both[0].old is None) != (both[1].old is None):
                self._moved += 1
                found |= dict.fromkeys(both, f"move{self._moved}")
        return found

    def _came(self, element: etree._Element, move: str | None) -> None:
        if element.tag == TBL:
            self._tables.came(element)
            return
        kind = "ins" if move is None else "moveTo"
        self._marks.inserted(element, kind)
        self._marks.mark(element, kind)
        if move is not None:
            self._marks.moved(element, kind, move)

    def _settle(
        self,
        found: Sequence[etree._Element],
        came: frozenset[etree._Element],
        gone: frozenset[etree._Element],
        was: dict[etree._Element, etree._Element],
    ) -> None:
        """The last mark of a container cannot go: of the paragraphs at its end that come or go, the mark before them does.

        What stands before that mark then has the properties of the last paragraph where the others are undone.
        """
        for kind, those in (("ins", came), ("del", gone)):
            last = len(found)
            while last and found[last - 1] in those and found[last - 1].tag == P:
                last -= 1
            if last == len(found):
                continue
            _unmark(found[-1], kind)
            if last and found[last - 1].tag == P:
                before = found[last - 1]
                self._marks.mark(before, kind)
                if kind == "del":
                    self._looks.like(found[last:], before)
                elif before in was and self._looks.differ(was[before], found[-1]):
                    self._looks.paragraph_was(found[-1], was[before])
            return


def _block(element: etree._Element, sign: NoteSign) -> Block:
    return Block("table" if element.tag == TBL else "paragraph", text_of(element, sign))


def _end_of_pairs(pairs: Sequence[Pair]) -> int:
    """Behind the last pair that both sides have."""
    last = len(pairs)
    while last and (pairs[last - 1].old is None or pairs[last - 1].new is None):
        last -= 1
    return last


def _closed(pairs: list[Pair], old: Sequence[Block], new: Sequence[Block]) -> list[Pair]:
    """Of paragraphs that go and come at the end of a container the last ones are one: its last mark can neither go nor come."""
    last = _end_of_pairs(pairs)
    gone = [pair.old for pair in pairs[last:] if pair.old is not None]
    came = [pair.new for pair in pairs[last:] if pair.new is not None]
    if not gone or not came or old[gone[-1]].kind != "paragraph" or new[came[-1]].kind != "paragraph":
        return pairs
    single = [*[Pair(one, None) for one in gone[:-1]], *[Pair(None, one) for one in came[:-1]]]
    return [*pairs[:last], *single, Pair(gone[-1], came[-1])]


def _unmark(paragraph: etree._Element, kind: str) -> None:
    """The mark of a paragraph is no change any more."""
    properties = paragraph.find(PPR)
    look = properties.find(RPR) if properties is not None else None
    for mark in look.findall(w(kind)) if look is not None else ():
        remove(mark)
