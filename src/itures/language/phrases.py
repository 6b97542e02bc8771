"""Patterns made of phrases."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
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
_ATOM = re.compile(r"ff[il]|ff|f[il]|[\s\S]")
_SIGNS = {" ": r"\s+", "-": r"[-\u2011]\s?", "/": r"/\s?"}
"""A word may be cut behind a hyphen or a slash at a line's end, and any white space may stand between words."""


def phrases(words: Iterable[str]) -> str:
    """An alternation of phrases, of which the longest one is found, any white space between their words.

    Hyphens match no-break hyphens too, and a word may be cut behind a hyphen or a slash at a line's end. Letters may be printed
    as ligatures, as the fonts of PDF files have them.

    >>> re.fullmatch(phrases(["Secretary-General"]), "Secretary- General") is not None
    True
    >>> re.fullmatch(phrases(["reaffirming"]), "rea\ufb03rming") is not None
    True
    """
    forms = sorted({" ".join(phrase.split()) for phrase in words}, key=lambda form: (-len(form), form))
    atoms = [_ATOM.findall(form) for form in forms]
    tree = _tree(atoms)
    if _differ_by_case(tree):
        # Where case is ignored both ways match, and the longer form must be tried first, which a tree by letters does not know.
        return f"(?:{'|'.join([''.join(map(_atom_pattern, form)) for form in atoms])})"
    return f"(?:{'|'.join(_branches(tree, _atom_pattern))})" + ("?" if "" in tree else "")


def _differ_by_case(tree: dict[str, Any]) -> bool:
    """Whether forms go on with the same letter, small and capital."""
    if len(tree) > 1 and any(atom.isupper() and atom.lower() in tree for atom in tree):
        return True
    return any(_differ_by_case(branch) for branch in tree.values() if branch)


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


def _atom_pattern(atom: str) -> str:
    r"""The pattern of a letter, or of what may be printed in several ways.

    >>> _atom_pattern("-"), _atom_pattern("ff"), _atom_pattern(" ")
    ('[-\\u2011]\\s?', '(?:ff|ﬀ)', '\\s+')
    """
    if atom in _SIGNS:
        return _SIGNS[atom]
    return f"(?:{'|'.join(_PRINTED[atom])})" if atom in _PRINTED else re.escape(atom)


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
    return _branch(_tree(forms), _letter_pattern)


def beginnings(forms: Iterable[str]) -> list[str]:
    """The alternatives of such a pattern, each of which begins with another letter: an engine tells them apart at a glance.

    >>> beginnings(["resolves", "resolving", "notes"])
    ['notes', 'resolv(?:es|ing)']
    >>> beginnings(["es", ""])
    ['es', '']
    """
    tree = _tree(forms)
    return [*_branches(tree, _letter_pattern), *([""] if "" in tree else [])]


def _letter_pattern(letter: str) -> str:
    return r"\s" if letter == " " else re.escape(letter)


def _tree(forms: Iterable[Sequence[str]]) -> dict[str, Any]:
    """Forms, letter by letter or atom by atom; where a form ends there is an empty key."""
    tree: dict[str, Any] = {}
    for form in forms:
        node = tree
        for atom in form:
            node = node.setdefault(atom, {})
        node[""] = {}
    return tree


def _branches(tree: dict[str, Any], pattern: Callable[[str], str]) -> list[str]:
    # "ff" before "f": a form with the one goes on, one with the other ends there.
    atoms = sorted([atom for atom in tree if atom], key=lambda atom: (atom[0], -len(atom), atom))
    return [pattern(atom) + _branch(tree[atom], pattern) for atom in atoms]


def _branch(tree: dict[str, Any], pattern: Callable[[str], str]) -> str:
    branches = _branches(tree, pattern)
    if "" in tree:
        if not branches:
            return ""
        inner = branches[0] if len(branches) == 1 else "|".join(branches)
        return f"(?:{inner})?"
    return branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
