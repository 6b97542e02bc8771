"""The file that a command writes: its format by its name, and that it is none of the files that were read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from itures.model.stream import UnreadableError

_F = TypeVar("_F", bound=str)


def format_by_name(output: str | None, formats: Mapping[str, _F], otherwise: _F) -> _F:
    """The format that the name of an output file means; without a name or a suffix, `otherwise`.

    Raises UnreadableError for a suffix that means none of them.

    >>> format_by_name("x.HTML", {".html": "html"}, "terminal")
    'html'
    """
    suffix = Path(output or "").suffix.casefold()
    if suffix in formats:
        return formats[suffix]
    if suffix not in ("", ".txt"):
        raise UnreadableError(f"{suffix} is none of {', '.join(formats)}, .txt; name the file so, or say which format")
    return otherwise


def save(output: str, data: bytes, inputs: Iterable[str]) -> None:
    """Writes the file. Raises UnreadableError, with what to do, where it is one of the inputs or cannot be written.

    >>> save("/no/such/folder/x.txt", b"", [])
    Traceback (most recent call last):
    itures.model.stream.UnreadableError: /no/such/folder/x.txt: it cannot be written (No such file or directory); check the path
    """
    for name in inputs:
        if name != "-" and _same(output, name):
            raise UnreadableError(f"{output}: this is a file to be read; write to another one")
    try:
        Path(output).write_bytes(data)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UnreadableError(f"{output}: it cannot be written ({reason}); check the path") from None


def _same(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        return False
