"""Which files the sources of a corpus mean: folders, globs, zips, URLs; and their contents, one at a time."""

from __future__ import annotations

import glob
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import IO, NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from itures.foundation import budgets
from itures.model.stream import UnreadableError
from itures.session.files import SUFFIXES, Task, expand, printable, reason

ARCHIVE = ".zip"
_SCHEME = "://"
_LOCAL = ("file:///", "file://localhost/")
"""How URLs of this machine begin."""
_ESCAPES = re.compile(r"((?:%[0-9A-Fa-f]{2})+)")
_INSIDE = "::"
"""What a URL has behind what stands in a zip: "zip://in::file:///a.zip"."""
_LOOKED_FOR = (*SUFFIXES, ARCHIVE)


class Source(NamedTuple):
    """A file that is meant. `root` is the argument that meant it; `path` is where it is, `member` its name in a zip."""

    name: str
    root: str
    path: str
    member: str = ""
    error: str | None = None


class Content(NamedTuple):
    """What is in a file, or why that cannot be said."""

    source: Source
    data: bytes | None
    error: str | None = None


class Meant(NamedTuple):
    """The files that the arguments mean, each once, in their order; the arguments that mean nothing, with the reason; and those
    that were looked through to the end, so that what is not there is gone.
    """

    sources: list[Source]
    wrong: list[tuple[str, str]]
    whole: frozenset[str]


def meant(names: Iterable[str]) -> Meant:
    """The files of folders, globs ("texts/**/*.docx"), zips, in folders too, and URLs ("s3://texts/", with the extra `remote`).

    A file in a zip goes by the name of the zip and its own. Hidden files are passed over, and the lock files of Word.

    >>> meant(["no/such/folder"]).wrong
    [('no/such/folder', 'there is no such file; check the name')]
    """
    found: dict[str, Source] = {}
    wrong: list[tuple[str, str]] = []
    whole = set()
    for name in dict.fromkeys(map(normal, names)):
        try:
            sources, complete = _of(name)
        except UnreadableError as error:
            wrong.append((printable(name), str(error)))
            continue
        if complete:
            whole.add(printable(name))
        for source in sources:
            # Of two names that are in no encoding both may be told in the same way.
            number, told = 1, source.name
            while told in found and (found[told].path, found[told].member) != (source.path, source.member):
                number += 1
                told = f"{source.name} ({number})"
            found.setdefault(told, source._replace(name=told))
    return Meant([*found.values()], wrong, frozenset(whole))


def normal(name: str) -> str:
    """An argument in the one spelling that it has in a store, whatever it ends with: a URL as it is, but for one of this machine,
    which is a path (RFC 8089).

    >>> normal("./texts//pp/"), normal("s3://bucket/pp/"), normal("file:///texts/of%20PP/")
    ('texts/pp', 's3://bucket/pp/', '/texts/of PP')
    """
    if name.startswith(_LOCAL) and _INSIDE not in name:
        name = _path("/" + name[len("file://") :].removeprefix("localhost").lstrip("/"))
    return name if _SCHEME in name or name in ("", "-") else os.path.normpath(name)


def _path(url: str) -> str:
    """The path that the rest of such a URL is: with its escapes, or as it is, as some write it."""
    from urllib.request import url2pathname

    path = url2pathname(url)
    if "\0" in path:
        return path
    if os.path.lexists(url):
        return url
    # A sign that is escaped is no sign of a pattern.
    escaped = "".join([glob.escape(url2pathname(part)) if part[:1] == "%" else part for part in _ESCAPES.split(url)])
    return path if os.path.lexists(path) or not glob.has_magic(path) else escaped


def is_under(name: str, root: str) -> bool:
    """Whether a file of a store is in a folder or a zip that an argument named.

    >>> is_under("pp/22.zip/71.docx", "pp"), is_under("pp22/71.docx", "pp"), is_under("pp/71.docx", ".")
    (True, False, True)
    """
    path = PurePath(name)
    return _SCHEME not in name and path.parts[:1] != ("..",) and PurePath(root) in path.parents


def is_there(name: str) -> bool | None:
    """Whether a file is there; None where that may not be known, as in a folder that cannot be looked into.

    >>> is_there("no/such/file.txt")
    False
    """
    try:
        os.stat(name)  # noqa: PTH116  # Path.stat cannot be given every name
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return None
    return True


def _of(name: str) -> tuple[list[Source], bool]:
    """The files that one argument means, and whether it was looked through to the end."""
    if "\0" in name:
        raise UnreadableError("no file has a name with such a character in it")
    if name == "-":
        raise UnreadableError("standard input has no name that a corpus could know it by; give files")
    if _SCHEME in name:
        from itures.session.corpus.remote import files_at

        return [Source(url, name, url) for url in files_at(name)], True
    if not Path(name).exists() and glob.has_magic(name):
        matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207  # patterns with several folders, as shells have them
        if not matches:
            raise UnreadableError("no file goes by this pattern; check it")
        tasks = expand([one for one in matches if not ("**" in name and Path(one).is_dir())], _LOOKED_FOR)
        return _visible(_opened(tasks, printable(name)))
    tasks = expand([name], _LOOKED_FOR)
    if len(tasks) == 1 and tasks[0].source == name and tasks[0].error is not None:
        raise UnreadableError(tasks[0].error)
    found, complete = _opened(tasks, printable(name))
    if not found:
        raise UnreadableError(f"it holds no {' or '.join(sorted(SUFFIXES))} file")
    return found, complete


