"""The act in a wording: its main verb and its object, by rules on the words. See nlp.py for the same by a model.

act = [ adverbial "," ] [ "to" ] { adverb } verb [ "to" verb ] object
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from itures.words import phrases, words


class Act(NamedTuple):
    """A verb in its base form, "not" before it for a prohibition; `end` is where it ends in the wording."""

    verb: str
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class ActPatterns:
    """Patterns of one language."""

    infinitive: re.Pattern[str]
    later: re.Pattern[str]
    verb: re.Pattern[str]
    aspect: re.Pattern[str]
    modal: re.Pattern[str]
    that: re.Pattern[str]
    gerund: re.Pattern[str]
    state: re.Pattern[str]
    function: frozenset[str]
    negations: frozenset[str]
    noun_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    plural: re.Pattern[str]
    verb_followers: frozenset[str]


@cache
def act_patterns(language: str = "en") -> ActPatterns:
    """The patterns of a language, from data/lexicon.

    >>> act_patterns().infinitive.match("to also report").end()
    8
    """
    given = words(language)
    table = given["instructions"]["words"]
    to = given["infinitive"]
    adverb = rf"(?:{phrases(table['adverbs'])}|[^\W\d_]+ly),?\s+"
    negation = rf"(?P<not>{phrases(table['negations'])})\s+"
    modals = phrases([word for forms in given["instructions"]["modals"].values() for word in forms])
    inner = rf"(?:{adverb}|,\s+[^,;.]{{1,120}},\s+){{0,3}}"
    return ActPatterns(
        infinitive=re.compile(rf"\s*(?:{negation})?{to},?\s+{inner}", re.IGNORECASE),
        later=re.compile(rf"(?P<comma>,)?\s(?:{negation})?{to},?\s+{inner}(?=[a-z])"),
        verb=re.compile(rf"{inner}(?P<verb>[^\W\d_]+(?:-[^\W\d_]+)?)", re.IGNORECASE),
        aspect=re.compile(rf"(?:{phrases(table['transparent'])})\s+{inner}{to}\s+{inner}", re.IGNORECASE),
        modal=re.compile(rf"(?P<modal>{modals})\s+(?:{negation})?{inner}(?P<verb>[^\W\d_]+(?:-[^\W\d_]+)?)"),
        that=re.compile(rf"\s*{phrases(table['that'])}\s+", re.IGNORECASE),
        gerund=re.compile(r"\s*[^\W\d_]+ing\b", re.IGNORECASE),
        state=re.compile(rf"(?:{phrases(table['be'])})\b"),
        function=frozenset(
            word.casefold()
            for word in (
                *given["function_words"],
                *given["articles"],
                *given["stripped_articles"],
                *given["hanging"],
                *table["by"],
                *table["adverbials"],
            )
        ),
        negations=frozenset(table["negations"]),
        noun_endings=tuple(table["noun_endings"]),
        verb_endings=tuple(table["verb_endings"]),
        plural=re.compile(table["plural"]),
        verb_followers=frozenset([*given["articles"], *given["stripped_articles"], *table["verb_followers"]]),
    )


def find_act(text: str, patterns: ActPatterns) -> Act | None:
    """The act that a wording asks for, or None where it asks for none.

    >>> find_act("to continue to support the work", act_patterns()).verb
    'support'
    >>> find_act("that the procedure should include a consultation", act_patterns()).verb
    'include'
    """
    start = patterns.infinitive.match(text)
    if start is not None:
        return _verb_at(text, start.end(), patterns, start["not"] is not None)
    if patterns.that.match(text):
        return _modal(text, patterns)
    first = patterns.verb.match(text)
    # "consider a full range": a base form opens the wording.
    if first is not None and first.start("verb") == 0 and is_verb(first["verb"], text[first.end() :], patterns):
        return _verb_at(text, 0, patterns, False)
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
    aspect = patterns.aspect.match(text, at)
    if aspect is not None:
        at = aspect.end()
    match = patterns.verb.match(text, at)
    if match is None:
        return None
    verb = match["verb"].casefold()
    if verb in patterns.negations:
        return _verb_at(text, match.end() + 1, patterns, True)
    if verb in patterns.function:
        return None
    return Act(f"not {verb}" if negated else verb, match.end())


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

    >>> is_verb("identify", " how ITU can achieve", act_patterns()), is_verb("data", " of all kinds", act_patterns())
    (True, False)
    """
    low = word.casefold()
    if low in patterns.function or low.endswith(patterns.noun_endings) or patterns.plural.search(low):
        return False
    following = re.match(r",?\s+([^\W\d_]+)", after)
    if following is None:
        return False
    return low.endswith(patterns.verb_endings) or following[1].casefold() in patterns.verb_followers
