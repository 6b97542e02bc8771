"""What a reader of the page sees and a program may pass over: boxes of strict files, watermarks, looks by a style, lists joined."""

from __future__ import annotations

import pytest

from checks import check
from itures.read.docx import read_docx
from itures.session.redlined import redlined
from itures.session.session import Session
from numbering_xml import abstract, level, num, numbers
from word_xml import pack_docx

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
WNE = "http://schemas.microsoft.com/office/word/2006/wordml"
HEAD = "".join(
    f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    for text in ("RESOLUTION 1 (Doha, 2026)", "Lamps", "The Plenipotentiary Conference (Doha, 2026),", "resolves")
)


def test_a_text_box_of_a_strict_file_is_read() -> None:
    box = f'<wne:txbxContent xmlns:wne="{WNE}"><w:p><w:r><w:t>in the box</w:t></w:r></w:p></wne:txbxContent>'
    body = f"<w:p><w:r><w:t>outside</w:t></w:r><w:r><w:drawing>{box}</w:drawing></w:r></w:p>"
    document = f'<w:document xmlns:w="{STRICT}"><w:body>{body}</w:body></w:document>'
    assert read_docx(pack_docx("", files={"word/document.xml": document}), "x").text == "outside\nin the box"


def test_a_watermark_is_told() -> None:
    path = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="DRAFT  ONLY"/></v:shape>'
    stream = read_docx(pack_docx(f"<w:p><w:r><w:t>text</w:t><w:pict>{path}</w:pict></w:r></w:p>"), "x")
    assert [(str(one.code), one.message.split(" stands")[0]) for one in stream.diagnostics] == [
        ("docx-watermark", "'DRAFT ONLY'")
    ]


@pytest.mark.parametrize("before", ["", "Old text"])
@pytest.mark.parametrize("apart", [False, True])
def test_words_that_were_inserted_and_deleted_again_are_in_the_marked_view(before: str, apart: bool) -> None:
    gone = f'<w:del w:id="2" w:author="A"><w:r><w:delText>{before}</w:delText></w:r></w:del>' if before else ""
    between = "</w:p><w:p>" if apart else ""
    withdrawn = '<w:ins w:id="1"><w:del w:id="3"><w:r><w:delText>withdrawn</w:delText></w:r></w:del></w:ins>'
    data = pack_docx(f"<w:p>{gone}{between}{withdrawn}</w:p>")
    check(data)
    document = Session().parse("x.docx", data, "marked")
    assert [block.text for block in document.blocks if block.text] == [*([before] if before else []), "withdrawn"]


@pytest.mark.parametrize(("name", "marked"), [("Struck", True), ("Hyperlink", False), ("Plain", False)])
def test_a_character_style_may_strike_and_underline(name: str, marked: bool) -> None:
    styles = "".join(
        f'<w:style w:type="character" w:styleId="{key}"><w:name w:val="{key}"/>{base}<w:rPr>{look}</w:rPr></w:style>'
        for key, base, look in (
            ("Base", "", "<w:strike/>"),
            ("Struck", '<w:basedOn w:val="Base"/>', ""),
            ("Hyperlink", "", '<w:u w:val="single"/>'),
            ("Plain", '<w:basedOn w:val="Base"/>', '<w:strike w:val="0"/>'),
        )
    )
    run = f'<w:r><w:rPr><w:rStyle w:val="{name}"/></w:rPr><w:t>gone</w:t></w:r>'
    stream = read_docx(pack_docx(f"<w:p><w:r><w:t>kept </w:t></w:r>{run}</w:p>", styles=styles), "x", manual_marks=True)
    assert [run.revision is not None for run in stream.paragraphs[0].runs][1:] == ([True] if marked else [])


def test_joining_a_list_is_a_tracked_change_that_diff_knows() -> None:
    change = '<w:pPrChange w:id="1" w:author="A"><w:pPr/></w:pPrChange>'
    points = [(numbers(1, 0), "to go;"), (numbers(1, 0) + change, "to stay;"), (numbers(1, 0), "to rest.")]
    body = "".join(f"<w:p><w:pPr>{one}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>" for one, text in points)
    data = pack_docx(HEAD + body, numbering=f"{abstract(0, level(0, '%1'))}{num(1, 0)}")
    *_, diff = redlined(read_docx(data, "x.docx"))
    assert [(edit.kinds, [side.label for side in edit.new]) for edit in diff.edits][-1] == (("renumbered",), ["3"])


@pytest.mark.parametrize(("old", "revision"), [(True, None), (False, "insert")])
def test_a_note_whose_mark_moved_into_new_text_is_none_that_is_new(old: bool, revision: str | None) -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    gone = f'<w:del w:id="1" w:author="A"><w:r><w:delText>dim lamps</w:delText></w:r>{reference if old else ""}</w:del>'
    new = f'<w:ins w:id="2" w:author="A"><w:r><w:t>bright lamps</w:t></w:r>{reference}</w:ins>'
    point = f"<w:p><w:r><w:t>1</w:t><w:tab/></w:r>{gone}{new}<w:r><w:t> burn.</w:t></w:r></w:p>"
    note = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> A note.</w:t></w:r></w:p></w:footnote>'
    document = Session().parse("x.docx", pack_docx(HEAD + point, footnotes=note), "marked")
    (only,) = document.instruments[0].footnotes
    assert (only.mark, only.revision.kind if only.revision is not None else None) == ("1", revision)
