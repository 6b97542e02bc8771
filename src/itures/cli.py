"""The command line: the program, the commands that it mounts, and how it ends. There is no logic of documents in here.

Everything that takes time to load is imported inside the commands, so that `--help` and `--version` answer at once.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from itures import __version__
from itures.commands import plugins
from itures.commands.terminal import FAILED, INTERRUPTED, complain, write
from itures.foundation import collector

COMMANDS = (
    "parse",
    "refs",
    "footnotes",
    "instructions",
    "actors",
    "brackets",
    "provisions",
    "diff",
    "compare",
    "merge",
    "corpus",
    "report",
    "register",
    "explain",
    "schema",
    "debug",
)
"""The modules of the commands, in the order of --help; each has the name of its command, and a function `mount`."""
_EPILOG = """\b
Examples:
  itures parse proposal.docx
  itures parse proposals/ --format jsonl > proposals.jsonl
  itures refs proposal.docx
  itures instructions proposals/ --to SG
  itures diff old.docx new.docx
  itures compare resolution.docx africa.docx europe.docx
  itures merge resolution.docx africa.docx europe.docx -o merged.docx
  itures corpus build resolutions/ -o corpus.db
  itures explain label-gap
  itures schema document

Exit status: 0 done, 1 errors found by --check, 2 wrong usage or unreadable input. `itures COMMAND --help` explains a command.
"""

if TYPE_CHECKING:
    app: typer.Typer
    """The program with all of its commands, made when it is first asked for."""


def __getattr__(name: str) -> Any:
    if name == "app":
        return program()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@cache
def program(commands: Sequence[str] = COMMANDS) -> typer.Typer:
    """The program with these of its commands.

    >>> program() is program()
    True
    """
    made = typer.Typer(
        name="itures",
        cls=plugins.Commands,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        help="Read resolutions of the International Telecommunication Union into a typed clause tree.",
        epilog=_EPILOG,
    )
    made.callback()(_itures)
    for command in commands:
        import_module(f"itures.commands.{command}").mount(made)
    return made


def _needed(arguments: Sequence[str]) -> Sequence[str]:
    """The commands that these arguments can be about: making all of them takes longer than reading a short text."""
    return (arguments[0],) if arguments and arguments[0] in COMMANDS else COMMANDS


def main() -> NoReturn:
    """Run the command of this process's arguments and exit with its status: the entry point `itures`.

    >>> main()  # doctest: +SKIP
    """
    collector.rarely()
    for stream in (sys.stdout, sys.stderr):
        # Documents are full of characters that the C locale cannot print; the output is UTF-8 whatever the locale.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        program(_needed(sys.argv[1:]))()
    except SystemExit as ending:  # typer ends so in every case, after Ctrl-C too
        status = ending.code
    except KeyboardInterrupt:
        status = INTERRUPTED
    except Exception as error:
        if os.environ.get("ITURES_DEBUG") == "1":
            raise
        from itures.session.pool import internal

        complain(internal(error))
        status = FAILED
    if status == INTERRUPTED:
        # Python waits now for workers to finish their files. Whoever cannot wait presses Ctrl-C again.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    collector.ending()
    sys.exit(status)


def _version(asked: bool) -> None:
    if asked:
        write(f"itures {__version__}\n")
        raise typer.Exit


def _itures(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass
