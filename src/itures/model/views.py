"""The views of a stream: what stays of it when its tracked changes are rejected or accepted, and where that stood.

A paragraph mark that a view does not have joins its paragraph with the next one. What the joined paragraph looks like
is said by the mark that remains, the last one (ECMA-376 part 1, sections 17.3.1.29 and 17.13.5).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from itures.foundation.collector import building
from itures.model.diagnostics import diagnose
from itures.model.stream import (
    Cell,
    Comment,
    Diagnostic,
    Link,
    Note,
    Paragraph,
    Properties,
    Revision,
    Run,
    Span,
    Stream,
    View,
)

TRACKED = "tracked-changes"
"""Code of the diagnostic that says what a view made of the changes."""


class Segment(NamedTuple):
    """Characters that a view shares with the stream it was made from: their start in each, and how many."""

    view: int
    marked: int
    length: int


def survivors(paragraphs: Sequence[Paragraph], view: View) -> Iterator[tuple[int, ...]]:
    """The paragraphs of a view, in order: the indexes of those whose text each joins; the last one's mark remains.

    Takes the paragraphs of a stream in the view "marked".

    >>> from itures.model.stream import Origin, Revision
    >>> gone = Paragraph((Run("a"),), Origin(1), mark=Revision("delete"))
    >>> list(survivors([gone, Paragraph((Run("b"),), Origin(2))], "revised"))
    [(0, 1)]
    """
    waiting: dict[int, list[int]] = {}
    for index, paragraph in enumerate(paragraphs):
        cell = paragraph.cell
        if cell is None and not waiting and paragraph.mark is None:
            yield (index,)  # most paragraphs
            continue
        if cell is not None and cell.revision is not None and cell.revision.hidden(view):
            continue
        joined = waiting.get(paragraph.box)
        mark = paragraph.mark
        if mark is not None and mark.hidden(view):
            if not paragraph.final:
                waiting.setdefault(paragraph.box, []).append(index)
                continue
            # Nothing to join it to: a mark with text stays, as the last one of a cell does in Word.
            members = [*joined, index] if joined else [index]
            if not any(_kept(run, view) for member in members for run in paragraphs[member].runs):
                waiting.pop(paragraph.box, None)
                continue
        if joined:
            del waiting[paragraph.box]
            yield (*joined, index)
        else:
            yield (index,)
    for members in waiting.values():  # damage: marks that say that something follows, and nothing does
        yield tuple(members)


def _kept(run: Run, view: View) -> bool:
    return run.revision is None or not run.revision.hidden(view)


@dataclass(frozen=True, slots=True)
class Projection:
    """A view of a stream, and the way back: which of its characters stood where."""

    stream: Stream
    segments: tuple[Segment, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple([segment.view for segment in self.segments]))

    def marked(self, span: Span) -> list[Span]:
        """The places in the stream of what a span of the view holds, in order of the view.

        >>> projection = project(Stream("x", "text", ()), "revised")
        >>> projection.marked(Span(0, 0))
        []
        """
        return self._parts(max(0, bisect_right(self._starts, span.start) - 1), span)

    def of_paragraphs(self, texts: Iterable[str]) -> Iterator[list[Span]]:
        """The places in the stream of each paragraph of the view, whose texts these are: `marked` for one after the other.

        >>> from itures.model.stream import Origin, Revision
        >>> runs = (Run("a", revision=Revision("delete")), Run("b"))
        >>> projection = project(Stream("x", "text", (Paragraph(runs, Origin(1)),)), "revised")
        >>> list(projection.of_paragraphs(["b"]))
        [[Span(start=1, end=2)]]
        """
        segments = self.segments
        index = first = view = place = behind = 0
        for text in texts:
            last = first + len(text)
            while behind <= first and index < len(segments):
                view, place, length = segments[index]
                behind = view + length
                index += 1
            if view <= first < last <= behind:  # most paragraphs lie in one segment
                yield [Span(first + place - view, last + place - view)]
            else:
                yield self._parts(max(0, index - 1), Span(first, last))
            first = last + 1

    def _parts(self, index: int, span: Span) -> list[Span]:
        """The places of a span that begins in a segment or behind it."""
        found: list[Span] = []
        for at in range(index, len(self.segments)):
            segment = self.segments[at]
            if segment.view >= span.end:
                break
            start = max(span.start, segment.view)
            end = min(span.end, segment.view + segment.length)
            if start < end:
                shift = segment.marked - segment.view
                if found and found[-1].end == start + shift:
                    found[-1] = Span(found[-1].start, end + shift)
                else:
                    found.append(Span(start + shift, end + shift))
        return found

    def place(self, offset: int) -> int:
        """Where a character of the view stands in the stream, or would stand.

        >>> project(Stream("x", "text", ()), "revised").place(0)
        0
        """
        if not self.segments:
            return 0
        view, marked, length = self.segments[max(0, bisect_right(self._starts, offset) - 1)]
        return marked + min(max(0, offset - view), length)


@building
def project(stream: Stream, view: View) -> Projection:
    """The stream as a view shows it. Takes a stream in the view "marked"; notes without marks in the view go too.

    >>> from itures.model.stream import Origin, Revision
    >>> gone, new = Revision("delete"), Revision("insert")
    >>> runs = (Run("a "), Run("b", revision=gone), Run("c", revision=new))
    >>> stream = Stream("x", "docx", (Paragraph(runs, Origin(1)),))
    >>> project(stream, "original").stream.text, project(stream, "revised").stream.text
    ('a b', 'a c')
    """
    if not stream.tracked:
        return Projection(stream.project(view), (Segment(0, 0, sum([len(p.text) + 1 for p in stream.paragraphs])),))
    return _Projecting(stream, view, _sweep(stream)).done()


class Both(NamedTuple):
    """Two views of a stream, and the indexes of its paragraphs that carry a change."""

    original: Projection
    revised: Projection
    touched: Set[int]


@building
def project_both(stream: Stream) -> Both:
    """The views "original" and "revised" of a stream with changes, as `project` makes them, at once: most work is the same.

    >>> from itures.model.stream import Origin, Revision
    >>> runs = (Run("a "), Run("b", revision=Revision("delete")), Run("c", revision=Revision("insert")))
    >>> both = project_both(Stream("x", "docx", (Paragraph(runs, Origin(1)),)))
    >>> both.original.stream.text, both.revised.stream.text, both.touched
    ('a b', 'a c', {0})
    """
    swept = _sweep(stream)
    original, revised = _Projecting(stream, "original", swept), _Projecting(stream, "revised", swept)
    return Both(original.done(), revised.done(), swept.touched)


class _Swept(NamedTuple):
    """What one pass over a stream tells: where its paragraphs start (and one more would), which carry a change, by
    whom, and the marks of notes with their paragraphs.
    """

    starts: list[int]
    touched: set[int]
    authors: dict[str, None]
    marks: list[tuple[Paragraph, Run]]


def _sweep(stream: Stream) -> _Swept:
    starts: list[int] = []
    touched: set[int] = set()
    authors: dict[str, None] = {}
    marks: list[tuple[Paragraph, Run]] = []
    at = 0
    for index, paragraph in enumerate(stream.paragraphs):
        starts.append(at)
        runs, _, _, cell, _, _, mark, look, _, _ = paragraph
        if mark is not None or look is not None or cell is not None:
            changes = _around(paragraph)
            if changes:
                touched.add(index)
            authors.update([(change.author, None) for change in changes if change.author])
        for run in runs:
            text, _, _, note, revision, before, _ = run
            at += len(text)
            change = revision or before
            if change is not None:
                touched.add(index)
                if change.author:
                    authors[change.author] = None
            if note is not None:
                marks.append((paragraph, run))
        at += 1
    starts.append(at)
    return _Swept(starts, touched, authors, marks)


def _around(paragraph: Paragraph) -> list[Revision | Properties]:
    """What is tracked of a paragraph around its runs: of its mark, its look, its cell."""
    in_cell = paragraph.cell.revision if paragraph.cell is not None else None
    return [change for change in (paragraph.mark, paragraph.before, in_cell) if change is not None]


def _unmarked_notes(marks: list[tuple[Paragraph, Run]], view: View) -> set[str]:
    """The notes whose marks were all inserted or deleted so that the view has none: its text does not refer to them."""
    shown: set[str] = set()
    referred: set[str] = set()
    for paragraph, run in marks:
        if run.note is None or paragraph.note is not None:  # in a note itself stands its own mark
            continue
        referred.add(run.note)
        cell = paragraph.cell
        if (cell is None or cell.revision is None or not cell.revision.hidden(view)) and _kept(run, view):
            shown.add(run.note)
    return referred - shown


class _Projecting:
    """One view on its way: what was swept, the paragraphs so far, and the characters they share with the stream."""

    def __init__(self, stream: Stream, view: View, swept: _Swept) -> None:
        self._stream = stream
        self._view = view
        self._swept = swept
        self._unmarked = _unmarked_notes(swept.marks, view)
        self._marks = {note.key: note for note in stream.notes if note.before is not None} if view == "original" else {}
        self._shared = _Shared()

    def done(self) -> Projection:
        """The view, and the way back from it."""
        stream, swept, marks, unmarked = self._stream, self._swept, self._marks, self._unmarked
        paragraphs = []
        since = until = 0  # the paragraphs that stand together as they were are shared at once
        for members in survivors(stream.paragraphs, self._view):
            index = members[-1]
            last = stream.paragraphs[index]
            if last.note is not None and last.note in unmarked:
                continue
            if index not in swept.touched and len(members) == 1 and not (marks and _cites(last, marks)):
                paragraphs.append(last)
                if until != index:
                    self._share(since, until)
                    since = index
                until = index + 1
            else:
                self._share(since, until)
                since = until = 0
                paragraphs.append(self._paragraph(members, last))
        self._share(since, until)
        segments = self._shared.done()
        places = _Places(segments)
        diagnostics = (_told(swept.authors, self._view), *[_moved(found, places) for found in stream.diagnostics])
        comments = tuple([_anchored(comment, places) for comment in stream.comments])
        notes = tuple(
            [
                replace(note, mark=note.before, before=None) if note.key in marks and note.before is not None else note
                for note in stream.notes
                if note.key not in unmarked
            ]
        )
        links = tuple([one for link in stream.links if (one := _linked(link, places)) is not None])
        projected = Stream(
            stream.source, stream.form, tuple(paragraphs), notes, diagnostics, self._view, comments, links
        )
        return Projection(projected, tuple(segments))

    def _paragraph(self, members: tuple[int, ...], last: Paragraph) -> Paragraph:
        starts = self._swept.starts
        runs: list[Run] = []
        for index in members:
            self._take_runs(self._stream.paragraphs[index].runs, starts[index], runs)
        self._shared.share(starts[members[-1] + 1] - 1, 1)
        return _paragraph(self._stream.paragraphs[members[0]], last, tuple(runs), self._view)

    def _share(self, since: int, until: int) -> None:
        """The view goes on with the paragraphs from `since` on as they are, if there are any."""
        if since == until:
            return
        starts = self._swept.starts
        self._shared.share(starts[since], starts[until] - starts[since])

    def _take_runs(self, given: tuple[Run, ...], start: int, runs: list[Run]) -> None:
        """Add those of the runs of a paragraph that the view has; what stands together is shared at once."""
        view, marks = self._view, self._marks
        since = start
        for run in given:
            end = start + len(run.text)
            if run.revision is not None or run.before is not None:
                if not _kept(run, view):
                    if since < start:
                        self._shared.share(since, start - since)
                    since = start = end
                    continue
                run = _plain(run, view)
            if marks and run.note in marks:
                self._shared.share(since, start - since)
                run = run._replace(text=_mark_before(run.text, marks[run.note]))
                self._shared.replace(start, end - start, len(run.text))
                since = end
            runs.append(run)
            start = end
        self._shared.share(since, start - since)


class _Shared:
    """The characters that a view shares with its stream, run for run, as few segments as hold them."""

    def __init__(self) -> None:
        self._segments: list[Segment] = []
        self._here = 0
        # Where in both texts the shared characters began that end at `_here`.
        self._start, self._marked = 0, 0

    def share(self, marked: int, length: int) -> None:
        """The view goes on with characters of the stream, from `marked`."""
        if not length:
            return
        if marked - self._marked != self._here - self._start:
            self._close()
            self._start, self._marked = self._here, marked
        self._here += length

    def replace(self, marked: int, length: int, shown: int) -> None:
        """The view goes on with `shown` characters where the stream has `length` others."""
        both = min(length, shown)
        self.share(marked, both)
        if length != shown:
            self._close()
            self._here += shown - both
            self._start, self._marked = self._here, marked + length

    def done(self) -> list[Segment]:
        self._close()
        return self._segments

    def _close(self) -> None:
        """Write down what is shared so far, into the last segment if it follows that in both texts."""
        length = self._here - self._start
        if not length:
            return
        segments = self._segments
        if segments:
            last = segments[-1]
            if last.marked + last.length == self._marked and last.view + last.length == self._start:
                segments[-1] = Segment(last.view, last.marked, last.length + length)
                return
        segments.append(Segment(self._start, self._marked, length))


def _cites(paragraph: Paragraph, marks: dict[str, Note]) -> bool:
    return any(run.note in marks for run in paragraph.runs)


def _told(authors: dict[str, None], view: View) -> Diagnostic:
    """What a view decides is said: whoever reads it may not know of the changes."""
    by = f" (by {', '.join(authors)})" if authors else ""
    done = "accepted" if view == "revised" else "rejected"
    return diagnose("tracked-changes", by=by, done=done)


def _mark_before(text: str, note: Note) -> str:
    """The characters of a mark, or of its first part ("3" of "3bis"), as the original text has them; brackets around it stay."""
    if text.startswith("(") and text.endswith(")") and not note.mark.startswith("("):
        return f"({_mark_before(text[1:-1], note)})"
    before = note.before or ""
    rest = note.mark[len(text) :]
    return before[: len(before) - len(rest)] if note.mark == text + rest and before.endswith(rest) else text


def _plain(run: Run, view: View) -> Run:
    """The run as the view has it: without a change, and as it looked."""
    before = run.before
    if before is not None and view == "original":
        return Run(run.text, before.italic, before.bold, run.note, None, None, run.manual)
    return Run(run.text, run.italic, run.bold, run.note, None, None, run.manual)


def _paragraph(first: Paragraph, last: Paragraph, runs: tuple[Run, ...], view: View) -> Paragraph:
    style, hint = last.style, last.hint
    if last.before is not None and view == "original":
        style, hint = last.before.style, last.before.hint
    cell = last.cell
    if cell is not None and cell.revision is not None:
        cell = Cell(cell.table, cell.row, cell.column)
    return Paragraph(runs, first.origin, style, cell, last.note, hint, None, None, last.box, last.final)


class _Places:
    """Finds where characters of the stream are in a view; what the view does not have is where it would stand."""

    def __init__(self, segments: list[Segment]) -> None:
        self._segments = sorted(segments, key=lambda segment: segment.marked)

    def find(self, offset: int) -> int:
        index = bisect_right(self._segments, offset, key=lambda segment: segment.marked) - 1
        if index < 0:
            return self._segments[0].view if self._segments else 0
        segment = self._segments[index]
        return segment.view + min(offset - segment.marked, segment.length)

    def span(self, span: Span) -> Span:
        start = self.find(span.start)
        return Span(start, max(start, self.find(span.end)))


def _moved(diagnostic: Diagnostic, places: _Places) -> Diagnostic:
    return diagnostic if diagnostic.span is None else replace(diagnostic, span=places.span(diagnostic.span))


def _linked(link: Link, places: _Places) -> Link | None:
    """A cross-reference in the view, None where its text is not in it; what it points to may be gone there."""
    span = places.span(link.span)
    if span.start == span.end:
        return None
    target = places.span(link.target) if link.target is not None else None
    return Link(span, target if target is not None and target.start < target.end else None)


def _anchored(comment: Comment, places: _Places) -> Comment:
    return comment if comment.anchor is None else replace(comment, anchor=places.span(comment.anchor))
