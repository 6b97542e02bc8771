"""The command `itures parse`, which cli.py mounts."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from itures.commands.options import Files, Jobs, Manual, ViewOption
from itures.commands.reading import failure, outcomes, told
from itures.commands.terminal import DONE, FAILED, line, say, terminal_look, write

# The names of render.FORMATS once more: loading that module would double the time of --help.
Format = Literal["tree", "json", "jsonl", "outline"]

_EPILOG = """\b
Examples:
  itures parse proposal.docx                      the clauses, shortened
  itures parse proposal.docx --full | less        all of their text
  itures parse redlined.docx --view original      as it was before the changes
  itures parse redlined.docx --view marked        with what is new and deleted
  itures parse proposal.docx --format json        the record itures.document/1
  itures parse proposals/ --format jsonl          a line for each document
  cat draft.txt | itures parse - --format outline
"""


def mount(app: typer.Typer) -> None:
    """Add the command `parse` to an app.

    >>> mount(typer.Typer())
    """
    app.command("parse", epilog=_EPILOG)(parse)


def parse(
    files: Files,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to print.")] = "tree",
    view: ViewOption = "revised",
    manual_marks: Manual = False,
    comments: Annotated[bool, typer.Option("--comments", help="With tree: add the comments in the margin.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Show texts whole, and what stands around the clauses.")] = False,
    jobs: Jobs = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="With tree: hide warnings and infos.")] = False,
) -> None:
    """Print the clause tree of documents.

    The trees go to standard output, and what is doubtful in a document to standard error (with the formats json, jsonl
    and outline it is part of the output). Folders are searched for .docx and .txt files.
    """
    from itures.commands.reading import usable
    from itures.session.pool import Order

    usable(files, format)
    order = Order(view, format, terminal_look(full)._replace(comments=comments), manual_marks)
    count, found = outcomes(files, order, jobs)
    failed, shown = False, 0
    for outcome in found:
        if outcome.error is not None:
            failed = True
            if format == "jsonl":
                write(failure(outcome))
            continue
        heading = f"==> {line(outcome.source)} <==\n" if count > 1 and format in ("tree", "outline") else ""
        write(("\n" if heading and shown else "") + heading + outcome.text)
        shown += 1
        for diagnostic in outcome.diagnostics if format == "tree" else ():
            if diagnostic.severity == "error" or not quiet:
                say(f"{outcome.source}: {told(diagnostic)}")
    raise typer.Exit(FAILED if failed else DONE)
