"""Coverage-guided fuzzing of the Word reader and parser: `pip install atheris`, then

python tests/fuzz/fuzz_docx.py -max_total_time=600

Without atheris it tries random damage instead, for as many seconds as its argument says (default 60).
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"


def steps_of(data: bytes) -> tuple[int, list[tuple[str, int, int, int]]]:
    """What the bytes of the fuzzer ask for: a source, and a step for each seven of them."""
    from mutations import STEPS

    steps = [
        (STEPS[data[i] % len(STEPS)], *(int.from_bytes(data[i + j : i + j + 2], "big") for j in (1, 3, 5)))
        for i in range(1, min(len(data) - 6, 200), 7)
    ]
    return (data[0] if data else 0), steps  # type: ignore[return-value]  # three numbers make a step


def main() -> None:
    """Run the fuzzer."""
    from mutations import damaged, parts_of

    try:
        import atheris
    except ImportError:
        atheris = None
    if atheris is not None:
        with atheris.instrument_imports(include=["itures"]):
            from checks import check
    else:
        from checks import check
    sources = [parts_of(path.read_bytes()) for path in sorted(SAMPLES.glob("*.docx"))]

    def one(data: bytes) -> None:
        source, steps = steps_of(data)
        check(damaged(sources[source % len(sources)], steps))

    if atheris is not None:
        atheris.Setup(sys.argv, one)
        atheris.Fuzz()
        return
    end = time.monotonic() + (float(sys.argv[1]) if len(sys.argv) > 1 else 60)
    tried = 0
    while time.monotonic() < end:
        data = random.Random(tried).randbytes(1 + 7 * (tried % 12 + 1))
        try:
            one(data)
        except Exception:
            sys.stdout.write(f"failed with seed {tried}: {data.hex()}\n")
            raise
        tried += 1
    sys.stdout.write(f"{tried} damaged files, no failure\n")


if __name__ == "__main__":
    main()
