"""Instructions as tables for follow-up: by addressee for people, as rows for spreadsheets and Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from rich.text import Text

from itures.model.answer import Answer
from itures.model.instructions import Instruction
from itures.model.paths import ClausePath
from itures.render.names import addressee
from itures.render.outputs import Output
from itures.render.rows import comma_separated, flat
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


def table(files: Sequence[Answer[Instruction]], look: Look) -> str:
    r"""The instructions of files, by addressee and call; one that goes to several stands under each of them.

    >>> from itures.render import Look
    >>> table([Answer("a.txt", (), ())], Look())
    'No instructions found.\n'
    """
    page = Page(look)
    several = len(files) > 1
    groups: dict[str, list[tuple[Answer[Instruction], Instruction]]] = {}
    count = 0
    for file in files:
        for one in file.found:
            count += 1
            for name in one.to:
                groups.setdefault(name, []).append((file, one))
    if not groups:
        page.line(Text("No instructions found."))
        return page.text()
    for number, (name, found) in enumerate(
        sorted(groups.items(), key=lambda group: (group[0].startswith("OTHER:"), -len(group[1])))
    ):
        if number:
            page.gap()
        page.line(Text(addressee(name), "bold"))
        over = ""
        following: tuple[Answer[Instruction], str] | None = None
        for file, one in found:
            path = ClausePath.read(one.at, one.clause)
            title = f"{file.designation(one.span)} · " if several or len(file.texts) > 1 else ""
            heading = flat(f"{title}{path.call}")
            if heading != over:
                over = heading
                page.line(Text(heading, "italic"), indent=2, further=2)
            label = flat(" ".join(path.labels))
            # Of several acts at one place the first one has its label.
            again = following and (file, one.at) == following
            _entry(page, one, " " * len(label) if again else label, look.full)
            following = (file, one.at)
    page.gap()
    texts = f" in {len(files):,} files" if several else ""
    word = "instruction" if count == 1 else "instructions"
    page.line(Text(f"{count:,} {word} to {len(groups):,} {'body' if len(groups) == 1 else 'bodies'}{texts}", "dim"))
    return page.text()


def _entry(page: Page, one: Instruction, label: str, full: bool) -> None:
    what = flat(f"{one.does} {one.object or ''}")
    if len(what) > _LONG and not full:
        what = what[:_LONG].rsplit(" ", 1)[0] + " …"
    due = flat(one.due) if one.has_due else ""
    if due and one.due_at and one.due_at not in due and not one.due_at.startswith("P"):
        due += f" ({flat(one.due_at)}{f', {one.due_on}' if one.due_on else ''})"
    told: list[str] = [one.force]
    told += [f"due: {due}"] if due else []
    told += [f"reports to {', '.join(map(addressee, one.reports))}"] if one.has_reports else []
    told += [f"with {', '.join(map(addressee, one.partners))}"] if one.partners else []
    told += [f"limits: {', '.join(one.limits)}"] if one.limits else []
    line = Text.assemble(f"{label}  {what}" if label else what, (f" [{' · '.join(map(flat, told))}]", "dim"))
    page.line(line, indent=4, further=len(label) + 2 if label else 2)


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


def _csv(files: Sequence[Answer[Instruction]], look: Look, first: bool, several: bool) -> str:
    return "".join([rows(file, first and not number) for number, file in enumerate(files)])


TABLE = Output(lambda files, look, first, several: table(files, look))
CSV = Output(_csv, ".csv", follows=True)
MARKDOWN = Output(lambda files, look, first, several: markdown(files, first), ".md", follows=True)
