"""Who is told to act: the addressees that a wording names, read the same way in calls and in their points."""

from __future__ import annotations

import re
from typing import NamedTuple

from itures.foundation.words import last_word
from itures.language.parsing import Lexicon
from itures.model.folding import folded

TRAILING = " \t\u00a0\n,:"
NUMBERS = re.compile(r"\s+\d+[A-Z]?(?:(?:\s*,\s*|\s+[a-z]{2,3}\s+)\d+[A-Z]?)*(?![\w.])")
"""What numbers the groups: "ITU-T Study Groups 2 and 3"."""
FIRST_POINT = re.compile(r"\s+(?:1\.?|a\)|\(1\))\s+")
NUMBERED = "SGS"
"""The addressees that have numbers; a number behind another one is the label of its first point."""


class Who(NamedTuple):
    """Addressees found: their identifiers, whether all of them are known, where they end, whether a qualifier follows."""

    names: tuple[str, ...]
    known: bool
    end: int
    qualified: bool
    verbs: tuple[str, ...] = ()
    """Further verbs of the call between them: "requests the Secretary-General and instructs the Directors"."""


def read_addressees(text: str, start: int, lexicon: Lexicon) -> Who:
    """Who is named in `text` from `start` on, in the order of naming (gold identifiers: SG, BR-DIR, MS, "OTHER:...")."""
    names: list[str] = []
    verbs: list[str] = []
    known = True
    at = start + len(text[start:]) - len(text[start:].lstrip(" \t\u00a0\n,"))
    marker = lexicon.addressees.to_whom.match(text, at)
    if marker is not None and not lexicon.calls.led_to(" " + text[at:]):
        at = marker.end()
    size = len(text.rstrip(TRAILING))
    while at < size:
        if names and lexicon.addressees.qualifier.match(text, at):
            return Who(tuple(names), known, at, True, tuple(verbs))
        found = _one(text, at, size, lexicon)
        names += [name for name in found.names if name not in names]
        known = known and found.known
        at = found.end
        connector = lexicon.addressees.connector.match(text, at)
        if at >= size or connector is None:
            break
        if lexicon.addressees.qualifier.match(text, at):
            return Who(tuple(names), known, at, True, tuple(verbs))
        at = connector.end()
        verb = _further_verb(text, at, lexicon)
        if verb is not None:
            verbs.append(verb[0])
            at = verb[1]
    return Who(tuple(names), known, at, at < size, tuple(verbs))


