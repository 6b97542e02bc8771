"""Deadlines as printed to dates, rhythms and conferences, where they can be computed.

A date is a year, a month or a day ("2026", "2026-03", "2026-03-31"); the end of a year is its last day. A rhythm is a
duration of ISO 8601 ("P1Y"). A conference is the edition that its texts bear ("guadalajara-2010").
"""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache

from itures.analyse.conferences import next_after
from itures.model.editions import year_of
from itures.words import folded, phrases, words


@cache
def _patterns(
    language: str,
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    given = words(language)
    due = given["instructions"]["due"]
    months = "|".join(rf"(?P<m{number}>{re.escape(month)})" for number, month in enumerate(given["months"], 1))
    bodies = "|".join(rf"(?P<{body}>{phrases(forms)})" for body, forms in due["conferences"].items())
    return (
        re.compile(rf"(?:(?<!\d)(?P<day>\d{{1,2}})\s+)?(?:{months})\s+(?P<year>20\d{{2}})", re.IGNORECASE),
        re.compile(rf"(?P<end>{phrases(due['year_ends'])})\s+(?:the\s+year\s+)?(?P<year>20\d{{2}})", re.IGNORECASE),
        re.compile(r"(?<!\d)(?P<year>20\d{2})(?!\d|-)"),
        re.compile(bodies, re.IGNORECASE),
        re.compile(phrases(due["next"]), re.IGNORECASE),
    )


def due_at(due: str | None, edition: str | None = None, language: str = "en") -> str | None:
    """What a deadline comes to; `edition` is that of the text it stands in, None where that is not known.

    >>> due_at("before the next plenipotentiary conference", "antalya-2006")
    'guadalajara-2010'
    >>> due_at("by the end of 2026"), due_at("by 1 April 2025"), due_at("annually"), due_at("in due course")
    ('2026-12-31', '2025-04-01', 'P1Y', None)
    """
    if due is None:
        return None
    rhythm = words(language)["instructions"]["due"]["durations"].get(folded(due))
    if rhythm is not None:
        return str(rhythm)
    date, end, year, bodies, following = _patterns(language)
    found = date.search(due)
    if found is not None:
        month = next(int(name[1:]) for name, text in found.groupdict().items() if text and name[0] == "m")
        _, last = monthrange(int(found["year"]), month)
        day = f"-{int(found['day']):02}" if found["day"] and 1 <= int(found["day"]) <= last else ""
        if (
            not day
            and end.search(due[: found.start()] + due[found.start() :]) is None
            and _ends(due, found.start(), language)
        ):
            day = f"-{last}"
        return f"{found['year']}-{month:02}{day}"
    found = end.search(due)
    if found is not None:
        return f"{found['year']}-12-31"
    found = year.search(due)
    if found is not None:
        return found["year"]
    body = bodies.search(due)
    if body is None or following.search(due) is None or edition is None:
        return None
    return _next(body.lastgroup or "", edition)


def _ends(due: str, start: int, language: str) -> bool:
    """Whether "the end of" stands before a month."""
    return (
        re.search(phrases(words(language)["instructions"]["due"]["year_ends"]) + r"\s+\Z", due[:start], re.IGNORECASE)
        is not None
    )


def _next(body: str, edition: str) -> str | None:
    """The first meeting of a body after the year of an edition, as far as the register knows them."""
    year = year_of(edition)
    held = next_after(body, year) if year is not None else None
    return held.name if held is not None else None
