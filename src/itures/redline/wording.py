"""The words of a paragraph of both files: what differs becomes deletions and insertions, and other looks changes of formatting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from lxml import etree
from rapidfuzz.distance import Indel

from itures.read.docx.names import R, w
from itures.redline.inline import Atom, Copy, atoms, behind, cut, deleted_runs, holders
from itures.redline.looks import Looks
from itures.redline.marks import Marks
from itures.redline.notes import Notes

_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+|\s+|.", re.DOTALL)
_INS: Final = w("ins")


class _Edit(NamedTuple):
    """Characters of the old wording that gave way to some of the new one, as places."""

    first: int
    last: int
    begin: int
    end: int


class _Restyled(NamedTuple):
    """Characters of the new wording in one run that looked as a run of the old file does."""

    begin: int
    end: int
    old: etree._Element


class Wording:
    """Changes paragraphs of the new file word by word."""

    def __init__(self, marks: Marks, notes: Notes, looks: Looks, copied: Copy) -> None:
        self._marks, self._notes, self._looks, self._copied = marks, notes, looks, copied

    def change(self, old: etree._Element, new: etree._Element) -> None:
        """Changes a paragraph from its end to its beginning, so that the characters before keep their places."""
        ours, theirs = atoms(old, self._notes.old_sign), atoms(new, self._notes.new_sign)
        before, after = ("".join([atom.sign for atom in found]) for found in (ours, theirs))
        edits = _edits(before, after) if before != after else []
        changes: list[_Edit | _Restyled] = [*edits, *self._restyled(ours, theirs, edits)]
        for change in sorted(changes, key=lambda one: (one.begin, one.end), reverse=True):
            if isinstance(change, _Edit):
                self._replace(change, ours, theirs, new)
            else:
                behind(theirs[change.end - 1])
                self._looks.run_was(cut(theirs[change.begin]), change.old)
        if self._looks.differ(old, new):
            self._looks.paragraph_was(new, old)

    def _restyled(self, ours: Sequence[Atom], theirs: Sequence[Atom], edits: Sequence[_Edit]) -> Iterator[_Restyled]:
        """Where the words are the same and look otherwise."""
        for first, last, begin in _kept(edits, len(ours)):
            at = begin
            pairs = zip(ours[first:last], theirs[begin : begin + last - first], strict=True)
            for (old, new), same in groupby(pairs, _holders):
                size = sum(1 for _ in same)
                if old.tag == new.tag == R and self._looks.of_run(old, new=False) != self._looks.of_run(new, new=True):
                    yield _Restyled(at, at + size, old)
                at += size

    def _replace(self, edit: _Edit, ours: Sequence[Atom], theirs: Sequence[Atom], paragraph: etree._Element) -> None:
        place = self._inserted(theirs, edit.begin, edit.end) if edit.begin < edit.end else None
        if edit.first < edit.last:
            runs = deleted_runs(ours[edit.first : edit.last], self._copied, self._notes.kept)
            if runs:
                _put(self._marks.deletion(runs), place, theirs, edit.begin, paragraph)

    def _inserted(self, found: Sequence[Atom], begin: int, end: int) -> etree._Element:
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


def _holders(pair: tuple[Atom, Atom]) -> tuple[etree._Element, etree._Element]:
    return pair[0].holder, pair[1].holder


def _kept(edits: Sequence[_Edit], size: int) -> Iterator[tuple[int, int, int]]:
    """The stretches between edits: from where to where in the old wording, and where they begin in the new one."""
    at = here = 0
    for edit in edits:
        yield at, edit.first, here
        at, here = edit.last, edit.end
    yield at, size, here


def _put(
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
        (outer if outer is not None and outer.tag == _INS else run).addprevious(deletion)
    else:
        last = next(reversed(list(holders(paragraph))), None)
        if last is None:
            paragraph.append(deletion)
        else:
            outer = last.getparent()
            (outer if outer is not None and outer.tag == _INS else last).addnext(deletion)


def _edits(before: str, after: str) -> list[_Edit]:
    """What differs between two wordings, in words; nothing but blanks between two edits joins them."""
    olds, news = _TOKEN.findall(before), _TOKEN.findall(after)
    old_at, new_at = _starts(olds), _starts(news)
    found: list[_Edit] = []
    for code in Indel.opcodes(olds, news):
        if code.tag == "equal":
            continue
        edit = _Edit(old_at[code.src_start], old_at[code.src_end], new_at[code.dest_start], new_at[code.dest_end])
        if found and not before[found[-1].last : edit.first].strip(" ") and found[-1].last - edit.first >= -1:
            found[-1] = _Edit(found[-1].first, edit.last, found[-1].begin, edit.end)
        else:
            found.append(edit)
    return found


def _starts(tokens: Sequence[str]) -> list[int]:
    at, found = 0, []
    for token in tokens:
        found.append(at)
        at += len(token)
    return [*found, at]
