"""Treaty texts: articles and their provisions, alone in a file or proposed one by one.

A proposal mark may stand before a provision as it stands before a resolution: on the line of its number ("MOD 3 PP-98"), or on
lines above it. Without a mark a heading opens such a text ("ARTICLE 12"), if numbers that count up stand below it.
"""

from __future__ import annotations

import re

from itures.foundation.words import first_word, last_word
from itures.grammar.designations import ID_BEFORE, MARK_BEFORE, read_designation, read_mark
from itures.grammar.labels import Ladder, read_label
from itures.grammar.provisions import REGULATIONS, SKIPPED, Head, follows, gap, is_later, read_head
from itures.model.folding import folded
from itures.parse.brackets import cut_out
from itures.parse.lines import Line
from itures.parse.units.cursor import Cursor
from itures.parse.units.points import take_item
from itures.parse.units.unit import Provision, Unit, join

TITLE_LENGTH = 120
"""A line of a title is no longer."""
HEADING_LENGTH = 60
"""A heading between two provisions is no longer."""
TITLE_LINES = 4
"""The name of a treaty text takes no more lines, even in the narrow columns of a booklet."""
LOOK_AHEAD = 60
"""Lines below a heading among which the first two provisions stand."""
COVER = 30
"""So many lines at the beginning of a file may be its cover."""
HEADINGS = 8
"""Lines of headings and titles above the first provision, and no more."""
_REGULATIONS = (REGULATIONS, "ITR")
"""Treaty texts whose numbers have the Article before a point."""
_LABEL = 12
"""A label has no more characters."""
_TREATIES_ALONE = ("article", "appendix")
"""Parts that no other texts of ITU have, when they are proposed."""
_POINTED = ("appendix", "annex")
"""Parts whose points have plain numbers, which are no provisions."""


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
        _go_on(cursor, line)
        return True
    if cursor.mode not in ("cover", "reasons"):
        return False
    if _take_title(cursor, line):
        return True
    _note_appendix(cursor, line)
    below = cursor.below
    proposed = cursor.pending_mark and _may_be_proposed(cursor, line.text, below.text if below is not None else "")
    if not proposed and not _opens_alone(cursor, line):
        return False
    cursor.pending_mark = False
    cursor.mode = "treaty"
    cursor.treaty = cursor.treaty or _told_by_cover(cursor)
    cursor.provision = None
    cursor.ladder = Ladder()
    first = None if proposed else _titles_above(cursor)
    place = len(cursor.units)
    cursor.code = _code_of(cursor, line.text)
    _go_on(cursor, line)
    unit = first or cursor.units[place]
    unit.opens = True
    unit.treaty = cursor.code
    return True


def _told_by_cover(cursor: Cursor) -> str | None:
    """The treaty text that the conference changes which the cover names: "(WRC-27)"."""
    for unit in cursor.units[:COVER]:
        for name, code in cursor.lexicon.treaties.conferences.items():
            if unit.kind == "paragraph" and re.search(rf"\b{name}-?\d", unit.text):
                return code
    return None


# What opens.


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
        return cursor.treaty in _REGULATIONS or bool(cursor.within) or _told_by_cover(cursor) is not None
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
        if head is None or (head.dotted and cursor.treaty not in (None, *_REGULATIONS)):
            if before is None and index >= HEADINGS:
                return False
            continue
        if before is not None and head.dotted == before.dotted and follows(before.last or before.number, head.number):
            return True
        before = before or head
    return before is not None and (bool(cursor.treaty) or before.dotted or before.treaty is not None)


def _code_of(cursor: Cursor, text: str) -> str:
    """Which treaty text it is, empty where nothing says so."""
    head = read_head(text, cursor.lexicon)
    if head is not None and head.treaty is not None:
        return head.treaty
    if cursor.treaty in _REGULATIONS:
        return cursor.treaty
    if cursor.lexicon.treaties.band.match(text) or (head is not None and head.dotted):
        return REGULATIONS
    heading = cursor.lexicon.treaties.heading.match(text)
    if heading is not None and heading["kind"] and cursor.lexicon.treaties.kinds[folded(heading["kind"])] == "appendix":
        return REGULATIONS
    return cursor.treaty or ""


