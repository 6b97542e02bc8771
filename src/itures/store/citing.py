"""Who cites what in a store, as few columns as a graph of it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from itures.store.filters import ALL, Filters
from itures.store.reading import JOINED, ORDER, Reader

if TYPE_CHECKING:
    from itures.model.references import ReferenceKind
    from itures.model.stream import Severity
    from itures.model.tree import InstrumentKind


class StoredCiter(NamedTuple):
    """A text that may cite: its document, its number (None for a file without a text) and its place there, what others cite it by,
    and how many texts its file holds.
    """

    document: int
    text: int | None
    place: int
    source: str
    cited_as: str | None
    kind: InstrumentKind | None
    label: str
    revised: bool | None
    texts: int


class StoredLink(NamedTuple):
    """A citation: the document and the text that it stands in, None where it stands in none."""

    document: int
    text: int | None
    cited: str
    revised: bool | None
    kind: ReferenceKind
    at: str
    severity: Severity | None


def citers(reader: Reader, filters: Filters = ALL) -> Iterator[StoredCiter]:
    """The texts of a store, and the files without one, in the order of the texts. Raises StoreError."""
    conditions, values = filters.where()
    query = (
        "SELECT document.id, text.id, coalesce(text.place, 0), (SELECT min(source) FROM file WHERE file.document = document.id),"
        " cited_as, text.kind, coalesce(text.name, ''), revised,"
        " (SELECT count(*) FROM text AS own WHERE own.document = document.id)"
        f" FROM document LEFT JOIN text ON text.document = document.id WHERE 1{conditions} ORDER BY {ORDER.format(table='text')}"
    )
    for row in reader.selected(query, values):
        citer = StoredCiter(*row)
        yield citer._replace(revised=_truth(citer.revised))


def links(reader: Reader, filters: Filters = ALL, kinds: Sequence[str] = ()) -> Iterator[StoredLink]:
    """What texts cite, but for their own clauses, in the same order; of these kinds, where some are named. Raises StoreError."""
    conditions, values = filters.where()
    if kinds:
        conditions += f" AND reference.kind IN ({', '.join('?' * len(kinds))})"
        values += kinds
    query = (
        'SELECT document.id, text.id, cited, rev, reference.kind, reference."at", severity FROM reference'
        f" JOIN document ON document.id = reference.document LEFT JOIN clause ON clause.id = reference.clause {JOINED}"
        f" WHERE reference.kind <> 'internal'{conditions} ORDER BY {ORDER.format(table='reference')}"
    )
    for row in reader.selected(query, values):
        link = StoredLink(*row)
        yield link._replace(revised=_truth(link.revised))


def _truth(value: int | None) -> bool | None:
    """SQLite has no truth values."""
    return None if value is None else bool(value)
