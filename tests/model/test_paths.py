"""Paths of clauses: where the call ends, and which labels stand under it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import real, samples
from itures.model.answer import Answer
from itures.model.paths import ClausePath, Ids, ends, instrument, is_within, key_of, parent, parts
from itures.model.tree import Item, Section
from itures.model.walk import walk
from itures.parse import parse
from itures.read import read
from itures.render import Look
from itures.render.instructions import table


@pytest.mark.parametrize(
    ("at", "call", "labels"),
    [
        ("resolves", "resolves", ()),
        ("resolves 1 a)", "resolves", ("1", "a)")),
        ("resolves 1 1.2 i)", "resolves", ("1", "1.2", "i)")),
        ("noting b)bis", "noting", ("b)bis",)),
        ("noting bbis)", "noting", ("bbis)",)),
        ("noting (1) A)", "noting", ("(1)", "A)")),
        ("resolves 1bis.1", "resolves", ("1bis.1",)),
        ("resolves 3. –", "resolves", ("3.", "–")),
        ("resolves • viii)", "resolves", ("•", "viii)")),
        ("", "", ()),
        # Words, years and numbers of resolutions are no labels.
        ("recognizing the outcome of 2025", "recognizing the outcome of 2025", ()),
        ("instructs the Director (BDT", "instructs the Director (BDT", ()),
        # A call is there at least.
        ("1", "1", ()),
    ],
)
def test_a_path_has_a_call_and_labels(at: str, call: str, labels: tuple[str, ...]) -> None:
    path = ClausePath.read(at)
    assert path == (call, labels)
    assert str(path) == at


def test_the_id_says_what_belongs_to_the_call() -> None:
    at = "encourages administrations of Region 1 1"
    assert ClausePath.read(at, "1/encourages-administrations-of-region-1/1").labels == ("1",)
    assert ClausePath.read(at[:-2], "1/encourages-administrations-of-region-1").labels == ()
    assert ClausePath.read("resolves a)", "1/resolves/a~2").labels == ("a)",)
    assert ClausePath.read("resolves – –", "1/resolves/bullet~3/bullet").labels == ("–", "–")


@pytest.mark.parametrize(
    ("label", "key"),
    [("a)", "a"), ("(1)", "1"), ("b)bis", "b-bis"), ("1.1", "1.1"), ("–", "bullet"), ("", "bullet"), ("§ 2b", "2b")],
)
def test_labels_in_ids(label: str, key: str) -> None:
    assert key_of(label) == key


def test_what_is_there_twice_is_counted() -> None:
    ids = Ids("1")
    assert [ids.take(name) for name in ("resolves", "Resolves", "resolves further")] == [
        "1/resolves", "1/resolves~2", "1/resolves-further",
    ]  # fmt: skip
    assert parts("1/resolves~2/a~deleted") == ["1", "resolves", "a"]
    assert (parent("1/resolves~2"), instrument("1/resolves~2/a")) == ("1", "1")
    assert is_within("1/a/b", "1/a")
    assert not is_within("1/a", "1/a")


@pytest.mark.parametrize(
    ("path", "both"),
    [
        ("decides 1-3.3", ("decides 1", "decides 3.3")),
        ("considering a)-c)", ("considering a)", "considering c)")),
        ("instructs the secretary-general", ("instructs the secretary-general",) * 2),
        ("instructs the secretary-general 2", ("instructs the secretary-general 2",) * 2),
    ],
)
def test_a_range_has_two_ends(path: str, both: tuple[str, str]) -> None:
    assert ends(path) == both


@pytest.mark.parametrize("path", samples() + real(), ids=lambda path: path.name)
def test_the_label_of_every_point_is_found_in_its_path(path: Path) -> None:
    for node in walk(parse(read(path).project("revised"))):
        if isinstance(node, Section):
            assert ClausePath.read(node.at, node.id).labels == ()
        if isinstance(node, Item) and " " not in node.label:
            assert ClausePath.read(node.at, node.id).label == node.label


def test_instructions_stand_under_their_call_whatever_their_labels() -> None:
    text = """RESOLUTION 900 (Kyoto, 1994)
Lamps
instructs the Secretary-General
a)\tto keep a list of lamps;
b)\tto publish the list;
b)bis\tto send the list to Members;
c)\tto report to the Council."""
    from itures.analyse.instructions.find import find_instructions

    found = find_instructions(parse(read("x.txt", text.encode())))
    printed = table([Answer("x.txt", (), found)], Look()).splitlines()
    assert printed[1].strip() == "instructs the Secretary-General"
    assert [line.split()[0] for line in printed[2:6]] == ["a)", "b)", "b)bis", "c)"]
