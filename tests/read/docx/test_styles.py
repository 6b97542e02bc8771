import pytest
from lxml import etree

from itures.read.docx.styles import Style, read_styles

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
    assert found["B"] == Style("b", italic=True, bold=False)


def test_a_circle_of_styles_ends():
    found = styles(
        '<w:style w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/><w:rPr><w:i/></w:rPr></w:style>'
    )
    assert found["A"].italic is True
    assert found["B"].name == "B"


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
