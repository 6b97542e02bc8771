"""What stands in paragraphs and between them: fields, links, equations, controls, tables, ends of sections, new texts."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest

from itures.model.stream import Revision, View
from itures.read.docx import read_docx
from itures.redline.redlining import redlined
from word_xml import pack_docx

BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> REF x </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
EQUATION = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
SECTION = "<w:pPr><w:sectPr/></w:pPr>"
EMPTY = "<w:p/>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}{text if text.startswith('<') else run(text)}</w:p>"


def paragraphs(*texts: str) -> str:
    return "".join(map(paragraph, texts))


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def cells(*texts: str) -> tuple[str, ...]:
    return tuple(map(paragraph, texts))


CASES: dict[str, tuple[str, str]] = {
    "a field with another result": (
        paragraph(run("see ") + BEGIN + run("1") + END + run(" above")),
        paragraph(run("see ") + BEGIN + run("2") + END + run(" above now")),
    ),
    "a field that came": (paragraph("see above"), paragraph(run("see ") + BEGIN + run("2") + END + run(" above"))),
    "a field that went": (paragraph(run("see ") + BEGIN + run("2") + END + run(" above")), paragraph("see above")),
    "words of a link": (
        paragraph(run("go to ") + f"<w:hyperlink>{run('the old page')}</w:hyperlink>" + run(" now")),
        paragraph(run("go to ") + f"<w:hyperlink>{run('the new page')}</w:hyperlink>" + run(" now")),
    ),
    "an equation that went": (paragraph(run("with ") + EQUATION + run(" lamps")), paragraph("with lamps")),
    "an equation that came": (paragraph("with lamps"), paragraph(run("with ") + EQUATION + run(" lamps"))),
    "a content control": (
        f"<w:sdt><w:sdtContent>{paragraph('one old')}</w:sdtContent></w:sdt>" + paragraph("two"),
        f"<w:sdt><w:sdtContent>{paragraphs('one new', 'three')}</w:sdtContent></w:sdt>" + paragraph("two"),
    ),
    "a table that went": (
        paragraph("a") + table(cells("x", "y"), cells("z", "w")) + paragraph("b"),
        paragraphs("a", "b"),
    ),
    "a table that came": (
        paragraphs("a", "b"),
        paragraph("a") + table(cells("x", "y"), cells("z", "w")) + paragraph("b"),
    ),
    "a table at the end": (paragraph("a") + EMPTY, paragraph("a") + table(cells("x", "y")) + EMPTY),
    "a column that came": (
        table(cells("x", "y"), cells("z", "w")) + paragraph("b"),
        table(cells("x", "y", "n"), cells("z", "w", "m")) + paragraph("b"),
    ),
    "a paragraph of a cell that went": (table((paragraphs("one", "two"),)) + EMPTY, table((paragraph("one"),)) + EMPTY),
    "paragraphs of a cell that came": (
        table((paragraph("one"),)) + EMPTY,
        table((paragraphs("one", "two", "three"),)) + EMPTY,
    ),
    "a table in a cell": (
        table((table(cells("i", "j")) + EMPTY,)) + EMPTY,
        table((table(cells("i", "k")) + EMPTY,)) + EMPTY,
    ),
    "an end of a section that went": (
        paragraph("a") + paragraph("b", SECTION) + paragraph("c"),
        paragraphs("a", "b", "c"),
    ),
    "the paragraph of such an end": (paragraph("a") + paragraph("b", SECTION) + paragraph("c"), paragraphs("a", "c")),
    "a paragraph out of a cell": (
        table((paragraphs("alpha beta gamma delta epsilon", "two"), paragraph("three"))) + paragraphs("a", "b"),
        table(cells("two", "three")) + paragraphs("a", "alpha beta gamma delta epsilon", "b"),
    ),
    "the only one of a cell": (
        table(cells("alpha beta gamma delta epsilon", "three")) + paragraphs("a", "b"),
        table((EMPTY, paragraph("three"))) + paragraphs("a", "alpha beta gamma delta epsilon", "b"),
    ),
    "all rows of a table": (
        table(cells("alpha beta gamma", "x"), cells("delta epsilon zeta", "y")) + paragraphs("a", "b"),
        paragraphs("a", "alpha beta gamma", "delta epsilon zeta", "b"),
    ),
    "out of a cell of a table in a cell": (
        table((table(cells("alpha beta gamma delta", "j")) + EMPTY,)) + paragraph("a"),
        table((table((EMPTY, paragraph("j"))) + EMPTY,)) + paragraphs("alpha beta gamma delta", "a"),
    ),
    "from one cell to another": (
        table((paragraphs("alpha beta gamma delta", "one"), paragraph("two"))) + EMPTY,
        table((paragraph("one"), paragraphs("two", "alpha beta gamma delta"))) + EMPTY,
    ),
    "all replaced": (
        paragraphs("alpha beta gamma", "delta epsilon"),
        paragraphs("uno dos tres cuatro", "cinco seis", "siete"),
    ),
    "emptied": (paragraphs("alpha", "beta"), EMPTY),
    "filled": (EMPTY, paragraphs("alpha", "beta")),
    "split": (paragraph("alpha beta. gamma delta."), paragraphs("alpha beta.", "gamma delta.")),
    "merged": (paragraphs("alpha beta.", "gamma delta."), paragraph("alpha beta. gamma delta.")),
    "tabs and breaks": (
        paragraph("<w:r><w:t>1</w:t><w:tab/><w:t>to go</w:t><w:br/><w:t>on</w:t></w:r>"),
        paragraph("<w:r><w:t>2</w:t><w:tab/><w:t>to go</w:t><w:br/><w:t>off</w:t></w:r>"),
    ),
    "the same words twice": (paragraph("aa bb aa bb aa"), paragraph("aa aa bb bb")),
    "a bookmark inside": (
        paragraph(run("one ") + '<w:bookmarkStart w:id="3" w:name="q"/>' + run("two") + '<w:bookmarkEnd w:id="3"/>'),
        paragraph(run("one ") + '<w:bookmarkStart w:id="3" w:name="q"/>' + run("three") + '<w:bookmarkEnd w:id="3"/>'),
    ),
    "a smart tag": (
        paragraph(f"<w:smartTag>{run('Geneva')}</w:smartTag>" + run(", 2018")),
        paragraph(f"<w:smartTag>{run('Dubai')}</w:smartTag>" + run(", 2018")),
    ),
}


def document(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return file.read("word/document.xml").decode()


def lines(data: bytes, view: View) -> list[str]:
    return [one.text for one in read_docx(data, "x").project(view).paragraphs if one.text.strip()]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("turned", [False, True])
def test_reject_and_accept(name: str, turned: bool) -> None:
    old, new = (pack_docx(body) for body in (reversed(CASES[name]) if turned else CASES[name]))
    made = redlined(old, new, "Kenya")
    assert lines(made.data, "original") == lines(old, "revised")
    assert lines(made.data, "revised") == lines(new, "revised")
    assert set(re.findall(r'w:author="([^"]*)"', document(made.data))) <= {"Kenya"}
    assert made.changes or name == "an end of a section that went"


def test_what_moves_out_of_a_cell_is_deleted_there_and_inserted_here() -> None:
    words, others = "alpha beta gamma delta epsilon", ("to burn lamps at night", "to light beacons by day")
    old = pack_docx(table((paragraphs(words, *others),)) + paragraphs("a", "b"))
    new = pack_docx(table((paragraphs(*others),)) + paragraphs("a", words, "b"))
    runs = [run for one in read_docx(redlined(old, new, "Kenya").data, "x").paragraphs for run in one.runs]
    told = [(run.revision.kind, run.text) for run in runs if isinstance(run.revision, Revision)]
    assert told == [(kind, words) for kind in ("delete", "insert")]
