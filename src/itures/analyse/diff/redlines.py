"""What the tracked changes of one file do, clause by clause: the marks say which clauses are the same, and whose a change is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from itures.analyse.diff.edits import diff
from itures.foundation.collector import building
from itures.language import Languages
from itures.model.clauses import Clause, clauses_of
from itures.model.diff import Diff, Edit, Signed
from itures.model.stream import Revision, Span, Stream
from itures.model.tree import Document
from itures.model.views import Projection

_LEAST = 0.2
"""Share of the shorter clause's characters that two clauses have in common, from which on they are one."""


@building
def diff_redlined(
    stream: Stream,
    old: Document,
    new: Document,
    original: Projection,
    revised: Projection,
    languages: Languages | None = None,
) -> Diff:
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
    moves = dict(_by_moves(stream, before, after))
    found = diff(old, new, _pairs(stream, here, there, before, after, moves), languages, moves)
    changes = _Changes(stream)
    edits = [_signed(edit, before, after, changes) for edit in found.edits]
    return replace(found, edits=tuple(edits))


def _marked(clause: Clause, projection: Projection) -> list[Span]:
    """The places of a clause's wording in the stream with all changes."""
    return [span for piece in clause.pieces or (clause.span,) for span in projection.marked(piece)]


class _Places:
    """Which clauses of a text hold characters of the stream."""

    def __init__(self, spans: Sequence[list[Span]]) -> None:
        self._owned = sorted([(span.start, span.end, place) for place, own in enumerate(spans) for span in own])
        self._starts = [start for start, _, _ in self._owned]

    def within(self, span: Span) -> Counter[int]:
        """The clauses in a place, each with the number of its characters there."""
        found: Counter[int] = Counter()
        for index in range(max(0, bisect_right(self._starts, span.start) - 1), len(self._owned)):
            start, end, place = self._owned[index]
            if start >= span.end:
                break
            if end > span.start:
                found[place] += min(end, span.end) - max(start, span.start)
        return found

    def within_all(self, spans: Iterable[Span]) -> Counter[int]:
        """The clauses in several places together, but those with no characters there: runs may be empty."""
        return sum((self.within(span) for span in spans), Counter[int]())


def _pairs(
    stream: Stream,
    here: Sequence[Clause],
    there: Sequence[Clause],
    before: Sequence[list[Span]],
    after: Sequence[list[Span]],
    moves: dict[int, int],
) -> dict[int, int]:
    """Old and new clauses that are one: those that `moves` pair, by the characters they share, by their paragraphs.

    What says it more surely comes first, and a clause has one partner.
    """
    old_places, new_places = _Places(before), _Places(after)
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for old, new in chain(
        moves.items(),
        _by_characters(here, there, old_places, after),
        _by_paragraphs(stream, old_places, new_places),
    ):
        if old not in pairs and new not in taken and (here[old].kind == "call") == (there[new].kind == "call"):
            pairs[old] = new
            taken.add(new)
    return pairs


def _by_moves(stream: Stream, before: Sequence[list[Span]], after: Sequence[list[Span]]) -> Iterator[tuple[int, int]]:
    """Clauses that moved, by the names of the moves. One that a few of its words were moved out of is still where it was."""
    old_places, new_places = _Places(before), _Places(after)
    for gone, come in _moves(stream).values():
        all_of_it, other = old_places.within_all(gone), new_places.within_all(come)
        one = Counter({place: count for place, count in all_of_it.items() if 2 * count >= _size(before[place])})
        if len(one) == len(other):
            yield from zip(sorted(one), sorted(other), strict=True)
        elif one and other:
            yield one.most_common(1)[0][0], other.most_common(1)[0][0]


def _size(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _by_characters(
    here: Sequence[Clause], there: Sequence[Clause], before: _Places, after: Sequence[list[Span]]
) -> Iterator[tuple[int, int]]:
    """Clauses with enough characters of the file in common, those with the most first."""
    shared = Counter[tuple[int, int]]()
    for new, spans in enumerate(after):
        for old, count in before.within_all(spans).items():
            shared[old, new] = count
    for (old, new), count in sorted(shared.items(), key=lambda entry: (-entry[1], entry[0])):
        if count > _LEAST * max(min(len(here[old].exact), len(there[new].exact)), 1):
            yield old, new


def _by_paragraphs(stream: Stream, before: _Places, after: _Places) -> Iterator[tuple[int, int]]:
    """Clauses that are alone in a paragraph which is still there: all their words may have been replaced."""
    for paragraph in _kept(stream):
        one, other = before.within(paragraph), after.within(paragraph)
        if len(one) == len(other) == 1:
            yield next(iter(one)), next(iter(other))


def _moves(stream: Stream) -> dict[str, tuple[list[Span], list[Span]]]:
    """Where what moved stood and stands, by the names of the moves."""
    found: dict[str, tuple[list[Span], list[Span]]] = defaultdict(lambda: ([], []))
    at = 0
    for paragraph in stream.paragraphs:
        for run in paragraph.runs:
            revision = run.revision
            while revision is not None:
                if revision.name is not None and revision.kind in ("move-from", "move-to"):
                    stood, stands = found[revision.name]
                    (stands if revision.kind == "move-to" else stood).append(Span(at, at + len(run.text)))
                revision = revision.inside
            at += len(run.text)
        at += 1
    return found


def _kept(stream: Stream) -> Iterator[Span]:
    """The paragraphs whose ends were not changed."""
    at = 0
    for paragraph in stream.paragraphs:
        start = at
        at += sum(len(run.text) for run in paragraph.runs) + 1
        if paragraph.mark is None and (paragraph.cell is None or paragraph.cell.revision is None):
            yield Span(start, at)


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
    spans = [span for side in edit.old for span in before[side.place]]
    spans += [span for side in edit.new for span in after[side.place]]
    revisions = [revision for span in spans for revision in changes.within(span)]
    dates: dict[str, str | None] = {}
    for revision in revisions:
        if revision.author:
            dates[revision.author] = _first_date([dates.get(revision.author), revision.date])
    authors = tuple([Signed(author, date) for author, date in dates.items()])
    first = _first_date([revision.date for revision in revisions])
    return replace(edit, author=", ".join(dates) or None, date=first, authors=authors)


def _first_date(dates: Iterable[str | None]) -> str | None:
    return min([date for date in dates if date], default=None)
