"""Opening a store: to read it, as many as want to, or to write it, one at a time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from itures.store import folding, schema

BUSY: Final = 10_000
"""Milliseconds to wait for whoever writes a batch at this moment."""
FILES: Final = ("", "-wal", "-shm", "-building")
"""What the names of the files of a store end with: the database, its log and the index of that, and the lock of builders."""
_LOCK: Final = FILES[-1]
"""What the name of the file ends with that a builder holds while it works; the file is empty, and stays."""
DAMAGED: Final = "it is damaged; delete it and build it anew"
_NO_STORE: Final = "this is no corpus; itures corpus build makes one"


class StoreError(Exception):
    """What is wrong with a store, in one line that says what to do."""


@contextmanager
def told(path: str | os.PathLike[str]) -> Iterator[None]:
    """Makes a StoreError of what SQLite says of a file.

    >>> with told("a.db"):
    ...     raise sqlite3.DatabaseError("file is not a database")
    Traceback (most recent call last):
    itures.store.opening.StoreError: a.db: this is no corpus; itures corpus build makes one
    """
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{os.fspath(path)}: {_reason(error)}") from None


def _reason(error: sqlite3.Error) -> str:
    words = str(error)
    if "fts5" in words:
        return "the query is too deep or too long; make it simpler"
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL") or "disk is full" in words:
        return "the disk is full; what was stored so far is whole, and the next build goes on from there"
    if name.startswith("SQLITE_IOERR") or "disk I/O" in words:
        return (
            "the disk cannot be written or read; what was stored so far is whole, and the next build goes on from there"
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or "locked" in words:
        return "another program is writing it; try again when it has ended"
    if name.startswith("SQLITE_NOTADB") or "not a database" in words:
        return _NO_STORE
    if name.startswith("SQLITE_CANTOPEN") or "unable to open" in words:
        return "it cannot be opened; check the path and its permissions"
    if name.startswith("SQLITE_READONLY") or "readonly" in words:
        return "it may not be written; check its permissions"
    if name.startswith("SQLITE_CORRUPT") or "malformed" in words:
        return DAMAGED
    return f"it cannot be used ({words}); build it anew if that goes on"


def reading(path: str | os.PathLike[str]) -> sqlite3.Connection:
    """A connection that cannot change the store. Raises StoreError where there is none, or one of another version.

    >>> reading("no/such.db")
    Traceback (most recent call last):
    itures.store.opening.StoreError: no/such.db: there is no such file; itures corpus build makes one
    """
    file = Path(path)
    if not file.is_file():
        what = "there is no such file" if not file.exists() else "this is no file"
        raise StoreError(f"{os.fspath(path)}: {what}; itures corpus build makes one")
    with told(path):
        connection = _connected(f"{file.absolute().as_uri()}?mode=ro")
        try:
            _check(path, connection)
        except sqlite3.OperationalError:
            connection.close()
            # Where nothing may be written, not even beside the file, SQLite reads it only if told that nobody changes it.
            if os.access(file.absolute().parent, os.W_OK) or _has_log(file):
                raise
            connection = _connected(f"{file.absolute().as_uri()}?mode=ro&immutable=1")
            _check(path, connection)
        return connection


def _has_log(file: Path) -> bool:
    log = file.with_name(f"{file.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _check(path: str | os.PathLike[str], connection: sqlite3.Connection) -> None:
    """Raises StoreError for what is no store of this version."""
    if not schema.is_store(connection):
        connection.close()
        raise StoreError(f"{os.fspath(path)}: {_NO_STORE}")
    version, known = schema.version(connection), len(schema.STEPS)
    if version > known:
        connection.close()
        raise StoreError(
            f"{os.fspath(path)}: a later version of itures made it ({version}, this one knows {known}); update itures"
        )
    if version < known:
        connection.close()
        raise StoreError(
            f"{os.fspath(path)}: an earlier version of itures made it; itures corpus build brings it up to date"
        )


@contextmanager
def writing(path: str | os.PathLike[str]) -> Iterator[sqlite3.Connection]:
    """The one connection that changes a store, which is made where there is none. Raises StoreError, also while another builds.

    Whoever has it holds a lock in a file beside the store; the system takes it from a process that was killed.
    """
    # Of a link, the file that it names is locked: others may name it otherwise.
    file = Path(os.path.realpath(path))
    if not file.parent.is_dir():
        raise StoreError(f"{os.fspath(path)}: there is no such folder; make it first")
    if file.is_dir():
        raise StoreError(f"{os.fspath(path)}: this is a folder; name a file in it")
    with told(path), closing(_locked(path, file)), closing(_connected(file.as_uri())) as connection:
        if not schema.is_empty(connection):
            if not schema.is_store(connection):
                raise StoreError(f"{os.fspath(path)}: {_NO_STORE}; it was not touched")
            if schema.version(connection) > len(schema.STEPS):
                _check(path, connection)
        connection.execute("PRAGMA journal_mode = WAL")
        # A killed process loses nothing by this; an end of power may take the last batches, which are built again.
        connection.execute("PRAGMA synchronous = NORMAL")
        schema.migrate(connection)
        yield connection
        connection.execute("PRAGMA optimize")
        # Who reads at this moment keeps the log as it is: that is no reason to wait.
        connection.execute("PRAGMA busy_timeout = 200")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _locked(path: str | os.PathLike[str], file: Path) -> sqlite3.Connection:
    """A lock that ends with the process that has it, on every system: that of an empty database beside the store."""
    lock = sqlite3.connect(file.with_name(f"{file.name}{_LOCK}"), isolation_level=None, timeout=0)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        if "locked" not in str(error):
            raise
        raise StoreError(f"{os.fspath(path)}: another build is at work on it; try again when it has ended") from None
    return lock


def _connected(uri: str) -> sqlite3.Connection:
    # One thread at a time uses a connection, but not always the one that opened it: an iterator over a store may be handed on.
    connection = sqlite3.connect(
        uri, uri=True, isolation_level=None, timeout=BUSY / 1000, check_same_thread=sqlite3.threadsafety == 0
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.create_function("itures_folded", 1, folding.fold, deterministic=True)
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block, or nothing of it.

    >>> connection = sqlite3.connect(":memory:", isolation_level=None)
    >>> with transaction(connection):
    ...     _ = connection.execute("CREATE TABLE x (y)")
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk has rolled back already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
