"""The same text as different programs write it, in packages of every shape, reads the same."""

import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

import itures
from itures.model.stream import Span, UnreadableError
from itures.parse import parse
from itures.read import read as read_file
from itures.read.docx import read_docx
from word_xml import PREFIXES, pack_docx, relations, zipped

HERE = Path(__file__).parent
SAMPLES = sorted((HERE.parents[2] / "data" / "samples").glob("*.docx"))

# What every file in `programs` says.
TEXT = [
    "RESOLUTION 5 (Oslo, 2031)",
    "Care of the register",
    "recalling",
    "a) Resolution 3 (Rev. Oslo, 2027);",
    "b) the report of the secretariat1,",
    "resolves",
    "1 to keep the register open;",
    "2 to publish it every {} years.",
    "Member",
    "Contact",
    "1 Document 12 of the last assembly.",
]
WORD = "word"
PROGRAMS = sorted(path.stem for path in (HERE / "programs").glob("*.xml"))
PART = re.compile(
    r'<pkg:part pkg:name="/([^"]+)" pkg:contentType="([^"]+)"><pkg:xmlData>\s*(.*?)\s*</pkg:xmlData>', re.S
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DAMAGE = {"docx-unhandled-element", "docx-note-missing", "docx-note-unused", "docx-note-without-mark"}


def parts_of(program):
    """The parts of a file in `programs`, by name; they are flat packages (ECMA-376 part 2 in one XML file), to be read."""
    found = PART.findall((HERE / "programs" / f"{program}.xml").read_text(encoding="utf-8"))
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind, _ in found if not name.endswith(".rels")
    )
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
    )
    return {"[Content_Types].xml": HEAD + types, **{name: HEAD + xml for name, _, xml in found}}


def lines(stream):
    """Every paragraph with text, its label before it."""
    result = []
    for paragraph in stream.paragraphs:
        label = paragraph.hint.label if paragraph.hint is not None else None
        text = " ".join(f"{label or ''} {paragraph.text}".split())
        if text:
            result.append(text)
    return result


def codes(stream):
    return {diagnostic.code for diagnostic in stream.diagnostics}


def same(data):
    """Assert that a file says what all of them say."""
    stream = read_docx(data, "test.docx")
    assert codes(stream) & DAMAGE == set(), stream.diagnostics
    assert lines(stream.project("original")) == [line.format("two") for line in TEXT]
    assert lines(stream.project("revised")) == [line.format("three") for line in TEXT]
    assert [(note.mark, note.kind) for note in stream.notes] == [("1", "footnote")]
    runs = [run for paragraph in stream.paragraphs for run in paragraph.runs]
    marks = [run.text for run in runs if run.note == stream.notes[0].key]
    assert marks == ["1", "1"]
    assert {run.text for run in runs if run.italic} <= {"recalling", "a)", "b)", "resolves"}
    assert {"recalling", "resolves"} <= {run.text for run in runs if run.italic}
    changed = [(run.text, run.revision.kind, run.revision.author) for run in runs if run.revision]
    assert sorted(changed) == [("three", "insert", "A. Delegate"), ("two", "delete", "A. Delegate")]
    cells = [(p.cell.row, p.cell.column, p.text) for p in stream.paragraphs if p.cell]
    assert cells == [(0, 0, "Member"), (0, 1, "Contact")]
    return stream


def outline(items):
    return [(item.label, " ".join(item.text.split()), outline(item.items)) for item in items]


def clauses(document):
    """The clause tree without what depends on places: calls, labels, texts, notes."""
    sections = [
        (section.call, section.kind, section.addressees, section.lead, outline(section.items), section.tail)
        for instrument in document.instruments
        for section in instrument.sections
    ]
    annexes = [
        (annex.heading, annex.title, [outline(passage.items) for passage in annex.passages])
        for instrument in document.instruments
        for annex in instrument.annexes
    ]
    notes = [
        (note.mark, note.kind, " ".join(note.text.split()), note.at)
        for instrument in document.instruments
        for note in instrument.footnotes
    ]
    heads = [(i.kind, i.number, i.title, i.edition, i.proposal) for i in document.instruments]
    return heads, sections, annexes, notes


@pytest.mark.parametrize("program", PROGRAMS)
def test_each_program_s_file_says_the_same(program):
    same(zipped(parts_of(program)))


