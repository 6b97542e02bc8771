"""Patterns made of phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable


def phrases(words: Iterable[str]) -> str:
    """An alternation of phrases, longest first, any white space between their words.

    Hyphens match no-break hyphens too, and a word may be cut behind a hyphen or a slash at a line's end.

    >>> re.fullmatch(phrases(["Secretary-General"]), "Secretary- General") is not None
    True
    """
    ordered = sorted(set(words), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(r"\s+".join(map(_pattern, phrase.split())) for phrase in ordered) + ")"


def endings(letters: Iterable[str]) -> str:
    r"""An alternation of what words end with.

    >>> re.search(endings(["ing"]) + r"\Z", "meeting") is not None
    True
    """
    return "(?:" + "|".join(map(re.escape, letters)) + ")"


def _pattern(word: str) -> str:
    return re.escape(word).replace(r"\-", r"[-\u2011]\s?").replace("/", r"/\s?")
