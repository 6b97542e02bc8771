"""Deadlines as printed to dates, rhythms and conferences, where they can be computed.

A date is a year, a month or a day ("2026", "2026-03", "2026-03-31"); the end of a year is its last day. A rhythm is a
duration of ISO 8601 ("P1Y"). A conference is the edition that its texts bear ("guadalajara-2010").
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache

from itures.resources import locate
from itures.words import edition_slug, folded, phrases, words

_YEAR = re.compile(r"(?:19|20)\d{2}")
_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@cache
def _patterns(
    language: str,
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    given = words(language)
    due = given["instructions"]["due"]
    months = "|".join(rf"(?P<m{number}>{re.escape(month)})" for number, month in enumerate(given["months"], 1))
    bodies = "|".join(rf"(?P<{body}>{phrases(forms)})" for body, forms in due["conferences"].items())
    return (
        re.compile(rf"(?:(?P<day>\d{{1,2}})\s+)?(?:{months})\s+(?P<year>20\d{{2}})", re.IGNORECASE),
        re.compile(rf"(?P<end>{phrases(due['year_ends'])})\s+(?:the\s+year\s+)?(?P<year>20\d{{2}})", re.IGNORECASE),
        re.compile(r"(?<!\d)(?P<year>20\d{2})(?!\d|-)"),
        re.compile(bodies, re.IGNORECASE),
        re.compile(phrases(due["next"]), re.IGNORECASE),
    )


@cache
def _meetings() -> Mapping[str, tuple[tuple[int, str], ...]]:
    """Years and editions of the meetings of each body, in order."""
    found: dict[str, set[tuple[int, str]]] = {}
    with locate("register/conferences.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if _YEAR.fullmatch(row["year"]) and row["place"]:
                label = row.get("label") or ""
                slug = (
                    label.casefold()
                    if label.startswith(("WRC", "WARC"))
                    else edition_slug(row["place"], row["year"], {})
                )
                found.setdefault(row["body"], set()).add((int(row["year"]), slug))
    return {body: tuple(sorted(meetings)) for body, meetings in found.items()}


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
        day = f"-{int(found['day']):02}" if found["day"] and 1 <= int(found["day"]) <= 31 else ""
        if (
            not day
            and end.search(due[: found.start()] + due[found.start() :]) is None
            and _ends(due, found.start(), language)
        ):
            day = f"-{_LAST_DAYS[month - 1]:02}"
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
    year = _YEAR.search(edition)
    if year is not None:
        after = int(year.group())
    else:
        short = re.search(r"-(\d{2})\Z", edition)
        if short is None:
            return None
        after = 1900 + int(short[1]) if int(short[1]) > 50 else 2000 + int(short[1])
    return next((slug for held, slug in _meetings().get(body, ()) if held > after), None)
