"""Several acts of one point: each with its own object, deadline and receivers; what is joined and is none."""

from __future__ import annotations

import pytest

from itures.analyse.instructions.find import find_instructions
from itures.analyse.instructions.objects import find_object
from itures.language import built_in
from itures.model.instructions import Instruction
from itures.parse import parse
from itures.read import read

HEAD = "RESOLUTION 900 (Rev. Antalya, 2006)\nLamps\nThe Plenipotentiary Conference (Antalya, 2006),\n"
CALL = "instructs the Secretary-General\n1\t"


def told(text: str) -> tuple[Instruction, ...]:
    return find_instructions(parse(read("x.txt", (HEAD + text).encode())))


def acts(wording: str) -> list[tuple[str, str | None]]:
    return [(one.does, one.object) for one in told(f"{CALL}{wording}.")]


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        (
            "to ensure that lamps burn and to submit a list to the Council",
            [("ensure", "that lamps burn"), ("submit", "a list to the Council")],
        ),
        ("to consider and review the drafts", [("consider", "the drafts"), ("review", "the drafts")]),
        (
            "to review the list and, together with the keepers, to find the means",
            [("review", "the list"), ("find", "the means")],
        ),
        (
            "to count lamps, support the keepers and report on the results",
            [("count", "lamps"), ("support", "the keepers"), ("report", "on the results")],
        ),
        (
            "to take measures to save oil, to ensure order, and to ensure that keepers are paid",
            [("take", "measures to save oil"), ("ensure", "order"), ("ensure", "that keepers are paid")],
        ),
        ("to repair lamps, and not to sell them", [("repair", "lamps"), ("not sell", "them")]),
        (
            "to prepare a report (Document C28/1), and, by 2027, to publish it",
            [("prepare", "a report (Document C28/1)"), ("publish", "it")],
        ),
        (
            "to help countries to develop lamps and to report progress to the Council",
            [("help", "countries to develop lamps"), ("report", "progress to the Council")],
        ),
    ],
)
def test_each_act_has_its_own_object(wording: str, expected: list[tuple[str, str | None]]) -> None:
    assert acts(wording) == expected


@pytest.mark.parametrize(
    "wording",
    [
        "to help countries to develop lamps and extend them",
        "to ensure that keepers light lamps and trim them",
        "to improve the review and support of lamps",
        "to send lists to the Council and to Member States",
        "to study the access and use by households",
        "to hold meetings on lamps and work programmes",
        "to find keepers to accompany them and to give them oil",
        "to collaborate in order to address and prevent fires",
        "to give help to keepers who light and guard the coast",
        "to note the proposals, and the report of the Council",
    ],
)
def test_what_belongs_to_something_within_an_act_is_none(wording: str) -> None:
    assert len(acts(wording)) == 1


def test_a_deadline_and_its_receivers_belong_to_their_act() -> None:
    first, second = told(f"{CALL}to ensure the work, and to submit an annual report to the Council.")
    assert (first.does, first.act, second.does, second.act) == ("ensure", 1, "submit", 2)
    assert (second.due, second.due_act, second.reports, second.reports_act) == ("annual", 2, ("COUNCIL",), 2)
    # The first act keeps what holds for the point, and says whose it is.
    assert (first.due, first.due_act, first.reports, first.reports_act) == ("annual", 2, ("COUNCIL",), 2)
    assert (first.has_due, first.has_reports, second.has_due, second.has_reports) == (False, False, True, True)


def test_acts_with_deadlines_of_their_own_keep_them() -> None:
    first, second = told(f"{CALL}to submit a draft by 2026, and to publish the list by 2027.")
    assert [(one.due, one.due_act, one.has_due) for one in (first, second)] == [
        ("by 2026", 1, True),
        ("by 2027", 2, True),
    ]


