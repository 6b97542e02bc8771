"""A resolution on lamps, changes of it, and pairs of random texts of which one was made of the other."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from itures.model.tree import Document
from itures.parse import parse
from itures.read import read

HEAD = """RESOLUTION 900 (Kyoto, 1994)
Lamps
The Plenipotentiary Conference of the International Telecommunication Union (Kyoto, 1994),
"""
LAMPS = """considering
a)\tthat keepers of lighthouses are few and far between;
b)\tthat lamps use oil of many kinds;
c)\tthat ships rely on the light they give;
d)\tthat storms put out many of them,
resolves
1\tto keep a list of all lamps;
2\tto ask keepers for a report on oil;
3\tthat the list should be public,
instructs the Secretary-General
1\tto publish the list every year;
2\tto report to the Council."""


def document(body: str) -> Document:
    return parse(read("x.txt", (HEAD + body).encode()))


def replaced(*pairs: tuple[str, str], text: str = LAMPS) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


CALLS = (
    "considering",
    "noting",
    "resolves",
    "instructs the Secretary-General",
    "invites the Secretary-General",
    "resolves further",
)
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
    "state",
    "network",
    "cable",
    "operator",
    "region",
    "group",
    "rate",
]


Sections = list[tuple[str, list[str]]]


def text_of(sections: Sections) -> str:
    """The text; "/" in a point begins a bullet under it."""
    lines = []
    for call, points in sections:
        lines.append(call)
        for number, point in enumerate(points, 1):
            head, *bullets = point.split("/")
            lines.append(f"{number}\t{head};")
            lines += [f"–\t{bullet};" for bullet in bullets]
    return "\n".join(lines)


def edited(sections: Sections, seed: int) -> Sections:
    """The sections after one to five changes: of points, of their words and levels, of calls and their order."""
    chance = random.Random(seed)
    result = [(call, list(points)) for call, points in sections]
    for _ in range(chance.randrange(1, 6)):
        index = chance.randrange(len(result))
        points = result[index][1]
        at = chance.randrange(len(points)) if points else 0
        match chance.randrange(9):
            case 0 if points:
                points.pop(at)
            case 1:
                points.insert(at, "that " + " ".join(chance.choices(WORDS, k=8)))
            case 2 if points:
                chance.choice(result)[1].append(points.pop(at))
            case 3 if points:
                points[at] = points[at].replace(chance.choice(points[at].replace("/", " ").split()), "otherwise")
            case 4 if len(points) > 1:
                points[at : at + 2] = [" ".join(points[at : at + 2])]
            case 5 if at:
                points[at - 1 : at + 1] = ["/".join(points[at - 1 : at + 1])]
            case 6 if points:
                points[at : at + 1] = points[at].split("/")
            case 7:
                result.insert(chance.randrange(len(result)), result.pop(index))
            case 8:
                result[index] = (chance.choice(CALLS), points)
    return result


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    seed = draw(st.integers(0, 10_000))
    chance = random.Random(seed)
    sections = [
        (
            call,
            [
                "that " + " ".join(chance.choices(WORDS, k=chance.randrange(3, 12)))
                for _ in range(chance.randrange(1, 7))
            ],
        )
        for call in CALLS[: draw(st.integers(1, 4))]
    ]
    return text_of(sections), text_of(edited(sections, draw(st.integers(0, 10_000))))
