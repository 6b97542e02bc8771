"""The zip around a Word file: its limits, its parts, and the relationships by which they are found.

Parts are found by relationship type and never by a fixed name, as ECMA-376 part 2 (section 9.3, relationships) asks:
other programs than Word name them otherwise.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any, Final
from urllib.parse import unquote

from lxml import etree

from itures.foundation import budgets
from itures.model.stream import UnreadableError
from itures.read.docx.names import STRICT, STRICT_BOX, TXBX_CONTENT, readable, w

OLE2_SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_SIGNATURES: Final = (b"PK\x03\x04", b"PK\x05\x06")

_SAVE_AS: Final = "open it in its own program and save it as .docx"

# What a file that is no zip looks like, by its first bytes.
_LOOKS: Final = (
    (b"%PDF", "this is a PDF file, not a Word file: find the .docx it was made from, or copy its text to a .txt file"),
    (b"{\\rtf", "this is an RTF file, not a .docx: open it in a word processor and save it as .docx"),
    (b"<?xml", "this is a bare XML file, not a .docx: open it in Word and save it as .docx"),
    (b"<!doctype", "this is an HTML file, not a .docx: open it in a word processor and save it as .docx"),
    (b"<html", "this is an HTML file, not a .docx: open it in a word processor and save it as .docx"),
    (b"mime-version:", "this is a web archive (MHT), not a .docx: open it in Word and save it as .docx"),
)

# Main parts by a word of their content type (ECMA-376 part 1, sections 11.3.10, 12.3 and 13.3).
_FOREIGN: Final = (
    ("spreadsheetml", "an Excel workbook (xlsx)"),
    ("ms-excel", "an Excel workbook"),
    ("presentationml", "a PowerPoint presentation (pptx)"),
    ("ms-powerpoint", "a PowerPoint presentation"),
    ("visio", "a Visio drawing"),
)

_OPEN_DOCUMENT: Final = {
    "application/vnd.oasis.opendocument.text": "an OpenDocument text (odt)",
    "application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument spreadsheet (ods)",
    "application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation (odp)",
    "application/epub+zip": "an EPUB book",
}

_RELATIONSHIP_BASES: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
    # Extensions of Word, such as commentsExtended ([MS-DOCX], section 2.1).
    "http://schemas.microsoft.com/office/2011/relationships/",
)
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"

_ZIP_ERRORS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    KeyError,
    ValueError,
    IndexError,
    OverflowError,
    RuntimeError,
)


def parse_xml(data: bytes, name: str) -> etree._Element:
    """Return the root element of an XML part, in the transitional namespaces.

    Takes the bytes of the part and its name for messages. Raises `UnreadableError` if it is not well-formed, is nested
    deeper than libxml2 allows (256 levels), or declares a document type: Word never does, and entities are how small
    files become large ones. `parse_xml(b"<a/>", "a.xml").tag` is "a".
    """
    # One parser for each part: an lxml parser is not shared between threads. `collect_ids=False` would be a little
    # faster, but makes libxml2 open the external subset of a document type in spite of `load_dtd=False`.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.LxmlError as error:
        reason = str(error).splitlines()[0] if str(error) else "no XML"
        if "depth" in reason:
            raise too_deep(name) from None
        if "too long" in reason.lower() or "huge" in reason.lower():
            raise UnreadableError(
                f"the part {name} holds one text of more than ten million characters: no document does; do not trust this file"
            ) from None
        if "entity" in reason.lower() or "amplification" in reason:
            raise _declares_types(name) from None
        raise UnreadableError(
            f"the part {name} is damaged ({reason}): get the file again, or open it in Word and save it anew"
        ) from None
    except (ValueError, UnicodeError, LookupError):
        raise UnreadableError(
            f"the part {name} is damaged: get the file again, or open it in Word and save it anew"
        ) from None
    if _document_type(root):
        raise _declares_types(name)
    if str(root.tag).startswith("{http://purl.oclc.org/ooxml/"):
        _make_transitional(root)
    return root


def _document_type(root: etree._Element) -> str:
    # `Any`: the stubs of lxml know no `doctype`.
    information: Any = root.getroottree().docinfo
    return str(information.doctype)


def too_deep(name: str) -> UnreadableError:
    """Return the error for a part whose elements are nested deeper than any document."""
    return UnreadableError(
        f"the elements of {name} are nested too deeply for a document: open the file in Word and save it anew"
    )


def _declares_types(name: str) -> UnreadableError:
    return UnreadableError(
        f"the part {name} declares a document type or entities, which no Word file does: do not trust this file"
    )


def _make_transitional(root: etree._Element) -> None:
    for element in root.iter():
        tag = str(element.tag)
        namespace, _, local = tag.rpartition("}")
        if namespace[1:] in STRICT:
            element.tag = f"{{{STRICT[namespace[1:]]}}}{local}"
        elif tag == STRICT_BOX:
            element.tag = TXBX_CONTENT
        for name in [str(key) for key in element.attrib]:
            namespace, _, local = name.rpartition("}")
            if namespace[1:] in STRICT:
                element.set(f"{{{STRICT[namespace[1:]]}}}{local}", element.attrib.pop(name))


class Package:
    """The parts of one Word file.

    Takes the bytes of the file. Raises `UnreadableError`, in one line that says what the bytes look like, if they are
    no Word file, are encrypted or damaged, or decompress to an absurd size. `Package(data).document` is the element
    `w:document`.
    """

    def __init__(self, data: bytes) -> None:
        self._kept: dict[str, etree._Element] = {}
        self._size = len(data)
        self._read = 0
        self._elements = self._large = 0
        self._zip = _open(data)
        # Part names are equal without regard to case (ECMA-376 part 2, section 7.3); some zip tools write backslashes.
        self._names = _part_names(self._zip.namelist())
        self._relationships: list[tuple[str, str, str]] = []
        self.main = main = self._find_main()
        self.document = self._parse(main)
        if self.document.tag != w("document"):
            found = readable(str(self.document.tag), self.document.prefix)
            raise UnreadableError(
                f"the main part {main} holds {found}, not a Word document: open the file in Word and save it as .docx"
            )
        self._relationships = list(self._relations_of(main))

    def part(self, kind: str) -> etree._Element | None:
        """Return the root of the part that the document relates to as `kind` ("styles"), None if there is none."""
        for name, root in self.parts(kind):
            del name
            return root
        return None

    def parts(self, kind: str) -> Iterator[tuple[str, etree._Element]]:
        """Name and root of each part of this kind, in the order of their relationships."""
        seen = set()
        for related, name, _ in self._relationships:
            if related == kind and name not in seen and name.lower() in self._names:
                seen.add(name)
                yield name, self._parse(name)

    def content(self, kind: str) -> tuple[str, bytes] | None:
        """Name and bytes of the part that the document relates to as `kind`; None where there is none, or one that is changed in
        place.
        """
        for related, name, _ in self._relationships:
            if related == kind and name.lower() in self._names:
                return None if name in self._kept else (name, self._counted(name))
        return None

    def related(self, key: str) -> str | None:
        """Return the name of the part that the document relates to by this id (`r:id`), None if there is none."""
        return next((name for _, name, own in self._relationships if own == key and name.lower() in self._names), None)

    def part_named(self, name: str) -> etree._Element | None:
        """Return the root of a part by its name, None if there is none."""
        return self._parse(name) if name.lower() in self._names else None

    def keep(self, name: str, root: etree._Element) -> None:
        """Let the root of a part, which is changed in place, be what the part is from here on."""
        self._kept[name] = root

    def stored(self, name: str) -> str:
        """Return the name that a part has in the zip."""
        return self._names[name.lower()]

    def _parse(self, name: str) -> etree._Element:
        return self._kept[name] if name in self._kept else parse_xml(self._counted(name), name)

    def _counted(self, name: str) -> bytes:
        """The bytes of a part that is to be parsed, counted for the limits."""
        data = self._bytes(name)
        # Each start tag has a "<", and so have end tags: counted before a tree is made of them, which takes the memory. An element
        # has four bytes at least, so that most files need no counting.
        self._large += len(data) // 4
        if self._large > budgets.ELEMENTS:
            self._elements += data.count(b"<") - data.count(b"</")
        if self._elements > budgets.ELEMENTS:
            raise UnreadableError(
                f"the file holds more than {budgets.ELEMENTS:,} elements, as no document does: save its parts as files of their own"
            )
        return data

    def _bytes(self, name: str) -> bytes:
        """Return the bytes of a part, decompressed no further than the limits; declared sizes are not trusted."""
        try:
            info = self._zip.getinfo(self._names[name.lower()])
            if info.flag_bits & 1:
                raise UnreadableError("the zip is protected by a password: save the document without one")
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise UnreadableError(
                    f"the part {name} is compressed in a way that Word does not use: open the file in Word and save it"
                )
            packed = min(info.compress_size, self._size)
            cap = min(budgets.PART, max(budgets.ANY_RATIO, packed * budgets.RATIO), budgets.PARTS - self._read)
            with self._zip.open(info) as file:
                data = file.read(cap + 1)
        except _ZIP_ERRORS:
            raise UnreadableError(
                f"the part {name} of the zip is damaged or cut short: get the file again, or save it anew in Word"
            ) from None
        if len(data) > cap:
            raise UnreadableError(
                f"the part {name} decompresses to an absurd size (over {cap >> 20} MiB): do not trust this file"
            )
        self._read += len(data)
        return data

    def _find_main(self) -> str:
        types = self._content_types()
        main = next((name for kind, name, _ in self._relations_of("") if kind == "officeDocument"), None)
        if main is None:
            # A package without its relationships can still name its main part by content type.
            main = next((name for name, kind in types.items() if kind.endswith(".main+xml")), None)
        kind = types.get((main or "").lower(), "")
        if main is None or main.lower() not in self._names or any(word in kind for word, _ in _FOREIGN):
            raise UnreadableError(self._looks_like(kind))
        return main

    def _content_types(self) -> dict[str, str]:
        if "[content_types].xml" not in self._names:
            return {}
        root = self._parse("[Content_Types].xml")
        return {
            element.get("PartName", "").lstrip("/").lower(): element.get("ContentType", "")
            for element in root.iter(_OVERRIDE)
        }

    def _relations_of(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Return the last word of the type, the part name and the id of each relationship of a part; "" is the package."""
        base = dirname(part)
        name = join(base, "_rels", part[len(base) :].lstrip("/") + ".rels")
        if name.lower() not in self._names:
            return
        for element in self._parse(name).iter(_RELATIONSHIP):
            kind = element.get("Type", "")
            if element.get("TargetMode") == "External" or not kind.startswith(_RELATIONSHIP_BASES):
                continue
            target = unquote(element.get("Target", ""))
            if any(character < " " for character in target):
                # No part has such a name, and a line feed would break the one line of an error.
                continue
            yield kind.rpartition("/")[2], normpath(join("/", base, target)).lstrip("/"), element.get("Id", "")

    def _looks_like(self, kind: str) -> str:
        for word, name in _FOREIGN:
            if word in kind:
                return f"this is {name}, not a Word file: {_SAVE_AS}"
        if any(name.startswith("index/") and name.endswith(".iwa") for name in self._names):
            return "this is an Apple Pages document, not a .docx: export it as Word from Pages"
        if "mimetype" in self._names:
            name = _OPEN_DOCUMENT.get(self._bytes("mimetype").decode("ascii", "replace").strip(), "")
            if name:
                return f"this is {name}, not a .docx: {_SAVE_AS}"
        inside = next((name for name in self._names.values() if name.lower().endswith(".docx")), None)
        if inside:
            return f"this is a zip archive that holds {inside!r}: unpack it first"
        return "this is a zip archive without a Word document in it: open it in Word and save it as .docx"


