"""What an act is done to: what stands behind its verb, up to what is said of how and when."""

from __future__ import annotations

import re

from itures.language.instructions import ActPatterns

_INSERTED = re.compile(r"\s*,\s[^,;.]{1,160},\s+(?=[^\W\d_])")
"""A phrase right behind the verb: "to hold, within the budget, a workshop"."""

_WORD = 20
"""The words that nothing can end with are no longer."""
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
    rest = without_comma(rest, patterns)
    how = patterns.how.match(rest)
    if how is not None:
        rest = rest[how.end() :]  # "to report annually to the Council"
    stop = _stop(rest, patterns)
    found = " ".join(rest[:stop].split()).lstrip(" ,")
    return found.rstrip(" ,]" if found.count("]") > found.count("[") else " ,") or None


def without_comma(rest: str, patterns: ActPatterns) -> str:
    """What stands behind a verb, without the comma behind its particle: "to report on, and to review, the lists"."""
    particle = patterns.particle.match(rest)
    if particle is None or particle["comma"] is None:
        return rest
    return rest[: particle.end() - 1] + rest[particle.end() :]


def _stop(rest: str, patterns: ActPatterns) -> int:
    """Where the object ends: with the sentence, or at a comma behind which a phrase says how or when."""
    inside = {at for match in _BRACKET.finditer(rest) for at in range(match.start() + 1, match.end())}
    passed = 0
    for match in patterns.object_sign.finditer(rest):
        if match.start() < passed or match.start() in inside:
            continue
        if match["end"] is not None:
            return match.start()
        # "..., particularly developing countries, in the use of lamps": a comma that closes such a phrase ends nothing.
        particular = patterns.particular.match(rest, match.end())
        if particular is not None:
            passed = particular.end() + 1
            continue
        if patterns.adjunct.match(rest, match.end()) is None:
            continue
        if patterns.hanging.search(rest, max(0, match.start() - _WORD), match.start()) is not None:
            continue
        back = patterns.goes_on.match(rest, match.end())
        if back is None:
            return match.start()
        passed = back.end()
    return len(rest)
