"""Several proposals made one text: what of each was taken, what was not and why, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from itures.model.brief import counted
from itures.model.compare import REASONS, Proposed
from itures.model.diff import Stale

ChangeKind = Literal[
    "words", "signs", "added", "removed", "moved", "split", "merged", "replaced", "note-added", "note-removed", "sup"
]  # fmt: skip
"""What a proposal does at a place: other words there, or other signs only; a clause that comes or goes, stands elsewhere, becomes
several or one with others, gives way to one of another make (a row with other cells); a note that comes or goes; SUP of the
whole text."""

Outcome = Literal["taken", "conflict", "left", "unplaced"]
"""What became of a change: it is in the text; it cannot be had together with others; it was left out because of what was asked
for ("alike", "none"), or because it hangs on one that was not taken; there was no place for it in the Word file."""

WhyKind = Literal["alone", "none", "wins", "hangs", "signs", "place"]
WHY: Final[dict[WhyKind, str]] = {
    "alone": "proposed by one alone",
    "none": "nothing was to be taken",
    "wins": "the wording of {} was to win",
    "hangs": "what it stands under, or belongs to, was not taken",
    "signs": "it changes signs alone, where words change too",
    "place": "the file has no place for it",
}
"""Why a change was not taken, where no other change conflicts with it, in words."""
SAID: Final[dict[str, str]] = {str(kind): words for kind, words in (*REASONS.items(), *WHY.items())}


@dataclass(frozen=True, slots=True)
class Merging:
    """One proposal that was merged. `author` and `date` are those of its tracked changes; the date is that of its document, None
    where that has none. `taken` and `left` count its changes that were taken, and those that were not.
    """

    name: str
    source: str
    action: str | None = None
    notes: tuple[str, ...] = ()
    id: str | None = None
    date: str | None = None
    taken: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One change that one proposal or several make, in the same words. `at` and `id` are those of the clause of the base, or of
    the one that is added; `old` gives way to `new`. `why` says in words why it was not taken, `reasons` by their names.
    `conflict` is the number of the conflict that it is part of. `clause` is the whole clause of the base, and `offset` the
    character of it from which on words change.
    """

    at: str
    id: str
    kind: ChangeKind
    names: tuple[str, ...]
    old: str
    new: str
    outcome: Outcome
    label: str = ""
    reasons: tuple[str, ...] = ()
    why: str = ""
    conflict: int | None = None
    clause: str = ""
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """What some want where proposals conflict: the words, None where they take the clause away or keep what is there.
    `keeps` says that they want no change there.
    """

    names: tuple[str, ...]
    text: str | None
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place where not all can have what they want. `options` are what they want; `winner` is the proposal whose wording was
    taken, as was asked for.
    """

    number: int
    at: str
    id: str
    why: str
    base: str
    options: tuple[Option, ...]
    winner: str | None = None


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A point of the base that has another label in the merged text; `at` is its path in the base."""

    at: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, repr=False)
class Merge:
    """What became of all changes of all proposals, in the order of the base. `title` is that of the base. `stale` are the
    references of the merged text to clauses that have another number in it. `left_out` are files with no proposal to this text.

    `authors` are the authors of the tracked changes in the file, each with the names of the proposals that they stand for.
    """

    base: str
    title: str
    accept: str
    proposals: tuple[Merging, ...]
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...] = ()
    renumbered: tuple[Renumbered, ...] = ()
    stale: tuple[Stale, ...] = ()
    left_out: tuple[Proposed, ...] = ()
    authors: tuple[tuple[str, tuple[str, ...]], ...] = ()
    format: Literal["itures.merge/1"] = "itures.merge/1"

    def __repr__(self) -> str:
        return f"<Merge of {counted(len(self.proposals), 'proposal')} into {self.title!r}: {counted(len(self.changes), 'change')}>"
