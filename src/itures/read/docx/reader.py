"""From the bytes of a Word file to its stream: which parts are read, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from lxml import etree

from itures.foundation import budgets
from itures.model.stream import Comment, Link, Paragraph, Span, Stream
from itures.model.views import project
from itures.read import PACKAGES, Reader
from itures.read.docx.comments import read_comments
from itures.read.docx.computed import with_labels
from itures.read.docx.document import Elements, StoryReader
from itures.read.docx.fields import Anchor
from itures.read.docx.headers import read_headers
from itures.read.docx.manual import honour, report_manual
from itures.read.docx.names import DRAWING_TEXT, T, w
from itures.read.docx.notes import Kind, Marks, note_elements
from itures.read.docx.numbering import Numbering, read_numbering
from itures.read.docx.package import Package, too_deep
from itures.read.docx.paragraphs import ParagraphReader
from itures.read.docx.report import Place, Report
from itures.read.docx.style_parts import styles_of

# Parts with text that is not WordprocessingML: said once, so that nobody looks for it in the tree.
_UNREAD: Final = {"chart": "charts", "diagramData": "diagrams"}

_NOTES: Final[tuple[tuple[Kind, str], ...]] = (("footnote", "footnotes"), ("endnote", "endnotes"))


def read_docx(data: bytes, source: str, *, manual_marks: bool = False) -> Stream:
    """Return the stream of a Word file (.docx, .docm, .dotx; ECMA-376, transitional or strict).

    Takes the bytes of the file and the name by which messages call it; `manual_marks` reads underlined text as inserted
    and struck-through text as deleted. Gives a `Stream` of the form "docx" in the view "marked": tracked changes are
    recorded on runs, paragraph marks, rows and cells, and `Stream.project` applies them. Paragraphs carry the name of
    their style (None for the default one), their place in a table, the label that Word computes for them
    (`hint.label`), and the note that they belong to; the paragraphs of footnotes and then of endnotes follow the body in
    the order of their marks, those of headers and footers come last. Runs are italic or bold by their own properties
    or their character style, not by the style of their paragraph. Comments are apart, in `comments`.

    Raises `UnreadableError`, whose text is one line, if the file cannot be read at all. What a readable file contains
    never raises: an element that is neither handled nor ignored by name, and all else that is left out, becomes a
    diagnostic.

        stream = read_docx(Path("draft.docx").read_bytes(), "draft.docx")
    """
    return _read(Package(data), source, manual_marks)


def read_elements(package: Package, source: str) -> tuple[Stream, Elements]:
    """The stream of a package as it is now, and the elements of its paragraphs by their places, part and number from 1.

    For who writes into the file what was found in its text. Raises `UnreadableError` as `read_docx` does.

        stream, elements = read_elements(Package(data), "draft.docx")
        elements["body", 1].tag
    """
    elements: Elements = {}
    return _read(package, source, False, elements), elements


def _read(package: Package, source: str, manual_marks: bool, elements: Elements | None = None) -> Stream:
    try:
        return _Reading(package, source, manual_marks, elements).stream()
    except RecursionError:
        raise too_deep("the document") from None


class _Reading:
    """One reading of one file: what its parts share, and the order in which they are read."""

    def __init__(self, package: Package, source: str, manual_marks: bool, elements: Elements | None = None) -> None:
        self._package = package
        self._elements = elements
        self._source = source
        self._manual_marks = manual_marks
        self._report = Report()
        self._marks = Marks(self._report)
        self._settings = package.part("settings")
        self._styles, language = styles_of(package)
        self._numbering: Numbering = read_numbering(package.part("numbering"), self._styles, language)
        self._reader = ParagraphReader(self._styles, self._numbering, self._marks, self._report)
        self._tables = 0

    def stream(self) -> Stream:
        if self._settings is not None:
            self._marks.settings(self._settings)
        body = self._story("body")
        for story in self._package.document.iterchildren(w("body")):
            self._marks.begin_body(story)
            body.read(story)
        paragraphs = body.paragraphs
        self._tables = body.tables
        for kind, part in _NOTES:
            paragraphs += self._notes(kind, part)
        for part, root in read_headers(self._package, self._settings, self._report):
            story_reader = self._story(part)
            story_reader.read(root)
            paragraphs += story_reader.paragraphs
            self._tables = story_reader.tables
        if self._manual_marks:
            paragraphs = honour(paragraphs)
        elif self._reader.manual:
            report_manual(paragraphs, self._report)
        labelled = with_labels(paragraphs, self._reader.numbered, self._numbering)
        self._report_numbering()
        starts = _starts(labelled) if self._reader.anchors or self._reader.fields.references else {}
        comments = self._comments(starts)
        links = self._links(starts)
        notes = self._marks.finish()
        self._report_unread()
        diagnostics = self._report.diagnostics(labelled)
        return Stream(self._source, "docx", tuple(labelled), notes, diagnostics, comments=comments, links=links)

    def _story(self, part: str) -> StoryReader:
        return StoryReader(part, self._reader, self._marks, self._report, self._tables, self._elements)

    def _notes(self, kind: Kind, part: str) -> list[Paragraph]:
        """Return the paragraphs of the notes of one part, in the order in which the text refers to them."""
        root = self._package.part(part)
        reader = self._story(part)
        ranges: dict[str, tuple[int, int]] = {}
        referred = set(self._marks.keys(kind))
        unused = 0
        if root is not None:
            for key, element in note_elements(root, kind):
                if key in referred and key not in ranges:
                    start = len(reader.paragraphs)
                    reader.read(element, key)
                    ranges[key] = (start, len(reader.paragraphs))
                elif key not in referred and next(element.iter(T), None) is not None:
                    unused += 1
        if unused:
            self._report.add("docx-note-unused", count=unused, kind=kind)
        self._tables = reader.tables
        result: list[Paragraph] = []
        for key in list(self._marks.keys(kind)):
            if key in ranges:
                start, end = ranges[key]
                result += reader.paragraphs[start:end]
            else:
                self._marks.missing(key)
        return result

    def _links(self, starts: _Starts) -> tuple[Link, ...]:
        """The cross-references of the file. Whether one that shows the text of its target is up to date, nobody can say here."""
        found = []
        for bookmark, numbered, begin, end in self._reader.fields.references:
            place = self._reader.bookmarks.get(bookmark)
            target = None
            if place is not None:
                start, paragraph = starts.get(place, (0, None))
                if paragraph is None or not paragraph.text or not numbered:
                    continue
                target = Span(start, start + len(paragraph.text))
            found.append(Link(Span(_offset(begin, starts), _offset(end, starts)), target))
        return tuple(found)

    def _comments(self, starts: _Starts) -> tuple[Comment, ...]:
        root = self._package.part("comments")
        if root is None:
            return ()
        anchors = {
            key: Span(_offset(begin, starts), _offset(end, starts))
            for key, (begin, end) in self._reader.anchors.items()
        }
        return read_comments(root, self._package.part("commentsExtended"), self._comment, anchors)

    def _comment(self, element: etree._Element) -> list[Paragraph]:
        story = self._story("comments")
        story.read(element)
        projected = project(Stream("", "docx", tuple(story.paragraphs)), "revised").stream
        return list(projected.paragraphs)

    def _report_numbering(self) -> None:
        if self._numbering.unknown_formats:
            self._report.add("docx-number-format", formats=", ".join(sorted(self._numbering.unknown_formats)))
        if self._numbering.cut:
            self._report.add("docx-label-cut", times=self._numbering.cut, most=budgets.LABEL)

    def _report_unread(self) -> None:
        for kind, what in _UNREAD.items():
            count = sum(
                any((element.text or "").strip() for element in root.iter(T, DRAWING_TEXT))
                for _, root in self._package.parts(kind)
            )
            if count:
                self._report.add("docx-part-not-read", times=count, what=what)


_Starts = Mapping[Place, tuple[int, Paragraph]]
"""Where paragraphs begin in the text of the stream, by their places in the file."""


def _starts(paragraphs: Iterable[Paragraph]) -> _Starts:
    found: dict[Place, tuple[int, Paragraph]] = {}
    at = 0
    for paragraph in paragraphs:
        found[paragraph.origin.part, paragraph.origin.paragraph] = (at, paragraph)
        at += len(paragraph.text) + 1
    return found


def _offset(anchor: Anchor, starts: _Starts) -> int:
    """Where an anchor is in the text of the stream; a label written in words stands before what was counted."""
    start, paragraph = starts.get(anchor.place, (0, None))
    if paragraph is None:
        return 0
    return start + min(anchor.offset, len(paragraph.text))


READER = Reader(
    lambda data: data.startswith(PACKAGES),
    lambda data, name, manual_marks: read_docx(data, name, manual_marks=manual_marks),
)
"""Word files."""
