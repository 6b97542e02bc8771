"""Nodes of the original of which nothing is left: made again as deleted ones, and put beside their like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from itures.model.stream import Revision, Span
from itures.model.tree import Block, Division, Footnote, Instrument, Item, Passage, Section
from itures.model.walk import walk
from itures.parse.marked.leaves import FIELDS, SLOTS, is_table, places_of
from itures.parse.marked.pairing import Pairing
from itures.parse.marked.places import hull, starts_of
from itures.parse.marked.runs import runs_of

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

_NONE: Final[Sequence[Any]] = ()

Above = tuple[tuple[Any, str], ...]
"""The nodes over one, the outermost first, each with the field that holds the next."""


class Deleted:
    """The nodes of the original that are gone, by the node and the field of the revised tree that they go to."""

    def __init__(self, pairing: Pairing) -> None:
        self._pairing = pairing
        self._tracked = pairing.tracked
        self._added: dict[tuple[int, str], list[Any]] = {}
        self._place(pairing.old, ())
        self._place_rest()

    def of(self, node: Any, name: str) -> Sequence[Any]:
        """Those that go to a field of a node."""
        return self._added.get((id(node), name), _NONE)

    # One node.

    def made(self, node: Any) -> Any:
        """The node as a deleted one, with those of its children that are deleted too."""
        changed: dict[str, Any] = {
            name: tuple([self.made(child) for child in getattr(node, name) if self._pairing.is_gone(child)])
            for name in FIELDS.get(type(node), ())
        }
        if is_table(node):
            return replace(node, rows=self._rows(node), revision=self._revision_of_rows(node))
        for slot in range(len(SLOTS.get(type(node), ()))):
            changed.update(self._wording(node, slot))
        if not isinstance(node, Instrument | Passage):
            # A note goes with its mark: its own text bears no change.
            marks = list(node.anchors) if isinstance(node, Footnote) else []
            if marks:
                changed["anchors"] = self._not_kept(marks)
            changed["revision"] = self._revision(self._pairing.old_leaves.spans(node)) or self._revision(marks)
        if isinstance(node, Item | Division):
            changed["margins"] = self._pairing.margins_gone.get(id(node), ())
        if hasattr(node, "id"):
            changed["id"] = f"{node.id}~deleted"
        made = replace(node, **changed)
        return replace(made, span=hull(made)) if not isinstance(made, Block | Footnote) else made

    def _wording(self, node: Any, slot: int) -> dict[str, Any]:
        """The fields of one of the wordings of a deleted node."""
        places, runs = SLOTS[type(node)][slot]
        leaf = self._pairing.old_leaves.of[id(node)][slot]
        if slot and self._pairing.counterparts(leaf):
            # A lead that stays although its call goes is the lead of something else now.
            return {places: (), places.removesuffix("_pieces"): None}
        marked = runs_of(self._tracked, [*leaf.spans], leaf.label)
        pieces = self._not_kept(leaf.spans)
        return {runs: marked, places: pieces, **starts_of(node, slot, pieces)}

    def _not_kept(self, spans: list[Span]) -> tuple[Span, ...]:
        return tuple([part for span in spans for part in self._pairing.not_kept(span)])

    def _revision(self, spans: list[Span]) -> Revision | None:
        return self._tracked.common(spans)

    def _rows(self, block: Block) -> Any:
        gone = self._pairing.is_gone
        return tuple(
            [tuple([tuple([self.made(inner) for inner in cell if gone(inner)]) for cell in row]) for row in block.rows]
        )

    def _revision_of_rows(self, block: Block) -> Revision | None:
        for inner in walk(block):
            if inner is not block and isinstance(inner, Block):
                return self._revision(self._pairing.old_leaves.spans(inner))
        return None

    # Where it goes.

    def _place(self, node: Any, above: Above) -> None:
        """Find the nodes of the original of which nothing is left, and put each beside its like."""
        for name in FIELDS.get(type(node), ()):
            below = getattr(node, name)
            if not below:
                continue
            here = (*above, (node, name))
            for child in below:
                if type(child) is Item and not child.items and self._pairing.is_kept(child):
                    continue  # most points
                if not self._pairing.is_gone(child) or isinstance(child, Passage):
                    self._place(child, here)
                else:
                    self._put(self.made(child), here)
                    self._place_kept_children(child, here)

    def _place_kept_children(self, child: Any, above: Above) -> None:
        """What is left of the children of a deleted node may have deleted children of its own."""
        for name in FIELDS.get(type(child), ()):
            here = (*above, (child, name))
            for inner in getattr(child, name):
                if not self._pairing.is_gone(inner):
                    self._place(inner, here)
                else:
                    self._place_kept_children(inner, here)

    def _put(self, deleted: Any, above: Above) -> None:
        """Into the same field of the nearest node above that is still there and has such a field."""
        for outer, name in reversed(above):
            target = self._pairing.same.get(id(outer))
            # Passages have no identity: the nearest one of the same division, or one of its own.
            if target is not None and not isinstance(outer, Passage) and self._put_in(target, name, deleted):
                return
        block = deleted if isinstance(deleted, Block) else self._as_block(deleted)
        self._add(self._pairing.new, "blocks", block)

    def _put_in(self, target: Any, name: str, deleted: Any) -> bool:
        """Whether a node of the revised tree could take a deleted one, in this field or in one of its like."""
        if name == "passages" or isinstance(deleted, Item | Block):
            name = _field(target, deleted, name)
        if name == "passages" and not isinstance(deleted, Passage):
            self._put_in_passage(target, deleted)
            return True
        if isinstance(deleted, Item) and isinstance(target, Instrument):
            # The call that it stood under is gone: the section that it stands in now.
            sections = [one for one in target.sections if one.span.start <= deleted.span.start]
            if sections:
                target, name = sections[-1], "items"
        if name not in FIELDS.get(type(target), ()) or not isinstance(deleted, HOLDS[name]):
            return False
        self._add(target, name, deleted)
        return True

    def _put_in_passage(self, division: Division, deleted: Any) -> None:
        name = "items" if isinstance(deleted, Item) else "blocks"
        before = [passage for passage in division.passages if passage.span.start <= deleted.span.start]
        if before or division.passages:
            self._add(before[-1] if before else division.passages[0], name, deleted)
        else:
            blocks, items = ((), (deleted,)) if name == "items" else ((deleted,), ())
            self._add(division, "passages", Passage(blocks, items, deleted.span))

    def _add(self, target: Any, name: str, deleted: Any) -> None:
        self._added.setdefault((id(target), name), []).append(deleted)

    def _as_block(self, node: Any) -> Block:
        """What has no place of its kind any more, as a paragraph."""
        return self._block(sorted({span for inner in walk(node) for span in places_of(inner)}))

    def _block(self, spans: list[Span]) -> Block:
        """The characters of some places as a paragraph."""
        text = " ".join(" ".join([self._tracked.text[span.start : span.end] for span in spans]).split())
        runs = runs_of(self._tracked, spans, spans[0].start if spans else 0)
        around = Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)
        return Block("paragraph", text, around, tuple(spans), runs=runs, revision=self._revision(spans))

    # Characters of no node.

    def _place_rest(self) -> None:
        """Characters in neither tree, such as deleted insertions, stand at the end of what is before them; where nothing is left of
        the text, as paragraphs.
        """
        for deleted in self._tracked.deleted():
            if self._pairing.is_placed(deleted):
                continue
            for span in self._unowned(deleted):
                leaf = self._pairing.new_leaves.near(span.start)
                if leaf is not None:
                    leaf.struck += self._pairing.not_kept(span)
                else:
                    self._add(self._pairing.new, "blocks", self._block([*self._pairing.not_kept(span)]))
        for note in self._tracked.notes:
            self._place_new(note)

    def _place_new(self, note: Span) -> None:
        """Words that came into a note whose marks are all deleted, as paragraphs: the revised text has no such note, and the
        original no such words.
        """
        for _, span, revision in self._tracked.changes(note):
            if not revision.hidden("revised") and self._tracked.text[span.start : span.end].strip():
                free = [*self._pairing.not_kept(span)]
                if free:
                    self._add(self._pairing.new, "blocks", self._block(free))

    def _unowned(self, span: Span) -> Iterator[Span]:
        """The parts of a deleted span that no leaf of the original has, without those of blanks only."""
        start = span.start
        for owned in (*[place for place, _ in self._pairing.old_leaves.within(span)], Span(span.end, span.end)):
            if self._tracked.text[start : owned.start].strip():
                yield Span(start, owned.start)
            start = owned.end


def _field(target: Any, deleted: Any, name: str) -> str:
    """The field of a node for points or blocks, where that of the original does not fit."""
    names = FIELDS.get(type(target), ())
    if name in names and not (name == "passages" and isinstance(deleted, Item | Block)):
        return name
    if isinstance(target, Division):
        return "passages"
    wanted = "items" if isinstance(deleted, Item) else "blocks"
    return wanted if wanted in names else name
