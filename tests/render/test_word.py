"""The XML of Word files that itures writes, and tracked changes where word processors can undo them."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from lxml import etree

from comparisons import editions, many, proposals
from itures.model.stream import View
from itures.read import read
from itures.render.compare import docx as compare_docx
from itures.render.diff import docx as diff_docx
from itures.render.word.body import Block, Change, Move, Paragraph, Run, Table, TableRow, Writer
from itures.render.word.package import NAMESPACE, package
from itures.render.word.settle import settle

INS, DEL = Change("ins", "Norway"), Change("del", "Norway")


def written(*blocks: Block) -> str:
    return Writer().body(settle(blocks))


def shown(view: View, *blocks: Block) -> list[str]:
    """The paragraphs that our reader sees."""
    stream = read("x.docx", package(written(*blocks), "")).project(view)
    return [paragraph.text for paragraph in stream.paragraphs][:-1]  # the last one is the header


def test_a_change_at_the_end_of_a_file_can_be_undone() -> None:
    blocks = (
        Paragraph("", [Run("one")]),
        Paragraph("", [Run("two", INS)], INS),
        Paragraph("", [Run("three", DEL)], DEL),
    )
    assert shown("original", *blocks) == ["one", "three"]
    blocks = (
        Paragraph("", [Run("one")]),
        Paragraph("", [Run("two", INS)], INS),
        Paragraph("", [Run("three", DEL)], DEL),
    )
    assert shown("revised", *blocks) == ["one", "two"]


def test_a_change_before_a_table_can_be_undone() -> None:
    table = Table([TableRow([[Paragraph("", [Run("cell")])]])])
    found = settle([Paragraph("", [Run("one")]), Paragraph("", [Run("two", INS)], INS), table, Paragraph("")])
    assert [block.change for block in found if isinstance(block, Paragraph)] == [INS, None, None]


def test_a_file_that_is_new_as_a_whole_ends_in_an_empty_paragraph() -> None:
    assert settle([Paragraph("", [Run("one", INS)], INS)])[-1] == Paragraph("")


def test_an_insertion_at_the_end_of_a_paragraph_is_kept_apart_from_the_next() -> None:
    first = Paragraph("", [Run("to go"), Run(",", DEL), Run(";", INS)])
    settle([first, Paragraph("", [Run("new", INS)], INS)])
    assert [(run.text, run.change) for run in first.runs] == [("to go", None), (";", INS), (",", DEL)]
    second = Paragraph("", [Run("to go"), Run(" home", INS)])
    settle([second, Paragraph("", [Run("new", INS)], INS)])
    assert [(run.text, run.change) for run in second.runs] == [
        ("to ", None), ("go", INS), (" home", INS), ("go", DEL)
    ]  # fmt: skip
    third = Paragraph("", [Run("to go"), Run(" home", INS)])
    settle([third, Paragraph("", [Run("old")])])
    assert [run.text for run in third.runs] == ["to go", " home"]


def test_a_table_has_a_paragraph_behind_it_only_where_word_asks_for_it() -> None:
    table = Table([TableRow([[Paragraph("", [Run("cell")])]])])
    assert written(table).endswith("</w:tbl><w:p/>")
    assert written(table, table).count("<w:p/>") == 2
    assert "<w:p/>" not in written(table, Paragraph("", [Run("one")]))


def test_the_ends_of_a_move_of_several_paragraphs_have_one_number() -> None:
    change = Change("moveFrom", "Norway", "2026-11-09T00:00:00Z")
    move = Move("move1", change)
    xml = written(*[Paragraph("", [Run(text, change)], change, None, move) for text in ("one", "two")], Paragraph(""))
    (start,) = re.findall(r'<w:moveFromRangeStart w:id="(\d+)"', xml)
    (end,) = re.findall(r'<w:moveFromRangeEnd w:id="(\d+)"', xml)
    assert start == end
    assert xml.index("RangeStart") < xml.index("one") < xml.index("two") < xml.index("RangeEnd")


def test_nothing_of_a_text_is_markup() -> None:
    xml = written(Paragraph("", [Run('<w:p/> & "]]>" \ufffe', Change("ins", 'N<o>"rway\x00'))]))
    assert "&lt;w:p/&gt; &amp;" in xml
    etree.fromstring(f'<w:body xmlns:w="{NAMESPACE}">{xml}</w:body>')


def test_parts_are_well_formed_and_numbers_of_changes_differ() -> None:
    diff, old, new = editions()
    for data in (
        diff_docx.write(old, new, diff, "Norway"),
        compare_docx.write(proposals()),
        compare_docx.write(proposals(), full=True),
        compare_docx.write(many(12)),
    ):
        with zipfile.ZipFile(BytesIO(data)) as file:
            assert file.testzip() is None
            parts = {name: etree.fromstring(file.read(name)) for name in file.namelist()}
        targets = {each.get("Target") for each in parts["word/_rels/document.xml.rels"]}
        assert {f"word/{target}" for target in targets} <= set(parts)
        changes = [
            element.get(f"{{{NAMESPACE}}}id")
            for name in ("word/document.xml", "word/footnotes.xml")
            for element in parts[name].iter()
            if element.get(f"{{{NAMESPACE}}}author") is not None
        ]
        assert len(changes) == len(set(changes))
        styles = {
            style.get(f"{{{NAMESPACE}}}styleId") for style in parts["word/styles.xml"].iter(f"{{{NAMESPACE}}}style")
        }
        used = {
            element.get(f"{{{NAMESPACE}}}val")
            for name in ("word/document.xml", "word/footnotes.xml", "word/header.xml")
            for tag in ("pStyle", "rStyle")
            for element in parts[name].iter(f"{{{NAMESPACE}}}{tag}")
        }
        assert used <= styles


def test_the_table_of_several_proposals_has_fixed_looks_and_no_changes_to_accept() -> None:
    with zipfile.ZipFile(BytesIO(compare_docx.write(many(12)))) as file:
        body = file.read("word/document.xml").decode()
    assert "<w:ins " not in body
    assert "<w:del " not in body
    assert '<w:u w:val="single"/>' in body
    assert "<w:strike/>" in body
    assert body.count("<w:tblHeader/>") == 2
    assert body.count("<w:sectPr>") == body.count('w:orient="landscape"') == 1
    assert 'w:fill="FDE4E4"' in body
    # A clause and four positions stand side by side, each wide enough for a long word.
    assert body.count('<w:gridCol w:w="2914"/>') == 5


def test_the_same_bytes_again() -> None:
    assert compare_docx.write(proposals()) == compare_docx.write(proposals())
