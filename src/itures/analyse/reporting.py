"""Who gets a report: "submit an annual report to the Council", "to report to the next plenipotentiary conference"."""

from __future__ import annotations

import re
from functools import cache

from itures.addressees import read_addressees
from itures.lexicon import Lexicon
from itures.words import folded, phrases, words


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = words(language)["instructions"]["reports"]
    verbs, nouns = phrases(table["verbs"]), phrases(table["nouns"])
    to = phrases(table["to"])
    receivers = phrases(table["receivers"])
    givers = phrases(table["givers"])
    return (
        re.compile(rf"(?<![\w-])(?:{verbs}|{nouns})(?![\w-])", re.IGNORECASE),
        re.compile(rf"(?<![\w-])(?:{to}|{receivers})\s+(?=(?:the\s+|each\s+|every\s+|a\s+)?[A-Za-z])", re.IGNORECASE),
        re.compile(rf"(?<![\w-])(?:{givers})\s+{to}\s+", re.IGNORECASE),
    )


def find_reports(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The addressees of a report that is asked for, in order; none where no report is.

    >>> from itures.lexicon import load
    >>> find_reports("to report annually to the Council on progress", load())
    ('COUNCIL',)
    """
    word, receiver, giver = _patterns(lexicon.language)
    found: list[str] = []
    for report in word.finditer(text):
        end = re.search(r"[;:.](?:\s|\Z)", text[report.end() :])
        stop = report.end() + end.start() if end is not None else len(text)
        before = giver.search(text, max(0, report.start() - 120), report.start())
        places = [match.end() for match in receiver.finditer(text, report.end(), stop)]
        if before is not None:
            places.insert(0, before.end())
        for place in places:
            known = _receivers(text[:stop], place, lexicon)
            if known:
                found += [name for name in known if name not in found]
                break
    return tuple(found)


def _receivers(text: str, at: int, lexicon: Lexicon) -> list[str]:
    """The known bodies named from here on: "the second session of CPM and the conference" is CPM."""
    skipped = _skipped(lexicon.language)
    found: list[str] = []
    while True:
        ahead = skipped.match(text, at)
        name = lexicon.name.match(text, ahead.end() if ahead is not None else at)
        if name is None or folded(name["name"]) in lexicon.others:
            director = lexicon.director.match(text, ahead.end() if ahead is not None else at)
            return found or (list(read_addressees(text, at, lexicon).names) if director is not None else [])
        key = lexicon.names[folded(name["name"])]
        if key not in found:
            found.append(key)
        connector = lexicon.connector.match(text, name.end())
        if connector is None:
            return found
        at = connector.end()


@cache
def _skipped(language: str) -> re.Pattern[str]:
    given = words(language)
    due = given["instructions"]["due"]
    return re.compile(
        rf"(?:(?:{phrases([*given['addressees']['skipped'], *due['ordinals'], *due['sessions']])}|\d{{4}})\s+){{0,6}}",
        re.IGNORECASE,
    )
