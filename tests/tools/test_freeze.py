"""The tool that tells what answers differently since an earlier state (tools/freeze.py)."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from corpus import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import freeze


def test_new_keys_are_no_difference_and_lost_ones_are() -> None:
    assert list(freeze.differences({"a": 1}, {"a": 1, "b": 2})) == []
    assert list(freeze.differences({"a": 1, "b": 2}, {"a": 1})) == [("/b", "2", "(gone)")]


def test_what_differs_is_told_with_its_place() -> None:
    old, new = {"a": [{"b": "x"}, 1]}, {"a": [{"b": "y"}, 1]}
    assert list(freeze.differences(old, new)) == [("/a/0/b", "x", "y")]
    assert list(freeze.differences([1], [1, 2])) == [("", "[1]", "[1, 2]")]
    assert list(freeze.differences("same\nbefore", "same\nafter")) == [("", "before", "after")]


def test_answers_are_compared_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = {"line": "parse x.txt", "status": 0, "out": '{"a": 1}', "err": ""}
    before, after = tmp_path / "before", tmp_path / "after"
    before.write_text(json.dumps(answer) + "\n")
    after.write_text(json.dumps(answer | {"out": '{"a": 1, "b": 2}'}) + "\n")
    assert freeze.compare(before, after) == 0
    after.write_text(json.dumps(answer | {"status": 2}) + "\n")
    assert freeze.compare(before, after) == 1
    assert "/status\n  - 0\n  + 2" in capsys.readouterr().out


def test_every_text_gets_two_revisions(tmp_path: Path) -> None:
    freeze.revise(tmp_path)
    texts = [path for path in freeze.sources() if path.suffix == ".txt"]
    assert len(list(tmp_path.iterdir())) == 2 * len(texts)
    number = [path.name for path in texts].index("draft-new-resolution.txt")
    first = texts[number].read_text(encoding="utf-8")
    assert (
        first
        != (tmp_path / f"{number:03}-1.txt").read_text(encoding="utf-8")
        != (tmp_path / f"{number:03}-2.txt").read_text(encoding="utf-8")
    )
