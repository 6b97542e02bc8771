"""Which words are a deadline, and what it comes to: each rule with a wording that it takes and one that it leaves."""

from __future__ import annotations

import pytest

from itures.analyse.instructions.deadlines import find_due
from itures.analyse.instructions.due_dates import due_at, due_on
from itures.language import built_in

EN = built_in().of("en")

# What is found.


@pytest.mark.parametrize(
    ("wording", "due"),
    [
        # A date is opened by a preposition; the day, the month and "the year" may be missing.
        ("to finish by 2026", "by 2026"),
        ("to finish by the year 2026", "by the year 2026"),
        ("to finish in May 2026 only", "in May 2026"),
        ("to finish not later than 5 May 2026", "not later than 5 May 2026"),
        ("to finish not later than 30 June 2026", "not later than 30 June 2026"),
        ("to finish before the end of the year 2026", "before the end of the year 2026"),
        ("to count 2026 lamps", None),
        # A day has two digits at most, and only years of this century are ahead.
        ("to finish by 120 March 2026", None),
        ("to finish before 31 December 1999", None),
        # Two years, or the beginning of a longer number, are no date.
        ("to finish by 2026-27", None),
        ("to finish by 20261", None),
    ],
)
def test_dates(wording: str, due: str | None) -> None:
    assert find_due(wording, EN) == due


@pytest.mark.parametrize(
    ("wording", "due"),
    [
        # Ends and beginnings need no ordinal, what is before an occasion does: otherwise any "to the Council" would be one.
        ("to vote at the end of the conference", "at the end of the conference"),
        ("to vote at the beginning of the Council session", "at the beginning of the Council session"),
        ("to vote before the Council session", None),
        ("to report to the next Council", "the next Council"),
        ("to report to next Council", "next Council"),
        ("to report to the Council", None),
        # The preposition belongs to it, and the end or beginning behind that.
        ("to vote before the second session of CPM", "before the second session of CPM"),
        ("to vote prior to each Council session", "prior to each Council session"),
        ("to vote by the opening of the next conference", "by the opening of the next conference"),
        ("to vote in time for the WRC", None),
        ("to vote in time for the next WRC", "in time for the next WRC"),
        # Years and numbers count as ordinals. Two digits have an ending, or they are no ordinal.
        ("to report to the 2027 world radiocommunication conference", "the 2027 world radiocommunication conference"),
        ("to report to the 1st session", "the 1st session"),
        ("to report to the 12th session", "the 12th session"),
        ("to report to the 12 sessions", None),
        ("to report to the 112th session", None),
        # Up to three of them, and one word that tells which kind.
        ("to report to the second next ordinary session", "the second next ordinary session"),
        ("to report to the next ordinary ITU conference", "the next ordinary ITU conference"),
        ("to report to the next competent conference", "the next competent conference"),
        ("to report to the next competent ordinary conference", None),
        ("to report to the next following coming conference", "the next following coming conference"),
        ("to report to the next first second third conference", "first second third conference"),
        # Words stay whole.
        ("to report to the annext session", None),
    ],
)
def test_occasions(wording: str, due: str | None) -> None:
    assert find_due(wording, EN) == due


@pytest.mark.parametrize(
    ("wording", "due"),
    [
        ("to report annually", "annually"),
        ("to report biannually", None),
        ("to report non-annually", None),
        ("to visit annually-held fairs", None),
        # A length of time: a number up to three digits or one of a few words, and a unit.
        ("to reply within 6 months", "within 6 months"),
        ("to reply within 120 days", "within 120 days"),
        ("to reply within 1200 days", None),
        ("to reply within six months of it", "within six months"),
        ("to reply within some months", None),
        ("to reply within months", None),
        ("to reply within two monthsful", None),
        ("to reply no later than three weeks before", "no later than three weeks"),
        # Of an adjective of a report only the adjective counts; one word may stand between.
        ("to submit an annual report", "annual"),
        ("to submit a regular statistical update", "regular"),
        ("to submit an annual long statistical update", None),
        ("to submit a biannual report", None),
        ("to hold an annual fair", None),
        ("to reply as soon as possible", "as soon as possible"),
        ("to reply as soon as possible-ish", None),
        ("to reply nas soon as possible", None),
    ],
)
def test_rhythms_and_lengths(wording: str, due: str | None) -> None:
    assert find_due(wording, EN) == due


