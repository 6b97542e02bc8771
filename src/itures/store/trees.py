"""The JSON of a tree as a store keeps it: packed."""

from __future__ import annotations

import zlib

from itures.foundation import budgets


def packed(text: str) -> bytes:
    """The JSON of a tree, packed.

    >>> unpacked(packed("{}"))
    b'{}'
    """
    return zlib.compress(text.encode("utf-8"))


def unpacked(tree: bytes) -> bytes:
    """The JSON of a stored tree, in UTF-8. Raises ValueError for one that is damaged, or larger than that of any document: a corpus
    may come from somebody else.

    >>> unpacked(b"lamps")
    Traceback (most recent call last):
    ValueError: a stored tree is damaged (Error -3 while decompressing data: unknown compression method)
    """
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(tree, budgets.TREE)
    except zlib.error as error:
        raise ValueError(f"a stored tree is damaged ({error})") from None
    if not unpacking.eof:
        raise ValueError("a stored tree is not whole, or larger than a document's")
    return text
