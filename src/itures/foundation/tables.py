"""Tables of named things that other packages may add to.

What is built in is written as "module:name" and loaded when it is asked for. A name that is not built in is looked for among
the entry points of the installed packages, in the table's group; what is built in is never replaced.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Table(Generic[T]):
    """Things by name: `group` is that of the entry points, "itures.readers" and its like.

    >>> order = Table[Any]("itures.examples", {"rise": "itures.foundation.order:longest_rise"})
    >>> order["rise"]([2, 1, 3]), "fall" in order, order.built_in
    ([1, 2], False, ('rise',))
    """

    def __init__(self, group: str, built_in: Mapping[str, str]) -> None:
        self.group = group
        self._built_in = dict(built_in)
        self._loaded: dict[str, T] = {}

    @property
    def built_in(self) -> tuple[str, ...]:
        """The names of what is built in, in order."""
        return tuple(self._built_in)

    def added(self) -> tuple[str, ...]:
        """The names of what installed packages add, sorted.

        >>> Table[Any]("itures.examples", {}).added()
        ()
        """
        return tuple(sorted({point.name for point in _points(self.group)} - set(self._built_in)))

    def __contains__(self, name: object) -> bool:
        return name in self._built_in or name in self.added()

    def __iter__(self) -> Iterator[str]:
        yield from (*self._built_in, *self.added())

    def __getitem__(self, name: str) -> T:
        if name not in self._loaded:
            self._loaded[name] = self._load(name)
        return self._loaded[name]

    def _load(self, name: str) -> T:
        where = self._built_in.get(name)
        if where is not None:
            module, _, attribute = where.partition(":")
            found: T = getattr(import_module(module), attribute)
            return found
        for point in _points(self.group):
            if point.name == name:
                loaded: T = point.load()
                return loaded
        raise KeyError(name)


def _points(group: str) -> Any:
    from importlib.metadata import entry_points  # takes time, and most programs need no plugin

    return entry_points(group=group)
