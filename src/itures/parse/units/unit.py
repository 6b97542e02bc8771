"""A unit: a paragraph with its part in the document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from itures.grammar.calls import Call
from itures.grammar.designations import Designation
from itures.grammar.designations import Mark as ProposalMark
from itures.grammar.labels import Fit
from itures.model.stream import Span
from itures.model.tree import Margin
from itures.parse.lines import Line, Mark

Kind = Literal[
    "paragraph",
    "proposal",
    "author",
    "designation",
    "reference-line",
    "title",
    "formula",
    "call",
    "item",
    "text",
    "history",
    "reasons",
    "division",
    "division-title",
    "separator",
    "table",
    "heading",
    "aside",
]


class Provision(NamedTuple):
    """A provision or a part of a treaty text: what it is ("number", "band", "article" ...), and its number or label."""

    kind: str
    number: str


class Doubt(NamedTuple):
    """A line that is kept in a clause although it looks like the beginning of something: what it looks like, and where."""

    looks: Literal["call", "label", "designation", "mark"]
    text: str
    span: Span


@dataclass(slots=True)
class Unit:
    """A paragraph with its part in the document. `wording` starts behind its label.

    `computed` is a label that the word processor computed for it: no part of its text.
    """

    kind: Kind
    text: str
    pieces: list[Span]
    marks: list[Mark] = field(default_factory=list)
    label: str | None = None
    computed: str | None = None
    wording: int = 0
    depth: int = 0
    fit: Fit | None = None
    written: str | None = None
    """What the text has where its label is, if that is read otherwise: "bc)" for a "b)" that became "c)"."""
    printed: str = ""
    """The label or the call as printed, where it has square brackets in it or before it."""
    call: Call | None = None
    designation: Designation | None = None
    proposal: ProposalMark | None = None
    shares_mark: bool = False
    """A designation under the mark of the one before: "RESOLUTIONS 1, 5 AND 7"."""
    division: re.Match[str] | None = None
    rows: list[list[list[Line]]] | None = None
    opens: bool = False
    """An instrument begins here that no designation opens."""
    treaty: str | None = None
    """Of the unit that opens a treaty text, and of its name: the code of the text, empty where nothing says it."""
    provision: Provision | None = None
    path: str | None = None
    """Of a provision, which is cited by its number wherever it stands: "CS 28A"."""
    margins: tuple[Margin, ...] = ()
    """The conferences that wrote a provision or a heading, as printed in the margin: "PP-98"."""
    doubts: list[Doubt] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """Where each of the pieces begins in the text."""

    @classmethod
    def of(cls, kind: Kind, line: Line) -> Unit:
        """A unit that begins with a line that has brackets apart from its text, as only those of points and calls do."""
        if kind not in ("item", "call"):
            line = line.printed()
            pieces, starts = line.placed()
            return cls(kind, line.text, pieces, line.marks, None, line.label, starts=starts)
        pieces, starts = line.placed()
        return cls(kind, line.text, pieces, line.marks, printed=line.printed().text, starts=starts)

    def is_empty(self) -> bool:
        """Whether nothing stands behind its label."""
        # Of a long wording the first character tells; all of it is looked at where that is a blank.
        return not self.text[self.wording : self.wording + 1].strip() and not self.text[self.wording :].strip()

    @property
    def span(self) -> Span:
        return Span(self.pieces[0].start, self.pieces[-1].end) if self.pieces else Span(0, 0)

    def extend(self, line: Line) -> None:
        """Another line of the same paragraph."""
        if not line.text:  # a label that the word processor computed, and no words
            self.marks += line.marks
            return
        if line.covered and self.kind != "call":
            line = line.printed()
        if self.kind == "call" and (line.covered or self.printed):
            self.printed = join(self.printed or self.text, line.printed().text)
        # As `join` has it. A text that nobody else holds grows in place: of thousands of lines, each is copied once.
        whole, self.text = self.text, ""
        if whole:
            whole += " "
        else:  # a point without words stands at a place of no characters
            self.pieces, self.starts = [], []
        shift = len(whole)
        whole += line.text
        if line.covered:
            pieces, starts = line.placed()
            self.starts += [shift + start for start in starts]
        else:
            pieces = line.pieces
            self.starts += [shift] if len(pieces) == 1 else [shift + start for start in line.starts]
        self.text = whole
        self.pieces += pieces
        self.marks += line.marks


def join(text: str, line: str) -> str:
    """Two parts of a paragraph as one text: a line break reads as a blank, and a hyphen before it stays as it stands.

    Whether "pro-" at a line's end is a printer's hyphen or the word's own, nobody can know; the grammars take either.

    >>> join("the World-", "Wide use")
    'the World- Wide use'
    """
    return f"{text} {line}" if text else line
