"""Citations per second beside eyecite, on the same texts in the same run.

    python benchmarks/references.py [ROUNDS]

`find_references` is timed as a whole: clauses walked, citations found and resolved. eyecite looks for citations of
courts in the plain text, with Hyperscan where that is installed. It finds none of ITU's, but no nearer peer exists.
Both run in turn, the figures are medians. Texts of ../shared are used where they are, else one of the samples.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from eyecite import get_citations
from eyecite.tokenizers import AhocorasickTokenizer, HyperscanTokenizer, Tokenizer

from itures.analyse.references.resolve import find_references
from itures.parse import parse
from itures.read import read

BUDGET = 5.0
ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT.parent / "shared" / "corpus" / "wrc"


def tokenizer(cache: str) -> tuple[Tokenizer, str]:
    try:
        import hyperscan  # noqa: F401
    except ImportError:
        return AhocorasickTokenizer(), "its default tokenizer (Hyperscan is not installed)"
    return HyperscanTokenizer(cache_dir=cache), "Hyperscan"


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    paths = sorted(TEXTS.glob("*.txt")) or sorted((ROOT / "data" / "samples").glob("*.txt")) * 20
    streams = [read(path).project("revised") for path in paths]
    documents = [parse(stream) for stream in streams]
    size = sum(len(stream.text.encode()) for stream in streams) / 1e6
    with tempfile.TemporaryDirectory() as cache:
        peer, which = tokenizer(cache)

        def ours() -> int:
            return sum(len(find_references(document)) for document in documents)

        def theirs() -> int:
            return sum(len(get_citations(stream.text, tokenizer=peer)) for stream in streams)

        found, others = ours(), theirs()
        times = [(seconds(ours), seconds(theirs)) for _ in range(rounds)]
    mine = statistics.median(one for one, _ in times)
    other = statistics.median(two for _, two in times)
    print(f"{len(paths)} texts, {size:.2f} MB, median of {rounds} rounds")
    print(f"find_references   {size / mine:7.2f} MB/s   {found:6} found    budget {BUDGET:.0f} MB/s")
    print(f"eyecite           {size / other:7.2f} MB/s   {others:6} found    with {which}")
    ratio = statistics.median(two / one for one, two in times)
    print(f"{ratio:.1f} x as fast")
    return int(size / mine < BUDGET or ratio < 1)


if __name__ == "__main__":
    sys.exit(main())
