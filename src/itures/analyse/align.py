"""Which clause of one text is which of another: by wording first, by place and label where the wording leaves a choice.

1. The same wording, once in each text; where it is there several times, in order, within the same call first.
2. Nearly the same wording: candidates share rare words (an inverted index, not all pairs), the best pairs first.
3. One clause that two neighbours make up together: split, or merged.
4. Calls by the clauses under them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from rapidfuzz.distance import Indel

from itures.analyse.flat import Clause

ALIKE = 0.5
"""Share of common words, in order, from which on two clauses are one that changed."""
ALIKE_HERE = 0.4
"""The same where call and label are the same, too."""
WHOLE = 0.75
"""Share of the words of a clause that its two halves must have, for it to be split."""
_CANDIDATES = 6
_COMMON = 60
"""A word that more clauses have than this tells nothing."""
_GROUPS = {
    "text": "clause",
    "point": "clause",
    "paragraph": "clause",
    "row": "row",
    "call": "call",
    "heading": "heading",
}
_HEAD = frozenset(["cover", "designation", "title"])
"""The same wording is the same line in any of these: a cover may be all that there is of a text."""
_ONCE = ("proposal", "designation", "title", "formula", "history")
"""What a text has one of: it belongs to that of the same text, whatever it says."""


@dataclass(slots=True)
class Alignment:
    """Pairs of places, and groups: a clause that was split (one, several), or merged (several, one)."""

    pairs: dict[int, int] = field(default_factory=dict)
    back: dict[int, int] = field(default_factory=dict)
    splits: dict[int, tuple[int, ...]] = field(default_factory=dict)
    merges: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """By the place in the new text: the places in the old one."""

    def join(self, old: int, new: int) -> None:
        """Take two clauses for one."""
        self.pairs[old] = new
        self.back[new] = old


def align(old: Sequence[Clause], new: Sequence[Clause], known: Mapping[int, int] | None = None) -> Alignment:
    """The clauses of two texts that belong together; `known` are pairs that need no finding.

    >>> align([], []).pairs
    {}
    """
    result = Alignment()
    for here, there in (known or {}).items():
        result.join(here, there)
    _once(old, new, result, _named_alike(old, new))
    _same(old, new, result)
    _alike(old, new, result)
    _halves(old, new, result)
    _calls(old, new, result)
    _once(old, new, result, _sharing(old, new, result))
    return result


def _group(clause: Clause) -> str:
    return _GROUPS.get(clause.kind, clause.kind)


def similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of the words that two wordings have in common, in order: 0 to 1.

    >>> similarity(["to", "meet"], ["to", "part"])
    0.5
    """
    return Indel.normalized_similarity(one, other)


def _same(old: Sequence[Clause], new: Sequence[Clause], result: Alignment) -> None:
    places: dict[tuple[str, str], tuple[list[int], list[int]]] = {}
    for side, clauses in ((0, old), (1, new)):
        for clause in clauses:
            if clause.kind == "call" or clause.place in (result.back if side else result.pairs):
                continue
            group = "head" if clause.kind in _HEAD else _group(clause)
            places.setdefault((group, clause.exact), ([], []))[side].append(clause.place)
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
    """The same wording several times: under the same heading and label first, then in order."""

    def key(clauses: Sequence[Clause], place: int, depth: int) -> tuple[str, ...]:
        clause = clauses[place]
        above = clauses[clause.parent] if clause.parent >= 0 else None
        outer = (above.exact, above.label) if above is not None else ()
        keys = ((clause.instrument, clause.label, *outer), (clause.label, *outer), outer)
        return keys[depth] if depth < len(keys) else ()

    for depth in range(4):
        waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for place in there:
            if place not in result.back:
                waiting[key(new, place, depth)].append(place)
        for place in here:
            if place not in result.pairs:
                found = waiting.get(key(old, place, depth))
                if found:
                    result.join(place, found.pop(0))


