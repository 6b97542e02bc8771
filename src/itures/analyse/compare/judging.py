"""What several proposals do to one clause together: who makes the same change, and whether all changes can be made.

What is only renumbered or editorial conflicts with nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from itures.analyse.compare.positions import active, change_of, own_notes, positions
from itures.model.brief import listed
from itures.model.compare import REASONS, CellOf, Position, Proposed, Reason, ReasonKind, Row, Verdict
from itures.model.diff import Side, Word

_STRENGTH = frozenset(["weaker", "stronger"])
_PARTED = frozenset(["split", "merged"])


class Judge:
    """Judges the cells of each row; `proposals` are those that the cells belong to."""

    def __init__(self, proposals: Sequence[Proposed]) -> None:
        self._names = [one.name for one in proposals]
        self._sup = {index for index, one in enumerate(proposals) if (one.action or "").startswith("SUP")}

    def row(self, base: Side | None, cells: Sequence[CellOf], removing: Sequence[int] = ()) -> Row:
        """The row of a clause. Of an addition, `removing` are the proposals that remove what it stands under."""
        same = _same(cells)
        held = positions(cells, self._names, removing)
        verdict: Verdict = "conflict" if removing else _verdict(base, cells, same)
        if removing:
            note = self._said("above", cells, removing)
            cells = [replace(cell, notes=(*cell.notes, note)) if cell.kinds else cell for cell in cells]
        reasons = tuple(self._reasons(base, cells, held, removing)) if verdict == "conflict" else ()
        return Row(base, tuple(cells), verdict, same, held, reasons)

    def _reasons(
        self, base: Side | None, cells: Sequence[CellOf], held: Sequence[Position], removing: Sequence[int]
    ) -> list[Reason]:
        """Why the row is a conflict: for each kind of reason the positions that it is between."""
        found: dict[ReasonKind, set[int]] = defaultdict(set)
        changed = [number for number, one in enumerate(held) if active(cells[one.proposals[0]])]
        for one, other in combinations(changed, 2):
            first, second = cells[held[one].proposals[0]], cells[held[other].proposals[0]]
            kind: ReasonKind | None = "wording" if base is None else _clash(first, second)
            if kind == "removed":
                # A position may be held by SUP and by others who remove this clause alone.
                away = {*held[one if "removed" in first.kinds else other].proposals}
                if away & self._sup:
                    found["sup"] |= {one, other}
                if away <= self._sup:
                    continue
            if kind is not None:
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


def _same(cells: Sequence[CellOf]) -> tuple[tuple[int, ...], ...]:
    """The proposals that make the same change, in groups of two and more."""
    groups: dict[object, list[int]] = defaultdict(list)
    for index, cell in enumerate(cells):
        if active(cell):
            groups[change_of(cell)].append(index)
    return tuple([tuple(group) for group in groups.values() if len(group) > 1])


def _verdict(base: Side | None, cells: Sequence[CellOf], same: Sequence[Sequence[int]]) -> Verdict:
    changed = [index for index, cell in enumerate(cells) if active(cell)]
    reasons = any(side.kind == "reasons" for cell in cells for side in cell.new)
    if len(changed) < 2 or reasons:
        return "one" if changed else "kept"
    if len(same) == 1 and len(same[0]) == len(changed):
        return "same"
    if base is None:
        return "conflict"
    others = {index for group in same for index in group[1:]}
    different = [cells[index] for index in changed if index not in others]
    return "conflict" if any(_clash(*pair) for pair in combinations(different, 2)) else "compatible"


def _clash(one: CellOf, other: CellOf) -> ReasonKind | None:
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
    touching = [
        (mine, theirs)
        for mine in _touched(one.words)
        for theirs in _touched(other.words)
        if mine != theirs and _overlap(mine, theirs)
    ]
    if any(mine[0] < theirs[1] and theirs[0] < mine[1] for mine, theirs in touching):
        return "words"
    if any(mine[0] == mine[1] == theirs[0] == theirs[1] for mine, theirs in touching):
        return "wording"
    if touching:
        return "touching"
    if own_notes(one) != own_notes(other):
        if not one.words and not other.words:
            return "marks"
        if _STRENGTH & {*one.kinds} and _STRENGTH & {*other.kinds}:
            return "strength"
    return None


def _overlap(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    """Whether two changes touch: "shall" in place of "should" and "not" behind it are no two changes.

    What is put between words belongs to the words beside it; words that were replaced stand apart, though they be neighbours.
    """
    if one[0] == one[1] or other[0] == other[1]:
        return one[0] <= other[1] and other[0] <= one[1]
    return one[0] < other[1] and other[0] < one[1]


def _touched(words: Sequence[Word]) -> list[tuple[int, int, str]]:
    """The changes of a wording: from where to where in the old one, in visible characters, and what stands there now."""
    found: list[tuple[int, int, str]] = []
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
