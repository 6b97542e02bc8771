"""Tables and notes of Word files in every view: cells in their columns, notes with their marks."""

from __future__ import annotations

import pytest

from checks import check_view
from itures.model.stream import View
from itures.model.tree import Block, Document
from itures.model.walk import walk
from itures.parse import parse
from itures.read import read
from word_xml import pack_docx

HEAD = "".join(
    f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    for text in (
        "RESOLUTION 300 (Rev. Dubai, 2018)",
        "Lamps",
        "The Plenipotentiary Conference (Dubai, 2018),",
        "resolves",
    )
)
AUTHOR = 'w:id="1" w:author="Norway" w:date="2026-09-01T00:00:00Z"'


def cell(text: str, deleted: bool = False) -> str:
    run = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    if deleted:
        run = f"<w:del {AUTHOR}><w:r><w:delText>{text}</w:delText></w:r></w:del>"
    return f"<w:tc><w:p>{run}</w:p></w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def document(body: str, view: View = "revised", **parts: str) -> Document:
    return parse(read("x.docx", pack_docx(HEAD + body, **parts)).project(view))


def rows(document: Document) -> list[list[str]]:
    (found,) = [node for node in walk(document) if isinstance(node, Block) and node.rows]
    return [
        [" / ".join("".join(run.text for run in line.runs) or line.text for line in one) for one in row]
        for row in found.rows
    ]


@pytest.mark.parametrize("view", ["original", "revised", "marked"])
def test_an_empty_cell_leaves_the_others_in_their_columns(view: View) -> None:
    body = "<w:p><w:r><w:t>to use the table:</w:t></w:r></w:p>" + table(
        (cell("Lamp"), cell("Range")), (cell(""), cell("9"))
    )
    assert rows(document(body, view)) == [["Lamp", "Range"], ["", "9"]]


def test_a_deleted_cell_stands_where_it_stood() -> None:
    body = "<w:p><w:r><w:t>to use the table:</w:t></w:r></w:p>" + table(
        (cell("Lamp"), cell("Range")), (cell("Roker", True), cell("9")), (cell("Fastnet"), cell("27", True))
    )
    assert rows(document(body, "marked")) == [["Lamp", "Range"], ["Roker", "9"], ["Fastnet", "27"]]
    assert rows(document(body, "revised")) == [["Lamp", "Range"], ["", "9"], ["Fastnet", ""]]


def test_a_table_of_what_is_proposed_to_texts_is_a_list_of_texts() -> None:
    body = table(
        (cell("No."), cell("Proposal"), cell("Text"), cell("Why")),
        (cell("1"), cell("NOC"), cell("RESOLUTION 1 (REV.WRC-97) Care of lamps"), cell("It is good.")),
        (cell("2"), cell("SUP"), cell("RESOLUTION 7 (REV.WRC-03)"), cell("")),
        (cell("Total"), cell(""), cell("2"), cell("")),
    )
    for view in ("original", "revised", "marked"):
        stream = read("x.docx", pack_docx(body)).project(view)  # type: ignore[arg-type]
        check_view(stream)
        read_document = parse(stream)
        assert [
            (one.number, one.title, one.edition, one.proposal and one.proposal.action, one.reasons)
            for one in read_document.instruments
        ] == [("1", "Care of lamps", "wrc-97", "NOC", "It is good."), ("7", None, "wrc-03", "SUP", None)]
        tables = [node for node in walk(read_document) if isinstance(node, Block) and node.rows]
        assert [[line.text for cell in block.rows[0] for line in cell] for block in tables] == [
            ["No.", "Proposal", "Text", "Why"],
            ["Total", "2"],
        ]
