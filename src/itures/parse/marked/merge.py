"""The tree of the marked view: the revised tree, with what was deleted put where it stood.

Both views are parsed by themselves, so that neither confuses the other, each with the places of the stream. A clause of the
original whose characters are still there, whole or in part, is the same clause as the revised one that holds
them; its deleted characters go to that one (`pairing`). A clause of which nothing is left becomes a node of the tree again,
marked as deleted, in the place of its like (`deleted`). The pairing is that of the tracked changes, not a guess.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from typing import Any

from itures.foundation.nodes import with_fields
from itures.model.stream import Revision, Span, Stream
from itures.model.tree import Block, Division, Document, Footnote, Instrument, Item, Passage
from itures.model.views import Projection, project_both
from itures.parse.build import in_order
from itures.parse.marked.changes import list_changes
from itures.parse.marked.deleted import Deleted
from itures.parse.marked.leaves import FIELDS, SLOTS, Leaf, is_table
from itures.parse.marked.pairing import Pairing
from itures.parse.marked.places import CellPlaces, around, hull, starts_of
from itures.parse.marked.runs import runs_of
from itures.parse.marked.tracked import Tracked


def parse_marked(stream: Stream, parse: Callable[[Projection], Document]) -> tuple[Document, str]:
    """The marked tree of a stream in the view "marked", and its text; `parse` reads one view, with the places of the stream.
    Never raises.

    The call needs a reader's stream; `itures.parse("redlined.docx", view="marked")` does all of it.
    """
    original, revised, touched = project_both(stream)
    tracked = Tracked(stream, touched)
    pairing = Pairing(tracked, parse(original), parse(revised))
    document: Document = _Merged(pairing, CellPlaces(stream, tracked.paragraphs)).node(pairing.new)
    notes = [leaf.node for leaf in pairing.new_leaves.all if isinstance(leaf.node, Footnote)]
    stay = frozenset([note.span for note in notes if id(note) in pairing.was])
    document = replace(
        document,
        instruments=tuple(
            [replace(one, footnotes=_with_their_marks(one.footnotes, tracked, stay)) for one in document.instruments]
        ),
        footnotes=_with_their_marks(document.footnotes, tracked, stay),
        view="marked",
        # That the changes of the revised view are accepted is not true here.
        diagnostics=tuple(sorted([*stream.diagnostics, *pairing.new.diagnostics], key=in_order)),
    )
    return replace(document, changes=list_changes(document, stream, tracked)), tracked.text


def _with_their_marks(notes: tuple[Footnote, ...], tracked: Tracked, stay: Container[Span]) -> tuple[Footnote, ...]:
    """A note comes and goes with its marks; Word often leaves its own text untracked. Those that `stay`, by their places, were
    there before, though the mark may stand in new text.
    """
    return tuple(
        [
            note if note.revision is not None or note.span in stay else replace(note, revision=_of_marks(note, tracked))
            for note in notes
        ]
    )


def _of_marks(note: Footnote, tracked: Tracked) -> Revision | None:
    revisions = [part.revision for anchor in note.anchors for part in tracked.parts(anchor)]
    kinds = {revision.kind if revision is not None else None for revision in revisions}
    first = revisions[0] if len(kinds) == 1 else None
    return first if first is not None and first.hidden("original") else None


class _Merged:
    """Makes the nodes of the marked tree out of those of the revised one."""

    def __init__(self, pairing: Pairing, cells: CellPlaces) -> None:
        self._pairing = pairing
        self._tracked = pairing.tracked
        self._cells = cells
        self._deleted = Deleted(pairing)

    def node(self, node: Any) -> Any:
        """The node with what was deleted in it and beside its children."""
        if type(node) is Item:
            point = self._point(node)
            if point is not None:
                return point
        changed: dict[str, Any] = {}
        for name in FIELDS.get(type(node), ()):
            children = getattr(node, name)
            added = self._deleted.of(node, name)
            if not children and not added:
                continue
            own = [self.node(child) for child in children]
            changed[name] = tuple(_between(own, [child.span.start for child in children], added) if added else own)
        if is_table(node):
            return self._table(node)
        leaves = self._pairing.new_leaves.of.get(id(node), [])
        for leaf in leaves:
            self._wording(node, leaf, changed)
        if isinstance(node, Instrument | Passage | Document):
            made = with_fields(node, changed)
            return made if isinstance(made, Document) else with_fields(made, {"span": hull(made)})
        self._change(node, leaves, changed)
        if isinstance(node, Item | Division):
            self._margins(node, changed)
        self._span(node, changed)
        return with_fields(node, changed)

    def _point(self, item: Item) -> Item | None:
        """A point with nothing deleted in it or below it, as most are; None for any other."""
        if item.items or self._deleted.of(item, "items"):
            return None
        leaf = self._pairing.new_leaves.of[id(item)][0]
        was = self._pairing.was.get(id(item))
        if leaf.struck or leaf.struck_labels or (was is not None and (was.at != item.at or was.margins)):
            return None
        if not self._tracked.touched(*item.span):
            return item
        runs = runs_of(self._tracked, leaf.spans, leaf.label)
        return with_fields(item, {"runs": runs, "revision": self._tracked.common(leaf.spans)})

    def _wording(self, node: Any, leaf: Leaf, changed: dict[str, Any]) -> None:
        """Add the fields of one of the wordings of a node."""
        places, runs = SLOTS[type(node)][leaf.slot]
        wording = sorted([*leaf.spans, *leaf.struck]) if leaf.struck else leaf.spans
        changed[runs] = runs_of(self._tracked, wording, leaf.label, leaf.struck)
        if places == "pieces" and (leaf.struck or leaf.struck_labels):
            changed["pieces"] = tuple(leaf.spans)
            changed.update(starts_of(node, leaf.slot, changed["pieces"]))

    def _margins(self, node: Item | Division, changed: dict[str, Any]) -> None:
        """Add the marks in the margin of a provision that were there before a change."""
        was = self._pairing.was.get(id(node))
        gone = self._pairing.margins_gone.get(id(was)) if was is not None else None
        if gone:
            changed["margins"] = tuple(sorted([*node.margins, *gone], key=lambda one: one.span))

    def _change(self, node: Any, leaves: list[Leaf], changed: dict[str, Any]) -> None:
        """Add what was deleted in a node, the change that brought it, and the place that it had."""
        struck: list[Span] = []
        for leaf in leaves:
            struck += leaf.struck_labels
            struck += leaf.struck
        changed["struck"] = tuple(sorted(struck)) if len(struck) > 1 else tuple(struck)
        changed["revision"] = None if leaves[0].struck else self._tracked.common(leaves[0].spans)
        was = self._pairing.was.get(id(node))
        if was is not None and hasattr(node, "was") and was.at != node.at:
            changed["was"] = was.at

    def _span(self, node: Any, changed: dict[str, Any]) -> None:
        """Add the span of all that a node holds now, with these fields changed."""
        if isinstance(node, Footnote) and not changed["struck"]:
            return
        inside = [*changed["struck"]]
        for name in FIELDS.get(type(node), ()):
            inside += [child.span for child in changed.get(name, ())]
        if not inside:
            return
        reach = around([node.span, *inside])
        if reach == node.span:
            return
        changed["span"] = reach
        if isinstance(node, Item | Block | Footnote) and not changed.get("pieces", node.pieces):
            # No pieces say that the wording is all of the span, which now holds more.
            pieces = tuple(self._pairing.new_leaves.spans(node))
            changed.update(starts_of(with_fields(node, {**changed, "span": node.span}), 0, pieces))
            changed["pieces"] = pieces

    def _table(self, block: Block) -> Block:
        """A table whose deleted rows and cells stand where they stood: the stream knows the place of each paragraph."""
        lines = [self.node(inner) for inner in _cells(block)]
        was = self._pairing.was.get(id(block))
        if was is not None:
            lines += [self._deleted.made(inner) for inner in _cells(was) if self._pairing.is_gone(inner)]
        grid: dict[int, dict[int, list[Block]]] = {}
        for line in sorted(lines, key=lambda one: one.span):
            row, column = self._cells.place(line.span.start)
            grid.setdefault(row, {}).setdefault(column, []).append(line)
        columns = sorted({column for cells in grid.values() for column in cells})
        made = tuple([tuple([tuple(cells.get(column, ())) for column in columns]) for _, cells in sorted(grid.items())])
        return replace(block, rows=made, span=around([block.span, *[line.span for line in lines]]))


def _cells(block: Block) -> list[Block]:
    """What stands in the cells of a table."""
    return [inner for row in block.rows for cell in row for inner in cell]


def _between(own: list[Any], starts: list[int], added: Sequence[Any]) -> list[Any]:
    """The nodes with the added ones in their places; the order of the nodes themselves stays."""
    result: list[Any] = []
    waiting = deque(sorted(added, key=lambda child: child.span.start))
    for node, start in zip(own, starts, strict=True):
        while waiting and waiting[0].span.start < start:
            result.append(waiting.popleft())
        result.append(node)
    return [*result, *waiting]
