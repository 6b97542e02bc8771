"""Who is told to act how often: addressees by force, or documents by addressee."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, get_args

from rich.text import Text

from itures.foundation.controls import escaped
from itures.model.answer import Answer
from itures.model.instructions import Force, Instruction
from itures.render.names import addressee
from itures.render.outputs import Output
from itures.render.rows import comma_separated, flat
from itures.render.rows import markdown as table_of
from itures.render.table import Column, Page

if TYPE_CHECKING:
    from itures.render import Look

_OTHERS = "OTHER"
_TITLE = 30
"""Columns of the page for the designation of a text."""


def counts(files: Iterable[Answer[Instruction]]) -> dict[str, Counter[str]]:
    """How many instructions each addressee has, by force; the most told first.

    >>> counts([Answer("a.txt", (), ())])
    {}
    """
    found: dict[str, Counter[str]] = {}
    for file in files:
        for one in file.found:
            for name in one.to:
                found.setdefault(name, Counter())[one.force] += 1
    return dict(sorted(found.items(), key=lambda entry: (-sum(entry[1].values()), entry[0])))


class _Counted:
    """How often who is told to act, in one file by force and in several by text, counted as the files come."""

    def __init__(self, files: Iterable[Answer[Instruction]]) -> None:
        self.files = 0
        self.forces: dict[str, Counter[str]] = {}
        self.texts: dict[str, Counter[str]] = {}
        for file in files:
            self.files += 1
            for name, forces in counts([file]).items():
                self.forces.setdefault(name, Counter()).update(forces)
            for one in file.found:
                title = file.designation(one.span) or file.source
                for name in {name.partition(":")[0] for name in one.to}:
                    self.texts.setdefault(title, Counter())[name] += 1

    def rows(self) -> tuple[list[str], list[list[str]]]:
        """The heading, and the rows: the addressees that the lexicon knows, most told first, then all others as one."""
        if self.files <= 1:
            return self._by_force()
        total: Counter[str] = Counter()
        for found in self.texts.values():
            total.update(found)
        names = sorted(total, key=lambda name: (name == _OTHERS, -total[name], name))
        rows = [
            [title, *[str(found[name] or "") for name in names], str(sum(found.values()))]
            for title, found in self.texts.items()
        ]
        return ["document", *names, "all"], rows

    def _by_force(self) -> tuple[list[str], list[list[str]]]:
        used = [force for force in get_args(Force) if any(each[force] for each in self.forces.values())]
        rows = [
            [addressee(name), *[str(each[force] or "") for force in used], str(sum(each.values()))]
            for name, each in self.forces.items()
        ]
        return ["addressee", *used, "all"], rows


def table(files: Iterable[Answer[Instruction]], look: Look) -> str:
    r"""One file: addressees and how they are told. Several: a row for each text, a column for each addressee.

    >>> from itures.render import Look
    >>> table([Answer("a.txt", (), ())], Look())
    'Nobody is told to act.\n'
    """
    page = Page(look)
    counted = _Counted(files)
    heading, rows = counted.rows()
    if not rows:
        page.line(Text("Nobody is told to act."))
        return page.text()
    shown = _shown(heading, look.width)
    if counted.files > 1 and not look.full and len(heading) > shown + 2:
        # More columns than a page has: the most told, and how many the others are together.
        rest = [sum(int(cell or 0) for cell in row[shown:-1]) for row in rows]
        rows = [[*row[:shown], str(more or ""), row[-1]] for row, more in zip(rows, rest, strict=True)]
        heading = [*heading[:shown], "others", heading[-1]]
    columns = [Column(flat(heading[0]), breaks=True), *[Column(flat(name), number=True) for name in heading[1:]]]
    page.table(columns, [("", [[Text(flat(cell)) for cell in row] for row in rows])])
    return page.text()


def _shown(heading: Sequence[str], width: int) -> int:
    """How many columns a page has room for, the first one and those of the sums among them."""
    room = width - _TITLE - len("others") - len("all") - 4
    for index, name in enumerate(heading[1:-1], 1):
        room -= len(name) + 2
        if room < 0:
            return index
    return len(heading)


def rows(files: Iterable[Answer[Instruction]]) -> str:
    r"""The same as comma-separated rows.

    >>> rows([Answer("a.txt", (), ())])
    'addressee,all\n'
    """
    heading, cells = _Counted(files).rows()
    return comma_separated([heading, *cells])


def markdown(files: Iterable[Answer[Instruction]]) -> str:
    r"""The same as a table in Markdown.

    >>> markdown([Answer("a.txt", (), ())])
    '| addressee | all |\n| --- | --- |\n'
    """
    return table_of(*_Counted(files).rows())


def record(files: Iterable[Answer[Instruction]]) -> str:
    r"""The counts as JSON: by file, addressee and force.

    >>> record([Answer("a.txt", (), ())])
    '[{"source": "a.txt", "actors": {}}]\n'
    """
    found = [{"source": one.source, "actors": counts([one])} for one in files]
    return escaped(json.dumps(found, ensure_ascii=False)) + "\n"


TABLE = Output(lambda files, look, first, several: table(files, look), once=True)
CSV = Output(lambda files, look, first, several: rows(files), ".csv", once=True)
MARKDOWN = Output(lambda files, look, first, several: markdown(files), ".md", once=True)
JSON = Output(lambda files, look, first, several: record(files), ".json", once=True)
