"""What became of the marks of notes: a note may stay word for word while its mark goes to another clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from itures.analyse.align.alignment import Alignment
from itures.model.clauses import Clause


class _Mark(NamedTuple):
    """Where a mark stands: the clause, and how many visible characters of it come before."""

    clause: int
    offset: int


class Marks:
    """The marks of the notes of both texts, asked note by note."""

    def __init__(self, old: Sequence[Clause], new: Sequence[Clause], alignment: Alignment) -> None:
        self._old, self._new = old, new
        self._alignment = alignment
        self._before, self._after = _by_note(old), _by_note(new)
        split_parts = [part for parts in alignment.splits.values() for part in parts]
        self._known = {*alignment.back, *alignment.merges, *split_parts}
        """The clauses of the new text that were in the old one."""

    def told(self) -> Iterator[tuple[Clause, Clause, str]]:
        """The notes of which there is something to say, before and after, in the order of the new text."""
        for before, after in sorted(self._alignment.pairs.items(), key=lambda pair: pair[1]):
            if self._old[before].kind == "footnote":
                says = self._of_note(self._before.get(before, ()), self._after.get(after, ()))
                if says is not None:
                    yield self._old[before], self._new[after], says

    def _of_note(self, before: Sequence[_Mark], after: Sequence[_Mark]) -> str | None:
        """What became of the marks of a note: they went to other clauses, came, are gone, or moved inside their clause."""
        if not before or not after:
            return None
        partners = {mark.clause: set(self._alignment.partners(mark.clause)) for mark in before}
        marked = {mark.clause for mark in after}
        gone = [clause for clause, now in partners.items() if not now & marked]
        come = sorted(marked.difference(*partners.values()))
        if gone and come:
            return f"its mark moved from {_at(self._old, gone)} to {_at(self._new, come)}"
        if gone or come:
            # A clause that is gone took its mark along, and a new one brought it.
            gone = [clause for clause in gone if partners[clause]]
            come = [clause for clause in come if clause in self._known]
            return self._only(gone, come)
        # Nothing went and nothing came: a note's only mark is in the same clause.
        return self._inside(before[0], after[0]) if len(before) == len(after) == 1 else None

    def _only(self, gone: Collection[int], come: Collection[int]) -> str | None:
        if gone:
            return f"its mark at {_at(self._old, gone)} is gone"
        if come:
            return f"its mark at {_at(self._new, come)} is new"
        return None

    def _inside(self, before: _Mark, after: _Mark) -> str | None:
        """That a mark stands elsewhere in its clause, if the clause is worded as before."""
        new = self._new[after.clause]
        if self._old[before.clause].exact != new.exact or before.offset == after.offset:
            return None
        return f"its mark stands elsewhere in {new.at}"


def _by_note(clauses: Sequence[Clause]) -> Mapping[int, Sequence[_Mark]]:
    found: dict[int, list[_Mark]] = defaultdict(list)
    for clause in clauses:
        for mark in clause.marks:
            visible = len("".join(clause.text[: mark.offset].split()))
            found[mark.note].append(_Mark(clause.place, visible))
    return found


def _at(clauses: Sequence[Clause], places: Collection[int]) -> str:
    return ", ".join([clauses[place].at for place in places])
