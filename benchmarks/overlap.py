"""How many near-duplicates are found, and how long it takes: python benchmarks/overlap.py [50000]

Wordings are words of the samples, drawn at random. Some have a copy that is still 80 % alike, edited in three ways: one word in ten
is another one, and some come and go; a letter is another one in three words of ten; up to three words of a short one are others. Of
each way the share that is found is printed, by the index of pairs of words and by the sketches that are used from a million on.
Then both compare so many wordings.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz

from itures.analyse import overlap
from itures.model.clauses import words_of

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "samples"
COPIES = 800
CHANCE = random.Random(3)
WORDS = [word for path in sorted(SAMPLES.rglob("*.txt")) for word in words_of(path.read_text(encoding="utf-8"))]


def drawn(least: int, most: int) -> str:
    return " ".join(CHANCE.choices(WORDS, k=CHANCE.randint(least, most)))


def edited(text: str) -> str:
    kept = [word for word in text.split() if CHANCE.random() > 0.04]
    for _ in range(max(1, len(kept) // 20)):
        kept[CHANCE.randrange(len(kept))] = CHANCE.choice(WORDS)
        kept.insert(CHANCE.randrange(len(kept)), CHANCE.choice(WORDS))
    return " ".join(kept)


def misspelt(text: str) -> str:
    words = text.split()
    for at in (2, 5, 8):
        letter = CHANCE.randrange(len(words[at]))
        words[at] = f"{words[at][:letter]}x{words[at][letter + 1 :]}"
    return " ".join(words)


def reworded(text: str) -> str:
    words = text.split()
    for _ in range(CHANCE.randint(1, 3)):
        words[CHANCE.randrange(len(words))] = CHANCE.choice(WORDS)
    return " ".join(words)


WAYS: dict[str, tuple[Callable[[str], str], int, int]] = {
    "one word in ten": (edited, 10, 45),
    "letters in three words of ten": (misspelt, 10, 10),
    "up to three words of a short one": (reworded, 8, 25),
}


def found(one: Sequence[str], other: Sequence[str], *, sketches: bool) -> float:
    """The share of the pairs, which are 80 % alike, that is found."""
    overlap.MANY = 0 if sketches else sys.maxsize
    told = {(pair.one, pair.other) for pair in overlap.alike([*one, *other]).pairs}
    return sum((number, len(one) + number) in told for number in range(len(one))) / len(one)


def main() -> None:
    for name, (change, least, most) in WAYS.items():
        pairs = [(text, change(text)) for text in [drawn(least, most) for _ in range(COPIES)]]
        kept = [(text, copy) for text, copy in pairs if text != copy and fuzz.ratio(text, copy) >= overlap.ALIKE]
        old, new = [text for text, _ in kept], [copy for _, copy in kept]
        shares = [found(old, new, sketches=sketches) for sketches in (False, True)]
        print(f"{name}: {len(kept)} pairs; by pairs of words {shares[0]:.1%}, by sketches {shares[1]:.1%}")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    wordings = [drawn(10, 45) for _ in range(count)]
    for name, many in (("pairs of words", sys.maxsize), ("sketches", 0)):
        overlap.MANY = many
        start = time.perf_counter()
        overlap.alike(wordings)
        print(f"{count:,} wordings by {name}: {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
