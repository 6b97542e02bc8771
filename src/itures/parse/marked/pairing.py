"""Which node of the original is which of the revised tree: the one that holds its characters now.

Deleted characters go to the leaf that holds the nearest character before them, as long as their clause is still there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from itures.model.stream import Span
from itures.model.tree import Document, Item, Margin, Passage
from itures.model.walk import walk
from itures.parse.marked.leaves import FIELDS, Leaf, Leaves, characters, is_container
from itures.parse.marked.tracked import Tracked


class Share(NamedTuple):
    """Characters that two leaves share, of which some are no blanks: where they stand, and in which leaf of the revised tree."""

    place: Span
    leaf: Leaf


class Parted(NamedTuple):
    """What a leaf of the original shares with the revised tree, and the characters of it that are deleted."""

    shares: list[Share]
    gone: list[Span]


class Pairing:
    """The two trees of a stream, both with its places, and which of their nodes are the same: that of its original view, and
    the revised one.

    Nodes are told apart by `id`: two clauses may say the same, and both trees live as long as this does.
    """

    def __init__(self, tracked: Tracked, old: Document, new: Document) -> None:
        self.tracked = tracked
        self.old, self.new = old, new
        self.same: dict[int, Any] = {id(old): new}
        """Nodes of the revised tree by the node of the original that is the same."""
        self.was: dict[int, Any] = {}
        """The other way round."""
        self._kept: set[int] = set()
        """Nodes of the original whose characters are in the revised tree, be it in a node of another kind."""
        self.new_leaves = Leaves(new, tracked)
        self._points = {
            leaf.spans[0].start: leaf.node
            for leaf in self.new_leaves.all
            if type(leaf.node) is Item and leaf.spans and not leaf.node.pieces
        }
        """The points of the revised tree that stand in one piece, by where they begin."""
        self.old_leaves = Leaves(old, tracked, self._pair_untouched)
        self._claimed = bytearray(len(tracked.text))
        """Characters that a node has: one each."""
        for start, end in self.new_leaves.places():
            self._claim(start, end)
        for node in self.new_leaves.margined:
            for margin in node.margins:
                self._claim(*margin.span)
        found = {id(leaf): self._parted(leaf) for leaf in self.old_leaves.all}
        self._pair_leaves(found)
        self._strike_parts_gone(found)
        self._pair_containers()
        self.margins_gone = {id(node): self._margins_gone(node) for node in self.old_leaves.margined}
        """The deleted marks in the margins of nodes of the original, by the node that shows them."""

    def _pair_untouched(self, item: Item) -> bool:
        """Pair a point that no change touches with the one in the same place, as most are; False where this is none."""
        span = item.span
        if item.pieces or self.tracked.touched(*span):
            return False
        other = self._points.get(span.start)
        if other is None or other.span != span:
            return False
        self._kept.add(id(item))
        self._pair(item, other)
        return True

    def counterparts(self, leaf: Leaf) -> list[Share]:
        """What of a leaf stands in the revised tree, and in which leaves."""
        return self._parted(leaf).shares

    def _parted(self, leaf: Leaf) -> Parted:
        text, within = self.tracked.text, self.new_leaves.within
        shares: list[Share] = []
        every: list[Span] = []
        parts: list[Span] = []
        for span in leaf.spans:
            kept, gone = self.tracked.parted(span)
            parts += kept
            every += gone
        for span in leaf.marks:
            parts += self.tracked.parted(span)[0]
        for part in parts:
            for place, other in within(part):
                start, end = place
                if not text[start].isspace() or not text[start:end].isspace():
                    shares.append(Share(place, other))
        return Parted(shares, every)

    def is_gone(self, node: Any) -> bool:
        """Whether nothing of a node of the original is left."""
        if isinstance(node, Passage):
            return any(self.is_gone(child) for name in FIELDS[Passage] for child in getattr(node, name))
        if self.is_kept(node) or not self.old_leaves.has_text(node):
            return False
        # A text or a table is gone if nothing in it is left.
        return not is_container(node) or not any(self.is_kept(inner) for inner in walk(node))

    def is_kept(self, node: Any) -> bool:
        """Whether characters of a node of the original are in the revised tree, be it in a node of another kind."""
        return id(node) in self.same or id(node) in self._kept

    def not_kept(self, span: Span) -> Iterator[Span]:
        """The characters of a deleted wording that no node has yet: a blank between words may stay in the revised text."""
        start = span.start
        while start < span.end:
            end = self._claimed.find(1, start, span.end)
            end = span.end if end < 0 else end
            if start < end:
                self._claim(start, end)
                yield Span(start, end)
            start = end + 1

    def is_placed(self, span: Span) -> bool:
        """Whether a node has each of the characters of a place."""
        return self._claimed.find(0, span.start, span.end) < 0

    def _claim(self, start: int, end: int) -> None:
        self._claimed[start:end] = b"\1" * (end - start)

    def _pair_leaves(self, found: dict[int, Parted]) -> None:
        """Pair the nodes that share characters, and give each deleted character to a leaf of the revised tree."""
        for leaf in self.old_leaves.all:
            others, gone = found[id(leaf)]
            if not others:
                if not leaf.slot and self.new_leaves.margined and self._is_in_margins(leaf):
                    self._kept.add(id(leaf.node))
                    self._strike_beside(gone)
                continue
            if gone:
                self._strike(leaf, others, gone)
            if leaf.slot:
                continue
            node = leaf.node
            self._kept.add(id(node))
            kind = type(node)
            own = [share for share in others if type(share.leaf.node) is kind and not share.leaf.slot]
            if len(own) == 1:
                self._pair(node, own[0].leaf.node)
            else:
                self._take_most(node, [(share.leaf.node, self._size(share.place)) for share in own])

    def _is_in_margins(self, leaf: Leaf) -> bool:
        """Whether what is left of a leaf that shares nothing is a mark in a margin now."""
        text, claimed = self.tracked.text, self._claimed
        kept = [part for span in leaf.spans for part in self.tracked.parted(span)[0]]
        return any(claimed[at] and not text[at].isspace() for start, end in kept for at in range(start, end))

    def _strike_beside(self, spans: list[Span]) -> None:
        """Give deleted characters to the leaves before them."""
        for span in spans:
            home = self.new_leaves.near(span.start)
            if home is not None:
                home.struck += self.not_kept(span)

    def _size(self, place: Span) -> int:
        return characters(self.tracked.text[place.start : place.end])

    def _take_most(self, old: Any, likes: list[tuple[Any, int]]) -> None:
        """Pair a node with the one that has most of it, if there is any."""
        if likes:
            counts: Counter[int] = Counter()
            for node, count in likes:
                counts[id(node)] += count
            most, _ = counts.most_common(1)[0]
            self._pair(old, next(node for node, _ in likes if id(node) == most))

    def _pair(self, old: Any, new: Any) -> None:
        self.same[id(old)] = new
        self.was.setdefault(id(new), old)

    def _strike(self, leaf: Leaf, found: list[Share], every: list[Span]) -> None:
        """Give the deleted characters of a leaf to the one that holds the nearest character before them, else the first one."""
        if len(found) == 1:
            for gone in every:
                self._give(leaf, gone, found[0].leaf)
            return
        holders = sorted(found, key=lambda share: share.place.start)
        places = [share.place.start for share in holders]
        for gone in every:
            index = max(0, bisect_left(places, gone.start) - 1)
            self._give(leaf, gone, holders[index].leaf)

    def _give(self, leaf: Leaf, span: Span, other: Leaf) -> None:
        """Deleted characters, those of the label apart."""
        if span.end <= leaf.label:
            other.struck_labels += self.not_kept(span)
        elif span.start < leaf.label:
            other.struck_labels += self.not_kept(Span(span.start, leaf.label))
            other.struck += self.not_kept(Span(leaf.label, span.end))
        else:
            other.struck += self.not_kept(span)

    def _strike_parts_gone(self, found: dict[int, Parted]) -> None:
        """Strike a lead, a tail or a title that is gone, of a node that is still there."""
        for leaf in self.old_leaves.all:
            if not leaf.slot or id(leaf.node) not in self._kept or not leaf.spans or found[id(leaf)].shares:
                continue
            same = self.same.get(id(leaf.node))
            home = (
                self.new_leaves.of[id(same)][leaf.slot]
                if same is not None
                else self.new_leaves.near(leaf.spans[0].start)
            )
            if home is not None:
                home.struck += [part for span in leaf.spans for part in self.not_kept(span)]

    def _margins_gone(self, node: Any) -> tuple[Margin, ...]:
        """The marks in the margin of a node that are deleted. Those of a node that is no node of the marked tree are left to
        the wordings beside them.
        """
        same = self.same.get(id(node))
        if not (self.is_gone(node) if same is None else self.was.get(id(same)) is node):
            return ()
        text = self.tracked.text
        gone: list[Margin] = []
        for margin in node.margins:
            kept, _ = self.tracked.parted(margin.span)
            if not any(text[start:end].strip() for start, end in kept):
                parts = [part for part in self.not_kept(margin.span) if text[part.start : part.end].strip()]
                gone += [Margin("" if number else margin.text, part) for number, part in enumerate(parts)]
        return tuple(gone)

    def _pair_containers(self) -> None:
        """Pair the texts, and the tables, that hold the most of each other's nodes."""
        self._pair_by_nodes(self.old.instruments, self.new.instruments)
        self._pair_by_nodes(self.old_leaves.tables, self.new_leaves.tables)

    def _pair_by_nodes(self, ours: Sequence[Any], theirs: Sequence[Any]) -> None:
        if not ours or not theirs:
            return
        homes = _Homes(theirs)
        for node in ours:
            own = (self.same.get(id(inner)) for inner in walk(node))
            found = (home for other in own if other is not None and (home := homes.of(other)) is not None)
            enough = 1 if len(theirs) == 1 else None  # most documents have one text: the first one tells
            counts = Counter([id(home) for home in islice(found, enough)])
            if counts:
                most, _ = counts.most_common(1)[0]
                self._pair(node, next(home for home in theirs if id(home) == most))


class _Homes:
    """Which of some nodes holds another: they are walked no further than what is asked for needs."""

    def __init__(self, nodes: Sequence[Any]) -> None:
        self._known: dict[int, Any] = {}
        self._rest = ((id(inner), node) for node in nodes for inner in walk(node))

    def of(self, inner: Any) -> Any:
        """The node that holds it, None if none does."""
        sought = id(inner)
        if sought not in self._known:
            for key, node in self._rest:
                self._known[key] = node
                if key == sought:
                    break
        return self._known.get(sought)
