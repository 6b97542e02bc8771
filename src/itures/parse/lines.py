"""From the stream to lines: each with its wording, its place in the stream, and what is no part of its wording.

Three things stand in lines and are not theirs: running heads and page numbers (`Line.furniture`), footnote marks
(`Line.marks`), and notes that a converter wrote into the sentence. They are cut out here, each with its span, so that
every later step sees plain wording.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, repeat
from typing import Literal, NamedTuple

from itures.grammar.calls import read_call
from itures.grammar.labels import read_label
from itures.language.parsing import Lexicon
from itures.model.stream import Cell, Level, Paragraph, Run, Span, Stream
from itures.model.tree import Margin
from itures.model.views import Projection

CONVERTED_MARK = re.compile(r"\[footnoteRef:(?P<number>\d+)\](?P<mark>\d{1,3}|\*{1,3})?")
"""A mark as pandoc's plain text of a Word file has it: "countries[footnoteRef:1]1"."""
BLANK = " \t\n\r\f\v\u00a0\u200b\ufeff\u2028\u2029\x1c\x1d\x1e\x1f\x85"
BLANK += "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
BLANKS = frozenset(BLANK)

HEADS = ("header", "footer")
"""Parts of a file (`Origin.part`) that stand on every page."""
COUNTED = re.compile(r"\A\d{1,4}(?=\s|\Z)|(?<=\s)\d{1,4}\Z")
SOFT_HYPHEN = "\u00ad"
"""Where a word may be cut at a line's end: it has no glyph, and no word is another one for it."""
LAYOUT_BULLET = re.compile(r"[•▪◦●○■□·–-]\s+(?=\S)")
_RUNNING_HEAD = 60
"""A running head known by its form alone has no more characters: longer lines are sentences that begin like one."""
_PAGE_DIGITS = 4
"""A page number has no more digits."""
_LONG_LINE = 40
"""Shorter lines say nothing of the width of a page: calls, labels and headings end where they please."""
_LONG_LINES = 4
"""With fewer long lines nothing is said of the page."""
_WIDEST = 0.9
"""The width of the page is that of the line which so many of the long ones do not exceed: a few may stick out."""
_CUT = 0.4
"""Share of long lines without a sign at their end from which on lines are cut at the margin; of paragraphs few end so."""
_PAGE_WIDTH = 140
"""Lines of a printed page are no wider: longer ones are paragraphs."""
_COUNTING_LENGTH = 80
"""A line that comes back on every page is no longer."""
_PAGES = 3
"""So often a line comes back before it is taken for a running head; a number alone need not say so much, if it counts."""
_CLOSING = ";,:"
_SHORTEST_PAGE = 6
"""Numbers alone on their lines, with fewer lines from one to the next, are those of provisions: a page has more lines."""
_SHARED = 4
"""More characters than so many are alike in a running head: less might be a label."""
_GAPS = 0.7
"""Share of lines with a blank line before them from which on blank lines say nothing of paragraphs."""


@dataclass(slots=True)
class Mark:
    """A footnote mark in a line. `key` ties it to its note; marks of text files get theirs when a note is found."""

    mark: str
    anchor: Span
    key: str | None = None


class Covered(NamedTuple):
    """What was taken out of a line so that it does not hide a label or a call: before which character of the text it stood."""

    offset: int
    text: str
    pieces: tuple[Span, ...]
    margin: bool = False
    """A mark in the margin of a treaty text ("PP-98"): it is put back nowhere."""


