"""JSON in and out, and the JSON Schema of it: the one module of the model that needs msgspec.

The types are the contract: `encode` writes their fields in their order, the schema is generated from them.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from itures.model.answer import Footnotes, Instructions, References
from itures.model.compare import Comparison
from itures.model.diff import Diff
from itures.model.tree import Document

FORMATS: dict[str, type] = {
    "document": Document,
    "references": References,
    "footnotes": Footnotes,
    "instructions": Instructions,
    "diff": Diff,
    "comparison": Comparison,
}
"""Published formats: the name that `itures schema NAME` takes, and the type it is generated from."""

Record = Document | References | Footnotes | Instructions | Diff | Comparison
_R = TypeVar("_R", Document, References, Footnotes, Instructions, Diff, Comparison)


def encode(record: Record, indent: int = 2) -> str:
    """The record as JSON text; `indent` 0 gives one line.

    >>> encode(References("a.txt", ()), indent=0)
    '{"source":"a.txt","references":[],"format":"itures.references/1"}'
    """
    raw = msgspec.json.encode(record)
    return (msgspec.json.format(raw, indent=indent) if indent else raw).decode("utf-8")


def decode(text: str | bytes) -> Document:
    """The document that `encode` wrote. Raises ValueError, with the place, where the text does not fit the format."""
    return decode_as(Document, text)


def decode_as(kind: type[_R], text: str | bytes) -> _R:
    """The record of this type that `encode` wrote. Raises ValueError, with the place, where the text does not fit it.

    >>> decode_as(References, '{"source": "a.txt", "references": []}').source
    'a.txt'
    """
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.DecodeError as error:  # msgspec.ValidationError is one of these
        name = next(name for name, each in FORMATS.items() if each is kind)
        raise ValueError(f"not itures.{name}/1: {error}") from None


def builtins(record: Record) -> dict[str, Any]:
    """The record as dicts, lists and strings, with the fields of the JSON.

    >>> builtins(References("a.txt", ()))["format"]
    'itures.references/1'
    """
    value: dict[str, Any] = msgspec.to_builtins(record)
    return value


def schema(name: str) -> dict[str, Any]:
    """JSON Schema (2020-12) of a published format. Raises KeyError for a name that is not in FORMATS.

    >>> schema("references")["$schema"]
    'https://json-schema.org/draft/2020-12/schema'
    """
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(FORMATS[name])}
