"""A merge of proposals in Markdown: tables of what was taken, of conflicts, and of what was not taken."""

from __future__ import annotations

from collections.abc import Iterator

from itures.model.brief import listed
from itures.model.merge import Change, Merge
from itures.render.compare.markdown import marked
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
from itures.render.rows import Markup, escaped, flat
from itures.render.rows import markdown as table_of


def markdown(merge: Merge) -> str:
    r"""The merge in Markdown.

    >>> markdown(Merge("a.txt", "", "all", (), ()))
    '**a.txt**\n\nno changes.\n'
    """
    return "\n".join(_parts(merge))


def _parts(merge: Merge) -> Iterator[str]:
    title = merge.title or file_name(merge.base)
    yield f"**{escaped(flat(title))}**\n"
    if merge.proposals:
        yield f"{escaped(file_name(merge.base))} with {escaped(listed([one.name for one in merge.proposals]))}\n"
    if found := taken(merge):
        yield f"### {TAKEN}\n"
        yield table_of(["clause", "who", "change"], [_row(one) for one in found])
    if merge.conflicts:
        yield f"### {NOT_AGREED}\n"
        rows = []
        for one in merge.conflicts:
            for number, line in enumerate(wanted(one)):
                where = [str(one.number), place(one.at, one.id), told(one)] if not number else ["", "", ""]
                rows.append([*where, line.who, line.text])
        yield table_of(["no.", "clause", "why", "who", "wording"], rows)
    if left := not_taken(merge):
        yield f"### {NOT_TAKEN}\n"
        yield table_of(["clause", "who", "change", "why"], [[*_row(one), one.why] for one in left])
    if told_numbers := numbers(merge):
        yield f"### {NUMBERS}\n"
        yield table_of(["clause", "was", "is"], told_numbers)
    if merge.stale:
        yield f"### {LEFT_BEHIND}\n"
        yield table_of(["clause", "reference"], [[one.at, one.message] for one in merge.stale])
    if merge.changes:
        heads, *rows_of = by_proposal(merge)
        yield table_of(heads, rows_of)
    yield f"{summed(merge)}.\n"


def _row(change: Change) -> list[str]:
    said = marked(words(change))
    if change.kind not in ("words", "signs", "added", "removed"):
        said = f"*{DOING[change.kind]}*: {said}"
    return [place(change.at, change.id), ", ".join(change.names), Markup(said)]
