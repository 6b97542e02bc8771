"""What begins inside a line: points, calls and annexes that a converter ran together with the clause before.

"1 ...; 2 ...; – ...", "b) the plan of 2016, resolves to instruct the Directors 1 to ...", "2 to follow it. ANNEX 1 TO RESOLUTION
900 ...". Such a line is cut, and what begins inside it is read as if it had a line of its own.
"""

from __future__ import annotations

import re

from itures.foundation.words import last_word
from itures.grammar.calls import Call, read_call
from itures.grammar.labels import Fit, Label, read_label
from itures.language.parsing import Lexicon
from itures.model.folding import folded
from itures.parse.brackets import uncovered
from itures.parse.lines import Line
from itures.parse.units.cursor import Cursor

SHORT = 8
"""A line of fewer characters holds no two points: "a) x; b) y" has ten."""
BULLET = re.compile(r"[•▪◦●○■□‣⁃►➢](?=\s)")
"""A bullet that is no dash and no point, between blanks: nothing else of a text looks so."""
ABBREVIATED = re.compile(r"(?<!\w)[^\W\d_a-z][^\W\d_]{0,3}\.\Z")
"""A short word with a capital and a full stop: "No.", "Rev.", "Art.", "App." end no sentence."""
CALL_WINDOW = 700
"""So many characters hold any call with its addressees, and the beginning of its clause."""
LABEL_WINDOW = 40
"""So many characters hold any label with the blanks behind it: no more of a long line is read for one."""
SENTENCE = 2_000
"""So many characters hold a sentence with the letters of its list."""
NO_BRACKETS = str.maketrans("", "", "[]")
"""What is in square brackets is read as without them (`parse/brackets.py`)."""


def up_to_next_point(cursor: Cursor, line: Line, start: int) -> Line:
    """The line here up to the next point or call inside it, which becomes a line of its own, the next one."""
    if not cursor.running or cursor.wrapped or len(line.text) <= SHORT:
        return line
    text = line.text
    call = _call_inside(cursor, text, start)
    at = len(text) if call is None else call
    # What stands behind the first one found is asked again when the rest of the line is read.
    annex = annex_inside(text if call is None else text[:call], start, cursor.lexicon)
    at = at if annex is None else min(at, annex)
    point = _point_inside(cursor, text, start, at)
    at = at if point is None else min(at, point)
    if at == len(text):
        return line
    first, rest = cursor.cut(line, at)
    # A call stands as if it had a line of its own: nothing of the sentence before runs into it.
    rest.late = at != call
    cursor.lines[cursor.at + 1] = uncovered(rest, cursor.lexicon)
    return first


def _point_inside(cursor: Cursor, text: str, start: int, end: int) -> int | None:
    """Where the next point begins before a place: behind a sign, or a bullet that stands in no sentence, anywhere."""
    label = _labelled(cursor, text, start, end)
    bullet = _bulleted(cursor, text, start, end)
    return bullet if label is None or (bullet is not None and bullet < label) else label


def _bulleted(cursor: Cursor, text: str, start: int, end: int) -> int | None:
    match = BULLET.search(text, start, end)
    if match is None or not text[: match.start()].strip() or not text[match.start() - 1].isspace():
        return None
    label = read_label(text[match.start() : match.start() + LABEL_WINDOW], cursor.lexicon)
    return match.start() if label is not None and cursor.ladder.place(label).fit in ("next", "open", "under") else None


def _labelled(cursor: Cursor, text: str, start: int, end: int) -> int | None:
    lexicon = cursor.lexicon
    for match in lexicon.labels.inside.finditer(text, start, end):
        at = match.end()
        window = text[at : at + LABEL_WINDOW]
        labelled = window.lstrip("[")
        label = read_label(labelled, lexicon)
        if label is None or label.end >= LABEL_WINDOW:
            continue
        behind = at + len(window) - len(labelled) + label.end
        wording = text[behind : behind + LABEL_WINDOW]
        before = text[max(start, match.start() - SENTENCE) : match.start()]
        if lexicon.labels.after_no_label.match(wording) or _of_a_sentence(before, label):
            continue
        sign = text[match.start()]
        if sign == "." and ABBREVIATED.search(text[max(0, match.start() - 5) : match.start() + 1]) is not None:
            continue  # "No. 18.1 provides"
        if _separates(sign, label, cursor.ladder.place(label).fit, wording):
            return at
    return None


