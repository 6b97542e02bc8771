"""The style part: names of styles, and what character styles say of the runs that use them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from lxml import etree

from itures.read.docx.names import VAL, w

_OFF: Final = frozenset({"0", "false", "off"})

_STYLE: Final = w("style")
_NAME: Final = w("name")
_BASED_ON: Final = w("basedOn")
_RPR: Final = w("rPr")
_PPR: Final = w("pPr")
_NUM_PR: Final = w("numPr")
_NUM_ID: Final = w("numId")
_ILVL: Final = w("ilvl")
_STYLE_ID: Final = w("styleId")
_ITALIC: Final = w("i")
_BOLD: Final = w("b")
_VANISH: Final = w("vanish")
_RAISED: Final = w("vertAlign")
_POSITION: Final = w("position")
_UNDERLINE: Final = w("u")
_LANG: Final = w("lang")
_DOC_DEFAULTS: Final = w("docDefaults")
_RPR_DEFAULT: Final = w("rPrDefault")
_STRIKES: Final = (w("strike"), w("dstrike"))
_LINKS: Final = ("hyperlink", "followedhyperlink")
"""Character styles whose underline says that something can be clicked."""
_DEFAULT: Final = w("default")
_TYPE: Final = w("type")

# A chain of styles is a few styles long.
_MAX_CHAIN: Final = 20

# A list has nine levels, numbered from 0 (ECMA-376 part 1, section 17.9.6).
LEVELS: Final = 9
_INTEGER: Final = re.compile(r"\s*([+-]?)0*([0-9]{1,10})\s*\Z", re.ASCII)


def is_on(element: etree._Element) -> bool:
    """Return the value of a toggle such as `w:i`: on unless it says otherwise (ECMA-376 part 1, section 17.17.4)."""
    return element.get(VAL) not in _OFF


def raises(element: etree._Element) -> bool:
    """Whether `w:vertAlign` or `w:position` puts text above the line, as the marks of notes are."""
    value = element.get(VAL, "")
    if element.tag == _RAISED:
        return value == "superscript"
    return value[:1].isdigit() and value.strip("0") != ""


def integer(value: str | None) -> int | None:
    """Return the number that an attribute holds (`ST_DecimalNumber`, section 17.18.10), None where it holds none.

    >>> integer("03"), integer("-1"), integer("x"), integer(None)
    (3, -1, None, None)
    """
    found = _INTEGER.match(value) if value is not None else None
    return int(found[1] + found[2]) if found else None


class NumPr(NamedTuple):
    """What a `w:numPr` says (section 17.3.1.19): the list and the level from 0; None where it does not say it.

    `num_id` "0" takes the number away.
    """

    num_id: str | None
    level: int | None


def read_num_pr(element: etree._Element) -> NumPr:
    """Return what a `w:numPr` says. A level below 0 or that is no number counts as not said, one above 8 as 8.

    >>> from lxml import etree
    >>> namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    >>> xml = '<w:numPr xmlns:w="{}"><w:ilvl w:val="1"/><w:numId w:val="07"/></w:numPr>'
    >>> read_num_pr(etree.fromstring(xml.format(namespace)))
    NumPr(num_id='7', level=1)
    """
    number = element.find(_NUM_ID)
    level = element.find(_ILVL)
    ilvl = integer(level.get(VAL)) if level is not None else None
    return NumPr(
        read_id(number.get(VAL)) if number is not None else None,
        None if ilvl is None or ilvl < 0 else min(ilvl, LEVELS - 1),
    )


def read_id(value: str | None) -> str | None:
    """Return an id of a list as it is compared: `"07"` and `"7"` are one number; what is no number stays as it is."""
    number = integer(value)
    return value if number is None else str(number)


class Style(NamedTuple):
    """What the reader needs of a style, with what it inherits; None where the style says nothing.

    `bases` are the ids of the styles that it is based on, the nearest first; `default` says that it is the style of paragraphs
    that name none (section 17.7.4.17).
    """

    name: str
    italic: bool | None = None
    bold: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    numbering: NumPr | None = None
    bases: tuple[str, ...] = ()
    default: bool = False
    underlined: bool | None = None
    struck: bool | None = None
    language: str | None = None

    @property
    def numbered(self) -> bool:
        """Whether the style gives its paragraphs a number."""
        return self.numbering is not None and self.numbering.num_id not in (None, "0")

    @property
    def marks_notes(self) -> bool:
        """Whether this is the character style of the marks of notes; Word stores its name in lower case."""
        return self.name.lower() in ("footnote reference", "endnote reference")


def read_styles(root: etree._Element | None) -> dict[str, Style]:
    """Return the styles of a document by id, each with the properties it inherits by `w:basedOn` (section 17.7.4.3).

    Takes the root of the style part, or None where the file has none. Never raises: a style without an id is left out,
    a circle of styles is cut. `read_styles(root)["Resref"].name` is "Res_ref".
    """
    if root is None:
        return {}
    own: dict[str, Style] = {}
    bases: dict[str, str] = {}
    for element in root.iterchildren(_STYLE):
        key = element.get(_STYLE_ID)
        if key is None or key in own:
            continue
        own[key], base = _read_style(element, key)
        if base:
            bases[key] = base
    return {key: _inherit(key, own, bases) for key in own}


def read_language(element: etree._Element) -> str | None:
    """Return the language that a `w:lang` gives to Latin and Cyrillic text (section 17.3.2.20), None where it gives none.

    >>> from itures.read.docx.names import W_NAMESPACE
    >>> read_language(etree.fromstring(f'<w:lang xmlns:w="{W_NAMESPACE}" w:val="fr-CH" w:eastAsia="zh-CN"/>'))
    'fr'
    """
    return element.get(VAL, "").partition("-")[0].lower() or None


def language_within(properties: etree._Element | None) -> str | None:
    """Return the language that a `w:rPr` gives, None where it gives none or there is no `w:rPr`.

    >>> language_within(None) is None
    True
    """
    found = properties.find(_LANG) if properties is not None else None
    return read_language(found) if found is not None else None


def default_language(root: etree._Element | None) -> str | None:
    """Return the language of text whose style gives none (`w:docDefaults`, section 17.7.5.1), None where that gives none.

    >>> default_language(None) is None
    True
    """
    defaults = root.find(f"{_DOC_DEFAULTS}/{_RPR_DEFAULT}/{_RPR}") if root is not None else None
    return language_within(defaults)


def _read_style(element: etree._Element, key: str) -> tuple[Style, str | None]:
    name, base = key, None
    look = _Look()
    numbering: NumPr | None = None
    for child in element:
        tag = child.tag
        if tag == _NAME:
            name = child.get(VAL) or key
        elif tag == _BASED_ON:
            base = child.get(VAL)
        elif tag == _RPR:
            look = _read_look(child)
        elif tag == _PPR:
            for prop in child.iterchildren(_NUM_PR):
                numbering = read_num_pr(prop)
    italic, bold, hidden, raised, underlined, struck, language = look
    if name.replace(" ", "").lower() in _LINKS:
        underlined = False
    default = element.get(_DEFAULT, "0") not in _OFF and element.get(_TYPE) == "paragraph"
    own = Style(name, italic, bold, hidden, raised, numbering, (), default, underlined, struck, language)
    return own, base


class _Look(NamedTuple):
    """What the `w:rPr` of a style says; None where it says nothing."""

    italic: bool | None = None
    bold: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    underlined: bool | None = None
    struck: bool | None = None
    language: str | None = None


def _read_look(properties: etree._Element) -> _Look:
    italic = bold = hidden = raised = underlined = struck = language = None
    for prop in properties:
        tag = prop.tag
        if tag == _ITALIC:
            italic = is_on(prop)
        elif tag == _BOLD:
            bold = is_on(prop)
        elif tag == _VANISH:
            hidden = is_on(prop)
        elif tag in (_RAISED, _POSITION):
            raised = raised or raises(prop)
        elif tag == _UNDERLINE:
            underlined = prop.get(VAL, "single") != "none"
        elif tag in _STRIKES:
            struck = struck or is_on(prop)
        elif tag == _LANG:
            language = read_language(prop)
    return _Look(italic, bold, hidden, raised, underlined, struck, language)


def _inherit(key: str, own: dict[str, Style], bases: dict[str, str]) -> Style:
    chain: list[str] = []
    base = bases.get(key)
    while base is not None and base in own and base != key and base not in chain and len(chain) < _MAX_CHAIN:
        chain.append(base)
        base = bases.get(base)
    name, italic, bold, hidden, raised, numbering, _, default, underlined, struck, language = own[key]
    for base in chain:
        parent = own[base]
        italic = parent.italic if italic is None else italic
        bold = parent.bold if bold is None else bold
        hidden = parent.hidden if hidden is None else hidden
        raised = parent.raised if raised is None else raised
        underlined = parent.underlined if underlined is None else underlined
        struck = parent.struck if struck is None else struck
        language = parent.language if language is None else language
        numbering = _inherit_numbering(numbering, parent.numbering)
    return Style(name, italic, bold, hidden, raised, numbering, tuple(chain), default, underlined, struck, language)


def _inherit_numbering(mine: NumPr | None, theirs: NumPr | None) -> NumPr | None:
    """`w:numId` and `w:ilvl` are properties of their own: each is inherited where the style does not say it."""
    if mine is None or theirs is None:
        return mine or theirs
    return NumPr(
        theirs.num_id if mine.num_id is None else mine.num_id,
        theirs.level if mine.level is None else mine.level,
    )
