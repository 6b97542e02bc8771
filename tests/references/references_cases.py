"""Reads tests/analyse/cases: sentences with what they cite, put into a small text of the body that is said to adopt it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from itures.analyse.references.resolve import find_references
from itures.model.references import Reference
from itures.parse import parse
from itures.read import read

CASES = Path(__file__).parent / "cases"
TEXT = """RESOLUTION 999 ({edition})
A text for tests
{formula},

recognizing
a) that the first point is short;
b) that the second point is short;
c) that the third point is short,

noting
a) {sentence};
b) that the last point is short,

resolves
1 to keep the first point;
2 to keep the second point in two ways:
2.1 in one way;
2.2 in another way:
a) slowly;
b) quickly;
3 to keep the third point,

resolves to invite Member States
1 to take part;
2 to stay,

instructs the Secretary-General
1 to report to the Council;
2 to publish the report.

ANNEX 1 TO RESOLUTION 999 ({edition})
Rules
1 The first rule.
"""
ADOPTERS = {
    "PP": (
        "Bucharest, 2022",
        "The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022)",
    ),
    "WTSA": ("Geneva, 2022", "The World Telecommunication Standardization Assembly (Geneva, 2022)"),
    "WTDC": ("Kigali, 2022", "The World Telecommunication Development Conference (Kigali, 2022)"),
    "WRC": ("WRC-23", "The World Radiocommunication Conference (Dubai, 2023)"),
}


@dataclass
class Case:
    heading: str
    adopter: str
    sentence: str
    expected: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.heading}: {self.sentence[:60]}"


def cases(name: str) -> list[Case]:
    found: list[Case] = []
    heading, adopter = "", "PP"
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("=="):
            heading, _, body = line.strip("= ]").partition(" [")
            adopter = body or adopter
        elif line.startswith("    "):
            found[-1].expected.append(line.strip())
        else:
            found.append(Case(heading, adopter, line))
    return found


def cited(sentence: str, adopter: str = "PP") -> tuple[Reference, ...]:
    """What a sentence cites as a point of a text that the body adopts."""
    edition, formula = ADOPTERS[adopter]
    text = TEXT.format(edition=edition, formula=formula, sentence=sentence)
    return tuple(one for one in find_references(parse(read("case.txt", text.encode()))) if one.at == "noting a)")


def line(reference: Reference) -> str:
    """A reference as the case files write it."""
    rev = {True: " rev", False: " first", None: ""}[reference.rev]
    return reference.id + rev + (f' pin "{reference.pin}"' if reference.pin else "")
