"""Which clause of one text is which of another: by wording first, by place and label where the wording leaves a choice.

1. What a text has one of (title, formula, ...) belongs to that of the same resolution.
2. The same wording, but for the sign at its end; where it is there several times, under the same call and label first.
3. Nearly the same wording: candidates share rare words (an inverted index, not all pairs), the best pairs first.
4. One clause that neighbours make up together: split, or merged.
5. Calls by their wording, else by the clauses under them; then headings of annexes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from math import log

from itures.analyse.align.alignment import (
    ALIKE,
    CANDIDATES,
    HELD,
    NEARBY,
    OVER,
    RAREST,
    Alignment,
    group_of,
    in_common,
    nearest,
    similarity,
)
from itures.analyse.align.calls import ONCE, named_alike, once, over, part_strangers, twins_of
from itures.analyse.align.splits import split_and_merged
from itures.model.clauses import Clause

__all__ = ["ALIKE", "Alignment", "align", "similarity"]

ALIKE_HERE = 0.4
"""The same as ALIKE where call and label are the same, too: the place speaks for them, so the wording need not say as much."""
_LONGER = 12
"""A clause does not grow to more than so many times its words: in a very long one any few words stand in order."""
_COMMON = 60
"""A word that more clauses have is a common one: only those of them that are near are asked."""
_ROUNDS = 3
"""How often clauses are looked for that are nearly the same: each time the neighbours of new pairs are asked, too.

