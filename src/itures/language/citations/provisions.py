"""Provisions of texts: articles, numbers, appendices and annexes, and the instruments they are of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from itures.language.citations.forms import END, flat
from itures.language.phrases import phrases

ROMAN = r"[IVXL]{1,6}(?![\w])"


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """Articles, numbers, appendices, annexes and parts of texts."""

    word: re.Pattern[str]
    several: frozenset[str]
    singular: Mapping[str, str]
    annexes: Mapping[str, str]
    provision: re.Pattern[str]
    article: re.Pattern[str]
    appendix: re.Pattern[str]
    annex: re.Pattern[str]
    part: re.Pattern[str]
    into: re.Pattern[str]
    comma: re.Pattern[str]
    this_text: re.Pattern[str]
    that_appendix: re.Pattern[str]
    of_another: re.Pattern[str]
    thereto: re.Pattern[str]
    list_end: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class Instruments:
    """Treaties and rules by name, of the Union and of others."""

    after: re.Pattern[str]
    ids: Mapping[str, str]
    before: re.Pattern[str]
    whole: re.Pattern[str]
    foreign: re.Pattern[str]
    foreign_before: re.Pattern[str]
    other: re.Pattern[str]
    that_before: re.Pattern[str]
    noun: re.Pattern[str]
    respectively: re.Pattern[str]
    two_before: re.Pattern[str]


def provisions(given: Mapping[str, Any], cited: Mapping[str, Any]) -> tuple[Units, Instruments]:
    """The families of patterns of provisions."""
    units, lists, around = cited["units"], cited["lists"], cited["instrument_words"]
    article = phrases(lists["article"])
    ordinal = phrases(given["ordinals"])
    instruments = flat(cited["instruments"])
    names = phrases([form for forms in cited["instruments"].values() for form in forms])
    foreign = phrases(around["foreign"])
    into = rf"(?:{phrases(units['into'])})"
    texts = phrases([form for key in ("RES", "DEC", "REC", "OP") for form in cited["kinds"][key]])
    return (
        Units(
            word=re.compile(
                "|".join(
                    rf"(?P<{kind}>{phrases(units[kind])})(?:\s+|(?<=[.§])\s?(?=\d))"
                    for kind in ("article", "number", "appendix", "annex", "part")
                )
            ),
            several=frozenset(units["several"]),
            singular=units["singular"],
            annexes=units["annexes"],
            provision=re.compile(
                rf"(?:\d{{1,3}}|1\d{{3}})(?:\.\d{{1,4}}[A-Z]{{0,3}}){{0,3}}(?:\s?{ordinal})?[A-Z]{{0,3}}(?:(?![\w]|\.\d)|(?={into}\s))"
            ),
            article=re.compile(rf"(?:\d{{1,3}}(?:\s?{ordinal})?[A-Z]?|{ROMAN})(?![\w]|\.\d)"),
            appendix=re.compile(rf"(?:\d{{1,2}}[A-Z]?|[A-Z]|{ROMAN})(?![\w]|\.\d)(?:\s?\((?:[^()]{{0,20}}\d{{2}})\))?"),
            annex=re.compile(rf"(?:\d{{1,2}}(?:\s?{ordinal})?|{ROMAN}|[A-Z])(?![\w]|\.\d)"),
            part=re.compile(
                r"(?:§{1,2}\s?)?(?:[A-Z]{0,3}\d(?:[\w.-]{0,12}\w)?|[A-Z]{1,4}(?![\w]))(?:\s?[a-z]{1,2}\)(?:\s?[ivx]{1,4}\))?)?|[a-z]{1,2}\)"
            ),
            into=re.compile(rf"\s+{into}\s+(?:{article}\s+)?"),
            comma=re.compile(r"\s*,\s+"),
            this_text=re.compile(
                rf"\s+{into}\s+{phrases(lists['this'])}\s+(?:{phrases(lists['draft'])}\s+){{0,2}}{texts}{END}",
                re.IGNORECASE,
            ),
            that_appendix=re.compile(rf"\s+{into}\s+{phrases(units['that'])}\s+{phrases(units['appendix'][:1])}{END}"),
            list_end=re.compile(rf"\s*(?:[,;.)]|\Z|{into}\s|{phrases(lists['pairs'])}\s)"),
            thereto=re.compile(rf"\s+{phrases(units['thereto'])}{END}"),
            of_another=re.compile(rf"\s+{phrases(units['belonging'])}\s+(?:{article}\s+[^\W\d_]|[A-Z])"),
        ),
        Instruments(
            after=re.compile(
                rf"\)?(?:\s?\([^()]{{2,60}}\))?(?:\s?,?\s+{into}\s+|(?<=\d){into}\s+|\s?,\s+(?={article}\s)|\s+)(?P<that>{phrases(units['that'][:1])}\s+)?(?:{phrases(around['own'])}\s+){{0,2}}(?:{phrases(around['preamble'])}\s+(?:{article}\s+)?)?"
                rf"(?P<name>{names})(?:\s+{phrases(around['of_union'])})?{END}(?!\s+(?:{foreign}){END})(?!\s+{into}\s+(?:{article}\s+)?(?!{phrases(around['unions'])})[A-Z])(?!\s+{phrases(around['bodies_like'])})"
            ),
            ids=instruments,
            before=re.compile(rf"(?:^|[^\w-])(?P<name>{names})(?:\s*\([A-Z]+\))?(?:\s*/\s*|\s+)\Z"),
            whole=re.compile(
                rf"(?P<name>{names})(?:\s+{phrases(around['of_union'])})?{END}(?!\s+(?:{foreign}){END})(?!\s+{into}\s+(?:{article}\s+)?(?!{phrases(around['unions'])})[A-Z])(?!\s+{phrases(around['bodies_like'])})"
            ),
            foreign=re.compile(rf"\s+(?:{foreign}){END}"),
            that_before=re.compile(rf"\b{phrases(units['that'][:1])}\s\Z"),
            noun=re.compile(rf"{names}{END}"),
            respectively=re.compile(rf"\s*,?\s+{phrases(units['respectively'])}{END}"),
            two_before=re.compile(
                rf"(?:^|[^\w-])(?P<first>{names})\s+{phrases(lists['pairs'])}\s+(?:{article}\s+)?(?P<second>{names})\s*,?\s+\Z"
            ),
            foreign_before=re.compile(rf"(?:{phrases(around['foreign_before'])})\s+\Z"),
            other=re.compile(
                rf"\s+{into}\s+(?:{phrases([*lists['article'], *lists['possessives'], *units['that']])}\s+)?"
                rf"(?=[A-Z])(?!{phrases([*units['appendix'], *units['annex']])}{END})"
                rf"(?P<name>[A-Z][\w-]*(?:\s+(?:{phrases(around['name_joins'])}|[A-Z][\w-]*)){{0,16}})"
            ),
        ),
    )
