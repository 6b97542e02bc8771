"""The register as it was at a date or a conference, and what references are told then."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itures.analyse.references.status import check
from itures.model.references import Reference
from itures.model.stream import Span, UnreadableError
from itures.register.register import built_in
from itures.session.session import Session


def judged(id: str, rev: bool | None, when: str) -> Reference:
    cited = Reference("noting a)", "", id, rev, None, "resolution", Span(0, 1))
    return check([cited], built_in().as_of(when))[0]


@pytest.mark.parametrize(
    ("when", "until"),
    [
        ("2018", "2018-12-31"),
        ("2018-02", "2018-02-28"),
        ("2020-02", "2020-02-29"),
        ("2018-11-16", "2018-11-16"),
        ("PP-18", "2018-11-16"),
        ("dubai-2018", "2018-11-16"),
        ("WRC-19", "2019-11-22"),
        # The days are not known
        ("PP-06", "2006-12-31"),
    ],
)
def test_the_last_day_that_counts(when: str, until: str) -> None:
    assert built_in().as_of(when).state.as_of == until


@pytest.mark.parametrize(
    "when", ["yesterday", "", "2018-13", "2018-02-30", "2018-00", "0000", "PP-19", "18", "2018-1-1"]
)
def test_what_is_neither_a_date_nor_a_conference_is_refused(when: str) -> None:
    with pytest.raises(UnreadableError, match="neither a date"):
        built_in().as_of(when)


@pytest.mark.parametrize(
    ("id", "rev", "when", "status", "says"),
    [
        ("PP/RES/71@busan-2014", True, "PP-14", "current", "adopted at the last conference as of 2014-11-07, in 2014"),
        # The conference was not over on the day before its last one
        ("PP/RES/71@busan-2014", True, "2018-11-15", "current", "in 2014"),
        ("PP/RES/71@busan-2014", True, "2018-11-16", "superseded", "write Resolution 71 (Rev. Dubai, 2018)"),
        ("PP/RES/71@dubai-2018", True, "PP-18", "current", "in 2018"),
        ("PP/RES/71@dubai-2018", True, "PP-14", "unknown", "no such edition is known as of 2014-11-07"),
        ("PP/RES/71@dubai-2018", True, "2018-06", "unknown", "no such edition is known as of 2018-06-30"),
        # A whole list of editions tells which was in force; what is in force today was then
        ("PP/RES/14@kyoto-1994", False, "2000", "current", "in force as of 2000"),
        ("PP/RES/14@antalya-2006", True, "PP-10", "current", "in force"),
        # Abrogated in 2022, so alive before
        ("PP/RES/11@dubai-2018", True, "PP-18", "current", "in 2018"),
        ("PP/RES/11@dubai-2018", True, "2023", "abrogated", "abrogated by PP-22"),
        # Gone today, and nobody knows since when
        ("PP/RES/23", None, "PP-18", "unknown", "does not know Resolution 23"),
        # What cannot be is wrong at any time
        ("PP/RES/14@atlantis-2006", True, "PP-18", "never-adopted", "PP did not meet there"),
        ("CS/No.126", None, "PP-18", "current", "stands in Article 21"),
        # The numbers of the Radio Regulations are those of WRC-23, in the edition of 2024
        ("RR/No.9.11A", None, "2023-12-14", None, ""),
        ("RR/No.9.11A", None, "WRC-23", "current", "stands in Article 9"),
        # Who abrogated it says since when it is gone
        ("WRC/RES/173@wrc-19", False, "WRC-23", "abrogated", "abrogated by Resolution 99 (Rev.WRC-23)"),
        ("WRC/RES/173@wrc-19", False, "2022", "current", "in 2019"),
    ],
)
def test_what_the_register_says_of_a_time(id: str, rev: bool | None, when: str, status: str | None, says: str) -> None:
    found = judged(id, rev, when)
    assert found.status == status, found.message
    assert says in (found.message or "")


@settings(max_examples=30, deadline=None)
@given(st.integers(1990, 2030))
def test_nothing_later_is_in_it(year: int) -> None:
    then = built_in().as_of(str(year))
    assert all(edition.year <= year for text in then.texts() for edition in text.editions)
    assert all(one.year <= year for body in ("PP", "WRC", "WTSA") for one in then.conferences(body))


def test_today_is_the_register_itself() -> None:
    now, then = built_in(), built_in().as_of("2030")
    assert [text.id for text in then.texts()] == [text.id for text in now.texts()]
    assert all(then.text(text.id) == text for text in now.texts() if not text.complete_until)


def test_a_session_asks_it_as_of_a_time() -> None:
    session = Session(as_of="PP-14")
    assert session.state.as_of == "2014-11-07"
    assert "as_of='PP-14'" in repr(session)
    assert Session().state.as_of == ""
    with pytest.raises(UnreadableError, match="never: neither a date"):
        Session(as_of="never").state  # noqa: B018
