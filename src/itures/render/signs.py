"""Tracked changes in plain text, by the signs of wdiff: `[-deleted-]` and `{+new+}`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from itures.model.stream import ChangeKind
from itures.model.tree import MarkedRun

SIGNS: Final[dict[ChangeKind, tuple[str, str]]] = {
    "insert": ("{+", "+}"),
    "move-to": ("{+", "+}"),
    "delete": ("[-", "-]"),
    "move-from": ("[-", "-]"),
}
"""What stands before and behind a change."""


def passages(runs: Sequence[MarkedRun]) -> Iterator[tuple[ChangeKind | None, str]]:
    """The texts of a wording that are one change, or none, each with its kind.

    >>> list(passages([MarkedRun("a", (0, 1)), MarkedRun("b", (1, 2))]))
    [(None, 'ab')]
    """
    for kind, group in groupby(runs, key=lambda run: run.revision.kind if run.revision is not None else None):
        yield kind, "".join([run.text for run in group])


def signed(runs: Sequence[MarkedRun]) -> str:
    """A wording with its changes between signs.

    >>> from itures.model.stream import Revision
    >>> signed([MarkedRun("to ", (0, 3)), MarkedRun("go", (3, 5), Revision("delete"))])
    'to [-go-]'
    """
    return "".join([text.join(SIGNS[kind]) if kind is not None else text for kind, text in passages(runs)])
