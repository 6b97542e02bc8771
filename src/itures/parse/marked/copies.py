"""Nodes with some fields changed. `dataclasses.replace` does the same in twice the time, and a redline makes thousands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

_Node = TypeVar("_Node")


class _Fields(NamedTuple):
    """What reads all fields of a kind of node, and the place of each by its name."""

    values: Callable[[Any], tuple[Any, ...]]
    places: Mapping[str, int]


@cache
def _fields(kind: Any) -> _Fields:
    names = [field.name for field in fields(kind)]
    return _Fields(attrgetter(*names), {name: place for place, name in enumerate(names)})


def with_fields(node: _Node, changed: Mapping[str, Any]) -> _Node:
    """A node with these fields, and its others as they are; the node itself where none differs.

    >>> from itures.model.stream import Span
    >>> from itures.model.tree import Block
    >>> with_fields(Block("paragraph", "to go", Span(0, 5)), {"text": "to meet"}).text
    'to meet'
    """
    kind: Any = type(node)
    values, places = _fields(kind)
    given = [*values(node)]
    same = True
    for name, value in changed.items():
        place = places[name]
        if given[place] is not value:
            given[place] = value
            same = False
    if same:
        return node
    made: _Node = kind(*given)
    return made
