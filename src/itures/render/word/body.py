"""Paragraphs, tables and footnotes with tracked changes, and their XML (ECMA-376 part 1, section 17.13.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, Literal, NamedTuple
from xml.sax.saxutils import escape

from itures.foundation.controls import legal

Look = Literal["", "italic", "bold", "mark", "inserted", "deleted"]
ChangeKind = Literal["ins", "del", "moveFrom", "moveTo"]
# Characters that XML 1.0 does not have (section 2.2).
_WIDTH: Final = 9639
"""Twentieths of a point between the margins of an A4 page."""
_LANDSCAPE: Final = 14572
_NO_DATE: Final = "1970-01-01T00:00:00Z"
"""What stands where the schema asks for a date and none is known: at the ends of a move (17.13.5.24). Nobody is shown it."""
_LOOKS: Final[dict[Look, str]] = {
    "": "",
    "italic": "<w:rPr><w:i/></w:rPr>",
    "bold": "<w:rPr><w:b/></w:rPr>",
    # Looks of changes that nobody is to accept or reject, so that a table stays what it is.
    "inserted": '<w:rPr><w:color w:val="0A6B2D"/><w:u w:val="single"/></w:rPr>',
    "deleted": '<w:rPr><w:strike/><w:color w:val="A3171F"/></w:rPr>',
    "mark": '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>',
}


class Change(NamedTuple):
    """A tracked change; the date is ISO 8601, or not told."""

    kind: ChangeKind
    author: str
    date: str | None = None


class Run(NamedTuple):
    """Characters of a paragraph, a tab among them as itself; or, with `note`, the mark of the footnote with this number.

    The mark of a footnote has a text only if Word is not to number it. `ref` is that mark in the note itself.
    """

    text: str
    change: Change | None = None
    look: Look = ""
    note: int | None = None
    ref: bool = False


class Restyled(NamedTuple):
    """The style that a paragraph had before, and the change that took it away."""

    style: str
    change: Change


class Move(NamedTuple):
    """One end of a move: its name, which both ends have, and its change."""

    name: str
    change: Change


@dataclass(slots=True)
class Paragraph:
    """A paragraph. `change` is that of its mark; paragraphs that follow each other and have the same move moved together.

    `comments` are about all of it.
    """

    style: str
    runs: list[Run] = field(default_factory=list)
    change: Change | None = None
    was: Restyled | None = None
    move: Move | None = None
    comments: Sequence[str] = ()


class TableRow(NamedTuple):
    """A row of a table: the paragraphs of each cell. `fills` are the colours of its first cells ("FDE4E4"; empty for none).

    `splits` lets a page end inside it.
    """

    cells: Sequence[Sequence[Paragraph]]
    change: Change | None = None
    heads: bool = False
    fills: Sequence[str] = ()
    splits: bool = False


@dataclass(slots=True)
class Table:
    """A table, with borders; `wide` on pages that lie on their side. `shares` say how wide columns are beside each other."""

    rows: list[TableRow]
    wide: bool = False
    shares: Sequence[int] = ()


Block = Paragraph | Table


class Writer:
    """Makes XML and numbers the changes, which must differ throughout a file."""

    def __init__(self) -> None:
        self._count = 0
        self._ranges: dict[tuple[str, str], int] = {}
        self.comments: list[str] = []
        """The comments so far, as XML."""

    def body(self, blocks: Sequence[Block]) -> str:
        """The blocks, with an empty paragraph behind a table where Word needs one: before another, and at the end."""
        found: list[str] = []
        open_move: Move | None = None
        for index, block in enumerate(blocks):
            if isinstance(block, Table):
                found.append(self._table(block))
                if index + 1 == len(blocks) or isinstance(blocks[index + 1], Table):
                    found.append("<w:p/>")
                continue
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            ends = block.move is not None and not (isinstance(following, Paragraph) and following.move == block.move)
            found.append(self._paragraph(block, begins=block.move is not None and open_move != block.move, ends=ends))
            open_move = None if ends else block.move
        return "".join(found)

    def note(self, number: int, paragraphs: Iterable[Paragraph]) -> str:
        """A footnote."""
        text = "".join([self._paragraph(paragraph) for paragraph in paragraphs])
        return f'<w:footnote w:id="{number}">{text}</w:footnote>'

    def _table(self, table: Table) -> str:
        columns = max([len(row.cells) for row in table.rows], default=1)
        whole = _LANDSCAPE if table.wide else _WIDTH
        shares = [*table.shares, *[1] * (columns - len(table.shares))]
        widths = [whole * share // sum(shares) for share in shares]
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        borders = "".join([f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides])
        grid = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
        rows = "".join([self._row(row, widths) for row in table.rows])
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
        )

    def _row(self, row: TableRow, widths: Sequence[int]) -> str:
        told = ("" if row.splits else "<w:cantSplit/>") + ("<w:tblHeader/>" if row.heads else "")
        told += self._empty(row.change) if row.change is not None else ""
        cells = []
        for index, cell in enumerate(row.cells):
            # The last cell of a shorter row reaches to the end of the table.
            span = len(widths) - index if index + 1 == len(row.cells) else 1
            wide = f'<w:tcW w:w="{sum(widths[index : index + span])}" w:type="dxa"/>' + (
                f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
            )
            if index < len(row.fills) and row.fills[index]:
                wide += f'<w:shd w:val="clear" w:color="auto" w:fill="{row.fills[index]}"/>'
            content = "".join([self._paragraph(paragraph) for paragraph in cell]) or "<w:p/>"
            cells.append(f"<w:tc><w:tcPr>{wide}</w:tcPr>{content}</w:tc>")
        return f"<w:tr><w:trPr>{told}</w:trPr>{''.join(cells)}</w:tr>"

    def _paragraph(self, paragraph: Paragraph, *, begins: bool = False, ends: bool = False) -> str:
        style = f'<w:pStyle w:val="{paragraph.style}"/>' if paragraph.style else ""
        mark = f"<w:rPr>{self._empty(paragraph.change)}</w:rPr>" if paragraph.change is not None else ""
        before = ""
        if paragraph.was is not None:
            old = f'<w:pStyle w:val="{paragraph.was.style}"/>' if paragraph.was.style else ""
            before = f"<w:pPrChange {self._who(paragraph.was.change)}><w:pPr>{old}</w:pPr></w:pPrChange>"
        properties = f"<w:pPr>{style}{mark}{before}</w:pPr>" if style or mark or before else ""
        content = "".join([self._runs(change, list(runs)) for change, runs in groupby(paragraph.runs, _change)])
        if paragraph.move is not None:
            start = self._start(paragraph.move) if begins else ""
            content = f"{start}{content}{self._end(paragraph.move) if ends else ''}"
        for comment in paragraph.comments:
            content = self._commented(content, comment, _whole(paragraph))
        return f"<w:p>{properties}{content}</w:p>"

    def _commented(self, content: str, comment: str, change: Change | None) -> str:
        """The content of a paragraph with a comment on it (section 17.13.4), which comes with the content if that is new."""
        number = f'w:id="{len(self.comments)}"'
        text = f"<w:r>{_LOOKS['']}<w:t>{escape(legal(comment))}</w:t></w:r>"
        self.comments.append(
            f'<w:comment {number} w:author="itures" w:initials="it">'
            f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{text}</w:p></w:comment>'
        )
        reference = f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference {number}/></w:r>'
        if change is not None:
            reference = f"<w:ins {self._who(change)}>{reference}</w:ins>"
        return f"<w:commentRangeStart {number}/>{content}<w:commentRangeEnd {number}/>{reference}"

    def _start(self, move: Move) -> str:
        """The beginning of what moves; its end, which may be in another paragraph, has the same number."""
        dated = move.change if move.change.date else move.change._replace(date=_NO_DATE)
        start = f'<w:{move.change.kind}RangeStart {self._who(dated)} w:name="{move.name}"/>'
        self._ranges[move.change.kind, move.name] = self._count
        return start

    def _end(self, move: Move) -> str:
        return f'<w:{move.change.kind}RangeEnd w:id="{self._ranges[move.change.kind, move.name]}"/>'

    def _runs(self, change: Change | None, runs: Sequence[Run]) -> str:
        content = "".join([_run(run) for run in runs if run.text or run.note is not None or run.ref])
        if change is None or not content:
            return content
        return f"<w:{change.kind} {self._who(change)}>{content}</w:{change.kind}>"

    def _empty(self, change: Change) -> str:
        return f"<w:{change.kind} {self._who(change)}/>"

    def _who(self, change: Change) -> str:
        self._count += 1
        date = f' w:date="{_attribute(change.date)}"' if change.date else ""
        return f'w:id="{self._count}" w:author="{_attribute(change.author)}"{date}'


def _whole(paragraph: Paragraph) -> Change | None:
    """The change that inserted all of a paragraph, or moved it here."""
    changes = [run.change for run in paragraph.runs]
    if changes and all(change is not None and change.kind in ("ins", "moveTo") for change in changes):
        return changes[0]
    return None


def _change(run: Run) -> Change | None:
    return run.change


def _run(run: Run) -> str:
    tag = "w:delText" if run.change is not None and run.change.kind == "del" else "w:t"
    if run.ref:
        return f"<w:r>{_LOOKS['mark']}<w:footnoteRef/></w:r>"
    parts = []
    if run.note is not None:
        custom = ' w:customMarkFollows="1"' if run.text else ""
        parts.append(f'<w:footnoteReference{custom} w:id="{run.note}"/>')
    for number, text in enumerate(legal(run.text).replace("\r", " ").replace("\n", " ").split("\t")):
        if number:
            parts.append("<w:tab/>")
        if text:
            parts.append(f'<{tag} xml:space="preserve">{escape(text)}</{tag}>')
    return f"<w:r>{_LOOKS[run.look]}{''.join(parts)}</w:r>"


def _attribute(text: str) -> str:
    return escape(legal(text), {'"': "&quot;", "\n": " ", "\t": " ", "\r": " "})
