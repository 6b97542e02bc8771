"""What stands before a label or a call in a text that is being negotiated, as patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from itures.language.phrases import phrases


@dataclass(frozen=True, slots=True, eq=False)
class Brackets:
    """Square brackets, and the names of alternatives in them; an aside is a line that says something of the text below it."""

    opening: re.Pattern[str]
    aside: re.Pattern[str]
    label: re.Pattern[str]
    alternative: re.Pattern[str]


def brackets(words: Mapping[str, Any]) -> Brackets:
    """The patterns of brackets."""
    name = rf"{phrases(words['alternatives'])}\.?\s*(?:\d{{1,2}}|[A-Z])(?:\s*\([^()]{{1,40}}\))?\s*[:.)–-]?\s*"
    return Brackets(
        alternative=re.compile(rf"(?i:{name})"),
        opening=re.compile(rf"[\[\s]*(?:(?i:{name})[\[\s]*)?"),
        label=re.compile(
            r"(?P<label>\d{1,3}(?:\.\d{1,3})*\s?[a-z]{0,9}\.?|[a-z]{1,3}\)(?:\s?[a-z]{3,9})?)\](?=\t|\s{2})"
        ),
        aside=re.compile(rf"(?:\[(?![a-z])[^\[\]]*\]|\[?(?i:{name}))\.?\s*\Z"),
    )
