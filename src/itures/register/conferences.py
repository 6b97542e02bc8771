"""Conferences and assemblies: who met where and when, and which body an edition belongs to."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from typing import get_args

from itures.foundation.resources import locate
from itures.model.editions import SUCCESSORS, Conference, body_of, canonical, slug_of, year_of
from itures.model.references import Confidence


@cache
def conferences() -> tuple[Conference, ...]:
    """All of data/register/conferences.csv, in its order; a WARC is one of WRC.

    An Additional Plenipotentiary Conference keeps its body, for it is no conference that others are counted from.

    >>> conferences()[0].name, conferences()[0].body
    ('kyoto-1994', 'PP')
    """
    found = []
    with locate("register/conferences.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            body = row["body"] if row["body"] == "APP" else SUCCESSORS.get(row["body"], row["body"])
            confidence: Confidence = row["confidence"] if row["confidence"] in get_args(Confidence) else "own"  # type: ignore[assignment]
            name = row["label"].casefold() or slug_of(row["place"], row["year"])
            days = row["from"], row["to"], row["complete"] == "yes"
            found.append(
                Conference(body, row["place"], int(row["year"]), row["label"], name, row["source"], confidence, *days)
            )
    return tuple(found)


def by_name(meetings: Iterable[Conference]) -> Mapping[str, tuple[Conference, ...]]:
    """The meetings by all that slugs of editions call them: their name, and their place and year.

    >>> [one.body for one in by_name(conferences())["dubai-2012"]]
    ['WTSA', 'WCIT']
    """
    found: dict[str, tuple[Conference, ...]] = {}
    for one in meetings:
        for key in dict.fromkeys((one.name, slug_of(one.place, str(one.year)))):
            found[key] = (*found.get(key, ()), one)
    return found


@cache
def _by_name() -> Mapping[str, tuple[Conference, ...]]:
    return by_name(conferences())


@cache
def _bodies() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in conferences():
        slug, body = slug_of(one.place, str(one.year)), SUCCESSORS.get(one.body, one.body)
        if body not in found.get(slug, ()):
            found[slug] = (*found.get(slug, ()), body)
    return found


def bodies_of(edition: str) -> tuple[str, ...]:
    """The bodies that met at the place and in the year of an edition; none where the register knows none.

    >>> bodies_of("kigali-2022"), bodies_of("wrc-19"), bodies_of("atlantis-2020")
    (('WTDC',), ('WRC',), ())
    """
    named = body_of(edition)
    return (named,) if named is not None else _bodies().get(edition, ())


@cache
def _meetings() -> Mapping[str, tuple[Conference, ...]]:
    found: dict[str, list[Conference]] = {}
    for one in conferences():
        found.setdefault(one.body, []).append(one)
    return {body: tuple(sorted(held, key=lambda one: (one.year, one.name))) for body, held in found.items()}


def place_of(slug: str) -> str:
    """The slug by place and year of an edition that names a conference of a body that others go by: "pp-22"; others as they are.

    >>> place_of("pp-22"), place_of("wtdc-2017"), place_of("wrc-19"), place_of("pp-23")
    ('bucharest-2022', 'buenos-aires-2017', 'wrc-19', 'pp-23')
    """
    body, year = body_of(slug), year_of(slug)
    if body in (None, "WRC", "C"):
        return slug
    held = [one for one in _meetings().get(body, ()) if one.year == year]
    return held[0].name if len(held) == 1 else slug


def days_of(slug: str) -> tuple[str, str] | None:
    """The first and the last day of the conference of an edition's slug; None where no such one or no day of it is known.

    Where two bodies met at one place in one year, the slug does not tell which is meant.

    >>> days_of("dubai-2018"), days_of("wrc-19"), days_of("dubai-2012"), days_of("2018")
    (('2018-10-29', '2018-11-16'), ('2019-10-28', '2019-11-22'), None, None)
    """
    key = canonical("", slug)
    held = _by_name().get(key, ())
    named = [one for one in held if one.name == key]
    one = named[0] if len(named) == 1 else held[0] if len(held) == 1 else None
    return (one.start, one.end) if one is not None and one.end else None


def next_after(body: str, year: int) -> Conference | None:
    """The first meeting of a body after a year, None where none is known.

    >>> next_after("PP", 2006).name
    'guadalajara-2010'
    """
    return next((one for one in _meetings().get(body, ()) if one.year > year), None)
