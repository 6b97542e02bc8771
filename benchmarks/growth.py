"""How time grows with the size of inputs that are made to cost much: each shape in three sizes, doubled each time.

    python benchmarks/growth.py [SHAPE ...]

Prints CPU seconds for each size and the exponent of the last doubling (1 is linear, 2 is quadratic), and fails where one is above
1.2 and takes long enough to be measured. The shapes are those by which something was quadratic once, and others like them.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from itures.model.tree import Document
from itures.parse import parse
from itures.read import read
from itures.session.merged import merged
from itures.session.session import Session

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "fuzz"))
import hostile

HEAD = "RESOLUTION 1 (Doha, 2026)\nLamps\nThe Plenipotentiary Conference (Doha, 2026),\n"
RESOLVES = f"{HEAD}resolves\n"
INSTRUCTS = f"{HEAD}instructs the Secretary-General\n"
CONSTITUTION = "CONSTITUTION OF THE INTERNATIONAL TELECOMMUNICATION UNION\nARTICLE 1\nLamps\n"
RULE = "____________________\n"
MOST = 1.2
MEASURABLE = 0.05
"""Shorter times say nothing of growth."""


def one_note_pages(n: int) -> str:
    return HEAD + "".join(f"{'lamps burn. ' * 3}\n{RULE}1 These are the lamps of page {i}.\n\f" for i in range(n))


def notes(n: int) -> str:
    points = "".join(f"{i} to burn\u00b9 lamps;\n" for i in range(1, n))
    return RESOLVES + points + RULE + "".join(f"{i} A note.\n" for i in range(1, n))


def changes(n: int) -> bytes:
    one = (
        '<w:r><w:t xml:space="preserve">some more words here </w:t></w:r>'
        '<w:ins w:id="1" w:author="A"><w:r><w:t xml:space="preserve">lamps that burn </w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="A"><w:r><w:delText xml:space="preserve">beacons of oil </w:delText></w:r></w:del>'
    )
    return hostile.package({"document": f"{hostile.HEAD}<w:p><w:r><w:t>1</w:t><w:tab/></w:r>{one * n}</w:p>"})


def word(kind: str) -> Callable[[int], bytes]:
    """The hostile Word file of a kind."""
    return lambda n: hostile.package(hostile.KINDS[kind](n))


class Shape(NamedTuple):
    """Makes an input of a size; `work` is what is done with it: "parse", "marked", "merge", or the name of a capability."""

    make: Callable[[int], str | bytes]
    size: int
    work: str


SHAPES: dict[str, Shape] = {
    # Of a text
    "one-note pages": Shape(one_note_pages, 1000, "parse"),
    "references in wrapped lines": Shape(
        lambda n: RESOLVES + "1 to apply " + "Resolution 71 (Rev. Dubai, 2018),\n" * n + "and go.", 1000, "refs"
    ),
    "reports in a clause": Shape(
        lambda n: INSTRUCTS + "1 to go and " + "to report annually to the Council on lamps, " * n, 500, "instructions"
    ),
    "points": Shape(lambda n: RESOLVES + "".join(f"{i} to burn lamps;\n" for i in range(1, n)), 2000, "parse"),
    "running heads": Shape(
        lambda n: HEAD + "".join(f"- {i} -\nPP-26/1-E\nlamps burn and oil is there\n\f" for i in range(n)),
        1000,
        "parse",
    ),
    "counting lines": Shape(
        lambda n: HEAD + "".join(f"Page {i}\nlamps burn and oil is there\n" for i in range(n)), 2000, "parse"
    ),
    "empty pages": Shape(lambda n: HEAD + "lamps burn\n\f" * n, 4000, "parse"),
    "one sentence over lines": Shape(lambda n: RESOLVES + "1 to burn " + "lamps and oil and more\n" * n, 4000, "parse"),
    "dashes on a line": Shape(lambda n: HEAD + "- " * n + "\n", 40000, "parse"),
    "notes": Shape(notes, 1000, "parse"),
    "shall in a heading": Shape(lambda n: f"{HEAD}{'shall ' * n}\nresolves\n1 to go.", 8000, "instructions"),
    "should in a heading": Shape(lambda n: f"{HEAD}{'should ' * n}\nresolves\n1 to go.", 8000, "instructions"),
    "shall in a point": Shape(lambda n: RESOLVES + "1 that the Council shall " * n, 4000, "instructions"),
    "report annually": Shape(lambda n: INSTRUCTS + "1 " + "report annually to " * n, 500, "instructions"),
    "No. 1": Shape(lambda n: RESOLVES + "1 to apply " + "No. 1 " * n, 2000, "refs"),
    "an open bracket and blanks": Shape(lambda n: "RESOLUTION 900 (" + " " * n, 40000, "parse"),
    "brackets": Shape(lambda n: f"{RESOLVES}1 to {'[' * n}go{']' * n}", 8000, "parse"),
    "brackets in the ledger": Shape(lambda n: f"{RESOLVES}1 to {'[' * n}go{']' * n}", 8000, "brackets"),
    "open brackets": Shape(lambda n: f"{RESOLVES}1 to {'[go ' * n}", 8000, "brackets"),
    "choices": Shape(lambda n: f"MOD EUR/1/2\n{RESOLVES}1 to {'[go] [stay] XXX ' * n}", 4000, "brackets"),
    "omissions": Shape(lambda n: f'{RESOLVES}1 to "{"[...] " * n}"', 8000, "brackets"),
    "options": Shape(
        lambda n: RESOLVES + "".join(f"Option {i % 9}:\n{i} to go;\n" for i in range(1, n)), 2000, "brackets"
    ),
    "provisions": Shape(
        lambda n: CONSTITUTION + "".join(f"{i} a) to be lit;\nPP-98\n" for i in range(1, n)), 4000, "parse"
    ),
    "articles": Shape(
        lambda n: CONSTITUTION + "".join(f"ARTICLE {i}\nLamps\n{i} to be lit;\n" for i in range(2, n)), 2000, "parse"
    ),
    "proposed provisions": Shape(
        lambda n: CONSTITUTION + "".join(f"MOD\n{i}\ta) to be lit;\n" for i in range(1, n)), 2000, "provisions"
    ),
    "ranges": Shape(
        lambda n: CONSTITUTION + "".join(f"{i} to {i + 900} (SUP)\n" for i in range(1, n)), 200, "provisions"
    ),
    "commas": Shape(lambda n: INSTRUCTS + "1 to go" + ", " * n, 10000, "instructions"),
    "and": Shape(lambda n: INSTRUCTS + "1 to go " + "and " * n, 4000, "instructions"),
    "colons": Shape(lambda n: INSTRUCTS + "1 to go: " * n, 4000, "instructions"),
    "bodies": Shape(lambda n: f"{HEAD}instructs {'the Secretary-General, ' * n}\n1 to go;", 2000, "instructions"),
    "deadlines": Shape(lambda n: INSTRUCTS + "1 to go " + "by 2027, " * n, 2000, "instructions"),
    "in accordance": Shape(lambda n: INSTRUCTS + "1 to go " + "in accordance with " * n, 4000, "instructions"),
    "open editions": Shape(lambda n: RESOLVES + "1 Resolution 1 " + "(Rev. " * n, 10000, "refs"),
    "annexes to annexes": Shape(lambda n: RESOLVES + "1 " + "Annex 1 to " * n, 8000, "refs"),
    "that Resolution": Shape(
        lambda n: RESOLVES + "1 Resolution 71 (Rev. Dubai, 2018) " + "resolves 1 of that Resolution " * n, 500, "refs"
    ),
    "superseded editions": Shape(
        lambda n: RESOLVES + "".join(f"{i} to apply Resolution 71 (Rev. Dubai, 2018);\n" for i in range(1, n)),
        500,
        "refs",
    ),
    "broken words": Shape(lambda n: RESOLVES + "1 " + "bea- con " * n, 8000, "refs"),
    "texts": Shape(lambda n: f"{RESOLVES}1 to go.\n" * n, 500, "refs"),
    "calls": Shape(lambda n: HEAD + "resolves\n1 to go;\n" * n, 1000, "instructions"),
    "rows": Shape(lambda n: f"{RESOLVES}1 to go.\nANNEX TO RESOLUTION 1\n" + "a | b | c\n" * n, 4000, "parse"),
    "one word": Shape(lambda n: RESOLVES + "1 " + "a" * n, 400000, "instructions"),
    "digits": Shape(lambda n: RESOLVES + "1 " + "1" * n, 400000, "refs"),
    "dots": Shape(lambda n: RESOLVES + "1 " + "." * n, 200000, "refs"),
    # Of a text beside six proposals
    "merge: clauses": Shape(
        lambda n: RESOLVES + "".join(f"{i} to burn {i * 7919 % 9973} lamps at pier {i};\n" for i in range(1, n)),
        200,
        "merge",
    ),
    "merge: words of a clause": Shape(
        lambda n: RESOLVES + "1 to burn " + "".join(f"lamp {i * 7919 % 9973} of {i}, " for i in range(n)), 500, "merge"
    ),
    "merge: one clause": Shape(lambda n: RESOLVES + "1 to burn;\n2 to go;\n" + "3 to rest. " * n, 500, "merge"),
    # Of a Word file
    "breaks": Shape(word("breaks"), 60000, "parse"),
    "tabs": Shape(word("tabs"), 100000, "parse"),
    "runs": Shape(word("runs"), 60000, "parse"),
    "changes in a paragraph": Shape(changes, 1000, "marked"),
    "changed points": Shape(word("changed_points"), 24000, "marked"),
    "joined paragraphs": Shape(word("joined"), 24000, "marked"),
    "labels": Shape(word("labels"), 100000, "parse"),
    "references to one note": Shape(word("references"), 60000, "parse"),
    "notes with marks of their own": Shape(word("custom_references"), 20000, "refs"),
    "cross-reference fields": Shape(word("fields"), 40000, "refs"),
    "shall in a text": Shape(word("long_text"), 20000, "instructions"),
}


def proposals(text: str) -> list[Document]:
    """Six proposals, each of which changes every seventh word or point in its own way, and adds points."""
    found = []
    for number in range(6):
        lines = text.splitlines()
        words = [
            f"{line.replace(str(at), f'{at}{number}', 1)}" if at % 7 == number else line
            for at, line in enumerate(lines)
        ]
        added = [f"{900 + at} to build pier {number * 1000 + at}" for at in range(len(lines) // 10)]
        found.append(parse(read(f"{number}.txt", "\n".join([*words, *added]).encode())))
    return found


def seconds(session: Session, shape: Shape, size: int) -> float:
    """CPU time of the better of two runs, or of one that is long."""
    given = shape.make(size)
    data, name = (given, "x.docx") if isinstance(given, bytes) else (given.encode(), "x.txt")
    best = math.inf
    for _ in range(2):
        start = time.process_time()
        document = session.parse(name, data, "marked" if shape.work == "marked" else "revised")
        if shape.work == "merge":
            merged(read(name, data), data, proposals(str(given)))
        elif shape.work not in ("parse", "marked"):
            session.answer("references" if shape.work == "refs" else shape.work, document)
        best = min(best, time.process_time() - start)
        if best > 1:
            break
    return best


def main(names: list[str]) -> int:
    """Measure the shapes; 1 where one grows too fast."""
    session, bad = Session(), 0
    seconds(session, SHAPES["calls"], 2)
    for name in names or SHAPES:
        shape = SHAPES[name]
        sizes = [shape.size, shape.size * 2, shape.size * 4]
        times = [seconds(session, shape, size) for size in sizes]
        exponent = math.log2(times[2] / times[1])
        if exponent > MOST and times[2] > MEASURABLE:
            # A shared machine is noisy: what is quadratic is so again.
            times = [seconds(session, shape, size) for size in sizes]
            exponent = min(exponent, math.log2(times[2] / times[1]))
        wrong = exponent > MOST and times[2] > MEASURABLE
        bad += wrong
        figures = " · ".join(f"{size:,}: {time:.2f}" for size, time in zip(sizes, times, strict=True))
        print(f"{name:28} {figures:48} {exponent:5.2f}{'  too much' if wrong else ''}", flush=True)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
