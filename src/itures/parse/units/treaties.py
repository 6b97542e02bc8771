"""What opens a treaty text: articles and their provisions, alone in a file or proposed one by one.

A proposal mark may stand before a provision as it stands before a resolution: on the line of its number ("MOD 3 PP-98"), or on
lines above it. Without a mark a heading opens such a text ("ARTICLE 12"), if numbers that count up stand below it.
"""

from __future__ import annotations

from itures.grammar.designations import ID_BEFORE, MARK_BEFORE, read_designation, read_designations, read_mark
from itures.grammar.labels import Ladder, read_label
from itures.grammar.provisions import REGULATIONS, Head, follows, read_head
from itures.model.folding import folded
from itures.parse.lines import Line
from itures.parse.units.cursor import Cursor
from itures.parse.units.provisions import HEADINGS, go_on
from itures.parse.units.treaty_names import DOTTED, TITLE_LENGTH, code_of, note_appendix, take_name, told_by_cover
from itures.parse.units.unit import Unit

LOOK_AHEAD = 60
"""Lines below a heading among which the first two provisions stand."""
_IN_TEXT = ("body", "division")
"""Modes in which a resolution is open."""
_TREATIES_ALONE = ("article", "appendix")
"""Parts that no other texts of ITU have, when they are proposed."""


def take_marked_provision(cursor: Cursor, line: Line) -> Line | None:
    """The mark on the line of a provision, cut off it: "MOD 3 PP-98", "ADD 184A 1bis) to ...", "NOC ARTICLE 1"; or None."""
    identified = ID_BEFORE.match(line.text)
    before = MARK_BEFORE.match(line.text) or identified
    if before is None:
        return None
    rest, below = line.text[before.end() :], cursor.below
    beneath = below.text if below is not None else ""
    certain = identified is not None or before["id"] is not None or _is_id(cursor.units[-1:])
    if cursor.mode in _IN_TEXT and not certain:
        proposed = _is_certain(cursor, rest)
    else:
        proposed = _may_be_proposed(cursor, rest, beneath) or (certain and _has_number(cursor, rest))
    if not proposed:
        return None
    first, second = line.cut(before.end())
    if not first.text or not second.text:
        return None
    second.late = False
    cursor.replace(first, second)
    return first


def take_mark_of_point(cursor: Cursor, line: Line) -> bool:
    """The mark of a point: inside of a resolution a mark without an id says what is proposed of the line below it, or behind it."""
    if cursor.mode not in _IN_TEXT or _is_id(cursor.units[-1:]):
        return False
    below = cursor.below
    mark = read_mark(line.text)
    if mark is not None:
        text = below.text if below is not None else ""
        if mark.id is not None or mark.action is None or _begins_text(cursor, text):
            return False
        cursor.add("aside", line)
        return True
    before = MARK_BEFORE.match(line.text)
    if before is None or before["id"] is not None or read_label(line.text[before.end() :], cursor.lexicon) is None:
        return False
    first, second = line.cut(before.end())
    second.late = False
    cursor.replace(first, second)
    cursor.add("aside", first)
    return True


def may_follow_mark(cursor: Cursor) -> bool:
    """Whether the lines below the one here are about a provision: the id of its proposal stands here."""
    lines = [line.text for line in cursor.following(2)]
    mark = read_mark(lines[0]) if len(lines) > 1 else None
    if mark is not None and mark.action is not None:
        rest = lines[1]
    elif lines and (before := MARK_BEFORE.match(lines[0])) is not None:
        rest = lines[0][before.end() :]
    else:
        return False
    return _may_be_proposed(cursor, rest, "") or _has_number(cursor, rest)


def _is_id(units: list[Unit]) -> bool:
    """Whether the last unit is the id of a proposal, whose mark is still to come."""
    return bool(units) and units[-1].proposal is not None and units[-1].proposal.action is None


def _has_id(units: list[Unit]) -> bool:
    """Whether the mark above names a proposal, alone or on two lines."""
    return any(unit.proposal is not None and unit.proposal.id is not None for unit in units)


def _has_number(cursor: Cursor, text: str) -> bool:
    """Whether a line begins with a number that a provision may have, and nothing says that it is a sentence."""
    head = read_head(text, cursor.lexicon)
    return head is not None and (not text[head.end :].strip() or text[head.end : head.end + 1] == "\t" or head.dotted)


def _is_certain(cursor: Cursor, text: str) -> bool:
    """Whether a line can begin nothing but a provision or an article of a treaty text."""
    treaties = cursor.lexicon.treaties
    heading = treaties.heading.match(text) if len(text) <= TITLE_LENGTH else None
    if heading is not None and heading["kind"] is not None:
        return treaties.kinds[folded(heading["kind"])] in _TREATIES_ALONE
    head = read_head(text, cursor.lexicon)
    return treaties.band.match(text) is not None or (
        head is not None and (head.treaty is not None or bool(head.margins))
    )


