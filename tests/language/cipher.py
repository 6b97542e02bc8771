"""An invented language: English with every letter moved by 13 places, its lexicon made from the English one.

Whatever English stands in the code is not in this language, so that a text in it is read otherwise than its original. Only
what is the same in all languages keeps its letters: labels, acronyms (ITU, WRC-23), marks of proposals and designations of
Recommendations.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from typing import Any

from itures.language import Language, Languages, built_in
from itures.register.conferences import conferences

CODE = "zz"
WORD = re.compile(r"[A-Za-z]+")
KEPT = re.compile(
    rf"\b(?i:{'|'.join(sorted({re.escape(one.place) for one in conferences()}, key=len, reverse=True))})\b"
    r"|\b(?:[A-Z]{3,5}/)+\d+[\w/]*"  # NOR/CAN/31/1
    r"|(?:ADD|MOD|SUP|NOC)\b"
    r"|\b[A-Z]{1,4}\d[\w/-]*"  # 42A1/1, C19, COM5/4
    r"|\b[A-Z]{1,4}\.\d[\w.-]*"
    r"|\(?\b(?:[a-z]{1,2}|[ivx]{1,5})\)(?:bis|ter|quater)?"  # a), aa), iv), b)bis
    r"|\b\d+(?:\.\d+)*(?:bis|ter|[A-Z]{1,2})?\b"  # 1, 1.1, 28A, 1bis
    r"|(?<=\[)[^\]\s]+(?=\])"  # the label of a draft
    r"|\b[a-z]+bis\)"
)


KEYS_ARE_WORDS = (
    ("calls", "preambular"), ("calls", "operative"), ("formula", "bodies"), ("places",), ("citations", "units", "annexes"),
    ("citations", "units", "singular"),
    ("instructions", "forces"), ("instructions", "participles"), ("instructions", "due", "durations"), ("strength", "negated"),
)  # fmt: skip
"""Tables of words by words; the keys of all others are codes."""
VALUES_ARE_CODES = (
    ("formula", "bodies"), ("instructions", "forces"), ("instructions", "participles"), ("instructions", "due", "durations"),
    ("language",), ("ordinals",), ("model",), ("endings", "possessive"), ("closing", "page_codes"), ("closing", "page_texts"),
)  # fmt: skip
PLURAL = ("instructions", "words", "plural")
"""A pattern, and no word."""


def plain() -> frozenset[str]:
    """The words of the lexicon that are no acronyms, in small letters."""
    words = [word for value in leaves(built_in().of("en").tables) for word in WORD.findall(value)]
    return frozenset(word.casefold() for word in words if not word.isupper())


def acronyms() -> frozenset[str]:
    """What is written in capitals in the lexicon of English, and is no word."""
    words = [word for value in leaves(built_in().of("en").tables) for word in WORD.findall(value)]
    return frozenset(word for word in words if word.isupper() and word.casefold() not in PLAIN) | {"OTHER"}


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """The words of a lexicon, and its codes in capitals."""
    if isinstance(value, str):
        if path not in VALUES_ARE_CODES:
            yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield key if path in KEYS_ARE_WORDS or key.isupper() else ""
            yield from leaves(inner, path if path in (*KEYS_ARE_WORDS, *VALUES_ARE_CODES) else (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, path)


PLAIN = plain()
ACRONYMS = acronyms()


def ciphered(text: str) -> str:
    """A text in the invented language; of a text in it, the English one again."""
    parts = []
    at = 0
    for kept in KEPT.finditer(text):
        parts += [WORD.sub(_word, text[at : kept.start()]), kept.group()]
        at = kept.end()
    return "".join([*parts, WORD.sub(_word, text[at:])])


def _word(match: re.Match[str]) -> str:
    word = match.group()
    short = word.isupper() and len(word) <= 5 and word.casefold() not in PLAIN
    return word if word in ACRONYMS or short or len(word) == 1 else codecs.encode(word, "rot13")


def tables(value: Any, path: tuple[str, ...] = ()) -> Any:
    """The lexicon of the invented language."""
    if path == PLURAL:
        return re.sub(r"(?<!\\)[a-z]+", lambda match: codecs.encode(match.group(), "rot13"), value)
    if path in VALUES_ARE_CODES and not isinstance(value, Mapping):
        return value
    match value:
        case str():
            return codecs.encode(value, "rot13") if path[:1] == ("endings",) else ciphered(value)
        case list():
            return [tables(inner, path) for inner in value]
        case Mapping():
            words = path in KEYS_ARE_WORDS
            codes = path in VALUES_ARE_CODES
            return {
                ciphered(key) if words else key: inner if codes else tables(inner, path if words else (*path, key))
                for key, inner in value.items()
            }
        case _:
            return value


def invented() -> Languages:
    """The invented language alone: nothing that is asked of it can be answered in English."""
    english = built_in()
    telling = {"function_words": {CODE: tables(english.telling["function_words"]["en"])}, "scripts": {}}
    return Languages([Language(CODE, tables(english.of("en").tables))], telling, CODE)
