"""A comparison as one page of HTML. Without scripts it shows everything as one text, and so it is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from itures.model.diff import Diff, Edit, EditKind, Side, Stale, Word
from itures.render import html_page
from itures.render.diff.groups import (
    KINDS,
    Changed,
    Group,
    Renumbered,
    Same,
    by,
    folded,
    groups,
    label,
    labels,
    moved,
    names,
    parts,
    place,
    size,
    told,
    was,
)
from itures.render.html_page import safe
from itures.render.names import file_name

_TAGS: Final = {"insert": "ins", "delete": "del"}
_KEYS: Final = (
    (("n", "j"), "next change"),
    (("p", "k"), "previous change"),
    (("f",), "to the filters; arrows go on, Enter switches one"),
    (("a",), "all kinds of changes"),
    (("u",), "unchanged clauses on and off"),
    (("s",), "texts side by side, or as one"),
    (("?",), "this help; Esc closes it"),
)
_CALL_LENGTH = 60
"""A call is shortened to so many characters where it only says what was folded."""


def render(diff: Diff, old: Sequence[Side], new: Sequence[Side], *, full: bool = False) -> str:
    """The page; `old` and `new` are all clauses of the two texts. Unchanged clauses are folded unless it is `full`.

    >>> from itures.model.diff import Summary
    >>> render(Diff("a.txt", "b.txt", Summary(), ()), (), ())[:15]
    '<!DOCTYPE html>'
    """
    called = _names(diff, old, new)
    main = "\n".join(_Page(diff, full).main(groups(diff, old, new)))
    body = f"""<header>
