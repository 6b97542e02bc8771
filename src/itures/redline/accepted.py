"""A story with its tracked changes accepted: what is compared has none, and what is written has only those of the comparison."""

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
            "numberingChange", "cellIns", "cellMerge", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart",
            "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
            "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
            "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
        ),
    )
)  # fmt: skip
_ROW, _CELL, _PPR, _RPR = w("tr"), w("tc"), w("pPr"), w("rPr")


def accept(root: etree._Element) -> int:
    """Accepts the tracked changes of a story in place (ECMA-376 part 1, section 17.13.5); how many there were.

    >>> from itures.read.docx.names import W_NAMESPACE
    >>> xml = '<w:p xmlns:w="{}"><w:ins><w:r/></w:ins><w:del><w:r/></w:del></w:p>'
    >>> root = etree.fromstring(xml.format(W_NAMESPACE))
    >>> accept(root), [child.tag == w("r") for child in root]
    (2, [True])
    """
    count = 0
    for element in list(root.iter(*_GONE, *_KEPT, w("cellDel"), *_TRACES)):
        parent = element.getparent()
        if parent is None:
            continue
        count += 1
        gone = element.tag in _GONE or element.tag == w("cellDel")
        if parent.tag in _PROPERTIES:
            if gone and element.tag == w("cellDel"):
                _drop(_above(parent, _CELL))
            elif gone and parent.tag == w("trPr"):
                _drop(_above(parent, _ROW))
            elif gone and parent.tag == _RPR:
                paragraph = _above(parent, P)
                parent.remove(element)
                _join(paragraph)
                continue
            if element.getparent() is not None:
                parent.remove(element)
        elif gone or element.tag in _TRACES:
            _drop(element)
        else:
            for child in list(element):
                element.addprevious(child)
            _drop(element)
    return count


def _above(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)


def _drop(element: etree._Element | None) -> None:
    parent = element.getparent() if element is not None else None
    if element is not None and parent is not None:
        parent.remove(element)


def _join(paragraph: etree._Element | None) -> None:
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
        if not any(child.tag not in _GONE for child in content):
            _drop(paragraph)
        return
    place = 1 if len(following) and following[0].tag == _PPR else 0
    for offset, child in enumerate(content):
        following.insert(place + offset, child)
    _drop(paragraph)
