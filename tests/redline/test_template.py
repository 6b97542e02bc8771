"""A redline in the package of another Word file: its text, notes and comments, the other one's styles, headers and page."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from itures.analyse.diff.edits import diff
from itures.model.clauses import clauses_of
from itures.model.stream import UnreadableError, View
from itures.parse import parse
from itures.read import read
from itures.read.docx.names import VAL, w
from itures.redline.template import in_package_of
from itures.render.diff import docx
from test_redlined import FILES, lines, parts
from word_xml import pack_docx

OLD = (
    "RESOLUTION 300 (Rev. Dubai, 2018)\nUse of lamps\nThe Plenipotentiary Conference (Dubai, 2018),\nresolves\n"
    "1\tthat lamps1 shall burn oil;\n2\tto rest.\n\n____________\n1 Of any size.\n"
)
NEW = OLD.replace("shall", "should").replace("any size", "every size")
HEADER = "<w:p><w:r><w:t>Document 7-E</w:t></w:r></w:p>"


def made() -> bytes:
    old, new = (parse(read("x.txt", text.encode())) for text in (OLD, NEW))
    sides = [[clause.side for clause in clauses_of(one)] for one in (old, new)]
    return docx.write(*sides, diff(old, new), "Kenya", "2026-11-29T00:00:00Z")


def related(section: str, **more: str) -> bytes:
    """A template with a header in its last section."""
    return pack_docx(
        f"<w:p><w:r><w:t>Delete this.</w:t></w:r></w:p><w:sectPr>{section}</w:sectPr>", header=HEADER, **more
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("view", ["original", "revised"])
def test_the_text_is_that_of_the_redline_in_every_template(path: Path, view: View) -> None:
    template = path.read_bytes()
    found = in_package_of(template, made())
    assert lines(found, view) == lines(made(), view)
    before, after = parts(template), parts(found)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {
        *("[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml", "word/styles.xml"),
        *("word/footnotes.xml", "word/endnotes.xml", "word/comments.xml", "word/commentsExtended.xml"),
    }


def test_header_and_page_are_those_of_the_last_section() -> None:
    section = '<w:headerReference w:type="default" r:id="header"/><w:pgSz w:w="5000" w:h="9000"/>'
    document = parts(in_package_of(related(section), made()))["word/document.xml"].decode()
    assert document.endswith(f"<w:sectPr>{section}</w:sectPr></w:body></w:document>")
    assert "Delete this" not in document


def test_headers_that_the_last_section_has_from_the_one_before_come_along() -> None:
    first = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr></w:pPr></w:p>'
    template = pack_docx(first + '<w:sectPr><w:pgSz w:w="5000" w:h="9000"/></w:sectPr>', header=HEADER)
    document = parts(in_package_of(template, made()))["word/document.xml"].decode()
    assert '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:pgSz' in document


def test_styles_are_those_of_the_template_by_their_names_and_others_come_along() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Titre"><w:name w:val="Res_title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Call"><w:name w:val="Something else"/></w:style>'
    )
    found = parts(in_package_of(related("", styles=styles), made()))
    text, defined = (etree.fromstring(found[f"word/{name}.xml"]) for name in ("document", "styles"))
    used = [one.get(VAL) for one in text.iter(w("pStyle"))]
    assert used[:4] == ["ResNo", "Titre", "Normalaftertitle", "Call2"]
    names = {one.get(w("styleId")): one[0].get(VAL) for one in defined.iterchildren(w("style"))}
    assert (names["Call"], names["Call2"], names["ResNo"]) == ("Something else", "Call", "Res_No")
    based = {one.get(VAL) for one in defined.iter(w("basedOn"))}
    assert based <= set(names)
    assert sum(1 for one in defined if one.get(w("default")) and one.get(w("type")) == "paragraph") == 1


def test_notes_take_the_place_of_those_of_the_template_behind_its_separators() -> None:
    notes = "".join(
        f'<w:footnote w:id="{id}" {kind}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for id, kind, text in (
            (0, 'w:type="separator"', ""),
            (1, 'w:type="continuationSeparator"', ""),
            (2, "", "Gone."),
        )
    )
    found = in_package_of(related("", footnotes=notes), made())
    assert [one for one in lines(found, "revised") if "size" in one or "Gone" in one] == ["1\tOf every size."]
    root = etree.fromstring(parts(found)["word/footnotes.xml"])
    assert [one.get(w("id")) for one in root] == ["0", "1", "2"]


def test_a_template_becomes_a_document_and_one_with_macros_is_refused() -> None:
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    found = in_package_of(pack_docx("<w:p/>", main_type=kinds), made())
    assert b"wordprocessingml.document.main+xml" in parts(found)["[Content_Types].xml"]
    macros = "application/vnd.ms-word.document.macroEnabled.main+xml"
    with pytest.raises(UnreadableError, match="macros"):
        in_package_of(pack_docx("<w:p/>", main_type=macros), made())
