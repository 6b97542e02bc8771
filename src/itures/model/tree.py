"""The typed clause tree: every node type there is, in one file.

Three conventions hold for all nodes:

* `span` is the node's place in the text of the stream: from its first to its last character, children included.
* `pieces` are the spans of the node's own wording, in order, without what stands in between and is not its own (running
  heads, footnote marks, notes at the foot of a page). An empty tuple says that the wording is exactly `span`. A node's
  wording is what its pieces hold, with line breaks read as blanks.

* `starts` says at which characters of the wording its pieces begin (`model/wording.py`): negative for a first piece that
  holds a label before the wording. It is empty where there is one piece and the wording ends with it.

So each visible character of a document is in the pieces of exactly one node: that is invariant 2 of ARCHITECTURE.md.

In the view "marked" the wording of a node is the revised one, and deleted nodes stand among the others. Three fields tell
of the changes; in other views they are empty. `runs` is the wording with what was deleted and inserted, where there is
such; `struck` are the places of the deleted characters, labels included; `revision` is the change of a node that was
inserted, deleted or moved as a whole. `was` is the path of a clause in the original text, where it differs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from itures.foundation.nodes import quickly_made
from itures.model.brief import brief, counted
from itures.model.stream import Comment, Diagnostic, Link, Revision, Span, View

AdoptedKind = Literal["resolution", "decision", "recommendation", "opinion"]
InstrumentKind = AdoptedKind | Literal["provisions"]
"""What a conference adopts; "provisions" are those of a treaty text, all of it or what one proposal is about."""
SectionKind = Literal["preambular", "operative"]
DivisionKind = Literal["annex", "appendix", "attachment", "part", "chapter", "section", "article", "preamble"]
Role = Literal[
    "paragraph",
    "heading",
    "table",
    "proposal",
    "author",
    "designation",
    "reference-line",
    "title",
    "formula",
    "history",
    "reasons",
    "running-head",
    "separator",
]


@quickly_made
@dataclass(frozen=True, slots=True)
class MarkedRun:
    """Characters of a wording with the tracked change that they are part of; "¶" is a tracked paragraph mark."""

    text: str
    span: Span
    revision: Revision | None = None


@quickly_made
@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change, and the clause it belongs to.

    `at` and `id` are those of the clause; what is no clause (a title, a footnote) has the id of its instrument, if any. `text` is
    what was inserted, deleted, moved ("¶": a paragraph mark) or formatted; for the kind "label" it is the new label that
    the word processor computes. `before` is the label or the look before. `name` pairs the two ends of a move. `inside`
    is the change that this one was made in, as when an insertion was deleted.
    """

    kind: Literal["insert", "delete", "move-from", "move-to", "format", "label"]
    at: str | None
    id: str | None
    text: str
    author: str | None
    date: str | None
    span: Span
    before: str | None = None
    name: str | None = None
    inside: Revision | None = None


@quickly_made
@dataclass(frozen=True, slots=True, repr=False)
class Block:
    """A paragraph that is no clause; with role "table", `rows` holds its cells and the paragraphs in each.

    `label` is a label that a word processor computes for it; one that is typed is part of the text.
    """

    role: Role
    text: str
    span: Span
    pieces: tuple[Span, ...] = ()
    rows: tuple[tuple[tuple[Block, ...], ...], ...] = ()
    label: str | None = None
    runs: tuple[MarkedRun, ...] = ()
    struck: tuple[Span, ...] = ()
    revision: Revision | None = None
    starts: tuple[int, ...] = ()

    def __repr__(self) -> str:
        return f"<Block {self.role}: {brief(self.text)}>"


@dataclass(frozen=True, slots=True)
class Margin:
    """The conference that wrote a provision last, as printed in the margin: "PP-98"."""

    text: str
    span: Span


@quickly_made
@dataclass(frozen=True, slots=True, repr=False)
class Item:
    """A labelled or bulleted point. `text` is its own wording; paragraphs that go on with it follow after a line feed."""

    id: str
    at: str
    label: str
    text: str
    items: tuple[Item, ...]
    span: Span
    pieces: tuple[Span, ...] = ()
    runs: tuple[MarkedRun, ...] = ()
    struck: tuple[Span, ...] = ()
    revision: Revision | None = None
    was: str | None = None
    starts: tuple[int, ...] = ()
    printed: str = ""
    """The label as it stands in the text, where square brackets open before it: "[1", "[Alt 1: 4"; else empty."""
    margins: tuple[Margin, ...] = ()
    """Of a provision of a treaty text: the conferences that wrote it, in the order of the text; no part of its wording."""

    def __repr__(self) -> str:
        return f"<Item {self.at!r}: {brief(self.text)}>"


@dataclass(frozen=True, slots=True, repr=False)
class Section:
    """A group of clauses under a call. `pieces` are the call's, `lead_pieces` and `tail_pieces` those of its texts."""

    id: str
    at: str
    call: str
    kind: SectionKind
    verbs: tuple[str, ...]
    addressees: tuple[str, ...]
    lead: str | None
    items: tuple[Item, ...]
    tail: str | None
    span: Span
    pieces: tuple[Span, ...]
    lead_pieces: tuple[Span, ...] = ()
    tail_pieces: tuple[Span, ...] = ()
    blocks: tuple[Block, ...] = ()
    runs: tuple[MarkedRun, ...] = ()
    lead_runs: tuple[MarkedRun, ...] = ()
    tail_runs: tuple[MarkedRun, ...] = ()
    struck: tuple[Span, ...] = ()
    revision: Revision | None = None
    was: str | None = None
    starts: tuple[int, ...] = ()
    lead_starts: tuple[int, ...] = ()
    tail_starts: tuple[int, ...] = ()
    printed: str = ""
    """The call as it stands in the text, where that is otherwise: "[further invites] Member States", "invites the Direc- tor"."""

    def __repr__(self) -> str:
        return f"<Section {self.call!r}: {counted(len(self.items), 'point')}>"