def _take_title(cursor: Cursor, line: Line) -> bool:
    """The name of a treaty text, over one line or several, says which one the provisions below are of."""
    text, best, code = "", 0, None
    if line.cell is None and len(line.text) <= TITLE_LENGTH:
        for count, later in enumerate([line, *cursor.following(TITLE_LINES - 1)], 1):
            if later.cell is not None or len(later.text) > TITLE_LENGTH:
                break
            text = join(text, later.text)
            match = cursor.lexicon.treaties.title.match(text)
            if match is not None:
                best, code = count, next(name for name, found in match.groupdict().items() if found)
    if code is None:
        return False
    unit = cursor.add_next("paragraph", best)
    unit.treaty = cursor.treaty = code
    cursor.within = ""
    return True


def _note_appendix(cursor: Cursor, line: Line) -> None:
    """A heading above the proposals says whether what they change stands in an appendix."""
    heading = cursor.lexicon.treaties.heading.match(line.text) if len(line.text) <= TITLE_LENGTH else None
    if heading is None or not heading["kind"]:
        return
    kind = cursor.lexicon.treaties.kinds[folded(heading["kind"])]
    if kind == "appendix":
        cursor.within = f"{REGULATIONS} {kind.capitalize()} {heading['label']}"
    elif kind in ("part", "chapter") or (kind == "article" and "(" not in heading["rest"]):
        cursor.within = ""  # the articles of appendices name the conference that revised them, others do not


def _titles_above(cursor: Cursor) -> Unit | None:
    """The name of the text right above its first heading, which is its title; None where another line stands there."""
    last = cursor.units[-1] if cursor.units else None
    if last is None or last.kind != "paragraph" or last.treaty is None:
        return None
    last.kind = "title"
    return last


# What goes on.


def _go_on(cursor: Cursor, line: Line) -> None:
    """One more line of a treaty text: a heading, a provision, a mark in the margin, or wording."""
    named = cursor.units[-1].kind in ("title", "paragraph") if cursor.units else True
    if line.text[:1].isupper() and not named and _names_another(cursor, line):
        return
    last = cursor.units[-1] if cursor.units else None
    bare = _without_margin(cursor, line)
    if not bare.text:
        _add_margin(cursor, line, bare)
        return
    if bare is not line:
        cursor.replace(bare)
    if _take_heading(cursor, bare) or _take_provision(cursor, bare):
        return
    if last is not None and (_go_on_heading(cursor, line, bare, last) or _go_on_title(cursor, line, bare, last)):
        return
    if last is not None and last.kind == "item" and last.is_empty():
        last.margins += bare.margins
        cursor.extend(last, bare)
        _step_letter(cursor, bare.text)
        return
    if _take_point(cursor, bare):
        cursor.units[-1].margins += bare.margins
        return
    if last is not None and last.kind == "item" and cursor.wrapped:
        last.margins += bare.margins
        cursor.extend(last, bare)
        return
    cursor.replace(line)
    if last is not None and last.kind == "text" and cursor.wrapped:
        cursor.extend(last, line)
    else:
        cursor.add("text", line)


def _go_on_heading(cursor: Cursor, line: Line, bare: Line, last: Unit) -> bool:
    """The line heads the provisions below it, without a number."""
    if last.kind not in ("item", "text") or not _is_heading(cursor, bare, last):
        return False
    cursor.replace(line)
    cursor.add("heading", line)
    return True


def _go_on_title(cursor: Cursor, line: Line, bare: Line, last: Unit) -> bool:
    """The line is the title of the article above it, or goes on with it."""
    if last.kind not in ("division", "division-title") or not _is_title(bare):
        return False
    if last.kind == "division-title" and _begins_anew(cursor, last, bare):
        cursor.replace(line)
        cursor.add("heading", line)
        return True
    if last.kind == "division":
        cursor.add("division-title", bare)
    else:
        cursor.extend(last, bare)
    cursor.units[-1].margins += bare.margins
    return True


def _names_another(cursor: Cursor, line: Line) -> bool:
    """The name of another treaty text ends the one that is open."""
    if cursor.is_open() and not line.text.isupper():
        return False
    if not _take_title(cursor, line):
        return False
    cursor.mode = "cover"
    return True


