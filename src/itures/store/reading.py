"""Asking a store: what is in it, by clauses, references, instructions and texts. Nothing is changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from os import PathLike
from typing import Any, Final, NamedTuple

from itures.model.answer import RegisterState
from itures.model.corpus_answers import Citing, Count, Failed, File, Hit, Search, Statistics, Told, Where
from itures.model.ids import TextId, is_under
from itures.model.instructions import Instruction
from itures.model.references import Reference
from itures.model.stream import Span
from itures.store import digest, folding
from itures.store.filters import ALL, Filters
from itures.store.opening import reading as opened
from itures.store.opening import told
from itures.store.query import fts

_OPEN, _CLOSE = "\x02", "\x03"
"""Signs around what was found."""
_WHERE = (
    "(SELECT min(source) FROM file WHERE file.document = document.id),"
    " (SELECT count(*) - 1 FROM file WHERE file.document = document.id),"
    " text.cited_as, coalesce(text.name, ''), coalesce(text.title, ''), clause.\"at\", clause.kind, clause.part,"
    " document.language, coalesce(nullif(text.date, ''), document.date)"
)
JOINED: Final = "LEFT JOIN text ON text.id = clause.text"
_CLAUSES = f"FROM clause JOIN document ON document.id = clause.document {JOINED}"
ORDER: Final = (
    "text.body IS NULL, text.body, text.type, CAST(text.number AS INTEGER), text.number, text.year, text.edition,"
    " document.hash, {table}.place"
)
COUNTED: Final = 10_000
"""So many clauses that are found are counted and ranked; of more it is said that there are more. How often a clause has a word that
a million clauses have says little of it, and to ask all of them takes a second."""
_MANY: Final = 500
"""Texts that are named one by one in a query."""


class StoredEdition(NamedTuple):
    """An edition of a text in a store: the document that holds it, the place of the text in it, and the number of the text. `same`
    is the edition in the spelling that editions are compared in; `others` are further files that hold the same edition.
    """

    source: str
    id: str
    same: str
    year: int | None
    title: str
    place: int
    document: int
    text: int
    others: tuple[str, ...] = ()


class StoredWording(NamedTuple):
    """A clause: its number, those of its document and of its text (None outside of texts), what others cite the text by, and the
    body that adopts it.
    """

    clause: int
    document: int
    text: int | None
    cited_as: str
    body: str
    wording: str


class Reader:
    """What asks a store. Raises StoreError for what is wrong with the file."""

    def __init__(self, path: str | PathLike[str], connection: sqlite3.Connection) -> None:
        self.path = path
        self._db = connection

    def selected(self, query: str, values: Sequence[str | int] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query of this package."""
        with told(self.path):
            yield from self._db.execute(query, values)

    def search(self, query: str, filters: Filters = ALL, limit: int = 20) -> Search:
        """The clauses that a query finds, the best first. Raises QueryError for one that cannot be understood.

        Of more than COUNTED, the best of so many are looked for, or of as many as are asked for.
        """
        match = fts(query)
        conditions, values = filters.where()
        joined = (
            # The words come first, in the order of their rank: what follows is looked up for each until there are enough.
            f"CROSS JOIN clause ON clause.id = clause_words.rowid JOIN document ON document.id = clause.document {JOINED}"
            if conditions
            else ""
        )
        base = f"FROM clause_words {joined} WHERE clause_words MATCH ?{conditions}"
        with told(self.path):
            (total,) = self._db.execute(
                f"SELECT count(*) FROM (SELECT 1 {base} LIMIT ?)", [match, *values, COUNTED + 1]
            ).fetchone()
            ranked = total if total <= COUNTED else max(COUNTED, limit)
            best = self._db.execute(
                f"SELECT * FROM (SELECT clause_words.rowid, rank AS score {base} LIMIT ?) ORDER BY score, rowid LIMIT ?",
                [match, *values, ranked, limit],
            ).fetchall()
            hits = tuple([self._hit(match, *one) for one in best])
        return Search(query, min(total, COUNTED), hits, more=total > COUNTED, ranked=ranked)

    def _hit(self, match: str, clause: int, rank: float) -> Hit:
        (marked,) = self._db.execute(
            f"SELECT highlight(clause_words, 0, '{_OPEN}', '{_CLOSE}') FROM clause_words WHERE clause_words MATCH ? AND rowid = ?",
            (match, clause),
        ).fetchone()
        wording, *where = self._db.execute(
            f"SELECT clause.wording, {_WHERE} FROM clause JOIN document ON document.id = clause.document {JOINED}"
            " WHERE clause.id = ?",
            (clause,),
        ).fetchone()
        return Hit(Where(*where), wording, _marks(wording, marked), round(-rank, 4))

    def references(
        self,
        filters: Filters = ALL,
        to: Sequence[str] = (),
        statuses: Sequence[str] = (),
        kinds: Sequence[str] = (),
    ) -> Iterator[Citing]:
        """References, in the order of the texts that cite: to these texts ("PP/RES/14", in any edition), with these statuses."""
        conditions, values = filters.where()
        for column, wanted in (("reference.status", statuses), ("reference.kind", kinds)):
            if wanted:
                conditions += f" AND {column} IN ({', '.join('?' * len(wanted))})"
                values += wanted
        if to:
            conditions += f" AND ({' OR '.join(['reference.cited COLLATE NOCASE BETWEEN ? AND ?'] * len(to))})"
            # What is under an id begins with it; which of them are, is_under says.
            values += [end for one in to for end in (_stem(one), f"{_stem(one)}\U0010ffff")]
        query = (
            f'SELECT {_WHERE}, reference."at", raw, cited, rev, pin, reference.kind, reference.start, reference."end",'
            " reference.node, article, status, severity, message, confidence, replacement, ended, target,"
            " json_extract(document.register, '$.as_of') FROM reference"
            f" JOIN document ON document.id = reference.document LEFT JOIN clause ON clause.id = reference.clause {JOINED}"
            f" WHERE 1{conditions} ORDER BY {ORDER.format(table='reference')}"
        )
        with told(self.path):
            for row in self._db.execute(query, values):
                where, found = Where(*_filled(row[:10], row[10])), _reference(row[0], row[10:-1])
                if not to or any(is_under(found.id, one) for one in to):
                    yield Citing(where, found, row[-1] or "")

    def registers(self) -> tuple[RegisterState, ...]:
        """The registers that were asked, without the days as of which they were."""
        with told(self.path):
            found = {
                (state["version"], state["hash"], tuple(state["tables"]))
                for (register,) in self._db.execute("SELECT DISTINCT register FROM document")
                for state in (json.loads(register),)
            }
        return tuple([RegisterState(*one) for one in sorted(found)])

    def instructions(self, filters: Filters = ALL, *, force: Sequence[str] = ()) -> Iterator[Told]:
        """Instructions, in the order of the texts that they stand in."""
        conditions, values = filters._replace(to=()).where()
        if filters.to:
            # The clause is addressed to them where one of its instructions is; which of these are, the caller says.
            marks = ", ".join("?" * len(filters.to))
            conditions += f" AND instruction.clause IN (SELECT clause FROM addressed WHERE body IN ({marks}))"
            values += filters.to
        if force:
            conditions += f" AND force IN ({', '.join('?' * len(force))})"
            values += force
        query = (
            f'SELECT {_WHERE}, instruction."at", "to", force, does, object, due, reports, instruction.wording,'
            ' instruction.start, instruction."end", instruction.node, partners, limits, due_at, due_on, act, due_act, reports_act,'
            ' "by" FROM instruction'
            f" JOIN document ON document.id = instruction.document LEFT JOIN clause ON clause.id = instruction.clause {JOINED}"
            f" WHERE 1{conditions} ORDER BY {ORDER.format(table='instruction')}"
        )
        with told(self.path):
            for row in self._db.execute(query, values):
                yield Told(Where(*_filled(row[:10], row[10])), _instruction(row[0], row[10:]))

    def editions(self, text: str = "") -> list[StoredEdition]:
        """The editions of a text ("PP/RES/14") in the order of their years, or those of all texts.

        Each is there once, and of several files the first by name counts.
        """
        id = TextId.read(text)
        conditions, values = "", []
        if text:
            # All editions of a text of the Radiocommunication Assembly have numbers of their own.
            conditions = " AND body = ? AND type = ?"
            values = [id.body, id.type]
        query = (
            "SELECT (SELECT min(source) FROM file WHERE file.document = text.document), cited_as, same, year, title, text.place,"
            f" text.document, text.id FROM text JOIN document ON document.id = text.document WHERE cited_as IS NOT NULL{conditions}"
            f" ORDER BY {ORDER.format(table='text')}"
        )
        held: dict[tuple[TextId, str], StoredEdition] = {}
        with told(self.path):
            found = [StoredEdition(*row) for row in self._db.execute(query, values)]
        sizes = self._sizes([one.text for one in found])
        # Of two texts of a file with one designation, as where a table of contents has it too, the longer one is the text.
        for one in sorted(found, key=lambda one: (one.source, -sizes.get(one.text, 0))):
            own = TextId.read(one.id)
            if text and own.text != id.text:
                continue
            edition = one.same if own.suffix is None else f"{own.suffix} {one.same}"
            key = (own.text, edition)
            if key in held and held[key].document == one.document:
                continue
            if key in held:
                held[key] = held[key]._replace(others=(*held[key].others, one.source))
            else:
                held[key] = one
        return sorted(held.values(), key=_in_time)

    def _sizes(self, texts: Sequence[int]) -> dict[int, int]:
        """How many clauses texts have, by their numbers; of all texts where there are many."""
        if len(texts) > _MANY:
            query, values = "SELECT text, count(*) FROM clause WHERE text IS NOT NULL GROUP BY text", []
        else:
            query = f"SELECT text, count(*) FROM clause WHERE text IN ({', '.join('?' * len(texts))}) GROUP BY text"
            values = list(texts)
        with told(self.path):
            return dict(self._db.execute(query, values))

    def latest(self) -> frozenset[int]:
        """The texts that are the latest edition there is of them."""
        last: dict[TextId, int] = {}
        for edition in self.editions():
            last[TextId.read(edition.id).text] = edition.text
        return frozenset(last.values())

    def tree(self, document: int) -> bytes:
        """The stored tree of a document."""
        with told(self.path):
            return bytes(self._db.execute("SELECT tree FROM document WHERE id = ?", (document,)).fetchone()[0])

    def trees(self, filters: Filters = ALL) -> Iterator[tuple[str, bytes]]:
        """The stored trees of the documents with such clauses, each with its file, the first by name, in the order of these."""
        conditions, values = filters.where()
        wanted = f"WHERE document.id IN (SELECT clause.document {_CLAUSES} WHERE 1{conditions})" if conditions else ""
        query = (
            "SELECT (SELECT min(source) FROM file WHERE file.document = document.id) AS source, document.id FROM document"
            f" {wanted} ORDER BY source"
        )
        with told(self.path):
            for source, document in self._db.execute(query, values):
                yield source, self.tree(document)

    def files(self) -> Iterator[File]:
        """The files, in the order of their names."""
        query = "SELECT source, hash, error FROM file LEFT JOIN document ON document.id = file.document ORDER BY source"
        with told(self.path):
            for row in self._db.execute(query):
                yield File(*row)

    def wordings(self, filters: Filters = ALL) -> Iterator[StoredWording]:
        """The wordings of clauses, in the order of the texts."""
        conditions, values = filters.where()
        query = (
            "SELECT clause.id, clause.document, text.id, coalesce(text.cited_as, ''), coalesce(text.body, ''), clause.wording"
            f" {_CLAUSES} WHERE 1{conditions} ORDER BY {ORDER.format(table='clause')}"
        )
        with told(self.path):
            for row in self._db.execute(query, values):
                yield StoredWording(*row)

    def where(self, clause: int) -> Where:
        """Where a clause is."""
        with told(self.path):
            row = self._db.execute(
                f"SELECT {_WHERE} FROM clause JOIN document ON document.id = clause.document {JOINED} WHERE clause.id = ?",
                (clause,),
            ).fetchone()
            return Where(*row)

    def lacks(self, filters: Filters) -> list[str]:
        """What filters ask for that no document of the store has: bodies, editions, languages."""
        found = []
        for what, wanted, column, table in (
            ("body", filters.bodies, "body", "text"),
            ("language", filters.languages, "language", "document"),
        ):
            found += [f"the {what} {one}" for one in wanted if not self._has(column, table, [one])]
        if filters.editions and not self._has("same", "text", filters.editions):
            found.append(f"the edition {filters.editions[0]}")
        return found

    def _has(self, column: str, table: str, values: Sequence[str]) -> bool:
        marks = ", ".join("?" * len(values))
        with told(self.path):
            query = f"SELECT 1 FROM {table} WHERE {column} IN ({marks}) LIMIT 1"
            return self._db.execute(query, list(values)).fetchone() is not None

    def folded_as_here(self) -> bool:
        """Whether the words of the store were folded as this program folds."""
        with told(self.path):
            row = self._db.execute("SELECT value FROM meta WHERE key = 'folding'").fetchone()
            return row is not None and row[0] == folding.version()

    def is_whole(self) -> bool:
        """Whether SQLite finds its file as it left it; all of it is read for that."""
        try:
            return bool(self._db.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
        except sqlite3.Error:
            return False

    def statistics(self, *, content: bool = False) -> Statistics:
        """What is in the store; with `content`, a hash of all of it, which reads all of it."""
        with told(self.path):
            tables = ("file", "document", "text", "clause", "reference", "instruction")
            counts = [self._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]
            errors, warnings = self._db.execute(
                "SELECT coalesce(sum(errors), 0), coalesce(sum(warnings), 0) FROM document"
            ).fetchone()
            failures = self._db.execute("SELECT source, error FROM file WHERE error IS NOT NULL ORDER BY source")
            files, documents, texts, clauses, references, instructions = counts
            return Statistics(
                files,
                documents,
                texts,
                clauses,
                references,
                instructions,
                errors,
                warnings,
                self._counted("body", "text"),
                self._counted("same", "text", "WHERE same <> ''"),
                self._counted("language", "document"),
                self._counted("kind", "clause"),
                self._counted("coalesce(status, '')", "reference"),
                self._counted("body", "addressed"),
                self._counted("analysed_by", "document"),
                self._counted("parsed_by", "document"),
                tuple([Failed(*row) for row in failures]),
                digest.digest(self._db) if content else None,
            )

    def _counted(self, column: str, table: str, where: str = "") -> tuple[Count, ...]:
        query = f"SELECT {column}, count(*) FROM {table} {where} GROUP BY 1 ORDER BY 2 DESC, 1"
        return tuple([Count(*row) for row in self._db.execute(query)])


@contextmanager
def reading(path: str | PathLike[str]) -> Iterator[Reader]:
    """Asks a store, as it is at this moment. Raises StoreError.

    >>> with reading("no/such.db") as reader:
    ...     pass
    Traceback (most recent call last):
    itures.store.opening.StoreError: no/such.db: there is no such file; itures corpus build makes one
    """
    connection = opened(path)
    try:
        with told(path):
            connection.execute("BEGIN")
        yield Reader(path, connection)
    finally:
        connection.close()


def _stem(id: str) -> str:
    return id.strip().rstrip("/@")


def _in_time(one: StoredEdition) -> tuple[object, ...]:
    id = TextId.read(one.id)
    return (id.body, id.type, id.text.number.zfill(8), one.year or 0, id.suffix or 0, one.same)


def _filled(where: Sequence[Any], at: str) -> tuple[Any, ...]:
    """Where something is that stands in no clause: the path is its own."""
    found = list(where)
    found[5:8] = [found[5] if found[5] is not None else at, found[6] or "", found[7] or ""]
    return tuple(found)


def _reference(source: str, row: Sequence[Any]) -> Reference:
    (
        at,
        raw,
        id,
        rev,
        pin,
        kind,
        start,
        end,
        clause,
        article,
        status,
        severity,
        message,
        confidence,
        instead,
        ended,
        target,
    ) = row
    return Reference(
        at,
        raw,
        id,
        None if rev is None else bool(rev),
        pin,
        kind,
        Span(start, end),
        clause,
        article,
        status,
        severity,
        message,
        confidence,
        source,
        instead,
        bool(ended),
        target=target,
    )


def _instruction(source: str, row: Sequence[Any]) -> Instruction:
    (
        at, to, force, does, object, due, reports, text, start, end, clause, partners, limits, due_at, due_on, act, due_act,
        reports_act, by,
    ) = row  # fmt: skip
    return Instruction(
        at,
        tuple(json.loads(to)),
        force,
        does,
        object,
        due,
        tuple(json.loads(reports)),
        text,
        Span(start, end),
        clause,
        tuple(json.loads(partners)),
        tuple(json.loads(limits)),
        due_at,
        due_on,
        act,
        due_act,
        reports_act,
        by,
        source,
    )


def _marks(wording: str, marked: str) -> tuple[Span, ...]:
    """The places in a wording of what is marked in its folded form."""
    folded = folding.fold_places(wording)
    found: list[Span] = []
    at = begins = 0
    inside = False
    for sign in marked:
        # A text may have such signs itself. What is marked begins with a letter, and only what was begun is closed.
        if sign == _OPEN and folded.text[at : at + 1] != _OPEN:
            begins, inside = at, True
        elif sign == _CLOSE and inside:
            found.append(Span(folded.places[begins], folded.places[at - 1] + 1))
            inside = False
        else:
            at += 1
    return tuple(found)
