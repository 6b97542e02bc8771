"""Cases in Markdown: prose, and blocks that begin with ```itures, hold a text, a line with a dot, and what it reads as."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "cases"
BLOCK = re.compile(
    r"^## (?P<title>[^\n]+)\n(?P<prose>(?:(?!## |```)[^\n]*\n)*)```itures\n(?P<input>.*?)^\.\n(?P<expected>.*?)^```$",
    re.M | re.S,
)


@dataclass(frozen=True)
class Case:
    path: Path
    title: str
    input: str
    expected: str

    def __str__(self) -> str:
        return f"{self.path.stem}: {self.title}"


def cases(folder: str) -> list[Case]:
    found = []
    for path in sorted((FOLDER / folder).glob("*.md")):
        text = path.read_text(encoding="utf-8")
        found += [Case(path, match["title"], match["input"], match["expected"]) for match in BLOCK.finditer(text)]
        assert text.count("```itures") == sum(case.path == path for case in found), (
            f"a block of {path.name} has no title or no dot"
        )
    return found


def accept(case: Case, got: str) -> None:
    text = case.path.read_text(encoding="utf-8")
    old = f"```itures\n{case.input}.\n{case.expected}```"
    assert text.count(old) == 1, f"the block of {case} is not unique"
    case.path.write_text(text.replace(old, f"```itures\n{case.input}.\n{got}```"), encoding="utf-8")
