"""The command `itures compare`, which cli.py mounts. Everything that takes time to load is imported inside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from itures.model.comparison import Comparison
    from itures.model.tree import Document
    from itures.render import Look

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
    proposals: Annotated[list[str], typer.Argument(metavar="PROPOSAL...", help="Word or text files.")],
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="What to write.  [default: terminal]", show_default=False)
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to this file.")] = None,
    only: Annotated[Only | None, typer.Option("--only", help="These rows alone.", show_default=False)] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="KIND,...", help="Leave out what is only editorial, only renumbered."),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Show clauses that all keep, and texts whole.")] = False,
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
    from itures import batch
    from itures.analyse.compare import compare as verb
    from itures.analyse.compare import without
    from itures.cli import FAILED, _complain, _look, _split, _write
    from itures.diff_commands import IGNORABLE
    from itures.model.stream import UnreadableError
    from itures.render import Look

    chosen = format or _by_suffix(output)
    if chosen == "docx" and output is None:
        raise typer.BadParameter("docx is no text; name a file with -o FILE.docx", param_hint="'--format'")
    if author is not None and chosen != "docx":
        raise typer.BadParameter("only docx names an author; use --format docx", param_hint="'--author'")
    ignored = _split(ignore)
    if any(kind not in IGNORABLE for kind in ignored) or (ignore and not ignored):
        raise typer.BadParameter(f"choose among: {', '.join(IGNORABLE)}", param_hint="'--ignore'")
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
    found = without(verb(documents[0], documents[1:]), ignored)
    look = _look(full) if output is None else Look(full)
    data = _written(found, chosen, look, only, author)
    if output is None:
        _write(data.decode("utf-8"))
        return
    try:
        Path(output).write_bytes(data)
    except OSError as error:
        _complain(f"{output}: it cannot be written ({error.strerror}); check the path")
        raise typer.Exit(FAILED) from None


def _by_suffix(output: str | None) -> Format:
    """The format that the name of the output file means."""
    suffix = Path(output or "").suffix.casefold()
    known: dict[str, Format] = {
        ".json": "json",
        ".md": "markdown",
        ".html": "html",
        ".htm": "html",
        ".docx": "docx",
    }
    return known.get(suffix, "terminal")


def _written(found: Comparison, chosen: Format, look: Look, only: Only | None, author: str | None) -> bytes:
    """The comparison in the format."""
    if chosen == "json":
        from itures.model.codec import encode

        return f"{encode(found)}\n".encode()
    if chosen == "docx":
        from itures.render import compare_docx

        return compare_docx.write(found, only, author, full=look.full)
    if chosen == "html":
        from itures.render import compare_html

        return compare_html.render(found, only, full=look.full).encode("utf-8", "replace")
    from itures.render import compare_text

    text = compare_text.terminal(found, look, only) if chosen == "terminal" else compare_text.markdown(found, only)
    return text.encode("utf-8", "replace")
