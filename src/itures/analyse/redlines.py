"""What the tracked changes of one file do, clause by clause: the marks say which clauses are the same, and whose a change is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from itures.analyse.diff import diff
from itures.analyse.flat import Clause, clauses_of
from itures.model.building import building
from itures.model.edit import Diff, Edit, Signed
from itures.model.stream import Revision, Span, Stream
from itures.model.tree import Document
from itures.model.views import Projection

_LEAST = 0.2
"""Share of the shorter clause's characters that two clauses have in common, from which on they are one."""


@building
def diff_redlined(stream: Stream, old: Document, new: Document, original: Projection, revised: Projection) -> Diff:
    """The edits that the tracked changes of a stream make, with authors and dates.

    `old` and `new` are the trees of its original and its revised view, `original` and `revised` those views. Clauses that
    share characters of the file are the same, however much of their wording changed.

    >>> from itures.model.tree import Header
    >>> from itures.model.views import project
    >>> nothing = Stream("x.docx", "docx", ())
    >>> empty = Document("x.docx", "en", "revised", Header(), (), (), (), (), ())
    >>> diff_redlined(nothing, empty, empty, project(nothing, "original"), project(nothing, "revised")).edits
    ()
    """
    here, there = clauses_of(old), clauses_of(new)
    before = [_marked(clause, original) for clause in here]
    after = [_marked(clause, revised) for clause in there]
    found = diff(old, new, _pairs(here, there, before, after))
    changes = _Changes(stream)
    edits = [_signed(edit, before, after, changes) for edit in found.edits]
    return replace(found, edits=tuple(edits))


def _marked(clause: Clause, projection: Projection) -> list[Span]:
    """The places of a clause's wording in the stream with all changes."""
    return [span for piece in clause.pieces or (clause.span,) for span in projection.marked(piece)]


def _pairs(
    here: Sequence[Clause], there: Sequence[Clause], before: Sequence[list[Span]], after: Sequence[list[Span]]
) -> dict[int, int]:
    """Old and new clauses that share most characters, one to one."""
    owned = sorted((span.start, span.end, place) for place, spans in enumerate(before) for span in spans)
    starts = [start for start, _, _ in owned]
    shared: Counter[tuple[int, int]] = Counter()
    for place, spans in enumerate(after):
        for span in spans:
            for index in range(max(0, bisect_right(starts, span.start) - 1), len(owned)):
                start, end, other = owned[index]
                if start >= span.end:
                    break
                shared[other, place] += max(0, min(end, span.end) - max(start, span.start))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for (old, new), count in sorted(shared.items(), key=lambda entry: (-entry[1], entry[0])):
        shorter = min(len(here[old].exact), len(there[new].exact))
        same_kind = (here[old].kind == "call") == (there[new].kind == "call")
        if old not in pairs and new not in taken and same_kind and count > _LEAST * max(shorter, 1):
            pairs[old] = new
            taken.add(new)
    return pairs


class _Changes:
    """The tracked changes of a stream with their places, in order; what was inserted and deleted again is none."""

    def __init__(self, stream: Stream) -> None:
        self._found: list[tuple[int, int, Revision]] = []
        at = 0
        for paragraph in stream.paragraphs:
            cell = paragraph.cell.revision if paragraph.cell is not None else None
            for run in paragraph.runs:
                self._add(at, at + len(run.text), run.revision or cell)
                at += len(run.text)
            self._add(at, at + 1, paragraph.mark)
            at += 1
        self._starts = [start for start, _, _ in self._found]

    def _add(self, start: int, end: int, revision: Revision | None) -> None:
        if revision is None:
            return
        kinds = []
        inner: Revision | None = revision
        while inner is not None:
            kinds.append(inner.kind)
            inner = inner.inside
        if kinds[0] != "delete" or "insert" not in kinds[1:]:
            self._found.append((start, end, revision))

    def within(self, span: Span) -> Iterator[Revision]:
        """The changes that touch a place; the mark of a paragraph stands behind its last character."""
        for index in range(max(0, bisect_left(self._starts, span.start) - 1), len(self._found)):
            start, end, revision = self._found[index]
            if start > span.end:
                break
            if span.start < end:
                yield revision


def _signed(edit: Edit, before: Sequence[list[Span]], after: Sequence[list[Span]], changes: _Changes) -> Edit:
    """The edit with the authors of the changes in it, in order, each with the date of its first one; and the first date."""
    dates: dict[str, str | None] = {}
    every: list[str] = []
    for sides, places in ((edit.old, before), (edit.new, after)):
        for side in sides:
            for revision in (one for span in places[side.place] for one in changes.within(span)):
                if revision.author:
                    known = dates.get(revision.author)
                    dates[revision.author] = min([date for date in (known, revision.date) if date], default=None)
                if revision.date:
                    every.append(revision.date)
    authors = tuple([Signed(author, date) for author, date in dates.items()])
    return replace(edit, author=", ".join(dates) or None, date=min(every, default=None), authors=authors)
