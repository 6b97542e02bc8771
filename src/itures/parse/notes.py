"""Footnotes of text files: marks in the wording, and the notes they belong to.

Three forms occur. A converter writes both into the sentence: "countries[footnoteRef:1]1; [1: 1 These include ...]". Text
from PDF has the mark glued to a word ("countries1,") and the note at the foot of the page. And a line of underscores
parts notes from the text. A mark counts only where its note is found: "CO2" has none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from itures.foundation.words import first_word
from itures.grammar.calls import read_call
from itures.grammar.designations import MARK_BEFORE, read_designation, read_mark
from itures.grammar.labels import read_label
from itures.language.parsing import Lexicon
from itures.model.diagnostics import diagnose
from itures.model.folding import folded
from itures.model.stream import Diagnostic, Span, Stream
from itures.parse.lines import CONVERTED_MARK, Furniture, Line, Lines, Mark, is_page_number, without
from itures.parse.run_in import LIST_ABOVE, cut_notes

GLUED = re.compile(
    r"(?<=[^\W\d_]{3})(?P<word>\d{1,2})(?=[\s,;:.)”\"’]|\Z)"
    r"|(?<=[)\]”\"’])(?P<bracket>\d{1,2})(?=[\s,;:.]|\Z)"
    r"|(?<=[\w)\]”\"’.,;])(?P<star>\*{1,3})(?![\w*])"
)
POSSIBLE = re.compile(r"[\d*](?:(?<=[^\s(\d*]\d)|(?<=[^\s(*]\*))")
"""The first of the digits or stars that stand together right behind something: a set of signs is looked for fastest."""
NOTE_START = re.compile(r"(?P<mark>\d{1,2}|\*{1,3})\)?\s+(?=[^\W\d_a-zà-ÿа-я]|[“\"'(«\[])")
NOTE_OTHERWISE = re.compile(r"(?P<mark>\d{1,2}|\*{1,3})\)?\s+(?=(?:\w+://|\w+\.\w)|\d{4}\b)")
"""A note that begins with an address, an abbreviation or a year."""
RULED = ("_", "—", "―", "‗")
RULE = re.compile(r"[_—―‗]{5,}\s*")
RULE_INSIDE = re.compile(r"\s+_{5,}(?:\s+(?=(?:\d{1,2}|\*{1,3})\s+\S)|\s*\Z)")
CLOSING = re.compile(r"\((?:[^\W\d_]+\.\s*)?[^\W\d_][^\d,()]*,\s*\d{4}\)\s*(?:[–-]|\Z)")
"""A history line: where it stands below the notes of the last page, it is none of their text."""
CONVERTED_NOTE = re.compile(r"\s{0,9}(?P<bracket>\[)(?P<number>\d{1,3}):\s*(?:(?P=number)(?=\s)|\*{1,3}(?=\s))?\s*")
BRACKET = re.compile(r"[\[\]]")
LONGEST_CONVERTED = 20
"""Lines looked at for the end of a converter's note."""
_MARK_WORD = 3
"""ADD, MOD, SUP and NOC are marks, and no word of a heading is as short."""


def glued(text: str) -> Iterator[re.Match[str]]:
    """What may be a footnote mark: a short number or stars right behind a word or a bracket.

    >>> [match.group() for match in glued("countries1 and CO2 emit (in 2018)2 air*")]
    ['1', '2', '*']
    """
    for possible in POSSIBLE.finditer(text):
        match = GLUED.match(text, possible.start())
        if match is not None:
            yield match


@dataclass(slots=True)
class FoundNote:
    """A note with its wording; `key` is what its mark carries. `spans` are all its characters, its own mark included."""

    mark: str
    key: str
    lines: list[Line]
    spans: list[Span] = field(default_factory=list)
    kind: Literal["footnote", "endnote"] = "footnote"


def find_notes(stream: Stream, lines: Lines, lexicon: Lexicon, diagnostics: list[Diagnostic]) -> list[FoundNote]:
    """Takes notes and marks out of `lines.body`; the notes, in text order of the places they stand at."""
    lines.page_ends.sort()
    if stream.form != "text":
        drop_empty(lines)
        return _of_the_file(stream, lines)
    found: list[FoundNote] = []
    _converted(lines, found, diagnostics)
    _number_converted(lines, found)
    drop_empty(lines)
    _after_rules(lines, found, lexicon)
    drop_empty(lines)
    _at_page_ends(lines, found, lexicon)
    _tie_marks(lines.body, found)
    drop_empty(lines)
    return found


