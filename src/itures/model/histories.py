"""A text through its editions: its clauses over all of them, and the mandates that it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from itures.model.diff import Diff, EditKind
from itures.model.instructions import Instruction

Verdict = Literal["new", "kept", "changed", "strengthened", "weakened", "mixed", "dropped"]
"""What became of an instruction in an edition: "mixed" is stronger in one way and weaker in another, which the notes name;
"changed" asks for something else in its place ("close" for "establish", without "not")."""


@dataclass(frozen=True, slots=True)
class HistoryEdition:
    """An edition in a corpus: `source` is the file that counts, `others` are further ones that hold it."""

    id: str
    name: str
    title: str
    year: int | None
    source: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryCell:
    """A clause in one edition. `changes` are what is true of it beside the edition before; "added" where it was not there."""

    at: str
    label: str
    text: str
    changes: tuple[EditKind, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A clause over all editions: a cell for each, None where the edition has no such clause."""

    cells: tuple[HistoryCell | None, ...]


@dataclass(frozen=True, slots=True)
class History:
    """A text in its editions: the record `itures.corpus-history/1`. `diffs` compare each edition with the next one."""

    id: str
    editions: tuple[HistoryEdition, ...]
    rows: tuple[HistoryRow, ...]
    diffs: tuple[Diff, ...]
    format: Literal["itures.corpus-history/1"] = "itures.corpus-history/1"


@dataclass(frozen=True, slots=True)
class MandateStep:
    """What an edition makes of a mandate. `edition` is the index of the edition, `instruction` is None where it was dropped;
    `notes` say in words what changed, `reworded` that its clause has other words.
    """

    edition: int
    verdict: Verdict
    instruction: Instruction | None
    notes: tuple[str, ...] = ()
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class Mandate:
    """An instruction through the editions of a text, from the one that gives it first."""

    steps: tuple[MandateStep, ...]


@dataclass(frozen=True, slots=True)
class TextMandates:
    """The mandates of a text through its editions."""

    id: str
    editions: tuple[HistoryEdition, ...]
    mandates: tuple[Mandate, ...]


@dataclass(frozen=True, slots=True)
class Mandates:
    """The mandates of texts through their editions: the record `itures.corpus-mandates/1`."""

    texts: tuple[TextMandates, ...]
    format: Literal["itures.corpus-mandates/1"] = "itures.corpus-mandates/1"
