"""The paragraphs and tables of a container, and where one of the old file goes among those of the new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from itures.read.docx.names import TBL, P, w

SECTION: Final = w("sectPr")
ROW: Final = w("tr")
CELL: Final = w("tc")
_WRAPPERS: Final = frozenset(map(w, ("sdt", "sdtContent", "customXml", "smartTag")))


def blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a container, those in content controls too.

    >>> body = etree.Element(w("body"))
    >>> body.extend([etree.Element(P), etree.Element(SECTION)])
    >>> [one.tag == P for one in blocks(body)]
    [True]
    """
    for child in parent:
        if child.tag in (P, TBL):
            yield child
        elif child.tag in _WRAPPERS:
            yield from blocks(child)


def place(element: etree._Element, following: etree._Element | None, container: etree._Element) -> None:
    """Puts an element before another one, or at the end of a container, whose properties as a section stay the last.

    >>> body = etree.fromstring("<body><p/></body>")
    >>> place(etree.Element("q"), None, body)
    >>> [one.tag for one in body]
    ['p', 'q']
    """
    if following is not None:
        following.addprevious(element)
        return
    last = next((child for child in reversed(container) if child.tag == SECTION), None)
    if last is not None:
        last.addprevious(element)
    else:
        container.append(element)


def free_number(ids: Iterable[str | None]) -> int:
    """A number above all of these that are numbers: of a damaged file some are not.

    >>> free_number(["-1", "7", "x", None])
    8
    """
    return max([int(id) for id in ids if id is not None and id.isdecimal() and len(id) < 10], default=0) + 1


def remove(element: etree._Element) -> None:
    """Takes an element out of what it is in.

    >>> root = etree.fromstring("<a><b/></a>")
    >>> remove(root[0])
    >>> len(root)
    0
    """
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
