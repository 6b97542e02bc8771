"""Clauses for comparison: nothing of a text is left out of them, and marks of notes stand where they stood."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from corpus import real, samples
from itures.model.clauses import clauses_of
from itures.model.tree import Block, Division, Document, Footnote, Item, Section
from itures.model.walk import walk
from itures.model.wording import opening_of
from itures.parse import parse
from itures.read import read


def parsed(text: str) -> Document:
    return parse(read("x.txt", text.encode()))


def wordings(document: Document) -> Counter[str]:
    """Every word of the tree's leaves but for its furniture and rules, and how often it is there."""
    found: Counter[str] = Counter()
    furniture = {id(block) for block in document.furniture}
    for node in walk(document):
        if id(node) in furniture or (isinstance(node, Block) and node.role == "separator"):
            continue
        match node:
            case Section():
                texts = [node.printed or node.call, node.lead, node.tail]
            case Division():
                texts = [node.heading, node.title]
            case Item():
                # The bracket that opens before a label stands before the wording.
                texts = [opening_of(node) + node.text]
            case Footnote():
                texts = [node.text]
            case Block() if not node.rows:
                texts = [node.text]
            case _:
                texts = []
        found.update(word for text in texts if text for word in text.split())
    return found


@pytest.mark.parametrize("path", [*samples(), *real()], ids=lambda path: path.name)
def test_every_word_of_the_tree_is_in_a_clause(path: Path) -> None:
    document = parse(read(path).project("revised"))
    clauses = clauses_of(document)
    words = Counter(word for clause in clauses for text in clause.cells or (clause.text,) for word in text.split())
    assert words == wordings(document)
    ids = [clause.id for clause in clauses]
    assert len(ids) == len(set(ids))
    body = [clause.span.start for clause in clauses if clause.kind != "footnote"]
    assert body == sorted(body)
    for clause in clauses:
        for mark in clause.marks:
            assert 0 <= mark.offset <= len(clause.text)
            assert clauses[mark.note].label == mark.mark


def test_marks_stand_behind_their_words() -> None:
    document = parsed(
        "RESOLUTION 2 (Kyoto, 1994)\nRules\nresolves\n1\tto meet in towns1 of size;\n2\tto part2.\n"
        "_____________\n1 Of any size.\n2 At night.\n"
    )
    marks = {
        clause.at: [(clause.text[: mark.offset], mark.mark) for mark in clause.marks] for clause in clauses_of(document)
    }
    assert marks["resolves 1"] == [("to meet in towns", "1")]
    assert marks["resolves 2"] == [("to part", "2")]


def test_what_stands_outside_of_resolutions_is_the_cover() -> None:
    document = parsed(
        "Document 12-E\nProposals for the work\nMOD\tARG/12/1\nRESOLUTION 2 (Kyoto, 1994)\nRules\nresolves\n1\tto meet."
    )
    assert [(clause.kind, clause.at) for clause in clauses_of(document)] == [
        ("cover", "cover"),
        ("cover", "cover"),
        ("proposal", "proposal"),
        ("designation", "designation"),
        ("title", "title"),
        ("call", "resolves"),
        ("point", "resolves 1"),
    ]
