"""The words that begin a section, as patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from itures.language.family import Family
from itures.language.phrases import phrases, printed, trie
from itures.model.folding import folded


class Head(NamedTuple):
    """The verb that a call begins with, or both of two, as printed, and where they end."""

    verb: str
    second: str | None
    end: int


class Calls(Family):
    """The words that begin a section."""

    head: re.Pattern[str]
    joint: re.Pattern[str]
    """What stands between two verbs of one call, right behind the head."""
    joined: re.Pattern[str]
    """The same with the second verb."""
    onward: re.Pattern[str]
    """What stands before the verb of a call "to" do something, which `second` is with that verb."""
    second: re.Pattern[str]
    leading: re.Pattern[str]
    starts: frozenset[str]
    inside: re.Pattern[str]
    preambular: Mapping[str, str]
    operative: Mapping[str, str]
    bases: Mapping[str, str]
    addressing: frozenset[str]
    markers: frozenset[str]
    lead_opener: re.Pattern[str]

    def begun(self, text: str, at: int = 0) -> Head | None:
        """What a call at a place of a text begins with, None where no verb stands there.

        >>> from itures.language import built_in
        >>> built_in().of("en").lexicon.calls.begun("further noting and recalling that")
        Head(verb='noting', second='recalling', end=28)
        """
        head = self.head.match(text, at)
        if head is None:
            return None
        # Hardly any call has two verbs, and the pattern of the second one is as long as the first.
        joined = self.joined.match(text, head.end()) if self.joint.match(text, head.end()) is not None else None
        if joined is None:
            return Head(head["verb"], None, head.end())
        return Head(head["verb"], joined["second"], joined.end())

    def led_to(self, text: str, at: int = 0) -> re.Match[str] | None:
        """The second verb of a call, behind "to": "resolves to instruct"; its `base` says which verb that is.

        >>> from itures.language import built_in
        >>> built_in().of("en").lexicon.calls.led_to("resolves to instruct the Council", 8)["base"]
        'instruct'
        """
        return self.second.match(text, at) if self.onward.match(text, at) is not None else None


def calls(words: Mapping[str, Any]) -> Calls:
    """The patterns of calls."""
    given = words["calls"]
    to = words["infinitive"]
    modifiers = phrases(given["modifiers"])
    adjectives, nouns = phrases(given["manner_adjectives"]), phrases(given["manner_nouns"])
    manner = rf"{given['manner_preposition']}\s+(?:{adjectives}\s+){{0,3}}{nouns}"
    forms = [*given["preambular"], *given["operative"]]
    verbs = phrases(forms)
    ways = trie([way for form in forms for way in printed(form)])
    after = rf"(?:,?\s+(?:{modifiers}|{manner})(?=[\s,:;.]|$)){{0,4}}"
    bases = {folded(base): base for base in given["operative"].values()}
    leading = rf"(?:{phrases(given['leading'])}\s+)?"
    joint = rf"(?:\s+{phrases(words['closing_words'])}|\s?/)"
    onward = rf",?\s+(?:{modifiers},?\s+)?{to}\s+"
    openers = [*given["leading"], *given["modifiers"], *given["preambular"], *given["operative"]]
    starts = {phrase.split()[0].casefold() for phrase in openers}
    return Calls(
        head=lambda: re.compile(
            rf"{leading}(?:{modifiers},?\s+){{0,3}}(?P<verb>{verbs})(?=[\s,:;./]|$){after}", re.IGNORECASE
        ),
        joint=lambda: re.compile(joint, re.IGNORECASE),
        joined=lambda: re.compile(
            rf"{joint}\s*(?:{modifiers}\s+)?(?P<second>{verbs})(?=[\s,:;.]|$){after}", re.IGNORECASE
        ),
        onward=lambda: re.compile(onward, re.IGNORECASE),
        second=lambda: re.compile(
            rf"{onward}(?:{modifiers}\s+)?(?P<base>{phrases(bases)})(?=[\s,:;.]|$){after}", re.IGNORECASE
        ),
        leading=lambda: re.compile(rf"{phrases(given['leading'])}\s"),
        starts=lambda: frozenset(starts),
        inside=lambda: re.compile(rf"[,;.]\]*\s+(?=\[*(?:{trie(given['modifiers'])}\s+){{0,2}}{ways}(?![\w-]))"),
        preambular=lambda: {folded(form): verb for form, verb in given["preambular"].items()},
        operative=lambda: {folded(form): verb for form, verb in given["operative"].items()},
        bases=lambda: bases,
        addressing=lambda: frozenset(given["addressing"]),
        markers=lambda: frozenset(given["markers"]),
        lead_opener=lambda: re.compile(phrases(given["lead_openers"]) + r"\b"),
    )
