"""Labels of points, and the ladder of open labels that settles what each new one is.

    label    = bullet | number { "." number } [ "." ] | [ "(" ] key ")" | letter "."
    key      = letter [ letter ] | roman | number
    number   = digits [ ordinal ]           ordinals: "bis", "ter" ... of the lexicon; also behind a bracket: "b)bis"

`i)` is a letter after `h)` and a roman number after a point that opens a list: only the labels around it can say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from itures.language.parsing import Lexicon
from itures.model.stream import Level

Fit = Literal["next", "open", "insert", "under", "gap", "restart"]
ROMAN = re.compile(r"(?=[ivxl])(x{0,4})(ix|iv|v?i{0,3})\Z|l\Z", re.IGNORECASE)
FIRST_INSIDE = re.compile(r"(?<=[^\W\d_])\s+(?=(?:1|a\))\s+[a-z])")
"""Where the first point of a list may begin inside a line, behind words."""
CELLS = re.compile(r"\t\s*\d+(?:\t|\s*\Z)")
"""Behind a number another one in a cell of its own: a row of a table, as converters print them, and no label."""
DASHED = re.compile(r"\s[-–—]\s+(?=\S)")
"""A dash between a number and its wording: "4 – that lists be kept"."""
DASHES = "–—−‒-*"
"""Bullets that stand in sentences as well."""
PLAIN_ROMAN = "upper roman "
"""Roman numbers without brackets or points, which count sections: "1.1" stands under "I"."""
NUMBERS = ("number", "number)")
"""Numbers alone, and with a bracket behind them."""
CORE = re.compile(r"[^\W_]+(?:[.\-][^\W_]+)*")
"""What counts in a label, without the signs around it."""
_PARTS = ("enclosed", "open", "inner", "outer")
"""The groups of a label with a bracket."""
_BRACKETED = frozenset(_PARTS)
ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50}


class Reading(NamedTuple):
    """One way to read a label. `style` tells apart what cannot follow each other; `key` orders within a style.

    A key is a tuple of (number, place of the ordinal) pairs: "4.3bis" is ((4, 0), (3, 1)).
    """

    style: str
    key: tuple[tuple[int, int], ...]


class Label(NamedTuple):
    """A label as printed, how it may be read, and where the wording after it begins."""

    text: str
    readings: tuple[Reading, ...]
    end: int
    tight: bool = False
    """No blank stands between the label and the wording: a tab was lost, or it is no label."""

    @property
    def opens(self) -> bool:
        """Whether a list may begin with it."""
        return any(_opens(reading) for reading in self.readings)


_RANKS: Mapping[Fit, int] = {"next": 0, "insert": 1, "under": 2, "open": 2, "restart": 3, "gap": 4}
"""Of two readings of a label, the one that fits better: what goes on before what opens, a gap last."""


class Place(NamedTuple):
    """Where a label belongs: its depth from 0, its reading there, and how it got there."""

    depth: int
    reading: Reading
    fit: Fit


def read_label(text: str, lexicon: Lexicon) -> Label | None:
    r"""The label at the start of `text`, or None.

    >>> from itures.language import built_in
    >>> lexicon = built_in().of("en").lexicon
    >>> read_label("b)bis\\tthat", lexicon).text
    'b)bis'
    """
    first = text[:1]
    if not first or (first.isalpha() and ")" not in text[1:12] and "." not in text[1:7] and "\t" not in text[1:7]):
        return None
    match = lexicon.labels.label.match(text)
    if match is None:
        return None
    # The wording behind it may be long: it is looked at where it stands.
    end = behind = match.end()
    if text[behind : behind + 1].isspace():
        end = behind + 1  # one blank is all that most texts have there
        end = _behind_blanks(text, end) if text[end : end + 1].isspace() else end
    readings: tuple[Reading, ...]
    kind = match.lastgroup
    if kind == "dot":
        number = match["number"]
        dash = DASHED.match(text, behind)
        if dash is not None:
            end = dash.end()
        if _is_quantity(text, behind, end):
            return None
        readings = (Reading("number", _number_key(number, lexicon)),)
    elif kind == "bullet":
        readings = _bullet(match["bullet"])
    elif kind == "roman":
        readings = tuple([one for one in _enclosed(match["roman"], "", 0) if one.style == PLAIN_ROMAN])
    elif kind == "letter":
        readings = _enclosed(match["letter"], ".", 0)
    else:
        enclosed, opening, inner, outer = match.group(*_PARTS)
        ordinal = lexicon.labels.ordinals.get(inner or outer or "", 0)
        readings = _enclosed(enclosed, opening + ")", ordinal)
    tight = end == behind < len(text)
    if not readings or (tight and text[end] in ",;.)/"):
        return None
    return Label(match.group(), readings, end, tight and kind not in _BRACKETED)


def _is_quantity(text: str, behind: int, end: int) -> bool:
    """Whether a number stands before others, not before a wording: "9 000 km", "2 2/3", cells of a row."""
    digits = text[end : end + 1].isdigit() and "\t" not in text[behind:end]
    return digits or CELLS.match(text, behind) is not None


def _behind_blanks(text: str, at: int) -> int:
    """Where the next character stands that is no blank."""
    return len(text) - len(text[at:].lstrip())


def computed_label(text: str, lexicon: Lexicon, level: Level | None = None) -> Label:
    """A label that a word processor computed: whatever it looks like, it is one. Its wording is the whole paragraph.

    What the level of its list counts in tells letters from roman numbers.

    >>> from itures.language import built_in
    >>> lexicon = built_in().of("en").lexicon
    >>> [reading.style for reading in computed_label("§ 2.1", lexicon).readings], computed_label("✓", lexicon).readings[0].style
    (['computed § #'], 'bullet ✓')
    """
    label = _computed(text, lexicon)
    if level is None or not level.counts_in or len(label.readings) < 2:
        return label
    sign = " letter " if level.counts_in == "letters" else " roman "
    return label._replace(readings=tuple([one for one in label.readings if sign in one.style]) or label.readings)


def _computed(text: str, lexicon: Lexicon) -> Label:
    known = read_label(text + "\t", lexicon)
    if known is not None and known.text == text:
        return Label(text, known.readings, 0)
    core = CORE.search(text)
    if core is None:
        return Label(text, (Reading("bullet " + text, ((0, 0),)),), 0)
    shape = f"computed {text[: core.start()]}#{text[core.end() :]}"
    inner = core.group()
    if inner[0].isdigit():
        return Label(text, (Reading(shape, tuple([(int(part), 0) for part in re.findall(r"\d{1,9}", inner)])),), 0)
    readings = [Reading(f"{shape} {one.style}", one.key) for one in _enclosed(inner, ")", 0)] if inner.isascii() else []
    return Label(text, tuple(readings) or (Reading(shape, ((0, 0),)),), 0)


def _number_key(text: str, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    key = []
    for part in text.split("."):
        digits = part.rstrip("abcdefghijklmnopqrstuvwxyz")
        key.append((int(digits), lexicon.labels.ordinals.get(part[len(digits) :], 0)))
    return tuple(key)


@lru_cache(maxsize=64)
def _bullet(sign: str) -> tuple[Reading, ...]:
    return (Reading("bullet " + sign, ((0, 0),)),)


@lru_cache(maxsize=1024)
def _enclosed(text: str, brackets: str, ordinal: int) -> tuple[Reading, ...]:
    if text.isdigit():
        return (Reading("number" + brackets, ((int(text), ordinal),)),)
    case = "lower" if text.islower() else "upper"
    readings = []
    low = text.casefold()
    if len(low) == 1:
        readings.append(Reading(f"{case} letter {brackets}", ((ord(low) - 96, ordinal),)))
    elif len(low) == 2 and low[0] == low[1]:
        readings.append(Reading(f"{case} letter {brackets}", ((26 + ord(low[0]) - 96, ordinal),)))
    if ROMAN.match(low):
        readings.append(Reading(f"{case} roman {brackets}", ((_roman(low), ordinal),)))
    return tuple(readings)


def _roman(text: str) -> int:
    digits = [ROMAN_DIGITS[letter] for letter in text]
    return sum(-value if value < max(digits[place:]) else value for place, value in enumerate(digits))


def follows(old: Reading, new: Reading) -> Fit | None:
    """How `new` goes on after `old` in the same list: "next", "insert" (b)bis after b)), or not at all."""
    style, key = old
    new_style, new_key = new
    if style != new_style or len(key) != len(new_key) or (len(key) > 1 and key[:-1] != new_key[:-1]):
        return None
    (number, ordinal), (new_number, new_ordinal) = key[-1], new_key[-1]
    if (new_number == number + 1 and new_ordinal == 0) or style.startswith("bullet"):
        return "next"
    return "insert" if new_number == number and new_ordinal == ordinal + 1 else None


def _opens(reading: Reading) -> bool:
    return reading.style.startswith("bullet") or reading.key[-1] == (1, 0)


class Ladder:
    """The labels that are open, outermost first: what a new label goes on with, or opens a list under.

    >>> from itures.language import built_in
    >>> lexicon = built_in().of("en").lexicon
    >>> ladder = Ladder()
    >>> for label in ("h)", "i)", "1", "1.1", "j)"):
    ...     place = ladder.place(read_label(label + " x", built_in().of("en").lexicon))
    ...     ladder.step(place)
    ...     print(label, place.depth, place.fit)
    h) 0 gap
    i) 0 next
    1 1 open
    1.1 2 under
    j) 0 next
    """

    __slots__ = ("levels", "rungs")

    def __init__(self) -> None:
        self.rungs: list[Reading] = []
        self.levels: list[Level | None] = []
        """Where lists of the file count the rungs; None for labels that were typed."""

    @property
    def depth(self) -> int:
        """How many lists are open, one in the other."""
        return len(self.rungs)

    def step(self, place: Place, level: Level | None = None) -> None:
        """Take the label at `place`, which a list of the file may have counted, as the last one of its list."""
        del self.rungs[place.depth :], self.levels[place.depth :]
        self.rungs.append(place.reading)
        self.levels.append(level)

    def place(
        self,
        label: Label,
        after: Callable[[], Label | None] | None = None,
        opened: Callable[[], bool] | None = None,
        level: Level | None = None,
    ) -> Place:
        """Where `label` fits best. `after` finds the label that follows it, `opened` whether the wording before announces a list
        (it ends with a colon); both are asked only where they must decide.

        `level` says where a list of the file counts the label: what stands in one list is as deep as its levels say, whatever
        the signs look like.
        """
        readings = label.readings
        place = self._place(readings[0]) if len(readings) == 1 else self._by_signs(readings, after, opened)
        if level is None:
            return place
        least, most = self._bounds(level)
        depth = min(max(place.depth, least), most)
        if depth == place.depth:
            return place
        return min([self._at(depth, reading) for reading in label.readings], key=lambda place: _RANKS[place.fit])

    def _bounds(self, level: Level) -> tuple[int, int]:
        """Between which depths a level of a list stands.

        One level of a list is one depth, as long as no level above came between; a deeper level stands under what is
        open of those above it, and one above under none of the deeper ones.
        """
        most = len(self.rungs)
        for depth in range(len(self.rungs) - 1, -1, -1):
            rung = self.levels[depth]
            if rung is None or rung.list != level.list:
                continue
            if rung.depth == level.depth:
                return depth, depth
            if rung.depth < level.depth:
                return depth + 1, most
            most = depth
        return 0, most

    def _at(self, depth: int, reading: Reading) -> Place:
        """A reading at a depth that the file says."""
        rung = self.rungs[depth] if depth < len(self.rungs) else None
        fit = follows(rung, reading) if rung is not None else None
        if fit is None and _opens(reading):
            fit = "restart" if rung is not None and rung.style == reading.style else "open"
        return Place(depth, reading, fit or "gap")

    def _by_signs(
        self, readings: Sequence[Reading], after: Callable[[], Label | None] | None, opened: Callable[[], bool] | None
    ) -> Place:
        letter, roman = [self._place(reading) for reading in readings]
        if letter.fit == "next" and roman.fit in ("open", "next"):
            return self._letter_or_roman(letter, roman, after() if after is not None else None, opened)
        return min(letter, roman, key=lambda place: (_RANKS[place.fit], -place.depth))

    def _letter_or_roman(
        self, letter: Place, roman: Place, coming: Label | None, opened: Callable[[], bool] | None
    ) -> Place:
        """Of "i)" after "h)": the label that comes next decides, or that the wording before announces a list."""
        readings = coming.readings if coming is not None else ()
        roman_next = any(follows(roman.reading, reading) for reading in readings)
        letter_next = any(follows(letter.reading, reading) for reading in readings)
        if letter_next:
            return letter
        if roman.fit == "next":
            return roman if roman.depth > letter.depth else letter
        return roman if roman_next or (opened is not None and opened()) else letter

    def _place(self, reading: Reading) -> Place:
        depth = len(self.rungs)
        for rung in reversed(self.rungs):
            depth -= 1
            fit = follows(rung, reading)
            if fit is not None:
                return Place(depth, reading, fit)
        if reading.style == "number":
            found = self._behind_a_decimal(reading) or self._decimal(reading)
            if found is not None:
                return found
        same = [
            depth
            for depth, rung in enumerate(self.rungs)
            if rung.style == reading.style and len(rung.key) == len(reading.key)
        ]
        other = None if same else self._otherwise_written(reading)
        if other is not None:
            return other
        if _opens(reading):
            return Place(same[-1], reading, "restart") if same else Place(len(self.rungs), reading, "open")
        return Place(same[-1] if same else len(self.rungs), reading, "gap")

    def _otherwise_written(self, reading: Reading) -> Place | None:
        """Where "3)" stands after "2.": one list, in which a bracket was typed for a point."""
        if reading.style not in NUMBERS or _opens(reading):
            return None
        for depth in range(len(self.rungs) - 1, -1, -1):
            rung = self.rungs[depth]
            if rung.style in NUMBERS and follows(Reading(reading.style, rung.key), reading) == "next":
                return Place(depth, reading, "next")
        return None

    def _behind_a_decimal(self, reading: Reading) -> Place | None:
        """Where "2" stands after "1.1", if "1" has no line of its own."""
        size = len(reading.key)
        for depth, rung in enumerate(self.rungs):
            longer = rung.style == "number" and len(rung.key) > size
            if longer and follows(Reading("number", rung.key[:size]), reading):
                return Place(depth, reading, "next")
        return None

    def _decimal(self, reading: Reading) -> Place | None:
        """Where a number with points stands: under the number that it begins with, else beside one as long."""
        key = reading.key
        if len(key) == 1:
            return None
        first: Fit = "under" if key[-1][0] <= 1 else "gap"
        for size in range(len(key) - 1, 0, -1):
            for depth in range(len(self.rungs) - 1, -1, -1):
                rung = self.rungs[depth]
                if rung.style in ("number", PLAIN_ROMAN) and rung.key == key[:size]:
                    return Place(depth + 1, reading, first if size == len(key) - 1 else "gap")
        for depth, rung in enumerate(self.rungs):
            if rung.style == "number" and len(rung.key) == len(key):
                return Place(depth, reading, "under" if key[-1] == (1, 0) else "gap")
        return Place(self._depth_for_numbers(), reading, first)

    def _depth_for_numbers(self) -> int:
        return next((depth for depth, rung in enumerate(self.rungs) if rung.style == "number"), 0)
