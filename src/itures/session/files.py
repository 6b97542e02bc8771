"""Which files the arguments of a command mean, and what is wrong with those that cannot be read."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from itures.foundation import budgets

SUFFIXES = (".docx", ".txt")
"""What documents in folders are called: others are read only if they are named."""


class Task(NamedTuple):
    """One file to read. `data` is its content where only this process can get it; `error` says why there is no file."""

    source: str
    data: bytes | None = None
    error: str | None = None


def expand(names: Iterable[str], suffixes: Sequence[str] = SUFFIXES) -> list[Task]:
    """The files that the arguments of a command mean, in their order; folders give their documents, those with one of the
    `suffixes`, sorted by path.

    Hidden files and folders are passed over, and the lock files that Word leaves beside an open document (`~$a.docx`).
    Links to files are followed, links to folders are not. A link to nothing, and what is no regular file, is an error in a folder.
    What is not there becomes a task with an error. "-" is read here, and so is what is no regular file (a pipe):
    another process could not.

    >>> expand(["no/such/folder/"])[0].error
    'there is no such file; check the name'
    """
    tasks: list[Task] = []
    for name in names:
        if name == "-":
            tasks.append(_standard_input())
            continue
        try:
            mode = Path(name).stat().st_mode
        except OSError as error:
            tasks.append(Task(name, error=reason(error)))
            continue
        if stat.S_ISDIR(mode):
            tasks.extend(_folder(name, suffixes))
        elif stat.S_ISREG(mode):
            tasks.append(Task(name))
        else:
            tasks.append(_special(name))
    return tasks


def printable(name: str) -> str:
    r"""The name of a file as text that every encoding of Unicode takes.

    >>> printable("caf\udce9.txt")
    'caf�.txt'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _standard_input() -> Task:
    try:
        return Task("-", sys.stdin.buffer.read())
    except (OSError, AttributeError):  # a process may be started without standard input: sys.stdin is None then
        return Task("-", error="standard input cannot be read; give a file")


def _special(name: str) -> Task:
    try:
        with open(name, "rb") as stream:  # noqa: PTH123  # a device may never end: not more than a document has
            data = stream.read(budgets.FILE + 1)
        if len(data) > budgets.FILE:
            return Task(name, error="it gives more than a document has; is it a device? Give a file")
        return Task(name, data)
    except OSError as error:
        return Task(name, error=reason(error))


def _folder(name: str, suffixes: Sequence[str]) -> list[Task]:
    found: list[Path] = []
    unreadable: list[OSError] = []
    special: list[Task] = []
    for folder, folders, files in os.walk(name, onerror=unreadable.append):
        folders[:] = [each for each in folders if not each.startswith(".")]
        for file in files:
            path = Path(folder, file)
            if file.startswith((".", "~$")) or path.suffix.lower() not in suffixes:
                continue
            if path.is_file():
                found.append(path)
            else:
                # A named pipe would be waited for.
                special.append(Task(str(path), error=_no_file(path)))
    failed = [Task(str(error.filename), error=reason(error)) for error in unreadable] + special
    if not found and not failed:
        return [Task(name, error="there is no .docx or .txt file in this folder; name the files")]
    return failed + [Task(str(path)) for path in sorted(found)]


def _no_file(path: Path) -> str:
    """Why something in a folder that is called like a document is not read."""
    if path.is_symlink() and not path.exists():
        return "the link points to nothing; mend or delete it"
    return "it is no file but a pipe or a device; name it by itself to have it read"


def reason(error: OSError) -> str:
    """An error of the operating system as what is wrong and what to do.

    >>> reason(FileNotFoundError())
    'there is no such file; check the name'
    """
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "there is no such file; check the name"
        case PermissionError():
            return "the file may not be read; check its permissions"
        case _:
            return f"it cannot be read ({error.strerror or error}); check the path and the disk"
