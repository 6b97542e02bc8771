"""Makes a Word file with tracked changes of two texts: all rejected gives the old one, all accepted the new one.

A text is taken as one row of words and paragraph marks. The two rows are laid over each other, and each word and each
mark is then in both, in the old text only (deleted) or in the new one only (inserted). So what Word does with marks
needs no rules of its own: a clause typed behind another one, at the end of its line, has the mark of the clause before
it as new and keeps the old mark as its own; typed above another one, its own mark is new. Both are made here.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from word_xml import pack_docx


@dataclass(frozen=True)
class Para:
    """A paragraph. `{...}` in the text is a footnote with its text, `level` that of an automatic number, from 0."""

    text: str
    style: str | None = None
    level: int | None = None


@dataclass(frozen=True)
class Row:
    """A row of a table; rows that follow each other are one table. A line feed in a cell begins a paragraph."""

    cells: tuple[str, ...]


Item = Para | Row
Draft = Sequence[Item]
"""A text: its last item is a paragraph, as in every Word file."""

LEVELS = ("a)", "i)", "–")
STYLES = ("Call", "enumlev1", "Restitle", "Normalaftertitle", "Reasons")
AUTHORS = ("Delegation of Arrakis", "O'Hara & Sons", "Секретариат", "BDT")
_NAMES = {"Normalaftertitle": "Normal after title", "Restitle": "Res_title"}

_WORD = re.compile(r"\{[^}]*\}|\s|[^\s{]+|\{")


# The two texts.


def paragraphs(draft: Draft) -> list[Para]:
    """The paragraphs of a text in the order of the stream, those of cells too, notes last: as they must be read."""
    body: list[Para] = []
    notes: list[Para] = []

    def numbered(found: re.Match[str]) -> str:
        notes.append(Para(f"{len(notes) + 1}\t{found.group()[1:-1]}", "footnote text"))
        return str(len(notes))

    for item in draft:
        for para in [item] if isinstance(item, Para) else _paras(item):
            text = re.sub(r"\{[^}]*\}", numbered, para.text)
            body += [Para(text, _NAMES.get(para.style or "", para.style), para.level)]
    return body + notes


def plain(draft: Draft) -> str:
    """The text that a reader must give for it."""
    return "\n".join(para.text for para in paragraphs(draft))


def labels(draft: Draft) -> list[str | None]:
    """The automatic number of each paragraph of `paragraphs(draft)`."""
    counts = [0, 0, 0]
    found: list[str | None] = []
    for para in paragraphs(draft):
        if para.level is None:
            found.append(None)
            continue
        counts[para.level] += 1
        counts[para.level + 1 :] = [0] * (2 - para.level)
        # A level above that was left out counts as if a paragraph had stood there.
        counts[: para.level] = [count or 1 for count in counts[: para.level]]
        count = counts[para.level]
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        found.append((f"{letters})", f"{_roman(count)})", "–")[para.level])
    return found


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


def _paras(row: Row) -> list[Para]:
    return [Para(text) for cell in row.cells for text in cell.split("\n")]


# The two texts laid over each other.


class Piece(NamedTuple):
    """A word, a blank or a footnote; `text` is what it is in the new text, `was` where a footnote's text differed."""

    text: str
    old: bool = True
    new: bool = True
    move: str | None = None
    was: str | None = None


class Mark(NamedTuple):
    """A paragraph mark with the paragraph's style and level in either text, None where it is not there."""

    old: Para | None
    new: Para | None
    move: str | None = None
    passing: bool = False
    """Inserted and deleted again."""


class Line(NamedTuple):
    """A row of a table in either text."""

    old: Row | None
    new: Row | None


Part = Piece | Mark | Line


def lay_over(old: Draft, new: Draft, rng: random.Random, *, moves: bool = False, behind: float = 0.5) -> list[Part]:
    """Words, marks and rows of both texts in one order; the last mark is in both where the texts allow it."""
    parts: list[Part] = []
    for tag, first, last in _operations(old, new, rng, behind):
        if tag == "equal":
            for one, other in zip(first, last, strict=True):
                parts += _kept(one, other)
        elif all(isinstance(item, Para) for item in (*first, *last)) and first and last:
            parts += _block(first, last)  # type: ignore[arg-type]
        elif first and last and len(first) == len(last) and all(map(_alike, first, last)):
            parts += [part for one, other in zip(first, last, strict=True) for part in _changed(one, other)]
        else:
            ended = bool(first and last) and isinstance(first[-1], Para) and isinstance(last[-1], Para)
            groups = [(item, True) for item in (first[:-1] if ended else first)]
            groups += [(item, False) for item in (last[:-1] if ended else last)]
            for item, gone in groups:
                parts += _whole(item, gone=gone)
            if ended:
                parts += _changed(first[-1], last[-1])
    return _moved(parts) if moves else parts


