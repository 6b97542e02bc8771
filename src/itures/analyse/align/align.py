"""Which clause of one text is which of another: by wording first, by place and label where the wording leaves a choice.

1. What a text has one of (title, formula, ...) belongs to that of the same resolution.
2. The same wording, but for the sign at its end; where it is there several times, under the same call and label first.
3. Nearly the same wording: candidates share rare words (an inverted index, not all pairs), the best pairs first.
4. One clause that neighbours make up together: split, or merged.
5. Calls by their wording, else by the clauses under them; then headings of annexes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from math import log

from rapidfuzz.distance import Indel

from itures.model.clauses import Clause
from itures.model.diff import ClauseKind

ALIKE = 0.5
"""Share of common words, in order, from which on two clauses are one that changed."""
ALIKE_HERE = 0.4
"""The same where call and label are the same, too."""
HELD = 0.9
"""Share of the shorter wording that stands in the longer one, in order, for a clause that grew or was cut in its place."""
_LONGER = 12
"""A clause does not grow to more than so many times its words."""
WHOLE = 0.75
"""Share of the words of a clause that its parts must have, for it to be split."""
_TWO = 0.5
"""The same for two parts, before others are added to them: a sixth of the words each."""
_LENT = 0.8
"""Share of a part's words that another clause has, below which it may belong to the one that was split."""
_PART = 0.5
"""Share of the words of a part that the whole must have."""
_CANDIDATES = 6
_COMMON = 60
"""A word that more clauses have is a common one."""
_NEARBY = 20
"""Of the clauses that have a common word so many are looked at, the nearest ones."""
_RAREST = 8
"""So many words of a clause are asked for others that have them, the rarest ones."""
_ROUNDS = 3
"""How often clauses are looked for that are nearly the same: each time the neighbours of new pairs are asked, too."""
_ENDS = " ,;:."
_CALLS_ALIKE = 0.6
"""Share of common words from which on two calls without common clauses are one that changed."""
_NEAR = 40
"""Calls with no clause in common are compared with so many of the other text, those at about their place."""
_GROUPS = {"text": "clause", "point": "clause", "paragraph": "clause"}
_HEAD = frozenset(["cover", "designation", "title"])
"""The same wording is the same line in any of these: a cover may be all that there is of a text."""
_ONCE = ("proposal", "designation", "title", "formula", "history", "reasons")
"""What a text has one of: it belongs to that of the same text, whatever it says."""
_BOILERPLATE = frozenset(["proposal", "designation", "formula", "history", "call"])
"""What says nothing of which text is which."""
_OVER: tuple[ClauseKind, ...] = ("call", "heading")


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

    def partners(self, old: int) -> Sequence[int]:
        """Where an old clause is in the new text: nowhere, in one clause, or in the parts of it."""
        if old in self.pairs:
            return (self.pairs[old],)
        if old in self.splits:
            return self.splits[old]
        return [new for new, parts in self.merges.items() if old in parts]


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
    for _ in range(_ROUNDS):
        if not _alike(old, new, result):
            break
    _parts(old, new, result)
    twins = _twins(old, new, result)
    _part_strangers(old, new, result, twins)
    for kind in _OVER:
        _over(old, new, result, twins, kind)
    _once(old, new, result, twins)
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
            if clause.kind in _OVER or clause.place in (result.back if side else result.pairs):
                continue
            group = "head" if clause.kind in _HEAD else _group(clause)
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
    passed = (*_OVER, *_ONCE)
    free_old = [clause for clause in old if clause.place not in result.pairs and clause.kind not in passed]
    free_new = [clause for clause in new if clause.place not in result.back and clause.kind not in passed]
    if not free_old or not free_new:
        return False
    calls = _calls(old), _calls(new)
    index: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    named: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for clause in free_new:
        words = index[_group(clause)]
        for word in set(clause.words):
            words[word].append(clause.place)
        named[_group(clause), calls[1][clause.place], clause.label].append(clause.place)
    scale = max(len(old), len(new), 1)
    found: list[tuple[float, int, int]] = []
    for clause in free_old:
        group = _group(clause)
        near = len(new) / max(len(old), 1) * clause.place
        candidates = _candidates(clause, index[group], len(free_new), near)
        candidates.update(_beside(clause, old, new, result))
        # What has the same label under the same call, as long as these tell clauses apart.
        candidates.update(_nearest(named[group, calls[0][clause.place], clause.label], near, 2))
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
    for size, word in sharing[:_RAREST]:
        weight = log(1 + count / size) + 0.01
        for place in _nearest(index[word], near, _COMMON if size <= _COMMON else _NEARBY):
            weights[place] += weight
    best = nsmallest(_CANDIDATES, [(-weight, abs(place - near), place) for place, weight in weights.items()])
    return {place for _, _, place in best}


