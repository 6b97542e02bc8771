"""Clauses that come into a Word file: paragraphs and rows that look as their like in the file do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Final, NamedTuple

from lxml import etree

from itures.analyse.merge.plan import MERGER, NewClause, NewLabel, NewNote, Who
from itures.model.clauses import Clause
from itures.model.diff import Side
from itures.read.docx.names import TBL, VAL, P, w
from itures.redline.blocks import CELL, ROW, SECTION
from itures.redline.editing import look_of, text_run
from itures.redline.inline import PPR
from itures.redline.marks import Marks
from itures.redline.new_notes import NewNotes
from itures.redline.places import Places, Spot

_NUM_PR: Final = w("numPr")
_CHANGES: Final = tuple(map(w, ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")))
_SHAPES: Final = (
    (re.compile(r"\W*\d"), "number"),
    (re.compile(r"\W*[A-Za-z]{1,5}\W"), "letter"),
    (re.compile(r"\w"), "word"),
)
Spots = Callable[[int], Sequence[Spot | None]]


class Model(NamedTuple):
    """How a paragraph looks: its properties, those of its label and its words, what stands before the label and behind it.
    `counted` says that Word counts the label, and `label` is the one that the clause has.
    """

    properties: etree._Element | None = None
    of_label: etree._Element | None = None
    of_words: etree._Element | None = None
    lead: str = ""
    gap: str = "\t"
    counted: bool = False
    label: str = ""


class Models:
    """Finds the clause of the base that one which comes is to look like: the nearest of its kind, with such a label."""

    def __init__(self, clauses: Sequence[Clause], places: Places, spots: Spots) -> None:
        self._clauses, self._places, self._spots = clauses, places, spots
        self._found: dict[int, Model] = {}

    def of(self, side: Side, place: int) -> Model:
        """How a clause looks that comes behind a place of the base."""
        for rule in (self._alike, self._of_kind, self._any):
            found = self._nearest(side, place, rule)
            if found is not None:
                return self._model(found)
        return Model()

    def _nearest(self, side: Side, place: int, rule: Callable[[Side, Clause], bool]) -> Clause | None:
        size = len(self._clauses)
        for distance in range(size):
            for at in (place - distance, place + 1 + distance):
                if 0 <= at < size and rule(side, self._clauses[at]) and self._own(self._clauses[at]):
                    return self._clauses[at]
        return None

    @staticmethod
    def _alike(side: Side, clause: Clause) -> bool:
        return side.kind == clause.kind and _shape(side.label) == _shape(clause.label)

    @staticmethod
    def _of_kind(side: Side, clause: Clause) -> bool:
        return side.kind == clause.kind

    @staticmethod
    def _any(side: Side, clause: Clause) -> bool:
        del side
        return clause.kind in ("paragraph", "text", "point", "formula")

    def _own(self, clause: Clause) -> bool:
        """Whether a clause begins a paragraph of the body, outside of tables unless it is a row."""
        first = self._first(clause)
        if first is None:
            return False
        before = self._places.text(first.paragraph)[: first.at]
        start = self._places.label(clause, first)
        alone = not before[: start[0] if start is not None else None].strip()
        return alone and (clause.kind == "row" or next(first.paragraph.iterancestors(ROW), None) is None)

    def _first(self, clause: Clause) -> Spot | None:
        return next((spot for spot in self._spots(clause.place) if spot is not None), None)

    def _model(self, clause: Clause) -> Model:
        if clause.place not in self._found:
            first = self._first(clause)
            assert first is not None  # noqa: S101  # it was asked for before
            atoms = self._places.atoms(first.paragraph)
            text = self._places.text(first.paragraph)
            label = self._places.label(clause, first)
            words = _copied(look_of(atoms[first.at]))
            if label is None:
                counted = bool(clause.label)
                made = Model(_properties(first.paragraph), words, words, counted=counted, label=clause.label)
            else:
                start, end = label
                look = _copied(look_of(atoms[start]))
                gap = text[end : first.at] or " "
                made = Model(_properties(first.paragraph), look, words, text[:start], gap, label=clause.label)
            self._found[clause.place] = made
        return self._found[clause.place]


def _shape(label: str) -> str:
    return next((name for pattern, name in _SHAPES if pattern.match(label)), label[:1])


def _copied(element: etree._Element | None) -> etree._Element | None:
    return deepcopy(element) if element is not None else None


def _properties(paragraph: etree._Element) -> etree._Element | None:
    """The properties of a paragraph without what is of it alone: the end of a section, tracked changes."""
    found = paragraph.find(PPR)
    if found is None:
        return None
    made = deepcopy(found)
    for one in list(made.iter(SECTION, *_CHANGES)):
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)
    return made


class NewClauses:
    """Makes what comes, and puts it in its place when all else is done."""

    def __init__(
        self,
        models: Models,
        places: Places,
        notes: NewNotes,
        marks: Callable[[Who], Marks],
        comment: Callable[[etree._Element, str], None],
    ) -> None:
        self._models, self._places, self._notes = models, places, notes
        self._marks, self._comment = marks, comment
        self._before: list[tuple[etree._Element, list[etree._Element]]] = []
        self._behind: list[tuple[etree._Element, list[etree._Element]]] = []

    def before(self, paragraph: etree._Element, ones: Sequence[NewClause]) -> None:
        """Has clauses stand before a paragraph."""
        self._before.append((paragraph, [self._paragraph(one, -1) for one in ones]))

    def behind(self, paragraph: etree._Element, clause: Clause, ones: Sequence[NewClause]) -> None:
        """Has clauses stand behind a paragraph, which is the last one of a clause."""
        row = next(reversed(list(paragraph.iterancestors(ROW))), None)
        if row is None:
            self._behind.append((paragraph, list(self._outside(ones, clause))))
            return
        rows = [one for one in ones if one.side.kind == "row" and not one.option]
        others = [one for one in ones if one not in rows]
        self._behind.append((row, [self._row(one, row) for one in rows]))
        table = list(row.iterancestors(TBL))[-1]
        self._behind.append((table, list(self._outside(others, clause))))

    def _outside(self, ones: Sequence[NewClause], clause: Clause) -> Iterator[etree._Element]:
        """The paragraphs and tables of clauses that come outside of tables."""
        table: etree._Element | None = None
        for one in ones:
            if one.side.kind == "row" and not one.option:
                if table is None:
                    table = _table(len(one.side.cells))
                    yield table
                table.append(self._row(one, None))
                continue
            table = None
            yield self._paragraph(one, clause.place)

    def place(self) -> None:
        """Puts all in its place."""
        for paragraph, made in self._before:
            for element in made:
                paragraph.addprevious(element)
        for anchor, made in self._behind:
            at = anchor
            for element in made:
                at.addnext(element)
                at = element
            if made and made[-1].tag == P:
                closed(made[-1])

    # Paragraphs.

    def _paragraph(self, one: NewClause, place: int) -> etree._Element:
        model = self._models.of(one.side, place)
        paragraph = etree.Element(P)
        properties = _copied(model.properties)
        counted = model.counted and one.follows and not one.option
        if properties is not None:
            if model.counted and not counted:
                _uncount(properties)
            paragraph.append(properties)
        runs: list[tuple[etree._Element, NewLabel | None]] = []
        opening = "[" if one.option else ""
        if one.side.label and not counted:
            labels = one.labels or [NewLabel(one.side.label, one.who)]
            if model.lead or opening:
                runs.append((text_run(model.lead + opening, model.of_label), None))
            runs += [(text_run(label.text, model.of_label), label) for label in labels]
            runs.append((text_run(model.gap, model.of_words), None))
        elif opening:
            runs.append((text_run(opening, model.of_words), None))
        text = one.side.text + ("]" if one.option else "")
        runs += [(run, None) for run in self._words(text, one.notes, model.of_words, one.who)]
        for run, label in runs:
            paragraph.append(run)
            self._marks(label.who if label is not None else one.who).insert(run)
            if label is not None and not label.stays:
                self._marks((MERGER,)).delete(run)
        self._marks(one.who).mark(paragraph, "ins")
        for text in one.comments:
            self._comment(paragraph, text)
        return paragraph

    def _words(
        self, text: str, notes: Sequence[NewNote], look: etree._Element | None, who: Who
    ) -> Iterator[etree._Element]:
        at = 0
        for note in sorted(notes, key=lambda each: each.at):
            if note.at > at:
                yield text_run(text[at : note.at], look)
            yield self._notes.made(note.mark, note.text, self._marks(who))
            at = note.at
        if at < len(text):
            yield text_run(text[at:], look)

    # Rows.

    def _row(self, one: NewClause, like: etree._Element | None) -> etree._Element:
        cells = one.side.cells or (one.side.text,)
        row = _with_cells(_emptied(like) if like is not None else etree.Element(ROW), len(cells))
        marks = self._marks(one.who)
        marks.row(row, "ins")
        for column, text in zip(row.iterchildren(CELL), cells, strict=True):
            paragraph = next(column.iterchildren(P))
            first, *further = text.split("\n")
            lines = [(paragraph, first)]
            for line in further:
                empty = deepcopy(paragraph)
                lines[-1][0].addnext(empty)
                lines.append((empty, line))
            for holder, line in lines:
                if line:
                    run = text_run(line)
                    holder.append(run)
                    marks.insert(run)
        for text in one.comments:
            self._comment(next(row.iter(P)), text)
        return row


def _with_cells(row: etree._Element, count: int) -> etree._Element:
    """A row with so many cells, each with a paragraph."""
    columns = list(row.iterchildren(CELL))
    for column in columns[count:]:
        row.remove(column)
    for _ in range(len(columns), count):
        column = deepcopy(columns[-1]) if columns else etree.Element(CELL)
        if column.find(P) is None:
            etree.SubElement(column, P)
        row.append(column)
    return row


def closed(paragraph: etree._Element) -> None:
    """Puts an empty paragraph behind one that is the last of its container: its mark is a tracked change, and the last mark of a
    container can neither come nor go.

    >>> body = etree.fromstring('<body xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><p/></body>')
    >>> closed(body[0])
    >>> len(body)
    2
    """
    following_one = paragraph.getnext()
    if following_one is None or following_one.tag == SECTION:
        paragraph.addnext(etree.Element(P))


def _emptied(row: etree._Element) -> etree._Element:
    """A copy of a row with one empty paragraph in each cell."""
    made = deepcopy(row)
    for change in list(made.iter(*_CHANGES)):
        parent = change.getparent()
        if parent is not None and change.tag != w("ins"):
            parent.remove(change)
    for cell in made.iterchildren(CELL):
        first = cell.find(P)
        for child in list(cell):
            if child.tag in (P, TBL) and child is not first:
                cell.remove(child)
        if first is not None:
            for child in list(first):
                if child.tag != PPR:
                    first.remove(child)
        else:
            etree.SubElement(cell, P)
    return made


def _table(columns: int) -> etree._Element:
    table = etree.Element(TBL)
    etree.SubElement(etree.SubElement(table, w("tblPr")), w("tblW")).set(w("w"), "0")
    grid = etree.SubElement(table, w("tblGrid"))
    for _ in range(columns):
        etree.SubElement(grid, w("gridCol"))
    return table


def _uncount(properties: etree._Element) -> None:
    """Takes a paragraph out of its list (section 17.9.18), that of its style too."""
    numbers = properties.find(_NUM_PR)
    if numbers is None:
        numbers = etree.Element(_NUM_PR)
        place = 0
        for at, child in enumerate(properties):
            if child.tag in _BEFORE_NUMBERS:
                place = at + 1
        properties.insert(place, numbers)
    for child in list(numbers):
        numbers.remove(child)
    etree.SubElement(numbers, w("ilvl")).set(VAL, "0")
    etree.SubElement(numbers, w("numId")).set(VAL, "0")


_BEFORE_NUMBERS: Final = frozenset(
    map(w, ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"))
)
"""What stands before the numbers in the properties of a paragraph (section 17.3.1.26)."""
