"""What is still open in a text that is being negotiated, as an answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from itures.model.brief import brief
from itures.model.stream import Severity, Span

BracketKind = Literal["bracket", "alternative", "placeholder", "note"]
"""An "alternative" is one of several texts of which one is to be chosen; a "placeholder" stands for words that nobody has
yet ("TBD", "XXX", "..."); a "note" says something of the text around it."""
Editorial = Literal["draft label", "document head", "author", "omission", "note mark", "citation", "quotation"]
"""Why a bracket is none that is negotiated."""
State = Literal["opened", "closed", "open"]
"""Beside an earlier text: it was not there, it is gone, or it is in both."""


@dataclass(frozen=True, slots=True, repr=False)
class BracketEntry:
    """A passage in square brackets, an alternative, or words that are not there yet.

    `id` is that of its clause with a number ("1/resolves/2[1]"); `at` and `clause` are path and id of the clause where it opens,
    `until` the path of the one where it closes, if that is another. `text` is what it holds, clause by clause on lines.
    `name` is what an alternative is called ("Alt 1"); alternatives of one choice have the same `group`, and "[dear / cheap]" has
    its `options`. `depth` is 1 for a bracket in no other. `closed` is false where nothing closes it. `author` and
    `date` are those of the tracked change that made it. `editorial` says why it is no bracket of the negotiation.

    Beside an earlier text (`--since`) `state` says what became of it, and `now` what stands in its clause instead of one that
    was closed.
    """

    id: str
    at: str
    kind: BracketKind
    text: str
    span: Span
    depth: int = 1
    clause: str | None = None
    until: str | None = None
    name: str | None = None
    group: int | None = None
    options: tuple[str, ...] = ()
    closed: bool = True
    author: str | None = None
    date: str | None = None
    editorial: Editorial | None = None
    state: State | None = None
    now: str | None = None
    source: str = field(default="", compare=False)

    @property
    def severity(self) -> Severity | None:
        """What is open is worth a word; None for what is closed by now, and for what nobody negotiates.

        >>> BracketEntry("1/resolves[1]", "resolves", "placeholder", "TBD", Span(0, 5)).severity
        'info'
        """
        return None if self.editorial is not None or self.state == "closed" else "info"

    def __repr__(self) -> str:
        return f"<BracketEntry {self.kind} at {self.at!r}: {brief(self.text)}>"
