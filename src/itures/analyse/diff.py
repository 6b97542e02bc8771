"""Two documents to edits: what changed clause by clause, and what of it is only renumbering.

The result does not depend on the order of the arguments: diff(new, old) is diff(old, new) with its sides exchanged.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from itertools import pairwise

from rapidfuzz.distance import Indel

from itures.analyse.align import Alignment, align
from itures.analyse.flat import Clause, clauses_of
from itures.analyse.references import find_references
from itures.model.building import building
from itures.model.edit import Diff, Edit, EditKind, Op, Side, Stale, Summary, Word
from itures.model.reference import Reference
from itures.model.tree import Document
from itures.words import folded, phrases, words

_TOKEN = re.compile(r"\w+(?:['’]\w+)?|\s+|[^\w\s]")
_SIGNS = re.compile(r"[\W_]+")
_FLIPPED: dict[str, EditKind] = {
    "added": "removed",
    "removed": "added",
    "split": "merged",
    "merged": "split",
    "weaker": "stronger",
    "stronger": "weaker",
}


@building
def diff(old: Document, new: Document, known: Mapping[int, int] | None = None) -> Diff:
    """What changed between two texts. Never raises on what they hold.

    `known` pairs clauses by their places, where something surer than the wording says that they are the same.

    >>> from itures.model.tree import Header
    >>> empty = Document("x.txt", "en", "revised", Header(), (), (), (), (), ())
    >>> diff(empty, empty).edits
    ()
    """
    here, there = clauses_of(old), clauses_of(new)
    # Ties are settled by order: in one order, whichever text is the old one.
    if _key(here) <= _key(there):
        alignment = align(here, there, known)
        moved = _moved(here, there, alignment)
    else:
        alignment = align(there, here, {after: before for before, after in (known or {}).items()})
        moved = {alignment.pairs[place] for place in _moved(there, here, alignment)}
        alignment = _flipped(alignment)
    references = _References(old, new)
    edits = _edits(here, there, alignment, moved, references)
    told = {side.place for edit in edits for side in edit.new}
    return Diff(
        old.source,
        new.source,
        _summary(edits, len(there)),
        tuple(edits),
        _stale(here, there, alignment, references),
        tuple([(alignment.back[place], place) for place in range(len(there)) if place not in told]),
    )


def _key(clauses: Sequence[Clause]) -> tuple[int, bytes]:
    digest = sha256(
        "\n".join([f"{clause.label} {clause.exact}" for clause in clauses]).encode("utf-8", "surrogatepass")
    )
    return len(clauses), digest.digest()


def _flipped(alignment: Alignment) -> Alignment:
    return Alignment(alignment.back, alignment.pairs, alignment.merges, alignment.splits)


class _References:
    """The references of both texts by clause, found when first asked for."""

    def __init__(self, old: Document, new: Document) -> None:
        self._documents = (old, new)
        self._found: list[dict[str | None, list[Reference]]] | None = None

    def of(self, side: int, clause: str | None) -> list[Reference]:
        return self.all(side).get(clause, [])

    def all(self, side: int) -> dict[str | None, list[Reference]]:
        if self._found is None:
            self._found = []
            for document in self._documents:
                by: dict[str | None, list[Reference]] = defaultdict(list)
                for reference in find_references(document):
                    by[reference.clause].append(reference)
                self._found.append(by)
        return self._found[side]


def _edits(
    old: Sequence[Clause],
    new: Sequence[Clause],
    alignment: Alignment,
    moved: set[int],
    references: _References,
) -> list[Edit]:
    split_parts = {part for parts in alignment.splits.values() for part in parts}
    merged_parts = {part for parts in alignment.merges.values() for part in parts}
    found: list[tuple[float, int, Edit]] = []
    for clause in new:
        if clause.place in alignment.merges:
            sides = [old[place] for place in alignment.merges[clause.place]]
            found.append((clause.place, 1, _several("merged", sides, [clause])))
        elif clause.place in alignment.back:
            before = old[alignment.back[clause.place]]
            edit = _pair(before, clause, old, new, alignment, before.place in moved, references)
            if edit is not None:
                found.append((clause.place, 1, edit))
        elif clause.place not in split_parts:
            found.append((clause.place, 1, Edit(("added",), (), (clause.side,), (Word("insert", clause.text),))))
    for place, parts in alignment.splits.items():
        found.append((parts[0], 1, _several("split", [old[place]], [new[part] for part in parts])))
    for clause in old:
        if clause.place in alignment.pairs or clause.place in alignment.splits or clause.place in merged_parts:
            continue
        edit = Edit(("removed",), (clause.side,), (), (Word("delete", clause.text),))
        found.append((_where(clause.place, old, alignment), 0 if clause.place else -1, edit))
    found.sort(key=lambda entry: (entry[0], entry[1], entry[2].old[0].place if entry[2].old else -1))
    return [edit for _, _, edit in found]


def _where(place: int, old: Sequence[Clause], alignment: Alignment) -> float:
    """Where a clause that is gone stood, among the clauses of the new text: behind what stood before it."""
    for before in range(place - 1, -1, -1):
        if before in alignment.pairs:
            return alignment.pairs[before] + 0.5
        if before in alignment.splits:
            return alignment.splits[before][-1] + 0.5
    return -0.5


def _moved(old: Sequence[Clause], new: Sequence[Clause], alignment: Alignment) -> set[int]:
    """Old places of clauses that stand elsewhere: under another call, or out of the order of their neighbours.

    What moves with its call or its point has not moved. Of clauses that changed their order, the fewest are moved.
    """
    groups: dict[int, list[int]] = defaultdict(list)
    moved: set[int] = set()
    for place, partner in alignment.pairs.items():
        above, other = old[place].parent, new[partner].parent
        if _same_parent(above, other, alignment):
            groups[above].append(place)
        elif not _level_only(old, new, place, partner, alignment):
            moved.add(place)
    for members in groups.values():
        members.sort()
        kept = _longest_rise([alignment.pairs[place] for place in members])
        moved.update(place for index, place in enumerate(members) if index not in kept)
    return moved


def _same_parent(above: int, other: int, alignment: Alignment) -> bool:
    if above < 0 or other < 0:
        return above < 0 and other < 0
    return (
        alignment.pairs.get(above) == other
        or other in alignment.splits.get(above, ())
        or above in alignment.merges.get(other, ())
    )


def _level_only(old: Sequence[Clause], new: Sequence[Clause], place: int, partner: int, alignment: Alignment) -> bool:
    """Whether a clause only changed its level: it stands under the same call, between the same neighbours."""

    def call(clauses: Sequence[Clause], place: int) -> int:
        while place >= 0 and clauses[place].kind not in ("call", "heading"):
            place = clauses[place].parent
        return place

    above, other = call(old, place), call(new, partner)
    if above >= 0 and other >= 0 and alignment.pairs.get(above) != other:
        # The call over it is another one: unless it is gone or new.
        return above not in alignment.pairs and other not in alignment.back
    before = next((alignment.pairs[one] for one in range(place - 1, -1, -1) if one in alignment.pairs), -1)
    after = next((alignment.pairs[one] for one in range(place + 1, len(old)) if one in alignment.pairs), len(new))
    return before < partner < after


def _longest_rise(values: Sequence[int]) -> set[int]:
    """Indexes of a longest rising subsequence; of several, the one that comes first.

    >>> sorted(_longest_rise([0, 3, 1, 2]))
    [0, 2, 3]
    """
    tails: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(holders[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            holders.append(index)
        else:
            tails[at] = value
            holders[at] = index
    kept = set()
    index = holders[-1] if holders else -1
    while index >= 0:
        kept.add(index)
        index = before[index]
    return kept


def _pair(
    before: Clause,
    after: Clause,
    old: Sequence[Clause],
    new: Sequence[Clause],
    alignment: Alignment,
    moved: bool,
    references: _References,
) -> Edit | None:
    kinds: list[EditKind] = []
    notes: list[str] = []
    changed: tuple[Word, ...] = ()
    if before.exact != after.exact:
        editorial = _SIGNS.sub("", before.exact.casefold()) == _SIGNS.sub("", after.exact.casefold())
        changed = word_diff(before.text, after.text)
        if before.kind == "call" and not editorial:
            kinds.append("call")
            notes += _call_notes(before, after, kinds)
        else:
            kinds.append("editorial" if editorial else "changed")
        if not editorial:
            notes += _strength(changed, kinds)
            notes += _editions(references.of(0, before.id), references.of(1, after.id), kinds)
    if before.label != after.label:
        kinds.append("renumbered")
    if moved:
        kinds.append("moved")
    if not kinds:
        return None
    return Edit(tuple(dict.fromkeys(kinds)), (before.side,), (after.side,), changed, tuple(notes))


def _several(kind: EditKind, old: list[Clause], new: list[Clause]) -> Edit:
    text = "\n".join([clause.text for clause in old]), "\n".join([clause.text for clause in new])
    return Edit((kind,), tuple([one.side for one in old]), tuple([one.side for one in new]), word_diff(*text))


def word_diff(old: str, new: str) -> tuple[Word, ...]:
    """The words that lead from one wording to another; what both have is as the old one has it.

    >>> [(word.op, word.text) for word in word_diff("it should meet", "it shall meet")]
    [('equal', 'it '), ('delete', 'should'), ('insert', 'shall'), ('equal', ' meet')]
    """
    here, there = _TOKEN.findall(old), _TOKEN.findall(new)
    found: list[Word] = []
    # A no-break space is a space, and a no-break hyphen a hyphen: nobody sees the difference.
    for op in Indel.opcodes([_seen(token) for token in here], [_seen(token) for token in there]):
        if op.tag == "equal":
            found.append(Word("equal", "".join(here[op.src_start : op.src_end])))
        elif op.tag == "delete":
            found.append(Word("delete", "".join(here[op.src_start : op.src_end])))
        elif op.tag == "insert":
            found.append(Word("insert", "".join(there[op.dest_start : op.dest_end])))
        else:
            found.append(Word("delete", "".join(here[op.src_start : op.src_end])))
            found.append(Word("insert", "".join(there[op.dest_start : op.dest_end])))
    return _tidy(found)


def _seen(token: str) -> str:
    if token.isspace():
        return "\n" if "\n" in token else " "
    return token.replace("\u2011", "-")


def _tidy(found: list[Word]) -> tuple[Word, ...]:
    """Blanks between two changes belong to them: "the [old-]new[ ]words" reads badly; deletions before insertions."""
    runs: list[Word] = []
    deleted = inserted = ""
    for index, word in enumerate(found):
        only_blank = word.op == "equal" and not word.text.strip()
        between = 0 < index < len(found) - 1
        if word.op == "equal" and not (only_blank and between and (deleted or inserted)):
            if deleted:
                runs.append(Word("delete", deleted))
            if inserted:
                runs.append(Word("insert", inserted))
            deleted = inserted = ""
            runs.append(word)
            continue
        if word.op in ("equal", "delete"):
            deleted += word.text
        if word.op in ("equal", "insert"):
            inserted += word.text
    if deleted:
        runs.append(Word("delete", deleted))
    if inserted:
        runs.append(Word("insert", inserted))
    return tuple(runs)


@cache
def _scales(language: str = "en") -> tuple[re.Pattern[str], dict[str, int], dict[str, int]]:
    table = words(language)["strength"]
    modals = {word: rank for rank, forms in enumerate(table["modals"]) for word in forms}
    verbs = {folded(verb): rank for rank, forms in enumerate(table["verbs"]) for verb in forms}
    return re.compile(rf"(?<![\w-])(?:{phrases(modals)})(?![\w-])", re.IGNORECASE), modals, verbs


def _call_notes(before: Clause, after: Clause, kinds: list[EditKind]) -> list[str]:
    one, other = before.section, after.section
    if one is None or other is None:
        return []
    notes = []
    _, _, verbs = _scales()
    first = next((verbs[folded(verb)] for verb in reversed(one.verbs) if folded(verb) in verbs), None)
    second = next((verbs[folded(verb)] for verb in reversed(other.verbs) if folded(verb) in verbs), None)
    if first is not None and second is not None and first != second:
        kind: EditKind = "weaker" if second < first else "stronger"
        kinds.append(kind)
        notes.append(f"{kind}: {one.verbs[-1]} became {other.verbs[-1]}")
    if one.addressees != other.addressees:
        notes.append(
            f"addressees: {', '.join(one.addressees) or 'none'} became {', '.join(other.addressees) or 'none'}"
        )
    return notes


def _strength(changed: tuple[Word, ...], kinds: list[EditKind]) -> list[str]:
    """`should` that became `shall` and the like."""
    pattern, modals, _ = _scales()
    notes = []
    for first, second in pairwise(changed):
        if (first.op, second.op) != ("delete", "insert"):
            continue
        one, other = pattern.findall(first.text), pattern.findall(second.text)
        if len(one) == 1 and len(other) == 1:
            ranks = modals[one[0].casefold()], modals[other[0].casefold()]
            if ranks[0] != ranks[1]:
                kind: EditKind = "weaker" if ranks[1] < ranks[0] else "stronger"
                kinds.append(kind)
                notes.append(f"{kind}: {one[0]} became {other[0]}")
    return notes


def _editions(old: list[Reference], new: list[Reference], kinds: list[EditKind]) -> list[str]:
    before, after = _by_text(old), _by_text(new)
    notes = []
    for text, editions in before.items():
        gone, come = editions - after.get(text, Counter()), after.get(text, Counter()) - editions
        if gone and come:
            kinds.append("edition")
            notes.append(f"edition of {text}: {', '.join(gone)} became {', '.join(come)}")
    return notes


def _by_text(references: list[Reference]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for reference in references:
        text, _, edition = reference.id.partition("@")
        if edition:
            found.setdefault(text, Counter())[edition] += 1
    return found


def _stale(
    old: Sequence[Clause], new: Sequence[Clause], alignment: Alignment, references: _References
) -> tuple[Stale, ...]:
    """References in unchanged wording to clauses of the text that have another number now."""
    if not any(old[here].label != new[there].label for here, there in alignment.pairs.items()) and len(old) == len(new):
        return ()
    paths_old = {folded(clause.at): clause for clause in old if clause.kind in ("point", "call")}
    paths_new = {folded(clause.at): clause for clause in new if clause.kind in ("point", "call")}
    by_id = {clause.id: clause for clause in new}
    found = []
    for clause_id, cited in references.all(1).items():
        here = by_id.get(clause_id or "")
        before = old[alignment.back[here.place]] if here is not None and here.place in alignment.back else None
        if here is None or before is None:
            continue
        was = Counter(reference.id for reference in references.of(0, before.id))
        for reference in cited:
            if reference.kind != "internal" or not was[reference.id]:
                continue
            path = folded(reference.id[1:])
            meant = paths_old.get(path)
            if meant is None:
                continue
            target = alignment.pairs.get(meant.place)
            now = new[target] if target is not None else None
            if now is not None and folded(now.at) == path:
                continue
            at_path = paths_new.get(path)
            says = f"{reference.raw!r} cites " + (f"{at_path.at} now" if at_path is not None else "no clause now")
            means = f"what it cited is {now.at}" if now is not None else "what it cited is removed"
            found.append(
                Stale(here.at, here.id, reference.raw, now.at if now is not None else None, f"{says}; {means}")
            )
    return tuple(found)


def _summary(edits: Sequence[Edit], size: int) -> Summary:
    counts: Counter[str] = Counter(kind for edit in edits for kind in edit.kinds)
    touched = sum(len(edit.new) for edit in edits)
    names = ("added", "removed", "changed", "renumbered", "moved", "split", "merged", "call", "editorial")
    return Summary(**{name: counts[name] for name in names}, unchanged=size - touched)


def apply(found: Diff, old: Sequence[Side]) -> list[tuple[str, str]]:
    """Labels and wordings of the new text, made of the old one and the comparison.

    >>> apply(Diff("a.txt", "b.txt", Summary(), ()), [])
    []
    """
    result = {place: (old[before].label, old[before].text) for before, place in found.unchanged}
    result |= {side.place: (side.label, side.text) for edit in found.edits for side in edit.new}
    return [result[place] for place in sorted(result)]


def flipped(edit: Edit) -> Edit:
    """The edit as it is in the comparison the other way round, without its notes.

    >>> flipped(Edit(("added",), (), ())).kinds
    ('removed',)
    """
    kinds = tuple(_FLIPPED.get(kind, kind) for kind in edit.kinds)
    swap: dict[Op, Op] = {"insert": "delete", "delete": "insert", "equal": "equal"}
    words = tuple(replace(word, op=swap[word.op]) for word in edit.words)
    return replace(edit, kinds=kinds, old=edit.new, new=edit.old, words=words, notes=())
