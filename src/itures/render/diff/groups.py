"""A comparison as a reader goes through it: calls, under each what became of its clauses, and how many stayed the same.

What the terminal and the page show is made of these rows; neither decides what stands where.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, NamedTuple, TypeAlias

from itures.model.diff import ClauseKind, Diff, Edit, EditKind, Side, Summary, Word
from itures.model.paths import ClausePath, instrument, is_within

KINDS: Final[dict[EditKind, str]] = {
    "added": "added",
    "removed": "removed",
    "changed": "changed",
    "call": "call changed",
    "weaker": "weaker",
    "stronger": "stronger",
    "edition": "other edition",
    "moved": "moved",
    "split": "split",
    "merged": "merged",
    "renumbered": "renumbered",
    "editorial": "editorial",
}
"""What is true of a clause, in words, in the order in which it matters."""

_HEAD: Final = ("proposal", "designation", "title", "formula")
_TITLES: Final = {"footnote": "Footnotes", "cover": "Outside of the resolutions"}
_FOOT: Final = ("history", "reasons")
_NAMED: Final[dict[ClauseKind, str]] = {
    "designation": "designation",
    "title": "title",
    "formula": "formula",
    "history": "history",
    "reasons": "reasons",
    "row": "row",
}


class Changed(NamedTuple):
    """A clause that changed, or, if it is gone `away`, the place that it moved from."""

    edit: Edit
    away: bool = False


class Renumbered(NamedTuple):
    """Neighbours of which only the labels changed; `under` are unchanged clauses under them."""

    edits: tuple[Edit, ...]
    under: tuple[Side, ...] = ()


class Same(NamedTuple):
    """Neighbours that did not change."""

    sides: tuple[Side, ...]


Row: TypeAlias = Changed | Renumbered | Same
_Key: TypeAlias = tuple[str, str | int]


@dataclass(slots=True)
class Group:
    """A call or heading with its rows. `over` is its edit where it changed, None for what stands under none.

    `again` says that the rows before were under another call, and this one was shown above; `title` names what has no call.
    """

    over: Edit | Side | None
    title: str = ""
    again: bool = False
    rows: list[Row] = field(default_factory=list)

    @property
    def unchanged(self) -> bool:
        """Whether nothing changed here."""
        return not isinstance(self.over, Edit) and all(isinstance(row, Same) for row in self.rows)


def groups(diff: Diff, old: Sequence[Side], new: Sequence[Side]) -> list[Group]:
    """The comparison in the order of the new text; `old` and `new` are all clauses of the two texts, in text order.

    >>> groups(Diff("a.txt", "b.txt", Summary(), ()), (), ())
    []
    """
    return _Comparison(diff, old, new).groups()


class _Comparison:
    def __init__(self, diff: Diff, old: Sequence[Side], new: Sequence[Side]) -> None:
        self._edits = diff.edits
        self._unchanged = diff.unchanged
        self._old, self._new = old, new
        self._old_keys, self._new_keys = _keys(old), _keys(new)
        self._edit_of = {side.place: edit for edit in diff.edits for side in edit.new}
        self._gone = {side.place: edit for edit in diff.edits for side in edit.old}
        self._moved = {edit.old[0].place for edit in diff.edits if "moved" in edit.kinds and edit.old}
        self._partners = self._pairs()
        self._stayed = sorted(self._partners)

    def groups(self) -> list[Group]:
        found: list[Group] = []
        seen: set[_Key] = set()
        for key, members in groupby(self._items(), key=lambda item: item[0]):
            over, title = self._over(key)
            group = Group(over, title, key in seen)
            group.rows = list(_rows(row for _, row in members if not _is(row, over)))
            seen.add(key)
            found.append(group)
        return found

    def _pairs(self) -> dict[int, int]:
        """Where in the new text each old clause stands that is still there."""
        pairs = {side.place: edit.new[-1].place for edit in self._edits if edit.new for side in edit.old}
        return pairs | dict(self._unchanged)

    def _items(self) -> list[tuple[_Key, Row]]:
        """Every clause that is to be shown, with the call that it stands under."""
        found: list[tuple[float, int, int, _Key, Row]] = [
            (side.place, 1, 0, self._new_keys[side.place], Same((side,)))
            for side in self._new
            if side.place not in self._edit_of
        ]
        for edit in self._edits:
            if edit.new:
                place = edit.new[0].place
                found.append((place, 1, 0, self._new_keys[place], Changed(edit)))
            gone = not edit.new or (edit.old and edit.old[0].place in self._moved)
            found += [
                (self._stood(side), 0, side.place, self._old_key(side), Changed(edit, bool(edit.new)))
                for side in (edit.old if gone else ())
            ]
        found.sort(key=lambda item: item[:3])
        return [(key, row) for _, _, _, key, row in found]

    def _stood(self, side: Side) -> float:
        """Where a clause that is gone stood, among the clauses of the new text: behind what stands there of its section."""
        own = self._old_keys[side.place]
        for index in range(bisect_left(self._stayed, side.place) - 1, -1, -1):
            before = self._stayed[index]
            key = self._old_keys[before]
            above = key[1] if key[0] == "call" else -1
            if own == ("call", before) or (before not in self._moved and (key == own or above not in self._moved)):
                return self._partners[before] + 0.5
        return -0.5

    def _old_key(self, side: Side) -> _Key:
        """The call of a clause that is gone, as the new text has it, if it has it."""
        kind, place = self._old_keys[side.place]
        if kind != "call":
            return kind, place
        partner = self._partners.get(int(place))
        # The old place of a call that moved is a line of its own: nothing stands under it there.
        return ("gone", place) if partner is None or side.place == place else ("call", partner)

    def _over(self, key: _Key) -> tuple[Edit | Side | None, str]:
        kind, place = key
        if kind == "call":
            return self._edit_of.get(int(place), self._new[int(place)]), ""
        if kind == "gone":
            edit = self._gone[int(place)]
            return (None, "") if edit.new else (edit, "")
        return None, _TITLES.get(kind, "")


def _is(row: Row, over: Edit | Side | None) -> bool:
    """Whether a row is the call itself, which stands above its clauses."""
    match row:
        case Changed(edit, away):
            return edit is over and not (away and edit.new)
        case Same(sides):
            return sides[0] is over
        case _:
            return False


def _keys(sides: Sequence[Side]) -> list[_Key]:
    """What each clause stands under: a call or heading by its place, or the part of its text that has none."""
    found: list[_Key] = []
    for side in sides:
        text = instrument(side.id)
        if side.kind in ("call", "heading"):
            key: _Key = ("call", side.place)
        elif side.kind in _HEAD:
            key = ("head", text)
        elif side.kind in ("footnote", "cover"):
            key = (side.kind, text if side.kind == "footnote" else "")
        elif side.kind in _FOOT or not found or found[-1][0] in ("head", "footnote", "cover"):
            key = ("foot" if found else "head", text)
        else:
            key = found[-1]
        found.append(key)
    return found


def _rows(rows: Iterable[Row]) -> Iterator[Row]:
    """Neighbours that only got other labels, or did not change, as one row."""
    waiting: Renumbered | Same | None = None
    for row in rows:
        if isinstance(row, Changed) and row.edit.kinds == ("renumbered",) and not row.away:
            if isinstance(waiting, Renumbered):
                waiting = Renumbered((*waiting.edits, row.edit), waiting.under)
                continue
            joined: Renumbered | Same | Changed = Renumbered((row.edit,))
        elif isinstance(row, Same) and isinstance(waiting, Same):
            waiting = Same((*waiting.sides, *row.sides))
            continue
        elif isinstance(row, Same) and isinstance(waiting, Renumbered):
            last = waiting.edits[-1].new[0]
            if is_within(row.sides[0].id, last.id):
                waiting = Renumbered(waiting.edits, (*waiting.under, *row.sides))
                continue
            joined = row
        else:
            joined = row
        if waiting is not None:
            yield waiting
        waiting = None
        if isinstance(joined, Changed):
            yield joined
        else:
            waiting = joined
    if waiting is not None:
        yield waiting


def folded(found: Sequence[Group]) -> Iterator[Group | list[Group]]:
    """The groups, neighbours in which nothing changed together in a list.

    >>> list(folded([Group(None), Group(None)])) == [[Group(None), Group(None)]]
    True
    """
    for same, members in groupby(found, key=lambda group: group.unchanged):
        if same:
            yield list(members)
        else:
            yield from members


def size(found: Iterable[Group]) -> int:
    """How many unchanged clauses groups hold, calls among them.

    >>> size([Group(None)])
    0
    """
    return sum(
        isinstance(group.over, Side) + sum(len(row.sides) for row in group.rows if isinstance(row, Same))
        for group in found
    )


def text_name(name: str) -> str:
    """A text by what tells it apart in its file, as people write it.

    >>> text_name("resolution 71"), text_name("provisions CS 3")
    ('Resolution 71', 'CS 3')
    """
    name = name.removeprefix("provisions ").strip()
    return name[:1].upper() + name[1:]


def names(found: Iterable[Group]) -> list[str]:
    """The calls of groups in which nothing changed, and by their kind the clauses that stand under none; several at once.

    >>> names([Group(None)])
    []
    """
    told: list[str] = []
    for group in found:
        if isinstance(group.over, Side):
            told.append(group.over.text)
        else:
            told += [label(side) for row in group.rows if isinstance(row, Same) for side in row.sides if label(side)]
    counts = Counter(told)
    return [f"{name} ({count})" if count > 1 else name for name, count in counts.items()]


def label(side: Side) -> str:
    """A clause by what stands before it under its call, with the labels above it: "1.2 i)"; what has no label by its kind.

    >>> from itures.model.stream import Span
    >>> label(Side("1/resolves/1/1.2/i", "resolves 1 1.2 i)", "i)", "", "point", 9, Span(0, 1)))
    '1.2 i)'
    """
    if side.kind == "footnote":
        return side.at
    if not side.label:
        return _NAMED.get(side.kind, "")
    path = ClausePath.read(side.at, side.id if side.kind == "point" else None)
    return path.shown if path.label == side.label else side.label


def place(side: Side, other: Side | None = None) -> str:
    """Where a clause stands, in words; where the `other` end of a move has the same name, above or below it.

    >>> from itures.model.stream import Span
    >>> place(Side("1/title", "title", "", "Rules", "title", 1, Span(0, 1)))
    'title'
    """
    name = side.at or _NAMED.get(side.kind, side.kind)
    name = f"row under {name}" if side.kind == "row" else name
    if other is None or other.at != side.at:
        return name
    return f"{name}, {'above' if side.place < other.place else 'below'}"


def labels(sides: Sequence[Side]) -> str:
    """The labels of neighbours, in words: "b)", "b) and c)", "b) to f)".

    >>> labels(())
    ''
    """
    names = [label(side) or side.kind for side in sides]
    if len(names) < 3:
        return " and ".join(names)
    return f"{names[0]} to {names[-1]}"


def was(edit: Edit) -> str:
    """The label that a clause had, if it had another one.

    >>> was(Edit(("added",), (), ()))
    ''
    """
    if len(edit.old) != 1 or len(edit.new) != 1 or edit.old[0].label == edit.new[0].label:
        return ""
    return label(edit.old[0]) or "without label"


def parts(edit: Edit) -> list[tuple[str, list[Word]]]:
    """The wording of a clause, with its changes; that of one which was split or merged by its parts, each with its label.

    >>> parts(Edit(("changed",), (), (), (Word("equal", "to go"),)))
    [('', [Word(op='equal', text='to go')])]
    """
    split = len(edit.new) > 1
    several = edit.new if split else edit.old if len(edit.old) > 1 else ()
    passed = "delete" if split else "insert"
    whole = "".join([word.text for word in edit.words if word.op != passed])
    if not several or whole != "\n".join([side.text for side in several]):
        return [("", list(edit.words))]
    found: list[tuple[str, list[Word]]] = []
    words = deque(edit.words)
    for side in several:
        line: list[Word] = []
        room = len(side.text)
        while words and (room or words[0].op == passed):
            word = words.popleft()
            if word.op == passed:
                line.append(word)
                continue
            if len(word.text) > room:
                words.appendleft(Word(word.op, word.text[room:]))
                word = Word(word.op, word.text[:room])
            room -= len(word.text)
            line.append(word)
        if words and words[0].op != passed:  # the line feed between two parts
            rest = words.popleft()
            if rest.text[1:]:
                words.appendleft(Word(rest.op, rest.text[1:]))
        found.append((label(side), line))
    return found


def clipped(words: Sequence[Word], around: int) -> list[Word]:
    """The words with no more than about so many characters before and behind each change; `…` stands for the others.

    >>> [word.text for word in clipped([Word("equal", "that ships are slow, small and old"), Word("delete", ";")], 10)]
    ['that ships … and old', ';']
    """
    found = []
    for index, word in enumerate(words):
        if word.op != "equal" or len(word.text) <= 2 * around:
            found.append(word)
            continue
        head = word.text[: around + 1].rpartition(" ")[0]
        tail = word.text[-around - 1 :].partition(" ")[2] if index < len(words) - 1 else ""
        found.append(Word("equal", f"{head} … {tail}".rstrip() if index == len(words) - 1 else f"{head} … {tail}"))
    return found


def told(summary: Summary) -> str:
    """One line: how many clauses each kind of edit is true of.

    >>> told(Summary(added=1, unchanged=3)), told(Summary())
    ('1 added; 3 unchanged', 'nothing changed')
    """
    names = ("added", "removed", "changed", "call", "moved", "split", "merged", "renumbered", "editorial")
    counts = [(getattr(summary, name), name) for name in names]
    words = [_counted(count, name) for count, name in counts if count]
    line = ", ".join(words) or "nothing changed"
    return f"{line}; {summary.unchanged} unchanged" if summary.unchanged else line


def _counted(count: int, name: str) -> str:
    if name == "call":
        return f"{count} {'call' if count == 1 else 'calls'} changed"
    return f"{count} {name}"


def moved(edit: Edit) -> str:
    """Where a clause that moved stood and stands, in words; an empty text for others.

    >>> moved(Edit(("added",), (), ()))
    ''
    """
    if "moved" not in edit.kinds or not edit.old or not edit.new:
        return ""
    one, other = edit.old[0], edit.new[0]
    if one.at == other.at:
        return f"moved {'down' if other.place > one.place else 'up'}"
    return f"moved from {place(one)} to {place(other)}"


def by(edit: Edit) -> str:
    """Who made a change and when, where the file says so.

    >>> by(Edit(("added",), (), (), author="Kenya", date="2026-09-14T09:30:00Z"))
    'Kenya, 2026-09-14'
    """
    if len(edit.authors) > 1:
        return "; ".join(
            [", ".join([part for part in (one.author, (one.date or "")[:10]) if part]) for one in edit.authors]
        )
    return ", ".join([part for part in (edit.author, (edit.date or "")[:10]) if part])
