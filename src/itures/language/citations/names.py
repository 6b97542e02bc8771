"""Texts that are cited by a name, documents, standards and symbols."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from itures.language.phrases import phrases
from itures.model.folding import folded


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """Texts that have a name and no number."""

    name: re.Pattern[str]
    ids: Mapping[str, str]
    goals: re.Pattern[str]
    period: re.Pattern[str]
    not_behind: re.Pattern[str]
    goals_of: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class Others:
    """Documents, standards and symbols."""

    document: re.Pattern[str]
    standard: re.Pattern[str]
    symbol: re.Pattern[str]
    short: re.Pattern[str]


def named_texts(given: Mapping[str, Any], cited: Mapping[str, Any]) -> tuple[Named, Others]:
    """The families of patterns of texts that have a name of their own."""
    plain = {*given["function_words"], *given["articles"]}
    wsis = {folded(form): key for key, forms in cited["wsis"].items() for form in forms}
    goals = {folded(form): key for key, forms in cited["goals"].items() for form in forms}
    names = [form for table in (cited["wsis"], cited["goals"]) for forms in table.values() for form in forms]
    capitals = [form[0].upper() + form[1:] for form in names] + [
        " ".join(word if word in plain else word[0].upper() + word[1:] for word in form.split())
        for form in cited["goals"]["ITU/SP"]
    ]
    documents, units = cited["documents"], cited["units"]
    return (
        Named(
            name=re.compile(rf"(?P<name>{phrases([*names, *capitals])})(?![^\W\d])"),
            ids=wsis | goals,
            goals=re.compile(
                rf"(?:\s*\({phrases(cited['goals']['SDG'])}\))?(?:\s+|-)?(?:{phrases(cited['units']['number'])}\s*)?(?P<number>\d{{1,2}})(?![\w]|\.\d)"
            ),
            goals_of=re.compile(
                rf"{phrases([*cited['goals']['SDG'], *cited['plan_words']['goals']])}\s+"
                rf"(?P<numbers>\d{{1,2}}(?:(?:,\s|\s{phrases(cited['lists']['pairs'])}\s)\d{{1,2}})*)"
            ),
            not_behind=re.compile(rf"\b{phrases(cited['plan_words']['not_behind'])}\s\Z"),
            period=re.compile(
                rf"\s*,?\s*(?:{phrases(cited['plan_words']['period'])}\s+)?\(?(?P<years>20\d{{2}}\s?[-–]\s?20\d{{2}})\)?(?![\w])"
            ),
        ),
        Others(
            document=re.compile(
                rf"{phrases(documents['document'])}\s+(?P<number>(?=[\w/.-]*\d)[A-Z0-9][\w/.-]*(?:\({phrases(documents['suffixes'])}\.?\s?\d+\))?(?:-[EFSRAC](?!\w))?)"
            ),
            standard=re.compile(rf"(?P<issuer>{phrases(documents['standards'])})\s*-?\s?(?P<number>\d[\w.:-]*\w|\d)"),
            symbol=re.compile(r"A/RES/(?P<number>\d{1,3}/\d{1,4}(?:\s?[A-Z](?![\w]))?)"),
            short=re.compile(
                rf"(?P<instrument>{'|'.join(sorted(cited['instruments'], key=len, reverse=True))})\s?/?\s?"
                rf"(?:(?P<article>{phrases(units['article'])}\s?)|{phrases(units['number'][:1])}\s?)?"
                r"(?P<number>\d{1,3}(?:\.\d{1,3})?[A-Z]{0,2}(?:\.\d)?)(?![\w]|\.\d)"
            ),
        ),
    )
