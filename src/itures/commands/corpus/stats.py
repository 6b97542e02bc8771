"""The command `itures corpus stats`: what is in a corpus."""

from __future__ import annotations

from typing import Annotated

import typer

from itures.commands.corpus.asking import Corpus, FormatOption, Full, asked, show

_EPILOG = """\b
Examples:
  itures corpus stats corpus.db
  itures corpus stats corpus.db --hash -f json     two corpora of the same hash hold the same
"""


def mount(app: typer.Typer) -> None:
    """Add the command `corpus stats` to an app.

    >>> mount(typer.Typer())
    """
    app.command("stats", epilog=_EPILOG)(stats)


def stats(
    corpus: Corpus,
    format: FormatOption = "table",
    hash: Annotated[
        bool, typer.Option("--hash", help="With a hash of all that is in it, which takes a while.")
    ] = False,
    full: Full = False,
) -> None:
    """Print how many files, texts, clauses and findings a corpus holds, and which files could not be read."""
    with asked(corpus) as reader:
        found = reader.statistics(content=hash)
    show([found], format, full=full)
