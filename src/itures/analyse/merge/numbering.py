"""The numbers of points in a merged text: several proposals bring and take away points, and each of them numbers its own text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from itures.analyse.merge.plan import MERGER, NewClause, NewLabel, Plan, Who
from itures.analyse.merge.scripts import Script
from itures.analyse.merge.taking import Taking
from itures.analyse.merge.units import Unit
from itures.grammar.labels import ROMAN_DIGITS
from itures.model.clauses import Clause

_DIGITS: Final = re.compile(r"(?P<open>\W*(?:[^\W_]+[.\-])*)(?P<key>\d{1,6})(?P<rest>.*)", re.DOTALL)
_LETTERS: Final = re.compile(r"(?P<open>\W*)(?P<key>[A-Za-z]{1,5})(?P<rest>(?:\W.*)?)", re.DOTALL)
_ORDINAL: Final = re.compile(r"[^\W\d_]")
_LETTERS_OF: Final = 26
_TWICE: Final = 2
_FIFTY: Final = 50
_TENS: Final = ("", "x", "xx", "xxx", "xl")
_ONES: Final = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


class _Key(NamedTuple):
    """What counts in a label. `style` is "1", "a" or "i"; `plain` says that no "bis" stands behind it."""

    open: str
    value: int
    rest: str
    style: str
    capital: bool = False

    @property
    def plain(self) -> bool:
        return not _ORDINAL.search(self.rest)


def following(label: str, by: int = 1, *, roman: bool = False) -> str | None:
    """The label so many places behind another one in a list; None for one that does not count, or where there is none.

    `roman` says that "i" is a number in the list, and no letter.

    >>> following("2"), following("b)"), following("4.3", 2), following("iv)", roman=True), following("2bis"), following("–")
    ('3', 'c)', '4.5', 'v)', '3bis', None)
    """
    key = _key(label, roman)
    return _label(key._replace(value=key.value + by)) if key is not None else None


def _key(label: str, roman: bool) -> _Key | None:
    found = _DIGITS.fullmatch(label)
    if found is not None:
        return _Key(found["open"], int(found["key"]), found["rest"], "1")
    found = _LETTERS.fullmatch(label)
    if found is None:
        return None
    key, capital = found["key"].lower(), found["key"].isupper()
    if roman and set(key) <= set(ROMAN_DIGITS):
        digits = [ROMAN_DIGITS[sign] for sign in key]
        value = sum(-one if one < max(digits[at:]) else one for at, one in enumerate(digits))
        return _Key(found["open"], value, found["rest"], "i", capital)
    if len(set(key)) > 1 or len(key) > _TWICE:
        return None
    # Behind "z" stands "aa", and then "bb".
    value = ord(key[0]) - ord("a") + 1 + (_LETTERS_OF * (len(key) - 1))
    return _Key(found["open"], value, found["rest"], "a", capital)


def _label(key: _Key) -> str | None:
    if key.value < 1:
        return None
    if key.style == "1":
        return f"{key.open}{key.value}{key.rest}"
    if key.style == "a":
        times, letter = divmod(key.value - 1, _LETTERS_OF)
        said = chr(ord("a") + letter) * (times + 1) if times < _TWICE else None
    else:
        said = _TENS[key.value // 10] + _ONES[key.value % 10] if key.value < _FIFTY else None
    return f"{key.open}{said.upper() if key.capital else said}{key.rest}" if said is not None else None


def number(
    base: Sequence[Clause], scripts: Mapping[int, Script], taking: Taking, units: Sequence[Unit], plan: Plan
) -> None:
    """Gives the points of a plan the labels that they have in the merged text, with those that each proposal has for them.

    >>> number([], {}, Taking(), [], Plan())
    """
    _Numbers(base, scripts, taking, units, plan).number()


_Event = Clause | NewClause
"""A point of a list: one of the base, or one that comes."""
_Place = tuple[int, int, int, _Event]
"""A point with its place among the others."""


@dataclass(slots=True)
class _Own:
    """How one proposal numbers a list: the points that come and count in it, those that go so that the others move up, and by
    how much the numbers change at a point without any of that ("1bis" is "2", a gap is closed).
    """

    counted: set[NewClause] = field(default_factory=set)
    closed: set[int] = field(default_factory=set)
    steps: dict[int, int] = field(default_factory=dict)


class _Numbers:
    def __init__(
        self,
        base: Sequence[Clause],
        scripts: Mapping[int, Script],
        taking: Taking,
        units: Sequence[Unit],
        plan: Plan,
    ) -> None:
        self._base, self._scripts, self._plan = base, scripts, plan
        self._labels = {clause.place: clause.label for clause in base}
        """The labels of the base; of a text that has none, and gets one, the one that it would have alone."""
        self._final: dict[int | NewClause, str] = {}
        self._blocked = {
            (who, over)
            for unit in units
            if unit.kind not in ("words", "signs") and not taking.taken(unit)
            for who in unit.who
            for over in (*unit.above, *unit.places, *(self._base[place].parent for place in unit.places))
        }
        """The proposals, each with a clause under which something of theirs that comes, goes or moves is not taken: their
        numbers do not fit there.
        """

    def number(self) -> None:
        """Numbers all lists, those of what stands above others first."""
        lists: dict[int | NewClause, list[_Place]] = defaultdict(list)
        new = [(behind, one) for behind, ones in self._plan.gaps.items() for one in ones]
        for at, (behind, one) in enumerate(new):
            if not one.option and one.side.kind == "point":
                lists[one.over].append((behind, 1, at, one))
        for clause in self._base:
            if clause.kind == "point" and clause.label:
                lists[clause.parent].append((clause.place, 0, 0, clause))
            else:
                self._without(clause, lists)
        stack: list[int | NewClause] = sorted([key for key in lists if isinstance(key, int)], reverse=True)  # type: ignore[assignment]
        while stack:
            key = stack.pop()
            ones = [one for _, _, _, one in sorted(lists[key], key=lambda event: event[:3])]
            self._list(key, ones)
            stack += [one for one in reversed(ones) if isinstance(one, NewClause) and one in lists]

    def _without(self, clause: Clause, lists: dict[int | NewClause, list[_Place]]) -> None:
        """A clause without a label that gets one: where others come beside it, it is one of their list."""
        wanted = self._wanted(clause)
        if not wanted:
            return
        beside = [(behind, one) for behind, _, _, one in lists.get(clause.parent, ()) if isinstance(one, NewClause)]
        label, those = next(iter(wanted.items()))
        before = sum(those[0] in one.who and behind < clause.place for behind, one in beside)
        alone = following(label, -before) if beside and not clause.label else None
        if alone is not None:
            self._labels[clause.place] = alone
            lists[clause.parent].append((clause.place, 0, 0, clause))
            return
        stays = label if len(wanted) == 1 else clause.label
        self._give(clause, [NewLabel(each, who, each == stays) for each, who in wanted.items()])

    def _list(self, over: int | NewClause, ones: Sequence[_Event]) -> None:
        """Numbers the points under one clause."""
        first = next((self._label_of(one) for one in ones), "")
        roman = {sign.lower() for sign in first if sign.isalpha()} == {"i"}
        owns = {who: self._own(who, ones, roman) for who in self._scripts}
        fitting = {who for who in owns if not isinstance(over, int) or (who, over) not in self._blocked}
        merged = 0
        shifts = dict.fromkeys(owns, 0)
        before: str | None = None
        for at, one in enumerate(ones):
            if isinstance(one, NewClause):
                self._came(one, merged - shifts.get(_first(one), 0), roman)
                one.follows = self._final[one] == (
                    following(before, roman=roman) if before is not None else self._next(ones[at + 1 :])
                )
                before = self._final[one]
                merged += self._counted(one, owns, shifts)
                continue
            steps = {who: own.steps[one.place] for who, own in owns.items() if one.place in own.steps}
            for who, step in steps.items():
                shifts[who] += step
            if self._gone(one):
                merged -= self._closed(one, owns, shifts)
            else:
                merged += max((step for who, step in steps.items() if who in fitting), key=abs, default=0)
                self._stays(over, one, merged, roman)
                before = self._final[one.place]

    def _next(self, ones: Sequence[_Event]) -> str | None:
        """The label of the first point of the base among these."""
        return next((self._labels[one.place] for one in ones if isinstance(one, Clause)), None)

    def _label_of(self, one: _Event) -> str:
        return one.side.label if isinstance(one, NewClause) else self._labels[one.place]

    def _gone(self, clause: Clause) -> Who:
        """Who takes a point of the base away."""
        plan = self._plan.clauses.get(clause.place)
        return plan.gone if plan is not None else ()

    @staticmethod
    def _counted(one: NewClause, owns: Mapping[int, _Own], shifts: dict[int, int]) -> int:
        """By how many places what stands behind a point that comes moves on."""
        counting = [who for who in one.who if who in owns and one in owns[who].counted]
        for who in counting:
            shifts[who] += 1
        return 1 if counting else 0

    def _closed(self, one: Clause, owns: Mapping[int, _Own], shifts: dict[int, int]) -> int:
        """By how many places what stands behind a point that goes moves up. Where it is not taken away, it has the label that
        others have for it.
        """
        closing = [who for who in self._gone(one) if who not in owns or one.place in owns[who].closed]
        for who in closing:
            shifts[who] = shifts.get(who, 0) - 1
        self._give(one, [NewLabel(label, who, stays=False) for label, who in self._wanted(one).items()])
        return 1 if closing else 0

    def _own(self, who: int, ones: Sequence[_Event], roman: bool) -> _Own:
        """How a proposal numbers a list: between two points that stay, what came and what went must lead from the one number to
        the other. What came and does not count fills a gap; what went and does not count leaves one.
        """
        kept = self._scripts[who].kept
        found = _Own()
        came: list[NewClause] = []
        gone: list[int] = []
        before = 0
        for one in ones:
            if isinstance(one, NewClause):
                key = _key(one.side.label, roman)
                came += [one] if who in one.who and key is not None and key.plain else []
                continue
            if one.place not in kept:
                gone.append(one.place)
                continue
            key, own = _key(self._labels[one.place], roman), _key(kept[one.place].side.label, roman)
            if key is None or own is None:
                continue
            needed = own.value - key.value - before
            over = len(came) - len(gone) - needed
            counted = came[: len(came) - min(max(over, 0), len(came))]
            closed = gone[: len(gone) - min(max(-over, 0), len(gone))]
            found.counted.update(counted)
            found.closed.update(closed)
            step = needed - len(counted) + len(closed)
            if step:
                found.steps[one.place] = step
            before = own.value - key.value
            came, gone = [], []
        found.counted.update(came)
        found.closed.update(gone)
        return found

    def _came(self, one: NewClause, shift: int, roman: bool) -> None:
        """The label of a point that comes."""
        own = one.side.label
        label = _stemmed(own, one.label_over, self._final.get(one.over, ""))
        final = (following(label, shift, roman=roman) or label) if shift else label
        self._final[one] = final
        if final == own and not one.labels:
            return
        labels = one.labels or [NewLabel(own, one.who)]
        one.labels = [each._replace(stays=each.text == final) for each in labels]
        if not any(each.stays for each in one.labels):
            one.labels.append(NewLabel(final, (MERGER,)))

    def _stays(self, over: int | NewClause, clause: Clause, merged: int, roman: bool) -> None:
        """The label of a point of the base that stays."""
        wanted = self._wanted(clause)
        label = self._labels[clause.place]
        if isinstance(over, int) and over >= 0:
            label = _stemmed(label, self._base[over].label, self._final.get(over, ""))
        final = (following(label, merged, roman=roman) or label) if merged else label
        final = next((each for each in wanted if _says(each, final, roman, alone=len(wanted) == 1)), final)
        self._final[clause.place] = final
        if not wanted and final == clause.label:
            return
        labels = [NewLabel(each, who, each == final) for each, who in wanted.items()]
        if final not in wanted:
            labels.append(NewLabel(final, (MERGER,)))
        self._give(clause, labels)

    def _give(self, clause: Clause, labels: list[NewLabel]) -> None:
        if labels:
            self._plan.of(clause.place).labels = labels

    def _wanted(self, clause: Clause) -> dict[str, Who]:
        """The labels that proposals have for a clause of the base, where they differ from its own."""
        found: dict[str, Who] = {}
        for who, script in self._scripts.items():
            kept = script.kept.get(clause.place)
            label = kept.side.label if kept is not None else clause.label
            if label != clause.label and not self._is_blocked(who, clause, label):
                found[label] = (*found.get(label, ()), who)
        return found

    def _is_blocked(self, who: int, clause: Clause, label: str) -> bool:
        """Whether a label that a proposal has follows from something of its that is not taken: in its list, or in that of a point
        above whose number it begins with.
        """
        over = clause.parent
        while (who, over) not in self._blocked:
            kept = self._scripts[who].kept.get(over) if over >= 0 else None
            stem = kept.side.label.rstrip(".)") if kept is not None else ""
            if not stem or not label.startswith(f"{stem}."):
                return False
            label, over = stem, self._base[over].parent
        return True


def _first(one: NewClause) -> int:
    """The proposal whose wording and label a clause has that comes."""
    return next(who for who in one.units[0].who if who in one.who)


def _stemmed(label: str, over: str, now: str) -> str:
    """A label whose beginning is that of the clause above ("2.1") with the number that this one has now."""
    stem, new = over.rstrip(".)"), now.rstrip(".)")
    return new + label[len(stem) :] if stem and new and label.startswith(f"{stem}.") else label


def _says(label: str, final: str, roman: bool, *, alone: bool) -> bool:
    """Whether a label that proposals have for a point says what was counted: "2" for "1bis". One that does not count is theirs."""
    key, other = _key(final, roman), _key(label, roman)
    if key is None or other is None:
        return alone
    return (key.value, key.open) == (other.value, other.open)
