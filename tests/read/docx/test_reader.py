from itures.model.stream import Comment, Span
from itures.read.docx import read_docx

SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId0"/><w:headerReference w:type="first" r:id="rId1"/>'
    '<w:footerReference w:type="default" r:id="rId2"/>{title}</w:sectPr>'
)
MARGINS = {
    "header1": "<w:p><w:r><w:t>Document 9-E</w:t></w:r></w:p>",
    "header2": "<w:p><w:r><w:t>first</w:t></w:r></w:p>",
    "footer3": "<w:p><w:r><w:t>foot</w:t></w:r></w:p>",
}


def test_headers_and_footers_that_are_shown_come_last(read):
    stream = read("<w:p><w:r><w:t>body</w:t></w:r></w:p>" + SECTION.format(title=""), **MARGINS)
    assert [(p.text, p.origin.part) for p in stream.paragraphs] == [
        ("body", "body"),
        ("Document 9-E", "header"),
        ("foot", "footer"),
    ]
    assert [d.code for d in stream.diagnostics] == ["docx-header-not-shown"]


def test_the_header_of_a_first_page_is_shown_where_the_section_has_a_title_page(read):
    stream = read("<w:p/>" + SECTION.format(title="<w:titlePg/>"), **MARGINS)
    assert [p.text for p in stream.paragraphs] == ["", "Document 9-E", "first", "foot"]
    assert stream.diagnostics == ()


def test_comments_stand_apart_with_the_text_they_are_about(read):
    stream = read(
        '<w:p><w:r><w:t xml:space="preserve">one </w:t></w:r><w:commentRangeStart w:id="1"/><w:r><w:t>two</w:t></w:r>'
        '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>',
        comments='<w:comment w:id="1" w:author="Ana" w:date="2026-05-04T10:00:00Z">'
        "<w:p><w:r><w:annotationRef/></w:r><w:r><w:t>why?</w:t></w:r></w:p></w:comment>",
    )
    assert stream.text == "one two"
    assert stream.comments == (Comment("1", "why?", "Ana", "2026-05-04T10:00:00Z", Span(4, 7)),)


def test_what_is_in_charts_is_not_read_and_said(read):
    stream = read("<w:p/>", chart="<a:t>Lamps per village</a:t>")
    (found,) = stream.diagnostics
    assert (found.code, found.severity, found.span) == ("docx-part-not-read", "info", None)
    assert found.message == "the text in charts is not read (1)"


def test_the_same_file_gives_the_same_stream(pack):
    data = pack("<w:p><w:r><w:t>x</w:t></w:r></w:p><w:odd/><w:other/>")
    assert read_docx(data, "x") == read_docx(data, "x")


def test_diagnostics_count_in_the_text_of_the_stream(read):
    stream = read("<w:p><w:r><w:t>first</w:t></w:r></w:p><w:p><w:r><w:t>second</w:t><w:odd/></w:r></w:p>")
    (found,) = stream.diagnostics
    assert found.span is not None
    assert stream.text[found.span.start : found.span.end] == "second"
