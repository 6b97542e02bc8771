"""Who gets a report: "submit an annual report to the Council", "to report to the next plenipotentiary conference"."""

from __future__ import annotations

import re

from itures.analyse.instructions.told import is_read
from itures.grammar.addressees import read_addressees
from itures.language import Language
from itures.model.folding import folded

_NAME_WORDS = 5
"""A receiver whom no list knows, at the end of those that are known, has no more words."""


def find_reports(text: str, language: Language) -> tuple[str, ...]:
    """The addressees of a report that is asked for, in order; none where no report is.

    >>> from itures.language import built_in
    >>> find_reports("to report annually to the Council on progress", built_in().of("en"))
    ('COUNCIL',)
    """
    word, receiver, giver, _ = language.reports
    found: list[str] = []
    for report in word.finditer(text):
        if is_read(text, report, language):
            continue
        end = re.search(r"[;:.](?:\s|\Z)", text[report.end() :])
        stop = report.end() + end.start() if end is not None else len(text)
        before = giver.search(text, max(0, report.start() - 120), report.start())
        places = [match.end() for match in receiver.finditer(text, report.end(), stop)]
        if before is not None:
            places.insert(0, before.end())
        for place in places:
            known = _receivers(text[:stop], place, language, listed=True)
            if known:
                found += [name for name in known if name not in found]
                break
    return tuple(found)


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
