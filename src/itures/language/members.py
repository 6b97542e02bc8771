"""Who submits proposals: Member States and regional groups, by the names that covers print and the codes that ids have.

The table is data/lexicon/members.csv, with the source of every row. A state's code is its symbol in ITU's lists ("B" is Brazil,
"AFS" South Africa), a group's is the prefix of its proposals ("EUR", not "CEPT").
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from itures.foundation.resources import locate
from itures.model.folding import folded

_BETWEEN = re.compile(r"\s*[/;&]\s*|\s*,\s*(?:and\s+)?|\s+and\s+")
"""Between the names of those who submit together; "and" stands inside some names as well."""
_MARK = re.compile(r"[*\[\]]+|(?<=[a-z)])\d{1,2}\Z")
"""Marks of notes and brackets around a name."""
_LONGEST = 3
"""So many parts may make a name: those of data/lexicon/members.csv have two, "Trinidad and Tobago"."""


class Member(NamedTuple):
    """One who submits: the name as printed, and the code that ids of proposals have for it."""

    name: str
    code: str


@cache
def names(language: str) -> Mapping[str, str]:
    """The codes by the names, folded; and by themselves, as they are.

    >>> names("en")["south africa"], names("en")["AFS"]
    ('AFS', 'AFS')
    """
    with locate("lexicon/members.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == language]
    return {folded(row["name"]): row["code"] for row in rows} | {row["code"]: row["code"] for row in rows}


@lru_cache(maxsize=512)
def members(text: str, language: str) -> tuple[Member, ...]:
    """Those who are named in a text that names nobody and says nothing else; empty where there is anything else in it.

    >>> [member.code for member in members("Argentine Republic/Bosnia and Herzegovina, Canada and the United States", "en")]
    ['ARG', 'BIH', 'CAN', 'USA']
    >>> members("Canada and its neighbours", "en")
    ()
    """
    parts, ends = [], []
    at = 0
    for between in _BETWEEN.finditer(text):
        parts.append((at, between.start()))
        ends.append(between.end())
        at = between.end()
    parts.append((at, len(text)))
    return _matched(text, [part for part in parts if text[part[0] : part[1]].strip()], names(language))


def _matched(text: str, parts: Sequence[tuple[int, int]], known: Mapping[str, str]) -> tuple[Member, ...]:
    found: list[Member] = []
    index = 0
    while index < len(parts):
        for last in range(min(len(parts), index + _LONGEST) - 1, index - 1, -1):
            name = _MARK.sub("", " ".join(text[parts[index][0] : parts[last][1]].split())).strip()
            code = known.get(name) or known.get(folded(name)) or known.get(folded(_without_article(name)))
            if code is not None:
                found.append(Member(name, code))
                index = last + 1
                break
        else:
            return ()
    return tuple(found)


def _without_article(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first[:1].islower() else name
