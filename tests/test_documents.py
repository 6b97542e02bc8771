"""The samples as a whole: their outlines, node by node, stand in tests/documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import ROOT, samples
from itures.parse import parse
from itures.read import read
from itures.render import render


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_outline_of_a_sample(path: Path, accept: bool) -> None:
    golden = ROOT / "tests" / "documents" / path.name / "outline.txt"
    document = parse(read(path.name, path.read_bytes()).project("revised"))
    got = render(document, "outline").rstrip("\n") + "\n"
    if accept:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(got, encoding="utf-8")
    assert got == golden.read_text(encoding="utf-8")
