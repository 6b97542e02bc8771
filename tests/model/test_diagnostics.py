"""The catalogue of diagnostics is closed: every code is in it, and nothing makes one without it."""

from __future__ import annotations

import ast
import json
import re
from typing import get_args

import pytest
from typer.testing import CliRunner

from corpus import ROOT
from itures.analyse.rules import RULES
from itures.cli import app
from itures.model.diagnostics import CATALOGUE, STATUSES, Code, diagnose
from itures.model.references import Status
from itures.model.stream import Span

SOURCE = ROOT / "src" / "itures"


def test_every_code_is_in_the_catalogue_in_order() -> None:
    assert tuple(CATALOGUE) == get_args(Code) == tuple(sorted(CATALOGUE))
    assert tuple(STATUSES) == get_args(Status)
    assert not set(CATALOGUE) & set(STATUSES)


@pytest.mark.parametrize("code", CATALOGUE)
def test_an_entry_says_what_it_means_and_what_to_do(code: Code) -> None:
    entry = CATALOGUE[code]
    assert entry.means.endswith(".")
    assert entry.remedy.endswith((".", ")."))
    for variant, said in entry.said.items():
        words = dict.fromkeys(re.findall(r"\{(\w+)", said.message), "x")
        found = diagnose(code, "resolves 1", Span(0, 1), variant, **words)
        assert (found.code, found.severity, found.at, found.span) == (code, said.severity, "resolves 1", (0, 1))
        assert "{" not in found.message


def test_what_comes_from_a_file_is_no_format() -> None:
    assert diagnose("title-missing").message == CATALOGUE["title-missing"].said[""].message
    assert "{n} {0}" in diagnose("label-gap", label="{n} {0}").message


def test_every_code_is_made_somewhere_and_nothing_is_made_beside_the_catalogue() -> None:
    made: set[str] = set()
    beside = []
    for path in sorted(SOURCE.rglob("*.py")):
        if path.name == "diagnostics.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        made |= {
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        beside += [
            f"{path.name}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Diagnostic"
        ]
    assert beside == []
    assert set(CATALOGUE) - made == set()


def test_explain_as_json_has_every_code() -> None:
    result = CliRunner().invoke(app, ["explain", "--format", "json"])
    records = json.loads(result.stdout)
    assert [one["code"] for one in records] == [*CATALOGUE, *STATUSES, *RULES.built_in]
    assert all(one["means"] and one["remedy"] for one in records)
    one = json.loads(CliRunner().invoke(app, ["explain", "LABEL-GAP", "-f", "json"]).stdout)
    assert one["severities"] == ["warning"]


def test_explain_lists_every_code() -> None:
    printed = CliRunner().invoke(app, ["explain"]).stdout
    assert all(code in printed for code in (*CATALOGUE, *STATUSES))
