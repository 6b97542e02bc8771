"""The verbs of the package: what a program that imports itures can ask."""

from __future__ import annotations

from pathlib import Path

import pytest

import itures
from corpus import ROOT

SAMPLES = ROOT / "data" / "samples"
OLD = "RESOLUTION 900 (Kyoto, 1994)\nLamps\nresolves\n1\tto keep a list1;\n2\tto go home.\n_____________\n1 Of lamps.\n"


def written(folder: Path, name: str, text: str) -> itures.Document:
    (folder / name).write_text(text, encoding="utf-8")
    return itures.parse(folder / name)


def test_every_public_name_is_there() -> None:
    assert all(hasattr(itures, name) for name in itures.__all__)
    assert callable(itures.parse)
    with pytest.raises(AttributeError, match="nothing"):
        _ = itures.nothing


def test_a_diff_and_a_comparison(tmp_path: Path) -> None:
    old = written(tmp_path, "old.txt", OLD)
    new = written(tmp_path, "new.txt", OLD.replace("to go", "to walk"))
    found = itures.diff(old, new)
    assert isinstance(found, itures.Diff)
    assert [(edit.kinds, edit.new[0].at) for edit in found.edits] == [(("changed",), "resolves 2")]
    compared = itures.compare(old, [new, old])
    assert isinstance(compared, itures.Comparison)
    assert [one.name for one in compared.proposals] == ["new.txt", "old.txt"]
    assert [row.verdict for row in compared.rows if row.verdict != "kept"] == ["one"]


def test_a_redlined_file() -> None:
    found = itures.diff_redlined(SAMPLES / "redlined-resolution.docx")
    assert {edit.author for edit in found.edits} - {None}
    with pytest.raises(itures.UnreadableError, match="no tracked changes"):
        itures.diff_redlined(SAMPLES / "resolution-900-old.txt")


def test_answers(tmp_path: Path) -> None:
    (note,) = itures.find_footnotes(written(tmp_path, "x.txt", OLD))
    assert (note.mark, note.at, note.text) == ("1", "resolves 1", "Of lamps.")
    document = itures.parse(SAMPLES / "draft-new-resolution.txt")
    assert ("SG",) in {one.to for one in itures.find_instructions(document)}
