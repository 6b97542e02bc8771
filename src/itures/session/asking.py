"""What people mean who name a text: an id, or a citation as they would write it, short as it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from itures.model.folding import folded
from itures.model.ids import INTERNAL, OTHER, TextId, capitals, order, other
from itures.register.records import INSTRUMENTS, PARTLY_LISTED

if TYPE_CHECKING:
    from itures.model.references import Reference
    from itures.session.session import Session

_LONGEST = 300
"""Characters: no title of a resolution is cited with more."""
_IN_TEXTS = ("Doha, 2026", "New Delhi, 2024")
"""Editions of texts of two bodies that the words are read in: where the answers differ, the words do not say whose is meant."""
_PROVISIONAL = ("PP", "WTSA", "WTDC", "WRC", "RA")
"""Bodies whose committees give numbers to texts until they are adopted ("COM5/4")."""
_BARE = re.compile(r"(?P<provisional>[A-Z]{2,4}\d+/\d+)|\d{1,4}[A-Z]?", re.IGNORECASE)
_WORD_AND_NUMBER = re.compile(r"(?P<word>[^\W\d]+)\s+(?=\S*\d)")


class _Cited(NamedTuple):
    """A text that words cite, and what is left of them; `alone` says that nothing stands before the citation."""

    id: TextId
    raw: str
    rest: str
    alone: bool


def meant(session: Session, words: str) -> tuple[str, ...]:
    """The ids that somebody may mean: one where it is clear, several where it is not, none where nothing is understood.

    Ids are taken as they are, and so are beginnings of them ("PP/RES"). Words are read as citations are. Where they leave
    open whose text is meant, it may be that of each body of which the register knows one.

    >>> from itures.session.session import Session
    >>> meant(Session(), "Res. 70"), meant(Session(), "Resolution 71 (Rev. Dubai, 2018)"), meant(Session(), "No. 28A")
    (('PP/RES/70', 'WTSA/RES/70'), ('PP/RES/71@dubai-2018',), ('CS/No.28A',))
    >>> meant(Session(), "pp/resolution/71"), meant(Session(), "the weather")
    (('PP/RES/71',), ())
    """
    words = " ".join(words.split())
    if not words or len(words) > _LONGEST:
        return ()
    if words == OTHER or words.startswith((INTERNAL, other(""))):
        return (words,)
    id = _as_id(session, words)
    if id is not None:
        return (id,)
    found = dict.fromkeys(_bare(session, words) or _cited(session, words) or _provisions(session, words))
    return tuple(sorted(found, key=order))


def _as_id(session: Session, words: str) -> str | None:
    """The id that the words are in its own form, body and type in their codes; None where they are none."""
    id = capitals(words)
    return str(id) if id.body in _bodies(session) else None


def _bodies(session: Session) -> frozenset[str]:
    """What ids begin with."""
    known = {TextId.read(text.id).body for text in session.register.texts()} | set(INSTRUMENTS) | set(PARTLY_LISTED)
    for code in session.languages.codes:
        given = session.languages.of(code).citations
        ids = (
            *given.bodies.ids.values(),
            *given.sectors.ids.values(),
            *given.instruments.ids.values(),
            *given.named.ids.values(),
        )
        known |= {TextId.read(id).body for id in ids}
    return frozenset(known - {OTHER, INTERNAL, ""})


def _bare(session: Session, words: str) -> list[str]:
    """Texts of a number that stands alone ("71", "COM5/4")."""
    match = _BARE.fullmatch(words)
    if match is None:
        return []
    number = words.upper()
    if match["provisional"]:
        return [str(TextId(body, "RES", number)) for body in _PROVISIONAL]
    return [str(one) for one in _numbered(session) if one.number == number]


def _cited(session: Session, words: str) -> list[str]:
    """What the words cite, whole, whatever text they stand in."""
    read = _in_both(session, words)
    if not read:
        # "Res 71": the short form with the point that its writer has left out.
        pointed = _WORD_AND_NUMBER.sub(r"\g<word>. ", words, count=1)
        read = _in_both(session, pointed) if pointed != words else []
    if not read:
        return []
    first, second = read[0].id, read[1].id
    rest = read[0].rest
    if read[0].alone and not first.edition and any(map(str.isdecimal, rest)):
        # "Res. 71 Dubai 2018": the edition without its brackets, which may tell the body.
        inner = rest.strip("()[] ")
        bracketed = _in_both(session, f"{read[0].raw} ({inner})")
        if bracketed and bracketed[0].id.edition and not bracketed[0].rest:
            first, second, rest = bracketed[0].id, bracketed[1].id, ""
    if first == second:
        return [str(first)] if not rest else _at_place(session, [first], rest)
    numbers = [first._replace(body=body) for body in dict.fromkeys(one.body for one in _known(session, first))]
    return [str(one) for one in numbers] if not rest else _at_place(session, numbers, rest)


def _in_both(session: Session, words: str) -> list[_Cited]:
    """What words cite in a text of each body, and what is left of them; nothing where one of them does not take them."""
    found = []
    for edition in _IN_TEXTS:
        reference = _read(session, words, edition)
        if reference is None or reference.raw not in words:
            return []
        before, _, behind = words.partition(reference.raw)
        rest = f"{before} {behind}".strip(" ,.;")
        found.append(_Cited(TextId.read(reference.id), reference.raw, rest, not before.strip()))
    return found


def _read(session: Session, words: str, edition: str) -> Reference | None:
    """What words cite as the only point of a text with this edition; None where that is not one text."""
    text = f"RESOLUTION 9999 ({edition})\nTitle\n\nnoting\n\na)\t{words};\n"
    found = [one for one in session.references(session.parse("words.txt", text.encode())) if one.at == "noting a)"]
    return found[0] if len(found) == 1 and not found[0].id.startswith((INTERNAL, OTHER)) else None


def _known(session: Session, id: TextId) -> Iterator[TextId]:
    """The texts of this type and number that the register knows, of all bodies."""
    return (one for one in _numbered(session) if (one.type, one.number) == (id.type, id.number))


def _numbered(session: Session) -> Iterator[TextId]:
    """The texts that a number alone may mean: those of the Radiocommunication Assembly always have their Sector before it."""
    ids = (TextId.read(text.id) for text in session.register.texts())
    return (id for id in ids if id.body != "RA")


def _at_place(session: Session, ids: list[TextId], rest: str) -> list[str]:
    """The texts whose edition is of a place, or of a conference, that stands beside them ("Res. 71 Dubai")."""
    place = folded(rest.strip("()[] "))
    found = []
    for id in ids:
        for edition in session.register.editions(str(id)):
            held = session.register.conference(id.body, edition.slug)
            if held is not None and place in (folded(held.place), held.name):
                found.append(str(id._replace(edition=edition.slug)))
    return found


def _provisions(session: Session, words: str) -> list[str]:
    """Numbers and Articles of the basic texts, where nothing says of which ("No. 28A")."""
    found = []
    for instrument in (*INSTRUMENTS.values(), *PARTLY_LISTED.values()):
        reference = _read(session, f"{words} of the {instrument}", _IN_TEXTS[0])
        whole = reference is not None and reference.raw.casefold().startswith(words.casefold())
        if reference is not None and whole and session.register.article(reference.id) is not None:
            found.append(reference.id)
    return found
