"""Which clause of a document has a place in its wording."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from itures.model.clauses import Clause
from itures.model.stream import Span


class ClausePlaces:
    """The clauses of a document by the places of their wordings.

    >>> ClausePlaces([]).of(Span(0, 1)) is None
    True
    """

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._owned = sorted([(piece.start, piece.end, one.place) for one in clauses for piece in one.pieces])
        self._starts = [start for start, _, _ in self._owned]

    def of(self, span: Span) -> int | None:
        """The place among the clauses of the one whose wording a stretch begins in, None where it begins in none."""
        at = bisect_right(self._starts, span.start) - 1
        return self._owned[at][2] if at >= 0 and span.start < self._owned[at][1] else None
