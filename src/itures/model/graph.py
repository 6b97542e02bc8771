"""Who cites what: the references of a file with the texts that make them, and the graph of many files.

A file may hold several texts (proposals, for one), so a reference belongs to the text that its place lies in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from itures.model.answer import Answer, OwnText
from itures.model.references import Reference, ReferenceKind
from itures.model.stream import Severity

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""The worst first."""


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


def graph(files: Iterable[Answer[Reference]]) -> Graph:
    """The texts that these files are and cite. References of a text to its own clauses are left out.

    >>> graph([Answer("a.txt", (), ())]).nodes[0].id
    'a.txt'
    """
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str], list[Severity | None]] = {}
    for file in files:
        names = {citer.span: _name(file, citer) for citer in file.texts}
        for citer in file.texts:
            name = names[citer.span]
            nodes[name] = Node(
                name,
                None if citer.id else citer.label,
                "provision" if citer.kind == "provisions" else citer.kind,
                True,
                citer.revised,
            )
        if not file.texts:
            nodes[file.source] = Node(file.source, file.source, None, True)
        for reference in file.found:
            if reference.kind == "internal":
                continue
            within = file.text_at(reference.span)
            source = names[within.span] if within is not None else file.source
            nodes.setdefault(source, Node(source, source, None, True))
            nodes.setdefault(reference.id, Node(reference.id, None, reference.kind, False, reference.rev))
            edges.setdefault((source, reference.id, reference.at), []).append(reference.severity)
    return Graph(
        tuple(nodes.values()),
        tuple([Edge(*key, len(severities), worst(severities)) for key, severities in edges.items()]),
    )


def _name(file: Answer[Reference], citer: OwnText) -> str:
    """The id of a citing text, or one made of the file's name; drafts of the same label need not be the same text."""
    if citer.id is not None:
        return citer.id
    return file.source if len(file.texts) == 1 else f"{file.source}#{file.texts.index(citer) + 1}"
