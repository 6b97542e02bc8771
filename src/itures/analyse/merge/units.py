"""The changes of all proposals, each once, with those who make it in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Final, NamedTuple

from itures.analyse.align.alignment import ALIKE
from itures.analyse.compare.joining import Together, joined
from itures.analyse.compare.proposing import OVER
from itures.analyse.diff.words import plain, word_diff
from itures.analyse.merge.scripts import Brought, Kept, Script
from itures.model.clauses import Clause, words_of
from itures.model.compare import ReasonKind
from itures.model.diff import Side, Word
from itures.model.merge import ChangeKind

_NO_TEXT: Final = frozenset(["reasons", "cover", "proposal"])
"""What stands in proposals to a resolution, and is no part of its text; the lines of what is none are nothing else."""
_PART: Final = 16
"""Characters of the shortest part of a clause that is known again in another one."""
_NEAR: Final = 60
"""Characters before and behind a change that say whether it is one of signs."""
_STRENGTH: Final = frozenset(["weaker", "stronger"])


class Touch(NamedTuple):
    """Characters of a clause of the base that give way to others."""

    start: int
    end: int
    text: str


@dataclass(slots=True, eq=False)
class Unit:
    """A change that is taken or not as a whole. `places` are the clauses of the base that it is about, `sides` what it brings.

    `against` are the changes that cannot be had together with it, and why. `needs` is the change that brings what this one stands
    under. `strength` says that it asks for more, or less; `mark` is that of a note that comes, `note` the place of one that goes.
    What comes stands behind the clause `behind`, under the clauses `above`, -1 for none.
    """

    kind: ChangeKind
    who: tuple[int, ...]
    places: tuple[int, ...] = ()
    touch: Touch | None = None
    sides: tuple[Side, ...] = ()
    strength: frozenset[str] = frozenset()
    note: int = -1
    mark: str = ""
    behind: int = -1
    above: tuple[int, ...] = ()
    needs: Unit | None = None
    against: dict[Unit, ReasonKind] = field(default_factory=dict)

    def clash(self, other: Unit, kind: ReasonKind) -> None:
        """Says that both cannot be had."""
        self.against.setdefault(other, kind)
        other.against.setdefault(self, kind)


@dataclass(slots=True, eq=False)
class Alternative:
    """One wording of a clause that proposals bring: by proposal what they bring, and the changes that bring it."""

    brings: dict[int, Brought]
    units: list[Unit]

    @property
    def side(self) -> Side:
        return next(iter(self.brings.values())).edit.new[0]


class NewRow(NamedTuple):
    """What proposals bring at one place: its wordings, and what stands under it."""

    alternatives: list[Alternative]
    under: list[NewRow]


class Units:
    """All changes: `words` and `notes` by the place of the clause, what takes clauses away or elsewhere in `takers`, what
    comes in `rows`, by the clause of the base that it stands behind.
    """

    def __init__(self, base: Sequence[Clause], scripts: dict[int, Script], owns: dict[int, Sequence[Clause]]) -> None:
        self._base, self._scripts, self._owns = base, scripts, owns
        self.words: dict[int, list[Unit]] = defaultdict(list)
        self.notes: dict[int, list[Unit]] = defaultdict(list)
        self.takers: list[Unit] = []
        self.rows: dict[int, list[NewRow]] = {}
        self.added: list[Unit] = []
        self._of_shift: dict[tuple[int, int], Unit] = {}
        self._take()
        self._change()
        self._bring()
        self._part()
        self._clash()

    def all(self) -> Iterator[Unit]:
        """Every change, in the order of the base."""
        found = [*self.takers, *self.added]
        for place in self.words:
            found += self.words[place]
        for place in self.notes:
            found += self.notes[place]
        ranked = [(rank(unit), number, unit) for number, unit in enumerate(found)]
        yield from (unit for _, _, unit in sorted(ranked, key=lambda one: one[:2]))

    # What goes.

    def _take(self) -> None:
        removed: dict[tuple[int, ...], list[int]] = {}
        shifted: dict[Hashable, list[tuple[int, int]]] = {}
        for who, script in self._scripts.items():
            for places in self._subtrees(script.gone):
                removed.setdefault(places, []).append(who)
            behind = {
                one.shift: at for at, ones in script.brings.items() for one in _every(ones) if one.shift is not None
            }
            for number, shift in enumerate(script.shifts):
                texts = tuple([plain(side.text) for side in shift.new])
                key = (shift.kind, shift.old, texts, behind.get(number, -1))
                shifted.setdefault(key, []).append((who, number))
        for places, ones in removed.items():
            self.takers.append(Unit("removed", tuple(ones), places))
        for those in shifted.values():
            who, number = those[0]
            shift = self._scripts[who].shifts[number]
            unit = Unit(shift.kind, tuple([one for one, _ in those]), shift.old, sides=shift.new)  # type: ignore[arg-type]
            self.takers.append(unit)
            self._of_shift.update(dict.fromkeys(those, unit))

    def _subtrees(self, gone: Iterable[int]) -> Iterator[tuple[int, ...]]:
        """Places that are taken away, each with what goes under it."""
        those = set(gone)
        roots: dict[int, list[int]] = {}
        for place in sorted(those):
            root = place
            while (above := self._base[root].parent) in those:
                root = above
            roots.setdefault(root, []).append(place)
        yield from map(tuple, roots.values())

    # What stays, and says something else.

    def _change(self) -> None:
        for clause in self._base:
            found: dict[Hashable, Unit] = {}
            marks: dict[Hashable, Unit] = {}
            for who, script in self._scripts.items():
                kept = script.kept.get(clause.place)
                if kept is not None:
                    words = _words(clause, kept)
                    self._touches(found, who, clause, kept, words)
                    self._marks(marks, who, clause, kept, words)
            if found:
                self.words[clause.place] = sorted(found.values(), key=lambda unit: (unit.touch or Touch(0, 0, ""))[:2])
            if marks:
                self.notes[clause.place] = list(marks.values())

    def _touches(
        self, found: dict[Hashable, Unit], who: int, clause: Clause, kept: Kept, words: Sequence[Word]
    ) -> None:
        """The changes of words that a proposal makes to a clause."""
        strength = frozenset(kept.edit.kinds) & _STRENGTH if kept.edit is not None else frozenset[str]()
        touches = list(_touches(words))
        if len(touches) > 1 and _rewritten(words):
            # What another sentence has in common with this one is chance: nobody's words can stand between its words.
            touches = [_whole(clause.text, words, touches)]
        for touch in touches:
            kind: ChangeKind = "signs" if _signs(clause.text, touch) else "words"
            said = touch.text if kind == "signs" else plain(touch.text)
            unit = Unit(kind, (who,), (clause.place,), touch, strength=strength)
            first = self._join(found, (kind, touch.start, touch.end, said, touch.text.strip() == ""), unit)
            if first.touch != touch:
                # The same words with other signs in them.
                self._join(found, ("signs", *touch), Unit("signs", (who,), (clause.place,), touch))

    def _marks(self, found: dict[Hashable, Unit], who: int, clause: Clause, kept: Kept, words: Sequence[Word]) -> None:
        """The notes that a proposal takes out of a clause, and those that it puts there."""
        script = self._scripts[who]
        mine = {mark.note for mark in clause.marks}
        theirs = {script.notes.get(mark.note, -1) for mark in kept.side.marks}
        for note in sorted(mine - theirs):
            self._join(found, ("gone", note), Unit("note-removed", (who,), (clause.place, note), note=note))
        stood = {mark.note: mark.offset for mark in clause.marks}
        for mark in kept.side.marks:
            note, at = script.notes.get(mark.note, -1), _before(words, mark.offset)
            if note in mine and (stood[note] == at or _beside(words, stood[note], at)):
                continue
            if note in mine:
                # Its mark stands elsewhere: the note goes here, and comes there.
                self._join(found, ("gone", note), Unit("note-removed", (who,), (clause.place, note), note=note))
            new = self._owns[who][mark.note].side
            unit = Unit("note-added", (who,), (clause.place,), Touch(at, at, ""), (new,), mark=mark.mark)
            self._join(found, ("new", at, plain(new.text)), unit)

    @staticmethod
    def _join(found: dict[Hashable, Unit], key: Hashable, unit: Unit) -> Unit:
        """The change that this one is: itself, or the one that others make."""
        if key not in found:
            found[key] = unit
        elif not {*unit.who} & {*found[key].who}:
            found[key].who = (*found[key].who, *unit.who)
        return found[key]

    # What comes.

    def _bring(self) -> None:
        left = _NO_TEXT if any(clause.owner is not None for clause in self._base) else frozenset[str]()
        gaps: dict[int, dict[int, list[Brought]]] = defaultdict(dict)
        for who, script in self._scripts.items():
            for behind, ones in script.brings.items():
                texts = [one for one in ones if one.edit.new[0].kind not in left]
                if texts:
                    gaps[behind][who] = texts
        for behind in sorted(gaps):
            self.rows[behind] = [self._row(behind, together, {}) for together in joined(gaps[behind])]

    def _row(self, behind: int, together: Together, over: dict[int, Unit]) -> NewRow:
        found: dict[str, dict[int, Brought]] = {}
        for who, one in together.items():
            found.setdefault(plain(one.edit.new[0].text), {})[who] = one  # type: ignore[assignment]
        alternatives = [self._alternative(behind, brings, over) for brings in found.values()]
        under = {who: one.under for who, one in together.items() if one.under}
        above = {who: unit for each in alternatives for unit in each.units for who in unit.who}
        return NewRow(alternatives, [self._row(behind, each, above) for each in joined(under)] if under else [])

    def _alternative(self, behind: int, brings: dict[int, Brought], over: dict[int, Unit]) -> Alternative:
        units: list[Unit] = []
        new: list[int] = []
        for who, one in brings.items():
            if one.shift is None:
                new.append(who)
            elif (unit := self._of_shift[who, one.shift]) not in units:
                unit.behind = behind
                unit.above = (*unit.above, next(iter(one.above), -1))
                units.append(unit)
        if new:
            side = brings[new[0]].edit.new[0]
            needs = next((over[who] for who in new if who in over), None)
            above = tuple(dict.fromkeys([next(iter(brings[who].above), -1) for who in new]))
            unit = Unit("added", tuple(new), (), sides=(side,), behind=behind, above=above, needs=needs)
            units.append(unit)
            self.added.append(unit)
        first = next(iter(brings.values())).edit.new[0].text
        signs: dict[Hashable, Unit] = {}
        for who, one in brings.items():
            side = one.edit.new[0]
            if side.text != first:
                self._join(signs, side.text, Unit("signs", (who,), sides=(side,), behind=behind))
        self.added += signs.values()
        return Alternative(brings, units)

    def _part(self) -> None:
        """What comes behind a clause out of which the same proposal takes these words hangs on their going."""
        for unit in self.added:
            text = plain(unit.sides[0].text)
            for other in self.words.get(unit.behind, ()) if unit.needs is None and unit.kind == "added" else ():
                touch = other.touch
                if touch is None or touch.end - touch.start < _PART or {*other.who} != {*unit.who}:
                    continue
                gone = plain(self._base[unit.behind].text[touch.start : touch.end].strip(" ,;.:"))
                if gone in text:
                    unit.needs = other

    # What cannot be had together.

    def _clash(self) -> None:
        for units in self.words.values():
            _clash_of_words([unit for unit in units if unit.kind == "words"])
        by_place: dict[int, list[Unit]] = defaultdict(list)
        for unit in self.takers:
            for place in unit.places:
                by_place[place].append(unit)
                for mark in self._base[place].marks:
                    by_place[mark.note].append(unit)
        for place, units in by_place.items():
            self._clash_at(place, units)
        for marks in self.notes.values():
            _clash_of_notes(marks, self.words)
        for behind, rows in self.rows.items():
            self._clash_of_rows(behind, rows, by_place)

    def _clash_of_rows(self, behind: int, rows: Sequence[NewRow], takers: Mapping[int, Sequence[Unit]]) -> None:
        """What comes behind one clause."""
        for row in _rows(rows):
            _clash_of_wordings(row.alternatives)
            for alternative in row.alternatives:
                _clash_above(alternative, takers)
        for one in [one for row in rows for one in row.alternatives if one.side.kind in OVER]:
            self._clash_of_call(behind, one)

    def _clash_of_call(self, behind: int, call: Alternative) -> None:
        """A call that comes between points takes those behind it; what others bring behind these is not to stand under it."""
        end = behind + 1
        while end < len(self._base) and self._base[end].kind not in OVER:
            end += 1
        for at in range(behind + 1, end):
            for one in [one for row in self.rows.get(at, ()) for one in row.alternatives if one.side.kind not in OVER]:
                for unit, against in product(one.units, call.units):
                    if not {*unit.who} & {*against.who}:
                        unit.clash(against, "call")

    def _clash_at(self, place: int, takers: Sequence[Unit]) -> None:
        """What takes a clause away, or elsewhere, against each other and against changes of it."""
        others = [*self.words.get(place, ()), *self.notes.get(place, ())]
        for unit, other in combinations(dict.fromkeys(takers), 2):
            if {unit.kind, other.kind} != {"removed"}:
                unit.clash(other, _of_takers(unit, other))
        for unit in takers:
            for other in others:
                if other.kind != "signs":
                    unit.clash(other, _of_takers(unit, unit))


def _clash_of_wordings(alternatives: Sequence[Alternative]) -> None:
    """Several wordings of what comes at one place."""
    for one, other in combinations(alternatives, 2):
        for unit, against in product(one.units, other.units):
            unit.clash(against, "wording")


def _clash_above(one: Alternative, takers: Mapping[int, Sequence[Unit]]) -> None:
    """What comes under clauses that others take away, or elsewhere."""
    for who, each in one.brings.items():
        own = [unit for unit in one.units if who in unit.who]
        for taker in [taker for place in each.above for taker in takers.get(place, ())]:
            for unit in own:
                if not {*unit.who} & {*taker.who}:
                    unit.clash(taker, "above" if taker.kind == "removed" else _of_takers(taker, taker))


def _every(ones: Sequence[Brought]) -> Iterator[Brought]:
    for one in ones:
        yield one
        yield from _every(one.under)  # type: ignore[arg-type]


def _rows(rows: Sequence[NewRow]) -> Iterator[NewRow]:
    for row in rows:
        yield row
        yield from _rows(row.under)


def rank(unit: Unit) -> tuple[int, ...]:
    """Where a change stands in the order of the base: in its clause, those of the first proposal first, or behind one.

    >>> rank(Unit("added", (0,), behind=3)), rank(Unit("removed", (1,), (3, 4)))
    ((3, 1), (3, 0, -1, -1, 1))
    """
    if not unit.places:
        return unit.behind, 1
    touch = unit.touch or Touch(-1, -1, "")
    return unit.places[0], 0, touch.start, touch.end, min(unit.who)


def _words(clause: Clause, kept: Kept) -> Sequence[Word]:
    """The words that lead from a clause of the base to the one of the proposal."""
    new = kept.side
    if kept.edit is None or clause.text == new.text:
        return (Word("equal", clause.text),)
    if clause.kind == "row":
        found: list[Word] = []
        for number, (old, now) in enumerate(zip(clause.cells, new.cells, strict=True)):
            found += [Word("equal", " | ")] if number else []
            found += word_diff(old, now)
        return found
    words = kept.edit.words
    whole = "".join([word.text for word in words if word.op != "insert"])
    return words if whole == clause.text else word_diff(clause.text, new.text)


def _touches(words: Sequence[Word]) -> Iterator[Touch]:
    """What gives way to what; words that go and others that come in their place are one."""
    at = 0
    open_touch: Touch | None = None
    for word in words:
        if word.op == "equal":
            if open_touch is not None:
                yield open_touch
                open_touch = None
            at += len(word.text)
            continue
        touch = open_touch or Touch(at, at, "")
        if word.op == "delete":
            at += len(word.text)
            open_touch = touch._replace(end=at)
        else:
            open_touch = touch._replace(text=touch.text + word.text)
    if open_touch is not None:
        yield open_touch


def _rewritten(words: Sequence[Word]) -> bool:
    """Whether a clause says something else: it shares less than half of the words with the one of the base."""
    sizes = {
        op: sum(len(words_of(word.text)) for word in words if word.op == op) for op in ("equal", "insert", "delete")
    }
    return sizes["equal"] < ALIKE * (sizes["equal"] + max(sizes["insert"], sizes["delete"]))


def _whole(text: str, words: Sequence[Word], touches: Sequence[Touch]) -> Touch:
    """Several changes of a clause as one, from the first to the last."""
    start, end = touches[0].start, touches[-1].end
    new = "".join([word.text for word in words if word.op != "delete"])
    return Touch(start, end, new[start : len(new) - (len(text) - end)])


def _before(words: Sequence[Word], offset: int) -> int:
    """The character of the old wording that a place in the new one stands behind."""
    old = new = 0
    for word in words:
        size = len(word.text)
        if word.op == "delete":
            old += size
            continue
        if offset <= new + size:
            return old + (offset - new if word.op == "equal" else 0)
        new += size
        old += size if word.op == "equal" else 0
    return old


def _beside(words: Sequence[Word], one: int, other: int) -> bool:
    """Whether two places of the old wording are at the same change of words, where no mark can say where it stands."""
    at = 0
    for word in words:
        end = at + (0 if word.op == "insert" else len(word.text))
        if word.op != "equal" and at <= min(one, other) and max(one, other) <= end:
            return True
        at = end
    return False


def _signs(text: str, touch: Touch) -> bool:
    """Whether a change of words is one of signs, capitals or blanks alone: what stands near it decides."""
    before, after = text[: touch.start][-_NEAR:], text[touch.end :][:_NEAR]
    return plain(f". {before}{touch.text}{after}") == plain(f". {before}{text[touch.start : touch.end]}{after}")


def _clash_of_words(units: Sequence[Unit]) -> None:
    for number, one in enumerate(units):
        for other in units[number + 1 :]:
            mine, theirs = one.touch, other.touch
            assert mine is not None  # noqa: S101  # changes of words have one
            assert theirs is not None  # noqa: S101
            if {*one.who} == {*other.who}:
                continue
            if overlap(mine, theirs):
                inside = mine.start < theirs.end and theirs.start < mine.end
                empty = mine.start == mine.end == theirs.start == theirs.end
                one.clash(other, "words" if inside else "wording" if empty else "touching")
            elif one.strength and other.strength and not {*one.who} & {*other.who}:
                one.clash(other, "strength")


def overlap(one: Touch, other: Touch) -> bool:
    """Whether two changes touch: what is put between words belongs to the words beside it; words that were replaced stand apart,
    though they be neighbours.

    >>> overlap(Touch(0, 3, "a"), Touch(3, 3, "b")), overlap(Touch(0, 3, "a"), Touch(3, 5, "b"))
    (True, False)
    """
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def _clash_of_notes(marks: Sequence[Unit], words: Mapping[int, Sequence[Unit]]) -> None:
    """A note that goes and a change of its text; notes that come at the same place."""
    for number, one in enumerate(marks):
        if one.kind == "note-removed":
            for other in words.get(one.note, ()):
                if other.kind == "words":
                    one.clash(other, "removed")
        for other in marks[number + 1 :]:
            both_new = one.kind == other.kind == "note-added"
            if both_new and one.touch == other.touch and not {*one.who} & {*other.who}:
                one.clash(other, "wording")


def _of_takers(one: Unit, other: Unit) -> ReasonKind:
    kinds = {one.kind, other.kind}
    if "removed" in kinds:
        return "removed"
    return "moved" if "moved" in kinds else "split"
