"""Which clause is which: a case on either side of every threshold of `align`, and the choices where several would do.

A text is a list of lines: "resolves:" is a call, "1. lamps burn" a point with its label, "- lamps burn" a point under the
one before, "title| Lamps" a clause of another kind, "@A" begins an instrument. "a1-3" is short for the words a1 a2 a3, as
what counts here is how many words two clauses share; "a3-1" is the same backwards, which shares them in no order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

import pytest

from itures.analyse.align.align import Alignment, align, similarity
from itures.model.clauses import Clause
from itures.model.diff import ClauseKind
from itures.model.stream import Span

Groups = Mapping[int, tuple[int, ...]]

_RUN = re.compile(r"\b([a-z]+)(\d+)-(\d+)")


def _run(match: re.Match[str]) -> str:
    first, last = int(match[2]), int(match[3])
    step = 1 if first <= last else -1
    return " ".join([f"{match[1]}{number}" for number in range(first, last + step, step)])


def clause(place: int, kind: str, label: str, wording: str, parent: int, instrument: str) -> Clause:
    """The only place that builds a clause."""
    exact = _RUN.sub(_run, wording)
    return Clause(
        kind=cast(ClauseKind, kind),
        id=str(place),
        at=label,
        label=label,
        text=exact,
        span=Span(0, 0),
        place=place,
        parent=parent,
        instrument=instrument,
        pieces=(Span(0, 0),),
    )


def text(*lines: str) -> list[Clause]:
    found: list[Clause] = []
    instrument = ""
    top = over = point = -1
    for line in lines:
        place = len(found)
        if line.startswith("@"):
            instrument, top, over = line[1:], -1, -1
            continue
        kind, bar, wording = line.rpartition("| ")
        if not bar:
            kind = "call" if line.endswith(":") else "point"
        under, label = over, ""
        if kind in ("designation", "call", "heading"):
            under, over = top, place
            top = place if kind == "designation" else top
        elif wording.startswith("- "):
            wording, under = wording[2:], point
        elif kind == "point":
            point = place
        if named := re.match(r"(\w+)\. ", wording):
            label, wording = named[1], wording[named.end() :]
        found.append(clause(place, kind, label, wording, under, instrument))
    return found


def turned(pairs: Mapping[int, int]) -> dict[int, int]:
    return {new: old for old, new in pairs.items()}


def check(
    old: list[Clause],
    new: list[Clause],
    pairs: Mapping[int, int],
    splits: Groups | None = None,
    merges: Groups | None = None,
    *,
    mirrored: bool = True,
) -> None:
    """Compares what was found, in both directions, with what should be."""
    found = align(old, new)
    assert (found.pairs, found.splits, found.merges) == (pairs, splits or {}, merges or {})
    assert found.back == turned(pairs)
    if mirrored:
        found = align(new, old)
        assert (found.pairs, found.splits, found.merges) == (turned(pairs), merges or {}, splits or {})


RESOLVES = "resolves:"


# Wording.


@pytest.mark.parametrize(
    ("old", "new", "share"),
    [
        ("a1-4", "a1-4", 1.0),
        ("a1-4", "a1-2 b1-2", 0.5),
        ("a1-4", "b1-4", 0.0),
        ("a1-4", "a4-1", 0.25),
        ("a1", "a1-3", 0.5),
    ],
)
def test_similarity_counts_words_in_order(old: str, new: str, share: float) -> None:
    assert similarity(*[text(line)[0].words for line in (old, new)]) == share


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        pytest.param("1. a1-2 b1-2", "2. a1-2 c1-2", True, id="half of the words"),
        pytest.param("1. a1-2 b1-3", "2. a1-2 c1-2", False, id="less than half"),
        pytest.param("1. a1-2 b1-3", "1. a1-2 c1-3", True, id="two of five under the same label"),
        pytest.param("1. a1-2 b1-4", "1. a1-2 c1-3", False, id="less than two of five under the same label"),
        pytest.param("1. a1-3 b1-5", "1. a1-3 c1-5", False, id="three of eight under the same label"),
        pytest.param("1. a1-10", "2. a1-9 b1-31", True, id="nine of ten words stand in a longer one"),
        pytest.param("1. a1-10", "2. a1-8 b1-32", False, id="eight of ten"),
        pytest.param("1. a1-4", "2. a1-4 b1-20", True, id="four words stand in a longer one"),
        pytest.param("1. a1-3", "2. a1-3 b1-20", False, id="three words are too few"),
        pytest.param("1. a1-4", "2. a1-4 b1-44", True, id="grown to twelve times its words"),
        pytest.param("1. a1-4", "2. a1-4 b1-45", False, id="grown to more than twelve times its words"),
    ],
)
def test_how_alike_a_changed_clause_is(old: str, new: str, same: bool) -> None:
    check(text(RESOLVES, old), text(RESOLVES, new), {0: 0, 1: 1} if same else {0: 0})


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        pytest.param("1. a1-2 b1-2", "1. a1-2 c1-2", True, id="half of the words"),
        pytest.param("1. a1-2 b1-3", "1. a1-2 c1-3", False, id="two of five, the same label under another call"),
        pytest.param("1. a1-10", "1. a1-10 b1-40", False, id="a longer one under another call"),
    ],
)
def test_another_call_allows_less(old: str, new: str, same: bool) -> None:
    head = ["@A", "designation| A"]
    pairs = {0: 0, 2: 2, 1: 1} if same else {0: 0}
    check(text(*head, "resolves:", old), text(*head, "invites the Council:", new), pairs)


def test_points_without_a_call_stand_under_none() -> None:
    check(text("1. a1-2 b1-3"), text("1. a1-2 c1-3"), {})


def test_a_point_under_a_point_has_the_call_over_both() -> None:
    check(
        text(RESOLVES, "1. x1-5", "- a. a1-2 b1-3"),
        text(RESOLVES, "1. x1-5", "- a. a1-2 c1-3"),
        {0: 0, 1: 1, 2: 2},
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("point", "text", True),
        ("paragraph", "point", True),
        ("text", "paragraph", True),
        ("footnote", "point", False),
        ("row", "paragraph", False),
        ("cover", "point", False),
        ("footnote", "footnote", True),
        ("cover", "cover", True),
    ],
)
@pytest.mark.parametrize("wording", ["a1-6", "a1-3 b1-2 a6"])
def test_kinds_that_may_be_one_another(one: str, other: str, same: bool, wording: str) -> None:
    check(text(f"{one}| a1-6"), text(f"{other}| {wording}"), {0: 0} if same else {})


@pytest.mark.parametrize("one", ["cover", "designation", "title"])
@pytest.mark.parametrize("other", ["cover", "designation", "title"])
def test_a_line_of_the_head_is_the_same_on_a_cover(one: str, other: str) -> None:
    check(text(f"{one}| Lamps of old"), text(f"{other}| Lamps of old"), {0: 0})


# Choices among several that are alike.


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        pytest.param([RESOLVES, "1. a1-10"], ["notes:", "1. a1-9 x", RESOLVES, "1. a1-9 y"], 3, id="the same call"),
        pytest.param([RESOLVES, "1. a1-10"], [RESOLVES, "2. a1-9 x", "1. a1-9 y"], 2, id="the same label"),
        pytest.param([RESOLVES, "1. a1-10"], ["notes:", "1. a1-9 x", RESOLVES, "2. a1-9 y"], 3, id="call before label"),
        pytest.param(
            [RESOLVES, "1. a1-10"], ["notes:", "2. a1-9 x", RESOLVES, "2. a1-8 x y"], 1, id="wording before call"
        ),
        pytest.param([RESOLVES, "1. a1-10"], [RESOLVES, "2. a1-9 x", "1. a1-8 x y"], 1, id="wording before label"),
    ],
)
def test_what_is_chosen(old: list[str], new: list[str], place: int) -> None:
    found = align(text(*old), text(*new))
    assert found.pairs[1] == place
    assert align(text(*new), text(*old)).back[1] == place


@pytest.mark.parametrize(
    ("at", "wordings", "place"),
    [
        pytest.param(6, {2: "a1-9 x", 5: "a1-9 y"}, 5, id="the nearer one, before it"),
        pytest.param(3, {2: "a1-9 x", 7: "a1-9 y"}, 2, id="the nearer one, which is the first"),
        pytest.param(5, {2: "a1-9 x", 6: "a1-9 y"}, 6, id="the nearer one, behind it"),
        pytest.param(0, {0: "a1-8 x y", 9: "a1-9 x"}, 9, id="wording before place"),
        pytest.param(4, {3: "a1-9 x", 5: "a1-9 y"}, 3, id="equally near: the first one"),
    ],
)
def test_the_nearer_one_is_chosen(at: int, wordings: Mapping[int, str], place: int) -> None:
    old = text(*["a1-10" if number == at else f"o{number}" for number in range(10)])
    new = text(*[wordings.get(number, f"n{number}") for number in range(10)])
    check(old, new, {at: place})


# The same wording.


def test_the_sign_at_the_end_is_no_wording() -> None:
    old = text(RESOLVES, "1. burn old lamps,")
    check(old, text(RESOLVES, "1. Burn old lamps,", "notes:", "2. burn old lamps."), {0: 0, 1: 3})


def test_signs_alone_are_a_wording() -> None:
    check(text("...", "–"), text("–", "...", ";"), {0: 1, 1: 0})


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        pytest.param(
            ["a:", "1. x1-5", "b:", "1. x1-5"],
            ["b:", "1. x1-5", "a:", "1. x1-5"],
            {0: 2, 1: 3, 2: 0, 3: 1},
            id="by call",
        ),
        pytest.param(["a:", "1. x1-5", "2. x1-5"], ["a:", "2. x1-5", "1. x1-5"], {0: 0, 1: 2, 2: 1}, id="by label"),
        pytest.param(
            ["a:", "1. x1-5;", "1. x1-5."],
            ["a:", "1. x1-5.", "1. x1-5;"],
            {0: 0, 1: 2, 2: 1},
            id="by the sign at the end",
        ),
        pytest.param(["a:", "1. x1-5", "2. x1-5"], ["a:", "3. x1-5", "4. x1-5"], {0: 0, 1: 1, 2: 2}, id="in order"),
        pytest.param(["a:", "1. ...", "2. ..."], ["b:", "3. ...", "4. ..."], {0: 0, 1: 1, 2: 2}, id="no words"),
        pytest.param(["x1-5", "x1-5"], ["x1-5", "x1-5"], {0: 0, 1: 1}, id="in order, without a call"),
        pytest.param(
            ["a:", "1. x1-5", "b:", "2. x1-5"],
            ["notes:", "1. x1-5", "c:", "3. x1-5"],
            {0: 0, 1: 1, 2: 2, 3: 3},
            id="under other calls",
        ),
        pytest.param(["a:", "1. x1-5", "b:", "1. x1-5"], ["b:", "7. x1-5"], {2: 0, 3: 1}, id="two and one"),
        pytest.param(
            ["1. p1-9", "- x1-5", "2. q1-9", "- x1-5"],
            ["2. q1-9", "- x1-5", "1. p1-9", "- x1-5"],
            {0: 2, 1: 3, 2: 0, 3: 1},
            id="by the point over it",
        ),
        pytest.param(["x1-5"], ["a:", "x1-5", "x1-5"], {0: 1}, id="one and two"),
    ],
)
def test_the_same_wording_several_times(old: list[str], new: list[str], pairs: Mapping[int, int]) -> None:
    check(text(*old), text(*new), pairs)


def test_known_pairs_stay() -> None:
    old, new = text("a1-5", "b1-5"), text("a1-5", "b1-5")
    assert align(old, new, {0: 1}).pairs == {0: 1}
    assert align(old, new, {1: 1}).pairs == {0: 0, 1: 1}
    old, new = text("p1-5", "designation| Lamps"), text("cover| Lamps", "z1-5")
    assert align(old, new, {0: 1}).pairs == {0: 1, 1: 0}


# Who is looked at.


def decoys(count: int, wording: str, name: str = "d") -> list[str]:
    return [f"{wording} {name}{number}" for number in range(count)]


@pytest.mark.parametrize(("count", "same"), [(5, True), (6, False)])
def test_six_that_share_most_are_looked_at(count: int, same: bool) -> None:
    # What has all the words, but in no order, is before what has the most of them.
    new = text(*decoys(count, "a8-1"), "a1-5 x1-3")
    check(text("a1-8"), new, {0: count} if same else {}, mirrored=False)


@pytest.mark.parametrize(("count", "same"), [(7, True), (8, False)])
def test_eight_rare_words_are_asked(count: int, same: bool) -> None:
    new = text(f"r{count}-1 x1-9", "s8-1 y1-9", "s1-8")
    check(text(f"r1-{count} s1-8"), new, {0: 2} if same else {}, mirrored=False)


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    new = text(*decoys(7, "a1 b1-9"), *[f"z{number}" for number in range(20)], "r1 a2-3")
    check(text("a1 r1 q1"), new, {}, mirrored=False)
    new = text(*decoys(7, "a1 b1-9"), *[f"z{number}" for number in range(20)], "r1 t1")
    check(text("a1 r1"), new, {0: 27}, mirrored=False)


@pytest.mark.parametrize("count", [7, 12])
def test_of_equals_the_nearest_are_looked_at(count: int) -> None:
    # All share the word w; the last one is alike.
    new = text(*decoys(count, "w x1-9"), "w v")
    old = text(*[f"z{number}" for number in range(count)], "w u")
    check(old, new, {count: count}, mirrored=False)
    check(text("w u", *[f"z{number}" for number in range(count)]), new, {}, mirrored=False)


def crowd(before: int, after: int) -> list[Clause]:
    """Clauses with one of two words, and between them one that has both."""
    others = ["w x1-6", "v y1-6"]
    return text(*others * before, "w v q", *others * after)


@pytest.mark.parametrize(
    ("at", "size", "before", "after", "same"),
    [
        pytest.param(0, 1, 59, 0, True, id="a word of sixty clauses"),
        pytest.param(0, 1, 60, 0, False, id="a word of more"),
        pytest.param(0, 1, 19, 50, True, id="the twentieth of many"),
        pytest.param(0, 1, 20, 50, False, id="the one after that"),
        pytest.param(9, 10, 55, 19, True, id="the twentieth from the end"),
        pytest.param(9, 10, 55, 20, False, id="the one before that"),
        pytest.param(1, 2, 40, 40, True, id="in the middle"),
        pytest.param(1, 2, 35, 53, True, id="the tenth before the middle"),
        pytest.param(1, 2, 35, 54, False, id="the eleventh before the middle"),
        pytest.param(1, 2, 55, 36, True, id="the tenth behind the middle"),
        pytest.param(1, 2, 56, 35, False, id="the eleventh behind the middle"),
    ],
)
def test_of_common_words_the_nearest_are_looked_at(at: int, size: int, before: int, after: int, same: bool) -> None:
    old = text(*["w v" if number == at else f"z{number}" for number in range(size)])
    check(old, crowd(before, after), {at: 2 * before} if same else {}, mirrored=False)


def hidden(count: int) -> tuple[list[str], list[str], list[str]]:
    """Points that only their neighbours lead to: others have more of their words, in no order."""
    old = [f"o{number}. {chr(97 + number)}1-8" for number in range(count)]
    new = [f"n{number}. {chr(97 + number)}1-5 x{number} y{number} z{number}" for number in range(count)]
    crowding = [line for number in range(count) for line in decoys(6, f"{chr(97 + number)}8-1", f"d{number}d")]
    return old, new, crowding


@pytest.mark.parametrize("behind", [False, True])
def test_neighbours_of_new_pairs_are_asked_three_times(behind: bool) -> None:
    old, new, crowding = hidden(5)
    if behind:
        check(text(*old, "m1-9"), text(*crowding, *new, "m1-9"), {5: 35, 4: 34, 3: 33, 2: 32}, mirrored=False)
    else:
        check(text("m1-9", *old), text("m1-9", *new, *crowding), {0: 0, 1: 1, 2: 2, 3: 3}, mirrored=False)


def test_the_first_clause_is_a_neighbour_of_the_second() -> None:
    old, new, crowding = hidden(1)
    check(text(*old, "m1-9"), text(*new, "m1-9", *crowding), {0: 0, 1: 1}, mirrored=False)


def test_a_neighbour_of_another_kind_is_not_asked() -> None:
    old, new, crowding = hidden(1)
    check(text("m1-9", *old), text("m1-9", f"footnote| {new[0]}", *crowding), {0: 0}, mirrored=False)


def test_the_same_label_is_asked() -> None:
    new = text(RESOLVES, "7. a1-5 x1-3", *decoys(6, "a8-1"))
    check(text(RESOLVES, "7. a1-8"), new, {0: 0, 1: 1}, mirrored=False)
    check(text(RESOLVES, "8. a1-8"), new, {0: 0}, mirrored=False)


# Splits; the mirror of each is a merger.


@pytest.mark.parametrize(
    ("whole", "parts", "split"),
    [
        pytest.param("a1-10", ["a1-3", "a4-6"], True, id="three quarters of the words"),
        pytest.param("a1-11", ["a1-3", "a4-6"], False, id="less than three quarters"),
        pytest.param("a1-10", ["a1-2", "a3-4", "a5-6", "a7-8", "a9-10"], True, id="five parts"),
        pytest.param("a1-12", ["a1-2", "a3-4", "a5-6", "a7-8", "a9-10", "a11-12"], False, id="six small parts"),
        pytest.param("a1-12", ["a1-4", "a5-8", "a9-12"], True, id="three parts"),
        pytest.param("a1-12", ["a1-6", "a7-12 x1-6"], True, id="half of a part is new"),
        pytest.param("a1-12", ["a1-6", "a7-12 x1-7"], False, id="more than half of a part is new"),
    ],
)
def test_how_much_of_a_clause_its_parts_make_up(whole: str, parts: list[str], split: bool) -> None:
    places = tuple(range(1, len(parts) + 1))
    found = align(text(RESOLVES, f"q. {whole}"), text(RESOLVES, *parts))
    assert found.splits == ({1: places} if split else {})
    back = align(text(RESOLVES, *parts), text(RESOLVES, f"q. {whole}"))
    assert back.merges == found.splits
    if split:
        assert found.pairs == {0: 0}
        assert [found.partners(place) for place in (0, 1)] == [(0,), places]
        assert [list(back.partners(place)) for place in places] == [[1] for _ in places]


@pytest.mark.parametrize(
    ("whole", "parts", "split"),
    [
        pytest.param("a1-4", ["a1-2", "a3-4"], True, id="four words"),
        pytest.param("a1-3", ["a1-2", "a3"], False, id="three words are too few"),
        pytest.param("a1-20", ["a1-10", "a11-13"], True, id="the second adds more than a tenth"),
        pytest.param("a1-20", ["a1-10", "a11-12"], False, id="the second adds less than a tenth"),
        pytest.param("a1-10", ["a1-9", "a10"], True, id="the second adds all that is missing"),
        pytest.param("a1-20", ["a1-18", "a19 x"], False, id="the second adds less than half of what is missing"),
        pytest.param("a1-10", ["a1-2", "a3-10"], True, id="the first is the lesser one"),
        pytest.param("a1-10", ["x1-9", "a1-5", "a6-10"], True, id="another one before them"),
        pytest.param("a1-10", ["a1-5", "a6-10", "x1-9"], True, id="another one behind them"),
        pytest.param("a1-10", ["...", "a1-5", "a6-10"], True, id="one without words before them"),
        pytest.param("a1-10", ["a1-5", "...", "a6-10"], False, id="one without words between them"),
        pytest.param("a1-10", ["a1-10", "a1-5", "a6-10"], False, id="the clause stands there itself"),
    ],
)
def test_when_a_clause_is_split(whole: str, parts: list[str], split: bool) -> None:
    found = align(text(f"1. {whole}"), text(*parts))
    places = tuple([number for number, part in enumerate(parts) if part.startswith("a")])
    assert found.splits == ({0: places} if split else {})
    assert align(text(*parts), text(f"1. {whole}")).merges == found.splits


@pytest.mark.parametrize(
    ("parts", "group"),
    [
        pytest.param(["a1-8", "a9-16", "a17-18", "x1-5"], (0, 1, 2), id="behind"),
        pytest.param(["x1-5", "a1-2", "a3-10", "a11-18"], (1, 2, 3), id="before"),
        pytest.param(["x1-5", "a1-2", "a3-9", "a10-16", "a17-18", "y1-5"], (1, 2, 3, 4), id="both"),
        pytest.param(["a1-8", "a9-17", "a18 x"], (0, 1), id="what adds next to nothing is no part"),
        pytest.param(["a1-9", "a10-17", "a18", "x1-5"], (0, 1, 2), id="all that is missing"),
        pytest.param(["a1-7", "a8-12", "a13-14", "x1-5"], (0, 1, 2), id="more than a twentieth"),
        pytest.param(["footnote| a1-2", "a3-10", "a11-18"], (1, 2), id="no footnote before them"),
        pytest.param(["a1-8", "a9-16", "footnote| a17-18"], (0, 1), id="no footnote behind them"),
    ],
)
def test_parts_have_more_beside_them(parts: list[str], group: tuple[int, ...]) -> None:
    check(text("1. a1-18"), text(*parts), {}, {0: group})


def test_what_is_of_another_clause_is_no_further_part() -> None:
    check(text("a1-2", "1. a1-18"), text("a1-2", "a3-10", "a11-18"), {0: 0}, {1: (1, 2)})
    check(text("1. a1-18", "a17-18"), text("a1-8", "a9-16", "a17-18"), {1: 2}, {0: (0, 1)})


def test_the_better_parts_are_taken() -> None:
    # No part is so much of the whole that it is the clause itself.
    worse, better = ["a1-3", "a4-6"], ["a1-3", "a4-6", "a7-9"]
    for first, second, group in ((worse, better, (3, 4, 5)), (better, worse, (0, 1, 2)), (better, better, (0, 1, 2))):
        check(text("o1-5", "1. a1-10"), text(*first, "title| T", *second), {}, {1: group}, mirrored=False)


@pytest.mark.parametrize(
    ("parts", "group"),
    [
        pytest.param([RESOLVES, "1. a1-5", "2. a6-10"], (1, 2), id="points of a list"),
        pytest.param([RESOLVES, "1. a1-5", "- a6-10"], (1, 2), id="a point and what stands under it"),
        pytest.param([RESOLVES, "1. x1-8", "- a1-5", "2. a6-10"], (2, 3), id="what stands under one, and the next one"),
        pytest.param([RESOLVES, "text| a1-5", "paragraph| a6-10"], (1, 2), id="text and paragraph"),
        pytest.param([RESOLVES, "1. a1-5", "notes:", "1. a6-10"], None, id="a call between them"),
        pytest.param([RESOLVES, "1. a1-5", "footnote| a6-10"], None, id="a footnote"),
        pytest.param(["@A", "designation| A", RESOLVES, "1. a1-5", "@", "2. a6-10"], None, id="outside of the text"),
        pytest.param([RESOLVES, "footnote| a1-5", "1. a6-10"], None, id="a footnote before it"),
        pytest.param(["1. x1-8", "text| a1-5", "- a6-10"], None, id="under nothing, and under one before that"),
    ],
)
def test_which_clauses_can_be_parts(parts: list[str], group: tuple[int, ...] | None) -> None:
    found = align(text(RESOLVES, "1. a1-10"), text(*parts))
    assert found.splits == ({1: group} if group else {})
    assert align(text(*parts), text(RESOLVES, "1. a1-10")).merges == found.splits


def test_a_footnote_is_not_split() -> None:
    check(text("footnote| a1-10"), text("a1-5", "a6-10"), {})


@pytest.mark.parametrize(
    ("part", "other", "lent"),
    [
        pytest.param("b1-6", "b1-4 x1-2", True, id="two thirds of its words"),
        pytest.param("b1-6", "b1-5 x1", False, id="five of six"),
        pytest.param("b1-5", "b1-4 x1", False, id="four of five"),
        pytest.param("b1-4", "b1-3 x1", True, id="three of four"),
        pytest.param("b1-3", "b1-2 x1", False, id="three words are too few"),
        pytest.param("b1-9 y", "b1-6 x1-4", True, id="nine of ten are of the one that was split"),
        pytest.param("b1-8 y1-2", "b1-6 x1-4", False, id="eight of ten"),
    ],
)
def test_a_part_that_was_taken_for_another_clause(part: str, other: str, lent: bool) -> None:
    last = 8 if "y" in part or "9" in part else int(part[-1])
    last = 9 if "9" in part else last
    old, new = text("1. a1-8 b1-" + str(last), f"2. {other}"), text("1. a1-8", f"2. {part}")
    if lent:
        check(old, new, {}, {0: (0, 1)})
    else:
        check(old, new, {0: 0, 1: 1})


def test_a_part_is_a_part_of_one_clause() -> None:
    check(text("1. a1-10", "2. a1-10"), text("3. a1-3", "4. a4-6"), {}, {0: (0, 1)}, mirrored=False)


def test_what_was_split_is_no_part() -> None:
    old = text("a:", "1. a1-8", "2. b1-8")
    new = text("a:", "1. a1-4", "5. a5-8", "b:", "2. a1-8 b1-8")
    check(old, new, {0: 0, 2: 4}, {1: (1, 2)}, mirrored=False)


def test_parts_were_not_merged() -> None:
    old = text("a:", "1. a1-8", "b:", "1. a1-2", "2. a3-4")
    new = text("a:", "1. a1-4", "2. a5-8")
    check(old, new, {0: 0}, {1: (1, 2)}, mirrored=False)


# Calls and headings.


@pytest.mark.parametrize("over", ["", "heading| "])
@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        pytest.param(["p1-2:", "x1-5"], ["q1-2:", "x1-5"], {0: 0, 1: 1}, id="a clause in common"),
        pytest.param(["p1-2:", "x1-5"], ["q1-2:", "y1-5"], {}, id="nothing in common"),
        pytest.param(["p1-5:"], ["p1-3 q1-2:"], {0: 0}, id="three of five words"),
        pytest.param(["p1-4:"], ["p1-2 q1-2:"], {}, id="half of the words"),
        pytest.param(
            ["p1-2:", "x1-5", "y1-5", "z1-5"],
            ["q1-2:", "x1-5", "r1-2:", "y1-5", "z1-5"],
            {0: 2, 1: 1, 2: 3, 3: 4},
            id="more clauses in common",
        ),
        pytest.param(
            ["p1-2:", "x1-5", "y1-5", "z1-5"],
            ["p1-2:", "x1-5", "r1-2:", "y1-5", "z1-5"],
            {0: 0, 1: 1, 2: 3, 3: 4},
            id="the same wording before more clauses",
        ),
        pytest.param(
            ["p1-2:", "x1-5", "p1-2:", "y1-5"],
            ["p1-2:", "y1-5", "p1-2:", "x1-5"],
            {0: 2, 1: 3, 2: 0, 3: 1},
            id="the same wording, by the clauses",
        ),
        pytest.param(
            ["p1-2:", "u1-5", "p1-2:", "v1-5"],
            ["p1-2:", "y1-5", "p1-2:", "z1-5"],
            {0: 0, 2: 2},
            id="the same wording, in order",
        ),
        pytest.param(
            ["p1-4:", "x1-5", "y1-5"],
            ["q1-4:", "x1-5", "p1-2 q1-2:", "y1-5"],
            {0: 2, 1: 1, 2: 3},
            id="as many clauses, more words",
        ),
        pytest.param(
            ["p1-2:", "y1-5", "x1-5"],
            ["q1-2:", "x1-5", "r1-2:", "y1-5"],
            {0: 0, 1: 3, 2: 1},
            id="as many of both, the nearer one",
        ),
        pytest.param(["p1-2:", "a1-10"], ["q1-2:", "a1-5", "a6-10"], {0: 0}, id="a clause that was split"),
        pytest.param(["p1-10:"], ["p1-7 x1-3:", "p1-8 y1-2:", "p1-7 z1-3:"], {0: 1}, id="the most words"),
    ],
)
def test_which_call_is_which(old: list[str], new: list[str], pairs: Mapping[int, int], over: str) -> None:
    one, other = ([f"{over}{line}" if line.endswith(":") else line for line in lines] for lines in (old, new))
    found, back = align(text(*one), text(*other)), align(text(*other), text(*one))
    assert found.pairs == pairs
    assert back.pairs == turned(pairs)


@pytest.mark.parametrize(
    ("at", "size", "place", "same"),
    [(0, 1, 0, True), (0, 1, 19, True), (0, 1, 20, False), (1, 2, 9, False), (1, 2, 10, True), (1, 2, 49, True),
     (1, 2, 50, False)],
)  # fmt: skip
def test_calls_at_about_their_place_are_compared(at: int, size: int, place: int, same: bool) -> None:
    old = text(*["p1-6:" if number == at else f"o{number}:" for number in range(size)])
    new = text(*["p1-5 q1:" if number == place else f"n{number}:" for number in range(60)])
    check(old, new, {at: place} if same else {}, mirrored=False)


def test_a_call_is_no_heading() -> None:
    check(text("p1-4:", "x1-5"), text("heading| p1-4:", "x1-5"), {1: 1})


# Instruments.


@pytest.mark.parametrize("kind", ["proposal", "designation", "title", "formula", "history", "reasons"])
@pytest.mark.parametrize("names", ["AA", "AB"])
def test_what_a_text_has_one_of(kind: str, names: str) -> None:
    old = text(f"@{names[0]}", f"{kind}| p1-5")
    check(old, text(f"@{names[1]}", f"{kind}| q1-5"), {0: 0})
    check(old, text(f"@{names[1]}", "point| q1-5"), {})


def test_several_lines_of_a_kind_are_taken_in_order() -> None:
    check(text("@A", "history| p1-5", "history| q1-5"), text("@A", "history| r1-5", "history| s1-5"), {0: 0, 1: 1})


def test_a_line_more_of_a_kind_is_new() -> None:
    check(text("@A", "history| p1-5"), text("@A", "history| p1-5", "history| q1-5"), {0: 0})


def test_what_a_text_has_one_of_is_that_of_the_same_text() -> None:
    old = text("@A", "formula| p1-5", "@B", "formula| q1-5")
    check(old, text("@B", "formula| p1-5", "@A", "formula| q1-5"), {0: 1, 1: 0})


@pytest.mark.parametrize("kind", ["proposal", "designation", "formula", "history"])
def test_boilerplate_tells_of_no_text(kind: str) -> None:
    check(text("@A", f"{kind}| p1-5", "@B", "x1-5"), text("@C", f"{kind}| p1-5", "@D", "y1-5"), {})


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        pytest.param(["x1-5", "y1-5", "z1-5"], ["x1-5", "y1-5", "u1-5"], True, id="two of three clauses"),
        pytest.param(["x1-5", "z1-5"], ["x1-5", "u1-5"], False, id="half of the clauses"),
        pytest.param(["x1-5"], ["x1-5", "u1-5", "v1-5"], True, id="all clauses of the shorter one"),
        pytest.param(["title| T", "x1-5"], ["title| T", "u1-5"], True, id="the title"),
        pytest.param(
            ["p1-5:", "x1-5", "q1-5:", "y1-5", "r1-5:", "z1-5"],
            ["p1-5:", "x1-5", "q1-5:", "y1-5", "s1-5:", "u1-5"],
            True,
            id="calls do not count",
        ),
    ],
)
def test_which_text_is_which(old: list[str], new: list[str], same: bool) -> None:
    """Of two texts the first is that of another name; its formula tells."""
    ends = ["@Y", "o1-5"], ["@Z", "n1-5"]
    found = align(text("@A", "formula| f1-5", *old, *ends[0]), text("@B", "formula| g1-5", *new, *ends[1]))
    assert (found.pairs.get(0) == 0) == same
    assert bool(found.pairs) == same


def test_a_text_of_the_same_name_is_the_same() -> None:
    old = text("@A", "formula| f1-5", "x1-5", "@B", "formula| g1-5", "y1-5")
    new = text("@B", "formula| h1-5", "x1-5", "@A", "formula| i1-5", "y1-5")
    check(old, new, {0: 2, 1: 1, 2: 0, 3: 3})


def test_a_text_is_that_of_one_other() -> None:
    old = text("@A", "x1-5", "y1-5", "formula| f1-5", "@B", "z1-5", "formula| g1-5")
    new = text("@C", "x1-5", "y1-5", "z1-5", "formula| h1-5", "@D", "u1-5")
    check(old, new, {0: 0, 1: 1, 2: 3, 3: 2})


def test_usual_wordings_of_strangers_are_no_pairs() -> None:
    old = text("@A", "x1-5", "p1-5", "q1-5", "@Y", "o1-5")
    check(old, text("@B", "x1-5", "r1-5", "s1-5", "@Z", "n1-5"), {})
    check(old, text("x1-5", "r1-5", "s1-5", "@Z", "n1-5"), {0: 0})
    check(old, text("@B", "x1-5", "r1-5", "s1-5", "@A", "n1-5"), {0: 0})


def test_calls_of_other_texts_are_others() -> None:
    old = text("@A", "p1-5:", "x1-5", "@B", "q1-5:", "y1-5")
    check(old, text("@C", "p1-5:", "u1-5", "@B", "p1-5:", "v1-5"), {})


def test_partners_of_nothing() -> None:
    assert not Alignment().partners(0)
