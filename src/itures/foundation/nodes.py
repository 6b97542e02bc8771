"""Frozen dataclasses of which a document has thousands: making one costs no more than if it could be changed, nor does a copy.

What makes a frozen dataclass sets each field through `object.__setattr__`, which is two thirds of its time: a point of the tree
takes 1.5 us so, and 0.5 us with its fields set as those of any other object with slots are. `dataclasses.replace` takes 5 us.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, TypeVar

_Kind = TypeVar("_Kind")


def quickly_made(kind: type[_Kind]) -> type[_Kind]:
    """A frozen dataclass with slots, whose `__init__` takes what it took and does what it did, sooner. Takes none whose fields
    have factories or whose class has a `__post_init__`.

    While its fields are set, the new object is of a class with the same slots that is not frozen: nobody else has it yet.

    >>> from dataclasses import dataclass
    >>> @quickly_made
    ... @dataclass(frozen=True, slots=True)
    ... class Point:
    ...     x: int
    ...     y: int = 0
    >>> Point(1), Point(y=3, x=2)
    (Point(x=1, y=0), Point(x=2, y=3))
    """
    own: Any = kind
    names = [field.name for field in fields(own)]
    if hasattr(own, "__post_init__") or any(field.default_factory is not MISSING for field in fields(own)):
        raise TypeError(f"{own.__name__}: its fields are not all given as they are")
    not_frozen = type(own.__name__, (), {"__slots__": tuple(names)})
    lines = [f"def __init__(self, {', '.join(names)}):", " _set(self, '__class__', _open)"]
    lines += [f" self.{name} = {name}" for name in names]
    scope: dict[str, Any] = {"_set": object.__setattr__, "_open": not_frozen, "_frozen": own}
    exec("\n".join([*lines, " self.__class__ = _frozen"]), scope)  # noqa: S102  # names of fields, as `dataclasses` itself does
    made = scope["__init__"]
    for name in ("__defaults__", "__annotations__", "__module__", "__qualname__"):
        setattr(made, name, getattr(own.__init__, name))
    own.__init__ = made
    return kind


def with_fields(node: _Kind, changed: Mapping[str, Any]) -> _Kind:
    """A copy of a dataclass with these fields, and its others as they are; itself where none are given.

    >>> from itures.model.stream import Span
    >>> from itures.model.tree import Block
    >>> with_fields(Block("paragraph", "to go", Span(0, 5)), {"text": "to meet"}).text
    'to meet'
    """
    if not changed:
        return node
    kind: Any = type(node)
    made: _Kind = _copier(kind, tuple(changed))(node, *changed.values())
    return made


@cache
def _copier(kind: Any, changed: tuple[str, ...]) -> Callable[..., Any]:
    """What copies a node of a kind, given it and what these of its fields are to be."""
    values = [field.name if field.name in changed else f"_node.{field.name}" for field in fields(kind)]
    source = f"def copy(_node, {', '.join(changed)}): return _kind({', '.join(values)})"
    scope: dict[str, Any] = {"_kind": kind}
    exec(source, scope)  # noqa: S102  # as above
    copy: Callable[..., Any] = scope["copy"]
    return copy
