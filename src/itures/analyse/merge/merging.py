"""Several proposals merged: what of them can be had together, as a plan for the base and as a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from itures.analyse.compare.choosing import Chosen, proposed_to, text_of
from itures.analyse.compare.naming import distinct
from itures.analyse.diff.edits import FOLLOWS
from itures.analyse.merge.comments import comment
from itures.analyse.merge.numbering import number
from itures.analyse.merge.plan import Plan, Planning, Who
from itures.analyse.merge.scripts import Script
from itures.analyse.merge.taking import Accept, Taking, take
from itures.analyse.merge.telling import Telling
from itures.analyse.merge.units import Unit, Units, rank
from itures.foundation.collector import building
from itures.language import Languages
from itures.model.clauses import Clause, clauses_of
from itures.model.compare import Proposed
from itures.model.merge import Change, Conflict
from itures.model.tree import Document


@dataclass(frozen=True, slots=True)
class Merged:
    """What was decided: the clauses of the base, the proposals with the dates of their documents as printed and their languages,
    the plan, the record's parts, and the changes in the order of `changes`.
    """

    title: str
    clauses: Sequence[Clause]
    proposed: tuple[Proposed, ...]
    dates: tuple[tuple[str | None, str], ...]
    plan: Plan
    units: tuple[Unit, ...]
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    left_out: tuple[Proposed, ...]
    follow: frozenset[int]
    """The places of clauses in which references were changed to follow numbers."""


class NoSuchProposalError(ValueError):
    """No proposal goes by the name that was to win; `names` are those that there are."""

    def __init__(self, name: str, names: Sequence[str]) -> None:
        super().__init__(f"{name}: no proposal goes by this name; they are: {', '.join(names)}")
        self.names = tuple(names)


@building
def merge(
    base: Document,
    proposals: Sequence[Document],
    accept: str = "all",
    names: Sequence[str] | None = None,
    languages: Languages | None = None,
) -> Merged:
    """The changes of the proposals to the base, with what becomes of them. The order of the proposals changes nothing.

    `accept` is "all", "alike", "none", or the name of a proposal whose wording wins; NoSuchProposalError for a name that none has.

    >>> from itures.model.tree import Header
    >>> empty = Document("x.txt", "en", "revised", Header(), (), (), (), (), ())
    >>> merge(empty, [empty]).changes
    ()
    """
    base = text_of(base)
    clauses = clauses_of(base)
    found, left_out = proposed_to(base, proposals, names, languages)
    found.sort(key=lambda one: (one.proposed.name, one.proposed.id or "", one.proposed.source))
    language = {document.source: document.language for document in proposals}
    proposed = distinct([one.proposed for one in found])
    mode, winner = _accepted(accept, [one.name for one in proposed])
    scripts, owns, away = _scripts(found, clauses)
    # Of those who make the same change, the one whose wording is to win comes first: its signs are those of the text.
    first = {who: script for who, script in scripts.items() if who in winner}
    scripts = {**first, **scripts}
    made = Units(clauses, scripts, owns)
    units = sorted([*_sups(found, away, clauses), *made.all()], key=rank)
    stays = any((one.action or "").startswith("NOC") for one in proposed)
    taking = take(units, mode, winner, stays=stays)
    plan = _planned(clauses, made, taking, scripts, owns, units)
    number(clauses, scripts, taking, units, plan)
    telling = Telling(clauses, proposed, scripts, units, taking, winner)
    changes, conflicts = telling.changes(), telling.conflicts()
    left = [(unit, change) for unit, change in zip(units, changes, strict=True) if taking.outcome[unit] == "left"]
    _comment(plan, list(zip(telling.groups, conflicts, strict=True)), left)
    title = ": ".join([clause.text for clause in clauses if clause.kind in ("designation", "title")][:2])
    dates = tuple([(one.date, language.get(one.proposed.source, base.language)) for one in found])
    return Merged(
        title, clauses, proposed, dates, plan, tuple(units), changes, conflicts, tuple(left_out), _follow(scripts)
    )


def _scripts(
    found: Sequence[Chosen], clauses: Sequence[Clause]
) -> tuple[dict[int, Script], dict[int, Sequence[Clause]], list[int]]:
    """What each proposal does, its clauses, and which of them are SUP."""
    scripts: dict[int, Script] = {}
    owns: dict[int, Sequence[Clause]] = {}
    away: list[int] = []
    for who, one in enumerate(found):
        if one.answer is not None:
            scripts[who], owns[who] = (
                Script(one.answer, clauses, one.clauses, one.numbered(clauses), one.beyond),
                one.clauses,
            )
        elif (one.proposed.action or "").startswith("SUP"):
            away.append(who)
        else:
            scripts[who], owns[who] = _keeping(clauses), clauses
    return scripts, owns, away


def _sups(found: Sequence[Chosen], away: Sequence[int], clauses: Sequence[Clause]) -> list[Unit]:
    """SUP of each text of the base, with all who propose it."""
    texts: dict[tuple[int, ...], list[int]] = {}
    for who in away:
        places = tuple([clause.place for clause in clauses if clause.place not in found[who].beyond])
        texts.setdefault(places, []).append(who)
    return [Unit("sup", tuple(ones), places) for places, ones in texts.items() if places]


def _follow(scripts: dict[int, Script]) -> frozenset[int]:
    return frozenset(
        [
            place
            for script in scripts.values()
            for place, kept in script.kept.items()
            if kept.edit is not None and any(note.startswith(FOLLOWS) for note in kept.edit.notes)
        ]
    )


def _accepted(accept: str, names: Sequence[str]) -> tuple[Accept, Who]:
    """What is taken, and whose wording wins."""
    if accept in ("all", "alike", "none"):
        return accept, ()  # type: ignore[return-value]  # it is one of them
    winner = tuple([number for number, name in enumerate(names) if name.casefold() == accept.casefold()])
    if not winner:
        raise NoSuchProposalError(accept, names)
    return "all", winner


def _keeping(clauses: Sequence[Clause]) -> Script:
    """The script of a proposal that changes nothing."""
    from itures.model.diff import Diff, Summary

    unchanged = tuple([(place, place) for place in range(len(clauses))])
    return Script(Diff("", "", Summary(), (), (), unchanged), clauses, clauses)


def _planned(
    clauses: Sequence[Clause],
    made: Units,
    taking: Taking,
    scripts: dict[int, Script],
    owns: dict[int, Sequence[Clause]],
    units: Sequence[Unit],
) -> Plan:
    plan = Planning(clauses, made, taking, scripts, owns).made()
    for unit in units:
        if unit.kind == "sup" and taking.taken(unit):
            for place in unit.places:
                plan.of(place).gone = unit.who
    return plan


def _comment(
    plan: Plan, conflicts: Sequence[tuple[Sequence[Unit], Conflict]], left: Sequence[tuple[Unit, Change]]
) -> None:
    """Puts what was not taken beside its place."""
    where = {unit: each for gap in plan.gaps.values() for each in gap for unit in each.units}
    for group, conflict in conflicts:
        places = [unit.places[0] for unit in group if unit.places]
        at = next((where[unit] for unit in group if unit in where), None)
        if places:
            plan.of(min(places)).comments.append(comment(conflict))
        elif at is not None:
            at.comments.append(comment(conflict))
    for unit, change in left:
        if unit.kind == "signs":
            continue
        if unit.places:
            plan.of(unit.places[0]).comments.append(comment(change))
        elif unit in where:
            where[unit].comments.append(comment(change))
