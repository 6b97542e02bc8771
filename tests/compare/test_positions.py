"""Positions on a clause, the reasons of conflicts, alliances, and brackets that are closed."""

from __future__ import annotations

import pytest
from hypothesis import given

from itures.analyse.compare.rows import compare, without
from itures.model.compare import Comparison, Row
from itures.model.tree import Document
from itures.parse import parse
from itures.read import read
from lamps import HEAD, LAMPS, document, replaced, texts

TWICE = replaced(("a report on oil", "two reports on oil"))
THRICE = replaced(("a report on oil", "three reports on oil"))
GONE = replaced(("2\tto ask keepers for a report on oil;\n3", "2"))
REWRITTEN = replaced(("to ask keepers for a report on oil", "that whales be left in peace by all boats"))
NOT, SHALL = (replaced(("should be", each)) for each in ("should not be", "shall be"))
OIL, GAS = (replaced(("report on oil", f"report on {each} oil")) for each in ("old", "hot"))
DECIDES, FURTHER = (replaced(("resolves\n", each)) for each in ("decides\n", "resolves further\n"))


def compared(*proposals: str, base: str = LAMPS) -> Comparison:
    return compare(document(base), [document(each) for each in proposals], [chr(65 + n) for n in range(len(proposals))])


def row(found: Comparison, at: str) -> Row:
    (one,) = [row for row in found.rows if row.base is not None and row.base.at == at]
    return one


def held(one: Row) -> list[tuple[str, tuple[str, ...], str | None]]:
    return [("".join(position.names), position.kinds, position.text) for position in one.positions]


def sup() -> Document:
    return parse(read("x.txt", f"SUP\tPER/1/1\n{HEAD.splitlines()[0]}\nLamps".encode()))


def test_delegations_with_the_same_change_are_one_position_most_first_and_those_who_keep_it_last() -> None:
    found = row(compared(THRICE, TWICE, LAMPS, TWICE, GONE), "resolves 2")
    assert held(found) == [
        ("BD", ("changed",), "to ask keepers for two reports on oil;"),
        ("A", ("changed",), "to ask keepers for three reports on oil;"),
        ("E", ("removed",), None),
        ("C", (), None),
    ]
    assert [position.proposals for position in found.positions] == [(1, 3), (0,), (4,), (2,)]


def test_another_number_is_no_position_of_its_own() -> None:
    assert held(row(compared(GONE, LAMPS), "resolves 3")) == [("AB", (), None)]


def test_other_signs_are_a_position_behind_the_changes() -> None:
    signs = replaced(("report on oil;", "report on oil,"))
    found = row(compared(signs, signs, TWICE), "resolves 2")
    assert [names for names, _, _ in held(found)] == ["C", "AB"]
    assert found.verdict == "one"


def test_what_is_ignored_is_no_position() -> None:
    signs = replaced(("report on oil;", "report on oil,"))
    found = row(without(compared(signs, TWICE), ["editorial"]), "resolves 2")
    assert [(names, kinds) for names, kinds, _ in held(found)] == [("B", ("changed",)), ("A", ())]


@pytest.mark.parametrize(
    ("one", "other", "at", "reason"),
    [
        (TWICE, THRICE, "resolves 2", ("words", "the same words, other wording")),
        (NOT, SHALL, "resolves 3", ("touching", "touching words")),
        (OIL, GAS, "resolves 2", ("wording", "same place, other wording")),
        (GONE, TWICE, "resolves 2", ("removed", "removed by A")),
        (GONE, REWRITTEN, "resolves 2", ("removed", "removed by A")),
        (TWICE, REWRITTEN, "resolves 2", ("words", "the same words, other wording")),
        (DECIDES, FURTHER, "resolves", ("call", "another call")),
    ],
)  # fmt: skip
def test_conflicts_have_a_reason(one: str, other: str, at: str, reason: tuple[str, str]) -> None:
    found = row(compared(one, other), at)
    assert [(each.kind, each.words) for each in found.reasons] == [reason]
    assert found.reasons[0].between == (0, 1)


def test_what_is_no_conflict_has_no_reason() -> None:
    found = compared(TWICE, replaced(("keepers for", "all keepers for")), TWICE)
    assert {one.reasons for one in found.rows} == {()}


def test_removed_by_sup_and_by_another() -> None:
    found = compare(document(LAMPS), [sup(), document(GONE), document(TWICE)], ["PER", "KEN", "NOR"])
    assert [each.words for each in row(found, "resolves 2").reasons] == ["removed by SUP (PER)", "removed by KEN"]
    assert row(found, "resolves 3").reasons == ()


def test_a_wording_alone_under_what_sup_removes_is_no_other_wording() -> None:
    added = replaced(("public,", "public;\n4\tto ring all bells in fog,"))
    found = compare(document(LAMPS), [sup(), document(added), document(LAMPS)], ["PER", "NOR", "KEN"])
    (new,) = [one for one in found.rows if one.base is None]
    assert [(each.kind, each.words) for each in new.reasons] == [("above", "what it stands under is removed by PER")]
    assert held(new) == [
        ("NOR", ("added",), "to ring all bells in fog,"),
        ("PER", ("removed",), None),
        ("KEN", (), None),
    ]


