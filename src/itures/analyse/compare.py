"""What several proposals do to the same text: the diff of each against the base, side by side.

Where two proposals make the same change it says so, and where they conflict. What is only renumbered conflicts with nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from itures.analyse.diff import diff
from itures.analyse.flat import clauses_of
from itures.model.building import building
from itures.model.comparison import CellOf, Comparison, Row, Verdict
from itures.model.edit import Edit, Side
from itures.model.tree import Document

_QUIET = frozenset(["renumbered", "editorial"])
_KEPT = CellOf()


@building
def compare(base: Document, proposals: Sequence[Document], names: Sequence[str]) -> Comparison:
    """The proposals beside the base; `names` are what they go by. Never raises on what they hold.

    >>> from itures.model.tree import Header
    >>> empty = Document("x.txt", "en", "revised", Header(), (), (), (), (), ())
    >>> compare(empty, [empty], ["A"]).rows
    ()
    """
    clauses = [clause.side for clause in clauses_of(base)]
    changed: list[dict[int, Edit]] = []
    added: dict[int, list[tuple[int, Edit]]] = defaultdict(list)
    for index, proposal in enumerate(proposals):
        edits = diff(base, proposal).edits
        changed.append({side.place: edit for edit in edits for side in edit.old})
        for edit, behind in _insertions(edits, clauses, clauses_of(proposal)):
            added[behind].append((index, edit))
    rows = list(_added(added[-1], len(proposals)))
    for side in clauses:
        cells = [_cell(one.get(side.place)) for one in changed]
        same = _same(cells)
        rows.append(Row(side, tuple(cells), _verdict(cells, same), same))
        rows += _added(added[side.place], len(proposals))
    return Comparison(base.source, tuple(names), tuple(rows))


def _cell(edit: Edit | None) -> CellOf:
    return _KEPT if edit is None else CellOf(edit.kinds, edit.new, edit.words, edit.notes)


def _insertions(edits: Sequence[Edit], base: Sequence[Side], proposal: Sequence[object]) -> list[tuple[Edit, int]]:
    """What a proposal adds, with the clause of the base that it stands behind (-1: before all)."""
    came = {side.place: edit for edit in edits for side in edit.new}
    gone = {side.place for edit in edits for side in edit.old}
    kept = iter([side.place for side in base if side.place not in gone])
    behind = -1
    found = []
    for place in range(len(proposal)):
        edit = came.get(place)
        if edit is None:
            behind = next(kept, behind)
        elif not edit.old:
            found.append((edit, behind))
        elif "moved" not in edit.kinds:
            behind = edit.old[-1].place
    return found


def _added(found: Sequence[tuple[int, Edit]], count: int) -> list[Row]:
    """Rows for what is added at one place: the same wording is one row, whoever proposes it."""
    texts: dict[str, dict[int, Edit]] = {}
    for index, edit in found:
        wording = " ".join(" ".join(side.text for side in edit.new).casefold().split()).strip(" ,;.")
        while index in texts.get(wording, {}):
            wording += " "
        texts.setdefault(wording, {})[index] = edit
    rows = []
    for edits in texts.values():
        cells = tuple([_cell(edits.get(index)) for index in range(count)])
        group = tuple(edits)
        verdict: Verdict = "same" if len(group) > 1 else "one"
        rows.append(Row(None, cells, verdict, (group,) if len(group) > 1 else ()))
    return rows


def _active(cell: CellOf) -> bool:
    return bool(set(cell.kinds) - _QUIET)


def _same(cells: Sequence[CellOf]) -> tuple[tuple[int, ...], ...]:
    """The proposals that make the same change, in groups of two and more."""
    groups: dict[object, list[int]] = defaultdict(list)
    for index, cell in enumerate(cells):
        if _active(cell):
            what = tuple(sorted(set(cell.kinds) - _QUIET)), " ".join(" ".join(one.text for one in cell.new).split())
            groups[what].append(index)
    return tuple([tuple(group) for group in groups.values() if len(group) > 1])


def _verdict(cells: Sequence[CellOf], same: Sequence[Sequence[int]]) -> Verdict:
    active = [index for index, cell in enumerate(cells) if _active(cell)]
    if not active:
        return "kept"
    if len(active) == 1:
        return "one"
    return "same" if len(same) == 1 and len(same[0]) == len(active) else "conflict"
