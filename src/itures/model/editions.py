"""Editions of texts, and the conferences that adopt them.

An edition has a slug, by which it is known wherever it is cited: place and year ("antalya-2006"), the short name of a radio
conference ("wrc-23"), or the session of the Council ("c19"). This module makes slugs, compares them and prints them; what
words stand for an edition in a document is the grammar's matter (grammar/editions.py, grammar/designations.py).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from itures.model.folding import folded

Confidence = Literal["seen", "inferred", "own", "cited", "unconfirmed"]
"""How the register knows: `seen` in the source named, `inferred` from it, `own` knowledge nobody checked, `cited` only,
`unconfirmed` dates of conferences."""

SUCCESSORS: Final[Mapping[str, str]] = {"APP": "PP", "WARC": "WRC", "RRC": "WRC"}
"""Bodies whose texts are cited as those of another: an Additional Plenipotentiary Conference, radio conferences of old."""

_RADIO = re.compile(r"(?:wrc|warc|orb|mob|hfbc|cmr)-")
_CONFERENCES = ("PP", "WTSA", "WTDC", "RA", "WTPF", "WCIT")
"""Bodies whose editions may be cited by their short name and the year ("wtsa-24")."""
_SESSION = re.compile(r"c-?(?P<year>\d{4}|\d{2})\Z", re.IGNORECASE)
_SHORT = re.compile(r"[a-z]+-?\d{2}\Z|(?:wrc|warc|rrc|wtsa|wtdc|pp|ra|c)-\d{4}\Z")
_PLACE = re.compile(r"(?P<place>.+)-(?P<year>\d{4})\Z")
_BROKEN = re.compile(r"(?<=[-/])\s|\s")
_CENTURY = re.compile(r"(?<=^wrc-)20(?=0[1-9]$|[1-9]\d$)")
"""Years are short in the names of radio conferences, but for WRC-2000."""
_LAST_CENTURY = 40
"""Two digits from here on are of the last century, in which ITU's Council first met (1947)."""


_COUNCIL_FROM = {"RES": 1000, "DEC": 300}
_DIGITS = re.compile(r"\d{1,9}")


class Edition(NamedTuple):
    """An edition as a designation or a citation gives it: its slug, whether as revised, and the body that its words name."""

    slug: str
    revised: bool
    body: str | None = None

    def __str__(self) -> str:
        """As it stands in brackets.

        >>> str(Edition("antalya-2006", True)), str(Edition("wrc-19", True)), str(Edition("c19", False))
        ('Rev. Antalya, 2006', 'Rev.WRC-19', 'C19')
        """
        return label(self.slug, self.revised)


@dataclass(frozen=True, slots=True)
class Conference:
    """Who met where and when. `name` is the edition's slug as ids have it: "busan-2014", "wrc-19".

    `start` and `end` are the days (ISO 8601), empty where no source has them. `listed_whole` says that all that the
    conference adopted or revised is in the register.
    """

    body: str
    place: str
    year: int
    label: str
    name: str
    source: str
    confidence: Confidence
    start: str = ""
    end: str = ""
    listed_whole: bool = False


def body_code(name: str) -> str:
    """The body that adopts, by the code that the lexicon has for its name; its successor, where it has one.

    >>> body_code("council"), body_code("warc"), body_code("pp")
    ('C', 'WRC', 'PP')
    """
    code = name.upper()
    return "C" if code == "COUNCIL" else SUCCESSORS.get(code, code)


def body_of(slug: str) -> str | None:
    """The body whose name is in a slug, None where it is place and year.

    >>> body_of("warc-92"), body_of("c-1985"), body_of("wtsa-24"), body_of("kigali-2022")
    ('WRC', 'C', 'WTSA', None)
    """
    if _RADIO.match(slug):
        return "WRC"
    if is_session(slug):
        return "C"
    prefix = slug.partition("-")[0].upper()
    return prefix if prefix in _CONFERENCES else None


def is_session(slug: str) -> bool:
    """Whether a slug is a session of the Council.

    >>> is_session("c19"), is_session("cairo-2019")
    (True, False)
    """
    return _SESSION.match(slug) is not None


def slug_of(place: str, year: str, places: Mapping[str, str] | None = None) -> str:
    """Place and year of a conference as a slug; `places` are the usual names of places by their other spellings, folded.

    >>> slug_of("Yasmine Hammamet", "2016", {"yasmine hammamet": "Hammamet"}), slug_of("São Paulo", "1990")
    ('hammamet-2016', 'sao-paulo-1990')
    """
    usual = (places or {}).get(folded(place), place)
    plain = unicodedata.normalize("NFKD", usual).encode("ascii", "ignore").decode() or usual
    return re.sub(r"[^\w]+", "-", plain.casefold()).strip("-") + f"-{year}"


