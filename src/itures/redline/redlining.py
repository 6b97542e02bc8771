"""A copy of a Word file in which its differences to another one are tracked changes.

Paragraphs that belong together are changed word by word; others are inserted or deleted as a whole, rows of tables likewise,
and the notes of both files are compared note by note. Rejecting the changes gives the words of the old file, accepting them
the new file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Final, NamedTuple

from lxml import etree
from rapidfuzz.distance import Indel

from itures.read.docx.names import ID, TBL, TXBX_CONTENT, TYPE, VAL, P, w
from itures.redline.accepted import accept
from itures.redline.aligned import Block, Pair, aligned
from itures.redline.inline import (
    PPR,
    REFERENCES,
    RPR,
    Atom,
    NoteSign,
    atoms,
    behind,
    cut,
    deleted_runs,
    holders,
    text_of,
)
from itures.redline.marks import Marks
from itures.redline.package import WordFile

_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+|\s+|.", re.DOTALL)
_FIRST_SIGN: Final = 0xE000
"""Notes are signs of the private use area while paragraphs are compared."""
_SIGNS: Final = 0x1000
_MOVED: Final = 16
"""Characters of the shortest paragraph that can be known again elsewhere."""
_BODY, _ROW, _CELL, _SECTION = w("body"), w("tr"), w("tc"), w("sectPr")
_SDT, _SDT_CONTENT = w("sdt"), w("sdtContent")
_NOTES: Final = {"footnotes": w("footnote"), "endnotes": w("endnote")}


class Redline(NamedTuple):
    """The file, how many tracked changes were made in it, and what could not be kept or was not compared, a line each."""

    data: bytes
    changes: int
    warnings: tuple[str, ...]


def redlined(old: bytes, new: bytes, author: str, date: str | None = None) -> Redline:
    """A copy of the Word file `new` with the differences to `old` as tracked changes of an author.

    `date` is that of the changes as Word has it ("2026-11-09T00:00:00Z"). Tracked changes that the files have already are
    taken as accepted. Raises UnreadableError, with one line, for what is no Word file, and for strict ones.
    """
    return _Redlining(WordFile(old), WordFile(new), author, date).done()


class _Redlining:
    def __init__(self, old: WordFile, new: WordFile, author: str, date: str | None) -> None:
        self._old, self._new = old, new
        self._warnings: list[str] = []
        for file, which in ((old, "old"), (new, "new")):
            if sum([accept(root) for root in (file.document, *file.notes.values())]):
                self._warnings.append(f"the {which} file has tracked changes: they are taken as accepted")
        ids = [int(one) for root in (new.document, *new.notes.values()) for one in _ids(root)]
        self._marks = Marks(author, date, max(ids, default=0) + 1)
        # The sign of a note by its part and its id, in each file.
        self._old_signs: dict[tuple[str, str], str] = {}
        self._new_signs: dict[tuple[str, str], str] = {}
        self._moved = 0
        self._paired: list[tuple[etree._Element, etree._Element]] = []
        self._pair_notes()

    def done(self) -> Redline:
        for body, other in zip(self._new.document.iter(_BODY), self._old.document.iter(_BODY), strict=False):
            self._story(other, body)
        for old, new in (*self._boxes(), *self._paired):
            self._story(old, new)
        return Redline(self._new.written(), self._marks.count, tuple(dict.fromkeys(self._warnings)))

    def _boxes(self) -> list[tuple[etree._Element, etree._Element]]:
        """The text boxes that both files have. One that the new file alone has is not marked: its drawing is no text."""
        olds, news = (list(file.document.iter(TXBX_CONTENT)) for file in (self._old, self._new))
        if len(olds) == len(news):
            return list(zip(olds, news, strict=True))
        pairs = aligned(
            [Block("box", text_of(one, self._old_sign)) for one in olds],
            [Block("box", text_of(one, self._new_sign)) for one in news],
        )
        if any(pair.old is None or pair.new is None for pair in pairs):
            self._warnings.append("one of the files has text boxes that the other has not: they are not marked")
        return [(olds[pair.old], news[pair.new]) for pair in pairs if pair.old is not None and pair.new is not None]

    # Notes.

    def _pair_notes(self) -> None:
        count = 0
        for part, tag in _NOTES.items():
            old, new = (_notes(file.notes.get(part), tag, file.document) for file in (self._old, self._new))
            blocks = [[Block("note", text_of(one, lambda _: "")) for one in notes] for notes in (old, new)]
            for pair in aligned(blocks[0], blocks[1]):
                sign = chr(_FIRST_SIGN + count % _SIGNS)
                count += 1
                if pair.old is not None:
                    self._old_signs[part, old[pair.old].get(ID, "")] = sign
                if pair.new is not None:
                    self._new_signs[part, new[pair.new].get(ID, "")] = sign
                if pair.old is not None and pair.new is not None:
                    self._paired.append((old[pair.old], new[pair.new]))

    def _old_sign(self, reference: etree._Element) -> str:
        return self._old_signs.get((REFERENCES[str(reference.tag)], reference.get(ID, "")), "*")

    def _new_sign(self, reference: etree._Element) -> str:
        return self._new_signs.get((REFERENCES[str(reference.tag)], reference.get(ID, "")), "*")

    def _note_kept(self, reference: etree._Element) -> etree._Element | None:
        """A reference to a note of the old file, in a deletion: its note goes into the new file, beside one that came to stand
        elsewhere, for each reference has a note of its own.
        """
        part = REFERENCES[str(reference.tag)]
        target = self._new.notes.get(part)
        sign = self._old_sign(reference)
        source = self._old.notes.get(part)
        tag = _NOTES[part]
        note = (
            next((one for one in source.iterchildren(tag) if one.get(ID) == reference.get(ID)), None)
            if source is not None
            else None
        )
        if target is None or note is None:
            self._warnings.append("a note of the old file is left out: the new file has no notes to put it among")
            return None
        number = str(max([int(one.get(ID, "0")) for one in target.iterchildren(tag)], default=0) + 1)
        copied_note = deepcopy(note)
        copied_note.set(ID, number)
        self._cleaned(copied_note)
        target.append(copied_note)
        self._new_signs[part, number] = sign
        copied = deepcopy(reference)
        copied.set(ID, number)
        return copied

    # Blocks.

    def _story(self, old: etree._Element, new: etree._Element) -> None:
        """Compares what stands in two bodies, cells or notes."""
        olds, news = list(_blocks(old)), list(_blocks(new))
        blocks = (
            [self._block(one, self._old_sign) for one in olds],
            [self._block(one, self._new_sign) for one in news],
        )
        pairs = _closed(aligned(*blocks), *blocks)
        added: list[etree._Element] = []
        came: list[tuple[etree._Element, str | None]] = []
        gone: list[etree._Element] = []
        moves = self._moves(pairs, *blocks)
        anchor_at = 0
        for pair in pairs:
            if pair.new is None and pair.old is not None:
                following = news[anchor_at] if anchor_at < len(news) else None
                copied = self._deleted(olds[pair.old], moves.get(pair))
                _place(copied, following, new)
                gone.append(copied)
                continue
            assert pair.new is not None  # noqa: S101  # one of the two is there
            anchor_at = pair.new + 1
            if pair.old is None:
                added.append(news[pair.new])
                came.append((news[pair.new], moves.get(pair)))
            else:
                self._changed(olds[pair.old], news[pair.new])
        for element, move in came:
            self._inserted(element, move)
        self._settle(new, frozenset(added), frozenset(gone))

    def _block(self, element: etree._Element, sign: NoteSign) -> Block:
        return Block("table" if element.tag == TBL else "paragraph", text_of(element, sign))

    def _changed(self, old: etree._Element, new: etree._Element) -> None:
        if new.tag == TBL:
            self._table(old, new)
        else:
            self._paragraph(old, new)

    def _moves(self, pairs: Sequence[Pair], old: Sequence[Block], new: Sequence[Block]) -> dict[Pair, str]:
        """The names of paragraphs that only stand elsewhere now: those that read the same, once on either side. At the end of a
        container marks are shifted, so that what comes or goes there is no move.
        """
        last = len(pairs)
        while last and (pairs[last - 1].old is None or pairs[last - 1].new is None):
            last -= 1
        ends: dict[str, list[Pair]] = {}
        for pair in pairs[:last]:
            block = old[pair.old] if pair.new is None and pair.old is not None else None
            block = new[pair.new] if pair.old is None and pair.new is not None else block
            if block is not None and block.kind == "paragraph" and len(block.text) >= _MOVED:
                ends.setdefault(block.text, []).append(pair)
        found: dict[Pair, str] = {}
        for both in ends.values():
            if len(both) == 2 and (both[0].old is None) != (both[1].old is None):
                self._moved += 1
                found |= dict.fromkeys(both, f"move{self._moved}")
        return found

    def _inserted(self, element: etree._Element, move: str | None = None) -> None:
        if move is not None:
            self._marks.inserted(element, "moveTo")
            self._marks.mark(element, "moveTo")
            self._marks.moved(element, "moveTo", move)
            return
        if element.tag == TBL:
            for row in element.iter(_ROW):
                self._marks.row(row, "ins")
        for paragraph in [element] if element.tag == P else list(element.iter(P)):
            self._marks.inserted(paragraph)
            if element.tag == P:
                self._marks.mark(paragraph, "ins")

    def _deleted(self, element: etree._Element, move: str | None = None) -> etree._Element:
        """A copy of a paragraph or table of the old file, deleted, or moved away."""
        if move is not None:
            made = self._deleted_paragraph(element, kind="moveFrom")
            self._marks.moved(made, "moveFrom", move)
            return made
        if element.tag == P:
            return self._deleted_paragraph(element)
        copied = deepcopy(element)
        for old, new in zip(list(element.iter(P)), list(copied.iter(P)), strict=True):
            parent = new.getparent()
            if parent is not None:
                parent.replace(new, self._deleted_paragraph(old, mark=False))
        self._cleaned(copied)
        for row in copied.iter(_ROW):
            self._marks.row(row, "del")
        return copied

    def _deleted_paragraph(self, paragraph: etree._Element, *, mark: bool = True, kind: str = "del") -> etree._Element:
        made = etree.Element(P)
        properties = paragraph.find(PPR)
        if properties is not None:
            made.append(deepcopy(properties))
            self._cleaned(made)
        runs = deleted_runs(atoms(paragraph, self._old_sign), self._new.styles, self._note_kept)
        if runs:
            made.append(self._marks.deletion(runs, kind))
        if mark:
            self._marks.mark(made, kind)
        return made

    def _cleaned(self, element: etree._Element) -> None:
        """Takes from a copy what means something in the old file alone: sections, styles and lists that the new one has not."""
        for one in list(element.iter(_SECTION, w("headerReference"), w("footerReference"))):
            _remove(one)
        for name in ("pStyle", "rStyle", "tblStyle"):
            for one in list(element.iter(w(name))):
                if one.get(VAL) not in self._new.styles:
                    _remove(one)
        for one in list(element.iter(w("numPr"))):
            number = one.find(w("numId"))
            if number is not None and number.get(VAL) not in self._new.lists:
                _remove(one)

    def _settle(
        self, container: etree._Element, added: frozenset[etree._Element], gone: frozenset[etree._Element]
    ) -> None:
        """The last mark of a container cannot go: of the paragraphs at its end that come or go, the mark before them does."""
        blocks = list(_blocks(container))
        for kind, those in (("ins", added), ("del", gone)):
            last = len(blocks)
            while last and blocks[last - 1] in those and blocks[last - 1].tag == P:
                last -= 1
            if last == len(blocks):
                continue
            _unmark(blocks[-1], kind)
            if last and blocks[last - 1].tag == P:
                self._marks.mark(blocks[last - 1], kind)
                if kind == "del":
                    _same_properties(blocks[last - 1], blocks[last:])
            return

    # Tables.

    def _table(self, old: etree._Element, new: etree._Element) -> None:
        olds, news = (list(table.iterchildren(_ROW)) for table in (old, new))
        pairs = aligned(
            [Block(f"row {_width(row)}", text_of(row, self._old_sign)) for row in olds],
            [Block(f"row {_width(row)}", text_of(row, self._new_sign)) for row in news],
        )
        at = 0
        for pair in pairs:
            if pair.new is None and pair.old is not None:
                copied = self._deleted_row(olds[pair.old])
                if at < len(news):
                    news[at].addprevious(copied)
                else:
                    new.append(copied)
                continue
            assert pair.new is not None  # noqa: S101  # one of the two is there
            at = pair.new + 1
            row = news[pair.new]
            if pair.old is None:
                self._marks.row(row, "ins")
                for paragraph in list(row.iter(P)):
                    self._marks.inserted(paragraph)
                continue
            for cell, other in zip(row.iterchildren(_CELL), olds[pair.old].iterchildren(_CELL), strict=True):
                self._story(other, cell)

    def _deleted_row(self, row: etree._Element) -> etree._Element:
        copied = deepcopy(row)
        for old, new in zip(list(row.iter(P)), list(copied.iter(P)), strict=True):
            parent = new.getparent()
            if parent is not None:
                parent.replace(new, self._deleted_paragraph(old, mark=False))
        self._cleaned(copied)
        self._marks.row(copied, "del")
        return copied

    # Words.

    def _paragraph(self, old: etree._Element, new: etree._Element) -> None:
        """Changes a paragraph word by word, from its end to its beginning, so that the characters before keep their places."""
        ours, theirs = atoms(old, self._old_sign), atoms(new, self._new_sign)
        before, after = ("".join([atom.sign for atom in found]) for found in (ours, theirs))
        if before == after:
            return
        for first, last, begin, end in reversed(_edits(before, after)):
            place = self._inserted_words(theirs, begin, end) if begin < end else None
            if first < last:
                runs = deleted_runs(ours[first:last], self._new.styles, self._note_kept)
                if runs:
                    self._put(self._marks.deletion(runs), place, theirs, begin, new)

    def _inserted_words(self, found: Sequence[Atom], begin: int, end: int) -> etree._Element:
        """Makes characters an insertion; the element that they stand in."""
        behind(found[end - 1])
        first = cut(found[begin])
        # What is in the range: the run that begins with its first character, and the runs of all others.
        inside = [first]
        for atom in found[begin + 1 : end]:
            if atom.holder is not found[begin].holder and atom.holder is not inside[-1]:
                inside.append(atom.holder)
        place = self._marks.insert(first)
        for holder in inside[1:]:
            self._marks.insert(holder)
        return place

    def _put(
        self,
        deletion: etree._Element,
        place: etree._Element | None,
        found: Sequence[Atom],
        begin: int,
        paragraph: etree._Element,
    ) -> None:
        """Puts a deletion before what was inserted for it, or where it stood."""
        if place is not None:
            place.addprevious(deletion)
        elif begin < len(found):
            run = cut(found[begin])
            outer = run.getparent()
            (outer if outer is not None and outer.tag == w("ins") else run).addprevious(deletion)
        else:
            last = next(reversed(list(holders(paragraph))), None)
            if last is None:
                paragraph.append(deletion)
            else:
                outer = last.getparent()
                (outer if outer is not None and outer.tag == w("ins") else last).addnext(deletion)


def _closed(pairs: list[Pair], old: Sequence[Block], new: Sequence[Block]) -> list[Pair]:
    """Of paragraphs that go and come at the end of a container the last ones are one: its last mark can neither go nor come."""
    last = len(pairs)
    while last and (pairs[last - 1].old is None or pairs[last - 1].new is None):
        last -= 1
    gone = [pair.old for pair in pairs[last:] if pair.old is not None]
    came = [pair.new for pair in pairs[last:] if pair.new is not None]
    if not gone or not came or old[gone[-1]].kind != "paragraph" or new[came[-1]].kind != "paragraph":
        return pairs
    single = [*[Pair(one, None) for one in gone[:-1]], *[Pair(None, one) for one in came[:-1]]]
    return [*pairs[:last], *single, Pair(gone[-1], came[-1])]


def _edits(before: str, after: str) -> list[tuple[int, int, int, int]]:
    """What differs between two wordings, in words, as places of characters; nothing but blanks between two edits joins them."""
    olds, news = _TOKEN.findall(before), _TOKEN.findall(after)
    old_at, new_at = _starts(olds), _starts(news)
    found: list[tuple[int, int, int, int]] = []
    for code in Indel.opcodes(olds, news):
        if code.tag == "equal":
            continue
        edit = (old_at[code.src_start], old_at[code.src_end], new_at[code.dest_start], new_at[code.dest_end])
        if found and not before[found[-1][1] : edit[0]].strip(" ") and found[-1][1] - edit[0] >= -1:
            found[-1] = (found[-1][0], edit[1], found[-1][2], edit[3])
        else:
            found.append(edit)
    return found


def _starts(tokens: Sequence[str]) -> list[int]:
    at, found = 0, []
    for token in tokens:
        found.append(at)
        at += len(token)
    return [*found, at]


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a container, those in content controls too."""
    for child in parent:
        if child.tag in (P, TBL):
            yield child
        elif child.tag in (_SDT, _SDT_CONTENT, w("customXml"), w("smartTag")):
            yield from _blocks(child)


