"""Lines that call: "resolves to instruct the Director of BDT", over as many lines as they take."""

from __future__ import annotations

from itures.foundation.words import first_word
from itures.grammar.calls import QUALIFIED, Call, read_call
from itures.grammar.labels import FIRST_INSIDE, Ladder, computed_label, follows, read_label
from itures.language.parsing import Lexicon
from itures.parse.lines import Covered, Line, sliced
from itures.parse.units.cursor import Cursor
from itures.parse.units.unit import Unit

CALL_LINES = 6
"""A call with all its addressees takes no more lines."""
SHORT_TAIL = 4
"""Words that a call without addressee may have after its verb: "resolves to continue"."""
ANNOUNCED_LENGTH = 320
"""A call that takes more characters to come to its points is a clause of its own."""
APART_LENGTH = 60
"""A line that is longer is no call set apart: in the middle of a sentence, it is a line of that sentence."""
AT_MARGIN = 0.85
"""A line that its next word would have filled to this share of the page's width may have been cut at the margin."""
KNOWN = ("bare", "named")
"""Calls of whose words a list knows every one."""
STRAY = ",: \u00a0"
"""Signs between a call and its clause that belong to neither."""


def take_call(cursor: Cursor, line: Line) -> bool:
    """The line is a call, or begins with one that runs into its clause."""
    text = line.text
    call = read_call(text, cursor.lexicon)
    if call is None or (cursor.running and cursor.is_open() and not _set_apart(cursor, call)):
        return False
    if cursor.lexicon.calls.leading.match(text) is not None and not _evidence(cursor, 1):
        return False
    count, call = _whole_call(cursor, call)
    if call.strength == "sentence":
        return _take_sentence(cursor, line, call, count)
    if not (_evidence(cursor, count) or _stands_alone(cursor, call, count, text)):
        return False
    _add_call(cursor, call, cursor.lines[cursor.at : cursor.at + count])
    return True


def _add_call(cursor: Cursor, call: Call, lines: list[Line]) -> None:
    unit = cursor.add("call", *lines)
    unit.call = call
    if any(line.text[-1:] == "-" for line in lines[:-1]):
        _mend(cursor, unit, lines)
    cursor.calls += 1
    cursor.mode = "body"
    cursor.before = cursor.ladder.rungs[:1]
    cursor.ladder = Ladder()


def _mend(cursor: Cursor, unit: Unit, lines: list[Line]) -> None:
    """The call with the words whole that its lines break; what stands in the text is kept beside it."""
    text = ""
    starts: list[int] = []
    for line in lines:
        text = cursor.joined(text, line.text)
        shift = len(text) - len(line.text)
        starts += [shift + start for start in line.placed()[1]]
    if text != unit.text:
        unit.printed = unit.printed or unit.text
        unit.text, unit.starts = text, starts


def _stands_alone(cursor: Cursor, call: Call, count: int, text: str) -> bool:
    """A call below which nothing begins as clauses do counts by its own words, and by where it stands."""
    if call.strength == "unknown" or (cursor.mode == "division" and call.strength != "bare"):
        return False
    if text[:1].isupper() and cursor.mode != "body":
        return False
    if not (cursor.wrapped and call.qualified):
        return True
    runs_into_clause = cursor.lexicon.addressees.infinitive.search(call.qualified) is not None
    return not runs_into_clause and cursor.ended_early(cursor.at + count - 1)


def _set_apart(cursor: Cursor, call: Call) -> bool:
    """A call on a line of its own with clauses below it stands apart, even where the point above has no punctuation."""
    return (
        cursor.at > 0
        and _evidence(cursor, 1)
        and len(cursor.line.text) < APART_LENGTH
        and (
            cursor.line.gap
            or not cursor.wrapped
            or cursor.ended_early(cursor.at - 1)
            or (call.strength in KNOWN and not call.qualified and not cursor.hangs())
        )
    )


# Calls over several lines.


def _whole_call(cursor: Cursor, call: Call) -> tuple[int, Call]:
    """The call with the lines that it goes on over: how many, and the call they make together."""
    best: tuple[int, Call] = (1, call)
    if not cursor.running:
        return best
    text = cursor.line.text
    for count in range(2, CALL_LINES + 1):
        index = cursor.at + count - 1
        current = best[1]
        if not _may_go_on(cursor, current, index):
            break
        text = cursor.joined(text, cursor.lines[index].text)
        longer = read_call(text, cursor.lexicon)
        if longer is None:
            if text[-1:] in ".;" or current.strength == "named":
                break
            continue
        if longer.strength == "sentence" and current.strength != "sentence":
            begun = len(text) - len(cursor.lines[index].text)
            return (count, longer) if longer.end > begun else best
        best = (count, longer)
    return _announced(cursor, call) if best[1].strength == "sentence" else best


