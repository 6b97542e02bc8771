"""Which proposals documents make to a text: of a file with proposals to several resolutions those to the one in question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from itures.analyse.compare.numbered import behind_numbers
from itures.analyse.diff.edits import diff
from itures.language import Languages
from itures.model.clauses import Clause, clauses_of
from itures.model.compare import Proposed
from itures.model.diff import Diff, Side
from itures.model.tree import Document, Instrument, Proposal

_WORDINGS = frozenset(["point", "text", "paragraph", "cover"])
_ENOUGH = 0.25
"""Share of the base's wordings that a text without its number must have."""
_UNLIKE = "it is no proposal to this text"
_NOTHING = "no resolution was found in it (is its heading an unusual one?)"


class Chosen(NamedTuple):
    """A proposal to the base with its comparison, None without a text, its clauses, and the date of the document that it is in.

    `beyond` are the places of the clauses of other texts in the base, which it is not about.
    """

    proposed: Proposed
    answer: Diff | None
    clauses: list[Clause]
    date: str | None = None
    beyond: frozenset[int] = frozenset()

    @property
    def parents(self) -> list[int]:
        """By the places of its clauses the place of the one that each stands under, -1 for none."""
        return [clause.parent for clause in self.clauses]

    def numbered(self, base: Sequence[Clause]) -> dict[int, int]:
        """The clauses of the base that the provisions which it adds go behind."""
        edits = self.answer.edits if self.answer is not None else ()
        return behind_numbers(base, self.clauses, {edit.new[0].place for edit in edits if not edit.old})


def proposed_to(
    base: Document, proposals: Sequence[Document], names: Sequence[str] | None, languages: Languages | None
) -> tuple[list[Chosen], list[Proposed]]:
    """The proposals to the base, and those that are to another text."""
    flat = clauses_of(base)
    clauses = [clause.side for clause in flat]
    found: list[Chosen] = []
    left_out: list[Proposed] = []
    for index, each in enumerate(proposals):
        for proposed, proposal, about in proposals_in(each, base, names[index] if names else None):
            beyond = _beyond(flat, about) if len(base.instruments) > 1 else frozenset[int]()
            if proposal is None:
                found.append(Chosen(proposed, None, [], each.header.date, beyond))
                continue
            text = text_of(proposal)
            answer = _beside(base, flat, beyond, text, languages)
            if proposed.notes and not _about(answer, clauses):
                left_out.append(replace(proposed, notes=(_UNLIKE if each.instruments else _NOTHING,)))
            else:
                found.append(Chosen(proposed, answer, clauses_of(text), each.header.date, beyond))
    return found, left_out


def _beside(
    base: Document, flat: Sequence[Clause], beyond: frozenset[int], text: Document, languages: Languages | None
) -> Diff:
    """A text beside the one of the base that it is about, with the places of the whole base."""
    about = [clause.place for clause in flat if clause.owner is not None and clause.place not in beyond]
    owner = flat[about[0]].owner if beyond and about else None
    if owner is None:
        return diff(base, text, languages=languages)
    answer = diff(replace(base, instruments=(owner,), blocks=(), footnotes=()), text, languages=languages)
    edits = [
        replace(edit, old=tuple([replace(side, place=about[side.place]) for side in edit.old])) for edit in answer.edits
    ]
    return replace(
        answer, edits=tuple(edits), unchanged=tuple([(about[before], after) for before, after in answer.unchanged])
    )


def _beyond(base: Sequence[Clause], about: Instrument | None) -> frozenset[int]:
    """The clauses of the base that are of another text than a proposal."""
    if about is None:
        return frozenset()
    return frozenset(
        [
            clause.place
            for clause in base
            if clause.owner is not None and (clause.owner.kind, clause.owner.number) != (about.kind, about.number)
        ]
    )


