"""A wheel built from the tree, installed elsewhere, finds its data."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from corpus import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    hatchling = pytest.importorskip("hatchling.build", reason="hatchling is not in this environment")
    folder = tmp_path_factory.mktemp("wheel")
    program = (
        f"import os, hatchling.build; os.chdir({str(ROOT)!r}); print(hatchling.build.build_wheel({str(folder)!r}))"
    )
    assert hatchling is not None
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return folder / done.stdout.split()[-1]


def test_the_wheel_holds_the_data_and_the_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for name in (
        "itures/data/lexicon/en.toml",
        "itures/data/lexicon/languages.toml",
        "itures/data/samples/draft-new-resolution.docx",
        "itures/py.typed",
    ):
        assert name in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith("tests") or "__pycache__" in name]


def test_the_package_works_from_where_it_is_unpacked(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    program = (
        "import itures, itures.foundation.resources, sys; print(itures.foundation.resources.locate('lexicon/en.toml'));"
        "print(itures.parse(str(itures.foundation.resources.locate('samples/draft-new-resolution.txt'))).instruments[0].edition)"
    )
    environment = {"PYTHONPATH": str(tmp_path / "site"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    where, edition = done.stdout.split()
    assert where.startswith(str(tmp_path))
    assert edition == "doha-2026"
