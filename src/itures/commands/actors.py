"""The command `itures actors`, which cli.py mounts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itures.commands.answers import Asked, show
from itures.commands.options import Files, Jobs, Manual, Model, Quiet, ViewOption
from itures.commands.reading import reader

if TYPE_CHECKING:
    from itures.model.instructions import Instruction
    from itures.model.stream import Span

Format = Literal["table", "json", "csv", "markdown"]

_EPILOG = """\b
Examples:
  itures actors draft.docx                        how often each body is told to act, and how strongly
  itures actors drafts/                           a row for each document, a column for each body
  itures actors draft.docx --acts                 each act counts: "to review the list and to report" are two
  itures actors drafts/ --format csv > matrix.csv
"""


def mount(app: typer.Typer) -> None:
    """Add the command `actors` to an app.

    >>> mount(typer.Typer())
    """
    app.command("actors", epilog=_EPILOG)(actors)


def actors(
    files: Files,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to print.")] = "table",
    acts: Annotated[bool, typer.Option("--acts", help="Count acts: a point may ask for several.")] = False,
    model: Model = False,
    view: ViewOption = "revised",
    manual_marks: Manual = False,
    full: Annotated[bool, typer.Option("--full", help="With table: a column for every body.")] = False,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> None:
    """Print who is told to act how often: addressees by force, or documents by addressee. Points count, or with --acts the acts."""
    asked = Asked(files, "instructions", format, view, manual_marks, jobs, quiet, full, acts=reader(model))
    show(asked, output="actors", wanted=None if acts else _first_of_point())


def _first_of_point() -> Callable[[Instruction], bool]:
    """Keeps one instruction of each point to the same bodies: a point counts once, however much it asks of them."""
    seen: set[tuple[str, Span, str, tuple[str, ...]]] = set()

    def wanted(one: Instruction) -> bool:
        key = (one.source, one.span, one.at, one.to)
        known = key in seen
        seen.add(key)
        return not known

    return wanted
