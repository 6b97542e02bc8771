"""The first and the last word of a text, which may have none."""

from __future__ import annotations


def first_word(text: str) -> str:
    """What stands before the first blank, empty for a text of blanks.

    >>> first_word(" to report"), first_word(" ")
    ('to', '')
    """
    found = text.split(None, 1)
    return found[0] if found else ""


def last_word(text: str) -> str:
    """What stands behind the last blank, empty for a text of blanks.

    >>> last_word("to report "), last_word("")
    ('report', '')
    """
    found = text.rsplit(None, 1)
    return found[-1] if found else ""