@pytest.mark.parametrize("program", PROGRAMS)
def test_each_program_s_file_gives_the_same_clauses(program):
    ours, words = [parse(read_docx(zipped(parts_of(name)), "x").project("revised")) for name in (program, WORD)]
    assert clauses(ours) == clauses(words)
    (_, (first, second), _, notes) = clauses(words)
    assert [label for label, _, _ in first[4]] == ["a)", "b)"]
    assert [label for label, _, _ in second[4]] == ["1", "2"]
    assert [(mark, text) for mark, _, text, _ in notes] == [("1", "Document 12 of the last assembly.")]


@pytest.mark.parametrize("program", ["word", "libreoffice", "google_docs"])
def test_comments_are_kept_apart(program):
    (comment,) = same(zipped(parts_of(program))).comments
    assert (comment.text, comment.author, comment.date) == ("Which one?", "B. Delegate", "2031-03-01T11:00:00Z")


def test_the_anchor_of_a_comment_is_in_the_text():
    stream = read_docx(zipped(parts_of(WORD)), "x")
    (comment,) = stream.comments
    assert isinstance(comment.anchor, Span)
    assert stream.text[slice(*comment.anchor)] == "the report"


def test_python_docx_writes_what_is_read():
    file = docx.Document()
    file.add_heading("Care of the register", 1)
    paragraph = file.add_paragraph()
    paragraph.add_run("a)").italic = True
    paragraph.add_run("\tResolution 3;\nwhich")
    file.add_table(1, 2).cell(0, 1).text = "Contact"
    target = BytesIO()
    file.save(target)
    stream = read_docx(target.getvalue(), "x")
    assert lines(stream) == ["Care of the register", "a) Resolution 3; which", "Contact"]
    assert stream.paragraphs[1].runs[0].italic
    assert codes(stream) == set()


def test_symbols_as_libreoffice_writes_them(read):
    """Characters of a symbol font as text, in the private use area; Word and Google Docs write `w:sym`."""
    fonts = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:eastAsia="Symbol" w:cs="Symbol"/></w:rPr>'
    assert lines(read(f"<w:p><w:r>{fonts}<w:t>\uf0a3</w:t></w:r></w:p>")) == ["≤"]


# Strict files (ISO/IEC 29500-1): other namespaces, also in relationships.

STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "http://purl.oclc.org/ooxml/officeDocument/math",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "http://purl.oclc.org/ooxml/drawingml/main",
}


def strict(xml):
    for ours, theirs in STRICT.items():
        xml = xml.replace(ours, theirs)
    return xml.replace("<w:document ", '<w:document w:conformance="strict" ')


@pytest.mark.parametrize("program", PROGRAMS)
def test_strict_files_say_the_same(program):
    parts = {name: strict(xml) for name, xml in parts_of(program).items()}
    same(zipped(parts))


def test_an_equation_and_a_header_of_a_strict_file(read):
    body = (
        "<w:p><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>"
        '<w:sectPr><w:headerReference w:type="default" r:id="rId0"/></w:sectPr>'
    )
    files = {
        "word/document.xml": f"<w:document {PREFIXES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations({"header": "header.xml"}),
        "word/header.xml": f"<w:hdr {PREFIXES}><w:p><w:r><w:t>Document 7-E</w:t></w:r></w:p></w:hdr>",
    }
    plain = read_docx(pack_docx("", files=files), "x")
    assert lines(plain) == ["x^2", "Document 7-E"]
    files["_rels/.rels"] = relations({"officeDocument": "word/document.xml"})
    again = read_docx(pack_docx("", files={name: strict(xml) for name, xml in files.items()}), "x")
    assert (lines(again), again.diagnostics) == (lines(plain), plain.diagnostics)


# Extensions that a file allows to ignore, and alternatives (ECMA-376 part 3).

EXTENSIONS = " ".join(
    [
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
        'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
        'xmlns:w16="http://schemas.microsoft.com/office/word/2018/wordml"',
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
        'xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"',
        'xmlns:x="urn:example:x" mc:Ignorable="w14 w15 w16 wp14 x"',
    ]
)


def extended(body):
    return pack_docx(
        "", files={"word/document.xml": f"<w:document {PREFIXES} {EXTENSIONS}><w:body>{body}</w:body></w:document>"}
    )