def drop_empty(lines: Lines) -> None:
    """Lines of which nothing is left give their marks to the line before, or after."""
    kept: list[Line] = []
    empty: list[int] = []
    first: list[Mark] = []
    for index, line in enumerate(lines.body):
        if line.text or line.label is not None:
            kept.append(line)
            continue
        empty.append(index)
        if kept:
            kept[-1].marks += line.marks
        else:
            first += line.marks
    if kept:
        kept[0].marks += first
    else:
        lines.furniture += [Furniture(mark.mark, mark.anchor) for mark in first if mark.mark]
    if empty:
        lines.body[:] = kept
        lines.page_ends[:] = [place - bisect_left(empty, place) for place in lines.page_ends]


def _number_converted(lines: Lines, found: list[FoundNote]) -> None:
    """Where a converter's numbers begin again, the second mark "1" belongs to the second note "1"."""
    notes: dict[str, list[FoundNote]] = {}
    for note in found:
        notes.setdefault(note.key, []).append(note)
    marks: dict[str, list[Mark]] = {}
    for line in lines.body:
        for mark in line.marks:
            marks.setdefault(mark.key or "", []).append(mark)
    for key, several in notes.items():
        for place, note in enumerate(several):
            note.key = f"{key}~{place}"
        for place, mark in enumerate(marks.get(key, [])):
            mark.key = several[min(place, len(several) - 1)].key


def _of_the_file(stream: Stream, lines: Lines) -> list[FoundNote]:
    notes = []
    for note in stream.notes:
        own = lines.notes.get(note.key, [])
        spans = [span for line in own for span in (*[mark.anchor for mark in line.marks], *line.pieces)]
        notes.append(FoundNote(note.mark, note.key, own, spans, note.kind))
    known = {note.key for note in stream.notes}
    for key, own in lines.notes.items():
        if key not in known:
            spans = [span for line in own for span in (*[mark.anchor for mark in line.marks], *line.pieces)]
            notes.append(FoundNote("", key, own, spans))
    return notes


def _converted(lines: Lines, found: list[FoundNote], diagnostics: list[Diagnostic]) -> None:
    """Marks and notes in a converter's form are cut out of the lines they stand in."""
    index = 0
    while index < len(lines.body):
        line = lines.body[index]
        if "[" not in line.text:
            index += 1
            continue
        holes: list[tuple[int, int]] = []
        for match in CONVERTED_MARK.finditer(line.text):
            holes.append(match.span())
            line.marks.append(
                Mark(
                    match["mark"] or match["number"],
                    Span(_at(line, match.start()), _at(line, match.end() - 1) + 1),
                    f"converted:{match['number']}",
                )
            )
        closings = _closings(line.text)
        past = 0
        for match in CONVERTED_NOTE.finditer(line.text):
            if match.start() < past:
                continue  # inside the note before
            end = closings.get(match.start("bracket"))
            used = [line]
            if end is None:
                end, used = _closing_later(lines.body, index)
            if end is None:
                diagnostics.append(
                    diagnose(
                        "note-not-closed",
                        span=Span(_at(line, match.start()), line.pieces[-1].end),
                        number=match["number"],
                    )
                )
                break
            past = end
            found.append(_cut_note(line, match, end, used))
            if len(used) > 1:
                rest = used[-1]
                del lines.body[index + 1 : index + len(used)]
                holes.append((match.start(), len(line.text)))
                if rest.text[end:].strip():
                    lines.body.insert(index + 1, rest.cut(end)[1])
                break
            holes.append((match.start(), end))
        lines.body[index] = without(line, sorted(holes))
        index += 1


