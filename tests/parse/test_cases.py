"""Every case of tests/cases/parse: text in, outline with diagnostics out."""

from __future__ import annotations

import pytest

from cases import Case, cases
from cases import accept as rewrite
from itures.parse import parse
from itures.read import read
from itures.render import render


@pytest.mark.parametrize("case", cases("parse"), ids=str)
def test_case(case: Case, accept: bool) -> None:
    text = case.input.replace("<TAB>", "\t").replace("<FF>", "\f")
    got = render(parse(read("case", text.encode("utf-8"))), "outline")
    got = got if got.endswith("\n") else got + "\n"
    if accept and got != case.expected:
        rewrite(case, got)
    else:
        assert got == case.expected
