"""What changed beyond the clauses that were agreed on: points under them belong to them, and numbers alone are told of none."""

from __future__ import annotations

import pytest

from itures.analyse.diff.agreed import Beyond, beyond
from itures.analyse.diff.edits import diff
from itures.model.clauses import clauses_of
from itures.parse import parse
from itures.read import read

OLD = """RESOLUTION 910 (Kyoto, 1994)
Lamps
considering
a)\tthat lamps burn;
b)\tthat oil is dear,
resolves
1\tto burn lamps:
a)\tat night;
b)\tin fog;
2\tto buy oil;
3\tto pay keepers."""


def left(new: str, *agreed: str) -> Beyond:
    texts = [parse(read("x.txt", text.encode())) for text in (OLD, new)]
    return beyond(diff(*texts), *map(clauses_of, texts), agreed)


def places(found: Beyond) -> list[str]:
    return [(edit.new or edit.old)[0].at for edit in found.diff.edits]


@pytest.mark.parametrize("path", ["resolves 1", "Resolves 1", "resolves 1 b)", "resolves 1(b)", "resolves"])
def test_what_was_agreed_is_left_out_with_what_is_under_it(path: str) -> None:
    found = left(OLD.replace("in fog", "in fog and snow"), path)
    assert (places(found), found.agreed) == ([], 1)


@pytest.mark.parametrize("path", ["resolves 1 a)", "resolves 2", "considering a)", "considering"])
def test_what_else_changed_is_told(path: str) -> None:
    found = left(OLD.replace("in fog", "in fog and snow"), path)
    assert (places(found), found.agreed, found.unchanged) == (["resolves 1 b)"], 0, (path,))


def test_numbers_follow_from_what_was_agreed() -> None:
    found = left(OLD.replace("2\tto buy oil;\n3", "2"), "resolves 2")
    assert (places(found), found.agreed) == ([], 1)


def test_another_clause_that_has_its_number_now_was_not_agreed_on() -> None:
    new = OLD.replace("2\tto buy oil;\n3\tto pay keepers", "2\tto pay keepers well")
    assert places(left(new, "resolves 2")) == ["resolves 2"]
    new = OLD.replace("2\tto buy oil;\n3", "2\tto sing;\n3\tto buy oil;\n4")
    assert places(left(new, "resolves 2")) == ["resolves 2"]


def test_a_clause_that_took_in_another_was_not_agreed_on_alone() -> None:
    new = OLD.replace("2\tto buy oil;\n3\tto pay keepers.", "2\tto buy oil, and to pay keepers.")
    assert places(left(new, "resolves 2")) != []
    assert places(left(new, "resolves 2", "resolves 3")) == []


def test_what_was_written_anew_under_the_number_belongs_to_it() -> None:
    new = OLD.replace("to burn lamps:\na)\tat night;\nb)\tin fog;", "to close all harbours;")
    assert places(left(new, "resolves 1")) == []


def test_a_point_that_was_added_is_named_by_its_new_number() -> None:
    new = OLD.replace("keepers.", "keepers;\n4\tto rest.")
    assert places(left(new, "resolves 4")) == ["resolves 3"]  # its full stop became a semicolon
    assert places(left(new, "resolves 3", "resolves 4")) == []
    assert places(left(new, "resolves 1", "resolves 4")) == ["resolves 3"]


def test_a_clause_that_neither_text_has_is_told() -> None:
    assert left(OLD, "resolves 7", "resolves 2").unknown == ("resolves 7",)
