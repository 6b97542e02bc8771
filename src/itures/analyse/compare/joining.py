"""What several proposals add at one place: the same and nearly the same wordings belong together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from itures.analyse.align.alignment import ALIKE, similarity
from itures.analyse.compare.proposing import OVER, Added
from itures.analyse.diff.words import plain
from itures.model.clauses import words_of
from itures.model.diff import Side

_NEAR = 25
"""Additions are compared with so many of another proposal before and behind their place."""
Together = dict[int, Added]
"""What is one row: by proposal what it adds there."""


def joined(found: Mapping[int, Sequence[Added]]) -> list[Together]:
    """What belongs together of what proposals add, in an order that holds for each of them as far as possible.

    >>> joined({})
    []
    """
    rows: list[Together] = []
    for index, ones in found.items():
        left = _join(rows, index, ones)
        # Points belong to the section before, so they stand before new calls.
        calls = next((number for number, row in enumerate(rows) if first(row).kind in OVER), len(rows))
        own = next((number for number, one in enumerate(left) if one.edit.new[0].kind in OVER), len(left))
        rows[calls:calls] = [{index: one} for one in left[:own]]
        rows += [{index: one} for one in left[own:]]
    return rows


def _join(rows: list[Together], index: int, ones: Sequence[Added]) -> list[Added]:
    """Puts what a proposal adds where others add the like, with rows for what it has before that; returns what is left."""
    exact = {plain(first(row).text): row for row in reversed(rows)}
    waiting: list[Added] = []
    at = 0
    for one in ones:
        side = one.edit.new[0]
        row = exact.get(plain(side.text))
        if row is None or index in row or _alike(side, first(row)) < ALIKE:
            row = _likest(side, [each for each in rows[max(0, at - _NEAR) : at + _NEAR] if index not in each])
        if row is None:
            waiting.append(one)
            continue
        row[index] = one
        at = next(number for number, each in enumerate(rows) if each is row)
        rows[at:at] = [{index: other} for other in waiting]
        at += len(waiting) + 1
        waiting.clear()
    return waiting


def _likest(side: Side, rows: Sequence[Together]) -> Together | None:
    """The row that is most like an addition, if one is like enough."""
    row = max(rows, key=lambda each: _alike(side, first(each)), default=None)
    return row if row is not None and _alike(side, first(row)) >= ALIKE else None


def first(row: Together) -> Side:
    """The clause by which a row goes: that of the proposal that was named first.

    >>> from itures.model.diff import Edit
    >>> from itures.model.stream import Span
    >>> side = Side("1", "1", "1", "to go", "point", 0, Span(0, 5))
    >>> first({1: Added(Edit(("added",), (), (side,)))}).text
    'to go'
    """
    return next(iter(row.values())).edit.new[0]


def _alike(one: Side, other: Side) -> float:
    """How much two additions are the same; two calls are, or are not."""
    if one.kind in OVER or other.kind in OVER:
        return float(one.kind == other.kind and plain(one.text) == plain(other.text))
    return similarity(words_of(one.text), words_of(other.text))
