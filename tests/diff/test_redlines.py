"""The tracked changes of one file as edits: pairs by the marks, authors, and nothing else than what the marks say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from itures.analyse.diff.edits import apply
from itures.analyse.diff.redlines import diff_redlined
from itures.model.clauses import clauses_of
from itures.model.diff import Diff
from itures.model.views import project
from itures.parse import parse
from itures.read import read
from redline import Item, Para, redline

HEAD = (
    Para("RESOLUTION 300 (Rev. Dubai, 2018)"),
    Para("Use of lighthouses", "Restitle"),
    Para("The Plenipotentiary Conference (Dubai, 2018),"),
)
WORDS = ("lamp", "keeper", "oil", "ship", "storm", "coast", "list", "the", "that", "of", "harbour", "notice")


def lines(*texts: str) -> list[Item]:
    return [*HEAD, *[Para(text) for text in texts]]


def compared(old: list[Item], new: list[Item], seed: int = 1) -> Diff:
    stream = read("redlined.docx", redline(old, new, seed=seed, noise=False, passing=0, behind=0))
    original, revised = project(stream, "original"), project(stream, "revised")
    return diff_redlined(stream, parse(original.stream), parse(revised.stream), original, revised)


def test_a_clause_keeps_its_partner_where_only_a_word_of_it_stays() -> None:
    found = compared(
        lines("resolves", "1\tto keep lamps;", "2\tto burn oil."),
        lines("resolves", "1\tto keep every single notice that any harbour ever gave;", "2\tto burn oil."),
    )
    (edit,) = found.edits
    assert edit.kinds == ("changed",)
    assert edit.author is not None
    assert edit.date is not None


def test_what_nobody_touched_is_no_edit() -> None:
    text = lines("resolves", "1\tto keep lamps;", "2\tto burn oil.")
    assert compared(text, text).edits == ()


@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=2, max_size=8), min_size=1, max_size=5),
    st.lists(st.lists(st.sampled_from(WORDS), min_size=2, max_size=8), min_size=1, max_size=5),
    st.integers(0, 1000),
)
def test_the_edits_lead_from_the_original_to_the_revised_text(
    old: list[list[str]], new: list[list[str]], seed: int
) -> None:
    one = lines("resolves", *[f"{number}\tto {' '.join(words)};" for number, words in enumerate(old, 1)])
    other = lines("resolves", *[f"{number}\tto {' '.join(words)};" for number, words in enumerate(new, 1)])
    stream = read("redlined.docx", redline(one, other, seed=seed, noise=False, passing=0, behind=0))
    original, revised = project(stream, "original"), project(stream, "revised")
    before, after = parse(original.stream), parse(revised.stream)
    found = diff_redlined(stream, before, after, original, revised)
    wanted = [(clause.label, clause.text) for clause in clauses_of(after)]
    assert apply(found, [clause.side for clause in clauses_of(before)]) == wanted
