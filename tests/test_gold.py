"""How well the annotated documents are read: floors below which no change may fall (../shared/gold, where it is)."""

from __future__ import annotations

import difflib
import importlib.util
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import itures
from corpus import SHARED
from itures.cli import app

SCORER = SHARED / "gold" / "score.py"
FLOORS = {
    "structure": 1.0,
    "references": 1.0,
    "placed references": 1.0,
    "instructions": 1.0,
    "details": 1.0,
}
"""F1 over all annotated documents. A floor is raised when a change reads more; it is never lowered without its reason."""


@pytest.mark.skipif(
    not SCORER.is_file(), reason="the annotated documents (../shared/gold) are not beside this checkout"
)
def test_the_annotated_documents_are_read_as_well_as_before(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = _totals(printed := _scored([], monkeypatch, capsys))
    assert {part for part, floor in FLOORS.items() if found[part] < floor} == set(), printed


def _scored(options: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """What the scorer prints."""
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)

    def run(command: list[str], *arguments: str) -> Any:
        return json.loads(CliRunner().invoke(app, arguments).stdout)

    # In this process: a start of the program for each file takes most of the time.
    monkeypatch.setattr(score, "run", run)
    monkeypatch.setattr(sys, "argv", ["score.py", *options])
    score.main()
    return capsys.readouterr().out


def _totals(printed: str) -> dict[str, float]:
    return {match[1]: float(match[2]) for match in re.finditer(r"^TOTAL (.*?)\s+P.*?F1\s+([\d.]+)", printed, re.M)}


HERE = Path(__file__).resolve().parent / "gold"
TEXTS = {"cmp": SHARED / "corpus" / "pp18", "WRC": SHARED / "corpus" / "wrc"}
UNSEEN = {
    "structure": 0.97,
    "references": 0.98,
    "placed references": 0.98,
    "instructions": 0.98,
    "details": 0.97,
}
UNSEEN_CALLS = 0.98
"""Floors for texts that were annotated before any rule was made with them in view (tests/gold/README.md)."""


def _source(name: str) -> Path:
    return TEXTS[name[:3]] / f"{name}.txt"


@pytest.mark.skipif(not TEXTS["cmp"].is_dir(), reason="the texts (../shared/corpus) are not beside this checkout")
def test_calls_of_texts_that_nothing_was_tuned_to() -> None:
    calls = json.loads((HERE / "calls.json").read_text(encoding="utf-8"))
    same = wanted = found = 0
    differences = []
    for name, listed in calls.items():
        document = itures.parse(_source(name))
        printed = [section.call for instrument in document.instruments for section in instrument.sections]
        expected = [_first_words(call["call"]) for call in listed if not call["annex"]]
        got = [_first_words(call) for call in printed]
        for op, a, b, c, d in difflib.SequenceMatcher(None, expected, got, autojunk=False).get_opcodes():
            same += b - a if op == "equal" else 0
            differences += [] if op == "equal" else [(name, expected[a:b], got[c:d])]
        wanted += len(expected)
        found += len(got)
    assert same / wanted >= UNSEEN_CALLS, differences
    assert same / found >= UNSEEN_CALLS, differences


def _first_words(call: str) -> str:
    return " ".join(call.split()[:3]).rstrip(",:")


@pytest.mark.skipif(not SCORER.is_file(), reason="the annotation's scorer (../shared/gold) is not beside this checkout")
def test_texts_that_nothing_was_tuned_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in HERE.glob("*.gold.json"):
        name = path.name.partition(".")[0]
        (tmp_path / f"{name}.txt").write_bytes(_source(name).read_bytes())
    options = ["--gold", str(HERE), "--source", str(tmp_path)]
    found = _totals(printed := _scored(options, monkeypatch, capsys))
    assert {part for part, floor in UNSEEN.items() if found[part] < floor} == set(), printed
