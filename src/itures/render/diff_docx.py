"""A comparison as a Word file: the new text against the old one, with tracked changes that Word can accept and reject.

One paragraph for each clause, in the styles of ITU's templates. What stands in the same order in both texts is kept, with
the changes in it; everything else is deleted where it stood and inserted where it stands. So rejecting all changes gives the
old clauses in their order, and accepting them the new ones (ECMA-376 part 1, section 17.13.5). A clause that moved is a move
from and a move to, with the words that changed on the way deleted at the one end and inserted at the other.
"""

from __future__ import annotations

import re
import zipfile
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final, Literal, NamedTuple
from xml.sax.saxutils import escape

from itures.model.edit import ClauseKind, Diff, Edit, Op, Side, Word

_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_DATE: Final = "2026-01-01T00:00:00Z"
# Characters that XML 1.0 does not have (section 2.2).
_ILLEGAL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_STYLES: Final[dict[ClauseKind, str]] = {
    "designation": "ResNo",
    "title": "Restitle",
    "formula": "Normalaftertitle",
    "call": "Call",
    "heading": "AnnexNo",
    "footnote": "FootnoteText",
    "reasons": "Reasons",
}
_NAMES: Final = {
    "ResNo": ("Res_No", '<w:jc w:val="center"/>', "<w:caps/>"),
    "Restitle": ("Res_title", '<w:jc w:val="center"/>', "<w:b/>"),
    "Normalaftertitle": ("Normal after title", '<w:spacing w:before="280"/>', ""),
    "Call": ("Call", '<w:keepNext/><w:spacing w:before="160"/><w:ind w:left="794"/>', "<w:i/>"),
    "enumlev1": ("enumlev1", '<w:ind w:left="794" w:hanging="794"/>', ""),
    "enumlev2": ("enumlev2", '<w:ind w:left="1191" w:hanging="397"/>', ""),
    "enumlev3": ("enumlev3", '<w:ind w:left="1588" w:hanging="397"/>', ""),
    "AnnexNo": ("Annex_No", '<w:keepNext/><w:jc w:val="center"/>', ""),
    "FootnoteText": ("footnote text", "", ""),
    "Reasons": ("Reasons", "", ""),
}

_Mark = Literal["ins", "del", "moveFrom", "moveTo"] | None
_MARKS: Final[dict[Op, _Mark]] = {"equal": None, "insert": "ins", "delete": "del"}


class _Move(NamedTuple):
    """A clause that stands elsewhere in the new text, with the changes in it."""

    name: str
    old: Side
    new: Side
    edit: Edit | None


class _Row(NamedTuple):
    """A clause of the file: kept (both sides), deleted (old alone) or inserted (new alone)."""

    old: Side | None
    new: Side | None
    edit: Edit | None
    move: _Move | None = None


def write(old: Sequence[Side], new: Sequence[Side], diff: Diff, author: str, date: str = _DATE) -> bytes:
    """The Word file, the same bytes for the same arguments.

    `old` and `new` are all clauses of both texts in order, `date` is ISO 8601. Characters that XML cannot hold become
    U+FFFD.

    >>> from itures.model.edit import Summary
    >>> write((), (), Diff("a", "b", Summary(), ()), "Secretariat")[:2]
    b'PK'
    """
    writer = _Writer(author, date)
    body = "".join(writer.rows(_rows(old, new, diff)))
    return _package(body)


