"""Clauses of the text itself: calls and labels, as a citation names them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from itures.language.citations.forms import END
from itures.language.phrases import phrases


@dataclass(frozen=True, slots=True, eq=False)
class Clauses:
    """Calls and labels that a text cites of itself."""

    call: re.Pattern[str]
    addressed: re.Pattern[str]
    label: re.Pattern[str]
    labels: re.Pattern[str]
    see: re.Pattern[str]
    modifier: re.Pattern[str]
    before_labels: re.Pattern[str]
    led: re.Pattern[str]
    before_bare: re.Pattern[str]
    not_bare: re.Pattern[str]
    after_bare: re.Pattern[str]
    opens_clause: re.Pattern[str]
    after_this: re.Pattern[str]
    above: re.Pattern[str]
    third_person: re.Pattern[str]
    paired: re.Pattern[str]
    bare_labels: re.Pattern[str]


def own_clauses(given: Mapping[str, Any], cited: Mapping[str, Any]) -> Clauses:
    """The patterns of clauses."""
    calls, units = given["calls"], cited["units"]
    article = phrases(cited["lists"]["article"])
    ordinal = phrases(given["ordinals"])
    modifiers = phrases(calls["modifiers"])
    forms = sorted({*calls["preambular"], *calls["operative"]}, key=lambda form: (-len(form), form))
    verb = phrases(forms)
    bases = phrases(sorted(set(calls["operative"].values())))
    call = rf"(?:(?:{modifiers})\s+)?{verb}{END}(?:,?\s+(?:{modifiers}){END}){{0,2}}(?:\s+{given['infinitive']}\s+{bases}{END})?"
    # Only who is told to act is named between a call and its labels.
    told = call.replace(verb, phrases(calls["operative"]))
    number = rf"\d{{1,2}}(?:{ordinal})?(?:\.\d{{1,2}}(?:{ordinal})?){{0,3}}(?![\d]|\.\d|,\d{{3}}|[A-Z]|[a-z](?!\)))"
    letter = rf"\(?[a-z]{{1,2}}(?:{ordinal})?\)(?:{ordinal})?"
    under = rf"(?:\s?\(?(?:[a-z]{{1,2}}|[ivx]{{1,5}})\)(?:{ordinal})?)"
    lettered = rf"{letter}(?:\s?[ivx]{{1,5}}\)|\s\d{{1,2}}(?![\w.]))?"
    label = rf"(?:{number}{under}{{0,2}}|{lettered}|\([ivx]{{1,5}}\))"
    leading = [word for word in units["before_bare_call"] if word not in cited["lists"]["pairs"]]
    return Clauses(
        call=re.compile(call),
        addressed=re.compile(rf"{told}(?:\s+[\w/(),-]+){{1,16}}?\s+(?={label})"),
        label=re.compile(label),
        labels=re.compile(rf"\d+(?:{ordinal})?(?:\.\d+(?:{ordinal})?)*|\(?[a-z]+\)(?:{ordinal})?"),
        see=re.compile(rf"(?:^|\W){phrases(units['see'])}\s\Z"),
        modifier=re.compile(rf"(?:{modifiers})\s+"),
        before_labels=re.compile(
            rf"(?:(?:^|[(;,])|(?:^|\W){phrases([*leading, *units['before_labels']])}\s+(?:{article}\s+)?)\s*\Z"
        ),
        led=re.compile(rf"(?:^|\W){phrases([*leading, *units['before_labels']])}\s+(?:{article}\s+)?\Z"),
        before_bare=re.compile(rf"(?:^|\W)(?:{phrases(units['before_bare_call'])})\s+(?:{article}\s+)?\Z"),
        not_bare=re.compile(rf"\s+{phrases(units['not_bare'])}{END}"),
        after_bare=re.compile(rf"\s*(?:[,;.)]|\Z|\s{phrases(units['after_bare_call'])}{END})"),
        opens_clause=re.compile(
            rf"\s+{phrases([*calls['lead_openers'], *given['articles'], *given['stripped_articles']])}{END}"
        ),
        after_this=re.compile(rf"(?:^|\W){phrases(units['after_this'])}\s+\Z"),
        third_person=re.compile(rf"(?:(?:{modifiers})\s+)?{phrases(calls['operative'])}{END}"),
        paired=re.compile(rf"(?:^|\W){phrases(cited['lists']['pairs'])}\s+\Z"),
        bare_labels=re.compile(
            rf"(?:^|\W)(?:{phrases(leading)}|{phrases(units['see'])})\s+(?P<labels>[a-z]\)(?:(?:\s*,\s*|\s+{phrases(cited['lists']['pairs'])}\s+)[a-z]\)){{0,9}})"
            rf"(?=\s*(?:[,;.)]|\Z)|\s+{phrases(cited['lists']['above'])}{END})"
        ),
        above=re.compile(rf"\s*,?\s+{phrases(cited['lists']['above'])}{END}"),
    )
