"""What changed between two texts: the ideal list for each kind of change, and what must hold for any two texts."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itures.analyse.diff import apply, diff, flipped, word_diff
from itures.analyse.flat import clauses_of
from itures.model.edit import Diff, Edit
from itures.model.tree import Document
from itures.parse import parse
from itures.read import read

HEAD = """RESOLUTION 900 (Kyoto, 1994)
Lamps
The Plenipotentiary Conference of the International Telecommunication Union (Kyoto, 1994),
"""
LAMPS = """considering
a)\tthat keepers of lighthouses are few and far between;
b)\tthat lamps use oil of many kinds;
c)\tthat ships rely on the light they give;
d)\tthat storms put out many of them,
resolves
1\tto keep a list of all lamps;
2\tto ask keepers for a report on oil;
3\tthat the list should be public,
instructs the Secretary-General
1\tto publish the list every year;
2\tto report to the Council."""


def document(body: str) -> Document:
    return parse(read("x.txt", (HEAD + body).encode()))


def compared(old: str, new: str) -> Diff:
    return diff(document(old), document(new))


def told(edit: Edit) -> str:
    sides = [", ".join(side.at for side in one) for one in (edit.old, edit.new)]
    return f"{' '.join(edit.kinds)}: {' -> '.join(one for one in sides if one)}"


def replaced(*pairs: tuple[str, str], text: str = LAMPS) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


LEVELS = replaced(
    (
        "1\tto keep a list of all lamps;\n2\tto ask",
        "1\tto keep a list:\n1.1\tof large lamps of the coast;\n1.2\tof small lamps of the harbour;\n2\tto ask",
    )
)
TWINS = replaced(
    (
        "b)\tthat lamps use oil of many kinds;",
        "b)\tthat lamps use oil of many kinds in the north;\nb)bis\tthat lamps use oil of many kinds in the south;",
    )
)
CITING = replaced(("b)\tthat lamps", "b)\tResolution 14 (Rev. Antalya, 2006), on lamps;\nb)bis\tthat lamps"))
FIRST, SECOND = LAMPS.split("instructs the Secretary-General\n")
PREAMBLE, RESOLVES = FIRST.split("resolves\n")

CASES = {
    "identical": (LAMPS, LAMPS, []),
    "one removed and the rest relettered": (
        LAMPS,
        replaced(("b)\tthat lamps use oil of many kinds;\nc)", "b)"), ("d)", "c)")),
        [
            "removed: considering b)",
            "renumbered: considering c) -> considering b)",
            "renumbered: considering d) -> considering c)",
        ],
    ),
    "one inserted in the middle": (
        LAMPS,
        replaced(
            ("c)\tthat ships", "c)\tthat whales are not to be hunted;\nd)\tthat ships"),
            ("d)\tthat storms", "e)\tthat storms"),
        ),
        [
            "added: considering c)",
            "renumbered: considering c) -> considering d)",
            "renumbered: considering d) -> considering e)",
        ],
    ),
    "two swapped": (
        LAMPS,
        replaced(
            (
                "b)\tthat lamps use oil of many kinds;\nc)\tthat ships rely on the light they give;",
                "b)\tthat ships rely on the light they give;\nc)\tthat lamps use oil of many kinds;",
            )
        ),
        ["renumbered moved: considering c) -> considering b)", "renumbered: considering b) -> considering c)"],
    ),
    "moved to another section and relabelled": (
        LAMPS,
        replaced(
            ("3\tthat the list should be public,\n", ""),
            ("1\tto publish", "1\tthat the list should be public,\n2\tto publish"),
            ("2\tto report", "3\tto report"),
        ),
        [
            "renumbered moved: resolves 3 -> instructs the Secretary-General 1",
            "renumbered: instructs the Secretary-General 1 -> instructs the Secretary-General 2",
            "renumbered: instructs the Secretary-General 2 -> instructs the Secretary-General 3",
        ],
    ),
    "moved and edited": (
        LAMPS,
        replaced(
            ("b)\tthat lamps use oil of many kinds;\n", ""),
            ("c)\tthat ships", "b)\tthat ships"),
            (
                "d)\tthat storms put out many of them,",
                "c)\tthat storms put out many of them,\nd)\tthat lamps use oil of many different kinds;",
            ),
        ),
        [
            "renumbered: considering c) -> considering b)",
            "renumbered: considering d) -> considering c)",
            "changed renumbered moved: considering b) -> considering d)",
        ],
    ),
    "split in two": (
        LAMPS,
        replaced(("2\tto ask keepers for a report on oil;\n3", "2\tto ask keepers;\n3\tfor a report on oil;\n4")),
        ["split: resolves 2 -> resolves 2, resolves 3", "renumbered: resolves 3 -> resolves 4"],
    ),
    "two merged": (
        LAMPS,
        replaced(
            ("lamps;\n2\tto ask keepers for a report on oil;\n3", "lamps and to ask keepers for a report on oil;\n2")
        ),
        ["merged: resolves 1, resolves 2 -> resolves 1", "renumbered: resolves 3 -> resolves 2"],
    ),
    "call changed with the same points": (
        LAMPS,
        replaced(("instructs the Secretary", "invites the Secretary")),
        ["call weaker: instructs the Secretary-General -> invites the Secretary-General"],
    ),
    "numbers become letters": (
        LAMPS,
        replaced(("1\tto keep", "a)\tto keep"), ("2\tto ask", "b)\tto ask"), ("3\tthat", "c)\tthat")),
        [
            "renumbered: resolves 1 -> resolves a)",
            "renumbered: resolves 2 -> resolves b)",
            "renumbered: resolves 3 -> resolves c)",
        ],
    ),
    "level changed": (
        LEVELS,
        replaced(("1.2\tof small", "2\tof small"), ("2\tto ask", "3\tto ask"), ("3\tthat", "4\tthat"), text=LEVELS),
        [
            "renumbered: resolves 1 1.2 -> resolves 2",
            "renumbered: resolves 2 -> resolves 3",
            "renumbered: resolves 3 -> resolves 4",
        ],
    ),
    "a section moved": (
        LAMPS.rstrip(".") + ",",
        f"{PREAMBLE}instructs the Secretary-General\n{SECOND.rstrip('.')},\nresolves\n{RESOLVES}".rstrip("\n"),
        ["moved: resolves -> resolves"],
    ),
    "a cited edition updated": (
        CITING,
        replaced(("Antalya, 2006", "Bucharest, 2022"), text=CITING),
        ["changed edition: considering b) -> considering b)"],
    ),
    "one word changed": (
        LAMPS,
        replaced(("list should be public", "list shall be public")),
        ["changed stronger: resolves 3 -> resolves 3"],
    ),
    "two near-identical clauses of which one changes": (
        TWINS,
        replaced(("in the south", "in the deep south"), text=TWINS),
        ["changed: considering b)bis -> considering b)bis"],
    ),
    "punctuation alone": (LAMPS, replaced(("all lamps;", "all lamps:")), ["editorial: resolves 1 -> resolves 1"]),
}


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    old, new, ideal = CASES[name]
    assert [told(edit) for edit in compared(old, new).edits] == ideal


def test_empty_against_full_and_everything_replaced() -> None:
    full = compared("", LAMPS)
    assert {kind for edit in full.edits for kind in edit.kinds} == {"added"}
    other = "noting\na)\twhy bakers rise early;\nb)\thow bread gets its crust,\ndecides\n1\tfinally;\n2\tgo home."
    kinds = [edit.kinds for edit in compared(LAMPS, other).edits]
    assert kinds == [("removed",)] * 12 + [("added",)] * 6


def test_a_reference_left_behind_is_stale_and_one_that_went_with_it_is_not() -> None:
    old = replaced(("to publish the list", "to publish the list of resolves 2"))
    new = replaced(
        ("1\tto keep a list of all lamps;\n2\tto ask", "1\tto ask"), ("3\tthat the", "2\tthat the"), text=old
    )
    (stale,) = compared(old, new).stale
    assert (stale.at, stale.now) == ("instructs the Secretary-General 1", "resolves 1")
    assert compared(old, new.replace("of resolves 2", "of resolves 1")).stale == ()


def test_words() -> None:
    words = word_diff("that it should be kept", "that it shall be kept well")
    assert [(word.op, word.text) for word in words if word.op != "equal"] == [
        ("delete", "should"),
        ("insert", "shall"),
        ("insert", " well"),
    ]


WORDS = [
    "keeper",
    "lamp",
    "oil",
    "ship",
    "storm",
    "light",
    "coast",
    "harbour",
    "list",
    "report",
    "council",
    "state",
    "network",
    "cable",
    "operator",
    "region",
    "group",
    "rate",
]


def text_of(sections: list[list[str]]) -> str:
    calls = ("considering", "noting", "resolves", "instructs the Secretary-General")
    lines = []
    for call, points in zip(calls, sections, strict=False):
        lines.append(call)
        lines += [f"{number}\t{point};" for number, point in enumerate(points, 1)]
    return "\n".join(lines)


def edited(sections: list[list[str]], seed: int) -> list[list[str]]:
    chance = random.Random(seed)
    result = [list(points) for points in sections]
    for _ in range(chance.randrange(1, 6)):
        points = chance.choice(result)
        at = chance.randrange(len(points)) if points else 0
        match chance.randrange(5):
            case 0 if points:
                points.pop(at)
            case 1:
                points.insert(at, "that " + " ".join(chance.choices(WORDS, k=8)))
            case 2 if points:
                chance.choice(result).append(points.pop(at))
            case 3 if points:
                points[at] = points[at].replace(chance.choice(points[at].split()), "otherwise")
            case 4 if len(points) > 1:
                points[at : at + 2] = [" ".join(points[at : at + 2])]
    return result


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    seed = draw(st.integers(0, 10_000))
    chance = random.Random(seed)
    sections = [
        ["that " + " ".join(chance.choices(WORDS, k=chance.randrange(3, 12))) for _ in range(chance.randrange(1, 7))]
        for _ in range(draw(st.integers(1, 4)))
    ]
    return text_of(sections), text_of(edited(sections, draw(st.integers(0, 10_000))))


@given(texts())
def test_nothing_changed_in_the_same_text(pair: tuple[str, str]) -> None:
    found = compared(pair[0], pair[0])
    assert (found.edits, found.stale) == ((), ())


@given(texts())
def test_the_edits_applied_to_the_old_text_give_the_new_one(pair: tuple[str, str]) -> None:
    old, new = document(pair[0]), document(pair[1])
    wanted = [(clause.label, clause.exact) for clause in clauses_of(new)]
    sides = [clause.side for clause in clauses_of(old)]
    assert [(label, " ".join(text.split())) for label, text in apply(diff(old, new), sides)] == wanted


@given(texts())
def test_the_other_way_round_is_the_mirror(pair: tuple[str, str]) -> None:
    def keys(edits: list[Edit]) -> list[tuple[list[str], list[int], list[int]]]:
        return sorted(
            (sorted(one.kinds), [side.place for side in one.old], [side.place for side in one.new]) for one in edits
        )

    there, back = compared(*pair), compared(*reversed(pair))
    assert keys([flipped(edit) for edit in back.edits]) == keys(list(there.edits))


@given(texts())
def test_every_clause_is_in_one_edit_or_unchanged(pair: tuple[str, str]) -> None:
    found = compared(*pair)
    for side in ("old", "new"):
        places = [one.place for edit in found.edits for one in getattr(edit, side)]
        assert len(places) == len(set(places))


@given(texts())
def test_the_words_rebuild_both_wordings(pair: tuple[str, str]) -> None:
    for edit in compared(*pair).edits:
        if edit.words:
            for ops, sides in (({"equal", "delete"}, edit.old), ({"equal", "insert"}, edit.new)):
                built = "".join(word.text for word in edit.words if word.op in ops)
                assert built.split() == " ".join(side.text for side in sides).split()
