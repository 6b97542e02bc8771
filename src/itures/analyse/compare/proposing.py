"""What one proposal does to a text: to each of its clauses, and what it adds where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from itures.analyse.compare.closing import closed, closes
from itures.analyse.compare.replacing import replacing
from itures.model.compare import CellOf
from itures.model.diff import Diff, Edit, Side

OVER = frozenset(["call", "heading"])
"""What other clauses stand under."""
_UNDER = frozenset(["point", "text", "paragraph", "row"])
_ELLIPSES = frozenset(["...", "…", "....", ". . ."])
_BRACKETS = " []()\t"
_NOT_REPEATED = "not repeated in the proposal (...)"


@dataclass(slots=True)
class Added:
    """Something that a proposal adds; a new call with what is new under it. `notes` tell what its references cite by then.

    `above` are the clauses of the base that it stands under.
    """

    edit: Edit
    notes: tuple[str, ...] = ()
    above: tuple[int, ...] = ()
    under: list[Added] = field(default_factory=list)


class Proposing:
    """Asks a comparison of the base with one proposal for its cells and its additions.

    `clauses` are those of the base, `parents` says under which clause each one of the proposal stands, -1 for none.

    `numbered` are the clauses of the base that provisions go behind by their numbers (`behind_numbers`), `beyond` those that the
    proposal is not about.

    Where a proposal has "..." in place of clauses, these are kept.
    """

    def __init__(
        self,
        answer: Diff,
        clauses: Sequence[Side],
        parents: Sequence[int],
        numbered: Mapping[int, int] | None = None,
        beyond: Set[int] = frozenset(),
    ) -> None:
        self._beyond = beyond
        self._numbered = numbered or {}
        self._edits = replacing(answer)
        self._parents = parents
        self._clauses = clauses
        self._came = {side.place: edit for edit in self._edits for side in edit.new}
        self._partners = {place: before for before, place in answer.unchanged}
        self._size = len(self._came) + len(self._partners)
        self._stale: dict[int, list[str]] = defaultdict(list)
        for stale in answer.stale:
            self._stale[stale.place].append(stale.message)
        self._behind = self._order()

    def _order(self) -> list[int]:
        """For each clause of the proposal the one of the base that it stands behind; -1 for none."""
        found = []
        behind = -1
        for place in range(self._size):
            found.append(self._numbered.get(place, behind))
            stands = self._stands(place)
            behind = behind if stands is None else stands
            edit = self._came.get(place)
            if edit is not None and not edit.old and is_ellipsis(edit):
                behind = max(behind, self._next(place) - 1)
        return found

    def _next(self, place: int) -> int:
        """The next clause of the base that stands behind a place of the proposal."""
        stands = (self._stands(later) for later in range(place, self._size))
        return next((stand for stand in stands if stand is not None), len(self._clauses))

    def _stands(self, place: int) -> int | None:
        """The clause of the base that this one is, if it is one and stands where it stood."""
        edit = self._came.get(place)
        if edit is None:
            return self._partners[place]
        return edit.old[-1].place if edit.old and "moved" not in edit.kinds else None

    def cells(self) -> dict[int, CellOf]:
        """What it does to the clauses of the base; those of which there is nothing to say are left out."""
        found = {}
        for place, before in self._partners.items():
            if place in self._stale:
                found[before] = CellOf(notes=tuple(self._stale[place]), stale=tuple(self._stale[place]))
        repeated = self._not_repeated()
        for edit in self._edits:
            for side in edit.old:
                if side.place in self._beyond and not edit.new:
                    continue
                if side.place in repeated and not edit.new:
                    found[side.place] = CellOf(notes=(_NOT_REPEATED,))
                else:
                    found[side.place] = self._cell(edit, side)
        return found

    def _cell(self, edit: Edit, side: Side) -> CellOf:
        """What an edit does to a clause; of several that are merged the first one has the words."""
        words = edit.words if side is edit.old[0] else ()
        more = [note for one in edit.new for note in self._stale.get(one.place, ())]
        behind = self._behind[edit.new[0].place] if "moved" in edit.kinds else None
        fewer = closed(edit.old, edit.new) if side is edit.old[0] else 0
        notes = (*edit.notes, *more, *filter(None, [closes(fewer)]))
        return CellOf(edit.kinds, edit.new, words, notes, behind, tuple(more), fewer)

    def additions(self) -> dict[int, list[Added]]:
        """What it adds, by the clause of the base that it stands behind (-1: none), in its own order."""
        found: dict[int, list[Added]] = defaultdict(list)
        call: Added | None = None
        for place in range(self._size):
            edit = self._came.get(place)
            if edit is None or edit.old:
                kind = edit.new[0].kind if edit is not None else self._clauses[self._partners[place]].kind
                call = None if kind in OVER else call
                continue
            if is_ellipsis(edit):
                continue
            one = Added(edit, tuple(self._stale.get(place, ())), tuple(self._above(place)))
            kind = edit.new[0].kind
            if call is not None and kind in _UNDER:
                call.under.append(one)
                continue
            found[self._behind[place]].append(one)
            call = one if kind in OVER else None
        return found

    def _above(self, place: int) -> Iterator[int]:
        """The clauses of the base that a clause of the proposal stands under, nearest first."""
        while (place := self._parents[place]) >= 0:
            edit = self._came.get(place)
            if edit is None:
                yield self._partners[place]
            elif edit.old:
                yield edit.old[0].place

    def _not_repeated(self) -> set[int]:
        """The clauses of the base in whose place the proposal has "...": between its neighbours."""
        found: set[int] = set()
        for place, edit in self._came.items():
            if not edit.old and is_ellipsis(edit):
                found.update(range(self._behind[place] + 1, self._next(place)))
        return found


def is_ellipsis(edit: Edit) -> bool:
    """Whether what an edit brings is "...", which stands for clauses that are not repeated.

    >>> is_ellipsis(Edit(("added",), (), ()))
    True
    """
    return all(side.text.strip(_BRACKETS) in _ELLIPSES for side in edit.new)
