"""The style part: names of styles, and what character styles say of the runs that use them."""

from __future__ import annotations

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
_STYLE_ID: Final = w("styleId")
_ITALIC: Final = w("i")
_BOLD: Final = w("b")
_VANISH: Final = w("vanish")
_RAISED: Final = w("vertAlign")
_POSITION: Final = w("position")

# A chain of styles is a few styles long; a longer one is a circle.
_MAX_CHAIN: Final = 64


def is_on(element: etree._Element) -> bool:
    """Return the value of a toggle such as `w:i`: on unless it says otherwise (ECMA-376 part 1, section 17.17.4)."""
    return element.get(VAL) not in _OFF


def raises(element: etree._Element) -> bool:
    """Whether `w:vertAlign` or `w:position` puts text above the line, as the marks of notes are."""
    value = element.get(VAL, "")
    if element.tag == _RAISED:
        return value == "superscript"
    return value[:1].isdigit() and value.strip("0") != ""


class Style(NamedTuple):
    """What the reader needs of a style, with what it inherits; None where the style says nothing."""

    name: str
    italic: bool | None = None
    bold: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    numbered: bool | None = None

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


def _read_style(element: etree._Element, key: str) -> tuple[Style, str | None]:
    name, base = key, None
    italic = bold = hidden = raised = numbered = None
    for child in element:
        tag = child.tag
        if tag == _NAME:
            name = child.get(VAL) or key
        elif tag == _BASED_ON:
            base = child.get(VAL)
        elif tag == _RPR:
            for prop in child:
                if prop.tag == _ITALIC:
                    italic = is_on(prop)
                elif prop.tag == _BOLD:
                    bold = is_on(prop)
                elif prop.tag == _VANISH:
                    hidden = is_on(prop)
                elif prop.tag in (_RAISED, _POSITION):
                    raised = raised or raises(prop)
        elif tag == _PPR:
            for prop in child.iterchildren(_NUM_PR):
                numbered = is_numbered(prop)
    return Style(name, italic, bold, hidden, raised, numbered), base


def is_numbered(numbering: etree._Element) -> bool:
    """Whether `w:numPr` gives its paragraph a number: a `w:numId` of 0 takes it away (section 17.9.18)."""
    number = numbering.find(_NUM_ID)
    return number is None or number.get(VAL) != "0"


def _inherit(key: str, own: dict[str, Style], bases: dict[str, str]) -> Style:
    style = own[key]
    base = bases.get(key)
    for _ in range(_MAX_CHAIN):
        if base is None or base not in own:
            break
        parent = own[base]
        style = Style(
            style.name,
            *[mine if mine is not None else theirs for mine, theirs in zip(style[1:], parent[1:], strict=True)],
        )
        base = bases.get(base)
    return style
