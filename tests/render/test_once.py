"""Outputs that go through the answers once need not be given a sequence of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from itures.model.answer import Answer
from itures.render import Look
from itures.render.outputs import OUTPUTS
from itures.session.session import Session

SAMPLES = sorted((Path(__file__).parents[2] / "data" / "samples").glob("*.*"))
ONCE = [name for name in OUTPUTS.built_in if OUTPUTS[name].once]


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("name", ONCE)
def test_the_answers_may_come_one_by_one(name: str, several: bool) -> None:
    session = Session()
    asked = name.partition(".")[0]
    capability = "instructions" if asked == "actors" else asked
    answers: list[Answer[object]] = [
        session.answer(capability, session.parse(str(path))) for path in (SAMPLES if several else SAMPLES[:1])
    ]
    write = OUTPUTS[name].write
    assert write(iter(answers), Look(), True, several) == write(answers, Look(), True, several)
