"""Footnotes and endnotes: the marks by which the body refers to them, and the notes in their parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from lxml import etree

from itures.model.stream import Note, Revision, View
from itures.read.docx.names import ID, TYPE, VAL, w
from itures.read.docx.report import COUNT, Report

Kind = Literal["footnote", "endnote"]

# Word's own formats (ECMA-376 part 1, sections 17.11.17 and 17.11.18): endnotes are numbered i, ii, iii.
_DEFAULT_FORMAT: Final[dict[Kind, str]] = {"footnote": "decimal", "endnote": "lowerRoman"}

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip

_PROPERTIES: Final = {w("footnotePr"): "footnote", w("endnotePr"): "endnote"}
_NUM_FMT: Final = w("numFmt")
_NUM_START: Final = w("numStart")
_NUM_RESTART: Final = w("numRestart")


class Marks:
    """Gives each note its key and its mark, in the order in which the body refers to them.

    `refer("footnote", "3", custom=False)` gives ("footnote:3", "1") for the first reference of a file. Automatic marks
    count on through the whole document as Word does; custom marks do not count (section 17.11.7). Other ways to count
    that a file asks for are reported, not followed.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._marks: dict[str, str] = {}
        self._kinds: dict[str, Kind] = {}
        self._keys: dict[str, str] = {}
        self._counts: dict[tuple[Kind, View], int] = {}
        self._asked: dict[Kind, set[str]] = {"footnote": set(), "endnote": set()}
        self._automatic: dict[str, str] = {}
        self._before: dict[str, str] = {}

    def refer(self, kind: Kind, number: str, *, custom: bool, revision: Revision | None = None) -> tuple[str, str]:
        """Return the key of the note and the automatic part of its mark, "" where the file writes the mark itself.

        Marks are counted in each view by itself: one that is a tracked deletion has the number of the original text.
        """
        key = f"{kind}:{number}"
        mark = ""
        if not custom:
            original, revised = self._count(kind, "original", revision), self._count(kind, "revised", revision)
            mark = original if revision is not None and revision.hidden("revised") else revised
            self._automatic.setdefault(key, mark)
            if original != mark:
                self._before.setdefault(key, original)
        self._marks.setdefault(key, "")
        self._kinds[key] = kind
        return key, mark

    def _count(self, kind: Kind, view: View, revision: Revision | None) -> str:
        count = self._counts.get((kind, view), 0) + 1
        if revision is None or not revision.hidden(view):
            self._counts[kind, view] = count
        return str(count) if _DEFAULT_FORMAT[kind] == "decimal" else roman(count)

    def extend(self, key: str, text: str) -> None:
        """Add visible characters to the mark of a note."""
        self._marks[key] += text
        self._keys[self._marks[key]] = key

    def mark(self, key: str) -> str:
        """Return the mark of a note as far as it has been read, "" for a note that nothing refers to."""
        return self._marks.get(key, "")

    def automatic(self, key: str) -> str:
        """Return the part of a mark that Word counts, "" where the file writes the mark itself."""
        return self._automatic.get(key, "")

    def key_of(self, mark: str) -> str | None:
        """Return the last note with this mark: a text may repeat a mark where it refers to the same note again."""
        return self._keys.get(mark)

    def keys(self, kind: Kind) -> Iterator[str]:
        """Return the keys of the notes of one kind, in the order of their references."""
        return (key for key, own in self._kinds.items() if own == kind)

    def properties(self, parent: etree._Element) -> None:
        """Note how a section (`w:sectPr`) or the settings ask for notes to be numbered (section 17.11.16)."""
        for element in parent.iterchildren(*_PROPERTIES):
            kind: Kind = "footnote" if _PROPERTIES[str(element.tag)] == "footnote" else "endnote"
            for prop in element.iterchildren(_NUM_FMT, _NUM_START, _NUM_RESTART):
                value = prop.get(VAL, "")
                if value not in ("", "continuous") and (
                    prop.tag == _NUM_RESTART or value != (_DEFAULT_FORMAT[kind] if prop.tag == _NUM_FMT else "1")
                ):
                    self._asked[kind].add(f"{str(prop.tag).rpartition('}')[2]} {value}")

    def finish(self) -> tuple[Note, ...]:
        """All notes in the order of their references; reports numbering that the marks do not follow."""
        for kind, asked in self._asked.items():
            count = self._counts.get((kind, "revised"), 0)
            # Restarting matters from the second automatic mark on, another format or start from the first.
            matter = sorted(what for what in asked if count > (1 if what.startswith("numRestart") else 0))
            if matter:
                self._report.add(
                    "docx-note-numbering",
                    "warning",
                    f"the file asks for another numbering of {kind}s ({', '.join(matter)}): their marks are counted on "
                    "from 1 and may differ from the printed ones",
                )
        return tuple(
            [Note(key, mark, self._kinds[key], self._mark_before(key, mark)) for key, mark in self._marks.items()]
        )

    def _mark_before(self, key: str, mark: str) -> str | None:
        """The mark in the original text, where the count before it differs there: "2bis" of "3bis"."""
        before = self._before.get(key)
        return None if before is None else before + mark.removeprefix(self.automatic(key))

    def missing(self, key: str) -> None:
        """Report a reference whose note is not in the file."""
        self._report.add(
            "docx-note-missing", "warning", f"the text refers to a {self._kinds[key]} that is not there ({COUNT})"
        )


def roman(number: int) -> str:
    """Return a number in lower-case roman numerals.

    >>> roman(14)
    'xiv'
    """
    result = []
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        result.append(letters * times)
    return "".join(result)


def note_elements(root: etree._Element, kind: Kind) -> Iterator[tuple[str, etree._Element]]:
    """Key and element of each note of a notes part; separators are told by their type (section 17.18.33).

    Takes the root of the part ("footnotes" or "endnotes") and the kind of note in it; yields in the order of the file.
    """
    for element in root.iterchildren(w(kind)):
        number = element.get(ID)
        if element.get(TYPE, "normal") == "normal" and number is not None:
            yield f"{kind}:{number}", element
