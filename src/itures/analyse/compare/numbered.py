"""Where what is added to a treaty text goes: behind the number that it follows, wherever the proposal has it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

from itures.grammar.provisions import is_later
from itures.model.clauses import Clause


def behind_numbers(base: Sequence[Clause], own: Sequence[Clause], added: Collection[int]) -> dict[int, int]:
    """For each provision that a proposal adds the clause of the base that it goes behind, by their places: the last one of those
    under the number before it. Provisions of texts that the base has not are left out, and what comes before its first number.

    >>> behind_numbers([], [], [])
    {}
    """
    cited = [clause for clause in base if clause.cited]
    places = [clause.place for clause in cited]
    found: dict[int, int] = {}
    for clause in own if cited else ():
        if not clause.cited or clause.owner is None or clause.place not in added:
            continue
        before = [
            one.place
            for one in cited
            if one.owner is not None and one.owner.treaty == clause.owner.treaty and is_later(one.label, clause.label)
        ]
        if before:
            found[clause.place] = _last_under(base, places, before[-1])
    return found


def _last_under(base: Sequence[Clause], places: Sequence[int], place: int) -> int:
    """The last clause under a number: before the next number, and before a heading."""
    following = bisect_right(places, place)
    end = places[following] if following < len(places) else len(base)
    last = place
    while last + 1 < end and base[last + 1].kind not in ("heading", "designation", "footnote"):
        last += 1
    return last
