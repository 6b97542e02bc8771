"""How long searches take in a corpus of generated clauses: python benchmarks/corpus_search.py [1000000]

Clauses have 30 words of 30,000, the frequent ones as frequent as in a language (Zipf); nothing is parsed. Four words that are
asked for are as rare as they are in resolutions. Figures are medians of five.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from itertools import accumulate
from pathlib import Path

from itures.model.corpus import Record, StoredClause, StoredText
from itures.store.filters import ALL, Filters
from itures.store.folding import fold
from itures.store.reading import reading
from itures.store.writing import writing

CLAUSES = 50
BATCH = 200
FREQUENT = [
    "the", "of", "and", "to", "in", "for", "that", "on", "telecommunication", "union", "persons", "with", "council", "report",
    "members",
]  # fmt: skip
RARE = {"accessibility": 800, "accessible": 1_500, "disabilities": 900, "disability": 2_500}
QUERIES = (
    ("accessib* NEAR disabil*", ALL),
    ("accessibility disabilities", ALL),
    ('"persons with disabilities"', ALL),
    ("accessib* NEAR disabil*", Filters(bodies=["PP"], to=["SG"])),
    ("the", ALL),
    ("the", Filters(bodies=["PP"])),
    ("the", Filters(bodies=["RA"])),
    ("the NEAR of", ALL),
    ("w2* council", ALL),
)


def generated(path: Path, count: int) -> None:
    chance = random.Random(1)
    words = [f"w{number}" for number in range(30_000)]
    words[: len(FREQUENT)] = FREQUENT
    for word, rank in RARE.items():
        words[rank] = word
    weights = list(accumulate(1 / (rank + 1) for rank in range(len(words))))
    documents = count // CLAUSES
    with writing(path) as writer:
        for first in range(0, documents, BATCH):
            with writer.batch():
                for number in range(first, min(documents, first + BATCH)):
                    texts = [" ".join(chance.choices(words, cum_weights=weights, k=30)) for _ in range(CLAUSES)]
                    writer.name(f"{number}.txt", "", writer.add(record(number, texts, chance.choice(["PP", "WTDC"]))))


def record(number: int, texts: list[str], body: str) -> Record:
    clauses = [
        StoredClause(
            at,
            0,
            "point",
            "operative",
            f"1/{at}",
            f"resolves {at}",
            str(at),
            text,
            at,
            at + 1,
            ("SG",) if at % 10 == 0 else (),
        )
        for at, text in enumerate(texts)
    ]
    name = f"Resolution {number}"
    text = StoredText(
        0, None, body, "RES", str(number), "dubai-2018", "dubai-2018", 2018, "resolution", name, "", True, None, None, "2018", 0, 1
    )  # fmt: skip
    folded = tuple(fold(one) for one in texts)
    return Record(f"{number:064x}", 1, "en", "", 0, 0, b"", (text,), tuple(clauses), folded, (), (), "", "", "{}")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "x.db")
        start = time.perf_counter()
        generated(path, count)
        print(f"{count:,} clauses stored in {time.perf_counter() - start:.0f} s, {path.stat().st_size / 1e6:.0f} MB")
        for query, filters in QUERIES:
            times = []
            for _ in range(5):
                with reading(path) as reader:
                    start = time.perf_counter()
                    found = reader.search(query, filters)
                    times.append(time.perf_counter() - start)
            asked = f"{query} {'filtered' if filters != ALL else ''}".strip()
            print(
                f"  {asked}: {statistics.median(times) * 1000:.1f} ms, {found.total:,}{'+' if found.more else ''} found"
            )


if __name__ == "__main__":
    main()
