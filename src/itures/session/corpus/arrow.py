"""The tables of a corpus as Arrow, for Parquet files and for programs: the extra `parquet`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from itures.store.exporting import TABLES, rows

if TYPE_CHECKING:
    from itures.store.reading import Reader

GROUP: Final = 20_000
"""Rows that are held at once: a batch, and a group of rows of a Parquet file."""


class NoArrowError(Exception):
    """That pyarrow is not installed, in one line."""


def pyarrow() -> Any:
    """The package, if it is installed. Raises NoArrowError.

    >>> pyarrow().table  # doctest: +SKIP
    """
    try:
        import pyarrow as found  # type: ignore[import-not-found, import-untyped, unused-ignore]  # an extra
    except ImportError:
        raise NoArrowError("pyarrow is missing (pip install itures[parquet])") from None
    return found


def schema_of(table: str) -> Any:
    """The pyarrow.Schema of a table of TABLES. Raises NoArrowError, KeyError for a table that there is not.

    >>> schema_of("files").names  # doctest: +SKIP
    ['source', 'hash', 'error']
    """
    arrow = pyarrow()
    types = {
        "text": arrow.string(),
        "number": arrow.int64(),
        "truth": arrow.bool_(),
        "texts": arrow.list_(arrow.string()),
    }
    return arrow.schema([(column, types[kind]) for column, kind in TABLES[table].columns])


def batches(reader: Reader, table: str) -> Iterator[Any]:
    """The rows of a table as pyarrow.RecordBatches of GROUP rows, one after the other. Raises NoArrowError, StoreError.

    >>> list(batches(reader, "files"))  # doctest: +SKIP
    """
    arrow, schema = pyarrow(), schema_of(table)
    for group in groups(reader, table):
        columns = [
            arrow.array(values, type=field.type) for values, field in zip(zip(*group, strict=True), schema, strict=True)
        ]
        yield arrow.record_batch(columns, schema=schema)


def groups(reader: Reader, table: str) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a table, GROUP at a time. Raises StoreError."""
    found = rows(reader, table)
    while group := list(islice(found, GROUP)):
        yield group
