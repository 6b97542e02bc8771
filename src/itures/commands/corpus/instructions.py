"""The command `itures corpus instructions`: who is told to do what, in all texts."""

from __future__ import annotations

from typing import Annotated

import typer

from itures.commands.corpus.asking import (
    Bodies,
    Corpus,
    Editions,
    FormatOption,
    Full,
    Languages,
    Since,
    To,
    Until,
    asked,
    bodies,
    filters,
    show,
)
from itures.commands.instructions import FORCES
from itures.commands.terminal import choices

_EPILOG = """\b
Examples:
  itures corpus instructions corpus.db --to BDT-DIR --due-before 2027
  itures corpus instructions corpus.db --to SG --edition PP-22 -f csv > follow-up.csv
  itures corpus instructions corpus.db --reporting-to COUNCIL --since 2018
"""


def mount(app: typer.Typer) -> None:
    """Add the command `corpus instructions` to an app.

    >>> mount(typer.Typer())
    """
    app.command("instructions", epilog=_EPILOG)(instructions)


def instructions(
    corpus: Corpus,
    to: To = None,
    force: Annotated[
        list[str] | None,
        typer.Option("--force", metavar="FORCE,...", help="Asked for so: instruct, request, invite, urge ..."),
    ] = None,
    due: Annotated[bool, typer.Option("--due", help="With a deadline, a rhythm or an occasion.")] = False,
    due_before: Annotated[
        int | None, typer.Option("--due-before", metavar="YEAR", help="With a deadline before this year.")
    ] = None,
    reporting_to: Annotated[
        list[str] | None, typer.Option("--reporting-to", metavar="WHO,...", help="With a report to these.")
    ] = None,
    format: FormatOption = "table",
    body: Bodies = None,
    edition: Editions = None,
    language: Languages = None,
    since: Since = "",
    until: Until = "",
    full: Full = False,
) -> None:
    """Print who is told to do what by the texts of a corpus, by when, reporting to whom."""
    from itures.model.answer import WantedInstructions
    from itures.model.corpus_answers import Tasks

    filtered = filters(body, edition, None, to, language, since, until)
    forces = choices([one.lower() for one in force] if force else None, FORCES, "--force")
    wanted = WantedInstructions(
        frozenset(filtered.to), frozenset(forces), frozenset(bodies(reporting_to, "--reporting-to")), due, due_before
    )
    with asked(corpus, filtered) as reader:
        told = [one for one in reader.instructions(filtered, force=forces) if wanted.wants(one.instruction)]
    show([Tasks(tuple(told))], format, full=full)
