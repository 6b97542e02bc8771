"""What is stored of one document: the step of a build that is done for each file, in any process and on any machine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from itures.foundation.version import version
from itures.model.answer import OwnText
from itures.model.clause_places import ClausePlaces
from itures.model.clauses import Clause, clauses_of
from itures.model.codec import decode, encode
from itures.model.corpus import FoundInstruction, FoundReference, Record, StoredClause, StoredText
from itures.model.editions import canonical, year_of
from itures.model.ids import CODES, TextId
from itures.model.tree import Document, Instrument
from itures.store import trees
from itures.store.folding import fold

if TYPE_CHECKING:
    from itures.model.answer import RegisterState
    from itures.session.session import Session

ANALYSIS = 2
"""Raised with a change of what is stored beside the tree: every document is analysed anew then."""
_YEARS = re.compile(r"\((?:(?:19|20)\d\d-)*(?P<last>(?:19|20)\d\d)\)")
OTHER_TREE = (
    "its tree was made by another version and does not fit this one; itures corpus build --parse-again reads it anew"
)


class Analysed(NamedTuple):
    """What made the analyses of a document: the version of the program, the register, as of when it was asked, and what read the
    acts of instructions.
    """

    version: str
    analysis: int
    register: str
    as_of: str
    reader: str

    def __str__(self) -> str:
        then = f" as of {self.as_of}" if self.as_of else ""
        by = f", acts by {self.reader}" if self.reader != "rules" else ""
        return f"itures {self.version} ({self.analysis}), register {self.register}{then}{by}"


def analysed_by(session: Session) -> str:
    """What analyses documents in a session: where this is the same, the analyses are. Raises UnreadableError for the register, and
    NoModelError.

    >>> from itures.session.session import Session
    >>> analysed_by(Session()) == analysed_by(Session()) != analysed_by(Session(as_of="PP-18"))
    True
    """
    return str(Analysed(version, ANALYSIS, session.register.state.hash, session.settings.as_of, session.reader))


def hash_of(data: bytes) -> str:
    """The name of a content.

    >>> hash_of(b"")[:8]
    'e3b0c442'
    """
    return sha256(data).hexdigest()


def record_of(session: Session, data: bytes) -> Record:
    r"""What is stored of a file: a pure function of its content and of the session. Raises UnreadableError.

    >>> from itures.session.session import Session
    >>> record = record_of(Session(), b"RESOLUTION 2 (Kyoto, 1994)\nRules\nresolves\n1 to meet.")
    >>> [(one.kind, one.at) for one in record.clauses], record.texts[0].id
    ([('designation', 'designation'), ('title', 'title'), ('call', 'resolves'), ('point', 'resolves 1')], 'PP/RES/2@kyoto-1994')
    """
    document = session.parse("", data)
    tree = trees.packed(encode(document, indent=0))
    return analysed(session, document, hash_of(data), len(data), tree, version)


def again(session: Session, hash: str, size: int, tree: bytes, parsed_by: str) -> Record:
    """The same of a tree that is stored already. Raises ValueError where it does not fit the types of this version."""
    return analysed(session, tree_of(tree), hash, size, tree, parsed_by)


def tree_of(tree: bytes, source: str = "") -> Document:
    """The document of a stored tree, under the name of a file. Raises ValueError for one that does not fit this version."""
    document = decode(trees.unpacked(tree))
    return replace(document, source=source) if source else document


def analysed(session: Session, document: Document, hash: str, size: int, tree: bytes, parsed_by: str) -> Record:
    """What is found in a document, as it is stored."""
    references = session.references(document)
    instructions = session.instructions(document)
    state = session.register_for(document, references.found).state
    found = clauses_of(document)
    places = ClausePlaces(found)
    told = tuple([FoundInstruction(places.of(one.span), one) for one in instructions])
    clauses = _clauses(document, found, told)
    severities = [one.severity for one in document.diagnostics]
    return Record(
        hash,
        size,
        document.language,
        _date_of_cover(session, document),
        severities.count("error"),
        severities.count("warning"),
        tree,
        tuple(_texts(session, document)),
        clauses,
        tuple([fold(one.wording) for one in clauses]),
        tuple([FoundReference(places.of(one.span), one) for one in references]),
        told,
        parsed_by,
        analysed_by(session),
        _state(state),
    )


def _state(state: RegisterState) -> str:
    return encode(state, indent=0)


def _clauses(document: Document, found: Sequence[Clause], told: Sequence[FoundInstruction]) -> tuple[StoredClause, ...]:
    numbers = {id(one): number for number, one in enumerate(document.instruments)}
    # A file with one text is that text, cover and all.
    alone = 0 if len(document.instruments) == 1 else None
    to: dict[int, dict[str, None]] = {}
    for each in told:
        if each.place is not None:
            to.setdefault(each.place, {}).update(dict.fromkeys(map(_group, each.what.to)))
    parts: list[str] = []
    addressed: list[tuple[str, ...]] = []
    stored = []
    for one in found:
        over = one.parent
        part = parts[over] if over >= 0 else ""
        bodies = addressed[over] if over >= 0 else ()
        if one.section is not None:
            part, bodies = one.section.kind, tuple(dict.fromkeys(map(_group, one.section.addressees)))
        parts.append(part)
        addressed.append(bodies)
        all_told = tuple(dict.fromkeys((*bodies, *to.get(one.place, ()))))
        text = numbers[id(one.owner)] if one.owner is not None else alone
        stored.append(
            StoredClause(
                one.place,
                text,
                one.kind,
                part,
                one.id,
                one.at,
                one.label,
                one.text,
                one.span.start,
                one.span.end,
                all_told,
            )
        )
    return tuple(stored)


def _group(addressee: str) -> str:
    """OTHER stands for everybody whom the lexicon does not know."""
    return addressee.partition(":")[0]


def _texts(session: Session, document: Document) -> list[StoredText]:
    own = session.texts(document)
    return [
        _text(session, document, place, one, text)
        for place, (one, text) in enumerate(zip(document.instruments, own, strict=True))
    ]


def _text(session: Session, document: Document, place: int, one: Instrument, own: OwnText) -> StoredText:
    from itures.analyse.references.resolve import adopter

    if own.id is not None:
        id = TextId.read(own.id)
    elif one.kind == "provisions":
        id = TextId(one.treaty or "", "", one.number or "", one.edition or "")
    else:
        id = TextId(adopter(document, one, session.languages), CODES[one.kind], one.number or "", one.edition or "")
    edition = id.edition or session.register.numbered(id)
    conference = session.register.conference(id.body, edition) if edition else None
    year = year_of(edition) or _last_year(one)
    date = conference.end if conference is not None else ""
    if own.id is None:
        date = _date_of_cover(session, document) or date
    return StoredText(
        place,
        own.id,
        id.body,
        id.type,
        id.number,
        edition,
        canonical(id.body, edition),
        year,
        one.kind,
        own.label,
        one.title or "",
        one.revised,
        one.draft,
        one.proposal.action if one.proposal is not None else None,
        date or (str(year) if year is not None else ""),
        one.span.start,
        one.span.end,
    )


def _last_year(one: Instrument) -> int | None:
    """The last of the years of its editions, which the Radiocommunication Assembly prints below the title: "(1993-1995-2012)"."""
    years = [match for block in one.head if (match := _YEARS.fullmatch(block.text.strip())) is not None]
    return int(years[0]["last"]) if years else None


def _date_of_cover(session: Session, document: Document) -> str:
    from itures.analyse.instructions.due_dates import due_at

    return due_at(document.header.date, None, session.languages.of(document.language)) or ""
