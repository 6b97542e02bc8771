"""Lays the tree of a view over the stream that the view was made of: the same tree, with the places of that stream."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from itures.model.stream import Span
from itures.model.tree import Block, Division, Document, Instrument, Item, Passage, Section
from itures.model.views import Projection

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


def laid_over(document: Document, projection: Projection) -> Document:
    """The tree with each place as it is in the stream that was projected; takes the tree of `projection.stream`."""
    moved: Document = _moved(document, projection)
    return moved


def _moved(node: Any, projection: Projection) -> Any:
    changed: dict[str, Any] = {
        name: tuple([_moved(child, projection) for child in getattr(node, name)]) for name in FIELDS.get(type(node), ())
    }
    if isinstance(node, Block) and node.rows:
        changed["rows"] = tuple(
            [tuple([tuple([_moved(inner, projection) for inner in cell]) for cell in row]) for row in node.rows]
        )
    if isinstance(node, Document):
        return replace(node, **changed)
    spans = projection.marked(node.span)
    changed["span"] = _hull(spans) if spans else Span(*[projection.place(node.span.start)] * 2)
    for name in _PLACES:
        places = getattr(node, name, ())
        if places:
            changed[name] = tuple([span for place in places for span in projection.marked(place)])
    own = not isinstance(node, Instrument | Passage | Section | Division) and not getattr(node, "rows", ())
    if own and not node.pieces and len(spans) > 1:
        # What was in one piece is in several here: deleted characters stand between.
        changed["pieces"] = tuple(spans)
    return replace(node, **changed)


def _hull(spans: list[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))
