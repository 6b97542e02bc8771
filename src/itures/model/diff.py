"""Edits: what changed between two texts, clause by clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from itures.model.brief import counted
from itures.model.stream import Span

ClauseKind = Literal[
    "cover",
    "proposal",
    "designation",
    "title",
    "formula",
    "call",
    "text",
    "point",
    "heading",
    "paragraph",
    "row",
    "footnote",
    "history",
    "reasons",
]
"""What a clause is in a comparison: "text" is the wording under a call without a label, "heading" that of an annex, "row" a
row of a table, "cover" what stands outside of the resolutions, "proposal" the line with ADD, MOD, SUP or NOC."""

EditKind = Literal[
    "added",
    "removed",
    "changed",
    "renumbered",
    "moved",
    "split",
    "merged",
    "call",
    "weaker",
    "stronger",
    "edition",
    "editorial",
]
"""What is true of a clause. "call": the call over it is worded otherwise; "edition": it cites another edition of a text;
"editorial": only punctuation, capitals or spaces changed; "weaker" and "stronger": less or more is asked for."""

IGNORABLE: tuple[EditKind, ...] = ("renumbered", "editorial")
"""What a reader may leave out: it changes no wording, or no meaning."""

Op = Literal["equal", "insert", "delete"]


@dataclass(frozen=True, slots=True)
class Word:
    """Words that both texts have, that were inserted, or deleted."""

    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a footnote in a clause, behind so many characters of its wording; `note` is the place of the note itself
    among the clauses of the text.
    """

    offset: int
    mark: str
    note: int


@dataclass(frozen=True, slots=True, repr=False)
class Side:
    """A clause in one of the two texts; `place` is its index among the clauses of its text, in text order.

    `cells` are the wordings of a row's cells, which `text` has with bars between them.
    """

    id: str
    at: str
    label: str
    text: str
    kind: ClauseKind
    place: int
    span: Span
    marks: tuple[NoteMark, ...] = ()
    cells: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Side {self.place}: {self.kind} {self.at!r}>"


@dataclass(frozen=True, slots=True)
class Signed:
    """Who made tracked changes, and when the first of them."""

    author: str
    date: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Edit:
    """What became of one clause. `old` and `new` are one clause each, or none (added, removed), or several (merged, split). What
    SUP removes of a treaty text has the number that stands under SUP in `new`.

    `words` leads from the old wording to the new one. `notes` say in words what a reader must not overlook: "instructs
    became invites". In a redlined file `author` names those who made the changes, `date` is that of the first one, and
    `authors` has each of them.
    """

    kinds: tuple[EditKind, ...]
    old: tuple[Side, ...]
    new: tuple[Side, ...]
    words: tuple[Word, ...] = ()
    notes: tuple[str, ...] = ()
    author: str | None = None
    date: str | None = None
    authors: tuple[Signed, ...] = ()

    def __repr__(self) -> str:
        return f"<Edit {', '.join(self.kinds)}: {[side.at for side in self.old]} -> {[side.at for side in self.new]}>"


@dataclass(frozen=True, slots=True)
class Stale:
    """A reference to a clause that has another number now: the citing clause of the new text, what it says, what is meant.

    `place` is that of the clause among those of the new text.
    """

    at: str
    id: str | None
    raw: str
    now: str | None
    message: str
    place: int = -1


@dataclass(frozen=True, slots=True)
class TextPair:
    """Texts of the two files that belong together, by the names that tell them apart in their files ("resolution 71"), and how
    many clauses of the one are in the other; None for a text that has no partner.
    """

    old: str | None
    new: str | None
    clauses: int


@dataclass(frozen=True, slots=True)
class Summary:
    """How many clauses each kind of edit is true of."""

    added: int = 0
    removed: int = 0
    changed: int = 0
    renumbered: int = 0
    moved: int = 0
    split: int = 0
    merged: int = 0
    call: int = 0
    editorial: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Diff:
    """The comparison of two texts: edits in the order of the new text, what is removed where it stood.

    `unchanged` pairs the places of all clauses that no edit tells of, the old one first, in the order of the new text.
    """

    old: str
    new: str
    summary: Summary
    edits: tuple[Edit, ...]
    stale: tuple[Stale, ...] = ()
    unchanged: tuple[tuple[int, int], ...] = ()
    texts: tuple[TextPair, ...] = ()
    """Where a file holds several texts: which of them belong together."""
    format: Literal["itures.diff/1"] = "itures.diff/1"

    def __repr__(self) -> str:
        return f"<Diff {self.old!r} -> {self.new!r}: {counted(len(self.edits), 'edit')}>"
