"""Who gets a report: "submit an annual report to the Council", "to report to the next plenipotentiary conference"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from itures.analyse.instructions.told import is_read
from itures.grammar.addressees import read_addressees
from itures.language import Language
from itures.model.folding import folded

_SIGN = re.compile(r"[;:.](?:\s|\Z)")
_BEFORE = 120
"""Who gives it to whom is said no farther before a report."""
_REACH = 1500
"""Who gets a report is named no farther behind it."""
_NAME_WORDS = 5
"""A receiver whom no list knows, at the end of those that are known, has no more words."""


def find_reports(text: str, language: Language, behind: str = "") -> tuple[str, ...]:
    """The addressees of a report that is asked for, in order; none where no report is.

    `behind` are the words that follow: "prepare reports" / "and adopt opinions for consideration by the Council".

    >>> from itures.language import built_in
    >>> find_reports("to report annually to the Council on progress", built_in().of("en"))
    ('COUNCIL',)
    """
    patterns = language.reports
    found: list[str] = []
    shared: list[str] | None = None
    stop = 0
    for report in patterns.word.within(text, text.casefold()):
        if is_read(text, report, language):
            continue
        stop = stop if report.end() <= stop else _sentence_end(text, report.end())
        low = max(0, report.start() - _BEFORE)
        near = text[low : min(stop, report.end() + _REACH)]
        before = patterns.giver.search(near, 0, report.start() - low)
        places: Iterator[int] = (match.end() for match in patterns.receiver.finditer(near, report.end() - low))
        places = chain([before.end()], places) if before is not None else places
        named = (_receivers(near, place, language, listed=True) for place in places)
        found += [name for name in next(filter(None, named), ()) if name not in found]
        if not found and stop == len(text):
            shared = _shared(behind, language) if shared is None else shared
            found += shared
    return tuple(found)


def _shared(behind: str, language: Language) -> list[str]:
    """For whom all is that acts write, by the words behind them."""
    opened = language.reports.for_whom.search(behind)
    if opened is None:
        return []
    return _receivers(behind[: _sentence_end(behind, opened.end())], opened.end(), language, listed=True)


def _sentence_end(text: str, at: int) -> int:
    sign = _SIGN.search(text, at)
    return sign.start() if sign is not None else len(text)


def _receivers(text: str, at: int, language: Language, listed: bool = False) -> list[str]:
    """The known bodies named from here on: "the second session of CPM and the conference" is CPM."""
    lexicon, skipped = language.lexicon, language.reports.skipped
    found: list[str] = []
    joined = False
    while True:
        ahead = skipped.match(text, at)
        name = lexicon.addressees.name.match(text, ahead.end() if ahead is not None else at)
        if name is None or folded(name["name"]) in lexicon.addressees.others:
            director = lexicon.addressees.director.match(text, ahead.end() if ahead is not None else at)
            # "Member States, Sector Members and relevant ITU meetings"
            further = found and listed and joined and len(text[at:].split()) <= _NAME_WORDS
            further = further and lexicon.addressees.qualifier.match(text, at) is None
            return [*found, *(read_addressees(text, at, lexicon).names if further or (not found and director) else ())]
        key = lexicon.addressees.names[folded(name["name"])]
        if key not in found:
            found.append(key)
        connector = lexicon.addressees.connector.match(text, name.end())
        if connector is None:
            return found
        repeated = lexicon.addressees.to_whom.match(
            text, connector.end()
        )  # "to the Council and to the next conference"
        at = repeated.end() if repeated is not None else connector.end()
        joined = connector.group().strip(" ,\n") != ""
