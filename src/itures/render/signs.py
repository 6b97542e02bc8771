"""Tracked changes in plain text, by the signs of wdiff: `[-deleted-]` and `{+new+}`, and `[>moved away>]` and `{>moved here>}`.

A change that was made inside another stands inside its signs: `{+that [-much-] is new+}`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from itures.model.stream import ChangeKind, Revision
from itures.model.tree import MarkedRun

SIGNS: Final[dict[ChangeKind, tuple[str, str]]] = {
    "insert": ("{+", "+}"),
    "move-to": ("{>", ">}"),
    "delete": ("[-", "-]"),
    "move-from": ("[>", ">]"),
}
"""What stands before and behind a change."""


class Layer(NamedTuple):
    """One of the changes that lie over a passage, and a word for its author."""

    kind: ChangeKind
    by: str = ""


class Passage(NamedTuple):
    """Characters under the same changes, outermost first; which of these begin here, and which end, innermost first.

    The authors of changes that end are left out where a change by the same author follows at once.
    """

    text: str
    layers: tuple[Layer, ...]
    opened: tuple[Layer, ...]
    closed: tuple[Layer, ...]


def _nobody(revision: Revision) -> str:
    return ""


def layers(revision: Revision | None, by: Callable[[Revision], str] = _nobody) -> tuple[Layer, ...]:
    """The changes that a revision consists of, outermost first.

    >>> [layer.kind for layer in layers(Revision("delete", inside=Revision("insert")))]
    ['insert', 'delete']
    """
    found = []
    while revision is not None:
        found.append(Layer(revision.kind, by(revision)))
        revision = revision.inside
    return tuple(reversed(found))


def never(revision: Revision | None) -> bool:
    """Whether what carries this change was proposed and then withdrawn; what was moved before stood in the original.

    >>> never(Revision("delete", inside=Revision("insert"))), never(Revision("delete"))
    (True, False)
    """
    kinds = [layer.kind for layer in layers(revision)]
    return kinds[-1:] == ["delete"] and "insert" in kinds


def passages(runs: Sequence[MarkedRun], by: Callable[[Revision], str] = _nobody) -> Iterator[Passage]:
    """The texts of a wording that lie under the same changes; `by` gives the word for the author of a change.

    >>> [passage.text for passage in passages([MarkedRun("a", (0, 1)), MarkedRun("b", (1, 2))])]
    ['ab']
    """
    texts = [
        (over, "".join([run.text for run in group]))
        for over, group in groupby([run for run in runs if run.text], key=lambda run: layers(run.revision, by))
    ]
    before: tuple[Layer, ...] = ()
    for index, (over, text) in enumerate(texts):
        after = texts[index + 1][0] if index + 1 < len(texts) else ()
        kept = _common(over, after)
        closed = list(reversed(over[kept:]))
        if closed and len(after) > kept and after[kept].by == closed[-1].by:
            closed[-1] = Layer(closed[-1].kind)
        yield Passage(text, over, over[_common(before, over) :], tuple(closed))
        before = over


def signed(runs: Sequence[MarkedRun]) -> str:
    """A wording with its changes between signs.

    >>> signed([MarkedRun("to ", (0, 3)), MarkedRun("go", (3, 5), Revision("delete"))])
    'to [-go-]'
    """
    return "".join(
        [
            "".join([SIGNS[layer.kind][0] for layer in passage.opened])
            + passage.text
            + "".join([SIGNS[layer.kind][1] for layer in passage.closed])
            for passage in passages(runs)
        ]
    )


def _common(one: tuple[Layer, ...], other: tuple[Layer, ...]) -> int:
    """How many of the outer changes two passages share."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
