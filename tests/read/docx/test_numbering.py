"""Labels that Word computes: each rule by itself, damage, and LibreOffice's labels beside ours."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from itures.read.docx.numbering import Counter, Numbering, Position, read_numbering
from itures.read.docx.styles import NumPr, read_styles
from numbering_xml import abstract, level, num, numbers, override, paragraph
from word_xml import PREFIXES, pack_docx

Steps = Iterable[tuple[int | str, int]]

DECIMAL = [level(0, "%1"), level(1, "%1.%2"), level(2, "%1.%2.%3"), level(3, "%1.%2.%3.%4")]


def numbering(*definitions: str, styles: str = "") -> Numbering:
    prefixes = f'{PREFIXES} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    root = etree.fromstring(f"<w:numbering {prefixes}>{''.join(definitions)}</w:numbering>")
    return read_numbering(root, read_styles(etree.fromstring(f"<w:styles {PREFIXES}>{styles}</w:styles>")))


def texts(lists: Numbering, steps: Steps) -> list[str]:
    counter = Counter(lists)
    return [counter.next(Position(str(num_id), ilvl)).text for num_id, ilvl in steps]


def counted(levels: Iterable[str], ilvls: str) -> str:
    """The labels of one list, as words: `counted(DECIMAL, "001")` for two paragraphs of level 0 and one of level 1."""
    lists = numbering(abstract(0, *levels), num(1, 0))
    return " ".join(texts(lists, [(1, int(ilvl)) for ilvl in ilvls]))


def only(lvl: str) -> str:
    return texts(numbering(abstract(0, lvl), num(1, 0)), [(1, 0)])[0]


# Counting.


def test_a_level_starts_again_after_one_above():
    assert counted(DECIMAL, "00112010") == "1 2 2.1 2.2 2.2.1 3 3.1 4"


@pytest.mark.parametrize(
    ("ilvls", "labels"),
    [
        ("1101", "1.1 1.2 2 2.1"),
        ("0221", "1 1.1.1 1.1.2 1.2"),
        ("220", "1.1.1 1.1.2 2"),
    ],
)
def test_a_level_above_that_was_left_out_counts_as_its_start(ilvls, labels):
    assert counted(DECIMAL, ilvls) == labels


def test_starts():
    levels = [level(0, "%1", start=5), level(1, "%1.%2", start=3)]
    assert counted(levels, "1101") == "5.3 5.4 6 6.3"


def test_without_a_start_a_level_starts_at_0():
    assert counted([level(0, "%1", start=None), level(1, "%1.%2", start=None)], "00110") == "0 1 1.0 1.1 2"


@pytest.mark.parametrize(
    ("restart", "labels"),
    [
        (None, "1.1.1 1.1.2 1.2.1 2.1.1"),
        (0, "1.1.1 1.1.2 1.2.3 2.1.4"),
        (1, "1.1.1 1.1.2 1.2.3 2.1.1"),
        (2, "1.1.1 1.1.2 1.2.1 2.1.1"),
        (3, "1.1.1 1.1.2 1.2.1 2.1.1"),
        (-1, "1.1.1 1.1.2 1.2.1 2.1.1"),
        ("x", "1.1.1 1.1.2 1.2.1 2.1.1"),
    ],
)
def test_after_which_level_a_level_starts_again(restart, labels):
    lists = numbering(abstract(0, *DECIMAL[:2], level(2, "%1.%2.%3", restart=restart)), num(1, 0))
    all_of_them = texts(lists, [(1, int(ilvl)) for ilvl in "012212012"])
    assert " ".join(text for text in all_of_them if text.count(".") == 2) == labels


def test_lists_of_one_abstract_list_count_on_together():
    lists = numbering(abstract(0, *DECIMAL), num(1, 0), num(2, 0), abstract(9, *DECIMAL), num(3, 9))
    assert texts(lists, [(1, 0), (2, 0), (2, 1), (1, 1), (3, 0), (1, 0)]) == ["1", "2", "2.1", "2.2", "1", "3"]


def test_a_start_override_counts_from_the_first_paragraph_of_its_list():
    lists = numbering(abstract(0, *DECIMAL), num(1, 0), num(2, 0, override(0, 1)))
    steps = [(1, 0), (1, 0), (2, 0), (2, 0), (1, 0), (2, 0)]
    assert texts(lists, steps) == ["1", "2", "1", "2", "3", "4"]


def test_a_start_override_of_a_level_below_holds_once():
    lists = numbering(abstract(0, *DECIMAL), num(1, 0), num(2, 0, override(1, 7)))
    steps = [(1, 0), (1, 1), (2, 1), (2, 1), (2, 0), (2, 1), (1, 1)]
    assert texts(lists, steps) == ["1", "1.1", "1.7", "1.8", "2", "2.1", "2.2"]


def test_of_several_start_overrides_the_one_acts_that_is_met_first():
    lists = numbering(abstract(0, *DECIMAL), num(1, 0), num(2, 0, override(0, 4), override(1, 6)))
    assert texts(lists, [(1, 0), (1, 0), (2, 1), (2, 0), (2, 1)]) == ["1", "2", "2.6", "3", "3.1"]
    assert texts(lists, [(1, 0), (2, 0), (2, 1)]) == ["1", "4", "4.1"]
    # Where nothing was counted before, the level above is shown as the abstract list starts it.
    assert texts(lists, [(2, 1), (2, 0)]) == ["1.6", "2"]
    # A paragraph on a level without one leaves it to come.
    assert texts(lists, [(2, 2), (2, 0), (2, 0)]) == ["1.1.1", "4", "5"]


def test_an_overridden_level_looks_different_and_counts_on():
    lists = numbering(abstract(0, *DECIMAL), num(1, 0), num(2, 0, override(0, None, level(0, "(%1)", "lowerLetter"))))
    assert texts(lists, [(1, 0), (2, 0), (2, 1), (1, 0)]) == ["1", "(b)", "b.1", "3"]


def test_an_overridden_level_with_a_start_of_its_own():
    lists = numbering(abstract(0, *DECIMAL), num(1, 0), num(2, 0, override(0, 3, level(0, "%1)", start=9))))
    assert texts(lists, [(1, 0), (2, 0), (2, 0)]) == ["1", "3)", "4)"]


def test_each_counter_counts_for_itself():
    lists = numbering(abstract(0, *DECIMAL), num(1, 0))
    assert texts(lists, [(1, 0), (1, 0)]) == texts(lists, [(1, 0), (1, 0)]) == ["1", "2"]


def test_a_list_that_takes_its_levels_from_a_numbering_style():
    style = f'<w:style w:type="numbering" w:styleId="Points"><w:pPr>{numbers(1)}</w:pPr></w:style>'
    lists = numbering(
        abstract(0, *DECIMAL, extra='<w:styleLink w:val="Points"/>'),
        abstract(5, extra='<w:numStyleLink w:val="Points"/>'),
        num(1, 0),
        num(2, 5),
        styles=style,
    )
    assert lists.position(NumPr("2", 1), None) == Position("2", 1)
    assert texts(lists, [(1, 0), (2, 0), (2, 0), (2, 1), (1, 0)]) == ["1", "1", "2", "2.1", "2"]


def test_a_numbering_style_that_is_not_there_is_found_from_its_list():
    lists = numbering(
        abstract(0, *DECIMAL, extra='<w:styleLink w:val="Points"/>'),
        abstract(5, extra='<w:numStyleLink w:val="Points"/>'),
        num(2, 5),
    )
    assert texts(lists, [(2, 0), (2, 1)]) == ["1", "1.1"]


# What a label is made of.


@pytest.mark.parametrize(
    ("lvl", "label"),
    [
        (level(0, "Annex %1"), "Annex 1"),
        (level(0, "(%1)", "lowerRoman", start=4), "(iv)"),
        (level(0, "%1.%2.%3"), "1.."),
        (level(0, "100% %0 %a %%1 %10"), "100% %0 %a %1 10"),
        (level(0, ""), ""),
        (level(0, "–", "none"), "–"),
        (level(0, "[%1]", "none"), "[]"),
        ('<w:lvl w:ilvl="0"><w:start w:val="1"/></w:lvl>', ""),
        ('<w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText/></w:lvl>', ""),
        ('<w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:null="1"/></w:lvl>', ""),
        ('<w:lvl w:ilvl="0"><w:lvlText w:val="%1"/></w:lvl>', "0"),
        ('<w:lvl w:ilvl="0"><w:lvlText w:val="%1"/><w:rPr><w:vanish/></w:rPr></w:lvl>', ""),
        ('<w:lvl w:ilvl="0"><w:lvlText w:val="%1"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:lvl>', "0"),
        (level(0, "\uf0b7", "bullet", font="Symbol"), "•"),
        (level(0, "\uf02d", "bullet", font="Symbol"), "−"),
        (level(0, "·", "bullet", font="Symbol"), "•"),
        (level(0, "§", "bullet", font="Wingdings"), "▪"),
        (level(0, "\uf0a7", "bullet", font="Wingdings"), "▪"),
        (level(0, "\uf0b7", "bullet"), "•"),
        (level(0, "\uf04a", "bullet", font="Webdings"), "•"),
        (level(0, "–", "bullet", font="Times New Roman"), "–"),
        (level(0, "o", "bullet", font="Courier New"), "o"),
        (level(0, "%1", "bullet"), "•"),
        (level(0, "100 %", "bullet"), "100 %"),
        (level(0, "x", "bullet", extra='<w:lvlPicBulletId w:val="0"/>'), "•"),
        (level(0, "\uf0b7", "none", font="Symbol"), "•"),
        (level(0, "§ %1", font="Wingdings"), "§ 1"),
    ],
)
def test_the_text_of_a_level(lvl, label):
    assert only(lvl) == label


@pytest.mark.parametrize(
    ("suff", "suffix"), [(None, "\t"), ("tab", "\t"), ("space", " "), ("nothing", ""), ("?", "\t")]
)
def test_what_follows_a_label(suff, suffix):
    lists = numbering(abstract(0, level(0, "%1)", "lowerRoman", suff=suff)), num(1, 0))
    assert Counter(lists).next(Position("1", 0))[:3] == ("i)", suffix, "lowerRoman")


def test_legal_numbers():
    levels = [level(0, "%1", "upperRoman"), level(1, "%1.%2", "decimalZero"), level(2, "%1.%2.%3", "lowerLetter")]
    assert counted(levels, "012") == "I I.01 I.01.a"
    legal = [*levels[:2], level(2, "%1.%2.%3", "lowerLetter", legal=True)]
    assert counted(legal, "012") == "I I.01 1.01.1"


def test_a_level_above_without_a_number_is_not_shown():
    assert counted([level(0, "", "none"), level(1, "(%1.%2)")], "011") == " (1) (2)"
    assert counted([level(0, "–", "bullet"), level(1, "%1%2)")], "011") == "– 1) 2)"


CUSTOM = """<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="{}"/></mc:Choice>
<mc:Fallback><w:numFmt w:val="lowerLetter"/></mc:Fallback></mc:AlternateContent>"""


@pytest.mark.parametrize(
    ("written", "label"), [("001, 002, 003, ...", "012"), ("00001, 00002, ...", "00012"), ("α, β, γ, ...", "l")]
)
def test_custom_formats(written, label):
    lists = numbering(abstract(0, level(0, "%1", None, start=12, extra=CUSTOM.format(written))), num(1, 0))
    assert texts(lists, [(1, 0)]) == [label]
    assert not lists.unknown_formats


@pytest.mark.parametrize("xml", ['<w:numFmt w:val="custom" w:format="x"/>', '<w:numFmt w:val="custom"/>'])
def test_a_custom_format_without_another_is_decimal_and_reported(xml):
    lists = numbering(abstract(0, level(0, "%1", None, extra=xml)), num(1, 0))
    assert texts(lists, [(1, 0)]) == ["1"]
    assert lists.unknown_formats == {"custom"}


def test_an_unknown_format_is_decimal_and_reported_where_it_is_shown():
    lists = numbering(abstract(0, level(0, "%1.", "ofNobody"), level(1, "*", "ofNobodyElse")), num(1, 0))
    assert not lists.unknown_formats
    assert texts(lists, [(1, 0), (1, 1)]) == ["1.", "*"]
    assert lists.unknown_formats == {"ofNobody"}


# Where a paragraph is counted.

STYLES = f"""
<w:style w:styleId="Plain"/>
<w:style w:styleId="One"><w:pPr>{numbers(1)}</w:pPr></w:style>
<w:style w:styleId="Two"><w:basedOn w:val="One"/><w:pPr>{numbers(None, 1)}</w:pPr></w:style>
<w:style w:styleId="Two2"><w:basedOn w:val="Two"/></w:style>
<w:style w:styleId="Off"><w:basedOn w:val="One"/><w:pPr>{numbers(0)}</w:pPr></w:style>
<w:style w:styleId="Own"><w:pPr>{numbers(2, 3)}</w:pPr></w:style>
<w:style w:styleId="Only"><w:pPr>{numbers(None, 3)}</w:pPr></w:style>
<w:style w:styleId="Lost"><w:pPr>{numbers(77)}</w:pPr></w:style>
"""


@pytest.fixture(scope="module")
def lists() -> Numbering:
    linked = [level(0, "%1", style="One"), level(1, "%1.%2"), level(2, "%1.%2.%3", style="Two")]
    return numbering(
        abstract(0, *linked), abstract(1, *DECIMAL), num(1, 0), num(2, 1), num(3, 42), num("x", 1), styles=STYLES
    )


@pytest.mark.parametrize(
    ("direct", "style", "position"),
    [
        (None, None, None),
        (None, "Plain", None),
        (None, "unheard of", None),
        (None, "One", ("1", 0)),
        # The level that names the style goes before what the style says of its level.
        (None, "Two", ("1", 2)),
        (None, "Two2", ("1", 2)),
        (None, "Off", None),
        (None, "Own", ("2", 3)),
        (None, "Only", None),
        (None, "Lost", None),
        (NumPr("0", 0), "One", None),
        (NumPr("2", 1), "One", ("2", 1)),
        (NumPr("2", None), "Plain", ("2", 0)),
        (NumPr("2", None), "Two", ("2", 1)),
        (NumPr("2", 3), None, ("2", 3)),
        (NumPr(None, 1), "One", ("1", 1)),
        (NumPr(None, 1), "Plain", None),
        (NumPr(None, 1), "Off", None),
        (NumPr(None, None), "One", ("1", 0)),
        # Lists that do not exist, or have no abstract list.
        (NumPr("5", 0), "One", None),
        (NumPr("3", 0), "One", None),
        (NumPr("x", 0), None, ("x", 0)),
        (NumPr("y", 0), None, None),
    ],
)
def test_position(lists, direct, style, position):
    assert lists.position(direct, style) == position


# Damage.


def test_without_a_numbering_part_nothing_is_numbered():
    lists = read_numbering(None, {})
    assert lists.position(NumPr("1", 0), None) is None
    assert texts(lists, [(1, 0), (1, 99), (1, -99)]) == ["", "", ""]


def test_of_two_with_one_id_the_first_counts():
    lists = numbering(
        abstract(0, level(0, "%1a"), level(0, "%1b")), abstract("00", level(0, "%1c")), num(1, 0), num(1, 5)
    )
    assert texts(lists, [(1, 0)]) == ["1a"]


def test_links_in_a_circle_end():
    style = (
        f'<w:style w:styleId="A"><w:pPr>{numbers(1)}</w:pPr></w:style>'
        f'<w:style w:styleId="B"><w:pPr>{numbers(2)}</w:pPr></w:style>'
    )
    lists = numbering(
        abstract(0, extra='<w:numStyleLink w:val="B"/>'),
        abstract(1, extra='<w:numStyleLink w:val="A"/>'),
        num(1, 0),
        num(2, 1),
        styles=style,
    )
    assert lists.position(NumPr("1", 0), None) == Position("1", 0)
    assert texts(lists, [(1, 0), (2, 0)]) == ["", ""]


def test_levels_that_are_not_defined_show_nothing():
    lists = numbering(abstract(0, level(0, "%1"), level(99, "x"), level("-1", "y")), num(1, 0))
    assert texts(lists, [(1, 0), (1, 1), (1, 8), (1, 0)]) == ["1", "", "", "2"]


@pytest.mark.parametrize("start", ["x", "", "99999999999999999999", "9" * 6000, "-5", "2147483647", "1.5"])
@pytest.mark.parametrize("fmt", ["decimal", "lowerLetter", "upperRoman", "ordinalText", "hebrew1", "chineseCounting"])
def test_absurd_starts(start, fmt):
    lists = numbering(abstract(0, level(0, "%1", fmt, start=start)), num(1, 0, override(0, start)))
    assert all(len(text) < 20 for text in texts(lists, [(1, 0), (1, 0)]))


NUMBERS = st.one_of(st.integers(-3, 9), st.sampled_from(["x", "", "99999999999", "0007", "2147483647"]))
FORMATS = st.sampled_from(["decimal", "lowerLetter", "upperRoman", "bullet", "none", "ordinal", "custom", "?", "001"])


@st.composite
def definitions(draw: st.DrawFn) -> str:
    maybe = st.none() | NUMBERS
    level_texts = st.text("%123456789.)(a\uf0b7", max_size=12)

    def some_level() -> str:
        return level(
            draw(st.integers(0, 9)),
            draw(level_texts),
            draw(st.none() | FORMATS),
            start=draw(maybe),
            style=draw(st.sampled_from([None, "A", "B"])),
            suff=draw(st.sampled_from([None, "space", "nothing", "?"])),
            restart=draw(maybe),
            legal=draw(st.booleans()),
            font=draw(st.sampled_from([None, "Symbol", "Wingdings", "Arial"])),
        )

    links = ["", '<w:numStyleLink w:val="A"/>', '<w:numStyleLink w:val="B"/>', '<w:styleLink w:val="A"/>']
    parts = [
        abstract(
            draw(NUMBERS), *[some_level() for _ in range(draw(st.integers(0, 4)))], extra=draw(st.sampled_from(links))
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    for _ in range(draw(st.integers(0, 4))):
        overrides = [
            override(draw(st.integers(-1, 9)), draw(maybe), some_level() if draw(st.booleans()) else "")
            for _ in range(draw(st.integers(0, 2)))
        ]
        parts.append(num(draw(NUMBERS), draw(NUMBERS), *overrides))
    return "".join(parts)


@given(
    definitions(),
    st.lists(st.tuples(NUMBERS, NUMBERS), max_size=2),
    st.lists(
        st.tuples(st.none() | NUMBERS.map(str), st.none() | st.integers(-2, 12), st.sampled_from([None, "A", "B"]))
    ),
)
def test_nothing_raises_and_counting_again_gives_the_same(xml, of_styles, paragraphs):
    styles = "".join(
        f'<w:style w:styleId="{key}"><w:basedOn w:val="A"/><w:pPr>{numbers(*pair)}</w:pPr></w:style>'
        for key, pair in zip("AB", of_styles, strict=False)
    )
    lists = numbering(xml, styles=styles)
    found = [lists.position(NumPr(num_id, ilvl), style) for num_id, ilvl, style in paragraphs]
    positions = [position for position in found if position is not None]
    once, again = Counter(lists), Counter(lists)
    assert [once.next(position) for position in positions] == [again.next(position) for position in positions]


# LibreOffice.


def steps(ilvls: str) -> list[tuple[int, int]]:
    return [(0, int(ilvl)) for ilvl in ilvls]


BRACKETS = [level(0, "[%1]"), level(1, "[%1.%2]"), level(2, "[%1.%2.%3]"), level(3, "[%1.%2.%3.%4]")]
BEGIN, DEEPER = override(0, 1), override(1, 7)

# Name, levels, overrides of further lists of the same abstract list, and paragraphs: which of the lists, which level.
CASES: dict[str, tuple[list[str], list[list[str]], list[tuple[int, int]]]] = {
    "plain": (BRACKETS, [], steps("0011223301201")),
    "deep-first": (BRACKETS, [], steps("1101201")),
    "levels-left-out": (BRACKETS, [], steps("02210221033")),
    "starts": ([level(0, "[%1]", start=5), level(1, "[%1.%2]", start=3)], [], steps("11011001")),
    "no-start": ([level(0, "[%1]", start=None), level(1, "[%1.%2]", start=None)], [], steps("00110")),
    "shared": (BRACKETS, [[]], [(0, 0), (0, 0), (1, 0), (1, 1), (0, 0), (0, 1), (1, 0)]),
    "start-override": (BRACKETS, [[BEGIN]], [(0, 0), (0, 0), (1, 0), (1, 0), (0, 0), (1, 0)]),
    "start-override-twice": (BRACKETS, [[BEGIN], [BEGIN]], [(0, 0), (1, 0), (1, 1), (2, 0), (2, 0), (2, 1), (1, 0)]),
    "start-override-deep-first": (BRACKETS, [[BEGIN]], [(0, 0), (0, 0), (0, 1), (1, 1), (1, 1), (1, 0), (1, 1)]),
    "start-override-below": (BRACKETS, [[DEEPER]], [(0, 0), (0, 1), (1, 1), (1, 1), (1, 0), (1, 1), (0, 1), (0, 0)]),
    "start-override-below-and-nothing-before": (BRACKETS, [[BEGIN, DEEPER]], [(1, 1), (1, 0), (1, 1)]),
    "start-override-of-a-deeper-level": (BRACKETS, [[override(2, 2)]], [(0, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2)]),
    "start-override-of-two-levels": (BRACKETS, [[BEGIN, DEEPER]], [(0, 0), (0, 0), (1, 1), (1, 0), (1, 1)]),
    "level-override": (
        BRACKETS,
        [[override(0, None, level(0, "(%1)", "lowerLetter"))]],
        [(0, 0), (0, 0), (1, 0), (1, 0), (0, 0)],
    ),
    "level-and-start-override": (BRACKETS, [[override(0, 5, level(0, "(%1)"))]], [(0, 0), (0, 0), (1, 0), (1, 0)]),
    "never-restart": ([*BRACKETS[:2], level(2, "[%1.%2.%3]", restart=0)], [], steps("012212012")),
    "restart-after-first": ([*BRACKETS[:2], level(2, "[%1.%2.%3]", restart=1)], [], steps("012212012")),
    "restart-after-second": ([*BRACKETS[:2], level(2, "[%1.%2.%3]", restart=2)], [], steps("012212012")),
    "legal": ([level(0, "[%1]", "upperRoman"), level(1, "[%1.%2]", "lowerLetter", legal=True)], [], steps("0110")),
    "none-above": ([level(0, "[]", "none"), level(1, "[%1.%2]"), level(2, "[%1.%2.%3]")], [], steps("01122")),
    "bullet-above": ([level(0, "•", "bullet"), level(1, "[%1.%2]")], [], steps("0110")),
    "number-of-a-level-below": ([level(0, "[%1.%2]"), level(1, "[%2.%1]")], [], steps("010")),
    "level-not-defined": ([level(0, "[%1]")], [], steps("010")),
    "no-text": ([level(0, ""), level(1, "[%1.%2]")], [], steps("001")),
    "words": ([level(0, "Annex %1"), level(1, "Part %1/%2", "upperLetter")], [], steps("00110")),
    "bullet-that-asks-for-a-number": ([level(0, "%1", "bullet")], [], steps("00")),
    "symbol": ([level(0, "\uf0b7", "bullet", font="Symbol")], [], steps("00")),
    "other-bullets": ([level(0, "\uf0fc", "bullet", font="Wingdings"), level(1, "–", "bullet")], [], steps("001")),
    **{
        f"format-{name}": ([level(0, "[%1]", name, start=start)], [], steps("0" * count))
        for name, start, count in [
            ("decimalZero", 1, 12), ("lowerLetter", 1, 30), ("upperLetter", 24, 5), ("lowerRoman", 1, 21),
            ("upperRoman", 95, 6), ("ordinal", 1, 24), ("cardinalText", 1, 22), ("ordinalText", 1, 31), ("chicago", 1, 9),
            ("hex", 8, 4), ("numberInDash", 1, 2), ("decimalEnclosedParen", 1, 2), ("decimalEnclosedFullstop", 1, 2),
            ("decimalEnclosedCircle", 1, 20), ("russianLower", 1, 29), ("russianUpper", 1, 29), ("arabicAlpha", 1, 28),
            ("arabicAbjad", 1, 28), ("hebrew1", 1, 22), ("hebrew2", 1, 22), ("chineseCountingThousand", 1, 22),
            ("ideographTraditional", 1, 12), ("ideographDigital", 9, 2), ("japaneseCounting", 98, 3),
            ("koreanDigital", 9, 3), ("koreanCounting", 9, 3), ("ganada", 1, 14), ("aiueoFullWidth", 1, 46),
            ("irohaFullWidth", 1, 12), ("none", 1, 2), ("ideographZodiac", 1, 13), ("hindiVowels", 1, 33),
            ("thaiLetters", 1, 43), ("hindiNumbers", 1, 2), ("thaiNumbers", 1, 2),
        ]
    },
}  # fmt: skip

NO_SUCH_FORMAT = "LibreOffice does not know the format and shows decimal numbers"

FAULTS = {
    "never-restart": "LibreOffice does not read w:lvlRestart (section 17.9.10)",
    "restart-after-first": "LibreOffice does not read w:lvlRestart (section 17.9.10)",
    "legal": "LibreOffice 7.4 does not read w:isLgl (section 17.9.4)",
    "number-of-a-level-below": "LibreOffice shows a stray percent sign; section 17.9.11: the number is ignored",
    "level-not-defined": "LibreOffice shows a number of its own making; a level without w:lvlText shows nothing (section 17.9.11)",
    "other-bullets": "LibreOffice writes the bullet of each level as one of its own in plain text",
    "linked-numbering-style": "LibreOffice counts on in a list that only takes its levels from a numbering style; it is an "
    "abstract list of its own (section 17.9.21)",
    "format-arabicAbjad": "LibreOffice begins with the bare alef; section 17.18.59 has the alef with hamza",
    "format-arabicAlpha": "LibreOffice ends with alef maksura; section 17.18.59 has the yeh",
    "format-ideographDigital": "LibreOffice counts in tens; section 17.18.59: one sign for each digit",
    "format-japaneseCounting": "LibreOffice counts in Chinese; section 17.18.59: no one before a hundred",
    **{
        f"format-{name}": NO_SUCH_FORMAT
        for name in (
            "hex",
            "numberInDash",
            "decimalEnclosedParen",
            "decimalEnclosedFullstop",
            "hindiNumbers",
            "thaiNumbers",
        )
    },
    "ordinal-fr": "LibreOffice writes raised letters",
    "ordinalText-zh": "LibreOffice counts one ten where Chinese says ten",
}

TYPES = "".join(
    f'<Override PartName="/word/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    f'wordprocessingml.{kind}+xml"/>'
    for part, kind in [("document", "document.main"), ("numbering", "numbering"), ("styles", "styles")]
)
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="application/xml"/>{TYPES}</Types>'
)


def style(key: str, base: str | None, properties: str, kind: str = "paragraph") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{key}"/>{based}<w:pPr>{properties}</w:pPr></w:style>'


# Languages of formats that depend on one, and how far numbers are compared in them: further on the spellings differ.
LANGUAGES = {"en": 100, "fr": 20, "es": 10, "ru": 100, "zh": 20}
SPOKEN_IN = {
    f"{name}-{language}": (language, name)
    for name in ("cardinalText", "ordinalText", "ordinal")
    for language in LANGUAGES
    if (name, language) != ("ordinal", "zh")
}
# Each with a list of its own.
SPOKEN = {key: name for key, (_, name) in enumerate(SPOKEN_IN.values(), 9011)}
ORACLE_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    + style("Section", "Normal", numbers(9001))
    + style("Clause", "Section", numbers(9001, 1))
    + style("Subclause", "Clause", "")
    + style("Unnumbered", "Clause", numbers(0))
    + style("Enumerated", "Normal", numbers(9002, 1))
    + style("Points", None, numbers(9003), "numbering")
    + "".join(
        style(language, "Normal", "").replace("</w:style>", f'<w:rPr><w:lang w:val="{language}"/></w:rPr></w:style>')
        for language in LANGUAGES
    )
)
ORACLE_LISTS = (
    abstract(9001, level(0, "[%1]", style="Section"), level(1, "[%1.%2]", style="Clause"), *BRACKETS[2:])
    + abstract(9002, *BRACKETS)
    + abstract(9003, *BRACKETS, extra='<w:styleLink w:val="Points"/>')
    + abstract(9004, extra='<w:numStyleLink w:val="Points"/>')
    + "".join(abstract(key, level(0, "[%1]", name)) for key, name in SPOKEN.items())
)
ORACLE_NUMS = "".join(num(key, key) for key in (*range(9001, 9005), *SPOKEN))
# Paragraphs with a style, or a list that takes its levels from one: id of the list, level, style.
STYLED: dict[str, list[tuple[int | None, int | None, str | None]]] = {
    "by-style": [
        (None, None, key) for key in ("Section", "Clause", "Clause", "Subclause", "Unnumbered", "Section", "Clause")
    ],
    "level-of-a-style": [
        (None, None, "Enumerated"),
        (None, None, "Enumerated"),
        (9002, 0, None),
        (None, None, "Enumerated"),
    ],
    "direct-goes-before-style": [
        (9002, 0, "Section"),
        (9002, 2, "Clause"),
        (0, None, "Clause"),
        (None, None, "Section"),
    ],
    "no-such-list": [(9999, 0, None), (9999, 0, "Section")],
    "linked-numbering-style": [(9003, 0, None), (9004, 0, None), (9004, 1, None), (9003, 1, None)],
    **{
        case: [(key, 0, language)] * LANGUAGES[language]
        for key, (case, (language, _)) in enumerate(SPOKEN_IN.items(), 9011)
    },
}


def every_case() -> tuple[Numbering, bytes, dict[str, list[Position | None]]]:
    """All cases in one document, and the positions of their paragraphs."""
    abstracts, nums, body = [], [], []
    positions: dict[str, list[Position | None]] = {}
    for number, (name, (levels, others, paragraphs)) in enumerate(CASES.items(), 1):
        abstracts.append(abstract(number, *levels))
        nums += [num(10 * number + i, number, *overrides) for i, overrides in enumerate([[], *others])]
        positions[name] = [Position(str(10 * number + which), ilvl) for which, ilvl in paragraphs]
        body += [paragraph(f"={name}", 10 * number + which, ilvl) for which, ilvl in paragraphs]
    definitions = "".join(abstracts) + ORACLE_LISTS + "".join(nums) + ORACLE_NUMS
    lists = numbering(definitions, styles=ORACLE_STYLES)
    for name, styled in STYLED.items():
        body += [paragraph(f"={name}", *properties) for properties in styled]
        positions[name] = [
            lists.position(NumPr(None if num_id is None else str(num_id), ilvl), style_id)
            for num_id, ilvl, style_id in styled
        ]
    types = {"[Content_Types].xml": CONTENT_TYPES}
    return lists, pack_docx("".join(body), numbering=definitions, styles=ORACLE_STYLES, files=types), positions


@pytest.fixture(scope="module")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("soffice is not on PATH")
    folder: Path = tmp_path_factory.mktemp("libreoffice")
    (folder / "lists.docx").write_bytes(every_case()[1])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, "--headless", profile, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / "lists.docx")], check=True, capture_output=True, timeout=120)
    found: dict[str, list[str]] = {name: [] for name in (*CASES, *STYLED)}
    for line in (folder / "lists.txt").read_text(encoding="utf-8-sig").splitlines():
        label, _, name = line.partition("=")
        found[name].append(label.strip())
    return found


@pytest.mark.parametrize("name", [*CASES, *STYLED])
def test_libreoffice_shows_the_same_labels(libreoffice, name):
    lists, _, positions = every_case()
    counter = Counter(lists)
    ours = {
        case: [
            "" if position is None else counter.next(position, SPOKEN_IN.get(case, ("en", ""))[0]).text
            for position in found
        ]
        for case, found in positions.items()
    }
    if name in FAULTS:
        assert ours[name] != libreoffice[name], "no fault of LibreOffice any more"
    else:
        assert ours[name] == libreoffice[name]
