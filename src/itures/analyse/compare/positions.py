"""Positions: the proposals that want the same of a clause, together."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence

from itures.analyse.compare.closing import closes
from itures.analyse.diff.words import plain
from itures.model.compare import CellOf, Position
from itures.model.diff import EditKind

_AWAY: tuple[EditKind, ...] = ("removed",)
_KEPT: tuple[EditKind, ...] = ()
QUIET = frozenset(["renumbered", "editorial"])
"""What changes no wording, or no meaning."""


def active(cell: CellOf) -> bool:
    """Whether a proposal does more to a clause than to its number and its signs.

    >>> active(CellOf(("renumbered", "changed"))), active(CellOf(("renumbered",)))
    (True, False)
    """
    return bool(set(cell.kinds) - QUIET)


def own_notes(cell: CellOf) -> tuple[str, ...]:
    """The notes that tell of the change itself: not of references left behind, nor of brackets.

    >>> own_notes(CellOf(notes=("a", "b"), stale=("b",)))
    ('a',)
    """
    closing = closes(cell.closes)
    return tuple([note for note in cell.notes if note not in cell.stale and note != closing])


def changes_of(cells: Sequence[CellOf]) -> list[Hashable]:
    """For each cell what is the same for all who make the same change; None for those that make none.

    Where a clause goes is part of the change, the number that it gets there is not.

    >>> one, other, kept = changes_of([CellOf(("removed",)), CellOf(("removed", "renumbered")), CellOf(("renumbered",))])
    >>> one == other, kept
    (True, None)
    """
    return [_change(cell) if active(cell) else None for cell in cells]


def _change(cell: CellOf) -> Hashable:
    what = tuple([plain(side.text) for side in cell.new])
    notes = () if cell.words or "removed" in cell.kinds else own_notes(cell)
    return frozenset(cell.kinds) - QUIET, cell.behind, what, notes


def positions(
    cells: Sequence[CellOf],
    names: Sequence[str],
    removing: Collection[int] = (),
    changes: Sequence[Hashable] | None = None,
) -> tuple[Position, ...]:
    """The positions on a clause: the one that most hold first, of equals the one that is held by whoever was named first;
    behind these what is only editorial, and those who keep it last.

    Of an addition, `removing` are the proposals that remove what it stands under, which is a position too. `changes` are those
    of the cells (`changes_of`), where they are known.

    >>> [one.names for one in positions([CellOf(("removed",)), CellOf(), CellOf(("removed",))], ["A", "B", "C"])]
    [('A', 'C'), ('B',)]
    """
    held: dict[Hashable, list[int]] = {}
    known = changes_of(cells) if changes is None else changes
    for index, (cell, change) in enumerate(zip(cells, known, strict=True)):
        held.setdefault(_signs(cell) if change is None else change, []).append(index)
    keeping = held.pop(None, [])
    groups = sorted(held.values(), key=lambda group: (not active(cells[group[0]]), -len(group)))
    found = [_position(group, cells[group[0]], names) for group in groups]
    away = [index for index in keeping if index in removing]
    for kinds, group in ((_AWAY, away), (_KEPT, [index for index in keeping if index not in removing])):
        if group:
            found.append(Position(tuple([names[index] for index in group]), tuple(group), kinds))
    return tuple(found)


def _signs(cell: CellOf) -> Hashable:
    """The signs that a proposal wants in a clause of which it keeps the words; None where it keeps these too."""
    return tuple([side.text for side in cell.new]) if "editorial" in cell.kinds else None


def _position(group: Sequence[int], first: CellOf, names: Sequence[str]) -> Position:
    kinds = tuple([kind for kind in first.kinds if kind != "renumbered"])
    text = "\n".join([side.text for side in first.new]) if kinds and first.new else None
    return Position(tuple([names[index] for index in group]), tuple(group), kinds, text)
