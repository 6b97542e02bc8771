"""Several proposals beside a text as one page of HTML: a row for each clause, the positions on it side by side."""

from __future__ import annotations

from typing import Final

from itures.model.brief import counted
from itures.model.compare import Comparison, Proposed, Row
from itures.model.diff import Side, Word
from itures.render import html_page
from itures.render.compare.shared import (
    ALLIES,
    VERDICTS,
    Group,
    Held,
    Kept,
    Only,
    allies,
    counts,
    folded,
    groups,
    held,
    kept,
    name,
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

    >>> "<table" in render(Comparison("a.txt", "", (), ()))
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
        rows = [row for group in self._groups for row in [*([group.over] if group.over else []), *group.rows]]
        self._columns = max([len(row.positions) for row in rows if touched(row, self._proposals)], default=1)

    def text(self) -> str:
        title = self._comparison.title or file_name(self._comparison.base)
        notes = [f"<li>{safe(one.name)}: {safe(note)}</li>" for one in self._proposals for note in one.notes]
        bodies = "\n".join([self._group(group) for group in self._groups])
        heads = "".join([f'<th scope="col">Position {number}</th>' for number in range(1, self._columns + 1)])
        nothing = "" if self._groups else '<p class="none">No such rows.</p>'
        names = "".join([f"<li>{_proposal(one)}</li>" for one in self._proposals])
        body = f"""<header>
<h1 dir="auto">{safe(title)}</h1>
<p class="sides"><bdi>{safe(file_name(self._comparison.base))}</bdi> beside {counted(len(self._proposals), "proposal")}</p>
<ul class="proposals">{names}</ul>
<p class="sum">{safe(summed(self._comparison))}.</p>
{f"<ul>{''.join(notes)}</ul>" if notes else ""}
</header>
{self._bar()}
<main id="changes" tabindex="-1">
<div class="scroll" role="region" aria-label="Clauses and positions" tabindex="0">
<table class="positions">
<thead><tr><th scope="col">Clause</th>{heads}</tr></thead>
{bodies}
</table>
</div>{nothing}
{self._allies()}
</main>"""
        return html_page.page("compare", f"{title}: proposals", body, _KEYS)

    def _allies(self) -> str:
        """Who shares how many changes with whom."""
        rows = allies(self._comparison)
        if not rows:
            return ""
        heads = "".join([f'<th scope="col">{head}</th>' for head in ALLIES])
        lines = "\n".join(
            [
                f'<tr><th scope="row">{safe(first)}</th>'
                + "".join([f"<td>{safe(cell)}</td>" for cell in rest])
                + "</tr>"
                for first, *rest in rows
            ]
        )
        return f"""<h2>Changes that proposals share</h2>
<table class="allies">
<thead><tr>{heads}</tr></thead>
<tbody>
{lines}
</tbody>
</table>"""

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
        rows += [
            self._fold(row) if isinstance(row, Kept) else self._row(row) for row in folded(group.rows, self._proposals)
        ]
        return "<tbody data-group>\n" + "\n".join(rows) + "\n</tbody>"

    def _fold(self, found: Kept) -> str:
        clauses = "\n".join([_clause(row.base) for row in found.rows if row.base is not None])
        return (
            f'<tr class="fold"><td colspan="{self._columns + 1}"><details{" open" if self._full else ""}>'
            f"<summary>{safe(kept(found.rows, self._proposals))}</summary>\n{clauses}\n</details></td></tr>"
        )

    def _row(self, row: Row, over: bool = False) -> str:
        look = " over" if over else ""
        if not touched(row, self._proposals) and row.base is not None:
            span = self._columns + 1
            return f'<tr class="{look.strip()}"><th scope="rowgroup" colspan="{span}">{_clause(row.base)}</th></tr>'
        self._number += 1
        told = together(row)
        side = side_of(row)
        at = (row.base.at or name(row)) if row.base is not None else f"new {side.at if side is not None else ''}"
        first = _clause(row.base) if row.base is not None else f'<span class="label">{safe(name(row))}</span>'
        tag = f'<p class="head"><span class="tag {row.verdict}">{safe(told)}</span></p>' if told else ""
        positions = [_cell(one) for one in held(row, self._proposals)]
        rest = self._columns - len(positions)
        cells = "".join(positions) + (f'<td class="rest" colspan="{rest}"></td>' if rest > 0 else "")
        return (
            f'<tr class="change {row.verdict}{look}" id="c{self._number}" tabindex="-1" data-kinds="{row.verdict}" '
            f'aria-label="{safe(f"{at}: {told or VERDICTS[row.verdict]}")}">'
            f'<th scope="row">{first}{tag}</th>{cells}</tr>'
        )


def _cell(one: Held) -> str:
    """A position: who holds it, what they do, in which words."""
    notes = "".join([f'<p class="note">{safe(note)}</p>' for note in one.notes])
    if not one.kinds:
        return f'<td><span class="keeps">{safe(one.head)}</span>{notes}</td>'
    kind = next((kind for kind in one.kinds if kind in ("weaker", "stronger")), one.kinds[0])
    head = f'<p class="head"><b class="who">{safe(one.names)}</b> <span class="tag {kind}">{safe(one.said)}</span></p>'
    # Between what goes and what comes in its place a line may be broken.
    words = "".join([_word(word) for word in one.words]).replace("</del><ins>", "</del><wbr><ins>")
    text = f'<p class="text" dir="auto">{words}</p>' if words else ""
    return f"<td>{head}{text}{notes}</td>"


def _proposal(one: Proposed) -> str:
    """A proposal with its action and its file."""
    about = ", ".join(
        [part for part in (one.action, file_name(one.source) if one.source != one.name else None) if part]
    )
    return f"<b>{safe(one.name)}</b>" + (f" {safe(about)}" if about else "")


def _clause(side: Side) -> str:
    before = f'<span class="label">{safe(label(side))}</span> ' if label(side) else ""
    return f'<p class="clause text" dir="auto">{before}{safe(side.text)}</p>'


def _word(word: Word) -> str:
    tag = _TAGS.get(word.op)
    return f"<{tag}>{safe(word.text)}</{tag}>" if tag else safe(word.text)
