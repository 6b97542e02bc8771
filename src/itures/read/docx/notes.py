"""Footnotes and endnotes: the marks by which the body refers to them, and the notes in their parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from lxml import etree

from itures.foundation import budgets
from itures.model.stream import Note, Revision, View
from itures.read.docx.changes import CHANGES
from itures.read.docx.names import ID, TYPE, VAL, w
from itures.read.docx.number_formats import is_known, number_text, read_format
from itures.read.docx.report import Report
from itures.read.docx.styles import integer

Kind = Literal["footnote", "endnote"]

# Each counts by itself.
_VIEWS: Final[tuple[View, ...]] = ("original", "revised")

_SECTION: Final = w("sectPr")
_CHANGE_OF_SECTION: Final = w("sectPrChange")
_PARAGRAPH_PROPERTIES: Final = w("pPr")
_MARK_PROPERTIES: Final = w("rPr")
_PROPERTIES: Final[dict[Kind, str]] = {"footnote": w("footnotePr"), "endnote": w("endnotePr")}
_NUM_FMT: Final = w("numFmt")
_NUM_START: Final = w("numStart")
_NUM_RESTART: Final = w("numRestart")

_CONTINUOUS: Final = "continuous"
_EACH_SECTION: Final = "eachSect"


class _Way(NamedTuple):
    """A way to number notes: the format, the first number, and where it starts again (sections 17.11.17 to 17.11.20)."""

    format: str
    start: int = 1
    restart: str = _CONTINUOUS


# Word's own ways (sections 17.11.17 and 17.11.18): endnotes are numbered i, ii, iii.
_DEFAULTS: Final[dict[Kind, _Way]] = {"footnote": _Way("decimal"), "endnote": _Way("lowerRoman")}


class _Count(NamedTuple):
    """The last number that was given, the section it stands in, and the start that it was counted from."""

    number: int
    section: int
    start: int


class Marks:
    """Gives each note its key and its mark, in the order in which the body refers to them.

    `refer("footnote", "3", custom=False)` gives ("footnote:3", "1") for the first reference of a file. Automatic marks
    are numbered as the settings of the document and then the properties of each section say (sections 17.11.11 and
    17.11.12): in which format, from which number, through the whole document or in each section. Custom marks do not
    count (section 17.11.7). Numbers that start again on each page, which only a layout knows, are reported and counted
    on, and so is every other way to number that is not understood.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._marks: dict[str, str] = {}
        self._kinds: dict[str, Kind] = {}
        self._keys: dict[str, str] = {}
        self._counts: dict[tuple[Kind, View], _Count] = {}
        self._ways = dict(_DEFAULTS)
        self._body: etree._Element | None = None
        self._sections: _Sections | None = None
        # The last `w:sectPr` whose section has ended, and the one whose section ends with the present paragraph.
        self._ended: etree._Element | None = None
        self._ending: etree._Element | None = None
        self._doubts: dict[Kind, set[str]] = {"footnote": set(), "endnote": set()}
        self._automatic: dict[str, str] = {}
        self._before: dict[str, str] = {}
        # Notes to which nothing but deleted text refers so far, and those whose mark is not read again.
        self._deleted: set[str] = set()
        self._settled: set[str] = set()

    def settings(self, settings: etree._Element) -> None:
        """Take how the document numbers notes where its sections do not say it: `w:settings` (17.11.11 and 17.11.12)."""
        self._ways = {kind: _read_way(settings, kind, way) for kind, way in self._ways.items()}

    def begin_body(self, body: etree._Element) -> None:
        """Start a `w:body`: its sections are known by their ends, so that they are looked up in advance."""
        self._body, self._sections, self._ended, self._ending = body, None, None, None

    def properties(self, section: etree._Element) -> None:
        """Take the `w:sectPr` of a section, which ends with the paragraph that has it (section 17.6.18)."""
        self._ending = section

    @property
    def section_ends(self) -> bool:
        """Whether the section ends with the present paragraph: then `end_section` is called after it."""
        return self._ending is not None

    def end_section(self) -> None:
        """Start the next section."""
        self._ended, self._ending = self._ending, None

    def refer(self, kind: Kind, number: str, *, custom: bool, revision: Revision | None = None) -> tuple[str, str]:
        """Return the key of the note and the automatic part of its mark, "" where the file writes the mark itself.

        Marks are counted in each view by itself: one that is a tracked deletion has the number of the original text.
        """
        key = f"{kind}:{number}"
        mark, original = "", ""
        if not custom:
            original, revised = self._count(kind, "original", revision), self._count(kind, "revised", revision)
            mark = original if revision is not None and revision.hidden("revised") else revised
        deleted = revision is not None and revision.hidden("revised")
        if key not in self._marks:
            self._begin(key, mark, original)
            if deleted:
                self._deleted.add(key)
        elif key in self._deleted and not deleted:
            # The text refers to it anew: this is its mark, and what the deleted one had is that of the original text.
            self._deleted.discard(key)
            self._begin(key, mark, self._automatic.get(key, ""))
        else:
            self._settled.add(key)
        self._kinds[key] = kind
        return key, mark

    def _begin(self, key: str, mark: str, original: str) -> None:
        """Take a reference as the one that says the mark of a note; `mark` and `original` are what is counted, in each view."""
        self._marks[key] = ""
        if mark:
            self._automatic[key] = mark
            if original and original != mark:
                self._before[key] = original

    def _count(self, kind: Kind, view: View, revision: Revision | None) -> str:
        if self._sections is None:
            self._sections = _Sections(self._body, self._ways)
        section, way = self._sections.of(self._ended, kind, view)
        last = self._counts.get((kind, view))
        start = way.start if last is None else self._sections.restart(last.section, section, kind, view)
        if last is not None and start is None:
            count = last._replace(number=last.number + 1, section=section)
        else:
            count = _Count(start or 0, section, start or 0)
        if revision is None or not revision.hidden(view):
            self._counts[kind, view] = count
            self._doubt(kind, way, count, counted_on=start is None)
        return number_text(way.format if _is_shown(way.format) else "decimal", count.number)

    def _doubt(self, kind: Kind, way: _Way, count: _Count, *, counted_on: bool) -> None:
        """Note what the numbers do not follow; starts and restarts matter where something was counted before."""
        if not _is_shown(way.format):
            self._doubts[kind].add(f"numFmt {way.format}")
        if counted_on and way.restart not in (_CONTINUOUS, _EACH_SECTION):
            self._doubts[kind].add(f"numRestart {way.restart}")
        # The standard gives a start in the midst of continuous numbers no meaning.
        if counted_on and way.restart == _CONTINUOUS and way.start not in (1, count.start):
            self._doubts[kind].add(f"numStart {way.start}")

    def room(self, key: str) -> int:
        """How many characters the mark of a note may still have (`budgets.MARK`)."""
        return max(0, budgets.MARK - len(self._marks.get(key, "")))

    def extend(self, key: str, text: str) -> None:
        """Add visible characters to the mark of a note, while the first reference to it is read."""
        if key not in self._settled and text:
            self._marks[key] += text
            # What is repeated is the mark of a note that is still there, if there is one.
            if key not in self._deleted or self._marks[key] not in self._keys:
                self._keys[self._marks[key]] = key

    def is_deleted(self, key: str) -> bool:
        """Whether nothing but deleted text refers to a note so far."""
        return key in self._deleted

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

    def finish(self) -> tuple[Note, ...]:
        """All notes in the order of their references; reports numbering that the marks do not follow."""
        for kind in _DEFAULTS:
            repeated = sum(1 for key in self._settled if self._kinds[key] == kind)
            if repeated:
                self._report.add("docx-note-repeated", kind=kind, times=repeated)
        for kind, doubts in self._doubts.items():
            if doubts:
                self._report.add("docx-note-numbering", kind=kind, doubts=", ".join(sorted(doubts)))
        return tuple(
            [Note(key, mark, self._kinds[key], self._mark_before(key, mark)) for key, mark in self._marks.items()]
        )

    def _mark_before(self, key: str, mark: str) -> str | None:
        """The mark in the original text, where the count before it differs there: "2bis" of "3bis"."""
        before = self._before.get(key)
        return None if before is None else before + mark.removeprefix(self.automatic(key))

    def missing(self, key: str) -> None:
        """Report a reference whose note is not in the file."""
        self._report.add("docx-note-missing", kind=self._kinds[key])