A round that finds none is the last one.
"""
_ENDS = " ,;:."
_HEAD = frozenset(["cover", "designation", "title"])
"""The same wording is the same line in any of these: a cover may be all that there is of a text."""


def align(old: Sequence[Clause], new: Sequence[Clause], known: Mapping[int, int] | None = None) -> Alignment:
    """The clauses of two texts that belong together; `known` are pairs that need no finding.

    >>> align([], []).pairs
    {}
    """
    result = Alignment()
    for here, there in (known or {}).items():
        result.join(here, there)
    once(old, new, result, named_alike(old, new))
    _same(old, new, result)
    for _ in range(_ROUNDS):
        if not _alike(old, new, result):
            break
    split_and_merged(old, new, result)
    twins = twins_of(old, new, result)
    part_strangers(old, new, result, twins)
    for kind in OVER:
        over(old, new, result, twins, kind)
    once(old, new, result, twins)
    return result


def _same(old: Sequence[Clause], new: Sequence[Clause], result: Alignment) -> None:
    places: dict[tuple[str, str], tuple[list[int], list[int]]] = {}
    for side, clauses in ((0, old), (1, new)):
        for clause in clauses:
            if clause.kind in OVER or clause.place in (result.back if side else result.pairs):
                continue
            group = "head" if clause.kind in _HEAD else group_of(clause)
            # The sign at the end tells of the place in the list: the last point ends otherwise.
            bare = clause.exact.rstrip(_ENDS) or clause.exact
            places.setdefault((group, bare), ([], []))[side].append(clause.place)
    several = []
    for here, there in places.values():
        if len(here) == 1 and len(there) == 1:
            result.join(here[0], there[0])
        elif here and there:
            several.append((here, there))
    for here, there in several:
        _in_order(old, new, here, there, result)


def _in_order(
    old: Sequence[Clause], new: Sequence[Clause], here: list[int], there: list[int], result: Alignment
) -> None:
    """The same wording several times: what has the same end, call and label first, at last in order."""

    def keys(clauses: Sequence[Clause], place: int) -> tuple[tuple[str, ...], ...]:
        clause = clauses[place]
        above = clauses[clause.parent] if clause.parent >= 0 else None
        outer = (above.exact, above.label) if above is not None else ()
        return (
            (clause.exact, clause.instrument, clause.label, *outer),
            (clause.instrument, clause.label, *outer),
            (clause.label, *outer),
            outer,
            (),
        )

    here_keys = {place: keys(old, place) for place in here}
    there_keys = {place: keys(new, place) for place in there}
    for depth in range(5):
        waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place in reversed(there):
            if place not in result.back:
                waiting[there_keys[place][depth]].append(place)
        for place in here:
            if place not in result.pairs:
                found = waiting.get(here_keys[place][depth])
                if found:
                    result.join(place, found.pop())


def _alike(old: Sequence[Clause], new: Sequence[Clause], result: Alignment) -> bool:
    """Pairs of nearly the same wording; whether any were found."""
    passed = (*OVER, *ONCE)
    free_old = [clause for clause in old if clause.place not in result.pairs and clause.kind not in passed]
    free_new = [clause for clause in new if clause.place not in result.back and clause.kind not in passed]
    if not free_old or not free_new:
        return False
    calls = _calls(old), _calls(new)
    index: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    named: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for clause in free_new:
        words = index[group_of(clause)]
        for word in set(clause.words):
            words[word].append(clause.place)
        named[group_of(clause), calls[1][clause.place], clause.label].append(clause.place)
    scale = max(len(old), len(new), 1)
    found: list[tuple[float, int, int]] = []
    for clause in free_old:
        group = group_of(clause)
        near = len(new) / max(len(old), 1) * clause.place
        candidates = _candidates(clause, index[group], len(free_new), near)
        candidates.update(_beside(clause, old, new, result))
        # What has the same label under the same call, as long as these tell clauses apart.
        candidates.update(nearest(named[group, calls[0][clause.place], clause.label], near, 2))
        for place in sorted(candidates):
            other = new[place]
            same_call = calls[0][clause.place] == calls[1][place]
            shorter, longer = sorted((len(clause.words), len(other.words)))
            if longer > _LONGER * max(shorter, 1):
                continue
            least = ALIKE_HERE if same_call and clause.label == other.label else ALIKE
            score = similarity(clause.words, other.words)
            if score < least and not (same_call and _held(clause.words, other.words, score)):
                continue
            score += 0.04 * same_call + 0.02 * (clause.label == other.label)
            score -= 0.02 * abs(clause.place / scale - other.place / scale)
            found.append((score, clause.place, place))
    found.sort(key=lambda entry: (-entry[0], entry[1] + entry[2], entry[1]))
    for _, here, there in found:
        if here not in result.pairs and there not in result.back:
            result.join(here, there)
    return bool(found)


def _candidates(clause: Clause, index: Mapping[str, list[int]], count: int, near: float) -> set[int]:
    """The clauses that share most with this one by its rarest words; of common words those that stand nearest."""
    sharing = sorted([(len(places), word) for word in set(clause.words) if (places := index.get(word))])
    weights: dict[int, float] = defaultdict(float)
    for size, word in sharing[:RAREST]:
        weight = log(1 + count / size) + 0.01
        for place in nearest(index[word], near, _COMMON if size <= _COMMON else NEARBY):
            weights[place] += weight
    best = nsmallest(CANDIDATES, [(-weight, abs(place - near), place) for place, weight in weights.items()])
    return {place for _, _, place in best}


def _held(one: Sequence[str], other: Sequence[str], score: float) -> bool:
    """Whether the shorter wording stands in the longer one."""
    shorter = min(len(one), len(other))
    return shorter >= 4 and in_common(one, other, score) >= HELD * shorter


def _calls(clauses: Sequence[Clause]) -> list[str]:
    """The wording of the call or heading over each clause."""
    found: list[str] = []
    for clause in clauses:
        if clause.parent < 0 or clause.kind in OVER:
            found.append(clause.exact)
        else:
            found.append(found[clause.parent])
    return found


def _beside(clause: Clause, old: Sequence[Clause], new: Sequence[Clause], result: Alignment) -> Iterable[int]:
    """What stands where this clause would stand: next to the partner of its neighbour."""
    for step in (-1, 1):
        neighbour = clause.place + step
        partner = result.pairs.get(neighbour) if 0 <= neighbour < len(old) else None
        if partner is not None:
            place = partner - step
            if 0 <= place < len(new) and place not in result.back and group_of(new[place]) == group_of(clause):
                yield place
