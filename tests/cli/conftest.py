from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from itures.cli import app

RESOLUTION = """RESOLUTION 14 (Rev. Antalya, 2006)
Rights and obligations of Sector Members
The Plenipotentiary Conference of the International Telecommunication Union (Antalya, 2006),
recalling
a)\tArticle 3 of the Constitution;
b)\tArticle 19 of the Constitution,
resolves to instruct the Secretary-General
1\tto report to the Council annually;
2\tto take part.
"""


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the tests expect must not depend on the terminal that they are started from."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "ITURES_DEBUG", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs a command in an empty folder, in this process; nothing of it may raise but the exit."""
    monkeypatch.chdir(tmp_path)

    def runner(*arguments: str, input: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(app, arguments, input=input)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return runner


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a resolution of this number, or a given text, to a file of the folder."""

    def writer(name: str, text: str | None = None, number: int = 14) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(RESOLUTION.replace("14", str(number)) if text is None else text, encoding="utf-8")
        return path

    return writer
