"""Where the characters of a node's wording stand in the stream."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from itures.model.stream import Span


class Placed(NamedTuple):
    """A part of a wording, and the place of its characters."""

    text: str
    span: Span


def placed(text: str | None, pieces: Sequence[Span]) -> list[Placed]:
    """A wording laid over the places of its characters, from the end: its label stands in the first of them.

    Where several blanks of the file are one of the text, a place may be some characters off.

    >>> [(part.text, tuple(part.span)) for part in placed("to go", [Span(0, 5), Span(6, 9)])]
    [('to', (3, 5)), (' go', (6, 9))]
    """
    if not text:
        return []
    found: list[Placed] = []
    for number, piece in enumerate(reversed(pieces), 1):
        start = max(0, len(text) - (piece.end - piece.start)) if number < len(pieces) else 0
        part, text = text[start:], text[:start]
        begin = max(piece.start, piece.end - len(part))
        while text[-1:].isspace():  # what parts two paragraphs is in neither of their pieces
            part, text = text[-1] + part, text[:-1]
        if part:
            found.append(Placed(part, Span(begin, piece.end)))
        if not text:
            break
    return found[::-1]


def offset(text: str, pieces: Sequence[Span], at: int) -> int:
    """How many characters of a wording stand before a place of the stream; a place inside a word is taken for its end.

    >>> offset("to go", [Span(3, 5), Span(6, 9)], 5)
    2
    """
    count = 0
    for part in placed(text, pieces):
        if part.span.start >= at:
            break
        # What a part has more or less than its place is at its beginning, where line feeds and labels are.
        count += max(0, len(part.text) - max(0, part.span.end - at))
        if part.span.end >= at:
            break
    while 0 < count < len(text) and text[count - 1].isalnum() and text[count].isalnum():
        count += 1
    return count
