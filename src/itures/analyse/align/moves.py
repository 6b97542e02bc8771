"""Which clauses stand elsewhere: under another call, or out of the order of their neighbours."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Sequence

from itures.analyse.align.alignment import Alignment
from itures.foundation.order import rise_without
from itures.model.clauses import Clause


def moved(
    old: Sequence[Clause], new: Sequence[Clause], alignment: Alignment, carried: Collection[int] = ()
) -> set[int]:
    """Old places of clauses that moved. What moves with its call or its point has not moved.

    Of clauses that changed their order those are moved of which it is known, by their old places (`carried`), else the
    fewest. A clause that only changed its level, between the same
    neighbours, did not move.

    >>> moved([], [], Alignment())
    set()
    """
    groups: dict[int, list[int]] = defaultdict(list)
    others: list[int] = []
    for place, partner in alignment.pairs.items():
        if old[place].kind == "footnote":
            continue  # it stands where its mark does
        if _same_parent(old[place].parent, new[partner].parent, alignment):
            groups[old[place].parent].append(place)
        else:
            others.append(place)
    found: set[int] = set()
    for members in groups.values():
        members.sort()
        yielding = {index for index, place in enumerate(members) if place in carried}
        kept = set(rise_without([alignment.pairs[place] for place in members], yielding))
        found.update(place for index, place in enumerate(members) if index not in kept)
    stayed = sorted(set(alignment.pairs) - found - set(others))
    levels = _Levels(old, new, alignment, stayed)
    found.update(place for place in sorted(others) if not levels.only(place))
    return found


class _Levels:
    """Tells clauses that only changed their level: they are under the same call, between the same neighbours."""

    def __init__(self, old: Sequence[Clause], new: Sequence[Clause], alignment: Alignment, stayed: list[int]) -> None:
        self._old, self._new = old, new
        self._alignment = alignment
        self._calls = _calls(old), _calls(new)
        self._stayed: dict[int, list[int]] = defaultdict(list)
        """The clauses that did not move, by their calls."""
        for place in stayed:
            self._stayed[self._calls[0][place]].append(place)

    def only(self, place: int) -> bool:
        partner = self._alignment.pairs[place]
        above, other = self._calls[0][place], self._calls[1][partner]
        if self._old[place].kind in ("call", "heading"):
            # What stood under an annex that is gone stands under another heading.
            above, other = self._old[place].parent, self._new[partner].parent
        if above < 0 or other < 0:
            return above < 0 and other < 0
        if self._alignment.pairs.get(above) != other:
            # The call over it is another one: unless it is gone and this one new.
            return above not in self._alignment.pairs and other not in self._alignment.back
        neighbours = self._stayed[self._calls[0][place]]
        at = bisect_left(neighbours, place)
        before = self._alignment.pairs[neighbours[at - 1]] if at else -1
        after = next(
            (self._alignment.pairs[one] for one in neighbours[at:] if not _under(self._old, one, place)), len(self._new)
        )
        if not before < partner < after:
            return False
        insort(neighbours, place)
        return True


def _under(clauses: Sequence[Clause], place: int, above: int) -> bool:
    while place > above:
        place = clauses[place].parent
    return place == above


def _calls(clauses: Sequence[Clause]) -> list[int]:
    """The call or heading over each clause, -1 for none; over a call is itself."""
    found: list[int] = []
    for clause in clauses:
        if clause.kind in ("call", "heading"):
            found.append(clause.place)
        else:
            found.append(found[clause.parent] if clause.parent >= 0 else -1)
    return found


def _same_parent(above: int, other: int, alignment: Alignment) -> bool:
    if above < 0 or other < 0:
        return above < 0 and other < 0
    return (
        alignment.pairs.get(above) == other
        or other in alignment.splits.get(above, ())
        or above in alignment.merges.get(other, ())
    )
