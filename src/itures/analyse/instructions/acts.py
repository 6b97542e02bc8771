"""The act in a wording: its main verb and its object, by rules on the words. See dependency.py for the same by a model.

act = [ adverbial "," ] [ "to" ] { adverb } verb [ "to" verb ] object
"""

from __future__ import annotations

import re
from typing import NamedTuple

from itures.language.instructions import ActPatterns


class Act(NamedTuple):
    """A verb in its base form, "not" before it for a prohibition; `end` is where it ends in the wording."""

    verb: str
    end: int


def find_act(text: str, patterns: ActPatterns) -> Act | None:
    """The act that a wording asks for, or None where it asks for none.

    >>> from itures.language import built_in
    >>> acts = built_in().of("en").acts
    >>> find_act("to continue to support the work", acts).verb
    'support'
    >>> find_act("that the procedure should include a consultation", acts).verb
    'include'
    """
    start = patterns.infinitive.match(text)
    if start is not None:
        return _verb_at(text, start.end(), patterns, start["not"] is not None)
    if patterns.that.match(text):
        return _modal(text, patterns)
    negated = patterns.negated.match(text)
    if negated is not None:  # "no longer consider the request"
        act = find_act(text[negated.end() :], patterns)
        return Act(patterns.forbidden(act.verb), negated.end() + act.end) if act is not None else None
    first = patterns.verb.match(text)
    # "consider a full range", "promptly make this available": a base form opens the wording.
    opens = first is not None and "," not in text[: first.start("verb")]
    if first is not None and opens and is_verb(first["verb"], text[first.end() :], patterns):
        return _verb_at(text, 0, patterns, False)
    opened = patterns.behind_phrase.match(text)
    if opened is not None and opened["verb"].casefold() in patterns.verbs:
        return _verb_at(text, opened.start("verb"), patterns, False)
    found = None
    for match in patterns.later.finditer(text):
        if match["comma"]:
            found = match
            break
        found = found or match
    if found is None:
        return _modal(text, patterns)
    return _verb_at(text, found.end(), patterns, found["not"] is not None)


def _verb_at(text: str, at: int, patterns: ActPatterns, negated: bool) -> Act | None:
    denied = patterns.denied.match(text, at)
    if denied is not None:  # "to no longer publish"
        negated, at = True, denied.end()
    going_on = patterns.going_on.match(text, at)
    if going_on is not None:
        verb = base_form(going_on["stem"].casefold(), patterns)
        return Act(patterns.forbidden(verb) if negated else verb, going_on.end())
    aspect = patterns.aspect.match(text, at)
    if aspect is not None:
        at = aspect.end()
    match = patterns.verb.match(text, at)
    if match is None:
        return None
    verb = match["verb"].casefold()
    while verb in patterns.negations:
        negated = True
        match = patterns.verb.match(text, match.end() + 1)
        if match is None:
            return None
        verb = match["verb"].casefold()
    if verb in patterns.function or not _is_base(match["verb"], text[match.end() :], patterns):
        return None
    return Act(patterns.forbidden(verb) if negated else verb, match.end())


def _is_base(word: str, after: str, patterns: ActPatterns) -> bool:
    """Whether a word may be a verb in its base form: "with a view to ensuring", "with regard to non-GSO systems" hold none."""
    if after.startswith("-") or not (word[1:].islower() or word.isupper() or len(word) == 1):
        return False
    low = word.casefold()
    return low in patterns.verbs or not low.endswith(patterns.gerund)


def base_form(stem: str, patterns: ActPatterns) -> str:
    """The base form of a verb without the ending of its gerund or participle: "plann" is plan, "mak" make, "paint" paint.

    The list of verbs decides; without it, a doubled consonant is single, and the endings of base forms say where a silent letter
    was.

    >>> from itures.language import built_in
    >>> [base_form(stem, built_in().of("en").acts) for stem in ("plann", "mak", "paint", "review")]
    ['plan', 'make', 'paint', 'review']
    """
    single = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
    silent = f"{stem}{patterns.silent}"
    softened, hard = patterns.softened
    if stem.endswith(softened) and stem[: -len(softened)] + hard in patterns.verbs:
        return stem[: -len(softened)] + hard
    for form in (stem, silent, single):
        if form in patterns.verbs:
            return form
    if single != stem and not stem.endswith(patterns.doubled):
        return single
    return silent if silent.endswith(patterns.verb_endings) and not stem.endswith(patterns.verb_endings) else stem


def _modal(text: str, patterns: ActPatterns) -> Act | None:
    for match in patterns.modal.finditer(text):
        if patterns.state.match(match["verb"]):
            continue
        act = _verb_at(text, match.start("verb"), patterns, match["not"] is not None)
        if act is not None:
            return act
    return None


def is_verb(word: str, after: str, patterns: ActPatterns) -> bool:
    """Whether the first word of a wording is a verb in its base form, by its ending and by what follows it.

    >>> from itures.language import built_in
    >>> acts = built_in().of("en").acts
    >>> is_verb("identify", " how ITU can achieve", acts), is_verb("data", " of all kinds", acts)
    (True, False)
    """
    low = word.casefold()
    if low in patterns.function or low.endswith(patterns.noun_endings) or patterns.plural.search(low):
        return False
    following = re.match(r",?\s+([^\W\d_]+)", after)
    if following is None:
        return False
    return low.endswith(patterns.verb_endings) or following[1].casefold() in patterns.verb_followers
