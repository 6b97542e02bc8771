"""Units to tree: the last step. It decides nothing about what a line is, only where it hangs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from itures.grammar.addressees import TRAILING
from itures.grammar.calls import Call, read_call
from itures.grammar.designations import Designation, edition_of_formula, read_edition, read_history, read_proposal
from itures.language.broken import Vocabulary
from itures.language.parsing import Lexicon
from itures.model.diagnostics import Code, diagnose
from itures.model.paths import Ids
from itures.model.stream import Diagnostic, Span, Stream
from itures.model.tree import (
    Block,
    Division,
    Document,
    Footnote,
    Instrument,
    Item,
    Passage,
    Proposal,
    Role,
    Section,
)
from itures.parse import treaties
from itures.parse.growing import RANKS, OpenDivision, OpenInstrument, OpenSection, Point
from itures.parse.header import read_header
from itures.parse.lines import Line, Mark
from itures.parse.notes import FoundNote
from itures.parse.stages import Stages
from itures.parse.units import Unit, join

ANNEXES = ("annex", "appendix", "attachment")
HEADING = 30
"""Characters under which the wording of a point may be the heading of what stands below it."""
RUN_TOGETHER = 200
"""A line of the cover that is longer, and has a formula and a call in it, is a text without its line breaks."""
OUT_OF_ORDER = ("gap", "restart")
"""How a label fits that does not follow the one before it."""
QUOTED = 60
"""So many characters of a text are quoted in a message."""


def build(stream: Stream, made: Stages) -> Document:
    """The document that the units of a stream make. What the cover does not say, the headers of the pages may."""
    diagnostics = made.diagnostics
    vocabulary = Vocabulary(made.lexicon.language, lambda: [line.text for line in made.lines.body])
    builder = _Builder(made.lexicon, made.notes, diagnostics, vocabulary)
    for unit in made.units:
        builder.take(unit)
    instruments = builder.finish()
    if not instruments:
        diagnostics.append(diagnose("no-instrument"))
        diagnostics += _forms_not_read(builder.cover_lines, made.lexicon)
    furniture = sorted(made.lines.furniture, key=lambda found: found.span)
    return Document(
        stream.source,
        made.language,
        stream.view,
        read_header(builder.cover_lines, made.lines.heads, made.lexicon),
        tuple(builder.blocks),
        tuple(instruments),
        tuple(builder.loose_notes()),
        tuple([Block(one.role, one.text, one.span, one.pieces, starts=one.starts) for one in furniture]),
        tuple(sorted(diagnostics, key=in_order)),
    )


def _forms_not_read(lines: list[Line], lexicon: Lexicon) -> Iterator[Diagnostic]:
    """Where lines in which no text was found have one in another form: amendments in words, or all of it on one line."""
    amending = next((line for line in lines if lexicon.amends(line.text)), None)
    if amending is not None:
        yield diagnose("form-not-read", None, _hull(amending.pieces), "amendment", text=amending.text[:QUOTED])
    for line in lines:
        formula = lexicon.formula.start.search(line.text, 1) if len(line.text) > RUN_TOGETHER else None
        if formula is not None and lexicon.calls.inside.search(line.text, formula.end()) is not None:
            yield diagnose("form-not-read", None, _hull(line.pieces), "line")


def in_order(diagnostic: Diagnostic) -> tuple[int, int]:
    """What diagnostics are sorted by: where they stand, those of the whole file first."""
    return diagnostic.span if diagnostic.span is not None else Span(-1, -1)


UNDESIGNATED = Designation("resolution", None, None, False, False, None, 0)
"""What is known of a text without a designation: copies and web pages lose it."""


UNCALLED = Call("", "preambular", (), (), "bare", 0)
"""Of a call that was lost nothing is known but that it stood in the preamble."""


def _has_formula(instrument: OpenInstrument) -> bool:
    return any(unit.kind == "formula" for unit in instrument.head)


def _ends_uncalled(section: OpenSection) -> bool:
    """Points without a call have ended, as those of a preamble do, with a comma: what follows has lost its own."""
    last = section.group.last
    return section.unit.call is UNCALLED and last is not None and (last.texts or [last.unit])[-1].text.endswith(",")


class _Builder:
    def __init__(
        self, lexicon: Lexicon, notes: list[FoundNote], diagnostics: list[Diagnostic], vocabulary: Vocabulary
    ) -> None:
        self.lexicon = lexicon
        self.vocabulary = vocabulary
        self.diagnostics = diagnostics
        self.blocks: list[Block] = []
        self.cover_lines: list[Line] = []
        self.open: list[OpenInstrument] = []
        self.pending: list[Unit] = []
        self.notes = {note.key: note for note in notes}
        self.cited: dict[str, tuple[str | None, list[Span], int]] = {}
        self.unknown_marks: list[tuple[Mark, str | None, int]] = []
        self.number = 0
        self._last_proposal: Proposal | None = None
        self._keeps_nothing = False
        """What is suppressed or left alone need not be reproduced."""

    # Taking units, in text order.

    def take(self, unit: Unit) -> None:
        """One more unit."""
        if unit.kind == "proposal":
            acts = unit.proposal is not None and unit.proposal.action is not None
            if acts and any(one.proposal is not None and one.proposal.action is not None for one in self.pending):
                self._release()  # the mark before was about something that is no text
            self.pending.append(unit)
            return
        if unit.opens and unit.treaty is not None:
            self.open.append(OpenInstrument(self.pending, treaty=unit.treaty))
            self.pending = []
            treaties.take(self.open[-1], unit)
            return
        if unit.kind == "designation" or (unit.opens and unit.kind != "call"):
            self.open.append(OpenInstrument([*self.pending, unit]))
            self.pending = []
            return
        if unit.opens:
            self.open.append(OpenInstrument([*self.pending]))
            self.pending = []
        if self.pending:
            if unit.kind in ("paragraph", "separator") and len(self.pending) < 3:
                self.pending.append(unit)
                return
            self._release()
        if not self.open or unit.kind == "paragraph":
            self._block(unit)
        elif self.open[-1].treaty is not None:
            treaties.take(self.open[-1], unit)
        else:
            self._inside(self.open[-1], unit)

    def _release(self) -> None:
        """Marks with no designation under them propose something else than a text: an article, a figure."""
        for unit in self.pending:
            self._block(unit)
        marks = [unit for unit in self.pending if unit.kind == "proposal"]
        if marks:
            self._diagnose("proposal-without-instrument", None, marks[0].span, mark=marks[0].text)
        self.pending = []

    def _block(self, unit: Unit) -> None:
        self.blocks.append(self._as_block(unit, None, 0))
        if not self.open:
            if unit.rows is not None:
                self.cover_lines += [line for row in unit.rows for cell in row for line in cell]
            else:
                self.cover_lines.append(Line(unit.text, unit.pieces))

    def _inside(self, instrument: OpenInstrument, unit: Unit) -> None:
        here = instrument.here
        match unit.kind:
            case "title" | "formula" | "reference-line":
                instrument.head.append(unit)
            case "call":
                section = OpenSection(unit)
                # Texts whose sections stand in disorder (no formula, "resolves" first) have the preamble below the annex.
                inside = instrument.stack and any(line.kind == "formula" for line in instrument.head)
                (instrument.stack[-1] if inside else instrument).sections.append(section)
                instrument.here = section
            case "division":
                match = unit.division
                kind = self.lexicon.divisions.kinds[match["kind"].casefold()] if match is not None else "annex"
                instrument.divide(OpenDivision(unit, kind, RANKS[kind]))
            case "division-title" if isinstance(here, OpenDivision):
                here.title = unit
            case "item" if here is None and _has_formula(instrument) and not self._has_un_form(instrument, unit):
                self._uncalled(instrument, unit).group.item(unit)
            case "text" if isinstance(here, OpenSection) and _ends_uncalled(here):
                self._uncalled(instrument, unit).lead.append(unit)
            case "item" if isinstance(here, OpenSection):
                here.group.item(unit)
            case "item" if isinstance(here, OpenDivision):
                here.groups[-1].item(unit)
            case "text" if isinstance(here, OpenSection):
                here.text(unit)
            case "text" | "table" | "heading" | "division-title" | "author" | "aside" if isinstance(here, OpenDivision):
                here.text(unit)
            case "author" if here is None:
                instrument.head.append(unit)
            case "table" | "aside" | "author" if isinstance(here, OpenSection):
                here.tables.append(unit)
            case "history" | "reasons" | "separator":
                instrument.foot.append(unit)
            case _:
                self._unplaced(instrument, unit)

    def _uncalled(self, instrument: OpenInstrument, unit: Unit) -> OpenSection:
        """A section whose call was lost, between the formula and the first call: its points are there all the same."""
        instrument.unplaced.append((unit, "clause-without-call", "preamble"))
        section = OpenSection(Unit("call", "", [], call=UNCALLED))
        instrument.sections.append(section)
        instrument.here = section
        return section

    def _has_un_form(self, instrument: OpenInstrument, unit: Unit) -> bool:
        """The first point of a text opens with the verb of a call: "1. Requests the Secretary-General ..."."""
        wording = unit.text[unit.wording :]
        call = read_call(wording[:1].lower() + wording[1:], self.lexicon) if wording[:1].isupper() else None
        instrument.un_form = instrument.un_form or (call is not None and call.kind == "operative")
        return instrument.un_form

    def _unplaced(self, instrument: OpenInstrument, unit: Unit) -> None:
        code: Code = "clause-without-call" if unit.kind == "item" else "text-without-call"
        instrument.unplaced.append((unit, code, ""))
        (instrument.foot if instrument.sections else instrument.head).append(unit)

    # Making nodes.

    def finish(self) -> list[Instrument]:
        """All instruments taken."""
        if self.pending:
            self._release()
        made = [self._instrument(number, found) for number, found in enumerate(self.open, 1)]
        # Notes last: one may be cited again in a later instrument.
        return [replace(instrument, footnotes=self._notes_of(number)) for number, instrument in enumerate(made, 1)]

    def _diagnose(self, code: Code, at: str | None, span: Span | None, **words: object) -> None:
        self.diagnostics.append(diagnose(code, at, span, "", **words))

    def _cite(self, unit: Unit, at: str | None, number: int) -> None:
        for mark in unit.marks:
            if mark.key is not None and mark.key in self.notes:
                if mark.key in self.cited:
                    self.cited[mark.key][1].append(mark.anchor)
                else:
                    self.cited[mark.key] = (at, [mark.anchor], number)
            else:
                self.unknown_marks.append((mark, at, number))

    def _cite_all(self, units: list[Unit], at: str) -> None:
        for unit in units:
            self._cite(unit, at, self.number)

    def _as_block(self, unit: Unit, at: str | None, number: int) -> Block:
        self._cite(unit, at, number)
        if unit.rows is not None:
            rows = tuple(
                [
                    tuple(
                        [
                            tuple(
                                [
                                    Block(
                                        "paragraph",
                                        line.text,
                                        _hull(line.pieces),
                                        _own(line.pieces),
                                        label=line.label,
                                        starts=_several(line.starts),
                                    )
                                    for line in cell
                                    if line.pieces or line.label
                                ]
                            )
                            for cell in row
                        ]
                    )
                    for row in unit.rows
                ]
            )
            return Block("table", "", unit.span, (), rows)
        roles: dict[str, Role] = {
            "text": "paragraph",
            "aside": "paragraph",
            "item": "paragraph",
            "call": "paragraph",
            "division": "heading",
            "division-title": "heading",
        }
        role: Role = roles.get(unit.kind, unit.kind)  # type: ignore[arg-type]
        starts = _several(unit.starts)
        return Block(role, unit.text, _hull(unit.pieces), _own(unit.pieces), label=unit.computed, starts=starts)

    def _instrument(self, number: int, found: OpenInstrument) -> Instrument:
        self.number = number
        self._keeps_nothing = any(unit.proposal is not None and unit.proposal.keeps_nothing for unit in found.head)
        designation = next((unit.designation for unit in found.head if unit.designation is not None), UNDESIGNATED)
        title = " ".join(" ".join([unit.text for unit in found.head if unit.kind == "title"]).split()) or None
        formula = next((unit.text for unit in found.head if unit.kind == "formula"), None)
        adopting = self.vocabulary.mended(formula) if formula is not None else None
        history = tuple(
            [slug for unit in found.foot if unit.kind == "history" for slug in read_history(unit.text, self.lexicon)]
        )
        edition, revised = self._edition(found, designation.edition, designation.revised, adopting, history)
        ids = Ids(str(number))
        head = tuple([self._as_block(unit, unit.kind, number) for unit in found.head])
        sections = tuple([self._section(section, ids) for section in found.sections])
        divisions = [self._division(division, ids) for division in found.divisions]
        foot = tuple([self._as_block(unit, unit.kind, number) for unit in found.foot])
        instrument = Instrument(
            str(number),
            designation.kind,
            designation.number,
            designation.draft,
            revised and not designation.is_draft,
            edition,
            title,
            formula,
            self._proposal(found),
            history,
            self._reasons(found) or None,
            head,
            sections,
            tuple([division for division in divisions if division.kind not in ANNEXES]),
            tuple([division for division in divisions if division.kind in ANNEXES]),
            foot,
            (),
            _hull(
                [block.span for block in (*head, *foot)]
                + [section.span for section in sections]
                + [division.span for division in divisions]
            ),
        )
        if found.treaty is not None:
            instrument = treaties.named(found, instrument)
            if not found.treaty:
                self._diagnose("treaty-not-named", None, instrument.span, number=instrument.number or "")
        self._tell_of_head(found.head, instrument, designation is UNDESIGNATED)
        self._tell_of_unplaced(found)
        return instrument

    def _reasons(self, found: OpenInstrument) -> str:
        texts = [unit.text for unit in found.foot if unit.kind == "reasons"]
        return "\n".join([self.lexicon.furniture.reasons.sub("", text, count=1) for text in texts])

    def _tell_of_unplaced(self, found: OpenInstrument) -> None:
        """Say what stands under no call."""
        if found.un_form:
            self.diagnostics.append(diagnose("form-not-read", None, found.unplaced[0][0].span, "un"))
            return
        for unit, code, variant in found.unplaced:
            self.diagnostics.append(diagnose(code, None, unit.span, variant, text=unit.text[:QUOTED]))

    def _tell_of_head(self, head: list[Unit], instrument: Instrument, undesignated: bool) -> None:
        """Say what is missing above a text, and which of its marks could not be read."""
        action = instrument.proposal.action if instrument.proposal is not None else ""
        if instrument.kind == "provisions":
            pass
        elif undesignated:
            self._diagnose("designation-missing", None, instrument.span)
        elif instrument.title is None and not action.startswith(("SUP", "NOC")):  # their texts need not be reproduced
            self._diagnose("title-missing", None, instrument.head[0].span)
        if action.strip("()*") in ("ADD", "MOD") and not (
            instrument.sections or instrument.divisions or instrument.annexes
        ):
            name = instrument.number or instrument.draft or ""
            self._diagnose(
                "proposal-without-text", None, instrument.span, action=action, name=f"{instrument.kind} {name}".strip()
            )
        for unit in head:
            if unit.designation is not None and unit.designation.unread is not None:
                self._diagnose("edition-not-read", None, unit.span, edition=unit.designation.unread)
            if unit.proposal is not None and unit.proposal.unread is not None:
                self._diagnose("mark-not-read", None, unit.span, mark=unit.text)

    def _edition(
        self, found: OpenInstrument, edition: str | None, revised: bool, formula: str | None, history: tuple[str, ...]
    ) -> tuple[str | None, bool]:
        if edition is not None:
            return edition, revised
        for unit in found.head:
            if unit.kind == "reference-line":
                for bracket in re.findall(r"\(([^()]*)\)", unit.text):
                    slug, again = read_edition(bracket, self.lexicon)
                    if slug is not None:
                        return slug, again
        if formula is not None and (slug := edition_of_formula(formula, self.lexicon)) is not None:
            return slug, revised
        return (history[-1] if history else None), revised

    def _proposal(self, instrument: OpenInstrument) -> Proposal | None:
        if any(unit.shares_mark for unit in instrument.head):
            return self._last_proposal
        self._last_proposal = self._own_proposal(instrument.head)
        return self._last_proposal

    def _own_proposal(self, head: list[Unit]) -> Proposal | None:
        marks = [unit.proposal for unit in head if unit.proposal is not None]
        action = next((mark.action for mark in reversed(marks) if mark.action), None)
        found = next((mark.id for mark in reversed(marks) if mark.id), None)
        return read_proposal(action, found) if action is not None else None

    def _section(self, found: OpenSection, ids: Ids) -> Section:
        call = found.unit.call
        assert call is not None  # noqa: S101  # every unit of kind "call" carries one
        at = " ".join(call.text.split())
        node_id = ids.take(at or "uncalled")
        self._cite(found.unit, at, self.number)
        self._part_tail(found)
        lead, lead_pieces, lead_starts = self._texts(found.lead, at)
        items = self._items(found.group.nodes, at, node_id)
        tail, tail_pieces, tail_starts = self._texts(found.tail, at)
        tables = tuple([self._as_block(unit, at, self.number) for unit in found.tables])
        pieces = tuple(found.unit.pieces)
        spans = [*pieces, *lead_pieces, *tail_pieces, *[item.span for item in items], *[table.span for table in tables]]
        for addressee in call.addressees:
            if addressee.startswith("OTHER:"):
                name = addressee.removeprefix("OTHER:")
                self._diagnose("addressee-unknown", at, found.unit.span, name=name)
        return Section(
            node_id,
            at,
            at,
            call.kind,
            call.verbs,
            call.addressees,
            lead,
            items,
            tail,
            _hull(spans),
            pieces,
            lead_pieces,
            tail_pieces,
            tables,
            starts=_collapsed(found.unit.text, found.unit.starts) if len(pieces) > 1 else (),
            lead_starts=lead_starts,
            tail_starts=tail_starts,
            printed=" ".join(found.unit.printed.rstrip(TRAILING).split()),
        )

    @staticmethod
    def _part_tail(found: OpenSection) -> None:
        """A sentence after a list that a full stop has closed belongs to the section, not to its last point."""
        nodes = found.group.nodes
        if len(nodes) < 2 or nodes[-1].children or not nodes[-1].texts or found.tail:
            return
        last = nodes[-1]
        if (
            last.unit.text.endswith(".")
            and len(last.unit.text) > last.unit.wording + HEADING
            and last.texts[0].text[0].isupper()
        ):
            found.tail, last.texts = last.texts, []

    def _texts(self, units: list[Unit], at: str) -> tuple[str | None, tuple[Span, ...], tuple[int, ...]]:
        for unit in units:
            self._cite(unit, at, self.number)
        self._tell_doubts(units, at)
        text, starts = _joined(units)
        return (text or None), tuple([piece for unit in units for piece in unit.pieces]), _several(starts)

    def _items(self, nodes: list[Point], path: str, parent: str) -> tuple[Item, ...]:
        ids = Ids(parent)
        return tuple([self._item(node, path, ids) for node in nodes])

    def _tell_doubts(self, units: Sequence[Unit], at: str) -> None:
        """Say what is kept in a clause although it looks like the beginning of something."""
        for unit in units:
            for doubt in unit.doubts:
                self._diagnose("kept-inside", at, doubt.span, looks=doubt.looks, text=doubt.text[:QUOTED])

    def _item(self, node: Point, path: str, ids: Ids) -> Item:
        unit = node.unit
        label = unit.label or ""
        # In a path blanks part labels: "1 ter" is one.
        name = label.replace(" ", "")
        at = unit.path or (f"{path} {name}" if path else name)
        node_id = ids.take(name)
        if unit.marks or node.texts:
            self._cite_all([unit, *node.texts], at)
        if unit.doubts or node.texts:
            self._tell_doubts([unit, *node.texts], at)
        if unit.fit in OUT_OF_ORDER or unit.written is not None:
            self._tell_of_label(unit, at)
        items = self._items(node.children, at, node_id) if node.children else ()
        text, pieces, starts = _wording(node)
        if not text and not (unit.provision is not None and (self._keeps_nothing or unit.provision.kind == "band")):
            self._diagnose("clause-empty", at, unit.span, label=label)
        if not items and len(pieces) == 1 and not unit.margins:
            return Item(node_id, at, label, text, (), pieces[0], printed=unit.printed)
        span = _hull([*pieces, *[item.span for item in items], *[margin.span for margin in unit.margins]])
        places = () if len(pieces) == 1 and pieces[0] == span else tuple(pieces)
        return Item(
            node_id,
            at,
            label,
            text,
            items,
            span,
            places,
            starts=_several(starts),
            printed=unit.printed,
            margins=unit.margins,
        )

    def _tell_of_label(self, unit: Unit, at: str) -> None:
        """Say where a label does not follow the one before it, and where the text has another one."""
        if unit.written is not None:
            self._diagnose("label-flattened", at, unit.span, label=unit.label, written=unit.written)
        if unit.fit in OUT_OF_ORDER:
            self._diagnose("label-gap" if unit.fit == "gap" else "label-restart", at, unit.span, label=unit.label)

    def _division(self, found: OpenDivision, ids: Ids) -> Division:
        unit = found.unit
        match = unit.division
        at = unit.path or (match.string if match is not None and "[" in unit.text else unit.text)
        label = (
            unit.provision.number or None
            if unit.provision is not None
            else match["label"]
            if match is not None
            else None
        )
        node_id = ids.take(f"{found.kind} {label or ''}")
        self._cite(unit, at, self.number)
        title_pieces: tuple[Span, ...] = ()
        title_starts: tuple[int, ...] = ()
        if found.title is not None:
            title_starts = _collapsed(found.title.text, found.title.starts) if len(found.title.pieces) > 1 else ()
            self._cite(found.title, at, self.number)
            title_pieces = tuple(found.title.pieces)
        inner = Ids(node_id)
        passages = []
        for group in found.groups:
            blocks = tuple([self._as_block(block, at, self.number) for block in group.blocks])
            items = tuple([self._item(node, at, inner) for node in group.nodes])
            spans = [*[block.span for block in blocks], *[item.span for item in items]]
            if spans:
                passages.append(Passage(blocks, items, _hull(spans)))
        sections = tuple([self._section(section, inner) for section in found.sections])
        divisions = tuple([self._division(division, inner) for division in found.divisions])
        margins = (*unit.margins, *(found.title.margins if found.title is not None else ()))
        spans = [*unit.pieces, *title_pieces, *[one.span for one in margins], *[section.span for section in sections]]
        spans += [*[passage.span for passage in passages], *[division.span for division in divisions]]
        return Division(
            node_id,
            at,
            found.kind,  # type: ignore[arg-type]  # the keys of [divisions] in the lexicon
            label,
            unit.text,
            " ".join(found.title.text.split()) if found.title is not None else None,
            tuple(passages),
            sections,
            divisions,
            _hull(spans),
            tuple(unit.pieces),
            title_pieces,
            starts=_several(unit.starts),
            title_starts=title_starts,
            margins=margins,
        )

    # Notes.

    def _notes_of(self, number: int) -> tuple[Footnote, ...]:
        notes = []
        for key, (at, anchors, where) in self.cited.items():
            if where == number:
                notes.append(self._footnote(self.notes[key], at, tuple(anchors)))
        for mark, at, where in self.unknown_marks:
            if where == number:
                notes.append(self._markless(mark, at))
        return tuple(sorted(notes, key=lambda note: note.anchors or (note.span,)))

    def loose_notes(self) -> list[Footnote]:
        """Notes of the cover, and notes whose mark was not found."""
        notes = [
            self._footnote(self.notes[key], at, tuple(anchors))
            for key, (at, anchors, where) in self.cited.items()
            if where == 0
        ]
        notes += [self._markless(mark, at) for mark, at, where in self.unknown_marks if where == 0]
        for key, note in self.notes.items():
            if key not in self.cited and note.spans:
                self._diagnose("note-without-mark", None, _hull(note.spans), mark=note.mark)
                notes.append(self._footnote(note, None, ()))
        return sorted(notes, key=lambda note: note.span)

    def _footnote(self, note: FoundNote, at: str | None, anchors: tuple[Span, ...]) -> Footnote:
        text = ""
        begins: list[tuple[Span, int]] = []
        for line in note.lines:
            text = join(text, line.text) if note.key.startswith("text:") else f"{text}\n{line.text}".lstrip("\n")
            first = len(text) - len(line.text)
            begins += [(piece, first + start) for piece, start in zip(line.pieces, line.starts, strict=True)]
        if not note.spans:
            self._diagnose("mark-without-note", at, anchors[0] if anchors else None, mark=note.mark)
            return Footnote(note.mark, at, "", anchors[0], (), anchors[1:], note.kind)
        spans = sorted(note.spans)
        begins.sort()
        starts = [_start_of(span, begins) for span in spans]
        # What closes a note that a converter wrote into the text ("]") is in its last piece.
        ends_there = starts[-1] + spans[-1].end - spans[-1].start == len(text)
        told = () if len(starts) == 1 and ends_there else tuple(starts)
        return Footnote(note.mark, at, text.strip(), _hull(spans), _own(spans), anchors, note.kind, starts=told)

    def _markless(self, mark: Mark, at: str | None) -> Footnote:
        self._diagnose("mark-without-note", at, mark.anchor, mark=mark.mark)
        return Footnote(mark.mark, at, "", mark.anchor)


def _wording(node: Point) -> tuple[str, list[Span], list[int]]:
    """The wording of a point with the paragraphs that go on with it, its pieces, and where several of them begin in it."""
    unit = node.unit
    pieces = unit.pieces
    text = unit.text[unit.wording :].lstrip()
    starts: list[int] = []
    if len(pieces) > 1 or node.texts:
        label_size = len(unit.text) - len(text)
        starts = [start - label_size for start in unit.starts]
    if node.texts:
        if not unit.text:  # its place is one of no characters
            pieces, starts = [], []
        pieces = [*pieces, *[piece for more in node.texts for piece in more.pieces]]
        further, more_starts = _joined(node.texts)
        gap = len(text) + 1 if text else 0
        starts += [gap + start for start in more_starts]
        text = f"{text}\n{further}" if text else further
    return text, pieces, starts


def _hull(spans: list[Span]) -> Span:
    if len(spans) == 1:
        return spans[0]
    return Span(min([start for start, _ in spans]), max([end for _, end in spans])) if spans else Span(0, 0)


def _several(starts: list[int]) -> tuple[int, ...]:
    """Where pieces begin in a text; of a single one its length says that."""
    return () if len(starts) == 1 else tuple(starts)


def _joined(units: list[Unit]) -> tuple[str, list[int]]:
    """Paragraphs as one text, with where their pieces begin in it."""
    text = ""
    starts: list[int] = []
    for unit in units:
        text = f"{text}\n{unit.text}" if starts else unit.text
        first = len(text) - len(unit.text)
        starts += [first + start for start in unit.starts] if first else unit.starts
    return text, starts


def _collapsed(text: str, starts: list[int]) -> tuple[int, ...]:
    """Where pieces begin in a text when each of its blanks is single."""
    if len(" ".join(text.split())) == len(text):
        return tuple(starts)
    return tuple([len(" ".join(text[:start].split())) + text[start - 1 : start].isspace() for start in starts])


def _start_of(span: Span, begins: list[tuple[Span, int]]) -> int:
    """Where a piece of a note begins in its text: before it, where it is the mark or has the mark in it.

    `begins` are the pieces of the text in order, each with where it begins there.
    """
    index = bisect_right(begins, span.start, key=lambda begin: begin[0].start) - 1
    if index >= 0 and span.start < begins[index][0].end:
        piece, start = begins[index]
        return start + span.start - piece.start
    if index + 1 < len(begins) and begins[index + 1][0].start < span.end:
        piece, start = begins[index + 1]
        return start - (piece.start - span.start)
    return span.start - span.end


def _own(pieces: list[Span]) -> tuple[Span, ...]:
    return () if len(pieces) == 1 else tuple(pieces)
