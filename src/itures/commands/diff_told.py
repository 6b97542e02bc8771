"""What `itures diff` says on standard error beside the comparison."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from itures.commands.terminal import say
from itures.model.brief import brief, counted

if TYPE_CHECKING:
    from itures.analyse.diff.agreed import Beyond
    from itures.model.diff import Diff
    from itures.model.tree import Document


def tell_errors(old: Document, new: Document) -> None:
    """Says what of either text is an error.

    >>> tell_errors(old, new)  # doctest: +SKIP
    """
    for document in (old, new):
        for message in dict.fromkeys(each.message for each in document.diagnostics if each.severity == "error"):
            say(f"{document.source}: error: {message}")


_STRANGERS = 0.2
"""Of two editions of one text more clauses than this share of the shorter one belong together."""
_FEW = 5
"""Texts of fewer clauses may well be rewritten whole."""


def tell_strangers(found: Diff) -> None:
    """Says where two texts have little in common: they may be none of one text.

    >>> from itures.model.diff import Diff, Summary
    >>> tell_strangers(Diff("a.txt", "b.txt", Summary(), ()))
    """
    both = len(found.unchanged) + sum(1 for edit in found.edits if edit.old and edit.new)
    gone = sum(len(edit.old) for edit in found.edits if not edit.new)
    came = sum(len(edit.new) for edit in found.edits if not edit.old)
    least = both + min(gone, came)
    if least >= _FEW and both < _STRANGERS * least:
        say(f"the texts have little in common: {both} of {least} clauses; are they of one text?")


def tell_heads(old: Document, new: Document) -> None:
    """Says what differs in the headers and footers of two Word files: they hold the number of the document, and are no clauses.

    >>> tell_heads(old, new)  # doctest: +SKIP
    """
    one, other = ([head.text for head in each.furniture if head.role == "running-head"] for each in (old, new))
    gone, came = ([text for text in here if text not in there] for here, there in ((one, other), (other, one)))
    told = [f"{_some(texts)} {what}" for texts, what in ((gone, "is gone"), (came, "is new")) if texts]
    if told:
        say(f"{new.source}: in headers and footers {' and '.join(told)}")


def _some(texts: list[str]) -> str:
    """The first of some lines, and how many more there are."""
    return brief(texts[0]) + (f" and {counted(len(texts) - 1, 'other')}" if len(texts) > 1 else "")


def tell_beyond(left: Beyond) -> None:
    """Says what of the clauses that were agreed on is not changed, and how much changed beyond them.

    >>> tell_beyond(left)  # doctest: +SKIP
    """
    for path in left.unchanged:
        say(f"{path}: agreed on, and not changed")
    for one in left.diff.stale if not left.diff.edits else ():
        say(f"{one.at}: {one.message}")
    say(f"{left.agreed} agreed, {len(left.diff.edits)} beyond")


def tell_warnings(name: str, warnings: Iterable[str]) -> None:
    """Says what could not be kept of a file, or was not compared.

    >>> tell_warnings("new.docx", [])
    """
    for warning in warnings:
        say(f"{name}: {warning}")
