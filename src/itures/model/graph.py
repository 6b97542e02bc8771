"""Who cites what: the references of a file with the texts that make them, and the graph of many files.

A file may hold several texts (proposals, for one), so a reference belongs to the text that its place lies in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from itures.model.ids import is_under
from itures.model.reference import Reference, ReferenceKind
from itures.model.stream import Severity, Span
from itures.model.tree import InstrumentKind

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""The worst first."""


@dataclass(frozen=True, slots=True)
class References:
    """What one file cites, in the order of the text: the record `itures.references/1`."""

    source: str
    references: tuple[Reference, ...]
    format: Literal["itures.references/1"] = "itures.references/1"


class Citer(NamedTuple):
    """A text of a file that cites others. `label` is its designation, `id` the one that others cite it by, if it has one.

    A proposal to change a text is not that text: its id is that of the proposal.
    """

    id: str | None
    label: str
    kind: InstrumentKind
    span: Span
    revised: bool | None = None


class Cited(NamedTuple):
    """A file, the texts in it, and the references that they make."""

    source: str
    citers: tuple[Citer, ...]
    references: tuple[Reference, ...]

    def citer(self, reference: Reference) -> Citer | None:
        """The text that a reference is in; None where it stands outside of all of them.

        A file with one text is that text, cover and all.
        """
        if len(self.citers) == 1:
            return self.citers[0]
        for citer in self.citers:
            if citer.span.start <= reference.span.start < citer.span.end:
                return citer
        return None

    def select(self, to: Sequence[str] = (), kinds: Sequence[str] = ()) -> Cited:
        """The same file with the references to these texts, of these kinds; no texts or kinds are all of them."""
        if not to and not kinds:
            return self
        kept = [each for each in self.references if not kinds or each.kind in kinds]
        if to:
            kept = [each for each in kept if any(is_under(each.id, prefix) for prefix in to)]
        return self._replace(references=tuple(kept))

    def record(self) -> References:
        """The references as the record that is published."""
        return References(self.source, self.references)


@dataclass(frozen=True, slots=True)
class Node:
    """A text of the graph. `kind` is None for a file that is no text; `citing` tells whether it is one of the files'.

    `label` is None where the id says what it is called, with `revised` as its first citation has it.
    """

    id: str
    label: str | None
    kind: ReferenceKind | None
    citing: bool
    revised: bool | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A clause that cites a text: `at` of the text `source` cites the text `target`, `times` times."""

    source: str
    target: str
    at: str
    times: int
    severity: Severity | None


@dataclass(frozen=True, slots=True)
class Graph:
    """Texts and citations, each in the order of files and texts."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def worst(severities: Iterable[Severity | None]) -> Severity | None:
    """The gravest of these.

    >>> worst([None, "info", "error"])
    'error'
    """
    found = set(severities)
    return next((severity for severity in SEVERITIES if severity in found), None)


def graph(files: Iterable[Cited]) -> Graph:
    """The texts that these files are and cite. References of a text to its own clauses are left out.

    >>> graph([Cited("a.txt", (), ())]).nodes[0].id
    'a.txt'
    """
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str], list[Severity | None]] = {}
    for file in files:
        names = {citer.span: _name(file, citer) for citer in file.citers}
        for citer in file.citers:
            name = names[citer.span]
            nodes[name] = Node(name, None if citer.id else citer.label, citer.kind, True, citer.revised)
        if not file.citers:
            nodes[file.source] = Node(file.source, file.source, None, True)
        for reference in file.references:
            if reference.kind == "internal":
                continue
            within = file.citer(reference)
            source = names[within.span] if within is not None else file.source
            nodes.setdefault(source, Node(source, source, None, True))
            nodes.setdefault(reference.id, Node(reference.id, None, reference.kind, False, reference.rev))
            edges.setdefault((source, reference.id, reference.at), []).append(reference.severity)
    return Graph(
        tuple(nodes.values()),
        tuple([Edge(*key, len(severities), worst(severities)) for key, severities in edges.items()]),
    )


def _name(file: Cited, citer: Citer) -> str:
    """The id of a citing text, or one made of the file's name; drafts of the same label need not be the same text."""
    if citer.id is not None:
        return citer.id
    return file.source if len(file.citers) == 1 else f"{file.source}#{file.citers.index(citer) + 1}"
