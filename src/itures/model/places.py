"""Clauses by the places that people name: "resolves 2 a)", "instructs the Secretary-General 1", "annex 1"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from itures.model.folding import folded
from itures.model.paths import ClausePath
from itures.model.tree import Division, Document, Instrument, Item, Section
from itures.model.walk import walk

Clause = Section | Item | Division
_SIGNS = "().:,"
_TOGETHER = re.compile(r"(?<=\d)(?=[a-z](?![a-z]))")
"""Between the parts of "2a)", which may be "2 a)" written together."""


def find(document: Document, place: str) -> Clause | Instrument | None:
    r"""The clause at a place, by its path or by its id; None where there is none.

    Capitals, brackets and points count for nothing, a point may be named as it is printed ("1.2" for "1 1.2"), and a call by
    its beginning. Raises LookupError where several clauses are at the place, and names their ids.

    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> text = b"RESOLUTION 2 (Kyoto, 1994)\nRules\nresolves to urge Members\n1 to meet, and:\na) to vote;\nb) to part."
    >>> document = parse(read("x.txt", text))
    >>> find(document, "Resolves 1 b").text, find(document, "resolves 3")
    ('to part.', None)
    """
    nodes = [node for node in walk(document) if isinstance(node, Section | Item | Division | Instrument)]
    for node in nodes:
        if node.id == place:
            return node
    clauses = [node for node in nodes if not isinstance(node, Instrument)]
    found = _at(_words(place), clauses) or _at(_words(_TOGETHER.sub(" ", place)), clauses)
    if len(found) > 1:
        ids = ", ".join([node.id for node in found])
        raise LookupError(f"{place}: several clauses are there; name one of them by its id: {ids}")
    return found[0] if found else None


def _at(wanted: tuple[str, ...], clauses: list[Clause]) -> list[Clause]:
    """The clauses at a place: those of this very name, else those under a call that begins so."""
    found = [node for node in clauses if wanted in _names(node)]
    if found or not wanted or any(_is_under(wanted, node) for node in clauses):
        return found
    return [node for node in clauses if _begins(wanted, node)]


def _words(place: str) -> tuple[str, ...]:
    return tuple([word.strip(_SIGNS) or word for word in folded(place).split()])


def _names(node: Clause) -> Iterator[tuple[str, ...]]:
    """The place of a clause with all its labels, and as it is printed."""
    path = ClausePath.read(node.at, node.id)
    yield _words(node.at)
    yield _words(f"{path.call} {path.shown}")


def _is_under(wanted: tuple[str, ...], node: Clause) -> bool:
    """Whether a place names this very call: what is not under it is nowhere, not under a call that begins so."""
    call = _words(node.call) if isinstance(node, Section) else ()
    return bool(call) and wanted[: len(call)] == call


def _begins(wanted: tuple[str, ...], node: Clause) -> bool:
    """Whether a place names the beginning of the call over a clause, and its labels."""
    path = ClausePath.read(node.at, node.id)
    call = _words(path.call)
    for labels in (_words(" ".join(path.labels)), _words(path.shown)):
        head = wanted[: len(wanted) - len(labels)] if labels else wanted
        if head and wanted[len(head) :] == labels and call[: len(head)] == head:
            return True
    return False