def test_a_point_without_a_deadline_names_no_act_of_one() -> None:
    assert [(one.due_act, one.reports_act) for one in told(f"{CALL}to buy oil and sell lamps.")] == [(None, None)] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "resolves\n1\tthat the Council shall fix the sum, and that administrations should pay it,",
            [(("COUNCIL",), "instruct", "fix", 1), (("ADMIN",), "recommend", "pay", 2)],
        ),
        (
            "resolves\n1\tthat the Council shall fix the sum, and shall so inform the keepers,",
            [(("COUNCIL",), "instruct", "fix", 1), (("COUNCIL",), "instruct", "inform", 2)],
        ),
        (
            "resolves\n1\tthat the Council shall keep a list, and that the list shall be public,",
            [(("COUNCIL",), "instruct", "keep", 1)],
        ),
        (
            "resolves\n1\tto instruct the Secretary-General to count lamps, and to invite administrations to light them,",
            [(("SG",), "instruct", "count", 1), (("ADMIN",), "invite", "light", 2)],
        ),
        (
            "instructs the Secretary-General\n1\tto count lamps, and to invite administrations to light them,",
            [(("SG",), "instruct", "count", 1), (("SG",), "instruct", "invite", 2)],
        ),
    ],
)
def test_each_act_is_that_of_who_is_told(text: str, expected: list[tuple[tuple[str, ...], str, str, int]]) -> None:
    assert [(one.to, one.force, one.does, one.act) for one in told(text)] == expected


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (
            " States, in accordance with their law, to pay for paint;",
            "States, in accordance with their law, to pay for paint",
        ),
        (" the lamp union (LU) help with oil, as appropriate.", "the lamp union (LU) help with oil"),
        (" training, repair and care of lamps, within available resources,", "training, repair and care of lamps"),
        (" lamps, including those at sea, taking into account the wind", "lamps, including those at sea"),
        (" Recommendation No. 5 (Rev. Antalya, 2006), on lamps,", "Recommendation No. 5 (Rev. Antalya, 2006)"),
        (", within the budget, a workshop on lamps", "a workshop on lamps"),
        (" lamps,]", "lamps"),
        (
            " the Council, taking into account the wind, on the use of lamps,",
            "the Council, taking into account the wind, on the use of lamps",
        ),
        (" keepers, particularly old ones, in the use of lamps", "keepers, particularly old ones, in the use of lamps"),
        (" keepers, particularly old ones, within available resources", "keepers, particularly old ones"),
        (" a rule that, in case of fog, lamps burn", "a rule that, in case of fog, lamps burn"),
        (" lists, as well as maps, as appropriate", "lists, as well as maps"),
        (", among other feasts, the day of lamps", "the day of lamps"),
        (" annually and closely to the Council on lamps", "and closely to the Council on lamps"),
        (" actively in the meetings", "in the meetings"),
        (" annually.", None),
        (" ;", None),
    ],
)
def test_an_object_is_whole_and_ends_where_a_phrase_says_how(rest: str, expected: str | None) -> None:
    assert find_object(rest, built_in().of("en").acts) == expected


def test_points_that_are_no_acts_belong_to_the_object() -> None:
    found = told(
        f"{CALL}to give keepers more freedom, including, but not limited to:\n•\tthe choice of oil;\n•\tfree days."
    )
    assert [(one.does, one.object) for one in found] == [
        ("give", "keepers more freedom, including, but not limited to: the choice of oil; free days")
    ]


def test_rules_read_acts_unless_a_model_is_asked_for() -> None:
    assert {one.by for one in told(f"{CALL}to buy oil and light lamps.")} == {"rules"}


@pytest.mark.parametrize(("acts", "found"), [(40, 41), (41, 41), (5000, 41)])
def test_a_point_has_so_many_acts_and_no_more(acts: int, found: int) -> None:
    assert len(told(f"{CALL}to go{' and go' * acts} home.")) == found


def test_no_is_said_many_times() -> None:
    assert [one.does for one in told(f"{CALL}to {'not ' * 5000}go.")] == ["not go"]
