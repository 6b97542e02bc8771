"""Points that got a label, or another one, by a tracked change of their list, and are the clauses that they were."""

from __future__ import annotations

import pytest

from itures.model.stream import Span
from itures.model.tree import Change, Document, Header, Item
from itures.render.redline import Redline


@pytest.mark.parametrize(
    ("before", "shown"), [("2", "1.1 [was 2]"), ("", "1.1 [was without a label]"), ("1.1", "1.1"), (None, "1.1")]
)
def test_a_label_says_what_it_was(before: str | None, shown: str) -> None:
    change = Change("label", "resolves 1 1.1", "1/resolves/1/1.1", "1.1", "Norway", None, Span(0, 7), before)
    document = Document("x.docx", "en", "marked", Header(), (), (), (), (), (), (change,))
    item = Item("1/resolves/1/1.1", "resolves 1 1.1", "1.1", "by day;", (), Span(0, 7))
    assert Redline(document, colour=False).label(item).plain == shown
