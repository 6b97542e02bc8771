"""What the cover says: conference, sources, document number, date, original language, agenda item."""

from __future__ import annotations

import re

from itures.language.parsing import Lexicon
from itures.model.tree import Header
from itures.parse.lines import Line


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


def _said(cover: list[Line], lexicon: Lexicon) -> Header:
    conference: str | None = None
    document: str | None = None
    date: str | None = None
    original: str | None = None
    agenda: str | None = None
    sources: tuple[str, ...] = ()
    for place, line in enumerate(cover):
        text = line.text.strip(" /")
        if len(text) > 300:
            continue
        if conference is None and (found := lexicon.cover_conference.match(text)):
            conference = " ".join(found.group().split())
            above = cover[place - 1].text.strip() if place else ""
            if (
                len(conference.split()) <= 2
                and lexicon.cover_conference.match(f"{above} {conference}")
                and above.isupper()
            ):
                conference = f"{above} {conference}"  # "PLENIPOTENTIARY / CONFERENCE (PP-02)"
        if document is None and (found := lexicon.cover_document.search(text)) and (len(text) < 120):
            before = text[: found.start()]
            addendum = lexicon.cover_addendum.search(before) or _addendum_above(cover, place, lexicon)
            document = found["number"] + (f" ({addendum.group()})" if addendum else "")
        if original is None and (found := lexicon.cover_original.search(text)):
            original = found["language"]
        if (
            date is None
            and (found := lexicon.date.search(text))
            and "-" not in text[: found.start()]
            and "–" not in text[: found.start()]
        ):
            date = " ".join(found.group().split())
        if agenda is None and (found := lexicon.cover_agenda.match(text)):
            agenda = " ".join(found["agenda"].split())
        if not sources and lexicon.cover_proposals.match(text):
            sources = _sources(cover, place)
    return Header(conference, sources, document, date, original, agenda)


def _addendum_above(cover: list[Line], place: int, lexicon: Lexicon) -> re.Match[str] | None:
    return (
        lexicon.cover_addendum.search(cover[place - 1].text) if place > 0 and len(cover[place - 1].text) < 60 else None
    )


def _sources(cover: list[Line], place: int) -> tuple[str, ...]:
    """The submitting Member States or groups stand right above "Proposals for the work of the conference"."""
    if place == 0:
        return ()
    line = cover[place - 1].text
    parts = re.split(r"\s*/\s*", line.strip(" /[]"))
    return tuple([" ".join(part.split()) for part in parts if part.strip()])
