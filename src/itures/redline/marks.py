"""Tracked changes as elements: insertions and deletions with their author, their date and an id of their own."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Final

from lxml import etree

from itures.foundation.controls import legal
from itures.read.docx.names import T, w
from itures.redline.inline import PPR, RPR, holders

_TR_PR: Final = w("trPr")
_FIRST: Final = (w("ins"), w("del"), w("moveFrom"), w("moveTo"))
"""What comes first in the properties of a paragraph's mark (section 17.3.1.29)."""
_DELETED: Final = {T: w("delText"), w("instrText"): w("delInstrText")}
"""What texts and fields are called in a deletion (sections 17.4.20 and 17.16.13)."""
_BEHIND_RPR: Final = frozenset(map(w, ("sectPr", "pPrChange")))


class Marks:
    """Makes and places the elements of tracked changes."""

    def __init__(self, author: str, date: str | None, first: int) -> None:
        self._author = legal(author)
        self._date = date
        self._ids = count(first)
        self.count = 0

    def of(self, author: str, date: str | None) -> Marks:
        """The marks of another author in the same file.

        >>> Marks("Kenya", None, 7).of("Chile", None).count
        0
        """
        other = Marks(author, date, 0)
        other._ids = self._ids
        return other

    def _made(self, tag: str) -> etree._Element:
        element = etree.Element(w(tag))
        element.set(w("id"), str(next(self._ids)))
        element.set(w("author"), self._author)
        if self._date is not None:
            element.set(w("date"), self._date)
        self.count += 1
        return element

    def insert(self, holder: etree._Element, kind: str = "ins") -> etree._Element:
        """Puts a run into an insertion ("moveTo": it came from elsewhere) in its place; runs that follow one another share one."""
        before = holder.getprevious()
        after = holder.getnext()
        if after is not None and self._is_mine(after, kind):
            after.insert(0, holder)
            return after
        if before is not None and self._is_mine(before, kind):
            before.append(holder)
            return before
        element = self._made(kind)
        holder.addprevious(element)
        element.append(holder)
        return element

    def _is_mine(self, element: etree._Element, kind: str) -> bool:
        """Whether an element is such a change of this author."""
        who = (element.get(w("author")), element.get(w("date")))
        return element.tag == w(kind) and who == (self._author, self._date)

    def delete(self, holder: etree._Element) -> None:
        """Makes a run or an equation of the file a deletion in its place; runs that follow one another share one."""
        for tag, deleted in _DELETED.items():
            for text in holder.iter(tag):
                text.tag = deleted
        self.insert(holder, "del")

    def deletion(self, runs: Iterable[etree._Element], kind: str = "del") -> etree._Element:
        """A deletion of runs; "moveFrom" where they stand elsewhere now, with text that is no deleted one."""
        element = self._made(kind)
        element.extend(list(runs))
        if kind == "moveFrom":
            for text in element.iter(w("delText")):
                text.tag = T
        return element

    def moved(self, paragraph: etree._Element, kind: str, name: str) -> None:
        """Says that a paragraph is one end of a move, by the name that both ends have (section 17.13.5.23 and the like)."""
        start, end = self._made(f"{kind}RangeStart"), etree.Element(w(f"{kind}RangeEnd"))
        self.count -= 1  # it marks a place, and changes nothing
        start.set(w("name"), name)
        end.set(w("id"), str(start.get(w("id"))))
        properties = paragraph.find(PPR)
        paragraph.insert(1 if properties is not None else 0, start)
        paragraph.append(end)

    def mark(self, paragraph: etree._Element, kind: str) -> None:
        """Makes the mark of a paragraph a tracked change, "ins" or "del"."""
        properties = paragraph.find(PPR)
        if properties is None:
            properties = etree.Element(PPR)
            paragraph.insert(0, properties)
        look = properties.find(RPR)
        if look is None:
            look = etree.Element(RPR)
            place = next((at for at, one in enumerate(properties) if one.tag in _BEHIND_RPR), len(properties))
            properties.insert(place, look)
        if not any(one.tag in _FIRST for one in look):
            look.insert(0, self._made(kind))

    def properties(self, properties: etree._Element, kind: str, before: etree._Element) -> None:
        """Says what properties were before a tracked change of them, "rPrChange" or "pPrChange", which come last in them.

        >>> look = etree.Element(RPR)
        >>> Marks("Kenya", None, 1).properties(look, "rPrChange", etree.Element(RPR))
        >>> look[0].tag == w("rPrChange"), look[0][0].tag == RPR
        (True, True)
        """
        change = self._made(kind)
        change.append(before)
        properties.append(change)

    def row(self, row: etree._Element, kind: str) -> None:
        """Makes a row of a table a tracked change."""
        properties = row.find(_TR_PR)
        if properties is None:
            properties = etree.Element(_TR_PR)
            # The schema wants a property before the change: this one says what holds without it.
            etree.SubElement(properties, w("cantSplit")).set(w("val"), "off")
            place = 1 if len(row) and row[0].tag == w("tblPrEx") else 0
            row.insert(place, properties)
        properties.append(self._made(kind))

    def inserted(self, paragraph: etree._Element, kind: str = "ins") -> None:
        """Makes all that stands in a paragraph an insertion."""
        for holder in list(holders(paragraph)):
            parent = holder.getparent()
            if parent is not None and parent.tag != w(kind):
                self.insert(holder, kind)
