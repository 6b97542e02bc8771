"""Changing a store: documents come, are analysed anew, and go; files name them. Each batch is one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from os import PathLike
from typing import NamedTuple

from itures.model.corpus import FoundInstruction, FoundReference, Record
from itures.store import folding
from itures.store.opening import told, transaction
from itures.store.opening import writing as opened

SHARE = 10
"""Where one in so many documents changed, the index of words is put in order; of fewer SQLite takes care itself."""
FOLDING = "folding"
"""The key of `meta` under which the version of the folding stands that made the words."""


class KnownFile(NamedTuple):
    """A file of the store: the content that it had, or what was wrong with it."""

    hash: str | None
    root: str
    error: str | None


class Kept(NamedTuple):
    """A document whose tree is there, to be analysed anew."""

    id: int
    hash: str
    size: int
    parsed_by: str
    tree: bytes
    source: str
    """Its file, the first by name."""


class Writer:
    """What changes a store. Raises StoreError whatever goes wrong with the file; nothing of a batch is stored then."""

    def __init__(self, path: str | PathLike[str], connection: sqlite3.Connection) -> None:
        self._path = path
        self._db = connection
        self._changed = 0

    @contextmanager
    def batch(self) -> Iterator[None]:
        """What is stored in the block is there as a whole, or not at all."""
        with told(self._path), transaction(self._db):
            yield

    def files(self) -> dict[str, KnownFile]:
        """What is known of each file, by its name."""
        query = "SELECT source, hash, root, error FROM file LEFT JOIN document ON document.id = file.document"
        with told(self._path):
            return {source: KnownFile(*rest) for source, *rest in self._db.execute(query)}

    def document(self, hash: str) -> int | None:
        """The document with this content, if it is there."""
        row = self._db.execute("SELECT id FROM document WHERE hash = ?", (hash,)).fetchone()
        return None if row is None else int(row[0])

    def name(self, source: str, root: str, document: int | None, error: str | None = None) -> None:
        """A file is this document, or nothing but an error; what it was before goes if no other file is that."""
        before = self._db.execute("SELECT document FROM file WHERE source = ?", (source,)).fetchone()
        self._db.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", (source, root, document, error))
        if before is not None and before[0] is not None and before[0] != document:
            self._drop_unnamed(before[0])

    def forget(self, sources: Iterable[str]) -> None:
        """Files are gone, and documents with them that no other file is."""
        for source in sources:
            row = self._db.execute("SELECT document FROM file WHERE source = ?", (source,)).fetchone()
            self._db.execute("DELETE FROM file WHERE source = ?", (source,))
            if row is not None and row[0] is not None:
                self._drop_unnamed(row[0])

    def add(self, record: Record) -> int:
        """A new document; its number."""
        id = self._next("document")
        self._changed += 1
        self._insert_document(id, record)
        self._insert_contents(id, record)
        return id

    def replace(self, document: int, record: Record) -> None:
        """What was found in a document, and its clauses, anew; its tree stays as the record has it."""
        self._delete_contents(document)
        self._db.execute(
            "UPDATE document SET language = ?, date = ?, errors = ?, warnings = ?, parsed_by = ?, analysed_by = ?, register = ?,"
            " tree = ? WHERE id = ?",
            (
                record.language, record.date, record.errors, record.warnings, record.parsed_by, record.analysed_by,
                record.register, record.tree, document,
            ),
        )  # fmt: skip
        self._insert_contents(document, record)

    def stale(self, analysed_by: str, after: int, count: int) -> list[Kept]:
        """Documents whose analyses something else made, so many from one number on."""
        query = (
            "SELECT id, hash, size, parsed_by, tree, (SELECT min(source) FROM file WHERE file.document = document.id)"
            " FROM document WHERE analysed_by <> ? AND id > ? ORDER BY id LIMIT ?"
        )
        with told(self._path):
            return [Kept(*row) for row in self._db.execute(query, (analysed_by, after, count))]

    def count_stale(self, analysed_by: str) -> int:
        """How many these are."""
        with told(self._path):
            query = "SELECT count(*) FROM document WHERE analysed_by <> ?"
            return int(self._db.execute(query, (analysed_by,)).fetchone()[0])

    def count_parsed_by_others(self, parsed_by: str) -> int:
        """How many trees another version made."""
        with told(self._path):
            query = "SELECT count(*) FROM document WHERE parsed_by <> ?"
            return int(self._db.execute(query, (parsed_by,)).fetchone()[0])

    def refold(self) -> bool:
        """Makes the words anew if another version of the folding made them; whether it did."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (FOLDING,)).fetchone()
        if row is not None and row[0] == folding.version():
            return False
        with self.batch():
            self._db.execute("INSERT INTO clause_words (clause_words) VALUES ('rebuild')")
            self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (FOLDING, folding.version()))
        return row is not None

    def settle(self) -> None:
        """Puts the index of words in one piece where at least a tenth of the documents changed: batches have pieces of their own,
        with marks for what went, and all of them are read for each question. Of 50,000 documents that were mostly analysed anew,
        the index took 113 MB behind it, 359 before.
        """
        with told(self._path):
            (documents,) = self._db.execute("SELECT count(*) FROM document").fetchone()
        if self._changed and self._changed * SHARE >= documents:
            with self.batch():
                self._db.execute("INSERT INTO clause_words (clause_words) VALUES ('optimize')")
            self._changed = 0

    def _next(self, table: str) -> int:
        return int(self._db.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0])

    def _insert_document(self, id: int, record: Record) -> None:
        values = (
            id, record.hash, record.size, record.language, record.date, record.errors, record.warnings, record.parsed_by,
            record.analysed_by, record.register, record.tree,
        )  # fmt: skip
        self._db.execute(f"INSERT INTO document VALUES ({_marks(values)})", values)

    def _insert_contents(self, id: int, record: Record) -> None:
        db = self._db
        first_text, first = self._next("text"), self._next("clause")
        texts = [(first_text + number, id, *one) for number, one in enumerate(record.texts)]
        _insert(db, "text", texts)
        clauses = [
            (
                first + one.place, id, one.place, None if one.text is None else first_text + one.text, one.kind, one.part,
                one.node, one.at, one.label, one.wording, one.start, one.end,
            )
            for one in record.clauses
        ]  # fmt: skip
        _insert(db, "clause", clauses)
        db.executemany(
            "INSERT INTO clause_words (rowid, folded) VALUES (?, ?)",
            [(first + one.place, words) for one, words in zip(record.clauses, record.folded, strict=True)],
        )
        _insert(db, "addressed", [(body, first + one.place) for one in record.clauses for body in one.to])
        _insert(db, "reference", [_reference(id, first, place, one) for place, one in enumerate(record.references)])
        _insert(
            db, "instruction", [_instruction(id, first, place, one) for place, one in enumerate(record.instructions)]
        )

    def _drop_unnamed(self, document: int) -> None:
        if self._db.execute("SELECT 1 FROM file WHERE document = ? LIMIT 1", (document,)).fetchone() is None:
            self._delete_contents(document)
            self._db.execute("DELETE FROM document WHERE id = ?", (document,))

    def _delete_contents(self, document: int) -> None:
        self._changed += 1
        # The words first: to take them out, the index has to be told what they were.
        self._db.execute(
            "INSERT INTO clause_words (clause_words, rowid, folded)"
            " SELECT 'delete', id, itures_folded(wording) FROM clause WHERE document = ?",
            (document,),
        )
        for table in ("reference", "instruction", "clause", "text"):
            self._db.execute(f"DELETE FROM {table} WHERE document = ?", (document,))


