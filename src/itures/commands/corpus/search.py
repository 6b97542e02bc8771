"""The command `itures corpus search`: clauses by their words."""

from __future__ import annotations

from typing import Annotated

import typer

from itures.commands.corpus.asking import (
    Bodies,
    Corpus,
    Editions,
    FormatOption,
    Full,
    Languages,
    Since,
    To,
    Until,
    asked,
    filters,
    show,
)
from itures.commands.terminal import fail

_EPILOG = """\b
Examples:
  itures corpus search corpus.db "accessib* NEAR disabil*"
  itures corpus search corpus.db '"spare parts" OR batteries' --body PP,WTDC --kind operative
  itures corpus search corpus.db "report* NOT council" --to SG --since 2018
  itures corpus search corpus.db 无障碍
\b
What can be asked:
  words              all of them, in any order; capitals and accents do not count
  begin*             words that begin so
  "two words"        a phrase
  a NEAR b, NEAR/5   at most 10, or so many, words apart
  a OR b, a NOT b    one of them; the first without the second; (brackets) group
"""


def mount(app: typer.Typer) -> None:
    """Add the command `corpus search` to an app.

    >>> mount(typer.Typer())
    """
    app.command("search", epilog=_EPILOG)(search)


def search(
    corpus: Corpus,
    query: Annotated[list[str], typer.Argument(metavar="QUERY", help="The words, as below.")],
    format: FormatOption = "table",
    body: Bodies = None,
    edition: Editions = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            "-k",
            metavar="KIND,...",
            help="Clauses of this kind: operative, preambular, point, title, call ...",
        ),
    ] = None,
    to: To = None,
    language: Languages = None,
    since: Since = "",
    until: Until = "",
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=10_000, help="So many clauses at most.")] = 20,
    full: Full = False,
) -> None:
    """Find clauses by their words, the best first (BM25), in all languages."""
    from itures.store.query import QueryError

    wanted = filters(body, edition, kind, to, language, since, until)
    with asked(corpus, wanted) as reader:
        try:
            found = reader.search(" ".join(query), wanted, limit)
        except QueryError as error:
            fail(f"query: {error}")
    show([found], format, full=full)
