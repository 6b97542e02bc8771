"""The form in which words and phrases are compared."""

from __future__ import annotations

import re

WHOLE = re.compile(r"(?<=[-/])\s")
"""The blank that a line break leaves behind a hyphen or a slash."""


def folded(text: str) -> str:
    """A phrase as the lexicon's keys have it: single blanks, plain hyphens, words whole, lower case.

    >>> folded("Secretary- General")
    'secretary-general'
    """
    return WHOLE.sub("", " ".join(text.replace("\u2011", "-").split())).casefold()
