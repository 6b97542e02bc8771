"""The command `itures footnotes`, which cli.py mounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itures.commands.answers import Asked, show
from itures.commands.options import Files, Jobs, Manual, Quiet, ViewOption
from itures.commands.reading import told
from itures.commands.terminal import say

if TYPE_CHECKING:
    from itures.session.pool import Outcome

Format = Literal["table", "json", "jsonl", "csv"]

_EPILOG = """\b
Examples:
  itures footnotes draft.docx                     each note, the clause that carries its mark, what it cites
  itures footnotes drafts/ --format csv > notes.csv
"""


def mount(app: typer.Typer) -> None:
    """Add the command `footnotes` to an app.

    >>> mount(typer.Typer())
    """
    app.command("footnotes", epilog=_EPILOG)(footnotes)


def footnotes(
    files: Files,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to print.")] = "table",
    view: ViewOption = "revised",
    manual_marks: Manual = False,
    full: Annotated[bool, typer.Option("--full", help="With table: show the notes whole.")] = False,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> None:
    """Print the footnotes of documents, each with the clause that carries its mark.

    Endnotes and the notes of tables are named as such. Marks without a note, and notes without a mark, are told on
    standard error.
    """
    show(Asked(files, "footnotes", format, view, manual_marks, jobs, quiet, full), told=_lost)


def _lost(outcome: Outcome, quiet: bool) -> None:
    for diagnostic in outcome.diagnostics:
        if diagnostic.code in ("mark-without-note", "note-without-mark") and not quiet:
            say(f"{outcome.source}: {told(diagnostic)}")
