"""The command `itures compare`, which cli.py mounts. Everything that takes time to load is imported inside it."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from itures.model.tree import Document

Format = Literal["terminal", "json", "markdown", "html", "docx"]
Only = Literal["changed", "conflicts"]
View = Literal["original", "revised"]

_EPILOG = """\b
Examples:
  itures compare resolution.docx africa.docx europe.docx asia.docx
  itures compare resolution.txt proposals/*.docx --only conflicts
  itures compare resolution.txt a.docx b.docx -f html -o compared.html
  itures compare resolution.txt a.docx b.docx -f docx -o compared.docx

Exit status: 0 done, 2 wrong usage or unreadable input.
"""


def mount(app: typer.Typer) -> None:
    """Add the command `compare` to an app.

    >>> mount(typer.Typer())
    """
    app.command("compare", epilog=_EPILOG)(compare)


def compare(
    base: Annotated[str, typer.Argument(metavar="BASE", help="The text that the proposals would change.")],
    proposals: Annotated[list[str], typer.Argument(metavar="PROPOSAL...", help="Word or text files.")],
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = "terminal",
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to this file.")] = None,
    only: Annotated[Only | None, typer.Option("--only", help="These rows alone.", show_default=False)] = None,
    full: Annotated[bool, typer.Option("--full", help="With terminal: show clauses that all keep, too.")] = False,
    view: Annotated[View, typer.Option("--view", help="Tracked changes in BASE: rejected or accepted.")] = "revised",
    manual_marks: Annotated[
        bool, typer.Option("--manual-marks", help="Underlined text of Word is new, struck-through text deleted.")
    ] = False,
) -> None:
    """Print what several proposals do to the same text, clause by clause.

    It says where two proposals make the same change, and where they conflict. Tracked changes of the proposals are
    accepted: what they propose counts.
    """
    from itures import batch
    from itures.analyse.compare import compare as verb
    from itures.cli import FAILED, _complain, _look, _write
    from itures.model.stream import UnreadableError
    from itures.render import compare as rendering

    if [base, *proposals].count("-") > 1:
        raise typer.BadParameter("- (standard input) can be given once only", param_hint="'PROPOSAL...'")
    documents: list[Document] = []
    failed = False
    for index, task in enumerate(batch.expand([base, *proposals])):
        try:
            if task.error is not None:
                raise UnreadableError(task.error)
            order = batch.Order(view if index == 0 else "revised", manual_marks=manual_marks)
            documents.append(batch.load(task.source, task.data, order))
        except (UnreadableError, OSError) as error:
            _complain(f"{batch.printable(task.source)}: {error}")
            failed = True
    if failed:
        raise typer.Exit(FAILED)
    found = verb(documents[0], documents[1:], _names(documents[1:]))
    if format == "docx":
        if output is None:
            raise typer.BadParameter("a Word file cannot be printed; name it with -o", param_hint="'--format'")
        data = rendering.docx(found, only)
    elif format == "json":
        data = rendering.encode(found).encode()
    elif format == "terminal":
        data = rendering.terminal(found, _look(full), only).encode()
    else:
        data = (rendering.markdown if format == "markdown" else rendering.html)(found, only).encode()
    if output is None:
        _write(data.decode())
        return
    try:
        Path(output).write_bytes(data)
    except OSError as error:
        _complain(f"{output}: it cannot be written ({error.strerror})")
        raise typer.Exit(FAILED) from None


def _names(documents: list[Document]) -> list[str]:
    """What proposals go by: who makes them, as their mark says, else the name of the file; each name once."""
    found: list[str] = []
    for document in documents:
        marks = [one.proposal for one in document.instruments if one.proposal is not None]
        sources = "/".join(marks[0].sources) if marks else ""
        name = sources or PurePath(document.source).name
        found.append(name if name not in found else f"{name} ({document.source})")
    return found
