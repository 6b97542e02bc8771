"""What the cover says: conference, sources, document number, date, original language, agenda item."""

from __future__ import annotations

import re
from dataclasses import replace

from itures.language.members import Member, members
from itures.language.parsing import Lexicon
from itures.model.tree import Header
from itures.parse.lines import Line

_ADDENDUM_LENGTH = 60
"""A line that only says which addendum a document is is shorter."""


def read_header(cover: list[Line], heads: list[Line], lexicon: Lexicon) -> Header:
    """The header of a document from the lines above its first proposal, in table cells or not.

    What they do not say is looked for in `heads`, the headers and footers of the pages: many delegations put the number
    of the document and its date only there.

    >>> from itures.model.stream import Span
    >>> from itures.language import built_in
    >>> read_header([Line("Document 56-E", [Span(0, 13)])], [], built_in().of("en").lexicon).document
    '56-E'
    """
    said = _said(cover, lexicon)
    sources = said.sources or _named_below(cover, lexicon)
    if not sources and said.document is not None:
        sources = _named_anywhere(cover, lexicon)
    if sources:
        said = replace(said, sources=sources, source_codes=_codes(sources, lexicon))
    if not heads:
        return said
    also = _said(heads, lexicon)
    return replace(
        said,
        conference=said.conference or also.conference,
        document=said.document or also.document,
        date=said.date or also.date,
        original=said.original or also.original,
    )


RANGE = re.compile(r"[-–]\s*\Z")
"""Before the last day of a conference: "9-27 November 2026", "29 October – 16 November 2018"."""
GLUED_DATE = re.compile(r"(?P<number>.*-[A-Z])\d{1,2}\Z")
"""The number of a document and the day of its date, from cells that a converter glued: "48-E9 October 2024"."""
GLUED = re.compile(r"\)(?=[^\W\d_]).*", re.DOTALL)
WORD = re.compile(r"[^\W\d_][\w'’-]*")
LONGEST = 300
"""Characters of the longest line of a cover that says anything: what is longer is a text."""
LONGEST_CONFERENCE = 200
"""The same of the line with the name of the conference, its place and its days, glued cells included."""
SOURCE_LINES = 12
"""The names of all who submit take no more lines."""
NAME_LINES = 3
"""A list of names goes on over no more lines before one of them ends with a name."""
LONGEST_CODE = 5
"""Characters of the longest code of a member or group."""
LONGEST_DOCUMENT = 120
"""The same of the line with the document's number."""


def _said(cover: list[Line], lexicon: Lexicon) -> Header:
    said = Header()
    for place, line in enumerate(cover):
        text = line.text.strip(" /")
        if len(text) <= LONGEST:
            said = Header(
                said.conference or _conference(text, cover, place, lexicon),
                said.sources or _sources(text, cover, place, lexicon),
                said.document or _document(text, cover, place, lexicon),
                said.date or _date(text, lexicon),
                said.original or _group(lexicon.cover.original.search(text), "language"),
                said.agenda or _single(_group(lexicon.cover.agenda.match(text), "agenda")),
            )
    return said


def _group(match: re.Match[str] | None, name: str) -> str | None:
    return match[name] if match is not None else None


def _single(text: str | None) -> str | None:
    """A text with single blanks."""
    return " ".join(text.split()) if text is not None else None


def _conference(text: str, cover: list[Line], place: int, lexicon: Lexicon) -> str | None:
    found = lexicon.cover.conference.match(text) if len(text) <= LONGEST_CONFERENCE else None
    if found is None or lexicon.designations.line.match(text) is not None:
        return None
    # Cells of a cover that a converter glued: "... Assembly (WTSA-16)Hammamet, 25 October".
    conference = " ".join(GLUED.sub(")", found.group()).split())
    above = cover[place - 1].text.strip() if place else ""
    above = above.strip(" /")
    whole = f"{above} {conference}"
    if len(conference.split()) <= 2 and above.isupper():  # "PLENIPOTENTIARY / CONFERENCE (PP-02)"
        return whole if lexicon.cover.conference.match(whole) else conference
    # "World Conference on International / Telecommunications (WCIT-12)"
    name = lexicon.cover.conference_name
    cut = bool(above) and name.match(conference) is None and name.match(whole) is not None and name.match(above) is None
    return whole if cut else conference


def _document(text: str, cover: list[Line], place: int, lexicon: Lexicon) -> str | None:
    found = lexicon.cover.document.search(text) if len(text) < LONGEST_DOCUMENT else None
    if found is None:
        return None
    addendum = lexicon.cover.addendum.search(text[: found.start()]) or _addendum_above(cover, place, lexicon)
    glued = GLUED_DATE.match(found["number"]) if lexicon.cover.month.match(text, found.end()) is not None else None
    number = glued["number"] if glued is not None else found["number"]
    return f"{number} ({addendum.group()})" if addendum else number


