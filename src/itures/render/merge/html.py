"""A merge of proposals as one page of HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from itures.model.brief import listed
from itures.model.merge import Change, Conflict, Merge
from itures.render import html_page
from itures.render.html_page import safe
from itures.render.merge.shared import (
    DOING,
    LEFT_BEHIND,
    NOT_AGREED,
    NOT_TAKEN,
    NUMBERS,
    TAKEN,
    by_proposal,
    not_taken,
    numbers,
    place,
    summed,
    taken,
    told,
    wanted,
    words,
)
from itures.render.names import file_name

_TAGS: Final = {"insert": "ins", "delete": "del"}
_KEYS: Final = (
    (["n", "j"], "next change"),
    (["p", "k"], "change before"),
    (["?"], "these keys"),
)


def render(merge: Merge) -> str:
    """The page.

    >>> "no changes" in render(Merge("a.txt", "", "all", (), ()))
    True
    """
    title = merge.title or file_name(merge.base)
    names = f" with {listed([one.name for one in merge.proposals])}" if merge.proposals else ""
    notes = "".join([f"<li>{safe(one.name)}: {safe(note)}</li>" for one in merge.proposals for note in one.notes])
    body = f"""<header>
<h1 dir="auto">{safe(title)}</h1>
<p class="sides"><bdi>{safe(file_name(merge.base))}</bdi>{safe(names)}</p>
<p class="sum">{safe(summed(merge))}.</p>
{f"<ul>{notes}</ul>" if notes else ""}
</header>
<main id="changes" tabindex="-1">
{"".join(_sections(merge))}
</main>"""
    return html_page.page("compare", f"{title}: merged", body, _KEYS)


def _sections(merge: Merge) -> Iterator[str]:
    if merge.conflicts:
        rows = [row for one in merge.conflicts for row in _conflict(one)]
        yield _table(NOT_AGREED, ["Clause", "Who", "Wording"], rows)
    if found := taken(merge):
        yield _table(TAKEN, ["Clause", "Who", "Change"], [_row(one, "same") for one in found])
    if left := not_taken(merge):
        yield _table(NOT_TAKEN, ["Clause", "Who", "Change", "Why"], [_row(one, "one", why=True) for one in left])
    if told_numbers := numbers(merge):
        yield _table(NUMBERS, ["Clause", "Was", "Is"], [_plain(each) for each in told_numbers])
    if merge.stale:
        yield _table(LEFT_BEHIND, ["Clause", "Reference"], [_plain((one.at, one.message)) for one in merge.stale])
    if merge.changes:
        counts = by_proposal(merge)
        yield _table("Proposals", counts[0], [_plain(row) for row in counts[1:]])


def _table(heading: str, heads: Sequence[str], rows: Sequence[str]) -> str:
    head = "".join([f'<th scope="col">{safe(each)}</th>' for each in heads])
    body = "\n".join(rows)
    return f"""<h2>{safe(heading)}</h2>
<div class="scroll" role="region" aria-label="{safe(heading)}" tabindex="0">
<table class="positions">
<thead><tr>{head}</tr></thead>
<tbody data-group>
{body}
</tbody>
</table>
</div>
"""


def _row(change: Change, look: str, *, why: bool = False) -> str:
    said = (
        f'<span class="tag {change.kind}">{safe(DOING[change.kind])}</span> '
        if change.kind not in ("words", "signs")
        else ""
    )
    text = "".join([_word(word.op, word.text) for word in words(change)]).replace("</del><ins>", "</del><wbr><ins>")
    last = f"<td>{safe(change.why)}</td>" if why else ""
    at = safe(place(change.at, change.id))
    who = safe(", ".join(change.names))
    cells = f'<th scope="row">{at}</th><td class="who">{who}</td><td>{said}<span class="text" dir="auto">{text}</span></td>{last}'
    return f'<tr class="change {look}" tabindex="-1" data-kinds="{look}">{cells}</tr>'


def _conflict(one: Conflict) -> Iterator[str]:
    lines = list(wanted(one))
    for number, line in enumerate(lines):
        first = ""
        if not number:
            why = f'<p class="head"><span class="tag conflict">{safe(told(one))}</span></p>'
            at = safe(place(one.at, one.id))
            first = f'<th scope="rowgroup" rowspan="{len(lines)}">{one.number}. {at}{why}</th>'
        who = (
            f'<td class="keeps">{safe(line.who)}</td>'
            if line.base or line.keeps
            else f'<td class="who">{safe(line.who)}</td>'
        )
        look = ' class="change conflict" tabindex="-1" data-kinds="conflict"' if not number else ""
        yield f'<tr{look}>{first}{who}<td><span class="text" dir="auto">{safe(line.text)}</span></td></tr>'


def _plain(cells: Sequence[str]) -> str:
    return (
        f'<tr><th scope="row">{safe(cells[0])}</th>'
        + "".join([f"<td>{safe(cell)}</td>" for cell in cells[1:]])
        + "</tr>"
    )


def _word(op: str, text: str) -> str:
    tag = _TAGS.get(op)
    return f"<{tag}>{safe(text)}</{tag}>" if tag else safe(text)
