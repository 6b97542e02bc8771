"""The commands `itures debug lines | units`, which cli.py mounts: the stages of a text, for those who write rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itures.commands.options import Manual
from itures.commands.terminal import fail, line, write

if TYPE_CHECKING:
    from itures.parse.stages import Shown, Stages

OneView = Literal["original", "revised"]
File = Annotated[str, typer.Argument(metavar="FILE", help="A Word or text file, or - for standard input.")]
ViewOption = Annotated[OneView, typer.Option("--view", help="Tracked changes of Word: rejected or accepted.")]

app = typer.Typer(
    name="debug",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""Show the stages of a text, for those who write rules: its lines, then the units that they make.

A line or a unit is: its place in the text, what is known of it, its text. `itures parse --format outline` shows the next stage,
the tree.
""",
    epilog="""\b
Examples:
  itures debug lines draft.txt                    after running heads, page numbers and marks of notes are out
  itures debug units draft.txt                    what each line began: a call, a point with its label, a title ...
  itures debug units draft.txt | grep item        the points alone
""",
)


@app.command("lines")
def lines(file: File, view: ViewOption = "revised", manual_marks: Manual = False) -> None:
    """Print the lines of a text, and whether they were taken for lines cut at the margin of a page."""
    from itures.parse.stages import shown_lines

    made = _made(file, view, manual_marks)
    cut = f"cut at the margin, {made.lines.width} wide" if made.lines.wrapped else "a paragraph each"
    _show(f"{len(made.lines.body)} lines, {cut}; language {made.language}", shown_lines(made))


@app.command("units")
def units(file: File, view: ViewOption = "revised", manual_marks: Manual = False) -> None:
    """Print the units of a text: what begins where, with the label, its depth, and how it fits the labels before."""
    from itures.parse.stages import shown_units

    made = _made(file, view, manual_marks)
    _show(f"{len(made.units)} units; language {made.language}", shown_units(made))


def mount(parent: typer.Typer) -> None:
    """Add the commands `debug ...` to an app.

    >>> mount(typer.Typer())
    """
    parent.add_typer(app, name="debug")


def _made(file: str, view: OneView, manual_marks: bool) -> Stages:
    """The stages of a file. Ends the command where it cannot be read."""
    from itures.model.stream import UnreadableError
    from itures.parse.stages import stages
    from itures.session.session import Session

    session = Session()
    try:
        return stages(session.read(file, manual_marks=manual_marks).project(view), session.languages)
    except UnreadableError as error:
        fail(f"{file}: {error}")


def _show(heading: str, shown: Iterable[Shown]) -> None:
    rows = [(f"{one.span.start}..{one.span.end}", one.what, line(one.text)) for one in shown]
    width = max((len(place) for place, _, _ in rows), default=0)
    write("".join([f"# {heading}\n", *[f"{place:>{width}}  {what:<24}  {text}\n" for place, what, text in rows]]))
