"""The acts of a wording as instructions: each with its own object, deadline and receivers of reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from itures.analyse.instructions.deadlines import find_due
from itures.analyse.instructions.due_dates import due_at, due_on
from itures.analyse.instructions.further import Told, acts_of
from itures.analyse.instructions.objects import find_object, without_comma
from itures.analyse.instructions.reports import find_reports
from itures.analyse.instructions.told import asked_for
from itures.analyse.instructions.wording import Wording
from itures.foundation.words import first_word
from itures.grammar.addressees import read_addressees
from itures.language import Language
from itures.model.editions import year_of
from itures.model.instructions import Instruction

_NAME_LENGTH = 90
"""A partner with a longer name is a sentence that was taken for one."""


def read_by_rules(wording: Wording, language: Language) -> list[Told]:
    """The acts of a wording, by rules on its words."""
    return acts_of(wording.asked, wording.act, language.acts)


class Entry(NamedTuple):
    """An instruction, and the part of the wording of its clause that is about its act: all of it where it is the only one."""

    instruction: Instruction
    part: str


def entries(
    wordings: Iterable[tuple[Wording, list[Told], str]], edition: str | None, language: Language, source: str
) -> Iterator[Entry]:
    """An instruction for each act of wordings, in order; each wording comes with its acts and with what read them.

    The first act of a point has the deadline and the receivers of the point where it has none of its own, and says of which
    act they are (`due_act`, `reports_act`).
    """
    point: list[Entry] = []
    for wording, acts, by in wordings:
        if not wording.follows:
            yield from _point(point)
            point = []
        point += _acts(wording, acts, by, edition, language, source, len(point))
    yield from _point(point)


def _point(found: list[Entry]) -> list[Entry]:
    """The acts of a point, the first one with what holds for the point."""
    if len(found) < 2:
        return found
    first = found[0].instruction
    alike = [one.instruction for one in found if one.instruction.to == first.to]
    due = next((one for one in alike if one.due is not None), None)
    reported = next((one for one in alike if one.reports), None)
    if first.due is None and due is not None:
        first = replace(first, due=due.due, due_at=due.due_at, due_on=due.due_on, due_act=due.act)
    if not first.reports and reported is not None:
        first = replace(first, reports=reported.reports, reports_act=reported.act)
    return [Entry(first, found[0].part), *found[1:]]


def _acts(
    wording: Wording, acts: list[Told], by: str, edition: str | None, language: Language, source: str, before: int
) -> Iterator[Entry]:
    """An instruction for each act of a wording; `before` is how many acts of its point stand before it."""
    asked = asked_for(wording.asked, language)
    below = asked_for(" ".join(["", *wording.below]), language) if wording.below else ""
    year = year_of(edition) if edition is not None else None
    text = " ".join(wording.text.split())
    partners, limits = find_partners(wording.text, language), find_limits(wording.text, language)
    # "that the Secretary-General should ..." stands before what is asked for, and holds for all of it.
    lead = " ".join(wording.text[: max(0, wording.text.find(wording.asked))].split())
    parts = [f"{lead} {own}".strip() for own in _parts(wording.asked, acts, language)] if len(acts) > 1 else [text]
    for number, (one, own) in enumerate(zip(acts, parts, strict=True), before + 1):
        part = asked[one.start : one.end] + (below if one.end == len(asked) else "")
        due = find_due(part, language, year)
        at = due_at(due, edition, language)
        # Of acts that share what they are done to, the verbs of the others report for themselves.
        own_part = asked[one.start : one.act.end] + without_comma(part[one.rest - one.start :], language.acts)
        reports = () if language.acts.forbids(one.act.verb) else find_reports(own_part, language, asked[one.end :])
        told = Instruction(
            wording.at,
            wording.to,
            wording.force,
            one.act.verb,
            wording.object or _object(wording, one, language),
            due,
            reports,
            text,
            wording.span,
            wording.clause,
            (*wording.partners, *[name for name in partners if name not in wording.partners]),
            (*wording.limits, *[limit for limit in limits if limit not in wording.limits]),
            at,
            due_on(at),
            number,
            number if due is not None else None,
            number if reports else None,
            by,
            source,
        )
        yield Entry(told, own)


def _parts(asked: str, acts: Sequence[Told], language: Language) -> list[str]:
    """What a wording says of each of its acts: its own part, and the conditions with which the wording opens and closes, as they
    hold for all of them.
    """
    opening, closing = _outer(asked, language)
    parts: list[str] = []
    for one in acts:
        own = asked[one.start : one.end]
        before = opening if one.start >= len(opening) > 0 else ""
        behind = closing if one.end <= len(asked) - len(closing) else ""
        parts.append(" ".join(f"{before} {own} {behind}".split()))
    return parts


def _outer(asked: str, language: Language) -> tuple[str, str]:
    """The conditions with which a wording opens, before a comma, and those with which it closes, behind one: none, one, or several
    with commas and "and" between them.
    """
    limits = [match.span() for match in language.instructions.limit.within(asked, asked.casefold())]
    joints = frozenset(language.lexicon.words["closing_words"])

    def joined(between: str) -> bool:
        return all(word.strip(" ,;.") in joints for word in between.split() if word.strip(" ,;."))

    opened = 0
    for start, end in limits:
        if not joined(asked[opened:start]):
            break
        opened = end
    if not asked[opened:].lstrip().startswith(","):
        opened = 0
    closed = len(asked)
    for start, end in reversed(limits):
        if not joined(asked[end:closed]):
            break
        closed = start
    apart = asked[:closed].rstrip().endswith(",")
    return asked[:opened], asked[closed:] if apart else ""


def _object(wording: Wording, act: Told, language: Language) -> str | None:
    """What an act is done to, with the points that a colon opens."""
    rest = wording.asked[act.rest : act.end]
    if act.rest > act.act.end:
        particle = language.acts.particle.match(wording.asked, act.act.end)
        rest = f" {particle['word']}{rest}" if particle is not None else rest  # "to draw up and implement a plan"
    if not wording.below or act.end < len(wording.asked) or rest.rstrip()[-1:] != ":":
        return find_object(rest, language.acts)
    points = "; ".join([_unsigned(point) for point in wording.below])
    opened = " ".join(rest.split())
    return points if opened == ":" else f"{opened} {points}"


def _unsigned(point: str) -> str:
    return " ".join(point.split()).rstrip(" ;,.")


def find_partners(text: str, language: Language) -> tuple[str, ...]:
    """With whom something is to be done: "in collaboration with the Directors of the other Bureaux"."""
    names: list[str] = []
    patterns = language.instructions
    for match in patterns.partner.within(text, text.casefold()):
        stop = patterns.clause_end.search(text, match.end())
        who = read_addressees(text[: stop.start()] if stop is not None else text, match.end(), language.lexicon)
        names += [name for name in who.names if name not in names and _is_name(name, language)]
    return tuple(names)


def _is_name(name: str, language: Language) -> bool:
    """Whether a partner is somebody, and not a phrase on how or another act: "benefiting from the network", "enhance skills"."""
    printed = name.removeprefix("OTHER:")
    if printed == name:
        return True
    first = first_word(printed)
    acting = first in language.acts.verbs or first.endswith(language.acts.gerund)
    return len(name) < _NAME_LENGTH and not acting and language.acts.adjunct.match(f"{printed} ") is None


def find_limits(text: str, language: Language) -> tuple[str, ...]:
    """Within which limits: "within available resources", "subject to ...", as printed.

    >>> from itures.language import built_in
    >>> find_limits("to light buoys, within available resources, as appropriate", built_in().of("en"))
    ('within available resources', 'as appropriate')
    """
    found = language.instructions.limit.within(text, text.casefold())
    return tuple(dict.fromkeys(" ".join(match.group().split()) for match in found))
