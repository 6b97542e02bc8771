"""The command `itures register show`: all that is known of a text, an Article or a conference."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from itures.commands.meant import one_meant
from itures.commands.options import Registers
from itures.commands.register.known import asked
from itures.commands.terminal import fail, terminal_look, write

Format = Literal["table", "json"]

_EPILOG = """\b
Examples:
  itures register show PP/RES/71
  itures register show "No. 28A"
  itures register show dubai-2018 --format json
"""


def mount(app: typer.Typer) -> None:
    """Add the command `register show` to an app.

    >>> mount(typer.Typer())
    """
    app.command("show", epilog=_EPILOG)(show)


def show(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help='A text (PP/RES/71, "Resolution 71 (Rev. Dubai, 2018)"), a provision, a conference (wrc-19).',
        ),
    ],
    format: Annotated[Format, typer.Option("--format", "-f", help="What to print.")] = "table",
    register: Registers = None,
) -> None:
    """Show all that is known of a text: editions, titles, status, and where each is known from."""
    from itures.register.export import as_json, record
    from itures.register.lookup import look_up

    session = asked(register)
    found = look_up(session.register, id)
    if not found:
        text = one_meant(session, id)
        found = look_up(session.register, text)
        if not found:
            said = id if text == id else f"{id} ({text})"
            fail(f"{said}: the register does not know it; write an id as PP/RES/71, CS/No.28A or busan-2014")
        id = text
    if format == "json":
        write(as_json(record(found)))
        return
    from itures.commands.register.pages import shown

    write(shown(found, id, terminal_look(full=True)))
