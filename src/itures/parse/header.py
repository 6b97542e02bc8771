"""What the cover says: conference, sources, document number, date, original language, agenda item."""

from __future__ import annotations

import re
from dataclasses import replace

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
    if not said.sources:
        said = replace(said, sources=_named_below(cover, lexicon))
    if not heads:
        return said
    also = _said(heads, lexicon)
    return Header(
        said.conference or also.conference,
        said.sources,
        said.document or also.document,
        said.date or also.date,
        said.original or also.original,
        said.agenda,
    )


GLUED = re.compile(r"\)(?=[^\W\d_]).*", re.DOTALL)
WORD = re.compile(r"[^\W\d_][\w'’-]*")
LONGEST = 300
"""Characters of the longest line of a cover that says anything: what is longer is a text."""
LONGEST_DOCUMENT = 120
"""The same of the line with the document's number."""


def _said(cover: list[Line], lexicon: Lexicon) -> Header:
    said = Header()
    for place, line in enumerate(cover):
        text = line.text.strip(" /")
        if len(text) <= LONGEST:
            said = Header(
                said.conference or _conference(text, cover, place, lexicon),
                said.sources or (_sources(cover, place) if lexicon.cover.proposals.match(text) else ()),
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
    found = lexicon.cover.conference.match(text)
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
    return f"{found['number']} ({addendum.group()})" if addendum else found["number"]


def _date(text: str, lexicon: Lexicon) -> str | None:
    """The date of the document; one behind a dash is the end of the conference."""
    found = lexicon.cover.date.search(text)
    if found is None or "-" in text[: found.start()] or "–" in text[: found.start()]:
        return None
    return _single(found.group())


def _addendum_above(cover: list[Line], place: int, lexicon: Lexicon) -> re.Match[str] | None:
    return (
        lexicon.cover.addendum.search(cover[place - 1].text)
        if place > 0 and len(cover[place - 1].text) < _ADDENDUM_LENGTH
        else None
    )


def _sources(cover: list[Line], place: int) -> tuple[str, ...]:
    """The submitting Member States or groups stand right above "Proposals for the work of the conference"."""
    if place == 0:
        return ()
    line = cover[place - 1].text
    parts = re.split(r"\s*/\s*", line.strip(" /[]"))
    return tuple([" ".join(part.split()) for part in parts if part.strip()])


def _named_below(cover: list[Line], lexicon: Lexicon) -> tuple[str, ...]:
    """Those who are named right below the original language: Member States and groups submit there, without a title above."""
    for place, line in enumerate(cover[:-1]):
        if lexicon.cover.original.search(line.text) is None:
            continue
        below = cover[place + 1].text.strip(" /[]")
        further = cover[place + 2].text.strip(" /[]") if place + 2 < len(cover) else ""
        if further[:1].islower():  # "members of the Regional Commonwealth / in the field of Communications (RCC)"
            below = f"{below} {further}"
        words = WORD.findall(below)
        names = all(word[0].isupper() or word in lexicon.cover.in_names for word in words)
        said = (lexicon.cover.document, lexicon.cover.date, lexicon.cover.agenda, lexicon.cover.proposals)
        if not words or not names or below.isupper() or len(below) > LONGEST or any(one.search(below) for one in said):
            return ()
        return tuple([" ".join(part.split()) for part in re.split(r"\s*/\s*", below) if part.strip()])
    return ()