def test_two_wordings_at_the_same_place() -> None:
    red, blue = (
        replaced(("2\tto ask", f"2\tto paint all lamps of the harbour {colour};\n3\tto ask"), ("3\tthat", "4\tthat"))
        for colour in ("red", "blue")
    )
    (new,) = [one for one in compared(red, blue, red).rows if one.base is None]
    assert [names for names, _, _ in held(new)] == ["AC", "B"]
    assert [each.words for each in new.reasons] == ["same place, other wording"]


@pytest.mark.parametrize(
    ("old", "at"),
    [("to keep a list of all lamps;", "resolves 1"), ("that the list should be public,", "resolves 3")],
)
def test_a_point_at_an_end_of_its_list_that_is_rewritten_is_replaced(old: str, at: str) -> None:
    rewritten = replaced((old, f"whales sing louder than bells{old[-1]}"))
    found = compared(rewritten)
    assert row(found, at).cells[0].kinds == ("changed",)
    assert [word.op for word in row(found, at).cells[0].words if word.op != "equal"]
    assert not [one for one in found.rows if one.base is None]


def test_a_point_beside_a_call_that_changes_too_is_not_replaced() -> None:
    other = replaced(("to keep a list of all lamps;", "whales sing louder than bells;"), ("resolves\n", "decides\n"))
    assert row(compared(other), "resolves 1").cells[0].kinds == ("removed",)


def test_a_point_that_is_removed_and_another_elsewhere_are_two_changes() -> None:
    moved_on = GONE.replace("public,", "public;\n3\twhales sing louder than bells,")
    found = compared(moved_on)
    assert row(found, "resolves 2").cells[0].kinds == ("removed",)
    assert len([one for one in found.rows if one.base is None]) == 1


def test_a_text_that_one_adds_and_another_puts_in_the_place_of_a_clause() -> None:
    added = replaced(("public,", "public;\n4\tto ask keepers for two reports on oil,"))
    found = compared(TWICE, added)
    (new,) = [one for one in found.rows if one.base is None]
    assert new.cells[1].notes == ("A has this text at resolves 2",)
    assert row(found, "resolves 2").cells[0].notes == ("added elsewhere by B",)
    assert (new.verdict, row(found, "resolves 2").verdict) == ("one", "one")


@given(texts(), texts())
def test_every_proposal_holds_one_position_on_every_row(one: tuple[str, str], other: tuple[str, str]) -> None:
    found = compared(one[1], other[1], one[0], base=one[0])
    for each in found.rows:
        assert sorted(index for position in each.positions for index in position.proposals) == [0, 1, 2]
        assert bool(each.reasons) == (each.verdict == "conflict")
        assert all(0 <= index < len(each.positions) for reason in each.reasons for index in reason.between)


def test_alliances() -> None:
    both = TWICE.replace("should be public", "shall be public")
    found = compared(both, TWICE, both, LAMPS)
    told = {
        one.name: (one.changes, one.alone, [(each.name, each.changes) for each in one.shared])
        for one in found.alliances
    }
    assert told == {
        "A": (2, 0, [("C", 2), ("B", 1)]),
        "B": (1, 0, [("A", 1), ("C", 1)]),
        "C": (2, 0, [("A", 2), ("B", 1)]),
        "D": (0, 0, []),
    }


def test_sup_is_one_change_and_the_head_of_the_next_conference_is_none() -> None:
    dated = parse(read("x.txt", (HEAD.replace("Kyoto, 1994", "Doha, 2026") + LAMPS).encode()))
    found = compare(document(LAMPS), [sup(), document(GONE), sup(), dated, dated], ["PER", "KEN", "BOL", "NOR", "FIN"])
    assert [(one.name, one.changes, [each.name for each in one.shared]) for one in found.alliances] == [
        ("PER", 1, ["BOL"]),
        ("KEN", 1, []),
        ("BOL", 1, ["PER"]),
        ("NOR", 0, []),
        ("FIN", 0, []),
    ]


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ("[all] lamps", "all lamps", 1),
        ("[all] [red] lamps", "lamps", 2),
        ("[all] [red] lamps", "[all] red lamps", 1),
        ("all lamps", "[all] lamps", 0),
        ("all lamps[1]", "all lamps", 0),
        ("[...] lamps", "red lamps", 0),
    ],
)
def test_square_brackets_of_the_base_that_a_proposal_closes(old: str, new: str, count: int) -> None:
    base, other = (replaced(("all lamps", each)) for each in (old, new))
    cell = row(compared(other, base=base), "resolves 1").cells[0]
    assert cell.closes == count
    assert [note for note in cell.notes if note.startswith("closes")] == (
        [f"closes {count} square bracket{'s' if count > 1 else ''}"] if count else []
    )


def test_a_bracket_around_a_point_is_closed_and_one_of_a_point_that_is_gone_is_not() -> None:
    base = replaced(("2\tto ask keepers for a report on oil;", "2\t[to ask keepers for a report on oil];"))
    found = compared(LAMPS, GONE, base=base)
    assert [cell.closes for cell in row(found, "resolves 2").cells] == [1, 0]