def _operations(
    old: Draft, new: Draft, rng: random.Random, behind: float
) -> Iterator[tuple[str, list[Item], list[Item]]]:
    """The edits, paragraph by paragraph. Some take the paragraph before with them: typed at the end of its line."""
    matcher = SequenceMatcher(None, [_key(item) for item in old], [_key(item) for item in new], autojunk=False)
    found = [(tag, list(old[a:b]), list(new[c:d])) for tag, a, b, c, d in matcher.get_opcodes()]
    for index, (tag, first, last) in enumerate(found):
        if tag in ("insert", "delete") and index:
            before, one, other = found[index - 1]
            ends = index == len(found) - 1
            if before == "equal" and one and (ends or (isinstance(one[-1], Para) and rng.random() < behind)):
                found[index] = ("replace", [one.pop(), *first], [other.pop(), *last])
    yield from found


def _key(item: Item) -> str:
    return item.text if isinstance(item, Para) else "\x00" + "\x00".join(item.cells)


def _alike(one: Item, other: Item) -> bool:
    if isinstance(one, Row) and isinstance(other, Row):
        return len(one.cells) == len(other.cells)
    return isinstance(one, Para) and isinstance(other, Para)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _kept(one: Item, other: Item) -> list[Part]:
    if isinstance(one, Para) and isinstance(other, Para):
        return [*(Piece(word) for word in _words(one.text)), Mark(one, other)]
    return _changed(one, other)


def _changed(one: Item, other: Item) -> list[Part]:
    if isinstance(one, Para) and isinstance(other, Para):
        return _block([one], [other])
    assert isinstance(one, Row)
    assert isinstance(other, Row)
    return [Line(one, other)]


def _whole(item: Item, *, gone: bool) -> list[Part]:
    """A paragraph or row that is wholly deleted or inserted, with its own mark."""
    if isinstance(item, Row):
        return [Line(item, None) if gone else Line(None, item)]
    pieces = [Piece(word, old=gone, new=not gone) for word in _words(item.text)]
    return [*pieces, Mark(item, None) if gone else Mark(None, item)]


def _block(first: list[Para], last: list[Para]) -> list[Part]:
    """Paragraphs become others, word by word; marks are words too, so that clauses are split and joined."""
    one, other = ([part for para in paras for part in (*_words(para.text), para)][:-1] for paras in (first, last))
    keys = [[part if isinstance(part, str) else "¶" for part in parts] for parts in (one, other)]
    parts: list[Part] = []
    for tag, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag == "equal":
            for before, after in zip(one[a:b], other[c:d], strict=True):
                both = isinstance(before, Para) and isinstance(after, Para)
                parts.append(Mark(before, after) if both else Piece(str(before)))  # type: ignore[arg-type]
            continue
        gone, come = one[a:b], other[c:d]
        if len(gone) == len(come) == 1 and _is_note(gone[0]) and _is_note(come[0]):
            parts.append(Piece(str(come[0]), was=str(gone[0])))
            continue
        parts += [Mark(part, None) if isinstance(part, Para) else Piece(part, new=False) for part in gone]
        parts += [Mark(None, part) if isinstance(part, Para) else Piece(part, old=False) for part in come]
    return [*parts, Mark(first[-1], last[-1])]


def _is_note(part: str | Para) -> bool:
    return isinstance(part, str) and part.startswith("{")


def _moved(parts: list[Part]) -> list[Part]:
    """A deleted paragraph whose text is inserted elsewhere was moved: both ends get a name."""
    ends: dict[tuple[bool, str], list[slice]] = {}
    start = 0
    for index, part in enumerate(parts):
        if isinstance(part, Piece):
            continue
        pieces = parts[start:index]
        gone = isinstance(part, Mark) and part.new is None
        whole = isinstance(part, Mark) and (part.old is None) != (part.new is None) and pieces
        if whole and all(isinstance(piece, Piece) and piece.old == gone and piece.new != gone for piece in pieces):
            text = "".join(piece.text for piece in pieces)  # type: ignore[union-attr]
            ends.setdefault((gone, text), []).append(slice(start, index + 1))
        start = index + 1
    count = 0
    for (gone, text), places in ends.items():
        for one, other in zip(places if gone else [], ends.get((False, text), []), strict=False):
            count += 1
            for place in (one, other):
                parts[place] = [part._replace(move=f"move{count}") for part in parts[place]]  # type: ignore[union-attr]
    return parts


# The file.


