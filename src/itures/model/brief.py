"""Short forms of values, for `repr`: what a person at a prompt needs to see of a text, and how many there are of what."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST = 48
"""Characters of a wording that a repr shows: with the place before it, it stays on one line of a terminal."""


def brief(text: str) -> str:
    """The beginning of a text, quoted.

    >>> brief("that the lamps shall be lit at sunset and put out at sunrise, the year round")
    "'that the lamps shall be lit at sunset and put …'"
    """
    words = " ".join(text.split())
    if len(words) > _LONGEST:
        words = f"{words[: _LONGEST - 1].rpartition(' ')[0] or words[: _LONGEST - 2]} …"
    return repr(words)


def counted(count: int, noun: str, plural: str = "") -> str:
    """A number of things; the plural of a noun is that with an "s" unless it is given.

    >>> counted(1, "clause"), counted(1200, "clause"), counted(2, "copy", "copies")
    ('1 clause', '1,200 clauses', '2 copies')
    """
    return f"{count:,} {noun if count == 1 else plural or f'{noun}s'}"


def listed(names: Sequence[str]) -> str:
    """Names in words.

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    return " and ".join([part for part in (", ".join(names[:-1]), *names[-1:]) if part])