IGNORABLE = [
    '<w:p w14:paraId="1" x:a="b"><w:r w16:c="d"><w:t>text</w:t></w:r></w:p>',
    "<w:p><w:r><w:rPr><w14:shadow/><w14:textFill/></w:rPr><w:t>text</w:t></w:r></w:p>",
    "<w:p><w:pPr><w15:collapsed/></w:pPr><w:r><w:t>text</w:t></w:r></w:p>",
    "<w:sdt><w:sdtPr><w15:color/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>text</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    '<w:p><w:r><w:drawing><wp:anchor wp14:anchorId="1"><wp14:sizeRelH><wp14:pctWidth>0</wp14:pctWidth></wp14:sizeRelH>'
    "</wp:anchor></w:drawing><w:t>text</w:t></w:r></w:p>",
]
IGNORABLE_ELEMENTS = [
    "<w:p><w14:conflictIns/><w:r><w:t>text</w:t></w:r></w:p>",
    '<w:p><w:r><w:t>text</w:t></w:r><w14:customXmlConflictInsRangeStart w:id="1"/></w:p>',
    "<w:p><w:r><w14:lines/><w:t>text</w:t></w:r></w:p>",
    "<x:mark/><w:p><w:r><w:t>text</w:t></w:r></w:p>",
    "<w:p><x:mark><x:deep/></x:mark><w:r><w:t>text</w:t></w:r></w:p>",
    "<w:tbl><w:tr><x:mark/><w:tc><w:p><w:r><w:t>text</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
]


@pytest.mark.parametrize(
    "body",
    [*IGNORABLE, *IGNORABLE_ELEMENTS],
)
def test_what_may_be_ignored_is_ignored(body):
    stream = read_docx(extended(body), "x")
    assert lines(stream) == ["text"]
    assert "docx-unhandled-element" not in codes(stream), stream.diagnostics


BOX = "<w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent>"
DRAWN = (
    f"<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphicData>"
    "</a:graphic></wp:anchor></w:drawing>"
)
PICTURED = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"


CHOICE = f'<mc:Choice Requires="wps">{DRAWN}</mc:Choice>'
FALLBACK = f"<mc:Fallback>{PICTURED}</mc:Fallback>"


@pytest.mark.parametrize(
    "inner",
    [
        f"<mc:AlternateContent>{CHOICE}{FALLBACK}</mc:AlternateContent>",
        f"<mc:AlternateContent>{CHOICE}</mc:AlternateContent>",
        f'<mc:AlternateContent><mc:Choice Requires="wpg">{DRAWN}</mc:Choice>{CHOICE}{FALLBACK}</mc:AlternateContent>',
        f"<mc:AlternateContent>{FALLBACK}</mc:AlternateContent>",
        DRAWN,
        PICTURED,
    ],
)
def test_a_text_box_is_read_once(inner):
    before = "<w:p><w:r><w:t>before</w:t></w:r>"
    for body in (
        f"{before}<w:r>{inner}</w:r></w:p>",
        f"{before}<w:r><w:rPr/>{inner}<w:lastRenderedPageBreak/></w:r></w:p>",
    ):
        stream = read_docx(extended(body), "x")
        assert lines(stream) == ["before", "in the box"]
        assert codes(stream) == set()


def test_a_whole_paragraph_in_alternatives_is_read_once():
    paragraph = "<w:p><w:r><w:t>text</w:t></w:r></w:p>"
    body = (
        f'<mc:AlternateContent><mc:Choice Requires="w14">{paragraph}</mc:Choice><mc:Fallback>{paragraph}</mc:Fallback>'
        "</mc:AlternateContent>"
    )
    assert lines(read_docx(extended(body), "x")) == ["text"]


# Packages of every shape (ECMA-376 part 2).


def renamed(parts, names):
    """The parts under other names, and relationships by which they are found there; names may be encoded in them."""
    main = names["word/document.xml"]
    folder, _, file = main.rpartition("/")
    kept = {new: parts[old] for old, new in names.items()}
    kept["_rels/.rels"] = relations({"officeDocument": main.replace(" ", "%20")})
    targets = {
        Path(old).stem: "/" + new.replace(" ", "%20") for old, new in names.items() if old != "word/document.xml"
    }
    kept[f"{folder}/_rels/{file}.rels".lstrip("/")] = relations(targets)
    return kept


@pytest.mark.parametrize(
    "name",
    [
        "word/document2.xml",
        "docs/main.xml",
        "main.xml",
        "Word/Document.XML",
        "a b/my text.xml",
        "доклад/текст.xml",
        "word/doc.bin",
    ],
)
def test_parts_under_other_names(name):
    parts = parts_of(WORD)
    names = {
        old: f"parts/{Path(old).stem}-1.xml" for old in parts if old.startswith("word/") and not old.endswith(".rels")
    }
    same(zipped(renamed(parts, {**names, "word/document.xml": name})))