class _Sections:
    """The sections of a body, each with its way to number notes in each view.

    A section of a view ends with a `w:sectPr` that the view has: where the mark of its paragraph was deleted, the text
    belongs to the next section (sections 17.6.18 and 17.13.5.15). Without a body there is one section.
    """

    def __init__(self, body: etree._Element | None, ways: dict[Kind, _Way]) -> None:
        found = [one for one in body.iter(_SECTION) if not _is_former(one)] if body is not None else []
        self._places = {element: place for place, element in enumerate(found)}
        self._owners: dict[View, list[int]] = {}
        self._ways: dict[tuple[Kind, View], list[_Way]] = {}
        for view in _VIEWS:
            owners = list(range(len(found)))
            for place in range(len(found) - 2, -1, -1):
                if _is_hidden(found[place], view):
                    owners[place] = owners[place + 1]
            self._owners[view] = owners or [0]
            for kind, way in ways.items():
                self._ways[kind, view] = [_read_way(_as_in(one, view), kind, way) for one in found] or [way]

    def of(self, ended: etree._Element | None, kind: Kind, view: View) -> tuple[int, _Way]:
        """Return number and way of the section after the one that `ended` belongs to, None for the first."""
        owners = self._owners[view]
        # What follows the last section is damage, and counts with it.
        place = min(self._places.get(ended, -1) + 1, len(owners) - 1) if ended is not None else 0
        return owners[place], self._ways[kind, view][owners[place]]

    def restart(self, last: int, section: int, kind: Kind, view: View) -> int | None:
        """Return where numbers start again between two sections, None where they count on."""
        ways, owners = self._ways[kind, view], self._owners[view]
        for place in range(section, last, -1):
            if owners[place] == place and ways[place].restart == _EACH_SECTION:
                return ways[place].start
        return None


