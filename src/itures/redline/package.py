"""A Word file as a package that is written again: what is not changed is copied byte for byte."""

from __future__ import annotations

import zipfile
from io import BytesIO
from posixpath import basename, dirname, join
from typing import Final

from lxml import etree

from itures.model.stream import Stream, UnreadableError
from itures.read.docx.document import Elements
from itures.read.docx.names import R_NAMESPACE
from itures.read.docx.package import Package, parse_xml
from itures.read.docx.reader import read_elements

_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES_NAME: Final = "[Content_Types].xml"
NOTES: Final = ("footnotes", "endnotes")
"""The parts that hold notes."""


class WordFile:
    """The parts of a Word file that are changed in place, and the file around them.

    Raises UnreadableError for what is no Word file, or a strict one: written again its parts would be in other namespaces.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._package = Package(data)
        self.document = self._package.document
        self._changeable: dict[str, etree._Element] = {}
        self._before: dict[str, bytes] = {}
        self._made: dict[str, etree._Element] = {}
        self._kinds: dict[str, etree._Element] = {}
        """Parts that were made, by what the document relates to them as."""
        self._take(self._package.stored(self._package.main), self.document)
        self.notes: dict[str, etree._Element] = {}
        for kind in NOTES:
            root = self.part(kind)
            if root is not None:
                self.notes[kind] = root
        with zipfile.ZipFile(BytesIO(data)) as file:
            self._names = frozenset(file.namelist())
            if _STRICT in file.read(self._package.stored(self._package.main)):
                raise UnreadableError('it is a strict Open XML file; save it in Word as .docx, without "Strict"')

    def part(self, kind: str) -> etree._Element | None:
        """The root of the part that the document relates to as `kind` ("styles"), to be changed in place; None without one."""
        found = self._kinds.get(kind)
        for name, root in self._package.parts(kind):
            stored = self._package.stored(name)
            if stored not in self._changeable:
                self._take(stored, root)
                self._package.keep(name, root)
            found = self._changeable[stored]
        return found

    def read(self, source: str) -> tuple[Stream, Elements]:
        """The stream of the file as it is now, and the elements of its paragraphs by their places in it."""
        return read_elements(self._package, source)

    def make(self, kind: str, root: etree._Element) -> None:
        """Adds a part of a kind that the document relates to none of."""
        folder = dirname(self._package.stored(self._package.main))
        names = [join(folder, f"{kind}{number}.xml") for number in ("", *range(1, len(self._names) + 2))]
        taken = {name.lower() for name in self._names}
        name = next(one for one in names if one.lower() not in taken)
        self._made[name] = self._kinds[kind] = root
        if kind in NOTES:
            self.notes[kind] = root
        types = self._own(_TYPES_NAME)
        etree.SubElement(
            types, f"{{{_TYPES}}}Override", PartName=join("/", name), ContentType=f"{_KIND}.{kind}+xml"
        )  # fmt: skip
        links = self._own(self._links_name())
        ids = {one.get("Id") for one in links}
        free = next(f"rId{number}" for number in range(1, len(ids) + 2) if f"rId{number}" not in ids)
        etree.SubElement(
            links,
            f"{{{_LINKS}}}Relationship",
            Id=free,
            Type=join(R_NAMESPACE, kind),
            Target=basename(name),
        )

    def as_document(self) -> None:
        """Makes a template (.dotx) a document. Raises UnreadableError for a file with macros, which no .docx may have."""
        name = join("/", self._package.stored(self._package.main)).lower()
        for one in self._own(_TYPES_NAME):
            if one.get("PartName", "").lower() == name:
                if "macroEnabled" in one.get("ContentType", ""):
                    raise UnreadableError("it may hold macros; save it in Word as .docx")
                one.set("ContentType", f"{_KIND}.document.main+xml")

    def written(self) -> bytes:
        """The file with its parts as they are now; one in which nothing was changed stays as it is, byte for byte."""
        changed = {
            name: _xml(root) for name, root in self._changeable.items() if etree.tostring(root) != self._before[name]
        }
        made = {name: _xml(root) for name, root in self._made.items()}
        target = BytesIO()
        with zipfile.ZipFile(BytesIO(self._data)) as source, zipfile.ZipFile(target, "w") as file:
            for info in source.infolist():
                data = changed.get(info.filename)
                file.writestr(info, source.read(info) if data is None else data, zipfile.ZIP_DEFLATED)
            for name, data in made.items():
                file.writestr(zipfile.ZipInfo(name, _CLOCK), data, zipfile.ZIP_DEFLATED)
        return target.getvalue()

    def _take(self, stored: str, root: etree._Element) -> None:
        self._changeable[stored] = root
        self._before[stored] = etree.tostring(root)

    def _links_name(self) -> str:
        main = self._package.stored(self._package.main)
        return join(dirname(main), "_rels", basename(main) + ".rels")

    def _own(self, name: str) -> etree._Element:
        """A part of the package itself: its types, or the relationships of the document."""
        stored = next((one for one in self._names if one.lower() == name.lower()), None)
        if stored is None:
            if name not in self._made:
                tag, space = ("Types", _TYPES) if name == _TYPES_NAME else ("Relationships", _LINKS)
                self._made[name] = etree.fromstring(f'<{tag} xmlns="{space}"/>')
            return self._made[name]
        if stored not in self._changeable:
            with zipfile.ZipFile(BytesIO(self._data)) as file:
                self._take(stored, parse_xml(file.read(stored), name))
        return self._changeable[stored]


_CLOCK: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can tell: the same bytes at every run."""


def _xml(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
