"""Where the rules of numbering parts turn: the first and last level, code and link on either side of each."""

from __future__ import annotations

import pytest
from lxml import etree

from itures.read.docx.numbering import Counter, Numbering, Position, read_numbering
from itures.read.docx.styles import NumPr, read_styles
from numbering_xml import abstract, level, num, numbers, override
from word_xml import PREFIXES

DECIMAL = [level(0, "%1"), level(1, "%1.%2"), level(2, "%1.%2.%3")]


def numbering(*definitions: str, styles: str = "") -> Numbering:
    root = etree.fromstring(f"<w:numbering {PREFIXES}>{''.join(definitions)}</w:numbering>")
    return read_numbering(root, read_styles(etree.fromstring(f"<w:styles {PREFIXES}>{styles}</w:styles>")))


def texts(lists: Numbering, *steps: tuple[str, int]) -> list[str]:
    counter = Counter(lists)
    return [counter.next(Position(*step)).text for step in steps]


def shown(text: str, fmt: str = "bullet", font: str | None = None, extra: str = "") -> str:
    return texts(numbering(abstract(0, level(0, text, fmt, font=font, extra=extra)), num(1, 0)), ("1", 0))[0]


# Levels.


def test_a_level_that_is_not_defined_counts_from_1_below_as_well() -> None:
    """It shows nothing itself, but the levels under it show its number: from 1, in decimal numbers, "legal" or not."""
    lists = numbering(abstract(0, level(1, "%1.%2"), level(2, "%1-%3")), num(1, 0))
    assert texts(lists, ("1", 1), ("1", 0), ("1", 1), ("1", 2)) == ["1.1", "", "2.1", "2-1"]
    assert Counter(lists).next(Position("1", 0))[:3] == ("", "\t", "decimal")


def test_levels_beyond_the_first_and_the_last_are_those() -> None:
    ends = [level(0, "%1 first"), level(8, "%9 last")]
    lists = numbering(abstract(0, *ends), num(1, 0))
    assert texts(lists, ("1", -1), ("1", 0), ("1", -5)) == ["1 first", "2 first", "3 first"]
    assert texts(lists, ("1", 8), ("1", 9), ("1", 12)) == ["1 last", "2 last", "3 last"]


def test_what_is_under_a_level_is_no_matter_for_it() -> None:
    """Only levels above are counted along: one below starts by its own start."""
    lists = numbering(abstract(0, *DECIMAL[:2], level(2, "%1.%2.%3", start=7)), num(1, 0))
    assert texts(lists, ("1", 1), ("1", 2), ("1", 1), ("1", 2)) == ["1.1", "1.1.7", "1.2", "1.2.7"]


def test_an_override_of_no_level_is_left_out_and_the_next_one_read() -> None:
    lists = numbering(abstract(0, *DECIMAL), num(1, 0, override(9, 5, level(9, "x")), override(-1, 6), override(0, 4)))
    assert texts(lists, ("1", 0), ("1", 1)) == ["4", "4.1"]


@pytest.mark.parametrize("start", ["", "x", "0"])
def test_an_override_that_gives_no_start_starts_at_0(start: str) -> None:
    lists = numbering(abstract(0, *DECIMAL), num(1, 0, override(0, start)))
    assert texts(lists, ("1", 0), ("1", 0)) == ["0", "1"]


@pytest.mark.parametrize("start", ["", "x", "0"])
def test_a_start_that_is_no_number_is_0(start: str) -> None:
    assert texts(numbering(abstract(0, level(0, "%1", start=start)), num(1, 0)), ("1", 0)) == ["0"]


def test_a_level_above_the_format_of_which_is_none_hides_what_follows_it() -> None:
    """What stands behind the last number stays, and so does a level that is "none" itself."""
    none = level(0, "", "none")
    assert texts(numbering(abstract(0, none, level(1, "(%1-%2)")), num(1, 0)), ("1", 1)) == ["(1)"]
    assert texts(numbering(abstract(0, none, level(1, "%2-%1)")), num(1, 0)), ("1", 1)) == ["1-)"]
    assert texts(numbering(abstract(0, DECIMAL[0], level(1, "%2 / %1", "none")), num(1, 0)), ("1", 1)) == [" / 1"]


