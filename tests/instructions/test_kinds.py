"""Kinds of duty that were read wrongly on texts nobody had tuned to: whose they are, which act, by when."""

from __future__ import annotations

import pytest

from itures.analyse.instructions.find import find_instructions
from itures.model.instructions import Instruction
from itures.parse import parse
from itures.read import read

HEAD = "RESOLUTION 900 (Rev. Antalya, 2006)\nLamps\nThe Plenipotentiary Conference (Antalya, 2006),\n"


def told(text: str) -> tuple[Instruction, ...]:
    return find_instructions(parse(read("x.txt", (HEAD + text).encode())))


ACTS = {
    "verbs that end as adverbs do": (
        "instructs the Secretary-General\n1\tto apply the rules;\n2\tto supply oil;\n3\tto comply with them;\n4\tto rely on lamps.",
        [
            ("SG", "instruct", "apply"),
            ("SG", "instruct", "supply"),
            ("SG", "instruct", "comply"),
            ("SG", "instruct", "rely"),
        ],
    ),
    "a phrase between the subject and its modal": (
        "resolves\n1\tthat the Director of the Radiocommunication Bureau, in consultation with the keepers, shall annually "
        "prepare a list;\n2\tthat administrations operating lamps, for which notices came late, alone or together, shall dim them.",
        [("BR-DIR", "instruct", "prepare"), ("ADMIN", "instruct", "dim")],
    ),
    "administrations of every kind are one": (
        "resolves\n1\tthat the notifying administration shall send a letter;\n2\tthat administrations planning to light buoys "
        "shall notify them;\n3\tthat administrations engaged in meetings, when writing, shall set up a list.",
        [("ADMIN", "instruct", "send"), ("ADMIN", "instruct", "notify"), ("ADMIN", "instruct", "set")],
    ),
    "names in small letters, joined by commas": (
        "encourages least lit countries, small harbour-building states and countries with old masts\nto buy lamps,",
        [
            (
                "OTHER:least lit countries",
                "OTHER:small harbour-building states",
                "OTHER:countries with old masts",
                "encourage",
                "buy",
            )
        ],
    ),
    "a body that its points say what it shall do": (
        "decides\n1\tthat, upon receipt, the Council shall:\na)\tpromptly publish the list;\nb)\tfor the purpose of No. 11.43, "
        "keep the dates;\nc)\tno longer consider the lamps;\nd)\tlamps that burn,",
        [("COUNCIL", "instruct", "publish"), ("COUNCIL", "instruct", "keep"), ("COUNCIL", "instruct", "not consider")],
    ),
    "all names of a list before shall": (
        "resolves\n1\tthat the Radiocommunication Advisory Group (RAG), TSAG and the Telecommunication Development Advisory Group, "
        "including through one of them, shall meet;\n2\tthat, after a talk with Member States, TSAG and RAG shall meet,",
        [("RAG", "TSAG", "TDAG", "instruct", "meet"), ("TSAG", "RAG", "instruct", "meet")],
    ),
    "who is urged": (
        "resolves\n1\tthat administrations are urged to take steps;\n2\tthat Member States are strongly encouraged to pay.",
        [("ADMIN", "urge", "take"), ("MS", "encourage", "pay")],
    ),
    "who acts stands behind by": (
        "resolves\n1\tthat the limits shall be reviewed by WRC-27;\n2\tthat the plan should be approved by the Council.",
        [("WRC", "instruct", "review"), ("COUNCIL", "recommend", "approve")],
    ),
    "bodies of any kind that are joined": (
        "resolves\n1\tthat the regional and area offices should continue to strengthen their ties.",
        [("OTHER:regional and area offices", "recommend", "strengthen")],
    ),
    "gerunds, tasks and what stands before the verb": (
        "instructs the Council\n1\tto continue painting the buoys;\n2\tto continue making plans,\nresolves\n1\tthat the Council "
        "shall each year review the lamps;\n2\tthat it shall have the task of saving oil;\n3\tthat the Council shall have the task "
        "of saving oil.",
        [
            ("COUNCIL", "instruct", "paint"),
            ("COUNCIL", "instruct", "make"),
            ("COUNCIL", "instruct", "review"),
            ("COUNCIL", "instruct", "save"),
        ],
    ),
    "a subject above its points": (
        "resolves that administrations\n1\tin giving out lamps, consider the harm to others;\n2\tuse the rules,",
        [("ADMIN", "instruct", "consider"), ("ADMIN", "instruct", "use")],
    ),
    "help that is given to somebody is no duty of it": (
        "resolves\n1\tto urgently empower the harbour office, through help provided to it, in order to ensure that lamps burn,",
        [],
    ),
    "a bracket with a comma is no subject": (
        "decides\n1\tthat lists made at the meeting (Minneapolis, 1998) and later conferences should be short,",
        [],
    ),
}
"""What a text tells, and who is told to do what: addressee, force, verb."""


@pytest.mark.parametrize("name", ACTS)
def test_who_is_told_to_do_what(name: str) -> None:
    text, expected = ACTS[name]
    assert [(*one.to, one.force, one.does) for one in told(text)] == expected


def test_what_is_acted_on_stands_before_a_passive() -> None:
    (found,) = told("resolves\n1\tthat the limits of light shall be reviewed by WRC-27,")
    assert (found.object, found.due_at) == ("the limits of light", "wrc-27")


