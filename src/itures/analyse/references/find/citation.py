"""What is found: a citation as it stands in the words, before anybody asks which text it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from itures.model.editions import Edition
from itures.model.references import ReferenceKind

Family = Literal[
    "text", "technical", "question", "provision", "instrument", "named", "internal", "document", "standard", "other"
]

ANNEX = "annex"
"""`Citation.series` of an annex of the text itself; where a clause is meant it is None."""
OWN = "#"
"""What `Citation.called` is where the words say that the text itself is meant ("to this Resolution")."""


@dataclass(slots=True)
class Citation:
    """A citation as it stands: `start:end` is its own place, `whole` that of the list it is a member of.

    `series` is the type of a text (RES, REC ...) or the instrument of a provision, None where the words do not say;
    `body` who adopted it, or the Sector, by the words beside it ("own": whoever adopts the citing text).
    For internal citations `number` is the path, the call and its labels, and `called` the call or OWN. `group` counts
    lists: members of one have the same.
    """

    start: int
    end: int
    whole: tuple[int, int]
    family: Family
    kind: ReferenceKind
    number: str
    group: int
    series: str | None = None
    body: str | None = None
    edition: Edition | None = None
    pin: str | None = None
    called: str | None = None
    unread: str | None = None
    """What looks like an edition beside it, and is in no form that is known."""
    unmarked: bool = False
    """Its edition is that of a conference whose name stands before the bracket, so that nothing says "Rev."."""
