"""Kills builds of a corpus at random moments of the clock, and compares what the last one leaves with an undisturbed build.

    python tests/store/kills.py 20 FOLDER...

A store is built of the folders undisturbed; then so many builds, in two processes, are killed one after the other in a store
that goes on from each (and every fourth time begins anew), until one may end. Says how many were killed, and when what is left
is not the same.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from itures.store.digest import digest
from itures.store.opening import reading, writing

ROUND = 4


def command(path: Path, sources: list[str]) -> list[str]:
    return [sys.executable, "-m", "itures", "corpus", "build", *sources, "-o", str(path), "--jobs", "2", "-q"]


def checked(path: Path) -> str:
    with writing(path) as connection:
        connection.execute("INSERT INTO clause_words (clause_words, rank) VALUES ('integrity-check', 1)")
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return digest(reading(path))


def main() -> int:
    kills, sources = int(sys.argv[1]), sys.argv[2:]
    moments = Random(2024)
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place, "whole.db")
        began = time.monotonic()
        subprocess.run(command(whole, sources), check=True, stderr=subprocess.DEVNULL)
        seconds = time.monotonic() - began
        expected = checked(whole)
        killed = wrong = 0
        while killed < kills:
            path = Path(place, f"{killed}.db")
            for _ in range(min(ROUND, kills - killed)):
                process = subprocess.Popen(command(path, sources), stderr=subprocess.DEVNULL)
                time.sleep(moments.uniform(0.1, seconds))
                process.kill()
                killed += process.wait() == -signal.SIGKILL
            subprocess.run(command(path, sources), check=True, stderr=subprocess.DEVNULL)
            wrong += checked(path) != expected
        sys.stdout.write(f"{killed} builds of {seconds:.1f} s killed; {wrong} stores differ from the undisturbed one\n")
        return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
