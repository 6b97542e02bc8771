"""Patterns made of phrases."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

_PRINTED = {
    "ffi": ("ffi", "\ufb03", "\ufb00i", "f\ufb01"),
    "ffl": ("ffl", "\ufb04", "\ufb00l", "f\ufb02"),
    "ff": ("ff", "\ufb00"),
    "fi": ("fi", "\ufb01"),
    "fl": ("fl", "\ufb02"),
}
"""Letters that fonts print as one sign, and how (Unicode, Alphabetic Presentation Forms), the longest first."""
_JOINED = re.compile("ff[il]|ff|f[il]")
_RUN = re.compile(r"[\W_]+|ff[il]|ff|f[il]")
_SIGNS = {" ": r"\s+", "-": r"[-\u2011]\s?", "/": r"/\s?"}
"""A word may be cut behind a hyphen or a slash at a line's end, and any white space may stand between words."""
_AS_ONE = {letters: chr(0xFDD0 + place) for place, letters in enumerate(_PRINTED)}
"""Noncharacters, which no word holds: while a pattern is made, one stands for letters that are printed as one sign."""
_SPELT = {ord(sign): letters for letters, sign in _AS_ONE.items()}
_ORDER = {sign: ("f", place) for place, sign in enumerate([*_AS_ONE.values(), "f"])}
"""A form with "ff" goes on where one with "f" ends, so the longer one is tried first."""
_LETTERS = {ord(sign): re.escape(sign) for sign in map(chr, range(128))} | {ord(" "): r"\s"}
_WAYS = {
    **_LETTERS,
    **{ord(sign): pattern for sign, pattern in _SIGNS.items()},
    **{ord(sign): f"(?:{'|'.join(_PRINTED[letters])})" for letters, sign in _AS_ONE.items()},
}
"""The pattern of each letter, and of what may be printed in several ways."""


def phrases(words: Iterable[str]) -> str:
    """An alternation of phrases, of which the longest one is found, any white space between their words.

    Hyphens match no-break hyphens too, and a word may be cut behind a hyphen or a slash at a line's end. Letters may be printed
    as ligatures, as the fonts of PDF files have them.

    >>> re.fullmatch(phrases(["Secretary-General"]), "Secretary- General") is not None
    True
    >>> re.fullmatch(phrases(["reaffirming"]), "rea\ufb03rming") is not None
    True
    """
    return _phrases(tuple(words))


@cache
def _phrases(words: tuple[str, ...]) -> str:
    forms = {_JOINED.sub(_as_one, " ".join(phrase.split())) for phrase in words}
    if _differ_by_case(forms):
        # Where case is ignored both ways match, and the longer form must be tried first, which a tree by letters does not know.
        longest = sorted(forms, key=lambda form: (-len(form.translate(_SPELT)), form.translate(_SPELT)))
        return f"(?:{'|'.join([form.translate(_WAYS) for form in longest])})"
    return f"(?:{'|'.join(_branches(sorted(forms - {''}), 0, _WAYS))})" + ("?" if "" in forms else "")


def _as_one(match: re.Match[str]) -> str:
    return _AS_ONE[match.group()]


def _differ_by_case(forms: Collection[str]) -> bool:
    """Whether forms go on with the same letter, small and capital."""
    small = {
        form[:at] + letter.lower() for form in forms for at, letter in enumerate(form) if letter.isupper()
    }  # what would stand beside a capital
    return any(form.startswith(beginning) for beginning in small for form in forms)


class Sought(NamedTuple):
    """A pattern, and letters of which a text must hold some for it to be found: most texts hold none."""

    letters: tuple[str, ...]
    pattern: re.Pattern[str]

    def within(self, text: str, low: str) -> Iterator[re.Match[str]]:
        """Where it is in a text, of which `low` is the casefolded form.

        >>> found = Sought(needed(["report on"]), re.compile("report on")).within("a report on lamps", "a report on lamps")
        >>> [match.start() for match in found]
        [2]
        """
        for one in self.letters:
            if one in low:
                return self.pattern.finditer(text)
        return iter(())


def needed(forms: Iterable[str]) -> tuple[str, ...]:
    """Letters of which a text holds some where one of these forms is in it, as `Sought` has them.

    >>> needed(["within existing resources", "at a beacon"])
    ('resources', 'beacon')
    """
    # Hyphens and ligatures may be printed otherwise, so no run goes over them.
    longest = [max(reversed(_RUN.split(form.casefold())), key=len) for form in forms]
    return tuple([one for one in dict.fromkeys(longest) if not any(other != one and other in one for other in longest)])


def endings(letters: Iterable[str]) -> str:
    r"""An alternation of what words end with.

    >>> re.search(endings(["ing"]) + r"\Z", "meeting") is not None
    True
    """
    return "(?:" + "|".join(map(re.escape, letters)) + ")"


def printed(form: str) -> list[str]:
    """The ways in which a form may be printed: as it is, and with ligatures.

    >>> printed("officer")
    ['officer', 'o\ufb03cer', 'o\ufb00icer', 'of\ufb01cer']
    """
    match = _JOINED.search(form)
    if match is None:
        return [form]
    return [
        form[: match.start()] + way + rest for way in _PRINTED[match.group()] for rest in printed(form[match.end() :])
    ]


def trie(forms: Iterable[str]) -> str:
    """An alternation of forms that shares their beginnings, so that a miss costs a few comparisons.

    >>> trie(["resolves", "resolving", "notes"])
    '(?:notes|resolv(?:es|ing))'
    """
    return _choice(sorted(set(forms)), 0, _LETTERS)


def beginnings(forms: Iterable[str]) -> list[str]:
    """The alternatives of such a pattern, each of which begins with another letter: an engine tells them apart at a glance.

    >>> beginnings(["resolves", "resolving", "notes"])
    ['notes', 'resolv(?:es|ing)']
    >>> beginnings(["es", ""])
    ['es', '']
    """
    known = set(forms)
    return [*_branches(sorted(known - {""}), 0, _LETTERS), *([""] if "" in known else [])]


def _branches(forms: Sequence[str], at: int, ways: Mapping[int, str]) -> list[str]:
    """The alternatives of what forms go on with from a place on where all of them go on; they are sorted."""
    found = []
    begin = 0
    while begin < len(forms):
        first = forms[begin][at]
        end = begin + 1
        while end < len(forms) and forms[end][at] == first:
            end += 1
        found.append((_ORDER.get(first, (first, 0)), _one_branch(forms[begin:end], at, ways)))
        begin = end
    return [pattern for _, pattern in sorted(found)]


def _one_branch(forms: Sequence[str], at: int, ways: Mapping[int, str]) -> str:
    """The pattern of forms that go on with the same letter."""
    first, last = forms[0], forms[-1]
    if len(forms) == 1:
        return first[at:].translate(ways)
    shared = at + 1  # of sorted forms all share what the first and the last do
    while shared < len(first) and first[shared] == last[shared]:
        shared += 1
    return first[at:shared].translate(ways) + _choice(forms, shared, ways)


def _choice(forms: Sequence[str], at: int, ways: Mapping[int, str]) -> str:
    """The pattern of what forms go on with, or end."""
    ends = bool(forms) and len(forms[0]) == at
    branches = _branches(forms[1:] if ends else forms, at, ways)
    if not ends:
        return branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    return f"(?:{'|'.join(branches)})?" if branches else ""
