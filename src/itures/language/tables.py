"""The tables of a lexicon's file, each of which is read when it is first asked for: a document needs few of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

_HEADER = re.compile(r"^\[\s*([\w-]+)", re.MULTILINE)
"""The beginning of a table, or of one inside it: no other line of such a file begins with a bracket."""


class Tables(Mapping[str, Any]):
    r"""The tables in the text that a function gives, by the names of the outermost ones.

    >>> tables = Tables(lambda: 'code = 1\n[words]\nof = 2\n[words.more]\nto = 3')
    >>> tables["words"], list(tables)
    ({'of': 2, 'more': {'to': 3}}, ['code', 'words'])
    """

    def __init__(self, text: Callable[[], str]) -> None:
        self._text = text
        self._read: dict[str, Any] = {}

    @cached_property
    def _parts(self) -> dict[str, str]:
        """The text of each table, with those inside it; under no name, what stands before the first."""
        text = self._text()
        parts: dict[str, str] = {}
        name, start = "", 0
        for header in _HEADER.finditer(text):
            parts[name] = parts.get(name, "") + text[start : header.start()]
            name, start = header[1], header.start()
        parts[name] = parts.get(name, "") + text[start:]
        return parts

    @cached_property
    def _first(self) -> dict[str, Any]:
        return tomllib.loads(self._parts[""])

    def __getitem__(self, key: str) -> Any:
        if key not in self._read:
            in_table = key and key in self._parts
            self._read[key] = tomllib.loads(self._parts[key])[key] if in_table else self._first[key]
        return self._read[key]

    def __iter__(self) -> Iterator[str]:
        return iter([*self._first, *(name for name in self._parts if name)])

    def __len__(self) -> int:
        return len(list(iter(self)))
