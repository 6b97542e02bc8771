"""What the families of patterns share: signs that print alike, the end of a word, forms by their key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from itures.model.folding import folded

BLANKS = {
    **dict.fromkeys("\u00a0\u202f\u2007\u2009\t\n", " "),
    **dict.fromkeys("\u2010\u2011", "-"),
}
"""Signs that print alike, one for one: offsets stay."""
END = r"(?![\w])"


def bare(word: str, possessive: str) -> str:
    """A word without the ending that a name may have: "Council's", "WTSA-20"; `possessive` are the signs of that ending.

    >>> bare("Council's", "'s"), bare("WTSA-20", "'s")
    ('Council', 'WTSA')
    """
    return word.partition("-")[0].rstrip(possessive)


def flat(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The key of each form, folded."""
    return {folded(form): key for key, forms in table.items() for form in forms}
