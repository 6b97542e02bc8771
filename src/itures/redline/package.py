"""A Word file as a package that is written again: what is not changed is copied byte for byte."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Final

from lxml import etree

from itures.model.stream import UnreadableError
from itures.read.docx.names import w
from itures.read.docx.package import Package

_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
NOTES: Final = ("footnotes", "endnotes")
"""The parts that hold notes."""


class WordFile:
    """The stories of a Word file, to be changed in place, and the file around them.

    Raises UnreadableError for what is no Word file, or a strict one: written again its parts would be in other namespaces.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._package = Package(data)
        self.document = self._package.document
        self._stories: dict[str, etree._Element] = {self._package.main: self.document}
        self.notes: dict[str, etree._Element] = {}
        for kind in NOTES:
            for name, root in self._package.parts(kind):
                self._stories[name] = self.notes[kind] = root
        with zipfile.ZipFile(BytesIO(data)) as file:
            if _STRICT in file.read(self._package.stored(self._package.main)):
                raise UnreadableError('it is a strict Open XML file; save it in Word as .docx, without "Strict"')
        self._before = {name: etree.tostring(root) for name, root in self._stories.items()}
        styles, numbering = self._package.part("styles"), self._package.part("numbering")
        self.styles = _ids(styles, "style", "styleId")
        self.lists = _ids(numbering, "num", "numId")

    def written(self) -> bytes:
        """The file with its stories as they are now; one in which nothing was changed stays as it is, byte for byte."""
        changed: Mapping[str, bytes] = {
            self._package.stored(name): etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, root in self._stories.items()
            if etree.tostring(root) != self._before[name]
        }
        target = BytesIO()
        with zipfile.ZipFile(BytesIO(self._data)) as source, zipfile.ZipFile(target, "w") as file:
            for info in source.infolist():
                data = changed.get(info.filename)
                file.writestr(info, source.read(info) if data is None else data, zipfile.ZIP_DEFLATED)
        return target.getvalue()


def _ids(root: etree._Element | None, name: str, attribute: str) -> frozenset[str]:
    """The ids of what a part defines."""
    if root is None:
        return frozenset()
    found = [one.get(w(attribute)) for one in root.iterchildren(w(name))]
    return frozenset([one for one in found if one is not None])
