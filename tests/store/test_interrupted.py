"""A store is whole whenever its builder is killed, when the disk is full, and when two build at once."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from typer.testing import CliRunner

from itures.cli import app
from itures.session.corpus import building
from itures.store import opening
from itures.store.opening import StoreError, reading, writing
from lamps_corpus import built, digest_of, folder_of

KILLED = Path(__file__).with_name("killed.py")
KILLS = 5


def run(path: Path, folder: Path, last: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(KILLED), str(path), str(folder), str(last)], capture_output=True, text=True, check=False
    )


def is_whole(path: Path) -> bool:
    """Whether the database and its index of words are what they say."""
    with writing(path) as connection:
        connection.execute("INSERT INTO clause_words (clause_words, rank) VALUES ('integrity-check', 1)")
        (told,) = connection.execute("PRAGMA integrity_check").fetchone()
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        return told == "ok" and not broken


def test_who_is_killed_anywhere_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 14)
    whole = run(tmp_path / "whole.db", folder, 0)
    count = int(whole.stdout)
    expected = digest_of(tmp_path / "whole.db")
    moments = Random(24)
    for number in range(KILLS):
        path = tmp_path / f"{number}.db"
        killed = run(path, folder, moments.randrange(1, count))
        assert killed.returncode == -9
        again = run(path, folder, moments.randrange(1, count))
        assert again.returncode in (0, -9)
        built(path, folder)
        assert digest_of(path) == expected
        assert is_whole(path)


def test_a_build_in_several_processes_gives_the_same(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 20)
    built(tmp_path / "one.db", folder, jobs=1)
    built(tmp_path / "two.db", folder, jobs=2)
    assert digest_of(tmp_path / "one.db") == digest_of(tmp_path / "two.db")


def test_a_full_disk_leaves_what_was_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of(tmp_path, 40)
    built(tmp_path / "whole.db", folder)
    path = tmp_path / "small.db"
    plain = opening._connected
    (pages,) = reading(tmp_path / "whole.db").execute("PRAGMA page_count").fetchone()
    monkeypatch.setattr(building, "BATCH", 8)

    def small(uri: str) -> sqlite3.Connection:
        connection = plain(uri)
        connection.execute(f"PRAGMA max_page_count = {pages // 2}")
        return connection

    monkeypatch.setattr(opening, "_connected", small)
    with pytest.raises(StoreError, match="the disk is full; what was stored so far is whole"):
        built(path, folder)
    monkeypatch.setattr(opening, "_connected", plain)
    assert is_whole(path)
    stored = reading(path).execute("SELECT count(*) FROM file").fetchone()[0]
    assert 0 < stored < 40
    done = built(path, folder)
    assert (done.new, done.unchanged) == (40 - stored, stored)
    assert digest_of(path) == digest_of(tmp_path / "whole.db")


def test_two_builders_do_not_work_at_once_and_readers_do(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 2)
    path = tmp_path / "x.db"
    built(path, folder)
    before = digest_of(path)
    with writing(path):
        result = CliRunner().invoke(app, ["corpus", "build", str(folder), "-o", str(path)])
        assert (result.exit_code, result.output) == (
            2,
            f"error: {path}: another build is at work on it; try again when it has ended\n",
        )
        assert digest_of(path) == before
    assert CliRunner().invoke(app, ["corpus", "build", str(folder), "-o", str(path)]).exit_code == 0
