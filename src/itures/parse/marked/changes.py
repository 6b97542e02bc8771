"""The list of tracked changes, each with the clause it belongs to."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from itures.model.stream import Comment, Paragraph, Revision, Run, Span, Stream
from itures.model.tree import Block, Change, Division, Document, Footnote, Instrument, Item, Node, Section
from itures.model.walk import children, pieces
from itures.parse.marked.tracked import Tracked

PILCROW = "¶"


class Place(NamedTuple):
    """The clause that a character stands in: its path and its id; what is no clause has the id of its instrument."""

    at: str | None
    id: str | None


class Places:
    """Finds the clause of a character. `Places(document).of(17).at` is a path such as "resolves 1"."""

    def __init__(self, document: Document) -> None:
        self._owned: list[tuple[int, int, Place]] = []
        anchors: list[Span] = []
        _collect(document, Place(None, None), self._owned, anchors)
        self._sort()
        if anchors:
            # The mark of a note belongs to the clause that it stands in.
            self._owned += [(anchor.start, anchor.end, self.of(anchor.start)) for anchor in anchors]
            self._sort()

    def _sort(self) -> None:
        self._owned.sort(key=itemgetter(0, 1))
        self._starts = [start for start, _, _ in self._owned]

    def of(self, offset: int) -> Place:
        """The clause that holds a character, or the last one before it: blanks and paragraph marks are in none."""
        index = bisect_right(self._starts, offset) - 1
        return self._owned[max(0, index)][2] if self._owned else Place(None, None)


def _collect(node: Node, outer: Place, owned: list[tuple[int, int, Place]], anchors: list[Span]) -> None:
    """Add the places of a node and of those below it; what is no clause is named after the one around it."""
    if type(node) is Item and not (node.pieces or node.struck or node.margins or node.items):
        owned.append((*node.span, Place(node.at, node.id)))  # most points
        return
    own = pieces(node)
    match node:
        case Section() | Item() | Division():
            place = Place(node.at, node.id)
        case Instrument():
            place = Place(None, node.id)
        case Footnote():
            place = Place(f"{node.kind} {node.mark}", outer.id)
            anchors += node.anchors
            own = own[len(node.anchors) :]
        case Block() if outer.at is None:
            place = Place(node.role, outer.id)
        case _:
            place = outer
    owned += [(piece.start, piece.end, place) for piece in own]
    for child in children(node):
        _collect(child, place, owned, anchors)


def list_changes(document: Document, stream: Stream, tracked: Tracked) -> tuple[Change, ...]:
    """The tracked changes of a stream in the order of its text, `tracked` by their places; `document` is its marked tree.

    What one author did in one clause at one place is one change, whatever runs it is made of.
    """
    places = Places(document)
    changes: list[Change] = []
    bounds = [*tracked.paragraphs, len(tracked.text) + 1]
    for index, (start, following) in enumerate(pairwise(bounds)):
        if tracked.touched(start, following):
            end = following - 1
            for text, span, revision in tracked.changes_in(index):
                _add(changes, _change(revision, text, span, places.of(span.start)))
            mark = tracked.mark(end)
            if mark is not None:
                _add(changes, _change(mark, PILCROW, Span(end, end), places.of(max(start, end - 1))))
        if index in tracked.formatted:
            changes += _formats(stream.paragraphs[index], start, places)
    return tuple(changes)


def _change(revision: Revision, text: str, span: Span, place: Place) -> Change:
    return Change(
        revision.kind,
        place.at,
        place.id,
        text,
        revision.author,
        revision.date,
        span,
        None,
        revision.name,
        revision.inside,
    )


def _add(changes: list[Change], change: Change) -> None:
    """Add a change, or go on with the last one."""
    if changes and changes[-1].span.end == change.span.start:
        last = changes[-1]
        same = (last.kind, last.at, last.id, last.author, last.date, last.name, last.inside)
        if same == (change.kind, change.at, change.id, change.author, change.date, change.name, change.inside):
            changes[-1] = replace(last, text=last.text + change.text, span=Span(last.span.start, change.span.end))
            return
    changes.append(change)


def _formats(paragraph: Paragraph, start: int, places: Places) -> list[Change]:
    """Changes that change no character: of looks, styles and computed labels."""
    found: list[Change] = []
    at = start
    for run in paragraph.runs:
        before, span = run.before, Span(at, at + len(run.text))
        if before is not None and run.text.strip():
            look = _look(before.italic, before.bold)
            found.append(Change("format", *places.of(at), run.text, before.author, before.date, span, look))
        at = span.end
    return found + _of_paragraph(paragraph, Span(start, at), places)


def _of_paragraph(paragraph: Paragraph, span: Span, places: Places) -> list[Change]:
    """What a whole paragraph was before: its computed label and its style."""
    before = paragraph.before
    if before is None:
        return []
    found = []
    place = places.of(max(span.start, span.end - 1))
    label = paragraph.hint.label if paragraph.hint is not None else None
    was = before.hint.label if before.hint is not None else None
    if label != was:
        found.append(Change("label", *place, label or "", before.author, before.date, span, was or ""))
    if paragraph.style != before.style:
        text = "".join([run.text for run in paragraph.runs if _stays(run)])
        found.append(Change("format", *place, text, before.author, before.date, span, before.style or "Normal"))
    return found


def _stays(run: Run) -> bool:
    return run.revision is None or not run.revision.hidden("revised")


def _look(italic: bool, bold: bool) -> str:
    return " ".join([name for name, on in (("bold", bold), ("italic", italic)) if on]) or "plain"


def place_comments(document: Document, comments: tuple[Comment, ...]) -> tuple[Comment, ...]:
    """The comments with the clauses that they stand beside."""
    if not comments:
        return ()
    places = Places(document)
    return tuple([one if one.anchor is None else replace(one, at=places.of(one.anchor.start).at) for one in comments])
