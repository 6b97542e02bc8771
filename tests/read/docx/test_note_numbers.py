"""How the marks of notes are numbered: formats, starts and restarts of the settings and of sections, in each view."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from itures.model.stream import Stream, View

Read = Callable[..., Stream]

DELETED, INSERTED = "<w:rPr><w:del w:id='1'/></w:rPr>", "<w:rPr><w:ins w:id='1'/></w:rPr>"
EACH_SECTION = '<w:numRestart w:val="eachSect"/>'
CONTINUOUS = '<w:numRestart w:val="continuous"/>'
EACH_PAGE = '<w:numRestart w:val="eachPage"/>'


def fmt(value: str) -> str:
    return f'<w:numFmt w:val="{value}"/>'


def start(value: int | str) -> str:
    return f'<w:numStart w:val="{value}"/>'


def asks(properties: str, kind: str = "footnote") -> str:
    return f"<w:{kind}Pr>{properties}</w:{kind}Pr>"


def section(properties: str = "", kind: str = "footnote", former: str | None = None) -> str:
    """A `w:sectPr`; `former` is what a tracked change of it replaced."""
    change = "" if former is None else f'<w:sectPrChange w:id="9"><w:sectPr>{former}</w:sectPr></w:sectPrChange>'
    return f"<w:sectPr>{asks(properties, kind)}{change}</w:sectPr>"


def refer(*keys: int, kind: str = "footnote") -> str:
    return "".join(f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>' for key in keys)


def ins(inner: str) -> str:
    return f'<w:ins w:id="1" w:author="A">{inner}</w:ins>'


def gone(inner: str) -> str:
    return f'<w:del w:id="1" w:author="A">{inner}</w:del>'


def p(inner: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


@pytest.fixture
def numbered(read: Read) -> Callable[..., Stream]:
    """Read a body in which footnotes (or endnotes) 1 to 9 may be referred to."""

    def read_notes(body: str, *, kind: str = "footnote", settings: str = "") -> Stream:
        notes = "".join(f'<w:{kind} w:id="{key}"><w:p/></w:{kind}>' for key in range(1, 10))
        parts = {f"{kind}s": notes, "settings": settings}
        return read(body, **parts)

    return read_notes


def marks(stream: Stream, view: View = "revised") -> str:
    return " ".join(run.text for part in stream.project(view).paragraphs for run in part.runs if run.note)


def reported(stream: Stream) -> list[str]:
    return [found.message for found in stream.diagnostics if found.code == "docx-note-numbering"]


# Formats and starts.


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("", "1 2 3"),
        (fmt("lowerLetter"), "a b c"),
        (fmt("upperRoman"), "I II III"),
        (fmt("chicago"), "* † ‡"),
        (fmt("decimalEnclosedCircle"), "① ② ③"),
        (start(4), "4 5 6"),
        (start(0), "0 1 2"),
        (fmt("upperLetter") + start(26), "Z AA BB"),
        ('<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>', "001 002 003"),
        (fmt("decimal") + start(1) + CONTINUOUS, "1 2 3"),
    ],
)
@pytest.mark.parametrize("place", ["settings", "section"])
def test_format_and_start(numbered, properties, expected, place):
    body, settings = p(refer(1, 2, 3)), ""
    if place == "settings":
        settings = asks(properties)
    else:
        body += section(properties)
    stream = numbered(body, settings=settings)
    assert marks(stream) == marks(stream, "original") == expected
    assert [note.mark for note in stream.notes] == expected.split()
    assert reported(stream) == []


def test_of_alternatives_the_first_that_is_understood_counts(numbered):
    def either(choice: str) -> str:
        return (
            f'<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="{choice}"/></mc:Choice>'
            f"<mc:Fallback>{fmt('upperRoman')}</mc:Fallback></mc:AlternateContent>"
        )

    assert marks(numbered(p(refer(1)) + section(either("01, 02, 03, ...")))) == "01"
    assert marks(numbered(p(refer(1)) + section(either("A, E, I, ...")))) == "I"


def test_endnotes_have_properties_of_their_own(numbered):
    body = p(refer(1, 2, kind="endnote"))
    assert marks(numbered(body, kind="endnote")) == "i ii"
    assert marks(numbered(body, kind="endnote", settings=asks(fmt("upperLetter"), "endnote"))) == "A B"
    assert marks(numbered(body, kind="endnote", settings=asks(fmt("upperLetter")))) == "i ii"
    assert marks(numbered(body + section(start(3), "endnote"), kind="endnote")) == "iii iv"


def test_a_section_goes_before_the_settings_in_what_it_says(numbered):
    settings = asks(fmt("lowerLetter") + start(3))
    assert marks(numbered(p(refer(1, 2)) + section(fmt("upperLetter")), settings=settings)) == "C D"
    assert marks(numbered(p(refer(1, 2)) + section(start(1)), settings=settings)) == "a b"


def test_the_head_of_a_note_repeats_its_mark(read):
    head = '<w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> See.</w:t></w:r>'
    note = f'<w:footnote w:id="1">{p(head)}</w:footnote>'
    stream = read(p(refer(1)) + section(fmt("lowerLetter")), footnotes=note)
    assert [paragraph.text for paragraph in stream.paragraphs] == ["a", "a See."]


# Sections. Each says how its notes are numbered in the last of its paragraphs.


def test_each_section_has_its_format_and_numbers_go_on(numbered):
    body = p(refer(1)) + p(refer(2), section(fmt("lowerLetter"))) + p(refer(3)) + section(fmt("upperRoman"))
    assert marks(numbered(body)) == "a b III"


def test_numbers_start_again_in_each_section(numbered):
    body = p(refer(1, 2), section(EACH_SECTION)) + p(refer(3)) + p(refer(4)) + section(EACH_SECTION)
    stream = numbered(body)
    assert marks(stream) == marks(stream, "original") == "1 2 1 2"
    assert reported(stream) == []


def test_numbers_start_again_by_the_settings(numbered):
    body = p(refer(1, 2), section()) + p(refer(3), section(CONTINUOUS)) + p(refer(4)) + section(start(7))
    assert marks(numbered(body, settings=asks(EACH_SECTION))) == "1 2 3 7"


def test_a_section_without_notes_starts_numbers_again_too(numbered):
    body = p(refer(1, 2), section()) + p("", section(EACH_SECTION)) + p(refer(3)) + section()
    assert marks(numbered(body)) == "1 2 1"


def test_the_first_number_is_that_of_the_section_of_the_first_note(numbered):
    assert marks(numbered(p("", section(start(9))) + p(refer(1, 2)) + section(start(4)))) == "4 5"


def test_sections_before_the_first_note_are_counted(numbered):
    body = p("", section(fmt("chicago"))) + p("", section(fmt("hex"))) + p(refer(1)) + section(fmt("upperLetter"))
    assert marks(numbered(body)) == "A"


def test_text_after_the_last_section_counts_with_it(numbered):
    assert marks(numbered(p(refer(1)) + section(fmt("lowerLetter") + EACH_SECTION) + p(refer(2)))) == "a b"


def test_a_custom_mark_does_not_count(numbered):
    custom = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    assert marks(numbered(p(refer(1) + custom + refer(3)) + section(fmt("lowerLetter")))) == "a * b"


# Tracked changes.


def test_each_view_counts_the_notes_that_it_has(numbered):
    body = p(refer(1) + gone(refer(2)) + ins(refer(3)) + refer(4), section(start(2) + EACH_SECTION))
    body += p(ins(refer(5)) + refer(6)) + section(fmt("lowerLetter") + EACH_SECTION)
    stream = numbered(body)
    assert marks(stream, "original") == "2 3 4 a"
    assert marks(stream, "revised") == "2 3 4 a b"
    assert [(note.mark, note.before) for note in stream.notes] == [
        ("2", None), ("3", None), ("3", "4"), ("4", None), ("a", None), ("b", "a"),
    ]  # fmt: skip


def test_the_notes_of_a_section_whose_end_was_deleted_belong_to_the_next(numbered):
    body = p(refer(1), DELETED + section(fmt("lowerLetter"))) + p(refer(2)) + section(fmt("upperRoman") + EACH_SECTION)
    stream = numbered(body)
    assert (marks(stream, "original"), marks(stream, "revised")) == ("a I", "I II")


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_section_that_was_inserted_is_not_in_the_original(numbered, wrapped):
    first = p(refer(1), ("" if wrapped else INSERTED) + section(EACH_SECTION))
    body = (ins(first) if wrapped else first) + p(refer(2)) + section(EACH_SECTION)
    stream = numbered(body)
    assert marks(stream, "revised") == "1 1"
    # A change around the whole paragraph takes its note away, too.
    assert marks(stream, "original") == ("1" if wrapped else "1 2")


@pytest.mark.parametrize(("former", "before"), [(asks(start(5)), "5 6"), ("", "1 2")])
def test_properties_of_a_section_before_a_tracked_change(numbered, former, before):
    word = ins("<w:r><w:t>new</w:t></w:r>")
    stream = numbered(p(refer(1, 2) + word) + section(fmt("lowerLetter"), former=former))
    assert (marks(stream, "original"), marks(stream, "revised")) == (before, "a b")


# What cannot be followed is said.


def test_numbers_that_start_again_on_each_page_are_reported_where_it_matters(numbered):
    stream = numbered(p(refer(1, 2)) + section(fmt("lowerLetter") + EACH_PAGE))
    assert marks(stream) == "a b"
    (message,) = reported(stream)
    assert "numRestart eachPage" in message
    assert reported(numbered(p(refer(1)) + section(EACH_PAGE))) == []
    assert reported(numbered(p("") + section(EACH_PAGE))) == []


@pytest.mark.parametrize("value", ["custom", "none", "bullet", "of nobody"])
def test_formats_that_are_not_known_or_show_nothing_are_decimal_and_reported(numbered, value):
    stream = numbered(p(refer(1, 2)) + section(fmt(value)))
    assert marks(stream) == "1 2"
    (message,) = reported(stream)
    assert f"numFmt {value}" in message


def test_a_start_in_the_midst_of_continuous_numbers_is_reported(numbered):
    stream = numbered(p(refer(1), section()) + p(refer(2)) + section(start(7)))
    assert marks(stream) == "1 2"
    (message,) = reported(stream)
    assert "numStart 7" in message


@pytest.mark.parametrize("value", ["", "x", "-3", "1.5", "9" * 6000])
def test_absurd_starts_are_not_followed(numbered, value):
    assert marks(numbered(p(refer(1)) + section(start(value)))) == "1"


@pytest.mark.parametrize("properties", ["<w:numFmt/><w:numStart/><w:numRestart/>", start("0002147483647"), fmt("")])
def test_damaged_properties_do_not_raise(numbered, properties):
    assert len(marks(numbered(p(refer(1)) + section(properties)))) in (1, 10)
