"""Deadlines, rhythms and occasions in a wording, as printed: "annually", "by 2026", "the next plenipotentiary conference"."""

from __future__ import annotations

import re

from itures.analyse.instructions.told import before, is_read
from itures.language import Language


def find_due(text: str, language: Language, year: int | None = None) -> str | None:
    """The deadline, the rhythm or the occasion that receives the act, as printed; the surest one, None without any.

    `text` is what is asked for (told.py).

    `year` is that of the text's edition: an earlier one is told, and no deadline.

    >>> from itures.language import built_in
    >>> english = built_in().of("en")
    >>> find_due("to submit an annual report to the Council", english), find_due("to report before the end of 2026", english)
    ('annual', 'before the end of 2026')
    >>> find_due("to publish the study completed in 2019", english)
    >>> find_due("to see that the study is completed by 2027", english)
    'by 2027'
    >>> find_due("to report not later than three months before WRC-27", english)
    'not later than three months before WRC-27'
    """
    low = text.casefold()
    for sought in language.due.found:
        for match in sought.within(text, low):
            if not _is_told(text, match, language, year):
                groups = match.groupdict()
                return " ".join((groups.get("adjective") or groups.get("whole") or match.group()).split())
    return None


def _is_told(text: str, match: re.Match[str], language: Language, year: int | None) -> bool:
    """Whether a date, or a report, belongs to what the text tells: it is past, or the report is only read."""
    if "adjective" in match.re.groupindex and match["adjective"]:
        return is_read(text, match, language)
    years = [int(one["year"]) for one in language.due.year.finditer(match.group())]
    if not years:
        return False
    if year is not None and max(years) < year:
        return True
    past = language.due.past.search(before(text, match))
    if past is None or past["now"] is not None:
        return False
    return past["then"] is not None or language.due.sets.match(match.group()) is None
