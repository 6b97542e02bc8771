"""The register as it was at a date or a conference: later conferences and their editions are not in it."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from typing import TYPE_CHECKING

from itures.model.editions import Conference, canonical, year_of
from itures.model.stream import UnreadableError
from itures.register.conferences import place_of
from itures.register.records import IN_FORCE, REVISED_BY
from itures.register.tables import Row

if TYPE_CHECKING:
    from itures.register.register import Register

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?\Z")


def as_of(register: Register, when: str) -> Register:
    """The register as it was at the end of a year, month or day (ISO 8601), or of a conference. Raises UnreadableError.

    What holds today of an edition of that time and of the text held then as well. Whether a text that is gone today was in
    force then is not known. Of conferences without known days only those of earlier years count, or the one that is named.

    >>> from itures.register.register import load
    >>> [one.latest("PP/RES/71").label for one in (as_of(load(), "PP-14"), as_of(load(), "2018-06"), as_of(load(), "dubai-2018"))]
    ['Rev. Busan, 2014', 'Rev. Busan, 2014', 'Rev. Dubai, 2018']
    >>> as_of(load(), "yesterday")
    Traceback (most recent call last):
    itures.model.stream.UnreadableError: yesterday: neither a date (2018, 2018-11, 2018-11-16) nor a conference that is known
    """
    until, named = _until(register, when)
    meetings = tuple([one for one in register._meetings if one in named or _over(one) <= until])
    kept = {one.name for one in meetings}

    def held(row: Row) -> bool:
        meeting = register.conference(row["body"], row["edition"])
        return (
            meeting.name in kept
            if meeting is not None
            else _end_of(int(row["year"] or year_of(row["edition"]) or 0)) <= until
        )

    texts = {}
    for id, rows in register._texts.items():
        found = _then(rows, [row for row in rows if row.get("edition") and held(row)], until, when)
        if found:
            texts[id] = found
    revision = register.conference("WRC", REVISED_BY.casefold())
    revised = revision is not None and until >= _over(revision)
    articles = [one for one in register._articles if one.instrument != "RR" or revised]
    return replace(
        register,
        _meetings=meetings,
        _texts=texts,
        _articles=tuple(articles),
        state=replace(register.state, as_of=until),
        _made={},
    )


def _until(register: Register, when: str) -> tuple[str, tuple[Conference, ...]]:
    """The last day that counts, and the conferences that are named."""
    match = _DATE.match(when)
    if match is not None:
        month = int(match["month"] or 12)
        if 1 <= month <= 12 and int(match["year"]):
            last = monthrange(int(match["year"]), month)[1]
            day = int(match["day"] or last)
            if 1 <= day <= last:
                return f"{match['year']}-{month:02}-{day:02}", ()
    slug = place_of(canonical("", when))
    named = tuple(
        dict.fromkeys(one for body in register.bodies(slug) if (one := register.conference(body, slug)) is not None)
    )
    if not named:
        raise UnreadableError(f"{when}: neither a date (2018, 2018-11, 2018-11-16) nor a conference that is known")
    return max(map(_over, named)), named


def _over(meeting: Conference) -> str:
    return meeting.end or _end_of(meeting.year)


def _end_of(year: int) -> str:
    return f"{year:04}-12-31"


def _then(rows: tuple[Row, ...], editions: list[Row], until: str, when: str) -> tuple[Row, ...]:
    """What was known of a text: of its editions these, and of its status what followed from today's."""
    year = int(until[:4])
    about = [row for row in rows if not row.get("edition")]
    had = any(row.get("edition") for row in rows)
    if had and not editions:
        return ()  # it was adopted later
    whole = any(row["complete"] == "yes" for row in rows)
    lives = any(row["status"] == IN_FORCE for row in rows)
    if whole and lives and editions and not any(row["status"] == IN_FORCE for row in editions):
        editions = [*editions[:-1], {**editions[-1], "status": IN_FORCE, "as_of": when}]
    kept = []
    for row in about:
        # Who abrogated it may be known, and then when.
        later = (year_of(row["status_by"].rstrip(")")) or year_of(row["as_of"]) or 0) > year
        gone = row["status"] not in ("", IN_FORCE)
        kept.append(
            {**row, "status": "", "status_by": "", "as_of": ""} if later and gone and row["complete"] != "yes" else row
        )
    return (*kept, *editions)
