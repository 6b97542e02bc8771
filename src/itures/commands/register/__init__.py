"""The commands `itures register list | show | gaps | import | forget | learn`, a module for each; cli.py mounts them as `register`.

As in cli.py, everything that takes time to load is imported inside the commands.
"""

from __future__ import annotations

import typer

from itures.commands.register import forget, gaps, importing, learn, listing, show

COMMANDS = (listing, show, gaps, importing, forget, learn)
"""The modules of the commands, in the order of --help; each has a function `mount`."""

app = typer.Typer(
    name="register",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""Show what is known of ITU texts and their editions, and add to it.

A table to add is a CSV file; its first line names the columns. body, type and number must be there; label ("Rev. Busan, 2014",
"WRC-23"), or place and year, tells the edition. Optional: edition (busan-2014), revised (yes, no), title, status (in force, not
in force, abrogated), status_by, as_of, complete (yes: all editions are listed), source, and confidence: seen (in the source
named), inferred, own, cited; own where it is missing. Only what was seen makes errors of `itures refs --check`.
""",
    epilog="""\b
Examples:
  itures register show PP/RES/14
  itures register list strategic plan --body PP
  itures register learn final-acts/ -o editions.csv
  itures register import editions.csv
  itures register gaps --body WTDC
""",
)
for command in COMMANDS:
    command.mount(app)


def mount(parent: typer.Typer) -> None:
    """Add the commands `register ...` to an app.

    >>> mount(typer.Typer())
    """
    parent.add_typer(app, name="register")
