"""How characters and paragraphs look in both files, and what they looked like before as a tracked change.

What a reader sees of characters counts (italics, bold, raised, colours, styles), and of paragraphs their style, list, indents and
how they are set. Fonts, sizes and languages do not: they differ wherever a file went through another program.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Final

from lxml import etree

from itures.read.docx.names import VAL, w
from itures.redline.blocks import SECTION
from itures.redline.inline import PPR, RPR
from itures.redline.marks import Marks
from itures.redline.names import Names

_OF_RUNS: Final = frozenset(
    map(
        w,
        (
            "rStyle", "b", "i", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "vanish",
            "color", "u", "highlight", "shd", "vertAlign", "em",
        ),
    )
)  # fmt: skip
_OF_PARAGRAPHS: Final = frozenset(map(w, ("pStyle", "numPr", "ind", "jc", "pageBreakBefore", "outlineLvl")))
_CHANGES: Final = (w("rPrChange"), w("pPrChange"))
_STYLE: Final = {w("rStyle"): "character", w("pStyle"): "paragraph"}
_NUM_PR, _NUM_ID, _LEVEL = w("numPr"), w("numId"), w("ilvl")
_ON: Final = frozenset(["1", "true", "on"])
_PLAIN: Final = frozenset(
    [
        (w("color"), "auto"),
        (w("u"), "none"),
        (w("vertAlign"), "baseline"),
        (w("highlight"), "none"),
        (w("em"), "none"),
        (w("jc"), "left"),
        (w("jc"), "start"),
    ]
)
"""What is said and looks as if nothing were said."""

Look = frozenset[tuple[str, object]]
"""What counts of the properties of a run or a paragraph."""


class Looks:
    """Compares properties of the old file with those of the new one, and keeps the old ones as tracked changes."""

    def __init__(self, marks: Marks, names: Names) -> None:
        self._marks, self._names = marks, names

    def of_run(self, run: etree._Element, *, new: bool) -> Look:
        """What counts of how a run looks.

        >>> from itures.redline.package import WordFile  # doctest: +SKIP
        >>> Looks(marks, Names(WordFile(old), WordFile(new))).of_run(run, new=True)  # doctest: +SKIP
        """
        return self._look(run.find(RPR), _OF_RUNS, new)

    def of_paragraph(self, paragraph: etree._Element, *, new: bool) -> Look:
        """What counts of how a paragraph looks."""
        return self._look(paragraph.find(PPR), _OF_PARAGRAPHS, new)

    def differ(self, old: etree._Element, new: etree._Element) -> bool:
        """Whether a paragraph of the new file looks otherwise than one of the old file."""
        return self.of_paragraph(old, new=False) != self.of_paragraph(new, new=True)

    def run_was(self, run: etree._Element, old: etree._Element) -> None:
        """Says that a run looked as one of the old file does."""
        properties = run.find(RPR)
        if properties is None:
            properties = etree.Element(RPR)
            run.insert(0, properties)
        self._was(properties, old.find(RPR), "rPrChange")

    def paragraph_was(self, paragraph: etree._Element, old: etree._Element) -> None:
        """Says that a paragraph looked as one of the old file does."""
        properties = paragraph.find(PPR)
        if properties is None:
            properties = etree.Element(PPR)
            paragraph.insert(0, properties)
        self._was(properties, old.find(PPR), "pPrChange")

    def like(self, paragraphs: Sequence[etree._Element], other: etree._Element) -> None:
        """Gives deleted paragraphs the properties of another one, which they join: it keeps its own when they are gone. What
        they looked like before is a tracked change.
        """
        for paragraph in paragraphs:
            own = paragraph.find(PPR)
            mark = own.find(RPR) if own is not None else None
            made = _bare(other.find(PPR))
            before = _bare(own)
            if own is not None:
                paragraph.remove(own)
            if mark is not None:
                made.append(mark)
            if self._look(made, _OF_PARAGRAPHS, new=True) != self._look(before, _OF_PARAGRAPHS, new=True):
                self._marks.properties(made, "pPrChange", before)
            if len(made):
                paragraph.insert(0, made)

    def _was(self, properties: etree._Element, before: etree._Element | None, kind: str) -> None:
        if properties.find(w(kind)) is not None:
            return
        copied = etree.Element(properties.tag) if before is None else self._names.copied(before)
        self._marks.properties(properties, kind, _bare(copied))

    def _look(self, properties: etree._Element | None, counted: frozenset[str], new: bool) -> Look:
        found: list[tuple[str, object]] = []
        for child in properties if properties is not None else ():
            tag = str(child.tag)
            if tag not in counted:
                continue
            value = self._value(child, tag, new)
            if value is not None and (tag, value) not in _PLAIN:
                found.append((tag, value))
        return frozenset(found)

    def _value(self, child: etree._Element, tag: str, new: bool) -> object:
        """What a property says, None where it says nothing."""
        if tag in _STYLE:
            named = child.get(VAL) if new else self._names.style(_STYLE[tag], child.get(VAL, ""))
            return None if self._names.is_default(_STYLE[tag], named) else named
        if tag == _NUM_PR:
            level, number = child.find(_LEVEL), child.find(_NUM_ID)
            listed = self._names.lists.looks(number.get(VAL, ""), new=new) if number is not None else None
            return (level.get(VAL, "0") if level is not None else "0", listed or (number is None))
        value = child.get(VAL)
        if len(child.attrib) == 0 or (len(child.attrib) == 1 and value is not None):
            return "1" if value is None or value in _ON else "0" if value in ("false", "off") else value
        return tuple(sorted((str(name), str(one)) for name, one in child.attrib.items() if str(name).startswith(w(""))))


def _bare(properties: etree._Element | None) -> etree._Element:
    """A copy of properties without the mark of the paragraph, its section, changes, and what the schema of Word does not know."""
    made = etree.Element(PPR) if properties is None else deepcopy(properties)
    for child in list(made):
        if child.tag in (RPR, SECTION, *_CHANGES) or not str(child.tag).startswith(w("")):
            made.remove(child)
    return made
