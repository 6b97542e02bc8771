"""The numbering part: the labels of paragraphs, which Word computes (ECMA-376 part 1, section 17.9).

A paragraph names a list (`w:num`) and a level, itself or through its style. The list takes its nine levels from an
abstract list (`w:abstractNum`), and may replace some or say where they start. All lists of one abstract list count
on together. `number_formats` writes the numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, NamedTuple

from lxml import etree

from itures.foundation import budgets
from itures.model.stream import Level
from itures.read.docx.names import ALTERNATE_CONTENT, CHOICE, FALLBACK, VAL, w
from itures.read.docx.number_formats import IN_LANGUAGE, is_known, number_text, read_format, writes_words
from itures.read.docx.styles import LEVELS, NumPr, Style, integer, is_on, language_within, read_id
from itures.read.docx.symbols import symbol

Suffix = Literal["\t", " ", ""]

_ABSTRACT: Final = w("abstractNum")
_ABSTRACT_ID: Final = w("abstractNumId")
_NUM: Final = w("num")
_NUM_ID: Final = w("numId")
_NUM_STYLE_LINK: Final = w("numStyleLink")
_STYLE_LINK: Final = w("styleLink")
_OVERRIDE: Final = w("lvlOverride")
_START_OVERRIDE: Final = w("startOverride")
_LVL: Final = w("lvl")
_ILVL: Final = w("ilvl")
_START: Final = w("start")
_FORMAT: Final = w("numFmt")
_RESTART: Final = w("lvlRestart")
_PSTYLE: Final = w("pStyle")
_LEGAL: Final = w("isLgl")
_SUFF: Final = w("suff")
_TEXT: Final = w("lvlText")
_PICTURE: Final = w("lvlPicBulletId")
_RPR: Final = w("rPr")
_PPR: Final = w("pPr")
_RUN: Final = w("r")
_T: Final = w("t")
_FONTS: Final = w("rFonts")
_VANISH: Final = w("vanish")

_SUFFIXES: Final[dict[str, Suffix]] = {"space": " ", "nothing": ""}

_BULLET: Final = "\N{BULLET}"

# "Article 1", "ANNEX A", "Note": words that the list writes before a text, no labels of a point.
_WORDS: Final = re.compile(r"\S\s+\S|[^\W\d_]{2}")

# Where a level's text shows the number of a level: "%1" to "%9" (section 17.9.11).
_SHOWN: Final = re.compile(r"%([1-9])")


class Position(NamedTuple):
    """Where a paragraph is counted: the id of its list, and the level in it from 0."""

    num_id: str
    level: int


class Label(NamedTuple):
    """What Word shows before a paragraph: "a)", "1.1", "Annex 2"; `text` is empty where the level shows nothing.

    `suffix` is what stands between label and text (`w:suff`, section 17.9.28), `style` the format of the level's
    number as the file names it: "lowerRoman", "bullet". `words`: it consists of words, or holds some, as "Annex 2" does.
    `level` says where it was counted; all lists of one abstract list count as one.
    """

    text: str
    suffix: Suffix
    style: str
    words: bool
    level: Level


class _Level(NamedTuple):
    """A `w:lvl` (section 17.9.6), or what counts where the list does not define the level."""

    text: str = ""
    style: str = "decimal"
    # The format as `number_text` knows it: that of `style`, or for a custom format its first number.
    format: str = "decimal"
    start: int = 1
    restart: int | None = None
    legal: bool = False
    suffix: Suffix = "\t"
    paragraph_style: str | None = None
    language: str | None = None
    # Whether its text in the file is longer than a label may be.
    long: bool = False


_NO_LEVEL: Final = _Level()

_Part = str | tuple[int, str]


class _Rule(NamedTuple):
    """How a paragraph at one position is counted and what it shows."""

    abstract: str
    level: int
    # The start of this level and of those above it.
    starts: tuple[int, ...]
    # Where the list starts again, whatever was counted before, if none of its levels has started so yet.
    begin: int | None
    # The levels below that start again after it.
    resets: tuple[int, ...]
    # Pieces of the label, and levels with the format in which their number is shown; alone, the label is constant.
    parts: tuple[_Part, ...]
    label: Label
    # Whether the label depends on the language of the paragraph.
    spoken: bool


class _List(NamedTuple):
    abstract: str
    levels: tuple[_Level, ...]
    begins: dict[int, int]
    levels_of_styles: dict[str, int]


class Numbering:
    """The lists of a document: at which position a paragraph is counted, and how.

    Made by `read_numbering`; a `Counter` counts. Nothing in it raises.
    """

    def __init__(
        self,
        abstracts: dict[str, etree._Element],
        numbers: dict[str, etree._Element],
        styles: Mapping[str, Style],
        language: str = "",
    ) -> None:
        self._abstracts = abstracts
        self._language = language
        self._numbers = numbers
        self._styles = styles
        self._default = next((key for key, style in styles.items() if style.default), None)
        self._linked = _linked_styles(abstracts)
        self._positions: dict[tuple[NumPr | None, str | None], Position | None] = {}
        self._lists: dict[str, _List | None] = {}
        self._defined: dict[str, tuple[_Level, ...]] = {}
        self._rules: dict[Position, _Rule] = {}
        self._unknown: set[str] = set()
        self.cut = 0
        """How many labels, or texts of labels in lists, were longer than `budgets.LABEL`."""

    @property
    def unknown_formats(self) -> frozenset[str]:
        """The formats of numbers that are not known and shown as decimal numbers, of the positions counted so far."""
        return frozenset(self._unknown)

    def position(self, direct: NumPr | None, style_id: str | None) -> Position | None:
        """Return where a paragraph is counted, None where it has no number.

        Takes the paragraph's own `w:numPr` and the id of its style; without one, or with one that the file does not have, it
        has the default style. The paragraph's own list goes before that of the
        style; "0" takes the number away (section 17.9.18). A list that does not exist gives no number. The level of a
        style is that whose `w:pStyle` names it or the nearest style that it is based on (section 17.9.23), and only
        where there is none, what its own `w:ilvl` says.
        """
        key = (direct, style_id)
        try:
            return self._positions[key]
        except KeyError:
            found = self._positions[key] = self._find_position(direct, style_id)
            return found

    def _find_position(self, direct: NumPr | None, style_id: str | None) -> Position | None:
        if style_id is None or style_id not in self._styles:
            style_id = self._default
        style = self._styles.get(style_id) if style_id is not None else None
        inherited = style.numbering if style is not None else None
        own = direct if direct is not None else NumPr(None, None)
        num_id = own.num_id
        if num_id is None and inherited is not None:
            num_id = inherited.num_id
        found = self._list(num_id) if num_id is not None and num_id != "0" else None
        if num_id is None or found is None:
            return None
        level = own.level
        if level is None and style_id is not None and style is not None:
            named = found.levels_of_styles
            level = next((named[name] for name in (style_id, *style.bases) if name in named), None)
        if level is None and inherited is not None:
            level = inherited.level
        return Position(num_id, level or 0)

    def language(self, position: Position, paragraph: etree._Element | None, style_id: str | None) -> str:
        """Return the language in which a paragraph's label is written, "" where no number in it depends on one.

        Takes the `w:p` and the id of its style. As for the look of a label (section 17.9.24), what the level says goes
        before the paragraph mark; then come the first text, which LibreOffice goes by, the style, and the defaults of
        the document.
        """
        if not self.rule(position).spoken:
            return ""
        style = self._styles.get(style_id if style_id is not None and style_id in self._styles else self._default or "")
        said = (
            self._level(position).language,
            *_languages_in(paragraph),
            style.language if style is not None else None,
        )
        return next(filter(None, said), self._language)

    def _level(self, position: Position) -> _Level:
        found = self._list(position.num_id)
        return found.levels[min(max(position.level, 0), LEVELS - 1)] if found is not None else _NO_LEVEL

    def rule(self, position: Position) -> _Rule:
        """How a paragraph at this position is counted; the same object for the same position."""
        found = self._rules.get(position)
        if found is None:
            found = self._rules[position] = self._make_rule(position)
        return found

    def _make_rule(self, position: Position) -> _Rule:
        found = self._list(position.num_id) or _List("", (_NO_LEVEL,) * LEVELS, {}, {})
        number = min(max(position.level, 0), LEVELS - 1)
        level = found.levels[number]
        parts = _parts(found.levels, number)
        formats = {part[1] for part in parts if not isinstance(part, str)}
        self.note_formats(formats - IN_LANGUAGE.keys(), "")
        self.cut += level.long
        return _Rule(
            found.abstract,
            number,
            tuple([found.levels[i].start for i in range(number + 1)]),
            found.begins.get(number),
            tuple([i for i in range(number + 1, LEVELS) if _restarts(found.levels[i].restart, i, after=number)]),
            parts,
            Label(
                self.short("".join([part for part in parts if isinstance(part, str)])),
                level.suffix,
                level.style,
                _has_words(parts),
                Level(found.abstract, number, _counts_in(level.format)),
            ),
            bool(formats & IN_LANGUAGE.keys()),
        )

    def note_formats(self, formats: Iterable[str], language: str) -> None:
        """Take formats in which numbers are shown, so that those are told which are not known in a language."""
        for name in formats:
            if not is_known(name, language):
                self._unknown.add(f"{name} ({language})" if name in IN_LANGUAGE else name)

    def short(self, label: str) -> str:
        """A label no longer than the budget; counts those that were."""
        if len(label) <= budgets.LABEL:
            return label
        self.cut += 1
        return label[: budgets.LABEL]

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._make_list(num_id)
        return self._lists[num_id]

    def _make_list(self, num_id: str) -> _List | None:
        element = self._numbers.get(num_id)
        abstract = _abstract_of(element) if element is not None else None
        if element is None or abstract is None or abstract not in self._abstracts:
            return None
        levels = list(self._levels(abstract))
        begins: dict[int, int] = {}
        for child in element.iterchildren(_OVERRIDE):
            number = _level_number(child)
            if number is None:
                continue
            for prop in child:
                if prop.tag == _LVL:
                    levels[number] = _read_level(prop)
                elif prop.tag == _START_OVERRIDE:
                    begins[number] = integer(prop.get(VAL)) or 0
        named: dict[str, int] = {}
        for number, level in enumerate(levels):
            if level.paragraph_style is not None:
                named.setdefault(level.paragraph_style, number)
        return _List(abstract, tuple(levels), begins, named)

    def _levels(self, abstract: str) -> tuple[_Level, ...]:
        """The levels of an abstract list, as far as its lists do not replace them."""
        found = self._defined.get(abstract)
        if found is None:
            levels = [_NO_LEVEL] * LEVELS
            seen: set[int] = set()
            for child in self._definition(abstract).iterchildren(_LVL):
                number = _level_number(child)
                if number is not None and number not in seen:
                    seen.add(number)
                    levels[number] = _read_level(child)
            found = self._defined[abstract] = tuple(levels)
        return found

    def _definition(self, abstract: str) -> etree._Element:
        """Return the abstract list that has the levels: a `w:numStyleLink` leads to them through a numbering style."""
        element = self._abstracts[abstract]
        seen = {abstract}
        while True:
            link = element.find(_NUM_STYLE_LINK)
            name = link.get(VAL) if link is not None else None
            if name is None:
                return element
            style = self._styles.get(name)
            number = style.numbering.num_id if style is not None and style.numbering is not None else None
            target = _abstract_of(self._numbers[number]) if number is not None and number in self._numbers else None
            if target is None or target not in self._abstracts:
                target = self._linked.get(name)
            if target is None or target in seen:
                return element
            seen.add(target)
            element = self._abstracts[target]


class Counter:
    """Counts through one reading of a document; each view needs its own, for what it does not show does not count.

    `next` is called for each numbered paragraph in the order of the document. Nothing makes it raise.
    """

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        # The last number of each level, None where it starts again; one row for each abstract list.
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        self._steps: dict[Position, tuple[_Rule, list[int | None]]] = {}

    def next(self, position: Position, language: str = "") -> Label:
        """Count the paragraph at a position, as `Numbering.position` gives it, and return its label.

        `language` is that of the numbers in it, as `Numbering.language` gives it.

        A level goes on from its last paragraph in any list of the same abstract list, unless one of a level above
        came between (section 17.9.10). The first paragraph of a list that stands on a level with a `w:startOverride` starts
        there (section 17.9.26), once: other levels of the list count on, and a level that starts again after one above it
        starts as the abstract list says. The standard can be read otherwise ("whenever it is restarted"); LibreOffice and
        a reader of court judgments agree on this against that reading, on about 690 labels of real files.
        A level above that has not been counted counts as if a paragraph had stood there.

        >>> from itures.read.docx.names import W_NAMESPACE
        >>> xml = '''<w:numbering xmlns:w="{}">
        ...   <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">
        ...     <w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/>
        ...   </w:lvl></w:abstractNum>
        ...   <w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>'''
        >>> counter = Counter(read_numbering(etree.fromstring(xml.format(W_NAMESPACE)), {}))
        >>> [counter.next(Position("7", 0)).text for _ in range(3)]
        ['a)', 'b)', 'c)']
        """
        step = self._steps.get(position)
        if step is None:
            rule = self._numbering.rule(position)
            step = self._steps[position] = (rule, self._counts.setdefault(rule.abstract, [None] * LEVELS))
        (_, level, starts, begin, resets, parts, label, spoken), counts = step

        number = counts[level]
        if begin is not None and position.num_id not in self._begun:
            self._begun.add(position.num_id)
            number = begin
        elif number is None:
            number = starts[level]
        else:
            number += 1
        counts[level] = number
        for above in range(level):
            if counts[above] is None:
                counts[above] = starts[above]
        for below in resets:
            counts[below] = None
        if len(parts) == 1 and isinstance(parts[0], str):
            return label
        if spoken:
            self._numbering.note_formats([part[1] for part in parts if not isinstance(part, str)], language)
        text = "".join(
            [part if isinstance(part, str) else number_text(part[1], counts[part[0]] or 0, language) for part in parts]
        )
        return Label(self._numbering.short(text), label.suffix, label.style, label.words, label.level)


def read_numbering(root: etree._Element | None, styles: Mapping[str, Style], language: str | None = None) -> Numbering:
    """Return the lists of a document.

    Takes the root of the numbering part, None where the file has none, the styles as `read_styles` gives them, and the
    language of the document (`default_language`).
    Never raises: what has no id is left out, of two with one id the first counts, a circle of links is cut.

    >>> read_numbering(None, {}).position(NumPr("1", 0), None) is None
    True
    """
    abstracts: dict[str, etree._Element] = {}
    numbers: dict[str, etree._Element] = {}
    for element in root if root is not None else ():
        if element.tag == _ABSTRACT:
            key = read_id(element.get(_ABSTRACT_ID))
            if key is not None:
                abstracts.setdefault(key, element)
        elif element.tag == _NUM:
            key = read_id(element.get(_NUM_ID))
            if key is not None:
                numbers.setdefault(key, element)
    return Numbering(abstracts, numbers, styles, language or "")


def _languages_in(paragraph: etree._Element | None) -> tuple[str | None, str | None]:
    """The languages of a paragraph's mark and of its first text."""
    if paragraph is None:
        return None, None
    text = paragraph.find(f".//{_RUN}/{_T}/..")
    return language_within(paragraph.find(f"{_PPR}/{_RPR}")), language_within(
        text.find(_RPR) if text is not None else None
    )


