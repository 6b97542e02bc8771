"""The acts that a wording asks for beside its first one: "to ensure the work, and to submit a report" are two.

further = [ "," ] ( "and" | "or" | ... ) [ "," phrase "," ] [ "to" | modal ] { adverb } verb
listed  = "," { adverb } verb, before such a one: "to plan, hold and report on a survey"

A verb goes with the nearest one before it. Where that is no act ("to help countries to develop lamps and extend them"), only a
comma, with "to" or with what a noun never has behind it, says that an act is meant; to report is always one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from itures.analyse.instructions.acts import Act
from itures.language.instructions import ActPatterns


class Told(NamedTuple):
    """An act with its part of the wording: from `start`, with the phrase that stands before it, to `end`.

    Acts that share an object ("consider and review the drafts") share `end`; `rest` is where what they are done to begins.
    """

    act: Act
    start: int
    rest: int
    end: int


class _Candidate(NamedTuple):
    act: Act
    start: int
    listed: bool
    """Joined by a comma alone."""


def acts_of(text: str, first: Act, patterns: ActPatterns) -> list[Told]:
    """All acts of a wording, in order, `first` among them.

    >>> from itures.analyse.instructions.acts import find_act
    >>> from itures.language import built_in
    >>> acts = built_in().of("en").acts
    >>> text = "to ensure that lamps burn, and to submit a report to the Council"
    >>> [one.act.verb for one in acts_of(text, find_act(text, acts), acts)]
    ['ensure', 'submit']
    """
    return parted(text, [Told(first, 0, first.end, len(text)), *_further(text, first, patterns)])


def parted(text: str, acts: Sequence[Told]) -> list[Told]:
    """Each act up to the next one; acts with nothing but signs and joints between them share what they are done to."""
    found: list[Told] = []
    for index in range(len(acts) - 1, -1, -1):
        one = acts[index]
        if not found:
            found.append(one._replace(end=len(text)))
            continue
        following = found[-1]
        between = text[one.rest : following.start].strip(" ,")
        found.append(
            one._replace(rest=following.rest, end=following.end) if not between else one._replace(end=following.start)
        )
    return found[::-1]


def _further(text: str, first: Act, patterns: ActPatterns) -> list[Told]:
    candidates: list[_Candidate] = []
    before = first.end
    for sign in patterns.joint.finditer(text, first.end):
        match = patterns.further.match(text, sign.start()) if sign.start() >= before else None
        if match is None or not _is_act(text, match, before, patterns):
            continue
        verb = match["verb"].casefold()
        negated = match["not"] is not None
        act = Act(f"{patterns.negation} {verb}" if negated else verb, match.end("verb"))
        candidates.append(_Candidate(act, match.start(), match["joint"] is None))
        before = act.end
    # What commas alone join is a list of acts where a joint ends it.
    while candidates and candidates[-1].listed:
        candidates.pop()
    return [Told(one.act, one.start, one.act.end, len(text)) for one in candidates]


def _is_act(text: str, match: re.Match[str], before: int, patterns: ActPatterns) -> bool:
    """Whether a verb behind a joint is an act of the wording, and not of something within it."""
    verb, after, between = match["verb"].casefold(), text[match.end("verb") :], text[before : match.start()]
    if verb in patterns.function or patterns.plural.search(verb) or patterns.ends_sentence.search(between):
        return False
    if patterns.of_noun.match(after):
        return False
    known, nounlike = verb in patterns.verbs, verb in patterns.noun_verbs
    if not between.strip() and match["joint"] is not None and (known or nounlike):
        return True  # "consider and review possible drafts"
    follower = patterns.follower.match(after)
    strong = follower is not None and (follower["strong"] is not None or verb in patterns.reporting)
    if match["to"] is not None:
        parallel = match["comma"] is not None or match["joint"] is None
        parallel = parallel or verb in patterns.reporting or patterns.inner_infinitive.search(between) is None
        return parallel and (known or nounlike or (strong and verb.endswith(patterns.verb_endings)))
    if not (strong if nounlike else known):
        return False
    # A verb goes with the nearest one before it, but for what a comma sets apart.
    return patterns.within.search(between) is None or (match["comma"] is not None and strong)
