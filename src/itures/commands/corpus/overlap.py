"""The command `itures corpus overlap`: clauses that say nearly the same in several texts."""

from __future__ import annotations

from typing import Annotated

import typer

from itures.commands.corpus.asking import (
    KINDS,
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
from itures.commands.meant import texts_meant
from itures.commands.options import Registers
from itures.commands.terminal import fail

_EPILOG = f"""\b
Examples:
  itures corpus overlap corpus.db                    what several texts say, in their latest editions
  itures corpus overlap corpus.db --across           what texts of several bodies say
  itures corpus overlap corpus.db --text PP/RES/123 -f csv
  itures corpus overlap corpus.db --body WTDC --kind operative
\b
Alike are wordings of 8 words and more with 80 % of their letters in common, in order. Kinds of clauses:
{", ".join(KINDS)}
"""


def mount(app: typer.Typer) -> None:
    """Add the command `corpus overlap` to an app.

    >>> mount(typer.Typer())
    """
    app.command("overlap", epilog=_EPILOG)(overlap)


def overlap(
    corpus: Corpus,
    across: Annotated[bool, typer.Option("--across", help="What texts of several bodies say.")] = False,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", help="What this text and others say.")] = None,
    all_editions: Annotated[
        bool, typer.Option("--all-editions", help="With earlier editions, which repeat each other.")
    ] = False,
    format: FormatOption = "table",
    body: Bodies = None,
    edition: Editions = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind", "-k", metavar="KIND,...", help="Clauses of this kind.  [default: point,text,paragraph,footnote]"
        ),
    ] = None,
    to: To = None,
    language: Languages = None,
    since: Since = "",
    until: Until = "",
    register: Registers = None,
    full: Full = False,
) -> None:
    """Find clauses that say nearly the same in several texts, within a body and across bodies."""
    from itures.analyse.overlap import NoSketchesError
    from itures.session.corpus.overlap import overlaps

    wanted = filters(body, edition, kind, to, language, since, until)
    id = texts_meant([text], register)[0] if text else ""
    with asked(corpus, wanted) as reader:
        try:
            found = overlaps(reader, wanted, text=id, across=across, all_editions=all_editions or bool(edition))
        except NoSketchesError as error:
            fail(str(error))
    show([found], format, full=full)
