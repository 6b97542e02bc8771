"""A copy of a Word file in which its differences to another one are tracked changes.

Paragraphs that belong together are changed word by word; others are inserted or deleted as a whole, rows of tables likewise,
and the notes of both files are compared note by note. Rejecting the changes gives the words of the old file, accepting them
the new file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from itures.read.docx.names import ID, TXBX_CONTENT, w
from itures.redline.accepted import accept
from itures.redline.aligned import Block, aligned
from itures.redline.blocks import free_number
from itures.redline.copies import Copies
from itures.redline.inline import text_of
from itures.redline.looks import Looks
from itures.redline.marks import Marks
from itures.redline.names import Names
from itures.redline.notes import Notes
from itures.redline.package import WordFile
from itures.redline.stories import Stories
from itures.redline.wording import Wording

_BODY: Final = w("body")


class Redline(NamedTuple):
    """The file, how many tracked changes were made in it, and what could not be kept or was not compared, a line each."""

    data: bytes
    changes: int
    warnings: tuple[str, ...]


def redlined(old: bytes, new: bytes, author: str, date: str | None = None) -> Redline:
    """A copy of the Word file `new` with the differences to `old` as tracked changes of an author.

    `date` is that of the changes as Word has it ("2026-11-09T00:00:00Z"). Tracked changes that the files have already are
    taken as accepted. Raises UnreadableError, with one line, for what is no Word file, and for strict ones.

    >>> redlined(b"", b"", "Kenya")
    Traceback (most recent call last):
    itures.model.stream.UnreadableError: the file is empty: get it again
    """
    one, other = WordFile(old), WordFile(new)
    warnings = [*_accepted(one, "old"), *_accepted(other, "new")]
    marks = Marks(author, date, _free_id(other))
    names = Names(one, other)
    notes = Notes(one, other, names)
    copies = Copies(marks, names, notes.old_sign, notes.kept)
    looks = Looks(marks, names)
    stories = Stories(marks, notes, copies, looks, Wording(marks, notes, looks, names.copied))
    for body, before in zip(other.document.iter(_BODY), one.document.iter(_BODY), strict=False):
        stories.change(before, body)
    for before, after in (*_boxes(one, other, notes, warnings), *notes.paired):
        stories.change(before, after)
    return Redline(other.written(), marks.count, tuple(dict.fromkeys(warnings)))


def _accepted(file: WordFile, which: str) -> Iterator[str]:
    """Accepts the tracked changes that a file has, and says so."""
    if sum([accept(root) for root in (file.document, *file.notes.values())]):
        yield f"the {which} file has tracked changes: they are taken as accepted"


def _boxes(
    old: WordFile, new: WordFile, notes: Notes, warnings: list[str]
) -> list[tuple[etree._Element, etree._Element]]:
    """The text boxes that both files have. One that the new file alone has is not marked: its drawing is no text."""
    olds, news = (list(file.document.iter(TXBX_CONTENT)) for file in (old, new))
    if len(olds) == len(news):
        return list(zip(olds, news, strict=True))
    pairs = aligned(
        [Block("box", text_of(one, notes.old_sign)) for one in olds],
        [Block("box", text_of(one, notes.new_sign)) for one in news],
    )
    if any(pair.old is None or pair.new is None for pair in pairs):
        warnings.append("one of the files has text boxes that the other has not: they are not marked")
    return [(olds[pair.old], news[pair.new]) for pair in pairs if pair.old is not None and pair.new is not None]


def _free_id(file: WordFile) -> int:
    """An id that no tracked change, comment or bookmark of the file has, nor any above it."""
    return free_number([one.get(ID) for root in (file.document, *file.notes.values()) for one in root.iter()])
