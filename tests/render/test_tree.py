from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from itures.model.stream import Span
from itures.model.tree import Block, Document, Instrument, Item
from itures.parse import parse
from itures.read import read
from itures.render import Look, render
from sample_document import LONG, Maker, bare, document, proposal


def tree(sample: Document, full: bool = False, width: int = 80) -> str:
    return render(sample, "tree", Look(full, width))


def with_item(text: str, label: str = "a)") -> Document:
    """The sample with one point of another text under its first call."""
    sample = proposal()
    point = Item("x", "x", label, text, (), Span(300, 310))
    return document(replace(sample, sections=(replace(sample.sections[0], items=(point,)),)))


def column(text: str, words: str) -> int:
    (line,) = (line for line in text.splitlines() if words in line)
    return line.index(words)


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("width", [24, 40, 80, 132])
def test_no_line_is_longer_than_the_width(full: bool, width: int) -> None:
    wide = with_item("電気通信の標準化" * 40)
    for sample in (document(), wide, bare(LONG, "x" * 500), bare("")):
        longest = max(cell_len(line) for line in tree(sample, full, width).splitlines())
        assert longest <= width
    assert max(cell_len(line) for line in tree(document(), True, width).splitlines()) > width * 3 // 4


def test_no_line_ends_with_a_blank() -> None:
    assert not [line for line in tree(document(), True).splitlines() if line != line.rstrip()]


def test_texts_hang_beside_the_longest_label() -> None:
    page = tree(document(), full=True)
    first = column(page, "b)bis  ") + len("b)bis  ")
    assert page.splitlines()[[*map(str.strip, page.splitlines())].index("recalling") + 2].index("Members") == first
    assert column(page, "Resolution 14") == column(page, "and what goes on") == first
    assert column(page, "report to the Council") == column(page, "a)  first") > column(page, "1bis.1")


def test_short_texts_take_two_lines_and_full_ones_are_whole() -> None:
    short, whole = tree(document()), tree(document(), full=True)
    point = short[short.index("a) ") : short.index("b)bis")].rstrip().splitlines()
    assert len(point) == 2
    assert point[1].endswith(" …")
    assert "formal votes" not in short
    assert "…" not in whole
    assert LONG in " ".join(whole.split())


def test_a_text_that_just_fits_is_not_cut() -> None:
    room = 80 - len("    a)  ")
    two_lines = "x" * room + " " + "y" * room
    assert two_lines in " ".join(tree(with_item(two_lines)).split())
    assert "yyy …" in tree(with_item(two_lines + " z"))


def test_blocks_before_the_first_proposal_are_counted_or_shown() -> None:
    short, whole = tree(document()), tree(document(), full=True)
    assert "2 paragraphs before the first proposal, --full shows them" in short
    assert "Purpose" not in short
    assert "Purpose" in whole
    assert "--full" not in whole


def test_one_paragraph_after_the_last_text() -> None:
    sample = replace(
        document(replace(proposal(), proposal=None)), blocks=(Block("paragraph", "END", Span(9000, 9003)),)
    )
    assert "\n1 paragraph after the last text, --full shows it\n" in tree(sample)


def test_a_document_without_instruments_shows_its_paragraphs() -> None:
    page = tree(bare("Dear Sir,", "thank you."))
    assert page.startswith("No resolution, decision, recommendation or opinion found.\n\nDear Sir,\nthank you.\n")


def test_what_is_read_in_the_head_and_foot_is_shown_once() -> None:
    page = tree(document(), full=True)
    for words in (
        "USA/77/1",
        "DRAFT NEW RESOLUTION [USA-1] · bucharest-2022",
        "to be clear.",
        "Rights and obligations of S",
    ):
        assert page.count(words) == 1, words
    assert "History: kyoto-1994 → antalya-2006" in page
    assert "resolves to instruct the Secretary-General to  → SG\n" in page
    assert "  1  [recalling a)] These include" in page
    assert "  *  [no mark found] A note" in page


def test_a_designation_is_put_together_where_none_is_printed() -> None:
    sample = replace(proposal(), head=(), draft=None, number="14", revised=True, edition="antalya-2006", proposal=None)
    assert "\nResolution 14 (Rev.) · antalya-2006\n" in tree(document(sample))


def test_tables() -> None:
    page = tree(document())
    assert re.search(r"│ Country +│ Units +│", page)
    assert re.search(r"│ Switzerland +│ 10 +│", page)