def _part_names(listed: Iterable[str]) -> dict[str, str]:
    """Names in the zip by the names of the parts. Raises UnreadableError where two are one part's: who would say which is read?"""
    names: dict[str, str] = {}
    for name in listed:
        part = name.replace("\\", "/").lstrip("/").lower()
        if part in names and not part.endswith("/"):
            raise UnreadableError(
                f"the zip holds the part {part} twice, so that programs differ in what they read: save the document anew in Word"
            )
        names[part] = name
    return names


def _open(data: bytes) -> zipfile.ZipFile:
    if not data:
        raise UnreadableError("the file is empty: get it again")
    if data.startswith(OLE2_SIGNATURE):
        raise UnreadableError(_ole2(data))
    if not data.startswith(ZIP_SIGNATURES):
        start = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip()
        for signature, message in _LOOKS:
            if start.lower().startswith(signature.lower()):
                raise UnreadableError(message)
        raise UnreadableError("this is not a Word file (.docx): open it in a word processor and save it as .docx")
    try:
        return zipfile.ZipFile(BytesIO(data))
    except (*_ZIP_ERRORS, NotImplementedError):
        raise UnreadableError("the file is damaged or cut short (its zip directory is missing): get it again") from None


def _ole2(data: bytes) -> str:
    """Say what an OLE2 container holds, by the names of its streams (MS-CFB: UTF-16LE)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "the document is protected by a password: open it in Word, remove the password and save it"
    for stream, name in (
        ("Workbook", "an old Excel workbook (.xls)"),
        ("PowerPoint Document", "an old PowerPoint presentation (.ppt)"),
    ):
        if stream.encode("utf-16-le") in data and "WordDocument".encode("utf-16-le") not in data:
            return f"this is {name}, not a Word file: open it in its own program and save it as .docx"
    return "this is an old Word file (.doc): open it in Word and save it as .docx"
