"""Answers about one file, with the texts in it: its instructions and its footnotes, as they go from reading to printing."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, NamedTuple

from itures.model.graph import Citer
from itures.model.instruction import Instruction
from itures.model.note import NoteEntry
from itures.model.stream import Span

_YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True, slots=True)
class Instructions:
    """Who is told to do what in one file, in the order of the text: the record `itures.instructions/1`."""

    source: str
    instructions: tuple[Instruction, ...]
    format: Literal["itures.instructions/1"] = "itures.instructions/1"


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The notes of one file: the record `itures.footnotes/1`."""

    source: str
    footnotes: tuple[NoteEntry, ...]
    format: Literal["itures.footnotes/1"] = "itures.footnotes/1"


class Wanted(NamedTuple):
    """Which instructions are asked for; what is empty asks for all."""

    to: frozenset[str] = frozenset()
    forces: frozenset[str] = frozenset()
    reporting_to: frozenset[str] = frozenset()
    due: bool = False
    due_before: int | None = None

    def wants(self, instruction: Instruction) -> bool:
        """Whether an instruction is one of these.

        >>> one = Instruction("invites Members", ("MS",), "invite", "offer", None, None, (), "to offer", Span(0, 8))
        >>> Wanted(frozenset(["MS"])).wants(one), Wanted(due=True).wants(one)
        (True, False)
        """
        if self.to and not self.to.intersection(map(_key, instruction.to)):
            return False
        if self.forces and instruction.force not in self.forces:
            return False
        if self.reporting_to and not self.reporting_to.intersection(map(_key, instruction.reports)):
            return False
        if self.due and instruction.due is None:
            return False
        if self.due_before is not None:
            years = _YEAR.findall(instruction.due_at or "")
            return bool(years) and int(years[-1]) < self.due_before
        return True


def _key(name: str) -> str:
    """OTHER stands for everybody whom the lexicon does not know."""
    return name.partition(":")[0]


class Told(NamedTuple):
    """A file, the texts in it, and what they tell whom to do."""

    source: str
    texts: tuple[Citer, ...]
    instructions: tuple[Instruction, ...]

    def select(self, wanted: Wanted) -> Told:
        """The same file with the instructions that are wanted."""
        return self._replace(instructions=tuple([one for one in self.instructions if wanted.wants(one)]))

    def record(self) -> Instructions:
        """The instructions as the record that is published."""
        return Instructions(self.source, self.instructions)

    def designation(self, span: Span) -> str:
        """What the text is called that a place is in."""
        return text_at(self.texts, span)


class Noted(NamedTuple):
    """A file, the texts in it, and their footnotes."""

    source: str
    texts: tuple[Citer, ...]
    footnotes: tuple[NoteEntry, ...]

    def record(self) -> Footnotes:
        """The notes as the record that is published."""
        return Footnotes(self.source, self.footnotes)

    def designation(self, span: Span) -> str:
        """What the text is called that a place is in."""
        return text_at(self.texts, span)


def text_at(texts: Collection[Citer], span: Span) -> str:
    """The designation of the text that holds a place, "" outside of all; a file with one text is that text.

    >>> text_at((), Span(0, 1))
    ''
    """
    if len(texts) == 1:
        return next(iter(texts)).label
    return next((text.label for text in texts if text.span.start <= span.start < text.span.end), "")
