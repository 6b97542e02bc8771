"""What must be true of any Word file that can be read at all, in every view."""

from __future__ import annotations

from itures.model import codec
from itures.model.stream import Stream, UnreadableError, View
from itures.model.walk import pieces, walk
from itures.parse import parse
from itures.read import read
from itures.render import render

VIEWS: tuple[View, ...] = ("original", "revised", "marked")
UNSEEN = "\u200b\u200e\u200f\ufeff\u00ad"


def check(data: bytes) -> None:
    """Read, parse and render a file; raises AssertionError, or whatever the package should not have raised."""
    try:
        stream = read("fuzzed.docx", data)
    except UnreadableError as error:
        assert "\n" not in str(error)
        return
    for view in VIEWS:
        check_view(stream.project(view))


def check_view(stream: Stream) -> None:
    """The invariants of one view."""
    document = parse(stream)
    text = stream.text
    seen = [0] * len(text)
    for node in walk(document):
        for piece in pieces(node):
            assert 0 <= piece.start < piece.end <= len(text)
            for at in range(piece.start, piece.end):
                seen[at] += 1
    assert [c for c, times in zip(text, seen, strict=True) if not times and not c.isspace() and c not in UNSEEN] == []
    assert max(seen, default=0) <= 1
    ids = [node.id for node in walk(document) if hasattr(node, "id")]
    assert len(ids) == len(set(ids))
    assert codec.decode(codec.encode(document)) == document
    for change in document.changes:
        assert 0 <= change.span.start <= change.span.end <= len(text)
    for format in ("tree", "outline"):
        assert render(document, format)
