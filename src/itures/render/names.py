"""Names of texts as a delegate would write them, from the ids and fields that stand for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from itures.render.visible import visible

if TYPE_CHECKING:
    from itures.model.tree import Instrument, InstrumentKind

_TYPES: Final = {
    "RES": "Resolution",
    "DEC": "Decision",
    "REC": "Recommendation",
    "OP": "Opinion",
    "REP": "Report",
    "Q": "Question",
    "HB": "Handbook",
    "SUP": "Supplement",
}
CODES: Final[dict[InstrumentKind, str]] = {
    "resolution": "RES",
    "decision": "DEC",
    "recommendation": "REC",
    "opinion": "OP",
}
"""The types of texts that conferences adopt, as ids have them."""

ADDRESSEES: Final = {
    "SG": "Secretary-General",
    "DSG": "Deputy Secretary-General",
    "BR-DIR": "Director of BR",
    "TSB-DIR": "Director of TSB",
    "BDT-DIR": "Director of BDT",
    "COUNCIL": "Council",
    "MS": "Member States",
    "SM": "Sector Members",
    "ASSOC": "Associates",
    "ACAD": "Academia",
    "ADMIN": "administrations",
    "PP": "Plenipotentiary Conference",
    "WTSA": "WTSA",
    "WTDC": "WTDC",
    "WRC": "WRC",
    "RA": "Radiocommunication Assembly",
    "WTPF": "WTPF",
    "WCIT": "WCIT",
    "ITU-R": "ITU-R",
    "ITU-T": "ITU-T",
    "ITU-D": "ITU-D",
    "SGS": "study groups",
    "TSAG": "TSAG",
    "RAG": "RAG",
    "TDAG": "TDAG",
    "RRB": "Radio Regulations Board",
    "CPM": "Conference Preparatory Meeting",
    "RTO": "regional telecommunication organizations",
    "GS": "General Secretariat",
    "UN": "United Nations",
}
"""Who may be told to act, by identifier: annotation guide, section 4."""

_BODIES: Final = {"C": "Council", "UNGA": "UN General Assembly"}
_SECTORS: Final = {"ITU-T": "ITU-T", "ITU-R": "ITU-R", "ITU-D": "ITU-D", "RA": "ITU-R"}
_BASIC: Final = {
    "CS": "the Constitution",
    "CV": "the Convention",
    "GR": "the General Rules",
    "RR": "the Radio Regulations",
    "ITR": "the International Telecommunication Regulations",
}
_WSIS: Final = {
    "TA": "Tunis Agenda",
    "TC": "Tunis Commitment",
    "GPA": "Geneva Plan of Action",
    "GDP": "Geneva Declaration of Principles",
}
_WITH_NUMBER: Final = re.compile(r"(Art|No|App|Annex|Res)\.?(.*)\Z", re.DOTALL)
_CONFERENCE: Final = re.compile(r"[a-z]+-?\d{2}\Z|(?:wrc|warc|rrc|wtsa|wtdc|pp|ra)-\d{4}\Z")
_PLACE: Final = re.compile(r"(.+)-(\d{4})\Z")


def edition(slug: str, revised: bool | None = None) -> str:
    """An edition as it stands in brackets.

    >>> edition("buenos-aires-2017", True), edition("wrc-19", True)
    ('Rev. Buenos Aires, 2017', 'Rev.WRC-19')
    """
    if _CONFERENCE.match(slug):
        return ("Rev." if revised else "") + slug.upper()
    place = _PLACE.match(slug)
    name = f"{place[1].replace('-', ' ').title()}, {place[2]}" if place is not None else slug
    return ("Rev. " if revised else "") + name


def cited(id: str, revised: bool | None = None) -> str:
    """A cited text by its name; ids of families that have none of their own are their names.

    >>> cited("PP/RES/14@antalya-2006", True)
    'PP Resolution 14 (Rev. Antalya, 2006)'
    >>> cited("CS/No.28A"), cited("ITU-T/REC/D.150"), cited("#resolves 4")
    ('No. 28A of the Constitution', 'Recommendation ITU-T D.150', 'resolves 4')
    """
    if id.startswith("#"):
        return visible(id[1:]) or visible(id)
    name, _, slug = id.partition("@")
    bracket = f" ({edition(slug, revised)})" if slug else ""
    body, _, rest = name.partition("/")
    kind, _, number = rest.partition("/")
    if body in _BASIC:
        text = _provision(body, rest)
    elif body in _SECTORS and kind in _TYPES:
        text = f"{_TYPES[kind]} {_SECTORS[body]} {number}"
    elif kind in _TYPES and number:
        text = f"{_BODIES.get(body, body)} {_TYPES[kind]} {number}"
    elif body == "WSIS" and rest in _WSIS:
        text = _WSIS[rest]
    elif body == "SDG" and rest:
        text = f"Sustainable Development Goal {rest}"
    elif name == "UN/AGENDA-2030":
        text = "2030 Agenda"
    elif body == "ITU" and kind == "SP":
        text = f"Strategic plan {number}".strip()
    else:
        text = name.removeprefix("OTHER:")
    return visible(text + bracket)


def addressee(id: str) -> str:
    """Somebody who is told to act, by name.

    >>> addressee("TSB-DIR"), addressee("OTHER:concerned parties")
    ('Director of TSB', 'concerned parties')
    """
    return ADDRESSEES.get(id) or visible(id.removeprefix("OTHER:"))


def designation(instrument: Instrument) -> str:
    """A text of a file by what it is called, whatever its type: "Resolution 14 (Rev. Antalya, 2006)" or a draft's label.

    >>> from itures.model.stream import Span
    >>> from itures.model.tree import Instrument
    >>> nothing = ((), (), (), (), (), (), Span(0, 1))
    >>> designation(Instrument("1", "resolution", "14", None, True, "antalya-2006", None, None, None, (), None, *nothing))
    'Resolution 14 (Rev. Antalya, 2006)'
    """
    kind = instrument.kind.capitalize()
    if instrument.draft is not None:
        return visible(f"Draft new {kind} [{instrument.draft}]")
    name = f"{kind} {instrument.number}" if instrument.number is not None else f"Draft new {kind}"
    if instrument.edition is not None and instrument.number is not None:
        name += f" ({edition(instrument.edition, instrument.revised)})"
    return visible(name)


def _provision(body: str, rest: str) -> str:
    """A place in a basic text, or all of it."""
    of = _BASIC[body]
    if not rest:
        return of.removeprefix("the ")
    unit = _WITH_NUMBER.match(rest)
    if unit is None:
        return f"{rest} of {of}"
    word = {"Art": "Article", "App": "Appendix", "No": "No.", "Res": "Resolution"}.get(unit[1], unit[1])
    return f"{word} {unit[2].strip()} of {of}"
