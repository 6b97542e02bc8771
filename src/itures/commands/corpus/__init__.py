"""The commands `itures corpus build | ...`, a module for each; cli.py mounts them as `corpus`.

As in cli.py, everything that takes time to load is imported inside the commands.
"""

from __future__ import annotations

import typer

from itures.commands.corpus import build, export, graph, history, instructions, mandates, overlap, refs, search, stats

COMMANDS = (build, search, refs, instructions, history, mandates, overlap, graph, stats, export)
"""The modules of the commands, in the order of --help; each has a function `mount`."""

app = typer.Typer(
    name="corpus",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""Keep many documents in one file, and ask all of them at once.

`build` reads files into a corpus and brings it up to date when it is run again; the other commands ask it, and read no file.
A corpus is one SQLite file with a documented schema (docs/corpus.md).
""",
    epilog="""\b
Examples:
  itures corpus build resolutions/ -o corpus.db
  itures corpus search corpus.db "accessib* NEAR disabil*"
  itures corpus refs corpus.db --stale
  itures corpus cites corpus.db PP/RES/123
  itures corpus instructions corpus.db --to BDT-DIR --due-before 2027
  itures corpus history corpus.db PP/RES/30
  itures corpus mandates corpus.db --to BDT-DIR --verdict weakened,dropped
  itures corpus overlap corpus.db --across
  itures corpus graph corpus.db --cited resolution
""",
)
for command in COMMANDS:
    command.mount(app)


def mount(parent: typer.Typer) -> None:
    """Add the commands `corpus ...` to an app.

    >>> mount(typer.Typer())
    """
    parent.add_typer(app, name="corpus")
