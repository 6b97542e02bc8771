"""What a label is, how it may be read, and where it belongs among the labels that are open."""

from __future__ import annotations

import pytest

from itures.grammar.labels import Label, Ladder, Place, computed_label, follows, read_label
from itures.language import built_in
from itures.model.stream import Level

EN = built_in().of("en").lexicon


def label(text: str) -> Label:
    found = read_label(text, EN)
    assert found is not None, text
    return found


def readings(found: Label) -> dict[str, tuple[tuple[int, int], ...]]:
    return {reading.style: reading.key for reading in found.readings}


def whole(*numbers: int) -> tuple[tuple[int, int], ...]:
    """The key of a number whose parts carry no ordinal."""
    return tuple((number, 0) for number in numbers)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Letters count from a; behind z they are doubled, and a doubled letter goes on from 27.
        pytest.param("a)", {"lower letter )": whole(1)}, id="the first letter"),
        pytest.param("z)", {"lower letter )": whole(26)}, id="the last letter"),
        pytest.param("aa)", {"lower letter )": whole(27)}, id="a doubled letter goes on behind z"),
        pytest.param("bb)", {"lower letter )": whole(28)}, id="and counts from there"),
        pytest.param("B)", {"upper letter )": whole(2)}, id="capitals are a style of their own"),
        pytest.param("CC)", {"upper letter )": whole(29)}, id="doubled capitals"),
        pytest.param("(b)", {"lower letter ()": whole(2)}, id="two brackets are another style than one"),
        pytest.param("b.", {"lower letter .": whole(2)}, id="and so is a full stop"),
        # Only i, v, x and l are numbers too when they stand alone.
        pytest.param("i)", {"lower letter )": whole(9), "lower roman )": whole(1)}, id="i is a letter and a number"),
        pytest.param("v)", {"lower letter )": whole(22), "lower roman )": whole(5)}, id="v is a letter and a number"),
        pytest.param("x)", {"lower letter )": whole(24), "lower roman )": whole(10)}, id="x is a letter and a number"),
        pytest.param("l)", {"lower letter )": whole(12), "lower roman )": whole(50)}, id="l is a letter and a number"),
        pytest.param("I.", {"upper letter .": whole(9), "upper roman .": whole(1)}, id="a capital I is both too"),
        pytest.param("c)", {"lower letter )": whole(3)}, id="c is a letter: no list has a hundred points"),
        pytest.param("ii)", {"lower letter )": whole(35), "lower roman )": whole(2)}, id="ii may be a doubled letter"),
        pytest.param("iii)", {"lower roman )": whole(3)}, id="three signs are no doubled letter"),
        pytest.param("iv)", {"lower roman )": whole(4)}, id="a smaller sign before a greater one is taken off"),
        pytest.param("vi)", {"lower roman )": whole(6)}, id="a smaller sign behind it is added"),
        pytest.param("viii)", {"lower roman )": whole(8)}, id="up to three are added"),
        pytest.param("ix)", {"lower roman )": whole(9)}, id="one before ten"),
        pytest.param("xiv)", {"lower roman )": whole(14)}, id="added and taken off in one number"),
        pytest.param("(xxix)", {"lower roman ()": whole(29)}, id="tens are added up"),
        # Digits: what is enclosed is no number of the outline.
        pytest.param("3)", {"number)": whole(3)}, id="a number before a bracket"),
        pytest.param("(12)", {"number()": whole(12)}, id="a number in brackets"),
        pytest.param("7", {"number": whole(7)}, id="a plain number"),
        pytest.param("2.10.3", {"number": whole(2, 10, 3)}, id="a number of three parts"),
        pytest.param("–", {"bullet –": whole(0)}, id="a dash has no order"),
        pytest.param("•", {"bullet •": whole(0)}, id="a dot is another bullet than a dash"),
        # An ordinal says that a point was put in behind another one.
        pytest.param("b)bis", {"lower letter )": ((2, 1),)}, id="an ordinal behind the bracket"),
        pytest.param("bbis)", {"lower letter )": ((2, 1),)}, id="an ordinal before the bracket"),
        pytest.param("b)ter", {"lower letter )": ((2, 2),)}, id="the second point put in"),
        pytest.param("3ter)", {"number)": ((3, 2),)}, id="an ordinal of an enclosed number"),
        pytest.param("1bis", {"number": ((1, 1),)}, id="an ordinal of a number"),
        pytest.param("4.3bis", {"number": ((4, 0), (3, 1))}, id="an ordinal of the last part"),
        pytest.param("4bis.3", {"number": ((4, 1), (3, 0))}, id="an ordinal of the first part"),
        pytest.param("aaquinquies)", {"lower letter )": ((27, 4),)}, id="a doubled letter with the longest ordinal"),
    ],
)
def test_how_a_label_may_be_read(text: str, expected: dict[str, tuple[tuple[int, int], ...]]) -> None:
    found = label(text + " that benches are lent")
    assert found.text == text
    assert readings(found) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("benches", id="a word"),
        pytest.param("a bench", id="an article"),
        pytest.param("ab) that", id="two letters that differ are a word, not a letter doubled"),
        pytest.param("la) that", id="a word that begins like a Roman number"),
        pytest.param("xa) that", id="a word that begins with a Roman digit"),
        pytest.param("iiii) that", id="nobody writes four as iiii"),
        pytest.param("xxxxx) that", id="nor fifty as five tens"),
        pytest.param("9 000 benches", id="the blank groups the digits of one number"),
        pytest.param("9 000 benches\tof wood", id="a tab further on makes no difference to that"),
        pytest.param("2 2/3 of the benches", id="a whole and its fraction"),
        pytest.param("1st bench", id="a place in an order"),
        pytest.param("a), b) and c) above", id="a point cited among others"),
        pytest.param("a),b) above", id="the same without blanks"),
        pytest.param("a); as amended", id="a point cited before a semicolon"),
        pytest.param("a)/b) above", id="either of two points"),
        pytest.param("a)). That", id="a citation that closes a bracket"),
    ],
)
def test_what_is_no_label(text: str) -> None:
    assert read_label(text, EN) is None


