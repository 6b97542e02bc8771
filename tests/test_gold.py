"""How well the annotated documents are read: floors below which no change may fall (../shared/gold, where it is)."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from typing import Any

import pytest
from typer.testing import CliRunner

from corpus import SHARED
from itures.cli import app

SCORER = SHARED / "gold" / "score.py"
FLOORS = {
    "structure": 1.0,
    "references": 1.0,
    "placed references": 1.0,
    "instructions": 0.991,
    "details": 0.820,
}
"""F1 over all annotated documents. A floor is raised when a change reads more; it is never lowered without its reason."""


@pytest.mark.skipif(
    not SCORER.is_file(), reason="the annotated documents (../shared/gold) are not beside this checkout"
)
def test_the_annotated_documents_are_read_as_well_as_before(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)

    def run(command: list[str], *arguments: str) -> Any:
        return json.loads(CliRunner().invoke(app, arguments).stdout)

    monkeypatch.setattr(
        score, "run", run
    )  # in this process: a start of the program for each file takes most of the time
    monkeypatch.setattr(sys, "argv", ["score.py"])
    score.main()
    printed = capsys.readouterr().out
    found = {match[1]: float(match[2]) for match in re.finditer(r"^TOTAL (.*?)\s+P.*?F1\s+([\d.]+)", printed, re.M)}
    assert {part for part, floor in FLOORS.items() if found[part] < floor} == set(), printed
