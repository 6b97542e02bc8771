"""The wordings of a tree, each a leaf with its places in the stream, and whose a character is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final

from itures.model.stream import Span
from itures.model.tree import Block, Division, Document, Footnote, Instrument, Item, Margin, Passage, Section
from itures.model.walk import walk
from itures.parse.marked.tracked import Tracked

FIELDS: Final[dict[type, tuple[str, ...]]] = {
    Document: ("blocks", "instruments", "footnotes", "furniture"),
    Instrument: ("head", "sections", "divisions", "annexes", "foot", "footnotes"),
    Section: ("items", "blocks"),
    Division: ("passages", "sections", "divisions"),
    Passage: ("blocks", "items"),
    Item: ("items",),
}
"""The fields that hold the children of a node; those of a table are in its rows."""

SLOTS: Final[dict[type, tuple[tuple[str, str], ...]]] = {
    Section: (("pieces", "runs"), ("lead_pieces", "lead_runs"), ("tail_pieces", "tail_runs")),
    Division: (("pieces", "runs"), ("title_pieces", "title_runs")),
    Item: (("pieces", "runs"),),
    Block: (("pieces", "runs"),),
    Footnote: (("pieces", "runs"),),
}
"""The wordings of a node: the field of their places, and the field of their runs. The first is that of the node itself."""

_LABELLED: Final = (Item, Footnote)
"""Nodes whose places begin with a label or a mark that is no part of their wording."""


@dataclass(slots=True, eq=False)
class Leaf:
    """One wording of one node: its characters in the stream, and what the tracked changes add to it."""

    node: Any
    slot: int
    spans: list[Span]
    label: int
    """Where its wording begins, behind the label: an offset in the stream."""
    marks: Sequence[Span]
    """Where the marks of a note stand."""
    struck: list[Span]
    struck_labels: list[Span]


class Leaves:
    """The leaves of a tree, but of points that are `paired` already, and whose a character of the stream is."""

    def __init__(self, document: Document, tracked: Tracked, paired: Callable[[Item], bool] | None = None) -> None:
        self.all: list[Leaf] = []
        self.of: dict[int, list[Leaf]] = {}
        """The leaves of a node, by its `id`."""
        self.tables: list[Any] = []
        """Blocks of rows, in order."""
        self.margined: list[Any] = []
        """Nodes that have marks in the margin."""
        for node in walk(document):
            if paired is not None and type(node) is Item and paired(node):
                continue
            leaves = _leaves_of(node, tracked)
            if leaves:
                self.all += leaves
                self.of[id(node)] = leaves
            if is_table(node):
                self.tables.append(node)
            elif (type(node) is Item or type(node) is Division) and node.margins:
                self.margined.append(node)
        owned = [(span, leaf) for leaf in self.all for span in leaf.spans]
        owned += [(span, leaf) for leaf in self.all for span in leaf.marks]
        owned.sort(key=itemgetter(0))
        self._starts = [span.start for span, _ in owned]
        self._owned = owned

    def places(self) -> Iterator[Span]:
        """The places of all of them, in order."""
        return (span for span, _ in self._owned)

    def within(self, place: Span) -> list[tuple[Span, Leaf]]:
        """The parts of a place that leaves hold, each with its leaf."""
        found: list[tuple[Span, Leaf]] = []
        first, last = place
        owned = self._owned
        index = max(0, bisect_right(self._starts, first) - 1)
        while index < len(owned):
            span, leaf = owned[index]
            start, end = span
            index += 1
            if start >= last:
                break
            if first <= start and end <= last:
                if start < end:
                    found.append((span, leaf))
            else:
                part = Span(max(start, first), min(end, last))
                if part.start < part.end:
                    found.append((part, leaf))
        return found

    def near(self, offset: int) -> Leaf | None:
        """The leaf that holds the last character before an offset, or else the first one after it."""
        index = bisect_right(self._starts, offset) - 1
        return self._owned[max(0, index)][1] if self._owned else None

    def spans(self, node: Any, slot: int = 0) -> list[Span]:
        """The places of a wording of a node."""
        leaves = self.of.get(id(node))
        return leaves[slot].spans if leaves is not None else own_places(node, SLOTS[type(node)][slot][0])

    def has_text(self, node: Any) -> bool:
        """Whether there are characters that make this a node of its own."""
        if is_container(node):
            return any(self.has_text(inner) for inner in walk(node) if inner is not node)
        return any(self.spans(node, slot) for slot in range(len(SLOTS.get(type(node), ()))))


def _leaves_of(node: Any, tracked: Tracked) -> list[Leaf]:
    """The wordings of a node."""
    if type(node) is Item and not node.pieces:  # most nodes
        span, text = node.span, node.text
        if text and tracked.text.endswith(text, *span) and not text[0].isspace():
            return [Leaf(node, 0, [span], span.end - len(text), (), [], [])]
    marks: Sequence[Span] = node.anchors if isinstance(node, Footnote) else ()
    found = []
    for slot, (places, _) in enumerate(SLOTS.get(type(node), ())):
        spans = [] if is_table(node) else own_places(node, places)
        found.append(Leaf(node, slot, spans, _wording(node, spans, tracked), marks, [], []))
    return found


def is_table(node: Any) -> bool:
    """Whether a node is a block of rows: its wording is that of its cells."""
    return isinstance(node, Block) and bool(node.rows)


def is_container(node: Any) -> bool:
    """Whether a node has no wording but that of what it holds: a text or a table."""
    return isinstance(node, Instrument) or is_table(node)


def own_places(node: Any, places: str) -> list[Span]:
    """The places of a wording of a node; without pieces it is all of its span."""
    spans: tuple[Span, ...] = getattr(node, places)
    if not spans and places == "pieces" and not isinstance(node, Section | Division):
        span = node.span
        return [span] if span.start < span.end else []
    return [span for span in spans if span.start < span.end]


def _wording(node: Any, spans: list[Span], tracked: Tracked) -> int:
    """Where the wording of a point or note begins: its label or mark is among its places, but no part of its text."""
    if not spans:
        return 0
    if type(node) not in _LABELLED:
        return spans[0].start
    if len(spans) == 1 and tracked.text.endswith(node.text, spans[0].start, spans[0].end) and node.text[:1].strip():
        return spans[0].end - len(node.text)
    left = characters(node.text)
    for span in reversed(spans):
        if not left:
            return span.end
        own = characters(tracked.text[span.start : span.end])
        if own > left:
            return _behind(tracked.text, span.start, own - left)
        left -= own
    return spans[0].start


def _behind(text: str, at: int, count: int) -> int:
    """Where the next character stands behind so many of them, without blanks."""
    while count or text[at].isspace():
        count -= not text[at].isspace()
        at += 1
    return at


def characters(text: str) -> int:
    """How many characters a text has without blanks."""
    return sum(map(len, text.split()))


def places_of(node: Any) -> Iterator[Span]:
    """The places of all wordings of a node, of the marks of a note, and of a mark in the margin; a table has those of its cells."""
    if is_table(node):
        return
    for places, _ in SLOTS.get(type(node), ()):
        yield from own_places(node, places)
    if isinstance(node, Footnote):
        yield from node.anchors
    elif isinstance(node, Margin):
        yield node.span
