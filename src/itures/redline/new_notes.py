"""Footnotes that come into a Word file."""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from lxml import etree

from itures.read.docx.names import ID, TYPE, VAL, W_NAMESPACE, P, R, w
from itures.redline.blocks import free_number
from itures.redline.editing import text_run
from itures.redline.inline import PPR, RPR
from itures.redline.marks import Marks
from itures.redline.package import WordFile

_PART, _NOTE, _REFERENCE = "footnotes", w("footnote"), w("footnoteReference")
_SEPARATORS: Final = (("-1", "separator"), ("0", "continuationSeparator"))


class NewNotes:
    """Makes footnotes that look as those of the file do."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._waiting: list[etree._Element] = []
        """References that are not in the text yet."""

    def made(self, mark: str, text: str, marks: Marks) -> etree._Element:
        """A run with the reference to a new note; the text of the note is an insertion too. Word numbers the note where the mark
        is a number; else the mark is written.
        """
        part = self._file.notes.get(_PART)
        if part is None:
            part = self._part()
        like = next((one for one in part.iterchildren(_NOTE) if one.get(TYPE, "normal") == "normal"), None)
        # Of a damaged file, references may name notes that are not there.
        taken = [*part.iter(_NOTE), *self._file.document.iter(_REFERENCE), *self._waiting]
        number = str(free_number([one.get(ID) for one in taken]))
        note = etree.SubElement(part, _NOTE)
        note.set(ID, number)
        paragraph = etree.SubElement(note, P)
        first = like.find(P) if like is not None else None
        properties = first.find(PPR) if first is not None else None
        if properties is not None:
            paragraph.append(deepcopy(properties))
        own = not mark.isdecimal()
        sign = _raised()
        if own:
            sign.extend(list(text_run(mark)))
        else:
            etree.SubElement(sign, w("footnoteRef"))
        paragraph.extend([sign, text_run(f" {text}")])
        for run in list(paragraph.iterchildren(R)):
            marks.insert(run)
        reference = _raised()
        element = etree.SubElement(reference, _REFERENCE)
        element.set(ID, number)
        self._waiting.append(element)
        if own:
            element.set(w("customMarkFollows"), "1")
            reference.extend(list(text_run(mark)))
        return reference

    def _part(self) -> etree._Element:
        root = etree.Element(w("footnotes"), nsmap={"w": W_NAMESPACE})
        for number, kind in _SEPARATORS:
            note = etree.SubElement(root, _NOTE)
            note.set(TYPE, kind)
            note.set(ID, number)
            run = etree.SubElement(etree.SubElement(note, P), R)
            etree.SubElement(run, w(kind))
        self._file.make(_PART, root)
        return root


def _raised() -> etree._Element:
    run = etree.Element(R)
    etree.SubElement(etree.SubElement(run, RPR), w("vertAlign")).set(VAL, "superscript")
    return run
