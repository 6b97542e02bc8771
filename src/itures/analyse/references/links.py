"""Cross-references that a file itself keeps: what they point to is what the text means, whatever number they show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from itures.analyse.references.passages import Passage
from itures.model.clauses import Clause, clauses_of
from itures.model.ids import TextId, internal
from itures.model.paths import ClausePath, ends, shows
from itures.model.references import Reference
from itures.model.stream import Link
from itures.model.tree import Document


def with_links(found: Sequence[Reference], passage: Passage, document: Document) -> list[Reference]:
    """The references of a passage, with the clauses that fields in it point to; a broken field that is in none is one itself."""
    result = list(found)
    for link in document.links:
        if not any(piece.start <= link.span.start < piece.end for piece in passage.wording.pieces):
            continue
        index = next((at for at, one in enumerate(result) if one.kind == "internal" and _meets(one, link)), None)
        if link.target is None:
            if index is None:
                result.append(_citing_nothing(link, passage, document))
                index = len(result) - 1
            message = "the cross-reference field points to nothing; find out which clause is meant, and insert it again"
            result[index] = replace(result[index], status="dangling", severity="warning", message=message)
        elif index is not None:
            result[index] = _pointing(result[index], link, clauses_of(document))
    return sorted(result, key=lambda one: one.span.start) if len(result) > len(found) else result


def _meets(reference: Reference, link: Link) -> bool:
    """Whether a field stands in a citation."""
    return reference.span.start < link.span.end and link.span.start < reference.span.end


def _pointing(reference: Reference, link: Link, clauses: Sequence[Clause]) -> Reference:
    """A reference to the clause that its field points to, where it shows another number."""
    target = link.target
    clause = next((one for one in clauses if target is not None and _holds(one, target.start)), None)
    if clause is None or not clause.label:
        return reference
    label = ClausePath.read(clause.at).label
    if any(shows(end, label) for end in ends(TextId.read(reference.id).number)):
        return reference
    message = f"the cross-reference field points to {clause.at}, which it does not show: update the fields (Ctrl+A, F9)"
    return replace(reference, id=internal(clause.at), status="stale", severity="warning", message=message)


def _holds(clause: Clause, offset: int) -> bool:
    return clause.kind in ("point", "text") and clause.span.start <= offset < clause.span.end


def _citing_nothing(link: Link, passage: Passage, document: Document) -> Reference:
    """A field that points to nothing, in words that cite nothing either: "Error! Reference source not found."."""
    words = next(
        passage.text[start : start + link.span.end - link.span.start]
        for begin, piece in zip(passage.wording.begins(), passage.wording.pieces, strict=True)
        if piece.start <= link.span.start < piece.end
        for start in (max(0, begin + link.span.start - piece.start),)
    )
    return Reference(
        passage.at,
        " ".join(words.split()),
        internal(""),
        None,
        None,
        "internal",
        link.span,
        passage.clause,
        source=document.source,
    )
