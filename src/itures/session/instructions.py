"""Who is told to do what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from itures.analyse.instructions.find import find_instructions
from itures.model.answer import Instructions
from itures.session.capabilities import Capability

if TYPE_CHECKING:
    from itures.model.instructions import Instruction
    from itures.model.tree import Document
    from itures.session.session import Session


def instructions(session: Session, document: Document) -> tuple[Instruction, ...]:
    """Who is told to do what, read as the session says. Raises NoModelError where it says "model" and there is none."""
    return find_instructions(document, session.settings.acts, session.languages)


INSTRUCTIONS = Capability(
    instructions, Instructions, ("at", "to", "force", "does", "object", "due", "due_at", "reports")
)