<h1 dir="auto">{safe(called[0])}</h1>
<p class="sides">{_sides(called)}</p>
<p class="sum">{safe(told(diff.summary))}.</p>
</header>
{_bar(diff)}
<main id="changes" tabindex="-1">
{main}
</main>"""
    return html_page.page("diff", f"{called[0]}: what changed", body, _KEYS)


class _Page:
    def __init__(self, diff: Diff, full: bool) -> None:
        self._diff = diff
        self._full = full
        self._numbers = {id(edit): number for number, edit in enumerate(diff.edits, 1)}

    def main(self, found: Sequence[Group]) -> Iterator[str]:
        if not self._diff.edits:
            yield '<p class="none">Nothing changed.</p>'
        for group in folded(found):
            if isinstance(group, Group):
                yield self._group(group)
            else:
                yield self._unchanged(group)
        if self._diff.stale:
            yield _stale(self._diff.stale)

    def _unchanged(self, same: Sequence[Group]) -> str:
        calls = names(same)
        sides: list[Side] = []
        for group in same:
            if isinstance(group.over, Side):
                sides.append(group.over)
            for row in group.rows:
                sides += row.sides if isinstance(row, Same) else ()
        short = [call if len(call) <= _CALL_LENGTH else f"{call[:_CALL_LENGTH].rpartition(' ')[0]} …" for call in calls]
        return self._fold(f"{_clauses(size(same))} unchanged", ": " + ", ".join(short) if short else "", sides)

    def _fold(self, what: str, more: str, sides: Iterable[Side]) -> str:
        clauses = "\n".join(_clause(side) for side in sides)
        more = f' <i dir="auto">{safe(more)}</i>' if more else ""
        return f'<details class="fold"{" open" if self._full else ""}><summary>{what}{more}</summary>\n{clauses}\n</details>'

    def _group(self, group: Group) -> str:
        rows = [self._row(row) for row in group.rows]
        title = ""
        match group.over:
            case Edit() as edit:
                rows.insert(0, self._change(edit, over=True))
            case Side() as side:
                again = ' <span class="was">(continued)</span>' if group.again else ""
                title = f'<h2 dir="auto">{safe(side.text)}{again}</h2>'
            case None if group.title:
                title = f"<h2>{safe(group.title)}</h2>"
        return "<section data-group>\n" + "\n".join([part for part in (title, *rows) if part]) + "\n</section>"

    def _row(self, row: Changed | Renumbered | Same) -> str:
        match row:
            case Changed(edit, away):
                return self._away(edit) if away else self._change(edit)
            case Renumbered():
                return self._renumbered(row)
            case Same(sides):
                return self._fold(f"{_clauses(len(sides))} unchanged", "", sides)

    def _away(self, edit: Edit) -> str:
        old, new = edit.old[0], edit.new[0]
        name = label(old) or f"{old.text[:60]} …"
        return (
            f'<p class="change away"><span class="label">{safe(name)}</span> moved to '
            f'<a href="#c{self._numbers[id(edit)]}">{safe(place(new, old))}</a></p>'
        )

    def _renumbered(self, row: Renumbered) -> str:
        old, new = [edit.old[0] for edit in row.edits], [edit.new[0] for edit in row.edits]
        said = f"{labels(new)}: renumbered, {'was' if len(old) == 1 else 'were'} {labels(old)}"
        if row.under:
            said += f", with {_clauses(len(row.under))} under {'it' if len(new) == 1 else 'them'}"
        clauses = "\n".join(_clause(edit.new[0], was(edit)) for edit in row.edits)
        number = self._numbers[id(row.edits[0])]
        return (
            f'<article class="change renumbered run" id="c{number}" tabindex="-1" data-kinds="renumbered" '
            f'aria-label="{safe(said)}"><details class="runs"{" open" if self._full else ""}>'
            f"<summary>{safe(said)}</summary>\n{clauses}\n</details></article>"
        )

    def _change(self, edit: Edit, over: bool = False) -> str:
        name = " and ".join([label(side) for side in edit.new or edit.old if label(side)])
        tags = "".join(f'<span class="tag {kind}">{KINDS[kind]}</span>' for kind in KINDS if kind in edit.kinds)
        before = f'<span class="was">[was {safe(was(edit))}]</span>' if was(edit) else ""
        shown = f'<span class="label">{safe(name)}</span>' if name else ""
        said = f'<span class="said">{safe(_said(edit))}</span>' if _said(edit) else ""
        head = f'<p class="head">{shown}{before}{tags}{said}</p>'
        about = f"{name or place((edit.new or edit.old)[0])}: {', '.join(KINDS[kind] for kind in KINDS if kind in edit.kinds)}"
        notes = "".join(f'<p class="note">{safe(note)}</p>' for note in edit.notes)
        notes += f'<p class="by">by {safe(by(edit))}</p>' if by(edit) else ""
        return (
            f'<article class="change {" ".join(edit.kinds)}" id="c{self._numbers[id(edit)]}" tabindex="-1" '
            f'data-kinds="{" ".join(edit.kinds)}" aria-label="{safe(about)}">\n{head}\n{_cells(edit, over)}{notes}</article>'
        )


def _cells(edit: Edit, over: bool) -> str:
    """The old wording beside the new one; the new one has the deleted words too, for pages that show one text."""
    tag = "h2" if over else "p"
    if not edit.words:
        return f'<{tag} class="text" dir="auto">{safe((edit.new or edit.old)[0].text)}</{tag}>'
    whole = [("", list(edit.words))]
    if not edit.old or not edit.new:
        empty = "" if edit.old else '<div class="old"></div>'
        return f'<div class="cells">{empty}<div>{_lines(whole, tag)}</div></div>'
    found = parts(edit)
    old = [(name, [word for word in words if word.op != "insert"]) for name, words in found]
    if len(edit.new) > 1:
        old = [("", [word for word in edit.words if word.op != "insert"])]
    # The column of new words alone cannot have the parts of clauses that were merged.
    new = found if len(edit.old) == 1 else whole
    return (
        f'<div class="cells two"><div class="old" aria-hidden="true">{_lines(old, "p", over)}</div>'
        f'<div class="new">{_lines(new, tag)}</div></div>'
    )


def _lines(found: Sequence[tuple[str, Sequence[Word]]], tag: str, over: bool = False) -> str:
    lines = []
    look = "text over" if over else "text"
    for name, words in found:
        before = f'<span class="label">{safe(name)}</span> ' if name else ""
        text = "".join([_word(word) for word in words])
        lines.append(f'<{tag} class="{look}" dir="auto">{before}{text}</{tag}>')
    return "".join(lines)


def _word(word: Word) -> str:
    tag = _TAGS.get(word.op)
    return f"<{tag}>{safe(word.text)}</{tag}>" if tag else safe(word.text)


def _clause(side: Side, before: str = "") -> str:
    name = f'<span class="label">{safe(label(side))}</span> ' if label(side) else ""
    formerly = f'<span class="was">[was {safe(before)}]</span> ' if before else ""
    return f'<p class="clause text" dir="auto">{name}{formerly}{safe(side.text)}</p>'


def _said(edit: Edit) -> str:
    if len(edit.old) > 1 or len(edit.new) > 1:
        return f"{'was' if len(edit.old) == 1 else 'were'} {labels(edit.old)}"
    return moved(edit).removeprefix("moved ")


def _stale(stale: Sequence[Stale]) -> str:
    items = "\n".join(f"<li><strong>{safe(one.at)}</strong>: {safe(one.message)}</li>" for one in stale)
    return (
        '<section class="stale" aria-labelledby="stale">\n<h2 id="stale">References to clauses that have another number now</h2>'
        f"\n<ul>\n{items}\n</ul>\n</section>"
    )


def _bar(diff: Diff) -> str:
    counts: Counter[EditKind] = Counter(kind for edit in diff.edits for kind in edit.kinds)
    filters = "\n".join(
        f'<button type="button" data-kind="{kind}" aria-pressed="false">{word} <b>{counts[kind]}</b></button>'
        for kind, word in KINDS.items()
        if counts[kind]
    )
    return f"""<nav class="bar" id="tools" aria-label="Changes" hidden>
<div role="toolbar" aria-label="Filter by kind, go through the changes">
{filters}
<button type="button" id="all" hidden>show all</button>
<span class="views">
<button type="button" id="beside" aria-pressed="false">side by side</button>
<button type="button" id="same" aria-pressed="true">unchanged</button>
<button type="button" id="previous" aria-label="Previous change">↑</button>
<button type="button" id="next" aria-label="Next change">↓</button>
<button type="button" id="keys" aria-label="Help: keys">?</button>
</span>
</div>
</nav>"""


def _names(diff: Diff, old: Sequence[Side], new: Sequence[Side]) -> tuple[str, str, str]:
    """The title of the page, and what the two texts are called."""
    one, other = ([side.text for side in sides if side.kind in ("designation", "title")][:2] for sides in (old, new))
    before, after = file_name(diff.old), file_name(diff.new)
    title = ": ".join(other or one) or after
    if diff.old == diff.new:
        return title, f"{before} before its tracked changes", "after them"
    return title, before, after


def _sides(names: tuple[str, str, str]) -> str:
    return f"<bdi>{safe(names[1])}</bdi> → <bdi>{safe(names[2])}</bdi>"


def _clauses(count: int) -> str:
    return f"{count} {'clause' if count == 1 else 'clauses'}"
