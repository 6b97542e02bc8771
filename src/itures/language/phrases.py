"""Patterns made of phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

_PRINTED = {
    "ffi": ("ffi", "\ufb03", "\ufb00i", "f\ufb01"),
    "ffl": ("ffl", "\ufb04", "\ufb00l", "f\ufb02"),
    "ff": ("ff", "\ufb00"),
    "fi": ("fi", "\ufb01"),
    "fl": ("fl", "\ufb02"),
}
"""Letters that fonts print as one sign, and how (Unicode, Alphabetic Presentation Forms)."""
_JOINED = re.compile("ff[il]|ff|f[il]")
_RUN = re.compile(r"[\W_]+|ff[il]|ff|f[il]")


def phrases(words: Iterable[str]) -> str:
    """An alternation of phrases, longest first, any white space between their words.

    Hyphens match no-break hyphens too, and a word may be cut behind a hyphen or a slash at a line's end. Letters may be printed
    as ligatures, as the fonts of PDF files have them.

    >>> re.fullmatch(phrases(["Secretary-General"]), "Secretary- General") is not None
    True
    >>> re.fullmatch(phrases(["reaffirming"]), "rea\ufb03rming") is not None
    True
    """
    ordered = sorted(set(words), key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(r"\s+".join(map(_pattern, phrase.split())) for phrase in ordered) + ")"


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


def _pattern(word: str) -> str:
    pattern = re.escape(word).replace(r"\-", r"[-\u2011]\s?").replace("/", r"/\s?")
    return _JOINED.sub(lambda match: f"(?:{'|'.join(_PRINTED[match.group()])})", pattern)


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
    tree: dict[str, Any] = {}
    for form in forms:
        node = tree
        for character in form:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(tree)


def _branch(tree: dict[str, Any]) -> str:
    branches = [_character(character) + _branch(tree[character]) for character in sorted(tree) if character]
    if "" in tree:
        if not branches:
            return ""
        inner = branches[0] if len(branches) == 1 else "|".join(branches)
        return f"(?:{inner})?"
    return branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"


def _character(character: str) -> str:
    return r"\s" if character == " " else re.escape(character)