@pytest.mark.parametrize(
    ("text", "wording", "tight"),
    [
        pytest.param("1 to lend benches", "to lend benches", False, id="a blank"),
        pytest.param("1\tto lend benches", "to lend benches", False, id="a tab"),
        pytest.param("1 \t to lend benches", "to lend benches", False, id="blanks around a tab"),
        pytest.param("9\t000 benches", "000 benches", False, id="a tab groups no digits"),
        pytest.param("1to lend benches", "to lend benches", True, id="a number that lost its tab may be no label"),
        pytest.param("a)that benches", "that benches", False, id="a bracket tells a label without any blank"),
        pytest.param("a) / b) as printed", "/ b) as printed", False, id="a sign behind a blank belongs to the wording"),
        pytest.param("a)", "", False, id="a bracketed label alone on its line"),
        pytest.param("1", "", False, id="a number alone on its line"),
        pytest.param("–", "", False, id="a dash alone on its line"),
        pytest.param("b. benches", "benches", False, id="a letter and a full stop"),
    ],
)
def test_where_the_wording_begins(text: str, wording: str, tight: bool) -> None:
    found = label(text)
    assert text[found.end :] == wording
    assert found.tight is tight


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What looks like a typed label is read like one.
        pytest.param("b)", {"lower letter )": whole(2)}, id="a usual label"),
        pytest.param(
            "ii)", {"lower letter )": whole(35), "lower roman )": whole(2)}, id="a usual label of two readings"
        ),
        pytest.param("1.2", {"number": whole(1, 2)}, id="a usual number"),
        # A shape nobody types is one all the same, and only labels of the same shape make a list.
        pytest.param("§ 2.1", {"computed § #": whole(2, 1)}, id="a sign before the number"),
        pytest.param("2 §", {"computed # §": whole(2)}, id="a number with a sign behind it is more than the number"),
        pytest.param("[b]", {"computed [#] lower letter )": whole(2)}, id="a letter in square brackets"),
        pytest.param("[C]", {"computed [#] upper letter )": whole(3)}, id="a capital in square brackets"),
        pytest.param(
            "<v>",
            {"computed <#> lower letter )": whole(22), "computed <#> lower roman )": whole(5)},
            id="a letter that may be a number, in angle brackets",
        ),
        # Without a number or a letter that counts, labels have no order.
        pytest.param("✓", {"bullet ✓": whole(0)}, id="a sign alone"),
        pytest.param("[é]", {"computed [#]": whole(0)}, id="a letter of no known order"),
        pytest.param("[bench]", {"computed [#]": whole(0)}, id="a word"),
    ],
)
def test_a_computed_label_is_one_whatever_it_looks_like(
    text: str, expected: dict[str, tuple[tuple[int, int], ...]]
) -> None:
    found = computed_label(text, EN)
    assert found.text == text
    assert readings(found) == expected
    assert (found.end, found.tight) == (0, False), "the paragraph holds its wording alone"


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        pytest.param("a)", True, id="the first letter"),
        pytest.param("b)", False, id="the second letter"),
        pytest.param("i)", True, id="the ninth letter, which is the first number too"),
        pytest.param("v)", False, id="neither the first letter nor the first number"),
        pytest.param("1", True, id="the first number"),
        pytest.param("2", False, id="the second number"),
        pytest.param("1bis", False, id="a point put in behind the first one"),
        pytest.param("3.1", True, id="the first point under another"),
        pytest.param("1.3", False, id="the third point under the first"),
        pytest.param("–", True, id="any bullet"),
    ],
)
def test_which_labels_open_a_list(text: str, opens: bool) -> None:
    assert label(text).opens is opens


