"""What is in a Word file is read as far as the budgets go; a case on either side of each."""

from __future__ import annotations

import pytest

from itures.foundation import budgets
from itures.model.stream import UnreadableError
from itures.read.docx import read_docx
from numbering_xml import abstract, level, num, numbers
from word_xml import pack_docx

PARAGRAPH = "<w:p><w:r><w:t>text</w:t></w:r></w:p>"


def labelled(label: str) -> tuple[str, list[str]]:
    body = f"<w:p><w:pPr>{numbers(1, 0)}</w:pPr><w:r><w:t>text</w:t></w:r></w:p>"
    stream = read_docx(pack_docx(body, numbering=f"{abstract(0, level(0, label))}{num(1, 0)}"), "x")
    hint = stream.project("revised").paragraphs[0].hint
    assert hint is not None
    return hint.label or "", [str(one.code) for one in stream.diagnostics]


@pytest.mark.parametrize("label", ["%1" + "1" * 253, "%1" * 127])
def test_a_label_within_the_budget_is_whole(label: str) -> None:
    assert labelled(label) == (label.replace("%1", "1"), [])


@pytest.mark.parametrize("label", ["%1" + "1" * 254, "%1" * 20_000, "%1" * 100 + "1" * 200])
def test_a_longer_label_is_cut_and_told(label: str) -> None:
    text, codes = labelled(label)
    assert label.replace("%1", "1").startswith(text)
    assert len(text) <= budgets.LABEL
    assert codes == ["docx-label-cut"]


def test_as_many_elements_as_the_budget_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budgets, "ELEMENTS", 60)
    assert len(read_docx(pack_docx(PARAGRAPH * 10), "x").paragraphs) == 10
    with pytest.raises(UnreadableError, match="more than 60 elements"):
        read_docx(pack_docx(PARAGRAPH * 20), "x")


def test_as_many_paragraphs_as_the_budget_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budgets, "PARAGRAPHS", 10)
    assert len(read_docx(pack_docx(PARAGRAPH * 10 + "<w:p/>"), "x").paragraphs) == 11
    with pytest.raises(UnreadableError, match="more than 10 paragraphs"):
        read_docx(pack_docx(PARAGRAPH * 11), "x")


def referring(references: str) -> tuple[str, str, list[str]]:
    note = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> A lamp.</w:t></w:r></w:p></w:footnote>'
    stream = read_docx(pack_docx(f"<w:p>{references}</w:p>", footnotes=note), "x")
    (only,) = stream.notes
    return stream.paragraphs[0].text, only.mark, [str(one.code) for one in stream.diagnostics]


def reference(custom: str = "") -> str:
    follows = ' w:customMarkFollows="1"' if custom else ""
    text = f"<w:t>{custom}</w:t>" if custom else ""
    return f'<w:r><w:footnoteReference{follows} w:id="2"/>{text}</w:r>'


@pytest.mark.parametrize(("custom", "text"), [("", "1 2 3"), ("*", "* * *")])
def test_a_mark_is_that_of_the_first_reference(custom: str, text: str) -> None:
    blank = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    assert referring(blank.join([reference(custom)] * 3)) == (text, text[0], ["docx-note-repeated"])


def test_the_mark_of_a_reference_that_was_deleted_is_that_of_the_next() -> None:
    other = '<w:ins w:id="1"><w:r><w:footnoteReference w:id="3"/></w:r></w:ins>'
    deleted, inserted = (f'<w:{tag} w:id="1">{reference()}</w:{tag}>' for tag in ("del", "ins"))
    notes = "".join(
        f'<w:footnote w:id="{id}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> A lamp.</w:t></w:r></w:p></w:footnote>'
        for id in (2, 3)
    )
    stream = read_docx(pack_docx(f"<w:p>{deleted}{other}{inserted}</w:p>", footnotes=notes), "x")
    assert [(one.key, one.mark, one.before) for one in stream.notes] == [
        ("footnote:2", "2", "1"),
        ("footnote:3", "1", "2"),
    ]
    assert [str(one.code) for one in stream.diagnostics] == []


@pytest.mark.parametrize(("size", "mark"), [(31, 31), (32, 32), (33, 32), (5_000, 32)])
def test_a_mark_is_no_longer_than_its_budget(size: int, mark: int) -> None:
    text, found, _ = referring(reference("a" * size))
    assert text == "a" * size
    assert found == "a" * mark
