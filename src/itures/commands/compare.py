"""The command `itures compare`, which cli.py mounts. Everything that takes time to load is imported inside it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itures.commands.destination import format_by_name, save
from itures.commands.terminal import FAILED, choices, complain, fail, say, terminal_look, write

if TYPE_CHECKING:
    from itures.model.tree import Document

Format = Literal["terminal", "json", "markdown", "html", "docx"]
Only = Literal["changed", "conflicts"]
View = Literal["original", "revised"]

_EPILOG = """\b
Examples:
  itures compare resolution.docx africa.docx europe.docx asia.docx
  itures compare africa.docx africa.docx europe.docx --view original    the base: Africa's text before its changes
  itures compare resolution.txt proposals/*.docx --only conflicts
  itures compare resolution.txt a.docx b.docx --ignore editorial,renumbered
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
    proposals: Annotated[
        list[str], typer.Argument(metavar="PROPOSAL...", help="Word or text files, or folders of them.")
    ],
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="What to write.  [default: terminal]", show_default=False)
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to this file.")] = None,
    only: Annotated[Only | None, typer.Option("--only", help="These rows alone.", show_default=False)] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="KIND,...", help="Leave out what is only editorial, only renumbered."),
    ] = None,
    full: Annotated[
        bool, typer.Option("--full", help="Not for data: show clauses that all keep, and texts whole.")
    ] = False,
    author: Annotated[
        str | None, typer.Option("--author", metavar="NAME", help="With docx: whose the marked changes are.")
    ] = None,
    view: Annotated[View, typer.Option("--view", help="Tracked changes in BASE: rejected or accepted.")] = "revised",
    manual_marks: Annotated[
        bool, typer.Option("--manual-marks", help="Underlined text of Word is new, struck-through text deleted.")
    ] = False,
) -> None:
    """Print what several proposals do to the same text, clause by clause.

    It says where two proposals make the same change, and where they conflict. Tracked changes of the proposals are
    accepted: what they propose counts. Of a file with proposals to several resolutions those to the one in BASE count;
    SUP removes all clauses, NOC keeps them.
    """
    from itures.analyse.compare.rows import compare as verb
    from itures.analyse.compare.rows import without
    from itures.model.diff import IGNORABLE
    from itures.render import Look
    from itures.session.writing import Style, written

    chosen = format or format_by_name(output, _BY_NAME, "terminal")
    if chosen == "docx" and output is None:
        raise typer.BadParameter("docx is no text; name a file with -o FILE.docx", param_hint="'--format'")
    if author is not None and chosen != "docx":
        raise typer.BadParameter("only docx names an author; use --format docx", param_hint="'--author'")
    ignored = choices(ignore, IGNORABLE, "--ignore")
    if [base, *proposals].count("-") > 1:
        raise typer.BadParameter("- (standard input) can be given once only", param_hint="'PROPOSAL...'")
    documents = _documents(base, proposals, view, manual_marks)
    if not documents[0].instruments:
        say(f"{base}: warning: no resolution was found in it; its lines are compared")
    found = without(verb(documents[0], documents[1:]), ignored)
    for one in found.left_out:
        say(f"{one.source}: warning: {'; '.join(one.notes)}, and was left out")
    if not found.proposals:
        fail("none of the files is a proposal to the text in BASE; nothing to compare")
    look = terminal_look(full) if output is None else Look(full)
    content = written(found, chosen, style=Style(look, author=author, only=only))
    if output is None:
        write(str(content))
        return
    save(output, content, [base, *[document.source for document in documents]])


def _documents(base: str, proposals: list[str], view: View, manual_marks: bool) -> list[Document]:
    """The base and the proposals. Ends the command where one of them cannot be read."""
    from itures.model.stream import UnreadableError
    from itures.session.files import expand, printable
    from itures.session.session import Session

    if os.path.isdir(base):  # noqa: PTH112  # Path.is_dir raises on a name too long
        fail(f"{base}: this is a folder; name a file in it")
    session = Session()
    documents: list[Document] = []
    failed = False
    for index, task in enumerate(expand([base, *proposals])):
        try:
            if task.error is not None:
                raise UnreadableError(task.error)
            chosen = view if index == 0 else "revised"
            documents.append(session.parse(task.source, task.data, chosen, manual_marks=manual_marks))
        except (UnreadableError, OSError) as error:
            complain(f"{printable(task.source)}: {error}")
            failed = True
    if failed:
        raise typer.Exit(FAILED)
    return documents


_BY_NAME: dict[str, Format] = {
    ".json": "json",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}
