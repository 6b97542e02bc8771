from pathlib import Path

from itures.read.docx import read_docx

SAMPLES = Path(__file__).parents[3] / "data" / "samples"


def test_the_sample_reads_as_its_plain_text():
    stream = read_docx((SAMPLES / "draft-new-resolution.docx").read_bytes(), "sample")
    plain = (SAMPLES / "draft-new-resolution.txt").read_text(encoding="utf-8")
    lines = [line for line in stream.text.replace("\u2011", "-").split("\n") if line]
    assert lines == plain.splitlines()
    assert stream.diagnostics == ()
    assert [(note.key, note.mark) for note in stream.notes] == [("footnote:1", "1"), ("footnote:2", "2")]
    assert {"Proposal", "Res_No", "Res_title", "Call", "enumlev1", "Annex_No", "Reasons"} <= {
        paragraph.style for paragraph in stream.paragraphs if paragraph.style
    }
