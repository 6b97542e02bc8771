"""An answer as a sheet of rows, and the sheet in each format: on a terminal, as CSV, Markdown, a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.text import Text

from itures.model.stream import Span
from itures.render.html_page import page, safe
from itures.render.rows import LONG, Markup, comma_separated, escaped, flat, markdown, shortened
from itures.render.table import Page
from itures.render.visible import visible

if TYPE_CHECKING:
    from itures.render import Look

FORMATS: Final = ("table", "csv", "markdown", "html")
"""The formats of a sheet; JSON is the record itself."""
_AROUND: Final = 40
"""Characters that a shortened text has before the first word that was looked for."""


class Marked(NamedTuple):
    """A text in which words were looked for."""

    text: str
    marks: tuple[Span, ...]


Cell = str | Marked | None
Row = tuple[Cell, ...]


class Layout(NamedTuple):
    """How rows stand on a terminal: under `heading`, the columns that they share; each begins with `label`, has its `text`, and
    ends with what is `told` in brackets, and what is `named` there behind the names of its columns. The numbers are those of
    columns.
    """

    heading: tuple[int, ...]
    label: int | None
    text: tuple[int, ...]
    told: tuple[int, ...] = ()
    named: tuple[int, ...] = ()


class Sheet(NamedTuple):
    """Rows with their columns, what they are about, how they stand on a terminal; `sum` is the line at the end."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Row]
    layout: Layout
    sum: str

    def first(self, most: int) -> Sheet:
        """The same with so many rows at most, which its last line says.

        >>> sheet = Sheet("Lamps", ("clause",), [("resolves",), ("recalling",)], Layout((), 0, ()), "2 clauses")
        >>> sheet.first(1).sum, sheet.first(2) == sheet
        ('2 clauses; the first row is shown', True)
        """
        if len(self.rows) <= most:
            return self
        told = "the first row is shown" if most == 1 else f"the first {most:,} rows are shown"
        return self._replace(rows=self.rows[:most], sum=f"{self.sum}; {told}")


def written(sheets: Sequence[Sheet], format: str, look: Look) -> str:
    """Sheets in a format of FORMATS: one under the other, in CSV with a line between them.

    >>> from itures.render import Look
    >>> sheet = Sheet("Lamps", ("clause", "text"), [("resolves", "to go")], Layout((), 0, (1,)), "1 clause")
    >>> written([sheet], "csv", Look()).splitlines()
    ['clause,text', 'resolves,to go']
    >>> written([sheet], "table", Look()).splitlines()
    ['resolves  to go', '', '1 clause']
    """
    if format == "html":
        return _html(sheets)
    if format == "csv":
        return "\n".join([comma_separated([sheet.columns, *map(_plain, sheet.rows)]) for sheet in sheets])
    if format == "markdown":
        titled = len(sheets) > 1
        return "\n".join([_markdown(sheet, titled) for sheet in sheets])
    return "\n".join([_terminal(sheet, look, len(sheets) > 1) for sheet in sheets])


def _plain(row: Row) -> list[str | None]:
    return [cell.text if isinstance(cell, Marked) else cell for cell in row]


def _terminal(sheet: Sheet, look: Look, titled: bool) -> str:
    made = Page(look)
    if titled:
        made.line(Text(sheet.title, "bold underline"))
        made.gap()
    layout = sheet.layout
    indent = 2 if layout.heading else 0
    for number, (heading, rows) in enumerate(groupby(sheet.rows, lambda row: _heading(row, layout))):
        if number and heading:
            made.gap()
        if heading:
            made.line(Text(heading, "bold"), further=2)
        for row in rows:
            made.line(_line(row, sheet, look.full), indent=indent, further=2)
    if sheet.rows:
        made.gap()
    made.line(Text(sheet.sum, "dim"))
    return made.text()


def _line(row: Row, sheet: Sheet, full: bool) -> Text:
    """A row on a terminal: its label, its texts, and what is told of it in brackets."""
    layout = sheet.layout
    label = flat(_str(row[layout.label])) if layout.label is not None else ""
    line = Text(f"{label}  " if label else "", "italic")
    for place in layout.text:
        line.append_text(_shown(row[place], full))
        line.append(" ")
    line.rstrip()
    told = [flat(_str(row[place])) for place in layout.told if row[place]]
    told += [f"{sheet.columns[place]} {flat(_str(row[place]))}" for place in layout.named if row[place]]
    if told:
        line.append(f" [{' · '.join(told)}]", "dim")
    return line


def _heading(row: Row, layout: Layout) -> str:
    return " · ".join(dict.fromkeys([flat(_str(row[place])) for place in layout.heading if row[place]]))


def _str(cell: Cell) -> str:
    return cell.text if isinstance(cell, Marked) else cell or ""


def _shown(cell: Cell, full: bool) -> Text:
    """A cell on a terminal: shortened, but for what was looked for, which is shown."""
    if not isinstance(cell, Marked):
        return Text(shortened(cell or "", full))
    first = cell.marks[0].start if cell.marks else 0
    start = 0
    if not full and first > LONG - _AROUND:
        start = cell.text.find(" ", first - _AROUND) + 1 or first
    end = len(cell.text)
    if not full and end - start > LONG:
        last = cell.text.rfind(" ", start, start + LONG)
        end = last if last > first else max(start + LONG, cell.marks[0].end if cell.marks else 0)
    found = Text("… " if start else "")
    for part, marked in _parts(cell, start, end):
        found.append(" ".join(visible(part).split(" ")), "bold" if marked else "")
    if end < len(cell.text):
        found.append(" …")
    return found


def _parts(cell: Marked, start: int = 0, end: int | None = None) -> Iterator[tuple[str, bool]]:
    """The stretches of a text, each with whether it was looked for."""
    end = len(cell.text) if end is None else end
    at = start
    for mark in cell.marks:
        first, last = max(mark.start, at), min(mark.end, end)
        if first >= last:
            continue
        yield cell.text[at:first], False
        yield cell.text[first:last], True
        at = last
    yield cell.text[at:end], False


def _markdown(sheet: Sheet, titled: bool) -> str:
    rows = [[_bold(cell) if isinstance(cell, Marked) else cell for cell in row] for row in sheet.rows]
    heading = f"## {escaped(flat(sheet.title))}\n\n{escaped(flat(sheet.sum))}\n\n" if titled else ""
    return heading + markdown(sheet.columns, rows)


def _bold(cell: Marked) -> Markup:
    return Markup(
        "".join(
            [f"**{escaped(visible(part))}**" if marked else escaped(visible(part)) for part, marked in _parts(cell)]
        )
    )


def _html(sheets: Sequence[Sheet]) -> str:
    body = "\n".join([_section(sheet) for sheet in sheets])
    title = sheets[0].title
    return page("corpus", title, f"<header><h1>{safe(title)}</h1></header>\n<main>\n{body}\n</main>", (), plain=True)


def _section(sheet: Sheet) -> str:
    heads = "".join([f'<th scope="col">{safe(column)}</th>' for column in sheet.columns])
    rows = "\n".join([f"<tr>{''.join([f'<td>{_inline(cell)}</td>' for cell in row])}</tr>" for row in sheet.rows])
    table = (
        f'<div class="scroll"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>'
        if sheet.rows
        else ""
    )
    return f'<section>\n<h2>{safe(sheet.title)}</h2>\n<p class="sum">{safe(sheet.sum)}</p>\n{table}\n</section>'


def _inline(cell: Cell) -> str:
    if isinstance(cell, Marked):
        return "".join([f"<mark>{safe(part)}</mark>" if marked else safe(part) for part, marked in _parts(cell)])
    return safe(cell or "")
