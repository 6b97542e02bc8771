"""Instructions that an edition turns into something else."""

from __future__ import annotations

import pytest

from itures.analyse.diff.edits import diff
from itures.analyse.instructions.find import find_entries
from itures.analyse.mandates import mandates_of, placed
from itures.language import built_in
from itures.model.clauses import clauses_of
from itures.parse import parse
from itures.read import read

HEAD = (
    "RESOLUTION 970 (Busan, 2014)\nTerminals\nThe Plenipotentiary Conference (Busan, 2014),\nresolves\nto meet,\n"
    "instructs the Secretary-General\n"
)


def verdicts(before: str, after: str) -> list[tuple[str, tuple[str, ...]]]:
    documents = [parse(read("x.txt", f"{HEAD}{text}\n".encode())) for text in (before, after)]
    editions = [placed(clauses_of(one), find_entries(one)) for one in documents]
    found = mandates_of(editions, [diff(*documents)], built_in().of("en"))
    return [(mandate.steps[1].verdict, mandate.steps[1].notes) for mandate in found if len(mandate.steps) > 1]


def test_the_opposite_is_not_kept() -> None:
    assert verdicts("1 to establish a fund for terminals.", "1 to close the fund for terminals.") == [
        ("changed", ("“establish” became “close”",))
    ]
    ((verdict, notes),) = verdicts("1 not to charge for terminals.", "1 to charge for terminals.")
    assert verdict == "changed"
    assert notes[0] == "negation: “not” is gone"


def test_signs_change_nothing() -> None:
    assert verdicts(
        "1 to report to the Council in 2016 on terminals,", "1 to report to the Council in 2016 on terminals;"
    ) == [("kept", ())]


def test_what_is_said_of_one_act_changes_nothing_of_its_neighbour() -> None:
    before = "1 to publish the list of terminals and to report to the Council on its use;"
    assert verdicts(before, before.replace("terminals and", "terminals, as appropriate, and")) == [
        ("weakened", ("weaker: “as appropriate” is new",)),
        ("kept", ()),
    ]
    assert [one for one, _ in verdicts(before, before.replace("report", "report, within available resources,"))] == [
        "kept",
        "weakened",
    ]


ACTS = "1 to keep a list of terminals and to report annually."


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (ACTS, ACTS.replace("annually", "annually, within available resources"), ["weakened", "weakened"]),
        (ACTS, ACTS.replace("annually", "annually, where necessary and within available resources"), ["weakened"] * 2),
        (ACTS, ACTS.replace("annually", "annually, as appropriate, and within available resources"), ["weakened"] * 2),
        (ACTS, ACTS.replace("1 to", "1 within available resources, to"), ["weakened", "weakened"]),
        (ACTS.replace("1 to", "1 as appropriate, to"), ACTS, ["strengthened", "strengthened"]),
        (
            ACTS.replace("annually", "annually, as appropriate and within available resources"),
            ACTS.replace("annually", "annually, within available resources"),
            ["strengthened", "strengthened"],
        ),
        (
            "1 to study lamps and not to report, and to publish lists.",
            "1 to study lamps and not to report, and to publish, where possible, lists.",
            ["kept", "kept", "weakened"],
        ),
    ],
)
def test_what_opens_or_closes_a_clause_holds_for_all_its_acts(before: str, after: str, found: list[str]) -> None:
    assert [one for one, _ in verdicts(before, after)] == found


def test_a_second_act_does_not_change_how_the_first_one_is_asked_for() -> None:
    head = HEAD.replace("instructs the Secretary-General\n", "resolves\n")
    kept = "1 that, where possible, the Secretary-General should keep a list"
    documents = [parse(read("x.txt", f"{head}{kept}{end}\n".encode())) for end in (";", " and report to the Council;")]
    editions = [placed(clauses_of(one), find_entries(one)) for one in documents]
    assert [len(one) for one in editions] == [1, 2]
    found = mandates_of(editions, [diff(*documents)], built_in().of("en"))
    assert [one.steps[-1].verdict for one in found] == ["kept", "new"]
