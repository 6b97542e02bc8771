"""Was only what was agreed changed? A comparison without the changes in clauses that were agreed on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from itures.analyse.diff.edits import summed
from itures.model.clauses import Clause
from itures.model.diff import Diff, Edit
from itures.model.folding import folded
from itures.model.paths import ClausePath


class Beyond(NamedTuple):
    """`diff` has what else changed, `agreed` how many changes are in what was agreed on. `unchanged` are the clauses that were
    agreed on and say what they said, `unknown` those that neither text has, as they were named.
    """

    diff: Diff
    agreed: int
    unchanged: tuple[str, ...]
    unknown: tuple[str, ...]


def beyond(found: Diff, old: Sequence[Clause], new: Sequence[Clause], agreed: Sequence[str]) -> Beyond:
    r"""What changed beyond the clauses with these paths, and those under them.

    A path is a call with labels, as people write it ("resolves 3", "resolves 1.2"), or what a comparison calls the place ("title",
    "annex 1"). That a clause has another number, and nothing else, is told of none: it follows from what was added or removed.

    >>> from itures.analyse.diff.edits import diff
    >>> from itures.model.clauses import clauses_of
    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> old = b"RESOLUTION 2 (Kyoto, 1994)\nRules\nresolves\n1 to meet;\n2 to write;\n3 to sing."
    >>> texts = [parse(read("x.txt", text)) for text in (old, old.replace(b"meet", b"go").replace(b"sing", b"rest"))]
    >>> left = beyond(diff(*texts), *map(clauses_of, texts), ["resolves 1", "resolves 2", "resolves 7"])
    >>> [edit.new[0].at for edit in left.diff.edits], left.agreed, left.unchanged, left.unknown
    (['resolves 3'], 1, ('resolves 2',), ('resolves 7',))
    """
    olds, news = ({path: _places(path, clauses) for path in agreed} for clauses in (old, new))
    touched: set[str] = set()
    left: list[Edit] = []
    count = 0
    for edit in found.edits:
        paths = [path for path in agreed if _within(edit, olds[path], news[path])]
        touched.update(paths)
        count += bool(paths) and edit.kinds != ("renumbered",)
        if not paths and edit.kinds != ("renumbered",):
            left.append(edit)
    known = [path for path in agreed if olds[path] or news[path]]
    rest = replace(found, edits=tuple(left), summary=summed(left, len(new)), stale=())
    return Beyond(
        rest,
        count,
        tuple([path for path in known if path not in touched]),
        tuple([path for path in agreed if path not in known]),
    )


def _within(edit: Edit, old: Collection[int], new: Collection[int]) -> bool:
    """Whether an edit is of one of these clauses."""
    return any(side.place in old for side in edit.old) or any(side.place in new for side in edit.new)


def _places(path: str, clauses: Sequence[Clause]) -> frozenset[int]:
    """The places of the clauses that a path means, and of those under them."""
    found: set[int] = set()
    wanted = {_key(path)}
    for clause in clauses:
        here = {_key(clause.at), _key(_spoken(clause.at))}
        if clause.parent in found or not here.isdisjoint(wanted):
            found.add(clause.place)
    return frozenset(found)


def _spoken(at: str) -> str:
    path = ClausePath.read(at)
    return f"{path.call} {path.shown}".strip()


def _key(path: str) -> str:
    return folded(path).translate(_NO_SIGNS)


_NO_SIGNS = str.maketrans("", "", " ()")
