"""Tracked changes as Word writes them, and what Word shows when all are rejected (original) or accepted (revised)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus import ROOT
from itures.model.stream import Paragraph, Reformat, Revision, Run, Stream
from itures.read import read as read_file
from word_xml import STYLES, pack_docx

Read = Callable[..., Stream]

ANA, BEN = "Ana", "Ben"
DATE = "2026-10-01T08:00:00Z"


def who(author: str = ANA) -> str:
    return f'w:id="1" w:author="{author}" w:date="{DATE}"'


def t(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def struck(text: str) -> str:
    return f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'


def ins(inner: str, author: str = ANA) -> str:
    return f"<w:ins {who(author)}>{inner if '<' in inner else t(inner)}</w:ins>"


def gone(inner: str, author: str = ANA) -> str:
    return f"<w:del {who(author)}>{inner if '<' in inner else struck(inner)}</w:del>"


def p(content: str = "", mark: str = "", properties: str = "", change: str = "") -> str:
    """A paragraph of XML or plain text; `mark` are the changes of its mark, "ins" or "ins del"."""
    marks = "".join(f"<w:{name} {who()}/>" for name in mark.split())
    shown = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    inner = content if "<" in content or not content else t(content)
    return f"<w:p><w:pPr>{properties}{shown}{change}</w:pPr>{inner}</w:p>\n"


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>\n"


def row(*cells: str, mark: str = "") -> str:
    return f"<w:tr>{f'<w:trPr><w:{mark} {who()}/></w:trPr>' if mark else ''}{''.join(cells)}</w:tr>"


def cell(content: str, mark: str = "") -> str:
    inner = content if "<" in content else p(content)
    return f"<w:tc>{f'<w:tcPr><w:{mark} {who()}/></w:tcPr>' if mark else ''}{inner}</w:tc>"


def views(stream: Stream) -> tuple[str, str]:
    return stream.project("original").text, stream.project("revised").text


def codes(stream: Stream) -> list[str]:
    return [diagnostic.code for diagnostic in stream.diagnostics]


def styles(stream: Stream) -> list[str | None]:
    return [paragraph.style for paragraph in stream.paragraphs]


def shown(paragraph: Paragraph) -> str:
    """The paragraph with its automatic number."""
    label = paragraph.hint.label if paragraph.hint else None
    return f"{label} {paragraph.text}" if label else paragraph.text


# Runs.


@pytest.mark.parametrize(
    ("name", "kind", "original", "revised"),
    [
        ("ins", "insert", "a c", "a b c"),
        ("del", "delete", "a b c", "a c"),
        ("moveFrom", "move-from", "a b c", "a c"),
        ("moveTo", "move-to", "a c", "a b c"),
    ],
)
def test_a_change_keeps_its_kind_author_and_date(read: Read, name: str, kind: str, original: str, revised: str) -> None:
    text = struck("b ") if name == "del" else t("b ")
    stream = read(p(f"{t('a ')}<w:{name} {who(BEN)}>{text}</w:{name}>{t('c')}"))
    assert stream.paragraphs[0].runs[1].revision == Revision(kind, "Ben", DATE)  # type: ignore[arg-type]
    assert stream.text == "a b c"
    assert views(stream) == (original, revised)
    assert codes(stream) == []


def test_a_change_may_be_without_author_and_date(read: Read) -> None:
    stream = read(p(f'<w:ins w:id="1">{t("a")}</w:ins>{t("b")}'))
    assert stream.paragraphs[0].runs[0].revision == Revision("insert")


def test_changes_of_two_authors_are_two_runs(read: Read) -> None:
    stream = read(p(ins("one ") + ins("two", BEN)))
    assert [(run.text, run.revision and run.revision.author) for run in stream.paragraphs[0].runs] == [
        ("one ", "Ana"),
        ("two", "Ben"),
    ]


def test_a_view_has_no_changes_left(read: Read) -> None:
    stream = read(p(t("a") + ins("b") + gone("c")))
    for view in ("original", "revised"):
        projected = stream.project(view)  # type: ignore[arg-type]
        assert projected.view == view
        assert not projected.tracked
        assert projected.project(view) is projected  # type: ignore[arg-type]


def test_what_one_inserted_and_another_deleted_is_in_neither_view(read: Read) -> None:
    stream = read(p(t("a ") + ins(t("b ") + gone("c ", BEN)) + t("d")))
    assert stream.paragraphs[0].runs[2].revision == Revision(
        "delete", "Ben", DATE, None, Revision("insert", "Ana", DATE)
    )
    assert stream.text == "a b c d"
    assert views(stream) == ("a d", "a b d")


def test_what_was_moved_in_and_deleted_there_is_in_neither_view(read: Read) -> None:
    body = p(t("a ") + f"<w:moveTo {who()}>{gone('b ')}</w:moveTo>" + t("c"))
    assert views(read(body)) == ("a c", "a c")


def test_the_ends_of_a_move_share_a_name(read: Read) -> None:
    def end(name: str) -> str:
        start = f'<w:{name}RangeStart w:id="7" {who()[9:]} w:name="move7"/>'
        return start + f'<w:{name} {who()}>{t("x")}</w:{name}><w:{name}RangeEnd w:id="7"/>'

    stream = read(p(t("a") + end("moveFrom") + t("b")) + p(t("c") + end("moveTo") + t("d")))
    found = [run.revision for paragraph in stream.paragraphs for run in paragraph.runs if run.revision]
    assert found == [Revision("move-from", ANA, DATE, "move7"), Revision("move-to", ANA, DATE, "move7")]
    assert views(stream) == ("axb\ncd", "ab\ncxd")


def test_a_moved_paragraph_takes_its_mark_along(read: Read) -> None:
    def end(name: str) -> str:
        start = f'<w:{name}RangeStart w:id="7" {who()[9:]} w:name="move7"/>'
        moved = p(f"{start}<w:{name} {who()}>{t('moved')}</w:{name}>", name)
        return f'{moved}<w:{name}RangeEnd w:id="7"/>'

    stream = read(p("first") + end("moveFrom") + p("second") + end("moveTo") + p("third"))
    assert [paragraph.mark.kind for paragraph in stream.paragraphs if paragraph.mark] == ["move-from", "move-to"]
    assert [run.revision.name for one in stream.paragraphs for run in one.runs if run.revision] == ["move7", "move7"]
    assert views(stream) == ("first\nmoved\nsecond\nthird", "first\nsecond\nmoved\nthird")


def test_tabs_breaks_and_hyphens_are_changed_like_letters(read: Read) -> None:
    marks = "<w:r><w:tab/><w:noBreakHyphen/><w:br/></w:r>"
    stream = read(p(t("a") + ins(marks) + gone("<w:r><w:tab/></w:r>") + t("b")))
    assert views(stream) == ("a\tb", "a\t\u2011\nb")


# Where runs may stand.


@pytest.mark.parametrize(
    "around",
    ["<w:hyperlink>{}</w:hyperlink>", "<w:smartTag>{}</w:smartTag>", '<w:fldSimple w:instr=" REF x ">{}</w:fldSimple>',
     "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:bdo>{}</w:bdo>"],
)  # fmt: skip
def test_changes_within_what_stands_around_runs(read: Read, around: str) -> None:
    stream = read(p(t("see ") + around.format(t("Article ") + gone("12") + ins("14")) + t(".")))
    assert views(stream) == ("see Article 12.", "see Article 14.")
    assert codes(stream) == []


@pytest.mark.parametrize("name", ["hyperlink", "smartTag", "fldSimple"])
def test_what_stands_around_runs_within_a_change(read: Read, name: str) -> None:
    stream = read(p(t("see") + f"<w:ins {who()}><w:{name}>{t(' it')}</w:{name}></w:ins>"))
    assert views(stream) == ("see", "see it")


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
INSTRUCTION = "<w:r><w:instrText> REF x </w:instrText></w:r>"


def test_changes_within_the_result_of_a_field(read: Read) -> None:
    start = FIELD.format("begin") + INSTRUCTION + FIELD.format("separate")
    stream = read(p(t("in ") + start + gone("12") + ins("14") + FIELD.format("end")))
    assert views(stream) == ("in 12", "in 14")


def test_a_field_is_inserted_or_deleted_as_a_whole(read: Read) -> None:
    new = ins(FIELD.format("begin")) + ins(INSTRUCTION) + ins(FIELD.format("separate")) + ins("14")
    old = gone(FIELD.format("begin") + "<w:r><w:delInstrText> REF y </w:delInstrText></w:r>" + FIELD.format("separate"))
    stream = read(p(t("in ") + old + gone("12") + gone(FIELD.format("end")) + new + ins(FIELD.format("end")) + t(".")))
    assert views(stream) == ("in 12.", "in 14.")
    assert codes(stream) == []


def test_changes_within_content_controls(read: Read) -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    in_cell = control.format(cell(p(gone("old") + ins("new"))))
    stream = read(control.format(p(t("a") + ins("b"))) + table(row(in_cell)) + p("end"))
    assert views(stream) == ("a\nold\nend", "ab\nnew\nend")
    assert codes(stream) == []


def test_a_control_that_was_inserted_or_deleted_leaves_no_trace_of_its_own(read: Read) -> None:
    ranges = f'<w:customXmlInsRangeStart {who()}/>{{}}<w:customXmlInsRangeEnd w:id="1"/>'
    stream = read(ranges.format(f"<w:sdt><w:sdtContent>{p('a')}</w:sdtContent></w:sdt>") + p("b"))
    assert views(stream) == ("a\nb", "a\nb")
    assert codes(stream) == []


def test_changes_in_a_text_box_and_of_one(read: Read) -> None:
    def box(content: str) -> str:
        inner = f"<w:txbxContent>{content}</w:txbxContent>"
        return f"<w:r><w:pict><v:textbox>{inner}</v:textbox></w:pict></w:r>"

    stream = read(p(t("a") + box(p(gone("old") + ins("new")))) + p("b"))
    assert views(stream) == ("a\nold\nb", "a\nnew\nb")
    stream = read(p(t("a") + box(p("one", "del") + p("two"))) + p("b"))
    assert views(stream) == ("a\none\ntwo\nb", "a\nonetwo\nb")


# Paragraph marks.


def test_a_clause_inserted_above_another(read: Read) -> None:
    stream = read(p("a") + p(ins("new"), "ins") + p("b"))
    assert views(stream) == ("a\nb", "a\nnew\nb")


def test_a_clause_inserted_at_the_end_of_the_line_before(read: Read) -> None:
    """The cursor was behind "a": its new mark is the inserted one, and the new clause ends with the old mark."""
    stream = read(p("a", "ins") + p(ins("new")) + p("b"))
    assert views(stream) == ("a\nb", "a\nnew\nb")


def test_a_deleted_clause(read: Read) -> None:
    assert views(read(p("a") + p(gone("old"), "del") + p("b"))) == ("a\nold\nb", "a\nb")
    assert views(read(p("a", "del") + p(gone("old")) + p("b"))) == ("a\nold\nb", "a\nb")


def test_a_paragraph_that_was_split(read: Read) -> None:
    stream = read(p(t("recalls x") + gone(" and ") + ins(","), "ins") + p(ins("recalls ") + t("y")))
    assert views(stream) == ("recalls x and y", "recalls x,\nrecalls y")


def test_paragraphs_that_were_joined(read: Read) -> None:
    stream = read(p(t("one") + ins(" and "), "del") + p("two") + p("three"))
    assert views(stream) == ("one\ntwo\nthree", "one and two\nthree")


def test_a_chain_of_joined_paragraphs(read: Read) -> None:
    stream = read(p("a", "del") + p("b", "del") + p(gone("c"), "del") + p("d") + p("e"))
    assert views(stream) == ("a\nb\nc\nd\ne", "abd\ne")


def test_a_chain_of_splits(read: Read) -> None:
    assert views(read(p("a", "ins") + p("b", "ins") + p("c"))) == ("abc", "a\nb\nc")


def test_inserted_and_deleted_marks_side_by_side(read: Read) -> None:
    stream = read(p("a", "ins") + p("b", "del") + p("c"))
    assert views(stream) == ("ab\nc", "a\nbc")


def test_a_clause_replaced_as_a_whole(read: Read) -> None:
    stream = read(p("a") + p(gone("old"), "del") + p(ins("new"), "ins") + p("b"))
    assert views(stream) == ("a\nold\nb", "a\nnew\nb")


def test_a_mark_inserted_by_one_and_deleted_by_another_is_in_neither_view(read: Read) -> None:
    stream = read(p("a", "ins del") + p("b") + p("c"))
    mark = stream.paragraphs[0].mark
    assert mark is not None
    assert (mark.kind, mark.inside and mark.inside.kind) == ("delete", "insert")
    assert views(stream) == ("ab\nc", "ab\nc")


def test_an_empty_paragraph_inserted_and_one_deleted(read: Read) -> None:
    stream = read(p("a") + p("", "ins") + p("b") + p("", "del") + p("c"))
    assert views(stream) == ("a\nb\n\nc", "a\n\nb\nc")


@pytest.mark.parametrize(
    ("view", "expected"), [("original", ["Call", "Normal"]), ("revised", ["Reasons", "Call", "Normal"])]
)
def test_the_style_of_a_joined_paragraph_is_that_of_its_last_mark(read: Read, view: str, expected: list[str]) -> None:
    names = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
        for name in ("Reasons", "Call", "Normal")
    )
    body = p("a", "ins", style("Reasons")) + p("b", "", style("Call")) + p("c", "", style("Normal"))
    assert styles(read(body, styles=names).project(view)) == expected  # type: ignore[arg-type]


def test_the_last_paragraph_has_nothing_to_be_joined_to(read: Read) -> None:
    assert views(read(p("a") + p("b", "del"))) == ("a\nb", "a\nb")
    assert views(read(p("a") + p(gone("b"), "del"))) == ("a\nb", "a")
    assert views(read(p("a") + p(gone("b"), "del") + "<w:sectPr/>")) == ("a\nb", "a")


def test_a_paragraph_above_a_table_stays_if_it_has_text(read: Read) -> None:
    assert views(read(p("a") + p("b", "del") + table(row(cell("x"))) + p("c"))) == ("a\nb\nx\nc", "a\nb\nx\nc")


def test_a_paragraph_above_a_table_goes_if_it_has_none(read: Read) -> None:
    assert views(read(p("a") + p(gone("b"), "del") + table(row(cell("x"))) + p("c"))) == ("a\nb\nx\nc", "a\nx\nc")


def test_several_deleted_paragraphs_above_a_table_all_go(read: Read) -> None:
    body = p("a") + p(gone("b"), "del") + p(gone("c"), "del") + p("", "del") + table(row(cell("x"))) + p("d")
    assert views(read(body)) == ("a\nb\nc\n\nx\nd", "a\nx\nd")


def test_what_joins_above_a_table_stays_if_any_of_it_has_text(read: Read) -> None:
    body = p("a", "del") + p(gone("b"), "del") + table(row(cell("x"))) + p("c")
    assert views(read(body)) == ("a\nb\nx\nc", "a\nx\nc")


def test_marks_in_a_cell_do_not_reach_out_of_it(read: Read) -> None:
    inside = p("one", "del") + p("two")
    body = table(row(cell(inside), cell(p("three", "del") + p(gone("four"), "del")))) + p("end")
    assert views(read(body)) == ("one\ntwo\nthree\nfour\nend", "onetwo\nthree\nend")


def test_a_deleted_mark_as_the_last_of_a_cell(read: Read) -> None:
    body = table(row(cell(p("one", "del")), cell(p("two")))) + p("end")
    assert views(read(body)) == ("one\ntwo\nend", "one\ntwo\nend")


def test_a_mark_above_a_content_control_joins_with_what_stands_in_it(read: Read) -> None:
    body = p("a", "del") + f"<w:sdt><w:sdtContent>{p('b')}</w:sdtContent></w:sdt>" + p("c")
    assert views(read(body)) == ("a\nb\nc", "ab\nc")


def test_marks_in_a_footnote(read: Read) -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    own = '<w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> one</w:t></w:r>'
    notes = f'<w:footnote w:id="1">{p(own, "del")}{p(t("two") + ins(" three"))}</w:footnote>'
    stream = read(p(t("text") + reference), footnotes=notes)
    assert views(stream) == ("text1\n1 one\ntwo", "text1\n1 onetwo three")


# Rows and cells.


def test_an_inserted_and_a_deleted_row(read: Read) -> None:
    body = table(
        row(cell("a"), cell("b")),
        row(cell(p(ins("new"), "ins")), cell(p("", "ins")), mark="ins"),
        row(cell(p(gone("old"), "del")), cell(p("", "del")), mark="del"),
    )
    stream = read(body + p("end"))
    assert views(stream) == ("a\nb\nold\n\nend", "a\nb\nnew\n\nend")
    assert codes(stream) == []


def test_a_row_goes_with_text_that_is_not_marked_itself(read: Read) -> None:
    stream = read(table(row(cell("a")), row(cell(p("b") + p("c")), mark="del")) + p("end"))
    assert views(stream) == ("a\nb\nc\nend", "a\nend")
    revision = Revision("delete", ANA, DATE)
    assert [one.cell.revision for one in stream.paragraphs if one.cell] == [None, revision, revision]


def test_an_inserted_and_a_deleted_cell(read: Read) -> None:
    stream = read(table(row(cell("a"), cell("new", "cellIns"), cell("old", "cellDel"))) + p("end"))
    assert views(stream) == ("a\nold\nend", "a\nnew\nend")
    assert codes(stream) == []


def test_a_row_inserted_by_one_and_deleted_by_another(read: Read) -> None:
    twice = f"<w:tr><w:trPr><w:ins {who()}/><w:del {who(BEN)}/></w:trPr>{cell('x')}</w:tr>"
    assert views(read(table(row(cell("a")), twice) + p("end"))) == ("a\nend", "a\nend")


def test_a_table_whose_rows_are_all_inserted(read: Read) -> None:
    stream = read(p("a") + table(row(cell(p(ins("x"), "ins")), mark="ins")) + p("b"))
    assert views(stream) == ("a\nb", "a\nx\nb")


def test_a_table_in_a_deleted_row_goes_with_it(read: Read) -> None:
    inner = cell(table(row(cell("inner"))) + p(""))
    assert views(read(table(row(cell("a")), row(inner, mark="del")) + p("end"))) == ("a\ninner\n\nend", "a\nend")


# Formatting.


def test_a_change_of_look_has_the_old_look_in_the_original(read: Read) -> None:
    look = f"<w:i/><w:rPrChange {who()}><w:rPr><w:b/></w:rPr></w:rPrChange>"
    stream = read(p(t("resolves", look)))
    assert stream.paragraphs[0].runs == (
        Run("resolves", italic=True, before=Reformat(italic=False, bold=True, author=ANA, date=DATE)),
    )
    assert stream.project("original").paragraphs[0].runs == (Run("resolves", bold=True),)
    assert stream.project("revised").paragraphs[0].runs == (Run("resolves", italic=True),)
    assert codes(stream) == []


def test_a_change_of_style_has_the_old_style_in_the_original(read: Read) -> None:
    names = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/></w:style>' for name in ("Call", "Old")
    )
    change = f"<w:pPrChange {who()}><w:pPr>{style('Old')}</w:pPr></w:pPrChange>"
    stream = read(p("a", "", style("Call"), change), styles=names)
    before = stream.paragraphs[0].before
    assert before is not None
    assert (before.style, before.author, before.date) == ("Old", ANA, DATE)
    assert (styles(stream.project("original")), styles(stream.project("revised"))) == (["Old"], ["Call"])
    assert stream.tracked
    assert codes(stream) == []


def test_a_style_that_was_set_where_none_was(read: Read) -> None:
    change = f"<w:pPrChange {who()}><w:pPr/></w:pPrChange>"
    stream = read(p("a", "", style("Call"), change))
    assert (styles(stream.project("original")), styles(stream.project("revised"))) == ([None], ["Call"])


OTHERS = {
    "sectPrChange": f"<w:sectPr><w:sectPrChange {who()}><w:sectPr/></w:sectPrChange></w:sectPr>",
    "tblPrChange": f"<w:tbl><w:tblPr><w:tblPrChange {who()}><w:tblPr/></w:tblPrChange></w:tblPr>{row(cell('x'))}</w:tbl>",
    "tblGridChange": '<w:tbl><w:tblPr/><w:tblGrid><w:tblGridChange w:id="1"><w:tblGrid/></w:tblGridChange></w:tblGrid>'
    f"{row(cell('x'))}</w:tbl>",
    "tblPrExChange": f"<w:tbl><w:tr><w:tblPrEx><w:tblPrExChange {who()}><w:tblPrEx/></w:tblPrExChange></w:tblPrEx>"
    f"{cell('x')}</w:tr></w:tbl>",
    "trPrChange": f"<w:tbl><w:tr><w:trPr><w:trPrChange {who()}><w:trPr/></w:trPrChange></w:trPr>{cell('x')}</w:tr></w:tbl>",
    "tcPrChange": f"<w:tbl><w:tr><w:tc><w:tcPr><w:tcPrChange {who()}><w:tcPr/></w:tcPrChange></w:tcPr>{p('x')}</w:tc>"
    "</w:tr></w:tbl>",
    "cellMerge": f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellMerge {who()} w:vMerge='rest'/></w:tcPr>{p('x')}</w:tc></w:tr></w:tbl>",
    "numberingChange": p("x", "", f'<w:numPr><w:numberingChange {who()} w:original="%1:1:0:."/></w:numPr>'),
    "rPrChange of a mark": f"<w:p><w:pPr><w:rPr><w:i/><w:rPrChange {who()}><w:rPr/></w:rPrChange></w:rPr></w:pPr>{t('x')}</w:p>",
}


@pytest.mark.parametrize("xml", OTHERS.values(), ids=OTHERS.keys())
def test_changes_of_other_properties_are_ignored_by_name(read: Read, xml: str) -> None:
    stream = read(p("a") + xml + p("b"))
    assert [one for one in codes(stream) if one == "docx-unhandled-element"] == []
    assert len(set(views(stream))) == 1


# Automatic numbers.

NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def listed(stream: Stream) -> tuple[list[str], list[str]]:
    original, revised = stream.project("original"), stream.project("revised")
    return [shown(one) for one in original.paragraphs], [shown(one) for one in revised.paragraphs]


def test_numbers_are_counted_in_each_view(read: Read) -> None:
    body = (
        p("one", "", NUMBER)
        + p(gone("old"), "del", NUMBER)
        + p("two", "", NUMBER)
        + p(ins("new"), "ins", NUMBER)
        + p(ins("newer"), "ins", NUMBER)
        + p("three", "", NUMBER)
    )
    assert listed(read(body, numbering=NUMBERING)) == (
        ["a) one", "b) old", "c) two", "d) three"],
        ["a) one", "b) two", "c) new", "d) newer", "e) three"],
    )


def test_a_split_clause_counts_twice_and_a_joined_one_once(read: Read) -> None:
    body = p("one", "ins", NUMBER) + p("two", "", NUMBER) + p("three", "del", NUMBER) + p("four", "", NUMBER)
    assert listed(read(body, numbering=NUMBERING)) == (
        ["a) onetwo", "b) three", "c) four"],
        ["a) one", "b) two", "c) threefour"],
    )


def test_a_number_that_was_given_or_taken(read: Read) -> None:
    given = f"<w:pPrChange {who()}><w:pPr/></w:pPrChange>"
    taken = f"<w:pPrChange {who()}><w:pPr>{NUMBER}</w:pPr></w:pPrChange>"
    body = p("one", "", NUMBER) + p("two", "", NUMBER, given) + p("three", "", "", taken) + p("four", "", NUMBER)
    assert listed(read(body, numbering=NUMBERING)) == (
        ["a) one", "two", "b) three", "c) four"],
        ["a) one", "b) two", "three", "c) four"],
    )


def test_a_number_inserted_in_word_s_older_way(read: Read) -> None:
    """`w:ins` in `w:numPr`: the numbering itself was inserted (section 17.13.5.19)."""
    body = p("one", "", NUMBER) + p("two", "", NUMBER.replace("</w:numPr>", f"<w:ins {who()}/></w:numPr>"))
    stream = read(body, numbering=NUMBERING)
    assert [one for one in codes(stream) if one == "docx-unhandled-element"] == []
    assert listed(stream)[1] == ["a) one", "b) two"]


def test_numbers_in_a_deleted_row_do_not_count(read: Read) -> None:
    deleted = row(cell(p("x", "", NUMBER)), mark="del")
    body = table(row(cell(p("a", "", NUMBER))), deleted, row(cell(p("c", "", NUMBER)))) + p("end", "", NUMBER)
    assert listed(read(body, numbering=NUMBERING)) == (
        ["a) a", "b) x", "c) c", "d) end"],
        ["a) a", "b) c", "c) end"],
    )


# Footnotes.


def reference(number: int) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def note(number: int, content: str) -> str:
    own = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    return f'<w:footnote w:id="{number}">{p(own + content)}</w:footnote>'


def test_a_note_whose_mark_was_inserted_or_deleted(read: Read) -> None:
    body = p(t("a") + gone(reference(1)) + t(" b") + ins(reference(2)) + t(" c") + reference(3))
    notes = note(1, t(" old")) + note(2, ins(" new")) + note(3, t(" kept"))
    stream = read(body, footnotes=notes)
    assert views(stream) == ("a1 b c2\n1 old\n2 kept", "a b1 c2\n1 new\n2 kept")
    for view in ("original", "revised"):
        assert [one.mark for one in stream.project(view).notes] == ["1", "2"]  # type: ignore[arg-type]
    assert codes(stream) == []


def test_a_note_in_a_deleted_row_or_paragraph(read: Read) -> None:
    body = (
        p(gone(struck("x") + reference(1)), "del")
        + table(row(cell("a")), row(cell(p(t("b") + reference(2))), mark="del"))
        + p(t("c") + reference(3))
    )
    notes = note(1, t(" one")) + note(2, t(" two")) + note(3, t(" three"))
    stream = read(p("begin") + body, footnotes=notes)
    assert views(stream) == ("begin\nx1\na\nb2\nc3\n1 one\n2 two\n3 three", "begin\na\nc1\n1 three")


def test_changes_in_the_text_of_a_note(read: Read) -> None:
    notes = note(1, t(" in ") + gone("2018") + ins("2022"))
    assert views(read(p(t("a") + reference(1)), footnotes=notes)) == ("a1\n1 in 2018", "a1\n1 in 2022")


def test_a_note_with_a_mark_of_its_own_does_not_count(read: Read) -> None:
    look = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    custom = f'<w:r>{look}<w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    raised = t("*", '<w:vertAlign w:val="superscript"/>')
    notes = f'<w:footnote w:id="1">{p(raised + t(" star"))}</w:footnote>'
    stream = read(p(t("a") + ins(custom) + t(" b") + reference(2)), footnotes=notes + note(2, t(" two")))
    assert views(stream) == ("a b1\n1 two", "a* b1\n* star\n1 two")


# Changes made by hand.

MANUAL = p(t("in ") + t("2018", "<w:strike/>") + t(" ") + t("2022", '<w:u w:val="single"/>') + t("."))


def test_underlined_and_struck_through_text_is_noted(read: Read) -> None:
    stream = read(MANUAL)
    assert [(run.text, run.manual) for run in stream.paragraphs[0].runs] == [
        ("in ", None), ("2018", "delete"), (" ", None), ("2022", "insert"), (".", None),
    ]  # fmt: skip
    assert not stream.tracked
    assert views(stream) == ("in 2018 2022.", "in 2018 2022.")


@pytest.mark.parametrize(
    ("look", "manual"),
    [
        ("<w:strike/>", "delete"),
        ("<w:dstrike/>", "delete"),
        ('<w:strike w:val="0"/>', None),
        ('<w:u w:val="single"/>', "insert"),
        ('<w:u w:val="double"/>', "insert"),
        ('<w:u w:val="none"/>', None),
        ('<w:u w:val="single"/><w:strike/>', "delete"),
    ],
)
def test_what_looks_like_a_change_by_hand(read: Read, look: str, manual: str | None) -> None:
    assert read(p(t("x", look))).paragraphs[0].runs[0].manual == manual


def test_changes_by_hand_are_honoured_on_request() -> None:
    stream = read_file("hand.docx", pack_docx(MANUAL), manual_marks=True)
    assert views(stream) == ("in 2018 .", "in  2022.")
    found = [run.revision for run in stream.paragraphs[0].runs if run.revision]
    assert found == [Revision("delete"), Revision("insert")]


def test_a_tracked_change_is_not_taken_for_one_by_hand(read: Read) -> None:
    stream = read_file(
        "both.docx", pack_docx(p(t("a ") + ins(t("b", '<w:u w:val="single"/>')) + gone(struck("c")))), manual_marks=True
    )
    assert [run.revision and run.revision.author for run in stream.paragraphs[0].runs] == [None, "Ana", "Ana"]
    assert views(stream) == ("a c", "a b")


# Coordinates.


def test_diagnostics_of_a_view_point_into_its_text(read: Read) -> None:
    unknown = '<w:r><w:sym w:font="Wingdings 3" w:char="F039"/></w:r>'
    stream = read(p(gone("long before ") + t("x") + unknown), styles=STYLES)
    for view in ("original", "revised", "marked"):
        projected = stream.project(view)  # type: ignore[arg-type]
        (found,) = [one for one in projected.diagnostics if one.span is not None]
        assert found.span is not None
        assert projected.text[found.span.start : found.span.end].endswith("\uf039")


# The sample.


def test_the_redlined_sample_has_a_change_of_every_kind() -> None:
    stream = read_file(ROOT / "data" / "samples" / "redlined-resolution.docx")
    runs = [run for paragraph in stream.paragraphs for run in paragraph.runs]
    changes = {run.revision for run in runs if run.revision}
    assert {change.kind for change in changes} == {"insert", "delete", "move-from", "move-to"}
    assert {change.author for change in changes} == {"Delegation of Namibia", "Delegation of Iceland"}
    assert {change.name for change in changes if change.kind.startswith("move")} == {"move58"}
    assert [run.text for run in runs if run.revision and run.revision.inside] == ["of good quality "]
    assert [run.text for run in runs if run.before] == ["resolves"]
    assert [one.text for one in stream.paragraphs if one.before and one.before.style != one.style] == [
        "invites Member States"
    ]
    assert any(one.cell and one.cell.revision for one in stream.paragraphs)
    assert [comment.parent for comment in stream.comments] == [None, "1"]
    assert [one.code for one in stream.diagnostics] == []
