"""The samples as a whole: their outlines in every view, node by node, stand in tests/documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import ROOT, samples
from itures.model.stream import View
from itures.parse import parse
from itures.read import read
from itures.render import render

REDLINED = ROOT / "data" / "samples" / "redlined-resolution.docx"


def _compare(got: str, golden: Path, accept: bool) -> None:
    got = got.rstrip("\n") + "\n"
    if accept:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(got, encoding="utf-8")
    assert got == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_outline_of_a_sample(path: Path, accept: bool) -> None:
    document = parse(read(path.name, path.read_bytes()).project("revised"))
    _compare(render(document, "outline"), ROOT / "tests" / "documents" / path.name / "outline.txt", accept)


@pytest.mark.parametrize("view", ["original", "marked"])
@pytest.mark.parametrize("format", ["outline", "tree"])
def test_views_of_the_redlined_sample(view: View, format: str, accept: bool) -> None:
    document = parse(read(REDLINED.name, REDLINED.read_bytes()).project(view))
    golden = ROOT / "tests" / "documents" / REDLINED.name / f"{format}-{view}.txt"
    _compare(render(document, format), golden, accept)
