"""Measures of a graph of citations, by rustworkx: the extra `graph`.

PageRank: L. Page, S. Brin, R. Motwani, T. Winograd, The PageRank Citation Ranking: Bringing Order to the Web, Stanford 1998, with
their damping of 0.85; a text counts once for each text that it cites, however often.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from itures.model.citation_graph import By, Circle, CitationGraph, CitedText
from itures.model.graph import Graph

DAMPING: Final = 0.85
"""How likely a reader follows a citation, instead of taking up any text."""
_TOLERANCE: Final = 1e-12
"""So near must two rounds be for PageRank to be done: well below the digits that are told."""
_ROUNDS: Final = 1_000
_DIGITS: Final = 6


class NoGraphError(Exception):
    """That rustworkx is not installed, in one line."""


def measured(graph: Graph, by: By) -> CitationGraph:
    """What a graph of citations says of its texts. Raises NoGraphError where rustworkx is not installed.

    Time and memory grow with the texts and citations; a text that cites itself has no part in any measure.

    >>> from itures.model.graph import Edge, Node
    >>> nodes = [Node(name, None, None, True) for name in "abc"]
    >>> found = measured(Graph(tuple(nodes), (Edge("a", "b", "resolves", 2, None),)), "text")  # doctest: +SKIP
    >>> [(one.id, one.cited_by, one.citations) for one in found.texts], found.orphans  # doctest: +SKIP
    ([('b', 1, 2), ('a', 0, 0), ('c', 0, 0)], ('a', 'c'))
    """
    try:
        import rustworkx  # type: ignore[import-not-found, unused-ignore]  # an extra
    except ImportError:
        raise NoGraphError("rustworkx is missing (pip install itures[graph])") from None
    # What is measured depends on the order of nodes, if ever so little: it is that of their names.
    nodes = sorted(graph.nodes, key=lambda node: node.id)
    numbers = {node.id: number for number, node in enumerate(nodes)}
    links: Counter[tuple[int, int]] = Counter()
    for edge in graph.edges:
        if edge.source != edge.target:
            links[numbers[edge.source], numbers[edge.target]] += edge.times
    made = rustworkx.PyDiGraph(multigraph=False)
    made.add_nodes_from(range(len(nodes)))
    made.add_edges_from([(*ends, links[ends]) for ends in sorted(links)])
    ranks = rustworkx.pagerank(made, alpha=DAMPING, tol=_TOLERANCE, max_iter=_ROUNDS) if nodes else {}
    times: Counter[int] = Counter()
    for (_, target), count in links.items():
        times[target] += count
    components = sorted(map(sorted, rustworkx.weakly_connected_components(made)), key=lambda one: (-len(one), one))
    component = {number: place for place, one in enumerate(components, 1) for number in one}
    texts = [
        CitedText(
            node.id,
            node.label,
            node.kind,
            node.citing,
            node.revised,
            made.in_degree(number),
            made.out_degree(number),
            times[number],
            round(ranks[number], _DIGITS),
            component[number],
        )
        for number, node in enumerate(nodes)
    ]
    circles = sorted(map(sorted, rustworkx.strongly_connected_components(made)), key=lambda one: (-len(one), one))
    return CitationGraph(
        by,
        tuple(sorted(texts, key=lambda one: (-one.pagerank, -one.cited_by, one.id))),
        graph.edges,
        tuple(map(len, components)),
        tuple(
            [
                Circle(
                    tuple([nodes[number].id for number in one]),
                    tuple([nodes[number].id for number in _way(rustworkx, made, one)]),
                )
                for one in circles
                if len(one) > 1
            ]
        ),
        tuple([one.id for one in texts if one.held and not one.cited_by]),
    )


def _way(rustworkx: Any, graph: Any, circle: list[int]) -> list[int]:
    """A shortest way from the first text of a circle back to it, through others of the circle."""
    inner, outer = graph.subgraph_with_nodemap(circle)
    number = {outer[place]: place for place in inner.node_indices()}
    first = number[circle[0]]
    ways = rustworkx.dijkstra_shortest_paths(inner, first)
    back = min((len(ways[last]), outer[last]) for last in inner.predecessor_indices(first))[1]
    return [*[outer[place] for place in ways[number[back]]], circle[0]]
