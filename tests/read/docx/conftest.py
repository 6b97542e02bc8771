"""Two helpers: `pack` makes a Word file of pieces of XML, `read` reads such a file at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from itures.model.stream import Stream
from itures.read.docx import read_docx
from word_xml import pack_docx


@pytest.fixture
def pack() -> Callable[..., bytes]:
    return pack_docx


@pytest.fixture
def read() -> Callable[..., Stream]:
    def read_parts(body: str, **parts: str) -> Stream:
        return read_docx(pack_docx(body, **parts), "test.docx")

    return read_parts


@pytest.fixture
def codes() -> Callable[[Stream], list[str]]:
    return lambda stream: [diagnostic.code for diagnostic in stream.diagnostics]
