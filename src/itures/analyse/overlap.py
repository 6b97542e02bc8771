"""Clauses that say nearly the same, among very many: the rare pairs of words first, then the letters.

Two wordings are compared where one of the eight rarest pairs of neighbouring words of the one stands in the other (an inverted
index, not all pairs); they are alike where 80 % of their letters are, in order (rapidfuzz's ratio).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import pairwise
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from itures.model.clauses import words_of

ALIKE: Final = 80
"""Percent of the letters that two wordings have in common, in order. Below, sentences that only begin alike come in."""
RAREST: Final = 8
"""So many pairs of words of each wording are looked up: fewer lose what was edited in several places."""
SHORTEST: Final = 8
"""Words: shorter wordings are alike because there is little to say ("to report to the Council")."""
CROWD: Final = 400
"""A pair of words that more wordings have among their rarest is no help: all of them would be compared with all."""


class Alike(NamedTuple):
    """Two wordings by their indices, the earlier one first, and how much they have in common."""

    one: int
    other: int
    score: float


class Compared(NamedTuple):
    """What was found, sorted by the indices, and how many wordings were compared with some of the others only."""

    pairs: list[Alike]
    crowded: int


def alike(wordings: Sequence[str]) -> Compared:
    """Which of some different wordings say nearly the same; those of fewer than SHORTEST words say nothing.

    >>> old = "that terminals in most places cannot be used by persons with disabilities"
    >>> found = alike([old, old.replace("most", "many"), "that spare parts are hard to get in most countries of the world"])
    >>> [(one.one, one.other, round(one.score)) for one in found.pairs]
    [(0, 1, 96)]
    """
    plain = [" ".join(words_of(text)) for text in wordings]
    bags = [_pairs_of(words) if len(words) >= SHORTEST else [] for words in map(str.split, plain)]
    counts = Counter(pair for bag in bags for pair in bag)
    # A pair that no other wording has leads nowhere.
    rare = [
        nsmallest(RAREST, [pair for pair in bag if counts[pair] > 1], key=lambda pair: (counts[pair], pair))
        for bag in bags
    ]
    asked = {pair for bag in rare for pair in bag if counts[pair] <= CROWD}
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, bag in enumerate(bags):
        for pair in bag:
            if pair in asked:
                index[pair].append(number)
    crowded = sum(any(counts[pair] > CROWD for pair in bag) for bag in rare)
    found = {one for number in range(len(wordings)) for one in _of(number, rare[number], index, plain)}
    return Compared(sorted(found), crowded)


def _of(
    number: int, rare: Sequence[tuple[str, str]], index: Mapping[tuple[str, str], Sequence[int]], plain: Sequence[str]
) -> Iterator[Alike]:
    """The wordings that have one of the rarest pairs of this one, and are like it."""
    others = {other for pair in rare if pair in index for other in index[pair]}
    others.discard(number)
    length = len(plain[number])
    for other in others:
        # No more letters can be in common than the shorter one has.
        if 2 * min(length, len(plain[other])) * 100 < ALIKE * (length + len(plain[other])):
            continue
        score = fuzz.ratio(plain[number], plain[other], score_cutoff=ALIKE)
        if score:
            yield Alike(min(number, other), max(number, other), score)


def _pairs_of(words: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs of neighbouring words, each once."""
    return list(dict.fromkeys(pairwise(words)))
