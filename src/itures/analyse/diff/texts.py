"""Which of several texts in one file is which of those in the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from itures.model.clauses import Clause
from itures.model.diff import TextPair


def paired(old: Sequence[Clause], new: Sequence[Clause], pairs: Mapping[int, int]) -> tuple[TextPair, ...]:
    """The texts that belong together, in the order of the new file, then those that have no partner; nothing where each file
    has one text at most.

    Those with most clauses in common come first; a text that has none in common with any has no partner.

    >>> paired([], [], {})
    ()
    """
    here, there = (list(dict.fromkeys(one.instrument for one in clauses if one.instrument)) for clauses in (old, new))
    if len(here) < 2 and len(there) < 2:
        return ()
    common = Counter(
        (old[before].instrument, new[after].instrument)
        for before, after in pairs.items()
        if old[before].instrument and new[after].instrument
    )
    partner: dict[str, str] = {}
    for (before, after), _ in sorted(
        common.items(), key=lambda entry: (-entry[1], entry[0][0] != entry[0][1], entry[0])
    ):
        if before not in partner.values() and after not in partner:
            partner[after] = before
    found = [TextPair(partner.get(name), name, common[partner.get(name, ""), name]) for name in there]
    known = set(partner.values())
    return (*found, *[TextPair(name, None, 0) for name in here if name not in known])
