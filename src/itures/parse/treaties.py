"""Treaty texts in the tree: parts, articles and sections, and provisions that are cited by number wherever they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from itures.grammar.calls import Call
from itures.model.tree import Instrument
from itures.parse.growing import OpenDivision, OpenInstrument, OpenSection
from itures.parse.units import Unit

PROVISIONS: Final = Call("", "operative", (), (), "bare", 0)
"""Provisions stand under no call, and bind those whom they name."""
RANKS: Final[Mapping[str, int]] = {
    "annex": 0,
    "appendix": 0,
    "preamble": 1,
    "part": 1,
    "chapter": 2,
    "article": 4,
    "section": 5,
}
"""Which part stands inside which. Sections of the Radio Regulations stand in articles, those of the Convention above them."""
_SECTION_OF_ARTICLES = 3


def take(instrument: OpenInstrument, unit: Unit) -> None:
    """One more unit of a treaty text."""
    here = instrument.here
    instrument.ended = instrument.ended or unit.kind == "reasons"
    if instrument.ended and unit.provision is None:
        # Below the reasons nothing goes on with a provision: points and paragraphs are those of the reasons.
        unit.kind = "reasons" if unit.kind in ("item", "text", "aside", "heading") else unit.kind
        instrument.foot.append(unit)
        return
    if unit.kind in ("item", "text", "table", "aside") and here is None:
        here = instrument.here = OpenSection(Unit("call", "", [], call=PROVISIONS))
        instrument.sections.append(here)
    match unit.kind:
        case "title":
            instrument.head.append(unit)
        case "division" if unit.provision is not None:
            _divide(instrument, unit, unit.provision.kind)
        case "division-title" if isinstance(here, OpenDivision):
            here.title = unit
        case "item" if here is not None:
            (here.groups[-1] if isinstance(here, OpenDivision) else here.group).item(unit)
        case "text" if isinstance(here, OpenDivision):
            _text(here, unit)
        case "text" if isinstance(here, OpenSection):
            here.text(unit)
        case "table" | "aside" | "heading" if isinstance(here, OpenDivision):
            here.text(unit)
        case "table" | "aside" | "heading" if isinstance(here, OpenSection):
            here.tables.append(unit)
        case _:
            instrument.foot.append(unit)


def named(found: OpenInstrument, instrument: Instrument) -> Instrument:
    """The instrument by what it is about: a whole treaty text, or the first of its parts or provisions."""
    unit = _first(found)
    whole = instrument.title is not None and instrument.proposal is None
    number = found.treaty if whole else unit.path if unit is not None else found.treaty
    heading = found.divisions[0].title if found.divisions and not found.sections else None
    title = instrument.title or (" ".join(heading.text.split()) if heading is not None else None)
    return replace(
        instrument, kind="provisions", number=number or None, treaty=found.treaty or None, title=title, edition=None
    )


def _first(found: OpenInstrument) -> Unit | None:
    """The first provision, or the heading of the first part."""
    for section in found.sections:
        if section.group.nodes:
            return section.group.nodes[0].unit
    return found.divisions[0].unit if found.divisions else None


def _divide(instrument: OpenInstrument, unit: Unit, kind: str) -> None:
    above = instrument.stack[-1] if instrument.stack else None
    if kind == "article" and above is not None and above.kind == "section" and not _has_provisions(above):
        # A section that articles follow stands beside the one before it, not in an article of that one.
        instrument.stack.pop()
        instrument.holder.remove(above)
        above.rank = _SECTION_OF_ARTICLES
        instrument.divide(above)
    instrument.divide(OpenDivision(unit, kind, RANKS[kind]))


def _has_provisions(division: OpenDivision) -> bool:
    return bool(division.divisions) or any(group.nodes or group.blocks for group in division.groups)


def _text(division: OpenDivision, unit: Unit) -> None:
    """A further paragraph of a provision, or one that stands under the heading, before the first of them."""
    last = division.groups[-1].last
    if last is not None:
        last.texts.append(unit)
    else:
        division.groups[-1].blocks.append(unit)
