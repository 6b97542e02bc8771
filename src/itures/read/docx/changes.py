"""Tracked changes (ECMA-376 part 1, section 17.13.5): from their elements to revisions, and the names that pair moves."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from lxml import etree

from itures.model.stream import ChangeKind, Revision
from itures.read.docx.names import w

CHANGES: Final[dict[str, ChangeKind]] = {
    w("ins"): "insert",
    w("del"): "delete",
    w("moveFrom"): "move-from",
    w("moveTo"): "move-to",
}
ROW_CHANGES: Final[dict[str, ChangeKind]] = {w("ins"): "insert", w("del"): "delete"}
CELL_CHANGES: Final[dict[str, ChangeKind]] = {w("cellIns"): "insert", w("cellDel"): "delete"}

AUTHOR: Final = w("author")
DATE: Final = w("date")
_NAME: Final = w("name")
_ID: Final = w("id")


class Changes:
    """The tracked change that the present place stands in: `current`, None outside of any.

    `enter(element)` gives what `leave` takes back. The names of moves come from the ranges around them
    (sections 17.13.5.23 to 17.13.5.28).
    """

    def __init__(self) -> None:
        self.current: Revision | None = None
        # By kind and id: ranges may overlap, and the end of one names its beginning by id.
        self._moves: dict[tuple[ChangeKind, str], str] = {}
        # A delegate's session is thousands of changes, of one author on some minutes.
        self._met: dict[tuple[ChangeKind, str | None, str | None, str | None], Revision] = {}

    def begin_story(self) -> None:
        """Start the body or a note: moves do not reach from one into another."""
        self.current = None
        self._moves = {}

    def enter(self, element: etree._Element) -> Revision | None:
        """Go into a `w:ins`, `w:del`, `w:moveFrom` or `w:moveTo`; returns the change around it."""
        outer = self.current
        self.current = self.of(element, outer)
        return outer

    def leave(self, outer: Revision | None) -> None:
        """Go out of it again."""
        self.current = outer

    def of(
        self, element: etree._Element, outer: Revision | None = None, kinds: dict[str, ChangeKind] = CHANGES
    ) -> Revision:
        """Return the revision of an element, inside an outer one."""
        kind = kinds[str(element.tag)]
        name = self._name(kind) if kind in ("move-from", "move-to") else None
        key = (kind, element.get(AUTHOR), element.get(DATE), name)
        revision = self._met.get(key)
        if revision is None:
            revision = self._met[key] = Revision(*key)
        return revision if outer is None else within(revision, outer)

    def among(
        self, properties: etree._Element, kinds: dict[str, ChangeKind], outer: Revision | None = None
    ) -> Revision | None:
        """Return the change that properties tell of (a paragraph mark's, a row's, a cell's): both, if there are two."""
        found = outer
        for prop in properties:
            if prop.tag in kinds:
                found = self.of(prop, found, kinds)
        return found

    def begin_move(self, element: etree._Element) -> None:
        """`w:moveFromRangeStart` and `w:moveToRangeStart`."""
        name = element.get(_NAME)
        if name:
            kind: ChangeKind = "move-from" if str(element.tag).endswith("moveFromRangeStart") else "move-to"
            self._moves[kind, element.get(_ID, "")] = name

    def end_move(self, element: etree._Element) -> None:
        """`w:moveFromRangeEnd` and `w:moveToRangeEnd`."""
        kind: ChangeKind = "move-from" if str(element.tag).endswith("moveFromRangeEnd") else "move-to"
        self._moves.pop((kind, element.get(_ID, "")), None)

    def _name(self, kind: ChangeKind) -> str | None:
        return next((name for (own, _), name in reversed(self._moves.items()) if own == kind), None)


def within(revision: Revision, outer: Revision | None) -> Revision:
    """Return a revision inside another; the same change told twice, of a row and of its text, is one.

    >>> within(Revision("delete", "B"), Revision("insert", "A")).inside.author
    'A'
    """
    if outer is None or (revision.kind == outer.kind and revision.author == outer.author):
        return revision if outer is None else outer
    return replace(revision, inside=outer)
