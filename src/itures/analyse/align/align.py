"""Which clause of one text is which of another: by wording first, by place and label where the wording leaves a choice.

0. Provisions of treaty texts belong together by their numbers alone.
1. What a text has one of (title, formula, ...) belongs to that of the same resolution.
2. The same wording, but for the sign at its end; where it is there several times, under the same call and label first.
3. Nearly the same wording: candidates share rare words (an inverted index, not all pairs), the best pairs first.
4. One clause that neighbours make up together: split, or merged.
5. Calls by their wording, else by the clauses under them; then headings of annexes.
6. A point under the same label between points that say what they said: it was rewritten.
"""

from __future__ import annotations

from collections import Counter, defaultdict
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
_CALL_COUNTS, _LABEL_COUNTS, _DISTANCE_COUNTS = 0.04, 0.02, 0.02
"""What the same call, the same label and the way between two places add to the likeness of two wordings, or take from it.

Little: they choose between wordings that are about as like as each other, where the call says more than the label.
"""
_SAME_PLACE = 2
"""So many clauses of the same label under the same call are compared: if there are more, the label tells nothing."""
_SHORT = 4
"""A wording of fewer words stands in many others by chance."""
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
    _by_number(old, new, result)
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
    _rewritten(old, new, result)
    return result


def _by_number(old: Sequence[Clause], new: Sequence[Clause], result: Alignment) -> None:
    """Provisions of treaty texts: one that is there once in each text is the same, whatever it says."""
    here, there = ([clause for clause in clauses if clause.cited] for clauses in (old, new))
    if not here or not there:
        return
    counts = [Counter(clause.at for clause in clauses) for clauses in (here, there)]
    places = {clause.at: clause.place for clause in there if counts[1][clause.at] == 1}
    result.join_free((one.place, places[one.at]) for one in here if counts[0][one.at] == 1 and one.at in places)


def _same(old: Sequence[Clause], new: Sequence[Clause], result: Alignment) -> None:
    """Pairs of the same wording: where it is there once in each text at once, the others when those are known."""
    here, there = _by_wording(old, result.pairs), _by_wording(new, result.back)
    both = [(here[key], there[key]) for key in here if key in there]
    for mine, others in both:
        if len(mine) == len(others) == 1:
            result.join(mine[0], others[0])
    for mine, others in both:
        if len(mine) > 1 or len(others) > 1:
            _in_order(old, new, mine, others, result)


def _rewritten(old: Sequence[Clause], new: Sequence[Clause], result: Alignment) -> None:
    """A point that says something else under the same label, between points of its list that say what they said, was rewritten:
    whoever proposes that means this point, and not a new one.
    """
    parts = {*result.splits, *(place for parts in result.merges.values() for place in parts)}
    taken = {*result.merges, *(place for parts in result.splits.values() for place in parts)}
    for clause in old[1:-1]:
        place = result.pairs.get(clause.place - 1, -1) + 1
        if clause.kind != "point" or not 0 < place < len(new) - 1 or not result.free(clause.place, place):
            continue
        other = new[place]
        if clause.place in parts or place in taken or (other.kind, other.label) != (clause.kind, clause.label):
            continue
        if all(_stays(clause, other, old[clause.place + step], new[place + step], result) for step in (-1, 1)):
            result.join(clause.place, place)
            result.rewritten.add(clause.place)


def _stays(clause: Clause, other: Clause, here: Clause, there: Clause, result: Alignment) -> bool:
    """Whether the neighbours of two points are one point of their lists, which says what it said."""
    siblings = here.kind == there.kind == "point" and here.parent == clause.parent and there.parent == other.parent
    return siblings and result.pairs.get(here.place) == there.place and _wording_key(here) == _wording_key(there)


