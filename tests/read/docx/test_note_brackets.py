"""Brackets around the marks of notes: neither in the mark nor in the text, and in exactly one leaf."""

from __future__ import annotations

import pytest

from itures.model.stream import Stream
from itures.parse import parse
from itures.read import read
from test_invariants import lost_and_doubled
from test_notes import REPEATED, mark, note, raised, t
from test_revisions import who
from word_xml import pack_docx

NOTE = note(1, REPEATED + t(" Of any size."))


def stream(inner: str, notes: str = NOTE) -> Stream:
    head = "".join(f"<w:p>{t(text)}</w:p>" for text in ("RESOLUTION 300 (Rev. Dubai, 2018)", "Lamps", "resolves"))
    return read("x.docx", pack_docx(f"{head}<w:p>{inner}</w:p><w:p>{t('2 to rest.')}</w:p>", footnotes=notes))


def shown(made: Stream) -> tuple[str, list[tuple[str, str]]]:
    (instrument,) = parse(made).instruments
    point = instrument.sections[0].items[0]  # type: ignore[union-attr]
    return " ".join(point.text.split()), [(one.mark, one.text) for one in instrument.footnotes]


CASES = {
    "raised brackets": (raised("(") + mark(1) + raised(")"), "to burn lamps by night;", "1"),
    "brackets of the text": (t("(") + mark(1) + t(")"), "to burn lamps by night;", "1"),
    "a mark of the file's own": (raised("(") + mark(1, "*") + raised(")"), "to burn lamps by night;", "*"),
    "more of the mark": (raised("(") + mark(1) + raised("bis)"), "to burn lamps by night;", "1bis"),
    "words in the brackets": (t("(dear ones") + mark(1) + raised(")"), "to burn lamps (dear ones) by night;", "1"),
    "square ones": (raised("[") + mark(1) + raised("]"), "to burn lamps [] by night;", "1"),
    "one that nothing opened": (mark(1) + raised(")"), "to burn lamps by night;", "1)"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_mark_has_no_bracket_that_the_text_opened(name: str) -> None:
    inner, words, own = CASES[name]
    made = stream(t("1 to burn lamps ") + inner + t(" by night;"))
    text, notes = shown(made)
    assert (text, notes) == (words, [(own, "Of any size.")])
    assert lost_and_doubled(made, parse(made)) == ("", "")


@pytest.mark.parametrize("inner", [REPEATED, raised("(") + REPEATED + raised(")"), t("(") + REPEATED + t(")")])
def test_the_note_repeats_its_mark_with_brackets_or_without(inner: str) -> None:
    made = stream(t("1 to burn lamps (") + mark(1) + t(") by night;"), note(1, inner + t(" Of any size.")))
    assert shown(made)[1] == [("1", "Of any size.")]


def test_a_mark_of_the_file_s_own_is_repeated_in_brackets() -> None:
    made = stream(t("1 to burn lamps (") + mark(1, "*") + t(") by night;"), note(1, t("(*) Of any size.")))
    assert shown(made)[1] == [("*", "Of any size.")]


def test_two_marks_in_brackets_of_their_own() -> None:
    marks = raised("(") + mark(1) + raised(")(") + mark(2) + raised(")")
    text, notes = shown(stream(t("1 to burn lamps ") + marks, NOTE + note(2, REPEATED + t(" By night."))))
    assert (text, notes) == ("to burn lamps", [("1", "Of any size."), ("2", "By night.")])


def test_brackets_that_came_with_the_mark_go_with_it_and_others_stay() -> None:
    """In each view the brackets are around a mark, or in the text together."""
    came = f"<w:ins {who()}>{raised('(') + mark(1) + raised(')')}</w:ins>"
    first = stream(t("1 to burn lamps ") + came + t(" by night;"))
    assert shown(first.project("original")) == ("to burn lamps by night;", [])
    assert shown(first.project("revised"))[0] == "to burn lamps by night;"
    around = t("(") + f"<w:ins {who()}>{mark(1)}</w:ins>" + t(")")
    second = stream(t("1 to burn lamps ") + around + t(" by night;"))
    assert shown(second.project("original")) == ("to burn lamps () by night;", [])
    assert shown(second.project("revised"))[0] == "to burn lamps () by night;"


def test_a_mark_behind_a_deleted_one_is_that_of_the_note_that_stays() -> None:
    gone = f"<w:del {who()}>{mark(2, '*').replace('w:t>', 'w:delText>')}</w:del>"
    came = f"<w:ins {who()}>{raised('*')}</w:ins>"
    made = stream(t("1 to burn lamps") + mark(1, "*") + t(" by day") + gone + came, NOTE + note(2, t("* By night.")))
    assert [run.note for run in made.paragraphs[3].runs] == [None, "footnote:1", None, "footnote:2", "footnote:1"]
    assert [one for _, one in shown(made.project("revised"))[1]] == ["Of any size."]


def test_the_number_of_the_original_text_stands_in_the_same_brackets() -> None:
    came = f"<w:ins {who()}>{mark(2)}</w:ins>"
    made = stream(
        t("1 to burn") + came + t(" lamps ") + raised("(") + mark(1) + raised(")"),
        NOTE + note(2, REPEATED + t(" By night.")),
    )
    before = made.project("original")
    assert [run.text for run in before.paragraphs[3].runs] == ["1 to burn", " lamps ", "(1)"]
    assert shown(before) == ("to burn lamps", [("1", "Of any size.")])
    assert [one for one, _ in shown(made.project("revised"))[1]] == ["1", "2"]
    for view in ("original", "revised", "marked"):
        seen = made.project(view)  # type: ignore[arg-type]
        assert lost_and_doubled(seen, parse(seen)) == ("", "")
