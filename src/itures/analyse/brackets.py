"""The ledger of what is still open in a text: square brackets, alternatives, placeholders, each with its clause.

Brackets are matched over the clauses of one text, in their order, from its mark and designation on; those in notes and cells of
tables by themselves. What nobody negotiates is listed with the reason (`Editorial`): labels of drafts, heads of documents, ...
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from itures.language import Languages, built_in
from itures.language.parsing import Lexicon
from itures.model.brackets import BracketEntry, BracketKind, Editorial
from itures.model.clauses import Clause, clauses_of
from itures.model.stream import Span
from itures.model.tree import Change, Document
from itures.model.wording import Wording

_SIGN = re.compile(r"[\[\]]")
_DOTS = re.compile(r"\s*(?:\.{2,}|…)\s*")
_MARK = re.compile(r"\d{1,3}|\*{1,3}")
"""The mark of a note."""
_WORDS_IN_BRACKETS = re.compile(r"\[[^\[\].…]*[a-z]{2}")
_CHOICE = re.compile(r"\s+/\s+")
_YEARS = re.compile(r"\d{4}(?:/\d{4})+")
_YEAR = re.compile(r"\d{4}")
_APART = frozenset(["row", "footnote"])
"""Brackets in these go over no other clause."""
_QUOTE = re.compile(r"[“«„”»\"]")
_OPENING_QUOTES = "“«„"
_DEEPEST, _CUT = 16, 200
"""In so many brackets nobody negotiates; of those deeper in so many characters are kept."""
_WORD = 60
"""The word before a bracket has no more characters."""
_NEAR = 3
"""Alternatives of one choice have no more clauses between them."""


@dataclass(slots=True)
class _Line:
    """A wording that brackets are looked for in, with its clause."""

    clause: Clause
    wording: Wording
    label: str = ""
    _quotes: tuple[list[int], list[bool]] | None = None

    @property
    def text(self) -> str:
        return self.wording.text

    def is_quoted(self, offset: int) -> bool:
        """Whether a place stands in quotation marks."""
        if self._quotes is None:
            self._quotes = _quotes(self.text)
        places, inside = self._quotes
        index = bisect_left(places, offset)
        return index > 0 and inside[index - 1]

    def span(self, start: int, end: int) -> Span:
        return self.wording.span(start, end)


class _Opened(NamedTuple):
    line: int
    offset: int


@dataclass(slots=True)
class _Found:
    """What was found in one region, in the order in which it opens: the entry, its line, and where it stands there."""

    entry: BracketEntry
    line: int
    start: int
    end: int
    """Where it ends in the same line; -1 where it ends in another one."""
    choice: int = 0
    """Which choice of the region it is an alternative of, 0 for none."""


def find_brackets(document: Document, languages: Languages | None = None) -> tuple[BracketEntry, ...]:
    r"""What is open in a document, in the order of the text, and the brackets that nobody negotiates (`editorial`).

    Authors and dates are known in the view "marked" alone.

    >>> from itures.parse import parse
    >>> from itures.read import read
    >>> text = b"RESOLUTION 2 (Kyoto, 1994)\nRules\nresolves\n1 to [meet] [part] in [2027/2028];\n[2 to vote;]"
    >>> for one in find_brackets(parse(read("x.txt", text))):
    ...     print(one.at, one.kind, one.text, one.group, one.options)
    resolves 1 alternative meet 1 ()
    resolves 1 alternative part 1 ()
    resolves 1 bracket 2027/2028 None ('2027', '2028')
    resolves 2 bracket to vote; None ()
    """
    return tuple([one for one, _ in ledger(document, clauses_of(document), languages)])


def ledger(
    document: Document, clauses: Sequence[Clause], languages: Languages | None = None
) -> list[tuple[BracketEntry, Clause]]:
    """The same, each with the clause that it opens in; `clauses` are those of the document.

    >>> from itures.model.tree import Header
    >>> ledger(Document("x.txt", "en", "revised", Header(), (), (), (), (), ()), [])
    []
    """
    lexicon = (languages or built_in()).of(document.language).lexicon
    authors = _Authors(document.changes)
    first = min([instrument.span.start for instrument in document.instruments], default=None)
    texts = [clause.text for clause in clauses if clause.owner is not None]
    open_text = any(_WORDS_IN_BRACKETS.search(text) for text in texts)
    entries: list[tuple[BracketEntry, tuple[int, int], Clause]] = []
    for number, region in enumerate(_regions(clauses)):
        found = _Region(region, lexicon, authors, first, open_text).found()
        entries += [(one.entry, (number, one.choice), region[one.line].clause) for one in found]
    entries.sort(key=lambda entry: entry[0].span)
    numbered = _numbered([(entry, choice) for entry, choice, _ in entries], document.source)
    return [(entry, clause) for entry, (_, _, clause) in zip(numbered, entries, strict=True)]


def _regions(clauses: Sequence[Clause]) -> Iterator[list[_Line]]:
    """The wordings among which brackets are matched: the clauses of each text together, all others by themselves."""
    body: list[_Line] = []
    owner: object = None
    cover: list[_Line] = []
    for clause in clauses:
        if clause.hidden:
            continue
        if clause.owner is None:
            cover += _lines(clause)
        elif clause.kind not in _APART and clause.role != "author":
            if clause.owner is not owner and body:
                yield body
                body = []
            owner = clause.owner
            body += _lines(clause)
        else:
            yield from ([line] for line in _lines(clause))
    yield body
    yield cover


def _lines(clause: Clause) -> list[_Line]:
    if clause.kind == "row":
        return [_Line(clause, line) for line in clause.lines]
    label = clause.label if clause.label.startswith("[") else ""
    return [_Line(clause, clause.wording, label)]


class _Region:
    def __init__(
        self, lines: list[_Line], lexicon: Lexicon, authors: _Authors, first: int | None, open_text: bool
    ) -> None:
        self._lines = lines
        self._open_text = open_text
        self._first = first
        self._lexicon = lexicon
        self._authors = authors
        self._found: list[_Found] = []

    def found(self) -> list[_Found]:
        """All that is open in the region."""
        stack: list[_Opened] = []
        for index, line in enumerate(self._lines):
            if line.label:
                self._add_label(index, line)
            if "[" in line.text or (stack and "]" in line.text):
                self._brackets_in(index, line, stack)
        for depth, opened in enumerate(stack, 1):
            line = self._lines[opened.line]
            inner = self._between(opened, depth, opened.line, len(line.text))
            self._add(opened, depth, opened.line, len(line.text), inner, closed=False)
        self._found.sort(key=lambda one: (one.line, one.start))
        taken: dict[int, set[int]] = defaultdict(set)
        for one in self._found:
            if one.entry.kind == "placeholder":
                inner = self._lines[one.line].text
                blank = next((at for at in range(one.start + 1, len(inner)) if not inner[at].isspace()), one.start)
                taken[one.line].add(blank)
        for index, line in enumerate(self._lines):
            self._unsettled(index, line, taken)
            self._named(index, line)
        self._found.sort(key=lambda one: (one.line, one.start))
        self._find_choices()
        return self._found

    def _find_choices(self) -> None:
        """Alternatives of one choice: bracketed texts side by side, points with one label, alternatives with names."""
        those = [
            one for one in self._found if one.entry.kind in ("bracket", "alternative") and one.entry.editorial is None
        ]
        count = 0
        for index, one in enumerate(those):
            for other in reversed(those[max(0, index - _NEAR) : index]):
                if self._is_choice(other, one):
                    if not other.choice:
                        count += 1
                        other.choice = count
                    one.choice = other.choice
                    break
        for one in those:
            if one.choice and one.entry.kind == "bracket":
                one.entry = replace(one.entry, kind="alternative")

    def _is_choice(self, one: _Found, other: _Found) -> bool:
        if one.entry.name and other.entry.name:
            same = one.entry.name.split()[0].casefold() == other.entry.name.split()[0].casefold()
            return same and one.entry.name != other.entry.name and other.line - one.line <= _NEAR
        if one.entry.name or other.entry.name or one.entry.depth != other.entry.depth:
            return False
        if one.line == other.line:
            between = self._lines[one.line].text[one.end : other.start]
            return 0 < one.end <= other.start and self._lexicon.brackets.joint.fullmatch(between) is not None
        points = all(self._lines[each.line].clause.kind == "point" and each.start == 0 for each in (one, other))
        return points and one.entry.at == other.entry.at

    def _brackets_in(self, index: int, line: _Line, stack: list[_Opened]) -> None:
        for sign in _SIGN.finditer(line.text):
            if sign.group() == "[":
                stack.append(_Opened(index, sign.start()))
            elif stack:
                depth = len(stack)
                opened = stack.pop()
                self._add(opened, depth, index, sign.start(), self._between(opened, depth, index, sign.start()))

    def _between(self, opened: _Opened, depth: int, last: int, end: int) -> str:
        """What a bracket holds. Of brackets that stand in very many others the beginning is enough: those hold it all."""
        if opened.line == last:
            end = end if depth <= _DEEPEST else min(end, opened.offset + 1 + _CUT)
            return self._lines[last].text[opened.offset + 1 : end]
        if depth > _DEEPEST:
            return self._lines[opened.line].text[opened.offset + 1 : opened.offset + 1 + _CUT]
        parts = [self._lines[opened.line].text[opened.offset + 1 :]]
        parts += [_whole(line) for line in self._lines[opened.line + 1 : last]]
        final = self._lines[last]
        parts.append(f"{final.clause.label} {final.text[:end]}".strip())
        return "\n".join([part for part in parts if part])

    def _add(self, opened: _Opened, depth: int, last: int, end: int, inner: str, closed: bool = True) -> None:
        line = self._lines[opened.line]
        start = line.span(opened.offset, opened.offset + 1)
        stop = self._lines[last].span(end, end + 1).end if closed else start.end
        text = inner.strip()
        kind, name, text = self._kind(text)
        entry = BracketEntry(
            "",
            line.clause.at,
            kind,
            text,
            Span(start.start, stop),
            depth,
            line.clause.node,
            self._lines[last].clause.at if self._lines[last].clause.at != line.clause.at else None,
            name,
            None,
            _options(text) if kind == "bracket" else (),
            closed,
            *self._authors.of(start),
            editorial=self._editorial(line, opened.offset, text),
        )
        self._found.append(_Found(entry, opened.line, opened.offset, end + 1 if last == opened.line else -1))

    def _add_label(self, index: int, line: _Line) -> None:
        """The number of a point that is not agreed itself: "[2]"."""
        span = line.clause.span
        entry = BracketEntry(
            "",
            line.clause.at,
            "bracket",
            line.label.strip("[]"),
            Span(span.start, span.start + 1),
            clause=line.clause.node,
        )
        self._found.append(_Found(entry, index, -1, -1))

    def _kind(self, text: str) -> tuple[BracketKind, str | None, str]:
        """What a bracket holds, the name of an alternative, and the text without that name."""
        brackets = self._lexicon.brackets
        if brackets.placeholder.fullmatch(text):
            return "placeholder", None, text
        if brackets.note.match(text):
            return "note", None, text
        named = brackets.alternative.match(text)
        if named is not None and ":" in named.group():
            return "alternative", _name(named.group()), text[named.end() :]
        return "bracket", None, text

    def _editorial(self, line: _Line, offset: int, text: str) -> Editorial | None:
        clause = line.clause
        if clause.owner is None and self._is_head(clause, text):
            return "document head"
        if _MARK.fullmatch(text) and line.text[offset - 1 : offset].isalpha():
            return "note mark"  # behind a letter: "by 20[27]" is a year that is open
        if self._is_label(clause, text) or self._names_draft(line.text[max(0, offset - _WORD) : offset], text):
            return "draft label"
        if self._lexicon.brackets.cited.match(text):
            return "citation"
        if line.is_quoted(offset) and self._lexicon.brackets.inserted.fullmatch(text):
            return "quotation"
        if clause.role == "author":
            return "author"
        if _DOTS.fullmatch(text) and (line.is_quoted(offset) or not _is_negotiated(clause, self._open_text)):
            return "omission"
        return None

    def _is_label(self, clause: Clause, text: str) -> bool:
        """What a draft goes by until it has a number; anything else in a designation is as open as elsewhere."""
        if clause.kind != "designation":
            return False
        own = clause.owner.draft if clause.owner is not None else None
        return own == " ".join(text.split()) or self._lexicon.brackets.draft.fullmatch(text) is not None

    def _is_head(self, clause: Clause, text: str) -> bool:
        """Above the first text nothing is negotiated; where no text was found, what names a document is a head."""
        if self._first is not None:
            return clause.kind == "cover" and clause.span.start < self._first
        cover = self._lexicon.cover
        return cover.document.search(text) is not None or cover.addendum.search(text) is not None

    def _names_draft(self, before: str, text: str) -> bool:
        """The label of a draft behind the word for its kind: "Resolution [EUR-1]"."""
        word = before.rsplit(None, 1)[-1:]
        kinds = self._lexicon.designations.kinds
        return bool(word) and word[0].casefold() in kinds and self._lexicon.brackets.draft.fullmatch(text) is not None

    def _unsettled(self, index: int, line: _Line, taken: Mapping[int, set[int]]) -> None:
        """Placeholders in the wording, outside of brackets that hold nothing else."""
        if line.clause.kind in ("designation", "cover", "proposal") or not _is_negotiated(line.clause, self._open_text):
            return
        signs = [match.start() for match in _SIGN.finditer(line.text)]
        depths = list(accumulate([1 if line.text[at] == "[" else -1 for at in signs]))
        for match in self._lexicon.brackets.unsettled.finditer(line.text):
            start, end = match.span()
            if start in taken.get(index, ()):
                continue  # the bracket around it holds nothing else
            if _DOTS.fullmatch(match.group()) and line.is_quoted(start):
                continue
            span = line.span(start, end)
            place = bisect_left(signs, start)
            depth = 1 + max(0, depths[place - 1] if place else 0)
            clause = line.clause
            entry = BracketEntry(
                "", clause.at, "placeholder", match.group(), span, depth, clause.node, None, None, None, (), True,
                *self._authors.of(span),
            )  # fmt: skip
            self._found.append(_Found(entry, index, start, end))

    def _named(self, index: int, line: _Line) -> None:
        """An alternative that is named without a bracket: "Option 1:" on a line above its text, "Alt 1: 4 that ..."."""
        if line.clause.kind not in ("point", "paragraph", "text"):
            return
        named = self._lexicon.brackets.alternative.match(line.text)
        if named is None or (":" not in named.group() and named.end() < len(line.text)):
            return
        clause, text = line.clause, line.text[named.end() :].strip()
        if not text:
            below = self._lines[index + 1] if index + 1 < len(self._lines) else None
            if below is None:
                return
            clause, text = below.clause, below.text
        span = line.span(0, named.end())
        entry = BracketEntry(
            "", clause.at, "alternative", text, span, 1, clause.node, None, _name(named.group()), None, (), True,
            *self._authors.of(span),
        )  # fmt: skip
        self._found.append(_Found(entry, index, 0, -1))


class _Authors:
    """Who made what stands at a place, by the tracked changes of the file."""

    def __init__(self, changes: Sequence[Change]) -> None:
        made = [change for change in changes if change.kind in ("insert", "move-to")]
        self._made = sorted(made, key=lambda change: change.span)
        self._starts = [change.span.start for change in self._made]
        self._reach = list(accumulate([change.span.end for change in self._made], max))

    def of(self, span: Span) -> tuple[str | None, str | None]:
        index = bisect_right(self._starts, span.start) - 1
        while index >= 0 and self._reach[index] > span.start:
            change = self._made[index]
            if span.start < change.span.end:
                return change.author, change.date
            index -= 1
        return None, None


def _whole(line: _Line) -> str:
    return f"{line.clause.label} {line.text}".strip()


def _name(printed: str) -> str:
    return printed.strip(" \t:.)–-[")


def _options(text: str) -> tuple[str, ...]:
    """The words of which one is to be chosen: "dear / cheap", "2027/2028"."""
    if "\n" in text:
        return ()
    parts = _CHOICE.split(text)
    if len(parts) > 1:
        return tuple([part.strip() for part in parts])
    return tuple(_YEAR.findall(text)) if _YEARS.fullmatch(text) else ()


def _quotes(text: str) -> tuple[list[int], list[bool]]:
    """Where quotation marks stand, and whether what follows each of them is quoted."""
    places: list[int] = []
    inside: list[bool] = []
    depth, straight = 0, False
    for match in _QUOTE.finditer(text):
        sign = match.group()
        if sign == '"':
            straight = not straight
        else:
            depth = max(0, depth + (1 if sign in _OPENING_QUOTES else -1))
        places.append(match.start())
        inside.append(straight or depth > 0)
    return places, inside


def _is_negotiated(clause: Clause, open_text: bool) -> bool:
    """Whether a clause is one of a proposal or a draft, or of a file with brackets: in any other text dots stand for what was
    left out, and letters for nothing.
    """
    owner = clause.owner
    return owner is not None and (open_text or owner.proposal is not None or owner.draft is not None)


def _numbered(found: Sequence[tuple[BracketEntry, tuple[int, int]]], source: str) -> Iterator[BracketEntry]:
    """The entries with their ids, and with the numbers of their choices in the order of the text."""
    counts: Counter[str] = Counter()
    groups: dict[tuple[int, int], int] = {}
    for one, choice in found:
        place = one.clause or one.at
        counts[place] += 1
        group = groups.setdefault(choice, len(groups) + 1) if choice[1] else None
        yield replace(one, id=f"{place}[{counts[place]}]", group=group, source=source)
