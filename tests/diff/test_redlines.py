"""The tracked changes of one file as edits: pairs by the marks, authors, and nothing else than what the marks say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from itures.analyse.diff.edits import apply
from itures.analyse.diff.redlines import diff_redlined
from itures.model.clauses import clauses_of
from itures.model.diff import Diff
from itures.model.tree import Document
from itures.model.views import project
from itures.parse import parse
from itures.read import read
from itures.session.redlined import redlined
from itures.session.writing import written
from redline import Item, Para, redline
from test_revisions import DATE, p, t, who
from word_xml import pack_docx

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


CARRIED = ("1\tto keep lamps;", "2\tto burn oil:", "a)\tby night;", "3\tto trim wicks;")


def carried() -> tuple[Document, Document, Diff]:
    """A file in which Ana moved the first points, all but the last one, behind the last one."""
    *moved, stays = CARRIED

    def ends(end: str) -> str:
        shown = "".join(p(f"<w:move{end} {who('Ana')}>{t(point)}</w:move{end}>", f"move{end}") for point in moved)
        return f'<w:move{end}RangeStart {who("Ana")} w:name="m"/>{shown}<w:move{end}RangeEnd w:id="1"/>'

    head = [p(one.text) for one in HEAD]
    body = (*head, p("resolves"), ends("From"), p(stays), ends("To"), p("4\tto rest."))
    return redlined(read("x.docx", pack_docx("".join(body))))


def test_what_the_file_says_moved_has_moved_and_names_its_author() -> None:
    _, _, found = carried()
    moved = [edit for edit in found.edits if "moved" in edit.kinds]
    assert [edit.old[0].at for edit in moved] == ["resolves 1", "resolves 2"]
    assert {edit.author for edit in moved} == {"Ana"}


def test_a_word_file_of_a_move_has_its_author_and_date_at_all_that_moved() -> None:
    old, new, found = carried()
    made = parse(read("y.docx", bytes(written(found, "docx", (old, new)))).project("marked"))  # type: ignore[arg-type]
    moves = [change for change in made.changes if change.kind.startswith("move") and change.text != "¶"]
    assert len({change.name for change in moves}) == 3
    assert {(change.author, change.date) for change in made.changes} == {("Ana", DATE)}


def test_a_clause_that_words_were_moved_out_of_is_where_it_was() -> None:
    def ends(end: str) -> str:
        inner = f"<w:move{end} {who('Ana')}>{t('of oil ')}</w:move{end}>"
        return f'<w:move{end}RangeStart {who("Ana")} w:name="m"/>{inner}<w:move{end}RangeEnd w:id="1"/>'

    one = p(t("1\tto keep lamps ") + ends("From") + t("on every coast of the sea;"))
    other = p(t("2\tto trim wicks ") + ends("To") + t("by night."))
    stream = read("x.docx", pack_docx("".join([p(each.text) for each in HEAD]) + p("resolves") + one + other))
    found = redlined(stream)[2]
    assert [(edit.kinds, edit.old[0].at, edit.new[0].at) for edit in found.edits] == [
        (("changed",), "resolves 1", "resolves 1"),
        (("changed",), "resolves 2", "resolves 2"),
    ]


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
