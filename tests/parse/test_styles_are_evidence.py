"""Styles are evidence, never a condition: without them the same text gives the same tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import samples
from itures.model.stream import Stream, View
from itures.parse import parse
from itures.read import read
from itures.render import render

VARIANTS = {
    "Call": "call",
    "Res_No": "ResNo",
    "Res_title": "Restitle",
    "Normal after title": "Normal_after_title",
    "enumlev1": "enumlev1 Char",
}


def restyled(stream: Stream, name: dict[str, str] | None) -> Stream:
    paragraphs = tuple(
        [
            paragraph._replace(style=None if name is None else name.get(paragraph.style or "", paragraph.style))
            for paragraph in stream.paragraphs
        ]
    )
    return Stream(stream.source, stream.form, paragraphs, stream.notes, (), stream.view)


@pytest.mark.parametrize("view", ["original", "revised"])
@pytest.mark.parametrize("names", [None, VARIANTS], ids=["Normal", "variants"])
@pytest.mark.parametrize("path", [path for path in samples() if path.suffix == ".docx"], ids=lambda path: path.name)
def test_a_tree_does_not_depend_on_styles(path: Path, names: dict[str, str] | None, view: View) -> None:
    stream = read(path).project(view)
    assert any(paragraph.style for paragraph in stream.paragraphs), "the sample has no styles to take away"
    plain = parse(restyled(stream, names))
    styled = parse(restyled(stream, {}))
    assert render(plain, "outline") == render(styled, "outline")
