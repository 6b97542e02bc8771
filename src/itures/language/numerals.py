"""Numbers in words: what the tables of data/numbers.toml say, whose head explains their rules.

Languages are named by their codes; "" is the one that the tables say for texts that name none.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from itures.foundation.resources import locate

_LINE: Final = re.compile(r"(?P<base>\d+)(?:/(?P<divisor>\d+))?:(?P<words>.*)")
_CHOICE: Final = re.compile(r"\[(?P<rest>[^/\]]*)(?:/(?P<none>[^\]]*))?\]")
_NUMBER: Final = re.compile(r"(?P<times><<)|>(?P<rest>[a-z_]*)>|=(?P<same>[a-z_]+)=")


class _Rule(NamedTuple):
    base: int
    divisor: int
    words: str


def spelled(number: int, language: str, rules: str = "cardinal") -> str:
    """A number in the words of a language, "" where its tables do not have them. `rules` is the name of one of its tables.

    >>> spelled(21, "en"), spelled(80, "fr"), spelled(81, "fr"), spelled(3, "es", "ordinal"), spelled(3, "tlh")
    ('twenty-one', 'quatre-vingts', 'quatre-vingt-un', 'tercero', '')
    """
    found = _rules(language, rules)
    index = bisect_right(found, number, key=_base) - 1
    if index < 0:
        return ""
    rule = found[index]
    times, rest = divmod(number, rule.divisor)
    words = _CHOICE.sub(lambda choice: (choice["rest"] if rest else choice["none"]) or "", rule.words)
    parts: list[str] = []
    at = 0
    for part in _NUMBER.finditer(words):
        if part["times"]:
            inner = spelled(times, language)
        elif part["same"]:
            inner = spelled(number, language, part["same"])
        else:
            inner = spelled(rest, language, part["rest"] or rules)
        if not inner:
            return ""
        parts += [words[at : part.start()], inner]
        at = part.end()
    return "".join([*parts, words[at:]])


def in_figures(number: int, language: str) -> str:
    """An ordinal in figures, "" where the tables of the language do not have the ending.

    >>> in_figures(22, "en"), in_figures(112, "en"), in_figures(1, "fr"), in_figures(21, "fr")
    ('22nd', '112th', '1er', '21e')
    """
    endings: Mapping[str, str] = _language(language).get("figures", {})
    digits = str(number)
    for last in (f"={digits}", *[digits[at:] for at in range(len(digits) + 1)]):
        if last in endings:
            return digits + endings[last]
    return ""


def has_words(language: str, rules: str) -> bool:
    """Whether the tables of a language have such words: cardinal, ordinal, or the endings of figures.

    >>> has_words("fr", "ordinal"), has_words("zh", "figures"), has_words("tlh", "cardinal")
    (True, False, False)
    """
    return rules in _language(language)


def words_of(number_format: str) -> tuple[str, str] | None:
    """The language and the rules of a format of Word that is words of one language, None for any other format.

    >>> words_of("thaiCounting"), words_of("cardinalText")
    (('th', 'cardinal'), None)
    """
    found = _tables()["formats"].get(number_format)
    return (found[0], found[1]) if found is not None else None


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(locate("numbers.toml").read_text(encoding="utf-8"))


def _language(code: str) -> Mapping[str, Any]:
    tables = _tables()
    found: Mapping[str, Any] = tables["languages"].get(code or tables["unnamed"], {})
    return found


@cache
def _rules(language: str, name: str) -> tuple[_Rule, ...]:
    """The rules of one table, in the order of their numbers."""
    found: list[_Rule] = []
    for line in _language(language).get(name, "").splitlines():
        match = _LINE.fullmatch(line)
        if match is None:
            continue
        for base, words in enumerate(match["words"].split("|"), int(match["base"])):
            divisor = int(match["divisor"] or 0) or 10 ** (len(str(base)) - 1)
            found.append(_Rule(base, divisor, words.strip()))
    return tuple(found)


def _base(rule: _Rule) -> int:
    return rule.base
