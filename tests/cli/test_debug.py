"""`itures debug`: the stages of a text, as those see them who write rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]
Write = Callable[..., Path]

TEXT = (
    "RESOLUTION 900 (Kyoto, 1994)\nLamps\n\nresolves\n1\tto keep a list1;\n3\tto go home.\n_____________\n1 Of lamps.\n"
)


def test_lines_are_shown_with_what_is_known_of_them(run: Run, write: Write) -> None:
    write("a.txt", TEXT)
    result = run("debug", "lines", "a.txt")
    assert result.exit_code == 0
    heading, *rows = result.stdout.splitlines()
    assert heading == "# 5 lines, a paragraph each; language en"
    assert [row.split()[:2] for row in rows[2:4]] == [["36..44", "gap"], ["45..63", "note=1"]]
    assert rows[0].endswith("RESOLUTION 900 (Kyoto, 1994)")


def test_units_are_shown_with_their_labels(run: Run, write: Write) -> None:
    write("a.txt", TEXT)
    rows = run("debug", "units", "a.txt").stdout.splitlines()[1:]
    assert [row.split()[1] for row in rows] == ["designation", "title", "call", "item", "item"]
    assert "'3' depth=0 gap" in rows[-1]


def test_a_text_cut_at_the_margin_is_said_to_be(run: Run, write: Write) -> None:
    rows = [
        f"{number}\tthat the keepers of lamps on the {coast} coast of the\nisland should write down each night the hour;\n"
        for number, coast in enumerate(("northern", "southern", "western", "eastern", "inner", "outer"), 1)
    ]
    write("a.txt", "RESOLUTION 900 (Kyoto, 1994)\nLamps\nresolves\n" + "".join(rows))
    assert "15 lines, cut at the margin, 56 wide" in run("debug", "lines", "a.txt").stdout.splitlines()[0]


@pytest.mark.parametrize("stage", ["lines", "units"])
def test_what_cannot_be_read_is_one_line(run: Run, stage: str) -> None:
    result = run("debug", stage, "gone.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "error: gone.txt: there is no such file; check the name\n"


def test_schema_without_a_name_lists_all(run: Run) -> None:
    assert "references" in run("schema").stdout.splitlines()
