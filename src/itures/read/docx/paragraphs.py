"""One paragraph (`w:p`): its properties and its runs, with marks of notes, fields and tracked changes.

Every element is in one of two tables at the end of this module: handled, or ignored by name. What is in neither is
reported, and its text kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final, Literal, NamedTuple

from lxml import etree

from itures.model.stream import Cell, Origin, Paragraph, Revision, Run
from itures.read.docx.names import (
    ALTERNATE_CONTENT,
    CHOICE,
    DRAWING_TEXT,
    FALLBACK,
    ID,
    M_NAMESPACE,
    MATH_TEXT,
    TEXT_PATH,
    TXBX_CONTENT,
    TYPE,
    VAL,
    P,
    R,
    T,
    readable,
    w,
)
from itures.read.docx.notes import Marks
from itures.read.docx.report import COUNT, Place, Report
from itures.read.docx.styles import Style, is_numbered, is_on, raises
from itures.read.docx.symbols import symbol

ChangeKind = Literal["insert", "delete", "move-from", "move-to"]

DEL_TEXT: Final = w("delText")
RPR: Final = w("rPr")
FLD_CHAR: Final = w("fldChar")

_STYLE: Final = w("rStyle")
_ITALIC: Final = w("i")
_BOLD: Final = w("b")
_VANISH: Final = w("vanish")
_RAISED: Final = w("vertAlign")
_POSITION: Final = w("position")
_PSTYLE: Final = w("pStyle")
_NUM_PR: Final = w("numPr")
_SECT_PR: Final = w("sectPr")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

_CHANGES: Final[dict[str, ChangeKind]] = {
    w("ins"): "insert",
    w("del"): "delete",
    w("moveFrom"): "move-from",
    w("moveTo"): "move-to",
}

_HEIGHTS: Final = (_RAISED, _POSITION)
# What the reader looks for in `w:rPr`.
_TOLD: Final = (_STYLE, _ITALIC, _BOLD, _VANISH, _RAISED, _POSITION, *_CHANGES)

# What may belong to the mark of a note: "1", "*", "bis", "1)", but not the comma between two marks.
_MARK: Final = re.compile(r"[^\s,;]+")
_BLANK: Final = " \t\r\n"


class _Look(NamedTuple):
    """Properties of a run that the stream records, and those that tell the mark of a note."""

    italic: bool = False
    bold: bool = False
    hidden: bool = False
    raised: bool = False
    marks_notes: bool = False


_PLAIN: Final = _Look()
_HIDDEN: Final = _Look(hidden=True)


class ParagraphReader:
    """Reads paragraphs one after the other; keeps what outlives a paragraph: open fields, open moves, marks of notes.

    `read(element, origin, cell, note)` gives the `Paragraph` and the text boxes anchored in it, whose paragraphs the
    caller reads next. Nothing that a document contains makes it raise, but nesting beyond Python's stack
    (`RecursionError`), which the reader of the file turns into an `UnreadableError`.
    """

    def __init__(self, styles: dict[str, Style], marks: Marks, report: Report) -> None:
        self._styles = styles
        self._marks = marks
        self._report = report
        # Of the story: one entry for each open field, True while its instruction is being read.
        self._fields: list[bool] = []
        self._instructions = 0
        self._broken_fields: frozenset[etree._Element] = frozenset()
        self._told: frozenset[etree._Element] = frozenset()
        self._moves: dict[str, str] = {}
        self.revision: Revision | None = None
        # Of the paragraph.
        self._place: Place = ("body", 0)
        self._runs: list[Run] = []
        self._boxes: list[tuple[etree._Element, Revision | None]] = []
        self._style: Style | None = None
        self._style_name: str | None = None
        self._numbered: bool | None = None
        self._paragraph_mark: Revision | None = None
        # Of the run in the file, and of the run that is being put together from its like.
        self._look = self._base = _PLAIN
        self._open = _PLAIN
        self._open_text = ""
        self._open_note: str | None = None
        self._open_revision: Revision | None = None
        # The note whose mark is being read; `_note_open` in the run of a custom reference, whose look does not matter.
        self._note: str | None = None
        self._note_open = False
        self._of_note: str | None = None

    def begin_story(self, element: etree._Element) -> None:
        """Start the body or a note: fields and moves do not reach from one into another."""
        self._fields = []
        self._instructions = 0
        self._moves = {}
        self.revision = None
        self._broken_fields = self._find_broken_fields(element)
        # Nearly every run and paragraph has a `w:rPr`, and most of those say nothing that is read: languages, fonts,
        # sizes. Finding those that do in one sweep spares a walk through each of the others.
        self._told = frozenset([outer for name in element.iter(*_TOLD) if (outer := name.getparent()) is not None])

    def begin_box(self) -> tuple[list[bool], int]:
        """Start a text box, which is a story inside another; gives what `end_box` takes back."""
        kept = (self._fields, self._instructions)
        self._fields, self._instructions = [], 0
        return kept

    def end_box(self, kept: tuple[list[bool], int]) -> None:
        self._fields, self._instructions = kept

    def read(
        self, element: etree._Element, origin: Origin, cell: Cell | None, note: str | None, first: bool = False
    ) -> tuple[Paragraph, list[tuple[etree._Element, Revision | None]]]:
        """Return the paragraph of a `w:p`; `first`: it is the first of its note, which begins with the mark again."""
        self._place = (origin.part, origin.paragraph)
        self._runs = []
        self._boxes = []
        self._style = self._style_name = self._numbered = self._paragraph_mark = None
        self._look = self._base = _PLAIN
        self._of_note = note
        self._note, self._note_open = (note, False) if first else (None, False)
        self.content(element)
        self._close_mark()
        if self._numbered if self._numbered is not None else self._style is not None and self._style.numbered:
            self._report.add(
                "docx-automatic-number",
                "warning",
                f"automatic numbers are not computed: {COUNT} paragraphs are without theirs",
                self._place,
            )
        self._flush()
        if first and note is not None and not self._marks.automatic(note):
            self._split_custom_mark(note)
        paragraph = Paragraph(
            tuple(self._runs),
            origin,
            self._style_name,
            cell,
            note,
            None,
            self._paragraph_mark,
        )
        return paragraph, self._boxes

    def content(self, parent: etree._Element) -> None:
        """Read the children of a paragraph, a run, or anything that wraps them."""
        for child in parent:
            tag = child.tag
            if tag == R:
                self._look = self._base
                self._run(child)
            else:
                self._dispatch(child, str(tag))

    def _run(self, element: etree._Element) -> None:
        for child in element:
            tag = child.tag
            if tag == T:
                self._text(child)
            elif tag == RPR:
                if child in self._told:
                    self._look = self._read_look(child)
            else:
                self._dispatch(child, str(tag))
        # What follows the run of a custom reference belongs to its mark only if it looks like a mark.
        self._note_open = False

    def _dispatch(self, element: etree._Element, tag: str) -> None:
        handler = _HANDLED.get(tag)
        if handler is not None:
            handler(self, element)
        elif tag not in IGNORED:
            self._unknown(element, tag)

    def _unknown(self, element: etree._Element, tag: str) -> None:
        report_unhandled(self._report, element, tag, self._place)
        if next(element.iter(P), None) is not None:
            self._boxes.append((element, self.revision))
        elif next(element.iter(T, DEL_TEXT, MATH_TEXT), None) is not None:
            self.content(element)

    # Text.

    def _text(self, element: etree._Element) -> None:
        text = element.text
        if not text:
            return
        # Outer blanks count only where the file says so (XML 1.0, section 2.10); Word writes it where they matter.
        if (text[0] in _BLANK or text[-1] in _BLANK) and (
            element.get(_SPACE) != "preserve" and _space(element) != "preserve"
        ):
            text = text.strip(_BLANK)
        if "\n" in text or "\r" in text:
            # A line end in the XML is a blank on the page.
            text = text.replace("\n", " ").replace("\r", " ")
        if text:
            self._emit(text)

    def _emit(self, text: str) -> None:
        look = self._look
        note = None
        if self._instructions:
            return
        if look is self._base and self._note is None and not look.hidden:
            # Nearly all text is this: spare it the questions below.
            self._append(text, None)
            return
        if look.hidden:
            self._report.add(
                "docx-hidden-text", "info", f"hidden text is left out: {COUNT} characters", self._place, len(text)
            )
            return
        if self._note is not None:
            text = self._take_mark(text)
            if not text:
                return
        if look.marks_notes and self._of_note is None:
            note = self._marks.key_of(text.strip())
        self._append(text, note)

    def _append(self, text: str, note: str | None) -> None:
        """Add characters to the run that is being put together, or begin the next one."""
        look, last = self._look, self._open
        if (
            (look is last or (look.italic == last.italic and look.bold == last.bold))
            and note == self._open_note
            and self.revision == self._open_revision
        ):
            self._open_text += text
            return
        self._flush()
        self._open, self._open_text, self._open_note, self._open_revision = look, text, note, self.revision

    def _flush(self) -> None:
        text = self._open_text
        if text:
            self._open_text = ""
            self._runs.append(Run(text, self._open.italic, self._open.bold, self._open_note, self._open_revision))

    def _tab(self, element: etree._Element) -> None:
        self._emit("\t")

    def _break(self, element: etree._Element) -> None:
        if element.get(TYPE, "textWrapping") == "textWrapping":
            self._emit("\n")

    def _hyphen(self, element: etree._Element) -> None:
        self._emit("\N{NON-BREAKING HYPHEN}")

    def _symbol(self, element: etree._Element) -> None:
        font, code = element.get(w("font")), element.get(w("char"))
        character, known = symbol(font, code)
        if not known and not self._instructions and not self._look.hidden:
            self._report.add(
                "docx-unknown-symbol",
                "warning",
                f"character {code} of the font {font} has no known Unicode character and is kept as it is ({COUNT})",
                self._place,
            )
        self._emit(character)

    def _math(self, element: etree._Element) -> None:
        report_unhandled(self._report, element, str(element.tag), self._place)
        self._look = self._base
        for text in element.iter(MATH_TEXT, T, DEL_TEXT):
            self._text(text)

    # Marks of notes.

    def _take_mark(self, text: str) -> str:
        """Add what begins the text to the mark that is being read, and gives the rest."""
        key = self._note
        if key is None or not (self._note_open or self._look.raised or self._look.marks_notes):
            self._close_mark()
            return text
        found = _MARK.match(text)
        if found:
            self._append(found.group(), key)
            if self._of_note is None:
                self._marks.extend(key, found.group())
            text = text[found.end() :]
        if text:
            self._close_mark()
        return text

    def _close_mark(self) -> None:
        key, self._note, self._note_open = self._note, None, False
        if key is not None and self._of_note is None and not self._marks.mark(key):
            self._report.add(
                "docx-note-without-mark", "warning", f"a note with a mark of its own has none ({COUNT})", self._place
            )

    def _footnote(self, element: etree._Element) -> None:
        self._refer("footnote", element)

    def _endnote(self, element: etree._Element) -> None:
        self._refer("endnote", element)

    def _refer(self, kind: Literal["footnote", "endnote"], element: etree._Element) -> None:
        if self._instructions or self._look.hidden:
            return
        self._close_mark()
        custom = element.get(w("customMarkFollows"), "0") not in ("0", "false", "off")
        key, mark = self._marks.refer(kind, element.get(ID, ""), custom=custom)
        if mark:
            self._append(mark, key)
            self._marks.extend(key, mark)
            if self.revision is not None:
                self._report.add(
                    "docx-note-number-revision",
                    "info",
                    f"{COUNT} automatic marks of notes are tracked changes: marks are counted as in the marked view",
                    self._place,
                )
        self._note, self._note_open = key, custom

    def _own_mark(self, element: etree._Element) -> None:
        """`w:footnoteRef`: the automatic mark, repeated at the head of its note."""
        key = self._of_note
        mark = self._marks.mark(key) if key is not None else ""
        if key is None or not mark:
            return
        self._append(self._marks.automatic(key) or mark, key)
        self._note, self._note_open = key, False

    def _split_custom_mark(self, note: str) -> None:
        """Find a custom mark that its note repeats in the look of the text, "* See ...", and gives it its run."""
        mark = self._marks.mark(note)
        runs = self._runs
        if not mark or not runs or runs[0].note is not None or not runs[0].text.startswith(mark):
            return
        first = runs[0]
        rest = first.text[len(mark) :]
        following = rest or (runs[1].text if len(runs) > 1 else " ")
        if following[0].isspace():
            runs[:1] = [replace(first, text=mark, note=note)] + ([replace(first, text=rest)] if rest else [])

    # Properties.

    def _read_look(self, element: etree._Element) -> _Look:
        italic = bold = hidden = raised = None
        marks_notes = False
        style: Style | None = None
        for prop in element:
            tag = prop.tag
            if tag == _ITALIC:
                italic = is_on(prop)
            elif tag == _BOLD:
                bold = is_on(prop)
            elif tag == _STYLE:
                style = self._styles.get(prop.get(VAL, ""))
            elif tag == _VANISH:
                hidden = is_on(prop)
            elif tag in _HEIGHTS:
                raised = raised or raises(prop)
        if style is not None:
            italic = style.italic if italic is None else italic
            bold = style.bold if bold is None else bold
            hidden = style.hidden if hidden is None else hidden
            raised = style.raised if raised is None else raised
            marks_notes = style.marks_notes
        if hidden is None:
            hidden = self._base.hidden
        return _Look(bool(italic), bool(bold), bool(hidden), bool(raised), marks_notes)

    def _properties(self, element: etree._Element) -> None:
        """`w:pPr`."""
        for prop in element:
            tag = prop.tag
            if tag == _PSTYLE:
                key = prop.get(VAL, "")
                self._style = self._styles.get(key)
                self._style_name = self._style.name if self._style is not None else key or None
                if self._style is not None and self._style.hidden:
                    self._base = _HIDDEN
            elif tag == _NUM_PR:
                self._numbered = is_numbered(prop)
            elif tag == RPR:
                if prop in self._told:
                    self._mark_properties(prop)
            elif tag == _SECT_PR:
                self._marks.properties(prop)

    def _mark_properties(self, element: etree._Element) -> None:
        for prop in element:
            if prop.tag in _CHANGES:
                # Inserted and then deleted: the deletion is what the paragraph mark has come to.
                self._paragraph_mark = self._change(prop)
        if self._paragraph_mark is not None:
            self._report.add(
                "docx-paragraph-mark-revision",
                "info",
                f"{COUNT} paragraph marks are tracked changes: the views do not join or split these paragraphs yet",
                self._place,
            )

    # Tracked changes (section 17.13.5).

    def _change(self, element: etree._Element) -> Revision:
        kind = _CHANGES[str(element.tag)]
        name = self._moves.get(kind) if kind in ("move-from", "move-to") else None
        return Revision(kind, element.get(w("author")), element.get(w("date")), name)

    def changed(self, element: etree._Element, read: Callable[[etree._Element], None]) -> None:
        """Read the children of a tracked change with `read`, in its revision."""
        outer = self.revision
        self.revision = self._change(element)
        if outer is not None and outer.kind != self.revision.kind:
            self._report.add(
                "docx-nested-revision",
                "warning",
                f"{COUNT} tracked changes stand inside others, as in a deleted insertion: the inner one is recorded",
                self._place,
            )
        read(element)
        self.revision = outer

    def _tracked(self, element: etree._Element) -> None:
        self.changed(element, self.content)

    def begin_move(self, element: etree._Element) -> None:
        kind: ChangeKind = "move-from" if str(element.tag).endswith("moveFromRangeStart") else "move-to"
        name = element.get(w("name"))
        if name:
            self._moves[kind] = name

    def end_move(self, element: etree._Element) -> None:
        kind: ChangeKind = "move-from" if str(element.tag).endswith("moveFromRangeEnd") else "move-to"
        self._moves.pop(kind, None)

    # Fields (sections 17.16.4 and 17.16.18).

    def _field_char(self, element: etree._Element) -> None:
        kind = element.get(w("fldCharType"))
        fields = self._fields
        if kind == "begin":
            if element not in self._broken_fields:
                fields.append(True)
                self._instructions += 1
        elif kind == "separate" and fields and fields[-1]:
            fields[-1] = False
            self._instructions -= 1
        elif kind == "end" and fields and fields.pop():
            self._instructions -= 1

    def _find_broken_fields(self, story: etree._Element) -> frozenset[etree._Element]:
        """Return the beginnings of fields without an end, whose instruction would hide the rest of the story."""
        begun: list[etree._Element] = []
        for element in story.iter(FLD_CHAR):
            kind = element.get(w("fldCharType"))
            if kind == "begin":
                begun.append(element)
            elif kind == "end" and begun:
                begun.pop()
        if begun:
            self._report.add(
                "docx-unclosed-field", "warning", f"{COUNT} fields have no end: their text is kept", None, len(begun)
            )
        return frozenset(begun)

    # Alternatives, drawings, text boxes.

    def _alternate(self, element: etree._Element) -> None:
        self.content(choose(element))

    def _drawing(self, element: etree._Element) -> None:
        """Queues the text boxes of a drawing; the pictures themselves have no characters."""
        if self._instructions or self._look.hidden:
            return
        for found in element.iter(TXBX_CONTENT, DRAWING_TEXT, TEXT_PATH):
            if _is_shadowed(found, element):
                continue
            if found.tag == TXBX_CONTENT:
                self._boxes.append((found, self.revision))
            else:
                # Text that is not WordprocessingML: lettering and diagrams.
                report_unhandled(self._report, found, str(found.tag), self._place)


def report_unhandled(report: Report, element: etree._Element, tag: str, place: Place | None) -> None:
    """Report an element that the reader neither handles nor ignores by name."""
    name = readable(tag, element.prefix)
    report.add(
        "docx-unhandled-element",
        "warning",
        f"the element {name} is not handled; only its plain text is kept ({COUNT})",
        place,
    )


def choose(element: etree._Element) -> etree._Element:
    """Return the branch of `mc:AlternateContent` to read (ECMA-376 part 3, section 10.2.1): the first choice."""
    chosen = next(element.iterchildren(CHOICE), None)
    if chosen is None:
        chosen = next(element.iterchildren(FALLBACK), None)
    return element if chosen is None else chosen


def _is_shadowed(found: etree._Element, drawing: etree._Element) -> bool:
    """Whether this text is read elsewhere or not at all: in a text box that is read as a whole, or in a fallback."""
    for outer in found.iterancestors():
        if outer is drawing:
            return False
        if outer.tag in (TXBX_CONTENT, FALLBACK):
            return True
    return False


def _space(element: etree._Element) -> str | None:
    own = element.get(_SPACE)
    if own is not None:
        return own
    return next((outer.get(_SPACE) for outer in element.iterancestors() if outer.get(_SPACE) is not None), None)


_Handler = Callable[[ParagraphReader, etree._Element], None]

_HANDLED: Final[dict[str, _Handler]] = {
    T: ParagraphReader._text,
    DEL_TEXT: ParagraphReader._text,
    R: ParagraphReader._run,
    w("tab"): ParagraphReader._tab,
    w("ptab"): ParagraphReader._tab,
    w("br"): ParagraphReader._break,
    w("cr"): ParagraphReader._break,
    w("noBreakHyphen"): ParagraphReader._hyphen,
    w("sym"): ParagraphReader._symbol,
    w("footnoteReference"): ParagraphReader._footnote,
    w("endnoteReference"): ParagraphReader._endnote,
    w("footnoteRef"): ParagraphReader._own_mark,
    w("endnoteRef"): ParagraphReader._own_mark,
    w("pPr"): ParagraphReader._properties,
    w("fldChar"): ParagraphReader._field_char,
    w("moveFromRangeStart"): ParagraphReader.begin_move,
    w("moveToRangeStart"): ParagraphReader.begin_move,
    w("moveFromRangeEnd"): ParagraphReader.end_move,
    w("moveToRangeEnd"): ParagraphReader.end_move,
    w("drawing"): ParagraphReader._drawing,
    w("pict"): ParagraphReader._drawing,
    w("object"): ParagraphReader._drawing,
    ALTERNATE_CONTENT: ParagraphReader._alternate,
    f"{{{M_NAMESPACE}}}oMath": ParagraphReader._math,
    f"{{{M_NAMESPACE}}}oMathPara": ParagraphReader._math,
    # Wrappers whose children stand in the text as if they were not there.
    **dict.fromkeys(map(w, ("hyperlink", "smartTag", "customXml", "sdt", "sdtContent")), ParagraphReader.content),
    **dict.fromkeys(map(w, ("fldSimple", "bdo", "dir")), ParagraphReader.content),
    **dict.fromkeys(_CHANGES, ParagraphReader._tracked),
}

# No characters of the text: marks of places, comments and permissions, traces of checking and layout, properties that
# say nothing the stream records, instructions of fields, and hyphens that show only at a line's end.
IGNORED: Final = frozenset(
    map(
        w,
        (
            "annotationRef",
            "bookmarkEnd",
            "bookmarkStart",
            "commentRangeEnd",
            "commentRangeStart",
            "commentReference",
            "continuationSeparator",
            "customXmlDelRangeEnd",
            "customXmlDelRangeStart",
            "customXmlInsRangeEnd",
            "customXmlInsRangeStart",
            "customXmlMoveFromRangeEnd",
            "customXmlMoveFromRangeStart",
            "customXmlMoveToRangeEnd",
            "customXmlMoveToRangeStart",
            "customXmlPr",
            "delInstrText",
            "fldData",
            "instrText",
            "lastRenderedPageBreak",
            "permEnd",
            "permStart",
            "proofErr",
            "rPr",
            "sdtEndPr",
            "sdtPr",
            "separator",
            "smartTagPr",
            "softHyphen",
        ),
    )
)
