"""The text reader: encodings, line ends, and what is no text."""

from __future__ import annotations

import codecs
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itures.model.stream import UnreadableError
from itures.read import read

TEXT = "resolves\na)\u00a0that “benches” – in Genève – be lent;\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 big endian", "utf-16-le without mark", "utf-16-be without mark"],
)
def test_unicode_is_read_without_a_word(data: bytes) -> None:
    stream = read("x.txt", data)
    assert stream.text == TEXT
    assert stream.diagnostics == ()


def test_windows_1252_is_read_with_a_diagnostic() -> None:
    stream = read("x.txt", TEXT.encode("cp1252"))
    assert stream.text == TEXT
    assert [d.code for d in stream.diagnostics] == ["text-windows-1252"]


def test_undefined_bytes_of_windows_1252_are_kept() -> None:
    assert read("x.txt", b"caf\xe9 \x81 \x9d").text == "café \x81 \x9d"


def test_spoilt_utf_8_stays_utf_8_and_says_so() -> None:
    stream = read("x.txt", ("é" * 50).encode() + b"\xff\n" + b"a")
    assert stream.text == "é" * 50 + "\ufffd\na"
    assert [d.code for d in stream.diagnostics] == ["text-damaged"]


def test_cut_utf_16_says_so() -> None:
    stream = read("x.txt", TEXT.encode("utf-16")[:-1])
    assert [d.code for d in stream.diagnostics] == ["text-damaged"]
    assert stream.text.startswith("resolves\n")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    assert [p.text for p in read("x.txt", f"one{end}{end}two".encode()).paragraphs] == ["one", "", "two"]


def test_lines_are_counted_from_one() -> None:
    assert [p.origin.paragraph for p in read("x.txt", b"one\ntwo").paragraphs] == [1, 2]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00" * 9, "neither a Word file nor text"),
        (bytes(range(256)) * 4, "neither a Word file nor text"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\x1f\x8b\x08\x00", "unpack"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "save"),
        (b"PK\x03\x04 not a zip", ""),
    ],
)
def test_what_is_no_document_is_refused_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read("x", data)
    message = str(caught.value)
    assert said in message
    assert "\n" not in message


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(TEXT.encode())

    monkeypatch.setattr("sys.stdin", Input)
    assert read("-").text == TEXT


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        stream = read("x", data)
    except UnreadableError as error:
        assert "\n" not in str(error)
    else:
        assert stream.form == "text"
