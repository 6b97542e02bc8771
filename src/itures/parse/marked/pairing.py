"""Which node of the original is which of the revised tree: the one that holds its characters now.

Deleted characters go to the leaf that holds the nearest character before them, as long as their clause is still there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from itures.model.stream import Span
from itures.model.tree import Document, Instrument, Passage
from itures.model.walk import walk
from itures.parse.marked.leaves import Leaf, Leaves, is_container, is_table, mark_places
from itures.parse.marked.overlay import FIELDS
from itures.parse.marked.tracked import Tracked


class Pairing:
    """The two trees of a stream, laid over it, and which of their nodes are the same.

    Nodes are told apart by `id`: two clauses may say the same, and both trees live as long as this does.
    """

    def __init__(self, tracked: Tracked, old: Document, new: Document) -> None:
        self.tracked = tracked
        self.old, self.new = old, new
        self.old_leaves, self.new_leaves = Leaves(old, tracked), Leaves(new, tracked)
        self.same: dict[int, Any] = {id(old): new}
        """Nodes of the revised tree by the node of the original that is the same."""
        self.was: dict[int, Any] = {}
        """The other way round."""
        self._kept: set[int] = set()
        """Nodes of the original whose characters are in the revised tree, be it in a node of another kind."""
        self._claimed = bytearray(len(tracked.text))
        """Characters that a node has: one each."""
        for leaf in self.new_leaves.all:
            for span in (*leaf.spans, *mark_places(leaf)):
                self._claim(span.start, span.end)
        found = {id(leaf): self.counterparts(leaf) for leaf in self.old_leaves.all}
        self._pair_leaves(found)
        self._strike_parts_gone(found)
        for is_kind in (lambda node: isinstance(node, Instrument), is_table):
            self._pair_containers(is_kind)

    def counterparts(self, leaf: Leaf) -> list[tuple[int, Leaf]]:
        """The leaves of the revised tree that hold characters of this one, each with the place of the character."""
        text, hidden, at_new = self.tracked.text, self.tracked.hidden, self.new_leaves.at
        return [
            (at, other)
            for span in (*leaf.spans, *mark_places(leaf))
            for at in range(span.start, span.end)
            if not text[at].isspace() and not hidden(at, "revised") and (other := at_new(at)) is not None
        ]

    def is_gone(self, node: Any) -> bool:
        """Whether nothing of a node of the original is left."""
        if isinstance(node, Passage):
            return any(self.is_gone(child) for name in FIELDS[Passage] for child in getattr(node, name))
        if self._is_kept(node) or not self.old_leaves.has_text(node):
            return False
        # A text or a table is gone if nothing in it is left.
        return not is_container(node) or not any(self._is_kept(inner) for inner in walk(node))

    def not_kept(self, span: Span) -> Iterator[Span]:
        """The characters of a deleted wording that no node has yet: a blank between words may stay in the revised text."""
        start = span.start
        for at in range(span.start, span.end + 1):
            if at == span.end or self._claimed[at]:
                if start < at:
                    self._claim(start, at)
                    yield Span(start, at)
                start = at + 1

    def _claim(self, start: int, end: int) -> None:
        self._claimed[start:end] = b"\1" * (end - start)

    def _is_kept(self, node: Any) -> bool:
        return id(node) in self.same or id(node) in self._kept

    def _pair_leaves(self, found: dict[int, list[tuple[int, Leaf]]]) -> None:
        """Pair the nodes that share characters, and give each deleted character to a leaf of the revised tree."""
        for leaf in self.old_leaves.all:
            others = found[id(leaf)]
            if others:
                self._strike(leaf, others)
            if others and not leaf.slot:
                self._kept.add(id(leaf.node))
                own = [other.node for _, other in others if not other.slot]
                self._take_most(leaf.node, [node for node in own if type(node) is type(leaf.node)])

    def _take_most(self, old: Any, likes: list[Any]) -> None:
        """Pair a node with the one that comes most often, if there is any."""
        if likes:
            most, _ = Counter([id(node) for node in likes]).most_common(1)[0]
            new = next(node for node in likes if id(node) == most)
            self.same[id(old)] = new
            self.was.setdefault(id(new), old)

    def _strike(self, leaf: Leaf, found: list[tuple[int, Leaf]]) -> None:
        """Give the deleted characters of a leaf to the one that holds the nearest character before them."""
        for span in leaf.spans:
            for part in self.tracked.parts(span):
                if part.revision is not None and part.revision.hidden("revised"):
                    self._give(leaf, part.span, _holder_before(part.span.start, found))

    def _give(self, leaf: Leaf, span: Span, other: Leaf) -> None:
        """Deleted characters, those of the label apart."""
        if span.end <= leaf.label:
            other.struck_labels += self.not_kept(span)
        elif span.start < leaf.label:
            other.struck_labels += self.not_kept(Span(span.start, leaf.label))
            other.struck += self.not_kept(Span(leaf.label, span.end))
        else:
            other.struck += self.not_kept(span)

    def _strike_parts_gone(self, found: dict[int, list[tuple[int, Leaf]]]) -> None:
        """Strike a lead, a tail or a title that is gone, of a node that is still there."""
        for leaf in self.old_leaves.all:
            if not leaf.slot or id(leaf.node) not in self._kept or not leaf.spans or found[id(leaf)]:
                continue
            same = self.same.get(id(leaf.node))
            home = (
                self.new_leaves.of[id(same), leaf.slot]
                if same is not None
                else self.new_leaves.near(leaf.spans[0].start)
            )
            if home is not None:
                home.struck += [part for span in leaf.spans for part in self.not_kept(span)]

    def _pair_containers(self, is_kind: Callable[[Any], bool]) -> None:
        """Pair the texts, or the tables, that hold the most of each other's nodes."""
        homes = {id(inner): node for node in walk(self.new) if is_kind(node) for inner in walk(node)}
        for node in filter(is_kind, walk(self.old)):
            sames = [self.same[id(inner)] for inner in walk(node) if id(inner) in self.same]
            self._take_most(node, [homes[id(same)] for same in sames if id(same) in homes])


def _holder_before(offset: int, found: list[tuple[int, Leaf]]) -> Leaf:
    """The leaf that holds the last character before an offset, else the first one."""
    return next((leaf for at, leaf in reversed(found) if at < offset), found[0][1])