def _of_a_sentence(before: str, label: Label) -> bool:
    """Whether a letter belongs to letters in the sentence of a point: "to prevent a) the bending; b) the use; c) the sale"."""
    reading = label.readings[0]
    if not reading.style.startswith("lower letter") or reading.key[0][0] < 2:
        return False
    previous = chr(ord("a") + reading.key[0][0] - 2)
    return f" {previous}) " in before


def _separates(sign: str, label: Label, fit: Fit, wording: str) -> bool:
    """The sign before a label inside a line ends a point, and the label goes on with the list or opens one under it."""
    if fit == "open" and sign == ":":
        return True
    if fit not in ("next", "under"):
        return False
    if label.readings[0].style.startswith("bullet"):
        return sign in ";:.,"
    return sign in ";:" or (sign == "." and wording[:1].islower())  # "in Section 1. 2 Members" has no second point


# Annexes.


def annex_inside(text: str, start: int, lexicon: Lexicon) -> int | None:
    """Where the head of an annex, in capitals, begins inside a text: behind the end of a sentence or of a heading.

    In "Paint and Rust ANNEX 2 TO RESOLUTION 900" it does, in "to meet ANNEX 1 TO ..." and "REVISION OF ANNEX 1 TO ..." not.

    >>> from itures.language import built_in
    >>> annex_inside("to meet. ANNEX 1 TO RESOLUTION 5 Rules", 0, built_in().of("en").lexicon)
    9
    """
    for match in lexicon.divisions.inside.finditer(text, start):
        before = text[: match.start()]
        if not before[-1:].isspace():
            continue
        before = before.rstrip()
        word = last_word(before)
        heading = word[:1].isupper() and word.casefold() not in lexicon.addressees.last_words
        if before[-1:] in ".;" or heading:
            return match.start()
    return None


# Calls.


def _call_inside(cursor: Cursor, text: str, start: int) -> int | None:
    """Where the next call begins inside the text, behind a sign that closes the clause before it."""
    for match in cursor.lexicon.calls.inside.finditer(text, start):
        rest = text[match.end() : match.end() + CALL_WINDOW]
        bare = rest.translate(NO_BRACKETS)
        call = read_call(bare, cursor.lexicon)
        if call is not None and _stands(cursor, call, bare, match.end() + len(rest) == len(text)):
            return match.end()
    return None


def _stands(cursor: Cursor, call: Call, rest: str, whole: bool) -> bool:
    """Whether a verb of calls inside a line begins one there: it ends the line and clauses follow below, or names who is told
    and what to do. "..., further instructs the Director of TDB thereof" and "..., considering contributions" do neither.
    """
    behind = rest[call.end :]
    if call.strength != "sentence":
        return whole and _clauses_below(cursor)
    if call.kind == "operative" and call.addressees:
        return cursor.lexicon.addressees.infinitive.match(behind) is not None or _first_label(cursor, behind)
    if (
        call.kind == "operative"
    ):  # "further resolves to strengthen ..."; "expresses its thanks", after another call of the line
        told = call.verbs[-1] in cursor.lexicon.calls.addressing
        return cursor.lexicon.addressees.infinitive.match(behind) is not None or (
            not told and cursor.units[-1].kind == "call" and cursor.lexicon.addressees.own.match(behind) is not None
        )
    # A preamble goes on with another verb: only one that is more than its verb, and ends where its section does.
    more = folded(call.text) not in cursor.lexicon.calls.preambular
    return more and whole and rest.endswith(",") and ";" not in rest and _call_below(cursor)


def _clauses_below(cursor: Cursor) -> bool:
    """Whether the next line begins as the clauses of a call do."""
    below = _below(cursor)
    return below is not None and (
        _first_label(cursor, below) or cursor.lexicon.calls.lead_opener.match(below) is not None
    )


def _call_below(cursor: Cursor) -> bool:
    below = _below(cursor)
    return below is None or read_call(below, cursor.lexicon) is not None


def _below(cursor: Cursor) -> str | None:
    index = cursor.at + 1
    return cursor.lines[index].text if index < len(cursor.lines) else None


def _first_label(cursor: Cursor, text: str) -> bool:
    label = read_label(text.lstrip(), cursor.lexicon)
    return label is not None and label.opens
