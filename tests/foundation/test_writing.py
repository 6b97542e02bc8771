"""A file that is written is whole, or what it was before; what is read is never written."""

from __future__ import annotations

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from itures.foundation import writing
from itures.foundation.writing import write_whole

PARTS = ".itures-*"


def test_it_takes_the_place_of_the_earlier_file(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_whole(target, b"new")
    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode)) == (b"new", 0o640)
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_has_the_rights_that_the_user_gives_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "a.txt", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o640


def test_what_a_link_points_to_is_written(tmp_path: Path) -> None:
    target, link = tmp_path / "a.txt", tmp_path / "link.txt"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert (link.is_symlink(), target.read_bytes()) == (True, b"new")


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_the_earlier_file(step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    monkeypatch.setattr(os if step == "fsync" else writing.Path, step, full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_limit_of_the_size_leaves_the_earlier_file(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    code = f"from itures.foundation.writing import write_whole; write_whole({os.fspath(target)!r}, bytes(100_000))"

    def small() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    done = subprocess.run([sys.executable, "-c", code], preexec_fn=small, capture_output=True, check=False)
    assert done.returncode != 0
    assert target.read_bytes() == b"old"
    assert list(tmp_path.glob(PARTS)) == []


def test_a_device_is_written_as_it_is() -> None:
    write_whole(os.devnull, b"new")
    assert not stat.S_ISREG(Path(os.devnull).stat().st_mode)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everything")
def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with pytest.raises(PermissionError):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"


OLD = "RESOLUTION 1 (Doha, 2026)\nLamps\nThe Plenipotentiary Conference (Doha, 2026),\nresolves\n1\tto meet.\n"


def test_standard_input_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OLD.replace("meet", "part"), encoding="utf-8")
    command = [sys.executable, "-m", "itures", "diff", "-", "b.txt", "-o", "a.txt"]
    with (tmp_path / "a.txt").open("rb") as given:
        done = subprocess.run(command, stdin=given, capture_output=True, cwd=tmp_path, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "this is a file to be read" in done.stderr
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == OLD


def test_register_learn_does_not_overwrite_what_it_reads(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OLD, encoding="utf-8")
    command = [sys.executable, "-m", "itures", "register", "learn", ".", "-o", "a.txt"]
    done = subprocess.run(command, capture_output=True, cwd=tmp_path, text=True, check=False)
    assert done.returncode == 2
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == OLD
