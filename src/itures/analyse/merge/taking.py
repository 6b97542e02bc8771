"""Which changes are taken: all that can be had together, those of two and more, none, or whose wording wins."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import Literal

from itures.analyse.merge.units import Unit, overlap
from itures.model.compare import ReasonKind
from itures.model.merge import Outcome, WhyKind

Accept = Literal["all", "alike", "none"]
_TWO = 2


@dataclass(slots=True)
class Taking:
    """What becomes of each change: its outcome, why it was not taken, and which of those that stand against it were alive."""

    outcome: dict[Unit, Outcome] = field(default_factory=dict)
    why: dict[Unit, list[ReasonKind | WhyKind]] = field(default_factory=dict)
    rivals: dict[Unit, list[Unit]] = field(default_factory=dict)

    def taken(self, unit: Unit) -> bool:
        """Whether a change is in the text."""
        return self.outcome.get(unit) == "taken"


def take(units: Sequence[Unit], accept: Accept, winner: Collection[int] = (), *, stays: bool = False) -> Taking:
    """What becomes of the changes. Those of the `winner` are taken whatever stands against them; else what cannot be had
    together is not taken. Changes of signs alone give way to all others. `stays` says that somebody wants no change (NOC).

    >>> take([], "all").outcome
    {}
    """
    found = Taking()
    firm = [unit for unit in units if unit.kind not in ("signs", "sup")]
    for unit in [each for each in units if each.kind == "sup"]:
        inside = _of_text(unit, units)
        _sup(found, unit, [each for each in inside if each in firm], accept, winner, stays=stays)
        lost = inside if found.taken(unit) else []
        found.outcome.update(dict.fromkeys(lost, "conflict"))
        found.why.update({each: ["sup"] for each in lost})
    firm = [unit for unit in firm if unit not in found.outcome]
    units = [unit for unit in units if unit not in found.outcome]
    _win(found, units, firm, winner)
    live = {unit for unit in firm if unit not in found.outcome}
    for unit in firm:
        if unit in live:
            _settle(found, unit, live, accept)
    _hanging(found, firm)
    _of_signs(found, units, firm, accept)
    return found


def _of_text(sup: Unit, units: Sequence[Unit]) -> list[Unit]:
    """The changes of the text that SUP would take away."""
    places = {*sup.places}
    return [
        unit
        for unit in units
        if unit.kind != "sup" and (places & {*unit.places} if unit.places else max(unit.behind, 0) in places)
    ]


def _win(found: Taking, units: Sequence[Unit], firm: Sequence[Unit], winner: Collection[int]) -> None:
    """Takes the changes of whose wording is to win, its signs too, and drops what stands against them."""
    chosen = [
        unit for unit in units if {*winner} & {*unit.who} and unit.kind != "sup" and (unit.places or unit in firm)
    ]
    those = {*chosen}
    lost: dict[Unit, list[Unit]] = {}
    for unit in chosen:
        against = [each for each in firm if _beside(unit, each)] if unit.kind == "signs" else list(unit.against)
        found.outcome[unit] = "taken"
        found.rivals[unit] = [each for each in against if each not in those]
        for each in found.rivals[unit]:
            lost.setdefault(each, []).append(unit)
    for unit, rivals in lost.items():
        found.outcome[unit], found.why[unit], found.rivals[unit] = "conflict", ["wins"], rivals


def _beside(unit: Unit, other: Unit) -> bool:
    """Whether a change is of the same clause as one of signs, and touches it."""
    return bool({*unit.places} & {*other.places}) and _touch(unit, other)


def _settle(found: Taking, unit: Unit, live: Set[Unit], accept: Accept) -> None:
    """The outcome of a change, by those of the live ones that stand against it."""
    rivals = [each for each in unit.against if each in live]
    if not rivals:
        _alone(found, unit, accept)
        return
    found.outcome[unit] = "conflict"
    found.why[unit] = list(dict.fromkeys([unit.against[each] for each in rivals]))
    found.rivals[unit] = rivals


def _sup(
    found: Taking, unit: Unit, firm: Sequence[Unit], accept: Accept, winner: Collection[int], *, stays: bool
) -> None:
    """SUP is taken where nobody changes anything, or where it is to win: it stands in the way of no change."""
    if {*winner} & {*unit.who}:
        found.outcome[unit] = "taken"
    elif firm or stays:
        found.outcome[unit], found.why[unit], found.rivals[unit] = "conflict", ["sup"], list(firm)
    else:
        _alone(found, unit, accept)


def _alone(found: Taking, unit: Unit, accept: Accept) -> None:
    """The outcome of a change that nothing stands against."""
    if accept == "none":
        found.outcome[unit], found.why[unit] = "left", ["none"]
    elif accept == "alike" and len(unit.who) < _TWO:
        found.outcome[unit], found.why[unit] = "left", ["alone"]
    else:
        found.outcome[unit] = "taken"


def _hanging(found: Taking, firm: Iterable[Unit]) -> None:
    """What stands under something that was not taken is not taken either."""
    for unit in firm:
        above = unit.needs
        while above is not None and found.taken(above):
            above = above.needs
        if above is not None and found.taken(unit):
            found.outcome[unit], found.why[unit] = "left", ["hangs"]


def _of_signs(found: Taking, units: Sequence[Unit], firm: Sequence[Unit], accept: Accept) -> None:
    """Of other signs those are taken that touch no change of words, and of those that touch each other what most want."""
    signs = [unit for unit in units if unit.kind == "signs" and unit not in found.outcome]
    by_place: dict[int, list[Unit]] = {}
    for unit in [*firm, *(each for each in units if each.kind == "signs" and found.taken(each))]:
        for place in unit.places:
            by_place.setdefault(place, []).append(unit)
    for unit in sorted(signs, key=lambda one: -len(one.who)):
        if not unit.places:
            # Another sign in a clause that comes, as others have it.
            found.outcome[unit], found.why[unit] = "left", ["signs"]
            continue
        others = by_place.setdefault(unit.places[0], [])
        if any(_touch(unit, other) for other in others if other.kind not in ("note-added", "note-removed")):
            found.outcome[unit], found.why[unit] = "left", ["signs"]
            continue
        _alone(found, unit, accept)
        if found.taken(unit):
            others.append(unit)


def _touch(unit: Unit, other: Unit) -> bool:
    """Whether a change of signs touches another change of its clause."""
    if other.touch is None or unit.touch is None:
        return True
    return other is not unit and overlap(unit.touch, other.touch)
