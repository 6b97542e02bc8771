"""One redlined Word file compared with itself: its text before its tracked changes, after them, and what they do."""

from __future__ import annotations

from itures.analyse.diff.redlines import diff_redlined
from itures.language import Languages
from itures.model.diff import Diff
from itures.model.stream import Paragraph, Stream, UnreadableError
from itures.model.tree import Document
from itures.model.views import project
from itures.parse import parse


def redlined(stream: Stream, languages: Languages | None = None) -> tuple[Document, Document, Diff]:
    """The text before and after the tracked changes of a Word file, and what they do. Raises UnreadableError for others.

    >>> from itures.read import read
    >>> redlined(read("x.txt", b"resolves to meet."))
    Traceback (most recent call last):
    itures.model.stream.UnreadableError: a text file has no tracked changes; give the file to compare it with
    """
    if stream.form != "docx":
        raise UnreadableError("a text file has no tracked changes; give the file to compare it with")
    if not any(_tracked(paragraph) for paragraph in stream.paragraphs):
        raise UnreadableError("it has no tracked changes; give the file to compare it with")
    original, revised = project(stream, "original"), project(stream, "revised")
    one, other = parse(original.stream, languages), parse(revised.stream, languages)
    return one, other, diff_redlined(stream, one, other, original, revised, languages)


def _tracked(paragraph: Paragraph) -> bool:
    """Whether anything of a paragraph was inserted, deleted or moved, or whether it joined or left a list."""
    cell = paragraph.cell is not None and paragraph.cell.revision is not None
    numbered = paragraph.before is not None and paragraph.before.hint != paragraph.hint
    return cell or numbered or paragraph.mark is not None or any(run.revision is not None for run in paragraph.runs)
