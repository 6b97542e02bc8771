"""The command `itures corpus export`: the tables of a corpus for other programs."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from itures.commands.corpus.asking import Corpus, asked
from itures.commands.options import Quiet
from itures.commands.terminal import fail, say

Format = Literal["parquet", "csv"]
_EPILOG = """\b
Examples:
  itures corpus export corpus.db -o tables/                 files.parquet, documents.parquet, texts.parquet, clauses.parquet ...
  itures corpus export corpus.db -o tables/ --format csv    the same without the extra `parquet`

Rows are sorted by the hash of the document and the place in it: corpora of the same content give the same bytes.
"""


def mount(app: typer.Typer) -> None:
    """Add the command `corpus export` to an app.

    >>> mount(typer.Typer())
    """
    app.command("export", epilog=_EPILOG)(export)


def export(
    corpus: Corpus,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FOLDER", help="Where the files are written.")],
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = "parquet",
    quiet: Quiet = False,
) -> None:
    """Write the tables of a corpus, a file for each, as docs/corpus.md describes them."""
    write_tables(corpus, output, format, quiet)


def write_tables(corpus: str, output: str, format: Format, quiet: bool) -> None:
    """The tables of a corpus into a folder. Ends the command in one line where that cannot be done."""
    from itures.session.corpus.export import ExportError
    from itures.session.corpus.export import export as exported

    with asked(corpus) as reader:
        try:
            files = exported(reader, output, format)
        except ExportError as error:
            fail(str(error))
    if not quiet:
        say(f"{output}: {', '.join([path.name for path in files])}")
