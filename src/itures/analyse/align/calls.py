"""Calls and headings by the clauses under them, instruments by what they hold, and what an instrument has one of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from itures.analyse.align.alignment import Alignment, similarity
from itures.model.clauses import Clause
from itures.model.diff import ClauseKind

ONCE = ("proposal", "designation", "title", "formula", "history", "reasons")
"""What a text has one of: it belongs to that of the same text, whatever it says."""
_CALLS_ALIKE = 0.6
"""Share of common words from which on two calls without common clauses are one that changed.

More than for clauses: nothing but the wording speaks for them.
"""
_NEAR = 40
"""Calls with no clause in common are compared with so many of the other text, those at about their place.

So the time grows with the number of calls, not with its square.
"""
_BOILERPLATE = frozenset(["proposal", "designation", "formula", "history", "call"])
"""What says nothing of which text is which."""


def over(
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


def named_alike(old: Sequence[Clause], new: Sequence[Clause]) -> dict[str, str]:
    """The instruments of both texts that have the same kind and number."""
    both = {clause.instrument for clause in old} & {clause.instrument for clause in new}
    return {name: name for name in both}


def twins_of(old: Sequence[Clause], new: Sequence[Clause], result: Alignment) -> dict[str, str]:
    """The instruments that are the same: by kind and number, then by the clauses that they share; one is that of the other."""
    twins = named_alike(old, new)
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


def part_strangers(old: Sequence[Clause], new: Sequence[Clause], result: Alignment, twins: Mapping[str, str]) -> None:
    """Parts clauses of a text that is gone from those of one that is new: they have usual wordings in common, no more."""
    known = set(twins.values())
    for here, there in list(result.pairs.items()):
        one, other = old[here].instrument, new[there].instrument
        if one and other and one not in twins and other not in known:
            del result.pairs[here], result.back[there]


def once(old: Sequence[Clause], new: Sequence[Clause], result: Alignment, twins: Mapping[str, str]) -> None:
    """Title, formula and the like of the same instruments belong together; lines of several are taken in order."""
    waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for clause in reversed(new):
        if clause.kind in ONCE and clause.place not in result.back:
            waiting[clause.instrument, clause.kind].append(clause.place)
    for clause in old:
        if clause.kind in ONCE and clause.place not in result.pairs:
            found = waiting.get((twins.get(clause.instrument, "-"), clause.kind))
            if found:
                result.join(clause.place, found.pop())