def redline(
    old: Draft,
    new: Draft,
    *,
    seed: int = 0,
    moves: bool = True,
    noise: bool = True,
    passing: bool = False,
    behind: float = 0.5,
) -> bytes:
    """A Word file whose tracked changes lead from one text to the other.

    `moves`: a paragraph that stands elsewhere was moved, not deleted and inserted. `noise`: runs are cut anywhere, with
    the revision numbers, languages and bookmarks that Word scatters. `passing`: here and there something is inserted by
    one author and deleted by another. `behind`: how often a clause was typed, or deleted, from the end of the line above
    it, and not from its own beginning.
    """
    assert isinstance(old[-1], Para), "a Word file ends with a paragraph"
    assert isinstance(new[-1], Para), "a Word file ends with a paragraph"
    writer = _Writer(random.Random(seed), noise=noise, passing=passing)
    body = writer.blocks(lay_over(old, new, writer.rng, moves=moves, behind=behind))
    notes = "".join(writer.notes)
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>\n'
        for kind, number in (("separator", -1), ("continuationSeparator", 0))
    )
    return pack_docx(
        body,
        files={"[Content_Types].xml": CONTENT_TYPES},
        styles=_styles(),
        numbering=NUMBERING,
        footnotes=separators + notes,
    )


class _Writer:
    """Writes the parts as XML; all that is arbitrary comes from one random source."""

    def __init__(self, rng: random.Random, *, noise: bool, passing: bool) -> None:
        self.rng = rng
        self.notes: list[str] = []
        self._noise = noise
        self._passing = passing
        self._ids = 0

    def blocks(self, parts: list[Part]) -> str:
        written: list[str] = []
        pieces: list[Piece] = []
        rows: list[str] = []
        for part in parts:
            if rows and not isinstance(part, Line):
                written.append(_table(rows))
                rows = []
            if isinstance(part, Piece):
                pieces.append(part)
            elif isinstance(part, Mark):
                if self._passing and self.rng.random() < 0.2:
                    where = self.rng.randint(0, len(pieces))
                    pieces.insert(where, Piece("passing", old=False, new=False))
                    if self.rng.random() < 0.4 and part.move is None:
                        para = part.new or part.old
                        written.append(self.paragraph(pieces[: where + 1], Mark(None, para, passing=True)))
                        pieces = pieces[where + 1 :]
                written.append(self.paragraph(pieces, part))
                pieces = []
            else:
                rows.append(self.row(part))
        assert not pieces, "a text ends with a mark"
        return "".join(written)

    def row(self, line: Line) -> str:
        kind = "" if line.old and line.new else f"<w:trPr>{self.change('ins' if line.new else 'del')}</w:trPr>"
        old = line.old.cells if line.old else ()
        new = line.new.cells if line.new else ()
        cells = []
        for index in range(max(len(old), len(new))):
            texts = [[Para(text) for text in cells[index].split("\n")] if cells else [] for cells in (old, new)]
            if line.old and line.new:
                parts = lay_over(*texts, self.rng)
            else:
                parts = [part for para in texts[0] or texts[1] for part in _whole(para, gone=line.new is None)]
            cells.append(f'<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/></w:tcPr>\n{self.blocks(parts)}</w:tc>\n')
        return f"<w:tr>{kind}{''.join(cells)}</w:tr>\n"

    def paragraph(self, pieces: list[Piece], mark: Mark, before: str = "") -> str:
        looks = mark.new or mark.old or Para("")
        properties = _properties(looks)
        kind = _kind(old=mark.old is not None, new=mark.new is not None, move=mark.move)
        if mark.passing:
            properties += f"<w:rPr>{self.change('ins')}{self.change('del')}</w:rPr>"
        elif kind:
            properties += f"<w:rPr>{self.change(kind)}</w:rPr>"
        elif mark.old and mark.new and _properties(mark.old) != _properties(mark.new):
            inner = f"<w:pPr>{_properties(mark.old)}</w:pPr>"
            properties += self.change("pPrChange", inner)
        content = before + self.runs(pieces)
        after = ""
        if mark.move:
            name = "moveFrom" if mark.new is None else "moveTo"
            self._ids += 1
            start = f'<w:{name}RangeStart w:id="{self._ids}" {self.who()} w:name="{mark.move}"/>'
            content, after = start + content, f'<w:{name}RangeEnd w:id="{self._ids}"/>\n'
        shown = f"<w:pPr>{properties}</w:pPr>" if properties else ""
        return f"<w:p{self.rsid()}>{shown}{content}</w:p>\n{after}"

    def runs(self, pieces: list[Piece]) -> str:
        """The words, those of one kind together, cut into runs and changes at random places."""
        written: list[str] = []
        start = 0
        while start < len(pieces):
            first = pieces[start]
            end = start + 1
            while end < len(pieces) and pieces[end][1:4] == first[1:4] and self.rng.random() < 0.95:
                end += 1
            kind = _kind(old=first.old, new=first.new, move=first.move)
            inner = self._group(pieces[start:end], "delText" if kind == "del" or not (first.old or first.new) else "t")
            if not (first.old or first.new):
                inner = self.change("ins", self.change("del", inner))
            elif kind:
                inner = self.change(kind, inner)
            written.append(inner)
            start = end
        return "".join(written)

    def _group(self, pieces: list[Piece], name: str) -> str:
        written = []
        text = ""
        for piece in pieces:
            if piece.text.startswith("{"):
                written += [self._cut(text, name), self._note(piece)]
                text = ""
            else:
                text += piece.text
        return "".join([*written, self._cut(text, name)])

    def _cut(self, text: str, name: str) -> str:
        runs = []
        while text:
            size = self.rng.randint(1, len(text)) if self._noise and self.rng.random() < 0.4 else len(text)
            runs.append(f"<w:r{self.rsid()}>{self._look()}{_characters(text[:size], name)}</w:r>")
            if self._noise and self.rng.random() < 0.1:
                self._ids += 1
                runs.append(
                    self.rng.choice(
                        [
                            '<w:proofErr w:type="spellStart"/>',
                            f'<w:bookmarkStart w:id="{self._ids}" w:name="_Ref{self._ids}"/><w:bookmarkEnd w:id="{self._ids}"/>',
                        ]
                    )
                )
            text = text[size:]
        return "".join(runs)

    def _note(self, piece: Piece) -> str:
        number = len(self.notes) + 1
        self.notes.append("")
        text = piece.text[1:-1]
        was = piece.was[1:-1] if piece.was is not None else text
        parts = lay_over([Para(was, "FootnoteText")], [Para(text, "FootnoteText")], self.rng)
        if not piece.old and self.rng.random() < 0.7:
            # Word tracks the text of a new note too; that of a deleted one it leaves alone.
            parts = [part._replace(old=False) if isinstance(part, Piece) else part for part in parts]
        head = f"<w:r>{_NOTE_LOOK}<w:footnoteRef/></w:r><w:r><w:tab/></w:r>"
        *pieces, mark = parts
        content = self.paragraph(pieces, mark, before=head)  # type: ignore[arg-type]
        self.notes[number - 1] = f'<w:footnote w:id="{number}">{content}</w:footnote>\n'
        return f'<w:r>{_NOTE_LOOK}<w:footnoteReference w:id="{number}"/></w:r>'

    def change(self, name: str, inner: str = "") -> str:
        self._ids += 1
        opening = f'<w:{name} w:id="{self._ids}" {self.who()}'
        return f"{opening}>{inner}</w:{name}>" if inner else f"{opening}/>"

    def who(self) -> str:
        day, hour = self.rng.randint(1, 28), self.rng.randint(0, 23)
        return f'w:author={quoteattr(self.rng.choice(AUTHORS))} w:date="2026-09-{day:02}T{hour:02}:00:00Z"'

    def rsid(self) -> str:
        return f' w:rsidR="00{self.rng.randrange(16**6):06X}"' if self._noise and self.rng.random() < 0.3 else ""

    def _look(self) -> str:
        return '<w:rPr><w:lang w:val="en-GB"/></w:rPr>' if self._noise and self.rng.random() < 0.2 else ""


