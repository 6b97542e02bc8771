"""A comparison for people at a terminal: under each call what became of its clauses; in full or in short.

In a wide terminal the old text stands at the left and the new one at the right, else both are one text. The words are
coloured; without colours they stand between the signs of `itures.render.signs`. What the sign at the margin says:
`+` new, `-` removed, `~` changed, `>` moved here, `<` moved away, `#` another label, `!` look at this.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, Literal

from rich.console import Console
from rich.text import Text

from itures.model.diff import Diff, Edit, EditKind, Op, Side, Word
from itures.render.diff.groups import (
    KINDS,
    Changed,
    Group,
    Renumbered,
    Same,
    by,
    clipped,
    folded,
    groups,
    label,
    labels,
    moved,
    names,
    parts,
    place,
    size,
    text_name,
    told,
    was,
)
from itures.render.signs import SIGNS
from itures.render.table import NARROWEST, Page
from itures.render.visible import visible

if TYPE_CHECKING:
    from itures.render import Look

WIDE: Final = 120
"""Columns from which on the two texts stand side by side."""

_STYLES: Final[dict[Op, str]] = {"insert": "green underline", "delete": "red strike", "equal": ""}
_SHORT: Final = 72
_AROUND: Final = 30
_RULE: Final = " │ "
_INDENT: Final = 4


def render(diff: Diff, old: Sequence[Side], new: Sequence[Side], look: Look) -> str:
    r"""The comparison; `old` and `new` are all clauses of the two texts. Unchanged ones are shown if the look is full.

    >>> from itures.render import Look
    >>> from itures.model.diff import Summary
    >>> render(Diff("a.txt", "b.txt", Summary(), ()), (), (), Look())
    'a.txt → b.txt\n\nNothing changed.\n'
    """
    return _Terminal(look).all(diff, groups(diff, old, new))


def summary(diff: Diff, look: Look) -> str:
    r"""The comparison in short: for each kind of edit how often it is there, and at which clauses.

    >>> from itures.render import Look
    >>> from itures.model.diff import Summary
    >>> summary(Diff("a.txt", "b.txt", Summary(unchanged=2), ()), Look())
    'a.txt → b.txt\n\nunchanged  2\n'
    """
    terminal = _Terminal(look)
    terminal.heading(diff)
    terminal.texts(diff)
    places: dict[EditKind, list[str]] = defaultdict(list)
    for edit in diff.edits:
        for kind in edit.kinds:
            places[kind].append(moved(edit)[6:] if kind == "moved" else place((edit.new or edit.old)[0]))
    width = max([len(KINDS[kind]) for kind in places] + [len("unchanged")]) + 2
    for kind, word in KINDS.items():
        if places[kind]:
            line = Text(f"{word.ljust(width)}{len(places[kind])}  ", "bold" if kind in ("weaker", "stronger") else "")
            counted = Counter(places[kind])
            where = [f"{name} ({count} times)" if count > 1 else name for name, count in counted.items()]
            terminal.page.line(line.append(visible("; ".join(where)), "dim"), 0, width + 3)
    terminal.page.line(Text(f"{'unchanged'.ljust(width)}{diff.summary.unchanged}"))
    terminal.page.gap()
    terminal.notes(diff)
    return terminal.page.text()


class _Terminal:
    def __init__(self, look: Look) -> None:
        self._look = look
        self._width = max(look.width, NARROWEST)
        self._wide = look.width >= WIDE
        self._console = Console(width=self._width, color_system=None)
        self.page = Page(look)

    def heading(self, diff: Diff) -> None:
        old, new = diff.old, diff.new
        if old == new and not diff.edits:
            self.page.line(Text(visible(new), "bold"))
            self.page.gap()
            return
        if old == new:
            old, new = f"{old} before its changes", "after them"
        if self._wide:
            self._beside("", [Text(visible(old), "bold")], [Text(visible(new), "bold")])
        else:
            self.page.line(Text.assemble((visible(old), "bold"), " → ", (visible(new), "bold")))
        self.page.gap()

    def all(self, diff: Diff, found: Sequence[Group]) -> str:
        self.heading(diff)
        if not diff.edits and not self._look.full:
            count = f" {_clauses(diff.summary.unchanged)} unchanged." if diff.summary.unchanged else ""
            self.page.line(Text(f"Nothing changed.{count}"))
            return self.page.text()
        self.texts(diff)
        for group in [*found] if self._look.full else folded(found):
            if isinstance(group, Group):
                self._group(group)
            else:
                self._unchanged(group)
            self.page.gap()
        self.notes(diff)
        self.page.line(Text(f"{told(diff.summary)}."))
        if not self._look.colour and any(word.op != "equal" for edit in diff.edits for word in edit.words):
            self.page.line(Text(" ".join(f"{SIGNS[op][0]}{name}{SIGNS[op][1]}" for op, name in _LEGEND), "dim"))
        return self.page.text()

    def texts(self, diff: Diff) -> None:
        """Which of several texts belong together, where their names do not say so."""
        told = [one for one in diff.texts if one.old != one.new]
        for one in told:
            if one.old is None:
                line = f"{text_name(one.new or '')}: in the new file alone"
            elif one.new is None:
                line = f"{text_name(one.old)}: in the old file alone"
            else:
                line = f"{text_name(one.old)} → {text_name(one.new)} ({_clauses(one.clauses)} in both)"
            self.page.line(Text(visible(line)), 0, 2)
        if told:
            self.page.gap()

    def notes(self, diff: Diff) -> None:
        """What cites clauses by the numbers that they had."""
        if diff.stale:
            self.page.line(Text("References to clauses that have another number now", "bold"))
            for stale in diff.stale:
                line = Text.assemble(("! ", "yellow"), (visible(stale.at), "bold"), f": {visible(stale.message)}")
                self.page.line(line, 2, 2)
            self.page.gap()

    def _unchanged(self, same: Sequence[Group]) -> None:
        calls = [visible(_short(name, 40)) for name in names(same)]
        line = Text(f"{_clauses(size(same))} unchanged", "dim")
        if calls:
            line.append(f": {', '.join(calls)}", "dim italic")
        self.page.line(line, 0, 2)

    def _group(self, group: Group) -> None:
        match group.over:
            case Edit() as edit:
                self._changed(edit, over=True)
            case Side() as side:
                line = Text(visible(side.text), "bold")
                line.append(" (continued)" if group.again else "", "dim")
                if self._wide:
                    self._beside("", [line], [line])
                else:
                    self.page.line(line, 0, 2)
            case None if group.title:
                self.page.line(Text(group.title, "bold"))
        for row in group.rows:
            match row:
                case Changed(edit, away):
                    self._away(edit) if away else self._changed(edit)
                case Renumbered():
                    self._renumbered(row)
                case Same(sides):
                    self._same(sides)

    def _same(self, sides: Sequence[Side]) -> None:
        if not self._look.full:
            self.page.line(Text(f"{_clauses(len(sides))} unchanged", "dim"), _INDENT, 2)
            return
        for side in sides:
            lines = [_labelled(label(side), Text(visible(side.text)))]
            self._show("", lines, lines, lines)

    def _renumbered(self, row: Renumbered) -> None:
        new = [edit.new[0] for edit in row.edits]
        old = [edit.old[0] for edit in row.edits]
        line = Text(f"{visible(labels(new))}: renumbered, {'was' if len(old) == 1 else 'were'} {visible(labels(old))}")
        if row.under:
            line.append(f", with {_clauses(len(row.under))} under {'it' if len(new) == 1 else 'them'}")
        self.page.line(Text("# ").append_text(line), 2, 2)
        if self._look.full:
            for edit in row.edits:
                one, other = ([_labelled(label(side), Text(visible(side.text)))] for side in (edit.old[0], edit.new[0]))
                self._show("", one, other, other)
            self._same(row.under)

    def _away(self, edit: Edit) -> None:
        old = edit.old[0]
        line = Text.assemble(visible(label(old) or _short(old.text, _SHORT)), (f"  {_end(edit, 'to')}", "magenta"))
        if self._wide:
            self._beside("<", [line], [])
        else:
            self.page.line(Text("< ").append_text(line), 2, 2)

    def _changed(self, edit: Edit, over: bool = False) -> None:
        """A clause with what became of it; `over` others if it is a call."""
        if len(edit.old) > 1 or len(edit.new) > 1:
            self._several(edit, over)
        elif edit.words:
            self._reworded(edit, over)
        else:
            self._as_it_was(edit, over)
        self._remarks(edit)

    def _as_it_was(self, edit: Edit, over: bool) -> None:
        """A clause whose words are the same: it moved, or has another label."""
        style = _style(over)
        text = (edit.new or edit.old)[0].text
        text = text if self._look.full or over else _short(text, _SHORT)
        said = _said(edit)
        line = _labelled(_marks(edit, over), Text.assemble(said, "  " if said else "", (visible(text), style)))
        left: list[Text] = []
        if "moved" not in edit.kinds:
            # A clause that moved is at the left where it stood.
            left = [_labelled(label(edit.old[0]), Text(visible(text), style)) if edit.old else Text()]
        self._show(_sign(edit), left, [line], [line], over)

    def _reworded(self, edit: Edit, over: bool) -> None:
        """A clause with the words that are new and those that are deleted."""
        style = _style(over)
        words: Sequence[Word] = edit.words
        if set(edit.kinds) <= {"editorial", "renumbered"} and not self._look.full and not over:
            words = clipped(words, _AROUND)
        said = _said(edit)
        head = Text.assemble(said, "  ") if said else Text()
        marks = _marks(edit, over)
        one = _labelled(marks, head + self._words(words, style))
        left = [_labelled(label(edit.old[0]), self._words(_only(words, "insert"), style))] if edit.old else []
        right = [_labelled(marks, head + self._words(_only(words, "delete"), style))] if edit.new else []
        self._show(_sign(edit), left, right, [one], over)

    def _remarks(self, edit: Edit) -> None:
        """Below the clause: what must not be overlooked, and who made the change."""
        for note in edit.notes:
            self.page.line(Text.assemble(("! ", "yellow"), (visible(note), "yellow")), _INDENT + 2, 2)
        if by(edit):
            self.page.line(Text(f"by {visible(by(edit))}", "dim"), _INDENT + 2, 2)

    def _several(self, edit: Edit, over: bool) -> None:
        """A clause that was split, or several that were merged: a line for each part."""
        head = _labelled(_marks(edit, over), _said(edit))
        self.page.line(Text(f"{_sign(edit)} ").append_text(head), 2, 2)
        found = parts(edit)
        one = [_labelled(name, self._words(words)) for name, words in found]
        if len(edit.new) > 1:
            left = [_labelled(label(edit.old[0]), self._words(_only(edit.words, "insert")))]
            right = [_labelled(name, self._words(_only(words, "delete"))) for name, words in found]
        else:
            left = [_labelled(name, self._words(_only(words, "insert"))) for name, words in found]
            right = [_labelled(label(edit.new[0]), self._words(_only(edit.words, "delete")))]
        self._show("", left, right, one)

    def _words(self, words: Iterable[Word], style: str = "") -> Text:
        line = Text()
        for word in words:
            text = visible(word.text)
            if self._look.colour:
                line.append(text, f"{style} {_STYLES[word.op]}".strip())
            elif word.op == "equal":
                line.append(text, style)
            else:
                before, after = SIGNS[word.op]
                line.append(f"{before}{text}{after}", style)
        return line

    def _show(
        self, sign: str, left: Sequence[Text], right: Sequence[Text], one: Sequence[Text], over: bool = False
    ) -> None:
        if self._wide:
            self._beside(sign, left, right, 0 if over else _INDENT)
            return
        for number, line in enumerate(one):
            indent = 0 if over and not sign else 2
            mark = f"{sign} " if sign and number == 0 else "" if over else "  "
            self.page.line(Text(mark).append_text(line), indent if not over else 0, 2 if over else 6)

    def _beside(self, sign: str, left: Sequence[Text], right: Sequence[Text], indent: int = 0) -> None:
        """Lines at the left beside lines at the right."""
        room = (self._width - _INDENT - len(_RULE)) // 2
        one, other = self._wrapped(left, room), self._wrapped(right, room)
        for number in range(max(len(one), len(other))):
            first = one[number] if number < len(one) else Text()
            first.rstrip()
            first.pad_right(max(0, room - first.cell_len))
            second = other[number] if number < len(other) else Text()
            mark = f"  {sign} " if sign and number == 0 else " " * _INDENT
            line = Text.assemble(mark, first, (_RULE, "dim"), second)
            self.page.line(line)

    def _wrapped(self, lines: Sequence[Text], room: int) -> list[Text]:
        return [
            Text(" " * (_INDENT if number else 0)).append_text(part)
            for line in lines
            for number, part in enumerate(line.wrap(self._console, room - _INDENT))
        ]


_LEGEND: Final[tuple[tuple[Literal["delete", "insert"], str], ...]] = (("delete", "deleted"), ("insert", "new"))


def _sign(edit: Edit) -> str:
    first = edit.kinds[0]
    if first in ("added", "removed"):
        return "+" if first == "added" else "-"
    return ">" if "moved" in edit.kinds else "#" if edit.kinds == ("renumbered",) else "~"


def _style(over: bool) -> str:
    return "bold" if over else ""


def _marks(edit: Edit, over: bool) -> Text:
    """The labels of a clause, with those that it had."""
    names = [label(side) for side in edit.new or edit.old if label(side)]
    marks = Text(visible(" and ".join(names)), _style(over))
    if was(edit):
        marks.append(f" [was {visible(was(edit))}]", "dim")
    return marks


def _said(edit: Edit) -> Text:
    """What has to be said because neither the sign nor the words show it."""
    found = []
    if "moved" in edit.kinds and edit.old:
        found.append(_end(edit, "from"))
    if "split" in edit.kinds:
        found.append(f"split, was {visible(labels(edit.old))}")
    if "merged" in edit.kinds:
        found.append(f"merged, {'was' if len(edit.old) == 1 else 'were'} {visible(labels(edit.old))}")
    if "editorial" in edit.kinds:
        found.append("editorial")
    return Text(", ".join(found), "cyan" if "moved" in edit.kinds else "dim")


def _end(edit: Edit, way: str) -> str:
    old, new = edit.old[0], edit.new[0]
    end = place(old, new) if way == "from" else place(new, old)
    return f"moved {way} {visible(end)}"


def _only(words: Iterable[Word], without: Op) -> list[Word]:
    return [word for word in words if word.op != without]


def _labelled(name: str | Text, text: Text) -> Text:
    first = Text(visible(name)) if isinstance(name, str) else name.copy()
    return first.append("  ").append_text(text) if first and text else first + text


def _short(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rpartition(' ')[0] or line[:most]} …"


def _clauses(count: int) -> str:
    return f"{count} {'clause' if count == 1 else 'clauses'}"
