from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from itures.commands import terminal as console
from itures.model import codec
from itures.model.stream import Diagnostic
from itures.model.tree import Block, Document, Header
from itures.session import files as session_files
from itures.session import pool
from itures.session.schemas import names

Run = Callable[..., Result]
Write = Callable[..., Path]


def test_tree_is_the_default_and_has_no_colour_in_a_pipe(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    write("a.txt")
    result = run("parse", "a.txt")
    assert result.exit_code == 0
    assert (
        "  resolves to instruct the Secretary-General  → SG\n    1  to report to the Council annually;\n"
        in result.stdout
    )
    assert "\x1b" not in result.output
    assert "==>" not in result.stdout


def test_json_is_the_record(run: Run, write: Write) -> None:
    write("a.txt")
    result = run("parse", "a.txt", "--format", "json")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert json.loads(result.stdout)["format"] == "itures.document/1"
    assert codec.decode(result.stdout).instruments[0].number == "14"


def test_full_shows_what_a_short_tree_cuts(run: Run, write: Write) -> None:
    write(
        "a.txt",
        "RESOLUTION 1 (Kyoto, 1994)\nTitle\nrecalling\na)\t"
        + "many words " * 30
        + "at the end,\nresolves\n1\tto go.\n",
    )
    assert "at the end," not in run("parse", "a.txt").stdout
    assert "at the end," in run("parse", "a.txt", "--full").stdout
    assert "at the end," not in run("parse", "a.txt", "-f", "outline").stdout
    assert "at the end," in run("parse", "a.txt", "-f", "outline", "--full").stdout


def test_standard_input(run: Run, write: Write) -> None:
    text = write("a.txt").read_text(encoding="utf-8")
    result = run("parse", "-", "--format", "outline", input=text)
    assert result.exit_code == 0
    assert result.stdout.startswith('Document "-" en revised\n')
    assert result.stdout.splitlines()[1:] == run("parse", "a.txt", "--format", "outline").stdout.splitlines()[1:]


def test_several_files_have_their_names_as_headings(run: Run, write: Write) -> None:
    write("b.txt", number=2)
    write("a.txt", number=1)
    for format in ("tree", "outline"):
        lines = run("parse", "b.txt", "a.txt", "--format", format).stdout.splitlines()
        assert lines[0] == "==> b.txt <=="
        second = lines.index("==> a.txt <==")
        assert lines[second - 1] == ""


def test_folders_are_searched_in_order_for_documents_alone(run: Run, write: Write) -> None:
    for name in (
        "d/b/2.TXT",
        "d/a.txt",
        "d/b.txt",
        "d/.hidden.txt",
        "d/~$a.docx",
        "d/.git/x.txt",
        "d/notes.md",
        "d/c/d/1.txt",
    ):
        write(name)
    result = run("parse", "d", "--format", "jsonl")
    sources = [json.loads(line)["source"] for line in result.stdout.splitlines()]
    assert sources == [os.path.join("d", *path) for path in (["a.txt"], ["b", "2.TXT"], ["b.txt"], ["c", "d", "1.txt"])]


@pytest.mark.parametrize("names", [["a.txt", "b.txt"], ["d"], ["d", "a.txt"]])
def test_json_for_several_is_a_usage_error_that_names_jsonl(run: Run, write: Write, names: list[str]) -> None:
    for name in ("a.txt", "b.txt", "d/c.txt"):
        write(name)
    result = run("parse", *names, "--format", "json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--format jsonl" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["parse"],
        ["parse", "a.txt", "--format", "foo"],
        ["parse", "a.txt", "--view", "new"],
        ["parse", "a.txt", "--jobs", "0"],
        ["parse", "-", "-"],
        ["nothing"],
    ],
)
def test_wrong_usage(run: Run, write: Write, arguments: list[str]) -> None:
    write("a.txt")
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: ")


def test_one_bad_file_does_not_stop_the_others(run: Run, write: Write) -> None:
    write("a.txt", number=1)
    write("empty.txt", "")
    write("b.txt", number=2)
    (write("folder/x").parent / "x").unlink()
    result = run("parse", "a.txt", "gone.txt", "empty.txt", "folder", "b.txt", "--format", "jsonl")
    assert result.exit_code == 2
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(record["source"], record["format"]) for record in records] == [
        ("a.txt", "itures.document/1"),
        *[(name, "itures.error/1") for name in ("gone.txt", "empty.txt", "folder")],
        ("b.txt", "itures.document/1"),
    ]
    assert records[1]["error"] == "there is no such file; check the name"
    errors = result.stderr.splitlines()
    assert [line.split(": ")[:2] for line in errors] == [
        ["error", name] for name in ("gone.txt", "empty.txt", "folder")
    ]
    assert errors[0] == "error: gone.txt: there is no such file; check the name"
    assert errors[2] == "error: folder: there is no .docx or .txt file in this folder; name the files"


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_folder_and_file_without_permission(run: Run, write: Write) -> None:
    write("d/a.txt").chmod(0)
    write("closed/b.txt").parent.chmod(0)
    try:
        result = run("parse", "d", "closed")
    finally:
        Path("closed").chmod(0o700)
    assert result.exit_code == 2
    assert result.stderr.count("the file may not be read; check its permissions") == 2