def _without_margin(cursor: Cursor, line: Line) -> Line:
    """The line without the conference in the margin before it, which it keeps beside it."""
    match = cursor.lexicon.treaties.margin.match(line.text)
    return _margins_out(line, [match.span()]) if match is not None else line


def _margins_out(line: Line, places: list[tuple[int, int]]) -> Line:
    """The line without marks of the margin, kept as covered ones that nothing puts back."""
    bare = cut_out(line, places)
    bare.covered = [one._replace(margin=True) for one in bare.covered]
    return bare


def _add_margin(cursor: Cursor, line: Line, bare: Line) -> None:
    """A mark of the margin alone on its line belongs to the provision or the heading above it."""
    last = cursor.units[-1] if cursor.units else None
    if last is not None and last.kind in ("item", "division", "division-title"):
        last.margins += bare.margins
        cursor.at += 1
    else:
        cursor.add("text", line)


def _take_heading(cursor: Cursor, line: Line) -> bool:
    """The heading of an article, a chapter, a section, an annex."""
    treaties = cursor.lexicon.treaties
    match = treaties.heading.match(line.text) if len(line.text) <= TITLE_LENGTH else None
    if match is None:
        return False
    word = match["kind"] or match["alone"]
    if not word.isupper() and cursor.is_open() and cursor.wrapped:
        return False
    kind = treaties.kinds[folded(word)]
    if _heads_proposals(cursor):
        cursor.mode = "cover"
        _note_appendix(cursor, line)
        cursor.add("paragraph", line)
        return True
    code = cursor.code
    unit = cursor.add("division", line)
    unit.margins = line.margins
    unit.division = match
    label = match["label"] + (f"-{match['more']}" if match["more"] else "") if match["label"] else ""
    unit.provision = Provision(code, kind, label, None, False)
    _note_appendix(cursor, line)
    outer = cursor.within if kind not in ("appendix", "annex") else ""
    unit.path = " ".join(filter(None, [outer or code, kind.capitalize(), label]))
    cursor.ladder = Ladder()
    cursor.part = kind
    return True


def _heads_proposals(cursor: Cursor) -> bool:
    """The heading stands above the next proposals, not in the one above: nothing but titles stands between it and a mark."""
    if not cursor.units or cursor.units[-1].kind in ("proposal", "title"):
        return False
    for line in cursor.following(HEADINGS):
        if read_mark(line.text) is not None or MARK_BEFORE.match(line.text):
            return True
        if (
            len(line.text) > TITLE_LENGTH
            or line.text[-1:] in (".", ";")
            or read_head(line.text, cursor.lexicon) is not None
        ):
            return False
    return False


def _take_provision(cursor: Cursor, line: Line) -> bool:
    """A provision by its number, or the band of frequencies that a change of the table of allocations is about."""
    last = cursor.units[-1] if cursor.units else None
    if cursor.provision is None and _take_band(cursor, line):
        return True
    head = read_head(line.text, cursor.lexicon)
    if head is None or not _is_provision(cursor, head, line, last):
        return False
    fit_gap = (
        cursor.provision is not None
        and last is not None
        and last.kind not in ("division", "division-title")
        and head.dotted is False
        and not follows(cursor.provision, head.number)
    )
    if head.places:
        line = _margins_out(line, list(head.places))
        cursor.replace(line)
    shift = sum(end - start for start, end in head.places if start < head.end)
    unit = cursor.add("item", line)
    unit.printed = ""
    unit.margins = line.margins
    _set_provision(cursor, unit, head.label, head.end - shift, head, head.suppressed)
    unit.fit = "gap" if fit_gap else None
    _step_letter(cursor, unit.text[unit.wording :].lstrip())
    return True


def _take_band(cursor: Cursor, line: Line) -> bool:
    """A frequency band, or a table of the Regulations, by which a proposal names what it changes."""
    treaties = cursor.lexicon.treaties
    if treaties.band.match(line.text):
        label, end = " ".join(line.text.split()), len(line.text)
    elif len(line.text) <= TITLE_LENGTH and (table := treaties.table.match(line.text)) is not None:
        label, end = " ".join(line.text[: table.end("label")].split()), table.end("label")
    else:
        return False
    unit = cursor.add("item", line)
    _set_provision(cursor, unit, label, end, None, False)
    return True


