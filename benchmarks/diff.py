"""diff of 400 and of 4,000 clauses, beside difflib, redlines and xmldiff on the same pair in the same run.

`python benchmarks/diff.py`. The peers compare lines (difflib), a text (redlines) and XML with an element for each clause
(xmldiff); those that are not installed are passed over. None of them knows labels, calls or moves.
"""

from __future__ import annotations

import difflib
import random
import statistics
import time
from collections.abc import Callable
from xml.sax.saxutils import escape

from itures.analyse.diff.edits import diff
from itures.parse import parse
from itures.read import read

HEAD = (
    "RESOLUTION 900 (Kyoto, 1994)\nLamps\nThe Plenipotentiary Conference of the International Telecommunication Union "
    "(Kyoto, 1994),\n"
)
CALLS = ("considering", "noting", "recalling", "resolves", "instructs the Secretary-General")
WORDS = [
    "keeper",
    "lamp",
    "oil",
    "ship",
    "storm",
    "light",
    "coast",
    "harbour",
    "list",
    "report",
    "council",
    "member",
    "state",
    "union",
    "network",
    "telegraph",
    "cable",
    "operator",
    "region",
    "study",
    "group",
    "question",
    "rate",
    "charge",
    "accounting",
    "frequency",
    "station",
    "satellite",
    "orbit",
    "plan",
    "budget",
    "training",
    "expert",
    "fund",
    "project",
    "school",
    "island",
    "village",
    "radio",
    "signal",
    "distress",
    "rescue",
    "code",
    "equipment",
    "test",
    "mark",
]


def text(clauses: int, seed: int) -> list[str]:
    """Lines of a text with so many clauses, 40 under each call; one in five cites a resolution, one in twenty a clause."""
    chance = random.Random(seed)
    lines = []
    for number in range(clauses // 40):
        lines.append(f"{'further ' if number > 4 else ''}{CALLS[number % 5]}")
        for n in range(1, 41):
            cited = chance.random()
            cites = (
                " as in resolves 3 above"
                if cited < 0.05
                else ", recalling Resolution 14 (Rev. Antalya, 2006)" * (cited < 0.25)
            )
            lines.append(f"{n}\tthat the {' '.join(chance.choices(WORDS, k=18))}{cites};")
    return lines


def edited(lines: list[str], seed: int) -> list[str]:
    """One clause in twelve removed, one in twelve added, one in five changed in a word, and all numbered again."""
    chance = random.Random(seed)
    found: list[str] = []
    for line in lines:
        if "\t" in line and chance.random() < 0.08:
            continue
        if "\t" in line and chance.random() < 0.08:
            found.append(f"9\tthat new {' '.join(chance.choices(WORDS, k=15))};")
        if "\t" in line and chance.random() < 0.2:
            words = line.split(" ")
            words[chance.randrange(2, len(words))] = "changed"
            line = " ".join(words)
        found.append(line)
    number = 0
    for index, line in enumerate(found):
        number = number + 1 if "\t" in line else 0
        found[index] = f"{number}\t{line.partition(chr(9))[2]}" if "\t" in line else line
    return found


def median(work: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def peers(old: list[str], new: list[str]) -> dict[str, Callable[[], object]]:
    """What else compares texts, as far as it is installed."""
    found: dict[str, Callable[[], object]] = {
        "difflib, ratio of all words": lambda: difflib.SequenceMatcher(
            None, " ".join(old).split(), " ".join(new).split(), autojunk=False
        ).get_opcodes()
    }
    try:
        from redlines import Redlines

        found["redlines"] = lambda: Redlines("\n\n".join(old), "\n\n".join(new)).output_markdown
    except ImportError:
        print("redlines is not installed")
    try:
        from xmldiff import main

        one, other = (f"<t>{''.join(f'<c>{escape(line)}</c>' for line in lines)}</t>" for lines in (old, new))
        found["xmldiff"] = lambda: main.diff_texts(one, other)
    except ImportError:
        print("xmldiff is not installed")
    return found


def main() -> None:
    first = 0.0
    for clauses, rounds in ((400, 9), (4_000, 3)):
        old = text(clauses, 1)
        new = edited(old, 2)
        one, other = (parse(read("x.txt", (HEAD + "\n".join(lines)).encode())) for lines in (old, new))
        spent = median(lambda one=one, other=other: diff(one, other), rounds)  # type: ignore[misc]
        first = first or spent
        print(f"{clauses} clauses: itures diff {spent:8.1f} ms, {spent / first:4.1f} x    budget 60 ms, 12 x")
        if clauses == 400:
            for name, work in peers(old, new).items():
                took = median(work, 1)
                print(f"{clauses} clauses: {name:<28} {took:8.1f} ms, {took / spent:6.1f} x itures")


if __name__ == "__main__":
    main()
