"""The command `itures merge`, which cli.py mounts. Everything that takes time to load is imported inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from itures.commands.destination import format_by_name, save
from itures.commands.options import Base, BaseViewOption, Manual, Proposals, QuietOfFiles, TrackedBase, moment_of
from itures.commands.terminal import DONE, FOUND, fail, say, terminal_look, write

if TYPE_CHECKING:
    from itures.commands.proposals import Given
    from itures.session.merged import MergedFile

Format = Literal["terminal", "json", "markdown", "html", "docx"]

_MOST = 5
"""So many changes for which there is no place are told one by one."""
_EPILOG = """\b
Examples:
  itures merge resolution.docx africa.docx europe.docx asia.docx -o merged.docx
  itures merge resolution.docx proposals/         what would be taken, and what conflicts
  itures merge resolution.docx proposals/ --accept alike -o merged.docx
                                                  what two or more want in the same words
  itures merge resolution.docx proposals/ --accept EUR -o merged.docx
                                                  where they conflict, Europe's wording
  itures merge resolution.txt a.docx b.docx --template page.docx -o merged.docx
  itures merge --tracked-base africa.docx europe.docx -o merged.docx
  itures merge resolution.docx proposals/ -f json | jq '.conflicts[].at'

Exit status: 0 done, 1 a conflict stands (with --exit-code), 2 wrong usage or unreadable input.
"""


def mount(app: typer.Typer) -> None:
    """Add the command `merge` to an app.

    >>> mount(typer.Typer())
    """
    app.command("merge", epilog=_EPILOG)(merge)


def merge(
    base: Base,
    proposals: Proposals,
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="What to write.  [default: terminal]", show_default=False)
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to this file.")] = None,
    accept: Annotated[
        str,
        typer.Option(
            "--accept",
            metavar="WHAT",
            help="all: every change that touches no other; alike: those that two or more make in the same words; none; or the "
            "name of a proposal whose wording wins where they conflict.",
        ),
    ] = "all",
    author: Annotated[
        str | None,
        typer.Option(
            "--author",
            metavar="NAME",
            help="With docx: who merges, for comments and numbers.  [default: itures]",
            show_default=False,
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            metavar="YYYY-MM-DD",
            help="With docx: when all changes were made.  [default: the date of each document]",
            show_default=False,
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            "--template",
            metavar="FILE.docx",
            help="With docx, where BASE is no Word file: a copy of this file, with the merged text as its text.",
        ),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="In the terminal: show texts whole.")] = False,
    view: BaseViewOption = "revised",
    tracked_base: TrackedBase = False,
    manual_marks: Manual = False,
    quiet: QuietOfFiles = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with status 1 if a conflict stands.")] = False,
) -> None:
    """Merge several proposals into one redline of BASE, each delegation as the author of its changes.

    The redline is a copy of BASE, with its layout; rejecting all changes gives BASE back. Where proposals conflict, BASE stays, and
    what they want follows in square brackets, with a comment that names who wants which. Points are numbered anew. Covers and
    reasons of the proposals stay out of it. The answer says what was taken, what conflicts, what was not taken and why, and which
    references are left behind.
    """
    from itures.commands.proposals import given
    from itures.render import Look
    from itures.session.writing import Style, written

    chosen: Format = format or format_by_name(output, _BY_NAME, "terminal")
    _check(chosen, output, author, date, template)
    files = given(base, proposals, view, tracked_base=tracked_base, manual_marks=manual_marks)
    if not files.base.instruments and not any(block.text.strip() or block.rows for block in files.base.blocks):
        fail(f"{base}: it has no text; name the text that the proposals would change")
    made = _merged(base, files, accept, author, moment_of(date), template)
    found = made.record
    for line in _told(base, files, made, chosen) if not quiet else ():
        say(line)
    if not found.proposals:
        fail("none of the files is a proposal to the text in BASE; nothing to merge")
    look = terminal_look(full) if output is None else Look(full)
    content = made.data if chosen == "docx" else written(found, chosen, style=Style(look))
    if output is None:
        write(str(content))
    else:
        sources = [document.source for document in files.proposals]
        save(output, content, [base, *sources, *([template] if template is not None else [])])
        if not quiet:
            from itures.render.merge.shared import summed

            say(f"Wrote {output}: {summed(found)}")
    raise typer.Exit(FOUND if exit_code and any(one.winner is None for one in found.conflicts) else DONE)


def _told(base: str, files: Given, made: MergedFile, chosen: Format) -> list[str]:
    """What is to be said of the files, and of what the Word file does not show."""
    found = made.record
    lines = [*files.said, *[f"{base}: warning: {line}" for line in made.warnings]]
    if not files.base.instruments:
        lines.append(f"{base}: warning: no resolution was found in it; its lines are merged")
    lines += [f"{one.source}: warning: {'; '.join(one.notes)}, and was left out" for one in found.left_out]
    if chosen == "docx":
        lines += [f"{one.name}: {note}" for one in found.proposals for note in one.notes]
    unplaced = [one for one in found.changes if one.outcome == "unplaced"]
    for one in unplaced[:_MOST]:
        names = ", ".join(one.names)
        lines.append(f"{base}: warning: {one.at or one.id}: a change of {names} was left out: {one.why}")
    if len(unplaced) > _MOST:
        lines.append(
            f"{base}: warning: {len(unplaced) - _MOST} more changes were left out so; the table and the JSON have them"
        )
    return lines


def _merged(
    base: str, files: Given, accept: str, author: str | None, moment: str | None, template: str | None
) -> MergedFile:
    """The merge. Ends the command where BASE or the template cannot be written to, and for a name that no proposal has."""
    from pathlib import Path

    from itures.analyse.merge.merging import NoSuchProposalError
    from itures.model.stream import UnreadableError
    from itures.session.merged import merged

    page = None
    if template is not None:
        if files.stream.form == "docx":
            raise typer.BadParameter("the merged file is a copy of BASE; leave it out", param_hint="'--template'")
        try:
            page = Path(template).read_bytes()
        except (OSError, ValueError) as error:
            fail(f"{template}: it cannot be read ({getattr(error, 'strerror', None) or error})")
    try:
        return merged(
            files.stream,
            files.data,
            files.proposals,
            accept,
            view=files.view,
            author=author,
            date=moment,
            template=page,
        )
    except NoSuchProposalError as error:
        said = f"{accept}: it is none of all, alike, none, nor of the proposals: {', '.join(error.names) or 'there are none'}"
        raise typer.BadParameter(said, param_hint="'--accept'") from None
    except UnreadableError as error:
        fail(f"{base if page is None else template}: {error}")


def _check(
    chosen: Format,
    output: str | None,
    author: str | None,
    date: str | None,
    template: str | None,
) -> None:
    """Ends the command where its options contradict each other."""
    if chosen == "docx" and output is None:
        raise typer.BadParameter("docx is no text; name a file with -o FILE.docx", param_hint="'--format'")
    for option, value in (("--author", author), ("--date", date), ("--template", template)):
        if value is not None and chosen != "docx":
            raise typer.BadParameter("only docx has it; use --format docx", param_hint=f"'{option}'")


_BY_NAME: dict[str, Format] = {
    ".json": "json",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}