def _alike(old: Sequence[Clause], new: Sequence[Clause], result: Alignment) -> None:
    free_old = [c for c in old if c.place not in result.pairs and c.kind not in ("call", *_ONCE)]
    free_new = [c for c in new if c.place not in result.back and c.kind not in ("call", *_ONCE)]
    if not free_old or not free_new:
        return
    index: dict[tuple[str, str], list[Clause]] = defaultdict(list)
    for clause in free_new:
        for word in set(clause.words):
            index[_group(clause), word].append(clause)
    scale = max(len(old), len(new), 1)
    found: list[tuple[float, int, int]] = []
    for clause in free_old:
        weights: Counter[int] = Counter()
        group = _group(clause)
        for word in set(clause.words):
            sharing = index.get((group, word), ())
            if 0 < len(sharing) <= _COMMON:
                weight = log(1 + len(free_new) / len(sharing)) + 0.01
                for other in sharing:
                    weights[other.place] += weight  # type: ignore[assignment]  # weights are no counts
        near = {place for place, _ in weights.most_common(_CANDIDATES)}
        near.update(_beside(clause, old, new, result, group))
        for place in near:
            other = new[place]
            score = similarity(clause.words, other.words)
            same_call = _call_of(old, clause) == _call_of(new, other)
            least = ALIKE_HERE if same_call and clause.label == other.label else ALIKE
            if score < least:
                continue
            score += 0.04 * same_call + 0.02 * (clause.label == other.label)
            score -= 0.02 * abs(clause.place / scale - other.place / scale)
            found.append((score, clause.place, place))
    found.sort(key=lambda entry: (-entry[0], entry[1] + entry[2], entry[1]))
    for _, here, there in found:
        if here not in result.pairs and there not in result.back:
            result.join(here, there)


def _call_of(clauses: Sequence[Clause], clause: Clause) -> str:
    while clause.parent >= 0 and clause.kind not in ("call", "heading"):
        clause = clauses[clause.parent]
    return clause.exact


def _beside(
    clause: Clause, old: Sequence[Clause], new: Sequence[Clause], result: Alignment, group: str
) -> Iterable[int]:
    """What stands where this clause would stand: next to the partner of its neighbour."""
    for step in (-1, 1):
        neighbour = clause.place + step
        partner = result.pairs.get(neighbour) if 0 <= neighbour < len(old) else None
        if partner is not None:
            place = partner - step
            if 0 <= place < len(new) and place not in result.back and _group(new[place]) == group:
                yield place
    if not clause.words:
        return


def _halves(old: Sequence[Clause], new: Sequence[Clause], result: Alignment) -> None:
    for here, there, pairs, back, groups in (
        (old, new, result.pairs, result.back, result.splits),
        (new, old, result.back, result.pairs, result.merges),
    ):
        free = _FreePairs(there, back)
        for clause in here:
            if _group(clause) != "clause" or len(clause.words) < 4:
                continue
            found = _two_of(clause, there, pairs, back, free)
            if found is not None:
                groups[clause.place] = found
        for place, halves in groups.items():
            gone = pairs.pop(place, None)
            if gone is not None:
                back.pop(gone, None)
            for half in halves:
                taken = back.pop(half, None)
                if taken is not None:
                    pairs.pop(taken, None)


def _neighbours(clauses: Sequence[Clause], start: int) -> bool:
    """Whether a clause and the next one can be the halves of one."""
    if not 0 <= start < len(clauses) - 1:
        return False
    first, second = clauses[start], clauses[start + 1]
    return first.parent == second.parent and all(_group(half) == "clause" and half.words for half in (first, second))


class _FreePairs:
    """Neighbours that belong to no clause of the other text yet, by their words."""

    def __init__(self, clauses: Sequence[Clause], taken: Mapping[int, int]) -> None:
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for start in range(len(clauses) - 1):
            if start in taken or start + 1 in taken or not _neighbours(clauses, start):
                continue
            for word in {*clauses[start].words, *clauses[start + 1].words}:
                self._by_word[word].append(start)

    def sharing(self, words: Iterable[str]) -> list[int]:
        """Those that share most rare words."""
        counts: Counter[int] = Counter()
        for word in set(words):
            found = self._by_word.get(word, ())
            if len(found) <= _COMMON:
                counts.update(found)
        return sorted(start for start, _ in counts.most_common(_CANDIDATES))