def test_targets_of_every_form():
    parts = parts_of(WORD)
    rels = parts["word/_rels/document.xml.rels"]
    for target in (
        "/word/styles.xml",
        "./styles.xml",
        "../word/styles.xml",
        "STYLES.XML",
        "%73tyles.xml",
        "../../word/styles.xml",
    ):
        changed = {**parts, "word/_rels/document.xml.rels": rels.replace('"styles.xml"', f'"{target}"')}
        assert same(zipped(changed)).paragraphs[0].style == "Res_No", target


def test_names_in_another_case():
    parts = parts_of(WORD)
    same(zipped({name.upper() if "Types" not in name else name: xml for name, xml in parts.items()}))


def test_names_with_backslashes_and_leading_slashes():
    parts = parts_of(WORD)
    same(zipped({name.replace("/", "\\"): xml for name, xml in parts.items()}))
    same(zipped({f"/{name}": xml for name, xml in parts.items()}))


def test_the_order_of_parts_does_not_matter():
    same(zipped(dict(reversed(parts_of(WORD).items()))))


@pytest.mark.parametrize(
    ("declared", "encode"),
    [
        ("UTF-16", lambda xml: xml.encode("utf-16")),
        ("UTF-16", lambda xml: b"\xfe\xff" + xml.encode("utf-16-be")),
        ("UTF-8", lambda xml: b"\xef\xbb\xbf" + xml.encode()),
        ("ISO-8859-1", lambda xml: xml.encode("latin-1")),
        ("utf-8", lambda xml: xml.encode()),
        ("windows-1252", lambda xml: xml.encode("cp1252")),
    ],
)
def test_encodings(declared, encode):
    parts = parts_of(WORD)
    same(
        zipped({name: encode(xml.replace('encoding="UTF-8"', f'encoding="{declared}"')) for name, xml in parts.items()})
    )


def test_xml_without_a_declaration_and_with_one_in_utf16_without_a_name():
    parts = {name: xml.removeprefix(HEAD) for name, xml in parts_of(WORD).items()}
    same(zipped(parts))
    same(zipped({name: xml.encode("utf-16") for name, xml in parts.items()}))


def test_comments_and_instructions_in_the_xml_cut_no_text():
    parts = parts_of(WORD)
    parts["word/document.xml"] = (
        parts["word/document.xml"]
        .replace("secretariat<", "secre<!-- a --><?b c?>tariat<")
        .replace("open;", "<![CDATA[open;]]>")
    )
    same(zipped(parts))


@pytest.mark.parametrize("prefix", ["", "word", "_"])
@pytest.mark.parametrize("program", PROGRAMS)
def test_any_prefix_will_do(program, prefix):
    """Elements may have none, attributes need one: a default namespace does not reach them."""
    parts = parts_of(program)
    for name, xml in parts.items():
        if "wordprocessingml/2006/main" in xml:
            xml = re.sub(r"\bns1:", "w:", xml.replace("xmlns:ns1=", "xmlns:w="))
            attribute = prefix or "w"
            xml = re.sub(r"(</?)w:", rf"\1{prefix}:" if prefix else r"\1", xml)
            xml = re.sub(r'(?<=\s)w:(\w+=")', rf"{attribute}:\1", xml)
            namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            declared = f'xmlns:{attribute}="{namespace}"' + (f' xmlns="{namespace}"' if not prefix else "")
            parts[name] = xml.replace(f'xmlns:w="{namespace}"', declared)
    same(zipped(parts))


def test_zips_that_are_streamed():
    """A writer that cannot seek puts sizes behind the data (APPNOTE, section 4.3.9)."""

    class Pipe(BytesIO):
        def seekable(self):
            return False

        def seek(self, *_):
            raise OSError

        def tell(self):
            raise OSError

    target = Pipe()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, xml in parts_of(WORD).items():
            file.writestr(name, xml)
    data = target.getvalue()
    assert b"PK\x07\x08" in data
    same(data)


def test_zips_that_are_stored_have_folders_or_a_comment():
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as file:
        file.mkdir("word")
        file.mkdir("_rels")
        for name, xml in parts_of(WORD).items():
            file.writestr(name, xml)
        file.comment = b"made by hand"
    same(target.getvalue())


