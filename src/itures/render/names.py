"""Names of texts as a delegate would write them, from the ids and fields that stand for them."""

from __future__ import annotations

from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, Final

from itures.model.editions import label
from itures.model.ids import INTERNAL, OTHER, TextId
from itures.render.visible import visible

if TYPE_CHECKING:
    from itures.model.tree import Instrument

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


def cited(id: str, revised: bool | None = None) -> str:
    """A cited text by its name; ids of families that have none of their own are their names.

    >>> cited("PP/RES/14@antalya-2006", True)
    'PP Resolution 14 (Rev. Antalya, 2006)'
    >>> cited("CS/No.28A"), cited("ITU-T/REC/D.150"), cited("#resolves 4")
    ('No. 28A of the Constitution', 'Recommendation ITU-T D.150', 'resolves 4')
    """
    it = TextId.read(id)
    if it.body == INTERNAL:
        return visible(it.number) or "no clause"
    bracket = f" ({label(it.edition, revised)})" if it.edition else ""
    if it.body in _BASIC:
        text = _provision(it)
    elif it.body in _SECTORS and it.type in _TYPES:
        text = f"{_TYPES[it.type]} {_SECTORS[it.body]} {it.number}"
    elif it.type in _TYPES and it.number:
        text = f"{_BODIES.get(it.body, it.body)} {_TYPES[it.type]} {it.number}"
    elif it.body == "WSIS" and it.number in _WSIS:
        text = _WSIS[it.number]
    elif it.body == "SDG" and it.number:
        text = f"Sustainable Development Goal {it.number}"
    elif it == ("UN", "", "AGENDA-2030", ""):
        text = "2030 Agenda"
    elif it.body == "ITU" and "SP" in (it.type, it.number):
        text = f"Strategic plan {it.number if it.type else ''}".strip()
    elif it.body == OTHER:
        text = it.number
    else:
        text = str(it._replace(edition=""))
    return visible(text + bracket)


def addressee(id: str) -> str:
    """Somebody who is told to act, by name.

    >>> addressee("TSB-DIR"), addressee("OTHER:concerned parties")
    ('Director of TSB', 'concerned parties')
    """
    return ADDRESSEES.get(id) or visible(id.removeprefix("OTHER:"))


def designation(instrument: Instrument) -> str:
    """A text of a file by what it is called: "Resolution 14 (Rev. Antalya, 2006)", a draft's label, a provision's number.

    >>> from itures.model.stream import Span
    >>> from itures.model.tree import Instrument
    >>> nothing = ((), (), (), (), (), (), Span(0, 1))
    >>> designation(Instrument("1", "resolution", "14", None, True, "antalya-2006", None, None, None, (), None, *nothing))
    'Resolution 14 (Rev. Antalya, 2006)'
    """
    if instrument.kind == "provisions":
        number = instrument.number or ""
        return visible(_BASIC[number].removeprefix("the ") if number in _BASIC else number or "Provisions")
    kind = instrument.kind.capitalize()
    if instrument.draft is not None:
        return visible(f"Draft new {kind} [{instrument.draft}]")
    name = f"{kind} {instrument.number}" if instrument.number is not None else f"Draft new {kind}"
    if instrument.edition is not None and instrument.number is not None:
        name += f" ({label(instrument.edition, instrument.revised)})"
    return visible(name)


def _provision(id: TextId) -> str:
    """A place in a basic text, or all of it."""
    of = _BASIC[id.body]
    if not id.number:
        return of.removeprefix("the ")
    place = id.provision
    if place is None:
        return f"{id.number} of {of}"
    word = {"Art": "Article", "App": "Appendix", "No": "No.", "Res": "Resolution"}.get(place.unit, place.unit)
    last = f"-{place.last}" if place.last else ""
    return f"{word} {place.first.strip()}{last} of {of}"


def file_name(source: str) -> str:
    """A file as a page for others names it: where it lies is nobody's concern but the user's.

    >>> file_name("drafts/of today/new.docx"), file_name("new.txt")
    ('new.docx', 'new.txt')
    """
    return PureWindowsPath(source).name or source  # it takes strokes of both kinds
