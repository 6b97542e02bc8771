"""Where the characters of a wording stand in the stream: exactly, whatever was taken out between them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus import real, samples
from itures.analyse.references.resolve import find_references
from itures.model.clauses import clauses_of
from itures.model.stream import Span, View
from itures.model.tree import Division, Node, Section
from itures.model.walk import walk
from itures.model.wording import Wording, wordings
from itures.parse import parse
from itures.read import read

FILES = samples() + real()
VIEWS: tuple[View, ...] = ("original", "revised", "marked")


def strayed(text: str, wording: Wording) -> list[tuple[int, str]]:
    """Characters of a wording that do not stand where it says."""
    found = []
    for at, character in enumerate(wording.text):
        if not character.isspace():
            span = wording.span(at, at + 1)
            if text[span.start : span.end] != character:
                found.append((at, character))
    return found


def exact(node: Node) -> list[Wording]:
    """The wordings of a node but calls and titles, whose blanks are single whatever the file has."""
    own = list(wordings(node))
    return own[1:] if isinstance(node, Section) else own[:1] if isinstance(node, Division) else own


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_character_of_a_wording_stands_where_it_says(path: Path) -> None:
    stream = read(path).project("revised")
    document = parse(stream)
    for node in walk(replace(document, furniture=())):
        for wording in exact(node):
            assert strayed(stream.text, wording) == [], wording.text[:80]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".docx"], ids=lambda path: path.name)
def test_the_same_holds_in_every_view(path: Path, view: View) -> None:
    stream = read(path).project(view)
    for node in walk(replace(parse(stream), furniture=())):
        for wording in exact(node):
            # A deleted node has no places where its characters stand in another node as well.
            if wording.pieces and not wording.runs and getattr(node, "revision", None) is None:
                assert strayed(stream.text, wording) == [], wording.text[:80]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_clauses_of_the_sequence_have_the_places_of_the_tree(path: Path) -> None:
    stream = read(path).project("revised")
    for clause in clauses_of(parse(stream)):
        if clause.kind in ("point", "text", "paragraph", "footnote"):
            assert strayed(stream.text, clause.wording) == [], clause.at


def test_a_mark_taken_out_behind_a_blank_moves_nothing() -> None:
    text = """RESOLUTION 900 (Kyoto, 1994)
Lamps
resolves
1 to light the lamps of all ships1 of the coast as Resolution 14 (Rev. Antalya, 2006) asks;
2 to part.
_____________
1 Of any size."""
    stream = read("x.txt", text.encode()).project("revised")
    document = parse(stream)
    assert document.instruments[0].footnotes
    (found,) = [one for one in find_references(document) if one.kind == "resolution"]
    assert stream.text[found.span.start : found.span.end] == found.raw == "Resolution 14 (Rev. Antalya, 2006)"


def test_offsets_on_both_sides_of_a_gap() -> None:
    wording = Wording("to go home", [Span(3, 8), Span(9, 14)], [0, 5])  # "to go", a mark, " home"
    assert [wording.offset(place) for place in (0, 3, 4, 8, 9, 14, 20)] == [0, 0, 2, 5, 5, 10, 10]
    assert wording.span(3, 10) == Span(6, 14)
    assert wording.span(5, 5) == Span(9, 9)
    assert Wording("", []).span(0, 1) == Span(0, 0)
    assert Wording("to go", [Span(0, 8)]).parts() == [("to go", Span(3, 8))]
