"""Several proposals beside a text: rows under their calls, and what is said of each cell, for all outputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final, Literal, NamedTuple

from itures.model.brief import listed
from itures.model.compare import CellOf, Comparison, Proposed, Row, Verdict
from itures.model.diff import EditKind, Side, Word
from itures.render.diff.groups import KINDS, label, place
from itures.render.visible import visible

Only = Literal["changed", "conflicts"]

VERDICTS: Final[dict[Verdict, str]] = {
    "conflict": "conflict",
    "compatible": "different words",
    "same": "the same change",
    "one": "one proposal",
    "kept": "kept by all",
}
"""What the proposals do to a clause together, in the order in which it matters."""

_WANTED: Final[dict[Only, frozenset[Verdict]]] = {
    "changed": frozenset(["one", "same", "compatible", "conflict"]),
    "conflicts": frozenset(["conflict"]),
}
_ENDS: Final = frozenset(["added", "moved", "split", "merged", "renumbered"])
"""Of these the place in the proposal is said."""
_CELL: Final[dict[EditKind, str]] = {**KINDS, "added": "new"}


@dataclass(slots=True)
class Group:
    """Rows under a call or heading, `over`, which is None for what stands under none. It is no member of `rows`."""

    over: Row | None
    rows: list[Row] = field(default_factory=list)


def groups(comparison: Comparison, only: Only | None = None) -> list[Group]:
    """The rows that are asked for under their calls, in the order of the base. A call with such rows is always there.

    >>> groups(Comparison("a.txt", "", (), ()), "changed")
    []
    """
    found = [Group(None)]
    for row in comparison.rows:
        side = side_of(row)
        if side is not None and side.kind in ("call", "heading"):
            found.append(Group(row))
        else:
            # Below the last call stand clauses that are under none.
            if side is not None and side.kind in _OUTSIDE and (found[-1].over is not None or not found[-1].rows):
                found.append(Group(None))
            found[-1].rows.append(row)
    if only is not None:
        for group in found:
            group.rows = [row for row in group.rows if row.verdict in _WANTED[only]]
    return [
        group
        for group in found
        if group.rows or (group.over is not None and (only is None or group.over.verdict in _WANTED[only]))
    ]


_OUTSIDE: Final = frozenset(["designation", "title", "formula", "history", "reasons", "footnote"])


def only_rows(comparison: Comparison, only: Only | None) -> Comparison:
    """The comparison with the rows that are asked for alone.

    >>> only_rows(Comparison("a.txt", "", (), (Row(None, (), "one"),)), "conflicts").rows
    ()
    """
    if only is None:
        return comparison
    return replace(comparison, rows=tuple([row for row in comparison.rows if row.verdict in _WANTED[only]]))


def side_of(row: Row) -> Side | None:
    """The clause that a row is about: that of the base, else the first one that a proposal adds.

    >>> side_of(Row(None, (), "kept"))
    """
    return row.base or next((side for cell in row.cells for side in cell.new), None)


def name(row: Row) -> str:
    """What a row is called under its call: "b)", "new", "title"; the clause's kind where it has no label.

    >>> name(Row(None, (), "kept"))
    'new'
    """
    if row.base is None:
        return "new"
    return label(row.base) or ("call" if row.base.kind == "call" else "")


def together(row: Row, proposals: Sequence[Proposed]) -> str:
    """What the proposals do to a clause together, in words; nothing where one does something, or none.

    >>> together(Row(None, (), "same", ((0, 1),)), (Proposed("A", "a.txt"), Proposed("B", "b.txt")))
    'the same change by A and B'
    """
    same = [f"the same change by {listed([visible(proposals[index].name) for index in one])}" for one in row.same]
    match row.verdict:
        case "conflict":
            return "; ".join(["conflict" if row.base is not None else "conflict: other wordings", *same])
        case "compatible":
            return "; ".join(["the changes touch different words", *same])
        case _:
            return "; ".join(same)


def said(cell: CellOf, row: Row) -> str:
    """What a proposal does to a clause, in words: "keeps it", "removed", "new: resolves 3", "changed, renumbered: c)".

    >>> said(CellOf(("removed",)), Row(None, (), "one"))
    'removed'
    """
    if not cell.kinds:
        return "keeps it" if row.base is not None else ""
    kinds = [kind for kind in KINDS if kind in cell.kinds]
    ends = [kind for kind in kinds if kind in _ENDS]
    # Where a new call stands is seen from the rows around it.
    if not cell.new or not ends or (ends[0] == "added" and cell.new[0].kind == "call"):
        return ", ".join([_CELL[kind] for kind in kinds])
    at = [place(side) if ends[0] != "renumbered" else label(side) or place(side) for side in cell.new]
    told = f"{_CELL[ends[0]]}: {' and '.join(dict.fromkeys(at))}"
    return ", ".join([told if kind == ends[0] else _CELL[kind] for kind in kinds])


def shown(cell: CellOf) -> tuple[Word, ...]:
    """The words of a cell: none where all are deleted, for the base has them.

    >>> shown(CellOf(("removed",), words=(Word("delete", "to go"),)))
    ()
    """
    return () if "removed" in cell.kinds else cell.words


def like(row: Row, index: int) -> int | None:
    """The first proposal that makes the same change as this one, if it is another, and in the same words.

    >>> like(Row(None, (CellOf(), CellOf()), "same", ((0, 1),)), 1)
    0
    """
    first = next((group[0] for group in row.same if index in group[1:]), None)
    if first is None or (row.cells[first].words, row.cells[first].notes) != (
        row.cells[index].words,
        row.cells[index].notes,
    ):
        return None
    return first


def counts(rows: Iterable[Row]) -> dict[Verdict, int]:
    """How many rows each verdict is given of.

    >>> counts([Row(None, (), "kept")])["kept"]
    1
    """
    found = dict.fromkeys(VERDICTS, 0)
    for row in rows:
        found[row.verdict] += 1
    return found


def summed(comparison: Comparison) -> str:
    """The counts in words.

    >>> summed(Comparison("a.txt", "", (), ()))
    'no clauses'
    """
    found = counts(comparison.rows)
    names: dict[Verdict, str] = {
        "conflict": "in conflict",
        "compatible": "changed at different words",
        "same": "with the same change",
        "one": "changed by one proposal",
        "kept": "kept by all",
    }
    return ", ".join([f"{found[verdict]} {name}" for verdict, name in names.items() if found[verdict]]) or "no clauses"


def called(one: Proposed) -> str:
    """A proposal by its name, with its action.

    >>> called(Proposed("EUR", "e.docx", "MOD"))
    'EUR (MOD)'
    """
    return f"{visible(one.name)} ({visible(one.action)})" if one.action else visible(one.name)


class Kept(NamedTuple):
    """Neighbours that all proposals keep, or only renumber."""

    rows: tuple[Row, ...]


def folded(rows: Sequence[Row]) -> Iterator[Row | Kept]:
    """The rows, neighbours that all keep together.

    >>> [len(each.rows) for each in folded([Row(None, (), "kept"), Row(None, (), "kept")])]
    [2]
    """
    for kept, members in groupby(rows, key=_only_kept):
        if kept:
            yield Kept(tuple(members))
        else:
            yield from members


def _only_kept(row: Row) -> bool:
    return row.verdict == "kept" and all(set(cell.kinds) <= {"renumbered"} and not cell.notes for cell in row.cells)


def touched(row: Row) -> bool:
    """Whether anything is said of a clause.

    >>> touched(Row(None, (CellOf(),), "kept"))
    False
    """
    return row.verdict != "kept" or any(cell.kinds or cell.notes for cell in row.cells)


def kept(rows: Sequence[Row], proposals: Sequence[Proposed]) -> str:
    """What is said in place of clauses that all keep; those under no call are named.

    >>> kept([Row(None, (CellOf(), CellOf(("renumbered",))), "kept")], (Proposed("A", "a"), Proposed("B", "b")))
    '1 clause kept by all, renumbered by B'
    """
    told = f"{len(rows)} {'clause' if len(rows) == 1 else 'clauses'} kept by all"
    names = [visible(one.name) for index, one in enumerate(proposals) if any(row.cells[index].kinds for row in rows)]
    told += f", renumbered by {listed(names)}" if names else ""
    outside = [name(row) for row in rows if row.base is not None and row.base.kind in _OUTSIDE]
    return f"{told}: {listed(outside)}" if outside else told