@dataclass(slots=True)
class Line:
    """A line of text, or a paragraph of a word processor. `text` is what `pieces` hold, character for character."""

    text: str
    pieces: list[Span]
    marks: list[Mark] = field(default_factory=list)
    gap: bool = False
    """Blank lines stand before it."""
    full: int = 0
    """Characters of the physical line, as a measure of the page's width."""
    cell: Cell | None = None
    label: str | None = None
    """A label that the word processor computed: no part of the text."""
    late: bool = False
    """The rest of a line that was cut because a point begins inside it."""
    covered: Sequence[Covered] = ()
    """Square brackets that were taken out of it (`parse/brackets.py`)."""
    level: Level | None = None
    """Where the list of the file counts it that computed its label."""

    @property
    def starts(self) -> list[int]:
        """Where each of the pieces begins in the text.

        >>> Line("a) x", [Span(0, 2), Span(5, 7)]).starts
        [0, 2]
        """
        if len(self.pieces) == 1:
            return [0]
        found, at = [], 0
        for piece in self.pieces:
            found.append(at)
            at += piece.end - piece.start
        if found and at == len(self.text) - 1:
            found[-1] += 1  # two lines that were joined with a blank
        return found

    def cut(self, at: int) -> tuple[Line, Line]:
        """The line up to character `at` of its text and the rest, both without blanks at the cut.

        >>> first, rest = Line("a) x; b) y", [Span(0, 10)]).cut(5)
        >>> first.text, rest.text, rest.pieces
        ('a) x;', 'b) y', [Span(start=6, end=10)])
        """
        left, right = self.text[:at].rstrip(BLANK), self.text[at:]
        skipped = len(right) - len(right.lstrip(BLANK))
        start = at + skipped
        first = Line(
            left, sliced(self.pieces, 0, len(left)), [], self.gap, self.full, self.cell, self.label, level=self.level
        )
        rest = Line(
            self.text[start:],
            sliced(self.pieces, start, len(self.text)),
            [],
            False,
            self.full,
            self.cell,
            late=True,
        )
        border = rest.pieces[0].start if rest.pieces else self.pieces[-1].end
        for mark in self.marks:
            (first if mark.anchor.start < border else rest).marks.append(mark)
        if self.covered:
            before: list[Covered] = []
            behind: list[Covered] = []
            for one in self.covered:
                if one.offset < at or (one.offset == at and one.text == "]"):
                    before.append(one._replace(offset=min(one.offset, len(left))))
                else:
                    behind.append(one._replace(offset=max(0, one.offset - start)))
            first.covered, rest.covered = before, behind
        return first, rest

    def placed(self) -> tuple[list[Span], list[int]]:
        """Its pieces with those of what was taken out of it, and where each of them begins in the text: the latter fill nothing."""
        pieces: list[Span] = []
        starts: list[int] = []
        at = 0
        for one in (*self.covered, Covered(len(self.text), "", ())):
            if one.margin:
                continue
            for piece in sliced(self.pieces, at, one.offset):
                pieces.append(piece)
                starts.append(at)
                at += piece.end - piece.start
            pieces += one.pieces
            starts += [one.offset] * len(one.pieces)
        return pieces, starts

    def printed(self) -> Line:
        """The line with the brackets that were taken out of it, where they stood."""
        if not self.covered:
            return self
        parts: list[str] = []
        pieces: list[Span] = []
        margins: list[Covered] = []
        at = shift = 0
        for one in self.covered:
            if one.margin:
                margins.append(one._replace(offset=one.offset + shift))
                continue
            shift += len(one.text)
            parts += [self.text[at : one.offset], one.text]
            pieces += [*sliced(self.pieces, at, one.offset), *one.pieces]
            at = one.offset
        parts.append(self.text[at:])
        pieces += sliced(self.pieces, at, len(self.text))
        text = "".join(parts)
        return Line(
            text, pieces, self.marks, self.gap, self.full, self.cell, self.label, self.late, margins, self.level
        )

    @property
    def margins(self) -> tuple[Margin, ...]:
        """The marks of the margin that stood in it: the first of its parts says what it is, where a change parts it.

        >>> Line("to meet", [Span(6, 13)], covered=[Covered(0, "PP-98 ", (Span(0, 6),), margin=True)]).margins
        (Margin(text='PP-98', span=Span(start=0, end=6)),)
        """
        return tuple(
            [
                Margin("" if number else one.text.strip().replace("\u2011", "-"), piece)
                for one in self.covered
                if one.margin
                for number, piece in enumerate(self._without_marks(one))
            ]
        )

    def _without_marks(self, one: Covered) -> list[Span]:
        """The places of what was taken out, not of a blank alone; marks of notes in it do not part it."""
        marks = {mark.anchor.start: mark.anchor.end for mark in self.marks}
        found: list[Span] = []
        at = 0
        for piece in one.pieces:
            begin, at = at, at + piece.end - piece.start
            if not one.text[begin:at].strip():
                continue
            last = found[-1] if found else None
            if last is not None and marks.get(last.end) == piece.start:
                found[-1] = Span(last.start, piece.end)
            else:
                found.append(piece)
        return found


@dataclass(slots=True)
class Furniture:
    """Running heads, page numbers and the like: in the file, and in no clause."""

    text: str
    span: Span
    role: Literal["running-head", "separator"] = "running-head"
    pieces: tuple[Span, ...] = ()
    """Where its characters stand, if not in all of the span."""
    starts: tuple[int, ...] = ()
    """Where each of the pieces begins in the text."""


