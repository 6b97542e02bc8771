"""The tracked changes of a stream by place: which change a character is part of, and which paragraph marks are changes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from itures.model.stream import Paragraph, Revision, Run, Span, Stream, View
from itures.model.tree import MarkedRun


class Tracked:
    """The text of a stream in the view "marked", with the changes of its runs, rows, cells and paragraph marks.

    >>> from itures.model.stream import Origin
    >>> new = Run("b", revision=Revision("insert"))
    >>> tracked = Tracked(Stream("x", "docx", (Paragraph((Run("a"), new), Origin(1)),)))
    >>> [part.text for part in tracked.changed()], tracked.hidden(1, "original")
    (['b'], True)
    """

    def __init__(self, stream: Stream) -> None:
        self.text = stream.text
        self._runs: list[MarkedRun] = []
        self._marks: dict[int, Revision] = {}
        at = 0
        for paragraph in stream.paragraphs:
            cell = paragraph.cell.revision if paragraph.cell is not None else None
            for run in paragraph.runs:
                end = at + len(run.text)
                self._runs.append(MarkedRun(run.text, Span(at, end), _revision(run, cell)))
                at = end
            if paragraph.mark is not None and not _whole(paragraph):
                self._marks[at] = paragraph.mark
            at += 1
        self._starts = [run.span.start for run in self._runs]

    def parts(self, span: Span) -> list[MarkedRun]:
        """The runs of a span, cut at its ends."""
        found: list[MarkedRun] = []
        first, last = span
        for index in range(max(0, bisect_right(self._starts, first) - 1), len(self._runs)):
            run = self._runs[index]
            start, end = run.span
            if start >= last:
                break
            if first <= start and end <= last:
                if start < end:
                    found.append(run)
            elif end > first:
                cut = Span(max(start, first), min(end, last))
                found.append(MarkedRun(run.text[cut.start - start : cut.end - start], cut, run.revision))
        return found

    def changed(self) -> Iterator[MarkedRun]:
        """The runs that are part of a change, in order."""
        return (run for run in self._runs if run.revision is not None)

    def hidden(self, offset: int, view: View) -> bool:
        """Whether a view does not have the character at an offset."""
        index = bisect_right(self._starts, offset) - 1
        revision = self._runs[index].revision if index >= 0 else None
        return revision is not None and revision.hidden(view)

    def mark(self, offset: int) -> Revision | None:
        """The change of the paragraph mark at an offset: of one that splits or joins, not of a whole paragraph's."""
        return self._marks.get(offset)


def _revision(run: Run, cell: Revision | None) -> Revision | None:
    if run.revision is None or cell is None or run.revision == cell:
        return run.revision or cell
    return replace(run.revision, inside=cell) if run.revision.inside is None else run.revision


def _whole(paragraph: Paragraph) -> bool:
    """Whether all of a paragraph is the same change as its mark: it comes or goes as a whole."""
    mark = paragraph.mark
    return mark is not None and all(
        run.revision is not None and run.revision.kind == mark.kind for run in paragraph.runs if run.text.strip()
    )
