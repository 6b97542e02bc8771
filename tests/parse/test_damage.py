"""Random damage to texts: nothing is lost, nothing raised, and small damage has small effects."""

from __future__ import annotations

import random
import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import ABSENT, CORPUS, real, samples
from itures.model.walk import clauses
from itures.parse import parse
from itures.read import read
from test_invariants import lost_and_doubled

TEXTS = [path for path in samples() + real() if path.suffix == ".txt"]


@cache
def text_of(index: int) -> str:
    return TEXTS[index].read_text(encoding="utf-8", errors="replace")


def damage(text: str, rng: random.Random, kind: str) -> str:
    lines = text.split("\n")
    match kind:
        case "cut":
            for _ in range(max(1, len(lines) // 10)):
                place = rng.randrange(len(lines))
                lines[place] = lines[place][: rng.randrange(len(lines[place]) + 1)]
        case "gone":
            lines = [line for line in lines if rng.random() > 0.1] or lines
        case "tabs":
            return text.replace("\t", rng.choice(["", " ", "  "]))
        case "blanks":
            return re.sub(" ", lambda _: "  " if rng.random() < 0.2 else " ", text)
        case "swapped":
            for _ in range(3):
                first, second = rng.randrange(len(lines)), rng.randrange(len(lines))
                lines[first], lines[second] = lines[second], lines[first]
        case "joined":
            lines = [line + rng.choice(["", " "]) if rng.random() < 0.1 else line + "\n" for line in lines]
            return "".join(lines)
        case "characters":
            signs = list(text)
            for _ in range(max(1, len(signs) // 100)):
                signs[rng.randrange(len(signs))] = rng.choice("a1)(.;:,[]\t\n\f \u00a0–•_*\u200b\u202e\x00é")
            return "".join(signs)
    return "\n".join(lines)


@given(
    st.integers(0, len(TEXTS) - 1),
    st.integers(0, 10**6),
    st.sampled_from(["cut", "gone", "tabs", "blanks", "swapped", "joined", "characters"]),
)
def test_damaged_texts_keep_every_character(index: int, seed: int, kind: str) -> None:
    text = damage(text_of(index), random.Random(seed), kind)
    stream = read("x", b"\xef\xbb\xbf" + text.replace("\x00", "").encode("utf-8"))
    assert lost_and_doubled(stream, parse(stream)) == ("", "")


@given(st.text(alphabet="abi1)(2. ;:,\n\t–•[]*_RESOLUTIONresolves considering the Council\f", max_size=300))
def test_nonsense_is_kept_too(text: str) -> None:
    stream = read("x", b"\xef\xbb\xbf" + text.encode())
    assert lost_and_doubled(stream, parse(stream)) == ("", "")


@pytest.mark.skipif(not CORPUS.is_dir(), reason=ABSENT)
@pytest.mark.parametrize("kind", ["tabs", "blanks"])
@pytest.mark.parametrize("name", ["proposal-77", "ITU-PP-RES-002", "ITU-PP-RES-021", "ITU-PP-DEC-003"])
def test_blanks_and_tabs_change_no_clause(name: str, kind: str) -> None:
    text = (CORPUS / "gold-sources" / f"{name}.txt").read_text(encoding="utf-8")
    whole = [clause.at for clause in clauses(parse(read("x", text.encode())))]
    for seed in range(3):
        spoilt = damage(text, random.Random(seed), kind)
        assert [clause.at for clause in clauses(parse(read("x", spoilt.encode())))] == whole


@pytest.mark.parametrize(
    "bulk",
    [
        "[1: " * 20_000,
        "(" * 50_000,
        "_____ 1 X " * 5_000,
        "1 " * 20_000,
        "further " * 20_000,
        "invites Member States, " * 5_000,
        "(Kyoto, 1994) – " * 5_000,
        "to go, " + "invites Member States to lend lamps, " * 2_000,
        "to go. " + "ANNEX 1 TO RESOLUTION 900 Care of It " * 2_000,
        "1 a word1; ____ 1 Note. " + "_____ 2 Note. 3 Note. • x " * 2_000,
    ],
    ids=[
        *("brackets", "parentheses", "rules", "numbers", "modifiers", "calls", "editions"),
        *("calls with clauses", "annexes", "notes and bullets"),
    ],
)
def test_one_thing_very_often_is_read_in_a_moment(bulk: str) -> None:
    """What takes the square of its length hangs here."""
    stream = read("x", f"RESOLUTION 1 (Kyoto, 1994)\nTitle\nresolves\n{bulk}".encode())
    assert lost_and_doubled(stream, parse(stream)) == ("", "")
