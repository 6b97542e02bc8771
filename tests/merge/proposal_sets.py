"""Sets of proposals to a text, made at random: words, points and calls that come, go, move and are numbered anew, with notes."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO

from lxml import etree

from itures.model.clauses import clauses_of
from itures.model.tree import Document
from itures.parse import parse
from itures.read import read
from itures.read.docx.names import w

NAMES = ("AFCP", "APT", "CAN", "EUR", "IAP", "RCC")
HEAD = "RESOLUTION 900 (REV. GENEVA, 2026)\nLamps on piers\nThe Plenipotentiary Conference (Geneva, 2026),\n"
WORDS = ("lamps", "oil", "keepers", "piers", "boats", "annually", "reports", "harbours", "at night", "with care")
VERBS = ("to light", "to count", "to invite", "to report on", "to repair", "to continue", "to share", "to study")
CALLS = ("considering", "recognizing", "resolves", "instructs the Secretary-General", "invites Member States")
NEW_CALLS = (
    "noting",
    "further resolves",
    "instructs the Director of the Radiocommunication Bureau",
    "encourages Sector Members",
)

Section = tuple[str, list[str]]
"""A call, and the wordings of its points."""


def points(source: random.Random, count: int) -> list[str]:
    """So many wordings, none of them like another."""
    return [
        f"{source.choice(VERBS)} {source.choice(WORDS)} of {source.choice(('the port', 'the coast', 'the union', 'all members'))} "
        f"{source.choice(WORDS)} before {source.choice(WORDS)} number {source.randrange(10, 99)}"
        for _ in range(count)
    ]


def base_of(source: random.Random) -> list[Section]:
    """A text of two to five calls."""
    calls = sorted(source.sample(range(len(CALLS)), source.randint(2, len(CALLS))))
    return [(CALLS[number], points(source, source.randint(2, 5))) for number in calls]


def proposal_of(base: list[Section], source: random.Random, pool: list[str]) -> list[Section]:
    """The text after a few edits; some take from a pool that others take from too, so that they agree or clash."""
    text = [(call, list(those)) for call, those in base]
    for _ in range(source.randint(0, 5)):
        section = source.choice(text)
        _, those = section
        kind = source.randrange(8)
        if kind < 3 and those:
            at = source.randrange(len(those))
            parts = those[at].split(" ")
            place = source.randrange(1, len(parts))
            width = source.randint(0, 2)
            parts[place : place + width] = [source.choice(pool)] * source.randint(0, 1)
            those[at] = " ".join(parts)
        elif kind == 3 and len(those) > 1:
            del those[source.randrange(len(those))]
        elif kind in (4, 5):
            those.insert(
                source.randint(0, len(those)),
                source.choice([source.choice(pool), *points(source, 1)]) + " as well as all of it",
            )
        elif kind == 6 and len(those) > 2:
            those.insert(source.randrange(len(those)), those.pop(source.randrange(len(those))))
        elif source.random() < 0.4:
            text.insert(source.randint(1, len(text)), (source.choice(NEW_CALLS), points(source, 2)))
        elif len(text) > 2 and source.random() < 0.3:
            text.remove(section)
    return [(call, those) for call, those in text if those]


def written(text: list[Section]) -> str:
    """The text as a file: calls with lettered points in a preamble, with numbers behind it."""
    lines = []
    for number, (call, those) in enumerate(text):
        lines.append(call)
        last = number == len(text) - 1
        for at, wording in enumerate(those):
            label = f"{chr(97 + at)})" if call.endswith("ing") else str(at + 1)
            end = ";" if at < len(those) - 1 else "." if last else ","
            lines.append(f"{label}\t{wording}{end}")
    return HEAD + "\n".join(lines) + "\n"


def document(text: str, name: str = "x.txt") -> Document:
    """The text, read."""
    return parse(read(name, text.encode()))


def sayings(found: Document) -> list[tuple[str, str, str]]:
    """The clauses of a document, with single blanks."""
    return [
        (clause.kind, clause.label, clause.exact)
        for clause in clauses_of(found)
        if clause.exact and clause.kind not in ("cover", "proposal")
    ]


def settled(data: bytes, name: str | None) -> Document:
    """The text of a merged file with the changes of one author accepted and all others rejected; of no one, all rejected."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        parts = {one: file.read(one) for one in file.namelist()}
    for part in {"word/document.xml", "word/footnotes.xml"} & {*parts}:
        root = etree.fromstring(parts[part])
        for change in list(root.iter(w("ins"), w("del"))):
            if name is None or name not in change.get(w("author"), "").split(", "):
                change.tag = w("del") if change.tag == w("ins") else w("ins")
        parts[part] = etree.tostring(root)
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        for one, content in parts.items():
            file.writestr(one, content)
    return parse(read("settled.docx", target.getvalue()).project("revised"))
