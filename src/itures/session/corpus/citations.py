"""The graph of who cites whom in a corpus."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, get_args

from itures.model.citation_graph import By, CitationGraph
from itures.model.graph import Edge, Graph, Node, worst
from itures.model.ids import TextId
from itures.store.citing import StoredCiter, StoredLink, citers, links

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
    texts = _Texts(reader, filters, by)
    edges: dict[tuple[str, str, str], list[Severity | None]] = {}
    for link in links(reader, filters, sorted(kinds)):
        source, target = texts.citing(link), _id(link.cited, by)
        if source is None or (by == "text" and target == source):
            continue
        revised = link.revised if by == "edition" else None
        texts.nodes.setdefault(target, Node(target, None, link.kind, False, revised))
        edges.setdefault((source, target, link.at), []).append(link.severity)
    return Graph(
        tuple(sorted(texts.nodes.values(), key=lambda node: node.id)),
        tuple([Edge(*ends, len(severities), worst(severities)) for ends, severities in edges.items()]),
    )


class _Texts:
    """The texts that may cite, as nodes of the graph."""

    def __init__(self, reader: Reader, filters: Filters, by: By) -> None:
        self.nodes: dict[str, Node] = {}
        self._names: dict[tuple[int, int | None], str] = {}
        self._last: dict[int, StoredCiter] = {}
        held = reader.latest() if by == "text" else frozenset([one.text for one in reader.editions()])
        for citer in citers(reader, filters):
            if citer.cited_as is None or citer.text in held:
                self._add(citer, by)

    def _add(self, citer: StoredCiter, by: By) -> None:
        name = _name(citer, by)
        self._names[citer.document, citer.text] = name
        self._last[citer.document] = citer
        label = None if citer.cited_as is not None else citer.label or citer.source
        revised = citer.revised if by == "edition" else None
        self.nodes[name] = Node(name, label, "provision" if citer.kind == "provisions" else citer.kind, True, revised)

    def citing(self, link: StoredLink) -> str | None:
        """The text that a citation stands in, None where that one does not count."""
        name = self._names.get((link.document, link.text))
        citer = self._last.get(link.document)
        if name is not None or link.text is not None or citer is None:
            return name
        # It stands beside the clauses: in the only text of its file, or in a file that has several.
        if citer.texts == 1:
            return self._names[citer.document, citer.text]
        self.nodes.setdefault(citer.source, Node(citer.source, citer.source, None, True))
        return citer.source


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