def sliced(pieces: Sequence[Span], start: int, end: int) -> list[Span]:
    """The pieces that hold characters start..end of the joined text."""
    kept = []
    at = 0
    for piece in pieces:
        length = piece.end - piece.start
        low, high = max(start, at), min(end, at + length)
        if low < high:
            kept.append(Span(piece.start + low - at, piece.start + high - at))
        at += length
    return kept


def without(line: Line, holes: list[tuple[int, int]]) -> Line:
    """The line without some ranges of its text, given in order; blanks at its ends go too."""
    keep: list[tuple[int, int]] = []
    at = 0
    for start, end in holes:
        keep.append((at, start))
        at = end
    keep.append((at, len(line.text)))
    pieces = [piece for start, end in keep for piece in sliced(line.pieces, start, end)]
    text = "".join([line.text[start:end] for start, end in keep])
    kept = Line(text, pieces, line.marks, line.gap, line.full, line.cell, line.label, line.late, level=line.level)
    return trimmed(kept)


def trimmed(line: Line) -> Line:
    """The line without blanks at its ends."""
    text = line.text
    if text and text[0] not in BLANKS and text[-1] not in BLANKS:
        return line
    start = len(text) - len(text.lstrip(BLANK))
    end = len(text.rstrip(BLANK))
    if start or end < len(text):
        line.pieces = sliced(line.pieces, start, end) if end > start else []
        line.text = text[start:end] if end > start else ""
    return line


@dataclass(slots=True)
class Lines:
    """What the body and the notes of a stream read as, line by line."""

    body: list[Line]
    notes: dict[str, list[Line]]
    furniture: list[Furniture]
    wrapped: bool
    """A sentence goes on over several lines, as in text from PDF."""
    width: int
    """Characters of a full line; what ends well before it ended on purpose."""
    page_ends: list[int]
    """Indexes into `body` at which a page ends (the line before the index is its last)."""
    heads: list[Line] = field(default_factory=list)
    """The headers and footers that the file itself knows as such; they are furniture too."""


def read_lines(stream: Stream, texts: Sequence[str], lexicon: Lexicon, projection: Projection | None = None) -> Lines:
    """The lines of a stream, with running heads taken out, and marks that the file itself knows; `texts` are its paragraphs'.

    Their places are those in the stream, or in the one that `projection` made it from.
    """
    reading = _Reading(lexicon, stream.form == "text", projection)
    start = 0
    places = projection.of_paragraphs(texts) if projection is not None else repeat(None, len(texts))
    for paragraph, text, place in zip(stream.paragraphs, texts, places, strict=True):
        reading.take(paragraph, text, start, place)
        start += len(text) + 1
    return reading.done()


class _Reading:
    """The lines so far, and what was taken from between them."""

    def __init__(self, lexicon: Lexicon, text_form: bool, projection: Projection | None) -> None:
        self._projection = projection
        self._lexicon = lexicon
        self._text_form = text_form
        self._body: list[Line] = []
        self._notes: dict[str, list[Line]] = {}
        self._furniture: list[Furniture] = []
        self._page_ends: list[int] = []
        self._heads: list[Line] = []
        self._gap = False

    def take(self, paragraph: Paragraph, text: str, start: int, places: list[Span] | None) -> None:
        """Read one more paragraph, its text and where that starts; `places` are those of a view in its stream."""
        line = trimmed(_line(paragraph, text, start, places, self._projection))
        if SOFT_HYPHEN in text:
            line = without(line, [match.span() for match in re.finditer(SOFT_HYPHEN, line.text)])
        if line.label is not None and not line.pieces:
            # A label without a text has a place all the same.
            place = start if self._projection is None else self._projection.place(start)
            line.pieces = [Span(place, place)]
        feed = ends = False
        if self._text_form and "\f" in text:
            ends = text.endswith("\f") and bool(text.strip())  # a page ends behind this line, not before it
            feed = not ends
            if feed:
                self._end_page()
        if not line.text and not line.marks and line.label is None:
            self._gap = True
        elif paragraph.origin.part in HEADS:
            if line.pieces:
                self._heads.append(line)
                self._furniture.append(_furniture(line))
        elif paragraph.note is not None:
            self._notes.setdefault(paragraph.note, []).append(line)
        elif self._text_form:
            self._take_text(line, feed)
            if ends:
                self._end_page()
        else:
            self._add(line)

    def _end_page(self) -> None:
        _take_page_number(self._body, self._furniture)
        self._page_ends.append(len(self._body))

    def _take_text(self, line: Line, feed: bool) -> None:
        """A line of a text file: nothing but its wording tells a running head from a line of the body."""
        if self._lexicon.furniture.volume_head.match(line.text):
            self._furniture.append(_furniture(line))
            return
        if len(line.text) <= _RUNNING_HEAD and (
            self._lexicon.furniture.running_head.match(line.text) or (feed and is_page_number(line))
        ):
            self._furniture.append(_furniture(line))
            self._page_ends.append(len(self._body))
            self._gap = False
            return
        if line.text[-1:] == "–" or line.text.startswith(self._lexicon.furniture.running_codes):
            line = _without_running_text(line, self._lexicon, self._furniture, self._page_ends, len(self._body))
        if line.text:
            self._add(line)

    def _add(self, line: Line) -> None:
        line.gap, self._gap = self._gap, False
        self._body.append(line)

    def done(self) -> Lines:
        """All the lines, without the running heads that only show when all of them are there."""
        body, page_ends = self._body, self._page_ends
        if self._text_form:
            _take_layout_bullets(body, self._furniture, self._lexicon)
        wrapped, width = _layout(body) if self._text_form else (False, 0)
        if wrapped:
            _take_counting_lines(body, self._furniture, page_ends, self._lexicon)
            _close_gaps(body, page_ends)
        return Lines(body, self._notes, self._furniture, wrapped, width, page_ends, self._heads)


