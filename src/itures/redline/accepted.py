"""A story with its tracked changes accepted or rejected: what is compared has none, and what is written has only those of the
comparison.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from itures.read.docx.names import P, w

_GONE: Final = (w("del"), w("moveFrom"))
_KEPT: Final = (w("ins"), w("moveTo"))
_PROPERTIES: Final = (w("rPr"), w("trPr"), w("tcPr"), w("pPr"))
_TRACES: Final = frozenset(
    map(
        w,
        (
            "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "tblGridChange",
            "numberingChange", "cellMerge", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart",
            "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
            "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
            "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
        ),
    )
)  # fmt: skip
_FORMER: Final = tuple(
    map(
        w,
        (
            "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange",
        ),
    )
)  # fmt: skip
_FIRST: Final = (w("headerReference"), w("footerReference"))
_NEVER_FORMER: Final = (w("rPr"), w("sectPr"), *_FIRST)
_SHOWN: Final = {w("delText"): w("t"), w("delInstrText"): w("instrText")}
_ROW, _CELL, _PPR, _RPR = w("tr"), w("tc"), w("pPr"), w("rPr")


def accept(root: etree._Element) -> int:
    """Accepts the tracked changes of a story in place (ECMA-376 part 1, section 17.13.5); how many there were.

    >>> from itures.read.docx.names import W_NAMESPACE
    >>> xml = '<w:p xmlns:w="{}"><w:ins><w:r/></w:ins><w:del><w:r/></w:del></w:p>'
    >>> root = etree.fromstring(xml.format(W_NAMESPACE))
    >>> accept(root), [child.tag == w("r") for child in root]
    (2, [True])
    """
    return _settle(root, _GONE, _KEPT, w("cellDel"), w("cellIns"))


def reject(root: etree._Element) -> int:
    """Rejects the tracked changes of a story in place, those of properties too; how many there were.

    >>> from itures.read.docx.names import W_NAMESPACE
    >>> xml = '<w:p xmlns:w="{}"><w:ins><w:r/></w:ins><w:del><w:r><w:delText>a</w:delText></w:r></w:del></w:p>'
    >>> root = etree.fromstring(xml.format(W_NAMESPACE))
    >>> reject(root), [child[0].tag == w("t") for child in root]
    (2, [True])
    """
    formats = list(root.iter(*_FORMER))
    for change in formats:
        _restore(change)
    return len(formats) + _settle(root, _KEPT, _GONE, w("cellIns"), w("cellDel"))


def _settle(root: etree._Element, going: tuple[str, ...], staying: tuple[str, ...], cell: str, other: str) -> int:
    """Takes out what goes, and keeps what stays; cells go with the mark `cell`."""
    count = 0
    for element in list(root.iter(*going, *staying, cell, other, *_TRACES)):
        parent = element.getparent()
        if parent is None:
            continue
        count += 1
        gone = element.tag in going or element.tag == cell
        if parent.tag in _PROPERTIES:
            _settle_mark(element, parent, going, cell=element.tag == cell, gone=gone)
        elif gone or element.tag in _TRACES:
            _drop(element)
        else:
            _show(element)
    return count


def _settle_mark(
    element: etree._Element, parent: etree._Element, going: tuple[str, ...], *, cell: bool, gone: bool
) -> None:
    """A change of a cell, a row or the mark of a paragraph, in the properties of it."""
    paragraph = _above(parent, P) if gone and not cell and parent.tag == _RPR else None
    if gone and cell:
        _drop(_above(parent, _CELL))
    elif gone and parent.tag == w("trPr"):
        _drop(_above(parent, _ROW))
    if element.getparent() is not None:
        parent.remove(element)
    if paragraph is not None:
        _join(paragraph, going)


def _show(change: etree._Element) -> None:
    """Puts what stays in the place of the change around it."""
    for tag, shown in _SHOWN.items():
        for text in change.iter(tag):
            text.tag = shown
    for child in list(change):
        change.addprevious(child)
    _drop(change)


def _restore(change: etree._Element) -> None:
    """Gives properties what they had before a tracked change of them, but for what is never part of it: those of a paragraph's
    mark, the end of a section, and its headers and footers.
    """
    properties = change.getparent()
    former = change[0] if len(change) else None
    if properties is None:
        return
    for child in list(properties):
        if child.tag not in _NEVER_FORMER and child.tag not in (*_GONE, *_KEPT):
            properties.remove(child)
    # Headers and footers stand before all else of a section (17.6.17), what else stays behind it.
    first = sum([child.tag in _FIRST for child in properties])
    for place, child in enumerate(list(former) if former is not None else [], first):
        properties.insert(place, child)


def _above(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)


def _drop(element: etree._Element | None) -> None:
    parent = element.getparent() if element is not None else None
    if element is not None and parent is not None:
        parent.remove(element)


def _join(paragraph: etree._Element | None, going: tuple[str, ...]) -> None:
    """A paragraph whose mark is gone belongs to the next one; without one it goes, if nothing is left in it."""
    if paragraph is None:
        return
    following = paragraph.getnext()
    while following is not None and following.tag != P:
        if following.tag in (w("tbl"), w("sectPr")):
            following = None
            break
        following = following.getnext()
    content = [child for child in paragraph if child.tag != _PPR]
    if following is None:
        if not any(child.tag not in going for child in content):
            _drop(paragraph)
        return
    place = 1 if len(following) and following[0].tag == _PPR else 0
    for offset, child in enumerate(content):
        following.insert(place + offset, child)
    _drop(paragraph)
