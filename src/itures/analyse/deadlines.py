"""Deadlines, rhythms and occasions in a wording, as printed: "annually", "by 2026", "the next plenipotentiary conference"."""

from __future__ import annotations

import re
from functools import cache

from itures.words import phrases, words


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    given = words(language)
    due = given["instructions"]["due"]
    occasion = phrases(due["occasions"])
    ordinal = rf"(?:(?:{phrases(due['ordinals'])}|20\d{{2}}|\d{{1,2}}(?:st|nd|rd|th))\s+)"
    whole = rf"(?:the\s+)?{ordinal}{{1,3}}(?:ITU\s+|ordinary\s+|regular\s+|competent\s+)?{occasion}"
    openers = phrases(due["openers"])
    months = phrases(given["months"])
    date = rf"(?:(?:\d{{1,2}}\s+)?{months}\s+)?20\d{{2}}"
    ends = phrases(due["ends"])
    number = r"(?:\d{1,3}|one|two|three|four|five|six|nine|twelve)"
    return (
        re.compile(rf"{openers}\s+(?:{ends}\s+)?(?:the\s+year\s+)?{date}(?![\d-])", re.IGNORECASE),
        re.compile(rf"(?:{phrases(due['at_ends'])})\s+the\s+{occasion}", re.IGNORECASE),
        re.compile(
            rf"(?:before|prior to|in time for|not later than|no later than|by|until)\s+(?:{ends}\s+)?{whole}",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<![\w-])(?:{phrases(due['rhythms'])})(?![\w-])", re.IGNORECASE),
        re.compile(
            rf"(?:within|at least|not later than|no later than)\s+{number}\s+{phrases(due['months'])}(?![\w-])",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?P<whole>{whole})", re.IGNORECASE),
        re.compile(
            rf"(?<![\w-])(?P<adjective>{phrases(due['adjectives'])})\s+(?:\w+\s+)?{phrases(due['adjective_heads'])}",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<![\w-])(?:{phrases(due['soon'])})(?![\w-])", re.IGNORECASE),
    )


def find_due(text: str, language: str = "en") -> str | None:
    """The deadline, the rhythm or the occasion that receives the act, as printed; the surest one, None without any.

    >>> find_due("to submit an annual report to the Council"), find_due("to report before the end of 2026")
    ('annual', 'before the end of 2026')
    """
    for pattern in _patterns(language):
        match = pattern.search(text)
        if match is not None:
            groups = match.groupdict()
            return " ".join((groups.get("adjective") or groups.get("whole") or match.group()).split())
    return None
