"""Two hundred sets of proposals made at random: what the merged file holds, whichever changes are accepted in it."""

from __future__ import annotations

import random

import pytest

from itures.model.tree import Document
from itures.parse import parse
from itures.session.merged import MergedFile, merged
from proposal_sets import NAMES, base_of, document, points, proposal_of, read, sayings, settled, written

SETS = 200
AT_ONCE = 10


def made(base: str, texts: dict[str, str], accept: str = "all", *, backwards: bool = False) -> MergedFile:
    names = list(reversed(texts)) if backwards else list(texts)
    documents = [document(texts[name], f"{name}.txt") for name in names]
    return merged(read("base.txt", base.encode()), base.encode(), documents, accept, names=names)


def a_set(seed: int) -> tuple[str, dict[str, str], random.Random]:
    source = random.Random(seed)
    base = base_of(source)
    pool = [*points(source, 3), "quickly", "twice", "no oil"]
    texts = {name: written(proposal_of(base, source, pool)) for name in NAMES[: source.randint(2, len(NAMES))]}
    return written(base), texts, source


@pytest.mark.parametrize("first", range(0, SETS, AT_ONCE))
def test_whoever_accepts_what_gets_the_text_of_the_base_or_of_the_proposal(first: int) -> None:
    for seed in range(first, first + AT_ONCE):
        base, texts, source = a_set(seed)
        found = made(base, texts)
        assert sayings(settled(found.data, None)) == sayings(document(base)), seed
        for name, text in texts.items():
            own = [change for change in found.record.changes if name in change.names]
            if all(change.outcome == "taken" for change in own):
                assert sayings(settled(found.data, name)) == sayings(document(text)), (seed, name)
        # Every change of a proposal is known: where its wording wins, all of its text is in the file.
        winner = source.choice(list(texts))
        found = made(base, texts, winner)
        assert sayings(settled(found.data, winner)) == sayings(document(texts[winner])), (seed, winner)
        assert sayings(settled(found.data, None)) == sayings(document(base)), (seed, winner)


@pytest.mark.parametrize("seed", range(0, SETS, AT_ONCE))
def test_the_order_of_the_proposals_changes_nothing(seed: int) -> None:
    base, texts, _ = a_set(seed)
    one, other = made(base, texts), made(base, texts, backwards=True)
    assert one.data == other.data
    assert one.record == other.record


@pytest.mark.parametrize("seed", range(0, SETS, AT_ONCE))
def test_what_is_not_taken_is_told_with_its_reason(seed: int) -> None:
    base, texts, _ = a_set(seed)
    for accept in ("all", "alike", "none"):
        record = made(base, texts, accept).record
        for change in record.changes:
            assert change.names
            assert bool(change.why) == bool(change.reasons) == (change.outcome != "taken")
            if accept == "alike" and change.outcome == "taken":
                assert len(change.names) > 1
        assert accept != "none" or not any(change.outcome == "taken" for change in record.changes)
        counts = [(one.name, one.taken, one.left) for one in record.proposals]
        assert counts == [
            (
                name,
                sum(name in change.names and change.outcome == "taken" for change in record.changes),
                sum(name in change.names and change.outcome != "taken" for change in record.changes),
            )
            for name in sorted(texts)
        ]


@pytest.mark.parametrize("first", range(0, SETS, AT_ONCE))
def test_all_accepted_points_are_numbered_one_after_the_other(first: int) -> None:
    sets = (made(*a_set(seed)[:2]) for seed in range(first, first + AT_ONCE))
    found = next(one for one in sets if all(change.outcome == "taken" for change in one.record.changes))
    lists: list[list[str]] = []
    for kind, label, _ in sayings(document_of(found)):
        if kind == "call":
            lists.append([])
        elif kind == "point":
            lists[-1].append(label)
    for labels in lists:
        letters = labels[:1] == ["a)"]
        assert labels == [f"{chr(97 + at)})" if letters else str(at + 1) for at in range(len(labels))]


def document_of(found: MergedFile) -> Document:
    return parse(read("merged.docx", found.data).project("revised"))
