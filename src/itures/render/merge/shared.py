"""What all forms of a merge say: each change as words, the conflicts with who wants what, and the counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from itures.model.brief import counted, listed
from itures.model.diff import Word
from itures.model.merge import Change, ChangeKind, Conflict, Merge, Option
from itures.model.paths import parts

DOING: Final[dict[ChangeKind, str]] = {
    "words": "words",
    "signs": "signs",
    "added": "added",
    "removed": "removed",
    "moved": "moved",
    "split": "split",
    "merged": "merged",
    "replaced": "replaced",
    "note-added": "note added",
    "note-removed": "note removed",
    "sup": "SUP",
}
"""What a change is, in words."""
TAKEN: Final = "Taken"
NOT_AGREED: Final = "Not agreed"
NOT_TAKEN: Final = "Not taken"
NUMBERS: Final = "Numbers that follow"
LEFT_BEHIND: Final = "References left behind"
_AROUND: Final = 30


class Wanted(NamedTuple):
    """A line of a conflict: who, and what they want there; `base` marks the wording of the base, `keeps` who wants no other."""

    who: str
    text: str
    base: bool = False
    keeps: bool = False


def words(change: Change, around: int = _AROUND) -> list[Word]:
    """A change with a few words around it.

    >>> change = Change("resolves 1", "r1", "words", ("A",), "once", "twice", "taken", clause="to go once a year", offset=6)
    >>> [(word.op, word.text) for word in words(change)]
    [('equal', 'to go '), ('delete', 'once'), ('insert', 'twice'), ('equal', ' a year')]
    """
    before = after = ""
    if change.offset is not None:
        end = change.offset + len(change.old)
        before, after = _tail(change.clause[: change.offset], around), _head(change.clause[end:], around)
    new = f"{change.label} {change.new}" if change.kind == "added" and change.label else change.new
    found = [Word("equal", before), Word("delete", change.old), Word("insert", new), Word("equal", after)]
    return [word for word in found if word.text]


def _tail(text: str, around: int) -> str:
    return text if len(text) <= around else "… " + text[-around:].partition(" ")[2]


def _head(text: str, around: int) -> str:
    return text if len(text) <= around else text[:around].rpartition(" ")[0] + " …"


def taken(merge: Merge) -> list[Change]:
    """The changes that are in the text."""
    return [change for change in merge.changes if change.outcome == "taken"]


def not_taken(merge: Merge) -> list[Change]:
    """The changes that are not in the text, and that no conflict tells of."""
    return [change for change in merge.changes if change.outcome != "taken" and change.conflict is None]


def wanted(conflict: Conflict) -> Iterator[Wanted]:
    """The lines of a conflict: the base, what each wants, who keeps it."""
    if conflict.base:
        yield Wanted("base", conflict.base, base=True)
    for option in conflict.options:
        yield Wanted(listed(option.names), _said(option), keeps=option.keeps)


def _said(option: Option) -> str:
    if option.keeps:
        return "no change"
    return option.text if option.text else "take it away"


def told(conflict: Conflict) -> str:
    """Why it is a conflict, and whose wording was taken, if any."""
    return f"{conflict.why}; taken: {conflict.winner}" if conflict.winner else conflict.why


def place(at: str, id: str) -> str:
    """Where a change is: its path, or what it is where it has none.

    >>> place("", "1/title"), place("resolves 2", "")
    ('title', 'resolves 2')
    """
    return at or parts(id)[-1]


def summed(merge: Merge) -> str:
    """One line: how many changes were taken, how many not.

    >>> summed(Merge("a.txt", "", "all", (), ()))
    'no changes'
    """
    if not merge.changes:
        return "no changes"
    count = len(taken(merge))
    rest = len(merge.changes) - count
    parts = [f"{counted(count, 'change')} taken"]
    if merge.conflicts:
        parts.append(counted(len(merge.conflicts), "conflict"))
    if rest:
        parts.append(f"{rest} not taken")
    if merge.stale:
        parts.append(f"{counted(len(merge.stale), 'reference')} left behind")
    return ", ".join(parts)


def numbers(merge: Merge) -> list[tuple[str, str, str]]:
    """The labels that points of the base have in the merged text: where, and from which to which."""
    return [(one.at, one.old, one.new) for one in merge.renumbered]


def by_proposal(merge: Merge) -> list[tuple[str, ...]]:
    """For each proposal its name, the date of its document if any has one, how many of its changes were taken, and how many were
    not; the headings first.
    """
    heads = ("proposal", "of", "taken", "not taken")
    rows = [heads, *[(one.name, (one.date or "")[:10], str(one.taken), str(one.left)) for one in merge.proposals]]
    dated = any(one.date for one in merge.proposals)
    return [row if dated else (row[0], *row[2:]) for row in rows]
