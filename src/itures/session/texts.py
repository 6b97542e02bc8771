"""The texts that a file holds, by what they are called and what others cite them by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from itures.analyse.references.resolve import adopter
from itures.grammar.designations import read_designation
from itures.model.answer import OwnText
from itures.model.ids import TextId
from itures.render.names import designation

if TYPE_CHECKING:
    from itures.language import Languages
    from itures.language.parsing import Lexicon
    from itures.model.tree import Document, Instrument


def own_texts(document: Document, languages: Languages) -> tuple[OwnText, ...]:
    """The texts of a document. A draft, and a proposal to change a text, have no id that others could cite; what has no edition
    has one only where its number says it, as "ITU-R 1-6" does.
    """
    found = []
    lexicon = languages.of(document.language).lexicon
    for one in document.instruments:
        id = None
        adopted = one.proposal is None and not _is_draft(one, lexicon)
        if adopted and one.kind != "provisions" and one.number is not None:
            named = TextId.adopted(adopter(document, one, languages), one.kind, one.number, one.edition or "")
            id = str(named) if one.edition is not None or named.suffix is not None else None
        found.append(OwnText(id, designation(one), one.kind, one.span, one.revised))
    return tuple(found)


def _is_draft(instrument: Instrument, lexicon: Lexicon) -> bool:
    """Whether its designation says so: "DRAFT REVISION OF RESOLUTION 14 (Rev. Antalya, 2006)" is not the text of Antalya."""
    designations = (read_designation(one.text, lexicon) for one in instrument.head if one.role == "designation")
    return any(one is not None and one.is_draft for one in designations)
