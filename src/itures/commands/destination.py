"""The file that a command writes: its format by its name, and that it is none of the files that were read."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import typer

from itures.commands.terminal import fail
from itures.foundation.writing import write_whole

_F = TypeVar("_F", bound=str)


def format_by_name(output: str | None, formats: Mapping[str, _F], otherwise: _F) -> _F:
    """The format that the name of an output file means; without a name or a suffix, `otherwise`.

    Ends the command for a suffix that means none of them.

    >>> format_by_name("x.HTML", {".html": "html"}, "terminal")
    'html'
    """
    suffix = Path(output or "").suffix.casefold()
    if suffix in formats:
        return formats[suffix]
    if suffix not in ("", ".txt"):
        told = f"{suffix} is none of {', '.join(formats)}, .txt; name the file so, or say which format"
        raise typer.BadParameter(told, param_hint="'--output'")
    return otherwise


def save(output: str, content: str | bytes, inputs: Iterable[str]) -> None:
    """Writes the file. Ends the command, and says what to do, where it is one of the inputs or cannot be written.

    >>> save("x.txt", b"", ["a.txt"])  # doctest: +SKIP
    """
    refuse_inputs(output, inputs)
    try:
        write_whole(output, content.encode("utf-8", "replace") if isinstance(content, str) else content)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        fail(f"{output}: it cannot be written ({reason}); check the path")


def refuse_inputs(output: str, inputs: Iterable[str]) -> None:
    """Ends the command where the file to be written is one of those that are read, also where one is standard input.

    >>> refuse_inputs("x.txt", ["a.txt"])
    """
    for name in inputs:
        if _is_standard_input(output) if name == "-" else _same(output, name):
            fail(f"{output}: this is a file to be read; write to another one")


def _same(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return False


def _is_standard_input(output: str) -> bool:
    """Whether standard input was taken from this file: `itures diff - new.txt -o a.txt < a.txt`."""
    try:
        given = os.fstat(sys.stdin.fileno())
        return stat.S_ISREG(given.st_mode) and os.path.samestat(given, Path(output).stat())
    except (OSError, ValueError, AttributeError):
        return False
