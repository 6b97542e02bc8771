"""The command `itures actors`, which cli.py mounts."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from itures.commands.answers import Asked, show
from itures.commands.options import Files, Jobs, Manual, Quiet, ViewOption

Format = Literal["table", "json", "csv", "markdown"]

_EPILOG = """\b
Examples:
  itures actors draft.docx                        how often each body is told to act, and how strongly
  itures actors drafts/                           a row for each document, a column for each body
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
    view: ViewOption = "revised",
    manual_marks: Manual = False,
    full: Annotated[bool, typer.Option("--full", help="With table: a column for every body.")] = False,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> None:
    """Print who is told to act how often: addressees by force, or documents by addressee."""
    show(Asked(files, "instructions", format, view, manual_marks, jobs, quiet, full), output="actors")
