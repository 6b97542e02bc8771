"""Files behind URLs, by fsspec: the extra `remote`. Nothing else of the program reads from a network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO, Any

from itures.model.stream import UnreadableError
from itures.session.files import SUFFIXES

_BEHIND = "::"
_MISSING = "reading URLs needs fsspec (pip install itures[remote])"


def _fsspec() -> Any:
    try:
        import fsspec  # type: ignore[import-not-found, import-untyped, unused-ignore]  # an extra
    except ImportError:
        raise UnreadableError(_MISSING) from None
    return fsspec


def files_at(url: str) -> list[str]:
    """The documents under a URL, sorted, or the URL itself where it is a file. Raises UnreadableError.

    >>> files_at("memory://nothing/there")  # doctest: +SKIP
    """
    fsspec = _fsspec()
    try:
        system, path = fsspec.core.url_to_fs(url)
        if system.isfile(path):
            return [url]
        names = sorted([name for name in system.find(path) if not _is_hidden(name, path)])
        # Of "zip://folder::https://host/a.zip" the files have names in the zip alone.
        behind = url[url.index(_BEHIND) :] if _BEHIND in url else ""
        found = [f"{system.unstrip_protocol(name)}{behind}" for name in names if _is_document(name)]
        if not names:
            # What finds files takes a server that cannot be reached, or a folder that may not be read, for an empty one.
            system.ls(path)
    except FileNotFoundError:
        found = []
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(_told(error)) from None
    if not found:
        raise UnreadableError(f"there is no {' or '.join(sorted(SUFFIXES))} file at this URL; check it")
    return found


@contextmanager
def opened(url: str) -> Iterator[IO[bytes]]:
    """A file behind a URL, to be read. Raises UnreadableError whatever its system raises.

    >>> with opened("memory://nothing") as stream:  # doctest: +SKIP
    ...     stream.read()
    """
    fsspec = _fsspec()
    try:
        with fsspec.open(url, "rb") as stream:
            yield stream
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(_told(error)) from None


def _is_hidden(name: str, folder: str) -> bool:
    """Whether a file stands in a hidden folder below this one."""
    return any(part.startswith(".") for part in PurePosixPath(name.removeprefix(folder)).parts)


def _is_document(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.name.startswith((".", "~$")) and path.suffix.lower() in SUFFIXES


def _told(error: Exception) -> str:
    """What a system of files says, in one line: systems of many kinds raise errors of many kinds."""
    words = " ".join(str(error).split())
    return f"it cannot be read there ({type(error).__name__}: {words[:200]}); check the URL"
