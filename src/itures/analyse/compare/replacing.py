"""Points that a proposal replaces: it takes one away and puts another in its place, under its label.

Beside other proposals that is a change of the point: whoever removes it, or changes its words, cannot have both.
"""

from __future__ import annotations

from itures.analyse.compare.positions import QUIET
from itures.analyse.diff.words import word_diff
from itures.model.diff import Diff, Edit


def replacing(answer: Diff) -> tuple[Edit, ...]:
    """The edits of a comparison; a point that is removed, and the one that is added between the same neighbours with the same
    label, are one change.

    >>> from itures.model.diff import Summary
    >>> replacing(Diff("a.txt", "b.txt", Summary(), ()))
    ()
    """
    gone = {edit.old[0].place: edit for edit in answer.edits if not edit.new and edit.old[0].kind == "point"}
    came = [edit for edit in answer.edits if not edit.old and edit.new[0].kind == "point"]
    if not gone or not came:
        return answer.edits
    stays = _stays(answer)
    joined: dict[int, Edit] = {}
    for edit in came:
        place = edit.new[0].place
        before = stays.get(place - 1)
        old = gone.get(before + 1) if before is not None else None
        if old is None or old.old[0].label != edit.new[0].label:
            continue
        behind = old.old[0].place + 1
        # Behind the last clause of each text stands the end, which is the same.
        if stays.get(place + 1) == behind or (place + 1, behind) == _ends(answer):
            words = word_diff(old.old[0].text, edit.new[0].text)
            joined[place] = Edit(("changed",), old.old, edit.new, words, edit.notes)
    away = {edit.old[0].place for edit in joined.values()}
    edits = [joined.get(edit.new[0].place, edit) if edit.new else edit for edit in answer.edits]
    return tuple([edit for edit in edits if edit.new or edit.old[0].place not in away])


def _stays(answer: Diff) -> dict[int, int]:
    """By the place of a clause in the new text that of the old one that it is, if it says what it said, where it was."""
    found = {place: before for before, place in answer.unchanged}
    for edit in answer.edits:
        if len(edit.old) == len(edit.new) == 1 and {*edit.kinds} <= QUIET:
            found[edit.new[0].place] = edit.old[0].place
    return found


def _ends(answer: Diff) -> tuple[int, int]:
    """How many clauses the new text has, and the old one."""
    here = {side.place for edit in answer.edits for side in edit.new}
    there = {side.place for edit in answer.edits for side in edit.old}
    return len(here) + len(answer.unchanged), len(there) + len(answer.unchanged)
