"""The graph of who cites whom in a corpus."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, get_args

from itures.model.citation_graph import By, CitationGraph
from itures.model.graph import Edge, Graph, Node, worst
from itures.model.ids import TextId
from itures.store.citing import StoredCiter, citers, links

if TYPE_CHECKING:
    from itures.model.stream import Severity
    from itures.store.filters import Filters
    from itures.store.reading import Reader


BY = get_args(By)


def citations(reader: Reader, filters: Filters, by: By = "text", kinds: Collection[str] = ()) -> Graph:
    """The texts that are asked for and what they cite (all, or texts of these kinds), by id, and each clause that cites as an edge.
    Raises StoreError.

    By text, an id has no edition, the latest edition in the corpus counts, and that a text cites its own editions does not; by
    edition, each that the corpus holds counts, once. Drafts and proposals go by the names of their files, and all count, also files
    without a text; what a text says of its own clauses is left out.
    """
    held = reader.latest() if by == "text" else frozenset([one.text for one in reader.editions()])
    nodes: dict[str, Node] = {}
    names: dict[tuple[int, int | None], str] = {}
    alone: dict[int, StoredCiter] = {}
    for citer in citers(reader, filters):
        if citer.cited_as is not None and citer.text not in held:
            continue
        name = _name(citer, by)
        names[citer.document, citer.text] = name
        alone[citer.document] = citer
        kind = "provision" if citer.kind == "provisions" else citer.kind
        label = None if citer.cited_as is not None else citer.label or citer.source
        nodes[name] = Node(name, label, kind, True, citer.revised if by == "edition" else None)
    edges: dict[tuple[str, str, str], list[Severity | None]] = {}
    for link in links(reader, filters, sorted(kinds)):
        source = names.get((link.document, link.text))
        if source is None and link.text is None and (link.document in alone):
            # It stands in no text of a file that has some: in the only one, or in the file.
            citer = alone[link.document]
            source = names[citer.document, citer.text] if citer.texts == 1 else citer.source
            nodes.setdefault(source, Node(source, source, None, True))
        if source is None:
            continue
        target = _id(link.cited, by)
        if by == "text" and target == source:
            continue
        nodes.setdefault(target, Node(target, None, link.kind, False, link.revised if by == "edition" else None))
        edges.setdefault((source, target, link.at), []).append(link.severity)
    return Graph(
        tuple(sorted(nodes.values(), key=lambda node: node.id)),
        tuple([Edge(*ends, len(severities), worst(severities)) for ends, severities in edges.items()]),
    )


def graph_of(found: CitationGraph) -> Graph:
    """The graph that was measured.

    >>> graph_of(CitationGraph("text", (), (), (), (), ())).nodes
    ()
    """
    nodes = [Node(one.id, one.label, one.kind, one.held, one.revised) for one in found.texts]
    return Graph(tuple(sorted(nodes, key=lambda node: node.id)), found.links)


def _name(citer: StoredCiter, by: By) -> str:
    if citer.cited_as is not None:
        return _id(citer.cited_as, by)
    return citer.source if citer.texts <= 1 or citer.text is None else f"{citer.source}#{citer.place + 1}"


def _id(id: str, by: By) -> str:
    return str(TextId.read(id).text) if by == "text" else id