def _by_wording(clauses: Sequence[Clause], joined: Mapping[int, int]) -> dict[tuple[str, str], list[int]]:
    """The clauses that have no partner, by what those of the same wording share."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for clause in clauses:
        if clause.kind not in OVER and clause.place not in joined:
            found[_wording_key(clause)].append(clause.place)
    return found


def _wording_key(clause: Clause) -> tuple[str, str]:
    """What clauses of the same wording share. The sign at the end tells of the place in the list: the last point ends
    otherwise.
    """
    group = "head" if clause.kind in _HEAD else group_of(clause)
    return group, clause.exact.rstrip(_ENDS) or clause.exact


def _place_keys(clauses: Sequence[Clause], place: int) -> tuple[tuple[str, ...], ...]:
    """What tells clauses of the same wording apart, from all that there is to nothing."""
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


def _in_order(
    old: Sequence[Clause], new: Sequence[Clause], here: list[int], there: list[int], result: Alignment
) -> None:
    """The same wording several times: what has the same end, call and label first, at last in order."""
    here_keys = {place: _place_keys(old, place) for place in here}
    there_keys = {place: _place_keys(new, place) for place in there}
    for depth in range(len(here_keys[here[0]])):
        waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place in reversed(_lacking(there, result.back)):
            waiting[there_keys[place][depth]].append(place)
        for place in _lacking(here, result.pairs):
            if found := waiting.get(here_keys[place][depth]):
                result.join(place, found.pop())


def _lacking(places: Sequence[int], joined: Mapping[int, int]) -> list[int]:
    return [place for place in places if place not in joined]


def _alike(old: Sequence[Clause], new: Sequence[Clause], result: Alignment) -> bool:
    """Pairs of nearly the same wording; whether any were found."""
    free_old, free_new = _without_partner(old, result.pairs), _without_partner(new, result.back)
    if not free_old or not free_new:
        return False
    likely = _Likely(old, new, free_new, result)
    found: list[tuple[float, int, int]] = []
    for clause in free_old:
        for place in likely.places(clause):
            score = likely.score(clause, new[place])
            if score is not None:
                found.append((score, clause.place, place))
    found.sort(key=lambda entry: (-entry[0], entry[1] + entry[2], entry[1]))
    result.join_free((here, there) for _, here, there in found)
    return bool(found)


def _without_partner(clauses: Sequence[Clause], joined: Mapping[int, int]) -> list[Clause]:
    """The clauses that only their wording can join."""
    passed = (*OVER, *ONCE)
    return [clause for clause in clauses if clause.place not in joined and clause.kind not in passed]


class _Likely:
    """The free clauses of the new text, by what may make one of them that of an old clause: words, label, neighbours."""

    def __init__(
        self, old: Sequence[Clause], new: Sequence[Clause], free_new: Sequence[Clause], result: Alignment
    ) -> None:
        self._old, self._new, self._result = old, new, result
        self._calls = _calls(old), _calls(new)
        self._count = len(free_new)
        self._scale = max(len(old), len(new), 1)
        self._slope = len(new) / max(len(old), 1)
        self._index: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._named: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for clause in free_new:
            words = self._index[group_of(clause)]
            for word in set(clause.words):
                words[word].append(clause.place)
            self._named[group_of(clause), self._calls[1][clause.place], clause.label].append(clause.place)

    def places(self, clause: Clause) -> list[int]:
        """The clauses that are worth comparing with this one, word by word."""
        group = group_of(clause)
        near = self._slope * clause.place
        found = _candidates(clause, self._index[group], self._count, near)
        found.update(_beside(clause, self._old, self._new, self._result))
        # What has the same label under the same call, as long as these tell clauses apart.
        found.update(nearest(self._named[group, self._calls[0][clause.place], clause.label], near, _SAME_PLACE))
        return sorted(found)

    def score(self, clause: Clause, other: Clause) -> float | None:
        """How much two clauses are alike, their places included; None for two that are not."""
        shorter, longer = sorted((len(clause.words), len(other.words)))
        if longer > _LONGER * max(shorter, 1):
            return None
        same_call = self._calls[0][clause.place] == self._calls[1][other.place]
        same_label = clause.label == other.label
        least = ALIKE_HERE if same_call and same_label else ALIKE
        score = similarity(clause.words, other.words)
        if score < least and not (same_call and _held(clause.words, other.words, score)):
            return None
        score += _CALL_COUNTS * same_call + _LABEL_COUNTS * same_label
        return score - _DISTANCE_COUNTS * abs(clause.place / self._scale - other.place / self._scale)


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
    return shorter >= _SHORT and in_common(one, other, score) >= HELD * shorter


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
