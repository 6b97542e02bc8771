"""Complex fields (ECMA-376 part 1, section 17.16): what stands between their characters is instruction or result."""

from __future__ import annotations

from typing import Final, NamedTuple

from lxml import etree

from itures.read.docx.names import w
from itures.read.docx.report import Place, Report

FLD_CHAR: Final = w("fldChar")
_KIND: Final = w("fldCharType")

# Fields that show something which is not in the file: Word makes it of their instruction (sections 17.16.5.x).
_SHOWN_WITHOUT_RESULT: Final = frozenset(
    [
        "AUTONUM",
        "AUTONUMLGL",
        "AUTONUMOUT",
        "BARCODE",
        "EQ",
        "FORMCHECKBOX",
        "FORMDROPDOWN",
        "GOTOBUTTON",
        "LISTNUM",
        "MACROBUTTON",
        "SYMBOL",
    ]
)


class Anchor(NamedTuple):
    """A place in a paragraph: the paragraph, and the number of its characters before the place."""

    place: Place
    offset: int


class CrossReference(NamedTuple):
    """A field REF: the bookmark that it names, whether it shows the number of its paragraph, and where its result stands."""

    bookmark: str
    numbered: bool
    begin: Anchor
    end: Anchor


# Switches with which a field shows the number of a paragraph, not the text of the bookmark (section 17.16.5.46).
_NUMBERED: Final = frozenset(["\\n", "\\r", "\\w"])


class _Field:
    """A field that has begun. `shown` is how many characters the story had where its result begins."""

    __slots__ = ("begun", "instruction", "reading", "shown")

    def __init__(self) -> None:
        self.reading = True
        self.instruction = ""
        self.shown = 0
        self.begun: Anchor | None = None


Open = tuple[list[_Field], int]
"""Fields that are open, and how many of them are still in their instruction."""


class Fields:
    """Follows the fields of a story; `hiding` is how many instructions enclose the present place.

    Results are read as text, instructions are not (`w:instrText` is ignored by name). `begin_story(element)` comes
    first, then `char(element, characters, here)` for each `w:fldChar` in order.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._open: list[_Field] = []
        self._broken: frozenset[etree._Element] = frozenset()
        self.hiding = 0
        # Of the whole file.
        self.references: list[CrossReference] = []

    def begin_story(self, story: etree._Element) -> None:
        """Start the body or a note: fields do not reach from one into another."""
        self._open, self.hiding = [], 0
        self._broken = self._find_broken(story)

    def begin_box(self) -> Open:
        """Start a text box, which is a story inside another; gives what `end_box` takes back."""
        kept = (self._open, self.hiding)
        self._open, self.hiding = [], 0
        return kept

    def end_box(self, kept: Open) -> None:
        """Go on after a text box."""
        self._open, self.hiding = kept

    def char(self, element: etree._Element, characters: int, here: Anchor) -> None:
        """Take the beginning, middle or end of a field; `characters` is how many the story has so far."""
        kind = element.get(_KIND)
        fields = self._open
        if kind == "begin":
            if element not in self._broken:
                fields.append(_Field())
                self.hiding += 1
        elif kind == "separate" and fields and fields[-1].reading:
            fields[-1].reading = False
            fields[-1].shown = characters
            fields[-1].begun = here
            self.hiding -= 1
        elif kind == "end" and fields:
            field = fields.pop()
            if field.reading:
                self.hiding -= 1
            if not self.hiding and (field.reading or field.shown == characters):
                self.no_result(field.instruction, here.place)
            elif field.begun is not None and not self.hiding:
                self.refer(field.instruction, field.begun, here)

    def instruction(self, text: str) -> None:
        """Take a piece of the instruction (`w:instrText`) of the innermost field."""
        if self._open and self._open[-1].reading:
            self._open[-1].instruction += text

    def refer(self, instruction: str, begin: Anchor, end: Anchor) -> None:
        """Keep a cross-reference; one over several paragraphs is text that is shown again."""
        words = instruction.split()
        if len(words) < 2 or words[0].upper() != "REF" or begin.place != end.place or begin.offset >= end.offset:
            return
        numbered = any(word.casefold() in _NUMBERED for word in words[2:])
        self.references.append(CrossReference(words[1].strip('"'), numbered, begin, end))

    def no_result(self, instruction: str, place: Place) -> None:
        """Report a field whose result is not in the file although Word shows one."""
        words = instruction.split(None, 1)
        name = words[0].upper() if words else ""
        if name in _SHOWN_WITHOUT_RESULT:
            self._report.add("docx-field-without-result", place, name=name)

    def _find_broken(self, story: etree._Element) -> frozenset[etree._Element]:
        """Return the beginnings of fields without an end, whose instruction would hide the rest of the story."""
        begun: list[etree._Element] = []
        for element in story.iter(FLD_CHAR):
            kind = element.get(_KIND)
            if kind == "begin":
                begun.append(element)
            elif kind == "end" and begun:
                begun.pop()
        if begun:
            self._report.add("docx-unclosed-field", times=len(begun))
        return frozenset(begun)