def _is_former(section: etree._Element) -> bool:
    """Whether these are the properties of a section before a tracked change of them (section 17.13.5.32)."""
    parent = section.getparent()
    return parent is not None and parent.tag == _CHANGE_OF_SECTION


def _as_in(section: etree._Element, view: View) -> etree._Element:
    """The properties that a section has in a view."""
    former = section.find(f"{_CHANGE_OF_SECTION}/{_SECTION}") if view == "original" else None
    return section if former is None else former


def _is_hidden(section: etree._Element, view: View) -> bool:
    """Whether the paragraph mark that ends a section is absent from a view."""
    parent = section.getparent()
    if parent is None or parent.tag != _PARAGRAPH_PROPERTIES:
        return False
    changes = [change for mark in parent.iterchildren(_MARK_PROPERTIES) for change in mark.iterchildren(*CHANGES)]
    changes += section.iterancestors(*CHANGES)
    return any(Revision(CHANGES[str(change.tag)]).hidden(view) for change in changes)


def _read_way(parent: etree._Element, kind: Kind, way: _Way) -> _Way:
    """The way to number notes of a section or of the settings; what they do not say stays as it is."""
    for properties in parent.iterchildren(_PROPERTIES[kind]):
        formats: list[str] = []
        # Also within `mc:AlternateContent`, where the first alternative that is understood counts.
        for prop in properties.iter(_NUM_FMT, _NUM_START, _NUM_RESTART):
            if prop.tag == _NUM_FMT:
                formats.append(read_format(prop)[1])
            elif prop.tag == _NUM_START:
                start = integer(prop.get(VAL))
                way = way._replace(start=way.start if start is None or start < 0 else start)
            else:
                way = way._replace(restart=prop.get(VAL) or way.restart)
        if formats:
            way = way._replace(format=next(filter(_is_shown, formats), formats[0]))
    return way


def _is_shown(style: str) -> bool:
    """Whether the marks of notes are written in a format; without a number, there would be nothing to refer by."""
    return style != "none" and is_known(style)


def note_elements(root: etree._Element, kind: Kind) -> Iterator[tuple[str, etree._Element]]:
    """Key and element of each note of a notes part; separators are told by their type (section 17.18.33).

    Takes the root of the part ("footnotes" or "endnotes") and the kind of note in it; yields in the order of the file.
    """
    for element in root.iterchildren(w(kind)):
        number = element.get(ID)
        if element.get(TYPE, "normal") == "normal" and number is not None:
            yield f"{kind}:{number}", element
