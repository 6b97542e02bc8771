"""The command `itures diff`, which cli.py mounts.

As in cli.py, everything that takes time to load is imported inside the command.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from itures.commands.destination import format_by_name, save
from itures.commands.diff_told import tell_beyond, tell_errors, tell_heads, tell_strangers, tell_warnings
from itures.commands.options import moment_of
from itures.commands.terminal import DONE, FOUND, choices, fail, terminal_look, write

if TYPE_CHECKING:
    from itures.model.diff import Diff
    from itures.model.stream import Stream
    from itures.model.tree import Document
    from itures.session.writing import Style

Format = Literal["terminal", "json", "html", "docx"]
View = Literal["original", "revised"]

_EPILOG = """\b
Examples:
  itures diff old.docx new.docx                   what changed, clause by clause
  itures diff old.txt new.docx --summary          how much, and where
  itures diff redlined.docx                       what its tracked changes do
  itures diff old.docx new.docx --ignore renumbered,editorial
  itures diff old.docx new.docx -f html -o changes.html
  itures diff old.docx new.docx -o changes.docx --author "Secretariat" --date 2026-11-09
                                                  new.docx as it is, with tracked changes to the old one
  itures diff old.txt new.txt -o changes.docx --template ours.docx
                                                  tracked changes on the page of ours.docx
  itures diff old.docx new.docx --agreed "resolves 3" --agreed "considering b)" --exit-code
                                                  was only what was agreed changed?
  itures diff old.docx new.docx --exit-code > /dev/null || echo they differ

