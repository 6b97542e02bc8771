"""What the clauses of both texts cite, and in which editions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import product

from itures.analyse.align.alignment import Alignment
from itures.analyse.references.resolve import find_references
from itures.language import Languages
from itures.model.clauses import Clause
from itures.model.diff import EditKind
from itures.model.editions import spoken
from itures.model.ids import TextId
from itures.model.references import Reference
from itures.model.stream import Span
from itures.model.tree import Document

_LABEL = re.compile(r"[\d)A-Z](?:(?<=[\d)])|(?<!\w.)(?!\w))")
"""A digit, a bracket, or a capital alone: the engine looks for one of a set of signs faster than for one of several things."""
_VERSION = re.compile(r"(?P<text>.*?\d)-(?P<version>\d{1,2})")
_WITH_VERSION = frozenset([*product(("ITU-R", "ITU-T", "ITU-D"), ("REC", "REP")), ("RA", "RES")])
"""Body and type of what is cited by a number with the edition's behind it: M.1036-5, Resolution ITU-R 1-9."""


class Citations:
    """What the clauses of both texts cite. Clauses with the same wording cite the same: of these the old one is read."""

    def __init__(
        self,
        documents: tuple[Document, Document],
        clauses: tuple[Sequence[Clause], Sequence[Clause]],
        alignment: Alignment,
        languages: Languages,
    ) -> None:
        old, new = clauses
        self._languages = languages
        # Of two languages the first by its code, so that it does not matter which text is the old one.
        self.language = languages.of(min(document.language for document in documents))
        same = {there for here, there in alignment.pairs.items() if old[here].exact == new[there].exact}
        self._same = {new[there].id: old[alignment.back[there]].id for there in same}
        kept = {alignment.back[there] for there in same}
        # Of a wording that stayed only citations of clauses are asked for. They have a label, but for those of whole calls.
        calls = {alignment.pairs.get(clause.place, -1): clause for clause in old if clause.kind == "call"}
        other = any(place < 0 or new[place].exact != clause.exact for place, clause in calls.items())
        before = {clause.id for clause in old if other or clause.place not in kept or _LABEL.search(clause.text)}
        after = {clause.id for clause in new if clause.place not in same}
        self._documents = ((documents[0], before), (documents[1], after))
        self._clauses = clauses
        self._found: tuple[dict[str, list[Reference]], dict[str, list[Reference]]] | None = None

    def of(self, side: int, clause: str) -> list[Reference]:
        """What a clause of the old text (0) or of the new one (1) cites."""
        if self._found is None:
            one, other = (
                self._by_clause(find_references(*asked, self._languages, clauses), clauses)
                for asked, clauses in zip(self._documents, self._clauses, strict=True)
            )
            self._found = one, other
        if side == 1 and clause in self._same:
            return self._found[0].get(self._same[clause], [])
        return self._found[side].get(clause, [])

    @staticmethod
    def _by_clause(found: Iterable[Reference], clauses: Sequence[Clause]) -> dict[str, list[Reference]]:
        """References by the clauses that they stand in; those of notes by the notes."""
        notes = [clause for clause in clauses if clause.kind == "footnote"]
        by: dict[str, list[Reference]] = defaultdict(list)
        for reference in found:
            clause = reference.clause
            if clause is None:
                clause = next((note.id for note in notes if _holds(note.span, reference.span)), None)
            if clause is not None:
                by[clause].append(reference)
        return by


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def other_editions(old: Sequence[Reference], new: Sequence[Reference]) -> tuple[list[EditKind], list[str]]:
    """Texts that are cited in another edition, or with an edition where there was none."""
    before, after = _by_text(old), _by_text(new)
    kinds: list[EditKind] = []
    notes = []
    for (kind, text), editions in before.items():
        there = after.get((kind, text), Counter())
        gone, come = editions - there, there - editions
        if gone and come:
            kinds.append("edition")
            one, other = (", ".join(side) for side in (gone, come))
            notes.append(f"{_name(kind, text)}: {one} to {other}")
    return kinds, notes


def _by_text(references: Sequence[Reference]) -> dict[tuple[str, TextId], Counter[str]]:
    """The editions that are cited of each text, in words; of Recommendations and the like the last number of "M.1036-5" is one."""
    found: dict[tuple[str, TextId], Counter[str]] = {}
    for reference in references:
        if reference.kind in ("internal", "provision", "instrument", "document"):
            continue
        id = TextId.read(reference.id)
        edition = spoken(id.edition) if id.edition else "no edition"
        if not id.edition and (id.body, id.type) in _WITH_VERSION:
            match = _VERSION.fullmatch(id.number)
            if match is not None:
                id, edition = id._replace(number=match["text"]), f"-{match['version']}"
        found.setdefault((reference.kind, id._replace(edition="")), Counter())[edition] += 1
    return found


def _name(kind: str, text: TextId) -> str:
    """A text in words: "Resolution 14", "Recommendation ITU-R M.1036"."""
    sector = f"{text.body} " if text.body.startswith("ITU-") else ""
    return f"{kind.removeprefix('technical-').capitalize()} {sector}{text.number}"
