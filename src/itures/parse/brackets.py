"""Square brackets, in which negotiating texts have what is not agreed: they hide no label and no call.

"[1 that beacons be lit;", "[further invites] Member States" and "[Alt 1: 4 that lists be kept;]" begin clauses like any other. So
what stands before a label, and what stands in or around a call, is taken out of the line for whatever asks what the line is,
and put back where it turns out to be neither. Brackets in the wording of a clause are part of that wording.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

from itures.foundation.words import first_word
from itures.grammar.calls import read_call
from itures.grammar.designations import read_designation, read_mark
from itures.grammar.labels import read_label
from itures.grammar.provisions import read_head
from itures.language.parsing import Lexicon
from itures.model.diagnostics import diagnose
from itures.model.folding import folded
from itures.model.stream import Diagnostic, Span
from itures.model.tree import Bracket, Document
from itures.parse.lines import Covered, Line, sliced, without
from itures.parse.marked.changes import Places

SIGNS = "[]"
_DRAFT = re.compile(r"\[[A-Z][A-Z0-9]*(?:/[A-Z0-9]+)*-\d+\]")
"""The label of a draft: "[EUR-1]", "[ARG/AUS/PRG-1]"."""
LONGEST_NAME = 60
"""The name of an alternative before a label is no longer: "Option 1 (Norway and Sweden): 2"."""
LONGEST_HEADING = 250
"""A longer line is no designation, and no heading of an annex."""
_NUMBER, _HEADING = 12, 40
"""The number of a provision, and the heading of an article without its title, have no more characters."""
_QUOTED = 60
"""So many characters are quoted in a message."""
WINDOW = 500
"""So many characters hold any call with its addressees."""


def uncover(lines: list[Line], lexicon: Lexicon) -> None:
    """Take the brackets before labels and around calls out of the lines, in place; those in cells of tables stay."""
    for index, line in enumerate(lines):
        if line.cell is None:
            lines[index] = uncovered(line, lexicon)


def uncovered(line: Line, lexicon: Lexicon) -> Line:
    """The line without the brackets that hide a label or a call, which it keeps in `covered`; or the line itself."""
    if line.covered or line.label is not None:
        return line
    if "[" not in line.text and "]" not in line.text:
        named = ":" in line.text[:LONGEST_NAME] and lexicon.brackets.alternative.match(line.text) is not None
        return (_without_opening(line, lexicon) if named else None) or line
    return (
        _without_call_brackets(line, lexicon)
        or _without_opening(line, lexicon)
        or _without_heading_brackets(line, lexicon)
        or _without_number_brackets(line, lexicon)
        or line
    )


def _without_heading_brackets(line: Line, lexicon: Lexicon) -> Line | None:
    """The line without the brackets around a proposal mark, a designation or the heading of an annex, with which it begins."""
    if line.text[0] != "[" or len(line.text) > LONGEST_HEADING:
        return None
    holes = [(at, at + 1) for at in (0, len(line.text) - 1) if line.text[at] in SIGNS]
    bare = cut_out(line, holes)
    if bare.text.count("[") != bare.text.count("]"):
        holes = [(0, 1)]
        bare = cut_out(line, holes)
    first = first_word(bare.text)
    heading = folded(first) in lexicon.divisions.kinds and lexicon.divisions.heading.match(bare.text) is not None
    if heading or (bare.text[:1].isupper() and read_designation(bare.text, lexicon) is not None):
        return bare
    every = [(at, at + 1) for at, sign in enumerate(line.text) if sign in SIGNS]
    marked = cut_out(line, every)
    return marked if read_mark(marked.text) is not None else None


def _without_number_brackets(line: Line, lexicon: Lexicon) -> Line | None:
    """The line without the brackets around the number of a provision, or in the heading of an article: "[74A]", "[74B"."""
    if line.text[0] == "[":
        head = read_head(line.text[1 : 1 + _NUMBER].partition("]")[0], lexicon)
        end = 1 + head.end if head is not None else 0
        # A plain number is that of a point as well, which is asked for elsewhere.
        if head is not None and not head.number.isdigit() and line.text[end : end + 1] in ("", "\t", "]"):
            return cut_out(line, [(0, 1), (end, end + 1)] if line.text[end : end + 1] == "]" else [(0, 1)])
    if "[" in line.text and line.text[:1].isupper() and len(line.text) <= _HEADING:
        bare = cut_out(line, [(at, at + 1) for at, sign in enumerate(line.text) if sign in SIGNS])
        if lexicon.treaties.heading.match(bare.text) is not None:
            return bare
    return None


def _without_opening(line: Line, lexicon: Lexicon) -> Line | None:
    """The line without what stands before its label, or before the words with which an unlabelled clause begins."""
    opening = lexicon.brackets.opening.match(line.text)
    if opening is None or ("[" not in opening.group() and ":" not in opening.group()):
        return None
    rest = line.text[opening.end() :]
    own = lexicon.brackets.label.match(rest)
    if own is not None:  # "[2]<TAB>that ...": the number itself is not agreed
        at = opening.end() + own.end("label")
        bare = line.text[opening.end() : at] + line.text[at + 1 :]
        if read_label(bare, lexicon) is not None:
            return cut_out(line, [(0, opening.end()), (at, at + 1)])
    label = read_label(rest, lexicon)
    labelled = label is not None and bool(rest[label.end :].strip(" ]"))
    if not labelled and lexicon.calls.lead_opener.match(rest) is None:
        return None
    return cut_out(line, [(0, opening.end())])


def _without_call_brackets(line: Line, lexicon: Lexicon) -> Line | None:
    """The line without the brackets in and around the call with which it begins."""
    opening = lexicon.brackets.opening.match(line.text)
    start = opening.end() if opening is not None else 0
    holes = [(0, start)] if start else []
    text = line.text[: start + WINDOW]
    holes += [(at, at + 1) for at in range(start, len(text)) if text[at] in SIGNS]
    bare = cut_out(line, holes)
    call = read_call(bare.text, lexicon)
    if call is None:
        return None
    end = call.end if call.strength == "sentence" else len(bare.text)
    kept = [
        hole
        for hole, covered in zip(holes, bare.covered, strict=True)
        if covered.offset < end or (covered.offset == end and covered.text == "]")
    ]
    if not kept:
        return None
    return bare if len(kept) == len(holes) else cut_out(line, kept)


def cut_out(line: Line, holes: list[tuple[int, int]]) -> Line:
    """The line without some ranges of its text, which it keeps as covered."""
    bare = without(line, holes)
    shift = 0
    covered: list[Covered] = []
    for start, end in holes:
        covered.append(Covered(start - shift, line.text[start:end], tuple(sliced(line.pieces, start, end))))
        shift += end - start
    bare.covered = covered
    return bare


def plain(line: Line) -> Line:
    """The line without any bracket, for one that may go on with a call."""
    holes = [(at, at + 1) for at, sign in enumerate(line.text) if sign in SIGNS]
    return cut_out(line, holes) if holes and not line.covered else line


def brackets_of(document: Document, text: str) -> tuple[Bracket, ...]:
    """The stretches in square brackets, in the order in which they open; a bracket that nothing closes ends where it opens.

    Those of one text count together, over its clauses. The number of a draft and what a title has in brackets are none of them:
    only clauses are negotiated so. `text` is that of the stream.
    """
    found: list[Bracket] = []
    for signs in _signs(document, text):
        found += _matched(signs, text)
    return tuple(sorted(found, key=lambda bracket: bracket.span))


def _signs(document: Document, text: str) -> Iterator[list[int]]:
    """Where brackets stand in the clauses of each instrument."""
    places = sorted([*_places("[", text), *_places("]", text)])
    other = sorted(_no_clauses(document))
    firsts = [span.start for span in other]
    reach = [0, *accumulate([span.end for span in other], max)]
    inside = [at for at in places if at >= reach[bisect_right(firsts, at)]]
    for instrument in document.instruments:
        low, high = bisect_left(inside, instrument.span.start), bisect_left(inside, instrument.span.end)
        yield inside[low:high]


def _places(sign: str, text: str) -> Iterator[int]:
    """Where a sign stands in a text, in which signs are rare."""
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _unmatched(document: Document, text: str) -> Iterator[int]:
    """Where signs stand that close nothing."""
    for signs in _signs(document, text):
        depth = 0
        for at in signs:
            depth += 1 if text[at] == "[" else -1
            if depth < 0:
                yield at
                depth = 0


def told_of_brackets(document: Document, text: str) -> Iterator[Diagnostic]:
    """Which brackets in the clauses of a document are not closed, and which signs close nothing; `text` is that of the stream."""
    opened = [bracket for bracket in document.brackets if not bracket.closed]
    unopened = list(_unmatched(document, text))
    if not opened and not unopened:
        return  # as in nearly all texts, whose clauses need not be placed then
    places = Places(document)
    for bracket in opened:
        at = bracket.span.start
        words = text[at : at + _QUOTED].partition("\n")[0]
        yield diagnose("bracket-not-closed", places.of(at).at, bracket.span, text=words)
    for at in unopened:
        words = text[max(0, at - _QUOTED) : at + 1].rpartition("\n")[2]
        yield diagnose("bracket-not-opened", places.of(at).at, Span(at, at + 1), text=words)


def _no_clauses(document: Document) -> Iterator[Span]:
    """What stands in the stretch of a text and is in none of its clauses: heads, notes, running heads, what was deleted."""
    notes = [*document.footnotes, *[note for instrument in document.instruments for note in instrument.footnotes]]
    heads = [block for instrument in document.instruments for block in instrument.head]
    for block in (*document.furniture, *document.blocks, *heads):
        yield from block.pieces or (block.span,)
    for note in notes:
        yield from note.pieces or (note.span,)
        yield from note.anchors
    yield from [change.span for change in document.changes if change.kind in ("delete", "move-from")]


def _matched(places: list[int], text: str) -> Iterator[Bracket]:
    open_at: list[int] = []
    for at in places:
        if text[at] == "[":
            open_at.append(at)
        elif open_at:
            depth, start = len(open_at), open_at.pop()
            if _DRAFT.fullmatch(text, start, at + 1) is None:
                yield Bracket(Span(start, at + 1), depth)
    for depth, at in enumerate(open_at, 1):
        yield Bracket(Span(at, at + 1), depth, closed=False)
