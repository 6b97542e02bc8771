"""Points that Word counts in one list nest as its levels say, whatever their labels look like."""

from __future__ import annotations

import itures
from itures.model.tree import Document, Item
from numbering_xml import abstract, level, num, override, paragraph
from word_xml import pack_docx

HEAD = ("RESOLUTION 950 (Bucharest, 2022)", "Lamps", "The Plenipotentiary Conference (Bucharest, 2022),", "resolves")


def read(levels: list[str], *points: tuple[int, int] | str, more: str = "") -> Document:
    """A resolution with these points: the number of a list and the level in it, or a text as it is typed."""
    body = [paragraph(text) for text in HEAD]
    for number, point in enumerate(points):
        body.append(paragraph(point) if isinstance(point, str) else paragraph(f"to light lamp {number};", *point))
    numbering = f"{abstract(0, *levels)}{more}{num(1, 0)}{num(2, 0, override(0, 1), override(1, 1))}"
    return itures.parse(pack_docx("".join(body), numbering=numbering), "x.docx")


def nested(items: tuple[Item, ...]) -> str:
    """The labels of points, those below a point in brackets behind it."""
    below = [f"{item.label} <{nested(item.items)}>" if item.items else str(item.label) for item in items]
    return ", ".join(below)


def tree(document: Document) -> str:
    (instrument,) = document.instruments
    return nested(instrument.sections[-1].items)


def codes(document: Document) -> list[str]:
    return [one.code for one in document.diagnostics if one.code.startswith("label-")]


SAME = [level(0, "%1."), level(1, "%2."), level(2, "%3.")]


def test_labels_that_look_alike_nest_by_their_levels() -> None:
    document = read(SAME, (1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 0))
    assert tree(document) == "1. <1., 2. <1.>>, 2. <1.>, 3."
    assert codes(document) == []


def test_where_two_points_could_be_the_one_before_the_level_decides() -> None:
    """Both 2. of the first level and 2. of the second could come before 3."""
    assert tree(read(SAME, (1, 0), (1, 0), (1, 1), (1, 1), (1, 0))) == "1., 2. <1., 2.>, 3."
    assert tree(read(SAME, (1, 0), (1, 0), (1, 1), (1, 1), (1, 1))) == "1., 2. <1., 2., 3.>"


def test_bullets_of_one_look_nest_by_their_levels() -> None:
    bullets = [level(0, "•", "bullet"), level(1, "•", "bullet")]
    assert tree(read(bullets, (1, 0), (1, 1), (1, 1), (1, 0))) == "• <•, •>, •"


def test_a_letter_that_is_a_roman_number_as_well_is_as_deep_as_its_level() -> None:
    levels = [level(0, "%1)", "lowerLetter", start=8), level(1, "%2)", "lowerRoman")]
    assert tree(read(levels, (1, 0), (1, 1), (1, 0))) == "h) <i)>, i)"
    assert tree(read(levels, (1, 0), (1, 0), (1, 1), (1, 1))) == "h), i) <i), ii)>"


def test_the_format_of_a_list_tells_letters_from_roman_numbers() -> None:
    """After a typed h) both a letter and a roman number could come; nothing but the format of the list can say which."""
    letters = [level(0, "%1)", "lowerLetter", start=9)]
    roman = [level(0, "%1)", "lowerRoman")]
    typed = [f"{letter})\tto light it;" for letter in "abcdefgh"]
    assert tree(read(letters, *typed, (1, 0))) == "a), b), c), d), e), f), g), h), i)"
    assert tree(read(roman, *typed, (1, 0))) == "a), b), c), d), e), f), g), h) <i)>"


def test_a_deeper_level_that_comes_first_is_not_above_the_others() -> None:
    levels = [level(0, "%1)", "lowerLetter"), level(1, "(%2)", "lowerRoman")]
    assert tree(read(levels, (1, 1), (1, 1), (1, 0), (1, 1))) == "(i), (ii), b) <(i)>"


def test_lists_of_one_abstract_list_are_one() -> None:
    assert tree(read(SAME, (1, 0), (2, 1), (2, 1), (1, 0))) == "1. <1., 2.>, 2."


def test_lists_of_two_abstract_lists_nest_by_their_signs() -> None:
    other = abstract(7, level(0, "%1."), level(1, "%2)", "lowerLetter")) + num(9, 7)
    assert tree(read(SAME, (1, 0), (9, 1), (9, 1), (1, 0), more=other)) == "1. <a), b)>, 2."


def test_typed_points_between_stay_where_their_signs_put_them() -> None:
    levels = [level(0, "%1."), level(1, "(%2)", "lowerRoman")]
    assert tree(read(levels, (1, 0), "a)\tto paint it;", (1, 1), "b)\tto sell it;", (1, 0))) == "1. <a) <(i)>, b)>, 2."


def test_each_section_begins_anew() -> None:
    document = read(SAME, (1, 0), "instructs the Secretary-General", (1, 1), (1, 1))
    assert tree(document) == "1., 2."