def _take_layout_bullets(body: list[Line], furniture: list[Furniture], lexicon: Lexicon) -> None:
    """Bullets before calls and labels, as web pages print lists of lists, are layout; before any other wording they are labels."""
    bulleted = [
        (index, match.end()) for index, line in enumerate(body) if (match := LAYOUT_BULLET.match(line.text)) is not None
    ]
    if not any(_is_call(body[index].text[end:], lexicon) for index, end in bulleted):
        return
    for index, end in bulleted:
        wording = body[index].text[end:]
        label = read_label(wording, lexicon)
        if _is_call(wording, lexicon) or (label is not None and not label.readings[0].style.startswith("bullet")):
            bullet, rest = body[index].cut(end)
            rest.late, rest.gap = False, bullet.gap
            furniture.append(Furniture(bullet.text, Span(bullet.pieces[0].start, bullet.pieces[-1].end), "separator"))
            body[index] = rest


def _is_call(text: str, lexicon: Lexicon) -> bool:
    """Whether a line is a call and nothing else."""
    call = read_call(text, lexicon)
    return call is not None and call.strength in ("bare", "named")


def _furniture(line: Line) -> Furniture:
    found = Furniture(line.text, Span(line.pieces[0].start, line.pieces[-1].end))
    if len(line.pieces) > 1:
        found.pieces, found.starts = tuple(line.pieces), tuple(line.starts)
    return found


def _line(
    paragraph: Paragraph, text: str, start: int, places: list[Span] | None, projection: Projection | None
) -> Line:
    """The line of one paragraph; runs that are footnote marks become marks."""
    runs, _, _, cell, _, hint, *_ = paragraph
    label, level = (hint.label, hint.level) if hint is not None else (None, None)
    pieces: list[Span] = []
    if not _cites(runs):
        clean = text.replace("\n", " ") if "\n" in text else text
        length = len(text)
        if text:
            pieces = places if places is not None else [Span(start, start + length)]
        return Line(clean, pieces, [], False, length, cell, label, level=level)
    parts: list[str] = []
    marks: list[Mark] = []
    at = start
    for run in paragraph.runs:
        span = Span(at, at + len(run.text))
        at = span.end
        if projection is not None:
            span = _in_stream(span, projection)
        if run.note is not None:
            marks.append(Mark(run.text.strip(), span, run.note))
        elif run.text:
            parts.append(run.text)
            if pieces and pieces[-1].end == span.start:
                pieces[-1] = Span(pieces[-1].start, span.end)
            else:
                pieces.append(span)
    return Line(
        "".join(parts).replace("\n", " "),
        pieces,
        marks,
        full=len(text),
        cell=paragraph.cell,
        label=label,
        level=level,
    )


def _cites(runs: Sequence[Run]) -> bool:
    """Whether the mark of a note is among them: a loop, as every paragraph is asked."""
    for run in runs:  # noqa: SIM110
        if run.note is not None:
            return True
    return False


