"""The notes of both files: which are the same, and those of the old file that a deletion refers to."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from lxml import etree

from itures.read.docx.names import ID, TYPE, w
from itures.redline.aligned import Block, aligned
from itures.redline.blocks import free_number
from itures.redline.copies import cleaned
from itures.redline.inline import REFERENCES, text_of
from itures.redline.names import Names
from itures.redline.package import WordFile

_FIRST_SIGN: Final = 0xE000
"""Notes are signs of the private use area while paragraphs are compared."""
_SIGNS: Final = 0x1000
_TAGS: Final = {"footnotes": w("footnote"), "endnotes": w("endnote")}


class Notes:
    """The signs of notes: those that are the same one in both files have the same."""

    def __init__(self, old: WordFile, new: WordFile, names: Names) -> None:
        self._old, self._new, self._names = old, new, names
        # The sign of a note by its part and its id, in each file.
        self._old_signs: dict[tuple[str, str], str] = {}
        self._new_signs: dict[tuple[str, str], str] = {}
        self.paired: list[tuple[etree._Element, etree._Element]] = []
        """The notes of the old file that are in the new one, with those."""
        self._pair()

    def _pair(self) -> None:
        count = 0
        for part, tag in _TAGS.items():
            old, new = (_in_order(file.notes.get(part), tag, file.document) for file in (self._old, self._new))
            texts = [[Block("note", text_of(one, lambda _: "")) for one in notes] for notes in (old, new)]
            for pair in aligned(texts[0], texts[1]):
                sign = chr(_FIRST_SIGN + count % _SIGNS)
                count += 1
                if pair.old is not None:
                    self._old_signs[part, old[pair.old].get(ID, "")] = sign
                if pair.new is not None:
                    self._new_signs[part, new[pair.new].get(ID, "")] = sign
                if pair.old is not None and pair.new is not None:
                    self.paired.append((old[pair.old], new[pair.new]))

    def old_sign(self, reference: etree._Element) -> str:
        """The sign of a reference in the old file."""
        return self._old_signs.get((REFERENCES[str(reference.tag)], reference.get(ID, "")), "*")

    def new_sign(self, reference: etree._Element) -> str:
        """The sign of a reference in the new file."""
        return self._new_signs.get((REFERENCES[str(reference.tag)], reference.get(ID, "")), "*")

    def kept(self, reference: etree._Element) -> etree._Element | None:
        """A reference to a note of the old file, in a deletion: its note goes into the new file, beside one that came to stand
        elsewhere, for each reference has a note of its own. None for a reference to no note.
        """
        part = REFERENCES[str(reference.tag)]
        source, tag = self._old.notes.get(part), _TAGS[part]
        notes = source.iterchildren(tag) if source is not None else ()
        note = next((one for one in notes if one.get(ID) == reference.get(ID)), None)
        if note is None:
            return None
        target = self._new.notes.get(part)
        if target is None:
            target = self._made(part)
        number = str(free_number([one.get(ID) for one in target.iterchildren(tag)]))
        copied_note = cleaned(deepcopy(note), self._names)
        copied_note.set(ID, number)
        target.append(copied_note)
        self._new_signs[part, number] = self.old_sign(reference)
        copied = deepcopy(reference)
        copied.set(ID, number)
        return copied

    def _made(self, part: str) -> etree._Element:
        """The part for the notes of the old file, where the new one has none: with the separators of the old one."""
        root = deepcopy(self._old.notes[part])
        for note in list(root):
            if note.get(TYPE, "normal") == "normal":
                root.remove(note)
            else:
                cleaned(note, self._names)
        self._new.make(part, root)
        return root


def _in_order(root: etree._Element | None, tag: str, document: etree._Element) -> list[etree._Element]:
    """The notes of a part, in the order in which the text refers to them."""
    if root is None:
        return []
    found = {one.get(ID, ""): one for one in root.iterchildren(tag) if one.get(TYPE, "normal") == "normal"}
    return [found[id] for id in dict.fromkeys(_referred(document, tag)) if id in found]


def _referred(document: etree._Element, tag: str) -> Iterator[str]:
    references = [one for one, part in REFERENCES.items() if _TAGS[part] == tag]
    return (one.get(ID, "") for one in document.iter(*references))
