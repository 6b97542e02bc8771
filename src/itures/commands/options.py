"""Options that several commands have."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

# The names of model.stream.View once more: loading that module would double the time of --help.
View = Literal["original", "revised", "marked"]

Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE...", help="Word or text files, folders of them, or - for standard input."),
]
ViewOption = Annotated[View, typer.Option("--view", help="Tracked changes of Word: rejected, accepted or kept.")]
Manual = Annotated[
    bool, typer.Option("--manual-marks", help="Underlined text of Word is new, struck-through text deleted.")
]
Model = Annotated[
    bool, typer.Option("--model", help="Read acts by a dependency parse (needs itures[en]), not by rules.")
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes for many files.  [default: processors]"),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Hide how many doubts there are about the documents.")]
Registers = Annotated[
    list[str] | None,
    typer.Option("--register", metavar="FILE.csv", help="More editions for the register; may be repeated."),
]

Base = Annotated[str, typer.Argument(metavar="BASE", help="The text that the proposals would change.")]
Proposals = Annotated[list[str], typer.Argument(metavar="PROPOSAL...", help="Word or text files, or folders of them.")]
BaseView = Literal["original", "revised"]
BaseViewOption = Annotated[BaseView, typer.Option("--view", help="Tracked changes in BASE: rejected or accepted.")]
TrackedBase = Annotated[
    bool,
    typer.Option("--tracked-base", help="BASE is the first proposal: its text before its tracked changes is the base."),
]
QuietOfFiles = Annotated[bool, typer.Option("--quiet", "-q", help="Hide which files were left out, and other doubts.")]


def moment_of(date: str | None) -> str | None:
    """A date as Word files have it. Ends the command where it is none.

    >>> moment_of("2026-11-09")
    '2026-11-09T00:00:00Z'
    """
    if date is None:
        return None
    from datetime import datetime

    try:
        return f"{datetime.fromisoformat(date).replace(tzinfo=None).isoformat(timespec='seconds')}Z"
    except ValueError:
        raise typer.BadParameter("give it as YYYY-MM-DD, or YYYY-MM-DDTHH:MM", param_hint="'--date'") from None
