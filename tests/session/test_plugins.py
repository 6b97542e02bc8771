"""Another package adds a reader, a capability, an output and a rule by entry points, and nothing of itures is touched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import ROOT

PACKAGE = """
from dataclasses import dataclass
from typing import Literal

from itures.analyse.rules import Rule
from itures.model.findings import Finding
from itures.read import Reader
from itures.read.text import read_text
from itures.render.outputs import Output
from itures.session.capabilities import Capability


def lines(data, name, manual_marks):
    return read_text(data.removeprefix(b"\\\\x00TIDES").replace(b"|", b"\\\\n"), name)


READER = Reader(lambda data: data.startswith(b"\\\\x00TIDES"), lines)


@dataclass(frozen=True)
class Count:
    at: str
    words: int


@dataclass(frozen=True)
class Counts:
    source: str
    counts: tuple[Count, ...]
    format: Literal["tides.counts/1"] = "tides.counts/1"


def count(session, document):
    return tuple(
        Count(section.at, sum(len(item.text.split()) for item in section.items))
        for instrument in document.instruments
        for section in instrument.sections
    )


COUNTS = Capability(count, Counts, ("at", "words"))
TABLE = Output(lambda files, look, first, several: "".join(f"{one.words} {one.at}\\\\n" for file in files for one in file.found))


def long(document, asked):
    for one in asked("count-words"):
        if one.words > 5:
            yield Finding("too-long", "info", f"{one.words} words", one.at)


LONG = Rule(long, "A section has more than five words.", "Say less.")
""".replace("\\\\", "\\")
ENTRY_POINTS = """
[itures.readers]
tides = tides:READER
[itures.capabilities]
count-words = tides:COUNTS
[itures.outputs]
count-words.table = tides:TABLE
[itures.rules]
too-long = tides:LONG
"""
TEXT = "RESOLUTION 900 (Kyoto, 1994)|Lamps|resolves|1 to light all lamps;|2 to put them out."


@pytest.fixture
def plugin(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "tides.py").write_text(PACKAGE, encoding="utf-8")
    info = tmp_path / "tides-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: tides\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(ENTRY_POINTS, encoding="utf-8")
    (tmp_path / "a.tides").write_bytes(b"\x00TIDES" + TEXT.encode())
    (tmp_path / "a.txt").write_text(TEXT.replace("|", "\n"), encoding="utf-8")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT / "src")])}


def run(plugin: dict[str, str], folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "itures", *arguments]
    return subprocess.run(command, cwd=folder, env=plugin, capture_output=True, text=True)


def test_a_reader_takes_what_no_other_can_read(plugin: dict[str, str], tmp_path: Path) -> None:
    done = run(plugin, tmp_path, "parse", "a.tides", "--format", "json")
    assert [one["at"] for one in json.loads(done.stdout)["instruments"][0]["sections"][0]["items"]] == [
        "resolves 1", "resolves 2",
    ]  # fmt: skip


def test_a_capability_is_a_command_with_its_outputs(plugin: dict[str, str], tmp_path: Path) -> None:
    assert run(plugin, tmp_path, "count-words", "a.txt").stdout == "8 resolves\n"
    record = json.loads(run(plugin, tmp_path, "count-words", "a.txt", "--format", "json").stdout)
    assert record == {"source": "a.txt", "counts": [{"at": "resolves", "words": 8}], "format": "tides.counts/1"}
    assert run(plugin, tmp_path, "count-words", "a.txt", "--format", "csv").returncode == 2
    schema = json.loads(run(plugin, tmp_path, "schema", "count-words").stdout)
    assert schema["$id"] == "urn:tides:counts:1"


def test_a_rule_finds_what_it_looks_for(plugin: dict[str, str], tmp_path: Path) -> None:
    program = (
        "from itures.session.session import Session\n"
        "session = Session()\n"
        "document = session.parse('a.txt')\n"
        "print([(one.code, one.at) for one in session.findings(document, ['too-long'])], session.findings(document))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=plugin, capture_output=True, text=True)
    assert done.stdout == "[('too-long', 'resolves')] ()\n", done.stderr


def test_without_the_package_there_is_no_such_command(tmp_path: Path) -> None:
    done = run({**os.environ, "PYTHONPATH": str(ROOT / "src")}, tmp_path, "count-words", "a.txt")
    assert done.returncode == 2
    assert "No such command" in done.stderr
