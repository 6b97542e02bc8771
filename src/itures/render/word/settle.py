"""Tracked changes where word processors take them: what Word and LibreOffice cannot undo in the plain form.

Both rules were found by accepting and rejecting generated files in LibreOffice 7.4.
"""

from __future__ import annotations

from collections.abc import Sequence

from itures.render.word.body import Block, Change, Paragraph, Run, Table

_NEW = ("ins", "moveTo")
_GONE = ("del", "moveFrom")


def settle(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with marks that can be undone; paragraphs are changed in place.

    >>> [block.change for block in settle([Paragraph(""), Paragraph("", [], Change("ins", "Kenya"))])]
    [Change(kind='ins', author='Kenya', date=None), None]
    """
    found = list(blocks)
    for index, block in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if isinstance(block, Paragraph) and isinstance(following, Paragraph):
            _part(block, following)
    for index, block in enumerate(found):
        last = index + 1 == len(found) or isinstance(found[index + 1], Table)
        if last and isinstance(block, Paragraph) and block.change is not None:
            _shift(found, index)
    last_block = found[-1] if found else None
    if isinstance(last_block, Paragraph) and last_block.change is not None:
        found.append(Paragraph(""))
    return found


def _shift(blocks: Sequence[Block], end: int) -> None:
    """Gives each change of a paragraph's mark to the paragraph before.

    The mark of the last paragraph of a file, and of one before a table, cannot be deleted: something must end there.
    """
    start = end
    while start >= 0 and isinstance(blocks[start], Paragraph) and _marked(blocks[start]):
        start -= 1
    if start < 0 or isinstance(blocks[start], Table):
        return
    for index in range(start, end):
        here, following = blocks[index], blocks[index + 1]
        assert isinstance(here, Paragraph)  # noqa: S101  # the loop above saw to it
        assert isinstance(following, Paragraph)  # noqa: S101
        if following.change is not None:
            kind = following.change.kind
            here.change = following.change._replace(
                kind="ins" if kind == "moveTo" else "del" if kind == "moveFrom" else kind
            )
    last = blocks[end]
    if isinstance(last, Paragraph):
        last.change = None


def _marked(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.change is not None


def _part(block: Paragraph, following: Paragraph) -> None:
    """Keeps an insertion at the end of a paragraph apart from one at the beginning of the next.

    LibreOffice takes both for one insertion, and the end of the paragraph between them with it. So the insertion goes
    before what is deleted there; where nothing is, the last word is deleted and inserted again.
    """
    runs = block.runs
    first = next((run for run in following.runs if run.text or run.note is not None), None)
    if block.change is not None or not runs or first is None or not _is(first, _NEW) or not _is(runs[-1], _NEW):
        return
    start = len(runs)
    while start and _is(runs[start - 1], _NEW):
        start -= 1
    gone = start
    while gone and _is(runs[gone - 1], _GONE):
        gone -= 1
    if gone < start:
        block.runs = [*runs[:gone], *runs[start:], *runs[gone:start]]
        return
    before = runs[start - 1] if start else None
    change = runs[start].change
    if before is None or before.note is not None or change is None:
        return
    head, blank, word = before.text.rpartition(" ")
    deleted = before._replace(text=word, change=Change("del", change.author, change.date))
    kept = [before._replace(text=head + blank)] if head + blank else []
    again: list[Run] = [before._replace(text=word, change=Change("ins", change.author, change.date))]
    block.runs = [*runs[: start - 1], *kept, *again, *runs[start:], deleted]


def _is(run: Run, kinds: Sequence[str]) -> bool:
    return run.change is not None and run.change.kind in kinds
