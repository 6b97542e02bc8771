"""Stored trees, also such as no build makes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from itures.cli import app
from itures.foundation import budgets
from itures.store.trees import packed, unpacked
from lamps_corpus import built, resolution


def test_a_tree_that_is_larger_than_any_document_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budgets, "TREE", 1000)
    assert unpacked(packed(" " * 1000)) == b" " * 1000
    with pytest.raises(ValueError, match="larger than a document"):
        unpacked(packed(" " * 1001))


def test_a_tree_of_which_the_end_is_missing_is_refused() -> None:
    with pytest.raises(ValueError, match="not whole"):
        unpacked(packed("{}")[:-1])


def test_a_corpus_with_a_tree_that_blows_up_ends_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(resolution(901))
    path = tmp_path / "x.db"
    built(path, tmp_path / "a.txt")
    with sqlite3.connect(path) as connection:
        connection.create_function("itures_folded", 1, str)
        connection.execute("UPDATE document SET tree = ?", (packed(" " * 1_000_000),))
    monkeypatch.setattr(budgets, "TREE", 100_000)
    done = CliRunner().invoke(app, ["corpus", "stats", str(path), "--hash"])
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1 and "cannot be understood" in done.stderr
