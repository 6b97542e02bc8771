"""The marked tree: the revised tree with deleted clauses in place, and every change with its clause."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import check_view
from itures.model.stream import Note, Origin, Paragraph, Revision, Run, Stream
from itures.model.tree import Document, Footnote, Item, Section
from itures.model.walk import pieces, walk
from itures.parse import parse
from itures.read import read
from itures.render.signs import signed
from redline import Item as Line
from redline import Para, redline

ABOVE = ("RESOLUTION 300 (Rev. Dubai, 2018)", "Use of lighthouses", "The Plenipotentiary Conference (Dubai, 2018),")
HEAD = (
    Para("RESOLUTION 300 (Rev. Dubai, 2018)"),
    Para("Use of lighthouses", "Restitle"),
    Para("The Plenipotentiary Conference (Dubai, 2018),"),
)


def lines(*texts: str) -> list[Line]:
    """Clauses, one a text; "#" in front of one asks for a label that Word computes."""
    return [*HEAD, *[Para(text[1:], level=0) if text.startswith("#") else Para(text) for text in texts]]


def marked(old: list[Line], new: list[Line]) -> Document:
    return parse(read("redlined.docx", redline(old, new, seed=1, noise=False, passing=0, behind=0)))


def clauses(document: Document) -> list[str]:
    """The calls and points, each with its change, its wording with the changes in it, and the label that it had."""
    shown = []
    for node in walk(document):
        if isinstance(node, Section | Item):
            kind = f"{node.revision.kind} " if node.revision is not None else ""
            own = node.call if isinstance(node, Section) else f"{node.label} {node.text}"
            if node.runs:
                own = signed(node.runs) if isinstance(node, Section) else f"{node.label} {signed(node.runs)}"
            was = f" (was {node.was})" if node.was is not None else ""
            shown.append(f"{kind}{own}{was}")
    return shown


def test_a_deleted_clause_stays_where_it_was_and_the_others_say_what_they_were() -> None:
    document = marked(
        lines("recalling", "#the north coast;", "#the south coast;", "#the islands,"),
        lines("recalling", "#the north coast;", "#the islands,"),
    )
    assert clauses(document) == [
        "recalling",
        "a) the north coast;",
        "delete b) [-the south coast;-]",
        "b) the islands, (was recalling c))",
    ]
    assert [(change.kind, change.at) for change in document.changes] == [
        ("delete", "recalling b)"),
        ("label", "recalling b)"),
    ]


def test_an_inserted_clause_is_new_and_is_not_counted_in_what_the_others_were() -> None:
    document = marked(
        lines("resolves", "#to keep lamps;", "#to pay keepers."),
        lines("resolves", "#to keep lamps;", "#to list them;", "#to pay keepers."),
    )
    assert clauses(document) == [
        "resolves",
        "a) to keep lamps;",
        "insert b) {+to list them;+}",
        "c) to pay keepers. (was resolves b))",
    ]


def test_a_point_without_words_does_not_take_those_under_it() -> None:
    empty = Para("", level=0)
    document = marked(
        [*lines("considering", "#that coasts are without lamps;"), empty, Para("in the north;", level=1)],
        [*lines("considering"), empty, Para("in the dark north;", level=1)],
    )
    point = document.instruments[0].sections[0].items[1]
    assert [(span.start, span.end) for span in pieces(point)] == [(point.span.start, point.span.start)]
    assert [item.text for item in point.items] == ["in the dark north;"]


def test_a_point_without_words_stands_within_what_it_stands_under() -> None:
    document = marked(
        lines("resolves", "#to keep lamps;", "#to list them;", "#"), lines("resolves", "#to keep lamps;", "#")
    )
    section = document.instruments[0].sections[0]
    assert [item.label for item in section.items] == ["a)", "b)", "b)"]
    assert section.span.start < section.items[-1].span.start == section.items[-1].span.end == section.span.end


def test_the_places_of_a_call_have_the_sign_behind_it_and_nothing_that_was_deleted_before_it() -> None:
    old, new = lines("resolves, in any case, to keep lamps."), lines("resolves, to keep lamps.")
    stream = read("x.docx", redline(old, new, seed=1, noise=False, passing=0, behind=0))
    section = parse(stream).instruments[0].sections[0]
    assert [stream.text[place.start : place.end] for place in section.pieces] == ["resolves,", " "]
    assert [stream.text[place.start : place.end] for place in section.struck] == [" ", "in any case,"]


@pytest.mark.parametrize("own", ["", " A note"])
def test_words_that_came_into_a_note_that_went_are_not_lost(own: str) -> None:
    gone, new = Revision("delete", "A"), Revision("insert", "B")
    note = "footnote:1"
    clause = (Run("1\tto keep lamps"), Run("1", note=note, revision=gone), Run(";"))
    text = [Run("1", note=note), *([Run(own)] if own else []), Run(" of words.", revision=new)]
    paragraphs = [
        *[Paragraph((Run(line),), Origin(number)) for number, line in enumerate((*ABOVE, "resolves"))],
        Paragraph(clause, Origin(9)),
        Paragraph(tuple(text), Origin(1, "footnotes"), note=note),
    ]
    stream = Stream("x.docx", "docx", tuple(paragraphs), (Note(note, "1"),))
    document = parse(stream)
    held = {at for node in walk(document) for place in pieces(node) for at in range(place.start, place.end)}
    assert [sign for at, sign in enumerate(stream.text) if at not in held and not sign.isspace()] == []
    assert [(block.text, block.revision and block.revision.kind) for block in document.blocks] == [
        ("of words.", "insert")
    ]


def test_a_call_that_changes_keeps_its_clauses() -> None:
    document = marked(
        lines("instructs the Secretary-General", "1\tto keep lamps;", "2\tto pay keepers."),
        lines("invites the Secretary-General", "1\tto keep lamps;", "2\tto pay keepers."),
    )
    assert clauses(document) == [
        "[-instructs-]{+invites+} the Secretary-General (was instructs the Secretary-General)",
        "1 to keep lamps; (was instructs the Secretary-General 1)",
        "2 to pay keepers. (was instructs the Secretary-General 2)",
    ]


def test_a_deleted_section_comes_back_whole() -> None:
    document = marked(
        lines("recalling", "a)\tthe oil;", "b)\tthe wick,", "noting", "a)\tthe fog,", "resolves", "1\tto keep lamps."),
        lines("recalling", "a)\tthe oil;", "b)\tthe wick,", "resolves", "1\tto keep lamps."),
    )
    assert clauses(document) == [
        "recalling",
        "a) the oil;",
        "b) the wick,",
        "delete [-noting-]",
        "delete a) [-the fog,-]",
        "resolves",
        "1 to keep lamps.",
    ]
    assert [change.at for change in document.changes] == ["noting", "noting a)"]


def test_the_title_and_the_edition_show_their_changes() -> None:
    old = lines("resolves", "1\tto keep lamps.")
    new = [Para("RESOLUTION 300 (Rev. Doha, 2026)"), Para("Use of lamps", "Restitle"), *old[2:]]
    document = marked(old, new)
    (instrument,) = document.instruments
    assert (instrument.edition, instrument.title) == ("doha-2026", "Use of lamps")
    assert [signed(block.runs) for block in instrument.head if block.runs] == [
        "RESOLUTION 300 (Rev. [-Dubai,-]{+Doha,+} [-2018)-]{+2026)+}",
        "Use of [-lighthouses-]{+lamps+}",
    ]
    assert {change.at for change in document.changes} == {"designation", "title"}


@pytest.mark.parametrize("empty", [0, 1])
def test_everything_deleted_and_everything_inserted(empty: int) -> None:
    full = lines("recalling", "a)\tthe oil;", "b)\tthe wick,", "resolves", "1\tto keep lamps.")
    pair = [full, full]
    pair[empty] = [Para("")]
    document = marked(*pair)
    kind = "insert" if empty == 0 else "delete"
    assert [node.revision.kind for node in walk(document) if isinstance(node, Section | Item) and node.revision] == (
        [kind] * 5
    )


TEXTS = st.lists(
    st.sampled_from(
        (
            *("recalling", "noting further", "resolves", "instructs the Secretary-General"),
            *("a)\tthe oil;", "b)\tthe wick,", "1\tto keep lamps;", "2\tto pay keepers.", "–\tby day;"),
            *("#the north coast;", "#the islands,", "that is all{A note.}.", ""),
        )
    ),
    max_size=9,
)


@given(TEXTS, TEXTS, st.integers(0, 99), st.booleans())
def test_the_marked_tree_without_what_is_deleted_is_the_revised_one(
    before: list[str], after: list[str], seed: int, moves: bool
) -> None:
    stream = read("x.docx", redline(lines(*before), lines(*after), seed=seed, moves=moves))
    check_view(stream)
    document = parse(stream)
    revised = parse(stream.project("revised"))
    kept = [
        (node.at, node.call if isinstance(node, Section) else node.text)
        for node in walk(document)
        if isinstance(node, Section | Item) and not node.id.endswith("~deleted") and "~deleted/" not in node.id
    ]
    assert kept == [
        (node.at, node.call if isinstance(node, Section) else node.text)
        for node in walk(revised)
        if isinstance(node, Section | Item)
    ]
    assert all(change.at is not None for change in document.changes)
    touched = [0] * (len(stream.text) + 1)
    for change in document.changes:
        if change.kind not in ("format", "label") and change.text != "¶":
            for at in range(change.span.start, change.span.end):
                touched[at] += 1
    at = 0
    for paragraph in stream.paragraphs:
        for run in paragraph.runs:
            assert run.revision is None or min(touched[at : at + len(run.text)], default=1) == 1
            at += len(run.text)
        at += 1


PROVISIONS = st.lists(
    st.sampled_from(
        (
            *(
                "ARTICLE 4",
                "Instruments of the Union",
                "CHAPTER II",
                "ADD\tAFCP/77A1/3",
                "Reasons:\tclarity",
                "NOC",
                "(SUP)",
            ),
            *(
                "29\tPP-98\t1\tThe instruments are:",
                "30\tPP-98\t–\tthis Constitution,",
                "31A\tPP-02\t–\tthe Convention,",
            ),
            *(
                "32\t2\tNo keeper sleeps.",
                "19A\tPP-98 PP-02\twords",
                "52{A note.}\tPP-98\tlamps",
                "PP-06",
                "a)\tthe wick;",
            ),
            *("[40]\tPP-98\tlamps", "[41\tPP-98\t[oil]]", "CONSTITUTION OF THE INTERNATIONAL TELECOMMUNICATION UNION"),
            *("#the lamps{A note.};", "#", "#{A note.}", "{A note.}", ""),
        )
    ),
    max_size=7,
)


@given(PROVISIONS, PROVISIONS, st.integers(0, 99))
def test_provisions_and_marks_in_their_margins_stand_in_the_tree_once(
    before: list[str], after: list[str], seed: int
) -> None:
    head = (Para("MOD AFCP/77A1/2"), Para("ARTICLE 4"))
    old, new = ([*head, *lines(*texts)[len(HEAD) :]] for texts in (before, after))
    check_view(read("x.docx", redline(old, new, seed=seed)))


def test_the_mark_in_the_margin_of_a_deleted_provision_stays_with_it() -> None:
    head = ["MOD AFCP/77A1/2", "ARTICLE 4", "Instruments of the Union", "29\tPP-98\tThe instruments are these."]
    old, new = ([Para(text) for text in texts] for texts in ([*head, "30\tPP-02\tThe lamps are lit."], head))
    document = parse(read("redlined.docx", redline(old, new, seed=1, noise=False, passing=0, behind=0)))
    found = [node for node in walk(document) if isinstance(node, Item)]
    assert [(one.label, [margin.text for margin in one.margins], len(one.struck)) for one in found] == [
        ("29", ["PP-98"], 0),
        ("30", ["PP-02"], 0),
    ]
    assert found[1].revision is not None


def test_notes_of_a_point_without_words_in_a_treaty_text_are_its_own() -> None:
    given = [
        Para("MOD AFCP/77A1/2"),
        Para("ARTICLE 4"),
        Para("29\tPP-98\tThe instruments are:"),
        Para("{A note.}", level=0),
        Para("30\tPP-98\tlamps."),
    ]
    document = parse(read("x.docx", redline(given, given, seed=1, noise=False, passing=0, behind=0)))
    (note,) = [node for node in walk(document) if isinstance(node, Footnote)]
    assert note.at == "No. 29 a)"


def test_the_same_file_gives_the_same_marked_tree() -> None:
    data = redline(
        lines("recalling", "a)\tthe oil,"), lines("recalling", "a)\tthe wick,"), seed=random.Random(1).randrange(9)
    )
    assert parse(read("x.docx", data)) == parse(read("x.docx", data))
