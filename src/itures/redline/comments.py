"""Comments in the margin of a Word file (section 17.13.4): its own stay, others come."""

from __future__ import annotations

from typing import Final

from lxml import etree

from itures.foundation.controls import legal
from itures.read.docx.names import ID, W_NAMESPACE, P, R, w
from itures.redline.blocks import free_number
from itures.redline.editing import text_run
from itures.redline.inline import PPR
from itures.redline.package import WordFile

_INITIALS: Final = 2


class Comments:
    """Adds comments of one author to a file."""

    def __init__(self, file: WordFile, author: str, date: str | None) -> None:
        self._file, self._author, self._date = file, legal(author), date
        self._part = file.part("comments")
        self._next = free_number([one.get(ID) for one in self._part]) if self._part is not None else 1

    def add(self, paragraph: etree._Element, text: str) -> None:
        """Puts a comment beside a paragraph; each line of it is a paragraph of its own."""
        if self._part is None:
            self._part = etree.Element(w("comments"), nsmap={"w": W_NAMESPACE})
            self._file.make("comments", self._part)
        number, self._next = str(self._next), self._next + 1
        comment = etree.SubElement(self._part, w("comment"))
        comment.set(ID, number)
        comment.set(w("author"), self._author)
        comment.set(w("initials"), self._author[:_INITIALS])
        if self._date is not None:
            comment.set(w("date"), self._date)
        for line in text.split("\n"):
            etree.SubElement(comment, P).append(text_run(line))
        start, end = (etree.Element(w(f"commentRange{which}")) for which in ("Start", "End"))
        for element in (start, end):
            element.set(ID, number)
        run = etree.Element(R)
        etree.SubElement(run, w("commentReference")).set(ID, number)
        paragraph.insert(1 if paragraph.find(PPR) is not None else 0, start)
        paragraph.extend([end, run])
