"""Which language a text is in, before its lexicon is loaded."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

SAMPLE: Final = 6_000
"""Characters looked at: the cover and the first clauses of a draft."""
_THINNED = 11
"""Of these every so many is asked for its script: names of characters are slow to look up."""
_LEAST = 3
"""So many function words must be there, and one language must have more of them than any other by the factor below."""
_CLEARLY = 1.2
_LATIN = "\u0250"
"""Letters up to here are Latin ones (Unicode, blocks Basic Latin to Latin Extended-B)."""


def language_of(text: str, telling: Mapping[str, Any]) -> str:
    """The language as a two-letter code, "und" for a text too short or too mixed to say.

    `telling` has the `function_words` of languages, and the `scripts` of others, as data/lexicon/languages.toml does.

    >>> words = {"function_words": {"xx": ["blah"], "yy": ["eh"]}, "scripts": {}}
    >>> language_of("Blah eh blah blah", words), language_of("blah", words)
    ('xx', 'und')
    """
    sample = text[:SAMPLE]
    thinned = sample[::_THINNED]
    scripts = _scripts(thinned, telling["scripts"])
    if scripts:
        language, count = scripts.most_common(1)[0]
        if count * 3 > sum(character.isalpha() for character in thinned):
            return str(language)
    telling_words = frozenset([word for given in telling["function_words"].values() for word in given])
    found = Counter([word for word in _words(sample.casefold()) if word in telling_words])
    shares = {language: sum(found[word] for word in given) for language, given in telling["function_words"].items()}
    best = max(sorted(shares), key=shares.__getitem__)
    others = max((share for language, share in shares.items() if language != best), default=0)
    if shares[best] >= _LEAST and shares[best] > _CLEARLY * others:
        return str(best)
    return "und"


def _words(text: str) -> list[str]:
    """The words of a text. Most stand between blanks and are letters alone: the others are found by a pattern, which is slower."""
    between = text.split()
    words = [word for word in between if word.isalpha()]
    if len(words) < len(between):
        words += re.findall(r"[^\W\d_]+", " ".join([word for word in between if not word.isalpha()]))
    return words


def _scripts(text: str, known: Mapping[str, str]) -> Counter[str]:
    """How many letters of a text are of which script, by the languages written in them; Latin letters are of none."""
    if max(text, default="") <= _LATIN:
        return Counter()
    return Counter(
        language
        for character in text
        if character > _LATIN and character.isalpha()
        for language, script in known.items()
        if script in unicodedata.name(character, "")
    )
