"""What proposals go by beside each other: names that are short, and of which no two are alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from itures.model.compare import Proposed
from itures.model.ids import proposal_parts


def distinct(proposed: Sequence[Proposed]) -> tuple[Proposed, ...]:
    """The proposals with names that differ: those of one delegation by their document, by their mark, or by a number.

    Where only a number tells them apart, a note says in which file each one is.

    >>> [one.name for one in distinct([Proposed("KEN", "a", id="KEN/5/1"), Proposed("KEN", "b", id="KEN/7/1")])]
    ['KEN/5', 'KEN/7']
    """
    alike: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(proposed):
        alike[one.name].append(index)
    found = list(proposed)
    taken = set(alike)
    for name, members in alike.items():
        if len(members) == 1:
            continue
        longer = _by_mark([proposed[index] for index in members], taken)
        for number, index in enumerate(members):
            one = proposed[index]
            if longer:
                found[index] = replace(one, name=longer[number])
            else:
                found[index] = replace(one, name=_numbered(name, number + 1, taken), notes=_placed(one, proposed))
            taken.add(found[index].name)
    return tuple(found)


def _by_mark(members: Sequence[Proposed], taken: set[str]) -> list[str]:
    """Names by the document of each, "KEN/5", else by its whole mark, "KEN/5/1"; none where these do not differ either."""
    marks = [proposal_parts(one.id) for one in members if one.id and "/" in one.id]
    if len(marks) < len(members) or not all(
        "/".join(sources) == one.name for (sources, _, _), one in zip(marks, members, strict=True)
    ):
        return []
    documents = ["/".join([*sources, document]) for sources, document, _ in marks if document]
    for names in (documents, [one.id or "" for one in members]):
        if len(set(names)) == len(members) and not taken & set(names):
            return names
    return []


def _numbered(name: str, number: int, taken: set[str]) -> str:
    while f"{name} {number}" in taken:
        number += 1
    return f"{name} {number}"


def _placed(one: Proposed, others: Sequence[Proposed]) -> tuple[str, ...]:
    """Its notes, with the file that it is in, unless that is what it was called by; with its folders where those tell it apart."""
    file = _file(one.source)
    alone = all(_file(other.source) != file for other in others if other.source != one.source)
    return (*one.notes, f"it is in {file if alone else one.source}") if one.source != one.name else one.notes


def _file(source: str) -> str:
    return re.split(r"[\\/]", source)[-1]
