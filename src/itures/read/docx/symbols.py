"""Characters of `w:sym` (ECMA-376 part 1, section 17.3.3.30): a code in a symbol font, not in Unicode.

Word writes the codes with F000 added. The table of the font Symbol is its Adobe encoding, as the Unicode Consortium
publishes it (VENDORS/APPLE/SYMBOL.TXT and ADOBE/symbol.txt), without the pieces of tall brackets.
"""

from __future__ import annotations

from typing import Final

_GREEK_LETTERS: Final = {
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
}

_SYMBOL: Final = {
    # Digits and the punctuation that Symbol shares with ASCII.
    **{code: chr(code) for code in (*range(0x28, 0x2A), 0x2B, 0x2C, *range(0x2E, 0x40))},
    **{code: chr(code) for code in (0x20, 0x21, 0x23, 0x25, 0x26, 0x5B, 0x5D, 0x5F, 0x7B, 0x7C, 0x7D)},
    **_GREEK_LETTERS,
    **dict(zip((0x22, 0x24, 0x27, 0x2A, 0x2D, 0x40, 0x5C, 0x5E, 0x7E), "∀∃∋∗−≅∴⊥∼", strict=True)),
    **dict(zip(range(0xA0, 0xB0), "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓", strict=True)),
    **dict(zip(range(0xB0, 0xBD), "°±″≥×∝∂•÷≠≡≈…", strict=True)),
    **dict(zip(range(0xC0, 0xCF), "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈", strict=True)),
    **dict(zip(range(0xCF, 0xE6), "∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑", strict=True)),
    0xF1: "〉",
    0xF2: "∫",
}

_WINGDINGS: Final = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖",
    0x9E: "·", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
    0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip

_FONTS: Final = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def symbol(font: str | None, code: str | None) -> tuple[str, bool]:
    """Return the character of a `w:sym`, and whether it is known.

    Takes the attributes `w:font` and `w:char` (a hexadecimal number). An unknown code of a symbol font stays the
    private-use character that Word writes; a code that is no number becomes U+FFFD. Never raises.

    >>> symbol("Symbol", "F0B7")
    ('•', True)
    """
    try:
        number = int(code or "", 16)
        character = chr(number)
    except (ValueError, OverflowError):
        return "\ufffd", False
    table = _FONTS.get((font or "").lower())
    if table is not None and (0xF000 <= number <= 0xF0FF or number <= 0xFF):
        known = table.get(number & 0xFF)
        if known is not None:
            return known, True
        return chr(0xF000 | number & 0xFF), False
    # A code outside the private use area is Unicode already. Surrogates and control codes cannot stand in a text.
    if 0xD800 <= number <= 0xDFFF or number < 0x20:
        return "\ufffd", False
    return character, not 0xE000 <= number <= 0xF8FF
