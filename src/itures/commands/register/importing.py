"""The command `itures register import`: tables of the user that belong to the register from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from itures.commands.terminal import fail, write

if TYPE_CHECKING:
    from itures.register.keep import Table

_EPILOG = """\b
Examples:
  itures register import ours.csv
"""


def mount(app: typer.Typer) -> None:
    """Add the command `register import` to an app.

    >>> mount(typer.Typer())
    """
    app.command("import", epilog=_EPILOG)(import_)


def import_(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="CSV tables to keep.")],
) -> None:
    """Check tables and keep them: from then on they belong to the register."""
    from itures.model.stream import UnreadableError
    from itures.register.keep import checked

    try:
        tables = checked(files)
    except UnreadableError as error:
        fail(str(error))
    for table in tables:
        _keep(table)


def _keep(table: Table) -> None:
    from itures.register.keep import keep

    rows = f"{table.rows} {'row' if table.rows == 1 else 'rows'}"
    try:
        kept = keep(table)
        if kept.how == "already kept":
            write(f"{table.path}: already kept as {kept.target} ({rows})\n")
            return
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        fail(f"{table.path}: it cannot be kept ({reason}); set XDG_DATA_HOME to a folder that can be written")
    write(f"{table.path}: {kept.how} as {kept.target} ({rows}); itures register forget {kept.target.stem} undoes it\n")
