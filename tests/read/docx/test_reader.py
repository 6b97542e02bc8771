from itures.read.docx import read_docx


def test_parts_that_are_not_read_are_named(read):
    stream = read(
        "<w:p/>",
        header1="<w:p><w:r><w:t>head</w:t></w:r></w:p>",
        footer2="<w:p><w:r><w:t> </w:t></w:r></w:p>",
        comments='<w:comment w:id="1"><w:p><w:r><w:t>why?</w:t></w:r></w:p></w:comment>',
    )
    (found,) = stream.diagnostics
    assert (found.code, found.severity, found.span) == ("docx-part-not-read", "info", None)
    assert found.message.endswith("word/comments.xml, word/header1.xml")


def test_the_same_file_gives_the_same_stream(pack):
    data = pack("<w:p><w:r><w:t>x</w:t></w:r></w:p><w:odd/><w:other/>")
    assert read_docx(data, "x") == read_docx(data, "x")


def test_diagnostics_count_in_the_text_of_the_stream(read):
    stream = read("<w:p><w:r><w:t>first</w:t></w:r></w:p><w:p><w:r><w:t>second</w:t><w:odd/></w:r></w:p>")
    (found,) = stream.diagnostics
    assert found.span is not None
    assert stream.text[found.span.start : found.span.end] == "second"