@pytest.mark.parametrize(
    ("wording", "due"),
    [
        ("to report annually, and to finish by 2026", "by 2026"),
        ("to report annually to the next conference", "annually"),
        ("to submit an annual report to the next conference", "the next conference"),
        ("to submit an annual report as soon as possible", "annual"),
    ],
)
def test_of_several_the_surest_counts(wording: str, due: str) -> None:
    assert find_due(wording, EN) == due


def test_a_deadline_is_printed_with_single_blanks_in_its_own_case() -> None:
    assert find_due("to finish By\n the  end of 2026", EN) == "By the end of 2026"
    assert find_due("to vote AT THE END OF the Conference", EN) == "AT THE END OF the Conference"
    assert find_due("to vote Before the Next Conference", EN) == "Before the Next Conference"
    assert find_due("Annually to report", EN) == "Annually"
    assert find_due("Within Six Months to report", EN) == "Within Six Months"
    assert find_due("to address the Next Conference", EN) == "the Next Conference"
    assert find_due("to send an Annual Report", EN) == "Annual"
    assert find_due("Without delay to report", EN) == "Without delay"


# What it comes to.


@pytest.mark.parametrize(
    ("due", "at"),
    [
        (None, None),
        ("in due course", None),
        # Rhythms are durations, whatever their case.
        ("annual", "P1Y"),
        ("Every  year", "P1Y"),
        ("every two years", "P2Y"),
        ("every four years", "P4Y"),
        ("every six months", "P6M"),
        ("quarterly", "P3M"),
        ("monthly", "P1M"),
        ("regularly", None),
        # A day, a month or a year.
        ("by 1 March 2026", "2026-03-01"),
        ("by 31 march 2026", "2026-03-31"),
        ("by March 2026", "2026-03"),
        ("by 2026", "2026"),
        ("by 2026/27", "2026"),
        # A day that no month has is none.
        ("by 0 March 2026", "2026-03"),
        ("by 32 March 2026", "2026-03"),
        # Other centuries and parts of numbers are no years.
        ("by March 1999", None),
        ("by 12026", None),
        ("by 20261", None),
        ("by 2026-27", None),
        # The end of a year is its last day; a day that is printed counts before an end.
        ("by the end of 2026", "2026-12-31"),
        ("by the End of the year 2026", "2026-12-31"),
        ("by the close of 2026", "2026-12-31"),
        ("at the beginning of 2026", "2026"),
        ("by the close of 30 March 2026", "2026-03-30"),
        ("by the end of its work, in March 2026", "2026-03"),
    ],
)
def test_dates_and_durations(due: str | None, at: str | None) -> None:
    assert due_at(due, None, EN) == at


@pytest.mark.parametrize(
    ("month", "last"),
    [
        ("January", "01-31"), ("February", "02-28"), ("March", "03-31"), ("April", "04-30"), ("May", "05-31"),
        ("June", "06-30"), ("July", "07-31"), ("August", "08-31"), ("September", "09-30"), ("October", "10-31"),
        ("November", "11-30"), ("December", "12-31"),
    ],
)  # fmt: skip
def test_the_end_of_a_month_is_its_last_day(month: str, last: str) -> None:
    assert due_at(f"by the end of {month} 2026", None, EN) == f"2026-{last}"
    assert due_at(f"by the END of {month} 2026", None, EN) == f"2026-{last}"
    assert due_at(f"in {month} 2026", None, EN) == f"2026-{last[:2]}"


