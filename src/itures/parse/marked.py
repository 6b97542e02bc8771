"""The tree of the marked view: the revised tree, with what was deleted put where it stood.

Both views are parsed by themselves, so that neither confuses the other, and both trees are laid over the stream they come
from. A clause of the original whose characters are still there, whole or in part, is the same clause as the revised one
that holds them; its deleted characters go to that one. A clause of which nothing is left becomes a node of the tree
again, marked as deleted, in the place of its like. The pairing is that of the tracked changes, not a guess.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from itures.model.stream import Diagnostic, Revision, Span, Stream
from itures.model.tree import Block, Division, Document, Footnote, Instrument, Item, MarkedRun, Passage, Section
from itures.model.views import TRACKED, Projection, project
from itures.model.walk import walk
from itures.model.wording import starts_within, wordings
from itures.parse.changes import list_changes
from itures.parse.overlay import FIELDS, laid_over
from itures.parse.tracked import Tracked

SLOTS: Final[dict[type, tuple[tuple[str, str], ...]]] = {
    Section: (("pieces", "runs"), ("lead_pieces", "lead_runs"), ("tail_pieces", "tail_runs")),
    Division: (("pieces", "runs"), ("title_pieces", "title_runs")),
    Item: (("pieces", "runs"),),
    Block: (("pieces", "runs"),),
    Footnote: (("pieces", "runs"),),
}
"""The wordings of a node: the field of their places, and the field of their runs. The first is that of the node itself."""


def parse_marked(stream: Stream, parse: Callable[[Stream], Document]) -> Document:
    """The marked tree of a stream in the view "marked"; `parse` reads the stream of one view. Never raises.

    The call needs a reader's stream; `itures.parse("redlined.docx", view="marked")` does all of it.
    """
    original, revised = project(stream, "original"), project(stream, "revised")
    merger = _Merger(
        Tracked(stream),
        laid_over(parse(original.stream), original),
        laid_over(parse(revised.stream), revised),
        CellPlaces(stream),
    )
    document = merger.document()
    document = _with_notes(document, merger.tracked)
    document = replace(document, view="marked", diagnostics=_diagnostics(merger.new.diagnostics, revised))
    return replace(document, changes=list_changes(document, stream))


def _with_notes(document: Document, tracked: Tracked) -> Document:
    """A note comes and goes with its marks; Word often leaves its own text untracked."""

    def told(notes: tuple[Footnote, ...]) -> tuple[Footnote, ...]:
        return tuple([note if note.revision is not None else replace(note, revision=_of_marks(note)) for note in notes])

    def _of_marks(note: Footnote) -> Revision | None:
        parts = [part for anchor in note.anchors for part in tracked.parts(anchor)]
        if not parts or any(part.revision is None for part in parts):
            return None
        revision = parts[0].revision
        kinds = {part.revision.kind for part in parts if part.revision is not None}
        return revision if len(kinds) == 1 and revision is not None and revision.hidden("original") else None

    instruments = tuple([replace(one, footnotes=told(one.footnotes)) for one in document.instruments])
    return replace(document, instruments=instruments, footnotes=told(document.footnotes))


def _diagnostics(diagnostics: tuple[Diagnostic, ...], projection: Projection) -> tuple[Diagnostic, ...]:
    """Those of the revised tree, with places in the stream; that its changes are accepted is not true here."""
    return tuple(
        [
            one
            if one.span is None
            else replace(one, span=Span(projection.place(one.span.start), projection.place(one.span.end)))
            for one in diagnostics
            if one.code != TRACKED
        ]
    )


HOLDS: Final[dict[str, type]] = {
    "blocks": Block,
    "head": Block,
    "foot": Block,
    "furniture": Block,
    "items": Item,
    "sections": Section,
    "divisions": Division,
    "annexes": Division,
    "passages": Passage,
    "footnotes": Footnote,
    "instruments": Instrument,
}
"""What the fields that hold children hold."""


@dataclass(slots=True, eq=False)
class _Leaf:
    """One wording of one node: its characters in the stream, and what the tracked changes add to it."""

    node: Any
    slot: int
    spans: list[Span]
    label: int
    """Where its wording begins, behind the label: an offset in the stream."""
    struck: list[Span] = field(default_factory=list)
    struck_labels: list[Span] = field(default_factory=list)


class _Leaves:
    """The leaves of a tree, and whose a character of the stream is."""

    def __init__(self, document: Document, tracked: Tracked) -> None:
        self.all: list[_Leaf] = []
        self.of: dict[tuple[int, int], _Leaf] = {}
        for node in walk(document):
            for slot, (places, _) in enumerate(SLOTS.get(type(node), ())):
                spans = _own(node, places)
                if isinstance(node, Block) and node.rows:
                    spans = []
                leaf = _Leaf(node, slot, spans, _wording(node, spans, tracked))
                self.all.append(leaf)
                self.of[id(node), slot] = leaf
        owned = [(span, leaf) for leaf in self.all for span in (*leaf.spans, *_anchors(leaf))]
        owned.sort(key=lambda pair: pair[0])
        self._starts = [span.start for span, _ in owned]
        self._owned = owned

    def at(self, offset: int) -> _Leaf | None:
        """The leaf that holds a character."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        span, leaf = self._owned[index]
        return leaf if offset < span.end else None

    def near(self, offset: int) -> _Leaf | None:
        """The leaf that holds the last character before an offset, or else the first one after it."""
        index = bisect_right(self._starts, offset) - 1
        return self._owned[max(0, index)][1] if self._owned else None


