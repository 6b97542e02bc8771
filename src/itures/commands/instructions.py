"""The command `itures instructions`, which cli.py mounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

import typer

from itures.commands.answers import Asked, show
from itures.commands.options import Files, Jobs, Manual, Model, Quiet, ViewOption
from itures.commands.reading import reader
from itures.commands.terminal import split

Format = Literal["table", "json", "jsonl", "csv", "markdown"]
FORCES = (
    "instruct", "request", "invite", "urge", "encourage", "call-upon", "authorize", "recommend", "appeal", "charge",
)  # fmt: skip

_EPILOG = """\b
Examples:
  itures instructions draft.docx                  who is told to do what, by when, reporting to whom
  itures instructions drafts/ --to SG             the Secretary-General alone
  itures instructions drafts/ --to TSB-DIR,BDT-DIR --force instruct
  itures instructions drafts/ --due-before 2027   deadlines whose year is known
  itures instructions draft.docx --model          acts read by a dependency parse of spaCy, not by rules
  itures instructions drafts/ --reporting-to COUNCIL --format csv > follow-up.csv
"""


def mount(app: typer.Typer) -> None:
    """Add the command `instructions` to an app.

    >>> mount(typer.Typer())
    """
    app.command("instructions", epilog=_EPILOG)(instructions)


def instructions(
    files: Files,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to print.")] = "table",
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="WHO,...", help="To these alone: SG, COUNCIL, BR-DIR, MS ... or OTHER."),
    ] = None,
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
    model: Model = False,
    view: ViewOption = "revised",
    manual_marks: Manual = False,
    full: Annotated[bool, typer.Option("--full", help="With table: show what is to be done whole.")] = False,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> None:
    """Print who is told to do what, by when, reporting to whom.

    The table has a heading for each addressee; an instruction to several stands under each of them. A point that asks for several
    acts ("to ensure ..., and to report ...") has a row for each, with its own deadline and receivers.
    """
    from itures.model.answer import WantedInstructions

    wanted = WantedInstructions(
        _bodies(to, "--to"), _forces(force), _bodies(reporting_to, "--reporting-to"), due, due_before
    )
    show(
        Asked(files, "instructions", format, view, manual_marks, jobs, quiet, full, acts=reader(model)),
        wanted=wanted.wants,
    )


def _bodies(values: Sequence[str] | None, option: str) -> frozenset[str]:
    """The addressees that an option names. Ends the command where one is unknown."""
    from itures.render.names import ADDRESSEES

    found = [one.upper() for one in split(values)]
    known = (*ADDRESSEES, "OTHER")
    if (values and not found) or any(one not in known for one in found):
        raise typer.BadParameter(f"choose among: {', '.join(known)}", param_hint=f"'{option}'")
    return frozenset(found)


def _forces(values: Sequence[str] | None) -> frozenset[str]:
    found = [one.lower() for one in split(values)]
    if (values and not found) or any(one not in FORCES for one in found):
        raise typer.BadParameter(f"choose among: {', '.join(FORCES)}", param_hint="'--force'")
    return frozenset(found)
