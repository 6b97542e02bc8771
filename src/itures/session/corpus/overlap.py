"""The clauses of a corpus that say nearly the same, each text in its latest edition."""

from __future__ import annotations

from collections.abc import Iterable
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
    from itures.analyse.overlap import SHORTEST, alike
    from itures.model.clauses import words_of

    counting = None if all_editions else _latest(reader)
    groups: dict[str, list[StoredWording]] = {}
    compared = 0
    for one in reader.wordings(filters if filters.kinds else filters._replace(kinds=KINDS)):
        if counting is not None and one.cited_as and one.text not in counting:
            continue
        words = words_of(one.wording)
        if len(words) >= SHORTEST:
            compared += 1
            groups.setdefault(" ".join(words), []).append(one)
    wordings = list(groups)
    compared_wordings = alike(wordings)
    found: list[Overlap] = []

    def add(score: float, *held: list[StoredWording]) -> None:
        clauses = [one for group in held for one in group]
        bodies = tuple(sorted({one.body for one in clauses if one.body}))
        if len({(one.document, one.text) for one in clauses}) < 2 or (across and len(bodies) < 2):
            return
        if text and not any(is_under(one.cited_as, text) for one in clauses):
            return
        one, *rest = [_shared(reader, group) for group in held]
        found.append(Overlap(round(score, 1), one, rest[0] if rest else None, bodies))

    for group in groups.values():
        if len(group) > 1:
            add(100.0, group)
    for pair in compared_wordings.pairs:
        add(pair.score, groups[wordings[pair.one]], groups[wordings[pair.other]])
    return Overlaps(compared, compared_wordings.crowded, tuple(sorted(found, key=lambda one: -one.score)))


def _latest(reader: Reader) -> frozenset[int]:
    """The texts of the store that are the latest edition there is of them."""
    last: dict[TextId, int] = {}
    for edition in reader.editions():
        last[TextId.read(edition.id).text] = edition.text
    return frozenset(last.values())


def _shared(reader: Reader, group: Iterable[StoredWording]) -> Shared:
    held = list(group)
    return Shared(held[0].wording, tuple([reader.where(one.clause) for one in held]))
