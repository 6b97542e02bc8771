"""References as tables for people and as rows for spreadsheets.

What the register says stands there in words and by a sign, so that it can be read without colours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from rich.text import Text

from itures.model.answer import Answer
from itures.model.graph import worst
from itures.model.references import Reference, ReferenceKind, Status
from itures.model.stream import Severity
from itures.render.names import cited as name_of
from itures.render.outputs import Output
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
_BLANKS = re.compile(r"\s+")
_DIGITS = re.compile(r"(\d+)")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


class _Place(NamedTuple):
    """A reference with where it stands, in words."""

    reference: Reference
    where: str
    file: str


def table(file: Answer[Reference], look: Look, quiet: bool = False) -> str:
    r"""One file: its references by kind, then what is wrong with them; `quiet` shows errors alone.

    >>> from itures.render import Look
    >>> table(Answer("a.txt", (), ()), Look())
    'No references found.\n'
    """
    return _page(_places(file), look, quiet, then=_then([file]))


def merged(files: Sequence[Answer[Reference]], look: Look, quiet: bool = False) -> str:
    r"""Several files together: each cited text, how often and where it is cited, then what is wrong.

    >>> from itures.render import Look
    >>> merged([Answer("a.txt", (), ())], Look())
    'No references found.\n'
    """
    names = _short([file.source for file in files])
    places = [place for file, name in zip(files, names, strict=True) for place in _places(file, name)]
    return _page(places, look, quiet, len(files), _then(files))


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


def _page(places: Sequence[_Place], look: Look, quiet: bool, files: int = 0, then: str = "") -> str:
    """The page of one file, or of so many `files` together; `then` is as of when the register was asked."""
    merged = bool(files)
    page = Page(look)
    if not places:
        page.line(Text("No references found."))
        return page.text()
    last = Column("Cited in" if merged else "Where", breaks=True)
    columns = (Column("Text", breaks=True), Column("Status"), last, Column("Times", number=True))
    page.table(columns, list(_groups(places, look.full, merged)))
    page.gap()
    _problems(page, places, quiet, merged)
    page.line(_summary(places, files, then))
    return page.text()


def _groups(places: Sequence[_Place], full: bool, merged: bool) -> Iterator[tuple[str, list[list[Text]]]]:
    """The rows of each kind. What a text cites of itself concerns nobody else: it is not in the merged table."""
    for kind in get_args(ReferenceKind):
        texts: dict[tuple[object, ...], list[_Place]] = {}
        for place in places:
            each = place.reference
            if each.kind == kind and not (merged and kind == "internal"):
                texts.setdefault((each.id, each.rev, each.status, each.severity), []).append(place)
        if texts:
            ordered = sorted(texts.values(), key=lambda group: _natural(group[0].reference.id))
            yield KINDS[kind], [_row(group, full, merged) for group in ordered]


def _row(group: Sequence[_Place], full: bool, merged: bool) -> list[Text]:
    first = group[0].reference
    text = Text(name_of(first.id, first.rev))
    pins = list(dict.fromkeys(_flat(place.reference.pin) for place in group if place.reference.pin))
    if pins:
        text.append(f" [{_listed(pins, full)}]", "dim")
    where = list(dict.fromkeys(place.file if merged else place.where for place in group))
    return [text, _status(first), Text(_listed(where, full)), Text(str(len(group)))]


def _status(reference: Reference) -> Text:
    if reference.status is None:
        return Text()
    words = STATUSES[reference.status]
    if reference.status == "current" and reference.severity not in ("error", "warning"):
        return Text(f"✓ {words}", "green")
    if reference.severity in ("error", "warning"):
        sign, style = _SIGNS[reference.severity]
        return Text(f"{sign} {words}", style)
    return Text(f"? {words}", "dim")


def _problems(page: Page, places: Sequence[_Place], quiet: bool, merged: bool) -> None:
    """Messages, the gravest first; one that several citations share is told once."""
    told: dict[tuple[Severity, str, str], list[_Place]] = {}
    for place in places:
        each = place.reference
        if each.message is not None and each.severity is not None:
            told.setdefault((each.severity, _flat(each.message), _flat(each.raw)), []).append(place)
    for severity, (sign, style) in _SIGNS.items():
        found = {key: group for key, group in told.items() if key[0] == severity}
        if not found or (quiet and severity != "error"):
            continue
        page.line(Text({"error": "Errors", "warning": "Warnings", "info": "Notes"}[severity], "bold"))
        for (_, message, raw), group in found.items():
            page.line(Text.assemble((sign, style), " ", (_everywhere(group, merged), "bold"), f": {raw}"), further=2)
            page.line(Text(message), indent=4)
        page.gap()


def _everywhere(group: Sequence[_Place], merged: bool) -> str:
    """The clauses of all these places, after the names of their files where there are several."""
    files: dict[str, list[str]] = {}
    for place in group:
        files.setdefault(place.file, []).append(place.where)
    parts = [", ".join([*([file] if merged else []), *dict.fromkeys(clauses)]) for file, clauses in files.items()]
    return "; ".join(parts)


def _then(files: Sequence[Answer[Reference]]) -> str:
    """As of when the register was asked, in words; empty for what it knows last."""
    dates = {file.register.as_of for file in files if file.register is not None}
    if len(dates) > 1:
        return "each as of its own date"
    return "".join(f"as of {date}" for date in dates if date)


def _summary(places: Sequence[_Place], files: int, then: str) -> Text:
    texts = len({place.reference.id for place in places})
    parts = [f"{_count(texts, 'text')} cited {_count(len(places), 'time')}"]
    if files:
        parts[0] += f" in {len({place.file for place in places}):,} of {_count(files, 'file')}"
    for severity, word in (("error", "error"), ("warning", "warning"), ("info", "note")):
        count = sum(place.reference.severity == severity for place in places)
        if count:
            parts.append(_count(count, word))
    if then:
        parts.append(then)
    grave = worst(place.reference.severity for place in places)
    return Text(" · ".join(parts), _SIGNS[grave][1] if grave in ("error", "warning") else "dim")


def _places(file: Answer[Reference], name: str = "") -> list[_Place]:
    found = []
    for each in file.found:
        where = _flat(each.at) or "beside the clauses"
        citer = file.text_at(each.span) if len(file.texts) > 1 else None
        found.append(_Place(each, f"{citer.label}: {where}" if citer is not None else where, visible(name)))
    return found


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


def _table(files: Sequence[Answer[Reference]], look: Look, first: bool, several: bool) -> str:
    return merged(files, look, look.quiet) if several else table(files[0], look, look.quiet)


def _csv(files: Sequence[Answer[Reference]], look: Look, first: bool, several: bool) -> str:
    return "".join([rows(file, first and not number) for number, file in enumerate(files)])


TABLE = Output(_table)
CSV = Output(_csv, ".csv", follows=True)
