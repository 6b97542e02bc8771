"""What a corpus holds of a file: its tree, its texts, its clauses and what was found in them, ready to be stored."""

from __future__ import annotations

from typing import NamedTuple

from itures.model.instructions import Instruction
from itures.model.references import Reference


class StoredText(NamedTuple):
    """A text of a document. `id` is the one that others cite it by, with its edition; a draft, and a proposal to change a text,
    has none. `same` is the edition in the one spelling that editions are compared in, `year` that of the edition, `date` the last
    day of the conference, or the day on the cover of a draft, as far as they are known ("2018-11-16", "2018", "").
    """

    place: int
    id: str | None
    body: str
    type: str
    number: str
    edition: str
    same: str
    year: int | None
    kind: str
    name: str
    title: str
    revised: bool | None
    draft: str | None
    action: str | None
    date: str
    start: int
    end: int


class StoredClause(NamedTuple):
    """A clause of a document. `place` counts all of its clauses, `text` is the place of the text that it is in, `part` says of
    clauses under a call whether that is "preambular" or "operative", `to` who is told to act there.
    """

    place: int
    text: int | None
    kind: str
    part: str
    node: str
    at: str
    label: str
    wording: str
    start: int
    end: int
    to: tuple[str, ...] = ()


class FoundReference(NamedTuple):
    """A reference with the place of its clause, None for one that stands in none."""

    place: int | None
    what: Reference


class FoundInstruction(NamedTuple):
    """An instruction with the place of its clause, None for one that stands in none."""

    place: int | None
    what: Instruction


class Record(NamedTuple):
    """A document as it is stored. `hash` is that of the content of its file (SHA-256), `tree` the JSON of its tree, compressed and
    without the name of the file; `parsed_by` and `analysed_by` say what made the tree and what was found, `register` which
    register was asked (JSON).
    """

    hash: str
    size: int
    language: str
    date: str
    errors: int
    warnings: int
    tree: bytes
    texts: tuple[StoredText, ...]
    clauses: tuple[StoredClause, ...]
    folded: tuple[str, ...]
    references: tuple[FoundReference, ...]
    instructions: tuple[FoundInstruction, ...]
    parsed_by: str
    analysed_by: str
    register: str
