"""Two rounds of a draft: what was opened, what was closed, what is still open."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from itures.analyse.opened import opened_since
from itures.cli import app
from itures.model.tree import Document
from itures.parse import parse
from itures.read import read

HEAD = (
    "RESOLUTION 300 (Rev. Dubai, 2018)\nUse of lighthouses\nThe Plenipotentiary Conference (Dubai, 2018),\nresolves\n"
)


def document(*lines: str) -> Document:
    return parse(read("x.txt", (HEAD + "\n".join(lines)).encode()))


def itures(*arguments: str, status: int = 0) -> str:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == status, result.output
    return result.stdout


def states(old: Document, new: Document) -> list[tuple[str, str, str | None]]:
    return [(one.at, one.text, one.state) for one in opened_since(old, new)]


def test_the_same_text_has_everything_still_open() -> None:
    text = document("1\tto light [old] lamps;", "2\tto [paint] [repair] towers.")
    assert {state for _, _, state in states(text, text)} == {"open"}


def test_a_bracket_that_was_worked_on_is_the_same() -> None:
    old = document("1\tto light [all the lamps of the coast] in spring;", "2\tto rest.")
    new = document("1\tto light [all the old lamps of the coast] in spring;", "2\tto rest.")
    assert states(old, new) == [("resolves 1", "all the old lamps of the coast", "open")]
    other = document("1\tto light [towers] in spring;", "2\tto rest.")
    assert states(old, other) == [("resolves 1", "towers", "open")]  # the one bracket of its clause, with other words


def test_a_value_that_changes_in_its_bracket_is_still_open() -> None:
    old, new = document("1\tto pay [10] francs;"), document("1\tto pay [20] francs;")
    assert states(old, new) == [("resolves 1", "20", "open")]
    two = document("1\tto pay [20] [or 30] francs;")
    assert [state for _, _, state in states(old, two)] == ["closed", "opened", "opened"]


def test_what_was_closed_says_what_stands_there_now() -> None:
    old = document("1\tto light [all] lamps of the coast in spring;", "2\tto [quietly] rest;", "[3\tto sing at noon.]")
    new = document("1\tto light all lamps of the coast in spring;", "2\tto rest.")
    found = [(one.text, one.state, one.now) for one in opened_since(old, new)]
    assert found == [
        ("all", "closed", "to light all lamps of the coast in spring;"),
        ("quietly", "closed", "to rest."),
        ("to sing at noon.", "closed", None),
    ]


def test_a_clause_with_another_number_keeps_its_brackets() -> None:
    old = document("1\tto light [old] lamps of the coast;", "2\tto ring the bells at noon.")
    new = document("1\tto ring the bells at noon;", "2\tto light [old] lamps of the coast.")
    assert states(old, new) == [("resolves 2", "old", "open")]


def test_a_passage_that_moved_to_another_clause_is_known_by_its_words() -> None:
    old = document("1\tto light lamps [as far as oil allows];", "2\tto ring the bells at noon.")
    new = document("1\tto light lamps;", "2\tto ring the bells at noon [as far as oil allows].")
    assert states(old, new) == [("resolves 2", "as far as oil allows", "open")]


@pytest.fixture
def rounds(tmp_path: Path) -> tuple[str, str]:
    old, new = tmp_path / "morning.txt", tmp_path / "evening.txt"
    old.write_text(HEAD + "1\tto light [old] lamps;\n2\tto rest [much].", encoding="utf-8")
    new.write_text(HEAD + "1\tto light [old] lamps by [TBD];\n2\tto rest.", encoding="utf-8")
    return str(old), str(new)


def test_the_command_shows_both_and_counts_them(rounds: tuple[str, str]) -> None:
    old, new = rounds
    printed = itures("brackets", new, "--since", old)
    assert "1 opened, 1 closed, 1 still open" in printed
    record = json.loads(itures("brackets", new, "--since", old, "-f", "json"))
    assert record["format"] == "itures.brackets/1"
    assert [(one["text"], one["state"]) for one in record["brackets"]] == [
        ("old", "open"),
        ("TBD", "opened"),
        ("much", "closed"),
    ]


def test_exit_code_says_whether_anything_is_open(rounds: tuple[str, str], tmp_path: Path) -> None:
    old, new = rounds
    itures("brackets", new, "--exit-code", status=1)
    itures("brackets", new, "--since", old, "--exit-code", "-f", "csv", status=1)
    closed = tmp_path / "closed.txt"
    closed.write_text(HEAD + "1\tto light lamps;\n2\tto rest.", encoding="utf-8")
    assert itures("brackets", str(closed), "--exit-code").startswith("Nothing is open")
    assert "2 closed" in itures("brackets", str(closed), "--since", old, "--exit-code")


def test_one_file_has_one_earlier_round(rounds: tuple[str, str]) -> None:
    old, new = rounds
    itures("brackets", new, old, "--since", old, status=2)
    itures("brackets", new, "--since", old, "--editorial", status=2)
