"""A merge of proposals in a terminal: what was taken, what could not be agreed, what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from rich.text import Text

from itures.model.brief import listed
from itures.model.diff import Op, Word
from itures.model.merge import Change, Merge
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
from itures.render.rows import shortened
from itures.render.signs import SIGNS
from itures.render.table import Column, Page
from itures.render.visible import visible

if TYPE_CHECKING:
    from itures.render import Look

_STYLES: Final[dict[Op, str]] = {"insert": "green underline", "delete": "red strike", "equal": ""}


def terminal(merge: Merge, look: Look) -> str:
    r"""The merge as a page of text.

    >>> from itures.render import Look
    >>> terminal(Merge("a.txt", "", "all", (), ()), Look())
    'a.txt\n\nno changes.\n'
    """
    return _Terminal(merge, look).all()


class _Terminal:
    def __init__(self, merge: Merge, look: Look) -> None:
        self._merge, self._look = merge, look
        self._page = Page(look)

    def all(self) -> str:
        merge, page = self._merge, self._page
        if merge.title:
            page.line(Text(visible(merge.title), "bold"), 0, 2)
        names = f" with {listed([visible(one.name) for one in merge.proposals])}" if merge.proposals else ""
        page.line(Text(f"{visible(file_name(merge.base))}{names}", "" if merge.title else "bold"), 0, 2)
        for one in merge.proposals:
            for note in one.notes:
                page.line(Text(f"! {visible(one.name)}: {visible(note)}", "yellow"), 2, 2)
        self._changes(TAKEN, taken(merge))
        self._conflicts()
        self._changes(NOT_TAKEN, not_taken(merge))
        self._lines(NUMBERS, [f"{at} is {new} now" for at, _, new in numbers(merge)])
        self._lines(LEFT_BEHIND, [f"{one.at}: {one.message}" for one in merge.stale])
        self._counts()
        page.gap()
        page.line(Text(f"{summed(merge)}."))
        if merge.changes and not self._look.colour:
            signs = ((SIGNS["delete"], "deleted"), (SIGNS["insert"], "new"))
            legend = " ".join([f"{before}{said}{after}" for (before, after), said in signs])
            page.line(Text(legend, "dim"))
        return page.text()

    def _heading(self, words_of: str) -> None:
        self._page.gap()
        self._page.line(Text(words_of, "bold"))

    def _changes(self, heading: str, changes: Sequence[Change]) -> None:
        if not changes:
            return
        self._heading(heading)
        for one in changes:
            line = Text.assemble(
                (visible(place(one.at, one.id)), "bold"), "  ", (f"{visible(', '.join(one.names))}: ", "")
            )
            line.append_text(self._words(one))
            if one.outcome != "taken":
                line.append(f" ({visible(one.why)})", "dim")
            self._page.line(line, 2, 2)

    def _words(self, change: Change) -> Text:
        text = Text()
        if change.kind not in ("words", "signs", "added", "removed"):
            text.append(f"{DOING[change.kind]}: ", "dim")
        for word in words(change):
            text.append_text(self._word(word, change))
        return text

    def _word(self, word: Word, change: Change) -> Text:
        whole = change.kind in ("words", "signs") or self._look.full
        said = visible(word.text) if whole else shortened(word.text)
        if self._look.colour or word.op == "equal":
            return Text(said, _STYLES[word.op])
        before, after = SIGNS[word.op]
        return Text(f"{before}{said}{after}")

    def _conflicts(self) -> None:
        if not self._merge.conflicts:
            return
        self._heading(NOT_AGREED)
        for one in self._merge.conflicts:
            head = Text.assemble((f"{one.number}  ", "dim"), (visible(place(one.at, one.id)), "bold"), "  ")
            head.append(visible(told(one)), "bold red" if one.winner is None else "yellow")
            self._page.line(head, 2, 2)
            for line in wanted(one):
                style = "dim" if line.base or line.keeps else ""
                said = visible(line.text) if self._look.full else shortened(line.text)
                self._page.line(
                    Text.assemble((f"{visible(line.who)}: ", "" if line.base else "bold"), (said, style)), 5, 2
                )

    def _lines(self, heading: str, lines: Sequence[str]) -> None:
        if lines:
            self._heading(heading)
            for line in lines:
                self._page.line(Text(visible(line)), 2, 2)

    def _counts(self) -> None:
        if not self._merge.changes:
            return
        self._page.gap()
        heads, *rows = by_proposal(self._merge)
        columns = [Column(head, number=head.endswith("taken")) for head in heads]
        self._page.table(columns, [("", [[Text(visible(cell)) for cell in row] for row in rows])])
