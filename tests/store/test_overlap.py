"""Which wordings are alike, found by their rarest pairs of words or, among very many, by their sketches."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from rapidfuzz import fuzz
from typer.testing import CliRunner

from itures.analyse import overlap
from itures.analyse.overlap import Compared, NoSketchesError
from itures.cli import app
from lamps_corpus import built, folder_of


def by_pairs(wordings: Sequence[str]) -> Compared:
    return overlap.alike(wordings)


def by_sketches(wordings: Sequence[str]) -> Compared:
    pytest.importorskip("rensa", reason="the extra overlap is not installed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(overlap, "MANY", 0)
        return overlap.alike(wordings)


def planted(vocabulary: int) -> tuple[list[str], set[tuple[int, int]]]:
    """Wordings, of which the last 300 are edited copies of the first; and the pairs of these that are still alike."""
    chance = random.Random(24)
    words = [f"word{number}" for number in range(vocabulary)]
    plain = [" ".join(chance.choices(words, k=chance.randint(10, 40))) for _ in range(1_000)]

    def edited(text: str) -> str:
        kept = [word for word in text.split() if chance.random() > 0.04]
        for _ in range(max(1, len(kept) // 20)):
            kept[chance.randrange(len(kept))] = chance.choice(words)
            kept.insert(chance.randrange(len(kept)), chance.choice(words))
        return " ".join(kept)

    copies = [edited(text) for text in plain[:300]]
    pairs = {
        (number, 1_000 + number)
        for number, text in enumerate(copies)
        if len(text.split()) >= overlap.SHORTEST and fuzz.ratio(plain[number], text) >= overlap.ALIKE
    }
    return [*plain, *copies], pairs


@pytest.mark.parametrize(("compare", "least"), [(by_pairs, 1.0), (by_sketches, 0.98)])
def test_planted_near_duplicates_are_found(compare: Callable[[Sequence[str]], Compared], least: float) -> None:
    wordings, expected = planted(3_000)
    found = {(one.one, one.other) for one in compare(wordings).pairs}
    assert len(expected) > 250
    assert len(expected & found) >= least * len(expected)


@pytest.mark.parametrize("compare", [by_pairs, by_sketches])
def test_what_is_found_is_alike_in_order_and_told_once(compare: Callable[[Sequence[str]], Compared]) -> None:
    wordings, _ = planted(60)  # few words, so that much is compared in vain
    pairs = compare(wordings).pairs
    assert pairs == sorted({(one.one, one.other): one for one in pairs}.values())
    assert all(one.one < one.other for one in pairs)
    assert all(one.score == fuzz.ratio(wordings[one.one], wordings[one.other]) >= overlap.ALIKE for one in pairs)


@pytest.mark.parametrize("compare", [by_pairs, by_sketches])
def test_a_crowd_is_told(compare: Callable[[Sequence[str]], Compared], monkeypatch: pytest.MonkeyPatch) -> None:
    wordings = [" ".join(["row", "after"] * number) for number in range(40, 50)]  # all have the same pairs of words
    monkeypatch.setattr(overlap, "CROWD", 9)
    assert compare(wordings) == ([], 10)
    monkeypatch.setattr(overlap, "CROWD", 10)
    assert (len(compare(wordings).pairs), compare(wordings).crowded) == (45, 0)


@pytest.mark.parametrize("compare", [by_pairs, by_sketches])
def test_short_wordings_say_nothing(compare: Callable[[Sequence[str]], Compared]) -> None:
    seven = "to report to the next council session"
    assert compare([seven, seven + "s"]).pairs == []
    assert len(compare([seven + " then", seven + "s then"]).pairs) == 1


def test_without_rensa(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = tmp_path / "x.db"
    built(corpus, folder_of(tmp_path, 2))
    monkeypatch.setitem(sys.modules, "rensa", None)
    monkeypatch.delitem(sys.modules, "itures.analyse.sketches", raising=False)
    assert CliRunner().invoke(app, ["corpus", "overlap", str(corpus)]).exit_code == 0
    monkeypatch.setattr(overlap, "MANY", 0)
    done = CliRunner().invoke(app, ["corpus", "overlap", str(corpus)])
    assert (done.exit_code, done.output.count("\n")) == (2, 1)
    assert "pip install itures[overlap]" in done.output
    with pytest.raises(NoSketchesError, match=r"pip install itures\[overlap\]"):
        overlap.alike(["to report"])