def _own(node: Any, places: str) -> list[Span]:
    spans: tuple[Span, ...] = getattr(node, places)
    if not spans and places == "pieces" and not isinstance(node, Section | Division):
        spans = (node.span,)
    return [span for span in spans if span.start < span.end]


def _anchors(leaf: _Leaf) -> tuple[Span, ...]:
    return leaf.node.anchors if isinstance(leaf.node, Footnote) else ()


def _wording(node: Any, spans: list[Span], tracked: Tracked) -> int:
    """Where the wording of a point or note begins: its label or mark is among its places, but no part of its text."""
    if not spans:
        return 0
    if not isinstance(node, Item | Footnote):
        return spans[0].start
    left = sum(not character.isspace() for character in node.text)
    for span in reversed(spans):
        for at in range(span.end - 1, span.start - 1, -1):
            if not left:
                return at + 1
            left -= not tracked.text[at].isspace()
    return spans[0].start


class CellPlaces:
    """Row and column of the cell that a character of the stream stands in.

    >>> CellPlaces(Stream("x", "docx", ())).place(0)
    (0, 0)
    """

    def __init__(self, stream: Stream) -> None:
        self._starts: list[int] = []
        self._places: list[tuple[int, int]] = []
        at = 0
        for paragraph in stream.paragraphs:
            if paragraph.cell is not None:
                self._starts.append(at)
                self._places.append((paragraph.cell.row, paragraph.cell.column))
            at += len(paragraph.text) + 1

    def place(self, offset: int) -> tuple[int, int]:
        """The place of the last cell that begins at or before a character."""
        index = bisect_right(self._starts, offset) - 1
        return self._places[index] if index >= 0 else (0, 0)


