"""A small corpus for the tests of the store: resolutions about lamps, in as many files as are asked for."""

from __future__ import annotations

from pathlib import Path

from itures.session.corpus.building import Built, build
from itures.session.session import Settings
from itures.store.digest import digest
from itures.store.opening import reading

TEXT = """RESOLUTION {number} (Rev. Dubai, 2018)
Lamps of kind {number}
The Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018),
recalling
a)\tResolution 71 (Rev. Busan, 2014) of the Plenipotentiary Conference;
b)\tthat accessibility of lamps of kind {number} for persons with disabilities is wanted,
resolves
1\tto light {number} lamps;
2\tto keep a list of them,
instructs the Secretary-General
1\tto publish the list by 2020;
2\tto report annually to the Council,
invites Member States
to give lamps of kind {number}.
"""


def resolution(number: int) -> str:
    """A resolution of this number."""
    return TEXT.format(number=number)


def folder_of(parent: Path, count: int, first: int = 900) -> Path:
    """A folder with so many resolutions."""
    folder = parent / "texts"
    folder.mkdir(exist_ok=True)
    for number in range(first, first + count):
        (folder / f"{number}.txt").write_text(resolution(number), encoding="utf-8")
    return folder


def built(
    path: Path, *sources: Path | str, jobs: int = 1, as_of: str = "", parse_again: bool = False, prune: bool = False
) -> Built:
    """A build with the register of the package."""
    return build(path, map(str, sources), Settings(as_of=as_of), jobs=jobs, parse_again=parse_again, prune=prune)


def digest_of(path: Path) -> str:
    """The hash of all that is in a store."""
    connection = reading(path)
    try:
        return digest(connection)
    finally:
        connection.close()
