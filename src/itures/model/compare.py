"""Several proposals beside the text that they would change, clause by clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from itures.model.brief import counted
from itures.model.diff import EditKind, Side, Word

Verdict = Literal["kept", "one", "same", "compatible", "conflict"]
"""What the proposals do to a clause together: nothing; one of them changes it; they make the same change; they change
different words, so that all changes can be made; they change the same words differently, or one removes what another changes."""


ReasonKind = Literal[
    "sup", "removed", "above", "words", "touching", "wording", "call", "moved", "split", "strength", "marks"
]
"""Why two positions cannot both be had. "words": the same words become others; "wording": other words, or another point, are put
at the same place; the others are as REASONS says."""
REASONS: Final[dict[ReasonKind, str]] = {
    "sup": "removed by SUP ({})",
    "removed": "removed by {}",
    "above": "what it stands under is removed by {}",
    "split": "split or merged by {}",
    "call": "another call",
    "moved": "moved to other places",
    "words": "the same words, other wording",
    "touching": "touching words",
    "wording": "same place, other wording",
    "strength": "more is asked for, or less",
    "marks": "marks of notes at other places",
}
"""Reasons in words, in the order in which they are told; some name who does it."""


@dataclass(frozen=True, slots=True)
class CellOf:
    """What one proposal does to one clause. No kinds: it keeps it. `new` is the clause in the proposal, if it is there.

    `stale` are those of the notes that tell of references left behind. `behind` is the place in the base of the clause
    that a clause which moved stands behind now. `closes` is how many square brackets of the base it no longer has.
    """

    kinds: tuple[EditKind, ...] = ()
    new: tuple[Side, ...] = ()
    words: tuple[Word, ...] = ()
    notes: tuple[str, ...] = ()
    behind: int | None = None
    stale: tuple[str, ...] = ()
    closes: int = 0


@dataclass(frozen=True, slots=True)
class Proposed:
    """One proposal: what it goes by, the file it is in, its action as printed (MOD, SUP, ...) and what a reader must know
    of it: "this file has no text of it". `id` is that of its mark as printed: "KEN/5/1".
    """

    name: str
    source: str
    action: str | None = None
    notes: tuple[str, ...] = ()
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What some of the proposals want of a clause: their names and their indexes, what is true of the change, and the clause
    as they want it. No kinds: they keep it, or do not add it; no `text` then, nor where they remove it. Of an addition,
    "removed" is the position of those who remove what it stands under.

    The number that a clause gets is no part of a change, for it comes from what is changed around it.
    """

    names: tuple[str, ...]
    proposals: tuple[int, ...]
    kinds: tuple[EditKind, ...] = ()
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a clause is in conflict, in words too: "removed by KEN". `between` are the indexes of the positions concerned."""

    kind: ReasonKind
    words: str
    between: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """How many changes a proposal shares with another one, by its name."""

    name: str
    changes: int


@dataclass(frozen=True, slots=True)
class Ally:
    """A proposal among the others: how many changes it makes, how many of them nobody else makes, and with whom it shares
    how many, most first. SUP is one change, which is shared by those who propose it too. What changes at every conference
    (designation, formula, history) is not counted, nor are reasons.
    """

    name: str
    changes: int
    alone: int
    shared: tuple[Shared, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """A clause of the base, or what proposals add behind the clause before (`base` is None; wordings that are nearly the
    same share a row). One cell for each proposal; `same` groups the indexes of proposals that make the same change.

    `positions` are what is wanted of it, the one that most hold first, keeping it last; `reasons` say why they conflict.
    """

    base: Side | None
    cells: tuple[CellOf, ...]
    verdict: Verdict
    same: tuple[tuple[int, ...], ...] = ()
    positions: tuple[Position, ...] = ()
    reasons: tuple[Reason, ...] = ()

    def __repr__(self) -> str:
        return f"<Row {self.verdict}: {self.base.at if self.base is not None else 'new'!r}>"


@dataclass(frozen=True, slots=True, repr=False)
class Comparison:
    """The base, the proposals, and what they do to each clause, in the order of the base. `title` is that of the base:
    its designation and its title. `left_out` are files with no proposal to this text, with the reason. `alliances` say for
    each proposal with whom it shares how many changes.
    """

    base: str
    title: str
    proposals: tuple[Proposed, ...]
    rows: tuple[Row, ...]
    left_out: tuple[Proposed, ...] = ()
    format: Literal["itures.comparison/1"] = "itures.comparison/1"
    alliances: tuple[Ally, ...] = ()

    def __repr__(self) -> str:
        return f"<Comparison of {counted(len(self.proposals), 'proposal')} to {self.title!r}: {counted(len(self.rows), 'row')}>"
