"""Commands that write a file, and that are killed, find the disk full, lose their reader, or write side by side.

    python tests/fuzz/writers.py [TRIES] [SEED]

Whatever happens, the file is what it was before or what a command writes that nobody disturbs.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

OLD = "RESOLUTION 1 (Doha, 2026)\nLamps\nThe Plenipotentiary Conference (Doha, 2026),\nresolves\n" + "".join(
    f"{number}\tto burn lamp {number};\n" for number in range(1, 200)
)
BEFORE = b"what was there before\n" * 2_000
WAYS = ("kill", "full disk", "closed pipe", "two writers")


def command(output: Path, new: str = "new.txt") -> list[str]:
    """A comparison that writes a file."""
    return [sys.executable, "-m", "itures", "diff", "old.txt", new, "-o", str(output)]


def start(folder: Path, output: Path, new: str = "new.txt", size: int | None = None) -> subprocess.Popen[bytes]:
    """The command as a process of its own; with `size`, no file may be larger."""

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        if size is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return subprocess.Popen(
        command(output, new), cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=limited
    )


def prepared(folder: Path, suffix: str) -> set[bytes]:
    """Writes the texts to compare; what the file may hold afterwards."""
    (folder / "old.txt").write_text(OLD, encoding="utf-8")
    (folder / "new.txt").write_text(OLD.replace("lamp 7", "beacon 7"), encoding="utf-8")
    (folder / "other.txt").write_text(OLD.replace("lamp 9", "candle 9"), encoding="utf-8")
    whole = {BEFORE}
    for new in ("new.txt", "other.txt"):
        output = folder / f"undisturbed{suffix}"
        start(folder, output, new).communicate()
        whole.add(output.read_bytes())
        output.unlink()
    return whole


def once(way: str, folder: Path, output: Path, source: random.Random) -> None:
    """Disturbs one command, or two at once."""
    match way:
        case "kill":
            child = start(folder, output)
            time.sleep(source.uniform(0.1, 0.9))
            child.kill()
            child.communicate()
        case "full disk":
            start(folder, output, size=source.randint(0, 60_000)).communicate()
        case "closed pipe":
            child = start(folder, output)
            assert child.stdout is not None
            child.stdout.close()
            child.wait()
        case _:
            children = [start(folder, output, new) for new in ("new.txt", "other.txt")]
            for child in children:
                child.communicate()


def damaged(tries: int, seed: int, suffix: str = ".html") -> list[str]:
    """How each try ended that left a file which is neither; drafts that stay behind a kill are no damage."""
    source = random.Random(seed)
    found = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole = prepared(folder, suffix)
        for number in range(tries):
            way = WAYS[number % len(WAYS)]
            output = folder / f"out{suffix}"
            output.write_bytes(BEFORE)
            once(way, folder, output, source)
            if output.read_bytes() not in whole:
                found.append(f"{way}, try {number}: {os.path.getsize(output)} bytes")
    return found


def main() -> int:
    """Try, and print what was damaged."""
    tries = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    found = damaged(tries, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    sys.stdout.write("".join(f"{line}\n" for line in found) + f"{tries} tries, {len(found)} damaged files\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
