"""Stands in for the readers in the tests of the pool, at the top of a module, where worker processes find it."""

from __future__ import annotations

import os
import time

from itures.model.stream import Diagnostic, Span, UnreadableError, View
from itures.model.tree import Block, Document, Header


def load(source: str, data: bytes | None, view: View) -> Document:
    """The name says what happens: slow, bad, broken, dead. Everything else is a document of one paragraph."""
    if "slow" in source:
        time.sleep(0.2)
    if "bad" in source:
        raise UnreadableError("it is bad; mend it")
    if "broken" in source:
        raise ZeroDivisionError("oh")
    if "dead" in source:
        os._exit(1)
    text = (data or b"").decode() or source
    block = Block("paragraph", text, Span(0, len(text)))
    process = (Diagnostic("process", "info", str(os.getpid())),)
    return Document(source, "en", view, Header(), (block,), (), (), (), process)