def test_a_list_that_does_not_exist_takes_that_of_the_style_away() -> None:
    style = f'<w:style w:styleId="A"><w:pPr>{numbers(1)}</w:pPr></w:style>'
    lists = numbering(abstract(0, *DECIMAL), num(0, 0), num(1, 0), styles=style)
    assert lists.position(None, "A") == Position("1", 0)
    # "0" takes the number away even where the file has such a list.
    assert lists.position(NumPr("0", None), "A") is None
    assert lists.position(NumPr("2", None), "A") is None


# Links to a numbering style.

LINK = '<w:numStyleLink w:val="Points"/>'
MARK = '<w:styleLink w:val="Points"/>'


def points(inner: str) -> str:
    return f'<w:style w:type="numbering" w:styleId="Points"><w:pPr>{inner}</w:pPr></w:style>'


@pytest.mark.parametrize(
    ("styles", "label"),
    [
        # The style names a list, and that goes before the list that names the style.
        (points(numbers(3)), "style 1"),
        # It names none, one that is not there, one of an abstract list that is not there, or none at all.
        ("", "marked 1"),
        (points(""), "marked 1"),
        (points(numbers(None, 1)), "marked 1"),
        (points(numbers(99)), "marked 1"),
        (points(numbers(4)), "marked 1"),
    ],
)
def test_the_levels_come_from_the_list_of_a_style_or_the_list_marked_with_it(styles: str, label: str) -> None:
    lists = numbering(
        abstract(0, level(0, "marked %1"), extra=MARK),
        abstract(1, level(0, "style %1")),
        abstract(2, level(0, "own %1"), extra=LINK),
        num(2, 2),
        num(3, 1),
        num(4, 42),
        styles=styles,
    )
    assert texts(lists, ("2", 0)) == [label]


def test_a_link_that_leads_nowhere_leaves_the_levels_of_the_list_itself() -> None:
    lists = numbering(abstract(2, level(0, "own %1"), extra=LINK), num(2, 2))
    assert texts(lists, ("2", 0)) == ["own 1"]


def test_links_lead_on_from_list_to_list_until_one_was_there_before() -> None:
    lists = numbering(
        abstract(0, level(0, "first"), extra='<w:numStyleLink w:val="A"/>'),
        abstract(1, level(0, "second"), extra='<w:styleLink w:val="A"/><w:numStyleLink w:val="B"/>'),
        abstract(2, level(0, "third"), extra='<w:styleLink w:val="B"/><w:numStyleLink w:val="A"/>'),
        num(1, 0),
    )
    assert texts(lists, ("1", 0)) == ["third"]


# Signs.


@pytest.mark.parametrize(
    ("text", "font", "label"),
    [
        # Signs of a symbol font are those with F000 added; E000 to F8FF belong to fonts, and what is not known is a bullet.
        ("\ue000", None, "•"),
        ("\ud7ff", None, "\ud7ff"),
        ("\uf8ff", "Webdings", "•"),
        ("\uf900", "Webdings", "\uf900"),
        # The bullet of Symbol is one even without a font; its neighbours are not known.
        ("\uf0b7", None, "•"),
        ("\uf0b7", "Times New Roman", "•"),
        ("\uf0b6", None, "•"),
        ("\uf0b8", None, "•"),
        # Codes from 20 to FF are those of the font, others are characters.
        ("\u00a7", "Wingdings", "▪"),
        ("\u0100", "Wingdings", "\u0100"),
        ("\u00ff", "Wingdings", "\u00ff"),
    ],
)
def test_the_signs_of_a_bullet(text: str, font: str | None, label: str) -> None:
    assert shown(text, font=font) == label


def test_without_a_bullet_only_codes_of_a_font_are_signs() -> None:
    assert shown("§\uf0a7%1", "decimal", "Wingdings") == "§▪1"
    assert shown("§\uf0a7", "bullet", "Wingdings") == "▪▪"
    # Of plain characters none is a sign of a font, but in a bullet they are.
    assert shown("a%1", "decimal", "Symbol") == "a1"
    assert shown("a", "bullet", "Symbol") == "α"


@pytest.mark.parametrize(
    ("fonts", "label"),
    [
        ('w:ascii="Symbol"', "α"),
        ('w:hAnsi="Symbol"', "α"),
        ('w:ascii="Symbol" w:hAnsi="Arial"', "α"),
        ('w:ascii="Arial" w:hAnsi="Symbol"', "a"),
        ('w:cs="Symbol"', "a"),
    ],
)
def test_the_font_of_a_bullet(fonts: str, label: str) -> None:
    assert shown("a", extra=f"<w:rPr><w:rFonts {fonts}/></w:rPr>") == label
