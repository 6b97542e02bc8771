"""A build by a dask cluster: a real scheduler and worker processes on loopback. Skipped where dask is not installed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import itures
from itures.cli import app
from itures.session.corpus import cluster
from itures.session.corpus.building import Step, build
from itures.session.corpus.engines import EngineError
from itures.session.corpus.export import export
from itures.session.session import Session, Settings
from itures.store.reading import reading
from lamps_corpus import built, digest_of, folder_of
from poison import POISON, doubled, refused

pytest.importorskip("distributed", reason="the extra dask is not installed")
pytestmark = pytest.mark.filterwarnings("default")  # of dask, in its threads
HERE = str(Path(__file__).parent)
QUICKLY = 30
"""Seconds after which what should have started has not."""


@contextmanager
def running(module: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program of dask, until the end of the block."""
    # Whoever ends a worker twice is given up; a worker writes nothing beside the tests.
    env = {**os.environ, "PYTHONPATH": HERE, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    command = [sys.executable, "-m", f"distributed.cli.{module}", *arguments, "--no-dashboard"]
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(QUICKLY)
            except subprocess.TimeoutExpired:
                process.kill()


@contextmanager
def started(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A scheduler: its address and its process."""
    told = folder / "address.json"
    with running("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told)) as process:
        until = time.monotonic() + QUICKLY
        while not (told.exists() and told.read_text().endswith("}")):
            assert time.monotonic() < until, "the scheduler did not start"
            time.sleep(0.05)
        yield json.loads(told.read_text())["address"], process


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with started(tmp_path_factory.mktemp("scheduler")) as (address, _):
        yield address


@contextmanager
def workers(scheduler: str, folder: Path, *more: str) -> Iterator[Sequence[subprocess.Popen[bytes]]]:
    """Two workers, each a process, that are ready."""
    import distributed

    arguments = (scheduler, "--nthreads", "1", "--local-directory", str(folder), *more)
    with running("dask_worker", *arguments) as one, running("dask_worker", *arguments) as other:
        with distributed.Client(scheduler, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=QUICKLY)
        yield one, other
    with distributed.Client(scheduler, set_as_default=False) as client:
        until = time.monotonic() + QUICKLY
        while client.ncores():
            assert time.monotonic() < until, "a worker did not end"
            time.sleep(0.05)


def by_cluster(path: Path, folder: Path | str, scheduler: str, **options: Any) -> Any:
    return build(path, [str(folder)], Settings(), scheduler=scheduler, **options)


def test_local_and_dask_give_the_same(scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of(tmp_path, 30)
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 no package")
    monkeypatch.chdir(tmp_path)
    # Where the workers are there is no such table: what the register knows of it comes from here.
    Path("ours.csv").write_text('body,type,number,label\nPP,Resolution,71,"Kyoto, 1994"\n', encoding="utf-8")
    settings = Settings(("ours.csv",))
    with workers(scheduler, tmp_path / "work", "--no-nanny"):
        done = build("dask.db", [str(folder)], settings, scheduler=scheduler)
        assert (done.new, done.failed) == (30, 1)
        build("local.db", [str(folder)], settings, jobs=2)
        assert digest_of(Path("dask.db")) == digest_of(Path("local.db"))
        _same_exports("dask", "local")
        # A few files more, and another register: the analyses are made anew.
        folder_of(tmp_path, 32)
        for name, engine in {"dask": {"scheduler": scheduler}, "local": {"jobs": 1}}.items():
            done = build(f"{name}.db", [str(folder)], Settings(as_of="latest"), **engine)  # type: ignore[arg-type]
            assert (done.new, done.unchanged, done.analysed) == (2, 30, 30)
        _same_exports("dask", "local")
        corpus = itures.Corpus("library.db", readonly=False)
        assert corpus.build(folder, scheduler=scheduler).new == 32
        built(Path("plain.db"), folder)
        assert digest_of(Path("library.db")) == digest_of(Path("plain.db"))


def _same_exports(one: str, other: str) -> None:
    for name in (one, other):
        with reading(f"{name}.db") as reader:
            for format in ("parquet", "csv"):
                export(reader, name, format)
    files = sorted(path.name for path in Path(one).iterdir())
    assert files
    for file in files:
        assert Path(one, file).read_bytes() == Path(other, file).read_bytes(), file


def test_a_worker_that_is_lost_in_mid_run_loses_nothing(scheduler: str, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 200)
    counts: dict[str, int] = {}
    with workers(scheduler, tmp_path / "work", "--no-nanny") as (one, _):

        def told(step: Step) -> None:
            counts[step.source] = counts.get(step.source, 0) + 1
            if step.done == 64:
                one.kill()

        done = by_cluster(tmp_path / "dask.db", folder, scheduler, told=told)
        assert one.wait(QUICKLY) == -9
    assert (done.new, done.failed) == (200, 0)
    assert set(counts.values()) == {1}
    built(tmp_path / "local.db", folder, jobs=2)
    assert digest_of(tmp_path / "dask.db") == digest_of(tmp_path / "local.db")


def test_what_ends_its_workers_is_given_up_alone(scheduler: str, tmp_path: Path) -> None:
    # Nannies start those anew that ended.
    with workers(scheduler, tmp_path / "work", "--nanny"), cluster.Dask(Session(), scheduler) as engine:
        assert engine.workers == 2
        found = engine.each("abc", lambda things: [["a"], ["b", POISON, "c"], ["d"]], doubled, lambda one: f"{one}!")
        assert list(found) == ["aa", "bb", f"{POISON}!", "cc", "dd"]
        with pytest.raises(EngineError, match="no a"):
            list(engine.each("a", lambda things: [["a"]], refused, lambda one: one))


def test_workers_of_another_version_are_refused(
    scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "version", "0.0.0")
    folder = folder_of(tmp_path, 1)
    with workers(scheduler, tmp_path / "work", "--no-nanny"):
        with pytest.raises(EngineError, match=r"itures .* is installed there, 0\.0\.0 is needed"):
            by_cluster(tmp_path / "x.db", folder, scheduler)
        assert not (tmp_path / "x.db").exists()


def test_no_scheduler_and_no_worker(scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT", 1)
    folder = str(folder_of(tmp_path, 1))
    for address, words in {
        "tcp://127.0.0.1:1": "there is no scheduler; check the address",
        "nothing://x": "unknown address scheme",
        scheduler: "it has no worker; start some with: dask worker",
    }.items():
        arguments = [
            "corpus",
            "build",
            folder,
            "-o",
            str(tmp_path / "x.db"),
            "--engine",
            "dask",
            "--scheduler",
            address,
        ]
        done = CliRunner().invoke(app, arguments)
        assert done.exit_code == 2, done.output
        assert words in done.output
        assert done.output.count("\n") == 1


def test_all_workers_are_gone(scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 0.1)
    monkeypatch.setattr(cluster, "_LOOK", 0.3)
    folder = folder_of(tmp_path, 200)
    path = tmp_path / "x.db"
    with workers(scheduler, tmp_path / "work", "--no-nanny") as both:

        def told(step: Step) -> None:
            if step.done == 64:
                for one in both:
                    one.kill()

        with pytest.raises(EngineError, match="no worker any more; what was stored so far is whole"):
            by_cluster(path, folder, scheduler, told=told)
    done = built(path, folder)
    assert done.unchanged >= 64
    assert done.new + done.unchanged == 200


def test_the_scheduler_is_gone(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 200)
    path = tmp_path / "x.db"
    code = (
        "import os, signal, sys\n"
        "from itures.commands.corpus import build\n"
        "from itures.cli import main\n"
        "plain, scheduler = build._told, int(sys.argv.pop())\n"
        "def told(step):\n"
        "    if step.done == 64: os.kill(scheduler, signal.SIGKILL)\n"
        "    plain(step)\n"
        "build._told = told\n"
        "main()\n"
    )
    with started(tmp_path) as (address, process):
        command = [sys.executable, "-c", code, "corpus", "build", str(folder), "-o", str(path), "--engine", "dask"]
        arguments = ("--nthreads", "1", "--local-directory", str(tmp_path / "work"), "--no-nanny")
        with running("dask_worker", address, *arguments):
            done = subprocess.run(
                [*command, "--scheduler", address, str(process.pid)], capture_output=True, text=True, check=False
            )
    assert done.stderr == f"error: {address}: the scheduler is gone; what was stored so far is whole\n"
    assert (done.returncode, done.stdout) == (2, "")
    again = built(path, folder)
    assert again.unchanged >= 64
    assert again.new + again.unchanged == 200


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--engine", "dask"], "give both --engine dask and --scheduler"),
        (["--scheduler", "tcp://x"], "give both --engine dask and --scheduler"),
        (["--engine", "dask", "--scheduler", "tcp://x", "--jobs", "2"], "the workers of the cluster do the work"),
        (["--engine", "spark"], "is not one of"),
    ],
)
def test_wrong_options(options: list[str], words: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["corpus", "build", str(tmp_path), "-o", str(tmp_path / "x.db"), *options])
    assert done.exit_code == 2
    assert words in " ".join(done.output.split())


def test_without_dask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "distributed", None)
    arguments = ["corpus", "build", str(folder_of(tmp_path, 1)), "-o", str(tmp_path / "x.db")]
    done = CliRunner().invoke(app, [*arguments, "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1"])
    assert (done.exit_code, done.output) == (2, "error: the engine dask is missing (pip install itures[dask])\n")
    assert CliRunner().invoke(app, arguments).exit_code == 0
