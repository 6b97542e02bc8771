"""A family of patterns, each of which is made when it is first asked for: most texts need few of them, and compiling takes time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any


class Family:
    """What is made of the words of a language. A subclass names its members, and is given a function for each of them.

    >>> class Numbers(Family):
    ...     one: int
    >>> Numbers(one=lambda: 1).one
    1
    """

    def __init__(self, **makers: Callable[[], Any]) -> None:
        if makers.keys() != type(self).__annotations__.keys():
            raise TypeError(
                f"not the members of {type(self).__name__}: {makers.keys() ^ type(self).__annotations__.keys()}"
            )
        self._makers = makers

    if not TYPE_CHECKING:  # members are known by their annotations, so a name that is none of them is still found

        def __getattr__(self, name: str) -> Any:
            # Asked once for each member: from then on it is an attribute like any other.
            if name.startswith("__") or name not in self._makers:
                raise AttributeError(f"{type(self).__name__} has no member {name!r}")
            value = self.__dict__[name] = self._makers[name]()
            return value
