"""Brackets around the marks of notes: "(1)" is the mark "1", and its brackets are neither in the mark nor in the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from itures.model.stream import Run

_CLOSED: Final = {")": "(", "]": "[", "}": "{"}
_FAR: Final = 2_000
"""So many characters before a mark are searched for the bracket that one behind it closes."""


def own_part(mark: str, runs: Sequence[Run], open_text: Sequence[str]) -> str:
    """What of the characters behind a reference belongs to its mark: a bracket that the text before opened does not.

    `runs` and `open_text` are the paragraph so far.

    >>> own_part("1)", [Run("lamps")], []), own_part("1)", [Run("(see ")], ["note "])
    ('1)', '1')
    """
    for at, sign in enumerate(mark):
        opening = _CLOSED.get(sign)
        if opening is not None and mark[:at].count(opening) <= mark[:at].count(sign):
            before = _end_of(runs, open_text)
            if before.count(opening) > before.count(sign):
                return mark[:at]
    return mark


def _end_of(runs: Sequence[Run], open_text: Sequence[str]) -> str:
    found = list(open_text)
    size = sum(map(len, found))
    for run in reversed(runs):
        if size > _FAR:
            break
        found.insert(0, run.text)
        size += len(run.text)
    return "".join(found)[-_FAR:]


def with_brackets(runs: list[Run]) -> list[Run]:
    """The runs of a paragraph in which round brackets directly around the mark of a note are in the run of the mark.

    They stay in the text where a tracked change has one of the three without the others.

    >>> [run.text for run in with_brackets([Run("lamps ("), Run("1", note="footnote:1"), Run(") burn")])]
    ['lamps ', '(1)', ' burn']
    """
    made = list(runs)
    for at in range(1, len(made) - 1):
        before, run, after = made[at - 1 : at + 2]
        if _around(before, run, after):
            made[at - 1] = before._replace(text=before.text[:-1])
            made[at] = run._replace(text=f"({run.text})")
            made[at + 1] = after._replace(text=after.text[1:])
    return [run for run in made if run.text]


def _around(before: Run, run: Run, after: Run) -> bool:
    if run.note is None or before.note is not None or after.note is not None:
        return False
    return (
        before.text.endswith("(") and after.text.startswith(")") and before.revision == run.revision == after.revision
    )