@pytest.mark.parametrize(
    ("old", "new", "fit"),
    [
        pytest.param("a)", "b)", "next", id="the next letter"),
        pytest.param("z)", "aa)", "next", id="from z to aa"),
        pytest.param("a)", "c)", None, id="a letter left out"),
        pytest.param("a)", "a)", None, id="the same letter again"),
        pytest.param("b)", "a)", None, id="the letter before"),
        pytest.param("a)", "a)bis", "insert", id="a point put in"),
        pytest.param("a)bis", "a)ter", "insert", id="one more put in"),
        pytest.param("a)", "a)ter", None, id="an ordinal left out"),
        pytest.param("a)ter", "a)bis", None, id="ordinals backwards"),
        pytest.param("a)", "b)bis", None, id="an ordinal of a letter that was left out"),
        pytest.param("a)bis", "b)", "next", id="on behind what was put in"),
        pytest.param("a)bis", "a)", None, id="back from what was put in"),
        pytest.param("–", "–", "next", id="a dash behind a dash"),
        pytest.param("–", "•", None, id="a dot behind a dash"),
        pytest.param("a)", "(b)", None, id="other brackets"),
        pytest.param("a)", "B)", None, id="another case"),
        pytest.param("1", "2)", None, id="a number that gets a bracket"),
        pytest.param("1.1", "1.2", "next", id="the next part"),
        pytest.param("1.1", "2.2", None, id="the next part of another point"),
        pytest.param("1.1", "2.1", None, id="the first part of the next point"),
        pytest.param("1.1.1", "1.2.2", None, id="a change in the middle"),
        pytest.param("1", "1.2", None, id="a part behind the whole"),
        pytest.param("1.1", "2", None, id="the whole behind a part"),
        pytest.param("4.3", "4.3bis", "insert", id="a part put in"),
        pytest.param("4.3bis", "4.4", "next", id="on behind the part put in"),
    ],
)
def test_what_goes_on_after_what(old: str, new: str, fit: str | None) -> None:
    first, second = label(old).readings[0], label(new).readings[0]
    assert follows(first, second) == fit


