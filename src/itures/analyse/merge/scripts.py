"""One proposal as a script: what of the base it keeps, in order, what it takes away, and what it brings where.

Doing all that a script says to the base gives the text of the proposal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from itures.analyse.compare.proposing import OVER, Added, is_ellipsis
from itures.analyse.compare.replacing import replacing
from itures.foundation.order import rise_without
from itures.model.clauses import Clause
from itures.model.diff import Diff, Edit, Side

_UNDER = frozenset(["point", "text", "paragraph", "row"])
"""What stands under a new call."""
_OF_A_MAKE = ("row", "footnote")
"""What is not made other than by words."""


class Shift(NamedTuple):
    """Clauses of the base that stand elsewhere now, that became several, or one: `old` are their places. A call that moved
    takes along what stands under it.
    """

    kind: str
    old: tuple[int, ...]
    new: tuple[Side, ...]


@dataclass(slots=True)
class Brought(Added):
    """Something that a proposal brings; `shift` is the number of the shift that brings it, None where it is new."""

    shift: int | None = None


class Kept(NamedTuple):
    """A clause of the base that stands where it stood: as the proposal has it, and what became of its words, if anything."""

    side: Side
    edit: Edit | None


class Script:
    """What one proposal does to the base, told by the comparison of both.

    `base` and `own` are the clauses of the base and of the proposal; `numbered` are the clauses of the base that provisions go
    behind by their numbers, `beyond` those of other texts than the proposal is about, which are kept. Where a proposal has
    "..." in place of clauses, these are kept. Notes whose marks stand in clauses have no place of their own: they are where
    their marks are.
    """

    def __init__(
        self,
        answer: Diff,
        base: Sequence[Clause],
        own: Sequence[Clause],
        numbered: Mapping[int, int] | None = None,
        beyond: Set[int] = frozenset(),
    ) -> None:
        self._base, self._own, self._numbered = base, own, numbered or {}
        self._beyond = beyond
        self._edits = replacing(answer)
        self._came = {side.place: edit for edit in self._edits for side in edit.new}
        self._partners = {after: before for before, after in answer.unchanged}
        self._cited = (_cited(base), _cited(own))
        self.kept: dict[int, Kept] = {}
        """By their places in the base the clauses that stay where they are."""
        self.notes: dict[int, int] = {}
        """The notes of the base by those of the proposal that are the same, by their places."""
        self.shifts: list[Shift] = []
        self.gone: set[int] = set()
        """The places of what it takes away, and brings nowhere else."""
        self.brings: dict[int, list[Brought]] = defaultdict(list)
        """What it brings, by the clause of the base that it stands behind (-1: none), in its own order."""
        self._read()

    def _read(self) -> None:
        singles = dict(self._singles())
        stays = self._stays(singles)
        for place, before in singles.items():
            if place in stays:
                self.kept[before] = Kept(self._own[place].side, self._came.get(place))
        for place, before in singles.items():
            if self._own[place].kind == "footnote":
                self.notes[place] = before
        self._shift(singles, stays)
        behind, skipped = self._order(stays)
        self._take_away({*skipped, *self._beyond})
        self._bring(stays, behind)

    def _singles(self) -> Iterator[tuple[int, int]]:
        """The clauses of the proposal that are one clause of the base each, by their places."""
        for place in range(len(self._own)):
            edit = self._came.get(place)
            if edit is None:
                if place in self._partners:
                    yield place, self._partners[place]
            elif _one(edit):
                yield place, edit.old[0].place

    def _stays(self, singles: dict[int, int]) -> dict[int, int]:
        """Those that stand in the order of the base; notes stay where their marks are."""
        pairs = sorted(
            [(before, place) for place, before in singles.items() if before not in self._cited[0] and place not in self._cited[1]]
        )  # fmt: skip
        moved = {side.place for edit in self._edits if "moved" in edit.kinds for side in edit.old}
        yielding = {index for index, (before, _) in enumerate(pairs) if self._within(before, moved)}
        rising = rise_without([place for _, place in pairs], yielding)
        stays = {pairs[index][1]: pairs[index][0] for index in rising}
        return stays | {
            place: before for place, before in singles.items() if before in self._cited[0] and place in self._cited[1]
        }

    def _within(self, place: int, places: set[int]) -> bool:
        """Whether a clause of the base is one of these, or stands under one of them."""
        while place >= 0 and place not in places:
            place = self._base[place].parent
        return place >= 0

    def _shift(self, singles: dict[int, int], stays: dict[int, int]) -> None:
        """What stands elsewhere, each with what it takes along; what was split, or merged."""
        elsewhere = {before: place for place, before in singles.items() if place not in stays}
        roots: dict[int, list[int]] = {}
        for before in sorted(elsewhere):
            root = before
            while (above := self._base[root].parent) in elsewhere:
                root = above
            roots.setdefault(root, []).append(before)
        for places in roots.values():
            sides = sorted([self._own[elsewhere[before]].side for before in places], key=lambda side: side.place)
            self.shifts.append(Shift("moved", tuple(places), tuple(sides)))
        for edit in self._edits:
            if edit.old and edit.new and not _one(edit) and not _is_sup(edit):
                kind = "split" if len(edit.new) > 1 else "merged" if len(edit.old) > 1 else "replaced"
                self.shifts.append(Shift(kind, tuple([side.place for side in edit.old]), edit.new))

    def _order(self, stays: dict[int, int]) -> tuple[dict[int, int], set[int]]:
        """For each clause of the proposal the one of the base that it stands behind; and those that it does not repeat."""
        size = len(self._own)
        following = [len(self._base)] * (size + 1)
        for place in range(size - 1, -1, -1):
            stays_here = place in stays and place not in self._cited[1]
            following[place] = stays[place] if stays_here else following[place + 1]
        behind, at = {}, -1
        skipped: set[int] = set()
        for place in range(size):
            edit = self._came.get(place)
            if place in stays and place not in self._cited[1]:
                at = stays[place]
            elif edit is not None and not edit.old and is_ellipsis(edit):
                skipped.update(range(at + 1, following[place]))
                at = max(at, following[place] - 1)
            elif (
                edit is not None
                and edit.old
                and "moved" not in edit.kinds
                and at < edit.old[-1].place < following[place]
            ):
                at = edit.old[-1].place
            behind[place] = self._numbered.get(place, at)
        return behind, skipped

    def _take_away(self, skipped: set[int]) -> None:
        for edit in self._edits:
            if not edit.new or _is_sup(edit):
                self.gone.update([side.place for side in edit.old if side.place not in skipped])
        # A note that is in no clause any more goes with its mark.
        self.gone -= self._cited[0]

    def _bring(self, stays: dict[int, int], behind: dict[int, int]) -> None:
        by_place = {side.place: number for number, shift in enumerate(self.shifts) for side in shift.new}
        call: Brought | None = None
        for place, clause in enumerate(self._own):
            if place in self._cited[1]:
                continue
            if place in stays:
                call = None
                continue
            edit = self._came.get(place)
            if edit is not None and (_is_sup(edit) if edit.old else is_ellipsis(edit)):
                continue
            new = Edit(("added",), (), (clause.side,))
            one = Brought(new, (), tuple(self._above(place)), [], by_place.get(place))
            if call is not None and clause.kind in _UNDER and behind[place] == behind[call.edit.new[0].place]:
                call.under.append(one)
                continue
            self.brings[behind[place]].append(one)
            call = one if clause.kind in OVER else None

    def _above(self, place: int) -> Iterator[int]:
        """The clauses of the base that a clause of the proposal stands under, nearest first."""
        while (place := self._own[place].parent) >= 0:
            edit = self._came.get(place)
            if edit is None:
                if place in self._partners:
                    yield self._partners[place]
            elif edit.old:
                yield edit.old[0].place


def _is_sup(edit: Edit) -> bool:
    """Whether it removes a provision, of which the proposal has the number alone."""
    return "removed" in edit.kinds


def _one(edit: Edit) -> bool:
    """Whether a clause is one clause of the same make: a row with as many cells, and no note that is a paragraph now."""
    if len(edit.old) != 1 or len(edit.new) != 1 or _is_sup(edit):
        return False
    old, new = edit.old[0], edit.new[0]
    alike = all((old.kind == kind) == (new.kind == kind) for kind in _OF_A_MAKE)
    return alike and len(old.cells) == len(new.cells)


def _cited(clauses: Sequence[Clause]) -> frozenset[int]:
    """The places of the notes whose marks stand in clauses."""
    return frozenset([mark.note for clause in clauses for mark in clause.marks])