@pytest.mark.parametrize(
    ("wording", "due", "due_at"),
    [
        (
            "to report not later than three months before WRC-27",
            "not later than three months before WRC-27",
            "wrc-27 - P3M",
        ),
        (
            "to reply at least two weeks after the next plenipotentiary conference",
            "at least two weeks after the next plenipotentiary conference",
            "guadalajara-2010 + P2W",
        ),
        ("to send figures in time for WRC-27", "in time for WRC-27", "wrc-27"),
        (
            "to announce it before the end of the calendar year 2027",
            "before the end of the calendar year 2027",
            "2027-12-31",
        ),
        ("to conduct, once every four years, a survey", "once every four years", "P4Y"),
        ("to review the lamps during each budgetary period", "during each budgetary period", None),
        ("to send figures by 31 December of each year", "by 31 December of each year", None),
        (
            "to send figures one week before its 2023 and 2025 ordinary sessions",
            "one week before its 2023 and 2025 ordinary sessions",
            None,
        ),
        # A date behind a participle is set where it is yet to be, or the words set it.
        ("to see that the study is fully completed in 2027", "in 2027", "2027"),
        ("to see that the study be completed by 2027", "by 2027", "2027"),
        ("to have the lamps repaired not later than 31 March 2027", "not later than 31 March 2027", "2027-03-31"),
        # What the act is based on may stand before the deadline, or behind it.
        ("to report, taking into account the plan of 2025, to the Council by 2027", "by 2027", "2027"),
        ("to list the lamps annually, based on the census of 2021", "annually", "P1Y"),
        ("to begin 2027 with lamps", None, None),
        ("to publish the study completed in 2019", None, None),
        ("to apply the plan that the Council approved in 2021", None, None),
        ("to close the office that was set up by 2018", None, None),
        ("to close the office that had been opened before 2018", None, None),
        ("to count the lamps of 2001", None, None),
        ("to study future radiocommunications", None, None),
        ("to note the annual report of the Council", None, None),
        (
            "to send it at the second session of CPM and the conference",
            "second session of CPM and the conference",
            None,
        ),
    ],
)
def test_deadlines(wording: str, due: str | None, due_at: str | None) -> None:
    (found,) = told(f"instructs the Secretary-General\n{wording}.")
    assert (found.due or "").removeprefix("the ") == (due or "")
    assert found.due_at == due_at


def test_a_report_that_is_only_used_is_asked_of_nobody() -> None:
    (found,) = told("invites the Council\nto make figures for inclusion in his report to each future conference.")
    assert (found.due, found.reports) == (None, ())
    (found,) = told("invites the Council\nto list the results, based on the report to the Secretary-General.")
    assert found.reports == ()
    (found,) = told(
        "invites the Director of BDT\nto send, based on the report to the Council, a report to the Secretary-General."
    )
    assert found.reports == ("SG",)


def test_what_is_to_be_included_in_a_report_is_reported() -> None:
    (found,) = told(
        "instructs the Director of BR\nto include in his report, for consideration by the next WRC, the results."
    )
    assert found.reports == ("WRC",)
    (found,) = told(
        "instructs the Secretary-General\nto report to the Council and to the next plenipotentiary conference."
    )
    assert found.reports == ("COUNCIL", "PP")
    (found,) = told("instructs the Secretary-General\nto send a report to the Council, including its annexes.")
    assert found.reports == ("COUNCIL",)


@pytest.mark.parametrize(
    ("wording", "to"),
    [
        # What stands between a subject and its act is nobody, whatever word it ends with.
        ("that the Council, at its session before the plenipotentiary conference shall look at lamps,", ("COUNCIL",)),
        ("that administrations, upon request by another administration shall name a keeper,", ("ADMIN",)),
        # A label that is cited does not close a bracket of the subject.
        ("that administrations operating the lamps of considering a) above shall dim them,", ("ADMIN",)),
        ("that each regional organization shall look at lamps,", ("OTHER:each regional organization",)),
    ],
)
def test_who_shall_act(wording: str, to: tuple[str, ...]) -> None:
    assert [one.to for one in told(f"resolves\n1\t{wording}")] == [to]


def test_points_below_a_duty_may_have_subjects_of_their_own() -> None:
    found = told(
        "resolves\n1\tthat administrations shall keep to the following:\na)\tthe Bureau shall send them a list;\n"
        "b)\tthe list has all lamps;\nc)\tthe Council shall look at it,"
    )
    assert [(one.at, one.to, one.does) for one in found] == [
        ("resolves 1", ("ADMIN",), "keep"),
        ("resolves 1 a)", ("OTHER:Bureau",), "send"),
        ("resolves 1 c)", ("COUNCIL",), "look"),
    ]


def test_receivers_of_a_report_whom_no_list_knows() -> None:
    (found,) = told(
        "resolves\n1\tthat the Council shall prepare reports for consideration by Member States and other meetings,"
    )
    assert found.reports == ("MS", "OTHER:other meetings")


@pytest.mark.parametrize(
    ("edition", "bureau"), [("WRC-23", "BR"), ("Rev. Geneva, 2022", "TSB"), ("Rev. Kigali, 2022", "BDT")]
)
def test_the_bureau_is_that_of_the_sector(edition: str, bureau: str) -> None:
    bodies = {
        "BR": "World Radiocommunication Conference (Dubai, 2023)",
        "TSB": "World Telecommunication Standardization Assembly (Geneva, 2022)",
    }
    body = bodies.get(bureau, "World Telecommunication Development Conference (Kigali, 2022)")
    text = f"RESOLUTION 900 ({edition})\nLamps\nThe {body},\nresolves\nthat the Bureau shall publish a list.\n"
    assert [one.to for one in find_instructions(parse(read("x.txt", text.encode())))] == [(bureau,)]


def test_a_phrase_on_how_is_no_partner() -> None:
    (found,) = told(
        "instructs the Secretary-General\n1\tto light lamps, in collaboration with the keepers and benefiting from their oil."
    )
    assert found.partners == ("OTHER:keepers",)
