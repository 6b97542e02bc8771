"""Signs that nobody sees, and that change what is seen around them."""

from __future__ import annotations

import re

_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""C1 controls, line and paragraph separators, and what turns the direction of text (Unicode Standard Annex 9)."""


def escaped(text: str) -> str:
    r"""JSON with such signs as \uXXXX: the same value, and nothing that a terminal or an editor obeys.

    >>> escaped('"a\u202eb"')
    '"a\\u202eb"'
    """
    return (
        text if text.isascii() and "\x7f" not in text else _UNSEEN.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text)
    )
