"""Texts that a command is asked about, as people name them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from itures.commands.terminal import fail

if TYPE_CHECKING:
    from itures.session.session import Session


def texts_meant(named: Sequence[str], tables: Iterable[str] | None) -> list[str]:
    """The ids of these texts, for each the one that is meant. Ends the command where that is not clear, or none is known.

    >>> texts_meant(["PP/RES/14", "No. 28A"], None)
    ['PP/RES/14', 'CS/No.28A']
    """
    from itures.commands.reading import opened
    from itures.session.session import Settings

    session = opened(Settings(tuple(tables or ()), imported=True), quiet=True)
    return [one_meant(session, words) for words in named]


def one_meant(session: Session, words: str) -> str:
    """The id of a text. Ends the command with what it may be where that is not clear.

    >>> from itures.session.session import Session
    >>> one_meant(Session(), "Resolution ITU-R 2")
    'RA/RES/2'
    """
    ids = session.meant(words)
    if not ids:
        fail(
            f"{words}: no text, provision or conference that is known goes by this; write PP/RES/71, CS/No.28A or a citation"
        )
    if len(ids) > 1:
        fail(f"{words}: this may be {', '.join(ids[:-1])} or {ids[-1]}; write one of them")
    return ids[0]
