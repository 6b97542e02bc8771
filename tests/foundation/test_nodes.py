"""Nodes that are made quickly are what the frozen dataclass makes."""

from __future__ import annotations

import inspect
import pickle
from copy import deepcopy
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from itures.foundation.nodes import quickly_made
from itures.model.stream import Diagnostic, Span
from itures.model.tree import Item, MarkedRun


def test_it_takes_what_the_dataclass_takes() -> None:
    item = Item("PP/RES/1/resolves/1", "resolves 1", "1", "to go", (), Span(0, 7), printed="[1")
    assert (item.text, item.printed, item.margins, item.revision) == ("to go", "[1", (), None)
    assert list(inspect.signature(Item).parameters)[:3] == ["id", "at", "label"]
    with pytest.raises(TypeError, match="label"):
        Item("PP/RES/1", "resolves 1")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="colour"):
        Diagnostic("a", "info", "b", colour="red")  # type: ignore[call-arg]


def test_it_is_frozen_and_equal_and_can_be_kept() -> None:
    one = MarkedRun("to go", Span(0, 5))
    with pytest.raises(FrozenInstanceError):
        one.text = "to stay"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        object.__setattr__(one, "colour", "red")
    assert type(one) is MarkedRun
    assert (one, hash(one)) == (MarkedRun(span=Span(0, 5), text="to go", revision=None), hash(replace(one)))
    assert replace(one, text="to stay") != one
    assert pickle.loads(pickle.dumps(one)) == deepcopy(one) == one


def test_names_of_fields_do_not_matter() -> None:
    @quickly_made
    @dataclass(frozen=True, slots=True)
    class Named:
        kind: str
        own: int
        scope: str = "all"

    assert repr(Named("a", 1)).endswith("Named(kind='a', own=1, scope='all')")


def test_fields_that_are_made_are_not_taken() -> None:
    @dataclass(frozen=True, slots=True)
    class Made:
        parts: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match="Made"):
        quickly_made(Made)
