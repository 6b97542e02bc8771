import pytest

from itures.read.docx.symbols import symbol


@pytest.mark.parametrize(
    ("font", "code", "character"),
    [
        ("Symbol", "F061", "α"),
        ("Symbol", "F057", "Ω"),
        ("symbol", "F0A3", "≤"),
        ("Symbol", "F0AE", "→"),
        ("Symbol", "F0D2", "®"),
        ("Symbol", "F0D3", "©"),
        ("Symbol", "F0D4", "™"),
        ("Symbol", "F0E2", "®"),
        ("Symbol", "F0E5", "∑"),
        ("Symbol", "F0B1", "±"),
        ("Symbol", "F0B9", "≠"),
        ("Symbol", "F0CE", "∈"),
        ("Symbol", "F0E1", "〈"),
        ("Wingdings", "F0FC", "✓"),
        ("Times New Roman", "2022", "•"),
    ],
)
def test_known(font, code, character):
    assert symbol(font, code) == (character, True)


@pytest.mark.parametrize(
    ("font", "code", "character"),
    [
        ("Wingdings", "F001", "\uf001"),
        ("Webdings", "F0FC", "\uf0fc"),
        ("Symbol", None, "\ufffd"),
        ("Symbol", "no", "\ufffd"),
        ("Symbol", "FFFFFFFF", "\ufffd"),
        ("Arial", "D800", "\ufffd"),
        ("Arial", "000A", "\ufffd"),
    ],
)
def test_unknown(font, code, character):
    assert symbol(font, code) == (character, False)
