"""Who is told to do what, as patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from itures.language.family import Family
from itures.language.phrases import endings, phrases
from itures.model.folding import folded


class Addressees(Family):
    """Who is told to do what, after a call."""

    connector: re.Pattern[str]
    skipped: re.Pattern[str]
    qualifier: re.Pattern[str]
    aside: re.Pattern[str]
    name: re.Pattern[str]
    names: Mapping[str, str]
    others: frozenset[str]
    director: re.Pattern[str]
    all_bureaux: re.Pattern[str]
    bureau: re.Pattern[str]
    bureaux: Mapping[str, str]
    short_bureaux: frozenset[str]
    continuer: re.Pattern[str]
    possessive: re.Pattern[str]
    after_connector: re.Pattern[str]
    joining: re.Pattern[str]
    postposed: re.Pattern[str]
    directors: re.Pattern[str]
    infinitive: re.Pattern[str]
    to_whom: re.Pattern[str]
    article: re.Pattern[str]
    between_others: re.Pattern[str]
    own: re.Pattern[str]
    pronoun: re.Pattern[str]
    name_end: re.Pattern[str]
    into_clause: re.Pattern[str]
    last_words: frozenset[str]


def addressees(words: Mapping[str, Any]) -> Addressees:
    """The patterns of addressees."""
    given = words["addressees"]
    names = {folded(form): key for key, forms in given["names"].items() for form in forms}
    short = {folded(form): key for key, forms in given["short_bureaux"].items() for form in forms}
    bureaux = {folded(form): key for key, forms in given["bureaux"].items() for form in forms} | short
    end = r"(?![\w-])"
    articles, to = phrases(words["articles"]), words["infinitive"]
    connectors = phrases(given["connectors"])
    no_taker = "".join(rf"(?<!\b{re.escape(word)})" for word in given["takes_infinitive"])
    no_infinitive = no_taker + "".join(rf"(?<!\b{re.escape(word)})" for word in given["before_no_infinitive"])
    qualifier = rf",?\s*{phrases(given['qualifiers'])}{end}"
    connector = rf"(?:\s*,\s*(?:{phrases(given['connectors'])}\s+)?|\s+{phrases(given['connectors'])}\s+|\s*;\s*)"
    return Addressees(
        connector=lambda: re.compile(connector, re.IGNORECASE),
        skipped=lambda: re.compile(rf"(?:(?:{phrases(given['skipped'])}|\d{{4}})\s+)+", re.IGNORECASE),
        qualifier=lambda: re.compile(qualifier, re.IGNORECASE),
        aside=lambda: re.compile(rf",\s+{qualifier}", re.IGNORECASE),
        name=lambda: re.compile(rf"(?P<name>{phrases(names)})(?:-\d{{2,4}})?{end}", re.IGNORECASE),
        names=lambda: names,
        others=lambda: frozenset(form for form, key in names.items() if key == "OTHER"),
        director=lambda: re.compile(rf"{phrases(given['director'])}\s+{given['possessive']}\s+", re.IGNORECASE),
        all_bureaux=lambda: re.compile(rf"{phrases(given['all_bureaux'])}{end}", re.IGNORECASE),
        bureau=lambda: re.compile(
            rf"(?:{articles}\s+)?(?:{phrases(given['before_bureaux'])}\s+)?(?P<bureau>{phrases(bureaux)}){end}(?:\s*\(\w+\))?",
            re.IGNORECASE,
        ),
        bureaux=lambda: bureaux,
        short_bureaux=lambda: frozenset(short),
        continuer=lambda: re.compile(
            rf"\s+(?:{phrases(given['continuers'])}{end}|\w+{endings(words['endings']['participle'])}\b"
            rf"(?!\s+{phrases(given['lands'])}\b))",
            re.IGNORECASE,
        ),
        possessive=lambda: re.compile(rf"\s+{given['possessive']}\s+", re.IGNORECASE),
        after_connector=lambda: re.compile(
            connector
            + rf"(?:(?:{phrases(given['skipped'])}|\d{{4}})\s+)*(?=(?:{phrases(names)}|{phrases(given['director'])}){end})",
            re.IGNORECASE,
        ),
        joining=lambda: re.compile(rf"{connectors}\s", re.IGNORECASE),
        postposed=lambda: re.compile(rf"{phrases(given['postposed'])}[\s,]*\Z"),
        directors=lambda: re.compile(
            rf"{phrases(given['director'][1:])}{end}(?!\s+{given['possessive']}\b)", re.IGNORECASE
        ),
        infinitive=lambda: re.compile(rf"\s+{to}\s+"),
        to_whom=lambda: re.compile(rf"{to}\s+(?=\S)"),
        article=lambda: re.compile(rf"{phrases(words['stripped_articles'])}\s+", re.IGNORECASE),
        pronoun=lambda: re.compile(
            rf"\s*{phrases([*words['instructions']['words']['pronouns'], *words['instructions']['words']['objects']])}(?![\w-])"
        ),
        own=lambda: re.compile(rf"\s+{phrases(words['citations']['lists']['possessives'])}\s"),
        between_others=lambda: re.compile(rf",\s+(?:{connectors}\s+)?|\s+{connectors}\s+"),
        name_end=lambda: re.compile(rf",\s*{qualifier}|{no_taker}\s+{to}(?=\s|\Z)", re.IGNORECASE),
        into_clause=lambda: re.compile(
            rf"{no_infinitive}\s+{to}\s+(?=[a-z])(?!{articles}\s)|\s+(?:1\.?|a\)|\(1\))\s+(?={phrases(words['calls']['lead_openers'])}\s)"
        ),
        last_words=lambda: frozenset(
            phrase.split()[-1]
            for phrase in (
                *given["connectors"],
                *given["continuers"],
                *words["articles"],
                *words["function_words"],
                *words["hanging"],
            )
        ),
    )
