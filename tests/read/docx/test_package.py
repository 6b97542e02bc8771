import struct
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itures.foundation import budgets
from itures.model.stream import UnreadableError
from itures.read.docx import package, read_docx
from word_xml import MAIN_TYPE, PREFIXES, RELATIONS, pack_docx, relations, zipped

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PARAGRAPH = "<w:p><w:r><w:t>text</w:t></w:r></w:p>"


def refusal(data):
    with pytest.raises(UnreadableError) as caught:
        read_docx(data, "test.docx")
    message = str(caught.value)
    assert message
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"hello", "not a Word file"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"{\\rtf1 }", "RTF"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><a/>", "XML"),
        (b"\n<html></html>", "HTML"),
        (OLE2 + bytes(600) + "WordDocument".encode("utf-16-le"), "save it as .docx"),
        (OLE2 + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE2 + bytes(600) + "Workbook".encode("utf-16-le"), "Excel"),
        (b"PK\x03\x04 and then nothing", "cut short"),
        (b"PK\x05\x06" + bytes(18), "without a Word document"),
    ],
)
def test_what_is_no_word_file_is_refused_by_its_looks(data, words):
    assert words in refusal(data)


@pytest.mark.parametrize(
    ("main_type", "words"),
    [
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xlsx"),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "pptx"),
    ],
)
def test_other_office_files_are_named(main_type, words):
    assert words in refusal(pack_docx("", main_type=main_type))


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}, "odt"),
        ({"mimetype": "application/epub+zip"}, "EPUB"),
        ({"drafts/one.docx": "x"}, "unpack"),
        ({"_rels/.rels": relations({"officeDocument": "a%0Ab.xml"}), "a\nb.xml": "<"}, "without a Word document"),
        ({"readme.txt": "x"}, "without a Word document"),
        ({"_rels/.rels": relations({"officeDocument": "word/lost.xml"})}, "without a Word document"),
    ],
)
def test_other_zips_are_named(files, words):
    assert words in refusal(zipped(files))


@pytest.mark.parametrize(
    "main_type", [MAIN_TYPE, "application/vnd.ms-word.document.macroEnabled.main+xml", "unheard/of"]
)
def test_the_main_part_is_known_by_its_root(main_type):
    assert read_docx(pack_docx(PARAGRAPH, main_type=main_type), "x").text == "text"
    assert "x:y" in refusal(pack_docx("", main_type=main_type, files={"word/document.xml": "<x:y xmlns:x='urn:x'/>"}))


def test_parts_are_found_by_relationship_not_by_name():
    styled = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr></w:p>'
    style = '<w:style w:styleId="A"><w:name w:val="Name of A"/></w:style>'
    data = zipped(
        {
            "_rels/.rels": relations({"officeDocument": "/Deep/My%20Text.xml"}),
            "deep/my text.xml": f"<w:document {PREFIXES}><w:body>{styled}</w:body></w:document>",
            "Deep/_rels/My Text.xml.rels": relations({"styles": "../looks.xml"}),
            "looks.xml": f"<w:styles {PREFIXES}>{style}</w:styles>",
        }
    )
    assert read_docx(data, "x").paragraphs[0].style == "Name of A"


def test_without_relationships_the_content_type_tells():
    assert (
        read_docx(pack_docx(PARAGRAPH, files={"_rels/.rels": f'<Relationships xmlns="{RELATIONS}"/>'}), "x").text
        == "text"
    )


def test_external_and_missing_parts_are_no_matter():
    rels = relations({"styles": "lost.xml", "footnotes": "http://example.org/x"}).replace(
        "/><", ' TargetMode="External"/><'
    )
    assert read_docx(pack_docx(PARAGRAPH, files={"word/_rels/document.xml.rels": rels}), "x").text == "text"


def test_the_strict_namespace_reads_alike():
    strict = (
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r>'
        '<w:rPr><w:i w:val="false"/></w:rPr><w:t>text</w:t><w:br w:type="page"/></w:r></w:p></w:body></w:document>'
    )
    rels = relations({"officeDocument": "word/document.xml"}).replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
        "http://purl.oclc.org/ooxml/officeDocument/relationships/",
    )
    stream = read_docx(pack_docx("", files={"word/document.xml": strict, "_rels/.rels": rels}), "x")
    assert (stream.text, stream.paragraphs[0].runs[0].italic, stream.diagnostics) == ("text", False, ())


