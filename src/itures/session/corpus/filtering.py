"""Which clauses of a corpus are asked for, in the words of a person or of a program."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypedDict, get_args

from itures.model.diff import ClauseKind
from itures.model.editions import canonical
from itures.render.names import ADDRESSEES

if TYPE_CHECKING:
    from itures.store.filters import Filters

Words = str | Sequence[str]
"""One word, or several."""
BODIES_TOLD = (*ADDRESSEES, "OTHER")
"""Who can be told to act."""
_REVISED = "rev."
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class OfTexts(TypedDict, total=False):
    """Which texts are asked: those of these bodies ("PP"), of these editions ("dubai-2018", "PP-18"), in these languages ("en"),
    from one year, month or day on ("2018", "2018-11") and until another one. What is left out asks for all.
    """

    bodies: Words
    editions: Words
    languages: Words
    since: str
    until: str


class OfClauses(OfTexts, total=False):
    """The same, with the kinds of clauses ("point", "title", "operative", "preambular") and who is told to act there ("SG")."""

    kinds: Words
    to: Words


def filters_of(asked: OfTexts, kinds: Words = (), to: Words = ()) -> Filters:
    """The filters of a question about texts, or about clauses in them of these kinds, or that tell these to act. Raises ValueError
    for what there is not, and says what there is.

    >>> filters_of({"bodies": "pp", "editions": ["PP-18"], "since": "2018"}).editions
    ['dubai-2018']
    """
    from itures.store.filters import PARTS, Filters

    dates = [asked.get("since", ""), asked.get("until", "")]
    for one in dates:
        if one and not is_date(one):
            raise ValueError(f"{one}: give a year, a month or a day: 2018, 2018-11, 2018-11-16")
    return Filters(
        [one.upper() for one in words(asked.get("bodies", ()))],
        [slug for one in words(asked.get("editions", ())) for slug in slugs(one)],
        known([one.lower() for one in words(kinds)], (*get_args(ClauseKind), *PARTS), "kinds"),
        addressees(words(to), "to"),
        [one.lower() for one in words(asked.get("languages", ()))],
        *dates,
    )


def words(given: Words) -> list[str]:
    """One word or several, as a list.

    >>> words("PP"), words(["PP", "WTSA"])
    (['PP'], ['PP', 'WTSA'])
    """
    return [given] if isinstance(given, str) else [*given]


def addressees(given: Sequence[str], name: str) -> list[str]:
    """Who is told to act, or to whom reports go. Raises ValueError for somebody unknown."""
    return known([one.upper() for one in given], BODIES_TOLD, name)


def known(given: Sequence[str], allowed: Collection[str], name: str) -> list[str]:
    """The same, if all of them are among what there is. Raises ValueError otherwise.

    >>> known(["lamp"], ["point"], "kinds")
    Traceback (most recent call last):
    ValueError: kinds: there is no lamp; choose among: point
    """
    for one in given:
        if one not in allowed:
            raise ValueError(f"{name}: there is no {one}; choose among: {', '.join(sorted(allowed))}")
    return [*given]


def slugs(edition: str) -> list[str]:
    """An edition in the spellings that editions are compared in: "2018" may be a session of the Council.

    >>> slugs("(Rev. Dubai, 2018)"), slugs("PP-18")
    (['dubai-2018'], ['dubai-2018'])
    """
    from itures.register.conferences import place_of

    plain = edition.strip().removeprefix("(").removesuffix(")")
    plain = plain[len(_REVISED) :].strip() if plain.lower().startswith(_REVISED) else plain
    slug = place_of(canonical("", plain.replace(", ", "-").replace(" ", "-")))
    return list(dict.fromkeys([slug, canonical("C", slug), canonical("WRC", slug)]))


def is_date(text: str) -> bool:
    """Whether this is a year, a month or a day.

    >>> is_date("2018-11"), is_date("2018-13"), is_date("yesterday")
    (True, False, False)
    """
    if _DATE.fullmatch(text) is None:
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - len("2018") :])
    except ValueError:
        return False
    return True


def clauses_of(asked: OfClauses) -> Filters:
    """The filters of a question about clauses.

    >>> clauses_of({"kinds": ["point", "operative"], "to": "sg"}).to
    ['SG']
    """
    return filters_of(asked, asked.get("kinds", ()), asked.get("to", ()))
