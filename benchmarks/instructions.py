"""The verbs of acts by rules and by the model, side by side on the annotated documents, and how fast the model reads.

`python benchmarks/instructions.py [FOLDER with gold/ and corpus/]`, ../shared by default. Needs itures[en].
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from itures.analyse.instructions.find import find_instructions
from itures.parse import parse
from itures.read import read

SHARED = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "shared"


def right(gold: list[dict[str, Any]], found: tuple[Any, ...]) -> int:
    """How many of the annotated acts are found with their addressees, force and verb."""
    wanted = [(tuple(sorted(name.partition(":")[0] for name in one["to"])), one["force"], one["does"]) for one in gold]
    count = 0
    for one in found:
        key = (tuple(sorted(name.partition(":")[0] for name in one.to)), one.force, one.does)
        if key in wanted:
            wanted.remove(key)
            count += 1
    return count


def main() -> None:
    total = {"rules": 0, "model": 0}
    annotated = 0
    for path in sorted((SHARED / "gold" / "dev").glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8")).get("instructions", [])
        source = SHARED / "corpus" / "gold-sources" / path.name.replace(".gold.json", ".txt")
        document = parse(read(source))
        row = {acts: right(gold, find_instructions(document, acts)) for acts in total}  # type: ignore[arg-type]
        annotated += len(gold)
        for acts, count in row.items():
            total[acts] += count
        print(
            f"{path.name.removesuffix('.gold.json'):<20} {len(gold):3} annotated   rules {row['rules']:3}   model {row['model']:3}"
        )
    print(f"{'all':<20} {annotated:3} annotated   rules {total['rules']:3}   model {total['model']:3}")
    documents = [parse(read(path)) for path in sorted((SHARED / "corpus" / "wrc").glob("*.txt"))]
    size = sum(path.stat().st_size for path in (SHARED / "corpus" / "wrc").glob("*.txt"))
    for acts in total:
        start = time.perf_counter()
        count = sum(len(find_instructions(document, acts)) for document in documents)  # type: ignore[arg-type]
        spent = time.perf_counter() - start
        print(f"{acts}: {count} instructions of {len(documents)} texts ({size / 1e6:.2f} MB) in {spent:.2f} s")


if __name__ == "__main__":
    main()
