"""Who shares how many changes with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

from itures.analyse.compare.positions import active
from itures.model.compare import Ally, Proposed, Row, Shared

_EVERYWHERE = frozenset(["cover", "proposal", "designation", "formula", "history", "reasons"])
"""What changes with every conference, and reasons, which are no part of the text."""


def alliances(proposals: Sequence[Proposed], rows: Iterable[Row]) -> tuple[Ally, ...]:
    """Each proposal among the others, in their order. SUP is one change, whatever the clauses are that it removes.

    >>> alliances([Proposed("A", "a.txt", "SUP"), Proposed("B", "b.txt", "SUP")], [])[0]
    Ally(name='A', changes=1, alone=0, shared=(Shared(name='B', changes=1),))
    """
    away = {index for index, one in enumerate(proposals) if (one.action or "").startswith("SUP")}
    groups = [*([sorted(away)] if away else []), *_makers(rows, away)]
    changes, alone = Counter[int](), Counter[int]()
    together: list[Counter[int]] = [Counter() for _ in proposals]
    for group in groups:
        changes.update(group)
        alone.update(group if len(group) == 1 else [])
        for index in group:
            together[index].update(other for other in group if other != index)
    return tuple(
        [
            Ally(one.name, changes[index], alone[index], _most_first(together[index], proposals))
            for index, one in enumerate(proposals)
        ]
    )


def _makers(rows: Iterable[Row], away: Container[int]) -> Iterator[list[int]]:
    """For each change those who make it, SUP left aside."""
    for row in rows:
        side = row.base or next((side for cell in row.cells for side in cell.new), None)
        if side is None or side.kind in _EVERYWHERE:
            continue
        for position in row.positions:
            members = [index for index in position.proposals if index not in away]
            if members and active(row.cells[members[0]]):
                yield members


def _most_first(found: Counter[int], proposals: Sequence[Proposed]) -> tuple[Shared, ...]:
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return tuple([Shared(proposals[index].name, count) for index, count in ordered])