class _Merger:
    def __init__(self, tracked: Tracked, old: Document, new: Document, cells: CellPlaces) -> None:
        self.tracked = tracked
        self.cells = cells
        self.old, self.new = old, new
        self.old_leaves, self.new_leaves = _Leaves(old, tracked), _Leaves(new, tracked)
        # Nodes of the original by the node of the revised tree that is the same, and the other way round.
        self.same: dict[int, Any] = {id(old): new}
        self.was: dict[int, Any] = {}
        # Nodes of the original whose characters are in the revised tree, be it in a node of another kind.
        self.kept: set[int] = set()
        # Characters that a node has: one each.
        self.claimed = bytearray(len(tracked.text))
        for leaf in self.new_leaves.all:
            for span in (*leaf.spans, *_anchors(leaf)):
                self.claimed[span.start : span.end] = b"\1" * (span.end - span.start)
        # Deleted nodes, by the node and the field of the revised tree that they go to.
        self.added: dict[tuple[int, str], list[Any]] = {}

    def document(self) -> Document:
        self._match()
        self._place_deleted(self.old, [])
        self._place_rest()
        merged: Document = self._rebuilt(self.new)
        return merged

    # Which is which.

    def _match(self) -> None:
        """Pair the nodes that share characters, and give each deleted character to a leaf of the revised tree."""
        shares: dict[int, dict[int, int]] = {}
        nodes: dict[int, Any] = {}
        for leaf in self.old_leaves.all:
            found = self._counterparts(leaf)
            if not found:
                continue
            self._strike(leaf, found)
            if leaf.slot == 0:
                self.kept.add(id(leaf.node))
            for _, other in found:
                nodes[id(leaf.node)] = leaf.node
                if leaf.slot == 0 and other.slot == 0 and type(leaf.node) is type(other.node):
                    counts = shares.setdefault(id(leaf.node), {})
                    counts[id(other.node)] = counts.get(id(other.node), 0) + 1
                    nodes[id(other.node)] = other.node
        for old, counts in shares.items():
            new = max(counts, key=lambda key: counts[key])
            self.same[old] = nodes[new]
            self.was.setdefault(new, nodes[old])
        for leaf in self.old_leaves.all:
            # A lead, a tail or a title that is gone, of a node that is still there.
            if not leaf.slot or id(leaf.node) not in self.kept or not leaf.spans or self._counterparts(leaf):
                continue
            same = self.same.get(id(leaf.node))
            home = (
                self.new_leaves.of[id(same), leaf.slot]
                if same is not None
                else self.new_leaves.near(leaf.spans[0].start)
            )
            if home is not None:
                home.struck += [part for span in leaf.spans for part in self._not_kept(span)]
        self._match_containers()

    def _counterparts(self, leaf: _Leaf) -> list[tuple[int, _Leaf]]:
        """The leaves of the revised tree that hold characters of this one, each with the place of the character."""
        found = []
        for span in (*leaf.spans, *_anchors(leaf)):
            for at in range(span.start, span.end):
                if not self.tracked.text[at].isspace() and not self.tracked.hidden(at, "revised"):
                    other = self.new_leaves.at(at)
                    if other is not None:
                        found.append((at, other))
        return found

    def _strike(self, leaf: _Leaf, found: list[tuple[int, _Leaf]]) -> None:
        """Give the deleted characters of a leaf to the one that holds the nearest character before them."""
        for span in leaf.spans:
            for part in self.tracked.parts(span):
                if part.revision is not None and part.revision.hidden("revised"):
                    before = [other for at, other in found if at < part.span.start]
                    other = before[-1] if before else found[0][1]
                    if part.span.end <= leaf.label:
                        other.struck_labels += self._not_kept(part.span)
                    elif part.span.start < leaf.label:
                        other.struck_labels += self._not_kept(Span(part.span.start, leaf.label))
                        other.struck += self._not_kept(Span(leaf.label, part.span.end))
                    else:
                        other.struck += self._not_kept(part.span)

    def _match_containers(self) -> None:
        """Pair the instruments, and the tables, that hold the most of each other's nodes."""
        for kind in (Instrument, Block):
            homes = {
                id(inner): node
                for node in walk(self.new)
                if isinstance(node, kind) and not (isinstance(node, Block) and not node.rows)
                for inner in walk(node)
            }
            for node in walk(self.old):
                if isinstance(node, kind) and not (isinstance(node, Block) and not node.rows):
                    counts: dict[int, int] = {}
                    found: dict[int, Any] = {}
                    for inner in walk(node):
                        same = self.same.get(id(inner))
                        home = homes.get(id(same)) if same is not None else None
                        if home is not None:
                            counts[id(home)] = counts.get(id(home), 0) + 1
                            found[id(home)] = home
                    if counts:
                        new = found[max(counts, key=lambda key: counts[key])]
                        self.same[id(node)] = new
                        self.was.setdefault(id(new), node)

    # What is deleted.

    def _place_deleted(self, node: Any, above: list[tuple[Any, str]]) -> None:
        """Find the nodes of the original of which nothing is left, and put each beside its like."""
        for name in FIELDS.get(type(node), ()):
            for child in getattr(node, name):
                if not self._is_gone(child) or isinstance(child, Passage):
                    self._place_deleted(child, [*above, (node, name)])
                else:
                    deleted = self._deleted(child)
                    self._put(deleted, [*above, (node, name)])
                    self._place_kept_children(child, [*above, (node, name)])

    def _place_kept_children(self, child: Any, above: list[tuple[Any, str]]) -> None:
        """What is left of the children of a deleted node may have deleted children of its own."""
        for name in FIELDS.get(type(child), ()):
            for inner in getattr(child, name):
                if not self._is_gone(inner):
                    self._place_deleted(inner, [*above, (child, name)])
                else:
                    self._place_kept_children(inner, [*above, (child, name)])

    def _has_text(self, node: Any) -> bool:
        """Whether there are characters that make this a node of its own."""
        if isinstance(node, Instrument) or (isinstance(node, Block) and node.rows):
            return any(self._has_text(inner) for inner in walk(node) if inner is not node)
        return any(self.old_leaves.of[id(node), slot].spans for slot in range(len(SLOTS.get(type(node), ()))))

    def _deleted(self, node: Any) -> Any:
        """The node as a deleted one, with those of its children that are deleted too."""
        changed: dict[str, Any] = {}
        for name in FIELDS.get(type(node), ()):
            kept = [self._deleted(child) for child in getattr(node, name) if self._is_gone(child)]
            changed[name] = tuple(kept)
        if isinstance(node, Block) and node.rows:
            return replace(node, rows=self._deleted_rows(node), revision=self._revision_of_rows(node))
        for slot, (places, runs) in enumerate(SLOTS.get(type(node), ())):
            leaf = self.old_leaves.of[id(node), slot]
            spans = [*leaf.spans]
            if slot and self._counterparts(leaf):
                # A lead that stays although its call goes is the lead of something else now.
                changed[places] = ()
                changed[places.removesuffix("_pieces")] = None
                continue
            changed[runs] = self._runs(spans, leaf.label)
            changed[places] = tuple([part for span in spans for part in self._not_kept(span)])
            changed.update(_starts(node, slot, changed[places]))
        if not isinstance(node, Instrument | Passage):
            # A note goes with its mark: its own text bears no change.
            marks = list(node.anchors) if isinstance(node, Footnote) else []
            if marks:
                changed["anchors"] = tuple([part for mark in marks for part in self._not_kept(mark)])
            changed["revision"] = self._revision(self.old_leaves.of[id(node), 0].spans) or self._revision(marks)
        if hasattr(node, "id"):
            changed["id"] = f"{node.id}~deleted"
        made = replace(node, **changed)
        return replace(made, span=_hull(made)) if not isinstance(made, Block | Footnote) else made

    def _not_kept(self, span: Span) -> Iterator[Span]:
        """The characters of a deleted wording that no node has yet: a blank between words may stay in the revised text."""
        start = span.start
        for at in range(span.start, span.end + 1):
            if at == span.end or self.claimed[at]:
                if start < at:
                    self.claimed[start:at] = b"\1" * (at - start)
                    yield Span(start, at)
                start = at + 1

    def _is_gone(self, node: Any) -> bool:
        if isinstance(node, Passage):
            return any(self._is_gone(child) for name in FIELDS[Passage] for child in getattr(node, name))
        if id(node) in self.same or id(node) in self.kept or not self._has_text(node):
            return False
        if isinstance(node, Instrument) or (isinstance(node, Block) and node.rows):
            # A text or a table is gone if nothing of it is left.
            return not any(id(inner) in self.same or id(inner) in self.kept for inner in walk(node))
        return True

    def _deleted_rows(self, block: Block) -> Any:
        return tuple(
            [
                tuple([tuple([self._deleted(inner) for inner in cell if self._is_gone(inner)]) for cell in row])
                for row in block.rows
            ]
        )

    def _revision_of_rows(self, block: Block) -> Revision | None:
        for inner in walk(block):
            if inner is not block and isinstance(inner, Block):
                return self._revision(self.old_leaves.of[id(inner), 0].spans)
        return None

    def _put(self, deleted: Any, above: list[tuple[Any, str]]) -> None:
        """Into the same field of the nearest node above that is still there and has such a field."""
        for outer, name in reversed(above):
            target = self.same.get(id(outer))
            if isinstance(outer, Passage):
                # Passages have no identity: the nearest one of the same division, or one of its own.
                continue
            if target is None:
                continue
            if name == "passages" or isinstance(deleted, Item | Block):
                name = self._field(target, deleted, name)
            if name == "passages" and not isinstance(deleted, Passage):
                self._put_in_passage(target, deleted)
                return
            if isinstance(deleted, Item) and isinstance(target, Instrument):
                # The call that it stood under is gone: the section that it stands in now.
                sections = [one for one in target.sections if one.span.start <= deleted.span.start]
                if sections:
                    target, name = sections[-1], "items"
            if name in FIELDS.get(type(target), ()) and isinstance(deleted, HOLDS[name]):
                self.added.setdefault((id(target), name), []).append(deleted)
                return
        block = deleted if isinstance(deleted, Block) else self._as_block(deleted)
        self.added.setdefault((id(self.new), "blocks"), []).append(block)

    @staticmethod
    def _field(target: Any, deleted: Any, name: str) -> str:
        names = FIELDS.get(type(target), ())
        if name in names and not (name == "passages" and isinstance(deleted, Item | Block)):
            return name
        if isinstance(target, Division):
            return "passages"
        wanted = "items" if isinstance(deleted, Item) else "blocks"
        return wanted if wanted in names else name

    def _put_in_passage(self, division: Division, deleted: Any) -> None:
        name = "items" if isinstance(deleted, Item) else "blocks"
        before = [passage for passage in division.passages if passage.span.start <= deleted.span.start]
        if before or division.passages:
            passage = before[-1] if before else division.passages[0]
            self.added.setdefault((id(passage), name), []).append(deleted)
        else:
            blocks, items = ((), (deleted,)) if name == "items" else ((deleted,), ())
            self.added.setdefault((id(division), "passages"), []).append(Passage(blocks, items, deleted.span))

    def _as_block(self, node: Any) -> Block:
        """What has no place of its kind any more, as a paragraph."""
        spans = sorted({span for inner in walk(node) for span in self._all_spans(inner)})
        text = " ".join(" ".join([self.tracked.text[span.start : span.end] for span in spans]).split())
        runs = self._runs(spans, spans[0].start if spans else 0)
        hull = Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)
        return Block("paragraph", text, hull, tuple(spans), runs=runs, revision=self._revision(spans))

    @staticmethod
    def _all_spans(node: Any) -> Iterator[Span]:
        for places, _ in SLOTS.get(type(node), ()):
            yield from _own(node, places)
        if isinstance(node, Footnote):
            yield from node.anchors

    def _place_rest(self) -> None:
        """Characters in neither tree, such as deleted insertions, stand at the end of what is before them."""
        for part in self.tracked.changed():
            if part.revision is None or not part.revision.hidden("revised"):
                continue
            for span in self._unowned(part.span):
                leaf = self.new_leaves.near(span.start)
                if leaf is not None:
                    leaf.struck += self._not_kept(span)

    def _unowned(self, span: Span) -> Iterator[Span]:
        """The parts of a deleted span that no leaf of the original has, without those of blanks only."""
        start = span.start
        for at in range(span.start, span.end + 1):
            if at == span.end or self.old_leaves.at(at) is not None:
                if self.tracked.text[start:at].strip():
                    yield Span(start, at)
                start = at + 1

    # The tree.

    def _rebuilt(self, node: Any) -> Any:
        changed: dict[str, Any] = {}
        for name in FIELDS.get(type(node), ()):
            own = [self._rebuilt(child) for child in getattr(node, name)]
            added = self.added.get((id(node), name))
            if added:
                own = _between(own, [child.span.start for child in getattr(node, name)], added)
            changed[name] = tuple(own)
        if isinstance(node, Block) and node.rows:
            return self._table(node)
        struck: list[Span] = []
        for slot, (places, runs) in enumerate(SLOTS.get(type(node), ())):
            leaf = self.new_leaves.of[id(node), slot]
            struck += [*leaf.struck_labels, *leaf.struck]
            if places == "pieces" and leaf.struck + leaf.struck_labels:
                changed["pieces"] = tuple(leaf.spans)
                changed.update(_starts(node, slot, changed["pieces"]))
            wording = [*leaf.spans, *leaf.struck]
            changed[runs] = self._runs(sorted(wording), leaf.label, [*leaf.struck])
        if not isinstance(node, Document | Instrument | Passage):
            changed["struck"] = tuple(sorted(struck))
            leaf = self.new_leaves.of[id(node), 0]
            changed["revision"] = None if leaf.struck else self._revision(leaf.spans)
            was = self.was.get(id(node))
            if was is not None and hasattr(node, "was") and was.at != node.at:
                changed["was"] = was.at
        made = replace(node, **changed)
        if isinstance(made, Document) or (isinstance(made, Footnote) and not made.struck):
            return made
        hull = _hull(made)
        if hull != made.span and isinstance(made, Item | Block | Footnote) and not made.pieces:
            # No pieces say that the wording is all of the span, which now holds more.
            own_places = tuple(self.new_leaves.of[id(node), 0].spans)
            return replace(made, span=hull, pieces=own_places, starts=_starts(node, 0, own_places)["starts"])
        return replace(made, span=hull)

    def _table(self, block: Block) -> Block:
        """A table whose deleted rows and cells stand where they stood: the stream knows the place of each paragraph."""
        lines = [self._rebuilt(inner) for row in block.rows for cell in row for inner in cell]
        was = self.was.get(id(block))
        if was is not None:
            gone = [inner for row in was.rows for cell in row for inner in cell if self._is_gone(inner)]
            lines += [self._deleted(inner) for inner in gone]
        grid: dict[int, dict[int, list[Block]]] = {}
        for line in sorted(lines, key=lambda one: one.span):
            row, column = self.cells.place(line.span.start)
            grid.setdefault(row, {}).setdefault(column, []).append(line)
        columns = sorted({column for cells in grid.values() for column in cells})
        made = tuple([tuple([tuple(cells.get(column, ())) for column in columns]) for _, cells in sorted(grid.items())])
        return replace(block, rows=made, span=_around([block.span, *[line.span for line in lines]]))

    def _runs(self, spans: list[Span], wording: int, struck: list[Span] | None = None) -> tuple[MarkedRun, ...]:
        """The runs of a wording; none where nothing in it has changed."""
        runs: list[MarkedRun] = []
        own = set(struck or ())
        last: int | None = None
        for span in sorted(spans):
            start = span.start if span in own else max(span.start, wording)
            if start >= span.end:
                continue
            if last is not None:
                runs += self._between(last, start)
            runs += self.tracked.parts(Span(start, span.end))
            last = span.end
        return tuple(_joined(runs)) if any(run.revision is not None for run in runs) else ()

    def _between(self, end: int, start: int) -> list[MarkedRun]:
        """The paragraph mark between two pieces of a wording, where it is a tracked change."""
        for at in range(end, min(start, end + 2)):
            revision = self.tracked.mark(at)
            if revision is not None:
                return [MarkedRun("¶", Span(at, at + 1), revision)]
        return [MarkedRun("\n", Span(end, end + 1))] if "\n" in self.tracked.text[end:start] else []

    def _revision(self, spans: list[Span]) -> Revision | None:
        """The change of all the characters, None if they have not one in common."""
        found: Revision | None = None
        for span in spans:
            for part in self.tracked.parts(span):
                if not part.text.strip():
                    continue
                if part.revision is None or (found is not None and part.revision.kind != found.kind):
                    return None
                found = found or part.revision
        return found


