"""Ids of texts: what a text is called wherever it is cited, and the one place that takes such ids apart.

    PP/RES/14@antalya-2006      a text of a conference: body, type, number, edition
    ITU-T/REC/E.164             a text of a Sector
    UNGA/RES/70/125             a resolution of the United Nations, whose number has a slash
    CS/No.28A, CV/Art.3-5       a number or an Article of a basic text, or a range of them; CS is all of it
    SDG/3, WSIS/TA              what is known by a name
    #resolves 2 a)              a clause of the citing text itself
    OTHER:the ICAO Convention   what has no id but its name

In JSON an id is the string; in the program it is a TextId.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from itures.model.tree import AdoptedKind

TYPES: Final[Mapping[str, AdoptedKind]] = {
    "RES": "resolution",
    "DEC": "decision",
    "REC": "recommendation",
    "OP": "opinion",
}
"""The types of texts that conferences adopt."""
TREATIES: Final = ("CS", "CV", "GR", "ITR", "RR")
"""The treaty texts whose provisions have ids: Constitution, Convention, General Rules, both Regulations."""
CODES: Final[Mapping[AdoptedKind, str]] = {kind: code for code, kind in TYPES.items()}
"""The same the other way round: what an id has for the kind of an instrument."""

INTERNAL, OTHER = "#", "OTHER"
"""The bodies of ids that have none: of the citing text itself, and of what is known by its name alone."""

_BOUNDARIES = ("/", "@", ".", "-", " ")
_PROVISION = re.compile(r"(?P<unit>Art|No|App|Annex|Res)\.?(?P<first>.*?)(?:(?<=\w)-(?P<last>\w+))?\Z", re.DOTALL)
_SECTOR = re.compile(r"\AITU-[RTD]\s*", re.IGNORECASE)


class Provision(NamedTuple):
    """A place in a basic text: what is counted ("Art", "No", "App"), its number, and the last one of a range."""

    unit: str
    first: str
    last: str = ""

    def __str__(self) -> str:
        """As ids have it.

        >>> str(Provision("No", "28A")), str(Provision("Art", "3", "5"))
        ('No.28A', 'Art.3-5')
        """
        return f"{self.unit}.{self.first}{f'-{self.last}' if self.last else ''}"


class TextId(NamedTuple):
    """An id in its parts. `type` is empty where an id has none, as of provisions: their `number` is "Art.3".

    >>> TextId.read("PP/RES/14@antalya-2006")
    TextId(body='PP', type='RES', number='14', edition='antalya-2006')
    >>> str(TextId("CS", "", "No.28A"))
    'CS/No.28A'
    """

    body: str
    type: str = ""
    number: str = ""
    edition: str = ""

    @classmethod
    def read(cls, text: str) -> TextId:
        """The id that a string is. Any string is one; what is in no known form is taken for a name.

        >>> TextId.read("UNGA/RES/70/125").number, TextId.read("#resolves 1/2").number, TextId.read("SDG/3").type
        ('70/125', 'resolves 1/2', '')
        """
        return _read(text)

    @classmethod
    def adopted(cls, body: str, kind: AdoptedKind, number: str, edition: str = "") -> TextId:
        """The id of a text of a conference; the Sector in its number is said by its body already.

        >>> str(TextId.adopted("RA", "resolution", "ITU-R 1-9")), str(TextId.adopted("PP", "decision", "5"))
        ('RA/RES/1-9', 'PP/DEC/5')
        """
        return cls(body, CODES[kind], _SECTOR.sub("", number), edition)

    def __str__(self) -> str:
        if self.body == INTERNAL:
            return INTERNAL + self.number
        if self.body == OTHER:
            return f"{OTHER}:{self.number}"
        path = "/".join([part for part in self[:3] if part])
        return f"{path}@{self.edition}" if self.edition else path

    @property
    def text(self) -> TextId:
        """The text whatever its edition. The Radiocommunication Assembly numbers editions: 1-8 and 1-9 are one text.

        >>> str(TextId.read("PP/RES/14@antalya-2006").text), str(TextId.read("RA/RES/1-9").text)
        ('PP/RES/14', 'RA/RES/1')
        """
        if self.body != "RA":
            return self._replace(edition="")
        return self._replace(number=self.number.partition("-")[0], edition="")

    @property
    def suffix(self) -> int | None:
        """What numbers the edition of a text of the Radiocommunication Assembly, None where nothing does.

        >>> TextId.read("RA/RES/1-9").suffix, TextId.read("RA/RES/1").suffix, TextId.read("UNGA/RES/70-1").suffix
        (9, None, None)
        """
        suffix = self.number.partition("-")[2] if self.body == "RA" else ""
        return int(suffix) if suffix.isdecimal() else None

    @property
    def is_adopted(self) -> bool:
        """Whether it is a resolution, decision, recommendation or opinion with a number.

        >>> TextId.read("PP/RES/14").is_adopted, TextId.read("ITU-T/Q/1").is_adopted, TextId.read("CS/Art.3").is_adopted
        (True, False, False)
        """
        return self.type in TYPES and bool(self.number)

    @property
    def value(self) -> int | None:
        """The number as a number, None where it is none.

        >>> TextId.read("PP/RES/14").value, TextId.read("WRC/RES/COM5-4").value
        (14, None)
        """
        return int(self.number) if self.number.isdecimal() else None

    @property
    def provision(self) -> Provision | None:
        """The Article or number that it is, None where it is none.

        >>> TextId.read("CV/Art.3-5").provision, TextId.read("RR/No.5.441B").provision, TextId.read("CS").provision
        (Provision(unit='Art', first='3', last='5'), Provision(unit='No', first='5.441B', last=''), None)
        """
        return _provision(self.number) if not self.type and self.body not in (INTERNAL, OTHER) else None


@lru_cache(maxsize=1024)
def _read(text: str) -> TextId:
    """A document cites the same texts again and again, and each citation is asked for several times."""
    if text.startswith(INTERNAL):
        return TextId(INTERNAL, "", text[1:])
    if text.startswith(f"{OTHER}:"):
        return TextId(OTHER, "", text[len(OTHER) + 1 :])
    name, _, edition = text.partition("@")
    body, _, rest = name.partition("/")
    type, _, number = rest.partition("/")
    return TextId(body, type, number, edition) if number else TextId(body, "", rest, edition)


@lru_cache(maxsize=4096)
def _provision(number: str) -> Provision | None:
    match = _PROVISION.match(number)
    return Provision(match["unit"], match["first"], match["last"] or "") if match is not None else None


def internal(path: str) -> str:
    """The id of a clause of the citing text itself.

    >>> internal("resolves 2")
    '#resolves 2'
    """
    return INTERNAL + path


def other(name: str) -> str:
    """The id of something or somebody known by its name alone.

    >>> other("the ICAO Convention")
    'OTHER:the ICAO Convention'
    """
    return f"{OTHER}:{name}"


def order(id: str) -> tuple[str, str, int, str]:
    """What ids of adopted texts are sorted by: body, type, and the number as a number.

    >>> sorted(["PP/RES/14", "PP/RES/9", "C/DEC/5"], key=order)
    ['C/DEC/5', 'PP/RES/9', 'PP/RES/14']
    """
    it = TextId.read(id)
    digits = re.match(r"\d+", it.number)
    return it.body, it.type, int(digits.group()) if digits else 0, it.number


def is_under(id: str, prefix: str) -> bool:
    """Whether an id is this one, or one under it: an edition, a part, a text of the body. Case does not matter.

    >>> [is_under("PP/RES/14@antalya-2006", prefix) for prefix in ("pp/res/14", "PP", "PP/RES/1")]
    [True, True, False]
    """
    id, prefix = id.casefold(), prefix.strip().casefold().rstrip("/@")
    if prefix == INTERNAL:
        return id.startswith(INTERNAL)
    return bool(prefix) and (id == prefix or id.startswith(tuple(prefix + sign for sign in _BOUNDARIES)))


def as_written(words: str) -> str:
    """An id that a person wrote in small letters, or with a word for the type, without its edition.

    >>> as_written("pp/resolution/71@dubai-2018")
    'PP/RES/71'
    """
    return str(capitals(words)._replace(edition="")).upper()


def capitals(words: str) -> TextId:
    """The id that a person wrote in small letters, or with a word for the type; its number stays as it is written.

    >>> str(capitals("pp/resolution/71@Dubai-2018")), str(capitals("cs/No.28A")), str(capitals("pp/res"))
    ('PP/RES/71@dubai-2018', 'CS/No.28A', 'PP/RES')
    """
    names = {kind.upper(): code for code, kind in TYPES.items()}
    it = TextId.read(words)
    known = it.type.upper() in (*names, *TYPES)
    alone = not it.type and it.number.upper() in (*names, *TYPES)
    type = names.get(it.type.upper(), it.type.upper()) if known else it.type
    number = names.get(it.number.upper(), it.number.upper()) if alone else it.number
    return TextId(it.body.upper(), type, number, it.edition.casefold())


def proposal_parts(id: str) -> tuple[tuple[str, ...], str, str]:
    """The sources, the document and the item of a proposal's id.

    >>> proposal_parts("ARG/AUS/77A1/2")
    (('ARG', 'AUS'), '77A1', '2')
    >>> proposal_parts("IAP-5-6"), proposal_parts("IAP-1")
    ((('IAP',), '5', '6'), (('IAP',), '', '1'))
    """
    if "/" not in id:  # of a regional group's own papers
        source, *numbers = id.split("-")
        return (source,), numbers[0] if len(numbers) > 1 else "", numbers[-1]
    *sources, document, item = id.split("/")
    return tuple(sources), document, item
