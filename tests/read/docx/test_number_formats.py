"""Numbers as each format shows them; LibreOffice's are beside ours in `test_numbering.py`."""

from __future__ import annotations

import pytest
from lxml import etree

from itures.read.docx.number_formats import is_known, number_text, read_format
from word_xml import PREFIXES


@pytest.mark.parametrize(
    ("style", "numbers_and_texts"),
    [
        ("decimal", {0: "0", 1: "1", 1000: "1000", -3: "-3"}),
        ("decimalZero", {1: "01", 9: "09", 10: "10", 100: "100"}),
        ("lowerLetter", {0: "0", 1: "a", 26: "z", 27: "aa", 28: "bb", 53: "aaa", 780: "z" * 30, 781: "781"}),
        ("upperLetter", {1: "A", 27: "AA"}),
        ("lowerRoman", {0: "0", 4: "iv", 9: "ix", 14: "xiv", 40: "xl", 90: "xc", 400: "cd", 1999: "mcmxcix"}),
        ("upperRoman", {3: "III", 4000: "MMMM", 10**9: "1000000000"}),
        ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 21: "21st", 111: "111th"}),
        (
            "cardinalText",
            {1: "One", 12: "Twelve", 21: "Twenty-one", 100: "One hundred", 1200: "One thousand two hundred"},
        ),
        ("ordinalText", {1: "First", 12: "Twelfth", 20: "Twentieth", 21: "Twenty-first", 100: "One hundredth"}),
        ("cardinalText", {0: "0", 40000: "Forty thousand", 10**6: "1000000"}),
        ("numberInDash", {7: "- 7 -"}),
        ("hex", {10: "A", 255: "FF"}),
        ("chicago", {1: "*", 2: "†", 3: "‡", 4: "§", 5: "**"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇", 21: "21"}),
        ("decimalEnclosedFullstop", {1: "⒈", 21: "21"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalFullWidth", {12: "１２"}),
        ("russianLower", {1: "а", 10: "к", 29: "я", 30: "аа"}),
        ("russianUpper", {2: "Б"}),
        ("arabicAlpha", {1: "أ", 2: "ب", 3: "ت", 28: "ي"}),
        ("arabicAbjad", {1: "أ", 2: "ب", 3: "ج", 28: "غ"}),
        ("hebrew1", {1: "א", 10: "י", 15: "טו", 16: "טז", 21: "כא", 115: "קטו", 500: "תק"}),
        ("hebrew2", {11: "כ", 22: "ת"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 99: "九十九", 304: "三百零四"}),
        ("chineseCountingThousand", {10: "十", 111: "一百一十一", 1001: "一千零一", 10000: "10000"}),
        ("chineseLegalSimplified", {11: "壹拾壹"}),
        ("japaneseCounting", {11: "十一", 111: "百十一", 1001: "千一"}),
        ("ideographDigital", {10: "一〇"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("koreanDigital", {10: "일영"}),
        ("koreanCounting", {111: "백십일"}),
        ("koreanLegal", {11: "열하나", 100: "100"}),
        ("ganada", {1: "가", 14: "하"}),
        ("aiueoFullWidth", {1: "ア", 46: "ン", 47: "ア"}),
        ("irohaFullWidth", {1: "イ"}),
        ("none", {1: "1"}),
        ("of nobody", {5: "5"}),
        ("001", {5: "005", 1234: "1234"}),
    ],
)
def test_formats(style, numbers_and_texts):
    assert {number: number_text(style, number) for number in numbers_and_texts} == numbers_and_texts


@pytest.mark.parametrize("number", [0, -1, 10**9])
def test_a_format_shows_every_number(number):
    names = (
        "lowerLetter",
        "upperRoman",
        "ordinalText",
        "chicago",
        "hebrew1",
        "chineseCounting",
        "koreanLegal",
        "ganada",
    )
    assert all(0 < len(number_text(name, number)) < 20 for name in names)


@pytest.mark.parametrize(
    ("attributes", "name", "known"),
    [
        ('w:val="upperRoman"', "upperRoman", "upperRoman"),
        ("", "decimal", "decimal"),
        ('w:val="custom" w:format="0001, 0002, ..."', "custom", "0001"),
        ('w:val="custom" w:format="A, B, ..."', "custom", "custom"),
        ('w:val="custom"', "custom", "custom"),
    ],
)
def test_the_name_of_a_format(attributes, name, known):
    assert read_format(etree.fromstring(f"<w:numFmt {PREFIXES} {attributes}/>")) == (name, known)
    assert is_known(known) == (known != "custom")
