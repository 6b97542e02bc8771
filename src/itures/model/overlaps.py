"""Clauses that say nearly the same in different places of a corpus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from itures.model.corpus_answers import Where


@dataclass(frozen=True, slots=True)
class Shared:
    """A wording, and where it stands: once or word for word in several places."""

    text: str
    places: tuple[Where, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two wordings that are alike, `score` from 80 to under 100 in percent of their characters; or one that stands in several
    places, at 100, without an `other`. `bodies` are those whose texts it is about.
    """

    score: float
    one: Shared
    other: Shared | None
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overlaps:
    """The clauses of a corpus that say nearly the same: the record `itures.corpus-overlap/1`. `compared` counts the clauses
    looked at; `crowded` the wordings that have pairs of words which very many have: not all others were compared with them.
    """

    compared: int
    crowded: int
    overlaps: tuple[Overlap, ...]
    format: Literal["itures.corpus-overlap/1"] = "itures.corpus-overlap/1"
