"""Two rounds of a draft by what is open in them: which brackets were opened, which were closed, which stand still."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from itures.analyse.align.align import align, similarity
from itures.analyse.brackets import ledger
from itures.language import Languages
from itures.model.brackets import BracketEntry
from itures.model.clauses import Clause, clauses_of, words_of
from itures.model.tree import Document

_ALIKE = 0.5
"""Share of the words of two brackets of one clause, in order, from which on they are one that was worked on."""
_COMPARED = 20
"""So many brackets of one clause are compared with one, in their order: no clause has more."""
_TELLING = 2
"""A bracket of so many words is known again anywhere; a shorter one in its own clause alone."""


def opened_since(old: Document, new: Document, languages: Languages | None = None) -> tuple[BracketEntry, ...]:
    r"""What is open in the new text (`state` "open" or "opened"), and what was open in the old one and is not ("closed").

    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> head = "RESOLUTION 2 (Kyoto, 1994)\nRules\nresolves\n"
    >>> old = parse(read("a.txt", f"{head}1 to [meet] in spring;\n2 to vote in [March].".encode()))
    >>> new = parse(read("b.txt", f"{head}1 to meet in spring;\n2 to [quickly] vote in [March].".encode()))
    >>> for one in opened_since(old, new):
    ...     print(one.at, one.text, one.state, one.now)
    resolves 1 meet closed to meet in spring;
    resolves 2 quickly opened None
    resolves 2 March open None
    """
    here, there = clauses_of(old), clauses_of(new)
    pairs = dict(align(here, there).pairs)
    before = [pair for pair in ledger(old, here, languages) if pair[0].editorial is None]
    after = [pair for pair in ledger(new, there, languages) if pair[0].editorial is None]
    joined = _joined(before, after, pairs)
    still = set(joined.values())
    found: list[tuple[tuple[int, int], BracketEntry]] = [
        ((clause.place, index + 1), replace(entry, state="open" if index in still else "opened"))
        for index, (entry, clause) in enumerate(after)
    ]
    last = 0
    for index, (entry, clause) in enumerate(before):
        last = pairs.get(clause.place, last)
        if index not in joined:
            partner = pairs.get(clause.place)
            now = there[partner].text if partner is not None else None
            found.append(((last, 0), replace(entry, state="closed", now=now)))
    found.sort(key=lambda pair: pair[0])
    return tuple([entry for _, entry in found])


def _joined(
    before: Sequence[tuple[BracketEntry, Clause]], after: Sequence[tuple[BracketEntry, Clause]], pairs: dict[int, int]
) -> dict[int, int]:
    """Which bracket of the old text is which of the new one: the same words in the same clause first, then much the same
    words there, then the same words anywhere.
    """
    joined: dict[int, int] = {}
    free = set(range(len(after)))
    words = [tuple(words_of(entry.text)) for entry, _ in after]
    same: dict[tuple[int, tuple[str, ...]], list[int]] = defaultdict(list)
    for index in reversed(range(len(after))):
        same[after[index][1].place, words[index]].append(index)
    for index, (entry, clause) in enumerate(before):
        those = same.get((pairs.get(clause.place, -1), tuple(words_of(entry.text))))
        if those:
            joined[index] = those.pop()
            free.discard(joined[index])
    by_clause: dict[int, list[int]] = defaultdict(list)
    for index in sorted(free):
        by_clause[after[index][1].place].append(index)
    for index, (entry, clause) in enumerate(before):
        if index in joined:
            continue
        own = words_of(entry.text)
        places = [place for place in by_clause.get(pairs.get(clause.place, -1), [])[:_COMPARED] if place in free]
        best = max(places, key=lambda place: (_likeness(own, words[place]), -place), default=None)
        if best is not None and _likeness(own, words[best]) >= _ALIKE:
            joined[index] = best
            free.discard(best)
            by_clause[after[best][1].place].remove(best)
    _join_single(before, joined, by_clause, pairs)
    free.difference_update(joined.values())
    anywhere: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in sorted(free, reverse=True):
        anywhere[words[place]].append(place)
    for index, (entry, _) in enumerate(before):
        own = words_of(entry.text)
        if index not in joined and len(own) >= _TELLING and anywhere.get(tuple(own)):
            joined[index] = anywhere[tuple(own)].pop()
    return joined


def _join_single(
    before: Sequence[tuple[BracketEntry, Clause]],
    joined: dict[int, int],
    by_clause: dict[int, list[int]],
    pairs: dict[int, int],
) -> None:
    """The one bracket of a clause that is left in each text is the same, whatever it holds: "[10]" became "[20]"."""
    left: dict[int, list[int]] = defaultdict(list)
    for index, (_, clause) in enumerate(before):
        if index not in joined:
            left[pairs.get(clause.place, -1)].append(index)
    for place, those in left.items():
        others = by_clause.get(place, [])
        if len(those) == len(others) == 1 and before[those[0]][0].kind != "note":
            joined[those[0]] = others[0]


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    return similarity(one, other) if one or other else 1.0
