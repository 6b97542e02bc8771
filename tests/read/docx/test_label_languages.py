"""In which language the numbers of a label are written, and which labels are words of the text."""

from __future__ import annotations

import pytest

from itures.read.docx import read_docx
from numbering_xml import abstract, level, num, numbers
from word_xml import pack_docx

NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'


def lang(code: str) -> str:
    return f'<w:rPr><w:lang w:val="{code}"/></w:rPr>' if code else ""


def read(body: str, lvl: str, styles: str = NORMAL):
    data = pack_docx(body, numbering=abstract(0, lvl) + num(1, 0), styles=styles)
    return read_docx(data, "x").project("revised")


def shown(*, level_has: str = "", mark: str = "", run: str = "", style: str = "", document: str = "") -> str:
    """The text of a paragraph that a list counts in words, with the languages of all that might say it."""
    lvl = level(0, "[%1]", "cardinalText").replace("</w:lvl>", f"{lang(level_has)}</w:lvl>")
    styles = f"<w:docDefaults><w:rPrDefault>{lang(document)}</w:rPrDefault></w:docDefaults>" if document else ""
    styles += NORMAL.replace("</w:style>", f"{lang(style)}</w:style>")
    body = f"<w:p><w:pPr>{numbers(1, 0)}{lang(mark)}</w:pPr><w:r>{lang(run)}<w:t>text</w:t></w:r></w:p>"
    return read(body, lvl, styles).paragraphs[0].text


def test_the_language_is_that_of_the_level_the_mark_the_text_the_style_and_the_document_in_this_order() -> None:
    assert shown() == "[One]\ttext"
    assert shown(document="fr-FR") == "[Un]\ttext"
    assert shown(document="fr-FR", style="es-ES") == "[Uno]\ttext"
    assert shown(style="es-ES", run="ru-RU") == "[Один]\ttext"
    assert shown(run="ru-RU", mark="fr-CH") == "[Un]\ttext"
    assert shown(mark="fr-CH", level_has="EN-gb") == "[One]\ttext"


def test_a_style_has_the_language_of_the_one_that_it_is_based_on() -> None:
    styles = (
        NORMAL
        + f'<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/>{lang("fr-FR")}</w:style>'
        + '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
    )
    body = f'<w:p><w:pPr><w:pStyle w:val="B"/>{numbers(1, 0)}</w:pPr><w:r><w:t>text</w:t></w:r></w:p>'
    assert read(body, level(0, "Point %1", "ordinalText"), styles).paragraphs[0].text == "Point Premier\ttext"


def test_a_language_without_words_is_told_and_the_number_decimal() -> None:
    body = f"<w:p><w:pPr>{numbers(1, 0)}{lang('tlh')}</w:pPr><w:r><w:t>text</w:t></w:r></w:p>"
    stream = read(body, level(0, "%1.", "ordinalText"))
    (told,) = [one for one in stream.diagnostics if one.code == "docx-number-format"]
    assert "ordinalText (tlh)" in told.message
    assert stream.paragraphs[0].text.startswith("1.")


@pytest.mark.parametrize(
    ("text", "fmt", "label"),
    [
        ("%1.", "chineseCounting", "十一."),
        ("(%1)", "hebrew1", "(יא)"),
        ("%1)", "ordinal", "11th)"),
        ("%1.", "numberInDash", "- 11 -."),
        ("%1.", "thaiLetters", "ฎ."),
        ("Annex %1", "decimal", None),
        ("%1", "cardinalText", None),
    ],
)
def test_a_label_is_text_where_the_list_writes_words_and_not_where_it_counts(
    text: str, fmt: str, label: str | None
) -> None:
    body = f"<w:p><w:pPr>{numbers(1, 0)}</w:pPr><w:r><w:t>text</w:t></w:r></w:p>"
    paragraph = read(body, level(0, text, fmt, start=11)).paragraphs[0]
    assert (paragraph.hint.label if paragraph.hint is not None else None) == label
    assert (paragraph.text == "text") == (label is not None)
