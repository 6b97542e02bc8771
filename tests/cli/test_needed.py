"""Only the command that is named first is made, and it is the one that the whole program has."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from itures.cli import COMMANDS, _needed, program


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_alone_is_that_of_the_program(command: str) -> None:
    alone, whole = (CliRunner().invoke(each, [command, "--help"]) for each in (program((command,)), program()))
    assert alone.exit_code == whole.exit_code == 0
    assert alone.output == whole.output


@pytest.mark.parametrize("arguments", [[], ["--help"], ["pars"], ["--version", "parse"]])
def test_all_commands_are_made_where_none_is_named_first(arguments: list[str]) -> None:
    assert _needed(arguments) == COMMANDS
