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

MOST = 40
"""No point of a resolution asks for more acts, or tells more bodies what to do; what follows is read as part of the last one."""


_OVERLAP = 80
"""What opens a clause is no longer than this."""


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
    return parted(text, [Told(first, 0, first.end, len(text)), *_further(text, first, patterns)], patterns)


def parted(text: str, acts: Sequence[Told], patterns: ActPatterns) -> list[Told]:
    """Each act up to the next one, forbidden where the prohibition before it goes on. Acts with nothing but signs and joints
    between them share what they are done to, unless one is asked for and the other forbidden.
    """
    found: list[Told] = []
    for one in reversed(_with_prohibitions(text, acts, patterns)):
        if not found:
            found.append(one._replace(end=len(text)))
            continue
        following = found[-1]
        shared = _shared(text, one, following, patterns)
        found.append(
            one._replace(end=following.start) if shared is None else one._replace(rest=shared, end=following.end)
        )
    return found[::-1]


def _shared(text: str, one: Told, following: Told, patterns: ActPatterns) -> int | None:
    """Where what an act and the next one are done to begins; None where they share nothing."""
    between = text[one.rest : following.start].rstrip(" ,")
    if between.strip(" ,") and not patterns.particle.fullmatch(between):
        return None
    # "to publish, and not to delete, the lists", but not "and to publish, where possible, lists"
    apart = text.startswith(", ", following.rest) and not patterns.adjunct.match(text, following.rest + 2)
    if patterns.forbids(one.act.verb) != patterns.forbids(following.act.verb) and not apart:
        return None
    particle = patterns.particle.match(text, following.rest)
    if particle is not None and particle["comma"] is not None:
        return particle.end()  # "to review, and to report on, the lists"
    if patterns.bare(one.act.verb) in patterns.reporting or patterns.bare(following.act.verb) not in patterns.reporting:
        return following.rest
    if patterns.to_whom.match(text, following.rest):
        return None
    on = patterns.on_what.match(text, following.rest)
    return on.end() if on is not None else following.rest


def _with_prohibitions(text: str, acts: Sequence[Told], patterns: ActPatterns) -> list[Told]:
    """The acts, each forbidden on which a prohibition goes on: "not to close, rename or delete it" forbids three."""
    found: list[Told] = []
    forbidden = False
    for index, one in enumerate(acts):
        if forbidden and not patterns.forbids(one.act.verb):
            joined = next((act for act in acts[index:] if not patterns.listed.match(text, act.start)), None)
            forbidden = joined is not None and patterns.alternative.match(text, joined.start) is not None
            if forbidden:
                one = one._replace(act=one.act._replace(verb=patterns.forbidden(one.act.verb)))
        else:
            forbidden = patterns.forbids(one.act.verb)
        found.append(one)
    return found


class _Between:
    """What stands between the last act and a joint, looked at once, however many joints there are."""

    def __init__(self, text: str, patterns: ActPatterns) -> None:
        self._text, self._patterns = text, patterns
        self.begin(0)

    def begin(self, at: int) -> None:
        """Start behind an act."""
        self.start = self._seen = at
        self.within = self.infinitive = self.ended = False

    def reach(self, end: int) -> None:
        """Look at what stands up to `end`: `within` is what opens a clause of its own there, `ended` a sentence that ends."""
        start = max(self.start, self._seen - _OVERLAP)
        for name, pattern in (
            ("within", self._patterns.within),
            ("infinitive", self._patterns.inner_infinitive),
            ("ended", self._patterns.ends_sentence),
        ):
            if not getattr(self, name) and pattern.search(self._text, start, end) is not None:
                setattr(self, name, True)
        self._seen = end


def _further(text: str, first: Act, patterns: ActPatterns) -> list[Told]:
    candidates: list[_Candidate] = []
    between = _Between(text, patterns)
    between.begin(first.end)
    for sign in patterns.joint.finditer(text, first.end):
        match = patterns.further.match(text, sign.start()) if sign.start() >= between.start else None
        if match is None:
            continue
        between.reach(match.start())
        if between.ended or len(candidates) > MOST:
            break
        if not _is_act(text, match, between, patterns):
            continue
        verb = match["verb"].casefold()
        negated = match["not"] is not None or match["denied"] is not None
        act = Act(patterns.forbidden(verb) if negated else verb, match.end("verb"))
        candidates.append(_Candidate(act, match.start(), match["joint"] is None))
        between.begin(act.end)
    # What commas alone join is a list of acts where a joint ends it.
    while candidates and candidates[-1].listed:
        candidates.pop()
    del candidates[MOST:]
    return [Told(one.act, one.start, one.act.end, len(text)) for one in candidates]


def _is_act(text: str, match: re.Match[str], between: _Between, patterns: ActPatterns) -> bool:
    """Whether a verb behind a joint is an act of the wording, and not of something within it."""
    verb, end = match["verb"].casefold(), match.end("verb")
    known, nounlike = verb in patterns.verbs, verb in patterns.noun_verbs
    if _is_no_verb(text, match, patterns):
        return False
    if match["not"] is not None and match["to"] is not None:
        return True  # "to publish the lists and not to charge for them"
    directly = between.start == match.start() or patterns.particle.fullmatch(text, between.start, match.start())
    if directly and _joins_verbs(text, match, patterns):
        return True
    follower = patterns.follower.match(text, end)
    strong = follower is not None and (follower["strong"] is not None or verb in patterns.reporting)
    if match["to"] is not None:
        parallel = match["comma"] is not None or match["joint"] is None
        parallel = parallel or verb in patterns.reporting or not between.infinitive
        return parallel and (known or nounlike or (strong and verb.endswith(patterns.verb_endings)))
    if not (strong if nounlike else known):
        return False
    # A verb goes with the nearest one before it, but for what a comma sets apart.
    return not between.within or (match["comma"] is not None and strong)


def _is_no_verb(text: str, match: re.Match[str], patterns: ActPatterns) -> bool:
    """Whether a word is none that a verb can be, or has behind it what only a noun has."""
    verb, end = match["verb"].casefold(), match.end("verb")
    if verb in patterns.function or patterns.plural.search(verb):
        return True
    last = match["to"] is not None and verb in patterns.verbs and not text[end:].strip(" .;:")  # "to plan, and to list"
    return not last and patterns.of_noun.match(text, end) is not None


def _joins_verbs(text: str, match: re.Match[str], patterns: ActPatterns) -> bool:
    """Whether a word right behind a verb and a joint is a verb, too: "consider and review the drafts"; so is any word between
    commas alone, where more follow: "process, rename or publish them".
    """
    verb = match["verb"].casefold()
    if match["joint"] is not None:
        return verb in patterns.verbs or verb in patterns.noun_verbs
    alone = text[match.start() : match.start("verb")].strip() == ","
    going_on = patterns.goes_on_listing.match(text, match.end("verb")) is not None
    return alone and going_on and not verb.endswith(patterns.noun_endings)
