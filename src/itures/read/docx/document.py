"""Blocks of a story: the body of the document, or one note. Paragraphs, tables, and what wraps them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lxml import etree

from itures.model.stream import Cell, Origin, Paragraph
from itures.read.docx.names import ALTERNATE_CONTENT, MATH_TEXT, TBL, VAL, P, T, w
from itures.read.docx.notes import Marks
from itures.read.docx.paragraphs import DEL_TEXT, IGNORED, ParagraphReader, choose, report_unhandled
from itures.read.docx.report import COUNT, Report

_TR: Final = w("tr")
_TC: Final = w("tc")
_GRID_SPAN: Final = w("gridSpan")
_GRID_BEFORE: Final = w("gridBefore")
# Tracked changes of rows and cells (ECMA-376 part 1, sections 17.13.5.16 and 17.13.5.2).
_ROW_CHANGES: Final = (w("ins"), w("del"), w("cellIns"), w("cellDel"))

_IGNORED_HERE: Final = IGNORED | frozenset(map(w, ("tblPr", "tblGrid", "tblPrEx", "pPr")))

# A wide table has some dozens of columns; a larger span is damage, and would only inflate the numbers.
_MAX_SPAN: Final = 1024


class StoryReader:
    """Reads the stories of one part, one after the other, into `paragraphs`.

    Takes the name of the part for `Origin`, and what all parts share. `StoryReader("body", ...).read(body)` fills
    `paragraphs`; those of text boxes follow the paragraph that they are anchored in. Raises nothing but what
    `ParagraphReader` raises.
    """

    def __init__(self, part: str, paragraph_reader: ParagraphReader, marks: Marks, report: Report, tables: int) -> None:
        self.paragraphs: list[Paragraph] = []
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

    def read(self, story: etree._Element, note: str | None = None) -> None:
        """Read `w:body`, or the element of one note with its key."""
        self._reader.begin_story(story)
        self._note = note
        self._first = note is not None
        self._blocks(story)

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
        paragraph, boxes = self._reader.read(element, origin, self._cell, self._note, self._first)
        self._first = False
        paragraphs.append(paragraph)
        for box, revision in boxes:
            kept, outer = self._reader.begin_box(), self._reader.revision
            self._reader.revision = revision
            self._blocks(box)
            self._reader.revision = outer
            self._reader.end_box(kept)

    def _unknown(self, element: etree._Element) -> None:
        place = (self._part, len(self.paragraphs) + 1)
        report_unhandled(self._report, element, str(element.tag), place)
        if next(element.iter(P), None) is not None:
            self._blocks(element)
        elif next(element.iter(T, DEL_TEXT, MATH_TEXT), None) is not None:
            # Text outside of any paragraph gets one of its own.
            self._paragraph(element)

    def _changed(self, element: etree._Element) -> None:
        self._reader.changed(element, self._blocks)

    def _alternate(self, element: etree._Element) -> None:
        self._blocks(choose(element))

    def _section(self, element: etree._Element) -> None:
        self._marks.properties(element)

    def _begin_move(self, element: etree._Element) -> None:
        self._reader.begin_move(element)

    def _end_move(self, element: etree._Element) -> None:
        self._reader.end_move(element)

    # Tables (section 17.4).

    def _table(self, element: etree._Element) -> None:
        if self._depth:
            self._report.add(
                "docx-nested-table",
                "info",
                f"{COUNT} tables stand in a cell of another: their paragraphs are kept in the outer cell",
                (self._part, len(self.paragraphs) + 1),
            )
        kept = (self._row, self._column)
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
        self._blocks(element)

    def _row_properties(self, element: etree._Element) -> None:
        before = element.find(_GRID_BEFORE)
        if before is not None:
            self._column = _number(before, 0)
        self._row_changes(element)

    def _row_changes(self, element: etree._Element) -> None:
        if next(element.iterchildren(*_ROW_CHANGES), None) is not None:
            self._report.add(
                "docx-table-revision",
                "info",
                f"{COUNT} rows or cells of tables are tracked changes: the views show or hide their text only",
                (self._part, len(self.paragraphs) + 1),
            )

    def _table_cell(self, element: etree._Element) -> None:
        outer = self._cell
        if self._depth == 1:
            self._cell = Cell(self.tables, max(self._row, 0), self._column)
        span = 1
        for properties in element.iterchildren(w("tcPr")):
            spanned = properties.find(_GRID_SPAN)
            span = 1 if spanned is None else _number(spanned, 1)
            self._row_changes(properties)
        self._blocks(element)
        self._column += span
        self._cell = outer


def _number(element: etree._Element, least: int) -> int:
    value = element.get(VAL, "")
    if not (value.isascii() and value.isdigit()):
        return least
    return _MAX_SPAN if len(value) > 9 else min(max(int(value), least), _MAX_SPAN)


_HANDLED: Final[dict[str, Callable[[StoryReader, etree._Element], None]]] = {
    TBL: StoryReader._table,
    _TR: StoryReader._table_row,
    _TC: StoryReader._table_cell,
    w("trPr"): StoryReader._row_properties,
    w("tcPr"): lambda _story, _element: None,  # read by its cell
    w("sectPr"): StoryReader._section,
    w("sdt"): StoryReader._blocks,
    w("sdtContent"): StoryReader._blocks,
    w("customXml"): StoryReader._blocks,
    w("smartTag"): StoryReader._blocks,
    w("moveFromRangeStart"): StoryReader._begin_move,
    w("moveToRangeStart"): StoryReader._begin_move,
    w("moveFromRangeEnd"): StoryReader._end_move,
    w("moveToRangeEnd"): StoryReader._end_move,
    ALTERNATE_CONTENT: StoryReader._alternate,
    **dict.fromkeys(map(w, ("ins", "del", "moveFrom", "moveTo")), StoryReader._changed),
}