def _nearest(places: Sequence[int], near: float, most: int) -> Sequence[int]:
    """Of rising places those about one, no more than so many."""
    if len(places) <= most:
        return places
    middle = bisect_left(places, near)
    start = min(max(0, middle - most // 2), len(places) - most)
    return places[start : start + most]


def _held(one: Sequence[str], other: Sequence[str], score: float) -> bool:
    """Whether the shorter wording stands in the longer one."""
    shorter = min(len(one), len(other))
    return shorter >= 4 and _in_common(one, other, score) >= HELD * shorter


def _calls(clauses: Sequence[Clause]) -> list[str]:
    """The wording of the call or heading over each clause."""
    found: list[str] = []
    for clause in clauses:
        if clause.parent < 0 or clause.kind in _OVER:
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
            if 0 <= place < len(new) and place not in result.back and _group(new[place]) == _group(clause):
                yield place


def _parts(old: Sequence[Clause], new: Sequence[Clause], result: Alignment) -> None:
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

    def lent(place: int, whole: Clause) -> bool:
        """Whether a clause was taken for another one that it is less like than a part of this one."""
        other, part = here[back[place]].words, there[place].words
        if len(part) < 4 or other == part:
            return False
        own, others = (_in_common(part, words, similarity(part, words)) for words in (whole.words, other))
        return own >= HELD * len(part) and others < _LENT * len(part)

    for clause in here:
        if _group(clause) != "clause" or len(clause.words) < 4 or clause.place in used:
            continue
        partner = pairs.get(clause.place)

        def can(place: int, whole: Clause = clause, partner: int | None = partner) -> bool:
            return place not in taken and (place not in back or place == partner or lent(place, whole))

        near = len(there) / max(len(here), 1) * clause.place
        found = _parts_of(clause, there, partner, can, free, near)
        if found is not None:
            groups[clause.place] = found
            taken.update(found)
    for place, parts in groups.items():
        gone = pairs.pop(place, None)
        if gone is not None:
            back.pop(gone, None)
        for part in parts:
            other = back.pop(part, None)
            if other is not None:
                pairs.pop(other, None)


def _in_common(one: Sequence[str], other: Sequence[str], score: float) -> float:
    """How many words two wordings of this similarity have in common, in order."""
    return score * (len(one) + len(other)) / 2


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
        for _, word in rare[:_RAREST]:
            counts.update(_nearest(self._by_word[word], near, _NEARBY))
        return sorted([start for start, _ in counts.most_common(_CANDIDATES)])


def _neighbours(clauses: Sequence[Clause], start: int) -> bool:
    """Whether a clause and the next one can be parts of one: points of one list, or a point and what stands under it."""
    if not 0 <= start < len(clauses) - 1:
        return False
    first, second = clauses[start], clauses[start + 1]
    if second.parent not in (first.parent, first.place) and clauses[first.parent].parent != second.parent:
        return False
    return all(_group(part) == "clause" and part.words for part in (first, second))


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


def _over(
    old: Sequence[Clause], new: Sequence[Clause], result: Alignment, twins: Mapping[str, str], kind: ClauseKind
) -> None:
    """Calls or headings: the same wording in the same text, then those that share most clauses, then like wordings."""
    votes: Counter[tuple[int, int]] = Counter()
    shared = [*result.pairs.items()]
    shared += [(here, there) for here, parts in result.splits.items() for there in parts]
    shared += [(here, there) for there, parts in result.merges.items() for here in parts]
    for here, there in shared:
        above, other = old[here].parent, new[there].parent
        if above >= 0 and other >= 0 and old[above].kind == kind and new[other].kind == kind:
            votes[above, other] += 1
    voted = [(here, there, count) for (here, there), count in votes.items()]
    found = [
        (True, count, 1.0, here, there)
        for here, there, count in voted
        if old[here].exact == new[there].exact and twins.get(old[here].instrument, "-") == new[there].instrument
    ]
    _take([one for one in found if one[3] not in result.pairs and one[4] not in result.back], result)
    free_old = [clause for clause in old if clause.kind == kind and clause.place not in result.pairs]
    free_new = [clause for clause in new if clause.kind == kind and clause.place not in result.back]
    exact: dict[tuple[str, str], list[int]] = defaultdict(list)
    for clause in reversed(free_new):
        exact[clause.instrument, clause.exact].append(clause.place)
    for clause in free_old:
        places = exact.get((twins.get(clause.instrument, "-"), clause.exact))
        if places:
            result.join(clause.place, places.pop())
    found = [
        (old[here].exact == new[there].exact, count, similarity(old[here].words, new[there].words), here, there)
        for here, there, count in voted
        if here not in result.pairs and there not in result.back
    ]
    _take(found, result)
    left = [clause for clause in free_new if clause.place not in result.back]
    rest = [clause for clause in free_old if clause.place not in result.pairs]
    found = []
    for number, call in enumerate(rest):
        middle = number * len(left) // len(rest)
        for like in left[max(0, middle - _NEAR // 2) : middle + _NEAR // 2]:
            alike = similarity(call.words, like.words)
            if alike >= _CALLS_ALIKE and twins.get(call.instrument, "-") == like.instrument:
                found.append((False, 0, alike, call.place, like.place))
    _take(found, result)


def _take(found: list[tuple[bool, int, float, int, int]], result: Alignment) -> None:
    """Takes the best pairs of calls first."""
    found.sort(key=lambda one: (-one[0], -one[1], -one[2], abs(one[3] - one[4]), one[3] + one[4], one[3]))
    for _, _, _, here, there in found:
        if here not in result.pairs and there not in result.back:
            result.join(here, there)


def _named_alike(old: Sequence[Clause], new: Sequence[Clause]) -> dict[str, str]:
    """The instruments of both texts that have the same kind and number."""
    both = {clause.instrument for clause in old} & {clause.instrument for clause in new}
    return {name: name for name in both}


def _twins(old: Sequence[Clause], new: Sequence[Clause], result: Alignment) -> dict[str, str]:
    """The instruments that are the same: by kind and number, then by the clauses that they share; one is that of the other."""
    twins = _named_alike(old, new)
    texts = [
        [name for name in dict.fromkeys(clause.instrument for clause in clauses) if name] for clauses in (old, new)
    ]
    if len(texts[0]) == len(texts[1]) == 1:
        twins[texts[0][0]] = texts[1][0]
        return twins
    sizes = [
        Counter(clause.instrument for clause in clauses if clause.kind not in _BOILERPLATE) for clauses in (old, new)
    ]
    votes: Counter[tuple[str, str]] = Counter()
    for here, there in result.pairs.items():
        if old[here].kind not in _BOILERPLATE:
            votes[old[here].instrument, new[there].instrument] += 1
            if old[here].kind == "title":
                votes[old[here].instrument, new[there].instrument] += sizes[0][old[here].instrument]
    for (one, other), count in sorted(votes.items(), key=lambda entry: (-entry[1], entry[0])):
        free = one not in twins and other not in twins.values() and one and other
        if free and 2 * count > min(sizes[0][one], sizes[1][other]):
            twins[one] = other
    return twins


def _part_strangers(old: Sequence[Clause], new: Sequence[Clause], result: Alignment, twins: Mapping[str, str]) -> None:
    """Parts clauses of a text that is gone from those of one that is new: they have usual wordings in common, no more."""
    known = set(twins.values())
    for here, there in list(result.pairs.items()):
        one, other = old[here].instrument, new[there].instrument
        if one and other and one not in twins and other not in known:
            del result.pairs[here], result.back[there]


def _once(old: Sequence[Clause], new: Sequence[Clause], result: Alignment, twins: Mapping[str, str]) -> None:
    """Title, formula and the like of the same instruments belong together; lines of several are taken in order."""
    waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for clause in reversed(new):
        if clause.kind in _ONCE and clause.place not in result.back:
            waiting[clause.instrument, clause.kind].append(clause.place)
    for clause in old:
        if clause.kind in _ONCE and clause.place not in result.pairs:
            found = waiting.get((twins.get(clause.instrument, "-"), clause.kind))
            if found:
                result.join(clause.place, found.pop())
