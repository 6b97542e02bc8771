"""The terminal: what commands print and complain about, how wide it is, and the exit statuses."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn, TextIO

import typer

if TYPE_CHECKING:
    from itures.render import Look

DONE, FOUND, FAILED, INTERRUPTED, CLOSED = 0, 1, 2, 130, 141
"""Exit statuses: done; errors found by a check; wrong usage or a file that cannot be read; Ctrl-C; nobody reads on."""


def split(values: Sequence[str] | None) -> list[str]:
    """What an option lists, which may be repeated and take several separated by commas."""
    return [part.strip() for value in values or () for part in value.split(",") if part.strip()]


def split_outside_brackets(values: Sequence[str] | None) -> list[str]:
    """The same for texts, whose editions have commas in their brackets.

    >>> split_outside_brackets(["PP/RES/14, Resolution 71 (Rev. Dubai, 2018)"])
    ['PP/RES/14', 'Resolution 71 (Rev. Dubai, 2018)']
    """
    return [part.strip() for value in values or () for part in re.split(r",(?![^()]*\))", value) if part.strip()]


def choices(values: Sequence[str] | None, allowed: Sequence[str], option: str) -> list[str]:
    """What an option lists. Ends the command where that is nothing, or none of what is allowed."""
    found = split(values)
    if any(one not in allowed for one in found) or (values and not found):
        raise typer.BadParameter(f"choose among: {', '.join(sorted(allowed))}", param_hint=f"'{option}'")
    return found


def terminal_look(full: bool) -> Look:
    """How to render for where standard output goes: a pipe gets 80 columns and no styles."""
    from itures.render import Look

    if not is_terminal(sys.stdout):
        return Look(full)
    styled = os.environ.get("TERM") != "dumb"
    width = shutil.get_terminal_size((80, 24)).columns
    return Look(full, width, styled, styled and not os.environ.get("NO_COLOR"))


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is one that somebody looks at."""
    return stream is not None and not stream.closed and stream.isatty()


def line(text: str) -> str:
    """What comes from a file or its name, as one line that a terminal can be trusted with."""
    from itures.render.visible import visible

    return visible(text)


def complain(message: str) -> None:
    """One line on standard error, as an error."""
    say(f"error: {message}")


def fail(message: str) -> NoReturn:
    """Complains, and ends the command."""
    complain(message)
    raise typer.Exit(FAILED)


def say(message: str) -> None:
    """One line on standard error; none where that is closed, for print would take standard output instead."""
    if sys.stderr is None:
        return
    try:
        print(line(message), file=sys.stderr, flush=True)
    except BrokenPipeError:
        closed(sys.stderr)


def write(text: str) -> None:
    """Data on standard output, at once, so that what is printed and what is complained about come in order."""
    if sys.stdout is None:
        complain("standard output is closed; leave it open or send it to a file")
        raise typer.Exit(FAILED)
    try:
        # Not print(): with PYTHONUNBUFFERED it drops what a pipe does not take at once, and reports nothing.
        rest = memoryview(text.encode("utf-8", "backslashreplace"))
        while rest:
            rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        closed(sys.stdout)
        raise typer.Exit(CLOSED) from None
    except OSError as error:
        closed(sys.stdout)
        complain(f"standard output cannot be written ({error.strerror}); is the disk full?")
        raise typer.Exit(FAILED) from None


def closed(stream: TextIO) -> None:
    """Send to nowhere what a stream still holds: Python would complain about the closed pipe when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