def _linked_styles(abstracts: dict[str, etree._Element]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, element in abstracts.items():
        link = element.find(_STYLE_LINK)
        name = link.get(VAL) if link is not None else None
        if name is not None:
            found.setdefault(name, key)
    return found


def _abstract_of(number: etree._Element) -> str | None:
    element = number.find(_ABSTRACT_ID)
    return read_id(element.get(VAL)) if element is not None else None


def _level_number(element: etree._Element) -> int | None:
    number = integer(element.get(_ILVL))
    return number if number is not None and 0 <= number < LEVELS else None


def _restarts(restart: int | None, level: int, *, after: int) -> bool:
    """Whether a level starts again after one above it (section 17.9.10).

    `restart` is its `w:lvlRestart`: 0 for never, or the level from 1 that it restarts after, as after each above that
    one. Without it, or where it names no level above, every level above makes it start again.
    """
    return after < (level if restart is None or not 0 <= restart <= level else restart)


def _read_level(element: etree._Element) -> _Level:
    # Without `w:start` a level starts at 0 (section 17.9.25).
    start = 0
    restart: int | None = None
    style = known = ""
    text = ""
    legal = picture = hidden = long = False
    suffix: Suffix = "\t"
    paragraph_style = font = language = None
    for child in _children(element):
        tag = child.tag
        if tag == _START:
            start = integer(child.get(VAL)) or 0
        elif tag == _FORMAT:
            name, as_known = read_format(child)
            # A custom format that is not understood leaves that of `mc:Fallback`.
            if as_known != "custom" or not style:
                style, known = name, as_known
        elif tag == _RESTART:
            restart = integer(child.get(VAL))
        elif tag == _PSTYLE:
            paragraph_style = child.get(VAL)
        elif tag == _LEGAL:
            legal = is_on(child)
        elif tag == _SUFF:
            suffix = _SUFFIXES.get(child.get(VAL, ""), "\t")
        elif tag == _TEXT:
            # With `w:null` the text is a null character, which shows nothing either.
            text, long = _read_text(child.get(VAL, ""))
        elif tag == _PICTURE:
            picture = True
        elif tag == _RPR:
            font, hidden = _read_look(child)
            language = language_within(child)
    if hidden:
        text = ""
    elif style == "bullet":
        # A bullet counts nothing: where its text asks for a number, LibreOffice shows the plain sign.
        text = _BULLET if picture or _SHOWN.search(text) else _signs(text, font, every=True)
    else:
        text = _signs(text, font, every=False)
    return _Level(
        text, style or "decimal", known or "decimal", start, restart, legal, suffix, paragraph_style, language, long
    )


def _read_text(text: str) -> tuple[str, bool]:
    """The text of a level as far as the budget goes, and whether it is longer."""
    if len(text) <= budgets.LABEL:
        return text, False
    return text[: budgets.LABEL].rstrip("%"), True


def _children(element: etree._Element) -> Iterator[etree._Element]:
    """The properties of a level. Of alternatives, the ones that every reader knows come first, the newer ones last."""
    for child in element:
        if child.tag == ALTERNATE_CONTENT:
            for kind in (FALLBACK, CHOICE):
                for alternative in child.iterchildren(kind):
                    yield from alternative
        else:
            yield child


def _read_look(element: etree._Element) -> tuple[str | None, bool]:
    """The font of a level's label, and whether it is hidden."""
    font, hidden = None, False
    for prop in element:
        if prop.tag == _FONTS:
            font = prop.get(w("ascii")) or prop.get(w("hAnsi"))
        elif prop.tag == _VANISH:
            hidden = is_on(prop)
    return font, hidden


def _signs(text: str, font: str | None, *, every: bool) -> str:
    """Characters of a symbol font as the signs that they show (section 17.3.3.30, as for `w:sym`).

    `every`: also codes below 100, which Word shows in the font of a bullet; otherwise only those with F000 added.
    A sign that is not known becomes a bullet, which says as much as the one in the file.
    """
    if text.isascii() and not every:
        return text
    result = ""
    for character in text:
        code = ord(character)
        private = 0xE000 <= code <= 0xF8FF
        if not private and (not every or code > 0xFF or code < 0x20):
            result += character
            continue
        sign, known = symbol(font, f"{code:X}")
        if private and not known:
            sign, known = symbol("Symbol", f"{code:X}") if code == 0xF0B7 else (_BULLET, True)
        result += sign if known else character
    return result


def _parts(levels: tuple[_Level, ...], number: int) -> tuple[_Part, ...]:
    """What the label of a level is made of: its text (section 17.9.11), with the numbers that it shows.

    A number of a level below is ignored. A level above with the format "none" shows nothing, nor what is between it
    and the next number, so that "%1.%2" shows "2" there; the standard does not say so, LibreOffice does. A bullet
    has no number. `w:isLgl` shows all in decimal numbers (section 17.9.4); leading zeros stay.
    """
    level = levels[number]
    pieces = _SHOWN.split(level.text)
    parts: list[_Part] = []
    skip = False
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            if piece and not (skip and index < len(pieces) - 1):
                if parts and isinstance(last := parts[-1], str):
                    parts[-1] = last + piece
                else:
                    parts.append(piece)
            continue
        shown = int(piece) - 1
        of = levels[shown]
        skip = of.style == "none" and shown < number
        if shown <= number and of.style not in ("none", "bullet"):
            legal = level.legal and of.format != "decimalZero"
            parts.append((shown, "decimal" if legal else of.format))
    return tuple(parts) or ("",)


def _has_words(parts: tuple[_Part, ...]) -> bool:
    """Whether words stand around the numbers of a label, or the numbers are written in words."""
    if any(not isinstance(part, str) and writes_words(part[1]) for part in parts):
        return True
    return _WORDS.search("".join([part if isinstance(part, str) else "0" for part in parts]).strip()) is not None


def _counts_in(format_name: str) -> Literal["letters", "roman", ""]:
    if format_name in ("lowerLetter", "upperLetter"):
        return "letters"
    return "roman" if format_name in ("lowerRoman", "upperRoman") else ""
