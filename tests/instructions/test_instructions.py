"""Who is told to do what: cases in the manner of resolutions, each with what an annotator would write down."""

from __future__ import annotations

import pytest

from itures.analyse.instructions.due_dates import due_at
from itures.analyse.instructions.find import find_instructions
from itures.language import built_in
from itures.model.instructions import Instruction
from itures.parse import parse
from itures.read import read

EN = built_in().of("en")

HEAD = """RESOLUTION 900 (Rev. Antalya, 2006)
Lamps
The Plenipotentiary Conference of the International Telecommunication Union (Antalya, 2006),
"""


def told(text: str) -> tuple[Instruction, ...]:
    return find_instructions(parse(read("x.txt", (HEAD + text).encode())))


def acts(text: str) -> list[tuple[str, ...]]:
    return [(*one.to, one.force, one.does) for one in told(text)]


CASES = {
    "a lead under an addressed call": (
        "instructs the Secretary-General\nto keep the lamps lit.",
        [("SG", "instruct", "keep")],
    ),
    "points inherit from the call": (
        "invites Member States and Sector Members\n1\tto send lamps;\n2\tto continue to support the keepers.",
        [("MS", "SM", "invite", "send"), ("MS", "SM", "invite", "support")],
    ),
    "partners are no addressees": (
        "instructs the Director of the Telecommunication Standardization Bureau, in collaboration with the Directors of "
        "the other Bureaux,\n1\tto publish the list.",
        [("TSB-DIR", "instruct", "publish")],
    ),
    "adverbs stand before the verb": (
        "requests the Director of the Radiocommunication Bureau\nto also regularly update the list.",
        [("BR-DIR", "request", "update")],
    ),
    "an adverbial stands before the infinitive": (
        "invites the Council\n1\twhere appropriate, to consider the matter;\n2\tat its next session, to decide on it.",
        [("COUNCIL", "invite", "consider"), ("COUNCIL", "invite", "decide")],
    ),
    "what is said of the addressees stands before the infinitive": (
        "invites Member States\n1\twhich have many lamps to lend them to others;\n2\tto buy oil.",
        [("MS", "invite", "lend"), ("MS", "invite", "buy")],
    ),
    "bullets that are acts are entries beside their parent": (
        "instructs the Secretary-General to\n1\tconsider the measures that follow:\n–\tidentify the lamps;\n–\treport on "
        "the oil.",
        [("SG", "instruct", "consider"), ("SG", "instruct", "identify"), ("SG", "instruct", "report")],
    ),
    "bullets that are gerunds or nouns are none": (
        "instructs the Secretary-General\n1\tto act, by:\n–\torganizing visits;\n–\tprinting maps;\n2\tto list:\n–\tthe "
        "lamps;\n–\tthe keepers.",
        [("SG", "instruct", "act"), ("SG", "instruct", "list")],
    ),
    "a parent that only announces is none": (
        "instructs the Director of the Telecommunication Development Bureau\n1\tto:\na)\tprint a map;\nb)\tsend it to all.",
        [("BDT-DIR", "instruct", "print"), ("BDT-DIR", "instruct", "send")],
    ),
    "a point says who is meant": (
        "invites\n1\tadministrations to contribute to the studies;\n2\tthe Council to provide the means.",
        [("ADMIN", "invite", "contribute"), ("COUNCIL", "invite", "provide")],
    ),
    "a point orders somebody": (
        "resolves\n1\tto instruct the Director of the Radiocommunication Bureau to list the lamps;\n2\tto encourage "
        "Member States to paint them;\n3\tto go on.",
        [("BR-DIR", "instruct", "list"), ("MS", "encourage", "paint")],
    ),
    "a body shall act": (
        "resolves\n1\tthat the Council shall decide on the date;\n2\tthat Member States should refrain from it;\n3\tthat "
        "the Secretary-General shall, each year, report to the Council.",
        [("COUNCIL", "instruct", "decide"), ("MS", "recommend", "refrain"), ("SG", "instruct", "report")],
    ),
    "a condition stands before the body": (
        "resolves\n1\tthat, if and when oil is short, the Council shall propose a remedy;\n2\tthat lamps be lit.",
        [("COUNCIL", "instruct", "propose")],
    ),
    "passives, things and prohibitions are none": (
        "resolves\n1\tthat lamps shall be lit at dusk;\n2\tthat the report should contain a map;\n3\tthat the Council "
        "shall not lend lamps;\n4\tthat the list shall remain open.",
        [],
    ),
    "a prohibition under an addressed call keeps its not": (
        "instructs the Director of the Radiocommunication Bureau\nnot to process incomplete notices.",
        [("BR-DIR", "instruct", "not process")],
    ),
    "a prohibition goes on over alternatives": (
        "instructs the Secretary-General\n1\tnot to close the register or to delete entries;\n2\tnot to lend, rename or sell "
        "lamps;\n3\tnever to close it, nor delete entries;\n4\tto neither lend nor sell lamps.",
        [
            ("SG", "instruct", f"not {verb}")
            for verb in ("close", "delete", "lend", "rename", "sell", "close", "delete", "lend", "sell")
        ],
    ),
    "a prohibition ends where something else is asked for": (
        "instructs the Secretary-General\n1\tnot to apply the fee or, if it is due, to apply a lower one;\n2\tnot to close "
        "the register, and to publish it.",
        [("SG", "instruct", does) for does in ("not apply", "apply", "not close", "publish")],
    ),
    "not only is no prohibition": (
        "instructs the Secretary-General\n1\tnot only to keep lamps, but also to lend them;\n2\tto not only buy oil.",
        [("SG", "instruct", does) for does in ("keep", "lend", "buy")],
    ),
    "nobody is told what a prohibition forbids": (
        "resolves\n1\tthat the Council shall not lend lamps or sell oil;\n2\tthat Member States should neither buy nor lend "
        "them;\n3\tthat Member States shall, in no case, lend them;\n4\tthat no Director shall lend them.",
        [],
    ),
    "what somebody shall do stands behind what they shall not": (
        "resolves\n1\tthat Member States shall not keep lamps but shall return them;\n2\tthat the list shall not be closed and "
        "shall be public;\n3\tthat the Council shall not sell lamps, which shall remain in the store;\n4\tthat Member States shall "
        "reply, and that the list shall be closed and shall show the dates;\n5\tthat the Council shall not meet, and that lamps "
        "shall be lit and shall burn.",
        [("MS", "instruct", "return"), ("MS", "instruct", "reply")],
    ),
    "a negation set apart is one, and so is one of several words": (
        "instructs the Secretary-General\n1\tnot, without approval, to lend lamps;\n2\tnot (but in emergencies) to sell oil;\n"
        "3\tin no case to delete entries;\n4\tto no longer publish lists.",
        [("SG", "instruct", f"not {verb}") for verb in ("lend", "sell", "delete", "publish")],
    ),
    "a negation without to": (
        "instructs the Secretary-General\n1\tto review lists and not delete them;\n2\tto publish lists and not to charge for "
        "them;\nresolves\nthat Member States shall keep lists and shall not sell them.",
        [("SG", "instruct", does) for does in ("review", "not delete", "publish", "not charge")]
        + [("MS", "instruct", "keep"), ("MS", "instruct", "not sell")],
    ),
    "nouns behind a phrase are no acts": (
        "instructs the Secretary-General\n1\tto monitor, each year, progress and report to the Council;\n2\tto strengthen, as "
        "appropriate, cooperation, coordination and support to Member States;\n3\tto prepare documents, charts and plans.",
        [("SG", "instruct", does) for does in ("monitor", "report", "strengthen", "prepare")],
    ),
    "decides to authorize": (
        "decides\n1\tto authorize the Secretary-General to sign the agreement;\n2\tto approve the plan.",
        [("SG", "authorize", "sign")],
    ),
    "calls that call upon and appeal": (
        "calls upon Member States\nto help one another,\nappeals to the regional telecommunication organizations\nto join.",
        [("MS", "call-upon", "help"), ("RTO", "appeal", "join")],
    ),
    "what is thanked or noted is not told": (
        "thanks the Secretary-General\nfor his report,\nresolves\nto go on.",
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    text, expected = CASES[name]
    assert acts(text) == expected


def test_partners_limits_and_objects() -> None:
    (one,) = told(
        "instructs the Secretary-General\nin cooperation with the Directors of the Bureaux and within available resources, "
        "to print a map of the lamps, as appropriate."
    )
    assert one.partners == ("BR-DIR", "TSB-DIR", "BDT-DIR")
    assert one.limits == ("within available resources", "as appropriate")
    assert one.object == "a map of the lamps"


@pytest.mark.parametrize(
    ("wording", "objects", "reports"),
    [
        ("to consider and review the drafts", ["the drafts", "the drafts"], [(), ()]),
        ("not to report, and to publish lists", [None, "lists"], [(), ()]),
        ("not to print or publish lists", ["lists", "lists"], [(), ()]),
        ("to consult and to report to the Council", [None, "to the Council"], [("COUNCIL",), ("COUNCIL",)]),
        ("to draw up and implement a plan", ["up a plan", "a plan"], [(), ()]),
        ("to report on, and to review, the lists", ["on the lists", "the lists"], [(), ()]),
        (
            "to consult with, and report to, the Council",
            ["with the Council", "to the Council"],
            [("COUNCIL",), ("COUNCIL",)],
        ),
        ("to publish, and not to delete, the lists", ["the lists", "the lists"], [(), ()]),
        ("not to print, and to publish, where possible, lists", [None, "lists"], [(), ()]),
        ("not to review or report to the Council", [None, "to the Council"], [(), ()]),
        ("to hold and report on a survey", ["a survey", "on a survey"], [(), ()]),
        (
            "to prepare and submit a report to the Council",
            ["a report to the Council", "a report to the Council"],
            [("COUNCIL",), ("COUNCIL",)],
        ),
    ],
)
def test_what_acts_share(wording: str, objects: list[str | None], reports: list[tuple[str, ...]]) -> None:
    found = told(f"instructs the Secretary-General\n{wording}.")
    assert [one.object for one in found] == objects
    assert [one.reports for one in found] == reports


def test_the_report_of_a_point_is_that_of_the_act_that_makes_it() -> None:
    found = told("instructs the Secretary-General\nto consult and to report to the Council.")
    assert [one.reports_act for one in found] == [2, 2]


@pytest.mark.parametrize(
    ("wording", "due", "at", "reports"),
    [
        ("to report annually to the Council", "annually", "P1Y", ("COUNCIL",)),
        ("to submit an annual report to the Council", "annual", "P1Y", ("COUNCIL",)),
        (
            "to report to the next plenipotentiary conference on the lamps",
            "the next plenipotentiary conference",
            "guadalajara-2010",
            ("PP",),
        ),
        (
            "to submit to the next plenipotentiary conference a report on oil",
            "the next plenipotentiary conference",
            "guadalajara-2010",
            ("PP",),
        ),
        ("to finish by the end of 2009", "by the end of 2009", "2009-12-31", ()),
        ("to finish by 1 April 2009", "by 1 April 2009", "2009-04-01", ()),
        ("to light the lamps", None, None, ()),
    ],
)
def test_deadlines_and_reports(wording: str, due: str | None, at: str | None, reports: tuple[str, ...]) -> None:
    (one,) = told(f"instructs the Secretary-General\n{wording}.")
    assert (one.due, one.due_at, one.reports) == (due, at, reports)


def test_a_conference_comes_after_the_text() -> None:
    assert due_at("before the next plenipotentiary conference", "kyoto-1994", EN) == "minneapolis-1998"
    assert due_at("before the next plenipotentiary conference", "nowhere-2090", EN) is None
    assert due_at("the next world radiocommunication conference", "wrc-15", EN) == "wrc-19"


def test_partners_and_limits_of_the_call_hold_for_its_points() -> None:
    one, other = told(
        "instructs the Secretary-General, in collaboration with the Directors of the Bureaux\n1\tto print a map;\n2\tto "
        "hold, within the existing budget, a workshop with the keepers."
    )
    assert one.partners == other.partners == ("BR-DIR", "TSB-DIR", "BDT-DIR")
    assert (one.limits, other.limits) == ((), ("within the existing budget",))
    assert other.object == "a workshop with the keepers"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "resolves\n1\tto encourage administrations, in emergency situations, to satisfy needs for oil.",
            [("ADMIN", "encourage", "satisfy")],
        ),
        ("resolves\n1\tto recommend that administrations be asked to help.", []),
        (
            "instructs the Director of the Radiocommunication Bureau\nwhen the lamp of a neighbour fails, to send another.",
            [("BR-DIR", "instruct", "send")],
        ),
    ],
)
def test_adverbials_are_neither_verbs_nor_names(text: str, expected: list[tuple[str, ...]]) -> None:
    assert acts(text) == expected