def slug_of_name(name: str) -> str:
    """The short name of a conference as a slug, wherever a line break cut it.

    >>> slug_of_name("WRC- 19"), slug_of_name("WARC92"), slug_of_name("WRC-2019"), slug_of_name("WRC-2000")
    ('wrc-19', 'warc-92', 'wrc-19', 'wrc-2000')
    """
    slug = _BROKEN.sub("", name.replace("\u2011", "-").replace("–", "-")).casefold()
    slug = slug if "-" in slug else re.sub(r"(?<=[a-z])(?=\d)", "-", slug)
    return _CENTURY.sub("", slug)


def session_slug(name: str) -> str:
    """A session of the Council as a slug.

    >>> session_slug("C-12"), session_slug("C12"), session_slug("C-1985")
    ('c12', 'c12', 'c-1985')
    """
    slug = name.casefold()
    return slug.replace("-", "") if len(slug.strip("c-")) == 2 else slug


def session_of(year: str) -> str:
    """The ordinary session of the Council in a year of four digits, as a slug.

    >>> session_of("2009"), session_of("1985"), session_of("1932")
    ('c09', 'c85', 'c-1932')
    """
    short = f"c{year[2:]}"
    return short if year_of(short) == int(year) else session_slug(f"c-{year}")


def is_of_council(series: str, number: str) -> bool:
    """Whether a number alone says that the Council adopted the text.

    Its resolutions and decisions passed these numbers before any conference's did: the Council numbers on since 1947.

    >>> is_of_council("RES", "1305"), is_of_council("RES", "200"), is_of_council("DEC", "5"), is_of_council("DEC", "588")
    (True, False, False, True)
    """
    digits = _DIGITS.match(number)
    return digits is not None and series in _COUNCIL_FROM and int(digits.group()) >= _COUNCIL_FROM[series]


@lru_cache(maxsize=1024)
def canonical(body: str, slug: str) -> str:
    """One spelling of a slug for comparison: sessions of the Council by their year, WRC-00 as WRC-2000.

    >>> canonical("C", "c19"), canonical("C", "c-2019"), canonical("WRC", "wrc-00"), canonical("PP", "busan-2014")
    ('c2019', 'c2019', 'wrc-2000', 'busan-2014')
    """
    slug = slug.casefold()
    if body == "C":
        match = _SESSION.match(slug)
        if match is None and slug.isdecimal():
            match = _SESSION.match(f"c{slug}")
        return f"c{full_year(match['year'])}" if match else slug
    if slug in ("wrc-00", "cmr-00", "cmr-2000"):
        return "wrc-2000"
    match = re.fullmatch(r"(?:wrc|cmr)-(\d{2,4})", slug)
    if match and match[1] != "2000":
        return f"wrc-{match[1][-2:]}"
    return slug


def full_year(year: str) -> int:
    """A year of two or four digits as a number.

    >>> full_year("97"), full_year("19"), full_year("2022")
    (1997, 2019, 2022)
    """
    number = int(year)
    return number if number > 99 else 1900 + number if number >= _LAST_CENTURY else 2000 + number


def year_of(slug: str) -> int | None:
    """The year in a slug, or at the end of another name such as "the Basic Texts 2023".

    >>> year_of("busan-2014"), year_of("wrc-97"), year_of("c19"), year_of("")
    (2014, 1997, 2019, None)
    """
    match = re.search(r"(\d{4}|\d{2})\Z", slug)
    return full_year(match[1]) if match else None


def label(slug: str, revised: bool | None = None, place: str = "") -> str:
    """An edition as it stands in brackets; `place` is the name of its place, where it is known better than by the slug.

    >>> label("buenos-aires-2017", True), label("wrc-19", True), label("florianopolis-2004", False, "Florianópolis")
    ('Rev. Buenos Aires, 2017', 'Rev.WRC-19', 'Florianópolis, 2004')
    """
    if _SHORT.match(slug):
        return ("Rev." if revised else "") + slug.upper()
    match = _PLACE.match(slug)
    name = f"{place or _titled(match['place'])}, {match['year']}" if match is not None else slug
    return ("Rev. " if revised else "") + name


def spoken(slug: str) -> str:
    """An edition in a sentence, without the signs that it has in brackets.

    >>> spoken("antalya-2006"), spoken("wrc-23"), spoken("c19")
    ('Antalya 2006', 'WRC-23', 'C19')
    """
    return label(slug).replace(",", "")


def _titled(place: str) -> str:
    return place.replace("-", " ").title()
