"""The texts that a file holds, by what they are called and what others cite them by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from itures.analyse.references.resolve import adopter
from itures.model.answer import OwnText
from itures.model.ids import TextId
from itures.render.names import designation

if TYPE_CHECKING:
    from itures.language import Languages
    from itures.model.tree import Document


def own_texts(document: Document, languages: Languages) -> tuple[OwnText, ...]:
    """The texts of a document. A draft, and a proposal to change a text, have no id that others could cite."""
    found = []
    for one in document.instruments:
        id = None
        if one.kind != "provisions" and one.proposal is None and one.number is not None and one.edition is not None:
            id = str(TextId.adopted(adopter(document, one, languages), one.kind, one.number, one.edition))
        found.append(OwnText(id, designation(one), one.kind, one.span, one.revised))
    return tuple(found)
