"""Cross-reference fields of Word: what they point to is meant, whatever number they show."""

from __future__ import annotations

import pytest

import itures
from itures.model.paths import shows
from itures.model.references import Reference
from itures.model.stream import View
from itures.model.tree import Document
from word_xml import pack_docx

NEW = '<w:rPr><w:ins w:id="1" w:author="A" w:date="2026-09-01T10:00:00Z"/></w:rPr>'
NUMBERING = """
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
  <w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
"""


def paragraph(content: str, *, numbered: bool = False, mark: str = "") -> str:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if numbered else ""
    return f"<w:p><w:pPr>{number}{mark}</w:pPr>{content}</w:p>"


def t(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def ref(instruction: str, shown: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{t(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text(field: str, view: View = "revised") -> Document:
    """Points 1, 2 (inserted) and 3, which a bookmark names, and a point with a field in it."""
    body = [
        paragraph(t("RESOLUTION 950 (Rev. Bucharest, 2022)")),
        paragraph(t("Spare parts for beacons")),
        paragraph(t("The Plenipotentiary Conference (Bucharest, 2022),")),
        paragraph(t("resolves")),
        paragraph(t("that beacons be kept lit;"), numbered=True),
        paragraph(f'<w:ins w:id="2" w:author="A">{t("that wicks be trimmed;")}</w:ins>', numbered=True, mark=NEW),
        paragraph(
            f'<w:bookmarkStart w:id="3" w:name="_Ref1"/>{t("that a list be kept;")}<w:bookmarkEnd w:id="3"/>',
            numbered=True,
        ),
        paragraph(t("instructs the Secretary-General")),
        paragraph(t("to publish the list under resolves ") + field + t(" above.")),
    ]
    return itures.parse(pack_docx("".join(body), numbering=NUMBERING), view=view)


def told(document: Document) -> list[str]:
    return [one.code for one in document.diagnostics if one.code.startswith("cross-reference")]


def cited(document: Document) -> list[Reference]:
    return [one for one in itures.find_references(document) if one.kind == "internal"]


@pytest.mark.parametrize("instruction", ["REF _Ref1 \\r \\h", "REF _Ref1 \\w", 'ref "_Ref1" \\n'])
def test_a_field_that_shows_an_old_number_cites_what_it_points_to(instruction: str) -> None:
    document = text(ref(instruction, "2"))
    (found,) = cited(document)
    assert (found.id, found.status, found.severity) == ("#resolves 3", "stale", "warning")
    assert "points to resolves 3" in (found.message or "")
    assert told(document) == ["cross-reference-stale"]
    assert document.diagnostics[-1].at == "instructs the Secretary-General"


def test_a_field_that_is_up_to_date_says_nothing() -> None:
    document = text(ref("REF _Ref1 \\r \\h", "3"))
    assert [(one.id, one.status) for one in cited(document)] == [("#resolves 3", None)]
    assert told(document) == []


def test_before_the_changes_the_number_was_right() -> None:
    field = ref("REF _Ref1 \\r", "2")
    assert told(text(field, "original")) == []
    assert told(text(field, "marked")) == ["cross-reference-stale"]


def test_a_field_that_points_to_nothing_is_told() -> None:
    document = text(ref("REF _RefGone \\r \\h", "Error! Reference source not found."))
    assert told(document) == ["cross-reference-broken"]
    (found,) = [one for one in cited(document) if one.status == "dangling"]
    assert (found.id, found.raw, found.severity) == ("#", "Error! Reference source not found.", "warning")


def test_a_field_that_points_to_nothing_and_still_shows_a_number_is_told() -> None:
    document = text(ref("REF _RefGone \\r", "1"))
    (found,) = cited(document)
    assert (found.id, found.status, told(document)) == ("#resolves 1", "dangling", ["cross-reference-broken"])


@pytest.mark.parametrize("instruction", ["REF _Ref1 \\h", "PAGEREF _Ref1 \\r", "SEQ Figure"])
def test_other_fields_are_text(instruction: str) -> None:
    document = text(ref(instruction, "2"))
    assert (told(document), [one.status for one in cited(document)]) == ([], [None])


def test_a_simple_field_is_one() -> None:
    document = text(f'<w:fldSimple w:instr=" REF _Ref1 \\r ">{t("2")}</w:fldSimple>')
    assert [(one.id, one.status) for one in cited(document)] == [("#resolves 3", "stale")]


@pytest.mark.parametrize(
    ("shown", "label", "same"),
    [
        ("2", "2", True),
        ("2.", "2", True),
        ("2 a)", "a)", True),
        ("1.2", "1.2", True),
        ("12", "2", False),
        ("2", "12", False),
        ("ba)", "a)", False),
        ("2", "3", False),
        ("x", "–", True),
    ],
)
def test_what_a_field_shows_is_the_label_alone_or_behind_those_above(shown: str, label: str, same: bool) -> None:
    assert shows(shown, label) is same
