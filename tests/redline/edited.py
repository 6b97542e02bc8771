"""Word files that were edited at random: words, paragraphs and rows that come, go and move, and what looks otherwise."""

from __future__ import annotations

import random
import zipfile
from copy import deepcopy
from io import BytesIO

from lxml import etree

from itures.read.docx.names import w

KEPT = (w("sectPr"), w("drawing"), w("pict"), w("object"))
"""What has no copy, and stays where it is."""
REFERENCES = (w("footnoteReference"), w("endnoteReference"))
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WORDS = ("lamps", "beacons", "oil", "2027", "not")


def edited(data: bytes, source: random.Random, count: int, *, looks: bool = False) -> bytes:
    """The file after so many edits; with `looks`, of how runs and paragraphs look too."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    kinds = [_word, _word, _word, _copy, _delete, _move, _row, *((_bold, _italic, _style, _list) if looks else ())]
    for _ in range(count):
        paragraphs = [one for one in root.iter(w("p")) if "".join(one.itertext()).strip()]
        source.choice(kinds)(root, source.choice(paragraphs), source)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return target.getvalue()


def _word(root: etree._Element, paragraph: etree._Element, source: random.Random) -> None:
    texts = [one for one in paragraph.iter(w("t")) if one.text and one.text.strip()]
    if not texts:
        return
    text = source.choice(texts)
    words = (text.text or "").split(" ")
    at = source.randrange(len(words))
    words[at : at + source.randint(0, 1)] = [source.choice(WORDS)] * source.randint(0, 1)
    text.text = " ".join(words)
    text.set(SPACE, "preserve")


def _copy(root: etree._Element, paragraph: etree._Element, source: random.Random) -> None:
    copied = deepcopy(paragraph)
    for one in list(copied.iter(*KEPT, *REFERENCES, w("bookmarkStart"), w("bookmarkEnd"))):
        _remove(one)
    for text in copied.iter(w("t")):
        text.text = (text.text or "").replace("e", "o" if source.random() < 0.5 else "e") + " more"
    paragraph.addnext(copied)


def _delete(root: etree._Element, paragraph: etree._Element, source: random.Random) -> None:
    if not _stays(paragraph):
        _remove(paragraph)


def _move(root: etree._Element, paragraph: etree._Element, source: random.Random) -> None:
    targets = [one for one in root.iter(w("p")) if paragraph not in (one, *one.iterancestors())]
    if targets and not _stays(paragraph):
        source.choice(targets).addnext(paragraph)


def _row(root: etree._Element, paragraph: etree._Element, source: random.Random) -> None:
    rows = list(root.iter(w("tr")))
    if not rows:
        return
    row = source.choice(rows)
    if source.random() < 0.5 and len(list(row.itersiblings(w("tr"), preceding=True))):
        _remove(row)
        return
    copied = deepcopy(row)
    for one in list(copied.iter(*KEPT, *REFERENCES)):
        _remove(one)
    row.addnext(copied)


def _stays(paragraph: etree._Element) -> bool:
    parent = paragraph.getparent()
    alone = parent is not None and parent.tag != w("body") and len(parent.findall(w("p"))) < 2
    return alone or next(paragraph.iter(*KEPT), None) is not None


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _bold(root: etree._Element, paragraph: etree._Element, source: random.Random) -> None:
    _toggle(paragraph, "b", source)


def _italic(root: etree._Element, paragraph: etree._Element, source: random.Random) -> None:
    _toggle(paragraph, "i", source)


def _toggle(paragraph: etree._Element, name: str, source: random.Random) -> None:
    run = source.choice(list(paragraph.iter(w("r"))))
    look = run.find(w("rPr"))
    if look is None:
        look = etree.Element(w("rPr"))
        run.insert(0, look)
    found = look.find(w(name))
    if found is not None:
        look.remove(found)
    else:
        place = sum(1 for one in look if one.tag in (w("rStyle"), w("rFonts"), w("b"), w("bCs")))
        look.insert(place, etree.Element(w(name)))


def _style(root: etree._Element, paragraph: etree._Element, source: random.Random) -> None:
    styles = sorted({one.get(w("val"), "") for one in root.iter(w("pStyle"))})
    properties = paragraph.find(w("pPr"))
    if not styles or properties is None:
        return
    for one in properties.findall(w("pStyle")):
        properties.remove(one)
    if source.random() < 0.7:
        properties.insert(0, etree.Element(w("pStyle"), {w("val"): source.choice(styles)}))


def _list(root: etree._Element, paragraph: etree._Element, source: random.Random) -> None:
    numbers = list(root.iter(w("numPr")))
    properties = paragraph.find(w("pPr"))
    if not numbers or properties is None:
        return
    own = properties.find(w("numPr"))
    if own is not None:
        properties.remove(own)
    else:
        styles = len(properties.findall(w("pStyle")))
        properties.insert(styles, deepcopy(source.choice(numbers)))