@dataclass(frozen=True, slots=True, repr=False)
class Division:
    """An annex, appendix or attachment, or a part, chapter or section inside a text, with what it holds in order.

    `passages` hold it: a run of blocks (headings, paragraphs, tables) and the points that follow them.
    """

    id: str
    at: str
    kind: DivisionKind
    label: str | None
    heading: str
    title: str | None
    passages: tuple[Passage, ...]
    sections: tuple[Section, ...]
    divisions: tuple[Division, ...]
    span: Span
    pieces: tuple[Span, ...]
    title_pieces: tuple[Span, ...] = ()
    runs: tuple[MarkedRun, ...] = ()
    title_runs: tuple[MarkedRun, ...] = ()
    struck: tuple[Span, ...] = ()
    revision: Revision | None = None
    was: str | None = None
    starts: tuple[int, ...] = ()
    title_starts: tuple[int, ...] = ()
    margins: tuple[Margin, ...] = ()

    def __repr__(self) -> str:
        return f"<Division {self.at!r}: {brief(self.title or self.heading)}>"


@dataclass(frozen=True, slots=True, repr=False)
class Passage:
    """Unlabelled blocks, and the labelled points that stand under them."""

    blocks: tuple[Block, ...]
    items: tuple[Item, ...]
    span: Span

    def __repr__(self) -> str:
        return f"<Passage: {counted(len(self.blocks), 'block')}, {counted(len(self.items), 'point')}>"


@dataclass(frozen=True, slots=True, repr=False)
class Footnote:
    """A note. `at` is the path of the clause that carries its mark, None where no mark was found.

    `anchors` are the places of its marks; a note may be cited twice.
    """

    mark: str
    at: str | None
    text: str
    span: Span
    pieces: tuple[Span, ...] = ()
    anchors: tuple[Span, ...] = ()
    kind: Literal["footnote", "endnote"] = "footnote"
    runs: tuple[MarkedRun, ...] = ()
    struck: tuple[Span, ...] = ()
    revision: Revision | None = None
    starts: tuple[int, ...] = ()

    def __repr__(self) -> str:
        return f"<Footnote {self.mark!r}: {brief(self.text)}>"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a delegation proposes to do with a text: ADD, MOD, SUP, NOC, (MOD), ADD*, SUP*; `id` as printed.

    `ARG/AUS/77A1/2` has the sources ARG and AUS, document 77, addendum 1, item 2.
    """

    action: str
    id: str | None
    sources: tuple[str, ...] = ()
    document: str | None = None
    addendum: str | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Instrument:
    """A resolution, decision, recommendation or opinion; or provisions of a treaty text, whose points are cited by number.

    `head` holds the lines above the first call (proposal mark, designation, title, formula), `foot` those below the last
    clause (history, reasons, what fits nothing), each as a block with its role; the fields beside them say what was read
    there. `edition` and `history` are slugs, place and year: "antalya-2006", "wrc-23".
    """

    id: str
    kind: InstrumentKind
    number: str | None
    draft: str | None
    revised: bool
    edition: str | None
    title: str | None
    formula: str | None
    proposal: Proposal | None
    history: tuple[str, ...]
    reasons: str | None
    head: tuple[Block, ...]
    sections: tuple[Section, ...]
    divisions: tuple[Division, ...]
    annexes: tuple[Division, ...]
    foot: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    span: Span
    treaty: str | None = None
    """Of provisions: the code of the treaty text that they are of, as ids have it ("CS"); None where nothing says it."""

    def __repr__(self) -> str:
        return f"<Instrument {self.id}: {self.kind} {self.number or 'without number'}, {brief(self.title or '')}>"


@dataclass(frozen=True, slots=True)
class Bracket:
    """A stretch of clauses in square brackets: not agreed yet. `depth` is 1 for one that stands in no other.

    A bracket that nothing closes has `closed` false, and the place of its opening sign alone.
    """

    span: Span
    depth: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Header:
    """What the cover says, each as printed. The lines themselves are blocks of the document."""

    conference: str | None = None
    sources: tuple[str, ...] = ()
    document: str | None = None
    date: str | None = None
    original: str | None = None
    agenda: str | None = None
    source_codes: tuple[str | None, ...] = ()
    """The codes of the sources, in their order, as ids of proposals have them: "USA", "AFCP"; None for one that no table knows."""


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """One file, read. `blocks` stand before, between and after its instruments; `furniture` are running heads and the like.

    `changes` lists the tracked changes in the order of the text, in the view "marked" only.
    """

    source: str
    language: str
    view: View
    header: Header
    blocks: tuple[Block, ...]
    instruments: tuple[Instrument, ...]
    footnotes: tuple[Footnote, ...]
    furniture: tuple[Block, ...]
    diagnostics: tuple[Diagnostic, ...]
    changes: tuple[Change, ...] = ()
    comments: tuple[Comment, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    """The stretches in square brackets, in the order in which they open."""
    links: tuple[Link, ...] = ()
    """The cross-references that the file itself keeps, in the order of the text."""
    format: Literal["itures.document/1"] = "itures.document/1"

    @property
    def name(self) -> str:
        """The name of its file, without the folders.

        >>> Document("drafts/a.txt", "en", "revised", Header(), (), (), (), (), ()).name
        'a.txt'
        """
        return re.split(r"[\\/]", self.source)[-1] or self.source

    def __repr__(self) -> str:
        return f"<Document {self.source!r}: {counted(len(self.instruments), 'text')}, view {self.view}>"


Node = Block | Item | Margin | Section | Division | Passage | Footnote | Instrument | Document