@pytest.mark.parametrize(
    ("due", "edition", "at"),
    [
        # The meeting after the year of the text, never that of the same year.
        ("the next plenipotentiary conference", "busan-2014", "dubai-2018"),
        ("the next plenipotentiary conference", "geneva-2013", "busan-2014"),
        ("the Next PP", "busan-2014", "dubai-2018"),
        ("the following WTSA", "hammamet-2016", "geneva-2022"),
        ("the next WTDC", "dubai-2014", "buenos-aires-2017"),
        ("the next radiocommunication assembly", "geneva-2003", "geneva-2007"),
        # Editions of radio conferences are called by their label, and may give two digits of the year.
        ("the next WRC", "wrc-97", "wrc-2000"),
        ("the next WRC", "wrc-2000", "wrc-03"),
        ("the next WRC", "wrc-12", "wrc-15"),
        # Two digits are of the last century from 40 on.
        ("the next PP", "wrc-51", "buenos-aires-1952"),
        ("the next PP", "orb-88", "nice-1989"),
        ("the next PP", "wrc-01", "marrakesh-2002"),
        ("the next PP", "wrc-99", "marrakesh-2002"),
        ("the next PP", "wrc-00", "marrakesh-2002"),
        ("the next PP", "wrc-39", None),
        # A year of the last century in full.
        ("the next PP", "kyoto-1994", "minneapolis-1998"),
        # Nobody knows which one: no year, no edition, no "next", a body whose meetings are not listed, none after it.
        ("the next PP", "nowhere", None),
        ("the next PP", "nowhere-9", None),
        ("the next PP", "nowhere-12-a", None),
        ("the next PP", None, None),
        ("the PP", "busan-2014", None),
        ("the next Council", "busan-2014", None),
        ("the next PP", "nowhere-2026", None),
    ],
)
def test_the_next_conference(due: str, edition: str | None, at: str | None) -> None:
    assert due_at(due, edition, EN) == at


@pytest.mark.parametrize(
    ("due", "at"),
    [
        ("by the end of February 2028", "2028-02-29"),
        ("by the end of February 2027", "2027-02-28"),
        # What is no day of the month leaves the month.
        ("by 31 June 2026", "2026-06"),
        ("by 30 June 2026", "2026-06-30"),
        ("by 120 March 2026", "2026-03"),
    ],
)
def test_a_date_is_one_of_the_calendar(due: str, at: str) -> None:
    assert due_at(due, None, EN) == at


def test_a_rhythm_is_taken_whole() -> None:
    assert find_due("to submit a semi-annual report", EN) == "semi-annual"
    assert find_due("to submit an annual report", EN) == "annual"
    assert due_at("semi-annual", None, EN) == "P6M"


@pytest.mark.parametrize(
    ("at", "on"),
    [
        # Due at a conference is due when it opens; what comes after it is counted from its end.
        ("dubai-2018", "2018-10-29"),
        ("wrc-19", "2019-10-28"),
        ("wrc-19 - P3M", "2019-07-28"),
        ("wrc-19 + P3M", "2020-02-22"),
        ("bucharest-2022 - P2W", "2022-09-12"),
        ("bucharest-2022 - P10D", "2022-09-16"),
        ("new-delhi-2024 + P1Y", "2025-10-24"),
        # A day that its month lacks is the last one of it.
        ("wrc-15 - P9M", "2015-02-02"),
        # The assembly goes by its place, the conference that met there as well by its name.
        ("sharm-el-sheikh-2019 - P1M", "2019-09-21"),
        ("wtsa-16 + P1M", None),
        # Not known: no days, two bodies at one place in one year, only a month, only the end, no conference, out of the calendar.
        ("wrc-27 - P3M", None),
        ("dubai-2012", None),
        ("nairobi-1982", None),
        ("melbourne-1988", None),
        ("melbourne-1988 + P1D", "1988-12-10"),
        ("P1Y", None),
        ("2027-12-31", None),
        ("dubai-2018 - P9999Y", None),
        (None, None),
    ],
)
def test_the_day_of_a_conference_where_the_register_knows_it(at: str | None, on: str | None) -> None:
    assert due_on(at) == on


def test_months_end_on_their_last_day() -> None:
    assert due_on("nice-1989") is None
    assert due_on("hammamet-2016 + P1M") == "2016-12-03"
    assert due_on("busan-2014 - P8M") == "2014-02-20"
    assert due_on("atlantic-city-1947 - P1M") == "1947-06-01"
