"""The command `itures schema`, which cli.py mounts."""

from __future__ import annotations

from typing import Annotated

import typer

from itures.commands.terminal import fail, write

_EPILOG = """\b
Examples:
  itures schema                                   document, references, diff, ...
  itures schema document > document.schema.json
  itures schema references > references.schema.json
"""


def mount(app: typer.Typer) -> None:
    """Add the command `schema` to an app.

    >>> mount(typer.Typer())
    """
    app.command("schema", epilog=_EPILOG)(schema)


def schema(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="The format, by the name before its version; without it, all names."),
    ] = None,
) -> None:
    """Print the JSON Schema of a format, or what formats there are."""
    import json

    from itures.session import schemas

    if name is None:
        write("".join([f"{each}\n" for each in schemas.names()]))
        return
    try:
        found = schemas.schema(name)
    except KeyError as error:
        fail(str(error.args[0]))
    write(json.dumps(found, indent=2, ensure_ascii=False) + "\n")
