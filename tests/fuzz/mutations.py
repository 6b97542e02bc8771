"""Damages Word files part by part, as broken programs and careless hands do: elements go, come twice, or move."""

from __future__ import annotations

import zipfile
from copy import deepcopy
from io import BytesIO

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = ("document", "styles", "numbering", "footnotes", "comments", "settings", "header1")
WRAPPERS = (
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "sdt",
    "sdtContent",
    "hyperlink",
    "smartTag",
    "fldSimple",
    "p",
    "tbl",
    "tc",
)
VALUES = ("", "-1", "0", "x", "99999999999999999999", "\u202e", "1.5", "none")
STEPS = ("delete", "double", "move", "wrap", "value", "text", "rename")

Step = tuple[str, int, int, int]
"""What to do, to which part, to which of its elements, and with what."""


def parts_of(data: bytes) -> dict[str, bytes]:
    """The files in a zip."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def damaged(parts: dict[str, bytes], steps: list[Step]) -> bytes:
    """A Word file with these steps done to its parts, one after the other."""
    names = [name for name in parts if any(name == f"word/{part}.xml" for part in PARTS)]
    roots = {name: etree.fromstring(parts[name]) for name in names}
    for what, part, place, choice in steps:
        root = roots[names[part % len(names)]]
        elements = [element for element in root.iter() if element is not root and isinstance(element.tag, str)]
        if elements:
            _step(what, elements, place % len(elements), choice)
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        for name, content in parts.items():
            file.writestr(name, etree.tostring(roots[name]) if name in roots else content)
    return target.getvalue()


def _step(what: str, elements: list[etree._Element], place: int, choice: int) -> None:
    element = elements[place]
    parent = element.getparent()
    if parent is None:
        return
    if what == "delete":
        parent.remove(element)
    elif what == "double":
        parent.append(deepcopy(element))
    elif what == "move":
        other = elements[choice % len(elements)]
        if element not in (other, *other.iterancestors()):
            other.append(element)
    elif what == "wrap":
        wrapper = etree.Element(W + WRAPPERS[choice % len(WRAPPERS)], {W + "author": "A", W + "id": str(choice)})
        parent.replace(element, wrapper)
        wrapper.append(element)
    elif what == "value" and element.attrib:
        element.set(sorted(map(str, element.attrib))[choice % len(element.attrib)], VALUES[choice % len(VALUES)])
    elif what == "text":
        element.text = VALUES[choice % len(VALUES)]
    elif what == "rename":
        element.tag = elements[choice % len(elements)].tag