def _starts(node: Any, slot: int, pieces: Sequence[Span]) -> dict[str, tuple[int, ...]]:
    """Where pieces that are parts of a node's begin in its wording, by the name of the field that says so."""
    names = {Section: ("starts", "lead_starts", "tail_starts"), Division: ("starts", "title_starts")}
    name = names.get(type(node), ("starts",))[slot]
    given = list(wordings(node))[slot]
    return {name: starts_within(given.pieces, given.begins(), pieces) if given.pieces and len(pieces) > 1 else ()}


def _between(own: list[Any], starts: list[int], added: list[Any]) -> list[Any]:
    """The nodes with the added ones in their places; the order of the nodes themselves stays."""
    result: list[Any] = []
    waiting = sorted(added, key=lambda child: child.span.start)
    for node, start in zip(own, starts, strict=True):
        while waiting and waiting[0].span.start < start:
            result.append(waiting.pop(0))
        result.append(node)
    return [*result, *waiting]


def _joined(runs: list[MarkedRun]) -> list[MarkedRun]:
    """Runs of the same change are one."""
    result: list[MarkedRun] = []
    for run in runs:
        if result and result[-1].revision == run.revision and result[-1].span.end == run.span.start:
            last = result[-1]
            result[-1] = MarkedRun(last.text + run.text, Span(last.span.start, run.span.end), run.revision)
        else:
            result.append(run)
    return result


def _around(spans: list[Span]) -> Span:
    kept = [span for span in spans if span.start < span.end] or spans or [Span(0, 0)]
    return Span(min(span.start for span in kept), max(span.end for span in kept))


def _hull(node: Any) -> Span:
    """What a node reaches over, its deleted characters and children included."""
    spans: list[Span] = [] if isinstance(node, Instrument | Passage) else [node.span]
    for name in FIELDS.get(type(node), ()):
        if name != "footnotes":
            spans += [child.span for child in getattr(node, name)]
    if not isinstance(node, Instrument | Passage):
        spans += node.struck
    return _around(spans)
