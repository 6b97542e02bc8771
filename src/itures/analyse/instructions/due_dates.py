"""Deadlines as printed to dates, rhythms and conferences, where they can be computed.

A date is a year, a month or a day ("2026", "2026-03", "2026-03-31"); the end of a year is its last day. A rhythm is a
duration of ISO 8601 ("P1Y"). A conference is the edition that its texts bear ("guadalajara-2010"). What is so long before one, or
behind it, is that conference and a duration ("wrc-27 - P3M"); the register may know the day that this comes to.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from itures.language import Language
from itures.model.editions import slug_of_name, year_of
from itures.model.folding import folded
from itures.register.conferences import days_of, next_after, place_of

_OFFSET = re.compile(r"(?P<anchor>.+) (?P<sign>[-+]) P(?P<number>\d{1,4})(?P<unit>[DWMY])\Z")
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Y": 12}


def due_at(due: str | None, edition: str | None, language: Language) -> str | None:
    """What a deadline comes to; `edition` is that of the text it stands in, None where that is not known.

    >>> from itures.language import built_in
    >>> english = built_in().of("en")
    >>> due_at("before the next plenipotentiary conference", "antalya-2006", english)
    'guadalajara-2010'
    >>> [due_at(due, None, english) for due in ("by the end of 2026", "by 1 April 2025", "annually", "in due course")]
    ['2026-12-31', '2025-04-01', 'P1Y', None]
    >>> due_at("not later than three months before WRC-27", None, english)
    'wrc-27 - P3M'
    """
    if due is None:
        return None
    patterns = language.due
    rhythm = patterns.durations.get(folded(due))
    if rhythm is not None:
        return str(rhythm)
    offset = patterns.offset.search(due)
    if offset is not None:
        return _beside(offset, edition, language)
    series = patterns.series.search(due)
    if series is not None:
        return place_of(slug_of_name(series.group().casefold()))
    found = patterns.date.search(due)
    if found is not None:
        month = next(int(name[1:]) for name, text in found.groupdict().items() if text and name[0] == "m")
        _, last = monthrange(int(found["year"]), month)
        day = f"-{int(found['day']):02}" if found["day"] and 1 <= int(found["day"]) <= last else ""
        if not day and patterns.end_before.search(due[: found.start()]) is not None:
            day = f"-{last}"
        return f"{found['year']}-{month:02}{day}"
    found = patterns.end_of_year.search(due)
    if found is not None:
        return f"{found['year']}-12-31"
    found = patterns.year.search(due)
    if found is not None:
        return found["year"]
    body = patterns.bodies.search(due)
    if body is None or patterns.following.search(due) is None or edition is None:
        return None
    return _next(body.lastgroup or "", edition)


def due_on(due_at: str | None) -> str | None:
    """The day of a deadline that is a conference, or so long before or after one; None where its days are not known.

    What is due at a conference or before it is due when it opens; what comes after it is counted from its end. Months and
    years before a day that its month lacks end on the last one of that month.

    >>> due_on("dubai-2018"), due_on("wrc-23 - P3M"), due_on("dubai-2018 + P1Y"), due_on("P1Y"), due_on("2018")
    ('2018-10-29', '2023-08-20', '2019-11-16', None, None)
    """
    if due_at is None:
        return None
    offset = _OFFSET.match(due_at)
    days = days_of(offset["anchor"] if offset is not None else due_at)
    if days is None:
        return None
    if offset is None:
        return days[0] or None
    sign = 1 if offset["sign"] == "+" else -1
    day = days[1] if sign > 0 else days[0]
    return _moved(date.fromisoformat(day), sign * int(offset["number"]), offset["unit"]) if day else None


def _moved(day: date, number: int, unit: str) -> str | None:
    """The day so many days, weeks, months or years later (earlier, if less than none); None outside the calendar."""
    try:
        if unit in _DAYS:
            return (day + timedelta(days=number * _DAYS[unit])).isoformat()
        year, month = divmod(day.year * 12 + day.month - 1 + number * _MONTHS[unit], 12)
        return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1])).isoformat()
    except (ValueError, OverflowError):
        return None


def _beside(offset: re.Match[str], edition: str | None, language: Language) -> str | None:
    """So long before a conference or behind it; None where several are named ("before its 2023 and 2025 sessions")."""
    patterns = language.due
    if len(patterns.year.findall(offset["anchor"])) > 1:
        return None
    anchor = due_at(offset["anchor"], edition, language)
    if anchor is None:
        return None
    number = patterns.numbers.get(offset["number"].casefold()) or int(offset["number"])
    sign = "+" if folded(offset["side"]) == patterns.after else "-"
    return f"{anchor} {sign} P{number}{patterns.units[offset['unit'].casefold()]}"


def _next(body: str, edition: str) -> str | None:
    """The first meeting of a body after the year of an edition, as far as the register knows them."""
    year = year_of(edition)
    held = next_after(body, year) if year is not None else None
    return held.name if held is not None else None