def _kind(*, old: bool, new: bool, move: str | None) -> str | None:
    if old == new:
        return None
    if move:
        return "moveFrom" if old else "moveTo"
    return "del" if old else "ins"


def _properties(para: Para) -> str:
    style = f'<w:pStyle w:val="{para.style}"/>' if para.style else ""
    level = f'<w:numPr><w:ilvl w:val="{para.level}"/><w:numId w:val="1"/></w:numPr>' if para.level is not None else ""
    return style + level


def _characters(text: str, name: str) -> str:
    pieces = re.split(r"(\t)", text)
    return "".join(
        "<w:tab/>" if piece == "\t" else f'<w:{name} xml:space="preserve">{escape(piece)}</w:{name}>'
        for piece in pieces
        if piece
    )


def _table(rows: list[str]) -> str:
    grid = '<w:gridCol w:w="2400"/>' * max(row.count("</w:tc>") for row in rows)
    width = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{width}<w:tblGrid>{grid}</w:tblGrid>\n{''.join(rows)}</w:tbl>\n"


def _styles() -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\n'
        '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/></w:style>\n'
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>\n'
    ) + "\n".join(
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{_NAMES.get(style, style)}"/></w:style>'
        for style in STYLES
    )


_NOTE_LOOK = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'

NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>\n'
    + "\n".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate((("lowerLetter", "%1)"), ("lowerRoman", "%2)"), ("bullet", "–")))
    )
    + '\n</w:abstractNum>\n<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)

_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD_TYPE}.{part}+xml"/>'
        for part in ("styles", "numbering", "footnotes")
    )
    + "</Types>"
)
