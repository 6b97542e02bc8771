"""What docs/corpus.md shows is what comes out: ITURES_UPDATE=1 writes it anew."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpus import ROOT
from itures.cli import app
from itures.store import schema

PAGE = ROOT / "docs" / "corpus.md"
pytest.importorskip("rustworkx", reason="the extra graph is not installed")
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ itures (.*)\n", re.MULTILINE)


def test_every_command_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = PAGE.read_text(encoding="utf-8")
    shutil.copytree(ROOT / "data" / "samples" / "corpus", tmp_path / "resolutions")
    monkeypatch.chdir(tmp_path)

    def played(block: re.Match[str]) -> str:
        lines = []
        for command in COMMAND.finditer(block[1]):
            result = CliRunner().invoke(app, shlex.split(command[1]))
            status = f"[{result.exit_code}]\n" if result.exit_code else ""
            lines.append(f"{command[0]}{result.output}{status}")
        return "```console\n" + "".join(lines) + "```"

    printed = BLOCK.sub(played, text)
    if os.environ.get("ITURES_UPDATE") == "1":
        PAGE.write_text(printed, encoding="utf-8")
    assert printed == text


def test_the_python_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "data" / "samples" / "corpus", tmp_path / "resolutions")
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(app, ["corpus", "build", "resolutions/", "-o", "corpus.db"]).exit_code == 0
    code = "\n".join(re.findall(r"^```pycon\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL))
    assert code
    told: list[str] = []
    doctest.DocTestRunner().run(doctest.DocTestParser().get_doctest(code, {}, PAGE.name, None, 0), out=told.append)
    assert not told, "".join(told)


@pytest.mark.parametrize("package", ["ray", "pyspark"])
def test_other_clusters_map_the_same_function(package: str, tmp_path: Path) -> None:
    pytest.importorskip(package, reason=f"{package} is not installed")
    if package == "pyspark" and shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    (code,) = [block for block in blocks if f"{package}" in block]
    shutil.copytree(ROOT / "data" / "samples" / "corpus", tmp_path / "resolutions")
    env = {**os.environ, "PYSPARK_PYTHON": sys.executable, "RAY_AUTH_MODE": "disabled", "RAY_USAGE_STATS_ENABLED": "0"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    editions = [("2014", "busan"), ("2018", "dubai"), ("2022", "bucharest")]
    assert done.stdout.strip().splitlines()[-1] == str(
        [(f"pp-950-{year}.txt", f"{place}-{year}") for year, place in editions]
    )


def test_the_page_names_every_table_and_column() -> None:
    text = PAGE.read_text(encoding="utf-8").partition("## The file")[2]
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(connection)
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'clause_words_%'"
    ).fetchall()
    for (table,) in tables:
        row = re.search(rf"^\| `{table}` \|.*$", text, re.MULTILINE)
        assert row, table
        if table in ("reference", "instruction", "clause_words", "meta"):
            continue
        for _, column, *_ in connection.execute(f"PRAGMA table_info({table})"):
            assert column == "id" or column == "document" or f"`{column}`" in row[0], (table, column)
    assert f"`PRAGMA user_version` {len(schema.STEPS)}" in text
