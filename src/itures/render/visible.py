"""Text made safe to show: what could command a terminal, or turn the direction of a line, is made visible."""

from __future__ import annotations

_TABLE: dict[int, str] = {
    # A document may hold the escape sequences of a terminal; caret notation shows them and takes their effect away.
    **{code: "^" + chr(code ^ 64) for code in (*range(0x20), 0x7F)},
    # The C1 controls are escape sequences of one character, and have no usual notation.
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    # Overrides, embeddings and isolates of direction can show a text in another order than it has. The marks LRM, RLM
    # and ALM stay: they are part of how Arabic is written, and reach no further than the next character.
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"),
    # Half of a character, which no output can encode.
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), " "),
}


def visible(text: str) -> str:
    r"""The text as one line that a terminal shows as it is: line breaks and tabs are blanks, controls are visible.

    >>> visible("red\x1b[31m ink\twet")
    'red^[[31m ink wet'
    """
    return text if text.isprintable() else text.translate(_TABLE)
