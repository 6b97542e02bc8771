"""The command `itures diff`, which cli.py mounts.

As in cli.py, everything that takes time to load is imported inside the command.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from itures.commands.destination import format_by_name, save
from itures.commands.options import moment_of
from itures.commands.terminal import DONE, FOUND, choices, fail, say, terminal_look, write
from itures.model.brief import brief, counted

if TYPE_CHECKING:
    from itures.model.diff import Diff
    from itures.model.stream import Stream
    from itures.model.tree import Document

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
    _check_of_formats(chosen, agreed, author, date)
    moment = moment_of(date)
    pair = _redlined(old, manual_marks) if new is None else _pair(old, new, view or "revised", manual_marks)
    _tell_errors(pair)
    _tell_strangers(pair)
    answer = without(pair.diff, ignored)
    if agreed:
        answer = _beyond(pair, answer, agreed)
    look = terminal_look(full) if output is None else Look(full)
    content: str | bytes
    if chosen == "docx" and pair.files is not None and view in (None, "revised") and not manual_marks:
        content = _in_place(pair.files, new or old, author, moment)
    elif agreed and not answer.edits and chosen == "terminal":
        content = "Nothing else changed.\n"
    else:
        content = written(answer, chosen, (pair.old, pair.new), Style(look, summary, author, moment, comments))
    if output is None:
        write(str(content))
    else:
        save(output, content, [old, new or old])
    raise typer.Exit(FOUND if exit_code and answer.edits else DONE)


class _Pair(NamedTuple):
    """Two texts and their comparison. `files` are their bytes where both are Word files: one is changed into the other in place."""

    old: Document
    new: Document
    diff: Diff
    files: tuple[bytes, bytes] | None = None


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


def _check_of_formats(chosen: Format, agreed: list[str] | None, author: str | None, date: str | None) -> None:
    """Ends the command for what the format does not have."""
    if agreed and chosen not in ("terminal", "json"):
        raise typer.BadParameter("html and docx show whole texts; leave it out", param_hint="'--agreed'")
    for option, value in (("--author", author), ("--date", date)):
        if value is not None and chosen != "docx":
            raise typer.BadParameter(
                "only docx says whose changes they are, and when; use --format docx", param_hint=option
            )


def _tell_errors(pair: _Pair) -> None:
    """Says what of either text is an error."""
    for document in (pair.old, pair.new):
        for message in dict.fromkeys(each.message for each in document.diagnostics if each.severity == "error"):
            say(f"{document.source}: error: {message}")


_STRANGERS = 0.2
"""Of two editions of one text more clauses than this share of the shorter one belong together."""
_FEW = 5
"""Texts of fewer clauses may well be rewritten whole."""


def _tell_strangers(pair: _Pair) -> None:
    """Says where two texts have little in common: they may be none of one text."""
    found = pair.diff
    both = len(found.unchanged) + sum(1 for edit in found.edits if edit.old and edit.new)
    gone = sum(len(edit.old) for edit in found.edits if not edit.new)
    came = sum(len(edit.new) for edit in found.edits if not edit.old)
    least = both + min(gone, came)
    if least >= _FEW and both < _STRANGERS * least:
        say(f"the texts have little in common: {both} of {least} clauses; are they of one text?")


def _pair(old: str, new: str, view: View, manual_marks: bool) -> _Pair:
    from itures.analyse.diff.edits import diff as compare
    from itures.parse import parse

    (stream, data), (other_stream, other_data) = (_given(name, manual_marks) for name in (old, new))
    one, other = parse(stream.project(view)), parse(other_stream.project(view))
    if stream.form != "docx" or other_stream.form != "docx":
        return _Pair(one, other, compare(one, other))
    _tell_heads(one, other)
    return _Pair(one, other, compare(one, other), (data, other_data))


def _tell_heads(old: Document, new: Document) -> None:
    """Says what differs in the headers and footers of two Word files: they hold the number of the document, and are no clauses."""
    one, other = ([head.text for head in each.furniture if head.role == "running-head"] for each in (old, new))
    gone, came = ([text for text in here if text not in there] for here, there in ((one, other), (other, one)))
    told = [f"{_some(texts)} {what}" for texts, what in ((gone, "is gone"), (came, "is new")) if texts]
    if told:
        say(f"{new.source}: in headers and footers {' and '.join(told)}")


def _some(texts: list[str]) -> str:
    """The first of some lines, and how many more there are."""
    return brief(texts[0]) + (f" and {counted(len(texts) - 1, 'other')}" if len(texts) > 1 else "")


def _beyond(pair: _Pair, answer: Diff, agreed: list[str]) -> Diff:
    """What changed beyond the clauses that were agreed on. Ends the command where neither text has one of them."""
    from itures.analyse.diff.agreed import beyond
    from itures.model.clauses import clauses_of

    left = beyond(answer, clauses_of(pair.old), clauses_of(pair.new), agreed)
    if left.unknown:
        named = " and ".join(map(repr, left.unknown))
        raise typer.BadParameter(f"neither text has {named}", param_hint="'--agreed'")
    for path in left.unchanged:
        say(f"{path}: agreed on, and not changed")
    for one in left.diff.stale if not left.diff.edits else ():
        say(f"{one.at}: {one.message}")
    say(f"{left.agreed} agreed, {len(left.diff.edits)} beyond")
    return left.diff


def _in_place(files: tuple[bytes, bytes], name: str, author: str | None, date: str | None) -> bytes:
    """A copy of the new file with the differences as tracked changes."""
    from itures.model.stream import UnreadableError
    from itures.redline.redlining import redlined

    try:
        made = redlined(*files, author or "itures", date)
    except UnreadableError as error:
        fail(f"{name}: {error}")
    for warning in made.warnings:
        say(f"{name}: {warning}")
    return made.data


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
