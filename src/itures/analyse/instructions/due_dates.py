"""Deadlines as printed to dates, rhythms and conferences, where they can be computed.

A date is a year, a month or a day ("2026", "2026-03", "2026-03-31"); the end of a year is its last day. A rhythm is a
duration of ISO 8601 ("P1Y"). A conference is the edition that its texts bear ("guadalajara-2010"). What is so long before one, or
behind it, is that conference and a duration ("wrc-27 - P3M").
"""

from __future__ import annotations

import re
from calendar import monthrange

from itures.language import Language
from itures.model.editions import slug_of_name, year_of
from itures.model.folding import folded
from itures.register.conferences import next_after, place_of


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
