"""What a document cites, checked with the register of the session, and with the texts that it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from itures.analyse.references.resolve import find_references, own_texts
from itures.analyse.references.status import check
from itures.model.answer import References
from itures.model.references import Reference
from itures.session.capabilities import Capability

if TYPE_CHECKING:
    from itures.model.tree import Document
    from itures.session.session import Session


def references(session: Session, document: Document) -> tuple[Reference, ...]:
    """What a document cites, each with its status."""
    own = own_texts(document, session.languages)
    cited = find_references(document, languages=session.languages)
    found = check(cited, session.register_for(document, cited), own)
    return tuple([session.editions.told(one) for one in found]) if session.settings.texts else found


REFERENCES = Capability(references, References, ("at", "raw", "id", "rev", "pin", "kind", "status", "message"))
