"""Orders: which of several things keep theirs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def longest_rise(values: Sequence[int]) -> list[int]:
    """Indexes of a longest strictly rising subsequence, rising; in n log n steps.

    Patience sorting (Fredman, On computing the length of longest increasing subsequences, 1975).

    >>> longest_rise([0, 3, 1, 2])
    [0, 2, 3]
    """
    tails: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(holders[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        holders[at : at + 1] = [index]
    found = []
    index = holders[-1] if holders else -1
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]
