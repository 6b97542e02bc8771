"""The styles of a file, read once for all files that were made of one template: of those the part is the same, byte for byte."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from itures.read.docx.package import Package, parse_xml
from itures.read.docx.styles import Style, default_language, read_styles

_LARGE: Final = 1 << 20
"""Bytes of a part that is not kept: those of ITU's templates have a tenth of that."""
_KEPT: Final = 8
"""Parts that are kept: a folder of documents has a few templates."""


class Styles(NamedTuple):
    """The styles by their ids, and the language of text whose style gives none. Nobody changes them: files share them."""

    by_id: Mapping[str, Style]
    language: str | None


def styles_of(package: Package) -> Styles:
    """The styles of a file. Raises UnreadableError for a part that is no XML.

    styles_of(Package(data)).by_id["Resref"].name
    """
    held = package.content("styles")
    if held is None:
        root = package.part("styles")
        return Styles(read_styles(root), default_language(root))
    return _known(*held) if len(held[1]) <= _LARGE else _read(*held)


def _read(name: str, data: bytes) -> Styles:
    root = parse_xml(data, name)
    return Styles(read_styles(root), default_language(root))


_known = lru_cache(_KEPT)(_read)
