"""The words that citations begin with, in one pattern that finds them all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from itures.language.citations.forms import END
from itures.language.citations.texts import glued_kinds
from itures.language.phrases import beginnings

BEFORE = r"""\s()\[\]"'“”‘’«»/,;:.–—…*•·|="""
"""What may stand before a citation: a set of signs is passed over faster than "neither letter nor hyphen"."""


def triggers(given: Mapping[str, Any], cited: Mapping[str, Any]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The pattern of the words that citations begin with: with the sign before a word, and where the word stands."""
    calls, units = given["calls"], cited["units"]
    forms = sorted({*calls["preambular"], *calls["operative"]}, key=lambda form: (-len(form), form))
    kinds = cited["kinds"]
    numbered = [form for key in ("RES", "DEC", "REC", "OP", "REP", "Q") for form in kinds[key]]
    numbered += [form.upper() for form in numbered if form.isalpha()] + list(glued_kinds(cited))
    instruments = [form for forms in cited["instruments"].values() for form in forms]
    named = [form for table in (cited["wsis"], cited["goals"]) for forms in table.values() for form in forms]
    named += [form[0].upper() + form[1:] for form in named]
    # The short forms of their names: a number of the series may follow them.
    sectors = [form for forms in cited["sectors"].values() for form in forms if form.upper() == form]
    unit_words = [form for key in ("article", "number", "appendix", "part") for form in units[key]]
    standards = [form.split()[0] for form in cited["documents"]["standards"]]
    # A call may begin with a modifier ("further resolves 1"), and never with a word that stands everywhere.
    plain = {*given["function_words"], *given["hanging"], *(form.split()[0] for form in units["into"])}
    first = {form.split()[0] for form in [*forms, *calls["modifiers"]]}
    verbs = sorted(word for word in first - plain if word[0].islower())
    words = _trigger(
        {
            "numbered": (
                [*numbered, *(form for forms in cited["small_kinds"].values() for form in forms)],
                r"(?=[\s\d])",
            ),
            "unit": (unit_words, r"(?=\s*(?:[\dA-Z§(]|[a-z]{1,2}\)))"),
            "annex": (units["annex"], r"(?=\s)"),
            "symbol": (["A/RES/"], ""),
            "short": (list(cited["instruments"]), r"(?=\s?[/\dNA])"),
            "sector": (sectors, r"(?=\s[A-Z]{1,3}[.\s]\d)"),
            "standard": (standards, r"(?=[\s/-])"),
            "document": (cited["documents"]["document"], r"(?=\s[A-Z\d])"),
            "named": ([form.split()[0] for form in named], r"(?=[\s\d+-]|$)"),
            "whole": ([" ".join(form.split()[:2]) for form in instruments], END),
            "call": (verbs, r"(?=[\s,])"),
        }
    )
    return re.compile(rf"[{BEFORE}](?:{words})"), re.compile(words)


def _trigger(families: Mapping[str, tuple[Iterable[str], str]]) -> str:
    """The words that citations begin with, and what must follow them; groups are named FAMILY_number.

    Words by first letter: the engine passes over a branch whose letter is not there faster than over any other. What says
    the family is an empty group at the end of each, so that every branch begins with a letter.
    """
    letters: dict[str, list[str]] = {}
    for family, (forms, after) in families.items():
        rests: dict[str, list[str]] = {}
        for form in dict.fromkeys(forms):
            rests.setdefault(form[0], []).append(form[1:])
        for letter, ends in rests.items():
            found = letters.setdefault(letter, [])
            for end in beginnings(ends):
                found.append(f"{end}{after}(?P<{family}_{ord(letter)}_{len(found)}>)")
    return "|".join(rf"{re.escape(letter)}(?:{'|'.join(found)})" for letter, found in sorted(letters.items()))


def family_of(match: re.Match[str]) -> str:
    """The family whose word `trigger` found.

    >>> from itures.language import built_in
    >>> family_of(built_in().of("en").citations.trigger.search("see Resolution 2"))
    'numbered'
    """
    return (match.lastgroup or "").partition("_")[0]
