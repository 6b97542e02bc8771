"""What the documents say is so: commands run, files exist, invariants have their tests, public things are documented."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib

import pytest

from corpus import ROOT
from itures.render import FORMATS

SOURCE = ROOT / "src" / "itures"
ROOMS = "commands|session|read|parse|analyse|render|register|grammar|language|model|foundation"
DOCUMENTS = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md"]


def itures(*arguments: str) -> str:
    command = [sys.executable, "-m", "itures", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def blocks(name: str) -> list[tuple[str, list[str]]]:
    """The commands of a document's console blocks, each with the lines it is said to print."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.S):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output.splitlines()))
    return found


@pytest.mark.parametrize(
    ("command", "lines"), [case for case in blocks("README.md") if case[0].startswith("itures") and "|" not in case[0]]
)
def test_the_readme_shows_what_comes_out(command: str, lines: list[str]) -> None:
    printed = itures(*command.split()[1:]).splitlines()
    at = 0
    for line in lines:
        if line == "...":
            continue
        assert line in printed[at:], line
        at += printed[at:].index(line) + 1


def test_the_python_of_the_readme_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "('changed',)" in done.stdout


def test_the_outline_in_the_readme_is_real() -> None:
    (lines,) = [lines for command, lines in blocks("README.md") if "grep Section" in command]
    printed = itures("parse", "data/samples/draft-new-resolution.txt", "--format", "outline").splitlines()
    assert lines == [line for line in printed if "Section" in line]


def test_each_command_and_format_is_in_the_readme_and_has_help() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^  (\w+) ", itures("--help").partition("Commands:\n")[2].partition("\n\n")[0], re.M)
    assert {"parse", "schema"} <= set(commands)
    for command in commands:
        assert f"itures {command}" in readme
        assert "Examples:" in itures(command, "--help")
    for name in FORMATS:
        assert name in itures("parse", "--help")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_that_a_document_names_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for path in re.findall(r"`((?:src|data|tests|benchmarks|tools)/[\w./-]+)`", text):
        assert (ROOT / path).exists(), path
    for path in re.findall(rf"`((?:{ROOMS})/[\w./-]+|cli\.py)`", text):
        assert (SOURCE / path).exists() or "<" in path, path


def test_each_invariant_names_tests_that_exist() -> None:
    table = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").partition("## Invariants")[2].partition("##")[0]
    tests = (ROOT / "tests" / "test_invariants.py").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d) \|.*$", table, re.M)
    assert rows == list("123456789")
    for name in re.findall(r"`(test_\w+)`", table):
        assert f"def {name}(" in tests, name


def test_public_functions_and_classes_say_what_they_do() -> None:
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree) or path.name == "__main__.py", path
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{path.name}: {node.name}"


def test_the_repository_names_no_machine_and_no_registry() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    for name in listed or ["pyproject.toml", "uv.lock"]:
        path = ROOT / name
        if path.suffix in {".docx", ".png"} or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"/(?:root|home|work|opt)/[\w.-]+/", text), name
        if name == "uv.lock":
            assert set(re.findall(r"https?://([^/\"]+)", text)) <= {"pypi.org", "files.pythonhosted.org"}


def test_versions_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert itures("--version").split()[-1] == project["version"]