def test_parts_that_nothing_relates_to_do_not_matter():
    parts = parts_of(WORD)
    junk = {
        "docProps/core.xml": "<broken",
        "word/theme/theme1.xml": "<broken",
        "customXml/item1.xml": "<broken",
        "trash": "x",
    }
    same(zipped({**parts, **junk}))


# LibreOffice itself.

OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def convert(tmp_path_factory):
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")

    def run(path, form):
        target = folder / form.partition(":")[0]
        command = [OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", form]
        subprocess.run([*command, "--outdir", target, path], check=True, capture_output=True, timeout=60)
        return target / f"{path.stem}.{form.partition(':')[0]}"

    return run


def written_by_office(path, convert):
    return convert(convert(path, "odt"), "docx")


# Views that LibreOffice changes, by the name of the sample.
CHANGED_BY_OFFICE = {
    # It also marks the end of the paragraph before an inserted one as inserted if that paragraph ends in an insertion;
    # without it the two paragraphs around are one, "its price, if any,instructs ...".
    "redlined-resolution": {"original"},
}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_that_went_through_libreoffice_gives_the_same_clauses(path, convert):
    again = written_by_office(path, convert)
    for view in {"original", "revised"} - CHANGED_BY_OFFICE.get(path.stem, set()):
        assert clauses(itures.parse(again, view)) == clauses(itures.parse(path, view))
    assert "docx-unhandled-element" not in codes(itures.read(again))


@pytest.mark.parametrize("program", ["word", "google_docs"])
def test_a_file_of_another_program_that_went_through_libreoffice(program, convert, tmp_path):
    path = tmp_path / f"{program}.docx"
    path.write_bytes(zipped(parts_of(program)))
    same(written_by_office(path, convert).read_bytes())


FORMS = {"odt": "odt", "doc": ".doc", "rtf": "RTF", "pdf": "PDF", "html": "HTML", "fodt": "XML"}


@pytest.mark.parametrize("form", FORMS)
def test_other_formats_of_libreoffice_under_the_name_of_a_word_file(form, convert, tmp_path):
    path = tmp_path / "text.docx"
    path.write_bytes(zipped(parts_of(WORD)))
    refused(lambda data: read_docx(data, "text.docx"), convert(path, form).read_bytes(), FORMS[form])


# What is no .docx under its name.


def refused(verb, data, words):
    with pytest.raises(UnreadableError) as caught:
        verb(data)
    message = str(caught.value)
    assert words in message
    assert "\n" not in message
    assert 20 < len(message) < 200
    assert re.search(r"\b(open|save|unpack|find|export|get)\b", message), message


OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FLAT = (HERE / "programs" / "word.xml").read_text(encoding="utf-8")
# By what they are: the bytes, and what the message says.
OTHERS = {
    "odt": (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}), "odt"),
    "doc": (OLE2 + bytes(600) + "WordDocument".encode("utf-16-le"), ".doc"),
    "rtf": (b"{\\rtf1\\ansi text}", "RTF"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
    "pages": (zipped({"Index/Document.iwa": b"\x00", "Metadata/Properties.plist": b"x", "preview.jpg": b"x"}), "Pages"),
    "pages 09": (zipped({"index.xml.gz": b"\x1f\x8b", "QuickLook/Preview.pdf": b"%PDF"}), "zip"),
    "zip of files": (zipped({"drafts/one.docx": b"x", "drafts/two.docx": b"x"}), "unpack"),
    "zip of text": (zipped({"a.txt": b"x"}), "zip"),
    "html": (b"<!DOCTYPE html><html><body>text</body></html>", "HTML"),
    "html of Word": (b"<html xmlns:w='urn:schemas-microsoft-com:office:word'><body/></html>", "HTML"),
    "html in capitals": (b"\xef\xbb\xbf\r\n<HTML><body>text</body></HTML>", "HTML"),
    "mht": (b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n', "Word"),
    "flat": (FLAT.encode(), "XML"),
    "flat in UTF-16": (FLAT.encode("utf-16"), ""),
}
MARKUP = ("html", "html of Word", "html in capitals", "mht", "flat", "flat in UTF-16")


@pytest.mark.parametrize("name", OTHERS)
def test_other_formats_under_the_name_of_a_word_file(name):
    refused(lambda data: read_docx(data, "text.docx"), *OTHERS[name])


@pytest.mark.parametrize(
    "name",
    OTHERS,
)
def test_other_formats_are_refused_before_a_reader_is_chosen(name):
    refused(lambda data: read_file("text.docx", data), *OTHERS[name])
