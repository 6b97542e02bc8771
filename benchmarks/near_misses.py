"""How long text takes that nearly is a citation: patterns that look back and forth show in the growth.

    python benchmarks/near_misses.py

Each family of tests/cases/near-misses.toml is searched at 100 and at 200 kB, twice each, the better time counts: what is
linear takes twice as long. The last line mixes them all to one megabyte.
"""

from __future__ import annotations

import random
import sys
import time
import tomllib
from pathlib import Path

from itures.analyse.references.find import find_citations
from itures.language import built_in

FAMILIES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "near-misses.toml"
GROWTH = 3.5
SIZE = 100_000
PATTERNS = built_in().of("en").citations


def seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.perf_counter()
        find_citations(text, PATTERNS, ("resolves to instruct the secretary-general to",))
        best = min(best, time.perf_counter() - start)
    return best


def main() -> int:
    families = tomllib.loads(FAMILIES.read_text(encoding="utf-8"))
    worst = 0.0
    for name, piece in families.items():
        small = piece * (SIZE // len(piece))
        once, twice = seconds(small), seconds(small * 2)
        worst = max(worst, twice / once)
        print(f"{name:16} {once * 1e3:7.1f} ms {twice * 1e3:7.1f} ms   {twice / once:4.1f} x")
    picked = random.Random(4)
    text = "".join(picked.choices(list(families.values()), k=24_000))[:1_000_000]
    print(f"{'all, 1 MB':16} {seconds(text) * 1e3:7.1f} ms")
    return int(worst > GROWTH)


if __name__ == "__main__":
    sys.exit(main())
