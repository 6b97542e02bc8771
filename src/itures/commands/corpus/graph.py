"""The command `itures corpus graph`: who cites whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itures.commands.corpus.asking import Bodies, Corpus, Editions, Full, Languages, Since, Until, asked, filters, show
from itures.commands.refs import KINDS
from itures.commands.terminal import choices, fail, write

if TYPE_CHECKING:
    from itures.model.citation_graph import CitationGraph
    from itures.model.graph import Graph

GraphFormat = Literal["table", "json", "csv", "markdown", "html", "graphml", "dot", "mermaid"]
SHOWN = 20
"""Rows of each list on a terminal, if nobody asks for more."""
_EPILOG = f"""\b
Examples:
  itures corpus graph corpus.db                           which texts are cited most, which by nobody, which in a circle
  itures corpus graph corpus.db --cited resolution,decision --body PP
  itures corpus graph corpus.db --by edition -f graphml > citations.graphml
  itures corpus graph corpus.db -f dot | dot -Tsvg > citations.svg
\b
cited by, cites: so many texts      citations: clauses that cite it      component: the part of the graph that it is in
PageRank: of 1, the share of a reader's attention who follows citations (damping 0.85)
graphml, dot and mermaid are drawn by other programs; the measures need the extra `graph`, these do not. Kinds of cited texts:
{", ".join(KINDS)}
"""


def mount(app: typer.Typer) -> None:
    """Add the command `corpus graph` to an app.

    >>> mount(typer.Typer())
    """
    app.command("graph", epilog=_EPILOG)(graph)


def graph(
    corpus: Corpus,
    by: Annotated[
        Literal["text", "edition"],
        typer.Option("--by", help="What is one text: its latest edition for all of them, or each edition."),
    ] = "text",
    cited: Annotated[
        list[str] | None,
        typer.Option("--cited", metavar="KIND,...", help="Citations of these kinds: resolution, provision ..."),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", "-n", min=1, help=f"So many rows of each list at most; JSON has all.  [table: {SHOWN}]"
        ),
    ] = None,
    format: Annotated[GraphFormat, typer.Option("--format", "-f", help="What to print.")] = "table",
    body: Bodies = None,
    edition: Editions = None,
    language: Languages = None,
    since: Since = "",
    until: Until = "",
    full: Full = False,
) -> None:
    """Print which texts cite which: degrees, PageRank, components, circles, and what no other text cites.

    With filters, the texts that cite are those that are asked for; what they cite may be any.
    """
    from itures.session.corpus.citations import citations

    wanted = filters(body, edition, None, None, language, since, until)
    kinds = choices(cited, KINDS, "--cited")
    with asked(corpus, wanted) as reader:
        found = citations(reader, wanted, by, kinds)
    match format:
        case "graphml" | "dot" | "mermaid":
            from itures.render.references.graph import FORMATS

            write(FORMATS[format](found))
        case _:
            most = limit or (SHOWN if format == "table" else None)
            show([_measured(found, by)], format, full=full, most=most)


def _measured(found: Graph, by: Literal["text", "edition"]) -> CitationGraph:
    """Ends the command in one line where that cannot be said here."""
    from itures.analyse.citation_graph import NoGraphError, measured

    try:
        return measured(found, by)
    except NoGraphError as error:
        fail(f"{error}; -f graphml, dot and mermaid need nothing more")
