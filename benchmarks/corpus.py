"""What building and asking a corpus costs: python benchmarks/corpus.py [1000 10000 50000] [--jobs 1 2]

Documents are the sample of a Word file (64 clauses), each with other numbers in it, in one folder. For each size: documents a
second with each number of processes, peak memory of the first process, the same build again (nothing changed), all analyses anew,
the size of the file, and how long searches take.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from itures.store.filters import Filters
from itures.store.reading import reading

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data" / "samples" / "draft-new-resolution.docx"
BUILD = """
import re, sys
from itures.session.corpus.building import build
from itures.session.session import Settings
if __name__ == "__main__":
    path, folder, jobs, as_of = sys.argv[1:]
    build(path, [folder], Settings(as_of=as_of), jobs=int(jobs))
    # Not ru_maxrss: that counts the process it was forked from, too.
    print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""
QUERIES = {
    "one word": ("equipment", Filters()),
    "NEAR": ("test* NEAR facilit*", Filters()),
    "a number": ("4711*", Filters()),
    "filtered": ("emergency", Filters(kinds=["operative"], to=["SG"])),
}


def documents(folder: Path, count: int) -> None:
    """So many variants of the sample."""
    with zipfile.ZipFile(SAMPLE) as package:
        parts = [(info.filename, package.read(info)) for info in package.infolist()]
    for number in range(count):
        with zipfile.ZipFile(folder / f"{number:06}.docx", "w", zipfile.ZIP_DEFLATED) as made:
            for name, data in parts:
                if name == "word/document.xml":
                    data = re.sub(rb"equipment", b"equipment %d" % number, data)
                made.writestr(name, data)


def built(path: Path, folder: Path, jobs: int, as_of: str = "") -> tuple[float, float]:
    """Seconds, and peak memory in MB."""
    script = path.with_suffix(".py")
    script.write_text(BUILD)
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, str(script), str(path), str(folder), str(jobs), as_of],
        capture_output=True,
        text=True,
        check=True,
    )
    return time.perf_counter() - start, int(done.stdout) / 1024


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", nargs="*", type=int, default=[1_000])
    options.add_argument("--jobs", nargs="+", type=int, default=[1, 2])
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        for size in given.sizes:
            folder = Path(place, str(size))
            folder.mkdir()
            documents(folder, size)
            for jobs in given.jobs:
                path = Path(place, f"{size}-{jobs}.db")
                seconds, peak = built(path, folder, jobs)
                print(f"{size:,} documents, {jobs} processes: {size / seconds:.0f} a second, {peak:.0f} MB")
            seconds, _ = built(path, folder, jobs)
            print(f"  again, nothing changed: {size / seconds:.0f} a second")
            seconds, peak = built(path, folder, jobs, "latest")
            print(
                f"  analysed anew: {size / seconds:.0f} a second, {peak:.0f} MB; the file has {path.stat().st_size / 1e6:.0f} MB"
            )
            for name, (query, filters) in QUERIES.items():
                times = []
                for _ in range(5):
                    with reading(path) as reader:
                        start = time.perf_counter()
                        found = reader.search(query, filters)
                        times.append(time.perf_counter() - start)
                print(f"  search, {name}: {statistics.median(times) * 1000:.1f} ms, {found.total:,} found")


if __name__ == "__main__":
    main()
