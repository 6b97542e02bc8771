"""`make bench`: every budget of ARCHITECTURE.md, as a ratio against a peer measured in the same run.

Pairs run in turn, figures are medians. Texts of ../shared are used where they are; without them those rows are missing.
"""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import big_docx
import docx
import startup

from itures.parse import parse
from itures.read import read

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT.parent / "shared" / "corpus" / "gold-sources"
PEAK = """
import re, sys
from itures.parse import parse
from itures.read import read
parse(read(sys.argv[1]).project("revised"))
# Not ru_maxrss: that counts the process it was forked from, too.
print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def pair(first: Callable[[], object], second: Callable[[], object], rounds: int) -> tuple[float, float, float]:
    """Medians of both, and the median of their ratio, taken in turn after one round that is not counted."""
    first(), second()
    times = [(seconds(first), seconds(second)) for _ in range(rounds)]
    return (
        statistics.median(one for one, _ in times),
        statistics.median(two for _, two in times),
        statistics.median(one / two for one, two in times),
    )


def parsing() -> None:
    paths = sorted(TEXTS.glob("*.txt"))
    if not paths:
        print("parse: the real texts (../shared/corpus) are not here")
        return
    example = read(TEXTS / "proposal-77.txt")
    streams = [read(path) for path in paths]
    size = sum(len(stream.text) for stream in streams)
    lines, all_lines = example.text, [stream.text for stream in streams]
    one, split, ratio = pair(lambda: parse(example), lambda: lines.split(), 50)
    print(f"parse the example, {len(lines)} characters  {one * 1000:8.2f} ms {ratio:8.1f} x str.split    budget 2 ms")
    every, split, ratio = pair(lambda: [parse(s) for s in streams], lambda: [text.split() for text in all_lines], 20)
    print(
        f"parse {len(paths)} texts, {size} characters        {every * 1000:8.2f} ms {ratio:8.1f} x str.split"
        f"    {size / every / 1e6:.1f} MB/s"
    )
    del split


def word() -> None:
    for what, data in (("", big_docx.build()), (" with 2,000 tracked changes", big_docx.build(2_000))):
        ours, peer, ratio = pair(
            lambda data=data: parse(read("big.docx", data).project("revised")),  # type: ignore[misc]
            lambda data=data: [p.text for p in docx.Document(io.BytesIO(data)).paragraphs],  # type: ignore[misc]
            9,
        )
        print(
            f"read + parse a 200-page docx{what:<10}{ours * 1000:8.1f} ms {ratio:8.2f} x python-docx listing its text"
            f" ({peer * 1000:.0f} ms)    budget 1 x"
        )
    path = Path(sys.argv[0]).parent / "big.tmp.docx"
    path.write_bytes(data)
    try:
        done = subprocess.run([sys.executable, "-c", PEAK, str(path)], capture_output=True, text=True, check=True)
    finally:
        path.unlink()
    print(f"peak memory of it, whole process      {int(done.stdout) / 1024:8.1f} MB                budget 150 MB")


if __name__ == "__main__":
    print("start-up, whole process")
    startup.main()
    print("in process, warm")
    parsing()
    word()
