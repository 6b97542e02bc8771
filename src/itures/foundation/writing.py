"""Writing a file in one step: it is whole, or it is what it was before."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


def write_whole(path: str | os.PathLike[str], data: bytes) -> None:
    """Puts data into a file so that a failure, a full disk or an end of power leaves the earlier file as it was.

    The data goes into a file beside it, to the disk, and takes the other's name then; what a link points to is replaced, not the
    link, and permissions stay. A device or a pipe is written as it is. Raises OSError, also where no file may be made in the
    folder, and ValueError for a name that is none.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "a.txt"
    >>> write_whole(path, b"whole")
    >>> path.read_bytes(), [file.name for file in path.parent.iterdir()]
    (b'whole', ['a.txt'])
    """
    with whole(path) as stream:
        stream.write(data)


@contextmanager
def whole(path: str | os.PathLike[str]) -> Iterator[IO[bytes]]:
    """The same for data that comes piece by piece: the file is there when the block ends, and is what it was if it fails.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "a.txt"
    >>> with whole(path) as stream:
    ...     _ = stream.write(b"whole")
    ...     path.exists()
    False
    """
    target = Path(os.path.realpath(path))
    mode = _mode(target)
    if mode is not None and not stat.S_ISREG(mode):
        # A folder says so itself; of a device nothing could take the place.
        with target.open("wb") as stream:
            yield stream
        return
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, os.strerror(13), os.fspath(path))
    number, name = tempfile.mkstemp(dir=target.parent, prefix=".itures-", suffix=".part")
    try:
        with open(number, "wb") as draft:  # noqa: PTH123  # the number of an open file
            yield draft
            draft.flush()
            os.fsync(draft.fileno())
        # Where there was no file, as open() would have made it: mkstemp gives nobody else a right.
        Path(name).chmod(stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _umask() -> int:
    """The mask of the process; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