def _begins_text(cursor: Cursor, text: str) -> bool:
    """Whether the line below a mark begins a text of its own: a designation, or what no resolution has."""
    if read_mark(text) is not None or _is_certain(cursor, text):
        return True
    designation = read_designation(text, cursor.lexicon)
    return designation is not None or bool(read_designations(text, cursor.lexicon))


def take_treaty(cursor: Cursor, line: Line) -> bool:
    """The line opens a treaty text, or goes on with the one that is open."""
    if cursor.mode == "treaty":
        go_on(cursor, line)
        return True
    if cursor.mode not in ("cover", "reasons"):
        return False
    if take_name(cursor, line):
        return True
    note_appendix(cursor, line)
    below = cursor.below
    proposed = cursor.pending_mark and (
        _may_be_proposed(cursor, line.text, below.text if below is not None else "")
        or (_has_id(cursor.units[-2:]) and _has_number(cursor, line.text))
    )
    if not proposed and not _opens_alone(cursor, line):
        return False
    cursor.pending_mark = False
    cursor.mode = "treaty"
    cursor.treaty = cursor.treaty or told_by_cover(cursor)
    cursor.provision = None
    cursor.ladder = Ladder()
    first = None if proposed else _titles_above(cursor)
    place = len(cursor.units)
    cursor.code = code_of(cursor, line.text)
    go_on(cursor, line)
    unit = first or cursor.units[place]
    unit.opens = True
    unit.treaty = cursor.code
    return True


def _may_be_proposed(cursor: Cursor, text: str, below: str) -> bool:
    """Whether a line below a proposal mark begins with what can be proposed of a treaty text."""
    treaties = cursor.lexicon.treaties
    heading = treaties.heading.match(text) if len(text) <= TITLE_LENGTH else None
    if heading is not None:
        # Other texts have annexes, parts, chapters and sections, too; articles and appendices none of them.
        kind = treaties.kinds[folded(heading["kind"] or heading["alone"])]
        return kind in _TREATIES_ALONE or (
            cursor.treaty is not None and (kind == "preamble" or heading["kind"] is not None)
        )
    if treaties.band.match(text):
        return True
    if len(text) <= TITLE_LENGTH and treaties.table.match(text) is not None:
        return cursor.treaty in DOTTED or bool(cursor.within) or told_by_cover(cursor) is not None
    head = read_head(text, cursor.lexicon)
    if head is None:
        return False
    if head.dotted or head.treaty is not None or head.margins:
        return True
    rest = text[head.end :]
    lettered = treaties.letters.match(rest.lstrip()) if rest[:1] == "\t" else None
    alone = not rest.strip() or (lettered is not None and lettered.end() > 0)
    return alone or cursor.treaty not in (None, REGULATIONS) or treaties.margin.match(below) is not None


def _opens_alone(cursor: Cursor, line: Line) -> bool:
    """A heading with provisions below it that count up, or the first of them below the name of their text."""
    treaties = cursor.lexicon.treaties
    heading = treaties.heading.match(line.text) if len(line.text) <= TITLE_LENGTH else None
    named = bool(cursor.units) and cursor.units[-1].kind == "paragraph" and cursor.units[-1].treaty is not None
    if heading is None:
        return named and read_head(line.text, cursor.lexicon) is not None and _counts_up(cursor, [line])
    # "Annex" and "Preamble" head other texts, too.
    return (heading["kind"] is not None or bool(cursor.treaty)) and _counts_up(cursor, [])


def _counts_up(cursor: Cursor, first: list[Line]) -> bool:
    """Whether provisions that count up stand below, or a single one where it is known which text it is of."""
    before: Head | None = None
    for index, later in enumerate([*first, *cursor.following(LOOK_AHEAD)]):
        if read_mark(later.text) is not None or MARK_BEFORE.match(later.text):
            return False
        if later.text[:1].isupper() and read_designation(later.text, cursor.lexicon) is not None:
            return False
        head = read_head(later.text, cursor.lexicon)
        if head is None or (head.dotted and cursor.treaty not in (None, *DOTTED)):
            if before is None and index >= HEADINGS:
                return False
            continue
        if before is not None and head.dotted == before.dotted and follows(before.last or before.number, head.number):
            return True
        before = before or head
    return before is not None and (bool(cursor.treaty) or before.dotted or before.treaty is not None)


def _titles_above(cursor: Cursor) -> Unit | None:
    """The name of the text right above its first heading, which is its title; None where another line stands there."""
    last = cursor.units[-1] if cursor.units else None
    if last is None or last.kind != "paragraph" or last.treaty is None:
        return None
    last.kind = "title"
    return last
