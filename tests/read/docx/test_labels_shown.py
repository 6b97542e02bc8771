"""Which paragraphs have a label at all: those of the default style, and not those of which nothing is seen."""

from __future__ import annotations

import pytest

from itures.read.docx import read_docx
from numbering_xml import abstract, level, num, numbers
from word_xml import pack_docx

LISTS = f"{abstract(0, level(0, '%1.'))}{num(1, 0)}"
DEFAULT = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr>{}</w:pPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="Letters"><w:name w:val="Letters"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Other"><w:name w:val="Other"/></w:style>'
)
TEXT = "<w:r><w:t>text</w:t></w:r>"


def labels(body: str, styles: str = "") -> list[str | None]:
    parts = {"styles": styles} if styles else {}
    stream = read_docx(pack_docx(body, numbering=LISTS, **parts), "x").project("revised")
    return [one.hint.label if one.hint is not None else None for one in stream.paragraphs if one.text]


def numbered(inside: str = TEXT, properties: str = "") -> str:
    return f"<w:p><w:pPr>{numbers(1, 0)}{properties}</w:pPr>{inside}</w:p>"


@pytest.mark.parametrize(
    ("properties", "label"),
    [("", "1."), ('<w:pPr><w:pStyle w:val="Other"/></w:pPr>', None), ('<w:pPr><w:pStyle w:val="Gone"/></w:pPr>', "1.")],
)
def test_a_paragraph_without_a_style_has_the_numbers_of_the_default_style(properties: str, label: str | None) -> None:
    assert labels(f"<w:p>{properties}{TEXT}</w:p>", DEFAULT.format(numbers(1, 0))) == [label]


def test_a_paragraph_may_take_away_the_number_of_the_default_style() -> None:
    body = f"<w:p>{TEXT}</w:p><w:p><w:pPr>{numbers(0)}</w:pPr>{TEXT}</w:p><w:p>{TEXT}</w:p>"
    assert labels(body, DEFAULT.format(numbers(1, 0))) == ["1.", None, "2."]


@pytest.mark.parametrize(("inside", "last"), [("", "2."), (TEXT, "3.")])
@pytest.mark.parametrize("properties", ["<w:sectPr/>", "<w:rPr><w:vanish/></w:rPr>"])
def test_an_empty_paragraph_of_which_nothing_is_seen_is_not_counted(properties: str, inside: str, last: str) -> None:
    assert labels(numbered() + numbered(inside, properties) + numbered())[-1] == last


@pytest.mark.parametrize(("inside", "last"), [("", "2."), (TEXT, "3.")])
def test_an_empty_paragraph_of_a_cell_that_goes_on_is_not_counted(inside: str, last: str) -> None:
    cell = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr>{}</w:tc>"
    table = "".join(
        f"<w:tr>{cell.format(merge, content)}</w:tr>"
        for merge, content in ((' w:val="restart"', numbered()), ("", numbered(inside)))
    )
    assert labels(f"<w:tbl>{table}</w:tbl>{numbered()}")[-1] == last


def test_an_empty_paragraph_is_counted_elsewhere() -> None:
    assert labels(numbered() + numbered("") + numbered()) == ["1.", "3."]
