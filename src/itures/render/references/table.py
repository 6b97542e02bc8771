"""References as tables for people and as rows for spreadsheets.

What the register says stands there in words and by a sign, so that it can be read without colours.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from rich.text import Text

from itures.model.answer import Answer
from itures.model.graph import worst
from itures.model.references import Reference, ReferenceKind, Status
from itures.model.stream import Severity
from itures.render.names import cited as name_of
from itures.render.outputs import Output, following
from itures.render.rows import comma_separated
from itures.render.table import Column, Page
from itures.render.visible import visible

if TYPE_CHECKING:
    from itures.render import Look

STATUSES: Final[dict[Status, str]] = {
    "current": "in force",
    "superseded": "superseded",
    "abrogated": "abrogated",
    "never-adopted": "never adopted",
    "wrong-rev-mark": 'wrong "Rev."',
    "unknown": "unknown",
    "provision-mismatch": "wrong Article",
    "edition-not-understood": "edition not understood",
    "dangling": "no such point",
    "stale": "field not updated",
}
"""What the register says, in words."""

KINDS: Final[dict[ReferenceKind, str]] = {
    "resolution": "Resolutions",
    "decision": "Decisions",
    "recommendation": "Recommendations of conferences",
    "opinion": "Opinions",
    "technical-recommendation": "Recommendations of the Sectors",
    "report": "Reports",
    "question": "Questions",
    "handbook": "Handbooks",
    "supplement": "Supplements",
    "provision": "Provisions of basic texts",
    "instrument": "Basic texts",
    "un-resolution": "United Nations resolutions",
    "wsis": "WSIS outcomes",
    "sdg": "Sustainable Development Goals",
    "agenda": "Agendas",
    "plan": "Plans",
    "document": "Documents",
    "standard": "Standards of other organizations",
    "internal": "This text itself",
    "other": "Others",
}
"""Headings of the kinds, in the order of the table."""

COLUMNS: Final = (
    "document", "source", "at", "raw", "text", "id", "rev", "pin", "kind", "status", "severity", "message",
    "confidence", "start", "end", "replacement",
)  # fmt: skip
"""Columns of the rows: the citing document's designation, its file, the clause, the citation as printed, its name ..."""

_PLACES = 3
_SIGNS: Final[dict[Severity, tuple[str, str]]] = {
    "error": ("✗", "red"),
    "warning": ("!", "yellow"),
    "info": ("·", "dim"),
}
_COUNTED: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}
_BLANKS = re.compile(r"\s+")
_DIGITS = re.compile(r"(\d+)")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


_Key = tuple[str, bool | None, Status | None, Severity | None]
"""A cited text, and what the register says of it."""


class _Cited(NamedTuple):
    """Where a text is cited: with which pins, in which clauses or files, how often."""

    pins: dict[str, None]
    where: dict[str, None]
    times: list[int]


class _Gathered:
    """What a page says of the references of files, as they come: the references themselves are not kept.

    In one file it says the clauses that cite a text, in several that are `merged` the files, by their numbers until all are known.
    """

    def __init__(self, merged: bool) -> None:
        self.merged = merged
        self.sources: list[str] = []
        self.texts: dict[ReferenceKind, dict[_Key, _Cited]] = {}
        self.told: dict[tuple[Severity, str, str], dict[int, dict[str, None]]] = {}
        self.severities: Counter[Severity | None] = Counter()
        self.ids: set[str] = set()
        self.citing: set[int] = set()
        self.dates: set[str] = set()

    def add(self, file: Answer[Reference]) -> None:
        number = len(self.sources)
        self.sources.append(file.source)
        if file.register is not None:
            self.dates.add(file.register.as_of)
        for each in file.found:
            where = _where(file, each)
            self.citing.add(number)
            self.ids.add(each.id)
            self.severities[each.severity] += 1
            # What a text cites of itself concerns nobody else: it is not in the merged table.
            if not (self.merged and each.kind == "internal"):
                self._cite(each, str(number) if self.merged else where)
            if each.message is not None and each.severity is not None:
                message = self.told.setdefault((each.severity, _flat(each.message), _flat(each.raw)), {})
                message.setdefault(number, {})[where] = None

    def _cite(self, each: Reference, where: str) -> None:
        key = (each.id, each.rev, each.status, each.severity)
        cited = self.texts.setdefault(each.kind, {}).setdefault(key, _Cited({}, {}, [0]))
        if each.pin:
            cited.pins[_flat(each.pin)] = None
        cited.where[where] = None
        cited.times[0] += 1

    def names(self) -> list[str]:
        """What the files are called, by their numbers."""
        return [visible(name) for name in _short(self.sources)]


def table(file: Answer[Reference], look: Look, quiet: bool = False) -> str:
    r"""One file: its references by kind, then what is wrong with them; `quiet` shows errors alone.

    >>> from itures.render import Look
    >>> table(Answer("a.txt", (), ()), Look())
    'No references found.\n'
    """
    found = _Gathered(merged=False)
    found.add(file)
    return _page(found, look, quiet)


def merged(files: Iterable[Answer[Reference]], look: Look, quiet: bool = False) -> str:
    r"""Several files together: each cited text, how often and where it is cited, then what is wrong.

    >>> from itures.render import Look
    >>> merged([Answer("a.txt", (), ())], Look())
    'No references found.\n'
    """
    found = _Gathered(merged=True)
    for file in files:
        found.add(file)
    return _page(found, look, quiet)


