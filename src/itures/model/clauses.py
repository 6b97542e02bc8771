"""A document as a sequence of clauses, in text order: the one flattening of the tree, for whatever goes through it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from itures.model.diff import ClauseKind, NoteMark, Side
from itures.model.paths import below, numbered
from itures.model.stream import Span
from itures.model.tree import Block, Division, Document, Footnote, Instrument, Item, Passage, Role, Section
from itures.model.wording import (
    Wording,
    heading_of,
    lead_of,
    printed_call_of,
    printed_of,
    tail_of,
    title_of,
    wording_of,
)

_WORD = re.compile(r"[^\W_]+")
_ELLIPSIS = re.compile(r"(?<=[;,.:])\s+(?P<dots>[\[(]?(?:\.{3,}|…)[\])]?)\s*\Z")
_DOTS = ("..", "…", ")", "]", " ", "\t", "\u00a0", "\n")
"""What such a line ends with: a wording that does not needs no closer look."""
_KINDS: dict[str, ClauseKind] = {
    "proposal": "proposal",
    "designation": "designation",
    "reference-line": "designation",
    "title": "title",
    "formula": "formula",
    "history": "history",
    "reasons": "reasons",
}
"""What the blocks of an instrument are, by their roles; others are paragraphs."""


def words_of(text: str) -> list[str]:
    """The words of a text, without case and signs.

    >>> words_of("To meet; and to part.")
    ['to', 'meet', 'and', 'to', 'part']
    """
    return _WORD.findall(text.casefold())


@dataclass(slots=True, eq=False)
class Clause:
    """A clause of the sequence. `parent` is the index of the clause it stands under, -1 for none.

    `node` is the id of the section, point or annex of the tree that it belongs to, None outside of them; `id` is its own,
    which no other clause has. `instrument` names the instrument that it is in, as far as texts can be told apart by it:
    "resolution 14"; it is empty outside of them, and so is `owner`. `hidden` says that it was deleted as a whole.
    """

    kind: ClauseKind
    id: str
    at: str
    label: str
    text: str
    span: Span
    place: int
    parent: int
    instrument: str
    pieces: tuple[Span, ...]
    """The places of its own wording, without that of what stands under it."""
    starts: tuple[int, ...] = ()
    node: str | None = None
    owner: Instrument | None = None
    section: Section | None = None
    role: Role | None = None
    """What kind of block it is, if it is one."""
    hidden: bool = False
    marks: tuple[NoteMark, ...] = ()
    cells: tuple[str, ...] = ()
    cited: bool = False
    """A provision of a treaty text: it is cited by its number, its path, wherever it stands and whatever it says."""
    lines: tuple[Wording, ...] = ()
    """The paragraphs in the cells of a row."""
    _exact: str | None = None
    _words: list[str] | None = None

    @property
    def exact(self) -> str:
        """The wording with single blanks and plain hyphens."""
        if self._exact is None:
            self._exact = " ".join(self.text.replace("\u2011", "-").split())
        return self._exact

    @property
    def words(self) -> list[str]:
        """Its words without case and signs."""
        if self._words is None:
            self._words = words_of(self.exact)
        return self._words

    @property
    def wording(self) -> Wording:
        """Its text with the places of its characters."""
        return Wording(self.text, self.pieces, self.starts)

    @property
    def side(self) -> Side:
        """The clause as the record of a comparison has it."""
        return Side(self.id, self.at, self.label, self.text, self.kind, self.place, self.span, self.marks, self.cells)


def clauses_of(document: Document) -> list[Clause]:
    r"""The clauses of a document, in text order; footnotes stand behind the instrument that cites them.

    Every wording of the tree is in one of them, but for running heads (`Document.furniture`) and rules.

    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> text = b"RESOLUTION 2 (Kyoto, 1994)\nRules\nresolves\n1 to meet;\n2 to part."
    >>> [(clause.kind, clause.label) for clause in clauses_of(parse(read("x.txt", text)))]
    [('designation', ''), ('title', ''), ('call', ''), ('point', '1'), ('point', '2')]
    """
    flat = _Flat()
    flat.document(document)
    return flat.found


_Step = tuple[int, Callable[[], object]]


class _Flat:
    def __init__(self) -> None:
        self.found: list[Clause] = []
        self._instrument = ""
        self._owner: Instrument | None = None
        self._names: Counter[str] = Counter()

    def add(
        self,
        kind: ClauseKind,
        id: str,
        at: str,
        label: str,
        wording: Wording,
        parent: int,
        node: str | None = None,
        role: Role | None = None,
        hidden: bool = False,
    ) -> int:
        text, pieces = wording.text, wording.pieces
        dotted = text.endswith(_DOTS) and kind in ("point", "text", "paragraph")
        ending = _ELLIPSIS.search(text) if dotted else None
        if ending is not None and ending.start():
            # A line of dots is no part of the clause above it: it stands for clauses that are not repeated.
            size = len(ending["dots"])
            cut = pieces[-1].end - size
            kept = _until(pieces, cut)
            begins = wording.begins()[: len(kept)]
            above = Wording(text[: ending.start()], kept, begins)
            place = self.add(kind, id, at, label, above, parent, node, role, hidden)
            dots = Wording(ending["dots"], [Span(cut, pieces[-1].end)])
            self.add("paragraph", below(id, "..."), at, "", dots, parent, node, role, hidden)
            return place
        place = len(self.found)
        if len(pieces) == 1:
            (span,) = pieces
        else:
            span = Span(min([piece.start for piece in pieces]), max([piece.end for piece in pieces]))
        self.found.append(
            Clause(
                kind,
                id,
                at,
                label,
                text,
                span,
                place,
                parent,
                self._instrument,
                tuple(pieces),
                tuple(wording.starts),
                node,
                self._owner,
                role=role,
                hidden=hidden or (parent >= 0 and self.found[parent].hidden),
            )
        )
        return place

    def document(self, document: Document) -> None:
        steps: list[_Step] = [
            (instrument.span.start, partial(self.instrument, instrument)) for instrument in document.instruments
        ]
        for index, block in enumerate(document.blocks):
            steps.append(
                (block.span.start, partial(self.block, block, numbered("", "cover", index), "cover", -1, "cover"))
            )
        _in_order(steps)
        self.notes(document.footnotes, "", -1)

    def instrument(self, instrument: Instrument) -> None:
        name = f"{instrument.kind} {instrument.number or instrument.draft or ''}"
        self._names[name] += 1
        self._instrument = f"{name} ({self._names[name]})" if self._names[name] > 1 else name
        self._owner = instrument
        first = len(self.found)
        top = -1
        seen: Counter[str] = Counter()
        for block in instrument.head:
            seen[block.role] += 1
            id = below(instrument.id, block.role, seen[block.role])
            place = self.block(block, id, block.role, top, _KINDS.get(block.role, "paragraph"))
            if block.role == "designation":
                top = place
        steps: list[_Step] = [
            *[(section.span.start, partial(self.section, section, top)) for section in instrument.sections],
            *[
                (division.span.start, partial(self.division, division, top))
                for division in (*instrument.divisions, *instrument.annexes)
            ],
        ]
        for index, block in enumerate(instrument.foot):
            kind = _KINDS.get(block.role, "paragraph")
            id = numbered(instrument.id, block.role, index)
            steps.append((block.span.start, partial(self.block, block, id, block.role, top, kind)))
        _in_order(steps)
        self.notes(instrument.footnotes, instrument.id, top, first)
        self._instrument, self._owner = "", None

    def notes(self, notes: Sequence[Footnote], id: str, parent: int, first: int = 0) -> None:
        """The notes as clauses, and their marks in the clauses from the `first` on."""
        cited = self.found[first:]
        owned = sorted(
            [(piece.start, piece.end, clause.place) for clause in cited for piece in clause.pieces],
        )
        marks: dict[int, list[tuple[int, str, int]]] = {}
        for index, note in enumerate(notes):
            place = self.add(
                "footnote",
                numbered(id, "footnote", index),
                f"footnote {note.mark}",
                note.mark,
                wording_of(note),
                parent,
            )
            for anchor in note.anchors:
                at = bisect_right(owned, (anchor.start, anchor.start, len(self.found))) - 1
                if at < 0:
                    continue
                clause = self.found[owned[at][2]]
                if clause.kind == "row":
                    continue
                marks.setdefault(clause.place, []).append((anchor.start, note.mark, place))
        for place, found in marks.items():
            clause = self.found[place]
            offsets = clause.wording.offsets([start for start, _, _ in found])
            those = [NoteMark(at, mark, note) for at, (_, mark, note) in zip(offsets, found, strict=True)]
            clause.marks = tuple(sorted(those, key=lambda mark: mark.offset))

    def section(self, section: Section, parent: int) -> None:
        call = printed_call_of(section)
        if not call.pieces:
            call = call._replace(pieces=(section.span,))
        hidden = _is_hidden(section)
        place = parent  # a call that was lost is no clause
        if call.text:
            place = self.add("call", section.id, section.at, "", call, parent, section.id, hidden=hidden)
            self.found[place].section = section
        steps: list[_Step] = [(item.span.start, partial(self.item, item, place)) for item in section.items]
        for name, wording in (("lead", lead_of(section)), ("tail", tail_of(section))):
            if wording.text:
                own = bool(wording.pieces)
                start = wording.pieces[0].start if own else section.span.start if name == "lead" else section.span.end
                wording = wording if own else wording._replace(pieces=(section.span,))
                id = below(section.id, name)
                steps.append((start, partial(self.add, "text", id, section.at, "", wording, place, section.id)))
        for index, block in enumerate(section.blocks):
            id = numbered(section.id, "block", index)
            steps.append((block.span.start, partial(self.block, block, id, section.at, place, node=section.id)))
        _in_order(steps)

    def item(self, item: Item, parent: int) -> None:
        hidden = _is_hidden(item)
        label = item.printed if item.printed.endswith("]") else item.label  # "[2]": the number itself is not agreed
        place = self.add("point", item.id, item.at, label, printed_of(item), parent, item.id, hidden=hidden)
        outermost = parent < 0 or self.found[parent].kind != "point"
        self.found[place].cited = outermost and self._owner is not None and self._owner.kind == "provisions"
        for child in item.items:
            self.item(child, place)

    def division(self, division: Division, parent: int) -> None:
        wording = heading_of(division)
        if division.title:
            title = title_of(division)
            gap = len(wording.text) + 1
            starts = [*wording.begins(), *[gap + begin for begin in title.begins()]]
            text = f"{wording.text}\n{title.text}"
            wording = Wording(text, (*wording.pieces, *title.pieces), starts if len(starts) > 1 else ())
        if not wording.pieces:
            wording = Wording(wording.text, (division.span,))
        place = self.add("heading", division.id, division.at, "", wording, parent, division.id)
        steps: list[_Step] = []
        for number, passage in enumerate(division.passages):
            steps.append((passage.span.start, partial(self.passage, passage, number, division, place)))
        steps += [(section.span.start, partial(self.section, section, place)) for section in division.sections]
        steps += [(inner.span.start, partial(self.division, inner, place)) for inner in division.divisions]
        _in_order(steps)

    def passage(self, passage: Passage, number: int, division: Division, parent: int) -> None:
        for index, block in enumerate(passage.blocks):
            id = numbered(division.id, "block", f"{number}.{index}")
            self.block(block, id, division.at, parent, node=division.id)
        for item in passage.items:
            self.item(item, parent)

    def block(
        self,
        block: Block,
        id: str,
        at: str,
        parent: int,
        kind: ClauseKind = "paragraph",
        node: str | None = None,
    ) -> int:
        """The clause of a block, or those of the rows of a table; the place of the last one, or of the parent."""
        hidden = _is_hidden(block)
        if not block.rows:
            if block.text and block.role != "separator":
                return self.add(kind, id, at, block.label or "", wording_of(block), parent, node, block.role, hidden)
            return parent
        for index, row in enumerate(block.rows):
            self.row(row, numbered(id, "row", index), at, parent, node, hidden)
        return parent

    def row(
        self, row: tuple[tuple[Block, ...], ...], id: str, at: str, parent: int, node: str | None, hidden: bool
    ) -> None:
        """The clause of a row of a table, if anything stands in it."""
        lines = [line for cell in row for line in cell if line.text]
        pieces = [piece for line in lines for piece in line.pieces or (line.span,)]
        if pieces:
            cells = tuple(["\n".join([line.text for line in cell if line.text]) for cell in row])
            place = self.add("row", id, at, "", Wording(" | ".join(cells), pieces), parent, node, "table", hidden)
            self.found[place].cells = cells
            self.found[place].lines = tuple([wording_of(line) for line in lines if not _is_hidden(line)])


def _is_hidden(node: Section | Item | Block) -> bool:
    return node.revision is not None and node.revision.hidden("revised")


def _until(pieces: Sequence[Span], end: int) -> list[Span]:
    """The pieces before a place."""
    return [Span(piece.start, min(piece.end, end)) for piece in pieces if piece.start < end] or [pieces[0]]


def _in_order(steps: list[_Step]) -> None:
    """Takes the steps in the order of the text."""
    steps.sort(key=lambda step: step[0])
    for _, take in steps:
        take()