def _visible(found: tuple[list[Source], bool]) -> tuple[list[Source], bool]:
    """Without the lock files of Word, which a pattern means too."""
    return [one for one in found[0] if not Path(one.path).name.startswith("~$")], found[1]


def _opened(tasks: Iterable[Task], root: str) -> tuple[list[Source], bool]:
    """Files, and those in zips; whether all of them could be looked into."""
    found: list[Source] = []
    complete = True
    for task in tasks:
        name = printable(task.source)
        if task.data is not None:
            found.append(Source(name, root, task.source, error="it is a pipe or a device; a corpus is built of files"))
        elif task.error is not None:
            complete = False
            found.append(Source(name, root, task.source, error=task.error))
        elif Path(task.source).suffix.lower() == ARCHIVE:
            inside = _members(task.source, name, root)
            complete = complete and not any(one.error for one in inside if one.name == name)
            found += inside
        else:
            found.append(Source(name, root, task.source))
    return found, complete


def _members(path: str, name: str, root: str) -> list[Source]:
    """The documents in a zip, sorted by name; an error of the zip itself where it is none."""
    try:
        with ZipFile(path) as archive:
            infos = sorted(archive.infolist(), key=lambda info: info.filename)
    except (OSError, BadZipFile, ValueError, NotImplementedError) as error:
        told = reason(error) if isinstance(error, OSError) else "it is no zip that can be read; pack it anew"
        return [Source(name, root, path, error=told)]
    wanted: dict[str, Source] = {}
    for info in infos:
        inner = Path(info.filename)
        hidden = any(part.startswith((".", "~$", "__MACOSX")) and part != ".." for part in inner.parts)
        told = printable("/".join([name, info.filename]))
        if info.is_dir() or hidden:
            continue
        if inner.suffix.lower() == ARCHIVE:
            wanted[told] = Source(told, root, path, error="it is a zip in a zip; take it out to have it read")
        elif inner.suffix.lower() in SUFFIXES and told in wanted:
            again = f"{told} (another one)"
            wanted[again] = Source(
                again, root, path, error="the zip holds two files of this name; the last one is read"
            )
        elif inner.suffix.lower() in SUFFIXES:
            wanted[told] = Source(told, root, path, info.filename)
    return [*wanted.values()]


def contents(sources: Iterable[Source]) -> Iterator[Content]:
    """What is in each file, in order; a zip stays open while its files come."""
    archive: ZipFile | None = None
    opened = ""
    try:
        for source in sources:
            if source.error is not None:
                yield Content(source, None, source.error)
                continue
            try:
                if source.member and source.path != opened:
                    if archive is not None:
                        archive.close()
                    archive, opened = ZipFile(source.path), source.path
                yield Content(source, _read(source, archive))
            except UnreadableError as error:
                yield Content(source, None, str(error))
            except OSError as error:
                yield Content(source, None, reason(error))
            except (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, KeyError):
                yield Content(
                    source, None, "it cannot be taken out of the zip (damaged or encrypted); unpack it yourself"
                )
    finally:
        if archive is not None:
            archive.close()


def _read(source: Source, archive: ZipFile | None) -> bytes:
    """The content of a file. Raises UnreadableError for one that is too large, and what the system or the zip raises."""
    if source.member and archive is not None:
        info = archive.getinfo(source.member)
        _refuse_bomb(info)
        with archive.open(info) as stream:
            return _limited(stream)
    if _SCHEME in source.path:
        from itures.session.corpus.remote import opened

        with opened(source.path) as stream:
            return _limited(stream)
    with Path(source.path).open("rb") as stream:
        if os.fstat(stream.fileno()).st_size > budgets.FILE:
            raise _too_large()
        return _limited(stream)


def _refuse_bomb(info: ZipInfo) -> None:
    """Raises UnreadableError for a file that is out of all proportion to its size in the zip."""
    if info.file_size > max(budgets.ANY_RATIO, budgets.RATIO * info.compress_size):
        raise UnreadableError("it is far larger than it is in the zip; is it a document?")


def _limited(stream: IO[bytes]) -> bytes:
    data = stream.read(budgets.FILE + 1)
    if len(data) > budgets.FILE:
        raise _too_large()
    return data


def _too_large() -> UnreadableError:
    return UnreadableError(f"the file is larger than {budgets.FILE // 1024 // 1024} MB; is it a document?")
