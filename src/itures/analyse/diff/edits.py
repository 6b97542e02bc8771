"""Two documents to edits: what changed clause by clause, and what of it is only renumbering.

The result does not depend on the order of the arguments: diff(new, old) is diff(old, new) with its sides exchanged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from itures.analyse.align.align import Alignment, align
from itures.analyse.align.moves import moved
from itures.analyse.diff.cited import Citations, other_editions
from itures.analyse.diff.marks import Marks
from itures.analyse.diff.proposed import as_proposed, treaties_proposed
from itures.analyse.diff.stale import Followed, Renumbering
from itures.analyse.diff.strength import of_calls, of_words
from itures.analyse.diff.texts import paired
from itures.analyse.diff.words import editorial, word_diff
from itures.foundation.collector import building
from itures.language import Languages, built_in
from itures.model.clauses import Clause, clauses_of
from itures.model.diff import Diff, Edit, EditKind, Op, Side, Stale, Summary, Word
from itures.model.tree import Document, Section

_NO_TEXT = frozenset(["cover", "proposal", "reasons", "history"])
"""What asks nothing of anybody."""
FOLLOWS = "reference follows the renumbering"
"""What a note says of a reference that cites what it did, by another number."""
_FLIPPED: dict[str, EditKind] = {
    "added": "removed",
    "removed": "added",
    "split": "merged",
    "merged": "split",
    "weaker": "stronger",
    "stronger": "weaker",
}


@building
def diff(
    old: Document,
    new: Document,
    known: Mapping[int, int] | None = None,
    languages: Languages | None = None,
    carried: Collection[int] = (),
    follow: Collection[int] = (),
    *,
    only: bool = False,
) -> Diff:
    """What changed between two texts. Never raises on what they hold.

    The words are those of the documents' language, among `languages` (of data/lexicon without any).

    `known` pairs clauses by their places, where something surer than the wording says that they are the same, and
    `carried` are the old places of those among them that it says moved. `follow` are the old places of clauses whose references
    are known to cite what they did: where they cite something else, they are left behind though their numbers were changed. With
    `only`, the `known` pairs are all that there are.

    >>> from itures.model.tree import Header
    >>> empty = Document("x.txt", "en", "revised", Header(), (), (), (), (), ())
    >>> diff(empty, empty).edits
    ()
    """
    here, there = clauses_of(old), clauses_of(new)
    # Ties are settled by order: in one order, whichever text is the old one.
    if only:
        alignment = Alignment(dict(known or {}), {after: before for before, after in (known or {}).items()})
        elsewhere = moved(here, there, alignment, carried)
    elif _canonical(here) <= _canonical(there):
        alignment = align(here, there, known)
        elsewhere = moved(here, there, alignment, carried)
    else:
        known = known or {}
        alignment = align(there, here, {after: before for before, after in known.items()})
        came = {known[place] for place in carried}
        elsewhere = {alignment.pairs[place] for place in moved(there, here, alignment, came)}
        rewritten = {alignment.pairs[place] for place in alignment.rewritten}
        alignment = Alignment(alignment.back, alignment.pairs, alignment.merges, alignment.splits, rewritten)
    references = Citations((old, new), (here, there), alignment, languages or built_in())
    numbers = Renumbering(here, there, alignment, references.language, frozenset(follow))
    edits = _edits(here, there, alignment, elsewhere, references, numbers)
    treaties = treaties_proposed(here, there)
    if treaties:
        edits = list(as_proposed(edits, here, there, treaties))
    told = {side.place for edit in edits for side in edit.new}
    return Diff(
        old.source,
        new.source,
        summed(edits, len(there)),
        tuple(edits),
        _stale(here, there, alignment, references, numbers),
        tuple([(alignment.back[place], place) for place in range(len(there)) if place not in told]),
        () if treaties else paired(here, there, alignment.pairs),
    )


def _canonical(clauses: Sequence[Clause]) -> tuple[int, bytes]:
    """The order in which two texts are aligned, whichever of them is the old one: so ties fall alike in both directions.

    The shorter one comes first; of two as long as each other a digest decides, for it depends on nothing but the wording.
    """
    digest = sha256(
        "\n".join([f"{clause.label} {clause.exact}" for clause in clauses]).encode("utf-8", "surrogatepass")
    )
    return len(clauses), digest.digest()


def _edits(
    old: Sequence[Clause],
    new: Sequence[Clause],
    alignment: Alignment,
    moved: set[int],
    references: Citations,
    numbers: Renumbering,
) -> list[Edit]:
    """All edits in the order of the new text; what is removed stands where it stood."""
    found = [*_of_the_new(old, new, alignment, moved, references, numbers)]
    for place, parts in alignment.splits.items():
        found.append(_several("split", [old[place]], [new[part] for part in parts], references))
    _tell_of_marks(found, Marks(old, new, alignment))
    anchors = _anchors(old, alignment, moved)
    places = [(float(edit.new[0].place), edit.old[0].place if edit.old else -1, edit) for edit in found]
    places += [
        (anchors[one.place], one.place, Edit(("removed",), (one.side,), (), (Word("delete", one.text),)))
        for one in _gone(old, alignment)
    ]
    places.sort(key=lambda entry: entry[:2])
    return [edit for _, _, edit in places]


def _of_the_new(
    old: Sequence[Clause],
    new: Sequence[Clause],
    alignment: Alignment,
    moved: set[int],
    references: Citations,
    numbers: Renumbering,
) -> Iterator[Edit]:
    """Where the clauses of the new text come from, but those that were split off."""
    split_parts = {part for parts in alignment.splits.values() for part in parts}
    for clause in new:
        if clause.place in alignment.merges:
            sides = [old[place] for place in alignment.merges[clause.place]]
            yield _several("merged", sides, [clause], references)
        elif clause.place in alignment.back:
            before = old[alignment.back[clause.place]]
            calls = (_call_over(old, before), _call_over(new, clause)) if before.place in moved else None
            edit = _pair(before, clause, calls, references, numbers)
            if edit is not None:
                yield edit
        elif clause.place not in split_parts:
            yield Edit(("added",), (), (clause.side,), (Word("insert", clause.text),))


def _gone(old: Sequence[Clause], alignment: Alignment) -> list[Clause]:
    merged_parts = [part for parts in alignment.merges.values() for part in parts]
    kept = {*alignment.pairs, *alignment.splits, *merged_parts}
    return [clause for clause in old if clause.place not in kept]


def _tell_of_marks(edits: list[Edit], marks: Marks) -> None:
    """Adds to the edits the notes whose marks stand in other clauses now, or says so in those there are."""
    known = {edit.new[0].place: index for index, edit in enumerate(edits) if edit.new}
    for before, after, says in marks.told():
        if after.place in known:
            edit = edits[known[after.place]]
            kinds = dict.fromkeys(["changed", *[kind for kind in edit.kinds if kind != "editorial"]])
            edits[known[after.place]] = replace(edit, kinds=tuple(kinds), notes=(*edit.notes, says))
        else:
            edits.append(Edit(("changed",), (before.side,), (after.side,), (), (says,)))


def _anchors(old: Sequence[Clause], alignment: Alignment, moved: set[int]) -> list[float]:
    """Behind which clause of the new text each old one stood: behind that of the last one before it that is in its place."""
    merged = {part: place for place, parts in alignment.merges.items() for part in parts}
    found: list[float] = []
    last = -0.5
    for clause in old:
        found.append(last)
        place = clause.place
        if place in alignment.pairs and place not in moved:
            last = alignment.pairs[place] + 0.5
        elif place in alignment.splits:
            last = alignment.splits[place][-1] + 0.5
        elif place in merged:
            last = merged[place] + 0.5
    return found


def _call_over(clauses: Sequence[Clause], clause: Clause) -> Section | None:
    """The call that a clause stands under."""
    while clause.parent >= 0 and clause.kind != "call":
        clause = clauses[clause.parent]
    return clause.section


def _pair(
    before: Clause,
    after: Clause,
    calls: tuple[Section | None, Section | None] | None,
    references: Citations,
    numbers: Renumbering,
) -> Edit | None:
    """What became of a clause; `calls` are those that it stands under, if it moved."""
    kinds: list[EditKind] = []
    notes: list[str] = []
    changed: tuple[Word, ...] = ()
    if before.exact != after.exact:
        changed = word_diff(before.text, after.text)
        _add(kinds, notes, _reworded(before, after, changed, references, numbers))
    if before.label != after.label:
        kinds.append("editorial" if _is_bullet(before.label) and _is_bullet(after.label) else "renumbered")
    if calls is not None:
        kinds.append("moved")
        call, call_now = calls
        if before.kind != "call" and call is not None and call_now is not None:
            _add(kinds, notes, of_calls(call, call_now, references.language))
    if not kinds:
        return None
    return Edit(tuple(dict.fromkeys(kinds)), (before.side,), (after.side,), changed, tuple(notes))


def _reworded(
    before: Clause, after: Clause, changed: Sequence[Word], references: Citations, numbers: Renumbering
) -> tuple[list[EditKind], list[str]]:
    """What the other wording of a clause means."""
    cited = references.of(0, before.id), references.of(1, after.id)
    followed = numbers.followed(before, after, *cited) if numbers.any else []
    notes = [f"{FOLLOWS}: {one.was} became {one.now}" for one in followed]
    # Other letters are no matter of signs: most changes need no closer look.
    signs_only = "".join(before.words) == "".join(after.words) and editorial(before.exact, after.exact)
    if signs_only or _only_followed(changed, followed):
        return ["editorial"], notes
    kinds: list[EditKind] = ["call" if before.kind == "call" else "changed"]
    if before.section is not None and after.section is not None:
        _add(kinds, notes, of_calls(before.section, after.section, references.language))
    if before.kind not in _NO_TEXT:
        _add(kinds, notes, of_words(before.text, after.text, references.language))
    _add(kinds, notes, other_editions(*cited))
    return kinds, notes


def _is_bullet(label: str) -> bool:
    return bool(label) and not any(sign.isalnum() for sign in label)


def _add(kinds: list[EditKind], notes: list[str], more: tuple[Sequence[EditKind], Sequence[str]]) -> None:
    kinds += more[0]
    notes += more[1]


def _only_followed(changed: Sequence[Word], followed: Sequence[Followed]) -> bool:
    """Whether all that changed are numbers of clauses that were renumbered."""
    waiting = Counter((_bare(one.was), _bare(one.now)) for one in followed)
    # Of "2.2" that became "1.2" only a part changed.
    waiting += Counter(
        part
        for one in followed
        for part in zip(one.was.split("."), one.now.split("."), strict=False)
        if part[0] != part[1]
    )
    words = [word for word in changed if word.op != "equal"]
    pairs = Counter(
        (_bare(one.text), _bare(other.text))
        for one, other in zip(words[::2], words[1::2], strict=False)
        if (one.op, other.op) == ("delete", "insert")
    )
    return bool(followed) and 2 * pairs.total() == len(words) and pairs <= waiting


def _bare(label: str) -> str:
    return label.strip().rstrip(").")


def _several(kind: EditKind, old: list[Clause], new: list[Clause], references: Citations) -> Edit:
    one, other = ("\n".join([clause.text for clause in clauses]) for clauses in (old, new))
    kinds: list[EditKind] = [kind]
    notes: list[str] = []
    _add(kinds, notes, of_words(one, other, references.language))
    cited = [
        [each for clause in clauses for each in references.of(side, clause.id)]
        for side, clauses in ((0, old), (1, new))
    ]
    _add(kinds, notes, other_editions(*cited))
    sides = tuple([clause.side for clause in old]), tuple([clause.side for clause in new])
    return Edit(tuple(dict.fromkeys(kinds)), *sides, word_diff(one, other), tuple(notes))


def _stale(
    old: Sequence[Clause], new: Sequence[Clause], alignment: Alignment, references: Citations, numbers: Renumbering
) -> tuple[Stale, ...]:
    """References to clauses of the text that have another number now."""
    if not numbers.any:
        return ()
    citing = [(here, there) for here, there in alignment.pairs.items()]
    citing += [(here, there) for here, parts in alignment.splits.items() for there in parts]
    citing += [(here, there) for there, parts in alignment.merges.items() for here in parts]
    found: dict[Stale, None] = {}
    for here, there in sorted(citing, key=lambda pair: (pair[1], pair[0])):
        cited = references.of(0, old[here].id), references.of(1, new[there].id)
        found.update(dict.fromkeys(numbers.stale(old[here], new[there], *cited)))
    return tuple(found)


def summed(edits: Sequence[Edit], size: int) -> Summary:
    """How often each kind of edit is there, of as many clauses as the new text has.

    >>> from itures.model.diff import Edit
    >>> summed([Edit(("added",), (), ())], 3).added
    1
    """
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


def without(answer: Diff, kinds: Collection[str]) -> Diff:
    """The comparison without these kinds: an edit of which nothing else is true counts as unchanged.

    >>> from itures.model.diff import Diff, Edit, Summary
    >>> without(Diff("a.txt", "b.txt", Summary(renumbered=1), (Edit(("renumbered",), (), ()),)), ["renumbered"]).edits
    ()
    """
    if not kinds:
        return answer
    kept, same = [], []
    for edit in answer.edits:
        left = tuple([kind for kind in edit.kinds if kind not in kinds])
        if left:
            # What is left of a clause that moved, and lost a comma, is the move.
            words = () if "editorial" in edit.kinds and "editorial" in kinds else edit.words
            kept.append(replace(edit, kinds=left, words=words))
        else:
            same += [(one.place, other.place) for one, other in zip(edit.old, edit.new, strict=True)]
    counts = dict.fromkeys(kinds, 0)
    summary = replace(answer.summary, **counts, unchanged=answer.summary.unchanged + len(same))
    unchanged = sorted([*answer.unchanged, *same], key=lambda pair: pair[1])
    return replace(answer, edits=tuple(kept), summary=summary, unchanged=tuple(unchanged))


def flipped(edit: Edit) -> Edit:
    """The edit as it is in the comparison the other way round, without its notes.

    >>> flipped(Edit(("added",), (), ())).kinds
    ('removed',)
    """
    kinds = tuple(_FLIPPED.get(kind, kind) for kind in edit.kinds)
    swap: dict[Op, Op] = {"insert": "delete", "delete": "insert", "equal": "equal"}
    words = tuple(replace(word, op=swap[word.op]) for word in edit.words)
    return replace(edit, kinds=kinds, old=edit.new, new=edit.old, words=words, notes=())
