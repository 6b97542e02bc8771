"""Who cites whom in a corpus, and what that says of each text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from itures.model.graph import Edge
from itures.model.references import ReferenceKind

By = Literal["text", "edition"]
"""What is one text of the graph: a resolution whatever its edition, or each of its editions."""


@dataclass(frozen=True, slots=True)
class CitedText:
    """A text that cites or is cited. `held` says that the corpus holds it; what it does not hold cites nothing here. `label` is
    None where the id says what it is called, `revised` as its first citation has it.

    `cited_by` counts the texts that cite it, `cites` those that it cites, `citations` all citations of it. `pagerank` is
    its share of the attention of a reader who follows citations, all together 1. `component` is the number of the part of the
    graph that it is in, the largest is 1.
    """

    id: str
    label: str | None
    kind: ReferenceKind | None
    held: bool
    revised: bool | None
    cited_by: int
    cites: int
    citations: int
    pagerank: float
    component: int


@dataclass(frozen=True, slots=True)
class Circle:
    """Texts of which each leads to each other by citations; `way` is a shortest way from the first of them back to it."""

    texts: tuple[str, ...]
    way: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitationGraph:
    """The citations of a corpus: the record `itures.corpus-graph/1`. `texts` have the greatest PageRank first; `links` are the
    clauses that cite; `components` say how many texts are in each part that no citation leads out of, the largest first; `circles`
    are texts that cite each other, the largest group first; `orphans` texts of the corpus that no other of its texts cites.
    """

    by: By
    texts: tuple[CitedText, ...]
    links: tuple[Edge, ...]
    components: tuple[int, ...]
    circles: tuple[Circle, ...]
    orphans: tuple[str, ...]
    format: Literal["itures.corpus-graph/1"] = "itures.corpus-graph/1"
