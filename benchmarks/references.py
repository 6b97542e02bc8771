"""Citations per second beside eyecite, on the same texts in the same run.

    python benchmarks/references.py [ROUNDS]

eyecite looks for citations of courts in plain text, with Hyperscan where that is installed. It finds none of ITU's, but
no nearer peer exists. Its `get_citations` finds and resolves nothing, so it is set against `find_citations` over the same
wordings first; then against `find_references` as a whole: clauses walked, citations found, resolved to texts and clauses.
All run in turn, the figures are medians. Texts of ../shared are used where they are, else one of the samples.
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

from itures.analyse.references.find.scanner import find_citations
from itures.analyse.references.passages import passages
from itures.analyse.references.resolve import find_references
from itures.language import built_in
from itures.model.folding import folded
from itures.model.tree import Document
from itures.parse import parse
from itures.read import read

BUDGET = 5.0
LEAD = 1.5
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


def wordings(document: Document) -> tuple[list[str], list[str]]:
    """All wordings of a document that may cite something, and its calls as `find_citations` asks for them."""
    calls = {folded(section.call) for instrument in document.instruments for section in instrument.sections}
    return [passage.text for passage in passages(document)], sorted(calls, key=lambda call: (-len(call), call))


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    paths = sorted(TEXTS.glob("*.txt")) or sorted((ROOT / "data" / "samples").glob("*.txt")) * 20
    streams = [read(path).project("revised") for path in paths]
    documents = [parse(stream) for stream in streams]
    patterns = [built_in().of(document.language).citations for document in documents]
    texts = [wordings(document) for document in documents]
    size = sum(len(stream.text.encode()) for stream in streams) / 1e6
    with tempfile.TemporaryDirectory() as cache:
        peer, which = tokenizer(cache)

        def finding() -> int:
            return sum(
                len(find_citations(text, known, calls))
                for known, (lines, calls) in zip(patterns, texts, strict=True)
                for text in lines
            )

        def ours() -> int:
            return sum(len(find_references(document)) for document in documents)

        def theirs() -> int:
            return sum(len(get_citations(stream.text, tokenizer=peer)) for stream in streams)

        found, resolved, others = finding(), ours(), theirs()
        times = [(seconds(finding), seconds(ours), seconds(theirs)) for _ in range(rounds)]
    one, two, three = (statistics.median(those) for those in zip(*times, strict=True))
    lead = statistics.median(other / mine for mine, _, other in times)
    whole = statistics.median(other / mine for _, mine, other in times)
    print(f"{len(paths)} texts, {size:.2f} MB, median of {rounds} rounds; eyecite with {which}")
    print(f"find_citations    {size / one:7.2f} MB/s   {found:6} found      {lead:.2f} x eyecite    budget {LEAD} x")
    print(
        f"find_references   {size / two:7.2f} MB/s   {resolved:6} resolved   {whole:.2f} x eyecite    budget {BUDGET:.0f} MB/s"
    )
    print(f"eyecite           {size / three:7.2f} MB/s   {others:6} found")
    return int(size / two < BUDGET or lead < LEAD)


if __name__ == "__main__":
    sys.exit(main())
