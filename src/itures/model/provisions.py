"""Provisions of treaty texts as an answer: each by the number that it is cited by."""

from __future__ import annotations

from dataclasses import dataclass, field

from itures.model.brief import brief
from itures.model.stream import Span


@dataclass(frozen=True, slots=True, repr=False)
class ProvisionEntry:
    """A number of a treaty text, or a part of one that is proposed as a whole.

    `id` is what it is cited by ("CS/No.28A"), None where nothing says which text it is of; `at` and `clause` are path and id
    of its clause, `part` is the path of the article, chapter or annex that it stands in, with its `title`. `letter` stands before
    the wording ("1 1)", "a)"). `margins` are the conferences that wrote it. `action` and `proposal` are those of the proposal that
    it is in. Numbers that were suppressed together ("219 to 221") have an entry each.
    """

    id: str | None
    at: str
    number: str
    letter: str
    text: str
    span: Span
    clause: str
    part: str | None = None
    title: str | None = None
    margins: tuple[str, ...] = ()
    suppressed: bool = False
    action: str | None = None
    proposal: str | None = None
    source: str = field(default="", compare=False)

    def __repr__(self) -> str:
        return f"<ProvisionEntry {self.at!r}: {brief(self.text)}>"
