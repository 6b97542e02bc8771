"""Lays the tree of a view over the stream that the view was made of: the same tree, with the places of that stream."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final

from itures.foundation.nodes import with_fields
from itures.model.stream import Span
from itures.model.tree import Block, Division, Document, Instrument, Item, Margin, Passage, Section
from itures.model.views import Projection
from itures.model.wording import Wording

FIELDS: Final[dict[type, tuple[str, ...]]] = {
    Document: ("blocks", "instruments", "footnotes", "furniture"),
    Instrument: ("head", "sections", "divisions", "annexes", "foot", "footnotes"),
    Section: ("items", "blocks"),
    Division: ("passages", "sections", "divisions"),
    Passage: ("blocks", "items"),
    Item: ("items",),
}
"""The fields that hold the children of a node; those of a table are in its rows."""

_PLACES: Final = ("pieces", "lead_pieces", "tail_pieces", "title_pieces", "anchors")
_STARTS: Final = {
    "pieces": "starts",
    "lead_pieces": "lead_starts",
    "tail_pieces": "tail_starts",
    "title_pieces": "title_starts",
}
"""The fields that say where the pieces of a field begin in their text."""


_TEXTS: Final = {"lead_pieces": "lead", "tail_pieces": "tail", "title_pieces": "title"}
_OWN_TEXTS: Final[dict[type, str]] = {Section: "call", Division: "heading"}


def laid_over(document: Document, projection: Projection) -> Document:
    """The tree with each place as it is in the stream that was projected; takes the tree of `projection.stream`."""
    moved: Document = _moved(document, projection)
    return moved


def laid_alone(node: Any, projection: Projection) -> Any:
    """A node of such a tree with its own places as they are there; what stands under it stays as it is."""
    return with_fields(node, _own_moved(node, projection))


def laid_margins(node: Item | Division, projection: Projection) -> tuple[Margin, ...]:
    """The marks in the margin of a node of such a tree, as they stand there."""
    return tuple([one for margin in node.margins for one in _margins(margin, projection)])


def _moved(node: Any, projection: Projection) -> Any:
    if type(node) is Item and not (node.items or node.pieces or node.margins):
        spans = projection.marked(node.span)
        if len(spans) == 1:  # most points
            return with_fields(node, {"span": spans[0]})
    changed = _children_moved(node, projection)
    if not isinstance(node, Document):
        changed.update(_own_moved(node, projection))
    return with_fields(node, changed)


def _own_moved(node: Any, projection: Projection) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    spans = projection.marked(node.span)
    kind: Any = type(node)
    changed["span"] = _hull(spans) if spans else Span(*[projection.place(node.span.start)] * 2)
    for name in _places_of(kind):
        if getattr(node, name):
            changed.update(_places(node, name, projection))
    if isinstance(node, Item | Division) and node.margins:
        changed["margins"] = laid_margins(node, projection)
    if _is_one_piece(node) and len(spans) > 1:
        # What was in one piece is in several here: deleted characters stand between.
        changed["pieces"] = tuple(spans)
        changed["starts"] = _counted([spans], _begins(node.text, [node.span], front=False))
    return changed


def _margins(margin: Margin, projection: Projection) -> Iterator[Margin]:
    """A mark of the margin as it stands there: the first of its parts says what it is, where a change parts it."""
    for number, span in enumerate(projection.marked(margin.span)):
        yield Margin("" if number else margin.text, span)


def _children_moved(node: Any, projection: Projection) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    for name in FIELDS.get(type(node), ()):
        below = getattr(node, name)
        if below:
            changed[name] = _all_moved(below, projection)
    if isinstance(node, Block) and node.rows:
        changed["rows"] = tuple([tuple([_all_moved(cell, projection) for cell in row]) for row in node.rows])
    return changed


def _all_moved(nodes: Sequence[Any], projection: Projection) -> tuple[Any, ...]:
    return tuple([_moved(one, projection) for one in nodes])


def _is_one_piece(node: Any) -> bool:
    """Whether the wording of a node is all of its span."""
    if isinstance(node, Instrument | Passage | Section | Division):
        return False
    return not getattr(node, "rows", ()) and not node.pieces


def _places(node: Any, name: str, projection: Projection) -> dict[str, Any]:
    """A field of places as they are in the stream that was projected, and where the pieces begin in their text."""
    places = getattr(node, name)
    parts = [projection.marked(place) for place in places]
    moved = tuple([span for part in parts for span in part])
    if not moved and name == "pieces":
        # Without pieces a wording is all of the span: a point without words of its own would take those of what is under it.
        moved = (Span(*[projection.place(places[0].start)] * 2),)
        parts = [[*moved]]
    starts = _STARTS.get(name)
    if starts is None or not hasattr(node, starts):
        return {name: moved}
    if len(moved) < 2:
        return {name: moved, starts: ()}
    text = getattr(node, _TEXTS.get(name) or _OWN_TEXTS.get(type(node), "text")) or ""
    begins = getattr(node, starts) or _begins(text, places, isinstance(node, Section | Division))
    return {name: moved, starts: _counted(parts, begins)}


@cache
def _places_of(kind: Any) -> tuple[str, ...]:
    """The fields of a kind of node that hold places."""
    return tuple([name for name in _PLACES if name in kind.__dataclass_fields__])


def _hull(spans: list[Span]) -> Span:
    if len(spans) == 1:
        return spans[0]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _begins(text: str, places: Sequence[Span], front: bool) -> list[int]:
    """Where a single piece begins in its text: at the front of a call, else so that it ends where the text does."""
    if len(places) > 1:
        return list(Wording(text, places).begins())
    return [0 if front else len(text) - (places[0].end - places[0].start)]


def _counted(parts: Sequence[Sequence[Span]], begins: Sequence[int]) -> tuple[int, ...]:
    """Where the parts of pieces begin in the text."""
    found = []
    for spans, begin in zip(parts, begins, strict=True):
        at = begin
        for span in spans:
            found.append(at)
            at += span.end - span.start
    return tuple(found)
