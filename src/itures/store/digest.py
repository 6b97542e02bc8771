"""One hash of all that is in a store: the same for the same files, register and program, however the store was built."""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from typing import Final

from itures.store import trees

_TEXTS: Final = """
SELECT hash, text.place, cited_as, body, type, number, edition, same, year, kind, name, title, revised, draft, action, text.date,
  start, "end"
FROM text JOIN document ON document.id = text.document ORDER BY hash, text.place
"""
_CLAUSES: Final = """
SELECT hash, clause.place, text.place, clause.kind, part, node, "at", label, wording, clause.start, clause."end",
  (SELECT group_concat(body) FROM (SELECT body FROM addressed WHERE clause = clause.id ORDER BY body))
FROM clause JOIN document ON document.id = clause.document LEFT JOIN text ON text.id = clause.text
ORDER BY hash, clause.place
"""
_REFERENCES: Final = """
SELECT hash, reference.place, clause.place, reference."at", reference.node, raw, cited, rev, pin, reference.kind, reference.start,
  reference."end", article, status, severity, message, confidence, replacement, ended, target
FROM reference JOIN document ON document.id = reference.document LEFT JOIN clause ON clause.id = reference.clause
ORDER BY hash, reference.place
"""
_INSTRUCTIONS: Final = """
SELECT hash, instruction.place, clause.place, instruction."at", instruction.node, "to", force, does, object, due, due_at, due_on,
  due_act, reports, reports_act, partners, limits, act, "by", instruction.wording, instruction.start, instruction."end"
FROM instruction JOIN document ON document.id = instruction.document LEFT JOIN clause ON clause.id = instruction.clause
ORDER BY hash, instruction.place
"""
_FILES: Final = "SELECT source, hash, error FROM file LEFT JOIN document ON document.id = file.document ORDER BY source"
_DOCUMENTS: Final = """
SELECT hash, size, language, date, errors, warnings, parsed_by, analysed_by, register, tree FROM document ORDER BY hash
"""


def digest(connection: sqlite3.Connection) -> str:
    """SHA-256 of files, documents, clauses and findings, sorted by content and place. Raises ValueError for a tree that is damaged.

    >>> from itures.store.schema import migrate
    >>> connection = sqlite3.connect(":memory:", isolation_level=None)
    >>> migrate(connection)
    >>> len(digest(connection))
    64
    """
    found = sha256()
    for query in (_FILES, _TEXTS, _CLAUSES, _REFERENCES, _INSTRUCTIONS):
        found.update(query.encode())
        for row in connection.execute(query):
            found.update(repr(row).encode())
    for *row, tree in connection.execute(_DOCUMENTS):
        found.update(repr(row).encode())
        found.update(trees.unpacked(tree))
    return found.hexdigest()
