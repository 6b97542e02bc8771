from __future__ import annotations

import importlib
import pickle
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

import itures
from itures.model import codec

Write = Callable[..., Path]
NAMES = ("read", "parse", "render")


@pytest.mark.parametrize("name", NAMES)
def test_the_verbs_stay_functions_when_their_subpackage_is_loaded(name: str) -> None:
    module = importlib.import_module(f"itures.{name}")
    assert isinstance(module, ModuleType)
    assert isinstance(getattr(itures, name), FunctionType)
    before = dict(vars(module))
    try:
        assert importlib.reload(module) is module
    finally:
        # Its classes are others now: what was made of the old ones before would no longer be theirs, for tests that come after.
        vars(module).update(before)
    assert isinstance(getattr(itures, name), FunctionType)


def test_both_ways_to_import_give_what_they_say(write: Write) -> None:
    import itures.parse
    from itures import parse as function
    from itures.parse import parse as verb
    from itures.read import read

    path = write("a.txt")
    assert itures.parse is function
    assert verb(read(path).project("revised")) == function(path) == itures.parse(str(path))


def test_the_verbs_together(write: Write) -> None:
    path = write("a.txt")
    document = itures.parse(path)
    assert itures.read(path).form == "text"
    assert isinstance(document, itures.Document)
    assert itures.render(document).splitlines()[0].startswith("RESOLUTION 14")
    assert itures.render(document, "json") == codec.encode(document) + "\n"
    assert itures.parse(path, view="original").view == "original"


def test_parse_record_is_for_pools(write: Write) -> None:
    path = str(write("a.txt"))
    assert pickle.loads(pickle.dumps(itures.parse_record)) is itures.parse_record
    record = itures.parse_record(path)
    assert pickle.loads(pickle.dumps(record)) == record
    assert record["format"] == "itures.document/1"
    assert record == codec.builtins(itures.parse(path))


@pytest.mark.parametrize("verb", [itures.read, itures.parse, itures.parse_record])
def test_what_cannot_be_read_raises_one_line(verb: Callable[[str], object], write: Write) -> None:
    with pytest.raises(itures.UnreadableError) as caught:
        verb(str(write("empty.txt", "")))
    assert "\n" not in str(caught.value)


def test_version_is_that_of_the_project() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert itures.__version__ == project["version"]


def test_names_that_there_are_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'pharse'"):
        itures.pharse  # noqa: B018
    assert all(hasattr(itures, name) for name in itures.__all__)
