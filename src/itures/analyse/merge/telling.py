"""What became of every change, and what stands against what: the record of a merge without its file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from itures.analyse.merge.plan import Who, clusters, range_of, wordings
from itures.analyse.merge.scripts import Script
from itures.analyse.merge.taking import Taking
from itures.analyse.merge.units import Unit
from itures.model.brief import listed
from itures.model.clauses import Clause
from itures.model.compare import Proposed, ReasonKind
from itures.model.diff import Side
from itures.model.merge import SAID, Change, Conflict, Option, WhyKind

_REMOVERS: Final = ("removed", "note-removed")
_TAKERS: Final = ("split", "merged", "replaced")
_OWN: Final = frozenset(["alone", "none", "hangs", "signs", "place"])
"""Why a change was not taken without any other that stands against it."""


class Telling:
    """Tells of the changes and conflicts; `winner` are the proposals whose wording was to win, by their numbers."""

    def __init__(
        self,
        base: Sequence[Clause],
        proposed: Sequence[Proposed],
        scripts: dict[int, Script],
        units: Sequence[Unit],
        taking: Taking,
        winner: Who,
    ) -> None:
        self._base, self._proposed, self._scripts = base, proposed, scripts
        self._units, self._taking, self._winner = units, taking, winner
        self.groups = list(self._components())
        """The conflicts: changes that stand against each other, in the order of the base."""
        self._number = {unit: number for number, group in enumerate(self.groups, 1) for unit in group}

    def names(self, who: Who) -> tuple[str, ...]:
        """The names of proposals."""
        return tuple([self._proposed[one].name for one in who])

    def number(self, unit: Unit) -> int | None:
        """The number of the conflict that a change is part of."""
        return self._number.get(unit)

    def changes(self) -> tuple[Change, ...]:
        """All changes."""
        return tuple([self._change(unit) for unit in self._units])

    def _change(self, unit: Unit) -> Change:
        side = self._side(unit)
        old, new = self._sides(unit)
        reasons = self._taking.why.get(unit, [])
        touch = unit.touch if unit.kind in ("words", "signs") else None
        return Change(
            side.at,
            side.id,
            unit.kind,
            self.names(unit.who),
            old,
            new,
            self._taking.outcome.get(unit, "left"),
            side.label,
            tuple(reasons),
            "; ".join([self.said(kind, unit) for kind in reasons]),
            self.number(unit),
            self._base[unit.places[0]].text if unit.places else "",
            touch.start if touch is not None else None,
        )

    def _side(self, unit: Unit) -> Side:
        return self._base[unit.places[0]].side if unit.places else unit.sides[0]

    def _sides(self, unit: Unit) -> tuple[str, str]:
        """What gives way to what."""
        new = "\n".join([side.text for side in unit.sides])
        if unit.kind in ("words", "signs") and unit.touch is not None:
            return self._base[unit.places[0]].text[unit.touch.start : unit.touch.end], unit.touch.text
        if unit.kind == "note-removed":
            return self._base[unit.note].text, ""
        if unit.kind in ("note-added", "added", "sup"):
            return "", new
        return "\n".join([self._base[place].text for place in unit.places]), new

    def said(self, kind: ReasonKind | WhyKind, unit: Unit) -> str:
        """Why a change was not taken, in words."""
        if kind == "wins":
            return SAID[kind].format(listed(self.names(self._winner)))
        against = [each for each in self._taking.rivals.get(unit, ()) if unit.against.get(each) == kind]
        kinds = _TAKERS if kind == "split" else _REMOVERS
        takers = [each for each in (*against, unit) if each.kind in kinds]
        if kind == "sup":
            takers = [each for each in self._units if each.kind == "sup"]
        who = sorted({one for each in takers for one in each.who})
        return SAID[kind].format(listed(self.names(tuple(who))))

    # Conflicts.

    def _components(self) -> Iterator[list[Unit]]:
        order = {unit: number for number, unit in enumerate(self._units)}
        rivals: dict[Unit, set[Unit]] = {}
        for unit, others in self._taking.rivals.items():
            for other in others if unit.kind != "sup" else ():
                rivals.setdefault(unit, set()).add(other)
                rivals.setdefault(other, set()).add(unit)
        seen: set[Unit] = set()
        for unit in self._units:
            if unit.kind == "sup" and self._taking.outcome[unit] == "conflict":
                yield [unit]
            if unit in seen or unit not in rivals:
                continue
            group, waiting = [], [unit]
            seen.add(unit)
            while waiting:
                one = waiting.pop()
                group.append(one)
                new = [other for other in rivals[one] if other not in seen]
                seen.update(new)
                waiting += new
            yield sorted(group, key=lambda one: order[one])

    def conflicts(self) -> tuple[Conflict, ...]:
        """All conflicts, in the order of the base."""
        return tuple([self._conflict(number, group) for number, group in enumerate(self.groups, 1)])

    def _conflict(self, number: int, group: Sequence[Unit]) -> Conflict:
        side = self._side(group[0])
        reasons = dict.fromkeys(
            [self.said(kind, unit) for unit in group for kind in self._kinds(unit, group) if kind not in _OWN]
        )
        base, options = self._options(group)
        involved = {one for unit in group for one in unit.who}
        keeping = tuple([one for one in self._scripts if one not in involved])
        if keeping:
            options.append(Option(self.names(keeping), None, keeps=True))
        wins = any(self._taking.taken(unit) for unit in group)
        winner = listed(self.names(self._winner)) if wins else None
        return Conflict(number, side.at, side.id, "; ".join(reasons), base, tuple(options), winner)

    def _kinds(self, unit: Unit, group: Sequence[Unit]) -> list[ReasonKind]:
        if unit.kind == "sup":
            return ["sup"]
        return [kind for other, kind in unit.against.items() if other in group]

    def _options(self, group: Sequence[Unit]) -> tuple[str, list[Option]]:
        """What the base has where they conflict, and what is wanted there."""
        places = {unit.places[0] for unit in group if unit.places}
        if all(unit.kind == "words" for unit in group) and len(places) == 1 and len(clusters(group)) == 1:
            text = self._base[places.pop()].text
            start, end = range_of(group)
            said = wordings(text, group, start, end)
            return text[start:end], [Option(self.names(who), each) for each, who in said.items()]
        found: dict[str | None, Who] = {}
        for who in sorted({one for unit in group for one in unit.who}):
            text_of = self._wants(who, [unit for unit in group if who in unit.who])
            found[text_of] = (*found.get(text_of, ()), who)
        base = self._base[min(places)].text if places else ""
        return base, [Option(self.names(who), each) for each, who in found.items()]

    def _wants(self, who: int, units: Sequence[Unit]) -> str | None:
        """The text that a proposal has where it conflicts with others; None where it takes it away."""
        found: dict[str, None] = {}
        for unit in units:
            if unit.kind in ("words", "signs") and who in self._scripts:
                kept = self._scripts[who].kept.get(unit.places[0])
                found[kept.side.text if kept is not None else ""] = None
            elif unit.sides:
                found["\n".join([_labelled(side) for side in unit.sides])] = None
        return "\n".join(found) if found else None


def _labelled(side: Side) -> str:
    return f"{side.label} {side.text}".strip()