def _cut_note(line: Line, match: re.Match[str], end: int, used: list[Line]) -> FoundNote:
    if len(used) == 1:
        inner = without(line, [(0, match.end()), (end - 1, len(line.text))])
        inner.marks = []
        begin = match.start() + len(match.group()) - len(match.group().lstrip())
        spans = without(line, [(0, begin), (end, len(line.text))]).pieces
        return FoundNote(match["number"], f"converted:{match['number']}", [inner], spans)
    first = without(line, [(0, match.end())])
    last = without(used[-1], [(end - 1, len(used[-1].text))])
    own = [first, *used[1:-1], last]
    spans = [*without(line, [(0, match.start())]).pieces]
    spans += [span for part in used[1:-1] for span in part.pieces] + without(
        used[-1], [(end, len(used[-1].text))]
    ).pieces
    return FoundNote(match["number"], f"converted:{match['number']}", own, spans)


def _closings(text: str) -> dict[int, int]:
    """Where each bracket that is closed on the line ends, by where it opens."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in BRACKET.finditer(text):
        if match.group() == "[":
            opened.append(match.start())
        elif opened:
            found[opened.pop()] = match.end()
    return found


def _closing_later(body: list[Line], index: int) -> tuple[int | None, list[Line]]:
    for later in range(index + 1, min(len(body), index + LONGEST_CONVERTED)):
        if "[" in body[later].text.split("]")[0]:
            break
        end = body[later].text.find("]")
        if end >= 0:
            return end + 1, body[index : later + 1]
    return None, []


def _at(line: Line, offset: int) -> int:
    """The place in the stream of a character of the line."""
    for piece in line.pieces:
        if offset < piece.end - piece.start:
            return piece.start + offset
        offset -= piece.end - piece.start
    return line.pieces[-1].end


def _after_rules(lines: Lines, found: list[FoundNote], lexicon: Lexicon) -> None:
    """Notes below a line of underscores, to the end of the page; "... station. ______ 1 Editorial amendments." inside a line.

    Where a paragraph is a line and the note stands in the line of the rule, it ends with that line.
    """
    index = 0
    marks = _Marks(lines.body)
    ends = _PageEnds(lines.page_ends)
    while index < len(lines.body):
        text = lines.body[index].text
        if "_____" in text or (text[:1] in RULED and RULE.fullmatch(text)):
            index = _at_rule(lines, index, found, marks, ends, lexicon)
        else:
            index += 1
    ends.finish()


class _PageEnds:
    """The ends of pages while a walk through the lines takes some out. Those behind it move when it comes to them: a file may have
    thousands of pages, with a note on each.
    """

    def __init__(self, ends: list[int]) -> None:
        self._ends = ends
        self._settled = 0
        self._by = 0

    def settle(self, index: int) -> None:
        """The walk has come to this line: what ends above or at it stays."""
        while self._settled < len(self._ends) and self._ends[self._settled] + self._by <= index:
            self._ends[self._settled] += self._by
            self._settled += 1

    def finish(self) -> None:
        """The walk is over: all stay where they are now."""
        self._ends[self._settled :] = [end + self._by for end in self._ends[self._settled :]]

    def behind(self, index: int) -> int | None:
        """The next end of a page behind a line, None where no other is known."""
        self.settle(index)
        return self._ends[self._settled] + self._by if self._settled < len(self._ends) else None

    def shift(self, index: int, by: int) -> None:
        """So many lines more, or less, stand at a line; an end among those that went is there now."""
        self.settle(index)
        self._by += by
        while self._settled < len(self._ends) and self._ends[self._settled] + self._by <= index:
            self._ends[self._settled] = index
            self._settled += 1


class _Marks:
    """The marks that stand in a text, gathered when one of them is first asked for."""

    def __init__(self, body: list[Line]) -> None:
        self._body = body
        self._found: frozenset[str] | None = None

    def __contains__(self, mark: object) -> bool:
        if self._found is None:
            self._found = frozenset([one.group() for line in self._body for one in glued(line.text)])
        return mark in self._found


def _at_rule(lines: Lines, index: int, found: list[FoundNote], marks: _Marks, ends: _PageEnds, lexicon: Lexicon) -> int:
    """Takes the notes behind the rule in a line; the line to look at next. `marks` are those in the text, `ends` those of pages."""
    line = lines.body[index]
    inside = RULE_INSIDE.search(line.text)
    if inside is not None and inside.start() > 0:
        lines.body[index : index + 1] = line.cut(inside.start())
        ends.shift(index, 1)
        return index + 1
    rule = RULE.match(line.text)
    if rule is None:
        return index + 1
    own = line.cut(rule.end())[1] if rule.end() < len(line.text) else None
    mark = _mark_of(own.text) if own is not None else None
    going_on: Line | None = None
    if own is not None and mark is not None and not lines.wrapped:
        end = index + 1
        below, going_on = cut_notes(own, mark, lines.body[max(0, index - LIST_ABOVE) : index], marks, lexicon)
    else:
        following = ends.behind(index)
        first = own if own is not None else lines.body[index + 1] if index + 1 < len(lines.body) else None
        if first is None or _mark_of(first.text) is None:
            return index + 1
        end = _up_to_text(lines.body, index + 1, len(lines.body) if following is None else following, lexicon)
        below = [*([own] if own is not None else []), *lines.body[index + 1 : end]]
    if not below or _mark_of(below[0].text) is None:
        return index + 1
    head = without(line, [(rule.end(), len(line.text))])
    lines.furniture.append(Furniture(head.text, Span(head.pieces[0].start, head.pieces[-1].end), "separator"))
    _take(below, found)
    lines.body[index:end] = [] if going_on is None else [going_on]
    ends.shift(index, index - end + (going_on is not None))
    return index


def _up_to_text(body: list[Line], start: int, end: int, lexicon: Lexicon) -> int:
    """Where notes end at the latest: a proposal mark, a designation or the reasons of a proposal are in no note."""
    for index in range(start, end):
        text = body[index].text
        if not text[:1].isupper() and text[:1] != "(":
            continue
        if _is_heading(body[index], lexicon) or read_mark(text) is not None or MARK_BEFORE.match(text) is not None:
            return index
        if lexicon.furniture.reasons.match(text) is not None:
            return index
    return end


def _mark_of(text: str) -> str | None:
    """The mark with which a line begins as notes do."""
    match = NOTE_START.match(text) or NOTE_OTHERWISE.match(text)
    return match["mark"] if match is not None else None


def _at_page_ends(lines: Lines, found: list[FoundNote], lexicon: Lexicon) -> None:
    """Notes at the foot of a page whose marks stand above them on that page."""
    body = lines.body
    marks = [(index, match.group()) for index, line in enumerate(body) for match in glued(line.text)]
    if not marks:
        return
    places = [index for index, _ in marks]
    first: dict[str, int] = {}
    for index, mark in marks:
        first.setdefault(mark, index)
    begin = 0
    gone: list[tuple[int, int]] = []
    waiting: set[str] = set()  # marks whose note did not stand on their page: it may spill over to the next
    for end in _page_ends(lines, lexicon):
        waiting.update([mark for _, mark in marks[bisect_left(places, begin) : bisect_left(places, end)]])
        start = _first_note(body, begin, end, waiting, first, lexicon) if waiting else None
        if start is not None:
            waiting.clear()
            gone.append((start, _take_foot(lines, start, end, found, lexicon)))
        begin = end
    ends = _PageEnds(lines.page_ends)
    taken = 0
    for start, end in gone:
        body[start - taken : end - taken] = []
        ends.shift(start - taken, start - end)
        taken += end - start
    ends.finish()


def _page_ends(lines: Lines, lexicon: Lexicon) -> list[int]:
    """Where notes can end: at the end of a page, and above the heading of another text."""
    headings = [
        index
        for index, line in enumerate(lines.body)
        if index and (line.text[0].isupper() or line.text[0] == "(") and _is_heading(line, lexicon)
    ]
    return sorted({*lines.page_ends, *headings, len(lines.body)})


def _take_foot(lines: Lines, start: int, end: int, found: list[FoundNote], lexicon: Lexicon) -> int:
    """The notes from a line on, with the number of the page below them; the line behind."""
    body = lines.body
    last = next((index for index in range(start + 1, end) if _is_past(body, index, lexicon)), end)
    _take(body[start:last], found)
    if last < len(body) and is_page_number(body[last]):
        number = body[last]
        lines.furniture.append(Furniture(number.text, Span(number.pieces[0].start, number.pieces[-1].end)))
        last += 1
    return last


def _is_heading(line: Line, lexicon: Lexicon) -> bool:
    """The heading of a text or of its annex, or the mark of a proposal: notes above it belong to the text before."""
    mark = read_mark(line.text)
    if mark is not None:
        return mark.action is not None
    first = first_word(line.text)
    if not first.isupper() or len(first) <= _MARK_WORD:
        return False
    if read_designation(line.text, lexicon) is not None:
        return True
    division = lexicon.divisions.heading.match(line.text) if folded(first) in lexicon.divisions.kinds else None
    return division is not None and bool(division["rest"].strip())


def _is_past(body: list[Line], index: int, lexicon: Lexicon) -> bool:
    """Whether the text goes on at this line, though nothing says that the page has ended."""
    line = body[index]
    if CLOSING.match(line.text) or is_page_number(line):
        return True
    call = read_call(line.text, lexicon)
    if call is None or call.strength not in ("bare", "named") or index + 1 >= len(body) or not line.text[0].islower():
        return False
    following = body[index + 1].text
    label = read_label(following, lexicon)
    return lexicon.calls.lead_opener.match(following) is not None or (label is not None and label.opens)


def _first_note(
    body: list[Line], begin: int, end: int, here: set[str], first: dict[str, int], lexicon: Lexicon
) -> int | None:
    """Where the notes of a page begin: at the lowest number, or at a star above it."""
    last: dict[str, int] = {}

    def under_call(index: int) -> bool:
        """What stands right under a call is its first point: no page ends behind a call."""
        call = read_call(body[index - 1].text, lexicon) if index else None
        return call is not None and call.strength in ("bare", "named")

    for index in range(begin, end):
        match = NOTE_START.match(body[index].text) or NOTE_OTHERWISE.match(body[index].text)
        if match is not None and match["mark"] in here and first[match["mark"]] < index and not under_call(index):
            last[match["mark"]] = index
    if not last:
        return None
    numbers = sorted((mark for mark in last if mark.isdigit()), key=int)
    stars = [index for mark, index in last.items() if not mark.isdigit()]
    return min([*stars, last[numbers[0]]] if numbers else stars)


def _take(below: list[Line], found: list[FoundNote]) -> None:
    """Notes from the lines they stand on; a line that begins none goes on with the one before."""
    for line in below:
        last = found[-1] if found else None
        match = NOTE_START.match(line.text) or NOTE_OTHERWISE.match(line.text)
        if match is not None and (
            line is below[0]
            or last is None
            or not match["mark"].isdigit()
            or not last.mark.isdigit()
            or match["mark"] == _next(last.mark)
        ):
            inner = without(line, [(0, match.end())])
            found.append(FoundNote(match["mark"], f"text:{len(found)}", [inner], [*line.pieces, *_anchors(line)]))
        elif last is not None:
            last.lines.append(line)
            last.spans += [*line.pieces, *_anchors(line)]


def _anchors(line: Line) -> list[Span]:
    """Marks inside a note: nobody's but the note's."""
    return [mark.anchor for mark in line.marks]


def _next(mark: str) -> str:
    return str(int(mark) + 1) if mark.isdigit() else mark + "*"


def _tie_marks(body: list[Line], found: list[FoundNote]) -> None:
    """Each glued mark gets the note with its number that stands nearest behind it, or, cited again, before it."""
    texts = [note for note in found if note.key.startswith("text:") and note.spans]
    if not texts:
        return
    by_mark: dict[str, list[FoundNote]] = {}
    for note in texts:
        by_mark.setdefault(note.mark, []).append(note)
    begins = {mark: [note.spans[0].start for note in notes] for mark, notes in by_mark.items()}
    for place, line in enumerate(body):
        holes = []
        for match in glued(line.text):
            notes = by_mark.get(match.group())
            if notes is None:
                continue
            anchor = Span(_at(line, match.start()), _at(line, match.end() - 1) + 1)
            behind = bisect_right(begins[match.group()], anchor.start)
            note = notes[behind] if behind < len(notes) else notes[-1]
            line.marks.append(Mark(match.group(), anchor, note.key))
            holes.append(match.span())
        if holes:
            body[place] = without(line, holes)
