"""The tracked changes of a stream by place: which change a character is part of, and which paragraph marks are changes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from itures.model.stream import Paragraph, Revision, Run, Span, Stream, View
from itures.model.tree import MarkedRun


class Tracked:
    """The text of a stream in the view "marked", with the changes of its runs, rows, cells and paragraph marks.

    `touched` are the indexes of the paragraphs that carry a change, as `project_both` gives them.

    >>> from itures.model.stream import Origin
    >>> new = Run("b", revision=Revision("insert"))
    >>> tracked = Tracked(Stream("x", "docx", (Paragraph((Run("a"), new), Origin(1)),)), {0})
    >>> [text for text, _, _ in tracked.changes(Span(0, 2))], tracked.hidden(1, "original")
    (['b'], True)
    """

    def __init__(self, stream: Stream, touched: Container[int]) -> None:
        self.text = stream.text
        self.paragraphs: list[int] = []
        """Where each paragraph of the stream begins."""
        self._runs: list[int] = []  # the first run of each
        self.formatted: set[int] = set()
        """The indexes of those of which something looked otherwise before, or had another label."""
        self.notes: list[Span] = []
        """Where the paragraphs of notes stand."""
        # Runs; those that stand together under no change are one.
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._revisions: list[Revision | None] = []
        # Characters and paragraph marks that are changes: a one each.
        self._changed = bytearray(len(self.text) + 1)
        self._marks: dict[int, Revision] = {}
        at = 0
        for index, paragraph in enumerate(stream.paragraphs):
            self.paragraphs.append(at)
            self._runs.append(len(self._starts))
            start = at
            if index in touched:
                at = self._take_runs(index, paragraph, at)
            else:
                at += len(paragraph.text)
                self._starts.append(start)
                self._ends.append(at)
                self._revisions.append(None)
            if paragraph.note is not None:
                self.notes.append(Span(start, at))
            if paragraph.mark is not None and not _whole(paragraph):
                self._marks[at] = paragraph.mark
                self._changed[at] = 1
            at += 1

    def _take_runs(self, index: int, paragraph: Paragraph, at: int) -> int:
        """Take the runs of a paragraph that carries a change and begins at a place; gives where it ends."""
        starts, ends, revisions = self._starts, self._ends, self._revisions
        cell = paragraph.cell.revision if paragraph.cell is not None else None
        if paragraph.before is not None:
            self.formatted.add(index)
        for run in paragraph.runs:
            text, _, _, _, revision, before, _ = run
            end = at + len(text)
            if cell is not None:
                revision = _revision(run, cell)
            if before is not None:
                self.formatted.add(index)
            if revision is not None:
                self._changed[at:end] = b"\1" * (end - at)
            elif ends and ends[-1] == at and revisions[-1] is None:
                ends[-1] = at = end
                continue
            starts.append(at)
            ends.append(end)
            revisions.append(revision)
            at = end
        return at

    def parts(self, span: Span) -> list[MarkedRun]:
        """The runs of a span, cut at its ends."""
        text = self.text
        return [MarkedRun(text[start:end], Span(start, end), revision) for start, end, revision in self._cut(span)]

    def changes(self, span: Span) -> list[tuple[str, Span, Revision]]:
        """Those runs of a span that are part of a change."""
        text = self.text
        return [
            (text[start:end], Span(start, end), revision)
            for start, end, revision in self._cut(span)
            if revision is not None
        ]

    def changes_in(self, index: int) -> list[tuple[str, Span, Revision]]:
        """The runs of a paragraph, by its index, that are part of a change."""
        text = self.text
        first = self._runs[index]
        behind = self._runs[index + 1] if index + 1 < len(self._runs) else len(self._starts)
        return [
            (text[start:end], Span(start, end), revision)
            for start, end, revision in zip(
                self._starts[first:behind], self._ends[first:behind], self._revisions[first:behind], strict=True
            )
            if revision is not None and start < end
        ]

    def _cut(self, span: Span) -> list[tuple[int, int, Revision | None]]:
        """Where the runs of a span begin and end in it."""
        found: list[tuple[int, int, Revision | None]] = []
        first, last = span
        starts, ends, revisions = self._starts, self._ends, self._revisions
        index = bisect_right(starts, first) - 1
        if index < 0:
            index = 0
        while index < len(starts):
            start, end = starts[index], ends[index]
            if start >= last:
                break
            if start < first:
                start = first
            if end > last:
                end = last
            if start < end:
                found.append((start, end, revisions[index]))
            index += 1
        return found

    def touched(self, start: int, end: int) -> bool:
        """Whether a change is among some characters: of most wordings that is all that is asked.

        >>> from itures.model.stream import Origin
        >>> runs = (Run("a"), Run("b", revision=Revision("insert")))
        >>> tracked = Tracked(Stream("x", "docx", (Paragraph(runs, Origin(1)),)), {0})
        >>> tracked.touched(0, 1), tracked.touched(0, 2)
        (False, True)
        """
        return self._changed.find(1, start, end) >= 0

    def common(self, spans: Sequence[Span]) -> Revision | None:
        """The change of all the characters but blanks, None if they have not one in common."""
        found: Revision | None = None
        text = self.text
        for span in spans:
            if self._begins_as_it_was(span):
                return None
            for start, end, revision in self._cut(span):
                if (revision is None or (found is not None and revision.kind != found.kind)) and text[
                    start:end
                ].strip():
                    return None
                if found is None and revision is not None and text[start:end].strip():
                    found = revision
        return found

    def _begins_as_it_was(self, span: Span) -> bool:
        """Whether the first characters of a span are in no change: those of most wordings that change are not."""
        index = bisect_right(self._starts, span.start) - 1
        if index < 0 or self._revisions[index] is not None:
            return False
        return bool(self.text[span.start : min(self._ends[index], span.end)].strip())

    def parted(self, span: Span) -> tuple[list[Span], list[Span]]:
        """The parts of a span that the revised text has, and the runs that it does not have."""
        first, last = span
        if not self.touched(first, last):
            return [span], []
        kept: list[Span] = []
        gone: list[Span] = []
        for start, end, revision in self._cut(span):
            if revision is not None and revision.hidden("revised"):
                gone.append(Span(start, end))
                if first < start:
                    kept.append(Span(first, start))
                first = end
        if first < last:
            kept.append(Span(first, last))
        return kept, gone

    def deleted(self) -> Iterator[Span]:
        """The runs that the revised text does not have, in order."""
        for start, end, revision in zip(self._starts, self._ends, self._revisions, strict=True):
            if revision is not None and revision.hidden("revised"):
                yield Span(start, end)

    def hidden(self, offset: int, view: View) -> bool:
        """Whether a view does not have the character at an offset."""
        index = bisect_right(self._starts, offset) - 1
        revision = self._revisions[index] if index >= 0 else None
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
