"""JSON in and out, and the JSON Schema of it: the one module of the model that needs msgspec.

The types are the contract: `encode` writes their fields in their order, the schema is generated from them.
"""

from __future__ import annotations

from typing import Any

import msgspec

from itures.model.tree import Document

FORMATS: dict[str, type] = {"document": Document}
"""Published formats: the name that `itures schema NAME` takes, and the type it is generated from."""


def encode(document: Document, indent: int = 2) -> str:
    """The document as JSON text; `indent` 0 gives one line."""
    raw = msgspec.json.encode(document)
    return (msgspec.json.format(raw, indent=indent) if indent else raw).decode("utf-8")


def decode(text: str | bytes) -> Document:
    """The document that `encode` wrote. Raises ValueError, with the place, where the text does not fit the format."""
    try:
        return msgspec.json.decode(text, type=Document)
    except msgspec.DecodeError as error:  # msgspec.ValidationError is one of these
        raise ValueError(f"not itures.document/1: {error}") from None


def builtins(document: Document) -> dict[str, Any]:
    """The document as dicts, lists and strings, with the fields of the JSON."""
    value: dict[str, Any] = msgspec.to_builtins(document)
    return value


def schema(name: str) -> dict[str, Any]:
    """JSON Schema (2020-12) of a published format. Raises KeyError for a name that is not in FORMATS."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(FORMATS[name])}
