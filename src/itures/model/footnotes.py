"""Footnotes as an answer: each note with the clauses that carry its mark, and what it cites."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from itures.model.brief import brief
from itures.model.references import Reference
from itures.model.stream import Span


@dataclass(frozen=True, slots=True, repr=False)
class NoteEntry:
    """A footnote, an endnote, or the note of a table.

    `at` and `clause` are path and id of the clause that carries the mark, None where no mark was found; a note whose mark
    stands in several places has the others in `also`. `text` is empty where a mark has no note. `references` are what
    the note cites. `source` is the file; the same note in another file equals this one.
    """

    mark: str
    at: str | None
    text: str
    span: Span
    kind: Literal["footnote", "endnote", "table note"] = "footnote"
    clause: str | None = None
    also: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    source: str = field(default="", compare=False)

    def __repr__(self) -> str:
        return f"<NoteEntry {self.mark!r} at {self.at!r}: {brief(self.text)}>"
