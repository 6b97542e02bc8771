"""What `itures register` shows in a terminal. Loading it takes time: the commands do it when they run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text as Line

from itures.model.editions import Conference
from itures.model.ids import TextId
from itures.register.gaps import Gaps
from itures.register.lookup import Found
from itures.register.records import Article, Text, named
from itures.render.table import Page
from itures.render.visible import visible

if TYPE_CHECKING:
    from itures.render import Look

_STYLES = {"in force": "green", "abrogated": "red", "not in force": "red"}


def listed(texts: Sequence[Text], look: Look) -> str:
    r"""Texts with their status, and how many they are.

    >>> from itures.render import Look
    >>> listed([], Look())
    '0 texts\n'
    """
    page = Page(look)
    for text in texts:
        line = _line(text.id, "bold").append(f"  {_latest(text)}  ").append(_status(text))
        page.line(line, 0, 4)
        if text.title:
            page.line(_line(text.title), 2, 0)
    if texts:
        page.gap()
    page.line(_line(f"{len(texts)} {'text' if len(texts) == 1 else 'texts'}"))
    return page.text()


def missing(found: Gaps, look: Look) -> str:
    r"""What is listed by conference, the texts of which something is missing, and how many these are.

    >>> from itures.render import Look
    >>> missing(Gaps((), ()), Look())
    '0 texts of which something is not known\n'
    """
    page = Page(look)
    body = ""
    for one in found.conferences:
        if one.body != body:
            body = one.body
            page.line(_line(f"{body}, editions listed", "bold"))
        held = f"{one.place} {one.year}" if one.place else one.name
        page.line(_line(f"{held.ljust(28)}{one.editions:>4}{'  all of them' if one.whole else ''}"), 2, 0)
    if found.conferences:
        page.gap()
    for text in found.texts:
        page.line(_line(f"{text.id}  no {', no '.join(text.missing)}"), 0, 4)
    if found.texts:
        page.gap()
    page.line(
        _line(f"{len(found.texts)} {'text' if len(found.texts) == 1 else 'texts'} of which something is not known")
    )
    return page.text()


def shown(found: Found, id: str, look: Look) -> str:
    """All that is known of a text, an Article or conferences; `id` is what was asked for.

    >>> from itures.render import Look
    >>> shown((), "nowhere-1900", Look())
    ''
    """
    match found:
        case Text():
            return _text(found, look)
        case Article():
            return _article(found, id, look)
        case meetings:
            return "".join([f"{_held(meeting)}\n" for meeting in meetings])


def _text(text: Text, look: Look) -> str:
    page = Page(look)
    page.line(_line(f"{text.id}  {text.name}", "bold"))
    if text.title:
        page.line(_line(text.title))
    page.gap()
    by = f" by {text.status_by}" if text.status_by else ""
    as_of = f" as of {text.as_of}" if text.as_of else ""
    page.line(_line(f"Status: {text.status or 'unknown'}{by}{as_of}{_known(text)}"), 0, 8)
    missing = f"all of them up to {text.complete_until}" if text.complete_until else "some may be missing"
    page.line(_line(f"Editions: {len(text.editions)} known, {missing}"))
    page.gap()
    _editions(text, page)
    if text.in_force is not None:
        page.line(_line(f"* in force as of {text.in_force.as_of}" if text.in_force.as_of else "* in force"))
    for edition in text.editions:
        if edition.title and edition.title != text.title:
            page.line(_line(f"Title of {edition.label}: {edition.title}"), 0, 2)
    return page.text()


def _editions(text: Text, page: Page) -> None:
    """The editions with where each is known from; the one in force has a star."""
    width = max((len(edition.label) for edition in text.editions), default=0) + 2
    for edition in text.editions:
        line = _line(f"{edition.label}{' *' if edition.in_force else ''}".ljust(width + 2))
        page.line(line.append(f"{edition.slug}  {edition.confidence}"), 2)
        page.line(_line(edition.source, "dim"), 6)
    if text.editions:
        page.gap()


def _article(article: Article, id: str, look: Look) -> str:
    page = Page(look)
    page.line(_line(f"{article.id}  {named(article.id)}", "bold"))
    if article.title:
        page.line(_line(article.title))
    page.gap()
    place = TextId.read(id).provision
    if place is not None and place.unit == "No":
        deleted = place.first in article.deleted
        page.line(_line(f"No. {place.first} {'was deleted from it' if deleted else 'stands in it'}."))
    page.line(_line(f"Numbers: {' '.join(article.numbers) or 'none'}"), 0, 9)
    if article.deleted:
        page.line(_line(f"Deleted: {' '.join(article.deleted)}"), 0, 9)
    page.line(_line(f"Known: {article.confidence}, {article.source}"))
    return page.text()


def _held(meeting: Conference) -> str:
    line = f"{meeting.name}  {meeting.body}, {meeting.place}, {meeting.year}"
    if meeting.end:
        line += f", {meeting.start} to {meeting.end}" if meeting.start else f", until {meeting.end}"
    if meeting.listed_whole:
        line += ", all that it adopted is listed"
    return visible(f"{line} ({meeting.confidence}: {meeting.source})")


def _line(text: str, style: str = "") -> Line:
    return Line(visible(text), style)


def _status(text: Text) -> Line:
    return _line(text.status or "unknown", _STYLES.get(text.status, "dim"))


def _latest(text: Text) -> str:
    present = text.present
    if present is None:
        return "no edition known"
    return present.label if present.in_force else f"{present.label} or later"


def _known(text: Text) -> str:
    """Where the status is known from."""
    return f" ({text.confidence}: {text.source})" if text.confidence and text.source else ""
