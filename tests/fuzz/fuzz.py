"""`make fuzz`: random inputs of every kind, through everything that reads one, until the time is up.

    python tests/fuzz/fuzz.py [SECONDS] [SEED]

Texts of the words that documents are made of; Word files with damaged parts, and with damaged bytes; hostile Word files; one
document in several forms (differential.py). What raises is written to a folder beside, with its seed, and the run goes on. Where
atheris is installed, fuzz_docx.py looks for more of the second kind, guided by what of the code is reached.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import differential
import fuzz_text
import hostile
from checks import check
from itures.model.stream import UnreadableError
from itures.session.session import Session
from mutations import STEPS, damaged, parts_of

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"
SESSION = Session()
LONGEST = 10.0
"""Seconds after which one input is a finding, whatever it gives."""


def of_words(source: random.Random) -> bytes:
    """A text of the words that documents are made of."""
    given = fuzz_text.text(source)
    other = fuzz_text.text(source)
    before = fuzz_text.check(other, SESSION)
    fuzz_text.check(given, SESSION, before)
    return f"{other}\n=====\n{given}".encode()


def of_damaged_parts(source: random.Random) -> bytes:
    """A sample whose parts are damaged."""
    path = source.choice(sorted(SAMPLES.glob("*.docx")))
    steps = [
        (source.choice(STEPS), *(source.randint(0, 10_000) for _ in range(3))) for _ in range(source.randint(1, 12))
    ]
    data = damaged(parts_of(path.read_bytes()), steps)  # type: ignore[arg-type]  # three numbers make a step
    check(data)
    return data


def of_damaged_bytes(source: random.Random) -> bytes:
    """A sample, or one without compression, in which bytes are others, gone or there twice."""
    data = bytearray(source.choice(sorted(SAMPLES.iterdir())).read_bytes())
    if source.random() < 0.5:
        data = bytearray(differential.as_word(differential.paragraphs(source)))
    for _ in range(source.randint(1, 20)):
        at = source.randrange(len(data))
        match source.randrange(4):
            case 0:
                data[at] = source.randrange(256)
            case 1:
                del data[at : at + source.randint(1, 200)]
            case 2:
                data[at:at] = data[max(0, at - source.randint(1, 200)) : at]
            case _:
                data[at:at] = source.randbytes(source.randint(1, 8))
        if not data:
            break
    check(bytes(data))
    return bytes(data)


def of_hostile_kinds(source: random.Random) -> bytes:
    """A hostile Word file of a small size."""
    data = hostile.package(hostile.KINDS[source.choice(sorted(hostile.KINDS))](source.randint(20, 3_000)))
    try:
        fuzz_text.everything(SESSION, SESSION.parse("x.docx", data, source.choice(("original", "revised", "marked"))))
    except UnreadableError as error:
        assert "\n" not in str(error)
    return data


def of_several_forms(source: random.Random) -> bytes:
    """One document as text and as a Word file."""
    lines = differential.paragraphs(source)
    differential.check_forms(SESSION, lines)
    return differential.as_text(lines)


def of_several_ways(source: random.Random) -> bytes:
    """Documents by the library, the command line, in one process and in two."""
    with tempfile.TemporaryDirectory() as folder:
        differential.check_ways(SESSION, Path(folder), [differential.paragraphs(source) for _ in range(6)])
    return b""


KINDS: tuple[tuple[Callable[[random.Random], bytes], int], ...] = (
    (of_words, 40),
    (of_damaged_parts, 20),
    (of_damaged_bytes, 20),
    (of_hostile_kinds, 6),
    (of_several_forms, 12),
    (of_several_ways, 1),
)
"""What is tried, and how often."""


def main() -> int:
    """Run until the time is up; 1 where anything was found."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(1 << 31)
    chosen = random.Random(seed)
    tried: Counter[str] = Counter()
    found: dict[str, int] = {}
    slowest = (0.0, "")
    start = time.monotonic()
    while time.monotonic() < start + seconds:
        kind = chosen.choices([one for one, _ in KINDS], [weight for _, weight in KINDS])[0]
        own = chosen.randrange(1 << 31)
        begun = time.monotonic()
        try:
            kind(random.Random(own))
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            key = f"{kind.__name__}: {type(error).__name__} in {Path(place.filename).name}:{place.lineno}"
            if key not in found:
                sys.stderr.write(f"{key}, seed {own}: {str(error)[:200]!r}\n")
            found[key] = found.get(key, 0) + 1
        took = time.monotonic() - begun
        slowest = max(slowest, (took, f"{kind.__name__}, seed {own}"))
        tried[kind.__name__] += 1
    count = sum(tried.values())
    sys.stderr.write(
        f"seed {seed}: {count} inputs, {count / (time.monotonic() - start):.1f} a second, {len(found)} findings; "
        f"the slowest took {slowest[0]:.1f} s ({slowest[1]})\n"
    )
    return int(bool(found) or slowest[0] > LONGEST)


if __name__ == "__main__":
    sys.exit(main())