def climb(labels: str) -> tuple[Ladder, list[Place]]:
    ladder, places = Ladder(), []
    for text in labels.split():
        places.append(ladder.place(label(text)))
        ladder.step(places[-1])
    return ladder, places


@pytest.mark.parametrize(
    ("labels", "depths", "fits"),
    [
        # Letters, bullets and numbers of one part
        pytest.param("a) b) c)", [0, 0, 0], "open next next", id="a plain list"),
        pytest.param("a) c)", [0, 0], "open gap", id="a letter left out stays in its list"),
        pytest.param("c) d)", [0, 0], "gap next", id="a list whose beginning is missing"),
        pytest.param("1 a) b) 2", [0, 1, 1, 0], "open open next next", id="a list under a point, and back"),
        pytest.param("1 a) – 2", [0, 1, 2, 0], "open open open next", id="back over two lists at once"),
        pytest.param("1 a) – • – b) 2", [0, 1, 2, 3, 2, 1, 0], "open open open open next next next", id="step by step"),
        pytest.param("1 2 1", [0, 0, 0], "open next restart", id="a list that begins again is the same list"),
        pytest.param("1 a) b) a)", [0, 1, 1, 1], "open open next restart", id="so it is one level down"),
        pytest.param("1 a) d)", [0, 1, 1], "open open gap", id="a gap one level down"),
        pytest.param("1 a) 3", [0, 1, 0], "open open gap", id="a gap one level up closes what is under it"),
        pytest.param("a) 2", [0, 1], "open gap", id="a number goes on with no letter"),
        pytest.param("a) b)", [0, 0], "open next", id="letters"),
        pytest.param("a) a)bis b)", [0, 0, 0], "open insert next", id="a point put in"),
        # Decimal numbers name the point above them
        pytest.param("1 1.1 1.2 2 2.1", [0, 1, 1, 0, 1], "open under next next under", id="an outline of two levels"),
        pytest.param("1 1.1 1.1.1 1.2", [0, 1, 2, 1], "open under under next", id="an outline of three"),
        pytest.param("1 1.2", [0, 1], "open gap", id="the first part is missing"),
        pytest.param("2 2.1", [0, 1], "gap under", id="what counts is the last part"),
        pytest.param("1 1.1.1", [0, 1], "open gap", id="the level between is missing"),
        pytest.param("1.1 1.2 2", [0, 0, 0], "under next next", id="a point after parts of one without a line"),
        pytest.param("1.1 3", [0, 1], "under gap", id="a point that does not come next after those parts"),
        pytest.param("1.1 1", [0, 1], "under open", id="a list numbered afresh under a part"),
        pytest.param("1.2 2.1", [0, 0], "gap under", id="the next point has no line: its first part"),
        pytest.param("1.2 2.2", [0, 0], "gap gap", id="the next point has no line: its second part"),
        pytest.param("1.2 2.1bis", [0, 0], "gap gap", id="the next point has no line: a part put in"),
        pytest.param("1 1.2 2.1", [0, 1, 1], "open gap under", id="the same below a point"),
        pytest.param("1 1.2 3.4", [0, 1, 1], "open gap gap", id="a part far away stays among parts"),
        pytest.param("1 2.1", [0, 0], "open under", id="a part of a missing point stands where that would"),
        pytest.param("1 3.1", [0, 0], "open under", id="however far away that is"),
        pytest.param("1 2.2", [0, 0], "open gap", id="unless it is not the first part"),
        pytest.param("3 2.2", [0, 0], "gap gap", id="or goes back"),
        pytest.param("a) 1 2.1", [0, 1, 1], "open open under", id="the same among points under a letter"),
        pytest.param("a) 2.1", [0, 0], "open under", id="no other number is open: an outline begins"),
        pytest.param("a) 2.2", [0, 0], "open gap", id="no other number is open: an outline that lacks its first part"),
        pytest.param("a) 1 1.1 1.1.1", [0, 1, 2, 3], "open open under under", id="an outline under a letter"),
        pytest.param("a) 1.2 2.1", [0, 0, 0], "open gap under", id="an outline that took the place of letters"),
        pytest.param("1 a) 1.1 2", [0, 1, 1, 0], "open open under next", id="a part closes the letters before it"),
        pytest.param("1 1.1 a) – 1.2", [0, 1, 2, 3, 1], "open under open open next", id="on with parts behind a list"),
        pytest.param("1 a) – 1.1", [0, 1, 2, 1], "open open open under", id="a part behind two lists"),
    ],
)
def test_where_a_label_belongs(labels: str, depths: list[int], fits: str) -> None:
    ladder, places = climb(labels)
    assert [place.depth for place in places] == depths
    assert [place.fit for place in places] == fits.split()
    assert len(ladder.rungs) == depths[-1] + 1, "what is deeper is closed"


