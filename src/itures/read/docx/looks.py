"""How a run looks (`w:rPr`, ECMA-376 part 1, section 17.3.2): what the stream records, and what tells marks of notes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, Literal, NamedTuple

from lxml import etree

from itures.model.stream import Reformat
from itures.read.docx.changes import AUTHOR, CHANGES, DATE
from itures.read.docx.children import children
from itures.read.docx.names import VAL, w
from itures.read.docx.styles import Style, is_on, raises

RPR: Final = w("rPr")
_STYLE: Final = w("rStyle")
_ITALIC: Final = w("i")
_BOLD: Final = w("b")
_VANISH: Final = w("vanish")
_HEIGHTS: Final = (w("vertAlign"), w("position"))
_UNDERLINE: Final = w("u")
_STRIKES: Final = (w("strike"), w("dstrike"))
_CHANGE: Final = w("rPrChange")

TOLD: Final = (_STYLE, _ITALIC, _BOLD, _VANISH, *_HEIGHTS, _UNDERLINE, *_STRIKES, _CHANGE, *CHANGES)
"""What the reader looks for in `w:rPr`."""
_TOLD: Final = frozenset(TOLD)


class Look(NamedTuple):
    """Properties of a run. `before` is how it looked before a tracked change that shows; `was_hidden` likewise."""

    italic: bool = False
    bold: bool = False
    hidden: bool = False
    raised: bool = False
    marks_notes: bool = False
    manual: Literal["insert", "delete"] | None = None
    before: Reformat | None = None
    was_hidden: bool | None = None


_Said = bool | None
"""Whether a run is italic, bold and so on; None where nothing says so."""
_Toggles = tuple[_Said, _Said, _Said, _Said]

PLAIN: Final = Look()
HIDDEN: Final = Look(hidden=True)


def read_look(properties: etree._Element, styles: Mapping[str, Style], base: Look) -> Look:
    """Return the look that a `w:rPr` gives a run of a paragraph whose style looks like `base`.

    `read_look(etree.XML('<w:rPr ...><w:i/></w:rPr>'), {}, PLAIN).italic` is True. Never raises.
    """
    italic = bold = hidden = raised = None
    underlined: _Said = None
    struck: _Said = None
    marks_notes = False
    style: Style | None = None
    change: etree._Element | None = None
    for prop in children(properties):
        tag = prop.tag
        if tag not in _TOLD:
            continue
        if tag == _ITALIC:
            italic = is_on(prop)
        elif tag == _BOLD:
            bold = is_on(prop)
        elif tag == _STYLE:
            style = styles.get(prop.get(VAL, ""))
        elif tag == _VANISH:
            hidden = is_on(prop)
        elif tag in _HEIGHTS:
            raised = raised or raises(prop)
        elif tag == _UNDERLINE:
            underlined = prop.get(VAL, "single") != "none"
        elif tag in _STRIKES:
            struck = struck or is_on(prop)
        elif tag == _CHANGE:
            change = prop
    if style is not None:
        italic, bold, hidden, raised = _with_style(style, italic, bold, hidden, raised)
        marks_notes = style.marks_notes
        underlined = style.underlined if underlined is None else underlined
        struck = style.struck if struck is None else struck
    if hidden is None:
        hidden = base.hidden
    # What nothing is said of is off.
    manual: Literal["insert", "delete"] | None = "delete" if struck else "insert" if underlined else None
    look = _look(italic is True, bold is True, hidden is True, raised is True, marks_notes, manual)
    return look if change is None else _changed(look, change, styles, base)


@cache
def _look(
    italic: bool, bold: bool, hidden: bool, raised: bool, marks_notes: bool, manual: Literal["insert", "delete"] | None
) -> Look:
    """The look with these properties: there are 96, and most runs have one of a few."""
    return Look(italic, bold, hidden, raised, marks_notes, manual)


def _with_style(style: Style, italic: _Said, bold: _Said, hidden: _Said, raised: _Said) -> _Toggles:
    """What a run says of itself; where it says nothing, what its character style says."""
    return (
        style.italic if italic is None else italic,
        style.bold if bold is None else bold,
        style.hidden if hidden is None else hidden,
        style.raised if raised is None else raised,
    )


def _changed(look: Look, change: etree._Element, styles: Mapping[str, Style], base: Look) -> Look:
    """The look with what it was before a tracked change of formatting; most change fonts and languages only."""
    old = change.find(RPR)
    was = read_look(old, styles, base) if old is not None else base
    before = None
    if (was.italic, was.bold) != (look.italic, look.bold):
        before = Reformat(was.italic, was.bold, change.get(AUTHOR), change.get(DATE))
    was_hidden = was.hidden if was.hidden != look.hidden else None
    return look._replace(before=before, was_hidden=was_hidden)
