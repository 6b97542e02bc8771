"""The command `itures brackets`, which cli.py mounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itures.commands.answers import Asked, show
from itures.commands.options import Files, Jobs, Manual, Quiet, View
from itures.commands.terminal import DONE, FAILED, FOUND, complain, fail, terminal_look, write

if TYPE_CHECKING:
    from itures.model.brackets import BracketEntry
    from itures.model.tree import Document
    from itures.session.session import Session

Format = Literal["table", "json", "jsonl", "csv", "markdown"]

_EPILOG = """\b
Examples:
  itures brackets draft.docx                      what is still in square brackets, and who put it there
  itures brackets evening.docx --since morning.docx    what was opened and closed since
  itures brackets drafts/ --format csv > open.csv
  itures brackets final.docx --exit-code          status 1 where anything is open

Exit status: 0 done, 1 something is open and --exit-code was given, 2 wrong usage or unreadable input.
"""


def mount(app: typer.Typer) -> None:
    """Add the command `brackets` to an app.

    >>> mount(typer.Typer())
    """
    app.command("brackets", epilog=_EPILOG)(brackets)


def brackets(
    files: Files,
    since: Annotated[
        str | None, typer.Option("--since", metavar="OLD", help="An earlier round of the one file that is given.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to print.")] = "table",
    editorial: Annotated[
        bool, typer.Option("--editorial", help="List those, too, that nobody negotiates, with the reason.")
    ] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where anything is open.")] = False,
    view: Annotated[
        View, typer.Option("--view", help="Tracked changes of Word: rejected, accepted, or kept with their authors.")
    ] = "marked",
    manual_marks: Manual = False,
    full: Annotated[bool, typer.Option("--full", help="With table: show the texts whole.")] = False,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> None:
    """List what is still open: square brackets, alternatives ("Alt 1", "Option A"), placeholders (TBD, XXX).

    Each with its clause, its depth, and its author where a tracked change made it. Labels of drafts ("[EUR-1]"), marks of
    notes, heads of documents, citations, and what is put into quotations or left out of them are not negotiated; --editorial
    lists them.
    """
    if since is not None:
        if editorial:
            fail("--since compares what is negotiated; leave --editorial out")
        _show_since(files, since, format, view, manual_marks, full, exit_code)
    asked = Asked(files, "brackets", format, view, manual_marks, jobs, quiet, full)
    show(asked, wanted=_Wanted(editorial), grave=("info",) if exit_code else (), empty=True)


class _Wanted:
    """Which entries are asked for; it goes to every process."""

    def __init__(self, editorial: bool) -> None:
        self.editorial = editorial

    def __call__(self, one: BracketEntry) -> bool:
        return self.editorial or one.editorial is None


def _show_since(
    files: list[str], since: str, format: Format, view: View, manual_marks: bool, full: bool, exit_code: bool
) -> None:
    from itures.session.session import Session
    from itures.session.writing import Style, written

    session = Session()
    old, new = _documents([since, *files], view, manual_marks, session)
    answer = session.brackets(new, old)
    write(str(written(answer, format, style=Style(terminal_look(full)))))
    raise typer.Exit(FOUND if exit_code and any(one.severity is not None for one in answer) else DONE)


def _documents(names: list[str], view: View, manual_marks: bool, session: Session) -> list[Document]:
    """The earlier and the later round. Ends the command where there are more, or one of them cannot be read."""
    from itures.model.stream import UnreadableError
    from itures.session.files import expand, printable

    tasks = list(expand(names))
    if len(tasks) != 2:
        fail("--since compares one file with an earlier round of it; name one file")
    documents: list[Document] = []
    for task in tasks:
        try:
            if task.error is not None:
                raise UnreadableError(task.error)
            documents.append(session.parse(task.source, task.data, view, manual_marks=manual_marks))
        except (UnreadableError, OSError) as error:
            complain(f"{printable(task.source)}: {error}")
    if len(documents) < len(tasks):
        raise typer.Exit(FAILED)
    return documents
