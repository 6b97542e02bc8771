"""Several proposals beside the text that they would change, clause by clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from itures.model.brief import counted
from itures.model.diff import EditKind, Side, Word

Verdict = Literal["kept", "one", "same", "compatible", "conflict"]
"""What the proposals do to a clause together: nothing; one of them changes it; they make the same change; they change
different words, so that all changes can be made; they change the same words differently, or one removes what another changes."""


@dataclass(frozen=True, slots=True)
class CellOf:
    """What one proposal does to one clause. No kinds: it keeps it. `new` is the clause in the proposal, if it is there.

    `stale` are those of the notes that tell of references left behind. `behind` is the place in the base of the clause
    that a clause which moved stands behind now.
    """

    kinds: tuple[EditKind, ...] = ()
    new: tuple[Side, ...] = ()
    words: tuple[Word, ...] = ()
    notes: tuple[str, ...] = ()
    behind: int | None = None
    stale: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposed:
    """One proposal: what it goes by, the file it is in, its action as printed (MOD, SUP, ...) and what a reader must know
    of it: "this file has no text of it".
    """

    name: str
    source: str
    action: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """A clause of the base, or what proposals add behind the clause before (`base` is None; wordings that are nearly the
    same share a row). One cell for each proposal; `same` groups the indexes of proposals that make the same change.
    """

    base: Side | None
    cells: tuple[CellOf, ...]
    verdict: Verdict
    same: tuple[tuple[int, ...], ...] = ()

    def __repr__(self) -> str:
        return f"<Row {self.verdict}: {self.base.at if self.base is not None else 'new'!r}>"


@dataclass(frozen=True, slots=True, repr=False)
class Comparison:
    """The base, the proposals, and what they do to each clause, in the order of the base. `title` is that of the base:
    its designation and its title. `left_out` are files with no proposal to this text, with the reason.
    """

    base: str
    title: str
    proposals: tuple[Proposed, ...]
    rows: tuple[Row, ...]
    left_out: tuple[Proposed, ...] = ()
    format: Literal["itures.comparison/1"] = "itures.comparison/1"

    def __repr__(self) -> str:
        return f"<Comparison of {counted(len(self.proposals), 'proposal')} to {self.title!r}: {counted(len(self.rows), 'row')}>"