def _may_go_on(cursor: Cursor, call: Call, index: int) -> bool:
    """The line at `index` may be one more of the call: it begins nothing, and the call is not whole without it."""
    if index >= len(cursor.lines) or cursor.lines[index].cell is not None or cursor.lines[index].gap:
        return False
    text = cursor.lines[index].text
    if _first_label(text, cursor.lexicon) or cursor.lexicon.calls.lead_opener.match(text):
        return False
    if not _belongs(call, text, cursor.lexicon):
        if read_call(text, cursor.lexicon) is not None:
            return False
        how = not cursor.wrapped and cursor.lexicon.addressees.qualifier.match(text) is not None
        whole = not call.open and not call.qualified and (call.strength in KNOWN or how)
        if whole and not _runs_on(cursor, index):
            return False
    return call.strength != "sentence" or _announces(cursor, index)


def _belongs(call: Call, following: str, lexicon: Lexicon) -> bool:
    """The next line can only go on with a name: "and the Director ...", "(TSB)", "of ITU-T", "concerned"."""
    return bool(call.addressees) and (
        lexicon.addressees.joining.match(following) is not None
        or lexicon.addressees.possessive.match(" " + following) is not None
        or (following[0] == "(" and ")" in following)
        or lexicon.addressees.postposed.match(following) is not None
    )


def _runs_on(cursor: Cursor, index: int) -> bool:
    """The line before `index` was cut at the margin, and a phrase on how, with whom or which goes on after it."""
    before, here = cursor.lines[index - 1], cursor.lines[index]
    word = first_word(here.text)
    return before.full + 1 + len(word) > AT_MARGIN * cursor.width > 0 and (
        cursor.lexicon.addressees.qualifier.match(here.text) is not None
        or cursor.lexicon.addressees.continuer.match(" " + here.text) is not None
    )


def _announces(cursor: Cursor, index: int) -> bool:
    """A list begins on one of the next lines."""
    return any(_first_label(later.text, cursor.lexicon) for later in cursor.lines[index : index + CALL_LINES])


def _announced(cursor: Cursor, call: Call) -> tuple[int, Call]:
    """As a call: "resolves to invite ITU-R to complete in time for the next conference", where points follow at once."""
    lines, lexicon = cursor.lines, cursor.lexicon
    text = ""
    for count in range(1, CALL_LINES + 1):
        index = cursor.at + count - 1
        if index >= len(lines) or (count > 1 and read_call(lines[index].text, lexicon)):
            break
        text = cursor.joined(text, lines[index].text)
        point = _first_point_inside(cursor, text, len(text) - len(lines[index].text), index)
        if point is not None and point <= ANNOUNCED_LENGTH and not _holds_call(text[:point], lexicon):
            return count, Call(text[:point].rstrip(" ,"), call.kind, call.verbs, call.addressees, "sentence", point)
        if text[-1:] in ".;:" or len(text) > ANNOUNCED_LENGTH or _holds_call(text, lexicon):
            break
        if index + 1 < len(lines) and _announced_below(lines[index + 1].text, lexicon):
            if not call.addressees and len(text[call.end :].split()) > SHORT_TAIL:
                break
            return count, Call(text.rstrip(" ,"), call.kind, call.verbs, call.addressees, "named", len(text))
    return 1, call


def _announced_below(text: str, lexicon: Lexicon) -> bool:
    """The line below is a first point, or what a call as "resolves to give the view" announces: "that ..."."""
    return _first_label(text, lexicon) or lexicon.calls.lead_opener.match(text) is not None


def _first_point_inside(cursor: Cursor, text: str, start: int, index: int) -> int | None:
    """Where the first point stands in a line behind the words of a call, if the next point stands on the line below."""
    match = FIRST_INSIDE.search(text, start, start + 2 * ANNOUNCED_LENGTH)
    if match is None or index + 1 >= len(cursor.lines):
        return None
    label = read_label(text[match.end() :], cursor.lexicon)
    below = read_label(cursor.lines[index + 1].text, cursor.lexicon)
    if label is None or below is None:
        return None
    goes_on = any(follows(old, new) for old in label.readings for new in below.readings)
    return match.start() if goes_on else None


