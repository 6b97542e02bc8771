"""Nodes with some fields changed. `dataclasses.replace` does the same in twice the time, and a redline makes thousands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

_Node = TypeVar("_Node")


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple([field.name for field in fields(kind)])


def with_fields(node: _Node, changed: Mapping[str, Any]) -> _Node:
    """A node with these fields, and its others as they are; the node itself where none differs.

    >>> from itures.model.stream import Span
    >>> from itures.model.tree import Block
    >>> with_fields(Block("paragraph", "to go", Span(0, 5)), {"text": "to meet"}).text
    'to meet'
    """
    if all(getattr(node, name) is value for name, value in changed.items()):
        return node
    kind: Any = type(node)
    made: _Node = kind(*[changed[name] if name in changed else getattr(node, name) for name in _names(kind)])
    return made
