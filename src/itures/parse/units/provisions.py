"""What stands in a treaty text, line by line: headings, provisions by number, marks in the margin, wording."""

from __future__ import annotations

from itures.foundation.words import first_word, last_word
from itures.grammar.designations import MARK_BEFORE, read_mark
from itures.grammar.labels import Ladder, read_label
from itures.grammar.provisions import REGULATIONS, SKIPPED, Head, follows, gap, is_later, read_head
from itures.model.folding import folded
from itures.parse.brackets import cut_out
from itures.parse.lines import Line
from itures.parse.units.cursor import Cursor
from itures.parse.units.points import take_item
from itures.parse.units.treaty_names import DOTTED, TITLE_LENGTH, note_appendix, take_name
from itures.parse.units.unit import Provision, Unit

HEADING_LENGTH = 60
"""A heading between two provisions is no longer."""
HEADINGS = 8
"""Lines of headings and titles above the first provision, and no more."""
_LABEL = 12
"""A label has no more characters."""
_POINTED = ("appendix", "annex")
"""Parts whose points have plain numbers, which are no provisions."""


def go_on(cursor: Cursor, line: Line) -> None:
    """One more line of a treaty text: a heading, a provision, a mark in the margin, or wording."""
    named = cursor.units[-1].kind in ("title", "paragraph") if cursor.units else True
    begins = line.text[:1].isupper() or (
        line.text[:1].isdigit() and not cursor.wrapped and len(line.text) <= HEADING_LENGTH
    )
    if begins and not named and _names_another(cursor, line):
        return
    last = cursor.units[-1] if cursor.units else None
    bare = without_margin(cursor, line)
    if not bare.text:
        if bare is not line:
            _add_margin(cursor, line, bare)
        elif not _take_point(cursor, line):  # a label that the word processor computed, and no words
            cursor.add("text", line)
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


def go_on_at_once(cursor: Cursor, line: Line) -> bool:
    """Most lines of a printed text go on with a provision: nothing but a label begins in small letters, behind a margin or not."""
    last = cursor.units[-1]
    if last.kind != "item" or last.provision is None:
        return False
    if line.text[:1].isupper():
        line = without_margin(cursor, line)
    if not line.text[:1].islower() or ")" in line.text[:_LABEL]:
        return False
    last.margins += line.margins
    cursor.extend(last, line)
    return True


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
    if not take_name(cursor, line):
        return False
    cursor.mode = "cover"
    return True


def without_margin(cursor: Cursor, line: Line) -> Line:
    """The line without the conference in the margin before it, which it keeps beside it."""
    match = cursor.lexicon.treaties.margin.match(line.text)
    return _margins_out(line, [match.span()]) if match is not None else line


def _margins_out(line: Line, places: list[tuple[int, int]]) -> Line:
    """The line without marks of the margin, kept as covered ones that nothing puts back; brackets stay covered."""
    bare = cut_out(line, places)
    margins = [one._replace(margin=True) for one in bare.covered]
    brackets = [
        one._replace(
            offset=one.offset - sum([min(end, one.offset) - start for start, end in places if start < one.offset])
        )
        for one in line.covered
    ]
    bare.covered = sorted([*margins, *brackets], key=lambda one: (one.offset, one.pieces))
    return bare


def _add_margin(cursor: Cursor, line: Line, bare: Line) -> None:
    """A mark of the margin alone on its line belongs to the provision or the heading above it."""
    last = cursor.units[-1] if cursor.units else None
    if last is not None and last.kind in ("item", "division", "division-title") and last.text:
        last.margins += bare.margins
        last.marks += bare.marks
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
        note_appendix(cursor, line)
        cursor.add("paragraph", line)
        return True
    code = cursor.code
    unit = cursor.add("division", line)
    unit.margins = line.margins
    unit.division = match
    label = match["label"] + (f"-{match['more']}" if match["more"] else "") if match["label"] else ""
    unit.provision = Provision(kind, label)
    note_appendix(cursor, line)
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
    own = [one for one in line.covered if not one.margin]
    opening = own[0].text if own and own[0].offset == 0 else ""
    closing = "]" if any(one.text == "]" and one.offset == head.end - shift for one in own) else ""
    unit.printed = f"{opening}{head.label}{closing}" if opening else ""
    unit.margins = line.margins
    _set_provision(cursor, unit, head.label, head.end - shift, head)
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
    _set_provision(cursor, unit, label, end, None)
    return True


def _step_letter(cursor: Cursor, wording: str) -> None:
    """The letter of a provision is a label all the same: "2)" below "5.43 1)" goes on with it."""
    label = read_label(wording, cursor.lexicon)
    if label is not None and label.readings[0].style != "number":
        cursor.ladder.step(cursor.ladder.place(label))


def _set_provision(cursor: Cursor, unit: Unit, label: str, end: int, head: Head | None) -> None:
    """Say of a unit that it is a provision; without a head it is a band or a table, which has a label alone."""
    code = (head.treaty if head is not None else None) or cursor.code
    number = head.number if head is not None else label
    last = head.last if head is not None else None
    unit.label, unit.wording, unit.depth = label, end, 0
    unit.provision = Provision("number" if head is not None else "band", number)
    banded = head is None and not label[:1].isalpha()
    own = "" if banded or (head is not None and head.treaty is not None) else cursor.within
    unit.path = f"{own or code or 'No.'} {(head.several if head is not None else '') or number}"
    cursor.provision = last or number
    cursor.ladder = Ladder()


def _is_provision(cursor: Cursor, head: Head, line: Line, last: Unit | None) -> bool:
    """Whether a number at the start of a line is that of a provision, or one of its sentence."""
    rest = line.text[head.end :]
    if head.dotted:
        if cursor.code not in ("", *DOTTED):
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
