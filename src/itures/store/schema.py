"""The tables of a store, their version, and how a store of an earlier version becomes one of this.

docs/corpus.md says what each column holds. The number of the version is in the file (`PRAGMA user_version`), and so is what
tells the file from other databases (`PRAGMA application_id`). A store is changed in steps, from each version to the next; a
step that was published is never changed.
"""

from __future__ import annotations

import sqlite3
from typing import Final

APPLICATION: Final = 0x49545243
"""What the file says it is: "ITRC"."""

_FIRST: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document (
  id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, language TEXT NOT NULL, date TEXT NOT NULL,
  errors INTEGER NOT NULL, warnings INTEGER NOT NULL, parsed_by TEXT NOT NULL, analysed_by TEXT NOT NULL,
  register TEXT NOT NULL, tree BLOB NOT NULL
);
CREATE TABLE file (
  source TEXT PRIMARY KEY, root TEXT NOT NULL, document INTEGER REFERENCES document (id), error TEXT,
  CHECK ((document IS NULL) = (error IS NOT NULL))
) WITHOUT ROWID;
CREATE TABLE text (
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE, place INTEGER NOT NULL,
  cited_as TEXT, body TEXT NOT NULL, type TEXT NOT NULL, number TEXT NOT NULL, edition TEXT NOT NULL, same TEXT NOT NULL,
  year INTEGER, kind TEXT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL, revised INTEGER, draft TEXT, action TEXT,
  date TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, UNIQUE (document, place)
);
CREATE TABLE clause (
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE, place INTEGER NOT NULL,
  text INTEGER REFERENCES text (id) ON DELETE CASCADE, kind TEXT NOT NULL, part TEXT NOT NULL, node TEXT NOT NULL,
  "at" TEXT NOT NULL, label TEXT NOT NULL, wording TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  UNIQUE (document, place)
);
CREATE TABLE addressed (
  body TEXT NOT NULL, clause INTEGER NOT NULL REFERENCES clause (id) ON DELETE CASCADE, PRIMARY KEY (body, clause)
) WITHOUT ROWID;
CREATE TABLE reference (
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE, place INTEGER NOT NULL,
  clause INTEGER REFERENCES clause (id) ON DELETE CASCADE, "at" TEXT NOT NULL, node TEXT, raw TEXT NOT NULL,
  cited TEXT NOT NULL, rev INTEGER, pin TEXT, kind TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  article TEXT, status TEXT, severity TEXT, message TEXT, confidence TEXT, replacement TEXT, ended INTEGER NOT NULL,
  target TEXT, UNIQUE (document, place)
);
CREATE TABLE instruction (
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE, place INTEGER NOT NULL,
  clause INTEGER REFERENCES clause (id) ON DELETE CASCADE, "at" TEXT NOT NULL, node TEXT, "to" TEXT NOT NULL,
  force TEXT NOT NULL, does TEXT NOT NULL, object TEXT, due TEXT, due_at TEXT, due_on TEXT, due_act INTEGER,
  reports TEXT NOT NULL, reports_act INTEGER, partners TEXT NOT NULL, limits TEXT NOT NULL, act INTEGER NOT NULL,
  "by" TEXT NOT NULL, wording TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, UNIQUE (document, place)
);
CREATE INDEX file_document ON file (document);
CREATE INDEX text_cited_as ON text (body, type, number);
CREATE INDEX clause_text ON clause (text);
CREATE INDEX addressed_clause ON addressed (clause);
CREATE INDEX reference_cited ON reference (cited COLLATE NOCASE);
CREATE INDEX reference_status ON reference (status);
CREATE INDEX reference_clause ON reference (clause);
CREATE INDEX instruction_clause ON instruction (clause);
CREATE INDEX document_analysed ON document (analysed_by);
CREATE VIEW clause_folded AS SELECT id, itures_folded(wording) AS folded FROM clause;
CREATE VIRTUAL TABLE clause_words USING fts5 (
  folded, content = 'clause_folded', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0'
);
"""
_PREFIXES: Final = """
DROP TABLE clause_words;
CREATE VIRTUAL TABLE clause_words USING fts5 (
  folded, content = 'clause_folded', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
);
DELETE FROM meta WHERE key = 'folding';
"""
"""What begins with two or three letters is found as soon as words are. The words are made anew by what writes into the store, as
always where nothing says how they were made.
"""
STEPS: Final[tuple[str, ...]] = (_FIRST, _PREFIXES)
"""What makes a store of version n + 1 of one of version n, by n; an empty file is of version 0."""


def version(connection: sqlite3.Connection) -> int:
    """The version of the tables in a database, 0 where there are none yet.

    >>> version(sqlite3.connect(":memory:"))
    0
    """
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_store(connection: sqlite3.Connection) -> bool:
    """Whether a database says that it is a store.

    >>> is_store(sqlite3.connect(":memory:"))
    False
    """
    return int(connection.execute("PRAGMA application_id").fetchone()[0]) == APPLICATION


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether nothing is in a database yet.

    >>> is_empty(sqlite3.connect(":memory:"))
    True
    """
    return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def migrate(connection: sqlite3.Connection) -> None:
    """Makes the tables, or changes those of an earlier version, all in one transaction.

    >>> connection = sqlite3.connect(":memory:", isolation_level=None)
    >>> migrate(connection)
    >>> version(connection) == len(STEPS), is_store(connection)
    (True, True)
    """
    if version(connection) == len(STEPS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(version(connection), len(STEPS)):
            for statement in _statements(STEPS[number]):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(STEPS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> list[str]:
    """The statements of a script: executescript() would end the transaction."""
    found: list[str] = []
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            found.append(held)
            held = ""
    return found
