"""What several proposals do to one clause together: who makes the same change, and whether all changes can be made.

What is only renumbered or editorial conflicts with nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TypeAlias

from itures.analyse.compare.positions import active, changes_of, own_notes, positions
from itures.model.brief import listed
from itures.model.compare import REASONS, CellOf, Position, Proposed, Reason, ReasonKind, Row, Verdict
from itures.model.diff import Side, Word

_STRENGTH = frozenset(["weaker", "stronger"])
_PARTED = frozenset(["split", "merged"])
_Touch: TypeAlias = tuple[int, int, str]
"""A change of words: from where to where in the old wording, and what stands there now."""
_Clashes: TypeAlias = dict[tuple[int, int], ReasonKind]


class Judge:
    """Judges the cells of each row; `proposals` are those that the cells belong to."""

    def __init__(self, proposals: Sequence[Proposed]) -> None:
        self._names = [one.name for one in proposals]
        self._sup = {index for index, one in enumerate(proposals) if (one.action or "").startswith("SUP")}

    def row(self, base: Side | None, cells: Sequence[CellOf], removing: Sequence[int] = ()) -> Row:
        """The row of a clause. Of an addition, `removing` are the proposals that remove what it stands under."""
        changes = changes_of(cells)
        same = _same(changes)
        held = positions(cells, self._names, removing, changes)
        clashes = _clashes(base, cells, held)
        verdict: Verdict = "conflict" if removing else _verdict(cells, held, bool(clashes))
        if removing:
            note = self._said("above", cells, removing)
            cells = [replace(cell, notes=(*cell.notes, note)) if cell.kinds else cell for cell in cells]
        reasons = tuple(self._reasons(clashes, cells, held, removing)) if verdict == "conflict" else ()
        return Row(base, tuple(cells), verdict, same, held, reasons)

    def _reasons(
        self, clashes: _Clashes, cells: Sequence[CellOf], held: Sequence[Position], removing: Sequence[int]
    ) -> list[Reason]:
        """Why the row is a conflict: for each kind of reason the positions that it is between."""
        found: dict[ReasonKind, set[int]] = defaultdict(set)
        for (one, other), kind in clashes.items():
            if kind == "removed":
                # A position may be held by SUP and by others who remove this clause alone.
                away = {*held[one if "removed" in held[one].kinds else other].proposals}
                if away & self._sup:
                    found["sup"] |= {one, other}
                if away <= self._sup:
                    continue
            found[kind] |= {one, other}
        if removing:
            found["above"] = {number for number, one in enumerate(held) if one.kinds}
        return [
            Reason(kind, self._said(kind, cells, removing), tuple(sorted(found[kind])))
            for kind in REASONS
            if kind in found
        ]

    def _said(self, kind: ReasonKind, cells: Sequence[CellOf], removing: Sequence[int]) -> str:
        who: Sequence[int] = ()
        match kind:
            case "sup" | "removed":
                gone = [index for index, cell in enumerate(cells) if "removed" in cell.kinds]
                who = [index for index in gone if (index in self._sup) == (kind == "sup")]
            case "above":
                who = removing
            case "split":
                who = [index for index, cell in enumerate(cells) if _PARTED & {*cell.kinds}]
        return REASONS[kind].format(listed([self._names[index] for index in who]))


def _same(changes: Sequence[Hashable]) -> tuple[tuple[int, ...], ...]:
    """The proposals that make the same change, in groups of two and more."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for index, change in enumerate(changes):
        if change is not None:
            groups[change].append(index)
    return tuple([tuple(group) for group in groups.values() if len(group) > 1])


def _clashes(base: Side | None, cells: Sequence[CellOf], held: Sequence[Position]) -> _Clashes:
    """The positions, two by two, that cannot both be had, and why not."""
    firsts = {number: cells[one.proposals[0]] for number, one in enumerate(held)}
    changed = [number for number, cell in firsts.items() if active(cell)]
    if base is None:
        return dict.fromkeys(combinations(changed, 2), "wording")
    touched = {number: _touched(firsts[number].words) for number in changed} if len(changed) > 1 else {}
    found: _Clashes = {}
    for one, other in combinations(changed, 2):
        kind = _clash(firsts[one], firsts[other], touched[one], touched[other])
        if kind is not None:
            found[one, other] = kind
    return found


def _verdict(cells: Sequence[CellOf], held: Sequence[Position], clash: bool) -> Verdict:
    changed = [one for one in held if active(cells[one.proposals[0]])]
    reasons = any(side.kind == "reasons" for cell in cells for side in cell.new)
    if reasons or sum(len(one.proposals) for one in changed) < 2:
        return "one" if changed else "kept"
    if len(changed) == 1:
        return "same"
    return "conflict" if clash else "compatible"


def _clash(one: CellOf, other: CellOf, mine: Sequence[_Touch], theirs: Sequence[_Touch]) -> ReasonKind | None:
    """Why not both changes of a clause can be made; None where they touch different words, and only one of them moves it."""
    kinds = {*one.kinds, *other.kinds}
    both = {*one.kinds} & {*other.kinds}
    if "removed" in kinds:
        return "removed"
    if _PARTED & kinds:
        return "split"
    if "moved" in both:
        return "moved"
    if "call" in both:
        return "call"
    if found := _of_words(mine, theirs):
        return found
    if own_notes(one) != own_notes(other):
        if not one.words and not other.words:
            return "marks"
        if _STRENGTH & {*one.kinds} and _STRENGTH & {*other.kinds}:
            return "strength"
    return None


def _of_words(mine: Sequence[_Touch], theirs: Sequence[_Touch]) -> ReasonKind | None:
    """Why not all changes of words can be made."""
    touching = [(one, other) for one in mine for other in theirs if one != other and _overlap(one, other)]
    if not touching:
        return None
    if any(one[0] < other[1] and other[0] < one[1] for one, other in touching):
        return "words"
    if any(one[0] == one[1] == other[0] == other[1] for one, other in touching):
        return "wording"
    return "touching"


def _overlap(one: _Touch, other: _Touch) -> bool:
    """Whether two changes touch: "shall" in place of "should" and "not" behind it are no two changes.

    What is put between words belongs to the words beside it; words that were replaced stand apart, though they be neighbours.
    """
    if one[0] == one[1] or other[0] == other[1]:
        return one[0] <= other[1] and other[0] <= one[1]
    return one[0] < other[1] and other[0] < one[1]


def _touched(words: Sequence[Word]) -> list[_Touch]:
    """The changes of a wording: from where to where in the old one, in visible characters, and what stands there now."""
    found: list[_Touch] = []
    at = 0
    for word in words:
        visible = len("".join(word.text.split()))
        if word.op == "insert":
            if found and found[-1][1] == at:
                start, _, text = found.pop()
                found.append((start, at, text + word.text))
            else:
                found.append((at, at, word.text))
            continue
        if word.op == "delete":
            found.append((at, at + visible, ""))
        at += visible
    return found
