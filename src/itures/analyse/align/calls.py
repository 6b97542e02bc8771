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
_Pair = tuple[bool, int, float, int, int]
"""Two calls that may be one: whether they say the same, how many clauses they share, how like they are, their places."""
_BOILERPLATE = frozenset(["proposal", "designation", "formula", "history", "call"])
"""What says nothing of which text is which."""


def over(
    old: Sequence[Clause], new: Sequence[Clause], result: Alignment, twins: Mapping[str, str], kind: ClauseKind
) -> None:
    """Calls or headings: the same wording in the same text, then those that share most clauses, then like wordings."""
    votes = [
        (old[here], new[there], count)
        for (here, there), count in _votes(old, new, result, kind).items()
        if result.free(here, there)
    ]
    _take(
        [
            (True, count, 1.0, here.place, there.place)
            for here, there, count in votes
            if here.exact == there.exact and _same_text(here, there, twins)
        ],
        result,
    )
    free_old = [clause for clause in old if clause.kind == kind and clause.place not in result.pairs]
    free_new = [clause for clause in new if clause.kind == kind and clause.place not in result.back]
    _same_wording(free_old, free_new, result, twins)
    _take(
        [
            (here.exact == there.exact, count, similarity(here.words, there.words), here.place, there.place)
            for here, there, count in votes
            if result.free(here.place, there.place)
        ],
        result,
    )
    _take(_like_wordings(free_old, free_new, result, twins), result)


def _like_wordings(
    old: Sequence[Clause], new: Sequence[Clause], result: Alignment, twins: Mapping[str, str]
) -> list[_Pair]:
    """Calls without a partner that say nearly the same at about the same place in the same text."""
    here = [clause for clause in old if clause.place not in result.pairs]
    there = [clause for clause in new if clause.place not in result.back]
    found: list[_Pair] = []
    for number, call in enumerate(here):
        middle = number * len(there) // len(here)
        for other in there[max(0, middle - _NEAR // 2) : middle + _NEAR // 2]:
            alike = similarity(call.words, other.words)
            if alike >= _CALLS_ALIKE and _same_text(call, other, twins):
                found.append((False, 0, alike, call.place, other.place))
    return found


def _same_text(here: Clause, there: Clause, twins: Mapping[str, str]) -> bool:
    return twins.get(here.instrument, "-") == there.instrument


def _votes(
    old: Sequence[Clause], new: Sequence[Clause], result: Alignment, kind: ClauseKind
) -> Counter[tuple[int, int]]:
    """How many clauses two calls, or headings, have in common."""
    shared = [*result.pairs.items()]
    shared += [(here, there) for here, parts in result.splits.items() for there in parts]
    shared += [(here, there) for there, parts in result.merges.items() for here in parts]
    above = ((old[here].parent, new[there].parent) for here, there in shared)
    return Counter(
        (here, there)
        for here, there in above
        if here >= 0 and there >= 0 and old[here].kind == kind and new[there].kind == kind
    )


def _same_wording(here: Sequence[Clause], there: Sequence[Clause], result: Alignment, twins: Mapping[str, str]) -> None:
    """Joins calls of the same wording in the same text, in order."""
    waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for clause in reversed(there):
        waiting[clause.instrument, clause.exact].append(clause.place)
    for clause in here:
        places = waiting.get((twins.get(clause.instrument, "-"), clause.exact))
        if places:
            result.join(clause.place, places.pop())


def _take(found: list[_Pair], result: Alignment) -> None:
    """Takes the best pairs of calls first."""
    found.sort(key=lambda one: (-one[0], -one[1], -one[2], abs(one[3] - one[4]), one[3] + one[4], one[3]))
    result.join_free((here, there) for _, _, _, here, there in found)


def named_alike(old: Sequence[Clause], new: Sequence[Clause]) -> dict[str, str]:
    """The instruments of both texts that have the same kind and number."""
    both = {clause.instrument for clause in old} & {clause.instrument for clause in new}
    return {name: name for name in both}


def twins_of(old: Sequence[Clause], new: Sequence[Clause], result: Alignment) -> dict[str, str]:
    """The instruments that are the same: by kind and number, then by the clauses that they share; one is that of the other."""
    twins = named_alike(old, new)
    mine, others = ({clause.instrument for clause in clauses if clause.instrument} for clauses in (old, new))
    if len(mine) == len(others) == 1:
        return {**twins, mine.pop(): others.pop()}
    here_sizes, there_sizes = _sizes(old), _sizes(new)
    votes: Counter[tuple[str, str]] = Counter()
    for here, there in result.pairs.items():
        clause = old[here]
        if clause.kind not in _BOILERPLATE:
            # The same title says as much as all of the clauses.
            votes[clause.instrument, new[there].instrument] += 1 + here_sizes[clause.instrument] * (
                clause.kind == "title"
            )
    taken = set(twins.values())
    for (one, other), count in sorted(votes.items(), key=lambda entry: (-entry[1], entry[0])):
        free = one not in twins and other not in taken and one and other
        if free and 2 * count > min(here_sizes[one], there_sizes[other]):
            twins[one] = other
            taken.add(other)
    return twins


def _sizes(clauses: Sequence[Clause]) -> Counter[str]:
    """How many clauses of its own an instrument has."""
    return Counter(clause.instrument for clause in clauses if clause.kind not in _BOILERPLATE)


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
