"""Signs that nobody sees, and that change what is seen around them."""

from __future__ import annotations

import re

_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""C1 controls, line and paragraph separators, and what turns the direction of text (Unicode Standard Annex 9)."""


_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold (XML 1.0, section 2.2)."""


def legal(text: str) -> str:
    r"""A text with U+FFFD for characters that XML cannot hold.

    >>> legal("a\x01b")
    'a\ufffdb'
    """
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def escaped(text: str) -> str:
    r"""JSON with such signs as \uXXXX: the same value, and nothing that a terminal or an editor obeys.

    >>> escaped('"a\u202eb"')
    '"a\\u202eb"'
    """
    return (
        text if text.isascii() and "\x7f" not in text else _UNSEEN.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text)
    )