def test_long_tables_are_cut_and_wide_ones_become_lines() -> None:
    sample = bare("x")
    long = Maker().table([[f"row {number}", "x"] for number in range(20)])
    assert "14 rows of the table, --full shows them" in tree(replace(sample, blocks=(long,)))
    assert "row 19" in tree(replace(sample, blocks=(long,)), full=True)
    wide = Maker().table([[f"c{number}" for number in range(30)]])
    page = tree(replace(sample, blocks=(wide,)), full=True)
    assert "c0 | c1 | c2" in page
    assert "c29" in page


def test_deep_points_keep_half_of_the_width() -> None:
    point = Item("x", "x", "a)", LONG, (), Span(300, 310))
    for _ in range(60):
        point = Item("x", "x", "a)", LONG, (point,), Span(300, 310))
    sample = proposal()
    sample = replace(sample, sections=(replace(sample.sections[0], items=(point,)),))
    assert max(map(len, tree(document(sample), full=True).splitlines())) <= 80


@pytest.mark.parametrize("text", ["[bold]x[/bold]", "[/x]", "[link=http://x]y[/link]", ":smile:", "\\[x]", "[red"])
def test_text_is_never_markup(text: str) -> None:
    sample = replace(proposal(title=text), proposal=replace(_proposal(proposal()), id=text, action=text))
    page = tree(document(sample))
    assert page.count(text) == 3
    assert text in tree(with_item(text))
    assert text in tree(with_item("x", label=text))
    cell = Maker().table([[text, "x"]])
    assert text in tree(replace(bare("x"), blocks=(cell,)))


def _proposal(instrument: Instrument):
    assert instrument.proposal is not None
    return instrument.proposal


def test_controls_never_reach_the_terminal() -> None:
    hostile = "a\x1b[31mb\x1b]0;title\x07c\x9b2Jd\x00e\x7ff\u202egnp\u2066h\rover"
    table = Maker().table([[hostile, "x"]])
    samples = (
        with_item(hostile),
        with_item("x", label=hostile),
        document(
            replace(proposal(title=hostile), formula=hostile, edition=hostile, reasons=hostile, history=(hostile,))
        ),
        document(replace(proposal(), proposal=replace(_proposal(proposal()), id=hostile, action=hostile))),
        replace(document(), header=replace(document().header, conference=hostile, sources=(hostile,))),
        replace(bare(hostile), blocks=(table,)),
    )
    for sample in samples:
        for format in ("tree", "outline"):
            page = render(sample, format, Look(full=True))
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    assert "a^[[31mb^[]0;title^Gc\ufffd2Jd^@e^?f\ufffdgnp\ufffdh over" in tree(with_item(hostile), full=True)


@pytest.mark.parametrize(("action", "code"), [("ADD", "1;32"), ("(MOD)", "1;33"), ("SUP*", "1;31"), ("NOC", "2")])
def test_proposal_marks_have_their_colour_and_their_word(action: str, code: str) -> None:
    sample = document(proposal(action))
    assert f"\x1b[{code}m{action}\x1b[0m" in render(sample, "tree", Look(styled=True, colour=True))
    assert f"\n{action}  USA/77/1\n" in render(sample, "tree", Look())


def test_without_colour_a_terminal_still_gets_italics() -> None:
    page = render(document(), "tree", Look(styled=True, colour=False))
    assert "\x1b[3mrecalling\x1b[0m" in page
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", page)


def test_a_plain_look_has_no_escape_and_does_not_ask_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = tree(document())
    for name, value in {"FORCE_COLOR": "1", "COLUMNS": "33", "TERM": "xterm-256color", "TTY_COMPATIBLE": "1"}.items():
        monkeypatch.setenv(name, value)
    assert tree(document()) == plain
    assert "\x1b" not in plain
    styled = render(document(), "tree", Look(styled=True, colour=True))
    assert re.sub(r"\x1b\[[0-9;]*m", "", styled) == plain


def test_text_under_no_call_is_printed_below_the_formula_above_it() -> None:
    text = (
        b"RESOLUTION 962 (Rev. Kyoto, 1994)\nRafts\nThe Council,\nthat rafts sink in the rain,\nresolves\nto go on.\n"
    )
    printed = render(parse(read("x.txt", text)), "tree").splitlines()
    places = [
        next(place for place, line in enumerate(printed) if words in line)
        for words in ("The Council", "rafts sink", "resolves")
    ]
    assert places == sorted(places)