def _place(element: etree._Element, following: etree._Element | None, container: etree._Element) -> None:
    if following is not None:
        following.addprevious(element)
        return
    last = next((child for child in reversed(container) if child.tag == _SECTION), None)
    if last is not None:
        last.addprevious(element)
    else:
        container.append(element)


def _notes(root: etree._Element | None, tag: str, document: etree._Element) -> list[etree._Element]:
    """The notes of a part, in the order in which the text refers to them."""
    if root is None:
        return []
    found = {one.get(ID, ""): one for one in root.iterchildren(tag) if one.get(TYPE, "normal") == "normal"}
    part = next(name for name, own in _NOTES.items() if own == tag)
    references = [one for one, kind in REFERENCES.items() if kind == part]
    order = [one.get(ID, "") for one in document.iter(*references)]
    return [found[id] for id in dict.fromkeys(order) if id in found]


def _ids(root: etree._Element) -> Iterator[str]:
    """The ids of tracked changes, comments and bookmarks in a story."""
    for element in root.iter():
        value = element.get(ID)
        if value is not None and value.isdecimal() and len(value) < 10:
            yield value


def _width(row: etree._Element) -> int:
    return sum(1 for _ in row.iterchildren(_CELL))


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unmark(paragraph: etree._Element, kind: str) -> None:
    """The mark of a paragraph is no change any more."""
    properties = paragraph.find(PPR)
    look = properties.find(RPR) if properties is not None else None
    for mark in look.findall(w(kind)) if look is not None else ():
        _remove(mark)


def _same_properties(kept: etree._Element, gone: Sequence[etree._Element]) -> None:
    """Deleted paragraphs get the properties of the one that they join, which keeps its own when they are gone."""
    properties = kept.find(PPR)
    for paragraph in gone:
        own = paragraph.find(PPR)
        mark = own.find(RPR) if own is not None else None
        if own is not None:
            paragraph.remove(own)
        if properties is None and mark is None:
            continue
        made = deepcopy(properties) if properties is not None else etree.Element(PPR)
        for one in [*made.iterchildren(RPR), *made.iterchildren(_SECTION)]:
            made.remove(one)
        if mark is not None:
            made.append(mark)
        paragraph.insert(0, made)
