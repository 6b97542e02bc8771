"""The command `itures register gaps`: what the register does not know."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from itures.commands.options import Registers
from itures.commands.register.known import known
from itures.commands.register.listing import Body
from itures.commands.terminal import terminal_look, write

Format = Literal["table", "json", "csv"]

_EPILOG = """\b
Examples:
  itures register gaps --body WTSA
  itures register gaps --format csv
"""


def mount(app: typer.Typer) -> None:
    """Add the command `register gaps` to an app.

    >>> mount(typer.Typer())
    """
    app.command("gaps", epilog=_EPILOG)(gaps)


def gaps(
    body: Annotated[Body | None, typer.Option("--body", "-b", help="Texts of this body.")] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to print; csv has the texts only.")] = "table",
    register: Registers = None,
) -> None:
    """List what is not known: editions by conference, and texts without title, status or edition in force."""
    from itures.register.export import as_json, gaps_as_csv, gaps_record
    from itures.register.gaps import gaps as gaps_of

    found = gaps_of(known(register), body)
    match format:
        case "json":
            write(as_json(gaps_record(found)))
        case "csv":
            write(gaps_as_csv(found))
        case "table":
            from itures.commands.register.pages import missing

            write(missing(found, terminal_look(full=False)))
