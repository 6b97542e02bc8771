"""Clauses that neighbours of the other text make up together: split, or merged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from itures.analyse.align.alignment import (
    CANDIDATES,
    HELD,
    NEARBY,
    RAREST,
    Alignment,
    group_of,
    in_common,
    nearest,
    similarity,
)
from itures.model.clauses import Clause

WHOLE = 0.75
"""Share of the words of a clause that its parts must have, for it to be split: the rest may have gone, or have changed."""
_TWO = 0.5
"""The same for two parts, before others are added to them: a sixth of the words each. WHOLE is asked of all parts together."""
_LENT = 0.8
"""Share of a part's words that another clause has, below which it may belong to the one that was split.

From there on the other clause is so much like it that it is left to it.
"""
_SHORT = 4
"""A wording of fewer words stands in many others by chance: it is neither split nor lent."""
_PART = 0.5
"""Share of the words of a part that the whole must have: with less, it is another clause that stands beside the parts."""


def split_and_merged(old: Sequence[Clause], new: Sequence[Clause], result: Alignment) -> None:
    """Clauses that were split first, then those that were merged."""
    _made_of(old, new, result.pairs, result.back, result.splits, set())
    # What was split is no part of anything, and its parts were not merged.
    parts = {part for group in result.splits.values() for part in group}
    _made_of(new, old, result.back, result.pairs, result.merges, set(result.splits), parts)


def _made_of(
    here: Sequence[Clause],
    there: Sequence[Clause],
    pairs: dict[int, int],
    back: dict[int, int],
    groups: dict[int, tuple[int, ...]],
    taken: set[int],
    used: Collection[int] = (),
) -> None:
    """Clauses of the one text that neighbours of the other make up together; `taken` are no parts, `used` are none of these."""
    free = _FreeNeighbours(there, back)
    for clause in here:
        partner = pairs.get(clause.place)
        if partner is not None and clause.exact == there[partner].exact:
            continue  # nothing says it better than the same wording does
        if group_of(clause) != "clause" or len(clause.words) < _SHORT or clause.place in used:
            continue

        def can(place: int, whole: Clause = clause, partner: int | None = partner) -> bool:
            if place in taken:
                return False
            return place not in back or place == partner or _lent(there[place], whole, here[back[place]])

        near = len(there) / max(len(here), 1) * clause.place
        found = _parts_of(clause, there, partner, can, free, near)
        if found is not None:
            groups[clause.place] = found
            taken.update(found)
    _part_from_pairs(groups, pairs, back)


def _lent(part: Clause, whole: Clause, taker: Clause) -> bool:
    """Whether `taker` was taken for a clause that is less like it than it is like a part of `whole`."""
    if len(part.words) < _SHORT or taker.words == part.words:
        return False
    own, others = (in_common(part.words, words, similarity(part.words, words)) for words in (whole.words, taker.words))
    return own >= HELD * len(part.words) and others < _LENT * len(part.words)


def _part_from_pairs(groups: Mapping[int, tuple[int, ...]], pairs: dict[int, int], back: dict[int, int]) -> None:
    """Wholes and their parts belong to no other clause any more."""
    for place, parts in groups.items():
        gone = pairs.pop(place, None)
        if gone is not None:
            back.pop(gone, None)
        for part in parts:
            other = back.pop(part, None)
            if other is not None:
                pairs.pop(other, None)


class _FreeNeighbours:
    """Clauses that belong to none of the other text yet and have such a neighbour, by their words."""

    def __init__(self, clauses: Sequence[Clause], taken: Mapping[int, int]) -> None:
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for start in range(len(clauses) - 1):
            if start in taken or start + 1 in taken or not _neighbours(clauses, start):
                continue
            for word in {*clauses[start].words, *clauses[start + 1].words}:
                self._by_word[word].append(start)

    def sharing(self, words: Iterable[str], near: float) -> list[int]:
        """Those that share most rare words with a wording, of common ones the nearest."""
        counts: Counter[int] = Counter()
        rare = sorted([(len(found), word) for word in set(words) if (found := self._by_word.get(word))])
        for _, word in rare[:RAREST]:
            counts.update(nearest(self._by_word[word], near, NEARBY))
        return sorted([start for start, _ in counts.most_common(CANDIDATES)])


def _neighbours(clauses: Sequence[Clause], start: int) -> bool:
    """Whether a clause and the next one can be parts of one: points of one list, or a point and what stands under it."""
    if not 0 <= start < len(clauses) - 1:
        return False
    first, second = clauses[start], clauses[start + 1]
    above = clauses[first.parent].parent if first.parent >= 0 else -1
    if second.parent not in (first.parent, first.place, above):
        return False
    return all(group_of(part) == "clause" and part.words for part in (first, second))


def _parts_of(
    whole: Clause,
    clauses: Sequence[Clause],
    partner: int | None,
    can: Callable[[int], bool],
    free: _FreeNeighbours,
    near: float,
) -> tuple[int, ...] | None:
    """The neighbours that make up a clause together, better than one of them does alone; `can` says which ones may."""
    alone = similarity(whole.words, clauses[partner].words) if partner is not None else 0.0
    if alone == 1.0:
        return None
    best: tuple[float, int, int] | None = None
    for start in free.sharing(whole.words, near) if partner is None else (partner - 1, partner):
        if not (_neighbours(clauses, start) and can(start) and can(start + 1)):
            continue
        # Of what is missing, a good part must come with the second one.
        score = _made_up(whole, clauses, start, start + 2, max(_TWO, alone + min(0.1, (1 - alone) / 2)))
        if score:
            found = _grown(whole, clauses, can, (score, start, start + 2))
            if found[0] >= WHOLE and (best is None or found[0] > best[0]):
                best = found
    return tuple(range(best[1], best[2])) if best is not None else None


def _grown(
    whole: Clause, clauses: Sequence[Clause], can: Callable[[int], bool], found: tuple[float, int, int]
) -> tuple[float, int, int]:
    """The neighbours with those before and behind them that belong to the same clause, too."""
    score, start, end = found
    while True:
        wider = [(start - 1, end)] * (_neighbours(clauses, start - 1) and can(start - 1))
        wider += [(start, end + 1)] * (end < len(clauses) and _neighbours(clauses, end - 1) and can(end))
        least = score + min(0.05, (1 - score) / 2)
        better = max([(_made_up(whole, clauses, *one, least), *one) for one in wider], default=(0.0, start, end))
        if not better[0]:
            return score, start, end
        score, start, end = better


def _made_up(whole: Clause, clauses: Sequence[Clause], start: int, end: int, least: float) -> float:
    """How much of a clause its parts are; 0 if that is no more than `least`, or if one of them is something else."""
    parts = clauses[start:end]
    score = similarity(whole.words, [word for part in parts for word in part.words])
    if score <= least:
        return 0.0
    own = Counter(whole.words)
    shares = [sum((Counter(part.words) & own).values()) / len(part.words) for part in parts]
    return score if min(shares) >= _PART else 0.0
