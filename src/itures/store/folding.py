"""The form in which words are searched: small letters without marks, Chinese characters apart, the Arabic article apart.

The tokenizer of SQLite (unicode61) cuts a text at what is no letter or digit. It takes a Chinese sentence for one word, and an
Arabic word with its article for another word than the one without; texts are folded before it reads them, and so are the
words that are looked for. What is apart stands in data/search.toml.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from itures.foundation.resources import locate

_INVISIBLE = frozenset(["Mn", "Me", "Cf"])
"""General categories of Unicode: marks over and around letters, and signs that have no glyph (soft hyphens, joiners)."""


_ALEF, _SIGNED = "\u0627", "\u0671"
"""Alef, and what stands in its place while articles are looked for, where it had a sign: no article begins with that."""


class _Folds(NamedTuple):
    version: int
    apart: re.Pattern[str]
    dropped: frozenset[str]
    signed: frozenset[str]
    article: re.Pattern[str]


class Folded(NamedTuple):
    """A folded text; `places` has for each of its characters the index of the one that it was made of."""

    text: str
    places: list[int]


@cache
def _folds() -> _Folds:
    table = tomllib.loads(locate("search.toml").read_text(encoding="utf-8"))
    signs = "".join([f"{first}-{last}" for first, last in table["apart"]["ranges"]])
    particles = "".join(table["articles"]["particles"])
    articles = table["articles"]["forms"]
    forms = "|".join(map(re.escape, articles))
    # An article stands before two letters at least: what is shorter is a word that begins like one. A word that begins like
    # one after its article loses both, as it does where it has none: the same is left of either.
    article = rf"(?:{forms})(?:{re.escape(articles[0])})*"
    apart = re.compile(rf"(?P<sign>[{signs}])|(?<!\w)(?P<particle>[{particles}]?)(?P<article>{article})(?=\w\w)")
    signed = frozenset(table["articles"]["signed"])
    return _Folds(table["version"], apart, frozenset(table["dropped"]["signs"]), signed, re.compile(article))


def version() -> str:
    """The version of the folding: what is written so in a store was folded as this program folds.

    >>> version().partition(" ")[2].startswith("unicode")
    True
    """
    return f"{_folds().version} unicode {unicodedata.unidata_version}"


def fold(text: str) -> str:
    """A text as it is searched.

    >>> fold("Accessibilité"), fold("第71号决议"), fold("والاتصالات")
    ('accessibilite', ' 第 71 号  决  议 ', 'و ال اتصالات')
    """
    if text.isascii():
        return text.casefold()
    plain = "".join([_plain(sign) for sign in unicodedata.normalize("NFC", text)])
    return _folds().apart.sub(_parted, plain).replace(_SIGNED, _ALEF)


def fold_places(text: str) -> Folded:
    """The same, with the places of its characters.

    >>> fold_places("été"), fold_places("决议").places
    (Folded(text='ete', places=[0, 1, 2]), [0, 0, 0, 1, 1, 1])
    """
    letters: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        # A sign over an alef may be a character of its own.
        composed = unicodedata.normalize("NFC", text[place : place + 2]) if sign == _ALEF else sign
        for one in _plain(composed if len(composed) == 1 else sign):
            letters.append(one)
            places.append(place)
    plain = "".join(letters)
    parts: list[str] = []
    found: list[int] = []
    done = 0
    for match in _folds().apart.finditer(plain):
        made = _parted(match)
        parts += [plain[done : match.start()], made]
        found += places[done : match.start()]
        at = match.start() - 1
        for one in made:
            # A blank stands where the letter beside it does.
            at += one != " " or at < match.start()
            found.append(places[min(max(at, match.start()), match.end() - 1)])
        done = match.end()
    return Folded("".join([*parts, plain[done:]]).replace(_SIGNED, _ALEF), [*found, *places[done:]])


def without_article(text: str) -> str:
    """A folded word that is looked for, without the article: who looks for it means the word.

    >>> without_article(fold("الاتصالات")), without_article("plan")
    ('اتصالات', 'plan')
    """
    tokens = text.split()
    for number, token in enumerate(tokens[:2]):
        if _folds().article.fullmatch(token) and number + 1 < len(tokens):
            return " ".join(tokens[number + 1 :])
    return text


def _parted(match: re.Match[str]) -> str:
    if match["sign"] is not None:
        return f" {match['sign']} "
    particle = f"{match['particle']} " if match["particle"] else ""
    return f"{particle}{match['article']} "


@lru_cache(maxsize=65_536)
def _plain(sign: str) -> str:
    """A character without its marks, in small letters; an alef with a sign as what stands in its place."""
    if sign in _folds().signed:
        return _SIGNED
    dropped = _folds().dropped
    kept = [
        one
        for one in unicodedata.normalize("NFKD", sign)
        if one not in dropped and unicodedata.category(one) not in _INVISIBLE
    ]
    small = "".join(kept).casefold()
    # Small forms may have marks of their own, as that of the Turkish capital I.
    return "".join([one for one in small if unicodedata.category(one) not in _INVISIBLE])
