"""Which treaty text a file is about: by its name over the provisions, by the conference, by the form of its numbers."""

from __future__ import annotations

import re

from itures.grammar.provisions import REGULATIONS, read_head
from itures.model.folding import folded
from itures.model.ids import TREATIES
from itures.parse.lines import Line
from itures.parse.units.cursor import Cursor
from itures.parse.units.unit import join

TITLE_LENGTH = 120
"""A line of a title is no longer."""
TITLE_LINES = 4
"""The name of a treaty text takes no more lines, even in the narrow columns of a booklet."""
COVER = 30
"""So many lines at the beginning of a file may be its cover."""
DOTTED = (REGULATIONS, "ITR")
"""Treaty texts whose numbers have the Article before a point."""


def told_by_cover(cursor: Cursor) -> str | None:
    """The treaty text that the conference changes which the cover names: "(WRC-27)"."""
    for unit in cursor.units[:COVER]:
        for name, code in cursor.lexicon.treaties.conferences.items():
            if unit.kind == "paragraph" and re.search(rf"\b{name}-?\d", unit.text):
                return code
    return None


def _is_other_conference(cursor: Cursor) -> bool:
    """Whether the cover names a conference that changes no Regulations: "6.1" is then a number of something else."""
    others = cursor.lexicon.treaties.others
    return any(unit.kind == "paragraph" and others.search(unit.text) for unit in cursor.units[:COVER])


def take_name(cursor: Cursor, line: Line) -> bool:
    """The name of a treaty text, over one line or several, says which one the provisions below are of."""
    text, best, code = "", 0, None
    if line.cell is None and len(line.text) <= TITLE_LENGTH:
        for count, later in enumerate([line, *cursor.following(TITLE_LINES - 1)], 1):
            if later.cell is not None or len(later.text) > TITLE_LENGTH:
                break
            text = join(text, later.text)
            match = cursor.lexicon.treaties.title.match(text)
            if match is not None:
                best, code = count, "" if match["also"] else next(name for name in TREATIES if match[name])
    if code is None:
        return False
    unit = cursor.add_next("paragraph", best)
    unit.treaty = cursor.treaty = code
    cursor.within = ""
    return True


def note_appendix(cursor: Cursor, line: Line) -> None:
    """A heading above the proposals says whether what they change stands in an appendix."""
    heading = cursor.lexicon.treaties.heading.match(line.text) if len(line.text) <= TITLE_LENGTH else None
    if heading is None or not heading["kind"]:
        return
    named = heading["code"] or heading["inner"] or next((code for code in TREATIES if heading[code]), None)
    if named is not None:
        cursor.treaty = named  # "ARTICLE 4 (CV)", "ARTICLE 10 OF THE CONVENTION"
    kind = cursor.lexicon.treaties.kinds[folded(heading["kind"])]
    if kind == "appendix":
        cursor.within = f"{REGULATIONS} {kind.capitalize()} {heading['label']}"
    elif kind in ("part", "chapter") or (kind == "article" and "(" not in heading["rest"]):
        cursor.within = ""  # the articles of appendices name the conference that revised them, others do not


def code_of(cursor: Cursor, text: str) -> str:
    """Which treaty text it is, empty where nothing says so."""
    head = read_head(text, cursor.lexicon)
    if head is not None and head.treaty is not None:
        return head.treaty
    if cursor.treaty in DOTTED:
        return cursor.treaty
    if cursor.lexicon.treaties.band.match(text):
        return REGULATIONS
    if head is not None and head.dotted:
        return told_by_cover(cursor) or ("" if _is_other_conference(cursor) else REGULATIONS)
    heading = cursor.lexicon.treaties.heading.match(text)
    if heading is not None and heading["kind"] and cursor.lexicon.treaties.kinds[folded(heading["kind"])] == "appendix":
        return REGULATIONS
    return cursor.treaty or ""
