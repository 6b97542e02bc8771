"""JSON in and out, and the JSON Schema of it: the one module of the model that needs msgspec.

The types are the contract: `encode` writes their fields in their order, the schema is generated from them.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

import msgspec

from itures.foundation.controls import escaped
from itures.model.tree import Document

_R = TypeVar("_R")


def encode(record: object, indent: int = 2) -> str:
    """The record as JSON text; `indent` 0 gives one line.

    >>> from itures.model.answer import References
    >>> encode(References("a.txt", ()), indent=0)
    '{"source":"a.txt","references":[],"format":"itures.references/1","register":null}'
    """
    raw = msgspec.json.encode(record)
    return escaped((msgspec.json.format(raw, indent=indent) if indent else raw).decode("utf-8"))


def decode(text: str | bytes) -> Document:
    """The document that `encode` wrote. Raises ValueError, with the place, where the text does not fit the format."""
    return decode_as(Document, text)


def decode_as(kind: type[_R], text: str | bytes) -> _R:
    """The record of this type that `encode` wrote. Raises ValueError, with the place, where the text does not fit it.

    >>> from itures.model.answer import References
    >>> decode_as(References, '{"source": "a.txt", "references": []}').source
    'a.txt'
    """
    try:
        return msgspec.json.decode(text, type=kind)
    except msgspec.DecodeError as error:  # msgspec.ValidationError is one of these
        raise ValueError(f"not {_format(kind)}: {error}") from None


def builtins(record: object) -> dict[str, Any]:
    """The record as dicts, lists and strings, with the fields of the JSON.

    >>> from itures.model.answer import References
    >>> builtins(References("a.txt", ()))["format"]
    'itures.references/1'
    """
    value: dict[str, Any] = msgspec.to_builtins(record)
    return value


def schema_of(kind: type) -> dict[str, Any]:
    """JSON Schema (2020-12) of a record, by its type; its `$id` names the format and the version.

    >>> from itures.model.answer import References
    >>> schema_of(References)["$id"]
    'urn:itures:references:1'
    """
    return schema_as(kind, _format(kind))


def schema_as(kind: Any, format: str, *others: Any) -> dict[str, Any]:
    """JSON Schema (2020-12) of any type, or of what is of one of several types, under the name of a format.

    >>> schema_as(list[int], "itures.numbers/1")["$id"]
    'urn:itures:numbers:1'
    """
    id = format.replace(".", ":").replace("/", ":")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:{id}"}
    if not others:
        return {**head, **msgspec.json.schema(kind)}
    schemas, parts = msgspec.json.schema_components([kind, *others], ref_template="#/$defs/{name}")
    return {**head, "anyOf": [*schemas], "$defs": parts}


def _format(kind: type) -> str:
    """The name of a record's format, which is the default of its field."""
    return str(next(field.default for field in fields(kind) if field.name == "format"))
