"""What only a process of its own can show: modules loaded, pipes, signals, locales."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ITURES = [sys.executable, "-m", "itures"]
Write = Callable[..., Path]


def loaded(code: str) -> set[str]:
    """The top-level modules in memory after this code, which may end in an exit."""
    watched = f"import sys, atexit\natexit.register(lambda: print(*sys.modules, file=sys.stderr))\n{code}"
    result = subprocess.run([sys.executable, "-c", watched], capture_output=True, text=True)
    return {name.partition(".")[0] for name in result.stderr.split()}


def command(*arguments: str) -> str:
    return f"sys.argv = {['itures', *arguments]!r}\nfrom itures.cli import main\nmain()"


def test_importing_the_package_loads_nothing_else() -> None:
    assert not loaded("import itures") & {"lxml", "rich", "typer", "msgspec", "dataclasses", "asyncio"}


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("parse", "--help")])
def test_help_loads_only_typer(arguments: tuple[str, ...]) -> None:
    modules = loaded(command(*arguments))
    assert "typer" in modules
    assert not modules & {"lxml", "rich", "msgspec", "spacy", "numpy", "docx", "jinja2", "multiprocessing", "pydantic"}


@pytest.mark.parametrize("format", ["tree", "json", "outline"])
def test_parse_loads_no_library_of_the_analyses(write: Write, format: str) -> None:
    modules = loaded(command("parse", str(write("a.txt")), "--format", format))
    assert "itures" in modules
    assert not modules & {"lxml", "spacy", "numpy", "docx", "jinja2", "multiprocessing"}


def test_version() -> None:
    import itures

    for program in (ITURES, [str(Path(sys.executable).with_name("itures"))]):
        result = subprocess.run([*program, "--version"], capture_output=True, text=True)
        assert (result.returncode, result.stdout, result.stderr) == (0, f"itures {itures.__version__}\n", "")


def test_output_is_utf_8_whatever_the_locale(write: Write) -> None:
    path = write("a.txt", "RESOLUTION 1 (Kyoto, 1994)\nTitle\nrecalling\na)\tthe café – “電気”,\nresolves\n1\tto go.\n")
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }
    result = subprocess.run([*ITURES, "parse", str(path)], capture_output=True, env=environment)
    assert result.returncode == 0
    assert "the café – “電気”," in result.stdout.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="other systems close pipes in another way")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("format", ["tree", "json"])
def test_a_closed_pipe_ends_quietly(write: Write, format: str, unbuffered: str) -> None:
    points = "".join(f"{number}\tto go {'and go ' * 50}\n" for number in range(1, 999))
    path = write("a.txt", f"RESOLUTION 1 (Kyoto, 1994)\nTitle\nresolves\n{points}")
    arguments = [*ITURES, "parse", str(path), "-f", format, "-q", "--full"]
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    pipe = subprocess.PIPE
    with subprocess.Popen(arguments, stdout=pipe, stderr=pipe, env=environment) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        errors = process.stderr.read()
    assert (process.returncode, errors) == (141, b"")


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT to send")
def test_ctrl_c_ends_quietly() -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen([*ITURES, "parse", "-"], stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        process.stdin.write(b"RESOLUTION 1\n" * 100_000)  # more than a pipe holds: who takes it is at work
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()
    assert (process.returncode, errors) == (130, b"")


def test_jobs_do_not_change_a_byte(write: Write) -> None:
    folder = write("d/1.txt").parent
    for number in range(2, 9):
        write(f"d/{number}.txt", number=number)
    write("d/5.txt", "")
    one, two = (
        subprocess.run([*ITURES, "parse", str(folder), "-f", "jsonl", "--jobs", jobs], capture_output=True)
        for jobs in ("1", "2")
    )
    assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)
    assert one.returncode == 2
    assert [Path(json.loads(line)["source"]).stem for line in one.stdout.splitlines()] == list("12345678")
    assert one.stderr.startswith(b"error: ")
    assert one.stderr.count(b"\n") == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /dev/full")
def test_a_full_disk_is_told() -> None:
    with open("/dev/full", "wb") as full:
        result = subprocess.run([*ITURES, "schema", "document"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert result.returncode == 2
    assert result.stderr.startswith("error: ")
    assert "standard output cannot be written (No space left on device)" in result.stderr
    assert result.stderr.count("\n") == 1


def test_without_standard_streams_nothing_breaks() -> None:
    script = "exec >&- <&-; exec " + " ".join(f"'{part}'" for part in (*ITURES, "parse", "-"))
    if os.name == "nt":
        pytest.skip("no shell")
    result = subprocess.run(["sh", "-c", script], stderr=subprocess.PIPE, text=True)
    assert result.returncode == 2
    assert result.stderr == "error: -: standard input cannot be read; give a file\n"


def test_closed_standard_output_is_told() -> None:
    if os.name == "nt":
        pytest.skip("no shell")
    script = "exec >&-; exec " + " ".join(f"'{part}'" for part in (*ITURES, "schema", "document"))
    result = subprocess.run(["sh", "-c", script], stderr=subprocess.PIPE, text=True)
    assert result.returncode == 2
    assert result.stderr == "error: standard output is closed; leave it open or send it to a file\n"
