"""The JSON of a document, which is the contract with other programs: itures.document/1."""

from __future__ import annotations

from itures.model.codec import encode
from itures.model.tree import Document


def render(document: Document, indent: int = 2) -> str:
    """The record, indented by `indent` blanks a level, or on one line where it is 0.

    >>> from itures.model.tree import Header
    >>> render(Document("x.txt", "en", "revised", Header(), (), (), (), (), ()), indent=0)[:40]
    '{"source":"x.txt","language":"en","view"'
    """
    return encode(document, indent) + "\n"
