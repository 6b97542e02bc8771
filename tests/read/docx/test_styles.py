import pytest
from lxml import etree

from itures.read.docx.styles import NumPr, Style, read_num_pr, read_styles

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def styles(xml):
    return read_styles(etree.fromstring(f'<w:styles xmlns:w="{W}">{xml}</w:styles>'))


def test_a_paragraph_has_the_name_of_its_style(read):
    style = '<w:style w:type="paragraph" w:styleId="Resref"><w:name w:val="Res_ref"/></w:style>'
    stream = read(
        '<w:p><w:pPr><w:pStyle w:val="Resref"/></w:pPr></w:p><w:p><w:pPr><w:pStyle w:val="Lost"/></w:pPr></w:p><w:p/>',
        styles=style,
    )
    assert [p.style for p in stream.paragraphs] == ["Res_ref", "Lost", None]


def test_without_a_style_part_the_id_is_the_name(pack):
    from itures.read.docx import read_docx

    data = pack('<w:p><w:pPr><w:pStyle w:val="Call"/></w:pPr></w:p>', files={"word/_rels/document.xml.rels": "<x/>"})
    assert read_docx(data, "x").paragraphs[0].style == "Call"


def test_properties_are_inherited_and_overridden():
    found = styles(
        '<w:style w:styleId="A"><w:name w:val="a"/><w:rPr><w:i/><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/><w:rPr><w:b w:val="0"/></w:rPr></w:style>'
    )
    assert found["B"] == Style("b", italic=True, bold=False, bases=("A",))


def test_a_circle_of_styles_ends():
    found = styles(
        '<w:style w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/><w:rPr><w:i/></w:rPr></w:style>'
    )
    assert found["A"].italic is True
    assert found["B"].name == "B"
    assert found["A"].bases == ("B",)


@pytest.mark.parametrize(
    ("xml", "raised"),
    [
        ('<w:vertAlign w:val="superscript"/>', True),
        ('<w:vertAlign w:val="baseline"/>', False),
        ('<w:position w:val="6"/>', True),
        ('<w:position w:val="0"/>', False),
        ('<w:position w:val="-6"/>', False),
        ('<w:position w:val="6"/><w:vertAlign w:val="baseline"/>', True),
    ],
)
def test_what_raises_text(xml, raised):
    assert styles(f'<w:style w:styleId="A"><w:rPr>{xml}</w:rPr></w:style>')["A"].raised is raised


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ('<w:ilvl w:val="2"/><w:numId w:val="4"/>', NumPr("4", 2)),
        ('<w:numId w:val="0"/>', NumPr("0", None)),
        ('<w:ilvl w:val="1"/>', NumPr(None, 1)),
        ("", NumPr(None, None)),
        ('<w:ilvl w:val="99"/><w:numId w:val=" 04 "/>', NumPr("4", 8)),
        ('<w:ilvl w:val="-1"/><w:numId w:val="-1"/>', NumPr("-1", None)),
        ('<w:ilvl w:val="x"/><w:numId w:val="x"/>', NumPr("x", None)),
        ("<w:ilvl/><w:numId/>", NumPr(None, None)),
        (f'<w:ilvl w:val="{"9" * 5000}"/><w:numId w:val="٣"/>', NumPr("٣", None)),
    ],
)
def test_what_a_num_pr_says(xml, said):
    assert read_num_pr(etree.fromstring(f'<w:numPr xmlns:w="{W}">{xml}</w:numPr>')) == said


def numbered(key, xml="", base=None):
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:styleId="{key}">{based}<w:pPr><w:numPr>{xml}</w:numPr></w:pPr></w:style>'


def test_list_and_level_are_inherited_each_by_itself():
    found = styles(
        numbered("A", '<w:ilvl w:val="1"/><w:numId w:val="4"/>')
        + numbered("B", '<w:ilvl w:val="2"/>', "A")
        + numbered("C", '<w:numId w:val="5"/>', "B")
        + '<w:style w:styleId="D"><w:basedOn w:val="C"/></w:style>'
    )
    assert [found[key].numbering for key in "ABCD"] == [NumPr("4", 1), NumPr("4", 2), NumPr("5", 2), NumPr("5", 2)]
    assert found["D"].bases == ("C", "B", "A")


def test_a_style_takes_away_the_number_of_its_base():
    found = styles(
        numbered("A", '<w:numId w:val="4"/>')
        + numbered("B", '<w:numId w:val="0"/>', "A")
        + '<w:style w:styleId="C"><w:basedOn w:val="B"/></w:style>'
    )
    assert [found[key].numbering for key in "ABC"] == [NumPr("4", None), NumPr("0", None), NumPr("0", None)]
    assert [found[key].numbered for key in "ABC"] == [True, False, False]
