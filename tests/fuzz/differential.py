"""The same document in several ways: as text with and without a margin and as a Word file, by the library and by the command
line, in one process and in two. Whatever the way, the answer is the same.
"""

from __future__ import annotations

import random
from contextlib import redirect_stderr, redirect_stdout, suppress
from html import escape
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from textwrap import wrap
from typing import Any

from hostile import package
from itures.cli import app
from itures.model.clauses import clauses_of
from itures.model.tree import Document
from itures.session.files import Task
from itures.session.pool import Order, run
from itures.session.session import Session
from itures.session.writing import Style, written

HEAD = (
    "RESOLUTION {number} (Rev. Bucharest, 2022)",
    "Lamps and oil",
    "The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),",
)
PREAMBULAR = ("considering", "recalling", "noting", "recognizing further")
OPERATIVE = (
    "resolves", "resolves further", "instructs the Secretary-General", "instructs the Council",
    "instructs the Director of the Telecommunication Development Bureau", "invites Member States and Sector Members",
)  # fmt: skip
PHRASES = (
    "that lamps burn with oil", "that beacons are lit at night", "Resolution 71 (Rev. Bucharest, 2022), on lamps",
    "No. 28A of the ITU Constitution", "Articles 5 and 6 of the Convention", "Resolution 30 (Rev. Kigali, 2022) of the World "
    "Telecommunication Development Conference", "Recommendation ITU-T E.164", "that § 2 of Annex 1 to Resolution 25 applies",
)  # fmt: skip
ACTS = (
    "to burn lamps", "to report annually to the Council on lamps", "to submit a report to the next plenipotentiary conference",
    "to study, by 2027, in collaboration with the Directors of the Bureaux, how lamps are lit", "to implement resolves 1 above",
    "to take Resolution 71 (Rev. Bucharest, 2022) into account", "to invite Member States to meet, and to support them",
)  # fmt: skip
ALIKE = ("kind", "at", "label", "exact")


def paragraphs(source: random.Random) -> list[str]:
    """The paragraphs of a resolution in good order: calls, and points at one or two levels."""
    found = [line.format(number=source.randint(1, 200)) for line in HEAD]
    for calls, phrases, last in ((PREAMBULAR, PHRASES, ","), (OPERATIVE, ACTS, ".")):
        chosen = source.sample(calls, source.randint(1, 3))
        for index, call in enumerate(chosen):
            found.append(call)
            end = last if index + 1 == len(chosen) or last == "," else ","
            found += _points(source, phrases, end, lettered=calls is PREAMBULAR)
    return found


def _points(source: random.Random, phrases: tuple[str, ...], end: str, *, lettered: bool) -> list[str]:
    count = source.randint(1, 4)
    points = []
    for number in range(1, count + 1):
        label = f"{chr(96 + number)})" if lettered else str(number)
        sub = source.choice((0, 0, 2)) if not lettered else 0
        points.append((f"{label}\t{source.choice(phrases)}", ":" if sub else ";"))
        points += [(f"{'i' * inner})\t{source.choice(phrases)}", ";") for inner in range(1, sub + 1)]
    return [text + sign for text, sign in points[:-1]] + [points[-1][0] + end]


def as_text(lines: list[str]) -> bytes:
    """The bytes of a text file."""
    return "\n".join(lines).encode()


def as_wrapped_text(lines: list[str]) -> bytes:
    """The bytes of a text file whose lines end at a margin, as those that were made of PDF files."""
    broken = [part for line in lines for part in wrap(line.replace("\t", " "), 72, break_on_hyphens=False)]
    return "\n".join(broken).encode()


def as_word(lines: list[str]) -> bytes:
    """The bytes of a Word file."""
    runs = (escape(line).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">') for line in lines)
    return package(
        {"document": "".join(f'<w:p><w:r><w:t xml:space="preserve">{run}</w:t></w:r></w:p>' for run in runs)}
    )


COMMANDS = {
    "references": "refs",
    "instructions": "instructions",
    "footnotes": "footnotes",
    "brackets": "brackets",
    "provisions": "provisions",
}
"""The commands that ask the capabilities."""


def answers(session: Session, document: Document) -> list[Any]:
    """What is said of a document, without the places in its file."""
    return [
        [[getattr(clause, name) for name in ALIKE] for clause in clauses_of(document)],
        [
            (one.at, one.raw, one.id, one.rev, one.pin, one.status, one.message)
            for one in session.references(document).found
        ],
        [(one.at, one.to, one.does, one.object, one.due, one.reports) for one in session.instructions(document).found],
    ]


def check_forms(session: Session, lines: list[str]) -> None:
    """As text, as text with a margin and as a Word file it says the same."""
    text = answers(session, session.parse("x.txt", as_text(lines)))
    assert text == answers(session, session.parse("x.txt", as_wrapped_text(lines)))
    assert text == answers(session, session.parse("x.docx", as_word(lines)))


def commanded(*arguments: str) -> str:
    """What the command line writes."""
    out = TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(out), redirect_stderr(StringIO()), suppress(SystemExit):
        app(list(arguments), standalone_mode=False)
    out.seek(0)
    return out.read()


def check_ways(session: Session, folder: Path, drafts: list[list[str]]) -> None:
    """By the library, the command line, one process and two it says the same."""
    files = []
    for index, lines in enumerate(drafts):
        path = folder / f"{index}{'.docx' if index % 2 else '.txt'}"
        path.write_bytes(as_word(lines) if index % 2 else as_text(lines))
        files.append(str(path))
    for capability, command in COMMANDS.items():
        found = [session.answer(capability, session.parse(name)) for name in files]
        for format in ("jsonl", "csv"):
            library = written(found, format, (), Style())
            assert library == commanded(command, *files, "--format", format, "--jobs", "1", "--quiet")
            assert library == commanded(command, *files, "--format", format, "--jobs", "2", "--quiet")
    for format in ("jsonl", "outline", "tree"):
        one, two = (
            [outcome.text for outcome in run([*map(Task, files)], Order(format=format), jobs)] for jobs in (1, 2)
        )
        assert one == two == [written(session.parse(name), format, (), Style()) for name in files]