def _step_letter(cursor: Cursor, wording: str) -> None:
    """The letter of a provision is a label all the same: "2)" below "5.43 1)" goes on with it."""
    label = read_label(wording, cursor.lexicon)
    if label is not None and label.readings[0].style != "number":
        cursor.ladder.step(cursor.ladder.place(label))


def _set_provision(cursor: Cursor, unit: Unit, label: str, end: int, head: Head | None, suppressed: bool) -> None:
    code = (head.treaty if head is not None else None) or cursor.code
    number = head.number if head is not None else label
    last = head.last if head is not None else None
    unit.label, unit.wording, unit.depth = label, end, 0
    unit.provision = Provision(code, "number" if head is not None else "band", number, last, suppressed)
    banded = head is None and not label[:1].isalpha()
    own = "" if banded or (head is not None and head.treaty is not None) else cursor.within
    unit.path = f"{own or code or 'No.'} {number}{f'-{last}' if last else ''}"
    cursor.provision = last or number
    cursor.ladder = Ladder()


def _is_provision(cursor: Cursor, head: Head, line: Line, last: Unit | None) -> bool:
    """Whether a number at the start of a line is that of a provision, or one of its sentence."""
    rest = line.text[head.end :]
    if head.dotted:
        if cursor.code not in ("", *_REGULATIONS):
            return False
    elif cursor.code == REGULATIONS and head.treaty is None:
        return False
    before = cursor.provision
    if before is None or head.treaty is not None:
        return True
    if _is_cited(cursor) or cursor.lexicon.labels.after_no_label.match(rest) or rest.strip()[:1] in (",", ".", ";"):
        return False
    headed = last is not None and last.kind in ("division", "division-title")
    if "." in before and not head.dotted:
        return False
    if follows(before, head.number):
        return headed or not (cursor.is_open() and cursor.hangs())
    if not is_later(before, head.number):
        return False
    if headed:
        return True
    if cursor.wrapped:
        return not cursor.is_open() and (head.dotted or gap(before, head.number) <= SKIPPED)
    return head.dotted or not rest.strip() or rest[:1] == "\t" or bool(head.margins) or not cursor.is_open()


def _is_cited(cursor: Cursor) -> bool:
    """Whether the wording before ends with a word after which the number of another provision stands: "under Nos."."""
    return last_word(cursor.units[-1].text) in cursor.lexicon.treaties.citing


def _is_heading(cursor: Cursor, line: Line, last: Unit) -> bool:
    """A short line without a number between two provisions heads those below: "Elected officials"."""
    below = cursor.below
    if len(line.text) > HEADING_LENGTH or not line.text[:1].isupper() or line.text[-1] in ".;:,":
        return False
    if last.kind in ("item", "text") and (cursor.is_open() or not cursor.ends(".;")):
        return False
    return below is not None and (
        read_head(below.text, cursor.lexicon) is not None
        or cursor.lexicon.treaties.heading.match(below.text) is not None
    )


def _begins_anew(cursor: Cursor, title: Unit, line: Line) -> bool:
    """A line below a title heads what follows: "The Council" goes on with a title that ends with "and", and with no other."""
    words = cursor.lexicon.words
    if last_word(title.text).casefold() in (*words["function_words"], *words["articles"]) or title.text.endswith(","):
        return False
    return folded(first_word(line.text)) in words["articles"] and line.text[:1].isupper()


def _is_title(line: Line) -> bool:
    """Whether a line below a heading may be its title: no sentence."""
    return len(line.text) <= TITLE_LENGTH and line.text[-1:] not in (".", ";", ":") and line.cell is None


def _take_point(cursor: Cursor, line: Line) -> bool:
    """A bullet or a letter under a provision; plain numbers are none, but in appendices, whose points have them."""
    label = read_label(line.text, cursor.lexicon) if line.label is None else None
    if label is None and line.label is None:
        return False
    number = label is not None and label.readings[0].style == "number"
    if number and cursor.part not in _POINTED:
        return False
    if cursor.provision is None and cursor.part not in _POINTED:
        return False
    if not take_item(cursor, line):
        return False
    cursor.units[-1].depth += 1
    return True
