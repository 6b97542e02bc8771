"""The tables of a corpus as files for other programs: Parquet (the extra `parquet`), or comma-separated values."""

from __future__ import annotations

import json
from os import PathLike
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from itures.foundation.writing import whole
from itures.session.corpus.arrow import NoArrowError, batches, groups, schema_of
from itures.store.exporting import TABLES

if TYPE_CHECKING:
    from itures.store.reading import Reader

FORMATS: Final = ("parquet", "csv")


class ExportError(Exception):
    """Why nothing can be exported, in one line."""


def export(reader: Reader, folder: str | PathLike[str], format: str) -> list[Path]:
    """Writes a file for each table into a folder, which is made where there is none; the files, in the order of TABLES.

    The same content gives the same bytes, with one version of pyarrow. Raises ExportError where that is missing or the folder
    cannot be written, StoreError for the corpus.
    """
    place = Path(folder)
    written = []
    try:
        place.mkdir(parents=True, exist_ok=True)
        for name in TABLES:
            path = place / f"{name}.{format}"
            with whole(path) as stream:
                (_parquet if format == "parquet" else _csv)(reader, name, stream)
            written.append(path)
    except OSError as error:
        raise ExportError(f"{place}: it cannot be written ({error.strerror or error}); check the path") from None
    return written


def _parquet(reader: Reader, name: str, stream: IO[bytes]) -> None:
    try:
        schema = schema_of(name)
    except NoArrowError:
        raise ExportError("Parquet needs pyarrow (pip install itures[parquet]); --format csv does not") from None
    from pyarrow import parquet  # type: ignore[import-not-found, import-untyped, unused-ignore]  # an extra

    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for batch in batches(reader, name):
            writer.write_batch(batch)


def _csv(reader: Reader, name: str, stream: IO[bytes]) -> None:
    from itures.render.rows import comma_separated

    stream.write(comma_separated([[column for column, _ in TABLES[name].columns]]).encode())
    for group in groups(reader, name):
        stream.write(comma_separated([[_cell(value) for value in row] for row in group]).encode("utf-8", "replace"))


def _cell(value: Any) -> str | None:
    match value:
        case None | str():
            return value
        case bool():
            return "yes" if value else "no"
        case list():
            return json.dumps(value, ensure_ascii=False)
    return str(value)
