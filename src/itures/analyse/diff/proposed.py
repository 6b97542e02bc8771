"""Proposals to single numbers of a treaty text beside the whole of it: what they do not name, they keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from itures.model.clauses import Clause
from itures.model.diff import Edit, Word

_PLACES = ("moved", "call", "renumbered")
"""What follows from the order of the proposals, and is not proposed."""


def treaties_proposed(here: Sequence[Clause], there: Sequence[Clause]) -> frozenset[str]:
    """The treaty texts that are whole in the one document, and of which the other one has proposals to single numbers.

    >>> treaties_proposed([], [])
    frozenset()
    """
    whole = {one.owner.treaty for one in here if one.owner is not None and one.owner.number == one.owner.treaty}
    named = {one.owner.treaty for one in there if one.owner is not None and one.owner.proposal is not None}
    return frozenset([treaty for treaty in whole & named if treaty is not None])


def as_proposed(
    edits: Sequence[Edit], here: Sequence[Clause], there: Sequence[Clause], treaties: frozenset[str]
) -> Iterator[Edit]:
    """The edits that are proposed of whole treaty texts: a number that no proposal names is kept, so it has none; NOC keeps, SUP
    removes; where proposals stand says nothing.

    >>> list(as_proposed([], [], [], frozenset(["CS"])))
    []
    """
    for edit in edits:
        old, new = [here[side.place] for side in edit.old], [there[side.place] for side in edit.new]
        whole = bool(old) and all(one.owner is not None and one.owner.treaty in treaties for one in old)
        if whole and len(old) == len(new) == 1:
            proposed = _read(edit, old[0], new[0])
            if proposed.kinds:
                yield proposed
        elif new or not whole:
            yield edit


def _read(edit: Edit, old: Clause, new: Clause) -> Edit:
    """What is proposed of one clause; without kinds where it stays."""
    action = (new.owner.proposal.action if new.owner is not None and new.owner.proposal is not None else "").strip("()")
    if new.cited and action.startswith("SUP"):
        return replace(edit, kinds=("removed",), words=(Word("delete", old.text),), notes=())
    if new.cited and action.startswith("NOC") and not new.text.strip():
        return replace(edit, kinds=())
    return replace(edit, kinds=tuple([kind for kind in edit.kinds if kind not in _PLACES]))
