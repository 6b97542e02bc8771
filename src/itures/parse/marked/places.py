"""What a node of the marked tree reaches over, where its pieces begin in its wording, and in which cell a character stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from itures.model.stream import Span, Stream
from itures.model.tree import Division, Instrument, Passage, Section
from itures.model.wording import starts_within, wordings
from itures.parse.marked.leaves import FIELDS


class CellPlaces:
    """Row and column of the cell that a character of the stream stands in; `starts` is where its paragraphs begin.

    >>> CellPlaces(Stream("x", "docx", ()), []).place(0)
    (0, 0)
    """

    def __init__(self, stream: Stream, starts: Sequence[int]) -> None:
        self._starts: list[int] = []
        self._places: list[tuple[int, int]] = []
        for paragraph, start in zip(stream.paragraphs, starts, strict=True):
            if paragraph.cell is not None:
                self._starts.append(start)
                self._places.append((paragraph.cell.row, paragraph.cell.column))

    def place(self, offset: int) -> tuple[int, int]:
        """The place of the last cell that begins at or before a character."""
        index = bisect_right(self._starts, offset) - 1
        return self._places[index] if index >= 0 else (0, 0)


def starts_of(node: Any, slot: int, pieces: Sequence[Span]) -> dict[str, tuple[int, ...]]:
    """Where pieces that are parts of a node's begin in its wording, by the name of the field that says so."""
    names = {Section: ("starts", "lead_starts", "tail_starts"), Division: ("starts", "title_starts")}
    name = names.get(type(node), ("starts",))[slot]
    if len(pieces) < 2:
        return {name: ()}
    given = list(wordings(node))[slot]
    return {name: starts_within(given.pieces, given.begins(), pieces) if given.pieces else ()}


def around(spans: list[Span]) -> Span:
    """From the first character of all spans to the last; empty spans count only where there are no others."""
    if len(spans) == 1:
        return spans[0]
    kept = [(start, end) for start, end in spans if start < end] or spans or [Span(0, 0)]
    return Span(min([start for start, _ in kept]), max([end for _, end in kept]))


def hull(node: Any) -> Span:
    """What a node reaches over, its deleted characters and children included."""
    spans: list[Span] = [] if isinstance(node, Instrument | Passage) else [node.span]
    for name in FIELDS.get(type(node), ()):
        if name != "footnotes":
            spans += [child.span for child in getattr(node, name)]
    if not isinstance(node, Instrument | Passage):
        spans += node.struck
    return around(spans)
