"""pandoc reads tracked changes too: with all of them accepted or rejected, it must find the same words as we do.

Compared are words, in order: no labels (pandoc counts automatic ones itself, and typed ones are among the words it may
take for a list), no marks of notes, no rules of tables, no white space.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from corpus import samples
from itures.model.stream import Stream
from itures.read import read
from redline import Item, Para, redline
from test_redline_properties import SAMPLE, delete, join, move, repeat, reword, split

View = Literal["original", "revised"]
VIEWS: dict[View, str] = {"original": "reject", "revised": "accept"}
DOCUMENTS = [path for path in samples() if path.suffix == ".docx"]

pytestmark = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not on PATH")

LABEL = re.compile(r"\(?(?:[a-z]{1,4}|\d{1,3})[.)]|[-–•]")
RULE = re.compile(r"[-+=:]{3,}|[|+]")

FAULTS = {
    "a joined paragraph before a footnote": "the text of a paragraph whose mark is not in the view, and which the next "
    "paragraph goes on with, is put into the first footnote of that one. Generated texts have either joins or notes",
    "two paragraphs in neighbouring cells": "plain text shows them side by side, line by line: nobody's fault, but no "
    "order to compare. Generated tables have them in one column only",
}
"""Differences from what Word shows, by name, and what is done about each."""


def words(text: str) -> list[str]:
    """The words of a text without what the two write differently."""
    text = re.sub(r"\[\d+\]|[_*^~]", "", text)
    return [word for word in text.split() if not LABEL.fullmatch(word) and not RULE.fullmatch(word)]


def ours(stream: Stream) -> list[str]:
    lines = ("".join(run.text for run in paragraph.runs if run.note is None) for paragraph in stream.paragraphs)
    return words("\n".join(lines))


def theirs(path: Path, view: View) -> list[str]:
    command = ["pandoc", "--from", "docx", "--to", "plain", "--wrap=none", "--columns=4000"]
    done = subprocess.run(
        [*command, f"--track-changes={VIEWS[view]}", str(path)], capture_output=True, check=True, timeout=60
    )
    return words(done.stdout.decode())


def body(stream: Stream) -> Stream:
    """Without headers and footers, which pandoc does not read."""
    kept = [p for p in stream.paragraphs if p.origin.part in ("body", "footnotes", "endnotes")]
    return Stream(stream.source, stream.form, tuple(kept), stream.notes, view=stream.view)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_sample_has_the_same_words(path: Path, view: View) -> None:
    assert ours(body(read(path).project(view))) == theirs(path, view)


def texts(seed: int, *, notes: bool) -> tuple[list[Item], list[Item]]:
    """Two texts by random edits; without joins and splits where they have footnotes."""
    rng = random.Random(seed)
    old, new = list(SAMPLE), list(SAMPLE)
    edits = (delete, move, repeat, reword, *(() if notes else (split, join)))
    for items in (old, new):
        for _ in range(rng.randint(2, 8)):
            edit, at = rng.choice(edits), rng.randrange(len(items))
            if isinstance(items[at], Para) or edit is not reword:
                edit(items, at, rng)
        if not isinstance(items[-1], Para):
            items.append(Para("The end."))
    if not notes:
        for items in (old, new):
            items[:] = [
                replace(item, text=re.sub(r"\{[^}]*\}", "", item.text)) if isinstance(item, Para) else item
                for item in items
            ]
    return old, new


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("notes", [False, True], ids=["joins", "notes"])
@pytest.mark.parametrize("seed", range(10))
def test_a_generated_document_has_the_same_words(seed: int, notes: bool, view: View, tmp_path: Path) -> None:
    old, new = texts(seed, notes=notes)
    path = tmp_path / "generated.docx"
    path.write_bytes(redline(old, new, seed=seed, passing=not notes, behind=0 if notes else 0.5))
    assert ours(body(read(path).project(view))) == theirs(path, view)
