"""Clauses through several editions of a text: which clause of an edition goes on which one of the edition before."""

from __future__ import annotations

from collections.abc import Sequence

from itures.model.clauses import Clause
from itures.model.diff import Diff, Edit, EditKind
from itures.model.histories import HistoryCell, HistoryRow


def paired(diff: Diff) -> dict[int, list[int]]:
    """The places in the new text of each clause of the old one; what is gone has none.

    >>> from itures.model.diff import Summary
    >>> paired(Diff("a", "b", Summary(), (), unchanged=((0, 1),)))
    {0: [1]}
    """
    found = {old: [new] for old, new in diff.unchanged}
    for edit in diff.edits:
        if edit.new and "removed" not in edit.kinds:
            for side in edit.old:
                found[side.place] = [one.place for one in edit.new]
    return found


def edited(diff: Diff) -> dict[int, Edit]:
    """The edits by the places of what they made."""
    return {side.place: edit for edit in diff.edits for side in edit.new}


def rows_of(editions: Sequence[Sequence[Clause]], diffs: Sequence[Diff]) -> tuple[HistoryRow, ...]:
    """The clauses of all editions, each in one row; of a clause that was split the first part goes on its row.

    A row stands behind that of the clause which stood before it in the edition that had it first.
    """
    count = len(editions)
    rows: list[list[HistoryCell | None]] = []
    order: list[int] = []
    at: dict[int, int] = {}
    for number, clauses in enumerate(editions):
        going_on = _going_on(diffs[number - 1], at) if number else {}
        changes = edited(diffs[number - 1]) if number else {}
        held: dict[int, int] = {}
        before = -1
        for clause in clauses:
            row = going_on.get(clause.place)
            if row is None:
                row = len(rows)
                rows.append([None] * count)
                if not order or before == order[-1]:
                    order.append(row)
                else:
                    order.insert(order.index(before) + 1 if before >= 0 else 0, row)
            edit = changes.get(clause.place)
            kinds: tuple[EditKind, ...] = edit.kinds if edit is not None else ()
            rows[row][number] = HistoryCell(clause.at, clause.label, clause.text, kinds)
            held[clause.place] = before = row
        at = held
    return tuple([HistoryRow(tuple(rows[row])) for row in order])


def _going_on(diff: Diff, rows: dict[int, int]) -> dict[int, int]:
    """The row that each clause of the new text goes on; a row is gone on by one clause."""
    found: dict[int, int] = {}
    for old, news in sorted(paired(diff).items()):
        free = next((new for new in news if new not in found), None)
        if free is not None and old in rows:
            found[free] = rows[old]
    return found