def test_a_number_printed_twice_stays_at_its_level() -> None:
    _, places = climb("1 1.1 1.1")
    assert [place.depth for place in places] == [0, 1, 1]


@pytest.mark.parametrize(
    ("before", "text", "reads", "depth"),
    [
        pytest.param("", "i)", "roman", 0, id="a list that opens with i)"),
        pytest.param("", "v)", "letter", 0, id="nothing tells: the letter"),
        pytest.param("1", "i)", "roman", 1, id="under a number"),
        pytest.param("i)", "ii)", "roman", 0, id="on with numbers, not with doubled letters"),
        pytest.param("1 i) ii) iii) iv)", "v)", "roman", 1, id="the fifth number"),
        pytest.param("u)", "v)", "letter", 0, id="the letter after u)"),
        pytest.param("hh)", "ii)", "letter", 0, id="the doubled letter after hh)"),
        pytest.param("g) h) i)", "i)bis", "letter", 0, id="put in behind the ninth letter"),
        pytest.param("i) ii)", "ii)bis", "roman", 0, id="put in behind the second number"),
        pytest.param("b) i) ii)", "i)", "roman", 1, id="numbers that begin again rather than seven letters left out"),
        pytest.param("iii) b)", "i)", "roman", 0, id="the same where the letters stand under the numbers"),
        pytest.param("iii) h)", "i)", "letter", 1, id="the next letter rather than numbers that begin again"),
        pytest.param("iii) g)", "v)", "letter", 1, id="two gaps: the deeper list"),
        pytest.param("g) iii)", "v)", "roman", 1, id="two gaps: the deeper list, of numbers"),
        pytest.param("iv) u)", "v)", "letter", 1, id="next in both lists: the deeper one, of letters"),
        pytest.param("u) iv)", "v)", "roman", 1, id="next in both lists: the deeper one, of numbers"),
        pytest.param("h)", "i)", "letter", 0, id="after h) without more to go by"),
    ],
)
def test_a_letter_that_may_be_a_number(before: str, text: str, reads: str, depth: int) -> None:
    ladder, _ = climb(before)
    place = ladder.place(label(text))
    assert (place.reading.style.split()[1], place.depth) == (reads, depth)


