"""What is still open in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from itures.analyse.brackets import find_brackets
from itures.model.answer import Brackets
from itures.model.brackets import BracketEntry
from itures.session.capabilities import Capability

if TYPE_CHECKING:
    from itures.model.tree import Document
    from itures.session.session import Session


def brackets(session: Session, document: Document) -> tuple[BracketEntry, ...]:
    """Brackets, alternatives and placeholders of a document, in the order of the text."""
    return find_brackets(document, session.languages)


BRACKETS = Capability(brackets, Brackets, ("at", "kind", "text", "depth"))
