"""Finds citations in the wording of a clause: one pass from left to right, which never fails and resolves nothing.

citation   = text | provision | named | internal | standard
text       = [ body ] KIND member { "," | "and" | "to" member } [ "of" body ]
member     = number [ "(" edition ")" ]
place      = UNIT number { "," | "of" | "to" UNIT number }         "§ 4.2.1 of Article 4", "Annex 2"
provision  = place [ "of" instrument ]                            "Nos. 78 and 104 of the Constitution"
pinpoint   = ( place | call labels ) "of" ( text | named )        "resolves 2 of Resolution 80 (Rev. Marrakesh, 2002)"
internal   = call labels [ "above" ] | "Annex 1 to this Resolution"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from itures.analyse.references.find.citation import Citation
from itures.analyse.references.find.clauses import call
from itures.analyse.references.find.names import document, named, standard, symbol
from itures.analyse.references.find.pins import pinned_behind
from itures.analyse.references.find.provisions import instrument, place, short
from itures.analyse.references.find.scan import Head, Named, Scan, opened, plain
from itures.analyse.references.find.sectors import technical
from itures.analyse.references.find.texts import numbered
from itures.language.citations import Patterns, family_of


def find_citations(
    text: str, patterns: Patterns, calls: Sequence[str] = (), before: Named | None = None
) -> list[Citation]:
    """The citations in a wording, in order. `calls` are those of the citing text itself, folded, longest first; `before` is what
    earlier wordings named, and is kept up to date.

    >>> from itures.language import built_in
    >>> [found.number for found in find_citations("Nos. 6 and 7 of the ITU Constitution", built_in().of("en").citations)]
    ['No.6', 'No.7']
    """
    text = plain(text)
    match = patterns.at_word.match(text)
    start = 0
    if match is None:
        match = patterns.trigger.search(text)
        if match is None:
            return []
        start = match.start() + 1
    before = before or Named()
    found = _run(opened(text, patterns, calls, before), match, start)
    texts = [one for one in found if one.family == "text"]
    if texts:
        alike = {(one.series, one.number, one.edition) for one in texts}
        before.text = texts[-1] if len(alike) == 1 else None
    return found


def _run(scan: Scan, first: re.Match[str], start: int) -> list[Citation]:
    """Reads from the first word on that a citation may begin with, which is at `start`."""
    text, search, found = scan.text, scan.patterns.trigger.search, scan.found
    match: re.Match[str] | None = first
    while match is not None:
        reader = _READERS.get(family_of(match))
        count = len(found)
        at = match.end()
        end = reader(scan, start, at) if reader is not None else None
        if end is not None:
            if len(found) == count + 1 and found[-1].family == "text":
                end = pinned_behind(scan, end)
            at = end if end > start else at
        # The sign before the next word may be the last one of this citation.
        match = search(text, at - 1)
        start = match.start() + 1 if match is not None else at
    return found


Reader = Callable[[Scan, int, int], int | None]
"""Reads the citation whose first word is at `start:end`, adds it, and says where it ends; None where there is none."""

_READERS: dict[str, Reader] = {
    "numbered": numbered,
    "unit": lambda scan, start, _: place(scan, start),
    "annex": lambda scan, start, _: place(scan, start),
    "call": lambda scan, start, _: call(scan, start),
    "whole": lambda scan, start, _: instrument(scan, start) or named(scan, start),
    "sector": lambda scan, start, _: technical(scan, Head(start, start)),
    "named": lambda scan, start, _: named(scan, start) or instrument(scan, start),
    "short": lambda scan, start, _: short(scan, start),
    "symbol": lambda scan, start, _: symbol(scan, start),
    "document": lambda scan, start, _: document(scan, start),
    "standard": lambda scan, start, _: standard(scan, start),
}
"""By the family of the first word. A wording that names a basic text may name another text, and the other way round."""
