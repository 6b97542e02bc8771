"""The wordings of a tree with the places of their characters, so that what the tree keeps elsewhere can be shown in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from itures.model.stream import Revision, Span
from itures.model.tree import MarkedRun


class Mark(NamedTuple):
    """The sign of a footnote in the text, its place, and its change."""

    anchor: Span
    text: str
    revision: Revision | None = None


def cited(runs: Sequence[MarkedRun], marks: Sequence[Mark]) -> list[MarkedRun]:
    """The wording with footnote marks where they stand. `marks` are sorted by place.

    >>> note = Mark(Span(2, 3), "[1]")
    >>> [run.text for run in cited([MarkedRun("to go", Span(0, 6))], [note])]
    ['to', '[1]', ' go']
    """
    found = list(runs)
    first = bisect_left(marks, runs[0].span.start, key=lambda mark: mark.anchor.start) if found else len(marks)
    for mark in marks[first:]:
        at = mark.anchor.start
        if at > found[-1].span.end:
            break
        index = max(number for number, run in enumerate(found) if run.span.start <= at)
        run = found[index]
        sign = MarkedRun(mark.text, mark.anchor, mark.revision)
        # What a wording has more or less than its place is at its beginning, where line feeds and labels are.
        cut = max(0, len(run.text) - max(0, run.span.end - at))
        while 0 < cut < len(run.text) and run.text[cut - 1].isalnum() and run.text[cut].isalnum():
            cut += 1  # a mark stands behind a word
        parts = (
            MarkedRun(run.text[:cut], Span(run.span.start, min(at, run.span.end)), run.revision),
            sign,
            MarkedRun(run.text[cut:], Span(max(at, min(mark.anchor.end, run.span.end)), run.span.end), run.revision),
        )
        found[index : index + 1] = [part for part in parts if part.text]
    return found


def within(runs: Sequence[MarkedRun], span: Span, most: int) -> list[MarkedRun]:
    """What of a wording stands in a place, cut after `most` characters.

    >>> [run.text for run in within([MarkedRun("to go", Span(0, 5))], Span(3, 5), 60)]
    ['go']
    """
    found: list[MarkedRun] = []
    for run in runs:
        start, end = max(run.span.start, span.start), min(run.span.end, span.end)
        if start >= end:
            continue
        first = max(0, len(run.text) - (run.span.end - start))
        part = run.text[first : len(run.text) - (run.span.end - end)]
        if len(part) > most:
            return [*found, MarkedRun(part[:most].rstrip() + "…", Span(start, end), run.revision)]
        most -= len(part)
        found.append(MarkedRun(part, Span(start, end), run.revision))
    return found
