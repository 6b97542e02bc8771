"""One paragraph (`w:p`): its properties and its runs, with marks of notes, fields and tracked changes.

Every element is in one of two tables at the end of this module: handled, or ignored by name. What is in neither is
reported, and its text kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, Literal, NamedTuple

from lxml import etree

from itures.foundation import budgets
from itures.model.stream import Cell, Origin, Paragraph, Properties, Revision, Run, UnreadableError
from itures.read.docx.changes import AUTHOR, CHANGES, DATE, Changes
from itures.read.docx.children import children
from itures.read.docx.equations import equation
from itures.read.docx.fields import FLD_CHAR, Anchor, Fields, Open
from itures.read.docx.looks import HIDDEN, PLAIN, RPR, TOLD, Look, read_look
from itures.read.docx.names import (
    ALTERNATE_CONTENT,
    CHOICE,
    DRAWING_TEXT,
    FALLBACK,
    ID,
    M_NAMESPACE,
    MATH_TEXT,
    MC_NAMESPACE,
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
from itures.read.docx.note_brackets import own_part, with_brackets
from itures.read.docx.notes import Marks
from itures.read.docx.numbering import Numbering, Position
from itures.read.docx.pictures import report_pictures
from itures.read.docx.report import Place, Report
from itures.read.docx.styles import Style, is_on, read_num_pr
from itures.read.docx.symbols import symbol

DEL_TEXT: Final = w("delText")
_TEXTS: Final = (T, DEL_TEXT)

_VANISH: Final = w("vanish")
_PSTYLE: Final = w("pStyle")
_NUM_PR: Final = w("numPr")
_PPR: Final = w("pPr")
_PPR_CHANGE: Final = w("pPrChange")
_INSERTED: Final = w("ins")
_RUBY_BASE: Final = w("rubyBase")
_RUBY_READING: Final = w("rt")
_REFERENCES: Final[dict[str, Literal["footnote", "endnote"]]] = {
    w("footnoteReference"): "footnote",
    w("endnoteReference"): "endnote",
}
_FONTS: Final = w("rFonts")
_FONT_NAMES: Final = (w("ascii"), w("hAnsi"), w("cs"))
_SECT_PR: Final = w("sectPr")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

# What may belong to the mark of a note: "1", "*", "bis", "1)", but not the comma between two marks.
_MARK: Final = re.compile(r"[^\s,;]+")
# Codes of symbol fonts (section 17.3.3.30).
_PRIVATE: Final = re.compile("[\uf000-\uf0ff]")
_BLANK: Final = " \t\r\n"


class Numbered(NamedTuple):
    """Where a paragraph stands in the lists of its file, in the revised and in the original text.

    `language` is that in which numbers of its label are written, "" where it does not matter.
    """

    revised: Position | None
    original: Position | None
    language: str = ""


class ParagraphReader:
    """Reads paragraphs one after the other; keeps what outlives a paragraph: open fields, open moves, marks of notes.

    `read(element, origin, cell, note)` gives the `Paragraph` and the text boxes anchored in it, whose paragraphs the
    caller reads next. Nothing that a document contains makes it raise, but more paragraphs than the budget
    (`UnreadableError`), and nesting beyond Python's stack (`RecursionError`), which the reader of the file turns into one.
    """

    def __init__(self, styles: Mapping[str, Style], numbering: Numbering, marks: Marks, report: Report) -> None:
        self._styles = styles
        self._numbering = numbering
        self._marks = marks
        self._report = report
        # Of the whole file: paragraphs in lists, and the text that comments stand beside.
        self.numbered: dict[Place, Numbered] = {}
        self.anchors: dict[str, tuple[Anchor, Anchor]] = {}
        self.bookmarks: dict[str, Place] = {}
        # Whether the cell continues one above it (`w:vMerge`): what is empty there is not seen.
        self.continues = False
        # Whether an empty paragraph has no number: what ends a section, has a hidden mark, or continues a cell shows none.
        self._only_with_text = False
        # Paragraphs in which something stands.
        self._count = 0
        # Whether any text looks like a change made by hand.
        self.manual = False
        # Of the story.
        self.changes = Changes()
        self.fields = Fields(report)
        self._told: frozenset[etree._Element] = frozenset()
        # Of the paragraph.
        self._place: Place = ("body", 0)
        self._runs: list[Run] = []
        self._boxes: list[tuple[etree._Element, Revision | None]] = []
        self._style_name: str | None = None
        self._paragraph_mark: Revision | None = None
        self._before: Properties | None = None
        self._cell_change: Revision | None = None
        # Characters of the runs that are finished: of the paragraph, and of all of them.
        self._length = 0
        self._characters = 0
        # Of the run in the file, and of the run that is being put together from its like.
        self._look = self._base = PLAIN
        self._open = PLAIN
        self._open_text: list[str] = []
        self._open_size = 0
        self._open_note: str | None = None
        self._noted = False  # whether the paragraph has marks of notes
        self._open_revision: Revision | None = None
        # The note whose mark is being read; `_note_open` in the run of a custom reference, whose look does not matter.
        self._note: str | None = None
        self._note_open = False
        self._of_note: str | None = None

    def begin_story(self, element: etree._Element) -> None:
        """Start the body or a note: fields and moves do not reach from one into another."""
        self.changes.begin_story()
        self.fields.begin_story(element)
        # Nearly every run and paragraph has a `w:rPr`, and most of those say nothing that is read: languages, fonts,
        # sizes. Finding those that do in one sweep spares a walk through each of the others.
        self._told = frozenset([outer for name in element.iter(*TOLD) if (outer := name.getparent()) is not None])

    def begin_box(self, revision: Revision | None) -> tuple[Open, Revision | None]:
        """Start a text box, which is a story inside another; gives what `end_box` takes back."""
        kept = (self.fields.begin_box(), self.changes.current)
        self.changes.current = revision
        return kept

    def end_box(self, kept: tuple[Open, Revision | None]) -> None:
        self.fields.end_box(kept[0])
        self.changes.current = kept[1]

    def read(
        self,
        element: etree._Element,
        origin: Origin,
        cell: Cell | None,
        note: str | None,
        first: bool = False,
        box: int = 0,
    ) -> tuple[Paragraph, list[tuple[etree._Element, Revision | None]]]:
        """Return the paragraph of a `w:p`; `first`: it is the first of its note, which begins with the mark again."""
        self._place = (origin.part, origin.paragraph)
        self._runs = []
        self._noted = False
        self._length = 0
        if self._boxes:
            self._boxes = []
        self._style_name = self._before = None
        # Programs other than Word put whole paragraphs into a change, which means their marks too.
        self._paragraph_mark = self.changes.current
        self._look = self._base = PLAIN
        self._only_with_text = self.continues
        self._of_note = note
        self._cell_change = cell.revision if cell is not None else None
        self._note, self._note_open = (note, False) if first else (None, False)
        # The properties are the first child, where there are any (section 17.3.1.22).
        inside = children(element)
        if inside and inside[0].tag == _PPR:
            self._properties(inside.pop(0), element)
        else:
            position = self._numbering.position(None, None)
            if position is not None:
                self._number(element, position, position, None)
        self._children(inside)
        if self._note is not None:
            self._close_mark()
        self._flush()
        if not self._runs and self._only_with_text:
            self.numbered.pop(self._place, None)
        if first and note is not None and not self._marks.automatic(note):
            self._split_custom_mark(note)
        if self._noted:
            self._runs = with_brackets(self._runs)
        if self._runs:
            self._count += 1
            if self._count > budgets.PARAGRAPHS:
                raise UnreadableError(
                    f"the file holds more than {budgets.PARAGRAPHS:,} paragraphs, as no document does: "
                    "save its parts as files of their own"
                )
        paragraph = Paragraph(
            tuple(self._runs),
            origin,
            self._style_name,
            cell,
            note,
            None,
            self._paragraph_mark,
            self._before,
            box,
        )
        return paragraph, self._boxes

    def content(self, parent: etree._Element) -> None:
        """Read the children of a paragraph, a run, or anything that wraps them."""
        self._children(children(parent))

    def _children(self, inside: list[etree._Element]) -> None:
        for child in inside:
            tag = child.tag
            if tag == R:
                self._look = self._base
                self._run(child)
            elif tag != _PPR:  # which `_properties` has read
                self._dispatch(child, str(tag))

    def _run(self, element: etree._Element) -> None:
        for child in children(element):
            tag = child.tag
            if tag == RPR:
                if child in self._told:
                    self._look = read_look(child, self._styles, self._base)
                continue
            if tag in _TEXTS:
                text = child.text or ""
                if not text.isascii() or text.strip(_BLANK) != text or "\n" in text or "\r" in text:
                    text = self._characters_of(child, text)
            else:
                text = _CHARACTERS.get(tag, "")
                if not text:
                    self._dispatch(child, str(tag))
                    continue
            if self._look is not PLAIN or self._note is not None or self.fields.hiding:
                self._emit(text)
            elif (
                # Nearly all text is this: spare it the questions of `_emit` and `_append`.
                self._open is PLAIN and self._open_note is None and self._open_revision is self.changes.current
            ):
                self._open_text.append(text)
                self._open_size += len(text)
            else:
                self._append(text, None)
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
            self._boxes.append((element, self.changes.current))
        elif next(element.iter(T, DEL_TEXT, MATH_TEXT), None) is not None:
            self.content(element)

    # Text.

    def _text(self, element: etree._Element) -> None:
        self._emit(self._characters_of(element, element.text or ""))

    def _characters_of(self, element: etree._Element, text: str) -> str:
        """The characters that a text of a run, or one that stands alone, shows."""
        if not text:
            return ""
        # Outer blanks count only where the file says so (XML 1.0, section 2.10); Word writes it where they matter.
        if (text[0] in _BLANK or text[-1] in _BLANK) and (
            element.get(_SPACE) != "preserve" and _space(element) != "preserve"
        ):
            text = text.strip(_BLANK)
        # Of most texts an encoding tells, faster than a pattern, that no character of a symbol font is among them.
        if len(text.encode("latin-1", "ignore")) < len(text) and _PRIVATE.search(text):
            text = self._in_symbol_font(element, text)
        if "\n" in text or "\r" in text:
            # A line end in the XML is a blank on the page.
            text = text.replace("\n", " ").replace("\r", " ")
        return text

    def _in_symbol_font(self, element: etree._Element, text: str) -> str:
        """Characters of a symbol font that stand in the text with their codes, as LibreOffice writes them."""
        run = element.getparent()
        fonts = run.find(f"{RPR}/{_FONTS}") if run is not None else None
        names = [fonts.get(name) for name in _FONT_NAMES] if fonts is not None else []
        font = next((name for name in names if name), None)
        return _PRIVATE.sub(lambda found: self._character(font, f"{ord(found.group()):X}"), text)

    def _emit(self, text: str) -> None:
        look = self._look
        note = None
        if not text or self.fields.hiding:
            return
        if look.was_hidden is not None:
            self._uncovered(text, look)
            return
        if look.hidden:
            self._report.add("docx-hidden-text", self._place, len(text))
            return
        if self._note is not None:
            text = self._take_mark(text)
            if not text:
                return
        if look.marks_notes and self._of_note is None:
            note = self._marks.key_of(text.strip())
            if note is not None and self._stays(note):
                note = None
        self._append(text, note)

    def _uncovered(self, text: str, look: Look) -> None:
        """Text that a tracked change of formatting hid or showed: to the views this is a deletion or an insertion."""
        outer = self.changes.current
        self.changes.current = Revision("delete" if look.hidden else "insert", inside=outer)
        self._append(text, None)
        self.changes.current = outer

    def _append(self, text: str, note: str | None) -> None:
        """Add characters to the run that is being put together, or begin the next one."""
        look, last, revision = self._look, self._open, self.changes.current
        if (
            (
                look is last
                or (
                    look.italic == last.italic
                    and look.bold == last.bold
                    and look.manual == last.manual
                    and look.before == last.before
                )
            )
            and note == self._open_note
            and (
                revision is self._open_revision
                or (revision is not None and self._open_revision is not None and revision == self._open_revision)
            )
        ):
            self._open_text.append(text)
            self._open_size += len(text)
            return
        self._flush()
        self._open, self._open_text, self._open_note, self._open_revision = look, [text], note, revision
        self._open_size = len(text)

    def _flush(self) -> None:
        if not self._open_text:
            return
        text = "".join(self._open_text)
        self._open_text, self._open_size = [], 0
        if text:
            look, note, revision = self._open, self._open_note, self._open_revision
            italic, bold, _, _, _, manual, before, _ = look
            if note is not None:
                self._noted = True
            if manual is not None:
                if revision is not None or note:
                    manual = None
                else:
                    self.manual = True
            self._runs.append(Run(text, italic, bold, note, revision, before, manual))
            length = len(text)
            self._length += length
            self._characters += length

    def _character_of(self, element: etree._Element) -> None:
        self._emit(_CHARACTERS[str(element.tag)])

    def _break(self, element: etree._Element) -> None:
        if element.get(TYPE, "textWrapping") == "textWrapping":
            self._emit("\n")

    def _symbol(self, element: etree._Element) -> None:
        self._emit(self._character(element.get(w("font")), element.get(w("char"))))

    def _character(self, font: str | None, code: str | None) -> str:
        character, known = symbol(font, code)
        if not known and not self.fields.hiding and not self._look.hidden:
            self._report.add("docx-unknown-symbol", self._place, code=code, font=font)
        return character

    def _math(self, element: etree._Element) -> None:
        self._look = self._base
        for text, enclosing in equation(element):
            outer = self.changes.current
            for change in enclosing:
                self.changes.enter(change)
            self._emit(text)
            self.changes.leave(outer)
        for reference in element.iter(*_REFERENCES):
            # The mark of a note stands behind the equation: in the linear form there is no place for it.
            self._look = PLAIN
            self._refer(_REFERENCES[str(reference.tag)], reference)

    def _ruby(self, element: etree._Element) -> None:
        """Characters with their reading above them (section 17.3.3.25): the reading follows in brackets."""
        for part in element.iterchildren(_RUBY_BASE):
            self.content(part)
        for part in element.iterchildren(_RUBY_READING):
            self._emit("(")
            self.content(part)
            self._look = self._base
            self._emit(")")

    # Marks of notes.

    def _take_mark(self, text: str) -> str:
        """Add what begins the text to the mark that is being read, and gives the rest."""
        key = self._note
        if key is None or not (self._note_open or self._look.raised or self._look.marks_notes) or self._stays(key):
            self._close_mark()
            return text
        found = _MARK.match(text)
        if found and self._of_note is None:
            own = own_part(found.group(), self._runs, self._open_text)[: self._marks.room(key)]
            if own:
                self._append(own, key)
                self._marks.extend(key, own)
            text = text[len(own) :]
        elif found:
            self._append(found.group(), key)
            text = text[found.end() :]
        if text:
            self._close_mark()
        return text

    def _stays(self, key: str) -> bool:
        """Whether what stands behind a deleted reference is not deleted with it."""
        change = self.changes.current or self._cell_change
        return self._marks.is_deleted(key) and (change is None or not change.hidden("revised"))

    def _close_mark(self) -> None:
        key, self._note, self._note_open = self._note, None, False
        if key is not None and self._of_note is None and not self._marks.mark(key):
            self._report.add("docx-note-without-mark", self._place)

    def _footnote(self, element: etree._Element) -> None:
        self._refer("footnote", element)

    def _endnote(self, element: etree._Element) -> None:
        self._refer("endnote", element)

    def _refer(self, kind: Literal["footnote", "endnote"], element: etree._Element) -> None:
        if self.fields.hiding or self._look.hidden:
            return
        self._close_mark()
        custom = element.get(w("customMarkFollows"), "0") not in ("0", "false", "off")
        # A mark in a deleted row is deleted with it.
        change = self.changes.current or self._cell_change
        key, mark = self._marks.refer(kind, element.get(ID, ""), custom=custom, revision=change)
        if mark:
            self._append(mark, key)
            self._marks.extend(key, mark)
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
        if not mark or not runs or runs[0].note is not None:
            return
        first = runs[0]
        if first.text.startswith(f"({mark})"):
            mark = f"({mark})"
        elif not first.text.startswith(mark):
            return
        rest = first.text[len(mark) :]
        following = rest or (runs[1].text if len(runs) > 1 else " ")
        if following[0].isspace():
            runs[:1] = [first._replace(text=mark, note=note)] + ([first._replace(text=rest)] if rest else [])

    # Properties.

    def _properties(self, element: etree._Element, paragraph: etree._Element) -> None:
        """`w:pPr` of a paragraph, with what it was before a tracked change."""
        style: str | None = None
        numbers: etree._Element | None = None
        change: etree._Element | None = None
        hidden = ends = False
        for prop in children(element):
            tag = prop.tag
            if tag == _PSTYLE:
                style = prop.get(VAL, "")
                self._style_name = self._name(style)
                found = self._styles.get(style)
                if found is not None and found.hidden:
                    self._look = self._base = HIDDEN
            elif tag == _NUM_PR:
                numbers = prop
            elif tag == RPR:
                if prop in self._told:
                    self._paragraph_mark = self.changes.among(prop, CHANGES, self._paragraph_mark)
                    vanish = prop.find(_VANISH)
                    hidden = vanish is not None and is_on(vanish)
            elif tag == _SECT_PR:
                self._marks.properties(prop)
                ends = True
            elif tag == _PPR_CHANGE:
                change = prop
        revised = self._numbering.position(read_num_pr(numbers) if numbers is not None else None, style)
        original = revised
        if change is not None:
            original = self._take_change(change)
        elif numbers is not None and numbers.find(_INSERTED) is not None:
            # Numbers that are a tracked insertion themselves (section 17.13.5.19) were not there before.
            original = self._position(None, style)
        if revised is not None or original is not None:
            self._number(paragraph, revised, original, style)
        self._only_with_text = hidden or ends or self.continues

    def _number(
        self, paragraph: etree._Element, revised: Position | None, original: Position | None, style: str | None
    ) -> None:
        language = ""
        for position in (revised, original):
            if position is not None:
                language = language or self._numbering.language(position, paragraph, style)
                self.numbered[self._place] = Numbered(revised, original, language)

    def _take_change(self, change: etree._Element) -> Position | None:
        """`w:pPrChange`: where the paragraph was counted before it; the style that it had is kept."""
        style_before, position = self._properties_before(change)
        name = self._name(style_before)
        if name != self._style_name:
            self._before = Properties(name, None, change.get(AUTHOR), change.get(DATE))
        return position

    def _properties_before(self, change: etree._Element) -> tuple[str | None, Position | None]:
        style: str | None = None
        numbers: etree._Element | None = None
        old = change.find(_PPR)
        for prop in old if old is not None else ():
            if prop.tag == _PSTYLE:
                style = prop.get(VAL, "")
            elif prop.tag == _NUM_PR:
                numbers = prop
        return style, self._position(numbers, style)

    def _name(self, style: str | None) -> str | None:
        found = self._styles.get(style) if style is not None else None
        return found.name if found is not None else style or None

    def _position(self, numbers: etree._Element | None, style: str | None) -> Position | None:
        return self._numbering.position(read_num_pr(numbers) if numbers is not None else None, style)

    # Tracked changes (section 17.13.5).

    def _tracked(self, element: etree._Element) -> None:
        changes = self.changes
        outer = changes.current
        changes.current = changes.of(element, outer)
        self.content(element)
        changes.current = outer

    def _begin_move(self, element: etree._Element) -> None:
        self.changes.begin_move(element)

    def _end_move(self, element: etree._Element) -> None:
        self.changes.end_move(element)

    # Comments (section 17.13.4).

    def _here(self) -> Anchor:
        return Anchor(self._place, self._length + self._open_size)

    def comment_begins(self, element: etree._Element) -> None:
        here = self._here()
        self.anchors[element.get(ID, "")] = (here, here)

    def comment_ends(self, element: etree._Element) -> None:
        key = element.get(ID, "")
        here = self._here()
        self.anchors[key] = (self.anchors.get(key, (here, here))[0], here)

    def _comment(self, element: etree._Element) -> None:
        """`w:commentReference`: all there is of a comment on no text."""
        here = self._here()
        self.anchors.setdefault(element.get(ID, ""), (here, here))

    # Fields.

    def _field_char(self, element: etree._Element) -> None:
        self.fields.char(element, self._characters + self._open_size, self._here())

    def _instruction(self, element: etree._Element) -> None:
        self.fields.instruction(element.text or "")

    def _simple_field(self, element: etree._Element) -> None:
        before, begun = self._characters + self._open_size, self._here()
        self.content(element)
        if before == self._characters + self._open_size:
            self.fields.no_result(element.get(w("instr"), ""), self._place)
        elif not self.fields.hiding:
            self.fields.refer(element.get(w("instr"), ""), begun, self._here())

    def _bookmark(self, element: etree._Element) -> None:
        self.bookmark(element, self._place)

    def bookmark(self, element: etree._Element, place: Place) -> None:
        """Take a `w:bookmarkStart`, which cross-references may point to: the paragraph that it stands in."""
        self.bookmarks.setdefault(element.get(w("name"), ""), place)

    # Alternatives, drawings, text boxes.

    def _alternate(self, element: etree._Element) -> None:
        self.content(choose(element))

    def _drawing(self, element: etree._Element) -> None:
        """Queues the text boxes of a drawing; pictures have no characters, and are reported with their description."""
        if self.fields.hiding or self._look.hidden:
            return
        report_pictures(element, self._report, self._place)
        for found in element.iter(TXBX_CONTENT, DRAWING_TEXT, TEXT_PATH):
            if _is_shadowed(found, element):
                continue
            if found.tag == TXBX_CONTENT:
                self._boxes.append((found, self.changes.current))
            elif found.tag == TEXT_PATH and found.get("string", "").strip():
                self._report.add("docx-watermark", self._place, text=" ".join(found.get("string", "").split())[:80])
            else:
                # Text that is not WordprocessingML: lettering and diagrams.
                report_unhandled(self._report, found, str(found.tag), self._place)


def report_unhandled(report: Report, element: etree._Element, tag: str, place: Place | None) -> None:
    """Report an element that the reader neither handles nor ignores by name.

    One without text, of a namespace that the file says may be ignored, is an extension that older programs pass over
    too (ECMA-376 part 3, section 7.2).
    """
    if _ignorable(element, tag) and next(element.iter(T, DEL_TEXT, MATH_TEXT, DRAWING_TEXT), None) is None:
        return
    name = readable(tag, element.prefix)
    report.add("docx-unhandled-element", place, name=name)


def _ignorable(element: etree._Element, tag: str) -> bool:
    for outer in (element, *element.iterancestors()):
        prefixes = outer.get(f"{{{MC_NAMESPACE}}}Ignorable")
        if prefixes and any(tag.startswith(f"{{{outer.nsmap.get(prefix)}}}") for prefix in prefixes.split()):
            return True
    return False


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


# Elements that are a character (section 17.3.3).
_CHARACTERS: Final = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
}

_Handler = Callable[[ParagraphReader, etree._Element], None]

_HANDLED: Final[dict[str, _Handler]] = {
    T: ParagraphReader._text,
    DEL_TEXT: ParagraphReader._text,
    R: ParagraphReader._run,
    w("br"): ParagraphReader._break,
    w("sym"): ParagraphReader._symbol,
    w("footnoteReference"): ParagraphReader._footnote,
    w("endnoteReference"): ParagraphReader._endnote,
    w("footnoteRef"): ParagraphReader._own_mark,
    w("endnoteRef"): ParagraphReader._own_mark,
    FLD_CHAR: ParagraphReader._field_char,
    w("ruby"): ParagraphReader._ruby,
    w("instrText"): ParagraphReader._instruction,
    w("bookmarkStart"): ParagraphReader._bookmark,
    w("fldSimple"): ParagraphReader._simple_field,
    w("moveFromRangeStart"): ParagraphReader._begin_move,
    w("moveToRangeStart"): ParagraphReader._begin_move,
    w("moveFromRangeEnd"): ParagraphReader._end_move,
    w("moveToRangeEnd"): ParagraphReader._end_move,
    w("commentRangeStart"): ParagraphReader.comment_begins,
    w("commentRangeEnd"): ParagraphReader.comment_ends,
    w("commentReference"): ParagraphReader._comment,
    w("drawing"): ParagraphReader._drawing,
    w("pict"): ParagraphReader._drawing,
    w("object"): ParagraphReader._drawing,
    ALTERNATE_CONTENT: ParagraphReader._alternate,
    f"{{{M_NAMESPACE}}}oMath": ParagraphReader._math,
    f"{{{M_NAMESPACE}}}oMathPara": ParagraphReader._math,
    # Wrappers whose children stand in the text as if they were not there.
    **dict.fromkeys(map(w, ("hyperlink", "smartTag", "customXml", "sdt", "sdtContent")), ParagraphReader.content),
    **dict.fromkeys(map(w, ("bdo", "dir")), ParagraphReader.content),
    **dict.fromkeys(_CHARACTERS, ParagraphReader._character_of),
    **dict.fromkeys(CHANGES, ParagraphReader._tracked),
}

# No characters of the text: marks of places, comments and permissions, traces of checking and layout, properties that
# say nothing the stream records, instructions of fields, and hyphens that show only at a line's end.
IGNORED: Final = frozenset(
    map(
        w,
        (
            "annotationRef",
            "bookmarkEnd",
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
            "lastRenderedPageBreak",
            "pPr",
            "permEnd",
            "permStart",
            "proofErr",
            "rPr",
            "sdtEndPr",
            "sdtPr",
            "separator",
            "smartTagPr",
            "softHyphen",
            # Numbers and dates that Word makes anew whenever it shows the page (sections 17.3.3.22, 17.3.3.2 ...).
            "dayLong",
            "dayShort",
            "monthLong",
            "monthShort",
            "pgNum",
            "yearLong",
            "yearShort",
        ),
    )
)
