"""Tracked changes for people: what is new and what is deleted, told by colour and line, or by signs where there are none.

The signs are those of `itures.render.signs`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from rich.text import Text

from itures.model.stream import Revision
from itures.model.tree import Change, Division, Document, Item, MarkedRun, Section
from itures.render.signs import SIGNS, passages
from itures.render.visible import visible

_STYLES: Final = {
    "insert": "green underline",
    "move-to": "cyan underline",
    "delete": "red strike",
    "move-from": "magenta strike",
}
_NOUNS: Final = {
    "insert": "insertion",
    "delete": "deletion",
    "move-from": "move",
    "format": "change of format",
    "label": "change of label",
}


class Redline:
    """How the changes of one document are shown; `colour` says whether colours tell them, or signs.

    >>> run = MarkedRun("shall", (0, 5), Revision("insert"))
    >>> Redline((), colour=False).text([run]).plain
    '{+shall+}'
    """

    def __init__(self, changes: Sequence[Change], *, colour: bool) -> None:
        self._colour = colour
        self._moves = {
            (change.name, change.kind): change.at
            for change in reversed(changes)
            if change.kind in ("move-from", "move-to") and change.name is not None
        }

    def text(self, runs: Sequence[MarkedRun], style: str = "") -> Text:
        """The runs of a wording as one text; where a passage was moved to or from stands behind it."""
        whole = Text()
        for kind, passage in passages(runs):
            # Line feeds part the paragraphs of a clause.
            shown = "\n".join(map(visible, passage.split("\n")))
            if kind is None:
                whole.append(shown, style)
            elif self._colour:
                whole.append(shown, f"{style} {_STYLES[kind]}".strip())
            else:
                before, after = SIGNS[kind]
                whole.append(f"{before}{shown}{after}", style)
        moved = next((run.revision for run in runs if run.revision is not None and run.revision.name is not None), None)
        if moved is not None:
            whole.append(self._other_end(moved), "dim")
        return whole

    def label(self, node: Item) -> str:
        """The label that a point had, if it has another one now: it stands before its text."""
        was = node.was.rpartition(" ")[2] if node.was is not None else None
        # The bracket of "b)" closes the one around it, too.
        return f"(was {was.removesuffix(')')}) " if was is not None and was != node.label else ""

    def formerly(self, node: Section | Division) -> str:
        """What a call or a heading was, where nothing of its own wording shows it."""
        return f"  (was {node.was})" if node.was is not None and not node.runs else ""

    def _other_end(self, moved: Revision) -> str:
        word, other = ("to", "move-to") if moved.kind == "move-from" else ("from", "move-from")
        at = self._moves.get((moved.name, other))  # type: ignore[arg-type]  # kinds of changes are more than those of moves
        return f"  (moved {word} {visible(at)})" if at is not None else f"  (moved {word} elsewhere)"


def summary(document: Document) -> str:
    """One line: how many changes of each kind there are, and whose.

    >>> from itures.model.tree import Header
    >>> summary(Document("x.docx", "en", "marked", Header(), (), (), (), (), ()))
    'No tracked changes'
    """
    counts = Counter(change.kind for change in document.changes)
    # One move has two ends, and may be made of several runs.
    moves = {change.name for change in document.changes if change.kind in ("move-from", "move-to")}
    counts["move-from"] = len(moves - {None}) or len(moves)
    told = [
        f"{counts[kind]} {noun if counts[kind] == 1 else noun.replace('change', 'changes') if ' ' in noun else noun + 's'}"  # type: ignore[index]
        for kind, noun in _NOUNS.items()
        if counts[kind]  # type: ignore[index]
    ]
    if not told:
        return "No tracked changes"
    authors: dict[str, set[str]] = {}
    for change in document.changes:
        if change.author:
            authors.setdefault(change.author, set()).add((change.date or "")[:10])
    names = [f"{visible(name)}{_dates(sorted(date for date in dates if date))}" for name, dates in authors.items()]
    by = f", by {' and '.join([', '.join(names[:-1]), names[-1]] if len(names) > 1 else names)}" if names else ""
    return f"Tracked changes: {', '.join(told)}{by}"


def _dates(dates: list[str]) -> str:
    if not dates:
        return ""
    return f" ({visible(dates[0])})" if len(dates) == 1 else f" ({visible(dates[0])} to {visible(dates[-1])})"