def _in_stream(span: Span, projection: Projection) -> Span:
    """The place of a run of a view, which is in one piece: all of it is kept, or nothing."""
    found = projection.marked(span)
    place = projection.place(span.start)
    return Span(found[0].start, found[-1].end) if found else Span(place, place)


def is_page_number(line: Line) -> bool:
    """Whether the line holds nothing but a number of up to four digits."""
    return len(line.text) <= _PAGE_DIGITS and line.text.isdigit()


def _take_page_number(body: list[Line], furniture: list[Furniture]) -> None:
    """A number alone on the last line before a form feed is the number of the page."""
    if body and is_page_number(body[-1]):
        line = body.pop()
        furniture.append(_furniture(line))


def _without_running_text(
    line: Line, lexicon: Lexicon, furniture: list[Furniture], page_ends: list[int], index: int
) -> Line:
    """A page number at the end of a line, a page mark at its start: "... of the Council. – 9 –"."""
    holes = []
    for match in lexicon.furniture.running_text.finditer(line.text):
        holes.append((match.start(), match.end()))
        spans = sliced(line.pieces, match.start(), match.end())
        furniture.append(Furniture(match.group().strip(BLANK), Span(spans[0].start, spans[-1].end)))
    if not holes:
        return line
    page_ends.append(index + 1 if holes[-1][1] == len(line.text) else index)
    return without(line, holes)


def _layout(body: list[Line]) -> tuple[bool, int]:
    """Whether lines are cut at a page's width, and that width.

    A line of a paragraph-a-line text ends where its sentence or clause ends; one of hard-wrapped text seldom does.
    """
    long = [line for line in body if len(line.text) >= _LONG_LINE]
    if len(long) < _LONG_LINES:
        return False, 0
    lengths = sorted(line.full for line in long)
    width = lengths[min(len(lengths) - 1, int(len(lengths) * _WIDEST))]
    broken = sum(1 for line in long if line.text[-1] not in '.;:,!?”"')
    return broken / len(long) >= _CUT and width <= _PAGE_WIDTH, width


def _take_counting_lines(body: list[Line], furniture: list[Furniture], page_ends: list[int], lexicon: Lexicon) -> None:
    """Lines that come back on every page, alike but for a number that counts up, are running heads; so are such numbers alone.

    A list of points that stand alone on their lines counts up too, but from 1; so do the articles of a treaty text, and the
    numbers of its provisions, which stand closer together than those of pages.
    """
    headings = lexicon.treaties.heading
    counting = sorted(index for index in _counting(body) if headings.match(body[index].text) is None)
    gone = frozenset(counting)
    furniture += [_furniture(body[index]) for index in reversed(counting)]
    body[:] = [line for index, line in enumerate(body) if index not in gone]
    page_ends[:] = [place - bisect_left(counting, place) for place in (*page_ends, *reversed(counting))]


def _counting(body: list[Line]) -> list[int]:
    """The indexes of the lines that are alike but for a number that counts up."""
    alike: dict[str, list[tuple[int, int]]] = {}
    for index, line in enumerate(body):
        # No running head ends as a point does: "1 to burn lamps;" may stand under several calls.
        if (
            len(line.text) <= _COUNTING_LENGTH
            and (line.text[0].isdigit() or line.text[-1].isdigit())
            and line.text[-1] not in _CLOSING
        ):
            number = COUNTED.search(line.text)
            if number is not None:
                rest = line.text[: number.start()] + "#" + line.text[number.end() :]
                alike.setdefault(rest.strip(BLANK), []).append((index, int(number.group())))
    return [index for rest, found in alike.items() if _counts_up(rest, found) for index, _ in found]


def _counts_up(rest: str, found: list[tuple[int, int]]) -> bool:
    """Whether lines, with their indexes and numbers, count pages: what they share, `rest`, says how sure that must be."""
    numbers = [number for _, number in found]
    steps = {after - before for before, after in pairwise(numbers)}
    if rest == "#":
        size = (found[-1][0] - found[0][0]) / max(1, len(found) - 1)
        return len(found) >= 2 and steps == {1} and numbers[0] > 1 and size >= _SHORTEST_PAGE
    return len(found) >= _PAGES and steps <= {1, 2} and len(rest) > _SHARED


def _close_gaps(body: list[Line], page_ends: list[int]) -> None:
    """A blank line at a page's end says nothing of paragraphs, nor do blank lines after nearly every line."""
    everywhere = sum(line.gap for line in body) > _GAPS * len(body)
    for line in body if everywhere else [body[index] for index in page_ends if index < len(body)]:
        line.gap = False
