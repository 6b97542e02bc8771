"""The formats of numbers (ECMA-376 part 1, section 17.18.59): of labels, and of the marks of notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import Final

from lxml import etree

from itures.language.numerals import has_words, in_figures, spelled, words_of
from itures.read.docx.names import VAL, w

_CUSTOM: Final = w("format")

# A custom format of Word 2010 lists its first numbers: "001, 002, 003, ..." pads with zeros.
_PADDED: Final = re.compile(r"\s*(0{1,9}1)\s*,")
_ZEROS: Final = re.compile(r"0{1,9}1")

# Word repeats a letter for each time that the alphabet is used up. Nobody reads more of them than this.
_MOST_REPEATED: Final = 30

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN: Final = 32767

IN_LANGUAGE: Final = {"cardinalText": "cardinal", "ordinalText": "ordinal", "ordinal": "figures"}
"""Formats that write numbers in the language of their text, and what they take of it (`itures.language.numerals`)."""

_CAPITALS: Final = frozenset(["cardinalText", "ordinalText", "dollarText"])

_Writer = Callable[[int], str]


def read_format(element: etree._Element) -> tuple[str, str]:
    """Return the name of the format that a `w:numFmt` gives, and the name by which `number_text` knows it.

    They differ for custom formats (sections 17.9.17 and 17.18.59); one that is not understood stays "custom".

    >>> from itures.read.docx.names import W_NAMESPACE
    >>> xml = '<w:numFmt xmlns:w="{}" w:val="custom" w:format="001, 002, 003, ..."/>'
    >>> read_format(etree.fromstring(xml.format(W_NAMESPACE)))
    ('custom', '001')
    """
    name = element.get(VAL) or "decimal"
    if name == "custom":
        padded = _PADDED.match(element.get(_CUSTOM, ""))
        return name, padded[1] if padded else name
    return name, name


def is_known(style: str, language: str = "") -> bool:
    """Whether `number_text` knows a format, by the name that `read_format` gives second, in a language.

    >>> is_known("lowerRoman"), is_known("001"), is_known("custom"), is_known("ordinal", "de")
    (True, True, False, False)
    """
    if style in IN_LANGUAGE:
        return has_words(language, IN_LANGUAGE[style])
    return style in _WRITERS or _ZEROS.fullmatch(style) is not None or words_of(style) is not None


def writes_words(style: str) -> bool:
    """Whether a format writes numbers in words rather than in figures, letters or signs.

    >>> writes_words("cardinalText"), writes_words("ordinal")
    (True, False)
    """
    return style not in _WRITERS and (style in _CAPITALS or words_of(style) is not None)


@lru_cache(maxsize=8192)
def number_text(style: str, number: int, language: str = "") -> str:
    """Return a number as a format shows it, without the text around it.

    `style` is a value of `ST_NumberFormat` (section 17.18.59), or the number one with leading zeros for that many
    digits; `language` the code of the language that some formats depend on, "" where the file names none. A format that
    is not known, and a number that a format cannot show, are shown as a decimal number.

    >>> number_text("lowerLetter", 28), number_text("001", 12), number_text("ordinalText", 1, "fr")
    ('bb', '012', 'Premier')
    """
    if _ZEROS.fullmatch(style):
        return str(number).zfill(len(style))
    text = ""
    if number > 0:
        text = _WRITERS[style](number) if style in _WRITERS else _written(style, number, language)
    return text or str(number)


def _written(style: str, number: int, language: str) -> str:
    """A number in the words of a language, or with their endings."""
    rules: str | None = IN_LANGUAGE.get(style)
    if rules == "figures":
        return in_figures(number, language)
    if rules is None:
        language, rules = words_of(style) or ("", None)
    text = spelled(number, language, rules) if rules is not None else ""
    return text.capitalize() if style in _CAPITALS else text


def _repeated(letters: Sequence[str], number: int) -> str:
    times, index = divmod(number - 1, len(letters))
    return letters[index] * (times + 1) if times < _MOST_REPEATED else ""


def _listed(signs: str, number: int) -> str:
    return signs[number - 1] if number <= len(signs) else ""


def _cycled(signs: str, number: int) -> str:
    return signs[(number - 1) % len(signs)]


def _roman(number: int) -> str:
    if number > _LARGEST_ROMAN:
        return ""
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def _digits(signs: str, number: int) -> str:
    return "".join([signs[int(digit)] for digit in str(number)])


def _counted(digits: str, units: str, number: int, *, ones: bool = False, zero: str = "") -> str:
    """A number in the manner of East Asia, 2 100 4 10 3 for 243, up to 9999.

    `units` are the signs of 1000, 100 and 10; with `ones` a single one is written before them too; `zero` stands for
    empty places between two others.
    """
    if number > 9999:
        return ""
    text = ""
    gap = False
    for value, unit in zip((1000, 100, 10, 1), (*units, ""), strict=True):
        digit = number // value % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += zero if gap else ""
        gap = False
        if digit > 1 or ones or not unit:
            text += digits[digit]
        text += unit
    return text


def _chinese(number: int) -> str:
    text = _counted(_HAN, "千百十", number, ones=True, zero="零")
    # A ten that begins a number has no one before it: eleven is 十一, one hundred and eleven 一百一十一.
    return text[1:] if 10 <= number < 20 else text


def _stem_and_branch(number: int) -> str:
    """Both cycles run on together, and begin again together after sixty."""
    return _cycled(_STEMS, number) + _cycled(_BRANCHES, number) if number <= 60 else ""


def _korean_legal(number: int) -> str:
    return _KOREAN_TENS[number // 10] + _KOREAN_ONES[number % 10] if number < 100 else ""


def _hebrew(number: int) -> str:
    if number > 999:
        return ""
    hundreds, rest = divmod(number, 100)
    text = "ת" * (hundreds // 4) + ("", "ק", "ר", "ש")[hundreds % 4]
    if rest in (15, 16):
        # Nine and six, nine and seven: ten and five would write a name of God.
        return text + ("טו" if rest == 15 else "טז")
    return text + (" יכלמנסעפצ"[rest // 10] + " אבגדהוזחט"[rest % 10]).replace(" ", "")


_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
# Without ё, й, ъ and ь.
_RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC: Final = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD: Final = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HEBREW: Final = "אבגדהוזחטיכלמנסעפצקרשת"
_HAN: Final = "〇一二三四五六七八九"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_DEVANAGARI_CONSONANTS: Final = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह"
# The last two are the first with a sign of nasality and of breath.
_DEVANAGARI_VOWELS: Final = ("अ", "आ", "इ", "ई", "उ", "ऊ", "ऋ", "ए", "ऐ", "ओ", "औ", "अं", "अः")
# Without the two letters that are obsolete.
_THAI: Final = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ"
_HANGUL: Final = "영일이삼사오육칠팔구"
_KOREAN_ONES: Final = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_KOREAN_TENS: Final = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_AIUEO: Final = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_AIUEO_HALF: Final = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
_IROHA: Final = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_FULL_WIDTH: Final = "０１２３４５６７８９"

_WRITERS: Final[dict[str, _Writer]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "none": lambda number: "",
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": partial(_repeated, _LATIN),
    "upperLetter": partial(_repeated, _LATIN.upper()),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "hex": lambda number: f"{number:X}",
    "chicago": partial(_repeated, "*†‡§"),
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedParen": partial(_listed, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": partial(_listed, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    "decimalEnclosedCircle": partial(_listed, _CIRCLED),
    "decimalEnclosedCircleChinese": partial(_listed, _CIRCLED[:10]),
    "ideographEnclosedCircle": partial(_listed, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "decimalFullWidth": partial(_digits, _FULL_WIDTH),
    "decimalFullWidth2": partial(_digits, _FULL_WIDTH),
    "russianLower": partial(_repeated, _RUSSIAN),
    "russianUpper": partial(_repeated, _RUSSIAN.upper()),
    "arabicAlpha": partial(_repeated, _ARABIC),
    "arabicAbjad": partial(_repeated, _ABJAD),
    "hebrew1": _hebrew,
    "hebrew2": partial(_listed, _HEBREW),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "chineseLegalSimplified": partial(_counted, "零壹贰叁肆伍陆柒捌玖", "仟佰拾", ones=True, zero="零"),
    "ideographLegalTraditional": partial(_counted, "零壹貳參肆伍陸柒捌玖", "仟佰拾", ones=True, zero="零"),
    "japaneseCounting": partial(_counted, _HAN, "千百十"),
    "japaneseLegal": partial(_counted, "〇壱弐参四伍六七八九", "阡百拾", ones=True),
    "japaneseDigitalTenThousand": partial(_digits, _HAN),
    "ideographDigital": partial(_digits, _HAN),
    "taiwaneseDigital": partial(_digits, _HAN.replace("〇", "○")),
    "ideographTraditional": partial(_listed, _STEMS),
    "ideographZodiac": partial(_listed, _BRANCHES),
    "ideographZodiacTraditional": _stem_and_branch,
    "koreanDigital": partial(_digits, _HANGUL),
    "koreanDigital2": partial(_digits, _HAN.replace("〇", "零")),
    "koreanCounting": partial(_counted, _HANGUL, "천백십"),
    "koreanLegal": _korean_legal,
    "ganada": partial(_cycled, "가나다라마바사아자차카타파하"),
    "chosung": partial(_cycled, "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
    "aiueo": partial(_cycled, _AIUEO_HALF),
    "aiueoFullWidth": partial(_cycled, _AIUEO),
    "iroha": partial(_cycled, _IROHA),
    "irohaFullWidth": partial(_cycled, _IROHA),
    # The names are the wrong way round: LibreOffice, which follows Word, has consonants for "vowels".
    "hindiVowels": partial(_repeated, _DEVANAGARI_CONSONANTS),
    "hindiConsonants": partial(_repeated, _DEVANAGARI_VOWELS),
    "hindiNumbers": partial(_digits, "०१२३४५६७८९"),
    "thaiLetters": partial(_repeated, _THAI),
    "thaiNumbers": partial(_digits, "๐๑๒๓๔๕๖๗๘๙"),
}
