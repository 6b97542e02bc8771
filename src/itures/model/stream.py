"""What a reader records: paragraphs of runs in the order of the file, before anybody says what they mean.

A `Stream` has one coordinate space. Its text is the text of its paragraphs, in order, joined by line feeds; every
`Span` in the tree and in a diagnostic counts characters of that text from 0. Body paragraphs come first, the
paragraphs of notes after them.

What a long document has thousands of is a named tuple: making one takes a third of the time of a frozen dataclass.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from itures.foundation.nodes import quickly_made
from itures.model.brief import counted

View = Literal["original", "revised", "marked"]
Severity = Literal["error", "warning", "info"]


class Span(NamedTuple):
    """A half-open range of characters of the stream's text: `text[start:end]`."""

    start: int
    end: int


class Origin(NamedTuple):
    """Where a paragraph stands in its file, as a person would look for it.

    `paragraph` counts the paragraphs of its part from 1 (for text files: the line). `part` is "body", or the name of
    the part for others ("footnotes", "endnotes").
    """

    paragraph: int
    part: str = "body"
    page: int | None = None


ChangeKind = Literal["insert", "delete", "move-from", "move-to"]

_HIDDEN: dict[View, tuple[ChangeKind, ...]] = {
    "original": ("insert", "move-to"),
    "revised": ("delete", "move-from"),
    "marked": (),
}


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change. `name` pairs the two ends of a move; `date` is as the file gives it (ISO 8601).

    `inside` is the change that this one was made in: what one delegate inserted and another deleted is a deletion
    inside an insertion, and stands in neither the original nor the revised text.
    """

    kind: ChangeKind
    author: str | None = None
    date: str | None = None
    name: str | None = None
    inside: Revision | None = None

    def hidden(self, view: View) -> bool:
        """Whether what carries this change is absent from a view.

        >>> both = Revision("delete", inside=Revision("insert"))
        >>> both.hidden("original"), both.hidden("revised"), both.hidden("marked")
        (True, True, False)
        """
        return self.kind in _HIDDEN[view] or (self.inside is not None and self.inside.hidden(view))


@dataclass(frozen=True, slots=True)
class Reformat:
    """A tracked change of formatting: how the characters of a run looked before it."""

    italic: bool
    bold: bool
    author: str | None = None
    date: str | None = None


class Run(NamedTuple):
    """Characters that share their properties. `note` is the key of the note whose mark these characters are.

    `manual` says that they look like a change made by hand: underlined for new, struck through for deleted.
    """

    text: str
    italic: bool = False
    bold: bool = False
    note: str | None = None
    revision: Revision | None = None
    before: Reformat | None = None
    manual: Literal["insert", "delete"] | None = None


class Cell(NamedTuple):
    """The place of a paragraph in a table: number of the table in the file, row and column, each from 0.

    `revision` is a tracked change of the whole row or cell.
    """

    table: int
    row: int
    column: int
    revision: Revision | None = None


class Level(NamedTuple):
    """The place of a paragraph in a list of its file: which list, how deep in it, from 0, and in what that level counts.

    `counts_in` is "letters" or "roman", which look the same now and then, and "" for all else.
    """

    list: str
    depth: int
    counts_in: Literal["letters", "roman", ""] = ""


@dataclass(frozen=True, slots=True)
class Hint:
    """What the file itself says of a paragraph's part in the document, where its format can say it.

    `label` is a label that the word processor computes (an automatic number), not a text of the paragraph; `level` where
    its list counts it. Nobody sees the level, so that hints that show the same are equal.
    """

    role: str | None = None
    label: str | None = None
    level: Level | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Properties:
    """Style and hint of a paragraph before tracked changes: of its style, its numbering, or the list around it."""

    style: str | None = None
    hint: Hint | None = None
    author: str | None = None
    date: str | None = None


class Paragraph(NamedTuple):
    """A paragraph of a word processor's file, or a physical line of a text file.

    `note` is the key of the note that the paragraph belongs to. `mark` is a tracked change of the paragraph mark
    itself, which splits or joins paragraphs; `final` says that no paragraph follows that this one could be joined to
    (the last one of a cell, a note, a text box, the body, or one above a table). `box` is the number of the text box
    that the paragraph stands in, 0 for none. `before` is what its properties were, where they differ.
    """

    runs: tuple[Run, ...]
    origin: Origin
    style: str | None = None
    cell: Cell | None = None
    note: str | None = None
    hint: Hint | None = None
    mark: Revision | None = None
    before: Properties | None = None
    box: int = 0
    final: bool = False

    @property
    def text(self) -> str:
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


@dataclass(frozen=True, slots=True)
class Note:
    """A note that the file itself ties to its mark. `key` is what `Run.note` and `Paragraph.note` carry.

    `before` is the mark in the original text, where notes inserted or deleted above it change its number.
    """

    key: str
    mark: str
    kind: Literal["footnote", "endnote"] = "footnote"
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the margin. `anchor` is the text that it stands beside; `parent` is the key of what it answers.

    Its own text is no part of the stream's text. `at` is the path of the clause, once the text is parsed.
    """

    key: str
    text: str
    author: str | None = None
    date: str | None = None
    anchor: Span | None = None
    parent: str | None = None
    resolved: bool = False
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A cross-reference that the file itself keeps (a field REF of Word): its text, as it was when the field was last updated, and
    the paragraph that it points to, None where there is no such place any more.
    """

    span: Span
    target: Span | None


@quickly_made
@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A doubt or a damage, with its place. `at` is the path of the clause, None where there is none."""

    code: str
    severity: Severity
    message: str
    at: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Stream:
    """What a reader found in one file. `form` is the kind of file: "text" or "docx".

    Paragraphs of the body come first, those of footnotes and endnotes after them, then those of headers and footers.
    """

    source: str
    form: Literal["text", "docx"]
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    view: View = "marked"
    comments: tuple[Comment, ...] = ()
    links: tuple[Link, ...] = ()

    def __repr__(self) -> str:
        return f"<Stream {self.source!r}: {self.form}, {counted(len(self.paragraphs), 'paragraph')}, view {self.view}>"

    @property
    def text(self) -> str:
        return "\n".join([paragraph.text for paragraph in self.paragraphs])

    @property
    def tracked(self) -> bool:
        """Whether the original and the revised view differ."""
        for paragraph in self.paragraphs:
            cell = paragraph.cell
            in_cell = cell is not None and cell.revision is not None
            if in_cell or paragraph.mark is not None or paragraph.before is not None:
                return True
            for run in paragraph.runs:
                if run.revision is not None or run.before is not None:
                    return True
        return any(note.before is not None for note in self.notes)

    def project(self, view: View) -> Stream:
        """The stream as it reads with all tracked changes rejected ("original"), accepted ("revised") or kept.

        >>> kept, gone = Run("new"), Run("old", revision=Revision("delete"))
        >>> Stream("x", "text", (Paragraph((kept, gone), Origin(1)),)).project("revised").text
        'new'
        """
        if view == "marked" or view == self.view:
            return self
        if not self.tracked:
            return replace(self, view=view)
        from itures.model.views import project

        return project(self, view).stream


class UnreadableError(Exception):
    """The input cannot be read at all. `str(error)` is one line: what is wrong, and what to do."""
