"""Runs the transcripts in tests/cases/cli.

A block marked `text NAME` is a file; in a block marked `console`, a line "$ itures ..." is a command and what follows is
all that it prints, with "[2]" at the end where that is its exit status. With ITURES_UPDATE=1 in the environment the
transcripts are written anew: read what git shows before you believe it.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from itures.cli import app

CASES = Path(__file__).parents[1] / "cases" / "cli"
BLOCK = re.compile(r"^```(?:text (?P<name>\S+)|console)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ itures (?P<arguments>.*)\n", re.MULTILINE)


@pytest.mark.parametrize("case", sorted(CASES.glob("*.md")), ids=lambda case: case.stem)
def test_transcript(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = case.read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    printed = BLOCK.sub(_played, text)
    assert "$ itures" in text, "a transcript without a command tests nothing"
    if os.environ.get("ITURES_UPDATE") == "1":
        case.write_text(printed, encoding="utf-8")
    assert printed == text


def _played(block: re.Match[str]) -> str:
    """The block as it should stand there: files as they are, and commands with what they print."""
    if block["name"] is not None:
        path = Path(block["name"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block["body"], encoding="utf-8")
        return block[0]
    lines = []
    for command in COMMAND.finditer(block["body"]):
        result = CliRunner().invoke(app, shlex.split(command["arguments"]))
        status = f"[{result.exit_code}]\n" if result.exit_code else ""
        lines.append(f"{command[0]}{result.output}{status}")
    return "```console\n" + "".join(lines) + "```"
