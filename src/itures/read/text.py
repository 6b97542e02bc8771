"""Plain text: bytes to lines. UTF-8 with or without byte order mark, UTF-16, and Windows-1252 with a diagnostic."""

from __future__ import annotations

import codecs
import re

from itures.foundation import budgets
from itures.model.diagnostics import diagnose
from itures.model.stream import Diagnostic, Origin, Paragraph, Run, Stream, UnreadableError
from itures.read import Reader

BREAK = re.compile(r"\r\n|\r|\n")
CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 26, 27}
KNOWN = {
    b"%PDF": "this is a PDF; save its text (pdftotext FILE) and give that",
    b"{\\rtf": "this is an RTF file; save it as .docx and try again",
    b"\x89PNG": "this is a picture, not a document",
    b"\xff\xd8\xff": "this is a picture, not a document",
    b"GIF8": "this is a picture, not a document",
    b"\x1f\x8b": "this is a compressed file; unpack it first",
    b"7z\xbc\xaf": "this is a compressed file; unpack it first",
    b"Rar!": "this is a compressed file; unpack it first",
    b"\xdb\xa5\x2d\x00": "this is an old Word file; save it as .docx and try again",
}
MARKUP = {
    "<!doctype": "this is a web page (HTML); open it in a word processor and save it as .docx, or copy its text",
    "<html": "this is a web page (HTML); open it in a word processor and save it as .docx, or copy its text",
    "<?xml": "this is an XML file, not a document; open it in the program it comes from and save it as .docx",
    "mime-version:": "this is a web archive (MHT); open it in Word and save it as .docx",
}
"""What is text by its bytes, and would be read with all its markup."""
UNDEFINED = b"\x81\x8d\x8f\x90\x9d"
"""Bytes that Windows-1252 leaves undefined (WHATWG maps them to C1 controls; so do we)."""
_HEAD = 4096
"""So many bytes are looked at for an encoding without a mark."""
_LEAST = 8
"""Of fewer bytes nothing is said."""
_ZEROS, _NO_ZEROS = 0.7, 0.1
"""Shares of zeros in the upper and in the lower bytes of UTF-16 in Latin letters; quotation marks and dashes have none."""


def read_text(data: bytes, source: str) -> Stream:
    r"""The lines of a text file, each a paragraph of one run. Raises UnreadableError for what is no text.

    >>> read_text("a)\u00a0that\r\n".encode(), "x.txt").text
    'a)\xa0that\n'
    """
    text, diagnostics = _decode(data)
    head = text[:512].lstrip(" \t\r\n\ufeff").lower()
    for start, what in MARKUP.items():
        if head.startswith(start):
            raise UnreadableError(what)
    lines = BREAK.split(text)
    if len(lines) > budgets.LINES or sum(map(bool, lines)) > budgets.PARAGRAPHS:
        raise UnreadableError(
            f"the text has more than {budgets.PARAGRAPHS:,} lines, as no document does: give its parts one by one"
        )
    paragraphs = tuple([Paragraph((Run(line),), Origin(number)) for number, line in enumerate(lines, 1)])
    return Stream(source, "text", paragraphs, diagnostics=diagnostics)


def _decode(data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    for start, what in KNOWN.items():
        if data.startswith(start):
            raise UnreadableError(what)
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return data.decode("utf-32", errors="replace"), ()
    if data.startswith(codecs.BOM_UTF8):
        data = data[3:]
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(data, "utf-16")
    elif (guess := _utf16_without_mark(data)) is not None:
        return _utf16(data, guess)
    if len(CONTROLS.intersection(data)) > 0 and _binary(data):
        raise UnreadableError("this is neither a Word file nor text; give a .docx or a text file")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            text = data.decode("utf-8", errors="replace")
            return text, (diagnose("text-damaged", count=text.count(chr(0xFFFD)), byte=error.start),)
        text = (
            "".join([chr(byte) if byte in UNDEFINED else bytes((byte,)).decode("cp1252") for byte in data])
            if any(byte in data for byte in UNDEFINED)
            else data.decode("cp1252")
        )
        return text, (diagnose("text-windows-1252", byte=error.start),)


def _utf16(data: bytes, encoding: str) -> tuple[str, tuple[Diagnostic, ...]]:
    try:
        text = data.decode(encoding)
        return text, ()
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return text, (diagnose("text-damaged", variant="utf-16"),)


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of Latin text has a zero in every second byte."""
    head = data[:_HEAD]
    if len(head) < _LEAST or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0) / len(head[0::2]), head[1::2].count(0) / len(head[1::2])
    if odd > _ZEROS and even < _NO_ZEROS:
        return "utf-16-le"
    return "utf-16-be" if even > _ZEROS and odd < _NO_ZEROS else None


def _binary(data: bytes) -> bool:
    """Control characters that no text has, and more than a slip of them."""
    head = data[:65536]
    return b"\0" in head or sum(head.count(bytes((control,))) for control in CONTROLS) * 200 > len(head)


def _mostly_utf8(data: bytes) -> bool:
    """A UTF-8 text with a few spoilt bytes, rather than a text of another encoding."""
    text = data.decode("utf-8", errors="replace")
    good = sum(1 for character in text if character > "\x7f" and character != "\ufffd")
    return good > 4 * text.count("\ufffd")


READER = Reader(lambda data: True, lambda data, name, manual_marks: read_text(data, name))
"""Takes whatever nobody else does, and refuses what is no text."""
