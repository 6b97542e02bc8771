"""The JSON Schemas of all that the commands print as JSON, by the name before its version."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from itures.model.codec import schema_as, schema_of
from itures.session.capabilities import records


def _actors() -> tuple[Any, ...]:
    from itures.model.instructions import Actors

    return (list[Actors],)


def _register() -> tuple[Any, ...]:
    from itures.register.export import ArticleRecord, GapsRecord, Meeting, Summary, TextRecord

    return TextRecord, ArticleRecord, list[Meeting], list[Summary], GapsRecord


def _corpus(name: str) -> tuple[Any, ...]:
    from itures.model import citation_graph, corpus_answers, histories, overlaps

    modules = (corpus_answers, histories, overlaps, citation_graph)
    return (next(getattr(module, name) for module in modules if hasattr(module, name)),)


_OTHERS: dict[str, Callable[[], tuple[Any, ...]]] = {
    "actors": _actors,
    "register": _register,
    "corpus-search": partial(_corpus, "Search"),
    "corpus-refs": partial(_corpus, "Citations"),
    "corpus-instructions": partial(_corpus, "Tasks"),
    "corpus-history": partial(_corpus, "History"),
    "corpus-mandates": partial(_corpus, "Mandates"),
    "corpus-overlap": partial(_corpus, "Overlaps"),
    "corpus-graph": partial(_corpus, "CitationGraph"),
    "corpus-stats": partial(_corpus, "Statistics"),
}
"""What is printed as JSON and is no record of one file, with its types: it is of one of them."""


def names() -> list[str]:
    """What there are schemas of, sorted.

    >>> names()[:3]
    ['actors', 'brackets', 'comparison']
    """
    return sorted([*records(), *_OTHERS])


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of what goes by a name. Raises KeyError, which says what there is, for another name.

    >>> schema("actors")["$id"]
    'urn:itures:actors:1'
    """
    known = records()
    if name in known:
        return schema_of(known[name])
    if name not in _OTHERS:
        raise KeyError(f"{name}: there is no such format; choose one of: {', '.join(names())}")
    first, *others = _OTHERS[name]()
    return schema_as(first, f"itures.{name}/1", *others)
