"""Internal references where clauses got other numbers: those that follow them, and those that are left behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from itures.analyse.align.alignment import Alignment
from itures.language import Language
from itures.model.clauses import Clause
from itures.model.diff import Stale
from itures.model.folding import folded
from itures.model.ids import TextId
from itures.model.paths import ends, parts
from itures.model.references import Reference


class Followed(NamedTuple):
    """A reference that was changed with the number of the clause that it cites: the labels before and after."""

    was: str
    now: str


class Renumbering:
    """Which clause of the new text is which of the old one, asked by paths."""

    def __init__(
        self,
        old: Sequence[Clause],
        new: Sequence[Clause],
        alignment: Alignment,
        language: Language,
        follow: Set[int] = frozenset(),
    ) -> None:
        self._old, self._new = old, new
        self._alignment = alignment
        self._divisions = language.references.divisions
        self._before, self._after = _by_path(old, self._divisions), _by_path(new, self._divisions)
        self._follow = follow
        self.any = (
            bool(follow)
            or len(alignment.pairs) != len(old)
            or bool(alignment.rewritten)
            or any(old[here].at != new[there].at for here, there in alignment.pairs.items())
        )
        """Whether any clause has another path."""

    def followed(
        self, before: Clause, after: Clause, old: Sequence[Reference], new: Sequence[Reference]
    ) -> list[Followed]:
        """The references of a clause that went with what they cite: what changed of their paths."""
        found = []
        for one, other in self._paired(before, after, old, new):
            for path, path_now in zip(_paths(one), _paths(other), strict=False):
                if path != path_now and self._meant(before, path, after, path_now):
                    parts, parts_now = path.split(), path_now.split()
                    if len(parts) != len(parts_now):
                        parts, parts_now = parts[-1:], parts_now[-1:]
                    found += [Followed(*both) for both in zip(parts, parts_now, strict=True) if both[0] != both[1]]
        return found

    def stale(
        self, before: Clause, after: Clause, old: Sequence[Reference], new: Sequence[Reference]
    ) -> Iterator[Stale]:
        """The references of a clause that cite another clause now, or none, than they did."""
        for one, other in self._paired(before, after, old, new):
            for path, path_now in zip(_paths(one), _paths(other), strict=False):
                places = self._before.get((before.instrument, path), ())
                if not places or self._meant(before, path, after, path_now):
                    continue
                now = [self._new[place] for old_place in places for place in self._alignment.partners(old_place)]
                own = any(path in _names(clause, self._new, self._divisions) for clause in now)
                if path != path_now and own and before.place not in self._follow:
                    continue  # what it cited has its old number: another clause is meant
                there = self._after.get((after.instrument, path_now), ())
                says = f"{other.raw!r} cites " + (f"{self._new[there[0]].at} now" if there else "no clause now")
                message = f"{says}; {self._means(places, now)}"
                yield Stale(after.at, after.id, other.raw, now[0].at if now else None, message, after.place)

    def _paired(
        self, before: Clause, after: Clause, old: Sequence[Reference], new: Sequence[Reference]
    ) -> list[tuple[Reference, Reference]]:
        """The internal references before and after: those that mean the same, those that are the same, the rest in order."""
        here = [one for one in old if one.kind == "internal"]
        waiting = [one for one in new if one.kind == "internal"]
        as_many = len(here) == len(waiting)
        partners: dict[int, Reference] = {}
        for alike in (self._means_the_same, self._is_the_same):
            for number in _unpaired(here, partners):
                other = next((other for other in waiting if alike(before, here[number], after, other)), None)
                if other is not None:
                    waiting.remove(other)
                    partners[number] = other
        if as_many:
            partners.update(zip(_unpaired(here, partners), waiting, strict=True))
        return [(here[number], partners[number]) for number in sorted(partners)]

    def _means_the_same(self, before: Clause, one: Reference, after: Clause, other: Reference) -> bool:
        paths, paths_now = _paths(one), _paths(other)
        return len(paths) == len(paths_now) and all(
            self._meant(before, path, after, path_now) for path, path_now in zip(paths, paths_now, strict=True)
        )

    def _is_the_same(self, before: Clause, one: Reference, after: Clause, other: Reference) -> bool:
        return one.id == other.id

    def _means(self, places: Sequence[int], now: Sequence[Clause]) -> str:
        if not now:
            return "what it cited is removed"
        if any(place in self._alignment.rewritten for place in places):
            return "what it cited was rewritten"
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
            if place in self._alignment.rewritten:
                continue  # it says something else now: is it still what the reference means?
            if self._alignment.pairs[place] in there:
                return True
        return False


def _unpaired(references: Sequence[Reference], partners: Mapping[int, Reference]) -> list[int]:
    return [number for number in range(len(references)) if number not in partners]


def _by_path(clauses: Sequence[Clause], divisions: Mapping[str, str]) -> dict[tuple[str, str], list[int]]:
    """The places of clauses by instrument and path; a call may be there several times."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for clause in clauses:
        for name in _names(clause, clauses, divisions):
            found[clause.instrument, name].append(clause.place)
    return found


def _names(clause: Clause, clauses: Sequence[Clause], divisions: Mapping[str, str]) -> list[str]:
    """The paths by which a clause is cited: "resolves 2 2.1" as "resolves 2.1" too, an annex by its number."""
    if clause.kind == "heading":
        kind, *label = parts(clause.id)[-1].split("-")
        return [folded(" ".join([divisions.get(kind, kind), *label]))]
    if clause.kind not in ("point", "call"):
        return []
    names = [folded(clause.at)]
    above = clauses[clause.parent] if clause.parent >= 0 else None
    if above is not None and above.kind == "point" and clause.label.startswith(f"{above.label}."):
        while above is not None and above.kind == "point":
            above = clauses[above.parent] if above.parent >= 0 else None
        if above is not None:
            names.append(folded(f"{above.at} {clause.label}"))
    return list(dict.fromkeys(names))


def _paths(reference: Reference) -> list[str]:
    """The paths that a reference names: of a range its ends."""
    return list(dict.fromkeys(ends(folded(TextId.read(reference.id).number))))
