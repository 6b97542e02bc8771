"""Where the clause that a citation pins down ("resolves 3 of Resolution 71") is in a later edition, by comparing editions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from itures.analyse.diff.edits import diff
from itures.analyse.references.resolve import clauses_named
from itures.language import Languages
from itures.model.clauses import Clause, clauses_of
from itures.model.diff import Diff, EditKind
from itures.model.folding import folded
from itures.model.paths import ClausePath, as_named
from itures.model.references import PinChange
from itures.model.tree import Document

_WORDS_CHANGED: frozenset[EditKind] = frozenset(["changed", "split", "merged", "call", "weaker", "stronger", "edition"])
"""Edits after which a clause does not say what it said."""


class Followed(NamedTuple):
    """A clause that is cited: `cited` is its path in the edition cited, `now` that in the last edition that has it, `change` what
    became of it; `edition` is the index of the edition in which it was gone, or else of the last one.
    """

    cited: str
    change: PinChange
    now: str | None
    edition: int


def follow(pin: str, editions: Sequence[Document], languages: Languages) -> list[Followed]:
    r"""The clauses that a pin names in the first of some editions, each followed to the last one; none where it names no clause.

    Each document holds one edition, the first is the one cited; they come in the order of their years. What the first edition
    does not have is `absent`.

    >>> from itures.language import built_in
    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> old = b"RESOLUTION 2 (Kyoto, 1994)\nRules\nresolves\n1 to meet;\n2 to write letters."
    >>> new = b"RESOLUTION 2 (Rev. Busan, 2014)\nRules\nresolves\n1 to sing;\n2 to meet;\n3 to write letters."
    >>> editions = [parse(read("x.txt", text)) for text in (old, new)]
    >>> follow("resolves 2", editions, built_in())
    [Followed(cited='resolves 2', change='kept', now='resolves 3', edition=1)]
    """
    first = editions[0]
    found = []
    for path, there in clauses_named(first, pin, languages):
        clause = _clause(path, clauses_of(first)) if there else None
        if clause is not None:
            found.append(_followed(path, clause, editions, languages))
        elif not there:
            found.append(Followed(path, "absent", None, 0))
    return found


def _followed(path: str, clause: Clause, editions: Sequence[Document], languages: Languages) -> Followed:
    change: PinChange = "kept"
    at, place = clause.at, clause.place
    for index in range(1, len(editions)):
        step = diff(editions[index - 1], editions[index], languages=languages)
        following, same = _next(step, place)
        if following is None:
            return Followed(path, "gone", None, index)
        place = following
        at = clauses_of(editions[index])[place].at
        change = change if same else "changed"
    return Followed(path, change, _spoken(at), len(editions) - 1)


def _next(step: Diff, place: int) -> tuple[int | None, bool]:
    """The place of a clause in the next edition, None where it is gone; and whether its words are the same."""
    for edit in step.edits:
        if any(side.place == place for side in edit.old):
            if not edit.new:
                return None, False
            return edit.new[0].place, not _WORDS_CHANGED.intersection(edit.kinds)
    return dict(step.unchanged).get(place), True


def _clause(path: str, clauses: Sequence[Clause]) -> Clause | None:
    """The clause of a path, as it stands or as people write it ("resolves 1.1" for "resolves 1 1.1")."""
    wanted = folded(path)
    exact = next((one for one in clauses if folded(one.at) == wanted), None)
    return exact or next((one for one in clauses if not as_named(one.at).isdisjoint(as_named(path))), None)


def _spoken(at: str) -> str:
    path = ClausePath.read(at)
    return f"{path.call} {path.shown}".strip()
