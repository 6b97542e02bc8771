"""The words that begin a section, as patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from itures.language.phrases import phrases, printed, trie
from itures.model.folding import folded


@dataclass(frozen=True, slots=True, eq=False)
class Calls:
    """The words that begin a section."""

    head: re.Pattern[str]
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
    joined = rf"(?:(?:\s+{phrases(words['closing_words'])}|\s?/)\s*(?:{modifiers}\s+)?(?P<second>{verbs})(?=[\s,:;.]|$){after})?"
    openers = [*given["leading"], *given["modifiers"], *given["preambular"], *given["operative"]]
    starts = {phrase.split()[0].casefold() for phrase in openers}
    return Calls(
        head=re.compile(
            rf"{leading}(?:{modifiers},?\s+){{0,3}}(?P<verb>{verbs})(?=[\s,:;./]|$){after}{joined}", re.IGNORECASE
        ),
        second=re.compile(
            rf",?\s+(?:{modifiers},?\s+)?{to}\s+(?:{modifiers}\s+)?(?P<base>{phrases(bases)})(?=[\s,:;.]|$){after}",
            re.IGNORECASE,
        ),
        leading=re.compile(rf"{phrases(given['leading'])}\s"),
        starts=frozenset(starts),
        inside=re.compile(rf"[,;.]\]*\s+(?=\[*(?:{trie(given['modifiers'])}\s+){{0,2}}{ways}(?![\w-]))"),
        preambular={folded(form): verb for form, verb in given["preambular"].items()},
        operative={folded(form): verb for form, verb in given["operative"].items()},
        bases=bases,
        addressing=frozenset(given["addressing"]),
        markers=frozenset(given["markers"]),
        lead_opener=re.compile(phrases(given["lead_openers"]) + r"\b"),
    )
