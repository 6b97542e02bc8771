"""What a reader records: paragraphs of runs in the order of the file, before anybody says what they mean.

A `Stream` has one coordinate space. Its text is the text of its paragraphs, in order, joined by line feeds; every
`Span` in the tree and in a diagnostic counts characters of that text from 0. Body paragraphs come first, the
paragraphs of notes after them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

View = Literal["original", "revised", "marked"]
Severity = Literal["error", "warning", "info"]


class Span(NamedTuple):
    """A half-open range of characters of the stream's text: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a paragraph stands in its file, as a person would look for it.

    `paragraph` counts the paragraphs of its part from 1 (for text files: the line). `part` is "body", or the name of
    the part for others ("footnotes", "endnotes").
    """

    paragraph: int
    part: str = "body"
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change. `name` pairs the two ends of a move; `date` is as the file gives it (ISO 8601)."""

    kind: Literal["insert", "delete", "move-from", "move-to"]
    author: str | None = None
    date: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that share their properties. `note` is the key of the note whose mark these characters are."""

    text: str
    italic: bool = False
    bold: bool = False
    note: str | None = None
    revision: Revision | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a paragraph in a table: number of the table in the file, row and column, each from 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Hint:
    """What the file itself says of a paragraph's part in the document, where its format can say it.

    `label` is a label that the word processor computes (an automatic number), not a text of the paragraph.
    """

    role: str | None = None
    label: str | None = None
    depth: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a word processor's file, or a physical line of a text file.

    `note` is the key of the note that the paragraph belongs to. `mark` is a tracked change of the paragraph mark
    itself, which splits or joins paragraphs.
    """

    runs: tuple[Run, ...]
    origin: Origin
    style: str | None = None
    cell: Cell | None = None
    note: str | None = None
    hint: Hint | None = None
    mark: Revision | None = None

    @property
    def text(self) -> str:
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


@dataclass(frozen=True, slots=True)
class Note:
    """A note that the file itself ties to its mark. `key` is what `Run.note` and `Paragraph.note` carry."""

    key: str
    mark: str
    kind: Literal["footnote", "endnote"] = "footnote"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A doubt or a damage, with its place. `at` is the path of the clause, None where there is none."""

    code: str
    severity: Severity
    message: str
    at: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Stream:
    """What a reader found in one file. `form` is the kind of file: "text" or "docx"."""

    source: str
    form: Literal["text", "docx"]
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    view: View = "marked"

    @property
    def text(self) -> str:
        return "\n".join([paragraph.text for paragraph in self.paragraphs])

    def project(self, view: View) -> Stream:
        """The stream as it reads with all tracked changes rejected ("original"), accepted ("revised") or kept.

        >>> kept, gone = Run("new"), Run("old", revision=Revision("delete"))
        >>> Stream("x", "text", (Paragraph((kept, gone), Origin(1)),)).project("revised").text
        'new'
        """
        if view == "marked" or view == self.view:
            return self
        hidden = {"insert", "move-to"} if view == "original" else {"delete", "move-from"}
        paragraphs = tuple(
            [
                paragraph
                if all(run.revision is None for run in paragraph.runs)
                else Paragraph(
                    tuple([r for r in paragraph.runs if r.revision is None or r.revision.kind not in hidden]),
                    paragraph.origin,
                    paragraph.style,
                    paragraph.cell,
                    paragraph.note,
                    paragraph.hint,
                    paragraph.mark,
                )
                for paragraph in self.paragraphs
            ]
        )
        return Stream(self.source, self.form, paragraphs, self.notes, self.diagnostics, view)


class UnreadableError(Exception):
    """The input cannot be read at all. `str(error)` is one line: what is wrong, and what to do."""
