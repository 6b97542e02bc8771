"""The case that is asked first in whole paragraphs says what those behind it would have said."""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest

from itures.grammar.labels import Label, Reading
from itures.parse.units.points import ANYWHERE, IN_WHOLE_PARAGRAPHS, ORDINARY, Candidate

STYLES = ("number", "number)", "lower letter )", "bullet -", "bullet •", "computed § #")


def candidates() -> list[Candidate]:
    found = []
    for style, tight, wording, fit in product(STYLES, (False, True), ("", "to go"), ("next", "open", "gap", "restart")):
        for kind, running, is_open, wrapped in product(("text", "aside"), (False, True), (False, True), (False, True)):
            cursor: Any = SimpleNamespace(
                line=SimpleNamespace(covered=[], text="1 to go"),
                units=[SimpleNamespace(kind=kind, text="to stay,")],
                ladder=SimpleNamespace(rungs=[]),
                running=running,
                wrapped=wrapped,
                calls=1,
                is_open=lambda is_open=is_open: is_open,
                hangs=lambda: True,
                connectors=frozenset(),
            )
            label = Label("1", (Reading(style, ((2, 0),)),), 2, tight)
            found.append(Candidate(cursor, label, fit, wording, style))  # type: ignore[arg-type]
    return found


ASKED_FIRST = [one for one in candidates() if ORDINARY.applies(one)]


def test_it_applies_to_most_labels() -> None:
    styles = {one.style for one in ASKED_FIRST}
    assert styles == {*STYLES} - {"number"}
    assert all(one.wording and not one.label.tight for one in ASKED_FIRST)


@pytest.mark.parametrize("style", [style for style in STYLES if style != "number"])
def test_the_cases_behind_it_would_have_said_so(style: str) -> None:
    for one in ASKED_FIRST:
        if one.style == style:
            case = next(case for case in (*ANYWHERE, *IN_WHOLE_PARAGRAPHS) if case.applies(one))
            assert case.begins(one) is ORDINARY.begins(one) is True, case.rule
