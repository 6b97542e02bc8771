"""Tables of both files: rows that belong together are compared cell by cell, others come and go as a whole."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from itures.read.docx.names import P
from itures.redline.aligned import Block, aligned
from itures.redline.blocks import CELL, ROW
from itures.redline.copies import Copies
from itures.redline.inline import text_of
from itures.redline.marks import Marks
from itures.redline.notes import Notes

Story = Callable[[etree._Element, etree._Element], None]
"""Compares what stands in two containers."""


class Tables:
    """Changes tables of the new file row by row, and their cells as stories."""

    def __init__(self, marks: Marks, notes: Notes, copies: Copies, story: Story) -> None:
        self._marks, self._notes, self._copies, self._story = marks, notes, copies, story

    def change(self, old: etree._Element, new: etree._Element) -> None:
        """Changes a table of the new file; `old` is the one of the old file."""
        olds, news = (list(table.iterchildren(ROW)) for table in (old, new))
        pairs = aligned(
            [Block(f"row {_width(row)}", text_of(row, self._notes.old_sign)) for row in olds],
            [Block(f"row {_width(row)}", text_of(row, self._notes.new_sign)) for row in news],
        )
        at = 0
        for pair in pairs:
            if pair.new is None and pair.old is not None:
                copied = self._copies.row(olds[pair.old])
                if at < len(news):
                    news[at].addprevious(copied)
                else:
                    new.append(copied)
                continue
            assert pair.new is not None  # noqa: S101  # one of the two is there
            at = pair.new + 1
            row = news[pair.new]
            if pair.old is None:
                self.came(row)
                continue
            for cell, other in zip(row.iterchildren(CELL), olds[pair.old].iterchildren(CELL), strict=True):
                self._story(other, cell)

    def came(self, element: etree._Element) -> None:
        """Makes a table or a row new."""
        for row in element.iter(ROW):
            self._marks.row(row, "ins")
        for paragraph in list(element.iter(P)):
            self._marks.inserted(paragraph)


def _width(row: etree._Element) -> int:
    return sum(1 for _ in row.iterchildren(CELL))
