"""Cross-references that a file itself keeps: whether they show the number that their target has now."""

from __future__ import annotations

from collections.abc import Iterator

from itures.model.diagnostics import diagnose
from itures.model.paths import ClausePath, shows
from itures.model.stream import Diagnostic
from itures.model.tree import Document
from itures.parse.marked.changes import Places


def told_of_links(document: Document, text: str) -> Iterator[Diagnostic]:
    """What is wrong with the cross-references of a document, whose stream has this text."""
    places = Places(document)
    for link in document.links:
        here = places.of(link.span.start).at
        shown = text[link.span.start : link.span.end]
        if link.target is None:
            yield diagnose("cross-reference-broken", here, link.span, text=shown)
            continue
        target = places.of(link.target.start)
        if target.at is not None and not shows(shown, ClausePath.read(target.at, target.id).label):
            yield diagnose("cross-reference-stale", here, link.span, text=shown, target=target.at)
