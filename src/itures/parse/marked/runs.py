"""Wordings as runs: what of them stayed, came and went, and by whose change."""

from __future__ import annotations

from itures.model.stream import Span
from itures.model.tree import MarkedRun
from itures.parse.marked.tracked import Tracked


def runs_of(
    tracked: Tracked, spans: list[Span], wording: int, struck: list[Span] | None = None
) -> tuple[MarkedRun, ...]:
    """The runs of a wording; none where nothing in it has changed."""
    if len(spans) > 1:
        spans = sorted(spans)
    if not spans or not tracked.touched(spans[0].start, max([end for _, end in spans])):
        return ()
    runs: list[MarkedRun] = []
    own = set(struck) if struck else ()
    last: int | None = None
    for span in spans:
        start = span.start if span in own else max(span.start, wording)
        if start >= span.end:
            continue
        if last is not None:
            runs += _mark_between(tracked, last, start)
        runs += tracked.parts(Span(start, span.end))
        last = span.end
    for run in runs:
        if run.revision is not None:
            return tuple(_joined(runs))
    return ()


def _mark_between(tracked: Tracked, end: int, start: int) -> list[MarkedRun]:
    """The paragraph mark between two pieces of a wording, where it is a tracked change."""
    for at in range(end, min(start, end + 2)):
        revision = tracked.mark(at)
        if revision is not None:
            return [MarkedRun("¶", Span(at, at + 1), revision)]
    return [MarkedRun("\n", Span(end, end + 1), None)] if "\n" in tracked.text[end:start] else []


def _joined(runs: list[MarkedRun]) -> list[MarkedRun]:
    """Runs of the same change are one; takes some."""
    last = runs[0]
    result = [last]
    for run in runs[1:]:
        one, other = run.revision, last.revision
        same = one is other or (one is not None and other is not None and one == other)
        if same and last.span.end == run.span.start:
            last = result[-1] = MarkedRun(last.text + run.text, Span(last.span.start, run.span.end), run.revision)
        else:
            last = run
            result.append(run)
    return result
