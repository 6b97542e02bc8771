"""The notes of a document, and what they cite, checked with the register of the session."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from itures.analyse.footnotes import find_footnotes
from itures.analyse.references.resolve import own_texts
from itures.analyse.references.status import check
from itures.model.answer import Footnotes
from itures.model.footnotes import NoteEntry
from itures.session.capabilities import Capability

if TYPE_CHECKING:
    from itures.model.tree import Document
    from itures.session.session import Session


def footnotes(session: Session, document: Document) -> tuple[NoteEntry, ...]:
    """The notes of a document, each with what it cites and its status."""
    own = own_texts(document, session.languages)
    return tuple(
        [
            replace(note, references=check(note.references, session.register_for(document), own))
            if note.references
            else note
            for note in find_footnotes(document, session.languages)
        ]
    )


FOOTNOTES = Capability(footnotes, Footnotes, ("mark", "at", "kind", "text"))
