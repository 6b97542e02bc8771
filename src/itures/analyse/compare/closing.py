"""Square brackets of the base that a proposal closes: what was open in a clause is agreed, for its author."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from itures.model.brief import counted
from itures.model.diff import ClauseKind, Side

_NEGOTIATED: Final[frozenset[ClauseKind]] = frozenset(
    ["title", "call", "text", "point", "heading", "paragraph", "row", "footnote"]
)
# Brackets that nobody negotiates: the mark of a note behind a word, and an omission.
_EDITORIAL: Final = re.compile(r"(?<=\w)\[[\d*]+\]|\[\s*(?:\.{2,}|…)\s*\]")


def closed(old: Sequence[Side], new: Sequence[Side]) -> int:
    """How many square brackets fewer a clause has in a proposal than in the base; none where it is not there any more.

    >>> from itures.model.stream import Span
    >>> old, new = (Side("1", "1", "1", text, "point", 0, Span(0, 1)) for text in ("in [ten] days", "in ten days"))
    >>> closed([old], [new]), closed([new], [old]), closed([old], [])
    (1, 0, 0)
    """
    if not new or not any("[" in side.text or "[" in side.label for side in old):
        return 0
    return max(0, _brackets(old) - _brackets(new))


def closes(count: int) -> str:
    """The note of it; an empty text for none.

    >>> closes(1), closes(0)
    ('closes 1 square bracket', '')
    """
    return f"closes {counted(count, 'square bracket')}" if count else ""


def _brackets(sides: Sequence[Side]) -> int:
    return sum(
        _EDITORIAL.sub("", side.text).count("[") + side.label.startswith("[")
        for side in sides
        if side.kind in _NEGOTIATED
    )
