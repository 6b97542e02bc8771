"""Characters of a paragraph that go or come as tracked changes, in the runs of the file itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from typing import Final

from lxml import etree

from itures.foundation.controls import legal
from itures.read.docx.names import R, T, w
from itures.redline.inline import REFERENCES, RPR, Atom, behind, cut, holders
from itures.redline.marks import Marks

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_CHANGES: Final = (w("ins"), w("del"))
_OF_NOTES: Final = (w("rStyle"), w("vertAlign"), w("position"))
"""What makes the mark of a note look like one."""
_SIGN: Final = re.compile(r"[\t\n]|[^\t\n]+")
_BREAKS: Final = {"\t": w("tab"), "\n": w("br")}


def text_run(text: str, look: etree._Element | None = None) -> etree._Element:
    r"""A run with a text; it looks as the properties say. Characters that XML cannot hold become U+FFFD.

    >>> [child.tag.rpartition("}")[2] for child in text_run("a\tb")]
    ['t', 'tab', 't']
    """
    run = etree.Element(R)
    if look is not None:
        run.append(deepcopy(look))
    for part in _SIGN.findall(legal(text).replace("\r", " ")):
        if part in _BREAKS:
            etree.SubElement(run, _BREAKS[part])
            continue
        element = etree.SubElement(run, T)
        element.text = part
        element.set(_SPACE, "preserve")
    return run


def look_of(atom: Atom) -> etree._Element | None:
    """The properties of the run that a character stands in; the mark of a note looks as the text around it, as far as it says.

    >>> look_of(Atom("a", text_run("a"), text_run("a")[0], 0)) is None
    True
    """
    found = atom.holder.find(RPR)
    if found is None:
        return None
    if atom.child.tag in REFERENCES:
        found = deepcopy(found)
        for one in list(found.iterchildren(*_OF_NOTES)):
            found.remove(one)
    return found


def delete(found: Sequence[Atom], marks: Marks, *, notes: bool = False) -> None:
    """Makes characters that follow one another a deletion. The marks of notes among them stay, unless `notes` go too.

    >>> delete([], Marks("Kenya", None, 1))
    """
    for stretch in list(_stretches(found, notes)):
        behind(stretch[-1])
        first = cut(stretch[0])
        inside = [first]
        for atom in stretch[1:]:
            if atom.holder is not stretch[0].holder and atom.holder is not inside[-1]:
                inside.append(atom.holder)
        for run in inside:
            marks.delete(run)


def _stretches(found: Sequence[Atom], notes: bool) -> Iterator[list[Atom]]:
    stretch: list[Atom] = []
    for atom in found:
        if not notes and atom.child.tag in REFERENCES:
            if stretch:
                yield stretch
            stretch = []
        else:
            stretch.append(atom)
    if stretch:
        yield stretch


def put_behind(atom: Atom, elements: Iterable[etree._Element]) -> None:
    """Puts elements behind a character, in their order; not into a change that it stands in.

    >>> paragraph = etree.Element(w("p"))
    >>> paragraph.append(text_run("ab"))
    >>> put_behind(Atom("a", paragraph[0], paragraph[0][0], 0), [text_run("x")])
    >>> ["".join(run.itertext()) for run in paragraph]
    ['a', 'x', 'b']
    """
    behind(atom)
    at = _outermost(atom.holder)
    for element in elements:
        at.addnext(element)
        at = element


def put_before(atom: Atom, elements: Iterable[etree._Element]) -> None:
    """Puts elements before a character, in their order; not into a change that it stands in.

    >>> paragraph = etree.Element(w("p"))
    >>> paragraph.append(text_run("ab"))
    >>> put_before(Atom("b", paragraph[0], paragraph[0][0], 1), [text_run("x")])
    >>> ["".join(run.itertext()) for run in paragraph]
    ['a', 'x', 'b']
    """
    at = _outermost(cut(atom))
    for element in elements:
        at.addprevious(element)


def _outermost(run: etree._Element) -> etree._Element:
    """The change that a run stands in, or the run."""
    while (parent := run.getparent()) is not None and parent.tag in _CHANGES:
        run = parent
    return run


def delete_all(paragraph: etree._Element, marks: Marks) -> None:
    """Makes all that stands in a paragraph a deletion.

    >>> paragraph = etree.Element(w("p"))
    >>> paragraph.append(text_run("ab"))
    >>> delete_all(paragraph, Marks("Kenya", None, 1))
    >>> paragraph[0].tag == w("del")
    True
    """
    for holder in list(holders(paragraph)):
        marks.delete(holder)
