"""References: what a text cites, how that is known elsewhere, and what the register says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from itures.model.editions import Confidence as Confidence
from itures.model.stream import Severity, Span

ReferenceKind = Literal[
    "resolution",
    "decision",
    "recommendation",
    "opinion",
    "technical-recommendation",
    "report",
    "question",
    "handbook",
    "supplement",
    "provision",
    "instrument",
    "un-resolution",
    "wsis",
    "sdg",
    "agenda",
    "plan",
    "document",
    "standard",
    "internal",
    "other",
]
"""Families of cited texts. "provision" is an Article or number of a basic text, "instrument" a basic text as a whole,
"technical-recommendation" one of ITU-T, ITU-R or ITU-D, "internal" a place in the citing text itself."""

Status = Literal[
    "current",
    "superseded",
    "abrogated",
    "never-adopted",
    "wrong-rev-mark",
    "unknown",
    "provision-mismatch",
    "dangling",
    "stale",
    "edition-not-understood",
]
"""What the register says: the edition in force; a later one is in force; the text is no longer in force; no conference adopted
this edition; "Rev." on a first edition or missing on a later one; nothing; the number is not in the Article named; the
citing text has no such clause; a cross-reference field shows another number than its clause has; what stands beside the
citation looks like an edition, and is in no form that is known."""
STALE: Final[tuple[Status, ...]] = ("superseded", "abrogated")
"""What a citation is that the register knows a later edition for, or that the text is gone."""

PinChange = Literal["kept", "changed", "gone", "absent"]
"""What became of a clause that a citation pins down, in the edition to cite instead: its words are the same (its number may be
another), or others; there is no such clause any more; the edition cited has none."""


@dataclass(frozen=True, slots=True, repr=False)
class Reference:
    """One text cited once. A list ("Resolutions 25 and 30") is several, a range ("Articles 5 to 7") is one.

    `id` is BODY/TYPE/NUMBER[@EDITION] ("PP/RES/14@antalya-2006"), or "#" and the path of a clause of the text itself; `rev`
    tells whether the edition is cited as a revised one, None where no edition is given; `pin` is the place in the cited
    text ("resolves 2"). `at` and `clause` are path and id of the citing clause, `span` the citation's place in the stream.
    `article` is the Article that the same sentence gives as the place of a number ("CS/Art.3"), which `provision-mismatch`
    checks. `replacement` is the id to cite instead, where one edition is meant by what the message says to write. `ended`
    says that the citing clause abrogates, replaces or revises the text. `status`, `severity`, `message` and `confidence`
    are None until the register was asked. `pin_change` and `pin_now` say what became of the clause that the pin names, and
    where it is in the edition to cite instead, where the texts of both editions were given. `target` is the id of the
    provision or the Article that is cited, where the document holds it. `source` is the file that cites; the same citation
    in another file equals this one.
    """

    at: str
    raw: str
    id: str
    rev: bool | None
    pin: str | None
    kind: ReferenceKind
    span: Span
    clause: str | None = None
    article: str | None = None
    status: Status | None = None
    severity: Severity | None = None
    message: str | None = None
    confidence: Confidence | None = None
    source: str = field(default="", compare=False)
    replacement: str | None = None
    ended: bool = False
    pin_change: PinChange | None = None
    pin_now: str | None = None
    target: str | None = None

    def __repr__(self) -> str:
        status = f" {self.status}" if self.status is not None else ""
        return f"<Reference {self.id} in {self.at!r}{status}>"
