"""Paragraphs, tables and rows of the old file as they stand in the new one: deleted, or moved away."""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from lxml import etree

from itures.read.docx.names import ALTERNATE_CONTENT, R_NAMESPACE, TBL, W_NAMESPACE, P, w
from itures.redline.blocks import ROW, SECTION, remove
from itures.redline.inline import PPR, NoteSign, Reference, atoms, deleted_runs
from itures.redline.marks import Marks
from itures.redline.names import Names

_OTHER_PARTS: Final = (
    *map(w, ("headerReference", "footerReference", "drawing", "pict", "object", "commentReference")),
    ALTERNATE_CONTENT,
)
"""What shows another part of its file."""
_PLACES: Final = tuple(
    map(w, ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd"))
)
"""What has an id or a name that must be once in a file."""
_RELATED: Final = f"{{{R_NAMESPACE}}}"
_SPACES: Final = (f"{{{W_NAMESPACE}}}", "{http://www.w3.org/XML/1998/namespace}")


def cleaned(element: etree._Element, names: Names) -> etree._Element:
    """A copy of something of the old file without what means something there alone: sections, pictures, places, and styles and
    lists that the new one has not. Links stay as words.

    >>> from itures.redline.package import WordFile  # doctest: +SKIP
    >>> cleaned(deepcopy(note), Names(WordFile(old), WordFile(new)))  # doctest: +SKIP
    """
    for one in list(element.iter(SECTION, *_OTHER_PARTS, *_PLACES)):
        remove(one)
    for one in list(element.iter()):
        if any(str(name).startswith(_RELATED) for name in one.attrib) and one is not element:
            for child in list(one):
                one.addprevious(child)
            remove(one)
            continue
        # Extensions are declared at the root of the old file, and their ids must be once in a file.
        for name in [
            str(name) for name in one.attrib if str(name).startswith("{") and not str(name).startswith(_SPACES)
        ]:
            del one.attrib[name]
    return names.translate(element)


class Copies:
    """Makes the copies, with the marks of an author. `sign` and `kept` are those of the notes of the old file."""

    def __init__(self, marks: Marks, names: Names, sign: NoteSign, kept: Reference) -> None:
        self._marks, self._names = marks, names
        self._sign, self._kept = sign, kept

    def block(self, element: etree._Element, move: str | None = None) -> etree._Element:
        """A paragraph or table, deleted, or moved away by the name of a move."""
        if move is not None:
            made = self._paragraph(element, kind="moveFrom")
            self._marks.moved(made, "moveFrom", move)
            return made
        return self._in_cells(element) if element.tag == TBL else self._paragraph(element)

    def row(self, row: etree._Element) -> etree._Element:
        """A row of a table, deleted."""
        return self._in_cells(row)

    def _in_cells(self, element: etree._Element) -> etree._Element:
        """A table or a row: the ends of the paragraphs in its cells go with the rows."""
        copied = deepcopy(element)
        pairs = [
            (old, new)
            for old, new in zip(list(element.iter(P)), list(copied.iter(P)), strict=True)
            if next(old.iterancestors(P), None) is None
        ]
        for _, new in pairs:
            for child in list(new):
                new.remove(child)
        cleaned(copied, self._names)
        for old, new in pairs:
            parent = new.getparent()
            if parent is not None:
                parent.replace(new, self._paragraph(old, mark=False))
        for row in copied.iter(ROW):
            self._marks.row(row, "del")
        return copied

    def _paragraph(self, paragraph: etree._Element, *, mark: bool = True, kind: str = "del") -> etree._Element:
        made = etree.Element(P)
        properties = paragraph.find(PPR)
        if properties is not None:
            made.append(deepcopy(properties))
            cleaned(made, self._names)
        runs = deleted_runs(atoms(paragraph, self._sign), self._names.copied, self._kept)
        if runs:
            made.append(self._marks.deletion(runs, kind))
        if mark:
            self._marks.mark(made, kind)
        return made
