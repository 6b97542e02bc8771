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


def brackets(words: Mapping[str, Any]) -> Brackets:
    """The patterns of brackets."""
    name = rf"{phrases(words['alternatives'])}\.?\s*(?:\d{{1,2}}|[A-Z])\s*[:.)–-]?\s*"
    return Brackets(
        opening=re.compile(rf"[\[\s]*(?:(?i:{name})[\[\s]*)?"),
        aside=re.compile(rf"(?:\[[^\[\]]*\]|\[?(?i:{name}))\.?\s*\Z"),
    )
