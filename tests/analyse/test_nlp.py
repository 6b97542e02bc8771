"""The model is an option: without it, the one who asks for it is told what to install."""

from __future__ import annotations

import importlib.util

import pytest

from itures.analyse.instructions import find_instructions
from itures.analyse.nlp import NoModelError, model_acts
from itures.parse import parse
from itures.read import read

TEXT = b"RESOLUTION 2 (Kyoto, 1994)\nRules\ninstructs the Secretary-General\nto continue to report to the Council."


@pytest.mark.skipif(importlib.util.find_spec("spacy") is not None, reason="spaCy is installed")
def test_without_a_model_the_error_says_what_to_install() -> None:
    with pytest.raises(NoModelError, match=r"install itures\[en\]"):
        list(model_acts(["to meet"]))


@pytest.mark.skipif(importlib.util.find_spec("spacy") is None, reason="needs itures[en]")
def test_the_model_finds_the_verb() -> None:
    assert [one.does for one in find_instructions(parse(read("x.txt", TEXT)), "model")] == ["report"]
