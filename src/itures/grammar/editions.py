"""Editions as citations give them: "Rev. Kigali, 2022", "WRC-19", "C-1985, last amended C19", several at once."""

from __future__ import annotations

import re
from functools import lru_cache

from itures.language.citations import Patterns
from itures.model.editions import Edition, session_of, session_slug, slug_of, slug_of_name

_TWO = re.compile(r"(?P<earlier>[^()]*?,\s*\d{4})(?P<later>[^\W\d_][^()]*,\s*\d{4})")


@lru_cache(maxsize=4096)
def read_editions(text: str, patterns: Patterns) -> tuple[Edition, ...]:
    """The editions in a bracket, in order; none where the bracket holds something else.

    >>> from itures.language import built_in
    >>> [edition.slug for edition in read_editions("WARC-92, Rev.WRC-03 and Rev.WRC-07", built_in().of("en").citations)]
    ['warc-92', 'wrc-03', 'wrc-07']
    """
    whole = _read(text.strip(" *"), patterns)
    if whole is not None:
        return (whole,)
    found = []
    for part in patterns.editions.joint.split(text):
        edition = _read(part.strip(" *"), patterns)
        if edition is None:
            return _run_together(text, patterns)
        found.append(edition)
    return tuple(found)


def _run_together(text: str, patterns: Patterns) -> tuple[Edition, ...]:
    """The later of two editions of which one was deleted, as copies of redlines have them: "Rev. Dubai, 2018Bucharest, 2022"."""
    match = _TWO.fullmatch(text.strip(" *"))
    if match is None:
        return ()
    later = _read(match["later"], patterns)
    earlier = _read(match["earlier"], patterns)
    if later is None or earlier is None:
        return ()
    return (later._replace(revised=earlier.revised or later.revised),)


def _read(text: str, patterns: Patterns) -> Edition | None:
    match = patterns.editions.inner.match(text)
    if match is None:
        return None
    revised = match["rev"] is not None or match["amending"] is not None or match["within"] is not None
    if match["conference"]:
        return Edition(slug_of_name(match["conference"]), revised)
    if match["place"]:
        return Edition(slug_of(match["place"], match["year"], patterns.editions.places), revised)
    if match["session"]:
        return Edition(session_slug(match["last"] or match["session"]), revised or match["last"] is not None, "C")
    if match["amending"] or (match["rev"] and match["alone"]):
        return Edition(session_of(match["alone"]), True, "C")
    return None
