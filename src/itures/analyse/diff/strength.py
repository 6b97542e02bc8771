"""Whether less or more is asked for: verbs of calls, and "shall", "should", "not" and "as appropriate" in clauses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

from rapidfuzz.distance import Indel

from itures.language import Language
from itures.language.strength import Scale
from itures.model.diff import EditKind
from itures.model.folding import folded
from itures.model.tree import Section

_FIRST = re.compile(r"(?:\A|[.;:!?])\W*\Z")
TURNED = "negation:"
"""What a note begins with that tells of a "not" which came or went."""
_COMMAND = 2
"""The rank of "shall" and of "is instructed"."""
_LEAST = 0.4
"""Share of words that two wordings have in common, below which they are not compared: all of it is other."""


class _Order(NamedTuple):
    """One of those words in a clause: as printed and folded, its family and rank, whether it is negated."""

    raw: str
    word: str
    family: str
    rank: int
    negated: bool


def of_calls(before: Section, after: Section, language: Language) -> tuple[list[EditKind], list[str]]:
    """What a changed call asks for: weaker or stronger, and other addressees, in words.

    >>> from dataclasses import replace
    >>> from itures.model.stream import Span
    >>> call = Section("", "", "", "operative", ("instruct",), (), None, (), None, Span(0, 1), ())
    >>> from itures.language import built_in
    >>> of_calls(call, replace(call, verbs=("invite",)), built_in().of("en"))
    (['weaker'], ['weaker: instruct became invite'])
    """
    kinds: list[EditKind] = []
    notes = []
    verbs = language.strength.verbs
    ranks = [
        max([verbs[folded(verb)] for verb in one.verbs if folded(verb) in verbs], default=-1) for one in (before, after)
    ]
    if min(ranks) >= 0 and set(before.verbs) != set(after.verbs):
        told = " became ".join([" and ".join(_own(one.verbs, other.verbs)) for one, other in _both(before, after)])
        # What is still asked for as strongly as before is not weaker for another verb beside it.
        if ranks[0] != ranks[1]:
            kind: EditKind = "weaker" if ranks[1] < ranks[0] else "stronger"
            kinds.append(kind)
            notes.append(f"{kind}: {told}")
    if before.addressees != after.addressees:
        names = [", ".join(one.addressees) or "none" for one in (before, after)]
        notes.append(f"addressees: {' became '.join(names)}")
    return kinds, notes


def _both(before: Section, after: Section) -> tuple[tuple[Section, Section], tuple[Section, Section]]:
    return (before, after), (after, before)


def _own(verbs: Sequence[str], others: Sequence[str]) -> list[str]:
    return [verb for verb in verbs if verb not in others] or list(verbs)


def of_words(before: str, after: str, language: Language) -> tuple[list[EditKind], list[str]]:
    """What changed wordings ask for: "should" that became "shall", a "not" that came or went, "as appropriate" that came.

    >>> from itures.language import built_in
    >>> of_words("the list should be public", "the list shall be public", built_in().of("en"))
    (['stronger'], ['stronger: should became shall'])
    """
    scale = language.strength
    here, there = _orders(before, scale), _orders(after, scale)
    softened, softened_now = _counted(scale.softeners, before), _counted(scale.softeners, after)
    denied, denied_now = _counted(scale.denials, before), _counted(scale.denials, after)
    turned = denied.total() != denied_now.total()
    same = _words_of(here) == _words_of(there) and softened == softened_now and not turned
    if same or _other(before, after):
        return [], []
    kinds: list[EditKind] = []
    notes: list[str] = []
    for one, other in _exchanged(here, there):
        _compare(one, other, turned, kinds, notes)
    if turned and not any(note.startswith(TURNED) for note in notes):
        notes += [f"{TURNED} “{word}” is new" for word in denied_now - denied]
        notes += [f"{TURNED} “{word}” is gone" for word in denied - denied_now]
    # One that took the place of another says the same.
    gone, new = [*(softened - softened_now).elements()], [*(softened_now - softened).elements()]
    for phrase in gone[len(new) :]:
        kinds.append("stronger")
        notes.append(f"stronger: “{phrase}” is gone")
    for phrase in new[len(gone) :]:
        kinds.append("weaker")
        notes.append(f"weaker: “{phrase}” is new")
    return list(dict.fromkeys(kinds)), notes


def _counted(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter([folded(one) for one in pattern.findall(text)])


def _words_of(orders: Sequence[_Order]) -> list[tuple[str, bool]]:
    return [(one.word, one.negated) for one in orders]


def _exchanged(here: Sequence[_Order], there: Sequence[_Order]) -> Iterator[tuple[_Order | None, _Order | None]]:
    """What stands in place of what, in order; None where nothing does."""
    ops = Indel.opcodes(_words_of(here), _words_of(there))
    for same, group in groupby(ops, key=lambda op: op.tag == "equal"):
        if not same:
            parts = list(group)
            gone = here[parts[0].src_start : parts[-1].src_end]
            come = there[parts[0].dest_start : parts[-1].dest_end]
            yield from zip_longest(gone, come)


def _orders(text: str, scale: Scale) -> list[_Order]:
    found = []
    act = scale.act.match(text)
    if act is not None:
        verb = folded(act["verb"])
        found.append(_Order(act["verb"], verb, "verbs", scale.verbs[verb], False))
    for match in scale.order.finditer(text):
        raw = " ".join(match[0].split())
        if raw in scale.capitals and _FIRST.search(text, 0, match.start()) is None:
            continue  # the month of May
        word = folded(match["modal"] or match["participle"] or scale.negated[folded(match["whole"])])
        negated = match["not"] is not None or match["whole"] is not None
        found.append(_Order(raw, word, *scale.ranks[word], negated))
    return found


def _other(before: str, after: str) -> bool:
    """Whether two wordings have so little in common that comparing what they ask for says nothing."""
    return Indel.normalized_similarity(before.casefold().split(), after.casefold().split()) < _LEAST


def _compare(one: _Order | None, other: _Order | None, turned: bool, kinds: list[EditKind], notes: list[str]) -> None:
    kind: EditKind | None
    if one is None or other is None:
        only = one or other
        if only is not None and only.family != "verbs":
            notes.append(f"“{only.raw}” is {'gone' if one else 'new'}")
    elif one.negated != other.negated:
        # "no station shall" that became "a station shall not" says the same.
        if turned:
            notes.append(f"{TURNED} {one.raw} became {other.raw}")
    elif one.family != other.family:
        kind = _across(one, other)
        kinds += [kind] if kind is not None else []
        notes.append(f"{kind}: {one.raw} became {other.raw}" if kind is not None else f"{one.raw} became {other.raw}")
    elif one.rank != other.rank:
        kind = "weaker" if other.rank < one.rank else "stronger"
        kinds.append(kind)
        notes.append(f"{kind}: {one.raw} became {other.raw}")


def _across(one: _Order, other: _Order) -> EditKind | None:
    """What a command is beside a request: "shall" that became "is invited to"."""
    ranks = {order.family: order.rank for order in (one, other)}
    if set(ranks) != {"modals", "participles"} or ranks["modals"] < _COMMAND or ranks["participles"] >= _COMMAND:
        return None
    return "weaker" if one.family == "modals" else "stronger"
