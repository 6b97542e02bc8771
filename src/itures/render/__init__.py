"""Documents as text: a table of formats, one module for each, loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from itures.model.tree import Document


class Look(NamedTuple):
    """How a format that has a choice shows a document.

    `full` shows texts whole. `width` is the longest line of a tree; `styled` says that a terminal will show it, so bold
    and italics may be used, and `colour` that colours may be used as well. `comments` adds the comments in the margin.
    `quiet` leaves out what is no error.
    """

    full: bool = False
    width: int = 80
    styled: bool = False
    colour: bool = False
    comments: bool = False
    quiet: bool = False


def _tree(document: Document, look: Look) -> str:
    from itures.render import tree

    return tree.render(document, look)


def _outline(document: Document, look: Look) -> str:
    from itures.render import outline

    return outline.render(document, full=look.full)


def _json(document: Document, look: Look) -> str:
    from itures.render import json

    return json.render(document, indent=2)


def _jsonl(document: Document, look: Look) -> str:
    from itures.render import json

    return json.render(document, indent=0)


FORMATS: dict[str, Callable[[Document, Look], str]] = {
    "tree": _tree,
    "json": _json,
    "outline": _outline,
    "jsonl": _jsonl,
}
"""Name of each format, and what writes it. Every text ends with one line feed."""

_PLAIN = Look()


def render(document: Document, format: str, look: Look = _PLAIN) -> str:
    r"""The document in the format of this name. Raises KeyError where FORMATS has no such name.

    >>> from itures.model.tree import Document, Header
    >>> render(Document("x.txt", "en", "revised", Header(), (), (), (), (), ()), "outline")
    'Document "x.txt" en revised\n'
    """
    return FORMATS[format](document, look)