def _date(text: str, lexicon: Lexicon) -> str | None:
    """The date of the document; one behind a dash is the end of the conference."""
    found = lexicon.cover.date.search(text)
    if found is None or RANGE.search(text[: found.start()]) is not None:
        return None
    return _single(found.group())


def _addendum_above(cover: list[Line], place: int, lexicon: Lexicon) -> re.Match[str] | None:
    return (
        lexicon.cover.addendum.search(cover[place - 1].text)
        if place > 0 and len(cover[place - 1].text) < _ADDENDUM_LENGTH
        else None
    )


def _sources(text: str, cover: list[Line], place: int, lexicon: Lexicon) -> tuple[str, ...]:
    """Those who are named right above "Proposals for the work of the conference", on one line or several, or behind "Source:"."""
    field = lexicon.cover.source.match(text)
    if field is not None:
        named = text[field.end() :]
        return (_parted(named, lexicon) if _are_names(named, lexicon) else ()) or _members(cover[place + 1 :], lexicon)
    if lexicon.cover.proposals.match(text) is None or place == 0:
        return ()
    # The names begin on the first of the lines above all of which are names, however lines cut them.
    first = place
    for start in range(place - 1, max(-1, place - SOURCE_LINES), -1):
        if _named(cover[start:place], lexicon)[1] == place - start:
            first = start
    if known := _members(cover[first:place], lexicon):
        return known
    above = cover[place - 1].text.strip(" /[]")
    return _parted(above, lexicon) if lexicon.cover.no_source.search(above) is None else ()


def _are_names(text: str, lexicon: Lexicon) -> bool:
    """Whether all words of a text are those of names."""
    words = WORD.findall(text)
    return (
        bool(words)
        and not text.endswith(":")  # "Summary:"
        and not any(character.isdigit() for character in text)
        and lexicon.cover.no_source.search(text) is None
        and len(text) <= LONGEST
        and all(word[0].isupper() or word in lexicon.cover.in_names for word in words)
    )


def _members(lines: list[Line], lexicon: Lexicon) -> tuple[str, ...]:
    """The Member States and groups that these lines name, up to the first that says anything else."""
    return _named(lines, lexicon)[0]


def _named(lines: list[Line], lexicon: Lexicon) -> tuple[tuple[str, ...], int]:
    """Who is named, and on how many lines; a name may be cut at a line's end."""
    found: list[str] = []
    index = 0
    while index < len(lines):
        text, taken = "", 0
        named: tuple[Member, ...] = ()
        for count, line in enumerate(lines[index : index + NAME_LINES], 1):
            text = f"{text} {line.text.strip(' /[]')}".strip()
            if len(text) > LONGEST:
                break
            here = members(text, lexicon.language.code)
            if here:
                named, taken = here, count
                break
        if not named:
            break
        found += [member.name for member in named]
        index += taken
    return tuple(found), index


def _parted(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Those whom a line names: by the table of members, else parted by strokes."""
    text = text.strip(" /[]")
    known = members(text, lexicon.language.code)
    if known:
        return tuple([member.name for member in known])
    return tuple([" ".join(part.split()) for part in re.split(r"\s*/\s*", text) if part.strip()])


def _codes(sources: tuple[str, ...], lexicon: Lexicon) -> tuple[str | None, ...]:
    named = [members(source, lexicon.language.code) for source in sources]
    return tuple([found[0].code if len(found) == 1 else None for found in named])


def _named_anywhere(cover: list[Line], lexicon: Lexicon) -> tuple[str, ...]:
    """Those whom a line of the cover names that says nothing else. A code alone may be anything."""
    numbered = next((place for place, line in enumerate(cover) if lexicon.cover.document.search(line.text)), 0)
    for place, line in enumerate(cover):
        if place > numbered and len(line.text) > LONGEST_CODE and (found := _members(cover[place:], lexicon)):
            return found
    return ()


def _named_below(cover: list[Line], lexicon: Lexicon) -> tuple[str, ...]:
    """Those who are named right below the original language: Member States and groups submit there, without a title above."""
    for place, line in enumerate(cover[:-1]):
        if lexicon.cover.original.search(line.text) is None:
            continue
        if known := _members(cover[place + 1 :], lexicon):
            return known
        below = cover[place + 1].text.strip(" /[]")
        further = cover[place + 2].text.strip(" /[]") if place + 2 < len(cover) else ""
        if further[:1].islower():  # "members of the Regional Commonwealth / in the field of Communications (RCC)"
            below = f"{below} {further}"
        said = (lexicon.cover.document, lexicon.cover.date, lexicon.cover.agenda, lexicon.cover.proposals)
        if not _are_names(below, lexicon) or below.isupper() or any(one.search(below) for one in said):
            return ()
        return _parted(below, lexicon)
    return ()
