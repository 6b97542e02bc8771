"""Instructions as tables for follow-up: by addressee for people, as rows for spreadsheets and Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.text import Text

from itures.model.answer import Answer
from itures.model.instructions import Instruction
from itures.model.paths import ClausePath
from itures.render.names import addressee
from itures.render.outputs import Output, following
from itures.render.rows import comma_separated, flat, shortened
from itures.render.rows import markdown as table_of
from itures.render.table import Page

if TYPE_CHECKING:
    from itures.render import Look

COLUMNS: Final = (
    "document", "source", "clause", "to", "force", "does", "object", "due", "due at", "due on", "reports to", "with", "limits",
    "text", "act", "due act", "reports act", "read by",
)  # fmt: skip
"""Columns of the rows: the document's designation, its file, the path of the clause, who, how strongly, what ...

`due act` and `reports act` are the numbers of the acts of the point that the deadline and the receivers belong to.
"""

_LONG = 140


def table(files: Iterable[Answer[Instruction]], look: Look) -> str:
    r"""The instructions of files, by addressee and call; one that goes to several stands under each of them.

    >>> from itures.render import Look
    >>> table([Answer("a.txt", (), ())], Look())
    'No instructions found.\n'
    """
    groups: dict[str, list[_Entry]] = {}
    count = read = 0
    for file in files:
        read += 1
        for one in file.found:
            count += 1
            entry = _entry(file, one, look.full)
            for name in one.to:
                groups.setdefault(name, []).append(entry)
    page = Page(look)
    if not groups:
        page.line(Text("No instructions found."))
        return page.text()
    several = read > 1
    for place, (name, found) in enumerate(
        sorted(groups.items(), key=lambda group: (group[0].startswith("OTHER:"), -len(group[1])))
    ):
        if place:
            page.gap()
        page.line(Text(addressee(name), "bold"))
        _under(page, found, several)
    page.gap()
    texts = f" in {read:,} files" if several else ""
    word = "instruction" if count == 1 else "instructions"
    page.line(Text(f"{count:,} {word} to {len(groups):,} {'body' if len(groups) == 1 else 'bodies'}{texts}", "dim"))
    return page.text()


class _Entry(NamedTuple):
    """An instruction as it is printed: kept instead of it, until all files are read."""

    place: tuple[str, str]
    """Its file, and its clause."""
    title: str
    named: bool
    """The file has several texts."""
    call: str
    label: str
    what: str
    told: str


def _entry(file: Answer[Instruction], one: Instruction, full: bool) -> _Entry:
    path = ClausePath.read(one.at, one.clause)
    title, named = file.designation(one.span), len(file.texts) > 1
    return _Entry(
        (file.source, one.at), title, named, path.call, flat(" ".join(path.labels)), _what(one, full), _told(one)
    )


def _under(page: Page, found: Sequence[_Entry], several: bool) -> None:
    """The instructions to one body."""
    over = ""
    following: tuple[str, str] | None = None
    for one in found:
        heading = flat(f"{one.title} · {one.call}" if several or one.named else one.call)
        if heading != over:
            over = heading
            page.line(Text(heading, "italic"), indent=2, further=2)
        # Of several acts at one place the first one has its label.
        label = " " * len(one.label) if one.place == following else one.label
        following = one.place
        line = Text.assemble(f"{label}  {one.what}" if label else one.what, (f" [{one.told}]", "dim"))
        page.line(line, indent=4, further=len(label) + 2 if label else 2)


def _what(one: Instruction, full: bool) -> str:
    return shortened(f"{one.does} {one.object or ''}", full)


def _told(one: Instruction) -> str:
    due = flat(one.due) if one.has_due else ""
    if due and one.due_at and one.due_at not in due and not one.due_at.startswith("P"):
        due += f" ({flat(one.due_at)}{f', {one.due_on}' if one.due_on else ''})"
    told: list[str] = [one.force]
    told += [f"due: {due}"] if due else []
    told += [f"reports to {', '.join(map(addressee, one.reports))}"] if one.has_reports else []
    told += [f"with {', '.join(map(addressee, one.partners))}"] if one.partners else []
    told += [f"limits: {', '.join(one.limits)}"] if one.limits else []
    return " · ".join(map(flat, told))


def _cells(file: Answer[Instruction]) -> list[tuple[str | None, ...]]:
    return [
        (
            file.designation(one.span),
            file.source,
            one.at,
            ", ".join(map(addressee, one.to)),
            one.force,
            one.does,
            one.object,
            one.due,
            one.due_at,
            one.due_on,
            ", ".join(map(addressee, one.reports)),
            ", ".join(map(addressee, one.partners)),
            "; ".join(one.limits),
            one.text,
            str(one.act),
            str(one.due_act or ""),
            str(one.reports_act or ""),
            one.by,
        )
        for one in file.found
    ]


def rows(file: Answer[Instruction], heading: bool = True) -> str:
    """Comma-separated rows, one for each instruction.

    >>> rows(Answer("a.txt", (), ()))[:25]
    'document,source,clause,to'
    """
    return comma_separated([*([COLUMNS] if heading else []), *_cells(file)])


def markdown(files: Sequence[Answer[Instruction]], first: bool = True) -> str:
    r"""A follow-up table to paste: who, what, by when, reporting to whom, where; or its further rows, if these are not the first.

    >>> markdown([Answer("a.txt", (), ())]).splitlines()[0]
    '| document | clause | to | force | what | due | reports to |'
    """
    heading = ("document", "clause", "to", "force", "what", "due", "reports to")
    found = []
    for file in files:
        for one, (document, _, at, to, force, does, what, due, _, _, reports, *_) in zip(
            file.found, _cells(file), strict=True
        ):
            own = due if one.has_due else None, reports if one.has_reports else None
            found.append((document, at, to, force, f"{does} {what or ''}", *own))
    return table_of(heading if first else (), found)


TABLE = Output(lambda files, look, first, several: table(files, look), once=True)
CSV = following(rows)
MARKDOWN = Output(lambda files, look, first, several: markdown(files, first), ".md", follows=True)