Exit status: 0 done, 1 something differs (with --exit-code), 2 wrong usage or unreadable input.
"""


def mount(app: typer.Typer) -> None:
    """Add the command `diff` to an app.

    >>> mount(typer.Typer())
    """
    app.command("diff", epilog=_EPILOG)(diff)


def diff(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="A Word or text file, or - for standard input; alone: a redlined file.")
    ],
    new: Annotated[str | None, typer.Argument(metavar="[NEW]", help="The file to compare it with.")] = None,
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="What to write.  [default: terminal]", show_default=False)
    ] = None,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to this file.")] = None,
    view: Annotated[
        View | None,
        typer.Option(
            "--view", help="Tracked changes in OLD and NEW: rejected, accepted.  [default: revised]", show_default=False
        ),
    ] = None,
    manual_marks: Annotated[
        bool,
        typer.Option("--manual-marks", help="Underlined text of Word is new, struck-through text deleted."),
    ] = False,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="KIND,...", help="Leave out what is only editorial, only renumbered."),
    ] = None,
    summary: Annotated[
        bool, typer.Option("--summary", help="With terminal: how often each kind of change is there, and where.")
    ] = False,
    full: Annotated[bool, typer.Option("--full", help="Show unchanged clauses too.")] = False,
    author: Annotated[
        str | None,
        typer.Option(
            "--author",
            metavar="NAME",
            help="With docx: whose changes they are; without it, of a redlined file, its authors'.",
        ),
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="With docx: when the changes were made.")
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            "--template",
            metavar="FILE.docx",
            help="With docx, unless both are Word files: a copy of this file (its styles, headers, page), with the redline as its "
            "text.  [default: the one of OLD and NEW that is a Word file]",
            show_default=False,
        ),
    ] = None,
    comments: Annotated[
        bool,
        typer.Option(
            "--comments/--no-comments",
            help="With docx, unless both are Word files: what must not be overlooked, as comments.",
        ),
    ] = True,
    agreed: Annotated[
        list[str] | None,
        typer.Option(
            "--agreed",
            metavar="CLAUSE",
            help='What else changed than this clause ("resolves 3") and what is under it; give it once for each.',
        ),
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with status 1 if anything differs.")] = False,
) -> None:
    """Print what changed between two texts, clause by clause, and what is only renumbered.

    In a terminal of 120 columns and more the texts stand side by side. + is new, - removed, ~ changed, > moved here,
    < moved away, # got another number, and ! calls for attention. One redlined Word file is compared with itself: before
    and after its tracked changes.
    """
    from itures.analyse.diff.edits import without
    from itures.model.diff import IGNORABLE
    from itures.render import Look
    from itures.session.writing import Style, written

    chosen = format or format_by_name(output, _BY_NAME, "terminal")
    ignored = choices(ignore, IGNORABLE, "--ignore")
    _check(old, new, chosen, output, view, summary, ignored)
    _check_of_formats(chosen, agreed, {"--author": author, "--date": date, "--template": template})
    moment = moment_of(date)
    page = _page(template) if template is not None else None
    pair = _redlined(old, manual_marks) if new is None else _pair(old, new, view or "revised", manual_marks)
    tell_errors(pair.old, pair.new)
    tell_strangers(pair.diff)
    answer = without(pair.diff, ignored)
    if agreed:
        answer = _beyond(pair, answer, agreed)
    look = terminal_look(full) if output is None else Look(full)
    content: str | bytes
    style = Style(look, summary, author, moment, comments)
    if chosen == "docx" and pair.files is not None and view in (None, "revised") and not manual_marks:
        if page is not None:
            raise typer.BadParameter(
                "the redline of two Word files is a copy of NEW; leave it out", param_hint="'--template'"
            )
        content = _in_place(pair.files, new or old, author, moment)
    elif agreed and not answer.edits and chosen == "terminal":
        content = "Nothing else changed.\n"
    elif chosen == "docx":
        content = _on_page(pair, answer, style, page)
    else:
        content = written(answer, chosen, (pair.old, pair.new), style)
    if output is None:
        write(str(content))
    else:
        save(output, content, [old, new or old, *([template] if template is not None else [])])
    raise typer.Exit(FOUND if exit_code and answer.edits else DONE)


class _Page(NamedTuple):
    """A Word file whose page a redline has: its name, its bytes, and whether it was asked for."""

    name: str
    data: bytes
    asked: bool


class _Pair(NamedTuple):
    """Two texts and their comparison. `files` are their bytes where both are Word files: one is changed into the other in place.
    `page` is the Word file among them whose page a redline of its own has, the new one first.
    """

    old: Document
    new: Document
    diff: Diff
    files: tuple[bytes, bytes] | None = None
    page: _Page | None = None


_BY_NAME: dict[str, Format] = {".json": "json", ".html": "html", ".htm": "html", ".docx": "docx"}


def _check(
    old: str,
    new: str | None,
    chosen: Format,
    output: str | None,
    view: View | None,
    summary: bool,
    ignored: Collection[str],
) -> None:
    """Ends the command where its options contradict each other."""
    if new is None and view is not None:
        raise typer.BadParameter("one file is compared with itself; give OLD and NEW", param_hint="'--view'")
    if old == new == "-":
        raise typer.BadParameter("- (standard input) can be given once only", param_hint="'NEW'")
    if chosen == "docx" and output is None:
        raise typer.BadParameter("docx is no text; name a file with -o FILE.docx", param_hint="'--format'")
    if ignored and chosen == "docx":
        raise typer.BadParameter("a Word file has all changes; leave it out", param_hint="'--ignore'")
    if summary and chosen != "terminal":
        raise typer.BadParameter(f"{chosen} has a summary in it; leave it out", param_hint="'--summary'")


def _check_of_formats(chosen: Format, agreed: list[str] | None, of_docx: Mapping[str, str | None]) -> None:
    """Ends the command for what the format does not have."""
    if agreed and chosen not in ("terminal", "json"):
        raise typer.BadParameter("html and docx show whole texts; leave it out", param_hint="'--agreed'")
    for option, value in of_docx.items():
        if value is not None and chosen != "docx":
            what = "has the page of a file" if option == "--template" else "says whose changes they are, and when"
            raise typer.BadParameter(f"only docx {what}; use --format docx", param_hint=option)


def _pair(old: str, new: str, view: View, manual_marks: bool) -> _Pair:
    from itures.analyse.diff.edits import diff as compare
    from itures.parse import parse

    (stream, data), (other_stream, other_data) = (_given(name, manual_marks) for name in (old, new))
    one, other = parse(stream.project(view)), parse(other_stream.project(view))
    given = ((new, other_stream, other_data), (old, stream, data))
    page = next((_Page(name, own, False) for name, each, own in given if each.form == "docx"), None)
    if stream.form != "docx" or other_stream.form != "docx":
        return _Pair(one, other, compare(one, other), None, page)
    tell_heads(one, other)
    return _Pair(one, other, compare(one, other), (data, other_data), page)


def _beyond(pair: _Pair, answer: Diff, agreed: list[str]) -> Diff:
    """What changed beyond the clauses that were agreed on. Ends the command where neither text has one of them."""
    from itures.analyse.diff.agreed import beyond
    from itures.model.clauses import clauses_of

    left = beyond(answer, clauses_of(pair.old), clauses_of(pair.new), agreed)
    if left.unknown:
        named = " and ".join(map(repr, left.unknown))
        raise typer.BadParameter(f"neither text has {named}", param_hint="'--agreed'")
    tell_beyond(left)
    return left.diff


def _in_place(files: tuple[bytes, bytes], name: str, author: str | None, date: str | None) -> bytes:
    """A copy of the new file with the differences as tracked changes."""
    from itures.model.stream import UnreadableError
    from itures.redline.redlining import redlined

    try:
        made = redlined(*files, author or "itures", date)
    except UnreadableError as error:
        fail(f"{name}: {error}")
    tell_warnings(name, made.warnings)
    return made.data


def _on_page(pair: _Pair, answer: Diff, style: Style, asked: _Page | None) -> bytes:
    """A Word file of the comparison in the package of another one. Ends the command where the one that was asked for has none."""
    from itures.model.stream import UnreadableError
    from itures.session.writing import written

    page = asked or pair.page
    texts = (pair.old, pair.new)
    if page is not None:
        try:
            return bytes(written(answer, "docx", texts, style._replace(template=page.data)))  # type: ignore[arg-type]
        except UnreadableError as error:
            if page.asked:
                fail(f"{page.name}: {error}")
            tell_warnings(page.name, [f"{error}; the redline has a page of its own"])
    return bytes(written(answer, "docx", texts, style))  # type: ignore[arg-type]  # a Word file is bytes


def _page(name: str) -> _Page:
    """The file that `--template` names. Ends the command where it cannot be read."""
    from pathlib import Path

    try:
        return _Page(name, Path(name).read_bytes(), True)
    except (OSError, ValueError) as error:
        fail(f"{name}: it cannot be read ({getattr(error, 'strerror', None) or error})")


def _redlined(name: str, manual_marks: bool) -> _Pair:
    """The text before and after the tracked changes of one file."""
    from itures.model.stream import UnreadableError
    from itures.session.redlined import redlined

    try:
        return _Pair(*redlined(_given(name, manual_marks)[0]))
    except UnreadableError as error:
        fail(f"{name}: {error}")


def _given(name: str, manual_marks: bool) -> tuple[Stream, bytes]:
    """A file, read once: a pipe gives its bytes to nobody again. Ends the command where it cannot be read."""
    from pathlib import Path

    from itures.model.stream import UnreadableError
    from itures.read import read
    from itures.session.files import expand

    if os.path.isdir(name):  # noqa: PTH112  # Path.is_dir raises on a name too long
        fail(f"{name}: this is a folder; name a file in it")
    task = expand([name])[0]
    if task.error is not None:
        fail(f"{name}: {task.error}")
    try:
        stream = read(task.source, task.data, manual_marks=manual_marks)
        return stream, Path(task.source).read_bytes() if task.data is None else task.data
    except UnreadableError as error:
        fail(str(error) if task.source in str(error) else f"{task.source}: {error}")
    except OSError as error:
        fail(f"{name}: it cannot be read ({error.strerror})")
