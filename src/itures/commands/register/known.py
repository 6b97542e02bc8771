"""The register that the commands of `itures register` ask."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itures.register.register import Register
    from itures.session.session import Session


def known(tables: Iterable[str] | None) -> Register:
    """The register with the tables that the user has imported, and these. Ends the command where one cannot be read."""
    return asked(tables).register


def asked(tables: Iterable[str] | None) -> Session:
    """The session whose register that is."""
    from itures.commands.reading import opened
    from itures.session.session import Settings

    return opened(Settings(tuple(tables or ()), imported=True))