def _two_of(
    whole: Clause, clauses: Sequence[Clause], pairs: Mapping[int, int], back: Mapping[int, int], free: _FreePairs
) -> tuple[int, int] | None:
    """Two neighbours that make up a clause together, better than one of them does alone."""
    partner = pairs.get(whole.place)
    alone = similarity(whole.words, clauses[partner].words) if partner is not None else 0.0
    if alone > 0.9:
        return None
    best: tuple[float, tuple[int, int]] | None = None
    for start in free.sharing(whole.words) if partner is None else (partner - 1, partner):
        if not _neighbours(clauses, start):
            continue
        first, second = clauses[start], clauses[start + 1]
        if any(half.place in back and half.place != partner for half in (first, second)):
            continue
        both = similarity(whole.words, [*first.words, *second.words])
        if both < WHOLE or both <= alone + 0.1 or (best is not None and both <= best[0]):
            continue
        own = Counter(whole.words)
        shares = [sum((Counter(half.words) & own).values()) / len(half.words) for half in (first, second)]
        if min(shares) >= 0.5:
            best = (both, (start, start + 1))
    return best[1] if best is not None else None


def _calls(old: Sequence[Clause], new: Sequence[Clause], result: Alignment) -> None:
    """Calls belong together that share most of their clauses, or their wording."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for here, there in result.pairs.items():
        above, other = old[here].parent, new[there].parent
        if above >= 0 and other >= 0 and old[above].kind == "call" and new[other].kind == "call":
            votes[above][other] += 1
    found: list[tuple[int, float, int, int]] = []
    calls_new = [clause for clause in new if clause.kind == "call"]
    for clause in old:
        if clause.kind != "call":
            continue
        for call in calls_new:
            shared = votes[clause.place][call.place]
            alike = 1.0 if clause.exact == call.exact else similarity(clause.words, call.words)
            if shared or alike >= ALIKE:
                found.append((shared + (2 if alike == 1.0 else 0), alike, clause.place, call.place))
    found.sort(key=lambda entry: (-entry[0], -entry[1], abs(entry[2] - entry[3]), entry[2] + entry[3], entry[2]))
    for shared, alike, here, there in found:
        if here not in result.pairs and there not in result.back and (shared or alike >= 0.6):
            result.join(here, there)


def _named_alike(old: Sequence[Clause], new: Sequence[Clause]) -> dict[str, str]:
    """The instruments of both texts that have the same kind and number."""
    both = {clause.instrument for clause in old} & {clause.instrument for clause in new}
    return {name: name for name in both}


def _sharing(old: Sequence[Clause], new: Sequence[Clause], result: Alignment) -> dict[str, str]:
    """The instruments that have another number now: those that share most clauses, and the one that is left in each text."""
    twins = _named_alike(old, new)
    votes = Counter((old[here].instrument, new[there].instrument) for here, there in result.pairs.items())
    for (one, other), _ in sorted(votes.items(), key=lambda entry: (-entry[1], entry[0])):
        if one not in twins and other not in twins.values() and one and other:
            twins[one] = other
    left = [
        [name for name in dict.fromkeys(clause.instrument for clause in clauses) if name and name not in taken]
        for clauses, taken in ((old, twins.keys()), (new, set(twins.values())))
    ]
    if len(left[0]) == len(left[1]) == 1:
        twins[left[0][0]] = left[1][0]
    return twins


def _once(old: Sequence[Clause], new: Sequence[Clause], result: Alignment, twins: Mapping[str, str]) -> None:
    """Title, formula and the like of the same instruments belong together; lines of several are taken in order."""
    waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for clause in new:
        if clause.kind in _ONCE and clause.place not in result.back:
            waiting[clause.instrument, clause.kind].append(clause.place)
    for clause in old:
        if clause.kind in _ONCE and clause.place not in result.pairs:
            found = waiting.get((twins.get(clause.instrument, ""), clause.kind))
            if found:
                result.join(clause.place, found.pop(0))