def _further_verb(text: str, at: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """The verb of another call that goes on in the same one, and where its addressees begin."""
    head = lexicon.calls.begun(text, at)
    verb = lexicon.calls.operative.get(folded(head.verb)) if head is not None and head.second is None else None
    if head is None or verb not in lexicon.calls.addressing:
        return None
    return verb, head.end + len(text[head.end :]) - len(text[head.end :].lstrip())


def _one(text: str, at: int, size: int, lexicon: Lexicon) -> Who:
    begin = at
    skipped = lexicon.addressees.skipped.match(text, at)
    bureaux = lexicon.addressees.director.match(text, at if skipped is None else skipped.end())
    if bureaux is not None:
        found = _directors(text, bureaux.end(), lexicon)
        if found is not None:
            return found
    alone = lexicon.addressees.directors.match(text, at if skipped is None else skipped.end())
    if alone is not None:
        return Who(tuple(lexicon.words["addressees"]["bureaux"]), True, alone.end(), False)
    name = lexicon.addressees.name.match(text, at)
    if name is None and skipped is not None:
        at = skipped.end()
        name = lexicon.addressees.name.match(text, at)
    if name is not None and folded(name["name"]) not in lexicon.addressees.others:
        key = lexicon.addressees.names[folded(name["name"])]
        end = _behind(text, name.end(), size, lexicon, numbered=key == NUMBERED)
        if end is not None:
            return Who((key,), True, end, False)
    stop = size
    joined = lexicon.addressees.after_connector.search(text, begin, size)
    if joined is not None:
        stop = joined.start()
    how = lexicon.addressees.aside.search(text, begin, stop)
    if how is not None:
        stop = how.start()
    words = text[begin:stop].strip(TRAILING)
    opener = lexicon.addressees.infinitive.search(words)
    if opener is not None:
        stop = begin + text[begin:].index(words) + opener.start()
        words = words[: opener.start()]
    return Who(tuple([f"OTHER:{name}" for name in _others(words, lexicon)]), False, stop, False)


def _others(words: str, lexicon: Lexicon) -> list[str]:
    """Names nobody knows, as printed without their article: "the UNDP and the World Bank" are two."""
    plural = tuple(lexicon.words["endings"]["plural"])
    parts = []
    begin = 0
    for connector in lexicon.addressees.between_others.finditer(words):
        left = words[begin : connector.start()]
        last = last_word(left)
        whole = last[:1].isupper() or last.endswith(plural)  # "research and development institutions" are one
        if whole and lexicon.addressees.continuer.search(left) is None:
            parts.append(left)
            begin = connector.end()
    parts.append(words[begin:])
    names = []
    for part in parts:
        article = lexicon.addressees.article.match(part)
        name = part[article.end() :] if article is not None else part
        if name.strip(TRAILING):
            names.append(" ".join(name.split()))
    return names


def _directors(text: str, at: int, lexicon: Lexicon) -> Who | None:
    every = lexicon.addressees.all_bureaux.match(text, at)
    if every is not None:
        return Who(tuple(lexicon.words["addressees"]["bureaux"]), True, every.end(), False)
    names = []
    end = at
    whole = False
    while True:
        bureau = lexicon.addressees.bureau.match(text, at)
        if bureau is None:
            break
        whole = folded(bureau["bureau"]) not in lexicon.addressees.short_bureaux
        names.append(lexicon.addressees.bureaux[folded(bureau["bureau"])])
        end = bureau.end()
        connector = lexicon.addressees.connector.match(text, end)
        if connector is None:
            break
        owner = lexicon.addressees.possessive.match(text, connector.end() - 1)  # "of the Bureau A and of the Bureau B"
        at = owner.end() if owner is not None else connector.end()
    return Who(tuple(names), whole, end, False) if names else None


def _behind(text: str, at: int, size: int, lexicon: Lexicon, *, numbered: bool) -> int | None:
    """Where a known name ends with what goes on with it, or None where what follows makes it somebody else's name."""
    bracket = re.compile(r"\s*\([^()]*\)").match(text, at, size)
    if bracket is not None:
        at = bracket.end()
    numbers = NUMBERS.match(text, at, size) if numbered else None
    if numbers is not None:
        at = numbers.end()
    if _points_follow(text[at:], lexicon):
        return at
    if at >= size or lexicon.addressees.connector.match(text, at) or lexicon.addressees.qualifier.match(text, at):
        return at
    if lexicon.addressees.continuer.match(text, at) is None:
        return None
    following = lexicon.addressees.after_connector.search(text, at, size)
    while (
        following is not None
        and lexicon.addressees.possessive.match(text, at)
        and _joins_sectors(text[at : following.start()], text[following.end() : size], lexicon)
    ):
        following = lexicon.addressees.after_connector.search(text, following.end(), size)
    ends = [
        found.start()
        for found in (
            following,
            lexicon.addressees.name_end.search(text, at, size),
        )
        if found is not None
    ]
    return min(ends, default=size)


def _points_follow(text: str, lexicon: Lexicon) -> bool:
    """Whether the first point stands right behind a name: "invites Member States 1 to lend lamps; 2 ..."."""
    label = FIRST_POINT.match(text)
    return label is not None and lexicon.calls.lead_opener.match(text, label.end()) is not None


def _joins_sectors(owner: str, joined: str, lexicon: Lexicon) -> bool:
    """Whether, as in "of ITU-T and ITU-D", what is joined is one more owner of the same kind, not one more addressee."""
    sectors = {"ITU-R", "ITU-T", "ITU-D"}
    first, second = lexicon.addressees.name.search(owner), lexicon.addressees.name.match(joined)
    return (
        first is not None
        and second is not None
        and lexicon.addressees.names[folded(first["name"])] in sectors
        and lexicon.addressees.names[folded(second["name"])] in sectors
    )