def _holds_call(text: str, lexicon: Lexicon) -> bool:
    """Whether the points below are those of another call, at the end of the text: "..., instructs the Director of BR"."""
    for match in lexicon.calls.inside.finditer(text[: 2 * ANNOUNCED_LENGTH]):
        call = read_call(text[match.end() :], lexicon)
        if call is not None and call.strength != "sentence":
            return True
    return False


# Calls that run into their clauses.


def _take_sentence(cursor: Cursor, line: Line, call: Call, count: int) -> bool:
    """A call that runs into its clause on its last line, where a text has its calls so, or its type sets it apart."""
    # Prose fills its lines: in wrapped text a call can run on only where the section before ended early.
    ended = call.kind == "operative" and cursor.ends(",.") and cursor.ended_early(cursor.at - 1)
    if cursor.wrapped and cursor.calls and not ended:
        return False
    first_of_all = cursor.calls == 0 and cursor.units[-1].kind in ("formula", "title", "reference-line")
    if cursor.mode == "division" or not (first_of_all or cursor.inline_calls or _begins_section(cursor, line, call)):
        return False
    lines = cursor.lines[cursor.at : cursor.at + count]
    last = lines[-1]
    text = line.text
    for following in lines[1:]:
        text = cursor.joined(text, following.text)
    end = call.end - (len(text) - len(last.text))
    if not _clause_follows(last.text[end:], cursor.lexicon):
        return False
    cursor.inline_calls = cursor.inline_calls or first_of_all
    first, rest = _without_stray(last, end)
    cursor.lines[cursor.at + count - 1 : cursor.at + count] = [first, rest]
    _add_call(cursor, call, [*lines[:-1], first])
    return True


def _begins_section(cursor: Cursor, line: Line, call: Call) -> bool:
    """The wording before is closed, and the line begins with a verb in lower case, as no sentence does."""
    if cursor.is_open() or line.late or not line.text[:1].islower():
        return False
    if cursor.running and call.kind == "preambular":
        # Sections of a preamble end with commas, so a line cut after a semicolon goes on with its sentence.
        return cursor.ends(",") and line.text.endswith((",", ":")) and not line.gap
    return True


def _clause_follows(rest: str, lexicon: Lexicon) -> bool:
    """What stands behind the call on its line is a clause. A number there is that of a text: "resolves 4"."""
    if not rest:
        return False
    wording = rest.lstrip(" ,:")
    label = read_label(wording, lexicon)
    if label is None or not wording[:1].isdigit():
        return True
    # Points may follow on the same line: "instructs the Directors 1 to work; 2 to rest".
    return (
        label.opens
        and wording[label.end :][:1].islower()
        and not lexicon.labels.after_no_label.match(wording[label.end :])
    )


def _without_stray(line: Line, at: int) -> tuple[Line, Line]:
    """Both parts of a line, with the comma or colon between them in the call's place and in nobody's text."""
    first, rest = line.cut(at)
    stray = len(rest.text) - len(rest.text.lstrip(STRAY))
    if not stray:
        return first, rest
    between, rest = rest.cut(stray)
    if first.covered or between.covered:
        # Brackets of the call stand before the sign, so that both are kept beside its text.
        sign = between.printed()
        covered = [*first.covered, Covered(len(first.text), sign.text, tuple(sign.pieces))]
        return Line(first.text, first.pieces, first.marks, first.gap, first.full, covered=covered), rest
    pieces = sliced(line.pieces, 0, len(line.text) - len(rest.text)) if rest.pieces else first.pieces
    return Line(first.text, pieces, first.marks, first.gap, first.full), rest


# What stands below.


def _evidence(cursor: Cursor, count: int) -> bool:
    """What follows the call begins as clauses do: with a first label, "to" or "that"."""
    index = cursor.at + count
    if index >= len(cursor.lines):
        return False
    line = cursor.lines[index]
    if line.label is not None:
        return computed_label(line.label, cursor.lexicon, line.level).opens
    if _first_label(line.text, cursor.lexicon) or cursor.lexicon.calls.lead_opener.match(line.text) is not None:
        return True
    # "so far as possible, to give ...": in a paragraph of its own, a phrase on how may come before what is to be done.
    addressees = cursor.lexicon.addressees
    how = None if cursor.wrapped else addressees.qualifier.match(line.text)
    return how is not None and addressees.infinitive.search(line.text, how.end(), how.end() + QUALIFIED) is not None


def _first_label(text: str, lexicon: Lexicon) -> bool:
    """A label with which a list begins, and not a date ("1 January 2025") or a citation ("a) and b) above")."""
    label = read_label(text, lexicon)
    if label is None or not label.opens:
        return False
    return "\t" in text[: label.end] or lexicon.labels.after_no_label.match(text[label.end :]) is None
