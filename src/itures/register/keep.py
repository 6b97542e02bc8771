"""Tables that the user imports: checked, and kept in the folder where the register finds them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

from itures.foundation.writing import write_whole
from itures.model.stream import UnreadableError
from itures.register.tables import imported, personal, read_table


class Table(NamedTuple):
    """A table that was checked, and how many rows it has."""

    path: Path
    data: bytes
    rows: int

    @property
    def name(self) -> str:
        """What its file is called among the tables that are kept."""
        return self.path.with_suffix(".csv").name


class Kept(NamedTuple):
    """Where a table is kept now, and whether another one of its name was there before."""

    target: Path
    how: Literal["kept", "replaced", "already kept"]


def checked(files: Iterable[str]) -> list[Table]:
    """The tables of these files. Raises UnreadableError at the first mistake.

    All are checked before one is kept, so that a mistake leaves nothing half done.

    >>> checked(["no-such-table.csv"])
    Traceback (most recent call last):
    itures.model.stream.UnreadableError: no-such-table.csv: it cannot be read (No such file or directory); check the path
    """
    tables = []
    names: dict[str, str] = {}
    for file in files:
        table = _checked(file)
        if table.name in names:
            raise UnreadableError(f"{file}: {names[table.name]} has the same name; rename one of them")
        names[table.name] = file
        tables.append(table)
    return tables


def _checked(file: str) -> Table:
    path = Path(file)
    rows = read_table(path)
    try:
        return Table(path, path.read_bytes(), len(rows))
    except OSError as error:
        raise UnreadableError(f"{file}: it cannot be read ({error.strerror}); check the path") from None


def keep(table: Table) -> Kept:
    """Puts a table where the register finds it, in one step. Raises OSError; RuntimeError for a user without a home.

    >>> keep(Table(Path("ours.csv"), b"", 0))  # doctest: +SKIP
    """
    folder = personal()
    target = folder / table.name
    before = target.read_bytes() if target.is_file() else None
    if before == table.data:
        return Kept(target, "already kept")
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(target, table.data)
    return Kept(target, "kept" if before is None else "replaced")


def forget(names: Iterable[str]) -> list[Path]:
    """Deletes imported tables by their names, with or without ".csv"; the files that were deleted.

    Raises UnreadableError for a name that is none of them, before any is deleted, and for one that cannot be deleted.

    >>> forget(["no-such-table"])
    Traceback (most recent call last):
    itures.model.stream.UnreadableError: no-such-table: no such table was imported; `itures register list --imports` names them
    """
    kept = {path.name: path for path in imported()}
    chosen: dict[str, Path] = {}
    for name in names:
        path = kept.get(name) or kept.get(f"{name}.csv")
        if path is None:
            raise UnreadableError(f"{name}: no such table was imported; `itures register list --imports` names them")
        chosen[path.name] = path
    for path in chosen.values():
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise UnreadableError(f"{path}: it cannot be deleted ({error.strerror})") from None
    return list(chosen.values())
