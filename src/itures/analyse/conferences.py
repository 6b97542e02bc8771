"""Conferences and assemblies by place and year: which body an edition belongs to."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache

from itures.resources import locate
from itures.words import edition_slug

_RADIO = re.compile(r"(?:wrc|warc|orb|mob|hfbc|cmr)-")
_SESSION = re.compile(r"c-?\d{2,4}\Z")
_PREDECESSORS = {"APP": "PP", "WARC": "WRC"}
"""Bodies whose texts are cited as those of their successor: an Additional Plenipotentiary Conference, a WARC."""


@cache
def _bodies() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    with locate("register/conferences.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            slug = edition_slug(row["place"], row["year"], {})
            body = _PREDECESSORS.get(row["body"], row["body"])
            if body not in found.get(slug, ()):
                found[slug] = (*found.get(slug, ()), body)
    return found


def bodies_of(edition: str) -> tuple[str, ...]:
    """The bodies that met at the place and in the year of an edition; none where the register knows none.

    >>> bodies_of("kigali-2022"), bodies_of("wrc-19"), bodies_of("atlantis-2020")
    (('WTDC',), ('WRC',), ())
    """
    if _RADIO.match(edition):
        return ("WRC",)
    if _SESSION.match(edition):
        return ("C",)
    prefix = edition.partition("-")[0].upper()
    if prefix in ("PP", "WTSA", "WTDC", "RA", "WTPF", "WCIT"):
        return (prefix,)
    return _bodies().get(edition, ())
