"""The files of `itures compare` and `itures merge`: the base, and the proposals to it, each once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import typer

from itures.commands.options import BaseView
from itures.commands.terminal import FAILED, complain, fail

if TYPE_CHECKING:
    from itures.model.stream import Stream
    from itures.model.tree import Document
    from itures.session.files import Task


class Given(NamedTuple):
    """What was read: the base, the proposals, and what is to be said of the files; the base as it was read too, its bytes, and in
    which view it is the base.
    """

    base: Document
    proposals: list[Document]
    said: list[str]
    stream: Stream
    data: bytes
    view: BaseView


class _File(NamedTuple):
    """A file that was read. `path` is where it really is, None for what is no file; `data` is its content."""

    name: str
    stream: Stream
    path: str | None
    data: bytes


def given(
    base: str, proposals: Sequence[str], view: BaseView, *, tracked_base: bool = False, manual_marks: bool = False
) -> Given:
    """The files that the arguments mean. Ends the command where one of them cannot be read.

    BASE among the proposals is left out, unless its text before its tracked changes is the base: then it proposes these. A file
    that is given twice counts once, and so does a copy of a proposal that names who makes it; the same text in other hands is
    a proposal of its own.

    >>> given("base.txt", ["a.txt"], "revised")  # doctest: +SKIP
    """
    from itures.session.files import expand

    if tracked_base and view == "original":
        raise typer.BadParameter("the text before its changes is the base already", param_hint="'--view'")
    if [base, *proposals].count("-") > 1:
        raise typer.BadParameter("- (standard input) can be given once only", param_hint="'PROPOSAL...'")
    if os.path.isdir(base):  # noqa: PTH112  # Path.is_dir raises on a name too long
        fail(f"{base}: this is a folder; name a file in it")
    first, *files = _read(expand([base, *proposals]), manual_marks=manual_marks)
    changed = _changed(first.stream)
    if tracked_base and not changed:
        fail(f"{first.name}: it has no tracked changes; leave --tracked-base out")
    before = tracked_base or (view == "original" and changed)
    said = []
    if changed and not before:
        told = "it has tracked changes, which are accepted; with --tracked-base the text before them is the base"
        said.append(f"{first.name}: {told}")
    files = [first, *files] if tracked_base else files
    documents = list(_once(files, first, said, before=before, tracked_base=tracked_base))
    shown: BaseView = "original" if before else view
    return Given(_parsed(first.stream, shown), documents, said, first.stream, first.data, shown)


def _once(
    files: Sequence[_File], base: _File, said: list[str], *, before: bool, tracked_base: bool
) -> Iterator[Document]:
    """The proposals without BASE where it is none, files that were there, and copies."""
    paths: set[str] = set()
    copies: dict[bytes, str] = {}
    for number, file in enumerate(files):
        is_base = file.path is not None and file.path == base.path
        if is_base and not before:
            said.append(f"{file.name}: it is BASE, and was left out of the proposals")
            continue
        if file.path in paths:
            # The first file of --tracked-base is a proposal without being named as one.
            if not (is_base and tracked_base and number):
                said.append(f"{file.name}: it is given twice, and counts once")
            continue
        paths |= {file.path} if file.path is not None else set()
        document = _parsed(file.stream, "revised")
        if any(one.proposal is not None and one.proposal.sources for one in document.instruments):
            if file.data in copies:
                said.append(f"{file.name}: it is a copy of {copies[file.data]}, and was left out")
                continue
            copies[file.data] = file.name
        yield document


def _read(tasks: Sequence[Task], *, manual_marks: bool) -> list[_File]:
    from pathlib import Path

    from itures.model.stream import UnreadableError
    from itures.read import read
    from itures.session.files import printable

    found: list[_File] = []
    failed = False
    for task in tasks:
        try:
            if task.error is not None:
                raise UnreadableError(task.error)
            data = Path(task.source).read_bytes() if task.data is None else task.data
            stream = read(task.source, task.data, manual_marks=manual_marks)
            found.append(_File(task.source, stream, os.path.realpath(task.source) if task.data is None else None, data))
        except (UnreadableError, OSError) as error:
            complain(f"{printable(task.source)}: {error}")
            failed = True
    if failed:
        raise typer.Exit(FAILED)
    return found


def _changed(stream: Stream) -> bool:
    """Whether tracked changes change the text, and not its formatting alone."""
    return stream.tracked and _lines(stream, "original") != _lines(stream, "revised")


def _lines(stream: Stream, view: BaseView) -> list[str]:
    return [paragraph.text for paragraph in stream.project(view).paragraphs if paragraph.text]


def _parsed(stream: Stream, view: BaseView) -> Document:
    from itures.parse import parse

    return parse(stream.project(view))
