"""The command `itures schema`, which cli.py mounts."""

from __future__ import annotations

from typing import Annotated

import typer

from itures.commands.terminal import fail, write

_EPILOG = """\b
Examples:
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
        str,
        typer.Argument(
            metavar="NAME",
            help="The format, by the name before its version: comparison, diff, document, footnotes, instructions, references.",
        ),
    ],
) -> None:
    """Print the JSON Schema of a format."""
    import json

    from itures.model import codec
    from itures.session.capabilities import records

    known = records()
    if name not in known:
        fail(f"{name}: there is no such format; choose one of: {', '.join(sorted(known))}")
    write(json.dumps(codec.schema_of(known[name]), indent=2, ensure_ascii=False) + "\n")
