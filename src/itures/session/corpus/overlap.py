"""The clauses of a corpus that say nearly the same, each text in its latest edition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from itures.model.ids import TextId, is_under
from itures.model.overlaps import Overlap, Overlaps, Shared

if TYPE_CHECKING:
    from itures.store.filters import Filters
    from itures.store.reading import Reader, StoredWording

KINDS = ("point", "text", "paragraph", "footnote")
"""Clauses that say something: calls, titles and formulas are alike by their nature."""


def overlaps(
    reader: Reader, filters: Filters, *, text: str = "", across: bool = False, all_editions: bool = False
) -> Overlaps:
    """What says nearly the same in different texts, the likest first. Raises StoreError.

    Of a text only the latest edition counts, for every edition repeats most of the one before, unless `all_editions` do; drafts
    and proposals all count. `text` is an id that one of the texts is under; `across` keeps what is of several bodies.
    """
    from itures.analyse.overlap import alike

    groups = _groups(reader, filters, _counting(reader, all_editions=all_editions))
    wordings = list(groups)
    compared = alike(wordings)
    sharing = [(100.0, [group]) for group in groups.values() if len(group) > 1]
    sharing += [(one.score, [groups[wordings[one.one]], groups[wordings[one.other]]]) for one in compared.pairs]
    found = [_overlap(reader, score, held) for score, held in sharing if _wanted(held, text, across)]
    clauses = sum(map(len, groups.values()))
    return Overlaps(clauses, compared.crowded, tuple(sorted(found, key=lambda one: -one.score)))


def _groups(reader: Reader, filters: Filters, counting: frozenset[tuple[str, int]]) -> dict[str, list[StoredWording]]:
    """The clauses that are looked at, by their words."""
    from itures.analyse.overlap import SHORTEST
    from itures.model.clauses import words_of

    groups: dict[str, list[StoredWording]] = {}
    for one in reader.wordings(filters if filters.kinds else filters._replace(kinds=KINDS)):
        earlier = one.cited_as and (one.cited_as, one.document) not in counting
        words = [] if earlier else words_of(one.wording)
        if len(words) >= SHORTEST:
            groups.setdefault(" ".join(words), []).append(one)
    return groups


def _wanted(held: Sequence[Sequence[StoredWording]], text: str, across: bool) -> bool:
    """Whether wordings stand in different texts, and in those that are asked for."""
    clauses = [one for group in held for one in group]
    if len({(one.document, one.text) for one in clauses}) < 2 or (across and len(_bodies(held)) < 2):
        return False
    return not text or any(is_under(one.cited_as, text) for one in clauses)


def _bodies(held: Sequence[Sequence[StoredWording]]) -> tuple[str, ...]:
    return tuple(sorted({one.body for group in held for one in group if one.body}))


def _overlap(reader: Reader, score: float, held: Sequence[Sequence[StoredWording]]) -> Overlap:
    one, *rest = [_shared(reader, group) for group in held]
    return Overlap(round(score, 1), one, rest[0] if rest else None, _bodies(held))


def _counting(reader: Reader, *, all_editions: bool) -> frozenset[tuple[str, int]]:
    """The editions that count, each in one document that holds it, however often that has it: the latest of each text, or all."""
    found: dict[object, tuple[str, int]] = {}
    for edition in reader.editions():
        found[edition.id if all_editions else TextId.read(edition.id).text] = (edition.id, edition.document)
    return frozenset(found.values())


def _shared(reader: Reader, group: Sequence[StoredWording]) -> Shared:
    return Shared(group[0].wording, tuple([reader.where(one.clause) for one in group]))
