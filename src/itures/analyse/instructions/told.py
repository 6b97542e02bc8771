"""What a wording tells and does not ask for: the sources of an act, a report that is only read."""

from __future__ import annotations

import re

from itures.language import Language

_BEFORE = 40
"""So many characters before a date or a report show whether it is told."""


def asked_for(text: str, language: Language) -> str:
    """A wording with what the act is based on blank, up to its comma; every other character stands where it stood.

    A report that is "his" is one that somebody else writes, but not where he is told to include something in it.

    >>> from itures.language import built_in
    >>> asked_for("to list the results, based on the report of 2019, by 2027", built_in().of("en"))
    'to list the results,                            , by 2027'
    """
    return language.due.told.sub(lambda match: match.group() if match["own"] else " " * len(match.group()), text)


def before(text: str, match: re.Match[str]) -> str:
    """The characters before a match that show whether it is told."""
    return text[max(0, match.start() - _BEFORE) : match.start()]


def is_read(text: str, report: re.Match[str], language: Language) -> bool:
    """Whether a report is only read: "to note the annual report of the Council"."""
    return language.due.noted.search(before(text, report)) is not None
