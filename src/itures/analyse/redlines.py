"""What the tracked changes of one file do, clause by clause: the marks say which clauses are the same, and whose a change is."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from itures.analyse.diff import diff
from itures.analyse.flat import Clause, clauses_of
from itures.model.building import building
from itures.model.edit import Diff, Edit, Side
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
    changes = _changes(stream)
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
            for start, end, other in owned[max(0, bisect_right(starts, span.start) - 1) :]:
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


def _changes(stream: Stream) -> list[tuple[int, int, Revision]]:
    """The tracked changes of the stream with their places, in order."""
    found = []
    at = 0
    for paragraph in stream.paragraphs:
        cell = paragraph.cell.revision if paragraph.cell is not None else None
        for run in paragraph.runs:
            revision = run.revision or cell
            if revision is not None:
                found.append((at, at + len(run.text), revision))
            at += len(run.text)
        if paragraph.mark is not None:
            found.append((at, at + 1, paragraph.mark))
        at += 1
    return found


def _signed(
    edit: Edit, before: Sequence[list[Span]], after: Sequence[list[Span]], changes: list[tuple[int, int, Revision]]
) -> Edit:
    """The edit with the authors of the changes in it, in order, and the first date."""
    spans = [span for sides, places in ((edit.old, before), (edit.new, after)) for span in _of(sides, places)]
    authors: dict[str, None] = {}
    dates = []
    for start, end, revision in changes:
        # The paragraph mark stands behind the last character.
        if any(start <= span.end and span.start < end for span in spans):
            if revision.author:
                authors[revision.author] = None
            if revision.date:
                dates.append(revision.date)
    return replace(edit, author=", ".join(authors) or None, date=min(dates, default=None))


def _of(sides: Sequence[Side], places: Sequence[list[Span]]) -> list[Span]:
    return [span for side in sides for span in places[side.place]]
