"""Which clauses of the base stand where in the merged text, as it was read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from itures.analyse.merge.plan import Plan
from itures.model.clauses import Clause


def found_again(base: Sequence[Clause], plan: Plan, merged: Sequence[Clause]) -> dict[int, int] | None:
    """The clauses of the merged text that are clauses of the base, by their places; None where not every clause that stayed is
    found, as where the merged text is understood in another way.

    They are found by their wordings, in the order in which they were written.

    >>> found_again([], Plan(), [])
    {}
    """
    written = list(_written(base, plan))
    texts, there = [text for _, text in written], [_bare(clause.text) for clause in merged]
    found: dict[int, int] = {}
    for op in Indel.opcodes(texts, there):
        if op.tag == "equal":
            for at in range(op.src_end - op.src_start):
                place = written[op.src_start + at][0]
                if place is not None:
                    found[place] = op.dest_start + at
    return found if all(place in found for place, _ in written if place is not None) else None


def _written(base: Sequence[Clause], plan: Plan) -> Iterator[tuple[int | None, str]]:
    """The wordings of the merged text in their order; what comes is no clause of the base."""
    yield from _new(plan, -1)
    for clause in base:
        found = plan.clauses.get(clause.place)
        if found is None or not found.gone:
            yield clause.place, _bare(_worded(clause.text, plan, clause.place))
        yield from _new(plan, clause.place)


def _new(plan: Plan, behind: int) -> Iterator[tuple[None, str]]:
    for one in plan.gaps.get(behind, ()):
        yield None, _bare(one.side.text)


def _worded(text: str, plan: Plan, place: int) -> str:
    """A clause with what was written into it."""
    pieces = plan.clauses[place].pieces if place in plan.clauses else []
    for piece in reversed(pieces):
        text = text[: piece.start] + piece.text + text[piece.end :]
    return text


def _bare(text: str) -> str:
    return "".join(text.split())
