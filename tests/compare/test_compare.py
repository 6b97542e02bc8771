"""Several proposals beside one text: verdicts, where insertions stand, and which proposals of a file count."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from itures.analyse.compare.rows import compare, without
from itures.model import codec
from itures.model.clauses import clauses_of
from itures.model.compare import Comparison, Row
from itures.model.tree import Document
from itures.parse import parse
from itures.read import read
from itures.session.capabilities import records
from lamps import HEAD, LAMPS, document, replaced, texts


def compared(*proposals: str, base: str = LAMPS) -> Comparison:
    return compare(document(base), [document(each) for each in proposals], [chr(65 + n) for n in range(len(proposals))])


def row(found: Comparison, at: str) -> Row:
    (one,) = [row for row in found.rows if row.base is not None and row.base.at == at]
    return one


def new(found: Comparison) -> list[tuple[str, str, list[str]]]:
    """What is added: the clause before it, the verdict, and the texts."""
    result = []
    before = ""
    for one in found.rows:
        if one.base is not None:
            before = one.base.at
        else:
            result.append((before, one.verdict, [cell.new[0].text for cell in one.cells if cell.new]))
    return result


SHALL = replaced(("should be public", "shall be public"))


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (LAMPS, LAMPS, "kept"),
        (SHALL, LAMPS, "one"),
        (SHALL, SHALL, "same"),
        (SHALL, replaced(("be public", "be secret")), "compatible"),
        (SHALL, replaced(("should be", "may be")), "conflict"),
        (SHALL, replaced(("3\tthat the list should be public,\n", "")), "conflict"),
        (replaced(("the list should", "the long list should")), replaced(("the list should", "the short list should")), "conflict"),
        (replaced(("that the list", "that the whole list")), SHALL, "compatible"),
        (replaced(("the list should", "the list, where possible, should")), SHALL, "conflict"),
        (replaced(("should be", "should not be")), SHALL, "conflict"),
        (replaced(("should be public", "should be")), replaced(("be public", "be public and free")), "conflict"),
        (SHALL, replaced(("2\tto ask keepers for a report on oil;\n3", "2")), "one"),
        (replaced(("public,", "public;")), SHALL, "one"),
    ],
)  # fmt: skip
def test_verdicts(one: str, other: str, verdict: str) -> None:
    assert row(compared(one, other), "resolves 3").verdict == verdict
    assert row(compared(other, one), "resolves 3").verdict == verdict


@pytest.mark.parametrize(
    ("one", "other"), [("≥ 8 MHz", "≤ 8 MHz"), ("[10] dBW", "−10 dBW"), ("8 m", "8 M"), ("4, 5", "45")]
)
def test_signs_that_say_something_are_no_same_change(one: str, other: str) -> None:
    proposals = [replaced(("a list of all lamps", f"a list of all lamps of {each}")) for each in (one, other)]
    assert row(compared(*proposals), "resolves 1").verdict == "conflict"
    added = [replaced(("2\tto ask", f"2\tto use no lamp of {each} at all;\n3\tto ask")) for each in (one, other)]
    assert [verdict for _, verdict, _ in new(compared(*added))] == ["conflict"]


def test_moves_to_two_places_are_no_same_change() -> None:
    points = [
        f"{number}\tthat the {word} of the coast be kept;"
        for number, word in enumerate(("lamp", "bell", "list", "harbour", "notice"), 1)
    ]
    base = "resolves\n" + "\n".join(points)
    second, third = (
        "resolves\n"
        + "\n".join(
            [f"{n}\t{p.partition(chr(9))[2]}" for n, p in enumerate([*points[:at], points[4], *points[at:4]], 1)]
        )
        for at in (1, 2)
    )
    assert row(compared(second, third, base=base), "resolves 5").verdict == "conflict"
    assert row(compared(second, second, base=base), "resolves 5").verdict == "same"


def test_the_same_point_under_two_new_calls_is_two_rows() -> None:
    one, other = (
        LAMPS.rstrip(".") + f",\n{call}\n1\tto send the list."
        for call in ("instructs the Council", "invites Member States")
    )
    found = compared(one, other)
    texts = [[cell.new[0].text for cell in row.cells if cell.new] for row in found.rows if row.base is None]
    assert texts == [["instructs the Council"], ["to send the list."], ["invites Member States"], ["to send the list."]]
    assert [row.verdict for row in found.rows if row.base is None] == ["one"] * 4


def test_points_stand_before_new_calls_and_in_their_own_order() -> None:
    section = replaced(("of them,\nresolves", "of them,\nbearing in mind\na)\tthat all bells ring,\nresolves"))
    point = replaced(("of them,\nresolves", "of them;\ne)\tthat whales sing;\nf)\tthat gulls shout,\nresolves"))
    texts = [
        next(cell.new[0].text for cell in row.cells if cell.new)
        for row in compared(section, point).rows
        if row.base is None
    ]
    assert texts == ["that whales sing;", "that gulls shout,", "bearing in mind", "that all bells ring,"]


def test_a_point_in_a_section_that_another_proposal_removes() -> None:
    removed = LAMPS.partition("instructs the Secretary-General")[0].rstrip(",\n") + "."
    added = replaced(("2\tto report", "2\tto ring all bells in fog;\n3\tto report"))
    (one,) = [row for row in compared(removed, added).rows if row.base is None]
    assert one.verdict == "conflict"
    assert one.cells[1].notes == ("what it stands under is removed by A",)


def test_a_point_under_a_point_that_another_proposal_removes() -> None:
    removed = replaced(("2\tto ask keepers for a report on oil;\n3", "2"))
    added = replaced(("report on oil;", "report on oil:\na)\tof all whales and seals;\nb)\tof gas in harbours;"))
    rows = [row for row in compared(removed, added).rows if row.base is None]
    assert [row.verdict for row in rows] == ["conflict", "conflict"]


def test_reasons_are_no_conflict() -> None:
    one, other = (LAMPS + f"\nReasons:\t{why}" for why in ("Lamps are old.", "Whales are not as old as lamps are."))
    assert {row.verdict for row in compared(one, other).rows if row.base is None} == {"one"}


def test_dots_behind_a_point_stand_for_what_is_not_repeated() -> None:
    short = LAMPS.partition("3\tthat the list")[0].replace("a report on oil;", "a report on wood;\n...")
    found = compared(short)
    assert row(found, "resolves 2").verdict == "one"
    assert row(found, "resolves 3").cells[0].notes == ("not repeated in the proposal (...)",)
    assert row(found, "instructs the Secretary-General 2").cells[0].kinds == ()


def test_a_mark_that_two_proposals_move_to_two_clauses() -> None:
    base = (
        HEAD
        + "considering\na)\tthat lamps1 burn;\nb)\tthat ships sail;\nc)\tthat whales sing.\n_____________\n1 All of them.\n"
    )
    moved = [base.replace("lamps1", "lamps").replace(word, f"{word}1") for word in ("ships", "whales")]
    texts = [parse(read("x.txt", each.encode())) for each in (base, *moved)]
    (note,) = [row for row in compare(texts[0], texts[1:]).rows if row.base is not None and row.base.kind == "footnote"]
    assert note.verdict == "conflict"


def test_what_is_not_repeated_is_kept() -> None:
    short = replaced(
        ("a)\tthat keepers of lighthouses are few and far between;\nb)\tthat lamps use oil of many kinds;\n", "...\n"),
        ("should be", "shall be"),
    )
    found = compared(short)
    for at in ("considering a)", "considering b)"):
        assert row(found, at).cells[0].kinds == ()
        assert row(found, at).cells[0].notes == ("not repeated in the proposal (...)",)
    assert row(found, "resolves 3").verdict == "one"
    assert not new(found)


def test_two_changes_of_a_call_are_a_conflict() -> None:
    found = compared(replaced(("resolves\n", "decides\n")), replaced(("resolves\n", "resolves further\n")))
    assert row(found, "resolves").verdict == "conflict"


def test_the_same_change_of_two_beside_another_of_the_third() -> None:
    found = row(compared(SHALL, replaced(("should be", "may be")), SHALL), "resolves 3")
    assert (found.verdict, found.same) == ("conflict", ((0, 2),))


def test_insertions_stand_behind_the_same_clause_and_wordings_that_are_alike_in_one_row() -> None:
    red, blue = (
        replaced(("2\tto ask", f"2\tto paint all lamps of the harbour {colour};\n3\tto ask"), ("3\tthat", "4\tthat"))
        for colour in ("red", "blue")
    )
    other = replaced(("2\tto ask", "2\tthat whales are not hunted;\n3\tto ask"), ("3\tthat", "4\tthat"))
    assert new(compared(red, red)) == [("resolves 1", "same", ["to paint all lamps of the harbour red;"] * 2)]
    ((before, verdict, wordings),) = new(compared(red, blue))
    assert (before, verdict, len(wordings)) == ("resolves 1", "conflict", 2)
    assert [(before, verdict) for before, verdict, _ in new(compared(red, other))] == [("resolves 1", "one")] * 2


def test_an_insertion_under_a_section_that_moved_stands_in_it() -> None:
    preamble, rest = LAMPS.split("resolves\n")
    resolves, instructs = rest.split("instructs the Secretary-General\n")
    moved = f"{preamble}instructs the Secretary-General\n{instructs.rstrip('.')},\nresolves\n{resolves}"
    moved = moved.replace("2\tto report to the Council,", "2\tto report to the Council;\n3\tto ring bells,")
    assert new(compared(moved)) == [("instructs the Secretary-General 2", "one", ["to ring bells,"])]


def test_the_same_text_at_two_places_says_so() -> None:
    here = replaced(("2\tto ask", "2\tto ring all bells in fog;\n3\tto ask"))
    there = replaced(("c)\tthat ships", "c)\tto ring all bells in fog;\nd)\tthat ships"))
    found = compared(here, there)
    notes = {note for row in found.rows for cell in row.cells for note in cell.notes}
    assert notes == {"added elsewhere by A", "added elsewhere by B"}


def test_what_is_merged_has_its_words_once() -> None:
    found = compared(
        replaced(
            ("lamps;\n2\tto ask keepers for a report on oil;\n3", "lamps and to ask keepers for a report on oil;\n2")
        )
    )
    first, second = row(found, "resolves 1").cells[0], row(found, "resolves 2").cells[0]
    assert first.kinds == second.kinds == ("merged",)
    assert first.words
    assert not second.words


OTHER = "RESOLUTION 901 (Kyoto, 1994)\nOil\nresolves\n1\tto buy oil.\n"


def proposal(*texts: str, name: str = "x.txt") -> Document:
    return parse(read(name, "\n".join(texts).encode()))


def test_of_a_file_the_proposals_to_the_resolution_count() -> None:
    base = document(LAMPS)
    found = compare(base, [proposal("MOD\tKEN/5/1", OTHER, "MOD\tKEN/5/2", HEAD + SHALL)])
    assert [(one.name, one.action) for one in found.proposals] == [("KEN", "MOD")]
    assert row(found, "resolves 3").verdict == "one"
    assert not new(found)


def test_sup_removes_everything_and_noc_keeps_it() -> None:
    base = document(LAMPS)
    head = HEAD.partition("\n")[0] + "\nLamps"
    found = compare(base, [proposal("SUP\tKEN/5/1", head), proposal("NOC\tFIN/6/1", head), document(SHALL)])
    assert [one.action for one in found.proposals] == ["SUP", "NOC", None]
    assert {row.cells[0].kinds for row in found.rows} == {("removed",)}
    assert {row.cells[1].kinds for row in found.rows} == {()}
    assert row(found, "resolves 3").verdict == "conflict"


def test_a_text_of_another_number_counts_if_it_has_the_wordings() -> None:
    renumbered = proposal(HEAD.replace("900", "909") + SHALL)
    found = compare(
        document(LAMPS),
        [renumbered, proposal(OTHER, name="other.txt"), proposal("Dear Sir,\nI resign.", name="letter.txt")],
    )
    assert [one.notes for one in found.proposals] == [("it has no resolution 900: all of it is compared",)]
    assert row(found, "resolves 3").verdict == "one"
    assert [(one.source, one.notes) for one in found.left_out] == [
        ("other.txt", ("it is no proposal to this text",)),
        ("letter.txt", ("no resolution was found in it (is its heading an unusual one?)",)),
    ]


def test_a_reference_that_a_proposal_leaves_behind_is_told_at_its_clause() -> None:
    base = replaced(("to publish the list", "to publish the list of resolves 2"))
    found = compared(
        base.replace("1\tto keep", "1\tto sing;\n2\tto keep").replace("2\tto ask", "3\tto ask"), base, base=base
    )
    cells = row(found, "instructs the Secretary-General 1").cells
    assert cells[0].kinds == ()
    assert cells[0].notes == ("'resolves 2' cites resolves 2 now; what it cited is resolves 3",)
    assert cells[1].notes == ()


def test_such_a_reference_is_told_whatever_is_ignored() -> None:
    base = replaced(("to publish the list", "to publish the list of resolves 2"))
    changed = base.replace("1\tto keep", "1\tto sing;\n2\tto keep").replace("2\tto ask", "3\tto ask")
    changed = changed.replace("resolves 2 every year;", "resolves 2 every year:")
    cell = row(
        without(compared(changed, base=base), ["editorial", "renumbered"]), "instructs the Secretary-General 1"
    ).cells[0]
    assert (cell.kinds, len(cell.notes)) == ((), 1)


def test_a_name_for_each() -> None:
    with pytest.raises(ValueError, match="1 names for 2 proposals"):
        compare(document(LAMPS), [document(LAMPS)] * 2, ["A"])


def test_the_cover_of_a_proposal_is_no_part_of_the_text() -> None:
    found = compare(document(LAMPS), [proposal("Document 7-E", "Proposals for the work", "MOD\tKEN/5/1", HEAD + LAMPS)])
    assert {row.verdict for row in found.rows} == {"kept"}


@pytest.mark.parametrize(
    ("marks", "names"),
    [
        (["KEN/5/1", "FIN/5/1"], ["KEN", "FIN"]),
        (["KEN/5/1", "KEN/6/1"], ["KEN/5", "KEN/6"]),
        (["KEN/5/1", "KEN/5/2"], ["KEN/5/1", "KEN/5/2"]),
        (["KEN/5/1", "FIN/6/1", "KEN/5/1"], ["KEN 1", "FIN", "KEN 2"]),
    ],
)
def test_names_differ(marks: list[str], names: list[str]) -> None:
    texts = [proposal(f"MOD\t{mark}", HEAD + LAMPS, name=f"{number}.txt") for number, mark in enumerate(marks)]
    assert [one.name for one in compare(document(LAMPS), texts).proposals] == names


def test_where_only_a_number_tells_proposals_apart_their_files_are_named() -> None:
    for names, told in (
        (["in/a.txt", "in/b.txt"], ["a.txt", "b.txt"]),
        (["a/x.txt", "b/x.txt"], ["a/x.txt", "b/x.txt"]),
    ):
        texts = [proposal("MOD\tKEN/5/1", HEAD + LAMPS, name=name) for name in names]
        found = compare(document(LAMPS), texts).proposals
        assert [one.notes for one in found] == [(f"it is in {name}",) for name in told]


def test_what_is_ignored_is_kept() -> None:
    found = without(
        compared(replaced(("public,", "public;"), ("2\tto report", "3\tto report"))), ["editorial", "renumbered"]
    )
    assert {cell.kinds for row in found.rows for cell in row.cells} == {()}


@given(texts(), st.integers(0, 3))
def test_any_proposals(pair: tuple[str, str], copies: int) -> None:
    """Every clause of the base is a row, every clause of a proposal in one cell, whichever proposals stand beside it."""
    base, other = document(pair[0]), document(pair[1])
    found = compare(base, [other, base, *[other] * copies])
    assert [row.base.place for row in found.rows if row.base is not None] == list(range(len(clauses_of(base))))
    added = [side.place for row in found.rows for side in row.cells[0].new]
    kept = sum(row.base is not None and not row.cells[0].kinds for row in found.rows)
    assert len(set(added)) + kept == len(clauses_of(other))
    assert all(not row.cells[1].kinds for row in found.rows)
    assert (
        all(row.verdict == "same" for row in found.rows if copies and row.verdict not in ("kept", "same")) or not copies
    )
    text = codec.encode(found)
    assert codec.decode_as(Comparison, text) == found
    jsonschema.validate(json.loads(text), codec.schema_of(records()["comparison"]))


def test_a_base_without_a_text_is_compared_all_the_same() -> None:
    base = parse(read("base.txt", b"Some words only."))
    other = parse(read("eur.txt", b"SUP\tEUR/10A5/1\nRESOLUTION 900 (Kyoto, 1994)\nLamps"))
    (row,) = compare(base, [other]).rows
    assert (row.verdict, row.cells[0].kinds) == ("one", ("removed",))
