"""What stands before a label or a call in a text that is being negotiated, as patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from itures.language.family import Family
from itures.language.phrases import phrases


class Brackets(Family):
    """Square brackets, and the names of alternatives in them; an aside is a line that says something of the text below it."""

    opening: re.Pattern[str]
    aside: re.Pattern[str]
    label: re.Pattern[str]
    alternative: re.Pattern[str]
    placeholder: re.Pattern[str]
    """All of what stands in a bracket, where it stands for words that nobody has yet."""
    unsettled: re.Pattern[str]
    """The same anywhere in a wording, without a bracket."""
    note: re.Pattern[str]
    """The beginning of a remark in a bracket."""
    cited: re.Pattern[str]
    """The beginning of a document that is cited in a bracket."""
    inserted: re.Pattern[str]
    """All of what stands in a bracket that was put into a quotation: "[Member States]", "[sic]"."""
    joint: re.Pattern[str]
    """All of what stands between two bracketed texts of which one is to be chosen."""
    draft: re.Pattern[str]
    """All of what stands in the bracket of a draft that has no number: "EUR-1", "ARG/AUS/PRG-1"."""


def brackets(words: Mapping[str, Any]) -> Brackets:
    """The patterns of brackets."""
    name = rf"{phrases(words['alternatives'])}\.?\s*(?:\d{{1,2}}|[A-Z])(?:\s*\([^()]{{1,40}}\))?\s*[:.)–-]?\s*"
    given = words["negotiation"]
    letters = rf"{given['letters']}{{2,}}"
    forms = phrases(given["placeholders"])
    capitals = phrases([form for form in given["placeholders"] if form.isupper()])
    return Brackets(
        placeholder=lambda: re.compile(
            rf"\s*(?:(?i:{forms})|{letters}|{given['letters']}|\.{{2,}}|…|_{{2,}}|\?+)[.;,]?\s*"
        ),
        unsettled=lambda: re.compile(
            rf"(?<![\w-])(?:{capitals}|{letters}(?:th)?|\d{{2,3}}{given['letters']}|\d{{2}}{letters})(?![\w-])"
            rf"|\((?i:{forms})\)|<[^<>]{{3,40}}>|\?{{2,}}|(?<=\s)(?:\.{{3,}}|…)(?=\s+\w)|_{{3,}}"
        ),
        note=lambda: re.compile(rf"\s*(?i:{phrases(given['notes'])})(?![\w-])"),
        inserted=lambda: re.compile(rf"[A-Z][\w’' -]{{0,40}}|{phrases(given['inserted'])}"),
        joint=lambda: re.compile(rf"\s*(?:/|{phrases(given['joints'])})?\s*"),
        draft=lambda: re.compile(r"(?=[^a-z]*[A-Z])[A-Z0-9]+(?:[-/.][A-Z0-9]+)*"),
        cited=lambda: re.compile(rf"{phrases(given['cited'])}(?=[\s-])"),
        alternative=lambda: re.compile(rf"(?i:{name})"),
        opening=lambda: re.compile(rf"[\[\s]*(?:(?i:{name})[\[\s]*)?"),
        label=lambda: re.compile(
            r"(?P<label>\d{1,3}(?:\.\d{1,3})*\s?[a-z]{0,9}\.?|[a-z]{1,3}\)(?:\s?[a-z]{3,9})?)\](?=\t|\s{2})"
        ),
        aside=lambda: re.compile(rf"(?:\[(?![a-z])[^\[\]]*\]|\[?(?i:{name}))\.?\s*\Z"),
    )