def test_an_unreadable_folder_is_an_error_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def walk(name: str, onerror: Callable[[OSError], None]) -> list[tuple[str, list[str], list[str]]]:
        onerror(PermissionError(13, "Permission denied", name))
        return []

    monkeypatch.setattr(session_files.os, "walk", walk)
    assert session_files.expand([str(tmp_path)]) == [
        session_files.Task(str(tmp_path), error="the file may not be read; check its permissions")
    ]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(source: str, data: bytes | None, order: pool.Order) -> Document:
        raise KeyError("a\nsurprise\x1b[31m")

    monkeypatch.setattr(pool, "load", load)


@pytest.mark.usefixtures("broken")
def test_an_error_of_ours_is_one_line_too(run: Run, write: Write) -> None:
    write("a.txt")
    result = run("parse", "a.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: a.txt: internal error (KeyError: ")
    assert result.stderr.endswith("); please report it with the file\n")
    assert result.stderr.count("\n") == 1
    assert "\x1b" not in result.stderr


@pytest.mark.usefixtures("broken")
def test_debug_shows_where(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITURES_DEBUG", "1")
    write("a.txt")
    with pytest.raises(AssertionError, match="surprise"):
        run("parse", "a.txt")


@pytest.fixture
def doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    found = (
        Diagnostic("x", "info", "an info"),
        Diagnostic("y", "warning", "a\x9bwarning", at="recalling a)"),
        Diagnostic("z", "error", "an error"),
    )
    empty = Document("x", "en", "revised", Header(), (), (), (), (), found)
    monkeypatch.setattr(pool, "load", lambda source, data, view: empty)


@pytest.mark.usefixtures("doubtful")
def test_diagnostics_of_a_tree_go_to_stderr(run: Run, write: Write) -> None:
    write("a.txt")
    result = run("parse", "a.txt")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "a.txt: info: an info [x]",
        "a.txt: warning: a\ufffdwarning (at recalling a)) [y]",
        "a.txt: error: an error [z]",
    ]
    assert run("parse", "-q", "a.txt").stderr == "a.txt: error: an error [z]\n"
    for format in ("json", "jsonl", "outline"):
        assert run("parse", "a.txt", "-f", format).stderr == ""


def test_view_reaches_the_reader(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(source: str, data: bytes | None, order: pool.Order) -> Document:
        return Document(source, "en", order.view, Header(), (), (), (), (), ())

    monkeypatch.setattr(pool, "load", load)
    write("a.txt")
    assert run("parse", "a.txt", "-f", "outline").stdout == 'Document "a.txt" en revised\n'
    assert run("parse", "a.txt", "-f", "outline", "--view", "original").stdout == 'Document "a.txt" en original\n'


@pytest.mark.parametrize(
    ("environment", "styled", "colour"),
    [
        ({}, True, True),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"TERM": "dumb"}, False, False),
    ],
)
def test_a_terminal_gets_its_width_and_colours(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], styled: bool, colour: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("COLUMNS", "101")
    assert console.terminal_look(False)[1:4] == (80, False, False)
    monkeypatch.setattr(console, "is_terminal", lambda stream: True)
    assert console.terminal_look(False)[1:4] == (101, styled, colour)


def test_names_of_files_cannot_command_the_terminal(run: Run) -> None:
    result = run("parse", "no\x1b[31m\nsuch.txt")
    assert result.stderr == "error: no^[[31m such.txt: there is no such file; check the name\n"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not take such a name")
def test_a_name_in_no_encoding(run: Run, write: Write) -> None:
    Path(os.fsdecode(b"caf\xe9.txt")).write_bytes(write("a.txt").read_bytes())
    result = run("parse", os.fsdecode(b"caf\xe9.txt"), "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["source"] == "caf\ufffd.txt"


def test_schema_is_what_the_records_fit(run: Run, write: Write) -> None:
    import jsonschema

    write("a.txt")
    schema = json.loads(run("schema", "document").stdout)
    jsonschema.validate(json.loads(run("parse", "a.txt", "--format", "json").stdout), schema)


def test_an_unknown_schema_lists_those_there_are(run: Run) -> None:
    result = run("schema", "nothing")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"error: nothing: there is no such format; choose one of: {', '.join(names())}\n"
    assert {"document", "references", "register"} <= set(names())


@pytest.mark.parametrize("command", [[], ["parse"], ["refs"], ["footnotes"], ["instructions"], ["actors"], ["schema"]])
def test_help_has_examples(run: Run, command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Examples:\n    itures " in result.stdout
    assert result.output.isascii()


def test_an_error_of_a_renderer_is_told_like_one_of_a_reader(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(source: str, data: bytes | None, order: pool.Order) -> Document:
        block = Block("paragraph", "Dear Sir", (0, 8))  # type: ignore[arg-type]
        return Document(source, "en", order.view, Header(), (block,), (), (), (), ())

    monkeypatch.setattr(pool, "load", load)
    result = run("parse", str(write("a.txt")))
    assert result.stderr.startswith("error: ")
    assert "internal error (AttributeError" in result.stderr
