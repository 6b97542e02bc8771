"""The lines being walked: the place in them, the units made so far, and how the wording before that place ended."""

from __future__ import annotations

import re
from typing import Literal

from itures.foundation.words import first_word, last_word
from itures.grammar.labels import Ladder, Reading
from itures.language.broken import Vocabulary
from itures.language.parsing import Lexicon
from itures.model.folding import folded
from itures.parse.lines import Line, Lines
from itures.parse.units.unit import Kind, Unit

Mode = Literal[
    "cover",  # Before any designation, or after a proposal mark: only a mark or a designation can begin anything.
    "head",  # Below a designation: lines are its title and references, until a formula or a call ends them.
    "body",  # Below the formula or a call: sections and their points.
    "division",  # In an annex: headings, points and text, and calls only where clauses follow them.
    "treaty",  # In a treaty text: headings and provisions by number, until a proposal mark, reasons or a designation.
    "reasons",  # Below the word that gives reasons: paragraphs, until something else begins for certain.
]
"""The part of a file in which the cursor stands: it settles what a line may begin there."""
FULL = 0.9
"""A line shorter than this share of the page's width ended before the margin, if its next word would have fitted."""
TAIL = 40
"""So many characters at the end of a wording show whether punctuation closes it, with all quotes and brackets behind."""
PUNCTUATED = ("item", "text", "paragraph", "reasons")
"""Kinds of unit that end with punctuation; a heading or a call ends with its line."""


class Cursor:
    """A place in the lines, and what came before it. `units` is what the pass has made so far, in text order."""

    __slots__ = (
        "at",
        "before",
        "calls",
        "code",
        "connectors",
        "inline_calls",
        "ladder",
        "lexicon",
        "lines",
        "mode",
        "part",
        "pending_mark",
        "provision",
        "running",
        "treaty",
        "units",
        "vocabulary",
        "width",
        "within",
        "wrapped",
    )

    def __init__(self, lines: Lines, lexicon: Lexicon, running_text: bool) -> None:
        self.lines = lines.body
        self.wrapped = lines.wrapped
        self.width = lines.width
        self.running = running_text
        self.lexicon = lexicon
        self.connectors = frozenset(folded(word) for word in lexicon.words["closing_words"])
        self.vocabulary = Vocabulary(lexicon.language, lambda: [line.text for line in lines.body])
        self.units: list[Unit] = []
        self.at = 0
        self.mode: Mode = "cover"
        self.ladder = Ladder()
        self.before: list[Reading] = []
        """The labels that were open when the last call began: a list may go on from one section to the next."""
        self.calls = 0
        """Calls of the instrument so far."""
        self.inline_calls = False
        """The first call of the instrument ran into its clause on one line, so the others may."""
        self.treaty: str | None = None
        """The code of the treaty text that was named last."""
        self.code = ""
        """The code of the treaty text that is open, empty where nothing says it."""
        self.provision: str | None = None
        """The number of the provision before, in the same treaty text."""
        self.within = ""
        """The path of the appendix that provisions stand in: its numbers are its own."""
        self.part = ""
        """The kind of the heading that the provisions here stand under."""
        self.pending_mark = False
        """A proposal mark waits for the designation that it is about."""

    # The lines.

    @property
    def line(self) -> Line:
        return self.lines[self.at]

    @property
    def below(self) -> Line | None:
        """The line after the one here."""
        return self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None

    def following(self, count: int) -> list[Line]:
        """Up to `count` lines below the one here."""
        return self.lines[self.at + 1 : self.at + 1 + count]

    def replace(self, *lines: Line, count: int = 1) -> None:
        """Other lines for the `count` lines from here on."""
        self.lines[self.at : self.at + count] = lines

    def cut(self, line: Line, at: int) -> tuple[Line, Line]:
        """Both parts of the line here, which stand in its place from now on."""
        first, rest = line.cut(at)
        self.replace(first, rest)
        return first, rest

    def longest(self, pattern: re.Pattern[str], most: int) -> int:
        """How many lines from here on the pattern fills, at most; 0 where it fills none."""
        text, best = "", 0
        for count, line in enumerate(self.lines[self.at : self.at + most], 1):
            if line.cell is not None:
                break
            text = self.joined(text, line.text)
            if pattern.fullmatch(text):
                best = count
        return best if self.wrapped or best <= 1 or self.running else 1

    def joined(self, text: str, line: str) -> str:
        """Two lines as one text for recognition: a word that a printer broke between them is whole."""
        return self.vocabulary.joined(text, line)

    # The units.

    def add(self, kind: Kind, *lines: Line) -> Unit:
        """A unit of these lines, which stand here; the cursor moves behind them."""
        first = lines[0]
        if first.covered:
            unit = Unit.of(kind, first)
        else:
            unit = Unit(kind, first.text, first.pieces, first.marks, None, first.label, starts=first.starts)
        for line in lines[1:]:
            unit.extend(line)
        self.units.append(unit)
        self.at += len(lines)
        return unit

    def add_next(self, kind: Kind, count: int) -> Unit:
        """A unit of the next `count` lines."""
        return self.add(kind, *self.lines[self.at : self.at + count])

    def extend(self, unit: Unit, line: Line) -> None:
        """The line here goes on with the unit."""
        unit.extend(line)
        self.at += 1

    # How the wording before ended.

    def is_open(self) -> bool:
        """Whether the wording before this line is still going on: nothing closed it."""
        if not self.units:
            return False
        last = self.units[-1]
        if last.kind not in PUNCTUATED or (last.label is not None and len(last.text) <= last.wording):
            return False
        return self.lexicon.labels.closed.search(last.text[-TAIL:]) is None

    def ends(self, marks: str) -> bool:
        """Whether the wording before ends with one of these marks, brackets and quotes aside."""
        return self.units[-1].text.rstrip('”"’) ')[-1:] in tuple(marks)

    def hangs(self) -> bool:
        """The wording before ends with a word that cannot end anything: "as referred to in", "with the"."""
        return last_word(self.units[-1].text).casefold() in self.lexicon.addressees.last_words

    def ended_early(self, index: int) -> bool:
        """Whether the line at `index` ended before the margin: the next word would have fitted."""
        if not self.width or index + 1 >= len(self.lines):
            return True
        word = first_word(self.lines[index + 1].text)
        return self.lines[index].full + 1 + len(word) <= FULL * self.width