@contextmanager
def writing(path: str | PathLike[str]) -> Iterator[Writer]:
    """The one writer of a store. Raises StoreError."""
    with opened(path) as connection:
        writer = Writer(path, connection)
        writer.refold()
        yield writer


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _insert(db: sqlite3.Connection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    if rows:
        named = f"({_COLUMNS[table]}) " if table in _COLUMNS else ""
        db.executemany(f"INSERT INTO {table} {named}VALUES ({_marks(rows[0])})", rows)


_COLUMNS = {
    "reference": 'document, place, clause, "at", node, raw, cited, rev, pin, kind, start, "end", article, status, severity,'
    " message, confidence, replacement, ended, target",
    "instruction": 'document, place, clause, "at", node, "to", force, does, object, due, due_at, due_on, due_act, reports,'
    ' reports_act, partners, limits, act, "by", wording, start, "end"',
}


def _reference(document: int, first: int, place: int, found: FoundReference) -> tuple[object, ...]:
    one, clause = found.what, None if found.place is None else first + found.place
    return (
        document, place, clause, one.at, one.clause, one.raw, one.id, one.rev, one.pin, one.kind, one.span.start, one.span.end,
        one.article, one.status, one.severity, one.message, one.confidence, one.replacement, one.ended, one.target,
    )  # fmt: skip


def _instruction(document: int, first: int, place: int, found: FoundInstruction) -> tuple[object, ...]:
    one, clause = found.what, None if found.place is None else first + found.place
    return (
        document, place, clause, one.at, one.clause, _list(one.to), one.force, one.does, one.object, one.due, one.due_at,
        one.due_on, one.due_act, _list(one.reports), one.reports_act, _list(one.partners), _list(one.limits), one.act, one.by,
        one.text, one.span.start, one.span.end,
    )  # fmt: skip


def _list(values: Sequence[str]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
