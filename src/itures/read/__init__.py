"""Bytes to Stream. What a file is, is found from its content, never from its name."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from itures.foundation import budgets
from itures.foundation.collector import building
from itures.foundation.tables import Table
from itures.model.stream import Stream, UnreadableError

PACKAGES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How zip packages begin, and the containers of old and of encrypted Word files, which are refused by name."""


class Reader(NamedTuple):
    """A form of files: whether some bytes are in it, and how they are read.

    `read` takes the bytes, the name of the file and whether marks made by hand are changes; it raises UnreadableError.
    """

    takes: Callable[[bytes], bool]
    read: Callable[[bytes, str, bool], Stream]


READERS: Table[Reader] = Table(
    "itures.readers", {"docx": "itures.read.docx.reader:READER", "text": "itures.read.text:READER"}
)
"""Who reads which form of files. What another package adds is asked about a file that none of these can read."""


@building
def read(source: str | Path, data: bytes | None = None, *, manual_marks: bool = False) -> Stream:
    r"""The stream of a file, or of `data`, which then goes by the name `source`; "-" reads standard input.

    With `manual_marks`, what is underlined in a Word file counts as inserted and what is struck through as deleted.

    Raises UnreadableError, with one line that says what is wrong and what to do.

    >>> read("note.txt", b"recalling\na)\tits rules;").paragraphs[1].text
    'a)\tits rules;'
    """
    name = str(source)
    if data is None:
        data = _bytes(name)
    if not data:
        raise UnreadableError("the file is empty; nothing can be read from it")
    form = "docx" if data.startswith(PACKAGES) else "text"
    try:
        return READERS[form].read(data, name, manual_marks)
    except UnreadableError:
        other = next((READERS[form] for form in READERS.added() if READERS[form].takes(data)), None)
        if other is None:
            raise
        return other.read(data, name, manual_marks)


def _bytes(name: str) -> bytes:
    try:
        if name == "-":
            return sys.stdin.buffer.read()
        path = Path(name)
        if path.is_dir():
            raise UnreadableError("this is a folder; name a file, or give the folder to a command that takes several")
        if path.stat().st_size > budgets.FILE:
            raise UnreadableError(f"the file is larger than {budgets.FILE // 1024 // 1024} MB; is it a document?")
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError("there is no such file; check the name") from None
    except PermissionError:
        raise UnreadableError("the file may not be read; check its permissions") from None
    except (OSError, ValueError) as error:
        raise UnreadableError(f"the file cannot be read ({error}); check the name and the disk") from None