def table_file(
    heading: Sequence[str], rows: Sequence[Sequence[Sequence[Word]]], author: str, date: str = _DATE
) -> bytes:
    """A Word file with one table on pages that lie on their side; words of cells may be inserted or deleted ones.

    >>> table_file(["clause"], [[[Word("insert", "new")]]], "Secretariat")[:2]
    b'PK'
    """
    writer = _Writer(author, date)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join([f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides])
    first = "".join([f"<w:tc>{writer.cell([Word('equal', text)])}</w:tc>" for text in heading])
    found = [f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{first}</w:tr>"]
    found += [f"<w:tr>{''.join([f'<w:tc>{writer.cell(words)}</w:tc>' for words in row])}</w:tr>" for row in rows]
    width = 14000 // max(len(heading), 1)
    columns = f'<w:gridCol w:w="{width}"/>' * len(heading)
    table = f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    page = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    return _package(f"{table}{''.join(found)}</w:tbl><w:p/>", page)


def _rows(old: Sequence[Side], new: Sequence[Side], diff: Diff) -> list[_Row]:
    """All clauses in an order that holds for both texts."""
    edits = {edit.new[0].place: edit for edit in diff.edits if len(edit.old) == len(edit.new) == 1}
    pairs = {edit.old[0].place: place for place, edit in edits.items()} | dict(diff.unchanged)
    kept = _longest_rise(sorted(pairs.items()))
    # One of several paragraphs, or a row, has no move in Word: it is told as deleted and inserted.
    moves = [
        _Move(f"move{number}", old[before], new[after], edits.get(after))
        for number, (before, after) in enumerate(sorted(set(pairs.items()) - set(kept)), 1)
        if "\n" not in old[before].text + new[after].text and "row" not in (old[before].kind, new[after].kind)
    ]
    gone = {move.old.place: move for move in moves}
    come = {move.new.place: move for move in moves}
    rows: list[_Row] = []
    here = there = 0
    for before, after in [*kept, (len(old), len(new))]:
        rows += [_Row(side, None, None, gone.get(side.place)) for side in old[here:before]]
        rows += [_Row(None, side, None, come.get(side.place)) for side in new[there:after]]
        if before < len(old):
            rows.append(_Row(old[before], new[after], edits.get(after)))
        here, there = before + 1, after + 1
    return rows


def _longest_rise(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs that are in the same order in both texts."""
    tails: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for index, (_, value) in enumerate(pairs):
        at = bisect_left(tails, value)
        before.append(holders[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        holders[at : at + 1] = [index]
    found = []
    index = holders[-1] if holders else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]


def _depth(side: Side) -> int:
    """How deep a point stands under its call: by the labels at the end of its path."""
    labels = re.search(r"(?:\s(?:\d+(?:\.\d+)*[a-z]*|\(?[a-z]{1,4}\)[a-z]*|[–·•−-]))+\Z", side.at)
    return len(labels.group().split()) if labels is not None else 1


class _Writer:
    """Makes the XML of paragraphs and rows, and numbers the changes."""

    def __init__(self, author: str, date: str) -> None:
        self._who = f'w:author="{_attribute(author)}" w:date="{_attribute(date)}"'
        self._count = 0

    def rows(self, rows: Sequence[_Row]) -> Iterator[str]:
        """The body: tables for rows of tables that follow each other, paragraphs for everything else."""
        table: list[str] = []
        for row in rows:
            side = row.new or row.old
            if side is None:
                continue
            if side.kind == "row":
                table += self._table_rows(row)
                continue
            if table:
                yield _table(table)
                table = []
            yield self._clause(row, min(_depth(side), 3))
        if table:
            yield _table(table)

    def cell(self, words: Sequence[Word]) -> str:
        """The paragraph of a cell."""
        text = "".join([self._run(word.text.replace("\n", " "), _MARKS[word.op]) for word in words])
        return self._paragraph("", text, None)

    def _clause(self, row: _Row, depth: int) -> str:
        if row.old is None and row.new is not None:
            return self._whole(row.new, "ins", depth) if row.move is None else self._moved(row.move, "moveTo", depth)
        if row.new is None and row.old is not None:
            return self._whole(row.old, "del", depth) if row.move is None else self._moved(row.move, "moveFrom", depth)
        old, new = row.old, row.new
        assert old is not None  # noqa: S101  # one of them is there, and neither is missing
        assert new is not None  # noqa: S101
        if row.edit is None or (not row.edit.words and old.label == new.label):
            return self._whole(new, None, depth)
        if "\n" in old.text or "\n" in new.text:
            return self._whole(old, "del", depth) + self._whole(new, "ins", depth)
        label = self._run(new.label, None) if old.label == new.label else ""
        if not label:
            label = self._run(old.label, "del") + self._run(new.label, "ins")
        tab = "<w:r><w:tab/></w:r>" if new.label or old.label else ""
        words = row.edit.words
        text = (
            "".join([self._run(word.text, _MARKS[word.op]) for word in words]) if words else self._run(new.text, None)
        )
        return self._paragraph(_style(new, depth), label + tab + text, None)

    def _moved(self, move: _Move, mark: Literal["moveFrom", "moveTo"], depth: int) -> str:
        """One end of a move: what both ends have is moved, the rest of this end is deleted or inserted."""
        side, other = (move.old, move.new) if mark == "moveFrom" else (move.new, move.old)
        own: _Mark = "del" if mark == "moveFrom" else "ins"
        words = move.edit.words if move.edit is not None else ()
        self._count += 1
        number = self._count
        content = [f'<w:{mark}RangeStart w:id="{number}" {self._who} w:name="{move.name}"/>']
        if side.label:
            content.append(self._run(side.label, mark if side.label == other.label else own))
            content.append(self._in_change("<w:r><w:tab/></w:r>", mark if other.label else own))
        if words:
            marks: dict[_Mark, _Mark] = {None: mark, own: own}
            content += [self._run(word.text, marks[_MARKS[word.op]]) for word in words if _MARKS[word.op] in marks]
        else:
            content.append(self._run(side.text, mark))
        content.append(f'<w:{mark}RangeEnd w:id="{number}"/>')
        return self._paragraph(_style(side, depth), "".join(content), mark)

    def _whole(self, side: Side, mark: _Mark, depth: int) -> str:
        """A clause as one change, or as none; a wording of several paragraphs keeps them."""
        first, *rest = side.text.split("\n")
        tab = self._in_change("<w:r><w:tab/></w:r>", mark) if side.label else ""
        label = self._run(side.label, mark) if side.label else ""
        found = self._paragraph(_style(side, depth), label + tab + self._run(first, mark), mark)
        return found + "".join([self._paragraph("", self._run(text, mark), mark) for text in rest])

    def _table_rows(self, row: _Row) -> list[str]:
        if row.old is not None and row.new is not None and (row.edit is None or not row.edit.words):
            return [self._table_row(row.new, None)]
        found = [self._table_row(row.old, "del")] if row.old is not None else []
        return found + ([self._table_row(row.new, "ins")] if row.new is not None else [])

    def _table_row(self, side: Side, mark: _Mark) -> str:
        told = f"<w:trPr>{self._change(mark)}</w:trPr>" if mark is not None else ""
        cells = [f"<w:tc>{self._paragraph('', self._run(cell, mark), mark)}</w:tc>" for cell in side.text.split(" | ")]
        return f"<w:tr>{told}{''.join(cells)}</w:tr>"

    def _paragraph(self, style: str, content: str, mark: _Mark) -> str:
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        told = f"<w:rPr>{self._change(mark)}</w:rPr>" if mark is not None else ""
        properties = f"<w:pPr>{named}{told}</w:pPr>" if named or told else ""
        return f"<w:p>{properties}{content}</w:p>"

    def _run(self, text: str, mark: _Mark) -> str:
        if not text:
            return ""
        tag = "w:delText" if mark == "del" else "w:t"
        clean = escape(_ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text).replace("\t", " ").replace("\r", " "))
        return self._in_change(f'<w:r><{tag} xml:space="preserve">{clean}</{tag}></w:r>', mark)

    def _in_change(self, run: str, mark: _Mark) -> str:
        if mark is None:
            return run
        return f"{self._change(mark, closed=False)}{run}</w:{mark}>"

    def _change(self, mark: _Mark, closed: bool = True) -> str:
        self._count += 1
        return f'<w:{mark} w:id="{self._count}" {self._who}{"/" if closed else ""}>'


def _table(rows: Sequence[str]) -> str:
    columns = '<w:gridCol w:w="2000"/>' * max(row.count("<w:tc>") for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl><w:p/>"


def _style(side: Side, depth: int) -> str:
    if side.kind == "point":
        return f"enumlev{depth}"
    return _STYLES.get(side.kind, "")


def _attribute(text: str) -> str:
    return escape(_ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text), {'"': "&quot;", "\n": " ", "\t": " "})


def _package(body: str, page: str = "<w:sectPr/>") -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        for key, (name, paragraph, run) in _NAMES.items()
    )
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {
        "[Content_Types].xml": f'{head}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{kind}.styles+xml"/></Types>',
        "_rels/.rels": f'{head}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{head}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship '
        f'Id="rId1" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>',
        "word/styles.xml": f'{head}<w:styles xmlns:w="{_NAMESPACE}">{normal}{styles}</w:styles>',
        "word/document.xml": f'{head}<w:document xmlns:w="{_NAMESPACE}"><w:body>{body}{page}</w:body></w:document>',
    }
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            # The same bytes at every run: no clock.
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            file.writestr(info, content.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return target.getvalue()
