"""Cross-references that a file itself keeps: what they point to is what the text means, whatever number they show."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from itures.analyse.references.passages import Passage
from itures.model.clauses import Clause
from itures.model.ids import TextId, internal
from itures.model.paths import ClausePath, ends, shows
from itures.model.references import Reference
from itures.model.stream import Link, Span
from itures.model.tree import Document


class Links:
    """The cross-reference fields of a document, and the clauses that they point to."""

    def __init__(self, document: Document, clauses: Sequence[Clause]) -> None:
        self._source = document.source
        self._links = sorted(document.links, key=lambda link: link.span.start)
        self._starts = [link.span.start for link in self._links]
        self._clauses = sorted(
            [clause for clause in clauses if clause.kind in ("point", "text")], key=lambda clause: clause.span.start
        )
        self._begins = [clause.span.start for clause in self._clauses]

    def told(self, found: Sequence[Reference], passage: Passage) -> list[Reference]:
        """The references of a passage, as the fields in it have them; a broken field that is in none is one itself."""
        result = list(found)
        broken: list[Reference] = []
        own = [index for index, one in enumerate(found) if one.kind == "internal"]
        ends = list(accumulate([found[index].span.end for index in own], max))
        for piece, begin in zip(passage.wording.pieces, passage.wording.begins(), strict=True):
            for link in self._links[bisect_left(self._starts, piece.start) : bisect_left(self._starts, piece.end)]:
                # The first reference that ends behind the field's beginning.
                near = bisect_right(ends, link.span.start)
                index = own[near] if near < len(own) and _meets(found[own[near]], link) else None
                if index is not None and link.target is not None:
                    result[index] = self._pointing(result[index], link.target)
                elif index is not None:
                    result[index] = _pointing_nowhere(result[index])
                elif link.target is None:
                    start = max(0, begin + link.span.start - piece.start)
                    words = passage.text[start : start + link.span.end - link.span.start]
                    broken.append(_pointing_nowhere(_citing_nothing(link, passage, words, self._source)))
        return sorted([*result, *broken], key=lambda one: one.span.start) if broken else result

    def _pointing(self, reference: Reference, target: Span) -> Reference:
        """A reference to the clause that its field points to, where it shows another number."""
        index = bisect_right(self._begins, target.start) - 1
        clause = self._clauses[index] if index >= 0 and target.start < self._clauses[index].span.end else None
        if clause is None or not clause.label:
            return reference
        label = ClausePath.read(clause.at).label
        if any(shows(end, label) for end in ends(TextId.read(reference.id).number)):
            return reference
        message = (
            f"the cross-reference field points to {clause.at}, which it does not show: update the fields (Ctrl+A, F9)"
        )
        return replace(reference, id=internal(clause.at), status="stale", severity="warning", message=message)


def _meets(reference: Reference, link: Link) -> bool:
    """Whether a field stands in a citation."""
    return reference.span.start < link.span.end and link.span.start < reference.span.end


def _pointing_nowhere(reference: Reference) -> Reference:
    message = "the cross-reference field points to nothing; find out which clause is meant, and insert it again"
    return replace(reference, status="dangling", severity="warning", message=message)


def _citing_nothing(link: Link, passage: Passage, words: str, source: str) -> Reference:
    """A field that points to nothing, in `words` that cite nothing either: "Error! Reference source not found."."""
    return Reference(
        passage.at,
        " ".join(words.split()),
        internal(""),
        None,
        None,
        "internal",
        link.span,
        passage.clause,
        source=source,
    )
