"""Instructions through the editions of a text: new, kept, changed, strengthened, weakened, dropped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from itures.analyse.chains import paired
from itures.analyse.diff.strength import TURNED, of_words
from itures.analyse.diff.words import plain
from itures.analyse.instructions.entries import Entry
from itures.language import Language
from itures.model.clause_places import ClausePlaces
from itures.model.clauses import Clause
from itures.model.diff import Diff
from itures.model.folding import folded
from itures.model.histories import Mandate, MandateStep, Verdict
from itures.model.instructions import Instruction


class Placed(NamedTuple):
    """An instruction, the place of its clause, and the part of its wording that is about the act."""

    place: int
    instruction: Instruction
    part: str


def placed(clauses: Sequence[Clause], entries: Sequence[Entry]) -> list[Placed]:
    """Instructions with the places of their clauses; one that stands in no clause is left out, for nothing goes on it."""
    places = ClausePlaces(clauses)
    found = [(places.of(one.instruction.span), one) for one in entries]
    return [Placed(place, *one) for place, one in found if place is not None]


def mandates_of(editions: Sequence[Sequence[Placed]], diffs: Sequence[Diff], language: Language) -> tuple[Mandate, ...]:
    """The mandates of a text, in the order in which editions give them first, each with what became of it.

    An instruction goes on the one in the clause that its clause became: of several there first the one with the same verb and
    object, then with the same verb, then the next one. It is stronger or weaker by the verb that asks for it ("invites" became
    "instructs"), by the words of the clause ("should", "as appropriate"), and by its conditions ("within available resources"); of
    a clause with several acts, by what is said of this one.
    """
    found: list[list[MandateStep]] = []
    going: dict[int, list[MandateStep]] = {}
    for number, instructions in enumerate(editions):
        if not number:
            for index, one in enumerate(instructions):
                going[index] = [MandateStep(0, "new", one.instruction)]
                found.append(going[index])
            continue
        pairs = _pairs(editions[number - 1], instructions, paired(diffs[number - 1]))
        following: dict[int, list[MandateStep]] = {}
        for index, steps in going.items():
            if index not in pairs:
                steps.append(MandateStep(number, "dropped", None))
                continue
            before, after = editions[number - 1][index], instructions[pairs[index]]
            verdict, notes = _judged(before, after, language)
            reworded = plain(before.part) != plain(after.part)
            steps.append(MandateStep(number, verdict, after.instruction, notes, reworded))
            following[pairs[index]] = steps
        for index, one in enumerate(instructions):
            if index not in following:
                following[index] = [MandateStep(number, "new", one.instruction)]
                found.append(following[index])
        going = following
    return tuple([Mandate(tuple(steps)) for steps in found])


def _pairs(old: Sequence[Placed], new: Sequence[Placed], places: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """Which instruction of the new text each one of the old text became, by their indices."""
    there: dict[int, list[int]] = defaultdict(list)
    for index, one in enumerate(new):
        there[one.place].append(index)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for alike in (_same, _same_verb, _any):
        for index, one in enumerate(old):
            if index in found:
                continue
            candidates = [other for place in places.get(one.place, ()) for other in there[place] if other not in taken]
            match = next((other for other in candidates if alike(one.instruction, new[other].instruction)), None)
            if match is not None:
                found[index] = match
                taken.add(match)
    return found


def _same(one: Instruction, other: Instruction) -> bool:
    return _same_verb(one, other) and folded(one.object or "") == folded(other.object or "")


def _same_verb(one: Instruction, other: Instruction) -> bool:
    return folded(one.does) == folded(other.does)


def _any(one: Instruction, other: Instruction) -> bool:
    return True


def _judged(old: Placed, new: Placed, language: Language) -> tuple[Verdict, tuple[str, ...]]:
    """What became of an instruction, and the reasons."""
    before, after = old.instruction, new.instruction
    if plain(old.part) == plain(new.part) and before.force == after.force:
        return "kept", tuple(_others(before, after, worded=False))
    kinds, notes = _forced(before, after, language)
    words, told = of_words(old.part, new.part, language)
    kinds.update(words)
    notes += told
    limits = _limits(old), _limits(new)
    for gone, kind, what in ((limits[1] - limits[0], "weaker", "new"), (limits[0] - limits[1], "stronger", "gone")):
        for limit in sorted(gone):
            # The words of the clause may have said so already.
            if not any(f"“{limit}”" in folded(note) for note in notes):
                notes.append(f"{kind}: “{limit}” is {what}")
            kinds.add(kind)
    notes += _others(before, after)
    if not _same_verb(before, after):
        notes.append(f"“{before.does}” became “{after.does}”")
    other = not _same_verb(before, after) or any(note.startswith(TURNED) for note in notes)
    weaker, stronger = "weaker" in kinds, "stronger" in kinds
    verdict: Verdict = (
        "mixed" if weaker and stronger else "weakened" if weaker else "strengthened" if stronger else "kept"
    )
    return "changed" if other and verdict == "kept" else verdict, tuple(notes)


def _forced(before: Instruction, after: Instruction, language: Language) -> tuple[set[str], list[str]]:
    """What another verb of the call says: "invites" is weaker than "instructs"."""
    if before.force == after.force:
        return set(), []
    ranks = [language.strength.verbs.get(one.force) for one in (before, after)]
    kind = ""
    if ranks[0] is not None and ranks[1] is not None and ranks[0] != ranks[1]:
        kind = "weaker" if ranks[1] < ranks[0] else "stronger"
    return ({kind} if kind else set()), [f"{kind}{': ' if kind else ''}{before.force} became {after.force}"]


def _limits(one: Placed) -> set[str]:
    """Its conditions, and those of the call, without those that another act of the clause has."""
    part, text = folded(one.part), folded(one.instruction.text)
    return {own for limit in one.instruction.limits if (own := folded(limit)) in part or own not in text}


def _others(before: Instruction, after: Instruction, *, worded: bool = True) -> list[str]:
    """What changed without making an instruction stronger or weaker: who is told, by when, and who gets a report. Of the same
    words that is who is told alone, for all else stands in them.
    """
    notes = []
    for what, was, now in (
        ("addressees", ", ".join(before.to), ", ".join(after.to)),
        ("due", before.due if before.has_due else "", after.due if after.has_due else ""),
        ("reports to", ", ".join(before.reports), ", ".join(after.reports)),
        ("with", ", ".join(before.partners), ", ".join(after.partners)),
    ):
        if folded(was or "") != folded(now or "") and (worded or what == "addressees"):
            notes.append(f"{what}: {was or 'nothing'} became {now or 'nothing'}")
    return notes
