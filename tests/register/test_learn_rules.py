"""What an adopted text teaches, and how a table of it is written: each rule with a text on both sides of it."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import Any

import pytest

from itures.model.tree import Document
from itures.parse import parse
from itures.read import read
from itures.register.learn import learned, table
from itures.register.register import built_in
from itures.register.tables import COLUMNS

BODY = "Tides\nresolves\n1\tto go;\n2\tto come.\n"
BUSAN = "RESOLUTION 300 (REV. BUSAN, 2014)\n" + BODY


def document(text: str) -> Document:
    """A text of a few words, in which no language can be told, so it is said."""
    return replace(parse(read("shelf/adopted.txt", text.encode())), language="en")


def rows(text: str, **changes: Any) -> list[dict[str, str]]:
    """The rows of a text, if some fields of its instrument were different."""
    found = document(text)
    instruments = tuple(replace(one, **changes) for one in found.instruments)
    return list(learned(replace(found, instruments=instruments), built_in()))


def only(text: str, **changes: Any) -> dict[str, str]:
    (row,) = rows(text, **changes)
    return row


def row(number: str = "1", edition: str = "busan-2014", **more: str) -> dict[str, str]:
    return {**dict.fromkeys(COLUMNS, ""), "body": "PP", "type": "RES", "number": number, "edition": edition, **more}


# Which texts teach.


def test_a_text_without_what_tells_it_from_others_teaches_nothing() -> None:
    drafted = document("DRAFT NEW RESOLUTION [ABC-1]\n" + BODY).instruments[0].draft
    assert drafted is not None
    assert len(rows(BUSAN)) == 1
    assert rows(BUSAN, draft=drafted) == []
    assert rows(BUSAN, proposal="MOD") == []
    assert rows(BUSAN, number=None) == []
    assert rows(BUSAN, edition=None) == []
    assert rows(BUSAN, edition="nowhere-2011") == []


def test_those_behind_one_that_teaches_nothing_are_read() -> None:
    found = document(BUSAN)
    first, draft, other = (replace(found.instruments[0], number=number) for number in ("1", "COM5/4", "2"))
    several = replace(found, instruments=(replace(first, edition=None), draft, other))
    assert [one["number"] for one in learned(several, built_in())] == ["2"]


@pytest.mark.parametrize(
    ("number", "written"),
    [("300", "300"), ("9A", "9A"), ("14a", "14A"), ("COM5/4", None), ("A1", None), ("", None)],
)
def test_a_number_begins_with_a_digit(number: str, written: str | None) -> None:
    assert [one["number"] for one in rows(BUSAN, number=number)] == ([written] if written else [])


# What they teach.


def test_a_row_says_where_it_is_from_and_how_sure_it_is() -> None:
    assert only(BUSAN) == row(
        "300",
        place="Busan",
        year="2014",
        label="Rev. Busan, 2014",
        revised="yes",
        title="Tides",
        source="adopted.txt",
        confidence="seen",
    )


@pytest.mark.parametrize(
    ("history", "said"),
    [
        # Without a line of editions there may be others: only with one the text is complete, and its own row says so.
        ((), [("busan-2014", "yes", "", "Tides")]),
        (("busan-2014",), [("busan-2014", "yes", "yes", "Tides")]),
        (("antalya-2006", "busan-2014"), [("antalya-2006", "no", "", ""), ("busan-2014", "yes", "yes", "Tides")]),
        # The edition of the text itself is always one of them, and once.
        (("antalya-2006",), [("antalya-2006", "no", "", ""), ("busan-2014", "yes", "yes", "Tides")]),
        # Only the first of them is not a revised one.
        (
            ("kyoto-1994", "antalya-2006"),
            [("kyoto-1994", "no", "", ""), ("antalya-2006", "yes", "", ""), ("busan-2014", "yes", "yes", "Tides")],
        ),
        # What has no year is no edition.
        (("nowhere", "busan-2014"), [("busan-2014", "yes", "yes", "Tides")]),
    ],
)
def test_a_row_for_each_edition(history: tuple[str, ...], said: list[tuple[str, ...]]) -> None:
    found = rows(BUSAN, history=history)
    assert [(one["edition"], one["revised"], one["complete"], one["title"]) for one in found] == said


def test_the_mark_of_the_edition_itself_is_the_one_printed() -> None:
    assert [one["revised"] for one in rows(BUSAN, history=("antalya-2006",), revised=False)] == ["no", "no"]
    assert only(BUSAN, revised=False)["label"] == "Busan, 2014"


@pytest.mark.parametrize(("length", "kept"), [(1, True), (399, True), (400, True), (401, False)])
def test_a_title_of_more_than_400_characters_is_damage(length: int, kept: bool) -> None:
    assert only(BUSAN, title="x" * length)["title"] == ("x" * length if kept else "")


def test_a_title_has_single_blanks_and_may_be_missing() -> None:
    assert only(BUSAN, title="High \n tides")["title"] == "High tides"
    assert only(BUSAN, title=None)["title"] == ""


@pytest.mark.parametrize(
    ("number", "edition", "revised", "formula", "body", "label", "place"),
    [
        ("5", "busan-2014", True, None, "PP", "Rev. Busan, 2014", "Busan"),
        # Sessions of the Council have no mark, conferences of radio one without a blank.
        ("5", "c16", True, None, "C", "C16", ""),
        ("5", "wrc-23", True, None, "WRC", "Rev.WRC-23", "Dubai"),
        ("5", "wrc-23", False, None, "WRC", "WRC-23", "Dubai"),
        # The number tells of the Radiocommunication Assembly, whoever else met there.
        ("ITU-R 2-9", "geneva-2015", True, None, "RA", "ITU-R 2-9 (2015)", "Geneva"),
        ("itu-r 2", "geneva-2015", False, None, "RA", "ITU-R 2 (2015)", "Geneva"),
        # Where two bodies met, the formula decides between them, where none is known, alone.
        ("5", "dubai-2012", True, "The World Telecommunication Standardization Assembly", "WTSA", "Rev. Dubai, 2012", "Dubai"),
        ("5", "dubai-2012", False, "The World Conference on International Telecommunications", "WCIT", "Dubai, 2012", "Dubai"),
        ("5", "new-town-2011", True, "The World Telecommunication Development Conference", "WTDC", "Rev. New Town, 2011", ""),
        ("5", "new-town-2011", False, "The Plenipotentiary Conference,", "PP", "New Town, 2011", ""),
        ("5", "new-town-1979", False, "The World Administrative Radio Conference", "WRC", "New Town, 1979", ""),
    ],
)  # fmt: skip
def test_who_adopted_it_and_how_that_is_written(
    number: str, edition: str, revised: bool, formula: str | None, body: str, label: str, place: str
) -> None:
    found = only(BUSAN, number=number, edition=edition, revised=revised, formula=formula)
    assert (found["body"], found["label"], found["place"]) == (body, label, place)


def test_a_body_that_did_not_meet_there_has_not_adopted_it() -> None:
    assert rows(BUSAN, edition="dubai-2012", formula="The Plenipotentiary Conference") == []
    assert rows(BUSAN, edition="dubai-2012") == []


def test_the_heading_of_the_document_may_name_the_body() -> None:
    found = document(BUSAN)
    header = replace(found.header, conference="World Telecommunication Development Conference")
    unsure = tuple(replace(one, edition="nowhere-2011") for one in found.instruments)
    named = replace(found, instruments=unsure, header=header)
    assert [one["body"] for one in learned(named, built_in())] == ["WTDC"]
    # Names are those of its language; of one that is not known there are none.
    assert list(learned(replace(named, language="xx"), built_in())) == []


# The table.


def lines(*given: dict[str, str]) -> list[dict[str, str]]:
    return list(csv.DictReader(table(given).splitlines()))


def test_rows_stand_in_the_order_of_their_numbers() -> None:
    given = ["10", "2", "10A", "1", "B", "9/4"]
    assert [one["number"] for one in lines(*map(row, given))] == ["B", "1", "2", "9/4", "10", "10A"]
    mixed = [row("1", body="WTSA"), row("2"), row("1", type="DEC"), row("10"), row("x0")]
    assert [(one["body"], one["type"], one["number"]) for one in lines(*mixed)] == [
        ("PP", "DEC", "1"), ("PP", "RES", "x0"), ("PP", "RES", "2"), ("PP", "RES", "10"), ("WTSA", "RES", "1"),
    ]  # fmt: skip
    # What has no digits comes before 1 and behind 0.
    assert [one["number"] for one in lines(row("1"), row("A"), row("0"))] == ["0", "A", "1"]


def test_rows_of_one_text_stand_in_the_order_of_years() -> None:
    given = [row(edition="a-2014", year="2014"), row(edition="b-2006", year="2006")]
    assert [one["edition"] for one in lines(*given)] == ["b-2006", "a-2014"]


def test_of_two_rows_of_one_edition_each_gives_what_the_other_lacks() -> None:
    titled, other = row(title="Tides", source="own.txt"), row(source="later.txt", complete="yes")
    (first,), (second,) = lines(titled, other), lines(other, titled)
    # The text itself is the source of its title, whichever is read first.
    for one in (first, second):
        assert (one["title"], one["source"], one["complete"]) == ("Tides", "own.txt", "yes")


def test_rows_of_other_texts_and_editions_stay_apart() -> None:
    others = [row("2"), row(edition="dubai-2018"), row(type="DEC"), row(body="WTSA")]
    assert len(lines(row(), *others)) == 5
    # Sessions of the Council are the same in both spellings.
    assert len(lines(row(body="C", edition="c16"), row(body="C", edition="c-2016"))) == 1
