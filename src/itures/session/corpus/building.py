"""Building a store of files: what is new is parsed, what changed replaced, what is known passed over, what is gone taken out."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from os import PathLike
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from itures.foundation.version import version
from itures.model.corpus import Record
from itures.model.stream import UnreadableError
from itures.session.corpus.engines import Engine, Processes
from itures.session.corpus.record import OTHER_TREE, again, analysed_by, hash_of, record_of
from itures.session.corpus.sources import Content, Source, contents, is_there, is_under, meant, normal
from itures.session.pool import DIED, internal, session_of
from itures.session.processes import TOGETHER
from itures.store.opening import FILES
from itures.store.writing import Kept, KnownFile, Writer, writing

if TYPE_CHECKING:
    from itures.session.session import Session, Settings

T = TypeVar("T")

BATCH = 64
"""Files of a transaction: a build that is killed does so many again at most."""
_SHARE = 4 * 1024 * 1024
"""Bytes that go to a process at once, at most, but for a larger file: what waits for its turn is a few shares."""
_CHANGED = "it changed while it was read; build again"


class Built(NamedTuple):
    """What a build did. `wrong` are the arguments that meant no file; `failed` files that could not be read."""

    files: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    gone: int = 0
    analysed: int = 0
    parsed_by_others: int = 0
    wrong: tuple[tuple[str, str], ...] = ()


class Step(NamedTuple):
    """How far a build is: so many of so many things are done; what became of the last one, and its error."""

    done: int
    of: int
    what: str
    source: str = ""
    error: str | None = None


class _Given(NamedTuple):
    """A file on its way through a build: its content until it is parsed, then what is stored of it."""

    source: Source
    hash: str | None
    data: bytes | None = None
    known: bool = False
    record: Record | None = None
    error: str | None = None


def build(
    path: str | PathLike[str],
    names: Iterable[str],
    settings: Settings,
    *,
    jobs: int | None = None,
    scheduler: str = "",
    parse_again: bool = False,
    prune: bool = False,
    told: Callable[[Step], None] = lambda step: None,
) -> Built:
    """Brings a store up to date with files, and makes it where there is none. Raises StoreError, EngineError.

    Each batch of files is one transaction: whoever is killed leaves a store that the next build completes. A document is
    known by its content (SHA-256), whatever its files are called; it is parsed once. Where another register or another version
    of the program made the analyses, they are made anew of the stored trees; `parse_again` parses every file anew, too.
    `jobs` processes do the work, or the workers of the dask cluster with this `scheduler`; what is stored is the same.
    What is gone from a folder, a pattern or a zip that could be looked through leaves the store; with `prune` also what was in
    folders that are empty or not there any more. `told` is called after each file.
    """
    names = list(names)
    session = session_of(settings)
    by = analysed_by(session)
    wanted = meant(names)
    own = {os.path.realpath(f"{os.fspath(path)}{ending}") for ending in FILES}
    wanted = wanted._replace(sources=[one for one in wanted.sources if os.path.realpath(one.path) not in own])
    pruned = frozenset([normal(name) for name in names]) if prune else frozenset[str]()
    if wanted.wrong and not wanted.sources and not pruned:
        return Built(wrong=tuple(wanted.wrong))
    with _engine(session, jobs, scheduler) as engine, writing(path) as writer:
        known = writer.files()
        builder = _Builder(writer, known, by, session, engine, parse_again, told)
        builder.read(wanted.sources)
        names_found = {source.name for source in wanted.sources}
        roots = wanted.whole | pruned
        gone = [name for name, file in known.items() if name not in names_found and _is_gone(name, file, roots)]
        for batch in _batches(gone, BATCH):
            with writer.batch():
                writer.forget(batch)
        builder.analyse_stale()
        writer.settle()
        return builder.built._replace(
            gone=len(gone),
            wrong=tuple([one for one in wanted.wrong if one[0] not in pruned]),
            parsed_by_others=writer.count_parsed_by_others(version),
        )


def _is_gone(name: str, file: KnownFile, roots: Collection[str]) -> bool:
    """Whether a file that was not found is gone: from the argument that meant it, or from a folder around it."""
    root = normal(file.root)
    if root in roots:
        return is_there(name) is not None
    return is_there(name) is False and any(is_under(name, one) for one in roots)


@contextmanager
def _engine(session: Session, jobs: int | None, scheduler: str) -> Iterator[Engine]:
    if not scheduler:
        yield Processes(session.settings, jobs)
        return
    from itures.session.corpus.cluster import Dask

    with Dask(session, scheduler) as engine:
        yield engine


class _Builder:
    """One build: which files are known, and what was done so far."""

    def __init__(
        self,
        writer: Writer,
        known: dict[str, KnownFile],
        by: str,
        session: Session,
        engine: Engine,
        parse_again: bool,
        told: Callable[[Step], None],
    ) -> None:
        self._writer = writer
        self._known = known
        self._hashes = {file.hash for file in known.values() if file.hash is not None}
        self._by = by
        self._session = session
        self._engine = engine
        self._parse_again = parse_again
        self._told = told
        self._count = 0
        self.built = Built()

    def read(self, sources: Sequence[Source]) -> None:
        """Stores all files."""
        self._count = len(sources)
        results = self._engine.each(self._fresh(sources), _shares, _parsed, _died)
        for batch in _batches(results, BATCH):
            with self._writer.batch():
                found = [self._stored(one) for one in batch]
            for what, one in zip(found, batch, strict=True):
                self._tell(what, one.source.name, one.error)

    def _fresh(self, sources: Iterable[Source]) -> Iterator[_Given]:
        """The files that are not what they were, with their contents."""
        for content in contents(sources):
            one = self._given(content)
            before = self._known.get(one.source.name)
            if one.known and before == KnownFile(one.hash, one.source.root, None):
                self._tell("unchanged", one.source.name)
            else:
                yield one

    def _tell(self, what: str, source: str, error: str | None = None) -> None:
        """Counts a file, and says so."""
        built = self.built
        self.built = built._replace(**{what: getattr(built, what) + 1, "files": built.files + 1})
        self._told(Step(self.built.files, self._count, what, source, error))

    def _given(self, content: Content) -> _Given:
        """A file, without its content where that is stored already."""
        if content.data is None:
            return _Given(content.source, None, error=content.error)
        hash = hash_of(content.data)
        if hash in self._hashes and not self._parse_again:
            return _Given(content.source, hash, known=True)
        # A copy of it may come before it is stored: it is parsed, too, and stored once.
        return _Given(content.source, hash, content.data)

    def _stored(self, one: _Given) -> str:
        """Stores one file; what became of it."""
        name, root = one.source.name, one.source.root
        before = self._known.get(name)
        document = None if one.hash is None or one.error is not None else self._document(one)
        if document is None:
            self._writer.name(name, root, None, one.error or _CHANGED)
            return "failed"
        self._writer.name(name, root, document)
        return "new" if before is None else "unchanged" if before.hash == one.hash else "changed"

    def _document(self, one: _Given) -> int | None:
        """The document of a file, which is stored if it is not there yet."""
        document = self._writer.document(one.hash or "")
        if document is not None:
            if one.record is not None and self._parse_again:
                self._writer.replace(document, one.record)
            return document
        # It was known when it was read, and the last file of that content has become another one since.
        record = one.record or self._read_again(one).record
        return self._writer.add(record) if record is not None else None

    def _read_again(self, one: _Given) -> _Given:
        (content,) = contents([one.source])
        if content.data is None or hash_of(content.data) != one.hash:
            return one
        return _parsed(one._replace(data=content.data), self._session)

    def analyse_stale(self) -> None:
        """Analyses anew what another register or another version analysed."""
        count = self._writer.count_stale(self._by)
        done = last = 0
        while kept := self._writer.stale(self._by, last, BATCH * self._engine.workers):
            last = kept[-1].id
            results = list(self._engine.each(kept, _slices, _analysed, _not_analysed, few=BATCH))
            with self._writer.batch():
                for one, record in zip(kept, results, strict=True):
                    if isinstance(record, Record):
                        self._writer.replace(one.id, record)
            for one, record in zip(kept, results, strict=True):
                done += 1
                error = record if isinstance(record, str) else None
                self._told(Step(done, count, "analysed" if error is None else "not analysed", one.source, error))
                if error is None:
                    self.built = self.built._replace(analysed=self.built.analysed + 1)


def _parsed(one: _Given, session: Session) -> _Given:
    """A file with what is stored of it instead of its content."""
    if one.data is None:
        return one
    try:
        return one._replace(data=None, record=record_of(session, one.data))
    except UnreadableError as error:
        return one._replace(data=None, error=str(error))
    except Exception as error:
        if os.environ.get("ITURES_DEBUG") == "1":
            raise
        return one._replace(data=None, error=internal(error))


def _died(one: _Given) -> _Given:
    return one._replace(data=None, error=DIED)


def _analysed(one: Kept, session: Session) -> Record | str:
    """What is found in a stored tree, or why nothing is."""
    try:
        return again(session, one.hash, one.size, one.tree, one.parsed_by)
    except ValueError:
        return OTHER_TREE
    except Exception as error:
        if os.environ.get("ITURES_DEBUG") == "1":
            raise
        return internal(error)


def _not_analysed(one: Kept) -> Record | str:
    return DIED


def _shares(given: Iterable[_Given]) -> Iterator[list[_Given]]:
    """Files for one process at once: a few, and not too large together."""
    share: list[_Given] = []
    size = 0
    for one in given:
        share.append(one)
        size += len(one.data or b"")
        if len(share) >= TOGETHER or size >= _SHARE:
            yield share
            share, size = [], 0
    if share:
        yield share


def _batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    batch: list[T] = []
    for one in things:
        batch.append(one)
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def _slices(kept: Iterable[Kept]) -> Iterator[list[Kept]]:
    return _batches(kept, TOGETHER)
