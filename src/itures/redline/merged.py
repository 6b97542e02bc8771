"""A copy of a Word file in which the changes of several proposals are tracked changes, each of its delegation.

The layout is that of the file. Rejecting all changes gives its text; accepting those of one author gives the text of that
proposal, as far as nothing stood against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from lxml import etree

from itures.analyse.merge.plan import MERGER, ClausePlan, NewClause, NewLabel, NewNote, Piece, Plan, Who
from itures.analyse.merge.units import Unit
from itures.model.clauses import Clause
from itures.read.docx.names import ID, P, w
from itures.redline.blocks import ROW, free_number
from itures.redline.comments import Comments
from itures.redline.editing import delete, delete_all, look_of, put_before, put_behind, text_run
from itures.redline.inline import PPR, REFERENCES, holders
from itures.redline.marks import Marks
from itures.redline.new_clauses import Models, NewClauses, closed
from itures.redline.new_notes import NewNotes
from itures.redline.package import WordFile
from itures.redline.places import Places, Spot

_NOTE_TAGS: Final = {w("footnote"): "footnotes", w("endnote"): "endnotes"}


class Author(NamedTuple):
    """Whose tracked changes they are, and when, as Word has it ("2026-11-09T00:00:00Z")."""

    name: str
    date: str | None = None


class Written(NamedTuple):
    """The file, the changes for which it has no place, and the authors of its tracked changes with those they stand for."""

    data: bytes
    unplaced: tuple[Unit, ...]
    authors: tuple[tuple[str, Who], ...]


def write_merged(
    file: WordFile,
    places: Places,
    clauses: Sequence[Clause],
    plan: Plan,
    authors: Sequence[Author],
    merger: Author,
    *,
    noted: bool = True,
) -> Written:
    """The file with a plan carried out in it.

    `places` say where the clauses stand in the file as it is. `authors` are those of the
    proposals, by their numbers, and `merger` is who merges them: the comments and what follows from several changes are theirs.
    `noted` says that the file keeps its notes apart: one that comes without a mark in the text has no place in it.

    >>> write_merged(file, Places(*file.read("x.docx"), lambda _: "*"), [], Plan(), [], Author("itures"))  # doctest: +SKIP
    """
    return _Writing(file, places, clauses, plan, authors, merger, noted).written()


_Operation = tuple[float, int, Callable[[], None]]


class _Writing:
    def __init__(
        self,
        file: WordFile,
        places: Places,
        clauses: Sequence[Clause],
        plan: Plan,
        authors: Sequence[Author],
        merger: Author,
        noted: bool,
    ) -> None:
        self._file, self._clauses, self._plan = file, clauses, plan
        self._noted = noted
        self._places = places
        self._authors, self._merger = authors, merger
        ids = [one.get(ID) for root in (file.document, *file.notes.values()) for one in root.iter()]
        self._first = Marks(merger.name, merger.date, free_number(ids))
        self._marks: dict[Who, Marks] = {}
        self._notes = NewNotes(file)
        self._comments = Comments(file, merger.name, merger.date)
        self._operations: dict[etree._Element, list[_Operation]] = defaultdict(list)
        self._spots: dict[int, list[Spot | None]] = {}
        self._unplaced: dict[Unit, None] = {}
        self._said: list[tuple[etree._Element, str]] = []
        self._later: list[Callable[[], None]] = []

    def written(self) -> Written:
        new = NewClauses(
            Models(self._clauses, self._places, self.spots), self._places, self._notes, self.marks, self._comment
        )
        for behind, ones in self._plan.gaps.items():
            self._gap(new, behind, ones)
        for place, clause in self._plan.clauses.items():
            self._clause(self._clauses[place], clause)
        for paragraph, operations in self._operations.items():
            del paragraph
            for _, _, operation in sorted(operations, key=lambda one: one[:2], reverse=True):
                operation()
        for operation in self._later:
            operation()
        new.place()
        for paragraph, text in self._said:
            self._comments.add(paragraph, text)
        names = tuple([(self.author(who).name, who) for who in self._marks if who != (MERGER,)])
        return Written(self._file.written(), tuple(self._unplaced), names)

    def author(self, who: Who) -> Author:
        """The author of what some want: their names together, with the last of their dates."""
        if who == (MERGER,):
            return self._merger
        who = tuple(sorted(who))
        dates = [date for one in who if (date := self._authors[one].date) is not None]
        return Author(", ".join([self._authors[one].name for one in who]), max(dates, default=None))

    def marks(self, who: Who) -> Marks:
        """Makes the tracked changes of some."""
        who = tuple(sorted(who))
        if who not in self._marks:
            self._marks[who] = self._first.of(*self.author(who))
        return self._marks[who]

    def spots(self, place: int) -> list[Spot | None]:
        """For each character of a clause where it is in the file."""
        if place not in self._spots:
            self._spots[place] = self._places.characters(self._clauses[place])
        return self._spots[place]

    def _comment(self, paragraph: etree._Element, text: str) -> None:
        self._said.append((paragraph, text))

    def _do(self, paragraph: etree._Element, at: float, operation: Callable[[], None]) -> None:
        found = self._operations[paragraph]
        found.append((at, len(found), operation))

    # Clauses of the base.

    def _clause(self, clause: Clause, plan: ClausePlan) -> None:
        spots = self.spots(clause.place)
        there = [spot for spot in spots if spot is not None]
        if plan.comments:
            self._comments_of(clause, plan.comments)
        if plan.gone and self._note_id(clause.place)[0] is not None:
            self._note_gone(clause.place, plan.gone)
            return
        if plan.gone:
            if plan.labels and there:
                self._label(clause, there[0], plan.labels, plan.gone)
            self._gone(clause, there, plan.gone)
            return
        for piece in plan.pieces:
            self._piece(spots, piece, clause.text)
        for note in plan.notes:
            self._note(spots, note)
        for place, who in plan.gone_notes.items():
            self._note_gone(place, who)
        if plan.labels and there:
            self._label(clause, there[0], plan.labels)

    def _comments_of(self, clause: Clause, comments: Sequence[str]) -> None:
        """Comments stand beside the text: those on a note beside the clause with its mark (no word processor shows others)."""
        place, before = clause.place, ""
        if self._note_id(place)[0] is not None:
            before = f"{clause.at}: "
            marked = [one.place for one in self._clauses for mark in one.marks if mark.note == place]
            place = marked[0] if marked else place
        paragraph = self._nearest(place)
        if paragraph is not None:
            self._said += [(paragraph, before + text) for text in comments]

    def _nearest(self, place: int) -> etree._Element | None:
        """The paragraph of a clause, or of the last one before it that has any."""
        for before in range(place, -1, -1):
            spot = self._first_spot(before)
            if spot is not None and self._note_id(before)[0] is None:
                return spot.paragraph
        return None

    def _piece(self, spots: Sequence[Spot | None], piece: Piece, text: str) -> None:
        """Words that go, and others behind them."""
        start, end = piece.start, piece.end
        if any(spot is None and sign.strip() for spot, sign in zip(spots[start:end], text[start:end], strict=True)):
            self._lost(piece)
            return
        if piece.text and not self._insert(spots, end, piece.text, piece.who):
            self._lost(piece)
            return
        for stretch in _stretches(spots[start:end]):
            self._delete(stretch[0].paragraph, stretch[0].at, stretch[-1].at + 1, piece.who)

    def _lost(self, piece: Piece) -> None:
        if piece.unit is not None:
            self._unplaced[piece.unit] = None

    def _delete(self, paragraph: etree._Element, first: int, last: int, who: Who) -> None:
        found = self._places.atoms(paragraph)[first:last]
        self._do(paragraph, first, lambda: delete(found, self.marks(who)))

    def _insert(self, spots: Sequence[Spot | None], at: int, text: str, who: Who) -> bool:
        """Puts words behind so many characters of a clause; whether there is a place for them."""
        return self._put(spots, at, lambda look: [self._inserted(text_run(text, look), who)])

    def _inserted(self, run: etree._Element, who: Who) -> etree._Element:
        """An insertion with one run."""
        holder = etree.Element(P)
        holder.append(run)
        return self.marks(who).insert(run)

    def _put(
        self,
        spots: Sequence[Spot | None],
        at: int,
        made: Callable[[etree._Element | None], list[etree._Element]],
    ) -> bool:
        before = spots[at - 1] if at else None
        after = spots[at] if at < len(spots) else None
        if before is None and after is None:
            before = next((spot for spot in reversed(spots[:at]) if spot is not None), None)
            after = next((spot for spot in spots[at:] if spot is not None), None) if before is None else None
        if before is not None:
            atom = self._places.atoms(before.paragraph)[before.at]
            self._do(before.paragraph, before.at + 0.5, lambda: put_behind(atom, made(look_of(atom))))
        elif after is not None:
            first = self._places.atoms(after.paragraph)[after.at]
            self._do(after.paragraph, after.at - 0.5, lambda: put_before(first, made(look_of(first))))
        else:
            return False
        return True

    def _note(self, spots: Sequence[Spot | None], note: NewNote) -> None:
        self._put(
            spots,
            note.at,
            lambda _: [self._inserted(self._notes.made(note.mark, note.text, self.marks(note.who)), note.who)],
        )

    def _note_gone(self, place: int, who: Who) -> None:
        """Takes the marks of a note out of the text; the note goes with them."""
        id, part = self._note_id(place)
        tag = next((tag for tag, kind in REFERENCES.items() if kind == part), None)
        for reference in list(self._file.document.iter(tag)) if tag is not None else ():
            paragraph = next(reference.iterancestors(P), None)
            if reference.get(ID) != id or paragraph is None:
                continue
            for number, atom in enumerate(self._places.atoms(paragraph)):
                if atom.child is reference:
                    found = [atom]
                    self._do(paragraph, number, lambda found=found: delete(found, self.marks(who), notes=True))  # type: ignore[misc]

    def _note_id(self, place: int) -> tuple[str | None, str | None]:
        """The id of a note in its file, and the part that it stands in; nothing for one that stands in the text."""
        spot = self._first_spot(place)
        note = next((one for one in spot.paragraph.iterancestors() if one.tag in _NOTE_TAGS), None) if spot else None
        return (note.get(ID), _NOTE_TAGS[str(note.tag)]) if note is not None else (None, None)

    def _label(self, clause: Clause, first: Spot, labels: Sequence[NewLabel], gone: Who = ()) -> None:
        """Other labels in place of that of the base; nothing where Word counts them. `gone` are those who take the clause away,
        and its label with it.
        """
        found = self._places.label(clause, first)
        paragraph = first.paragraph
        atoms = self._places.atoms(paragraph)
        # The number that is worked out takes the place of one that proposals took the place of, if any did.
        going = tuple(sorted({*gone, *(each for one in labels for each in one.who)} - {MERGER})) or (MERGER,)
        if found is None:
            if not clause.label:
                for one in labels:
                    self._before(first, f"{one.text}\t", one)
            return
        start, end = found
        last = atoms[end - 1]
        look = look_of(last)

        def put() -> None:
            made = [self._inserted(text_run(one.text, look), one.who) for one in labels if one.text]
            put_behind(last, made)
            for one, element in zip([one for one in labels if one.text], made, strict=True):
                if not one.stays:
                    for run in list(holders(element)):
                        self.marks(gone or (MERGER,)).delete(run)

        self._do(paragraph, end - 0.5, put)
        self._delete(paragraph, start, end, going)

    def _before(self, first: Spot, text: str, label: NewLabel) -> None:
        """Puts a label before a clause that has none."""
        atom = self._places.atoms(first.paragraph)[first.at]
        look = look_of(atom)

        def put() -> None:
            made = self._inserted(text_run(text, look), label.who)
            put_before(atom, [made])
            if not label.stays:
                for run in list(holders(made)):
                    self.marks((MERGER,)).delete(run)

        self._do(first.paragraph, first.at - 0.4, put)

    # Clauses that go.

    def _gone(self, clause: Clause, there: Sequence[Spot], who: Who) -> None:
        if clause.kind == "row" and there:
            row = next(reversed(list(there[0].paragraph.iterancestors(ROW))), None)
            if row is not None:
                self._later.append(lambda: self._row_gone(row, who))
                return
        own = self._own(clause, there)
        for paragraph, (first, last) in own.items():
            atoms = self._places.atoms(paragraph)
            outside = [atom.sign for number, atom in enumerate(atoms) if not first <= number < last]
            if "".join(outside).strip():
                found = atoms[first:last]
                self._do(paragraph, first, lambda found=found: delete(found, self.marks(who), notes=True))  # type: ignore[misc]
            else:
                self._later.append(lambda paragraph=paragraph: self._paragraph_gone(paragraph, who))  # type: ignore[misc]

    def _own(self, clause: Clause, there: Sequence[Spot]) -> dict[etree._Element, tuple[int, int]]:
        """The paragraphs of a clause with the characters that are its own, its label among them."""
        found: dict[etree._Element, tuple[int, int]] = {}
        for spot in there:
            first, last = found.get(spot.paragraph, (spot.at, spot.at))
            found[spot.paragraph] = (min(first, spot.at), max(last, spot.at + 1))
        if there:
            label = self._places.label(clause, there[0])
            if label is not None:
                found[there[0].paragraph] = (label[0], found[there[0].paragraph][1])
        for paragraph, (first, last) in found.items():
            atoms = self._places.atoms(paragraph)
            while last < len(atoms) and (atoms[last].child.tag in REFERENCES or atoms[last].sign in " \t"):
                last += 1
            found[paragraph] = (first, last)
        return found

    def _paragraph_gone(self, paragraph: etree._Element, who: Who) -> None:
        marks = self.marks(who)
        delete_all(paragraph, marks)
        properties = paragraph.find(PPR)
        ends = properties is not None and properties.find(w("sectPr")) is not None
        if not ends:
            closed(paragraph)
            marks.mark(paragraph, "del")

    def _row_gone(self, row: etree._Element, who: Who) -> None:
        marks = self.marks(who)
        marks.row(row, "del")
        for paragraph in list(row.iter(P)):
            delete_all(paragraph, marks)

    # Clauses that come.

    def _gap(self, new: NewClauses, behind: int, ones: Sequence[NewClause]) -> None:
        if self._noted:
            ones = self._without_notes(ones)
        if behind < 0:
            spots = (self._first_spot(place) for place in range(len(self._clauses)))
            first = next((spot for spot in spots if spot is not None), None)
            if first is not None:
                new.before(first.paragraph, ones)
                return
        place = next((place for place in range(behind, -1, -1) if self._last_spot(place) is not None), -1)
        last = self._last_spot(place) if place >= 0 else None
        if last is None:
            self._lose(ones)
        elif self._shares(place, last):
            for one in reversed(ones):
                self._run_in(place, last, one)
        else:
            new.behind(last.paragraph, self._clauses[place], ones)

    def _lose(self, ones: Sequence[NewClause]) -> None:
        """Tells that there is no place for what comes."""
        self._unplaced.update(dict.fromkeys([unit for one in ones for unit in one.units]))

    def _without_notes(self, ones: Sequence[NewClause]) -> Sequence[NewClause]:
        """A note without a mark in the text has one in a table, where there is no telling where."""
        self._lose([one for one in ones if one.side.kind == "footnote"])
        return [one for one in ones if one.side.kind != "footnote"]

    def _run_in(self, place: int, last: Spot, one: NewClause) -> None:
        """Puts a clause behind another one in a paragraph in which the next one goes on."""
        text = f"{one.side.label} {one.side.text}".strip()
        self._insert(self.spots(place), len(self.spots(place)), f" [{text}]" if one.option else f" {text}", one.who)
        self._said += [(last.paragraph, said) for said in one.comments]

    def _first_spot(self, place: int) -> Spot | None:
        return next((spot for spot in self.spots(place) if spot is not None), None)

    def _last_spot(self, place: int) -> Spot | None:
        return next((spot for spot in reversed(self.spots(place)) if spot is not None), None)

    def _shares(self, place: int, last: Spot) -> bool:
        """Whether another clause goes on in the paragraph in which a clause ends."""
        for following in range(place + 1, min(place + 2, len(self._clauses))):
            first = self._first_spot(following)
            return first is not None and first.paragraph is last.paragraph and first.at > last.at
        return False


def _stretches(spots: Sequence[Spot | None]) -> Iterator[list[Spot]]:
    """Characters that follow one another in a paragraph; the marks of notes between them, which are no text, do not part them."""
    found: list[Spot] = []
    for spot in spots:
        if spot is None:
            continue
        if found and spot.paragraph is not found[-1].paragraph:
            yield found
            found = []
        found.append(spot)
    if found:
        yield found