def test_truncated_xml_is_refused():
    message = refusal(pack_docx("", files={"word/document.xml": f"<w:document {PREFIXES}><w:body><w:p>"}))
    assert "word/document.xml is damaged" in message


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "[Content_Types].xml", "_rels/.rels"])
@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/hostname">',
        '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>',
    ],
)
def test_document_types_are_refused(part, declaration):
    assert "do not trust" in refusal(pack_docx("", files={part: f"{declaration}<a/>"}))


def test_entities_are_refused_before_they_grow():
    bomb = '<!ENTITY x0 "aaaaaaaaaa">' + "".join(f'<!ENTITY x{i} "{f"&x{i - 1};" * 10}">' for i in range(1, 10))
    data = pack_docx("", files={"word/document.xml": f'<!DOCTYPE a [{bomb}]><a b="&x9;">&x9;</a>'})
    assert "do not trust" in refusal(data)


@pytest.mark.parametrize("name", ["sdt", "ins", "tbl", "odd"])
@pytest.mark.parametrize("depth", [300, 10_000])
def test_deep_nesting_is_refused(name, depth):
    body = f"<w:{name}>" * depth + PARAGRAPH + f"</w:{name}>" * depth
    assert "nested too deeply" in refusal(pack_docx(body))
    assert "nested too deeply" in refusal(pack_docx(f"<w:p>{body}</w:p>"))


def test_the_deepest_nesting_that_libxml2_allows_is_read():
    assert read_docx(pack_docx("<w:sdt>" * 240 + PARAGRAPH + "</w:sdt>" * 240), "x").text == "text"


def test_a_part_that_decompresses_absurdly_is_refused(monkeypatch):
    blanks = f"<w:document {PREFIXES}><w:body/>{' ' * 3_000_000}</w:document>"
    assert "absurd size" in refusal(pack_docx("", files={"word/document.xml": blanks}))
    monkeypatch.setattr(budgets, "RATIO", 2_000)
    assert read_docx(pack_docx("", files={"word/document.xml": blanks}), "x").text == ""
    monkeypatch.setattr(budgets, "PART", 2_000_000)
    assert "absurd size" in refusal(pack_docx("", files={"word/document.xml": blanks}))


def test_all_parts_together_have_a_limit(monkeypatch):
    monkeypatch.setattr(budgets, "PARTS", 1_200)
    assert "absurd size" in refusal(pack_docx(PARAGRAPH))


def test_sizes_that_the_zip_declares_are_not_trusted():
    data = bytearray(pack_docx("", files={"word/document.xml": f"<w:document {PREFIXES}/>{' ' * 3_000_000}"}))
    name = b"word/document.xml"
    central = data.rindex(name) - 46
    struct.pack_into("<I", data, central + 20, 0x7FFFFFF0)
    assert refusal(bytes(data))


def test_a_zip_with_a_password_is_refused():
    data = bytearray(pack_docx(PARAGRAPH))
    start = 0
    while (start := data.find(b"PK\x01\x02", start)) >= 0:
        data[start + 8] |= 1
        start += 4
    assert "password" in refusal(bytes(data))


def test_compression_that_word_does_not_use_is_refused():
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_BZIP2) as file:
        file.writestr("_rels/.rels", relations({"officeDocument": "word/document.xml"}))
    assert "compressed in a way" in refusal(target.getvalue())


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_refused(share):
    data = pack_docx(PARAGRAPH * 50)
    refusal(data[: int(len(data) * share)])


WHOLE = pack_docx(PARAGRAPH * 3, footnotes='<w:footnote w:id="1"/>')


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
@settings(max_examples=150, deadline=None)
def test_a_damaged_file_is_read_or_refused(changes):
    data = bytearray(WHOLE)
    for place, value in changes:
        data[place] = value
    try:
        read_docx(bytes(data), "x")
    except UnreadableError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize("name", ["WORD/document.xml", "word\\document.xml", "/word/document.xml"])
def test_a_part_that_is_there_twice_is_refused(name: str) -> None:
    data = pack_docx(PARAGRAPH, files={name: "<x/>"})
    with pytest.raises(UnreadableError, match=r"the part word/document.xml twice"):
        read_docx(data, "x.docx")


def test_a_text_above_the_limit_is_no_damage() -> None:
    with pytest.raises(UnreadableError, match="one text of more than ten million characters"):
        package.parse_xml(b"<a>" + b"x" * 10_000_001 + b"</a>", "a.xml")
