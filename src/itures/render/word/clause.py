"""A clause as lines of runs: its labels, its words with their changes, and the marks of its notes where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from itures.model.diff import Op, Side, Word
from itures.render.word.body import Change, ChangeKind, Look, Run

_KINDS: Final[dict[Op, ChangeKind]] = {"insert": "ins", "delete": "del"}
_OLD, _NEW = 0, 1
_SIDES: Final = (_OLD, _NEW)


class Line(NamedTuple):
    """The runs of a paragraph, and the change of its end."""

    runs: list[Run]
    end: Change | None


class Marker(NamedTuple):
    """What makes the mark of a note, and its note: from the places of the note in the old text and in the new one."""

    one: Callable[[int, int], bool]
    """Whether two notes are the same, with the same mark."""
    make: Callable[[int | None, int | None, Change | None], Run]


class ClauseBuilder:
    """Takes the words of a clause one after the other; `lines()` gives what they made.

    `old` and `new` are the clause in both texts, none where it is not there, and several where it was split or merged.
    `whole` is the change of what both texts have (a move), or None. Places are counted in visible characters, for the
    blanks of two texts may differ.
    """

    def __init__(
        self,
        old: Sequence[Side],
        new: Sequence[Side],
        change: Callable[[ChangeKind], Change],
        marker: Marker,
        whole: ChangeKind | None = None,
    ) -> None:
        self._sides = (old, new)
        self._change = change
        self._marker = marker
        self._whole = change(whole) if whole is not None else None
        self._seen = [0, 0]
        self._line = [0, 0]
        self._part = [0, 0]
        self._marks = tuple([_marks(sides) for sides in self._sides])
        self._breaks = tuple([_breaks(sides) for sides in self._sides])
        self._runs: list[Run] = []
        self._lines: list[Line] = []

    def run(self, run: Run) -> None:
        """A run that is no word of the clause."""
        self._runs.append(run)

    def label(self, old: str, new: str) -> None:
        """The label, with the tab behind it."""
        if old == new:
            changes = (self._whole, self._whole, self._whole)
        else:
            deleted, inserted = self._change("del"), self._change("ins")
            changes = (deleted, inserted, self._whole if old and new else deleted if old else inserted)
        if old and old != new:
            self._runs.append(Run(old, changes[0], _look(old)))
        if new:
            self._runs.append(Run(new, changes[1], _look(new)))
        if old or new:
            self._runs.append(Run("\t", changes[2]))

    def words(self, words: Sequence[Word]) -> None:
        """Words that both texts have, or one of them; a line feed ends a paragraph."""
        for word in words:
            texts = (word.op != "insert", word.op != "delete")
            change = self._whole if word.op == "equal" else self._change(_KINDS[word.op])
            for number, line in enumerate(word.text.split("\n")):
                if number:
                    self._break(texts, change)
                self._text(line, texts, change)

    def lines(self, end: Change | None) -> list[Line]:
        """The lines; `end` is the change of the end of the last one."""
        self._note((True, True))
        return [*self._lines, Line(self._runs, end)]

    def _break(self, texts: tuple[bool, bool], change: Change | None) -> None:
        """The end of a paragraph. Where a clause was split or merged, its next part may begin behind it, with its label."""
        self._lines.append(Line(self._runs, change))
        self._runs = []
        labels = ["", ""]
        for side in _SIDES:
            self._line[side] += texts[side]
            if texts[side] and self._line[side] in self._breaks[side]:
                self._part[side] += 1
                labels[side] = self._sides[side][self._part[side]].label
        if any(labels):
            self.label(*labels)

    def _text(self, text: str, texts: tuple[bool, bool], change: Change | None) -> None:
        """Text of one line, cut where marks of notes stand in it."""
        self._note(texts)
        begin = 0
        if any(texts[side] and self._marks[side] for side in _SIDES):
            for index, sign in enumerate(text, 1):
                if sign.isspace():
                    continue
                for side in _SIDES:
                    self._seen[side] += texts[side]
                if self._due(texts):
                    self._runs.append(Run(text[begin:index], change))
                    begin = index
                    self._note(texts)
        else:
            count = len("".join(text.split()))
            for side in _SIDES:
                self._seen[side] += count * texts[side]
        if text[begin:]:
            self._runs.append(Run(text[begin:], change))

    def _due(self, texts: tuple[bool, bool]) -> bool:
        return any(texts[side] and self._marks[side] and self._marks[side][0][0] <= self._seen[side] for side in _SIDES)

    def _note(self, texts: tuple[bool, bool]) -> None:
        """The marks of notes that stand here: one that both texts have here is kept."""
        due: list[list[int]] = [[], []]
        for side in _SIDES:
            while texts[side] and self._marks[side] and self._marks[side][0][0] <= self._seen[side]:
                due[side].append(self._marks[side].pop(0)[1])
        for old in due[_OLD]:
            new = next((place for place in due[_NEW] if self._marker.one(old, place)), None)
            if new is None:
                self._runs.append(self._marker.make(old, None, self._change("del")))
            else:
                due[_NEW].remove(new)
                self._runs.append(self._marker.make(old, new, None))
        self._runs += [self._marker.make(None, new, self._change("ins")) for new in due[_NEW]]


def _marks(sides: Sequence[Side]) -> list[tuple[int, int]]:
    """The marks of notes in a clause: behind how many visible characters, and of which note."""
    found = []
    before = 0
    for side in sides:
        found += [(before + len("".join(side.text[: mark.offset].split())), mark.note) for mark in side.marks]
        before += len("".join(side.text.split()))
    return found


def _breaks(sides: Sequence[Side]) -> frozenset[int]:
    """Behind how many line feeds the parts of a clause begin, but for the first."""
    found = set()
    lines = 0
    for side in sides[:-1]:
        lines += side.text.count("\n") + 1
        found.add(lines)
    return frozenset(found)


def _look(label: str) -> Look:
    """Letters of labels are in italics in ITU's texts, numbers are not."""
    return "italic" if label.lstrip("(")[:1].isalpha() else ""
