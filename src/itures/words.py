"""The words of documents, one file for each language in data/lexicon, and the patterns that are made of phrases."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from itures.resources import locate

WHOLE = re.compile(r"(?<=[-/])\s")
"""The blank that a line break leaves behind a hyphen or a slash."""


@cache
def words(language: str = "en") -> Mapping[str, Any]:
    """The tables of data/lexicon for a language. Raises FileNotFoundError where there is none for it.

    >>> words("en")["infinitive"]
    'to'
    """
    return tomllib.loads(locate(f"lexicon/{language}.toml").read_text(encoding="utf-8"))


def phrases(words: Iterable[str]) -> str:
    """An alternation of phrases, longest first, any white space between their words.

    Hyphens match no-break hyphens too, and a word may be cut behind a hyphen or a slash at a line's end.

    >>> re.fullmatch(phrases(["Secretary-General"]), "Secretary- General") is not None
    True
    """
    ordered = sorted(set(words), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(r"\s+".join(map(_pattern, phrase.split())) for phrase in ordered) + ")"


def _pattern(word: str) -> str:
    return re.escape(word).replace(r"\-", r"[-\u2011]\s?").replace("/", r"/\s?")


def folded(text: str) -> str:
    """A phrase as the lexicon's keys have it: single blanks, plain hyphens, words whole, lower case.

    >>> folded("Secretary- General")
    'secretary-general'
    """
    return WHOLE.sub("", " ".join(text.replace("\u2011", "-").split())).casefold()
