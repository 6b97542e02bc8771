"""The provisions of treaty texts in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from itures.analyse.provisions import find_provisions
from itures.model.answer import Provisions
from itures.model.provisions import ProvisionEntry
from itures.session.capabilities import Capability

if TYPE_CHECKING:
    from itures.model.tree import Document
    from itures.session.session import Session


def provisions(session: Session, document: Document) -> tuple[ProvisionEntry, ...]:
    """The provisions of a document, in the order of the text."""
    return find_provisions(document, session.languages)


PROVISIONS = Capability(provisions, Provisions, ("id", "number", "letter", "text", "part"))
