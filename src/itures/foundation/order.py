"""Orders: which of several things keep theirs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence


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


def rise_without(values: Sequence[int], yielding: Collection[int]) -> list[int]:
    """Indexes of a strictly rising subsequence, rising: the longest of those that do not yield, and of the others, which are
    given by their indexes, what fits between them.

    >>> rise_without([0, 2, 3, 1], [1, 2])
    [0, 3]
    """
    if not yielding:
        return longest_rise(values)
    firm = [index for index in range(len(values)) if index not in yielding]
    kept = [firm[at] for at in longest_rise([values[index] for index in firm])]
    found: list[int] = []
    start, low = 0, -1
    for end in [*kept, len(values)]:
        high = values[end] if end < len(values) else max(values, default=0) + 1
        between = [index for index in range(start, end) if index in yielding and low < values[index] < high]
        found += [between[at] for at in longest_rise([values[index] for index in between])]
        found += [end] if end < len(values) else []
        start, low = end + 1, high
    return found
