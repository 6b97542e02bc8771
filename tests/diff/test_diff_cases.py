"""Every case of tests/cases/diff: two texts in, parted by a line `=>`, and the ideal list of edits out.

A text that begins with `(base)` is that of tests/cases/diff/base.txt, with the changes that follow: a line with `-` is taken out,
one with `+` put in there, or behind the line with a blank before it.
"""

from __future__ import annotations

import pytest

from cases import FOLDER, Case, cases
from cases import accept as rewrite
from itures.analyse.diff.edits import diff
from itures.model.diff import Diff, Edit, Side
from itures.model.tree import Document
from itures.parse import parse
from itures.read import read
from itures.render.signs import SIGNS

NAMED = ("point", "call", "footnote", "designation", "title", "formula", "history", "reasons")


BASE = (FOLDER / "diff" / "base.txt").read_text(encoding="utf-8")


def changed(changes: list[str]) -> str:
    lines = BASE.splitlines()
    at = 0
    for change in changes:
        sign, line = change[:1], change[1:]
        if sign == "+":
            lines.insert(at, line)
            at += 1
        else:
            at = lines.index(line) + (sign == " ")
            if sign == "-":
                del lines[at]
    return "".join([f"{line}\n" for line in lines])


def text_of(side: str) -> str:
    """The text that a side of a case stands for."""
    whole = changed(side.splitlines()[1:]) if side.startswith("(base)\n") else side
    return whole.replace("<TAB>", "\t")


def document(side: str) -> Document:
    return parse(read("case", text_of(side).encode("utf-8")))


def named(side: Side) -> str:
    return side.at if side.kind in NAMED else f"{side.at} ({side.kind})".strip()


def told(edit: Edit) -> str:
    sides = [", ".join([named(side) for side in one]) for one in (edit.old, edit.new)]
    lines = [f"{' '.join(edit.kinds)}: {' -> '.join([one for one in sides if one])}"]
    if edit.old and edit.new and edit.words:
        signs = {**SIGNS, "equal": ("", "")}
        words = "".join([f"{signs[word.op][0]}{word.text}{signs[word.op][1]}" for word in edit.words])
        lines += [f"    {line}" for line in words.split("\n")]
    lines += [f"    ! {note}" for note in edit.notes]
    return "\n".join(lines)


def listed(found: Diff) -> str:
    lines = [told(edit) for edit in found.edits]
    lines += [f"stale: {stale.at}: {stale.message}" for stale in found.stale]
    return "".join([f"{line}\n" for line in lines])


@pytest.mark.parametrize("case", cases("diff"), ids=str)
def test_case(case: Case, accept: bool) -> None:
    old, _, new = case.input.partition("=>\n")
    got = listed(diff(document(old), document(new)))
    if accept and got != case.expected:
        rewrite(case, got)
    else:
        assert got == case.expected
