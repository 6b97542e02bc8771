"""Instructions: who is told to do what, by when, reporting to whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from itures.model.stream import Span

Force = Literal[
    "instruct", "request", "invite", "urge", "encourage", "call-upon", "authorize", "recommend", "appeal", "charge"
]
"""How strongly an act is asked for, by the verb of the call or of the point."""


Acts = Literal["rules", "model"]
"""What reads the acts of a wording: rules on its words, or a dependency parse."""


@dataclass(frozen=True, slots=True, repr=False)
class Instruction:
    """One thing that named bodies are told to do.

    `at` and `clause` are path and id of the clause, `to` the addressees (SG, COUNCIL, "OTHER:concerned parties"), `does`
    the base form of the main verb ("not process" for a prohibition), `object` what the act is done to. `partners` are
    bodies to act with ("in collaboration with the Directors of the other Bureaux"), `limits` the conditions ("within
    available resources"). `due` is the deadline, the rhythm or the occasion as printed; `due_at` the same as a date
    ("2026", "2026-12-31"), a rhythm ("P1Y") or a conference ("guadalajara-2010"), where it can be computed, with the time
    before or after it ("wrc-27 - P3M"); `due_on` is the day that a conference makes it, where the register knows its
    days: the one on which it opens, or for what comes after it, ends. `reports` are those who get a report. `text` is the
    wording of the clause. `source` is the file; the same instruction in another file equals this one.

    A point may hold several acts, each an instruction at the same place: `act` is its number. The first one has the deadline
    and the receivers of the point, where it has none of its own: `due_act` and `reports_act` are the numbers of the acts that
    they belong to, None where there are none. `by` is what read the act: "rules", or the name of a model.
    """

    at: str
    to: tuple[str, ...]
    force: Force
    does: str
    object: str | None
    due: str | None
    reports: tuple[str, ...]
    text: str
    span: Span
    clause: str | None = None
    partners: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    due_at: str | None = None
    due_on: str | None = None
    act: int = 1
    due_act: int | None = None
    reports_act: int | None = None
    by: str = "rules"
    source: str = field(default="", compare=False)

    @property
    def has_due(self) -> bool:
        """Whether a deadline is this act's own."""
        return self.due is not None and self.due_act in (None, self.act)

    @property
    def has_reports(self) -> bool:
        """Whether a report is asked for by this act itself."""
        return bool(self.reports) and self.reports_act in (None, self.act)

    def __repr__(self) -> str:
        due = f", due {self.due}" if self.due else ""
        return f"<Instruction {self.at!r}: {', '.join(self.to)} to {self.does}{due}>"


@dataclass(frozen=True, slots=True)
class Actors:
    """How often each addressee is told to act in one file, by force."""

    source: str
    actors: dict[str, dict[Force, int]]
