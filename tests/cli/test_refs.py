from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path

import jsonschema
import pytest
from lxml import etree
from typer.testing import Result

import itures
from itures.commands import refs
from itures.model import codec
from itures.model.answer import References
from itures.model.references import Reference
from itures.model.stream import UnreadableError
from itures.register import register as register_module
from itures.register.register import Register, built_in
from itures.session import references as session_references

Run = Callable[..., Result]
Write = Callable[..., Path]

TEXT = """RESOLUTION 900 (Rev. Antalya, 2006)
Rules of the game
The Plenipotentiary Conference of the International Telecommunication Union (Antalya, 2006),
recalling
a)\tArticle 3 of the Constitution;
b)\tResolution 14 (Rev. Antalya, 2006), as amended;
c)\tResolution 901 (Kyoto, 1994),
resolves to instruct the Secretary-General
1\tto apply Resolution 14 (Rev. Antalya, 2006).
"""


@pytest.fixture(autouse=True)
def _register(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command must not depend on what the register holds: here it knows one error and nothing else."""

    def check(references: tuple[Reference, ...], register: object, own: object = ()) -> tuple[Reference, ...]:
        return tuple(
            replace(each, status="never-adopted", severity="error", message="write 902")
            if "901" in each.id
            else replace(each, status="current", confidence="seen")
            for each in references
        )

    def load(files: Sequence[Path] = (), *, with_imported: bool = False) -> Register:
        if files:
            raise UnreadableError(f"{files[0]}: it has no columns")
        return built_in()

    monkeypatch.setattr(session_references, "check", check)
    monkeypatch.setattr(register_module, "load", load)


def test_the_table_of_one_file(run: Run, write: Write) -> None:
    write("a.txt", TEXT)
    result = run("refs", "a.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert "PP Resolution 14 (Rev. Antalya, 2006)" in result.stdout
    assert "✗ recalling c): Resolution 901 (Kyoto, 1994)" in lines
    assert lines[-1] == "3 texts cited 4 times · 1 error · as of 2006-12-31"
    assert "\x1b" not in result.stdout


def test_check_exits_with_1_on_errors_alone(run: Run, write: Write) -> None:
    write("a.txt", TEXT)
    assert run("refs", "a.txt", "--check").exit_code == 1
    assert run("refs", "a.txt", "--check=warning").exit_code == 1
    assert run("refs", "a.txt", "--check=error").exit_code == 1
    assert run("refs", "a.txt", "--check=notes").exit_code == 2
    assert run("refs", "a.txt", "--check", "--to", "CS").exit_code == 0
    assert run("refs", "a.txt", "gone.txt", "--check").exit_code == 2
    for format in ("json", "jsonl", "csv", "dot"):
        assert run("refs", "a.txt", "--check", "--format", format).exit_code == 1


def test_json_is_the_record_and_fits_its_schema(run: Run, write: Write) -> None:
    write("a.txt", TEXT)
    result = run("refs", "a.txt", "--format", "json")
    record = json.loads(result.stdout)
    assert record["format"] == "itures.references/1"
    assert [each["id"] for each in record["references"]][:2] == ["CS/Art.3", "PP/RES/14@antalya-2006"]
    decoded = codec.decode_as(References, result.stdout)
    assert codec.encode(decoded) + "\n" == result.stdout
    schema = json.loads(run("schema", "references").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(record)
    record["references"][0]["status"] = "splendid"
    assert list(validator.iter_errors(record))
    with pytest.raises(ValueError, match=r"not itures\.references/1"):
        codec.decode_as(References, json.dumps(record))


def test_the_fields_of_a_reference_keep_their_order(run: Run, write: Write) -> None:
    write("a.txt", TEXT)
    record = json.loads(run("refs", "a.txt", "--format", "json").stdout)
    assert list(record["references"][0]) == [
        "at", "raw", "id", "rev", "pin", "kind", "span", "clause", "article", "status", "severity", "message",
        "confidence", "source", "replacement", "ended", "pin_change", "pin_now", "target",
    ]  # fmt: skip


def test_several_files(run: Run, write: Write) -> None:
    write("d/a.txt", TEXT)
    write("d/b.txt", TEXT.replace("900", "905"))
    lines = run("refs", "d", "--format", "jsonl").stdout.splitlines()
    assert [Path(json.loads(line)["source"]).name for line in lines] == ["a.txt", "b.txt"]
    merged = run("refs", "d").stdout
    assert "a.txt, b.txt" in merged
    assert "✗ a.txt, recalling c); b.txt, recalling c): Resolution 901 (Kyoto, 1994)" in merged
    found = list(csv.DictReader(StringIO(run("refs", "d", "--format", "csv").stdout)))
    assert len(found) == 8
    assert found[0]["document"] == "Resolution 900 (Rev. Antalya, 2006)"


@pytest.mark.parametrize("names", [["a.txt", "d/b.txt"], ["d"]])
def test_json_for_several_names_jsonl(run: Run, write: Write, names: list[str]) -> None:
    write("a.txt", TEXT)
    write("d/b.txt", TEXT)
    result = run("refs", *names, "--format", "json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--format jsonl" in result.stderr


def test_filters(run: Run, write: Write) -> None:
    write("a.txt", TEXT)

    def ids(*arguments: str) -> set[str]:
        record = json.loads(run("refs", "a.txt", "-f", "json", *arguments).stdout)
        return {each["id"] for each in record["references"]}

    assert ids("--to", "pp/res/14") == {"PP/RES/14@antalya-2006"}
    assert ids("--to", "PP/RES/14,CS") == ids("--to", "PP/RES/14", "--to", "CS")
    assert ids("--to", "PP/RES/1") == set()
    assert ids("--kind", "provision") == {"CS/Art.3"}
    assert ids("--kind", "provision,internal") == {"CS/Art.3"}
    assert run("refs", "a.txt", "--to", "WTSA").stdout == "No references found.\n"
    # Texts may be named as people cite them; the comma in the brackets of an edition divides nothing.
    assert ids("--to", "Resolution 14 (Rev. Antalya, 2006)") == {"PP/RES/14@antalya-2006"}
    assert ids("--to", "Article 3 of the Constitution, Res. 14 Antalya") == {"PP/RES/14@antalya-2006", "CS/Art.3"}


def test_a_text_that_is_not_clear_or_not_known_is_refused(run: Run, write: Write) -> None:
    write("a.txt", TEXT)
    for words, says in (
        ("Resolution 71", "this may be PP/RES/71 or WTDC/RES/71"),
        ("the weather", "that is known goes by this"),
    ):
        result = run("refs", "a.txt", "--to", words)
        assert (result.exit_code, result.stdout) == (2, "")
        assert says in result.stderr
        assert result.stderr.count("\n") == 1


def test_as_of_a_conference(run: Run, write: Write) -> None:
    write("a.txt", TEXT.replace("Resolution 14 (Rev. Antalya, 2006)", "Resolution 71 (Rev. Busan, 2014)"))
    record = json.loads(run("refs", "a.txt", "-f", "json", "--as-of", "PP-14").stdout)
    assert record["register"]["as_of"] == "2014-11-07"
    status = {each["id"]: each["status"] for each in record["references"]}
    assert status["PP/RES/71@busan-2014"] == "current"
    assert json.loads(run("refs", "a.txt", "-f", "json", "--as-of", "latest").stdout)["register"]["as_of"] == ""
    write("b.txt", TEXT)
    assert json.loads(run("refs", "b.txt", "-f", "json").stdout)["register"]["as_of"] == "2006-12-31"
    result = run("refs", "a.txt", "--as-of", "someday")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "someday: neither a date" in result.stderr


def test_graphs(run: Run, write: Write) -> None:
    write("a.txt", TEXT)
    dot = run("refs", "a.txt", "--graph", "dot").stdout
    assert dot == run("refs", "a.txt", "--format", "dot").stdout
    assert '"PP/RES/900@antalya-2006" -> "CS/Art.3" [label="recalling a)"];' in dot
    assert etree.fromstring(run("refs", "a.txt", "--graph", "graphml").stdout.encode()) is not None
    assert run("refs", "a.txt", "--graph", "mermaid").stdout.startswith("flowchart LR\n")
    assert run("refs", "a.txt", "--graph", "mermaid", "--to", "SDG").stdout == "flowchart LR\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["refs"],
        ["refs", "a.txt", "--format", "tree"],
        ["refs", "a.txt", "--graph", "svg"],
        ["refs", "a.txt", "--graph", "dot", "--format", "csv"],
        ["refs", "a.txt", "--kind", "poem"],
        ["refs", "a.txt", "--to", ","],
        ["refs", "-", "-"],
    ],
)
def test_wrong_usage(run: Run, write: Write, arguments: list[str]) -> None:
    write("a.txt", TEXT)
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: ")


def test_files_that_cannot_be_read_are_told_and_the_others_shown(run: Run, write: Write) -> None:
    write("a.txt", TEXT)
    write("empty.txt", "")
    result = run("refs", "empty.txt", "a.txt", "gone.txt")
    assert result.exit_code == 2
    assert result.stderr.count("error: ") == 2
    assert "PP Resolution 14" in result.stdout
    alone = run("refs", "gone.txt", "--format", "dot")
    assert (alone.exit_code, alone.stdout) == (2, "")


def test_a_register_that_cannot_be_read_is_told_once(run: Run, write: Write) -> None:
    write("a.txt", TEXT)
    result = run("refs", "a.txt", "a.txt", "--register", "bad.csv")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", "error: bad.csv: it has no columns\n")


def test_standard_input(run: Run) -> None:
    result = run("refs", "-", "-f", "jsonl", input=TEXT)
    assert json.loads(result.stdout)["source"] == "-"


def test_the_names_on_the_command_line_are_those_of_the_model() -> None:
    from typing import get_args

    from itures.model.references import ReferenceKind
    from itures.render.references.graph import FORMATS

    assert get_args(ReferenceKind) == refs.KINDS
    assert set(get_args(refs.GraphFormat)) == set(refs.GRAPHS) == set(FORMATS) < set(get_args(refs.RefsFormat))


def test_the_function_of_the_package(write: Write) -> None:
    document = itures.parse(write("a.txt", TEXT))
    found = itures.find_references(document)
    assert isinstance(found[0], itures.Reference)
    assert [each.status for each in found] == ["current", "current", "never-adopted", "current"]
    assert {each.status for each in itures.find_references(document, check=False)} == {None}
    assert codec.decode_as(References, codec.encode(References("a.txt", found.found))).references == found.found


@pytest.mark.parametrize("arguments", [["refs", "--help"], ["--help"], ["schema", "--help"]])
def test_help_loads_only_typer(arguments: list[str]) -> None:
    program = (
        f"import sys, atexit; sys.argv = {['itures', *arguments]!r}\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        "from itures.cli import main\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    modules = {name.partition(".")[0] for name in done.stderr.split()}
    assert "typer" in modules
    assert not modules & {"lxml", "rich", "msgspec", "spacy", "numpy", "multiprocessing", "csv"}
    assert "Examples:" in done.stdout


def test_jobs_do_not_change_a_byte(write: Write) -> None:
    for number in range(1, 8):
        write(f"d/{number}.txt", TEXT.replace("900", str(900 + number)))
    write("d/5.txt", "")
    folder = str(write("d/8.txt", TEXT).parent)
    for format in ("jsonl", "csv", "table", "dot"):
        one, two = (
            subprocess.run(
                [sys.executable, "-m", "itures", "refs", folder, "-f", format, "-j", jobs],
                capture_output=True,
                env={**os.environ, "PYTHONHASHSEED": jobs},
            )
            for jobs in ("1", "2")
        )
        assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)
        assert one.returncode == 2
        assert one.stderr.count(b"\n") == 1
