"""Several proposals beside a text: blocks for people, a table in Markdown, JSON, a page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Literal

import msgspec
from rich.text import Text

from itures.model.comparison import CellOf, Comparison, Row
from itures.model.edit import Word
from itures.render.rows import flat
from itures.render.rows import markdown as table_of
from itures.render.table import Page

if TYPE_CHECKING:
    from itures.render import Look

Only = Literal["changed", "conflicts"]

_VERDICTS = {"kept": "all keep it", "one": "", "same": "the same change", "conflict": "conflict"}
_WORDS = {"call": "call changed", "edition": "other edition", "removed": "removed", "added": "new"}
_STYLES = {"insert": "green underline", "delete": "red strike"}


def wanted(comparison: Comparison, only: Only | None) -> list[Row]:
    """The rows that are asked for.

    >>> wanted(Comparison("a", (), ()), "changed")
    []
    """
    verdicts = {"changed": {"one", "same", "conflict"}, "conflicts": {"conflict"}}
    return [row for row in comparison.rows if only is None or row.verdict in verdicts[only]]


def terminal(comparison: Comparison, look: Look, only: Only | None = None) -> str:
    r"""A block for each clause that a proposal touches: the clause, what is said of it, a line for each proposal.

    >>> from itures.render import Look
    >>> terminal(Comparison("a.txt", ("A",), ()), Look())
    'a.txt beside A\n'
    """
    page = Page(look)
    page.line(Text(f"{flat(comparison.base)} beside {', '.join(map(flat, comparison.proposals))}", "bold"))
    kept = 0
    for row in wanted(comparison, only):
        quiet = row.verdict == "kept"
        if quiet and not look.full:
            kept += 1
            continue
        kept = _fold(page, kept)
        page.gap()
        page.line(_heading(row, comparison.proposals), further=2)
        if row.base is not None:
            page.line(Text(flat(row.base.text), "dim"), indent=2)
        for name, cell in zip(comparison.proposals, row.cells, strict=True):
            if cell.kinds or row.base is not None:
                page.line(Text.assemble((flat(name), "bold"), ": ", _cell(cell, look.colour)), indent=2, further=2)
    _fold(page, kept)
    conflicts = sum(row.verdict == "conflict" for row in comparison.rows)
    touched = sum(row.verdict != "kept" for row in comparison.rows)
    if comparison.rows:
        page.gap()
        page.line(Text(f"{touched} of {len(comparison.rows)} rows changed, {conflicts} in conflict", "dim"))
    return page.text()


def _fold(page: Page, kept: int) -> int:
    if kept:
        page.gap()
        page.line(Text(f"{kept} clause{'s' if kept > 1 else ''} kept by all", "dim"))
    return 0


def _heading(row: Row, names: Sequence[str]) -> Text:
    title = flat(row.base.at) if row.base is not None else "new here"
    told = _told(row, names)
    style = "bold red" if row.verdict == "conflict" else "bold"
    return Text.assemble(
        (title, style), (f"  [{told}]" if told else "", "yellow" if row.verdict == "conflict" else "dim")
    )


def _told(row: Row, names: Sequence[str]) -> str:
    """What the proposals do together, in words."""
    groups = ["the same change by " + " and ".join(flat(names[index]) for index in group) for group in row.same]
    if row.verdict == "conflict":
        return "; ".join(["conflict", *groups])
    return "; ".join(groups) or _VERDICTS[row.verdict]


def _cell(cell: CellOf, colour: bool) -> Text:
    if not cell.kinds:
        return Text("keeps it")
    said = Text(", ".join(_WORDS.get(kind, kind) for kind in cell.kinds))
    where = ", ".join(flat(side.at) for side in cell.new)
    if where and ("renumbered" in cell.kinds or "moved" in cell.kinds or "added" in cell.kinds):
        said.append(f" ({where})", "dim")
    if "removed" not in cell.kinds and cell.words:
        said.append(": ")
        said.append_text(_words(cell.words, colour))
    for note in cell.notes:
        said.append(f" ! {flat(note)}", "yellow")
    return said


def _words(words: Sequence[Word], colour: bool) -> Text:
    shown = Text()
    for word in words:
        text = " ".join(word.text.split("\n")) if word.op == "equal" else word.text.replace("\n", " ")
        if word.op == "equal":
            shown.append(text)
        elif colour:
            shown.append(text, _STYLES[word.op])
        else:
            shown.append(f"{{+{text}+}}" if word.op == "insert" else f"[-{text}-]")
    shown.plain = flat(shown.plain) if not colour else shown.plain
    return shown


def markdown(comparison: Comparison, only: Only | None = None) -> str:
    r"""The table in Markdown: rows are clauses, columns proposals.

    >>> markdown(Comparison("a.txt", ("A",), ()))
    '| clause | base | A | together |\n| --- | --- | --- | --- |\n'
    """
    rows = [
        (
            row.base.at if row.base is not None else "new here",
            row.base.text if row.base is not None else "",
            *[_cell(cell, colour=False).plain if cell.kinds or row.base is not None else "" for cell in row.cells],
            _told(row, comparison.proposals),
        )
        for row in wanted(comparison, only)
    ]
    return table_of(("clause", "base", *comparison.proposals, "together"), rows)


def encode(comparison: Comparison) -> str:
    r"""The record `itures.comparison/1` as JSON.

    >>> encode(Comparison("a", (), ()))
    '{\n  "base": "a",\n  "proposals": [],\n  "rows": [],\n  "format": "itures.comparison/1"\n}\n'
    """
    return msgspec.json.format(msgspec.json.encode(comparison), indent=2).decode("utf-8") + "\n"


def docx(comparison: Comparison, only: Only | None = None, author: str = "itures") -> bytes:
    """The table as a Word file; the words of changes are tracked changes in it.

    >>> docx(Comparison("a", ("A",), ()))[:2]
    b'PK'
    """
    from itures.render.diff_docx import table_file

    rows = []
    for row in wanted(comparison, only):
        base = f"{flat(row.base.at)}: {flat(row.base.text)}" if row.base is not None else "new here"
        cells = [_word_cell(cell, row) for cell in row.cells]
        rows.append([[Word("equal", base)], *cells, [Word("equal", _told(row, comparison.proposals))]])
    return table_file(["clause", *map(flat, comparison.proposals), "together"], rows, author)


def _word_cell(cell: CellOf, row: Row) -> list[Word]:
    if not cell.kinds:
        return [Word("equal", "keeps it" if row.base is not None else "")]
    said = ", ".join(_WORDS.get(kind, kind) for kind in cell.kinds)
    words = [] if "removed" in cell.kinds else list(cell.words)
    notes = "".join([f" ! {flat(note)}" for note in cell.notes])
    return [Word("equal", f"{said}{': ' if words else ''}"), *words, *([Word("equal", notes)] if notes else [])]


_CSS = """
:root{color-scheme:light dark}body{font:15px/1.45 system-ui,sans-serif;margin:1.5rem}table{border-collapse:collapse;width:100%}
th,td{border:1px solid #8886;padding:.35rem .5rem;vertical-align:top;text-align:left}
thead th{position:sticky;top:0;background:Canvas}
ins{color:light-dark(#05603a,#7ee2a8)}del{color:light-dark(#b42318,#ff9d94)}tr.conflict>th{border-left:4px solid #d92d20}
tr.kept td,tr.kept th{opacity:.7}small{display:block;opacity:.8}@media print{thead th{position:static}@page{size:landscape}}
"""


def html(comparison: Comparison, only: Only | None = None) -> str:
    """One page with a table, without scripts and without anything from elsewhere.

    >>> "<table>" in html(Comparison("a", ("A",), ()))
    True
    """
    names = "".join([f'<th scope="col">{escape(flat(name))}</th>' for name in comparison.proposals])
    rows = "".join([_html_row(row, comparison.proposals) for row in wanted(comparison, only)])
    title = escape(f"{flat(comparison.base)} beside {', '.join(map(flat, comparison.proposals))}")
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        f'content="{policy}"><meta name="viewport" content="width=device-width"><title>{title}</title>'
        f'<style>{_CSS}</style></head><body><h1>{title}</h1><table><thead><tr><th scope="col">Clause</th>{names}'
        f"</tr></thead><tbody>{rows}</tbody></table></body></html>\n"
    )


def _html_row(row: Row, names: Sequence[str]) -> str:
    base = f"{escape(flat(row.base.at))}<small>{escape(flat(row.base.text))}</small>" if row.base else "new here"
    told = _told(row, names)
    told = f"<small><strong>{escape(told)}</strong></small>" if told else ""
    cells = "".join([f"<td>{_html_cell(cell, row)}</td>" for cell in row.cells])
    return f'<tr class="{row.verdict}"><th scope="row">{base}{told}</th>{cells}</tr>'


def _html_cell(cell: CellOf, row: Row) -> str:
    if not cell.kinds:
        return "keeps it" if row.base is not None else ""
    tags = {"equal": "{}", "insert": "<ins>{}</ins>", "delete": "<del>{}</del>"}
    said = escape(", ".join(_WORDS.get(kind, kind) for kind in cell.kinds))
    where = escape(", ".join(flat(side.at) for side in cell.new))
    words = "" if "removed" in cell.kinds else "".join([tags[word.op].format(escape(word.text)) for word in cell.words])
    notes = "".join([f"<small>! {escape(flat(note))}</small>" for note in cell.notes])
    return f"<em>{said}</em> {where}<br>{words}{notes}"