def _about(answer: Diff, clauses: Sequence[Side]) -> bool:
    """Whether a text has enough of the points and paragraphs of the base in it to be a proposal to it."""
    wanted = {side.place for side in clauses if side.kind in _WORDINGS}
    here = {before for before, _ in answer.unchanged} | {
        side.place for edit in answer.edits if edit.new for side in edit.old
    }
    return len(wanted & here) >= _ENOUGH * len(wanted)


def text_of(document: Document) -> Document:
    """The document without its cover and the marks of proposals, which are no part of the text that they are about."""
    if not document.instruments:
        return document
    instruments = [
        replace(one, head=tuple([block for block in one.head if block.role != "proposal"]))
        for one in document.instruments
    ]
    return replace(document, blocks=(), instruments=tuple(instruments))


def proposals_in(
    document: Document, base: Document, name: str | None = None
) -> list[tuple[Proposed, Document | None, Instrument | None]]:
    """The proposals of a document to the texts in `base`, each with its text (None for SUP, and for what has no text), and which
    one it is, if only one.

    An instrument is meant if kind and number are those of one of the base. Where there is none such, or the base has no number,
    or the document only one, the document counts as it is.

    >>> from itures.model.tree import Header
    >>> empty = Document("x.txt", "en", "revised", Header(), (), (), (), (), ())
    >>> [proposed.name for proposed, _, _ in proposals_in(empty, empty)]
    ['x.txt']
    """
    notes: tuple[str, ...] = ()
    named = _named(document, base)
    if len(base.instruments) == 1 and base.instruments[0].number is not None:
        wanted = base.instruments[0]
        if wanted.number == wanted.treaty and any(one.treaty == wanted.treaty for one in document.instruments):
            return [(*_to_whole(document, wanted, name), None)]
        if not named:
            notes = (f"it has no {wanted.kind} {wanted.number}: all of it is compared",)
    elif not named and len(document.instruments) == 1 >= len(base.instruments):
        named = list(document.instruments)
    if named:
        return [(*_proposal(document, one, base, name), one) for one in named]
    marks = [one.proposal for one in document.instruments if one.proposal is not None]
    called = _called(document, marks[0] if marks else None, name)
    return [(Proposed(called, document.source, None, notes, marks[0].id if marks else None), document, None)]


def _named(document: Document, base: Document) -> list[Instrument]:
    """The instruments of a document that have the kind and the number of one of the base."""
    texts = {(one.kind, one.number) for one in base.instruments if one.number is not None}
    return [one for one in document.instruments if (one.kind, one.number) in texts]


def _to_whole(document: Document, wanted: Instrument, name: str | None) -> tuple[Proposed, Document]:
    """Of a file with proposals to numbers of a treaty text those to the one that is the base, all of them together."""
    meant = tuple([one for one in document.instruments if one.treaty == wanted.treaty])
    mark = next((one.proposal for one in meant if one.proposal is not None), None)
    proposed = Proposed(_called(document, mark, name), document.source, None, (), mark.id if mark is not None else None)
    return proposed, replace(document, instruments=meant)


def _proposal(
    document: Document, one: Instrument, base: Document, name: str | None
) -> tuple[Proposed, Document | None]:
    """What one instrument of a document proposes, and its text if it has one to compare."""
    action = one.proposal.action if one.proposal is not None else None
    bare = not (one.sections or one.divisions or one.annexes) and any(text.sections for text in base.instruments)
    notes: tuple[str, ...] = ()
    if bare and not (action or "").startswith(("SUP", "NOC")):
        notes = ("it has no text here, which counts as no change",)
    mark = one.proposal.id if one.proposal is not None else None
    proposed = Proposed(_called(document, one.proposal, name), document.source, action, notes, mark)
    if bare or (action or "").startswith("SUP"):
        return proposed, None
    return proposed, replace(document, instruments=(one,))


def _called(document: Document, mark: Proposal | None, name: str | None) -> str:
    """What a proposal goes by: the name that was given, its sources, or the name of its file."""
    sources = "/".join(mark.sources) if mark is not None and name is None else ""
    return sources or name or document.name
