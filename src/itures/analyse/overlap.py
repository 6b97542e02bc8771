"""Clauses that say nearly the same, among very many: the rare pairs of words first, then the letters.

Two wordings are compared where one of the eight rarest pairs of neighbouring words of the one stands in the other (an inverted
index, not all pairs); they are alike where 80 % of their letters are, in order (rapidfuzz's ratio).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from itures.foundation.collector import building

ALIKE: Final = 80
"""Percent of the letters that two wordings have in common, in order. Below, sentences that only begin alike come in."""
RAREST: Final = 8
"""So many pairs of words of each wording are looked up: fewer lose what was edited in several places."""
SHORTEST: Final = 8
"""Words: shorter wordings are alike because there is little to say ("to report to the Council")."""
CROWD: Final = 400
"""A pair of words that more wordings have among their rarest is no help: all of them would be compared with all."""
MANY: Final = 1_000_000
"""From so many wordings on the pairs of words of all of them take more memory than a laptop has."""


class Alike(NamedTuple):
    """Two wordings by their indices, the earlier one first, and how much they have in common."""

    one: int
    other: int
    score: float


class Candidates(NamedTuple):
    """Wordings that may be alike, each with others, every two once; and how many were left out of a crowd, asked behind these."""

    pairs: Iterable[tuple[int, Collection[int]]]
    crowded: Callable[[], int]


class Compared(NamedTuple):
    """What was found, sorted by the indices, and how many wordings were compared with some of the others only."""

    pairs: list[Alike]
    crowded: int


class NoSketchesError(Exception):
    """That rensa is not installed, in one line."""


@building
def alike(wordings: Sequence[str]) -> Compared:
    """Which of some different wordings say nearly the same; those of fewer than SHORTEST words say nothing.

    They are given as their words (`model.clauses.words_of`) with a blank between two. From MANY on some are missed, two in a
    hundred at most where it was measured (`analyse/sketches.py`); then NoSketchesError is raised where rensa (the extra
    `overlap`) is not installed, for an answer must not depend on what is.

    >>> old = "that terminals in most places cannot be used by persons with disabilities"
    >>> found = alike([old, old.replace("most", "many"), "that spare parts are hard to get in most countries of the world"])
    >>> [(one.one, one.other, round(one.score)) for one in found.pairs]
    [(0, 1, 96)]
    """
    candidates = (sketched if len(wordings) >= MANY else _by_rare_pairs)(wordings)
    found = sorted(_compared(wordings, candidates.pairs))
    return Compared(found, candidates.crowded())


def sketched(wordings: Sequence[str]) -> Candidates:
    """The candidates among very many wordings."""
    try:
        from itures.analyse.sketches import candidates
    except ImportError:
        raise NoSketchesError(f"{len(wordings):,} wordings: rensa is missing (pip install itures[overlap])") from None
    return candidates(wordings, CROWD, SHORTEST)


def _by_rare_pairs(wordings: Sequence[str]) -> Candidates:
    """For each wording, others that have one of its rarest pairs of words."""
    bags, crowd = _ranked(wordings)
    rare = [sorted(bag)[:RAREST] for bag in bags]
    asked = {pair for own in rare for pair in own if pair < crowd}
    index: dict[int, list[int]] = defaultdict(list)
    for number, bag in enumerate(bags):
        for pair in asked.intersection(bag):
            index[pair].append(number)
    found = [{other for pair in own for other in index.get(pair, ())} for own in rare]
    once = (
        (number, [other for other in others if other > number or (other < number and number not in found[other])])
        for number, others in enumerate(found)
    )
    return Candidates(once, lambda: sum(bool(own) and own[-1] >= crowd for own in rare))


def _ranked(wordings: Sequence[str]) -> tuple[list[list[int]], int]:
    """The pairs of neighbouring words of each wording as numbers, the rarest first, without those that it alone has, as they lead
    nowhere; and the number from which on pairs are those of a crowd. What is too short to say anything has none.
    """
    texts = [words if len(words) >= SHORTEST else [] for words in (text.split(" ") for text in wordings)]
    # In the order of the alphabet, so that which of two pairs is the rarer one never depends on the order of the wordings.
    vocabulary = {word: number for number, word in enumerate(sorted(set(chain.from_iterable(texts))))}
    size = len(vocabulary)
    bags = []
    for words in texts:
        numbers = [vocabulary[word] for word in words]
        bags.append({one * size + other for one, other in pairwise(numbers)})
    counts = Counter(chain.from_iterable(bags))
    shared = sorted(sorted([pair for pair, count in counts.items() if count > 1]), key=counts.__getitem__)
    rank = {pair: number for number, pair in enumerate(shared)}
    crowd = bisect_right(shared, CROWD, key=counts.__getitem__)
    return [[rank[pair] for pair in bag if pair in rank] for bag in bags], crowd


def _compared(wordings: Sequence[str], candidates: Iterable[tuple[int, Collection[int]]]) -> Iterator[Alike]:
    lengths = [len(text) for text in wordings]
    for number, others in candidates:
        text = wordings[number]
        # No more letters can be in common than the shorter one has.
        shortest = -(-ALIKE * lengths[number] // (200 - ALIKE))
        longest = (200 - ALIKE) * lengths[number] // ALIKE
        for other in others:
            if shortest <= lengths[other] <= longest:
                score = fuzz.ratio(text, wordings[other], score_cutoff=ALIKE)
                if score:
                    yield Alike(min(number, other), max(number, other), score)
