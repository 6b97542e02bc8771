"""The command `itures actors`, which cli.py mounts."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from itures.commands.answers import Asked, show
from itures.commands.options import Files, Jobs, Manual, Model, Quiet, ViewOption
from itures.commands.reading import reader

Format = Literal["table", "json", "csv", "markdown"]

_EPILOG = """\b
Examples:
  itures actors draft.docx                        how often each body is told to act, and how strongly
  itures actors drafts/                           a row for each document, a column for each body
  itures actors draft.docx --acts                 each act counts: "to review the list and to report" are two
  itures actors drafts/ --format csv > matrix.csv
"""


def mount(app: typer.Typer) -> None:
    """Add the command `actors` to an app.

    >>> mount(typer.Typer())
    """
    app.command("actors", epilog=_EPILOG)(actors)


def actors(
    files: Files,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to print.")] = "table",
    acts: Annotated[bool, typer.Option("--acts", help="Count acts: a point may ask for several.")] = False,
    model: Model = False,
    view: ViewOption = "revised",
    manual_marks: Manual = False,
    full: Annotated[bool, typer.Option("--full", help="With table: a column for every body.")] = False,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> None:
    """Print who is told to act how often: addressees by force, or documents by addressee. Points count, or with --acts the acts."""
    from itures.model.answer import FirstOfPoint

    asked = Asked(files, "instructions", format, view, manual_marks, jobs, quiet, full, acts=reader(model))
    show(asked, output="actors", wanted=None if acts else FirstOfPoint().wants)
