"""A redline in the user's own file: rejecting its changes gives the old words, accepting them the new file, and all else stays."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from corpus import ROOT, samples
from edited import edited
from itures.model.stream import UnreadableError, View
from itures.read.docx import read_docx
from itures.redline.accepted import accept
from itures.redline.inline import atoms
from itures.redline.redlining import redlined
from word_xml import pack_docx

DATE = "2026-11-29T00:00:00Z"
FILES = [
    *[path for path in samples() if path.suffix == ".docx"],
    *sorted((ROOT.parent / "shared" / "corpus" / "docx").glob("*.docx")),
]
STORIES = {"word/document.xml", "word/footnotes.xml", "word/endnotes.xml"}


def lines(data: bytes, view: View) -> list[str]:
    stream = read_docx(data, "x.docx").project(view)
    shown = [one for one in stream.paragraphs if one.origin.part not in ("header", "footer")]
    return [one.text for one in shown if one.text.strip()]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


@pytest.mark.parametrize("seed", range(40))
def test_reject_gives_the_old_words_and_accept_the_new_file(seed: int) -> None:
    source = random.Random(seed)
    old = FILES[seed % len(FILES)].read_bytes()
    new = edited(old, source, source.choice((1, 3, 10, 25)))
    made = redlined(old, new, "Kenya", DATE)
    assert lines(made.data, "original") == lines(old, "revised")
    assert lines(made.data, "revised") == lines(new, "revised")
    before, after = parts(new), parts(made.data)
    assert list(after) == list(before)
    assert {name for name in before if before[name] != after[name]} <= STORIES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_is_marked_between_equal_files(path: Path) -> None:
    data = path.read_bytes()
    made = redlined(data, data, "Kenya", DATE)
    assert made.changes == 0
    tracked = "tracked changes: they are taken as accepted" in "".join(made.warnings)
    assert tracked or parts(made.data) == parts(data)


def accepted(data: bytes) -> bytes:
    root = etree.fromstring(parts(data)["word/document.xml"])
    accept(root)
    return etree.tostring(root, method="c14n")


def test_accepted_it_is_the_new_file_element_by_element() -> None:
    old = "<w:p><w:r><w:t>to burn oil</w:t></w:r></w:p><w:p><w:r><w:t>gone</w:t></w:r></w:p><w:p/>"
    new = "<w:p><w:r><w:t>to burn</w:t></w:r></w:p><w:p><w:r><w:t>came along</w:t></w:r></w:p><w:p/>"
    made = redlined(pack_docx(old), pack_docx(new), "Kenya", DATE)
    text = "".join(etree.fromstring(accepted(made.data)).itertext())
    assert text == "to burncame along"


def body(data: bytes) -> str:
    text = parts(data)["word/document.xml"].decode()
    return text[text.index("<w:body>") + 8 : text.index("</w:body>")]


def test_changes_have_author_date_and_ids_of_their_own() -> None:
    made = redlined(
        pack_docx('<w:p><w:bookmarkStart w:id="7" w:name="x"/><w:r><w:t>old</w:t></w:r></w:p>'),
        pack_docx('<w:p><w:bookmarkStart w:id="7" w:name="x"/><w:r><w:rPr><w:b/></w:rPr><w:t>new</w:t></w:r></w:p>'),
        "Kenya",
        DATE,
    )
    author = f'w:author="Kenya" w:date="{DATE}"'
    assert body(made.data) == (
        '<w:p><w:bookmarkStart w:id="7" w:name="x"/>'
        f'<w:del w:id="9" {author}><w:r><w:delText xml:space="preserve">old</w:delText></w:r></w:del>'
        f'<w:ins w:id="8" {author}><w:r><w:rPr><w:b/></w:rPr><w:t>new</w:t></w:r></w:ins></w:p>'
    )


def test_without_a_date_there_is_none() -> None:
    made = redlined(pack_docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>"), pack_docx("<w:p/>"), "Kenya")
    assert "w:date" not in body(made.data)


NOTE = '<w:footnote w:id="{}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {}</w:t></w:r></w:p></w:footnote>'
POINT = '<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r>{}<w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'
MARK = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def test_a_mark_inside_a_word_stays_there() -> None:
    old = pack_docx("<w:p><w:r><w:t>Stations</w:t></w:r></w:p>", footnotes=NOTE.format(1, "A lamp."))
    new = pack_docx(POINT.format("Sta", MARK.format(1), "tions"), footnotes=NOTE.format(1, "A lamp."))
    made = redlined(old, new, "Kenya")
    assert (lines(made.data, "original"), lines(made.data, "revised")[0]) == (["Stations"], "Sta1tions")


@pytest.mark.parametrize("marks", [("*", "**"), ("*", "*"), ("*", "")])
def test_a_mark_that_the_file_writes_goes_with_its_note(marks: tuple[str, str]) -> None:
    files = [
        pack_docx(POINT.format("Lamps", own_mark(mark) if mark else "", " burn."), footnotes=NOTE.format(3, "A lamp."))
        for mark in marks
    ]
    made = redlined(*files, "Kenya")
    for view, data in (("original", files[0]), ("revised", files[1])):
        assert lines(made.data, view) == lines(data, "revised")  # type: ignore[arg-type]
    assert (made.changes > 0) is (marks[0] != marks[1])


def own_mark(mark: str) -> str:
    return f'<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>{mark}</w:t></w:r>'


def test_words_of_a_note_are_changed_in_the_note() -> None:
    files = [
        pack_docx(POINT.format("Lamps", MARK.format(number), " burn."), footnotes=NOTE.format(number, text))
        for number, text in ((3, "A lamp of oil."), (5, "A lamp of gas."))
    ]
    made = redlined(*files, "Kenya")
    assert (lines(made.data, "original"), lines(made.data, "revised")) == (
        ["Lamps1 burn.", "1 A lamp of oil."],
        ["Lamps1 burn.", "1 A lamp of gas."],
    )
    assert parts(made.data)["word/document.xml"] == parts(files[1])["word/document.xml"]


def test_a_note_that_went_is_kept_for_who_rejects() -> None:
    old = pack_docx(
        POINT.format("Lamps", MARK.format(1) + MARK.format(2), " burn."),
        footnotes=NOTE.format(1, "First.") + NOTE.format(2, "Second."),
    )
    new = pack_docx(POINT.format("Lamps", MARK.format(2), " burn."), footnotes=NOTE.format(2, "Second."))
    made = redlined(old, new, "Kenya")
    assert lines(made.data, "original") == ["Lamps12 burn.", "1 First.", "2 Second."]
    assert lines(made.data, "revised") == ["Lamps1 burn.", "1 Second."]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_that_went_gets_a_part_where_the_new_file_has_none(kind: str) -> None:
    mark, note = (text.replace("footnote", kind) for text in (MARK.format(4), NOTE.format(4, "A lamp.")))
    separator = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    old = pack_docx(POINT.format("Lamps", mark, " burn."), **{f"{kind}s": separator + note})
    new = pack_docx(POINT.format("Lamps", "", " burn."))
    made = redlined(old, new, "Kenya", DATE)
    assert (lines(made.data, "original"), lines(made.data, "revised")) == (lines(old, "revised"), ["Lamps burn."])
    assert len(lines(old, "revised")) == 2
    assert made.warnings == ()
    assert b'w:type="separator"' in parts(made.data)[f"word/{kind}s.xml"]
    assert f'PartName="/word/{kind}s.xml"'.encode() in parts(made.data)["[Content_Types].xml"]


def test_a_note_comes_without_what_shows_other_parts_of_its_file() -> None:
    link = '<w:hyperlink r:id="rId9"><w:r><w:t>this page</w:t></w:r></w:hyperlink><w:r><w:drawing/></w:r>'
    note = NOTE.format(1, "See ").replace("</w:p>", f'<w:bookmarkStart w:id="1" w:name="x"/>{link}</w:p>')
    old = pack_docx(POINT.format("Lamps", MARK.format(1), " burn."), footnotes=note)
    made = redlined(old, pack_docx(POINT.format("Lamps", "", " burn.")), "Kenya", DATE)
    assert lines(made.data, "original")[1] == "1 See this page"
    kept = parts(made.data)["word/footnotes.xml"].decode()
    assert not any(word in kept for word in ("rId9", "<w:drawing", "bookmark"))


def test_tracked_changes_of_the_files_are_accepted_and_told() -> None:
    old = pack_docx(
        '<w:p><w:del w:id="1"><w:r><w:delText>no </w:delText></w:r></w:del><w:r><w:t>lamps</w:t></w:r></w:p>'
    )
    new = pack_docx('<w:p><w:ins w:id="1"><w:r><w:t>lamps burn</w:t></w:r></w:ins></w:p>')
    made = redlined(old, new, "Kenya")
    assert (lines(made.data, "original"), lines(made.data, "revised")) == (["lamps"], ["lamps burn"])
    assert made.warnings == tuple(
        f"the {which} file has tracked changes: they are taken as accepted" for which in ("old", "new")
    )


def test_strict_files_are_refused_in_one_line() -> None:
    strict = (
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p/></w:body></w:document>'
    )
    with pytest.raises(UnreadableError, match="strict Open XML"):
        redlined(pack_docx("<w:p/>"), pack_docx("", files={"word/document.xml": strict}), "Kenya")


def test_every_character_of_a_paragraph_is_an_atom() -> None:
    data = pack_docx(POINT.format("a ", "<w:r><w:tab/><w:noBreakHyphen/><w:br/></w:r>", "b"))
    root = etree.fromstring(parts(data)["word/document.xml"])
    assert "".join(atom.sign for atom in atoms(root[0][0], lambda _: "*")) == "a \t\u2011\nb"
