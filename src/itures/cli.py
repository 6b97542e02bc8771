"""The command line: arguments -> verbs -> stdout, stderr and the exit status. There is no logic of documents in here.

Everything that takes time to load is imported inside the commands, so that `--help` and `--version` answer at once.
"""

from __future__ import annotations

import io
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn, TextIO

import typer

from itures import __version__

if TYPE_CHECKING:
    from itures.batch import Outcome
    from itures.model.stream import Diagnostic
    from itures.render import Look

# The names of render.FORMATS and of model.stream.View once more: loading those modules would double the time of --help.
Format = Literal["tree", "json", "jsonl", "outline"]
View = Literal["original", "revised", "marked"]

DONE, FAILED, INTERRUPTED, CLOSED = 0, 2, 130, 141
"""Exit statuses: done; wrong usage or a file that cannot be read; Ctrl-C; nobody reads the output any more."""

app = typer.Typer(
    name="itures",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Read resolutions of the International Telecommunication Union into a typed clause tree.",
    epilog="""\b
Examples:
  itures parse proposal.docx
  itures parse proposals/ --format jsonl > proposals.jsonl
  itures schema document

Exit status: 0 done, 2 wrong usage or unreadable input. `itures COMMAND --help` explains a command.
""",
)


def main() -> NoReturn:
    """Run the command of this process's arguments and exit with its status: the entry point `itures`.

    >>> main()  # doctest: +SKIP
    """
    for stream in (sys.stdout, sys.stderr):
        # Documents are full of characters that the C locale cannot print; the output is UTF-8 whatever the locale.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except SystemExit as ending:  # typer ends so in every case, after Ctrl-C too
        status = ending.code
    except KeyboardInterrupt:
        status = INTERRUPTED
    except Exception as error:
        if os.environ.get("ITURES_DEBUG") == "1":
            raise
        from itures.batch import internal

        _complain(internal(error))
        status = FAILED
    if status == INTERRUPTED:
        # Python waits now for workers to finish their files. Whoever cannot wait presses Ctrl-C again.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(status)


def _version(asked: bool) -> None:
    if asked:
        _write(f"itures {__version__}\n")
        raise typer.Exit


@app.callback()
def _itures(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command(
    epilog="""\b
Examples:
  itures parse proposal.docx                      the clauses, shortened
  itures parse proposal.docx --full | less        all of their text
  itures parse redlined.docx --view original      as it was before the changes
  itures parse redlined.docx --view marked        with what is new and deleted
  itures parse proposal.docx --format json        the record itures.document/1
  itures parse proposals/ --format jsonl          a line for each document
  cat draft.txt | itures parse - --format outline
"""
)
def parse(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Word or text files, folders of them, or - for standard input."),
    ],
    format: Annotated[Format, typer.Option("--format", "-f", help="What to print.")] = "tree",
    view: Annotated[
        View, typer.Option("--view", help="Tracked changes of Word: rejected, accepted or kept.")
    ] = "revised",
    manual_marks: Annotated[
        bool,
        typer.Option("--manual-marks", help="Underlined text of Word is new, struck-through text deleted."),
    ] = False,
    comments: Annotated[bool, typer.Option("--comments", help="With tree: add the comments in the margin.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Show texts whole, and what stands around the clauses.")] = False,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes for many files.  [default: processors]"),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="With tree: hide warnings and infos.")] = False,
) -> None:
    """Print the clause tree of documents.

    The trees go to standard output, and what is doubtful in a document to standard error (with the formats json, jsonl
    and outline it is part of the output). Folders are searched for .docx and .txt files.
    """
    from itures import batch

    several = len(files) > 1 or os.path.isdir(files[0])  # noqa: PTH112  # Path.is_dir raises on a name too long
    if format == "json" and several:
        raise typer.BadParameter("json is for one file; use --format jsonl for several", param_hint="'--format'")
    if files.count("-") > 1:
        raise typer.BadParameter("- (standard input) can be given once only", param_hint="'FILE...'")
    tasks = batch.expand(files)
    order = batch.Order(view, format, _look(full)._replace(comments=comments), manual_marks)
    outcomes = batch.run(tasks, order, jobs)
    failed, shown = False, 0
    for outcome in _watched(outcomes, len(tasks)):
        if outcome.error is not None:
            _complain(f"{outcome.source}: {outcome.error}")
            failed = True
            continue
        heading = f"==> {_line(outcome.source)} <==\n" if len(tasks) > 1 and format in ("tree", "outline") else ""
        _write(("\n" if heading and shown else "") + heading + outcome.text)
        shown += 1
        if format == "tree":
            for diagnostic in outcome.diagnostics:
                if diagnostic.severity == "error" or not quiet:
                    _say(f"{outcome.source}: {_told(diagnostic)}")
    raise typer.Exit(FAILED if failed else DONE)


@app.command(
    epilog="""\b
Examples:
  itures schema document > document.schema.json
"""
)
def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The format, by the name before its version: document.")],
) -> None:
    """Print the JSON Schema of a format."""
    import json

    from itures.model import codec

    if name not in codec.FORMATS:
        _complain(f"{name}: there is no such format; choose one of: {', '.join(sorted(codec.FORMATS))}")
        raise typer.Exit(FAILED)
    _write(json.dumps(codec.schema(name), indent=2, ensure_ascii=False) + "\n")


def _look(full: bool) -> Look:
    """How to render for where standard output goes: a pipe gets 80 columns and no styles."""
    from itures.render import Look

    if not _terminal(sys.stdout):
        return Look(full)
    styled = os.environ.get("TERM") != "dumb"
    width = shutil.get_terminal_size((80, 24)).columns
    return Look(full, width, styled, styled and not os.environ.get("NO_COLOR"))


def _watched(outcomes: Iterator[Outcome], count: int) -> Iterator[Outcome]:
    """The outcomes, with a progress bar on standard error where it disturbs nobody."""
    if count < 2 or not _terminal(sys.stderr) or _terminal(sys.stdout):
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(outcomes, total=count, description="Reading")


def _told(diagnostic: Diagnostic) -> str:
    at = f" (at {diagnostic.at})" if diagnostic.at is not None else ""
    return f"{diagnostic.severity}: {diagnostic.message}{at}"


def _terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _line(text: str) -> str:
    """What comes from a file or its name, as one line that a terminal can be trusted with."""
    from itures.render.visible import visible

    return visible(text)


def _complain(message: str) -> None:
    _say(f"error: {message}")


def _say(message: str) -> None:
    """One line on standard error; none where that is closed, for print would take standard output instead."""
    if sys.stderr is None:
        return
    try:
        print(_line(message), file=sys.stderr, flush=True)
    except BrokenPipeError:
        _closed(sys.stderr)


def _write(text: str) -> None:
    """Data on standard output, at once, so that what is printed and what is complained about come in order."""
    if sys.stdout is None:
        _complain("standard output is closed; leave it open or send it to a file")
        raise typer.Exit(FAILED)
    try:
        # Not print(): with PYTHONUNBUFFERED it drops what a pipe does not take at once, and reports nothing.
        rest = memoryview(text.encode("utf-8", "backslashreplace"))
        while rest:
            rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _closed(sys.stdout)
        raise typer.Exit(CLOSED) from None
    except OSError as error:
        _closed(sys.stdout)
        _complain(f"standard output cannot be written ({error.strerror}); is the disk full?")
        raise typer.Exit(FAILED) from None


def _closed(stream: TextIO) -> None:
    """Send to nowhere what a stream still holds: Python would complain about the closed pipe when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
