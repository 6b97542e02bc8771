"""The command `itures register forget`: tables that the user imported belong to the register no more."""

from __future__ import annotations

from typing import Annotated

import typer

from itures.commands.terminal import fail, write

_EPILOG = """\b
Examples:
  itures register list --imports
  itures register forget ours.csv
"""


def mount(app: typer.Typer) -> None:
    """Add the command `register forget` to an app.

    >>> mount(typer.Typer())
    """
    app.command("forget", epilog=_EPILOG)(forget)


def forget(
    names: Annotated[
        list[str], typer.Argument(metavar="NAME...", help="Tables as `register list --imports` names them.")
    ],
) -> None:
    """Delete tables that were imported; the files that they were imported from stay."""
    from itures.model.stream import UnreadableError
    from itures.register.keep import forget as forget_tables

    try:
        for path in forget_tables(names):
            write(f"{path.name}: forgotten\n")
    except UnreadableError as error:
        fail(str(error))
