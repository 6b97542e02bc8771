"""The graph of who cites what, for other programs to draw: DOT of Graphviz, GraphML, Mermaid.

Whatever a document holds is text in them: it can neither end a label nor be taken for markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Final

from itures.model.graph import Edge, Graph, Node, graph
from itures.model.stream import Severity
from itures.render.names import cited
from itures.render.outputs import Output
from itures.render.visible import visible

_COLOURS: Final[dict[Severity | None, str]] = {"error": "red3", "warning": "orange3"}
_NO_XML = re.compile("[\ufffe\uffff]")
_MERMAID = re.compile(r"""["#&<>`;\\{}\[\]|]""")
_KEYS: Final = (
    ("node", "id", "string"),
    ("node", "label", "string"),
    ("node", "kind", "string"),
    ("node", "citing", "boolean"),
    ("edge", "at", "string"),
    ("edge", "times", "int"),
    ("edge", "severity", "string"),
)


def dot(graph: Graph) -> str:
    r"""DOT (https://graphviz.org/doc/info/lang.html): the texts of the files as boxes, the clauses on the arrows.

    >>> print(dot(Graph((Node("a.txt", 'a "b"', None, True),), ())), end="")
    digraph references {
      rankdir=LR;
      node [shape=plaintext];
      "a.txt" [label="a \"b\"", shape=box];
    }
    """
    lines = ["digraph references {", "  rankdir=LR;", "  node [shape=plaintext];"]
    for node in graph.nodes:
        shape = ", shape=box" if node.citing else ""
        lines.append(f'  "{_dot(node.id)}" [label="{_dot(_label(node), label=True)}"{shape}];')
    for edge in graph.edges:
        colour = f", color={_COLOURS[edge.severity]}" if edge.severity in _COLOURS else ""
        label = _dot(_citation(edge), label=True)
        lines.append(f'  "{_dot(edge.source)}" -> "{_dot(edge.target)}" [label="{label}"{colour}];')
    return "\n".join([*lines, "}"]) + "\n"


def graphml(graph: Graph) -> str:
    """GraphML (http://graphml.graphdrawing.org): ids of texts are data, for a node's own id may hold no slash.

    >>> '<data key="label">a &amp; b</data>' in graphml(Graph((Node("a.txt", "a & b", None, True),), ()))
    True
    """
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    for domain, name, kind in _KEYS:
        lines.append(f'  <key id="{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>')
    lines.append('  <graph id="references" edgedefault="directed">')
    numbers = {node.id: f"n{number}" for number, node in enumerate(graph.nodes)}
    for node in graph.nodes:
        values = {"id": node.id, "label": _label(node), "kind": node.kind, "citing": str(node.citing).lower()}
        lines += [f'    <node id="{numbers[node.id]}">', *_data(values), "    </node>"]
    for number, edge in enumerate(graph.edges):
        ends = f'source="{numbers[edge.source]}" target="{numbers[edge.target]}"'
        edge_values = {"at": edge.at, "times": str(edge.times), "severity": edge.severity}
        lines += [f'    <edge id="e{number}" {ends}>', *_data(edge_values), "    </edge>"]
    return "\n".join([*lines, "  </graph>", "</graphml>"]) + "\n"


def mermaid(graph: Graph) -> str:
    """A flowchart of Mermaid (https://mermaid.js.org). It draws 500 edges, unless `maxEdges` of its settings says more.

    >>> print(mermaid(Graph((Node("a.txt", 'a "b"', None, True),), ())), end="")
    flowchart LR
      n0["a #quot;b#quot;"]
    """
    lines = ["flowchart LR"]
    numbers = {node.id: f"n{number}" for number, node in enumerate(graph.nodes)}
    for node in graph.nodes:
        ends = ("[", "]") if node.citing else ("(", ")")
        lines.append(f'  {numbers[node.id]}{ends[0]}"{_mermaid(_label(node))}"{ends[1]}')
    lines += [
        f'  {numbers[edge.source]} -->|"{_mermaid(_citation(edge))}"| {numbers[edge.target]}' for edge in graph.edges
    ]
    return "\n".join(lines) + "\n"


FORMATS: Final[dict[str, Callable[[Graph], str]]] = {"dot": dot, "graphml": graphml, "mermaid": mermaid}
"""Name of each format, and what writes it."""


def _label(node: Node) -> str:
    return visible(node.label) if node.label is not None else cited(node.id, node.revised)


def _citation(edge: Edge) -> str:
    times = f" ({edge.times} times)" if edge.times > 1 else ""
    return (visible(edge.at) or "beside the clauses") + times


def _dot(text: str, label: bool = False) -> str:
    """Inside quotes; labels know the entities of HTML as well."""
    text = visible(text).replace("\\", "\\\\").replace('"', '\\"')
    return text.replace("&", "&amp;") if label else text


def _data(values: dict[str, str | None]) -> list[str]:
    """The data of a node or an edge that there are."""
    return [f'      <data key="{name}">{_xml(value)}</data>' for name, value in values.items() if value is not None]


def _xml(text: str) -> str:
    return escape(_NO_XML.sub("\ufffd", visible(text)))


def _mermaid(text: str) -> str:
    """Inside quotes, with what Mermaid would read as markup, or as the end, by its number."""
    names = {'"': "quot", "&": "amp", "<": "lt", ">": "gt"}
    return _MERMAID.sub(lambda sign: f"#{names.get(sign[0], str(ord(sign[0])))};", visible(text)) or " "


DOT = Output(lambda files, look, first, several: FORMATS["dot"](graph(files)), ".dot", once=True)
GRAPHML = Output(lambda files, look, first, several: FORMATS["graphml"](graph(files)), ".graphml", once=True)
MERMAID = Output(lambda files, look, first, several: FORMATS["mermaid"](graph(files)), ".mmd", once=True)
