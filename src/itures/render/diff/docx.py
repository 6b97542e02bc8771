"""A comparison as a Word file: the new text against the old one, with tracked changes that Word can accept and reject.

One paragraph for each clause, in the styles of ITU's templates; notes are footnotes at their marks, rows of tables tables.
What stands in the same order in both texts is kept, with the changes in it; everything else is deleted where it stood and
inserted where it stands. So rejecting all changes gives the old clauses in their order, and accepting them the new ones. A
clause that moved is a move from and a move to, with the words that changed on the way deleted at the one end and inserted
at the other.

What must not be overlooked (a weaker verb, a reference left behind) stands in comments.

Blanks that differ (a no-break space), the looks of characters and joined cells are not in a comparison, nor in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import Final, NamedTuple

from itures.foundation.order import rise_without
from itures.model.diff import ClauseKind, Diff, Edit, Side, Signed, Word
from itures.model.paths import parent
from itures.render.word.body import Block, Change, ChangeKind, Move, Paragraph, Restyled, Run, Table, TableRow, Writer
from itures.render.word.clause import ClauseBuilder, Line, Marker
from itures.render.word.package import package
from itures.render.word.settle import settle

_STYLES: Final[dict[ClauseKind, str]] = {
    "proposal": "Proposal",
    "designation": "ResNo",
    "title": "Restitle",
    "formula": "Normalaftertitle",
    "call": "Call",
    "heading": "AnnexNo",
    "footnote": "FootnoteText",
    "reasons": "Reasons",
}
_FURTHER: Final = {"AnnexNo": "Annextitle"}
"""The styles of further lines of a clause, where they have one of their own."""


def write(
    old: Sequence[Side],
    new: Sequence[Side],
    diff: Diff,
    author: str | None = None,
    date: str | None = None,
    *,
    comments: bool = True,
) -> bytes:
    """The Word file, the same bytes for the same arguments.

    `old` and `new` are all clauses of both texts in order. The changes are the author's; without one they are those of
    who made them, where the file that was compared says so, else of "itures". The `date` is ISO 8601; without one they have
    those of that file, or none. Without `comments`, nothing is said beside the text. Characters that XML cannot hold become U+FFFD.

    >>> from itures.model.diff import Summary
    >>> write((), (), Diff("a", "b", Summary(), ()), "Secretariat")[:2]
    b'PK'
    """
    return _File(old, new, diff, author, date, comments).written()


class _Row(NamedTuple):
    """Clauses of the file: kept (both sides; several at one side if split or merged), deleted or inserted (one side alone).

    One end of a move has the name of the move, and `other` is the clause at its other end.
    """

    old: tuple[Side, ...]
    new: tuple[Side, ...]
    edit: Edit | None = None
    move: str | None = None
    other: Side | None = None


_Ends = dict[int, tuple[str, Side]]
"""The ends of moves in a text, by their places: the name of the move, and the clause at its other end."""


class _File:
    def __init__(
        self,
        old: Sequence[Side],
        new: Sequence[Side],
        diff: Diff,
        author: str | None,
        date: str | None,
        comments: bool,
    ) -> None:
        self._old, self._new = old, new
        self._author, self._date = author, date
        self._came = {side.place: edit for edit in diff.edits for side in edit.new}
        self._gone = {side.place: edit for edit in diff.edits for side in edit.old}
        self._pairs = dict(diff.unchanged)
        """Where a clause of the old text is in the new one; a clause that was split is where its first part is."""
        self._pairs |= {edit.old[0].place: edit.new[0].place for edit in diff.edits if edit.old and edit.new}
        self._moves = {side.id: edit for edit in diff.edits if "moved" in edit.kinds for side in (*edit.old, *edit.new)}
        self._alone = _alone(diff)
        """Who made what no tracked change says: numbers that changed because of what came and went."""
        self._depths = (_depths(old), _depths(new))
        self._cited = (_cited(old), _cited(new))
        self._counted = _counted(old) and _counted(new)
        """Whether Word can number the notes."""
        self._comments = _comments(diff, new) if comments else {}
        self._writer = Writer()
        self._notes: list[str] = []

    def written(self) -> bytes:
        body = self._writer.body(settle(list(self._blocks())))
        return package(body, "".join(self._notes), "".join(self._writer.comments))

    def _rows(self) -> Iterator[_Row]:
        """All clauses but the notes that have marks, in an order that holds for both texts."""
        kept, moves = self._kept_and_moved()
        ends = [(f"move{number}", *move) for number, move in enumerate(moves, 1)]
        gone = {before: (name, self._new[after]) for name, before, after in ends}
        come = {after: (name, self._old[before]) for name, before, after in ends}
        here = there = 0
        for before, after in kept:
            yield from self._deleted(self._old[here:before], gone)
            yield from self._inserted(self._new[there:after], come)
            row = self._kept(before, after)
            here, there = before + len(row.old), after + len(row.new)
            yield row
        yield from self._deleted(self._old[here:], gone)
        yield from self._inserted(self._new[there:], come)

    def _kept_and_moved(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """The places of what stands in the same order in both texts, and of what Word can show as moved."""
        pairs = sorted(
            [pair for pair in self._pairs.items() if pair[0] not in self._cited[0] and pair[1] not in self._cited[1]]
        )
        moved = {side.id for edit in self._gone.values() if "moved" in edit.kinds for side in edit.old}
        yielding = {index for index, (before, _) in enumerate(pairs) if _within(self._old[before].id, moved)}
        kept = [pairs[index] for index in rise_without([after for _, after in pairs], yielding)]
        return kept, sorted({pair for pair in pairs if self._movable(*pair)} - set(kept))

    def _kept(self, before: int, after: int) -> _Row:
        """A clause of both texts: with all its parts if it was split, or merged from several."""
        edit = self._came.get(after)
        if edit is None:
            return _Row((self._old[before],), (self._new[after],))
        return _Row(edit.old, edit.new, edit)

    def _deleted(self, sides: Sequence[Side], gone: _Ends) -> Iterator[_Row]:
        """Clauses that are no longer there, or stand elsewhere now."""
        for side in sides:
            if side.place not in self._cited[0]:
                move, other = gone.get(side.place, (None, None))
                yield _Row((side,), (), self._gone.get(side.place), move, other)

    def _inserted(self, sides: Sequence[Side], come: _Ends) -> Iterator[_Row]:
        """Clauses that are new, or stood elsewhere."""
        for side in sides:
            if side.place not in self._cited[1]:
                move, other = come.get(side.place, (None, None))
                yield _Row((), (side,), self._came.get(side.place), move, other)

    def _movable(self, before: int, after: int) -> bool:
        """Whether Word can show a move: not of rows, nor of what was split, nor of what has no word in common."""
        edit = self._came.get(after)
        if "row" in (self._old[before].kind, self._new[after].kind):
            return False
        if edit is None or not edit.words:
            return True
        return len(edit.old) == len(edit.new) == 1 and any(
            word.op == "equal" and word.text.strip() for word in edit.words
        )

    def _blocks(self) -> Iterator[Block]:
        rows: list[TableRow] = []
        tables = ["", ""]
        for row in self._rows():
            if (row.new or row.old)[0].kind != "row":
                if rows:
                    yield Table(rows)
                rows, tables = [], ["", ""]
                yield from self._paragraphs(row)
                continue
            for index, sides in enumerate((row.old, row.new)):
                table = parent(sides[0].id) if sides else ""
                if rows and table and tables[index] and table != tables[index]:
                    yield Table(rows)
                    rows, tables = [], ["", ""]
                tables[index] = table or tables[index]
            rows += self._table_rows(row)
        if rows:
            yield Table(rows)

    def _paragraphs(self, row: _Row) -> list[Paragraph]:
        side = (row.new or row.old)[0]
        style = self._style(side, bool(row.new))
        move = None
        if row.move is not None:
            move = Move(row.move, self._change("moveTo" if row.new else "moveFrom", row.edit or self._above(side)))
        found = [
            Paragraph(style if number == 0 else _FURTHER.get(style, style), runs, end, None, move)
            for number, (runs, end) in enumerate(self._lines(row))
        ]
        if row.old and row.new:
            before = self._style(row.old[0], False)
            if before != style:
                found[0].was = Restyled(before, self._change("ins", row.edit))
        found[0].comments = [comment for one in row.new for comment in self._comments.get(one.place, ())]
        return found

    def _lines(self, row: _Row) -> list[Line]:
        """The paragraphs of a clause."""
        words: Sequence[Word] = row.edit.words if row.edit is not None else ()
        text = (row.new or row.old)[0].text
        whole: ChangeKind | None = None
        if row.old and row.new:
            words = words or [Word("equal", text)]
        elif row.move is not None:
            whole = "moveTo" if row.new else "moveFrom"
            passed = "delete" if row.new else "insert"
            words = [word for word in words if word.op != passed] or [Word("equal", text)]
        else:
            words = [Word("insert" if row.new else "delete", text)]
        edit = row.edit or (self._above((row.new or row.old)[0]) if whole is not None else None)
        builder = ClauseBuilder(
            row.old, row.new, lambda kind: self._change(kind, edit), Marker(self._one, self._note), whole
        )
        old, new = _label(row.old), _label(row.new)
        if row.other is not None and row.other.label == (old or new):
            # What moves brings its label with it; another label is deleted here and inserted there.
            old = new = row.other.label
        builder.label(old, new)
        builder.words(words)
        # The end of a paragraph that moves is inserted and deleted: LibreOffice leaves it behind where it is moved.
        kind: ChangeKind | None = None if row.old and row.new else "ins" if row.new else "del"
        return builder.lines(self._change(kind, edit) if kind is not None else None)

    def _above(self, side: Side) -> Edit | None:
        """The edit that moved a clause which is otherwise unchanged: that of the clause over it."""
        above = side.id
        while (above := parent(above)) and above not in self._moves:
            pass
        return self._moves.get(above)

    def _change(self, kind: ChangeKind, edit: Edit | None) -> Change:
        """A change with its author and date."""
        if edit is None or edit.author is None:
            author, date = self._alone.author, self._alone.date
        else:
            author, date = edit.author, edit.date
        return Change(kind, self._author or author, self._date or date)

    def _one(self, old: int, new: int) -> bool:
        """Whether two notes are one, and Word needs no other mark for it."""
        return self._pairs.get(old) == new and (self._counted or self._old[old].label == self._new[new].label)

    def _note(self, old: int | None, new: int | None, change: Change | None) -> Run:
        """The mark of a note, which is made with it. Word shows notes in the order of their marks."""
        number = len(self._notes) + 1
        before = [self._old[old]] if old is not None else []
        after = [self._new[new]] if new is not None else []
        side = (after or before)[0]
        edit = self._came.get(side.place) if after else self._gone.get(side.place)
        builder = ClauseBuilder(before, after, lambda kind: self._change(kind, edit), Marker(self._one, self._note))
        mark = "" if self._counted else side.label
        builder.run(Run(mark, None, "mark", ref=not mark))
        builder.run(Run("\t"))
        if before and after:
            builder.words(edit.words if edit is not None and edit.words else [Word("equal", side.text)])
        else:
            builder.words([Word("insert" if after else "delete", side.text)])
        # The last paragraph of a note is there as long as the note is.
        paragraphs = [Paragraph("FootnoteText", runs, end) for runs, end in builder.lines(None)]
        self._notes.append(self._writer.note(number, paragraphs))
        return Run(mark, change, "mark", number)

    def _table_rows(self, row: _Row) -> list[TableRow]:
        if row.old and row.new and len(row.old[0].cells) == len(row.new[0].cells):
            pairs = zip(row.old[0].cells, row.new[0].cells, strict=True)
            return [
                TableRow(
                    [self._cell([Word("equal", new)] if old == new else _replaced(old, new), row) for old, new in pairs]
                )
            ]
        found = []
        if row.old:
            cells = [self._cell([Word("delete", text)], row) for text in row.old[0].cells]
            found.append(TableRow(cells, self._change("del", row.edit)))
        if row.new:
            cells = [self._cell([Word("insert", text)], row) for text in row.new[0].cells]
            found.append(TableRow(cells, self._change("ins", row.edit)))
        return found

    def _cell(self, words: Sequence[Word], row: _Row) -> list[Paragraph]:
        """The paragraphs of a cell."""
        builder = ClauseBuilder((), (), lambda kind: self._change(kind, row.edit), Marker(self._one, self._note))
        builder.words(words)
        return [Paragraph("Tabletext", runs, end) for runs, end in builder.lines(None)]

    def _style(self, side: Side, new: bool) -> str:
        if side.kind != "point":
            return _STYLES.get(side.kind, "")
        depth = self._depths[new].get(side.place, 1)
        if depth == 1 and not side.label[:1].isalnum():
            return "enumlev1"  # a bullet under a call
        return f"enumlev{min(depth - 1, 3)}" if depth > 1 else ""


def _comments(diff: Diff, new: Sequence[Side]) -> dict[int, list[str]]:
    """What must not be overlooked, by the clause of the new text that it is about; of a note by the clause with its mark."""
    carriers = {mark.note: side.place for side in new for mark in reversed(side.marks)}
    found: dict[int, list[str]] = {}
    told = [(edit.new[0].place, note) for edit in diff.edits if edit.new for note in edit.notes]
    for place, note in [*told, *[(stale.place, stale.message) for stale in diff.stale]]:
        where = carriers.get(place, place)
        found.setdefault(where, []).append(note if where == place else f"footnote {new[place].label}: {note}")
    return found


def _alone(diff: Diff) -> Signed:
    """The author of all tracked changes of a file, if there is only one, with the date of the first of them."""
    signed = [one for edit in diff.edits for one in edit.authors]
    if len({one.author for one in signed}) != 1:
        return Signed("itures")
    return Signed(signed[0].author, min([one.date for one in signed if one.date], default=None))


def _within(id: str, ids: Set[str]) -> bool:
    """Whether a clause is one of these, or stands under one of them."""
    while id and id not in ids:
        id = parent(id)
    return bool(id)


def _label(sides: Sequence[Side]) -> str:
    return sides[0].label if sides else ""


def _replaced(old: str, new: str) -> list[Word]:
    return [word for word in (Word("delete", old), Word("insert", new)) if word.text]


def _depths(sides: Sequence[Side]) -> dict[int, int]:
    """How deep each point stands under its call, from 1 on: by the points whose ids its own begins with."""
    depths: dict[str, int] = {}
    found = {}
    for side in sides:
        if side.kind == "point":
            depths[side.id] = found[side.place] = depths.get(parent(side.id), 0) + 1
    return found


def _cited(sides: Sequence[Side]) -> frozenset[int]:
    """The places of the notes whose marks stand in clauses."""
    return frozenset([mark.note for side in sides for mark in side.marks])


def _counted(sides: Sequence[Side]) -> bool:
    """Whether the marks of notes are 1, 2, 3 and so on, each once."""
    marks = [mark.mark for side in sides for mark in side.marks]
    return marks == [str(number) for number in range(1, len(marks) + 1)]
