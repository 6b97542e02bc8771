"""Several proposals beside a text: rows under their calls, and what is said of each cell, for all outputs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final, Literal, NamedTuple

from itures.model.brief import listed
from itures.model.compare import CellOf, Comparison, Position, Proposed, Row, Verdict
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
_ENDS: Final = frozenset(["added", "moved", "split", "merged"])
"""Of these the place in the proposal is said."""
_MANY: Final = 3
"""So many who keep a clause are called the others, for who they are is seen from those who do not; more are counted."""
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


def together(row: Row) -> str:
    """What the proposals do to a clause together, in words; nothing where one does something, or none.

    >>> from itures.model.compare import Reason
    >>> together(Row(None, (), "conflict", reasons=(Reason("wording", "same place, other wording"),)))
    'conflict: same place, other wording'
    """
    match row.verdict:
        case "conflict":
            return ": ".join(["conflict", *filter(None, ["; ".join([visible(one.words) for one in row.reasons])])])
        case "compatible":
            return "the changes touch different words"
        case "same":
            return "the same change"
        case _:
            return ""


class Held(NamedTuple):
    """A position as it is shown: who holds it, what they do, in which words, and what must be known of it.

    `kinds` are those of its change; none for those who keep the clause, or do not add it.
    """

    names: str
    said: str
    words: tuple[Word, ...]
    notes: tuple[str, ...]
    kinds: tuple[EditKind, ...]

    @property
    def head(self) -> str:
        """Who does what: "AFCP, RCC: changed", "others keep it".

        >>> Held("others", "keep it", (), (), ()).head
        'others keep it'
        """
        return f"{self.names}{':' if self.kinds else ''} {self.said}"


def held(row: Row, proposals: Sequence[Proposed]) -> list[Held]:
    """The positions on a clause, those who keep it last.

    >>> row = Row(None, (CellOf(("added",)),), "one", positions=(Position(("A",), (0,), ("added",)),))
    >>> [one.head for one in held(row, (Proposed("A", "a.txt"),))]
    ['A: new']
    """
    return [_held(row, one, proposals) for one in row.positions]


def _held(row: Row, position: Position, proposals: Sequence[Proposed]) -> Held:
    cells = [row.cells[index] for index in position.proposals]
    told = {one.words for one in row.reasons}
    notes = _by_holders([(proposals[i].name, row.cells[i].notes) for i in position.proposals], told)
    if not position.kinds:
        one = len(position.names) == 1
        names = _names(position, proposals) if len(position.names) < _MANY or len(row.positions) == 1 else "others"
        if row.base is None:
            return Held(names, "does not add it" if one else "do not add it", (), notes, ())
        said = ", ".join(["keeps it" if one else "keep it", *_renumbered(position, cells)])
        return Held(names, visible(said), (), notes, ())
    if position.kinds == ("removed",) and row.base is None:
        return Held(
            _names(position, proposals),
            "remove what it stands under" if len(cells) > 1 else "removes what it stands under",
            (),
            notes,
            position.kinds,
        )
    # Where something is put, and where it goes to, has its number.
    numbers = [] if _ENDS & {*position.kinds} else _renumbered(position, cells)
    said = ", ".join([_said(position, cells), *numbers])
    return Held(_names(position, proposals), visible(said), shown(cells[0]), notes, position.kinds)


def _names(position: Position, proposals: Sequence[Proposed]) -> str:
    if len(position.proposals) == len(proposals) > _MANY:
        return "all"
    return ", ".join([_by(proposals[index]) for index in position.proposals])


def _by(one: Proposed) -> str:
    """A proposal by its name; that it removes the whole text is said, for it explains what it does to each clause."""
    return called(one) if is_sup(one) else visible(one.name)


def _by_holders(found: Sequence[tuple[str, tuple[str, ...]]], told: Collection[str]) -> tuple[str, ...]:
    """The notes of those who hold a position, each once; whose they are where not all have them."""
    whose: dict[str, list[str]] = {}
    for name, notes in found:
        for note in notes:
            if note not in told:
                whose.setdefault(note, []).append(visible(name))
    return tuple(
        [
            visible(note) if len(names) == len(found) else f"{listed(names)}: {visible(note)}"
            for note, names in whose.items()
        ]
    )


def _renumbered(position: Position, cells: Sequence[CellOf]) -> list[str]:
    """That a clause gets another number by those who hold a position, if it does."""
    names = [visible(name) for name, cell in zip(position.names, cells, strict=True) if "renumbered" in cell.kinds]
    labels = {" and ".join([label(side) or place(side) for side in cell.new]) for cell in cells}
    if len(names) == len(cells):
        return [f"renumbered: {labels.pop()}" if len(labels) == 1 else "renumbered"]
    return [f"renumbered by {_some(names)}"] if names else []


def _some(names: Sequence[str]) -> str:
    """A few names, or how many there are."""
    return listed(names) if len(names) <= _MANY else f"{len(names)} proposals"


def _said(position: Position, cells: Sequence[CellOf]) -> str:
    """What is done to a clause, in words: "removed", "new: resolves 3", "moved: resolves 4, editorial"."""
    kinds = [kind for kind in KINDS if kind in position.kinds]
    ends = [kind for kind in kinds if kind in _ENDS]
    # Where a new call stands is seen from the rows around it.
    if not ends or not cells[0].new or (ends[0] == "added" and cells[0].new[0].kind == "call"):
        return ", ".join([_CELL[kind] for kind in kinds])
    at = dict.fromkeys([" and ".join(dict.fromkeys([place(side) for side in cell.new])) for cell in cells])
    told = f"{_CELL[ends[0]]}: {' or '.join(at)}"
    return ", ".join([told if kind == ends[0] else _CELL[kind] for kind in kinds])


def shown(cell: CellOf) -> tuple[Word, ...]:
    """The words of a cell: none where all are deleted, for the base has them.

    >>> shown(CellOf(("removed",), words=(Word("delete", "to go"),)))
    ()
    """
    return () if "removed" in cell.kinds else cell.words


def apart(words: Iterable[Word]) -> Iterator[Word]:
    """Words with a blank between what goes and what comes in its place, where a narrow line may be broken.

    >>> [word.text for word in apart([Word("delete", "should"), Word("insert", "shall")])]
    ['should', ' ', 'shall']
    """
    before: Word | None = None
    for word in words:
        if before is not None and (before.op, word.op) == ("delete", "insert") and not before.text[-1:].isspace():
            yield Word("equal", " ")
        yield word
        before = word


def allies(comparison: Comparison) -> list[tuple[str, str, str, str]]:
    """A row for each proposal: its name, how many changes it makes, how many of them alone, and with whom it shares how many.

    >>> from itures.model.compare import Ally, Shared
    >>> allies(Comparison("a.txt", "", (), (), alliances=(Ally("A", 2, 1, (Shared("B", 1),)),)))
    [('A', '2', '1', 'B 1')]
    """
    if len(comparison.alliances) < 2 and not any(one.shared for one in comparison.alliances):
        return []
    return [
        (
            visible(one.name),
            str(one.changes),
            str(one.alone),
            ", ".join([f"{visible(each.name)} {each.changes}" for each in one.shared]) or "nobody",
        )
        for one in comparison.alliances
    ]


ALLIES: Final = ("proposal", "changes", "alone", "shared with")
"""The heads of that table."""


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


def is_sup(one: Proposed) -> bool:
    """Whether a proposal removes the whole text.

    >>> is_sup(Proposed("PER", "p.docx", "SUP"))
    True
    """
    return (one.action or "").startswith("SUP")


class Kept(NamedTuple):
    """Neighbours that all proposals keep, or only renumber; those of SUP, which remove everything, left aside."""

    rows: tuple[Row, ...]


def folded(rows: Sequence[Row], proposals: Sequence[Proposed]) -> Iterator[Row | Kept]:
    """The rows, neighbours that all keep together.

    >>> [len(each.rows) for each in folded([Row(None, (), "kept"), Row(None, (), "kept")], ())]
    [2]
    """
    for kept, members in groupby(rows, key=lambda row: _only_kept(row, proposals)):
        if kept:
            yield Kept(tuple(members))
        else:
            yield from members


def _only_kept(row: Row, proposals: Sequence[Proposed]) -> bool:
    return row.verdict != "conflict" and all(
        set(cell.kinds) <= {"renumbered"} and not cell.notes for cell in _beside_sup(row, proposals)
    )


def _beside_sup(row: Row, proposals: Sequence[Proposed]) -> list[CellOf]:
    """The cells of those who do not remove the whole text."""
    return [cell for cell, one in zip(row.cells, proposals, strict=True) if not is_sup(one)]


def touched(row: Row, proposals: Sequence[Proposed]) -> bool:
    """Whether anything is said of a clause, but that SUP removes it with all others.

    >>> touched(Row(None, (CellOf(),), "kept"), (Proposed("A", "a.txt"),))
    False
    """
    return any(cell.kinds or cell.notes for cell in _beside_sup(row, proposals))


def kept(rows: Sequence[Row], proposals: Sequence[Proposed]) -> str:
    """What is said in place of clauses that all keep; those under no call are named.

    >>> kept([Row(None, (CellOf(), CellOf(("renumbered",))), "kept")], (Proposed("A", "a"), Proposed("B", "b")))
    '1 clause kept by all, renumbered by B'
    """
    told = f"{len(rows)} {'clause' if len(rows) == 1 else 'clauses'} {kept_by(proposals)}"
    names = [
        visible(one.name)
        for index, one in enumerate(proposals)
        if not is_sup(one) and any(row.cells[index].kinds for row in rows)
    ]
    told += f", renumbered by {_some(names)}" if names else ""
    outside = [name(row) for row in rows if row.base is not None and row.base.kind in _OUTSIDE]
    return f"{told}: {listed(outside)}" if outside else told


def kept_by(proposals: Sequence[Proposed]) -> str:
    """That all keep something; where some propose SUP, the others.

    >>> kept_by((Proposed("A", "a"), Proposed("B", "b", "SUP")))
    'removed by SUP alone (B)'
    """
    away = [visible(one.name) for one in proposals if is_sup(one)]
    return f"removed by SUP alone ({listed(away)})" if away else "kept by all"
