"""Was only what was agreed changed? A comparison without the changes in clauses that were agreed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from itures.analyse.diff.edits import summed
from itures.model.clauses import Clause
from itures.model.diff import Diff, Edit
from itures.model.paths import as_named


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
    partners = _partners(found)
    meant = {path: _meant(path, old, new, partners) for path in agreed}
    every = _Meant(*(frozenset().union(*sets) for sets in zip(*meant.values(), strict=True)))
    inside = [_is_within(edit, every) for edit in found.edits]
    told = [edit.kinds != ("renumbered",) for edit in found.edits]
    left = [edit for edit, agrees, tells in zip(found.edits, inside, told, strict=True) if tells and not agrees]
    known = [path for path in agreed if any(meant[path])]
    edits = [edit for edit, agrees in zip(found.edits, inside, strict=True) if agrees]
    touched = [path for path in known if any(_touches(edit, meant[path]) for edit in edits)]
    return Beyond(
        replace(found, edits=tuple(left), summary=summed(left, len(new))),
        sum(agrees and tells for agrees, tells in zip(inside, told, strict=True)),
        tuple([path for path in known if path not in touched]),
        tuple([path for path in agreed if path not in known]),
    )


class _Meant(NamedTuple):
    """The places of what was agreed on: in the old text, of what became of that, of what stands there instead where nothing did,
    and of what the new text alone has by that name. Each with what is under it.
    """

    old: frozenset[int]
    new: frozenset[int]
    instead: frozenset[int]
    named: frozenset[int]


def _meant(path: str, old: Sequence[Clause], new: Sequence[Clause], partners: dict[int, tuple[int, ...]]) -> _Meant:
    """What a path means. Another clause may have the number in the new text: that is none of what was agreed on."""
    mine, named = _places(path, old), _under(_places(path, new), new)
    now = frozenset([place for one in mine for place in partners.get(one, ())])
    none: frozenset[int] = frozenset()
    if not mine:
        return _Meant(none, none, none, named)
    return _Meant(_under(mine, old), _under(now, new), none if now else named, none)


def _touches(edit: Edit, meant: _Meant) -> bool:
    after = meant.new | meant.instead | meant.named
    return any(side.place in meant.old for side in edit.old) or any(side.place in after for side in edit.new)


def _is_within(edit: Edit, meant: _Meant) -> bool:
    """Whether all that an edit takes from the old text was agreed on, and where it takes nothing, all that it adds."""
    if edit.old and all(side.place in meant.old for side in edit.old):
        return True
    after = meant.named if edit.old else meant.new | meant.instead | meant.named
    return bool(edit.new) and all(side.place in after for side in edit.new)


def _partners(found: Diff) -> dict[int, tuple[int, ...]]:
    """What became of each old clause: its places in the new text."""
    partners: dict[int, tuple[int, ...]] = {old: (new,) for old, new in found.unchanged}
    for edit in found.edits:
        partners |= {side.place: tuple([other.place for other in edit.new]) for side in edit.old}
    return partners


def _places(path: str, clauses: Sequence[Clause]) -> frozenset[int]:
    """The places of the clauses that a path means."""
    wanted = as_named(path)
    return frozenset([clause.place for clause in clauses if not wanted.isdisjoint(as_named(clause.at))])


def _under(places: frozenset[int], clauses: Sequence[Clause]) -> frozenset[int]:
    """The clauses at these places, and those under them."""
    found = set(places)
    for clause in clauses:
        if clause.parent in found:
            found.add(clause.place)
    return frozenset(found)
