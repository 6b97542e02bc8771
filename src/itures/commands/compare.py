"""The command `itures compare`, which cli.py mounts. Everything that takes time to load is imported inside it."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from itures.commands.destination import format_by_name, save
from itures.commands.options import Base, BaseViewOption, Manual, Proposals, QuietOfFiles, TrackedBase, moment_of
from itures.commands.terminal import DONE, FOUND, choices, fail, say, terminal_look, write

Format = Literal["terminal", "json", "markdown", "html", "docx"]
Only = Literal["changed", "conflicts"]

_EPILOG = """\b
Examples:
  itures compare resolution.docx africa.docx europe.docx asia.docx
  itures compare resolution.docx proposals/       a folder; resolution.docx may be in it
  itures compare --tracked-base africa.docx europe.docx
                                                  the base: Africa's text before its tracked changes
  itures compare resolution.txt proposals/*.docx --only conflicts
  itures compare resolution.txt a.docx b.docx --ignore editorial,renumbered
  itures compare resolution.txt a.docx b.docx -f html -o compared.html
  itures compare resolution.txt a.docx b.docx -o compared.docx --author "Secretariat" --date 2026-11-09
  itures compare resolution.txt a.docx b.docx -q --exit-code > /dev/null || echo they conflict

Exit status: 0 done, 1 a conflict stands (with --exit-code), 2 wrong usage or unreadable input.
"""


def mount(app: typer.Typer) -> None:
    """Add the command `compare` to an app.

    >>> mount(typer.Typer())
    """
    app.command("compare", epilog=_EPILOG)(compare)


def compare(
    base: Base,
    proposals: Proposals,
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
        str | None, typer.Option("--author", metavar="NAME", help="With docx: who put it together.")
    ] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="With docx: when.")] = None,
    view: BaseViewOption = "revised",
    tracked_base: TrackedBase = False,
    manual_marks: Manual = False,
    quiet: QuietOfFiles = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with status 1 if there is a conflict.")] = False,
) -> None:
    """Print what several proposals do to the same text, clause by clause.

    Those who want the same are one position. It says where they agree, where all changes can be made, and where they conflict
    and why; at the end, who shares how many changes with whom. Tracked changes of the proposals are accepted: what they
    propose counts. Of a file with proposals to several resolutions those to the one in BASE count; SUP removes all clauses,
    NOC keeps them. BASE in a folder of proposals is none of them.
    """
    from itures.analyse.compare.rows import compare as verb
    from itures.analyse.compare.rows import without
    from itures.commands.proposals import given
    from itures.model.diff import IGNORABLE
    from itures.render import Look
    from itures.session.writing import Style, written

    chosen = format or format_by_name(output, _BY_NAME, "terminal")
    _check(chosen, output, author, date)
    ignored = choices(ignore, IGNORABLE, "--ignore")
    moment = moment_of(date)
    files = given(base, proposals, view, tracked_base=tracked_base, manual_marks=manual_marks)
    found = without(verb(files.base, files.proposals), ignored)
    lines = list(files.said)
    if not files.base.instruments:
        lines.append(f"{base}: warning: no resolution was found in it; its lines are compared")
    lines += [f"{one.source}: warning: {'; '.join(one.notes)}, and was left out" for one in found.left_out]
    for line in lines if not quiet else ():
        say(line)
    if not found.proposals:
        fail("none of the files is a proposal to the text in BASE; nothing to compare")
    look = terminal_look(full) if output is None else Look(full)
    content = written(found, chosen, style=Style(look, author=author, date=moment, only=only))
    if output is None:
        write(str(content))
    else:
        save(output, content, [base, *[document.source for document in files.proposals]])
    raise typer.Exit(FOUND if exit_code and any(row.verdict == "conflict" for row in found.rows) else DONE)


def _check(chosen: Format, output: str | None, author: str | None, date: str | None) -> None:
    """Ends the command where its options contradict each other."""
    if chosen == "docx" and output is None:
        raise typer.BadParameter("docx is no text; name a file with -o FILE.docx", param_hint="'--format'")
    for option, value in (("--author", author), ("--date", date)):
        if value is not None and chosen != "docx":
            raise typer.BadParameter(
                "only docx says who put it together, and when; use --format docx", param_hint=f"'{option}'"
            )


_BY_NAME: dict[str, Format] = {
    ".json": "json",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}
