"""Several proposals beside a text as one page of HTML: a row for each clause, a column for each proposal."""

from __future__ import annotations

from typing import Final

from itures.model.compare import Comparison, Row
from itures.model.diff import Side, Word
from itures.render import html_page
from itures.render.compare.shared import (
    VERDICTS,
    Group,
    Kept,
    Only,
    counts,
    folded,
    groups,
    kept,
    like,
    name,
    said,
    shown,
    side_of,
    summed,
    together,
    touched,
)
from itures.render.diff.groups import label
from itures.render.html_page import safe
from itures.render.names import file_name

_TAGS: Final = {"insert": "ins", "delete": "del"}
_KEYS: Final = (
    (["n", "j"], "next row with changes"),
    (["p", "k"], "row with changes before"),
    (["f"], "to the filters; left and right go through them, Enter switches one"),
    (["a"], "all rows"),
    (["u"], "show or hide clauses that all keep"),
    (["?"], "these keys"),
)


def render(comparison: Comparison, only: Only | None = None, *, full: bool = False) -> str:
    """The page; `only` leaves rows out of it, `full` opens what all keep.

    >>> "<table>" in render(Comparison("a.txt", "", (), ()))
    True
    """
    return _Page(comparison, only, full).text()


class _Page:
    def __init__(self, comparison: Comparison, only: Only | None, full: bool) -> None:
        self._comparison = comparison
        self._proposals = comparison.proposals
        self._groups = groups(comparison, only)
        self._full = full
        self._number = 0

    def text(self) -> str:
        title = self._comparison.title or file_name(self._comparison.base)
        notes = [f"<li>{safe(one.name)}: {safe(note)}</li>" for one in self._proposals for note in one.notes]
        bodies = "\n".join([self._group(group) for group in self._groups])
        heads = "".join(
            [
                f'<th scope="col"><bdi>{safe(one.name)}</bdi><small>{safe(_about(one.name, one.source, one.action))}</small></th>'
                for one in self._proposals
            ]
        )
        nothing = "" if self._groups else '<p class="none">No such rows.</p>'
        body = f"""<header>
<h1 dir="auto">{safe(title)}</h1>
<p class="sides"><bdi>{safe(file_name(self._comparison.base))}</bdi> beside {len(self._proposals)} \
{"proposal" if len(self._proposals) == 1 else "proposals"}</p>
<p class="sum">{safe(summed(self._comparison))}.</p>
{f"<ul>{''.join(notes)}</ul>" if notes else ""}
</header>
{self._bar()}
<main id="changes" tabindex="-1">
<table>
<thead><tr><th scope="col">Clause</th>{heads}</tr></thead>
{bodies}
</table>{nothing}
</main>"""
        return html_page.page("compare", f"{title}: proposals", body, _KEYS)

    def _bar(self) -> str:
        rows = [row for group in self._groups for row in ([group.over] if group.over else []) + group.rows]
        found = counts(rows)
        buttons = "\n".join(
            [
                f'<button type="button" data-kind="{verdict}" aria-pressed="false">{words} <b>{found[verdict]}</b></button>'
                for verdict, words in VERDICTS.items()
                if found[verdict] and verdict != "kept"
            ]
        )
        return f"""<nav class="bar" id="tools" aria-label="Rows" hidden>
<div>
{buttons}
<button type="button" id="all" hidden>all</button>
<span class="views">
<button type="button" id="previous" aria-label="Previous row with changes">←</button>
<button type="button" id="next" aria-label="Next row with changes">→</button>
<button type="button" id="same" aria-pressed="true"{"" if found["kept"] else " hidden"}>kept by all</button>
<button type="button" id="keys" aria-label="Keys">?</button>
</span>
</div>
</nav>"""

    def _group(self, group: Group) -> str:
        rows: list[str] = []
        if group.over is not None:
            rows.append(self._row(group.over, over=True))
        rows += [self._fold(row) if isinstance(row, Kept) else self._row(row) for row in folded(group.rows)]
        return "<tbody data-group>\n" + "\n".join(rows) + "\n</tbody>"

    def _fold(self, found: Kept) -> str:
        clauses = "\n".join([_clause(row.base) for row in found.rows if row.base is not None])
        return (
            f'<tr class="fold"><td colspan="{len(self._proposals) + 1}"><details{" open" if self._full else ""}>'
            f"<summary>{safe(kept(found.rows, self._proposals))}</summary>\n{clauses}\n</details></td></tr>"
        )

    def _row(self, row: Row, over: bool = False) -> str:
        look = " over" if over else ""
        if not touched(row) and row.base is not None:
            span = len(self._proposals) + 1
            return f'<tr class="{look.strip()}"><th scope="rowgroup" colspan="{span}">{_clause(row.base)}</th></tr>'
        self._number += 1
        told = together(row, self._proposals)
        side = side_of(row)
        at = (row.base.at or name(row)) if row.base is not None else f"new {side.at if side is not None else ''}"
        first = _clause(row.base) if row.base is not None else f'<span class="label">{safe(name(row))}</span>'
        tag = f'<p class="head"><span class="tag {row.verdict}">{safe(told)}</span></p>' if told else ""
        cells = "".join([self._cell(row, index) for index in range(len(row.cells))])
        return (
            f'<tr class="change {row.verdict}{look}" id="c{self._number}" tabindex="-1" data-kinds="{row.verdict}" '
            f'aria-label="{safe(f"{at}: {told or VERDICTS[row.verdict]}")}">'
            f'<th scope="row">{first}{tag}</th>{cells}</tr>'
        )

    def _cell(self, row: Row, index: int) -> str:
        cell = row.cells[index]
        called = safe(self._proposals[index].name)
        first = like(row, index)
        if not cell.kinds:
            content = f'<span class="keeps">{safe(said(cell, row))}</span>'
            content += "".join([f'<p class="note">{safe(note)}</p>' for note in cell.notes])
        else:
            kind = next(iter(cell.kinds))
            content = f'<p class="head"><span class="tag {kind}">{safe(said(cell, row))}</span>'
            if first is not None:
                content += f' <span class="as">as {safe(self._proposals[first].name)}</span>'
            content += "</p>"
            words = "".join([_word(word) for word in shown(cell)])
            content += f'<p class="text" dir="auto">{words}</p>' if words else ""
            content += "".join([f'<p class="note">{safe(note)}</p>' for note in cell.notes])
        return f'<td data-name="{called}">{content}</td>'


def _about(name: str, source: str, action: str | None) -> str:
    return ", ".join([part for part in (action, file_name(source) if source != name else None) if part])


def _clause(side: Side) -> str:
    before = f'<span class="label">{safe(label(side))}</span> ' if label(side) else ""
    return f'<p class="clause text" dir="auto">{before}{safe(side.text)}</p>'


def _word(word: Word) -> str:
    tag = _TAGS.get(word.op)
    return f"<{tag}>{safe(word.text)}</{tag}>" if tag else safe(word.text)
