"""Several proposals beside the text that they would change, clause by clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from itures.model.edit import EditKind, Side, Word

Verdict = Literal["kept", "one", "same", "conflict"]
"""What the proposals do to a clause together: nothing; one of them changes it; they make the same change; they change it
differently, or one removes what another changes."""


@dataclass(frozen=True, slots=True)
class CellOf:
    """What one proposal does to one clause. No kinds: it keeps it. `new` is the clause in the proposal, if it is there."""

    kinds: tuple[EditKind, ...] = ()
    new: tuple[Side, ...] = ()
    words: tuple[Word, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A clause of the base, or what proposals add behind the clause before (`base` is None). One cell for each proposal;
    `same` groups the indexes of proposals that make the same change.
    """

    base: Side | None
    cells: tuple[CellOf, ...]
    verdict: Verdict
    same: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The base and the proposals by name, and what they do to each clause, in the order of the base."""

    base: str
    proposals: tuple[str, ...]
    rows: tuple[Row, ...]
    format: Literal["itures.comparison/1"] = "itures.comparison/1"
