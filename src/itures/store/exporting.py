"""The tables of a store as rows that know no numbers of the store: whatever built it, the same content gives the same rows.

Rows are sorted by the hash of the content and the place in it; a clause is named by both, everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final, Literal, NamedTuple

from itures.store.reading import Reader

Type = Literal["text", "number", "truth", "texts"]


class Table(NamedTuple):
    """A table that is exported: its columns with their types, and the query that gives them in this order."""

    columns: tuple[tuple[str, Type], ...]
    query: str


def _table(query: str, order: str, /, **columns: Type) -> Table:
    names = [name.rstrip("_") for name in columns]
    return Table(tuple(zip(names, columns.values(), strict=True)), f"{query} {order}")


TABLES: Final[dict[str, Table]] = {
    "files": _table(
        "SELECT source, hash, error FROM file LEFT JOIN document ON document.id = file.document",
        "ORDER BY source",
        source="text", hash="text", error="text",
    ),
    "documents": _table(
        "SELECT hash, size, language, date, errors, warnings, parsed_by, analysed_by, register FROM document",
        "ORDER BY hash",
        hash="text", size="number", language="text", date="text", errors="number", warnings="number", parsed_by="text",
        analysed_by="text", register="text",
    ),
    "texts": _table(
        "SELECT hash, text.place, cited_as, body, type, number, edition, year, kind, name, title, revised, draft, action,"
        ' text.date, start, "end" FROM text JOIN document ON document.id = text.document',
        "ORDER BY hash, text.place",
        hash="text", place="number", cited_as="text", body="text", type="text", number="text", edition="text", year="number",
        kind="text", name="text", title="text", revised="truth", draft="text", action="text", date="text", start="number",
        end="number",
    ),
    "clauses": _table(
        'SELECT hash, clause.place, text.place, clause.kind, part, node, "at", label, wording,'
        " (SELECT json_group_array(body) FROM (SELECT body FROM addressed WHERE clause = clause.id ORDER BY body)),"
        ' clause.start, clause."end" FROM clause JOIN document ON document.id = clause.document'
        " LEFT JOIN text ON text.id = clause.text",
        "ORDER BY hash, clause.place",
        hash="text", place="number", text="number", kind="text", part="text", node="text", at="text", label="text",
        wording="text", to="texts", start="number", end="number",
    ),
    "references": _table(
        'SELECT hash, reference.place, clause.place, reference."at", raw, cited, rev, pin, reference.kind, reference.start,'
        ' reference."end", article, status, severity, message, confidence, replacement, ended, target FROM reference'
        " JOIN document ON document.id = reference.document LEFT JOIN clause ON clause.id = reference.clause",
        "ORDER BY hash, reference.place",
        hash="text", place="number", clause="number", at="text", raw="text", id="text", rev="truth", pin="text", kind="text",
        start="number", end="number", article="text", status="text", severity="text", message="text", confidence="text",
        replacement="text", ended="truth", target="text",
    ),
    "instructions": _table(
        'SELECT hash, instruction.place, clause.place, instruction."at", "to", force, does, object, due, due_at, due_on, due_act,'
        ' reports, reports_act, partners, limits, act, "by", instruction.wording, instruction.start, instruction."end"'
        " FROM instruction JOIN document ON document.id = instruction.document"
        " LEFT JOIN clause ON clause.id = instruction.clause",
        "ORDER BY hash, instruction.place",
        hash="text", place="number", clause="number", at="text", to="texts", force="text", does="text", object="text", due="text",
        due_at="text", due_on="text", due_act="number", reports="texts", reports_act="number", partners="texts", limits="texts",
        act="number", by="text", text="text", start="number", end="number",
    ),
}  # fmt: skip
"""What is exported, by name: docs/corpus.md says what the columns hold."""


def rows(reader: Reader, table: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a table, one by one: strings, numbers, truth values, lists of strings, None. Raises StoreError."""
    made = TABLES[table]
    kinds = [kind for _, kind in made.columns]
    for row in reader.selected(made.query):
        yield tuple([_value(cell, kind) for cell, kind in zip(row, kinds, strict=True)])


def _value(cell: Any, kind: Type) -> Any:
    if kind == "texts":
        return json.loads(cell or "[]")
    if kind == "truth" and cell is not None:
        return bool(cell)
    return cell
