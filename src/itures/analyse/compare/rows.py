"""What several proposals do to the same text: the diff of each against the base, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from itures.analyse.compare.alliances import alliances
from itures.analyse.compare.choosing import Chosen, proposed_to, text_of
from itures.analyse.compare.joining import first, joined
from itures.analyse.compare.judging import Judge
from itures.analyse.compare.naming import distinct
from itures.analyse.compare.positions import positions
from itures.analyse.compare.proposing import Added, Proposing
from itures.analyse.diff.words import plain
from itures.foundation.collector import building
from itures.language import Languages
from itures.model.brief import listed
from itures.model.clauses import clauses_of
from itures.model.compare import CellOf, Comparison, Row
from itures.model.diff import Side
from itures.model.tree import Document

_KEPT = CellOf()


@building
def compare(
    base: Document,
    proposals: Sequence[Document],
    names: Sequence[str] | None = None,
    languages: Languages | None = None,
) -> Comparison:
    """The proposals beside the base. Never raises on what they hold.

    Where proposals make the same change it says so, where their changes can all be made (they touch different words), and
    where they conflict.

    Of a file with proposals to several resolutions the ones to the resolution in `base` count, each as one proposal.
    `names` are what the files go by; without them, a proposal goes by its sources, else by the name of its file.

    >>> from itures.model.tree import Header
    >>> empty = Document("x.txt", "en", "revised", Header(), (), (), (), (), ())
    >>> compare(empty, [empty], ["A"]).rows
    ()
    """
    if names is not None and len(names) != len(proposals):
        raise ValueError(f"{len(names)} names for {len(proposals)} proposals")
    base = text_of(base)
    flat = clauses_of(base)
    clauses = [clause.side for clause in flat]
    title = ": ".join([side.text for side in clauses if side.kind in ("designation", "title")][:2])
    found, left_out = proposed_to(base, proposals, names, languages)
    columns = distinct([one.proposed for one in found])
    changed: list[dict[int, CellOf]] = []
    added: dict[int, dict[int, list[Added]]] = defaultdict(dict)
    for index, one in enumerate(found):
        if one.answer is None:
            changed.append(_whole(one, clauses))
            continue
        does = Proposing(one.answer, clauses, one.parents, one.numbered(flat), one.beyond)
        changed.append(does.cells())
        for behind, ones in does.additions().items():
            added[behind][index] = ones

    judge = Judge(columns)

    def gone(above: Sequence[int]) -> list[int]:
        """The proposals that remove one of these clauses."""
        return [
            index
            for index, cells in enumerate(changed)
            if any("removed" in cells.get(place, _KEPT).kinds for place in above)
        ]

    rows = list(_added(added[-1], judge, len(found), gone))
    for side in clauses:
        rows.append(judge.row(side, [one.get(side.place, _KEPT) for one in changed]))
        rows += _added(added[side.place], judge, len(found), gone)
    told = tuple(_told_apart(rows, [one.name for one in columns]))
    return Comparison(base.source, title, columns, told, tuple(left_out), alliances=alliances(columns, told))


def _whole(one: Chosen, clauses: Sequence[Side]) -> dict[int, CellOf]:
    """What a proposal without a text does: SUP removes all clauses of the text that it is about."""
    every = CellOf(("removed",)) if (one.proposed.action or "").startswith("SUP") else _KEPT
    return {side.place: every for side in clauses if side.place not in one.beyond}


def without(comparison: Comparison, kinds: Collection[str]) -> Comparison:
    """The comparison without these kinds: a clause of which nothing else is true counts as kept.

    >>> without(Comparison("a.txt", "", (), ()), ["renumbered"]).rows
    ()
    """
    if not kinds:
        return comparison
    names = [one.name for one in comparison.proposals]
    rows = []
    for row in comparison.rows:
        cells = tuple([_without(cell, kinds) for cell in row.cells])
        # Neither the order of those who change something depends on what was left out, nor who conflicts with whom.
        rows.append(replace(row, cells=cells, positions=positions(cells, names)))
    return replace(comparison, rows=tuple(rows))


def _without(cell: CellOf, kinds: Collection[str]) -> CellOf:
    left = tuple([kind for kind in cell.kinds if kind not in kinds])
    if left == cell.kinds:
        return cell
    words = () if "editorial" in kinds and "editorial" in cell.kinds else cell.words
    if not left:
        # What its references cite by then is to be known, whatever else is left out.
        return CellOf(notes=tuple([note for note in cell.notes if note in cell.stale]), stale=cell.stale)
    return replace(cell, kinds=left, words=words)


def _told_apart(rows: Sequence[Row], names: Sequence[str]) -> Iterator[Row]:
    """The rows, with a note where another proposal has the text of an addition elsewhere: as its own, or as its change of a
    clause.
    """
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    if not any(row.base is None for row in rows):
        yield from rows
        return
    for number, row in enumerate(rows):
        for index, cell in enumerate(row.cells):
            if _comes(row, cell):
                places[plain(cell.new[0].text)].append((number, index))
    notes: dict[tuple[int, int], tuple[str, ...]] = {}
    for found in places.values():
        for number, index in found if len(found) > 1 else ():
            others = [(rows[there], names[other]) for there, other in found if there != number and other != index]
            notes[number, index] = tuple(_elsewhere(rows[number], others))
    for number, row in enumerate(rows):
        cells = [
            replace(cell, notes=(*cell.notes, *notes.get((number, index), ()))) for index, cell in enumerate(row.cells)
        ]
        yield replace(row, cells=tuple(cells))


def _elsewhere(row: Row, others: Sequence[tuple[Row, str]]) -> Iterator[str]:
    """Notes on a text by those who have it in other rows: where it is added here, or there."""
    added = dict.fromkeys([name for there, name in others if there.base is None])
    if added:
        yield f"added elsewhere by {listed(list(added))}"
    if row.base is None:
        yield from dict.fromkeys(
            [f"{name} has this text at {at.base.at}" for at, name in others if at.base is not None]
        )


def _comes(row: Row, cell: CellOf) -> bool:
    """Whether a proposal brings a text here that the base does not have here."""
    if not cell.new or cell.new[0].kind == "call":
        return False
    return row.base is None or "changed" in cell.kinds


def _added(
    found: Mapping[int, Sequence[Added]], judge: Judge, count: int, gone: Callable[[Sequence[int]], list[int]]
) -> Iterator[Row]:
    """Rows for what proposals add at one place, calls with what is under them.

    The same wording is one row, and so are wordings that are nearly the same; each proposal's own order is kept. `gone` gives
    the proposals that remove clauses which an addition stands under.
    """
    for node in joined(found):
        cells = [_new_cell(node[index]) if index in node else _KEPT for index in range(count)]
        above = [place for one in node.values() for place in one.above]
        # Reasons are no part of the text, and conflict with nothing.
        removing = gone(above) if first(node).kind != "reasons" else []
        yield judge.row(None, cells, removing)
        under = {index: one.under for index, one in node.items() if one.under}
        if under:
            yield from _added(under, judge, count, gone)


def _new_cell(one: Added) -> CellOf:
    return CellOf(one.edit.kinds, one.edit.new, one.edit.words, (*one.edit.notes, *one.notes))
