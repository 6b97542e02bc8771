"""What is to be written into the base: by clause what goes, what comes, and who wants it.

Those who want something are proposals, by their numbers; `MERGER` is whoever merges them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from itures.analyse.merge.scripts import Script
from itures.analyse.merge.taking import Taking
from itures.analyse.merge.units import Alternative, NewRow, Touch, Unit, Units, overlap
from itures.model.clauses import Clause
from itures.model.diff import Side

MERGER: Final = -1
_NOT_SHOWN: Final = frozenset(["wins", "sup"])
"""Why what was not taken is no option in the text: it lost."""

Who = tuple[int, ...]


class Piece(NamedTuple):
    """Characters of a clause that give way to others; of an option nothing gives way."""

    start: int
    end: int
    text: str
    who: Who
    unit: Unit | None = None


class NewNote(NamedTuple):
    """A note that comes, behind so many characters of a clause."""

    at: int
    mark: str
    text: str
    who: Who


class NewLabel(NamedTuple):
    """A label that some want in place of that of the base; `stays` says that it is the one of the merged text."""

    text: str
    who: Who
    stays: bool = True


@dataclass(slots=True)
class ClausePlan:
    """What becomes of a clause of the base. `gone` are those who take it away as a whole."""

    gone: Who = ()
    pieces: list[Piece] = field(default_factory=list)
    notes: list[NewNote] = field(default_factory=list)
    gone_notes: dict[int, Who] = field(default_factory=dict)
    labels: list[NewLabel] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class NewClause:
    """A clause that comes, or an option in square brackets. `labels` are those that the merged text has in place of its own."""

    side: Side
    who: Who
    option: bool
    units: tuple[Unit, ...]
    over: int | NewClause = -1
    """What it stands under: the place of a clause of the base, -1 for none, or a clause that comes too."""
    label_over: str = ""
    """The label of what it stands under, in the proposal whose wording it has."""
    follows: bool = False
    """Whether its label is the one behind that of the point before, as a word processor counts."""
    notes: list[NewNote] = field(default_factory=list)
    labels: list[NewLabel] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """By the place of a clause what becomes of it, and by that of the one before (-1: none) what comes behind it."""

    clauses: dict[int, ClausePlan] = field(default_factory=dict)
    gaps: dict[int, list[NewClause]] = field(default_factory=dict)

    def of(self, place: int) -> ClausePlan:
        """What becomes of a clause.

        >>> Plan().of(3).gone
        ()
        """
        return self.clauses.setdefault(place, ClausePlan())


class Planning:
    """Makes the plan of what was taken, with what was not as options beside it."""

    def __init__(
        self,
        base: Sequence[Clause],
        units: Units,
        taking: Taking,
        scripts: dict[int, Script],
        owns: dict[int, Sequence[Clause]],
    ) -> None:
        self._base, self._units, self._taking = base, units, taking
        self._scripts, self._owns = scripts, owns
        self.plan = Plan()
        self._made: dict[tuple[int, int], NewClause] = {}
        """What comes, by proposal and its place in it."""
        self._stays = {
            who: {kept.side.place: place for place, kept in script.kept.items()} for who, script in scripts.items()
        }
        """By proposal the clauses of the base by the places that they have in it."""

    def made(self) -> Plan:
        """The plan."""
        for unit in self._units.takers:
            if self._taking.taken(unit):
                for place in unit.places:
                    clause = self.plan.of(place)
                    clause.gone = _joined(clause.gone, unit.who)
        for place, units in self._units.words.items():
            self._words(place, units)
        for place, units in self._units.notes.items():
            self._notes(place, units)
        for behind, rows in self._units.rows.items():
            found = list(self._rows(rows))
            if found:
                self.plan.gaps[behind] = found
        return self.plan

    def _words(self, place: int, units: Sequence[Unit]) -> None:
        pieces: list[Piece] = []
        waiting: list[Unit] = []
        for unit in units:
            if unit.touch is None:
                continue
            if self._taking.taken(unit):
                pieces.append(Piece(*unit.touch, unit.who, unit))
            elif unit.kind == "words" and self._shown(unit):
                waiting.append(unit)
        for cluster in clusters(waiting):
            pieces += _options(self._base[place].text, cluster)
        if pieces:
            self.plan.of(place).pieces += sorted(pieces, key=lambda piece: (piece.end, piece.start))

    def _notes(self, place: int, units: Sequence[Unit]) -> None:
        for unit in units:
            if not self._taking.taken(unit):
                continue
            if unit.kind == "note-removed":
                self.plan.of(place).gone_notes[unit.note] = unit.who
            elif unit.touch is not None:
                note = NewNote(unit.touch.start, unit.mark, unit.sides[0].text, unit.who)
                self.plan.of(place).notes.append(note)

    def _rows(self, rows: Sequence[NewRow]) -> Iterator[NewClause]:
        for row in rows:
            for alternative in row.alternatives:
                yield from self._alternative(alternative)
            yield from self._rows(row.under)

    def _alternative(self, one: Alternative) -> Iterator[NewClause]:
        taken = [unit for unit in one.units if self._taking.taken(unit)]
        shown = [unit for unit in one.units if unit.kind != "moved" and self._shown(unit)]
        those = taken or shown
        if not those:
            return
        who = _joined(*[tuple([each for each in unit.who if each in one.brings]) for unit in those])
        first = next(each for each in one.brings if each in who)
        side = one.brings[first].edit.new[0]
        notes = [NewNote(mark.offset, mark.mark, self._owns[first][mark.note].text, who) for mark in side.marks]
        found: dict[str, Who] = {}
        for each in who:
            label = one.brings[each].edit.new[0].label
            found[label] = (*found.get(label, ()), each)
        labels = [NewLabel(label, ones, label == side.label) for label, ones in found.items()]
        several = labels if len(labels) > 1 and taken else []
        over, label = self._over(first, side)
        made = NewClause(side, who, not taken, tuple(those), over, label, notes=notes, labels=several)
        self._made.update(dict.fromkeys([(each, one.brings[each].edit.new[0].place) for each in who], made))
        yield made

    def _over(self, who: int, side: Side) -> tuple[int | NewClause, str]:
        """What a clause that comes stands under, and the label that this has in its proposal."""
        own = self._owns[who]
        parent = own[side.place].parent
        if parent < 0:
            return -1, ""
        return self._made.get((who, parent), self._stays[who].get(parent, -1)), own[parent].label

    def _shown(self, unit: Unit) -> bool:
        """Whether a change that was not taken stands in the text as an option."""
        return not self._taking.taken(unit) and not _NOT_SHOWN & {*self._taking.why.get(unit, ())}


def clusters(units: Sequence[Unit]) -> list[list[Unit]]:
    """Changes of words of a clause in groups of those that touch each other.

    >>> clusters([])
    []
    """
    found: list[list[Unit]] = []
    for unit in sorted(units, key=lambda one: one.touch or Touch(0, 0, "")):
        touching = [group for group in found if any(_touch(unit, other) for other in group)]
        merged = [each for group in touching for each in group]
        found = [group for group in found if group not in touching]
        found.append([*merged, unit])
    return found


def _touch(one: Unit, other: Unit) -> bool:
    return one.touch is not None and other.touch is not None and overlap(one.touch, other.touch)


def range_of(units: Sequence[Unit]) -> tuple[int, int]:
    """From where to where the words stand that some changes are about.

    >>> range_of([Unit("words", (0,), (3,), Touch(2, 5, "x")), Unit("words", (1,), (3,), Touch(4, 9, "y"))])
    (2, 9)
    """
    touches = [unit.touch for unit in units if unit.touch is not None]
    return min([touch.start for touch in touches]), max([touch.end for touch in touches])


def wordings(text: str, units: Sequence[Unit], start: int, end: int) -> dict[str, Who]:
    """How the words from `start` to `end` read with the changes of each proposal, and who wants them so.

    >>> wordings("to go", [Unit("words", (0, 2), (3,), Touch(3, 5, "come"))], 3, 5)
    {'come': (0, 2)}
    """
    found: dict[str, Who] = {}
    for who in sorted({each for unit in units for each in unit.who}):
        at, parts = start, []
        for touch in sorted([unit.touch for unit in units if who in unit.who and unit.touch is not None]):
            parts += [text[at : touch.start], touch.text]
            at = touch.end
        said = "".join([*parts, text[at:end]])
        found[said] = (*found.get(said, ()), who)
    return found


def _options(text: str, units: Sequence[Unit]) -> Iterator[Piece]:
    """What others want in place of some words, in square brackets behind them."""
    start, end = range_of(units)
    for said, who in wordings(text, units, start, end).items():
        if said.strip():
            before, after = text[end - 1 : end], text[end : end + 1]
            lead = "" if not before or before.isspace() else " "
            trail = " " if not lead and after and not after.isspace() else ""
            yield Piece(end, end, f"{lead}[{said.strip()}]{trail}", who)


def _joined(*parts: Who) -> Who:
    return tuple(sorted({each for part in parts for each in part}))
