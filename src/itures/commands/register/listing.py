"""The command `itures register list`: texts with the edition in force."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from itures.commands.options import Registers
from itures.commands.register.known import known
from itures.commands.terminal import fail, terminal_look, write

Format = Literal["table", "json", "csv"]
# The names of register.records.BODIES once more: loading that module would slow --help down.
Body = Literal["PP", "WTSA", "WTSC", "WTDC", "WRC", "RA", "WTPF", "WCIT", "WATTC", "C"]

_EPILOG = """\b
Examples:
  itures register list gender
  itures register list --body WTDC
  itures register list numbering --format csv
  itures register list --imports
"""


def mount(app: typer.Typer) -> None:
    """Add the command `register list` to an app.

    >>> mount(typer.Typer())
    """
    app.command("list", epilog=_EPILOG)(list_)


def list_(
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]...", help="Words of the title, or their beginnings.")
    ] = None,
    body: Annotated[Body | None, typer.Option("--body", "-b", help="Texts of this body.")] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to print.")] = "table",
    imports: Annotated[
        bool, typer.Option("--imports", help="The tables that were imported, and where they are kept.")
    ] = False,
    register: Registers = None,
) -> None:
    """List texts with their titles and the edition in force, or the latest one known."""
    if imports:
        if query or body is not None or format != "table":
            fail("--imports lists tables, not texts: leave the words, --body and --format out")
        _imports()
        return
    from itures.register.export import as_csv, as_json, summary

    found = known(register).search(" ".join(query or ()), body)
    match format:
        case "json":
            write(as_json([summary(text) for text in found]))
        case "csv":
            write(as_csv([summary(text) for text in found]))
        case "table":
            from itures.commands.register.pages import listed

            write(listed(found, terminal_look(full=False)))


def _imports() -> None:
    from itures.model.stream import UnreadableError
    from itures.register.tables import imported, read_table

    tables = imported()
    for path in tables:
        try:
            rows = len(read_table(path))
            write(f"{path.name}  {rows} {'row' if rows == 1 else 'rows'}  {path}\n")
        except UnreadableError as error:
            write(f"{path.name}  cannot be read  {error}\n")
    write(f"{len(tables)} {'table' if len(tables) == 1 else 'tables'}; itures register forget NAME deletes one\n")
