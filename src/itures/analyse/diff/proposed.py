"""Proposals to single numbers of a treaty text beside the whole of it: what they do not name, they keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from itures.model.clauses import Clause
from itures.model.diff import Diff, Edit, Word

_PLACES = ("moved", "call", "renumbered")
"""What follows from the order of the proposals, and is not proposed."""


def as_proposed(answer: Diff, here: Sequence[Clause], there: Sequence[Clause]) -> Diff:
    """The comparison of a whole treaty text (`here` are its clauses) with proposals to some of its numbers; any other one as it is.

    A number that no proposal names is no edit; NOC keeps, SUP removes; where proposals stand says nothing.

    >>> from itures.model.diff import Summary
    >>> as_proposed(Diff("a.txt", "b.txt", Summary(), ()), [], []).edits
    ()
    """
    texts = {one.owner.treaty for one in here if _is_of_whole(one) and one.owner is not None}
    texts &= {one.owner.treaty for one in there if one.owner is not None and one.owner.proposal is not None}
    if not texts - {None}:
        return answer
    edits: list[Edit] = []
    unchanged = list(answer.unchanged)
    for edit in answer.edits:
        old = [here[side.place] for side in edit.old]
        if old and not edit.new and all(_is_of_whole(one) for one in old):
            continue
        kept = _read(edit, old, [there[side.place] for side in edit.new])
        if kept.kinds:
            edits.append(kept)
        else:
            unchanged.append((edit.old[0].place, edit.new[0].place))
    unchanged.sort(key=lambda pair: pair[1])
    counts = {
        name: sum(name in edit.kinds for edit in edits)
        for name in ("added", "removed", "changed", "renumbered", "moved", "split", "merged", "call", "editorial")
    }
    summary = replace(answer.summary, **counts, unchanged=len(there) - sum(len(edit.new) for edit in edits))
    return replace(answer, edits=tuple(edits), unchanged=tuple(unchanged), summary=summary, texts=())


def _is_of_whole(clause: Clause) -> bool:
    """Whether a clause is one of a treaty text as a whole."""
    owner = clause.owner
    return owner is not None and owner.treaty is not None and owner.number == owner.treaty and owner.proposal is None


def _read(edit: Edit, old: Sequence[Clause], new: Sequence[Clause]) -> Edit:
    """What is proposed of one clause; without kinds where it stays."""
    if len(old) != 1 or len(new) != 1 or not _is_of_whole(old[0]):
        return edit
    owner = new[0].owner
    action = (owner.proposal.action if owner is not None and owner.proposal is not None else "").strip("()")
    if new[0].cited and action.startswith("SUP"):
        return replace(edit, kinds=("removed",), words=(Word("delete", old[0].text),), notes=())
    if new[0].cited and action.startswith("NOC") and not new[0].text.strip():
        return replace(edit, kinds=())
    return replace(edit, kinds=tuple([kind for kind in edit.kinds if kind not in _PLACES]))
