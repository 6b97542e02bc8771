"""The labels of points, as patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from itures.language.family import Family
from itures.language.phrases import phrases
from itures.model.paths import BULLETS


class Labels(Family):
    """The labels of points."""

    label: re.Pattern[str]
    ordinals: Mapping[str, int]
    ordinal: str
    after_no_label: re.Pattern[str]
    closed: re.Pattern[str]
    inside: re.Pattern[str]


def labels(words: Mapping[str, Any]) -> Labels:
    """The patterns of labels."""
    closing = phrases(words["closing_words"])
    ordinal = phrases(words["ordinals"])
    suffixes = "|".join(words["number_suffixes"])
    return Labels(
        label=lambda: re.compile(
            rf"(?P<bullet>[{re.escape(BULLETS)}])(?=\s|\Z)"
            rf"|(?P<open>\(?)(?P<enclosed>[A-Za-z]{{1,2}}|[ivxl]{{1,6}}|\d{{1,3}})\s?(?P<inner>{ordinal})?\)(?:\s?(?P<outer>{ordinal})(?![^\W_]))?"
            rf"|(?P<number>\d{{1,3}}(?:{ordinal})?(?:\.\d{{1,3}}(?:{ordinal})?)*(?:\s{ordinal}(?=\s))?)(?P<dot>\.?)(?:(?=\s|\Z)|(?=[A-Z]?[a-z]{{2}})(?!(?:{suffixes})\b))"
            rf"|(?P<letter>[A-Za-z]|[ivxl]{{2,6}})\.(?=\s)"
            rf"|(?P<roman>[IVX]{{1,5}})(?=\t)"
        ),
        ordinals=lambda: {word: place for place, word in enumerate(words["ordinals"], 1)},
        ordinal=lambda: phrases(words["ordinals"]),
        after_no_label=lambda: re.compile(
            rf"(?:{phrases(words['after_no_label'])}\b|{phrases(words['range_words'])}\s+\d|{phrases(words['months'])}\b)"
        ),
        closed=lambda: re.compile(rf"[.;:,!?…][\s”\"’')\]»]*(?:{closing}\s*)?\Z"),
        inside=lambda: re.compile(
            rf"[;:.,]\]*(?:\s+{closing})?\s+(?=\[*(?:[\d(–•·-]|[a-z]{{1,10}}(?:\s[a-z]{{3,9}})?[).]))"
        ),
    )