def rows(file: Answer[Reference], heading: bool = True) -> str:
    r"""Comma-separated rows, one for each reference; no cell is a formula for a spreadsheet.

    >>> rows(Answer("a.txt", (), ()))[:22]
    'document,source,at,raw'
    """
    found: list[Sequence[str | None]] = [COLUMNS] if heading else []
    for each in file.found:
        citer = file.text_at(each.span)
        cells = (
            citer.label if citer is not None else None,
            file.source,
            each.at,
            each.raw,
            name_of(each.id, each.rev),
            each.id,
            {True: "yes", False: "no", None: None}[each.rev],
            each.pin,
            each.kind,
            each.status,
            each.severity,
            each.message,
            each.confidence,
        )
        found.append((*cells, str(each.span.start), str(each.span.end), each.replacement))
    return comma_separated(found)


def _page(found: _Gathered, look: Look, quiet: bool) -> str:
    """The page of one file, or of several together."""
    page = Page(look)
    if not found.citing:
        page.line(Text("No references found."))
        return page.text()
    names = found.names()
    last = Column("Cited in" if found.merged else "Where", breaks=True)
    columns = (Column("Text", breaks=True), Column("Status"), last, Column("Times", number=True))
    page.table(columns, list(_groups(found, names, look.full)))
    page.gap()
    _problems(page, found, names, quiet)
    page.line(_summary(found, names))
    return page.text()


def _groups(found: _Gathered, names: Sequence[str], full: bool) -> Iterator[tuple[str, list[list[Text]]]]:
    """The rows of each kind."""
    for kind in get_args(ReferenceKind):
        texts = found.texts.get(kind)
        if texts:
            ordered = sorted(texts.items(), key=lambda entry: _natural(entry[0][0]))
            yield KINDS[kind], [_row(key, cited, names if found.merged else (), full) for key, cited in ordered]


def _row(key: _Key, cited: _Cited, names: Sequence[str], full: bool) -> list[Text]:
    id, revised, status, severity = key
    text = Text(name_of(id, revised))
    if cited.pins:
        text.append(f" [{_listed(cited.pins, full)}]", "dim")
    where = dict.fromkeys(names[int(number)] for number in cited.where) if names else cited.where
    return [text, _status(status, severity), Text(_listed(where, full)), Text(str(cited.times[0]))]


def _status(status: Status | None, severity: Severity | None) -> Text:
    if status is None:
        return Text()
    words = STATUSES[status]
    if status == "current" and severity not in ("error", "warning"):
        return Text(f"✓ {words}", "green")
    if severity in ("error", "warning"):
        sign, style = _SIGNS[severity]
        return Text(f"{sign} {words}", style)
    return Text(f"? {words}", "dim")


def _problems(page: Page, found: _Gathered, names: Sequence[str], quiet: bool) -> None:
    """Messages, the gravest first; one that several citations share is told once."""
    for severity, (sign, style) in _SIGNS.items():
        told = {key: places for key, places in found.told.items() if key[0] == severity}
        if not told or (quiet and severity != "error"):
            continue
        page.line(Text({"error": "Errors", "warning": "Warnings", "info": "Notes"}[severity], "bold"))
        for (_, message, raw), places in told.items():
            where = _everywhere(places, names if found.merged else ())
            page.line(Text.assemble((sign, style), " ", (where, "bold"), f": {raw}"), further=2)
            page.line(Text(message), indent=4)
        page.gap()


def _everywhere(places: Mapping[int, Mapping[str, None]], names: Sequence[str]) -> str:
    """The clauses of all these places, after the names of their files where there are several."""
    files: dict[str, dict[str, None]] = {}
    for number, clauses in places.items():
        files.setdefault(names[number] if names else "", {}).update(clauses)
    return "; ".join([", ".join([*([file] if names else []), *clauses]) for file, clauses in files.items()])


def _then(dates: Collection[str]) -> str:
    """As of when the register was asked, in words; empty for what it knows last."""
    if len(dates) > 1:
        return "each as of its own date"
    return "".join(f"as of {date}" for date in dates if date)


def _summary(found: _Gathered, names: Sequence[str]) -> Text:
    parts = [f"{_count(len(found.ids), 'text')} cited {_count(found.severities.total(), 'time')}"]
    if found.merged:
        citing = len({names[number] for number in found.citing})
        parts[0] += f" in {citing:,} of {_count(len(names), 'file')}"
    for severity, word in _COUNTED.items():
        if found.severities[severity]:
            parts.append(_count(found.severities[severity], word))
    then = _then(found.dates)
    if then:
        parts.append(then)
    grave = worst(found.severities)
    return Text(" · ".join(parts), _SIGNS[grave][1] if grave in ("error", "warning") else "dim")


def _where(file: Answer[Reference], each: Reference) -> str:
    where = _flat(each.at) or "beside the clauses"
    citer = file.text_at(each.span) if len(file.texts) > 1 else None
    return f"{citer.label}: {where}" if citer is not None else where


def _short(sources: Sequence[str]) -> list[str]:
    """The names of files without their folders, unless two would be the same."""
    names = [PurePath(source).name or source for source in sources]
    return names if len(set(names)) == len(set(sources)) else list(sources)


def _listed(texts: Iterable[str], full: bool) -> str:
    texts = list(texts)
    if full or len(texts) <= _PLACES + 1:
        return ", ".join(texts)
    return ", ".join(texts[:_PLACES]) + f" and {len(texts) - _PLACES} more"


def _natural(id: str) -> list[tuple[int, int, str]]:
    """So that Resolution 9 stands before Resolution 14."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _DIGITS.split(id)]


def _flat(text: str) -> str:
    return _BLANKS.sub(" ", visible(text)).strip()


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _table(files: Iterable[Answer[Reference]], look: Look, first: bool, several: bool) -> str:
    return merged(files, look, look.quiet) if several else table(next(iter(files)), look, look.quiet)


TABLE = Output(_table, once=True)
CSV = following(rows)
