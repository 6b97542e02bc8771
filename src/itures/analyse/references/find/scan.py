"""The state of one pass over a wording, which the readers of all families are handed and add to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from itures.analyse.references.find.citation import Citation
from itures.language.citations import BLANKS, Patterns, bare

_ASCII_BLANKS = [(sign, plain) for sign, plain in BLANKS.items() if sign.isascii()]

Members = list[tuple[str, int, int]]
"""What is listed, each with its place: numbers of provisions, paths of clauses, goals."""


@dataclass(slots=True)
class Named:
    """What earlier wordings named, for those that follow: `treaties` by the word that means one again ("that Convention"), None for
    a treaty of others; `text` is what "that Resolution" means, None where no text was named, or several.
    """

    treaties: dict[str, str | None] = field(default_factory=dict)
    text: Citation | None = None


@dataclass(slots=True)
class Scan:
    """A wording, the patterns it is read with, and what has been found so far; `group` counts the lists.

    `calls` are those of the citing text, and `lowered` is the text that they are looked for in.
    """

    text: str
    lowered: str
    patterns: Patterns
    calls: tuple[str, ...]
    found: list[Citation] = field(default_factory=list)
    group: int = 0
    named: Named = field(default_factory=Named)

    def add(self, citation: Citation) -> None:
        """Keep a citation."""
        self.found.append(citation)

    def listed(
        self, member: re.Pattern[str], at: int, several: bool, tight: bool = False, titled: bool = False
    ) -> Iterator[tuple[re.Match[str], bool]]:
        """Members of a list from `at` on, and whether each is the end of a range; `tight` ones have no blanks
        ("1-3"). `titled` says that titles may stand between them ("D.50, on lamps, and D.52").
        """
        match = member.match(self.text, at)
        ranged = False
        while match is not None:
            yield match, ranged
            if not several:
                return
            joint = self.patterns.lists.range_joint.match(self.text, match.end())
            if joint is None and tight:
                joint = self.patterns.lists.tight_joint.match(self.text, match.end())
            ranged = joint is not None
            plain = self.patterns.lists.joint.match(self.text, match.end())
            if titled and joint is None and (plain is None or member.match(self.text, plain.end()) is None):
                plain = self.patterns.lists.titled.match(self.text, match.end())
            joint = joint or plain
            if joint is None:
                return
            match = member.match(self.text, joint.end())

    def printed(self, start: int, end: int) -> str:
        """The words of a place, with single blanks."""
        return " ".join(self.text[start:end].split())

    def after_name(self, start: int) -> bool:
        """Whether the word before may end the name of a body, a Sector or an instrument."""
        words = self.text[max(0, start - 30) : start].split()
        return bool(words) and (
            words[-1][-1] in ")/"
            or words[-1].isdigit()
            or bare(words[-1], self.patterns.words.possessive_signs) in self.patterns.words.last_words
        )


@dataclass(slots=True)
class Pin:
    """A place in another text, "resolves 2" in "resolves 2 of Resolution 80": its words, and where they begin."""

    words: str
    start: int


@dataclass(slots=True)
class Head:
    """What stands before the numbers of texts: the word at `start`, the Sector before it; numbers begin at `here`.

    `several` is whether the word announces a list, `small` whether it is written as any word of a sentence is.
    """

    start: int
    here: int
    series: str = "REC"
    several: bool = True
    small: bool = False
    sector: str | None = None
    pin: Pin | None = None


def opened(text: str, patterns: Patterns, calls: Sequence[str] = (), named: Named | None = None) -> Scan:
    r"""A wording before its first citation is read.

    >>> from itures.language import built_in
    >>> opened("Resolves\u00a02", built_in().of("en").citations, ["resolves"]).lowered
    'resolves 2'
    """
    text = plain(text)
    lowered = text.lower()
    # Calls are found by place, so they are not looked for where a letter has become two.
    known = tuple(calls) if len(lowered) == len(text) else ()
    return Scan(text, lowered if known else "", patterns, known, named=named or Named())


def plain(text: str) -> str:
    r"""Signs that print alike as one sign; replacing each where there is one is quicker than str.translate.

    >>> plain("Resolves\u00a02")
    'Resolves 2'
    """
    for sign, plain in BLANKS.items() if not text.isascii() else _ASCII_BLANKS:
        if sign in text:
            text = text.replace(sign, plain)
    return text
