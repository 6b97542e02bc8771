"""Answers about one file: what was found in it, with the texts that it holds, on its way from an analysis to the output.

Every capability gives an Answer of what it found; the table of capabilities (session/capabilities.py) says which of the
records below it is published as.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, TypeVar, overload

from itures.model.brackets import BracketEntry
from itures.model.footnotes import NoteEntry
from itures.model.ids import is_under
from itures.model.instructions import Instruction
from itures.model.provisions import ProvisionEntry
from itures.model.references import Reference
from itures.model.stream import Span
from itures.model.tree import InstrumentKind

T = TypeVar("T")

_YEAR = re.compile(r"(?:19|20)\d{2}")


class OwnText(NamedTuple):
    """A text that a file holds. `label` is its designation, `id` the one that others cite it by, if it has one.

    A proposal to change a text is not that text: it has no id.
    """

    id: str | None
    label: str
    kind: InstrumentKind
    span: Span
    revised: bool | None = None


@dataclass(frozen=True, slots=True)
class RegisterState:
    """Which register answered: the version that it came with, a hash of all that is in it, and the tables that add to it."""

    version: str
    hash: str
    tables: tuple[str, ...] = ()
    as_of: str = ""
    """The last day that counts, where it was asked as of a date or a conference."""


@dataclass(frozen=True, slots=True, repr=False)
class Answer(Sequence[T]):
    """A file, the texts in it, and what was found: references, instructions or footnotes, in the order of the text.

    It is the sequence of what was found: it has a length, an order and places. `capability` says what was asked, `register`
    which register answered, where one was asked.

    >>> answer = Answer("a.txt", (), (1, 2, 3))
    >>> answer.keep(lambda one: one > 1).found, len(answer), answer[0]
    ((2, 3), 3, 1)
    """

    source: str
    texts: tuple[OwnText, ...]
    found: tuple[T, ...]
    capability: str = ""
    register: RegisterState | None = None

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[T]:
        return iter(self.found)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...

    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self.found[index]

    def __repr__(self) -> str:
        return f"<Answer {self.source!r}: {len(self.found)} {self.capability or 'found'}>"

    def keep(self, wanted: Callable[[T], bool] | None) -> Answer[T]:
        """The same file with what is wanted alone; all of it where nothing says what is."""
        if wanted is None:
            return self
        return replace(self, found=tuple([one for one in self.found if wanted(one)]))

    def text_at(self, span: Span) -> OwnText | None:
        """The text that holds a place, None outside of all; a file with one text is that text, cover and all."""
        if len(self.texts) == 1:
            return self.texts[0]
        return next((text for text in self.texts if text.span.start <= span.start < text.span.end), None)

    def designation(self, span: Span) -> str:
        """What the text is called that holds a place, "" outside of all."""
        text = self.text_at(span)
        return text.label if text is not None else ""


@dataclass(frozen=True, slots=True)
class References:
    """What one file cites: the record `itures.references/1`."""

    source: str
    references: tuple[Reference, ...]
    format: Literal["itures.references/1"] = "itures.references/1"
    register: RegisterState | None = None


@dataclass(frozen=True, slots=True)
class Instructions:
    """Who is told to do what in one file: the record `itures.instructions/1`."""

    source: str
    instructions: tuple[Instruction, ...]
    format: Literal["itures.instructions/1"] = "itures.instructions/1"


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The notes of one file: the record `itures.footnotes/1`."""

    source: str
    footnotes: tuple[NoteEntry, ...]
    format: Literal["itures.footnotes/1"] = "itures.footnotes/1"
    register: RegisterState | None = None


@dataclass(frozen=True, slots=True)
class Provisions:
    """The provisions of treaty texts in one file: the record `itures.provisions/1`."""

    source: str
    provisions: tuple[ProvisionEntry, ...]
    format: Literal["itures.provisions/1"] = "itures.provisions/1"


@dataclass(frozen=True, slots=True)
class Brackets:
    """What is open in one file: the record `itures.brackets/1`."""

    source: str
    brackets: tuple[BracketEntry, ...]
    format: Literal["itures.brackets/1"] = "itures.brackets/1"


class WantedReferences(NamedTuple):
    """Which references are asked for: to these texts, of these kinds; what is empty asks for all."""

    to: Sequence[str] = ()
    kinds: Sequence[str] = ()

    def wants(self, reference: Reference) -> bool:
        """Whether a reference is one of these.

        >>> one = Reference("noting", "Resolution 14", "PP/RES/14", None, None, "resolution", Span(0, 13))
        >>> WantedReferences(["PP"]).wants(one), WantedReferences(kinds=["provision"]).wants(one)
        (True, False)
        """
        if self.kinds and reference.kind not in self.kinds:
            return False
        return not self.to or any(is_under(reference.id, prefix) for prefix in self.to)


class WantedInstructions(NamedTuple):
    """Which instructions are asked for; what is empty asks for all."""

    to: frozenset[str] = frozenset()
    forces: frozenset[str] = frozenset()
    reporting_to: frozenset[str] = frozenset()
    due: bool = False
    due_before: int | None = None

    def wants(self, instruction: Instruction) -> bool:
        """Whether an instruction is one of these.

        >>> one = Instruction("invites Members", ("MS",), "invite", "offer", None, None, (), "to offer", Span(0, 8))
        >>> WantedInstructions(frozenset(["MS"])).wants(one), WantedInstructions(due=True).wants(one)
        (True, False)
        """
        if self.to and not self.to.intersection(map(_group, instruction.to)):
            return False
        if self.forces and instruction.force not in self.forces:
            return False
        if self.reporting_to and not (
            instruction.has_reports and self.reporting_to.intersection(map(_group, instruction.reports))
        ):
            return False
        if self.due and not instruction.has_due:
            return False
        if self.due_before is not None:
            if not instruction.has_due:
                return False
            years = _YEAR.findall(instruction.due_at or "")
            return bool(years) and int(years[-1]) < self.due_before
        return True


class FirstOfPoint:
    """Wants one instruction of each point to the same bodies: a point counts once, however much it asks of them.

    >>> one = Instruction("invites Members", ("MS",), "invite", "offer", None, None, (), "to offer", Span(0, 8))
    >>> wanted = FirstOfPoint()
    >>> wanted.wants(one), wanted.wants(one)
    (True, False)
    """

    def __init__(self) -> None:
        self._seen: set[tuple[str, Span, str, tuple[str, ...]]] = set()

    def wants(self, one: Instruction) -> bool:
        """Whether an instruction is the first one of its point."""
        key = (one.source, one.span, one.at, one.to)
        known = key in self._seen
        self._seen.add(key)
        return not known


def _group(addressee: str) -> str:
    """OTHER stands for everybody whom the lexicon does not know."""
    return addressee.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Failure:
    """A file of which there is no answer, with the reason in one line: the record `itures.error/1` of JSON Lines."""

    source: str
    error: str
    format: Literal["itures.error/1"] = "itures.error/1"
