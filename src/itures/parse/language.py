"""Which language a text is in, before its lexicon is loaded."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from typing import Any

from itures.resources import locate

SAMPLE = 6_000
"""Characters looked at: the cover and the first clauses of a draft."""


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(locate("lexicon/languages.toml").read_text(encoding="utf-8"))


def language_of(text: str) -> str:
    """The language as a two-letter code, "und" for a text too short or too mixed to say.

    >>> language_of("The Council, considering that the work of the Union is in order")
    'en'
    """
    words = _words()
    sample = text[:SAMPLE]
    thinned = sample[::11]
    scripts = Counter(
        language
        for character in thinned
        if character > "\u0250" and character.isalpha()
        for language, script in words["scripts"].items()
        if script in unicodedata.name(character, "")
    )
    letters = sum(1 for character in thinned if character.isalpha())
    if scripts:
        language, count = scripts.most_common(1)[0]
        if count * 3 > letters:
            return str(language)
    found = Counter(re.findall(r"[^\W\d_]+", sample.casefold()))
    shares = {language: sum(found[word] for word in given) for language, given in words["function_words"].items()}
    best = max(sorted(shares), key=shares.__getitem__)
    if shares[best] >= 3 and shares[best] > 1.2 * max(share for language, share in shares.items() if language != best):
        return str(best)
    return "und"