@pytest.mark.parametrize(
    ("before", "text", "following", "announced", "reads"),
    [
        pytest.param("h)", "i)", "j)", False, "letter", id="j) comes: the ninth letter"),
        pytest.param("h)", "i)", "j)", True, "letter", id="j) comes: a colon before does not matter"),
        pytest.param("h)", "i)", "ii)", False, "roman", id="ii) comes: the first number"),
        pytest.param("h)", "i)", "ii)", True, "roman", id="ii) comes: and a colon before"),
        pytest.param("h)", "i)", "1", False, "letter", id="neither comes: the list goes on"),
        pytest.param("h)", "i)", "1", True, "roman", id="neither comes: unless a list was announced"),
        pytest.param("h)", "i)", "", False, "letter", id="nothing comes: the list goes on"),
        pytest.param("h)", "i)", "", True, "roman", id="nothing comes: unless a list was announced"),
        pytest.param("u) iv)", "v)", "vi)", False, "roman", id="vi) comes: the fifth number"),
        pytest.param("u) iv)", "v)", "w)", False, "letter", id="w) comes: the letter after u)"),
        pytest.param("u) iv)", "v)", "1", False, "roman", id="neither comes: the deeper list goes on"),
        pytest.param("iv) u)", "v)", "vi)", False, "letter", id="the deeper list goes on, though vi) comes"),
    ],
)
def test_what_comes_next_decides(before: str, text: str, following: str, announced: bool, reads: str) -> None:
    ladder, _ = climb(before)
    place = ladder.place(label(text), lambda: read_label(following, EN), opened=lambda: announced)
    assert place.reading.style.split()[1] == reads


def test_a_list_announced_without_anything_known_behind_it() -> None:
    ladder, _ = climb("h)")
    assert ladder.place(label("i)"), opened=lambda: True).reading.style == "lower roman )"


def climb_counted(labels: str) -> list[str]:
    """Depth and fit of labels, each with the list that counts it and its level, if one does: "1.@A0 a)"."""
    ladder, found = Ladder(), []
    for one in labels.split():
        text, _, counted = one.partition("@")
        level = Level(counted[0], int(counted[1:])) if counted else None
        place = ladder.place(label(f"{text} x"), level=level)
        ladder.step(place, level)
        found.append(f"{place.depth} {place.fit}")
    return found


@pytest.mark.parametrize(
    ("labels", "places"),
    [
        pytest.param("1.@A0 1.@A1", ["0 open", "1 open"], id="a level below is under it"),
        pytest.param("1.@A0 1.@A0", ["0 open", "0 restart"], id="the same level is beside it"),
        pytest.param("1.@A0 1.@B1", ["0 open", "0 restart"], id="the level of another list says nothing"),
        pytest.param("1.@A0 4.@A1", ["0 open", "1 gap"], id="a list that begins late has a gap, as deep as it is"),
        pytest.param("a)@A0 i)@A2 ii)@A2 b)@A1", ["0 open", "1 open", "1 next", "1 gap"], id="levels may be left out"),
        pytest.param("i)@A1 a)@A0", ["0 open", "0 open"], id="a level above is under none of the deeper ones"),
        pytest.param(
            "1.@A0 a) i)@A1", ["0 open", "1 open", "2 open"], id="deeper than a level above, under typed ones"
        ),
        pytest.param("1.@A0 a) 1.@A1", ["0 open", "1 open", "1 open"], id="and at least below it, if signs say less"),
        pytest.param("1. a)@A1 i) 2.@A0", ["0 open", "1 open", "2 open", "0 next"], id="signs that agree stand"),
    ],
)
def test_the_levels_of_a_list_say_how_deep_its_labels_are(labels: str, places: list[str]) -> None:
    assert climb_counted(labels) == places


@pytest.mark.parametrize(
    ("text", "counts_in", "style"),
    [
        ("i)", "letters", "lower letter )"),
        ("i)", "roman", "lower roman )"),
        ("§ V", "roman", "computed § # upper roman )"),
        # What cannot be read so is read as it looks.
        ("c)", "roman", "lower letter )"),
    ],
)
def test_what_a_level_counts_in_tells_letters_from_roman_numbers(text: str, counts_in, style: str) -> None:
    found = computed_label(text, EN, Level("A", 0, counts_in))
    assert [reading.style for reading in found.readings] == [style]
