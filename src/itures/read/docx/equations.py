"""Equations (OfficeMath, ECMA-376 part 1, section 22.1) as a line of text.

The text follows the linear format that Word itself writes and reads (Unicode Technical Note 28, UnicodeMath) where a
person can read it, "x_i^2", "(a+b)/2", and is simpler where that has signs of its own for what a reader does not miss:

* limits are scripts, `lim_(n→∞)`; boxes and frames are what they hold; a function stands a blank before its argument;
* matrices are `[a&b@c&d]`, their brackets those around them if there are any; lines of equations are joined by "@",
  or are lines of the text where there is nothing else in the equation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, Literal, NamedTuple

from lxml import etree

from itures.read.docx.names import ALTERNATE_CONTENT, CHOICE, FALLBACK, M_NAMESPACE, MATH_TEXT, TYPE, R, T, w
from itures.read.docx.symbols import symbol

Changes = tuple[etree._Element, ...]


class Part(NamedTuple):
    """Characters of an equation, and the `w:ins`, `w:del`, `w:moveFrom`, `w:moveTo` around them, outermost first."""

    text: str
    changes: Changes


# Structures count where a blank is needed to keep what stands beside them apart; runs may touch each other.
_Shape = Literal["run", "fraction", "structure"]


class _Piece(NamedTuple):
    parts: list[Part]
    shape: _Shape


def equation(element: etree._Element) -> Iterator[Part]:
    """Yield the text of `m:oMath` or `m:oMathPara`, cut where the tracked changes around it differ.

    Every `m:t`, `w:t` and `w:delText` is in it, but for what the page does not show or shows by a sign: hidden
    phantoms, the "&" by which lines of equations are aligned, the "#" before the number of an equation, and the degree
    of ∛ and ∜. Signs that a structure adds carry the change of the structure (`m:ctrlPr`). Never raises, except
    RecursionError for absurd nesting.

    >>> x = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:sSup><m:e><m:r>'
    >>> x += "<m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>n+1</m:t></m:r></m:sup></m:sSup></m:oMath>"
    >>> "".join(part.text for part in equation(etree.fromstring(x)))
    'x^(n+1)'
    """
    yield from _merged(_lines(element) if element.tag == _MATH_PARAGRAPH else _joined(_pieces([element], ())))


def _lines(element: etree._Element) -> Iterator[Part]:
    """The equations of a paragraph of equations, each on a line of its own (section 22.1.2.78)."""
    last = ""
    for child in element:
        parts = _joined(_pieces([child], ()))
        if child.tag == _MATH and parts and last and not last.endswith("\n"):
            yield Part("\n", ())
        yield from parts
        last = parts[-1].text if parts else last


def _merged(parts: Iterable[Part]) -> Iterator[Part]:
    text, changes = "", ()  # type: tuple[str, Changes]
    for part in parts:
        if part.changes != changes:
            if text:
                yield Part(text, changes)
            text, changes = "", part.changes
        text += part.text
    if text:
        yield Part(text, changes)


# Content: runs, structures, and what wraps them.


def _pieces(elements: Iterable[etree._Element], changes: Changes) -> Iterator[_Piece]:
    for element in elements:
        tag = element.tag
        if tag in _RUNS:
            yield _Piece(_run(element, changes), "run")
        elif (read := _STRUCTURES.get(str(tag))) is not None:
            yield from _structure(element, changes, read)
        elif (text := _characters(element, str(tag))) is not None:
            yield _Piece([Part(text, changes)] if text else [], "run")
        elif tag in _CHANGES:
            yield from _pieces(element, (*changes, element))
        elif tag == ALTERNATE_CONTENT:
            yield from _pieces(next(element.iterchildren(CHOICE, FALLBACK), element), changes)
        elif not _is_properties(str(tag)):
            # What wraps content (`m:box`, `w:sdt`, `w:hyperlink`), or is unknown.
            yield from _pieces(element, changes)


def _structure(element: etree._Element, changes: Changes, read: _Read) -> Iterator[_Piece]:
    structure = _Structure(element, changes)
    yield _Piece(read(structure), "fraction" if element.tag == _FRACTION else "structure")
    # Arguments that the structure does not have are damage; their text is not lost.
    yield from _pieces(structure.rest(), changes)


def _run(element: etree._Element, changes: Changes) -> list[Part]:
    # A run of an equation may name its change beside its properties (`EG_RPrMath`, section A.1) and not around it.
    named = [child for child in element.iterchildren(*_CHANGES) if next(child.iter(*_TEXTS), None) is None]
    for child in named:
        changes = (*changes, *child.iter(*_CHANGES))
    rest = [child for child in element if child not in named] if named else element
    return [part for piece in _pieces(rest, changes) for part in piece.parts]


def _characters(element: etree._Element, tag: str) -> str | None:
    """The characters that an element of a run stands for, None for an element that is no character."""
    if tag in _TEXTS:
        text = element.text or ""
        if element.get(_SPACE) != "preserve":
            text = text.strip(_BLANK)
        return text.translate(_LINE_ENDS)
    if tag == _SYMBOL:
        return symbol(element.get(w("font")), element.get(w("char")))[0]
    if tag == _BREAK and element.get(TYPE, "textWrapping") != "textWrapping":
        return ""
    return _SIGNS.get(tag)


def _is_properties(tag: str) -> bool:
    return tag.endswith("Pr") or tag in _HIDDEN


def _text(parts: Iterable[Part]) -> str:
    return "".join([part.text for part in parts])


def _joined(pieces: Iterable[_Piece]) -> list[Part]:
    """Pieces in a row, with a blank where two would be read as one: "1/2 x", "a sin x"."""
    result: list[Part] = []
    before: _Piece | None = None
    for piece in pieces:
        if not piece.parts:
            continue
        if before is not None and _must_part(before, piece):
            sides = (result[-1].changes, piece.parts[0].changes)
            result.append(Part(" ", max(sides, key=len)))
        result += piece.parts
        before = piece
    return result


def _must_part(left: _Piece, right: _Piece) -> bool:
    if left.shape == right.shape == "run":
        return False
    end, begin = left.parts[-1].text[-1], right.parts[0].text[0]
    if right.shape == "fraction" and (end.isalnum() or end in _CLOSERS):
        return True
    if left.shape == "fraction" and (begin.isalnum() or begin in _PAIRS):
        return True
    if not (end.isalnum() and begin.isalnum()):
        return False
    # A letter goes on: "mc^2" holds "c^2", but "a sin x" no "asin x".
    return left.shape != "run" or (end.isdigit() and begin.isdigit()) or _text(right.parts)[:2].isalpha()


# Structures: their arguments, and the signs between.


class _Structure:
    """An element with arguments: hands out the text of each, and makes signs that carry its own change."""

    def __init__(self, element: etree._Element, changes: Changes) -> None:
        self.element = element
        self._changes = changes
        self._own = changes
        self._left = [child for child in element if not _is_properties(str(child.tag))]
        self._properties = [child for child in element if str(child.tag).endswith("Pr")]
        for properties in self._properties:
            self._own = (*self._own, *properties.iter(*_CHANGES))

    def arguments(self, local: str, most: int | None = None) -> list[etree._Element]:
        """Take the arguments of a name, as many as the structure has."""
        found = [child for child in self._left if child.tag == _m(local)][:most]
        self._left = [child for child in self._left if child not in found]
        return found

    def pieces(self, argument: etree._Element) -> list[_Piece]:
        return list(_pieces(argument, self._changes))

    def argument(self, local: str) -> list[Part]:
        return [part for found in self.arguments(local, 1) for part in _joined(self.pieces(found))]

    def rest(self) -> list[etree._Element]:
        return self._left

    def property(self, local: str) -> etree._Element | None:
        return next((found for outer in self._properties for found in outer.iterchildren(_m(local))), None)

    def value(self, local: str, default: str) -> str:
        """The `m:val` of a property: `default` where the property is missing, "" where its value is."""
        found = self.property(local)
        return default if found is None else found.get(_VAL, "")

    def sign(self, text: str) -> list[Part]:
        return [Part(text, self._own)] if text else []

    def enclosed(self, parts: list[Part], simple: Callable[[str], bool]) -> list[Part]:
        """The parts, in parentheses unless their text is simple enough to do without."""
        text = _text(parts)
        return parts if not text or simple(text) else [*self.sign("("), *parts, *self.sign(")")]

    def join(self, rows: Iterable[list[Part]], sign: str) -> list[Part]:
        result: list[Part] = []
        for index, row in enumerate(rows):
            result += [*(self.sign(sign) if index else []), *row]
        return result


_Read = Callable[[_Structure], list[Part]]


def _fraction(structure: _Structure) -> list[Part]:
    top = structure.enclosed(structure.argument("num"), _is_product)
    bottom = structure.enclosed(structure.argument("den"), _is_product)
    sign = "¦" if structure.value("type", "bar") == "noBar" else "/"
    return [*top, *structure.sign(sign), *bottom] if top or bottom else []


def _scripts(structure: _Structure) -> list[Part]:
    return [*_base(structure), *_script(structure, "sub", "_"), *_script(structure, "sup", "^")]


def _limit(sign: str) -> _Read:
    return lambda structure: [*_base(structure), *_script(structure, "lim", sign)]


def _base(structure: _Structure) -> list[Part]:
    element = structure.element.find(_m("e"))
    # A word is one thing under an index, and a product under an exponent, unless it is upright: "sin^2", "(ab)^2".
    word = structure.element.find(_m("sup")) is None or (element is not None and _is_upright(element))
    return structure.enclosed(structure.argument("e"), _is_operand if word else _is_single)


def _script(structure: _Structure, local: str, sign: str) -> list[Part]:
    parts = structure.enclosed(structure.argument(local), _is_operand)
    return [*structure.sign(sign), *parts] if parts else []


def _prescripts(structure: _Structure) -> list[Part]:
    scripts = [*_script(structure, "sub", "_"), *_script(structure, "sup", "^")]
    base = structure.enclosed(structure.argument("e"), _is_operand)
    return [*structure.sign("("), *scripts, *structure.sign(")"), *base] if scripts else base


def _root(structure: _Structure) -> list[Part]:
    degree, base = structure.argument("deg"), structure.argument("e")
    known = _ROOTS.get(_text(degree)) if {part.changes for part in degree} <= {structure.sign(" ")[0].changes} else None
    if known is not None:
        return [*structure.sign(known), *structure.enclosed(base, _is_enclosed)]
    return [*structure.sign("√("), *degree, *structure.sign("&"), *base, *structure.sign(")")]


def _nary(structure: _Structure) -> list[Part]:
    operator = structure.value("chr", "∫")
    limits = [*_script(structure, "sub", "_"), *_script(structure, "sup", "^")]
    base = structure.argument("e")
    if operator not in _INTEGRALS:  # "∫_0^1 x+1 dx" ends with its differential
        base = structure.enclosed(base, _is_term)
    return [*structure.sign(operator), *limits, *(structure.sign(" ") if limits and base else []), *base]


def _delimiters(structure: _Structure) -> list[Part]:
    cells = [_joined(structure.pieces(argument)) for argument in structure.arguments("e")]
    return [
        *structure.sign(structure.value("begChr", "(")),
        *structure.join(cells, structure.value("sepChr", "|")),
        *structure.sign(structure.value("endChr", ")")),
    ]


def _function(structure: _Structure) -> list[Part]:
    name = structure.argument("fName")
    base = structure.enclosed(structure.argument("e"), _is_product)
    blank = name and base and base[0].text[0] not in _PAIRS
    return [*name, *(structure.sign(" ") if blank else []), *base]


def _accent(structure: _Structure) -> list[Part]:
    base = structure.enclosed(structure.argument("e"), _is_single)
    return [*base, *structure.sign(structure.value("chr", "\u0302"))] if base else []


def _bar(structure: _Structure) -> list[Part]:
    base, top = structure.argument("e"), structure.value("pos", "bot") == "top"
    if len(_text(base)) == 1:
        return [*base, *structure.sign("\u0305" if top else "\u0332")]
    return [*structure.sign("¯" if top else "▁"), *structure.enclosed(base, _is_enclosed)]


def _grouping(structure: _Structure) -> list[Part]:
    base = structure.argument("e")
    return [*structure.sign(structure.value("chr", "⏟")), *structure.enclosed(base, _is_enclosed)]


def _matrix(structure: _Structure) -> list[Part]:
    rows = []
    for element in structure.arguments("mr"):
        row = _Structure(element, structure._changes)
        cells = [_joined(row.pieces(cell)) for cell in row.arguments("e")]
        rows.append([*structure.join(cells, "&"), *_joined(_pieces(row.rest(), structure._changes))])
    parts = structure.join(rows, "@")
    return parts if _is_delimited(structure.element) else [*structure.sign("["), *parts, *structure.sign("]")]


def _array(structure: _Structure) -> list[Part]:
    numbered = structure.property("maxDist")
    table: dict[int, str | None] = {ord("&"): None}
    if numbered is not None and _is_on(numbered):
        table[ord("#")] = " "
    rows = [_joined(_visible(structure.pieces(row), table)) for row in structure.arguments("e")]
    if len(rows) < 2 or _is_whole(structure.element):
        return structure.join(rows, "\n")
    parts = structure.join(rows, "@")
    return parts if _is_delimited(structure.element) else [*structure.sign("["), *parts, *structure.sign("]")]


def _visible(pieces: Iterable[_Piece], table: dict[int, str | None]) -> Iterator[_Piece]:
    """What the lines of an array show of their runs: Word keeps its marks of alignment as characters in them."""
    for piece in pieces:
        if piece.shape == "run":
            shown = [Part(part.text.translate(table), part.changes) for part in piece.parts]
            yield _Piece([part for part in shown if part.text], "run")
        else:
            yield piece


def _phantom(structure: _Structure) -> list[Part]:
    show = structure.property("show")
    base = structure.argument("e")
    return base if show is None or _is_on(show) else []


# What the surroundings of a structure say.


def _is_on(element: etree._Element) -> bool:
    return element.get(_VAL) not in ("0", "false", "off")


def _is_upright(element: etree._Element) -> bool:
    """Whether all runs are set upright, as names and units are (sections 22.1.2.111 and 22.1.2.75)."""
    for run in element.iter(_RUN):
        properties = run.find(_m("rPr"))
        style = None if properties is None else properties.find(_m("sty"))
        normal = None if properties is None else properties.find(_m("nor"))
        if not (style is not None and style.get(_VAL) == "p") and not (normal is not None and _is_on(normal)):
            return False
    return True


def _is_delimited(element: etree._Element) -> bool:
    """Whether an element is all that stands between a pair of delimiters."""
    outer = element.getparent()
    return (
        _is_alone(element)
        and outer is not None
        and (around := outer.getparent()) is not None
        and (around.tag == _m("d"))
    )


def _is_whole(element: etree._Element) -> bool:
    outer = element.getparent()
    return _is_alone(element) and outer is not None and outer.tag == _MATH


def _is_alone(element: etree._Element) -> bool:
    outer = element.getparent()
    return outer is not None and all(child is element or _is_properties(str(child.tag)) for child in outer)


# How much of a text needs parentheses.


def _is_enclosed(text: str) -> bool:
    """Whether a text is in one pair of parentheses already."""
    return text[0] == "(" and _skeleton(text) == _GROUP


def _is_operand(text: str) -> bool:
    """One character, letters and digits, or a group in brackets: what the linear format takes as one operand."""
    return len(text) == 1 or _OPERAND.fullmatch(_skeleton(text)) is not None


def _is_single(text: str) -> bool:
    return len(text) == 1 or _SINGLE.fullmatch(_skeleton(text)) is not None


def _is_product(text: str) -> bool:
    return len(text) == 1 or _PRODUCT.fullmatch(_skeleton(text)) is not None


def _is_term(text: str) -> bool:
    """Whether a text has no sum or relation in it outside of brackets."""
    return _SUM.search(_skeleton(text), 1) is None


def _skeleton(text: str) -> str:
    """The text with each outermost pair of brackets and what is in it as one character; as it is if they do not pair.

    >>> _skeleton("f(x(t))/[a]").split(_GROUP)
    ['f', '/', '']
    """
    result: list[str] = []
    closers: list[str] = []
    for character in text:
        if character in _PAIRS:
            if not closers:
                result.append(_GROUP)
            closers.append(_PAIRS[character])
        elif character in _CLOSERS:
            if not closers or closers.pop() != character:
                return text
        elif not closers:
            result.append(character)
    return text if closers else "".join(result)


def _m(local: str) -> str:
    return f"{{{M_NAMESPACE}}}{local}"


_PAIRS: Final = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "〈": "〉", "⌈": "⌉", "⌊": "⌋"}
_CLOSERS: Final = frozenset(_PAIRS.values())
# No XML holds this character.
_GROUP: Final = "\0"
# Letters and digits with their accents and primes, and decimal numbers. No two alternatives begin alike, so that
# no text makes a match slow.
_ACCENTS: Final = r"[\u0300-\u036f\u20d0-\u20f0′″‴']*"
_ATOM: Final = rf"[^\W_]{_ACCENTS}"
_NUMBER: Final = r"\d+(?:[.,]\d+)*"
_SINGLE: Final = re.compile(rf"{_ATOM}|{_NUMBER}|{_GROUP}")
_OPERAND: Final = re.compile(rf"(?:{_ATOM})+|{_NUMBER}|{_GROUP}")
_PRODUCT: Final = re.compile(rf"(?:[_^]?(?:[^\W_]|[√∛∜∞∂∇{_GROUP}]){_ACCENTS}|(?<=\d)[.,](?=\d))+")
_SUM: Final = re.compile(r"[+\-−±∓=≠≈<>≤≥]")

_ROOTS: Final = {"": "√", "2": "√", "3": "∛", "4": "∜"}
_INTEGRALS: Final = "∫∬∭⨌∮∯∰∱∲∳"

_MATH: Final = _m("oMath")
_MATH_PARAGRAPH: Final = _m("oMathPara")
_RUN: Final = _m("r")
_FRACTION: Final = _m("f")
_VAL: Final = _m("val")
_SYMBOL: Final = w("sym")
_BREAK: Final = w("br")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_BLANK: Final = " \t\r\n"
_LINE_ENDS: Final = str.maketrans("\r\n", "  ")

_RUNS: Final = frozenset({_RUN, R})
_TEXTS: Final = (MATH_TEXT, T, w("delText"))
_CHANGES: Final = tuple(map(w, ("ins", "del", "moveFrom", "moveTo")))
_HIDDEN: Final = frozenset(map(w, ("instrText", "delInstrText", "fldData")))
_SIGNS: Final = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
}

_STRUCTURES: Final[dict[str, _Read]] = {
    _FRACTION: _fraction,
    _m("sSub"): _scripts,
    _m("sSup"): _scripts,
    _m("sSubSup"): _scripts,
    _m("sPre"): _prescripts,
    _m("rad"): _root,
    _m("nary"): _nary,
    _m("d"): _delimiters,
    _m("func"): _function,
    _m("limLow"): _limit("_"),
    _m("limUpp"): _limit("^"),
    _m("acc"): _accent,
    _m("bar"): _bar,
    _m("groupChr"): _grouping,
    _m("m"): _matrix,
    _m("eqArr"): _array,
    _m("phant"): _phantom,
}
