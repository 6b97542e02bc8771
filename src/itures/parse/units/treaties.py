"""What opens a treaty text: articles and their provisions, alone in a file or proposed one by one.

A proposal mark may stand before a provision as it stands before a resolution: on the line of its number ("MOD 3 PP-98"), or on
lines above it. Without a mark a heading opens such a text ("ARTICLE 12"), if numbers that count up stand below it.
"""

from __future__ import annotations

from itures.grammar.designations import ID_BEFORE, MARK_BEFORE, read_designation, read_mark
from itures.grammar.labels import Ladder
from itures.grammar.provisions import REGULATIONS, Head, follows, read_head
from itures.model.folding import folded
from itures.parse.lines import Line
from itures.parse.units.cursor import Cursor
from itures.parse.units.provisions import HEADINGS, go_on
from itures.parse.units.treaty_names import DOTTED, TITLE_LENGTH, code_of, note_appendix, take_name, told_by_cover
from itures.parse.units.unit import Unit

LOOK_AHEAD = 60
"""Lines below a heading among which the first two provisions stand."""
_LABEL = 12
"""A label has no more characters."""
_TREATIES_ALONE = ("article", "appendix")
"""Parts that no other texts of ITU have, when they are proposed."""


def take_marked_provision(cursor: Cursor, line: Line) -> Line | None:
    """The mark on the line of a provision, cut off it: "MOD 3 PP-98", "ADD 184A 1bis) to ...", "NOC ARTICLE 1"; or None."""
    before = MARK_BEFORE.match(line.text) or ID_BEFORE.match(line.text)
    if before is None:
        return None
    below = cursor.below
    if not _may_be_proposed(cursor, line.text[before.end() :], below.text if below is not None else ""):
        return None
    first, rest = line.cut(before.end())
    if not first.text or not rest.text:
        return None
    rest.late = False
    cursor.replace(first, rest)
    return first


def may_follow_mark(cursor: Cursor) -> bool:
    """Whether the lines below the one here are about a provision: the id of its proposal stands here."""
    line = cursor.below
    before = MARK_BEFORE.match(line.text) if line is not None else None
    return line is not None and before is not None and _may_be_proposed(cursor, line.text[before.end() :], "")


def take_treaty(cursor: Cursor, line: Line) -> bool:
    """The line opens a treaty text, or goes on with the one that is open."""
    if cursor.mode == "treaty":
        last = cursor.units[-1]
        if cursor.wrapped and line.text[:1].islower() and last.kind == "item" and ")" not in line.text[:_LABEL]:
            cursor.extend(last, line)  # most lines are such: nothing begins in small letters but a label
            return True
        go_on(cursor, line)
        return True
    if cursor.mode not in ("cover", "reasons"):
        return False
    if take_name(cursor, line):
        return True
    note_appendix(cursor, line)
    below = cursor.below
    proposed = cursor.pending_mark and _may_be_proposed(cursor, line.text, below.text if below is not None else "")
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
