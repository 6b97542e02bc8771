"""Which clauses belong together, and how two wordings are measured."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Indel

from itures.model.clauses import Clause
from itures.model.diff import ClauseKind

ALIKE = 0.5
"""Share of common words, in order, from which on two clauses are one that changed: as much of both is the same as is not."""
HELD = 0.9
"""Share of the shorter wording that stands in the longer one, in order, for a clause that grew or was cut in its place.

Two such wordings may be unlike by their lengths alone, so the shorter one is measured; not all of it, for a word may have
changed with the rest.
"""
CANDIDATES = 6
"""So many clauses are compared with one, word by word: comparing takes the time, choosing whom to compare does not."""
NEARBY = 20
"""Of the clauses that have a common word so many are looked at, the nearest ones: a text that repeats itself has no end of them."""
RAREST = 8
"""So many words of a clause are asked for others that have them, the rarest ones: what all clauses say tells none apart."""
OVER: tuple[ClauseKind, ...] = ("call", "heading")
"""What stands over clauses."""
_GROUPS = {"text": "clause", "point": "clause", "paragraph": "clause"}


@dataclass(slots=True)
class Alignment:
    """Pairs of places, and groups: a clause that was split (one, several), or merged (several, one)."""

    pairs: dict[int, int] = field(default_factory=dict)
    back: dict[int, int] = field(default_factory=dict)
    splits: dict[int, tuple[int, ...]] = field(default_factory=dict)
    merges: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """By the place in the new text: the places in the old one."""

    rewritten: set[int] = field(default_factory=set)
    """Places in the old text of points that say something else: their place alone says what became of them."""

    def join(self, old: int, new: int) -> None:
        """Take two clauses for one."""
        self.pairs[old] = new
        self.back[new] = old

    def free(self, old: int, new: int) -> bool:
        """Whether both clauses have no partner yet."""
        return old not in self.pairs and new not in self.back

    def join_free(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Take the clauses of each pair for one, unless one of them has a partner by then."""
        for old, new in pairs:
            if self.free(old, new):
                self.join(old, new)

    def partners(self, old: int) -> Sequence[int]:
        """Where an old clause is in the new text: nowhere, in one clause, or in the parts of it."""
        if old in self.pairs:
            return (self.pairs[old],)
        if old in self.splits:
            return self.splits[old]
        return [new for new, parts in self.merges.items() if old in parts]


def group_of(clause: Clause) -> str:
    """Clauses of one group may be one another: a point that became a paragraph, but no footnote, no provision of another number."""
    if clause.cited:
        return f"provision {clause.at}"
    return _GROUPS.get(clause.kind, clause.kind)


def similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of the words that two wordings have in common, in order: 0 to 1.

    >>> similarity(["to", "meet"], ["to", "part"])
    0.5
    """
    return Indel.normalized_similarity(one, other)


def in_common(one: Sequence[str], other: Sequence[str], score: float) -> float:
    """How many words two wordings of this similarity have in common, in order."""
    return score * (len(one) + len(other)) / 2


def nearest(places: Sequence[int], near: float, most: int) -> Sequence[int]:
    """Of rising places those about one, no more than so many."""
    if len(places) <= most:
        return places
    middle = bisect_left(places, near)
    start = min(max(0, middle - most // 2), len(places) - most)
    return places[start : start + most]
