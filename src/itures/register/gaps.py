"""What the register does not know: editions of which conferences are listed, and what is missing of texts."""

from __future__ import annotations

from collections import Counter
from typing import Literal, NamedTuple

from itures.model.editions import canonical, is_session, year_of
from itures.register.register import Register

Missing = Literal["title", "editions", "edition in force", "status"]


class Listed(NamedTuple):
    """How many editions of one conference the register has; `whole` says that these are all of them."""

    body: str
    name: str
    place: str
    year: int
    editions: int
    whole: bool


class Gap(NamedTuple):
    """A text and what is not known of it."""

    id: str
    name: str
    missing: tuple[Missing, ...]


class Gaps(NamedTuple):
    """What is listed by body and conference, and the texts of which something is missing."""

    conferences: tuple[Listed, ...]
    texts: tuple[Gap, ...]


def gaps(register: Register, body: str | None = None) -> Gaps:
    """What is known by conference and what is missing of texts, of one body or of all.

    >>> from itures.register.register import load
    >>> found = gaps(load(), "PP")
    >>> [one.editions for one in found.conferences if one.whole]
    [64]
    >>> next(one.missing for one in found.texts if one.id == "PP/RES/139")
    ('edition in force',)
    """
    bodies = dict.fromkeys(text.body for text in register.texts())
    chosen = [one for one in bodies if body in (None, one)]
    return Gaps(
        tuple([listed for one in chosen for listed in _listed(register, one)]),
        tuple(
            [
                Gap(text.id, text.name, missing)
                for text in register.texts()
                if text.body in chosen and (missing := _missing(register, text.id))
            ]
        ),
    )


def _listed(register: Register, body: str) -> list[Listed]:
    counts: Counter[str] = Counter()
    years: dict[str, int] = {}
    for text in register.texts():
        if text.body != body:
            continue
        for edition in text.editions:
            meeting = register.conference(body, edition.slug)
            name = meeting.name if meeting is not None else canonical(body, edition.slug)
            name = f"c-{edition.year}" if meeting is None and is_session(name) else name
            counts[name] += 1
            years[name] = meeting.year if meeting is not None else edition.year or year_of(edition.slug) or 0
    held = {one.name: one for one in register.conferences(body)}
    for name, meeting in held.items():
        years[name] = meeting.year
    return [
        Listed(
            body,
            name,
            held[name].place if name in held else "",
            years[name],
            counts[name],
            name in held and held[name].listed_whole,
        )
        for name in sorted(years, key=lambda one: (years[one], one))
    ]


def _missing(register: Register, id: str) -> tuple[Missing, ...]:
    text = register.text(id)
    if text is None:
        return ()
    found: list[Missing] = []
    if not text.title:
        found.append("title")
    if not text.status:
        found.append("status")
    if text.status in ("", "in force"):
        if not text.editions:
            found.append("editions")
        elif text.in_force is None:
            found.append("edition in force")
    return tuple(found)
