"""What must hold for the comparison of any two texts; the ideal lists for each kind of change are in tests/cases/diff."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given

from corpus import CORPUS, samples
from itures.analyse.diff.edits import apply, diff, flipped
from itures.analyse.diff.words import word_diff
from itures.model.clauses import clauses_of
from itures.model.diff import Diff, Edit
from itures.parse import parse
from itures.read import read
from lamps import LAMPS, document, texts

WORD = re.compile(r"[A-Za-z]{4,}")


def compared(old: str, new: str) -> Diff:
    return diff(document(old), document(new))


def test_empty_against_full_and_everything_replaced() -> None:
    full = compared("", LAMPS)
    assert {kind for edit in full.edits for kind in edit.kinds} == {"added"}
    other = "noting\na)\twhy bakers rise early;\nb)\thow bread gets its crust,\ndecides\n1\tfinally;\n2\tgo home."
    kinds = [edit.kinds for edit in compared(LAMPS, other).edits]
    assert kinds == [("removed",)] * 12 + [("added",)] * 6


def test_words() -> None:
    words = word_diff("that it should be kept", "that it shall be kept well")
    assert [(word.op, word.text) for word in words if word.op != "equal"] == [
        ("delete", "should"),
        ("insert", "shall"),
        ("insert", " well"),
    ]


@given(texts())
def test_nothing_changed_in_the_same_text(pair: tuple[str, str]) -> None:
    found = compared(pair[0], pair[0])
    assert (found.edits, found.stale) == ((), ())


@given(texts())
def test_the_edits_applied_to_the_old_text_give_the_new_one(pair: tuple[str, str]) -> None:
    old, new = document(pair[0]), document(pair[1])
    wanted = [(clause.label, clause.exact) for clause in clauses_of(new)]
    sides = [clause.side for clause in clauses_of(old)]
    assert [(label, " ".join(text.split())) for label, text in apply(diff(old, new), sides)] == wanted


@given(texts())
def test_the_other_way_round_is_the_mirror(pair: tuple[str, str]) -> None:
    def keys(edits: list[Edit]) -> list[tuple[list[str], list[int], list[int], list[list[str]]]]:
        return sorted(
            (
                sorted(one.kinds),
                [side.place for side in one.old],
                [side.place for side in one.new],
                ["".join([word.text for word in one.words if word.op != op]).split() for op in ("insert", "delete")],
            )
            for one in edits
        )

    there, back = compared(*pair), compared(*reversed(pair))
    assert keys([flipped(edit) for edit in back.edits]) == keys(list(there.edits))
    assert sorted((new, old) for old, new in back.unchanged) == sorted(there.unchanged)


@given(texts())
def test_every_clause_is_in_one_edit_or_unchanged(pair: tuple[str, str]) -> None:
    found = compared(*pair)
    for side, text in enumerate(pair):
        places = [one.place for edit in found.edits for one in (edit.old, edit.new)[side]]
        places += [both[side] for both in found.unchanged]
        assert sorted(places) == list(range(len(clauses_of(document(text)))))


@given(texts())
def test_the_words_rebuild_both_wordings(pair: tuple[str, str]) -> None:
    for edit in compared(*pair).edits:
        if edit.words:
            for ops, sides in (({"equal", "delete"}, edit.old), ({"equal", "insert"}, edit.new)):
                built = "".join(word.text for word in edit.words if word.op in ops)
                assert built.split() == " ".join(side.text for side in sides).split()


GOLD = sorted((CORPUS / "gold-sources").glob("*.txt")) if CORPUS.is_dir() else []


@pytest.mark.parametrize(
    "path", [path for path in [*samples(), *GOLD] if path.suffix == ".txt"], ids=lambda path: path.name
)
def test_any_other_word_is_told(path: Path) -> None:
    """No part of a text is left out of the comparison, but for running heads, which are none of it."""
    text = path.read_text(encoding="utf-8")
    old = parse(read("x.txt", text.encode()))
    chance = random.Random(7)
    places = [match.start() for match in WORD.finditer(text)]
    for at in chance.sample(places, 25):
        other = text[:at] + WORD.sub("quaggy", text[at:], count=1)
        new = parse(read("x.txt", other.encode()))
        told = diff(old, new).edits or [block.text for block in old.furniture] != [
            block.text for block in new.furniture
        ]
        assert told, text[max(0, at - 40) : at + 40]


@pytest.mark.parametrize("count", [80, 120, 400])
def test_every_clause_changed_is_every_clause_changed(count: int) -> None:
    """Without an unchanged clause between them, and with words that all of them have."""
    lines = [f"{number}\tthat the lamp of harbour {number} should burn oil by night;" for number in range(1, count + 1)]
    found = compared("resolves\n" + "\n".join(lines), "resolves\n" + "\n".join(lines).replace("should", "shall"))
    assert found.summary.changed == count
    assert len(found.edits) == count
