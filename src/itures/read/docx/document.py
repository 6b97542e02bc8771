"""Blocks of a story: the body of the document, or one note. Paragraphs, tables, and what wraps them."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Final

from lxml import etree

from itures.model.stream import Cell, Origin, Paragraph, Revision
from itures.read.docx.changes import CELL_CHANGES, CHANGES, ROW_CHANGES
from itures.read.docx.names import ALTERNATE_CONTENT, M_NAMESPACE, MATH_TEXT, TBL, VAL, P, T, w
from itures.read.docx.notes import Marks
from itures.read.docx.paragraphs import DEL_TEXT, IGNORED, ParagraphReader, choose, report_unhandled
from itures.read.docx.report import Place, Report

_TR: Final = w("tr")
_TC: Final = w("tc")
_GRID_SPAN: Final = w("gridSpan")
_GRID_BEFORE: Final = w("gridBefore")
_TR_PR: Final = w("trPr")
_TC_PR: Final = w("tcPr")
_V_MERGE: Final = w("vMerge")

_IGNORED_HERE: Final = IGNORED | frozenset(map(w, ("tblPr", "tblGrid", "tblPrEx", "pPr", "trPr", "tcPr")))

# A wide table has some dozens of columns; a larger span is damage, and would only inflate the numbers.
_MAX_SPAN: Final = 1024

Elements = dict[Place, etree._Element]
"""The elements of paragraphs, by their places in the file."""


class StoryReader:
    """Reads the stories of one part, one after the other, into `paragraphs`, and their elements into `elements`, if that is given.

    Takes the name of the part for `Origin`, and what all parts share. `StoryReader("body", ...).read(body)` fills
    `paragraphs`; those of text boxes follow the paragraph that they are anchored in. Raises nothing but what
    `ParagraphReader` raises.
    """

    def __init__(
        self,
        part: str,
        paragraph_reader: ParagraphReader,
        marks: Marks,
        report: Report,
        tables: int,
        elements: Elements | None = None,
    ) -> None:
        self.paragraphs: list[Paragraph] = []
        self._elements = elements
        # Tables are counted through the whole file.
        self.tables = tables
        self._part = part
        self._reader = paragraph_reader
        self._marks = marks
        self._report = report
        self._cell: Cell | None = None
        self._note: str | None = None
        # True until the first paragraph of a note: that one repeats the mark.
        self._first = False
        # Of the table that is being read, and how deep tables stand in each other.
        self._depth = 0
        self._row = 0
        self._column = 0
        self._row_change: Revision | None = None
        # The text box that is being read, and how many there are.
        self._box = 0
        self._boxes = 0
        # Index of the last paragraph that another one could still follow.
        self._last: int | None = None

    def read(self, story: etree._Element, note: str | None = None) -> None:
        """Read `w:body`, or the element of one note with its key."""
        self._reader.begin_story(story)
        self._note = note
        self._first = note is not None
        self._blocks(story)
        self._close()

    def _blocks(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == P:
                self._paragraph(child)
            else:
                handler = _HANDLED.get(str(tag))
                if handler is not None:
                    handler(self, child)
                elif tag not in _IGNORED_HERE:
                    self._unknown(child)

    def _paragraph(self, element: etree._Element) -> None:
        paragraphs = self.paragraphs
        origin = Origin(len(paragraphs) + 1, self._part)
        if self._elements is not None:
            self._elements[self._part, origin.paragraph] = element
        paragraph, boxes = self._reader.read(element, origin, self._cell, self._note, self._first, self._box)
        self._first = False
        paragraphs.append(paragraph)
        last = len(paragraphs) - 1
        for box, revision in boxes:
            kept, outer = self._reader.begin_box(revision), self._box
            self._boxes += 1
            self._box = self._boxes
            self._last = None
            self._blocks(box)
            self._close()
            self._box = outer
            self._reader.end_box(kept)
        self._last = last
        if self._marks.section_ends and not self._box:
            self._marks.end_section()

    def _close(self) -> None:
        """Nothing follows the last paragraph that it could be joined to."""
        if self._last is not None and self.paragraphs[self._last].mark is not None:
            self.paragraphs[self._last] = self.paragraphs[self._last]._replace(final=True)
        self._last = None

    def _unknown(self, element: etree._Element) -> None:
        place = (self._part, len(self.paragraphs) + 1)
        report_unhandled(self._report, element, str(element.tag), place)
        if next(element.iter(P), None) is not None:
            self._blocks(element)
        elif next(element.iter(T, DEL_TEXT, MATH_TEXT), None) is not None:
            # Text outside of any paragraph gets one of its own.
            self._paragraph(element)

    def _changed(self, element: etree._Element) -> None:
        outer = self._reader.changes.enter(element)
        self._blocks(element)
        self._reader.changes.leave(outer)

    def _alternate(self, element: etree._Element) -> None:
        self._blocks(choose(element))

    def _section(self, element: etree._Element) -> None:
        self._marks.properties(element)

    def _equation(self, element: etree._Element) -> None:
        """An equation between paragraphs is a paragraph (section 17.13.5, EG_BlockLevelElts)."""
        paragraph = etree.Element(P)
        paragraph.append(deepcopy(element))
        self._paragraph(paragraph)

    def _begin_move(self, element: etree._Element) -> None:
        self._reader.changes.begin_move(element)

    def _end_move(self, element: etree._Element) -> None:
        self._reader.changes.end_move(element)

    def _comment_begins(self, element: etree._Element) -> None:
        self._reader.comment_begins(element)

    def _comment_ends(self, element: etree._Element) -> None:
        self._reader.comment_ends(element)

    def _bookmark(self, element: etree._Element) -> None:
        """A bookmark between paragraphs begins with the next one."""
        self._reader.bookmark(element, (self._part, len(self.paragraphs) + 1))

    # Tables (section 17.4).

    def _table(self, element: etree._Element) -> None:
        if self._depth:
            self._report.add("docx-nested-table", (self._part, len(self.paragraphs) + 1))
        kept = (self._row, self._column)
        self._close()
        self._depth += 1
        self._row = -1
        self._blocks(element)
        self._depth -= 1
        self._row, self._column = kept
        if not self._depth:
            self.tables += 1

    def _table_row(self, element: etree._Element) -> None:
        self._row += 1
        self._column = 0
        outer = self._row_change
        for properties in element.iterchildren(_TR_PR):
            before = properties.find(_GRID_BEFORE)
            if before is not None:
                self._column = _number(before, 0)
            # A row in a change is one, too, in files of programs that put changes around rows.
            inside = outer if outer is not None else self._reader.changes.current
            self._row_change = self._reader.changes.among(properties, ROW_CHANGES, inside)
        self._blocks(element)
        self._row_change = outer

    def _table_cell(self, element: etree._Element) -> None:
        outer, row_change = self._cell, self._row_change
        place = (outer.table, outer.row, outer.column) if outer is not None else None
        if place is None or self._depth == 1:
            place = (self.tables, max(self._row, 0), self._column)
        span = 1
        change = row_change
        continues, self._reader.continues = self._reader.continues, False
        for properties in element.iterchildren(_TC_PR):
            spanned = properties.find(_GRID_SPAN)
            span = 1 if spanned is None else _number(spanned, 1)
            change = self._reader.changes.among(properties, CELL_CHANGES, change)
            merged = properties.find(_V_MERGE)
            self._reader.continues = merged is not None and merged.get(VAL, "continue") == "continue"
        self._cell = Cell(*place, change)
        # Tables in this cell are in its change.
        self._row_change = change
        self._blocks(element)
        self._close()
        self._column += span
        self._cell, self._row_change = outer, row_change
        self._reader.continues = continues


def _number(element: etree._Element, least: int) -> int:
    value = element.get(VAL, "")
    if not (value.isascii() and value.isdigit()):
        return least
    return _MAX_SPAN if len(value) > 9 else min(max(int(value), least), _MAX_SPAN)


_HANDLED: Final[dict[str, Callable[[StoryReader, etree._Element], None]]] = {
    TBL: StoryReader._table,
    _TR: StoryReader._table_row,
    _TC: StoryReader._table_cell,
    w("sectPr"): StoryReader._section,
    w("sdt"): StoryReader._blocks,
    w("sdtContent"): StoryReader._blocks,
    w("customXml"): StoryReader._blocks,
    w("smartTag"): StoryReader._blocks,
    f"{{{M_NAMESPACE}}}oMath": StoryReader._equation,
    f"{{{M_NAMESPACE}}}oMathPara": StoryReader._equation,
    w("moveFromRangeStart"): StoryReader._begin_move,
    w("moveToRangeStart"): StoryReader._begin_move,
    w("moveFromRangeEnd"): StoryReader._end_move,
    w("moveToRangeEnd"): StoryReader._end_move,
    ALTERNATE_CONTENT: StoryReader._alternate,
    w("bookmarkStart"): StoryReader._bookmark,
    w("commentRangeStart"): StoryReader._comment_begins,
    w("commentRangeEnd"): StoryReader._comment_ends,
    **dict.fromkeys(CHANGES, StoryReader._changed),
}
