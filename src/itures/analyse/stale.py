"""Internal references where clauses got other numbers: those that follow them, and those that are left behind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from itures.analyse.align import Alignment
from itures.analyse.flat import Clause
from itures.model.edit import Stale
from itures.model.reference import Reference
from itures.words import folded

_RANGE = re.compile(r"(?P<before>.*?)(?P<first>[^\s-]+)-(?P<last>[^\s-]+)\Z")


class Followed(NamedTuple):
    """A reference that was changed with the number of the clause that it cites: the labels before and after."""

    was: str
    now: str


class Renumbering:
    """Which clause of the new text is which of the old one, asked by paths."""

    def __init__(self, old: Sequence[Clause], new: Sequence[Clause], alignment: Alignment) -> None:
        self._old, self._new = old, new
        self._alignment = alignment
        self._before, self._after = _by_path(old), _by_path(new)
        self.any = len(alignment.pairs) != len(old) or any(
            old[here].at != new[there].at for here, there in alignment.pairs.items()
        )
        """Whether any clause has another path."""

    def followed(
        self, before: Clause, after: Clause, old: Sequence[Reference], new: Sequence[Reference]
    ) -> list[Followed]:
        """The references of a clause that went with what they cite."""
        found = []
        for one, other in _paired(old, new):
            if one.id == other.id:
                continue
            for path, path_now in zip(_paths(one), _paths(other), strict=False):
                if path != path_now and self._meant(before, path, after, path_now):
                    found.append(Followed(path.rpartition(" ")[2], path_now.rpartition(" ")[2]))
        return found

    def stale(
        self, before: Clause, after: Clause, old: Sequence[Reference], new: Sequence[Reference]
    ) -> Iterator[Stale]:
        """The references of a clause that cite another clause now, or none, than they did."""
        for one, other in _paired(old, new):
            for path, path_now in zip(_paths(one), _paths(other), strict=False):
                places = self._before.get((before.instrument, path), ())
                if not places or self._meant(before, path, after, path_now):
                    continue
                now = [self._new[place] for old_place in places for place in self._partners(old_place)]
                if path != path_now and any(folded(clause.at) == path for clause in now):
                    continue  # what it cited has its old number: another clause is meant
                there = self._after.get((after.instrument, path_now), ())
                says = f"{other.raw!r} cites " + (f"{self._new[there[0]].at} now" if there else "no clause now")
                message = f"{says}; {self._means(places, now)}"
                yield Stale(after.at, after.id, other.raw, now[0].at if now else None, message, after.place)

    def _means(self, places: Sequence[int], now: Sequence[Clause]) -> str:
        if not now:
            return "what it cited is removed"
        names = " and ".join(dict.fromkeys([clause.at for clause in now]))
        if any(place in self._alignment.splits for place in places):
            return f"what it cited was split into {names}"
        if not any(place in self._alignment.pairs for place in places):
            return f"what it cited is part of {names}"
        return f"what it cited is {names}"

    def _meant(self, before: Clause, path: str, after: Clause, path_now: str) -> bool:
        """Whether a path in the new text is a clause that the path in the old one was."""
        there = set(self._after.get((after.instrument, path_now), ()))
        for place in self._before.get((before.instrument, path), ()):
            if place in self._alignment.splits or place not in self._alignment.pairs:
                continue
            if self._alignment.pairs[place] in there:
                return True
        return False

    def _partners(self, place: int) -> Sequence[int]:
        """Where an old clause is in the new text: nowhere, in one clause, or in the parts of it."""
        if place in self._alignment.pairs:
            return (self._alignment.pairs[place],)
        if place in self._alignment.splits:
            return self._alignment.splits[place]
        return [new for new, parts in self._alignment.merges.items() if place in parts]


def _by_path(clauses: Iterable[Clause]) -> dict[tuple[str, str], list[int]]:
    """The places of clauses by instrument and path; a call may be there several times."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for clause in clauses:
        if clause.kind in ("point", "call"):
            found[clause.instrument, folded(clause.at)].append(clause.place)
        elif clause.kind == "heading":
            found[clause.instrument, clause.id.rpartition("/")[2].partition("~")[0].replace("-", " ")].append(
                clause.place
            )
    return found


def _paired(old: Sequence[Reference], new: Sequence[Reference]) -> Iterator[tuple[Reference, Reference]]:
    """The internal references of a clause before and after: in order, if there are as many; else those that are the same."""
    here = [one for one in old if one.kind == "internal"]
    there = [one for one in new if one.kind == "internal"]
    if len(here) == len(there):
        yield from zip(here, there, strict=True)
        return
    waiting = list(there)
    for one in here:
        other = next((other for other in waiting if other.id == one.id), None)
        if other is not None:
            waiting.remove(other)
            yield one, other


def _paths(reference: Reference) -> list[str]:
    """The paths that a reference names: of a range its ends."""
    path = folded(reference.id[1:])
    match = _RANGE.fullmatch(path)
    if match is not None and not path.startswith("annex-"):
        return [f"{match['before']}{match['first']}", f"{match['before']}{match['last']}"]
    return [path]
