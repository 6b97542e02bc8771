"""Words that a printer broke at a line's end: "Direc-" and "tor" on the next line.

Whether the hyphen is the printer's or the word's own, the line does not say. It is the printer's where the document, or the
lexicon, has the word without it elsewhere, and nowhere with it: "Direc- tor" is "Director", "above- mentioned" and "infra- red"
stay as they are.
Only recognition reads words so; texts stay as printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from itures.foundation.words import last_word
from itures.language import Language
from itures.model.stream import Span
from itures.model.wording import Wording

_BROKEN = re.compile(
    r"(?<![^\W\d_])(?P<first>[^\W\d_]{1,40})(?P<hyphen>-\s)(?P<second>[^\W\d_]{1,40})(?![^\W\d_])"
    r"|(?<=\d)(?P<number>-\s)(?=[A-Z]+(?![\w-]))"  # "No. 9.11-" and "A"
    r"|(?<=\d-)(?P<edition>\s)(?=\d{1,2}(?!\w))"  # "ITU-R 1-" and "8"
)
_HYPHEN = re.compile(r"-\s")
_LONGEST_PART = 40
_SHORTEST = 3
"""Letters of the shortest word that may have been broken."""
_MANY = 50
"""From so many words on that are looked up in a document, the list of all its words costs less."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
"""A word with a hyphen of its own: "above-mentioned"."""


class Vocabulary:
    """The words of a document and of its language, gathered when one of them is first asked for.

    >>> from itures.language import built_in
    >>> known = Vocabulary(built_in().of("en"), lambda: ["a list of beacons"])
    >>> known.mended("the bea- cons, the Direc- tor and infra- red")
    'the beacons, the Director and infra- red'
    """

    __slots__ = ("_language", "_looked_up", "_texts", "_words", "_written")

    def __init__(self, language: Language, texts: Callable[[], Iterable[str]]) -> None:
        self._language = language
        self._texts = texts
        self._written: str | None = None
        self._words: frozenset[str] | None = None
        self._looked_up = 0

    def holds(self, word: str) -> bool:
        """Whether the document or the lexicon has a word, in any case."""
        low = word.casefold()
        if len(low) < _SHORTEST:
            return False
        if low in _words_of(self._language):
            return True
        if self._written is None:
            self._written = "\n".join(self._texts()).casefold()
        self._looked_up += 1
        if self._looked_up > _MANY:
            self._words = self._words if self._words is not None else _words_in(self._written)
            return low in self._words
        at = self._written.find(low)
        while at >= 0:
            if _is_whole(self._written, at, at + len(low)):
                return True
            at = self._written.find(low, at + 1)
        return False

    def mended(self, text: str) -> str:
        """A text with its broken words whole."""
        holes = list(self._holes(text))
        for start, end in reversed(holes):
            text = text[:start] + text[end:]
        return text

    def mended_wording(self, wording: Wording) -> Wording:
        """A wording with its broken words whole, each character in its place."""
        holes = list(self._holes(wording.text)) if "- " in wording.text or "-\n" in wording.text else []
        if not holes:
            return wording
        return _without(wording, holes)

    def joined(self, text: str, line: str) -> str:
        """Two lines as one text, with the word whole that their border breaks.

        >>> from itures.language import built_in
        >>> Vocabulary(built_in().of("en"), lambda: []).joined("instructs the Direc-", "tor of BDT")
        'instructs the Director of BDT'
        """
        if not text:
            return line
        if text[-1] == "-":
            begun = len(text) - len(last_word(text))
            whole = f"{text[begun:]} {line}"
            first = next(self._holes(whole), None)
            if first is not None and first[0] == len(text) - begun - 1:
                return text[:-1] + line
        return f"{text} {line}"

    def _holes(self, text: str) -> Iterator[tuple[int, int]]:
        if "- " not in text and "-\n" not in text:
            return
        for match in _candidates(text):
            if match["first"] is None:
                yield match.span("number" if match["number"] is not None else "edition")
            elif match["second"][0].islower() and self._is_one_word(match["first"], match["second"]):
                yield match.span("hyphen")

    def _is_one_word(self, first: str, second: str) -> bool:
        """Whether the hyphen is the printer's: the word is known without it, and not with it."""
        return self.holds(first + second) and not self.holds(f"{first}-{second}")


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """Where a word may be broken: at hyphens before a blank, each with the word before it. No other place is looked at."""
    for hyphen in _HYPHEN.finditer(text):
        at = hyphen.start()
        while at and hyphen.start() - at < _LONGEST_PART and text[at - 1].isalpha():
            at -= 1
        match = _BROKEN.match(text, at) or _BROKEN.match(text, hyphen.start()) or _BROKEN.match(text, hyphen.end() - 1)
        if match is not None:
            yield match


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no letter stands beside a place."""
    return not text[start - 1 : start].isalpha() and not text[end : end + 1].isalpha()


@cache
def _words_of(language: Language) -> frozenset[str]:
    return _words_in("\n".join(_strings(language.tables)).casefold())


def _words_in(text: str) -> frozenset[str]:
    return frozenset([*_WORD.findall(text), *_COMPOUND.findall(text)])


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
    elif hasattr(value, "items"):
        for key, inner in value.items():
            yield key
            yield from _strings(inner)


def _without(wording: Wording, holes: list[tuple[int, int]]) -> Wording:
    """The wording without some ranges of its text, each of which is gone from its pieces as well."""
    pieces: list[Span] = []
    starts: list[int] = []
    kept = []
    at = removed = 0
    for start, end in [*holes, (len(wording.text), len(wording.text))]:
        kept.append(wording.text[at:start])
        for piece, begin in zip(wording.pieces, wording.begins(), strict=True):
            # The part of the piece that lies between two holes; a label before the text stays with the first.
            low = begin if at == 0 else max(begin, at)
            high = (
                min(begin + piece.end - piece.start, start)
                if start < len(wording.text)
                else begin + piece.end - piece.start
            )
            if low < high:
                pieces.append(Span(piece.start + low - begin, piece.start + high - begin))
                starts.append(low - removed)
        removed += end - start
        at = end
    return Wording("".join(kept), pieces, starts, wording.runs)
