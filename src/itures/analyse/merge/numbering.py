"""The numbers of points in a merged text: several proposals bring and take away points, and each of them numbers its own text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
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
    return _Key(found["open"], ord(key) - ord("a") + 1, found["rest"], "a", capital) if len(key) == 1 else None


def _label(key: _Key) -> str | None:
    if key.value < 1:
        return None
    if key.style == "1":
        return f"{key.open}{key.value}{key.rest}"
    if key.style == "a":
        said = chr(ord("a") + key.value - 1) if key.value <= 26 else None  # letters
    else:
        said = _TENS[key.value // 10] + _ONES[key.value % 10] if key.value < 50 else None  # "l" is fifty
    return f"{key.open}{said.upper() if key.capital else said}{key.rest}" if said is not None else None


def number(
    base: Sequence[Clause], scripts: Mapping[int, Script], taking: Taking, units: Sequence[Unit], plan: Plan
) -> None:
    """Gives the points of a plan the labels that they have in the merged text, with those that each proposal has for them.

    >>> number([], {}, Taking(), [], Plan())
    """
    _Numbers(base, scripts, taking, units, plan).number()


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
        self._taking = taking
        self._final: dict[int, str] = {}
        self._blocked = {
            (who, above)
            for unit in units
            if unit.kind not in ("words", "signs") and not taking.taken(unit)
            for who in unit.who
            for above in self._lists_of(unit)
        }
        """The proposals, each with a clause under which something of theirs that comes, goes or moves is not taken: their
        numbers do not fit there.
        """

    def _lists_of(self, unit: Unit) -> set[int]:
        """The clauses under which points come or go with a change."""
        return {*unit.above, *(self._base[place].parent for place in unit.places)}

    def number(self) -> None:
        """Numbers all lists."""
        lists: dict[int, list[Clause]] = defaultdict(list)
        for clause in self._base:
            if clause.kind == "point" and clause.label:
                lists[clause.parent].append(clause)
        new: dict[int, list[tuple[int, NewClause]]] = defaultdict(list)
        for behind, ones in self._plan.gaps.items():
            for one in ones:
                if not one.option and one.side.kind == "point" and one.above:
                    new[next(iter(one.above.values()))].append((behind, one))
        for parent in sorted({*lists, *new}):
            self._list(parent, lists.get(parent, []), new.get(parent, []))
        listed = {clause.place for points in lists.values() for clause in points}
        for clause in self._base:
            if clause.place not in listed:
                self._other(clause)

    def _other(self, clause: Clause) -> None:
        """What had no label gets one, or another kind of clause has another."""
        wanted = self._wanted(clause.parent, clause)
        if wanted:
            stays = next(iter(wanted)) if len(wanted) == 1 else clause.label
            labels = [NewLabel(label, who, label == stays) for label, who in wanted.items()]
            self._plan.of(clause.place).labels = labels

    def _list(self, parent: int, points: Sequence[Clause], new: Sequence[tuple[int, NewClause]]) -> None:
        """Numbers the points under one clause."""
        roman = bool(points) and set(_letters(points[0].label)) == {"i"}
        events: list[tuple[int, int, int, Clause | NewClause]] = [(one.place, 0, 0, one) for one in points]
        events += [(behind, 1, at, one) for at, (behind, one) in enumerate(new)]
        ones = [one for _, _, _, one in sorted(events, key=lambda event: event[:3])]
        closed = {(who, place) for who in self._scripts for place in self._closed(who, ones, roman)}
        merged = 0
        own: dict[int, int] = dict.fromkeys(self._scripts, 0)
        for one in ones:
            if isinstance(one, NewClause):
                merged = self._came(one, merged, own, roman)
            elif gone := self._gone(one):
                merged -= self._goes(parent, one, gone, closed, own)
            else:
                self._stays(parent, one, merged, roman)

    def _gone(self, clause: Clause) -> Who:
        """Who takes a point of the base away."""
        plan = self._plan.clauses.get(clause.place)
        return plan.gone if plan is not None else ()

    def _goes(self, parent: int, clause: Clause, gone: Who, closed: Set[tuple[int, int]], own: dict[int, int]) -> int:
        """A point that goes: by how many places those behind it move up. Where it is not taken away, it has the label that others
        have for it.
        """
        closing = [who for who in gone if (who, clause.place) in closed or who not in self._scripts]
        for who in closing:
            own[who] = own.get(who, 0) - 1
        wanted = self._wanted(parent, clause)
        if wanted:
            labels = [NewLabel(label, those, stays=False) for label, those in wanted.items()]
            self._plan.of(clause.place).labels = labels
        return 1 if closing else 0

    def _closed(self, who: int, ones: Sequence[Clause | NewClause], roman: bool) -> Iterator[int]:
        """The points that a proposal takes away so that those behind them move up; of the last ones that is taken for granted.

        Between two points that stay, what came and what went must lead from the one label to the other.
        """
        kept = self._scripts[who].kept
        came, before = 0, 0
        gone: list[int] = []
        for one in ones:
            if isinstance(one, NewClause):
                key = _key(one.side.label, roman)
                came += who in one.who and key is not None and key.plain
                continue
            if one.place not in kept:
                gone.append(one.place)
                continue
            key, other = _key(one.label, roman), _key(kept[one.place].side.label, roman)
            shift = other.value - key.value if key is not None and other is not None else before
            if before + came > shift:
                yield from gone
            came, before = 0, shift
            gone.clear()
        yield from gone

    def _came(self, one: NewClause, merged: int, own: dict[int, int], roman: bool) -> int:
        """A point that comes: it counts where it has a number of its own, as those behind it do."""
        key = _key(one.side.label, roman)
        if key is None:
            return merged
        first = next(who for who in one.units[0].who if who in one.who)
        shift = merged - own.get(first, 0)
        final = following(one.side.label, shift, roman=roman) if shift else one.side.label
        if final is not None and (final != one.side.label or one.labels):
            labels = one.labels or [NewLabel(one.side.label, one.who)]
            one.labels = [label._replace(stays=label.text == final) for label in labels]
            if not any(label.stays for label in one.labels):
                one.labels.append(NewLabel(final, (MERGER,)))
        if not key.plain:
            return merged
        for who in one.who:
            own[who] = own.get(who, 0) + 1
        return merged + 1

    def _stays(self, parent: int, clause: Clause, merged: int, roman: bool) -> None:
        wanted = self._wanted(parent, clause)
        final = self._counted(parent, clause, merged, roman, wanted)
        self._final[clause.place] = final
        if not wanted and final == clause.label:
            return
        labels = [NewLabel(label, who, label == final) for label, who in wanted.items()]
        if final not in wanted:
            labels.append(NewLabel(final, (MERGER,)))
        self._plan.of(clause.place).labels = labels

    def _wanted(self, parent: int, clause: Clause) -> dict[str, Who]:
        """The labels that proposals have for a point of the base, where they differ from its own."""
        found: dict[str, Who] = {}
        for who, script in self._scripts.items():
            kept = script.kept.get(clause.place)
            if kept is not None and kept.side.label != clause.label and (who, parent) not in self._blocked:
                found[kept.side.label] = (*found.get(kept.side.label, ()), who)
        return found

    def _counted(self, parent: int, clause: Clause, merged: int, roman: bool, wanted: Mapping[str, Who]) -> str:
        """The label of a point of the base in the merged text."""
        label = clause.label
        above, now = (self._base[parent].label, self._final.get(parent)) if parent >= 0 else ("", None)
        if now is not None and now != above and above and label.startswith(above.rstrip(".)")):
            label = now.rstrip(".)") + label[len(above.rstrip(".)")) :]
        if not merged:
            # Where nothing counts otherwise, a label that proposals want is one that they have a reason for.
            return next(iter(wanted)) if len(wanted) == 1 and label == clause.label else label
        return following(label, merged, roman=roman) or label


def _letters(label: str) -> Iterator[str]:
    yield from (sign.lower() for sign in label if sign.isalpha())
