"""Which paragraphs and tables of two stories belong together: those that read the same, and between them those that nearly do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

ALIKE: Final = 50.0
"""Of a hundred: from here on two paragraphs are one that was changed."""
_MOST: Final = 40_000
"""So many pairs at most are held against each other; of more, each paragraph is paired with its like in order."""


class Block(NamedTuple):
    """A paragraph, a table or a row, by what it is and how it reads."""

    kind: str
    text: str


class Pair(NamedTuple):
    """Places in the old and in the new story, None where there is nothing."""

    old: int | None
    new: int | None


def aligned(old: Sequence[Block], new: Sequence[Block]) -> list[Pair]:
    """Pairs of blocks in the order of the new story, what is gone before what stands in its place.

    >>> a, b, c, d = (Block("p", text) for text in ("to burn oil", "to go home", "to burn much oil", "to rest"))
    >>> aligned([a, b], [c, d, b])
    [Pair(old=0, new=0), Pair(old=None, new=1), Pair(old=1, new=2)]
    """
    found: list[Pair] = []
    for code in _regions(old, new):
        first, last, begin, end = code
        if old[first:last] == new[begin:end]:
            found += [Pair(first + at, begin + at) for at in range(last - first)]
        else:
            found += _nearly(old, new, range(first, last), range(begin, end))
    return found


def _regions(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int, int, int]]:
    """Stretches that are equal, and those between them."""
    found: list[tuple[int, int, int, int]] = []
    for code in Indel.opcodes(list(old), list(new)):
        place = (code.src_start, code.src_end, code.dest_start, code.dest_end)
        equal = code.tag == "equal"
        if found and not equal and old[found[-1][0] : found[-1][1]] != new[found[-1][2] : found[-1][3]]:
            found[-1] = (found[-1][0], place[1], found[-1][2], place[3])
        else:
            found.append(place)
    return found


def _nearly(old: Sequence[Block], new: Sequence[Block], olds: range, news: range) -> list[Pair]:
    """Pairs of blocks that read nearly the same, in order: those with most in common."""
    if len(olds) * len(news) > _MOST:
        return _in_order(olds, news, lambda one, other: _alike(old[one], new[other]))
    width = len(news) + 1
    best = [[0.0] * width for _ in range(len(olds) + 1)]
    score = [[_alike(old[one], new[other]) for other in news] for one in olds]
    for i in range(len(olds) - 1, -1, -1):
        for j in range(len(news) - 1, -1, -1):
            paired = best[i + 1][j + 1] + score[i][j] if score[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    found: list[Pair] = []
    i = j = 0
    while i < len(olds) or j < len(news):
        if i < len(olds) and j < len(news) and score[i][j] and best[i][j] == best[i + 1][j + 1] + score[i][j]:
            found.append(Pair(olds[i], news[j]))
            i, j = i + 1, j + 1
        elif i < len(olds) and (j == len(news) or best[i][j] == best[i + 1][j]):
            found.append(Pair(olds[i], None))
            i += 1
        else:
            found.append(Pair(None, news[j]))
            j += 1
    return found


def _in_order(olds: range, news: range, alike: Callable[[int, int], float]) -> list[Pair]:
    found: list[Pair] = []
    rest = list(news)
    for one in olds:
        if rest and alike(one, rest[0]):
            found.append(Pair(one, rest.pop(0)))
        else:
            found.append(Pair(one, None))
    return found + [Pair(None, other) for other in rest]


def _alike(one: Block, other: Block) -> float:
    """How much two blocks have in common, 0 where they are two."""
    if one.kind != other.kind:
        return 0.0
    if one.text == other.text:
        return 100.0
    return fuzz.ratio(one.text, other.text, score_cutoff=ALIKE)
