"""The command `itures provisions`, which cli.py mounts."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from itures.commands.answers import Asked, show
from itures.commands.options import Files, Jobs, Manual, Quiet, ViewOption

Format = Literal["table", "json", "jsonl", "csv", "register"]

_EPILOG = """\b
Examples:
  itures provisions constitution.txt              every Article and number, with letters and margins
  itures provisions proposals/ --format csv       what is proposed to which number
  itures provisions convention.txt --format register > provisions.csv
"""


def mount(app: typer.Typer) -> None:
    """Add the command `provisions` to an app.

    >>> mount(typer.Typer())
    """
    app.command("provisions", epilog=_EPILOG)(provisions)


def provisions(
    files: Files,
    format: Annotated[
        Format, typer.Option("--format", "-f", help="What to print; register: Articles as data/register has them.")
    ] = "table",
    view: ViewOption = "revised",
    manual_marks: Manual = False,
    full: Annotated[bool, typer.Option("--full", help="With table: show the provisions whole.")] = False,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> None:
    """Print the provisions of treaty texts: the Constitution, the Convention, the General Rules, Regulations.

    Each by its number, with the Article that it stands in, its letter, the conferences in its margin ("PP-98"), and in
    proposals with what is proposed (ADD, MOD, SUP, NOC).
    """
    show(Asked(files, "provisions", format, view, manual_marks, jobs, quiet, full))
