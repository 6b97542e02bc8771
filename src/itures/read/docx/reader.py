"""From the bytes of a Word file to its stream: which parts are read, in which order."""

from __future__ import annotations

from typing import Final

from lxml import etree

from itures.model.stream import Paragraph, Stream
from itures.read.docx.document import StoryReader
from itures.read.docx.names import DRAWING_TEXT, T, w
from itures.read.docx.notes import Kind, Marks, note_elements
from itures.read.docx.package import Package, too_deep
from itures.read.docx.paragraphs import ParagraphReader
from itures.read.docx.report import Report
from itures.read.docx.styles import read_styles

# Parts with text that is not part of the document's own: said once, so that nobody looks for it in the tree.
_UNREAD: Final = ("header", "footer", "comments", "chart", "diagramData")

_NOTES: Final[tuple[tuple[Kind, str], ...]] = (("footnote", "footnotes"), ("endnote", "endnotes"))


def read_docx(data: bytes, source: str) -> Stream:
    """Return the stream of a Word file (.docx, .docm, .dotx; ECMA-376, transitional or strict).

    Takes the bytes of the file and the name by which messages call it. Gives a `Stream` of the form "docx" in the view
    "marked": tracked changes are recorded on the runs and paragraph marks, `Stream.project` applies them. Paragraphs
    carry the name of their style (None for the default one), their place in a table, and the note that they belong
    to; the paragraphs of footnotes and then of endnotes follow the body in the order of their marks. Runs are italic
    or bold by their own properties or their character style, not by the style of their paragraph.

    Raises `UnreadableError`, whose text is one line, if the file cannot be read at all. What a readable file contains
    never raises: an element that is neither handled nor ignored by name, and all else that is left out, becomes a
    diagnostic.

        stream = read_docx(Path("draft.docx").read_bytes(), "draft.docx")
    """
    package = Package(data)
    try:
        return _read(package, source)
    except RecursionError:
        raise too_deep("the document") from None


def _read(package: Package, source: str) -> Stream:
    report = Report()
    marks = Marks(report)
    settings = package.part("settings")
    if settings is not None:
        marks.properties(settings)
    reader = ParagraphReader(read_styles(package.part("styles")), marks, report)

    body = StoryReader("body", reader, marks, report, tables=0)
    for story in package.document.iterchildren(w("body")):
        body.read(story)
    paragraphs = body.paragraphs
    tables = body.tables
    for kind, part in _NOTES:
        notes = StoryReader(part, reader, marks, report, tables)
        paragraphs += _read_notes(notes, package.part(part), kind, marks, report)
        tables = notes.tables
    notes_in_order = marks.finish()
    _report_unread(package, report)
    return Stream(source, "docx", tuple(paragraphs), notes_in_order, report.diagnostics(paragraphs))


def _read_notes(
    reader: StoryReader, root: etree._Element | None, kind: Kind, marks: Marks, report: Report
) -> list[Paragraph]:
    """Return the paragraphs of the notes of one part, in the order in which the text refers to them."""
    ranges: dict[str, tuple[int, int]] = {}
    referred = set(marks.keys(kind))
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
        report.add(
            "docx-note-unused", "info", f"{unused} {kind}s have no mark in the text, so that Word does not show them"
        )
    result: list[Paragraph] = []
    for key in list(marks.keys(kind)):
        if key in ranges:
            start, end = ranges[key]
            result += reader.paragraphs[start:end]
        else:
            marks.missing(key)
    return result


def _report_unread(package: Package, report: Report) -> None:
    names = [
        name
        for kind in _UNREAD
        for name, root in package.parts(kind)
        if any((element.text or "").strip() for element in root.iter(T, DRAWING_TEXT))
    ]
    if names:
        report.add("docx-part-not-read", "info", f"parts with text that are not read: {', '.join(sorted(names))}")
