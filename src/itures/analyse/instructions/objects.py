"""What an act is done to: what stands behind its verb, up to what is said of how and when."""

from __future__ import annotations

import re

from itures.language.instructions import ActPatterns

_INSERTED = re.compile(r"\s*,\s[^,;.]{1,160},\s+(?=[^\W\d_])")
"""A phrase right behind the verb: "to hold, within the budget, a workshop"."""

_BRACKET = re.compile(r"\([^()]{1,300}\)|\[[^\[\]]{1,300}\]")


def find_object(rest: str, patterns: ActPatterns) -> str | None:
    """The object in what stands behind a verb, with the members of a list, brackets and phrases within it.

    >>> from itures.language import built_in
    >>> acts = built_in().of("en").acts
    >>> find_object(" States, in accordance with their law, to pay for the paint, as appropriate;", acts)
    'States, in accordance with their law, to pay for the paint'
    >>> find_object(" the lamp union (LU), its members and others, with care;", acts)
    'the lamp union (LU), its members and others'
    """
    inserted = _INSERTED.match(rest)
    if inserted is not None and patterns.adjunct.match(rest[: inserted.end()].strip(" ,")):
        rest = rest[inserted.end() :]
    how = patterns.how.match(rest)
    if how is not None:
        rest = rest[how.end() :]  # "to report annually to the Council"
    stop = _stop(rest, patterns)
    found = " ".join(rest[:stop].split())
    return found.rstrip(" ,]" if found.count("]") > found.count("[") else " ,") or None


def _stop(rest: str, patterns: ActPatterns) -> int:
    """Where the object ends: with the sentence, or at a comma behind which a phrase says how or when."""
    bracketed = [match.span() for match in _BRACKET.finditer(rest)]
    passed = 0
    for match in patterns.object_sign.finditer(rest):
        if match.start() < passed or any(start < match.start() < end for start, end in bracketed):
            continue
        if match["end"] is not None:
            return match.start()
        if patterns.adjunct.match(rest, match.end()) is None:
            continue
        back = patterns.goes_on.match(rest, match.end())
        if back is None:
            return match.start()
        passed = back.end()
    return len(rest)
