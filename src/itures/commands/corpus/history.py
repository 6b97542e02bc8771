"""The command `itures corpus history`: the clauses of a text over all its editions."""

from __future__ import annotations

from typing import Annotated

import typer

from itures.commands.corpus.asking import Corpus, FormatOption, Full, asked, show
from itures.commands.meant import texts_meant
from itures.commands.options import Registers
from itures.commands.terminal import fail

_EPILOG = """\b
Examples:
  itures corpus history corpus.db PP/RES/30
  itures corpus history corpus.db "Resolution 71 (Rev. Dubai, 2018)" -f html > 71.html
  itures corpus history corpus.db PP/RES/30 -f json       with the whole comparison of neighbours
"""


def mount(app: typer.Typer) -> None:
    """Add the command `corpus history` to an app.

    >>> mount(typer.Typer())
    """
    app.command("history", epilog=_EPILOG)(history)


def history(
    corpus: Corpus,
    text: Annotated[str, typer.Argument(metavar="TEXT", help='PP/RES/30, "Res. 30 (Rev. Dubai, 2018)" ...')],
    format: FormatOption = "table",
    register: Registers = None,
    full: Full = False,
) -> None:
    """Print the clauses of a text over all its editions in the corpus, and what changed between neighbours."""
    from itures.session.corpus import history as histories
    from itures.session.session import Session

    (id,) = texts_meant([text], register)
    with asked(corpus) as reader:
        found = histories.history(Session(imported=True), reader, id)
    if found is None:
        fail(f"{corpus}: it holds no edition of {id}")
    show([found], format, full=full)
