"""The table of rules: what can be found fault with in a document, by a code of its own.

A rule checks one document; it may ask what a capability finds in it. Another package adds one by an entry point in the group
"itures.rules".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from itures.foundation.tables import Table
from itures.model.findings import Finding
from itures.model.tree import Document

Asked = Callable[[str], tuple[Any, ...]]
"""What a capability of this name finds in the document."""


class Rule(NamedTuple):
    """`check` takes the document and what capabilities find in it, and gives findings; `means` and `remedy` explain the code."""

    check: Callable[[Document, Asked], Iterator[Finding]]
    means: str
    remedy: str


RULES: Table[Rule] = Table("itures.rules", {"cited-wrongly": "itures.analyse.rules:CITED_WRONGLY"})


def _cited_wrongly(document: Document, asked: Asked) -> Iterator[Finding]:
    for one in asked("references"):
        if one.severity in ("error", "warning") and one.message is not None:
            yield Finding("cited-wrongly", one.severity, f"{one.raw}: {one.message}", one.at or None, one.span)


CITED_WRONGLY = Rule(
    _cited_wrongly,
    "A citation names an edition, an Article or a clause that is not in force or not there.",
    "Do what the message says; itures refs lists every citation.",
)
