"""The marked view for people: Word files with tracked changes, and what stands on the page."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from itures.model.tree import Document
from itures.parse import parse
from itures.read import read
from itures.render import Look, render
from test_revisions import cell, p, row, t, table, who
from word_xml import pack_docx

ANA, BEN, ZOE = "Ana", "Ben", "Zoe"
HEAD = (p("RESOLUTION 300 (Rev. Dubai, 2018)"), p("Use of lighthouses"), p("The Conference (Dubai, 2018),"))
HELP = (p("invites Member States"), p("to help."))
NOTES = f'<w:footnote w:id="1">{p("<w:r><w:footnoteRef/></w:r>" + t(" Of whales."))}</w:footnote>'
MARK = '<w:r><w:footnoteReference w:id="1"/></w:r>'


def new(text: str, author: str = ANA) -> str:
    return f"<w:ins {who(author)}>{text if '<' in text else t(text)}</w:ins>"


def gone(text: str, author: str = ANA) -> str:
    inner = text if "<" in text else t(text).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    return f"<w:del {who(author)}>{inner}</w:del>"


def moved(end: str, text: str, more: str = "", name: str = "m1") -> str:
    """A paragraph at one end ("From", "To") of a move."""
    begin = f'<w:move{end}RangeStart {who(ANA)} w:name="{name}"/>'
    inner = f'{begin}<w:move{end} {who(ANA)}>{t(text)}</w:move{end}>{more}<w:move{end}RangeEnd w:id="1"/>'
    return p(inner, f"move{end}")


def document(*body: str, notes: str | None = None) -> Document:
    parts = {"footnotes": notes} if notes else {}
    return parse(read("x.docx", pack_docx("".join(body), **parts)).project("marked"))


def page(*body: str, look: Look | None = None, notes: str | None = None) -> str:
    return render(document(*body, notes=notes), "tree", look or Look())


def unwrapped(shown: str) -> str:
    return " ".join(shown.split())


def test_what_one_proposed_and_another_withdrew_is_no_deletion_of_the_text() -> None:
    withdrawn = new(gone("of good quality ", BEN))
    shown = page(*HEAD, p("resolves"), p(t("1\tto keep lamps;")), p(new("2\tthat ") + withdrawn + new("lamps be lit.")))
    assert "{+that [-of good quality -]ᵇlamps be lit.+}ᵃ" in shown
    assert "{+[-proposed and withdrawn-]+}" in shown


def test_a_clause_that_was_proposed_and_withdrawn_says_so() -> None:
    clause = p(new(gone("2\tto abolish all keepers;", BEN)), "ins")
    shown = page(*HEAD, p("resolves"), p("1\tto keep lamps;"), clause, p("2\tto ask keepers."))
    assert "{+[-2 to abolish all keepers;-]ᵇ+}ᵃ (proposed by Ana, withdrawn by Ben)" in unwrapped(shown)
    alone = page(*HEAD, p("resolves"), p("1\tto keep lamps;"), clause.replace(BEN, ANA), p("2\tto ask keepers."))
    assert "(proposed and withdrawn by Ana)" in unwrapped(alone)


def test_what_was_moved_and_deleted_at_its_new_place_was_in_force() -> None:
    inner = f"<w:moveTo {who(ANA)}>{gone('very dim ', BEN)}</w:moveTo>"
    shown = page(*HEAD, p("resolves"), p(t("to keep ") + inner + t("lamps."), ""))
    assert "{>[-very dim -]" in shown
    assert "withdrawn" not in shown


def test_a_changed_proposal_mark_is_shown() -> None:
    shown = page(p(gone("MOD") + new("SUP") + t("\tNOR/5/1")), *HEAD, p("resolves"), p("to keep lamps."))
    assert "\n[-MOD-]{+SUP+}  NOR/5/1\n" in shown


def test_what_changed_is_never_cut() -> None:
    rows = [row(cell(f"Lamp {number}"), cell(str(number))) for number in range(8)]
    changed = row(cell("Skerries"), cell(p(t("very " * 30) + new("far"))))
    shown = page(
        p(t("Norway") + new(", Kenya")), p("PROPOSALS FOR THE WORK OF THE CONFERENCE"), p("MOD\tNOR/5/1"), *HEAD,
        p("resolves"), p("to use the table:"), table(*rows, changed), *HELP,
    )  # fmt: skip
    assert "Norway{+, Kenya+}" in shown
    assert "1 other paragraph before the first proposal, --full shows it" in shown
    assert "Skerries" in shown
    assert "{+far+}" in shown
    assert "2 rows of the table, --full shows them" in shown


def test_the_ends_of_a_move_have_their_own_signs_and_name_each_other() -> None:
    shown = page(
        *HEAD, p("considering"), p("a)\tthat lamps burn oil;"), moved("From", "b)\tthat keepers are few,"),
        p("noting"), moved("To", "a)\tthat keepers are few,", new(" sadly", BEN)), p("resolves"), p("to help."),
    )  # fmt: skip
    assert "[>b)>]  [>that keepers are few,>]ᵃ  (moved to noting a))" in shown
    assert "{>that keepers are few,>}ᵃ{+ sadly+}ᵇ (moved from considering b))" in unwrapped(shown)


def test_what_moved_together_names_its_own_other_end() -> None:
    def ends(end: str, *points: str) -> str:
        inner = [p(f"<w:move{end} {who(ANA)}>{t(point)}</w:move{end}>", f"move{end}") for point in points]
        return f'<w:move{end}RangeStart {who(ANA)} w:name="m"/>{"".join(inner)}<w:move{end}RangeEnd w:id="1"/>'

    shown = page(
        *HEAD, p("resolves"), ends("From", "1\tto burn oil;", "2\tto trim wicks;"), p("3\tto keep lamps;"),
        ends("To", "2\tto burn oil;", "3\tto trim wicks;"), p("4\tto rest."),
    )  # fmt: skip
    assert "[>to burn oil;>]  (moved to resolves 2)" in shown
    assert "[>to trim wicks;>]  (moved to resolves 3)" in shown
    assert "{>to burn oil;>}  (moved from resolves 1)" in shown
    assert "{>to trim wicks;>}  (moved from resolves 2)" in shown


def test_a_call_that_moved_is_told_from_the_other_of_the_same_words() -> None:
    shown = page(
        *HEAD, p("resolves"), p("to pay,"), moved("From", "invites Member States"),
        moved("From", "to help,", name="m2"), p("instructs the Secretary-General"), p("to report,"),
        moved("To", "invites Member States"), moved("To", "to help,", name="m2"), p("Reasons:\tNone."),
    )  # fmt: skip
    assert "[>invites Member States>]  (moved to invites Member States, below)" in shown
    assert "(moved from invites Member States, above)" in shown
    assert shown.count("(moved") == 2


def test_the_paragraph_mark_that_parts_a_clause_is_shown() -> None:
    halves = (p(t("1\tto keep lamps") + new(";"), "ins"), p(new("2\tto ") + t("ask keepers.")))
    assert "lamps{+;¶+}" in page(*HEAD, p("resolves"), *halves)
    bare = (p("1\tto keep lamps;", "ins"), p(new("2\t") + t("to ask keepers.")))
    assert "1      to keep lamps;{+¶+}" in page(*HEAD, p("resolves"), *bare)


def test_the_paragraph_mark_of_a_clause_that_was_added_is_not() -> None:
    added = (p("1\tto keep lamps;", "ins"), p(new("2\tto ask keepers.")))
    assert "¶" not in page(*HEAD, p("resolves"), *added)


def test_the_paragraph_mark_that_a_join_deleted_is_shown() -> None:
    joined = (p(t("1\tto keep lamps") + gone(";"), "del"), p(gone("2\tto ") + t(" and bells.")))
    assert "to keep lamps[-;¶to -] and bells." in page(*HEAD, p("resolves"), *joined)


def test_labels_are_new_struck_or_both() -> None:
    shown = page(
        *HEAD, p("resolves"), p("1\tto keep lamps;"), p(gone("2\tto pay keepers;"), "del"),
        p(gone("3") + new("2") + t("\tto light lamps;")), p(new("3\tto ring bells."), "ins"), *HELP,
    )  # fmt: skip
    assert "\n    1          to keep lamps;\n" in shown
    assert "\n    [-2-]      [-to pay keepers;-]\n" in shown
    assert "\n    2 [was 3]  to light lamps;\n" in shown
    assert "\n    {+3+}      {+to ring bells.+}\n" in shown


def test_labels_that_were_added_to_a_text_or_taken_from_it() -> None:
    shown = page(
        *HEAD, p("resolves"), p(gone("1\t") + t("to keep lamps,")), p(gone("2\tto pay,"), "del"),
        p("invites Member States"), p(new("1\t") + t("to help;")), p(new("2\tto pay."), "ins"),
    )  # fmt: skip
    assert "\n    [-1-]  to keep lamps,\n    [-2-]  [-to pay,-]\n" in shown
    assert "\n    {+1+}  to help;\n    {+2+}  {+to pay.+}" in shown


def test_the_legend_has_the_signs_that_occur() -> None:
    shown = page(*HEAD, p("resolves"), p(t("to keep ") + gone("oil ") + t("lamps.")))
    assert "\n[-deleted-]\n\n" in shown
    assert not re.search(r"[ᵃᵇ¶]", shown)
    assert "deleted" not in page(*HEAD, p("resolves"), p("to keep lamps."))


def test_the_legend_has_each_word_in_its_own_style() -> None:
    body = (*HEAD, p("resolves"), p(t("to keep ") + gone("oil ") + new("gas ") + t("lamps.")))
    shown = page(*body, look=Look(styled=True, colour=True))
    assert "\x1b[9;31mdeleted\x1b[0m, \x1b[4;32mnew\x1b[0m\n" in shown
    assert "{+" not in shown


def test_letters_tell_authors_where_there_are_several() -> None:
    body = (gone("oil ") + new("gas ") + new("and bright ", BEN) + t("lamps") + gone(" and bells", ZOE) + t("."),)
    shown = page(*HEAD, p("resolves"), p(t("to keep ") + body[0]))
    assert "[-oil -]{+gas +}ᵃ{+and bright +}ᵇlamps[- and bells-]ᶜ." in shown
    assert "ᵃ = Ana, ᵇ = Ben, ᶜ = Zoe\n" in shown


def test_a_change_without_an_author_is_told_from_those_of_others() -> None:
    nameless = new("and bells ").replace(f' w:author="{ANA}"', "")
    shown = page(*HEAD, p("resolves"), p(t("to keep ") + new("gas ") + nameless + new("lamps.", BEN)))
    assert "{+gas +}ᵃ{+and bells +}ˀ{+lamps.+}ᵇ" in shown
    assert "ᵃ = Ana, ᵇ = Ben, ˀ = unknown\n" in shown


def test_changes_of_format_are_said_not_to_be_shown() -> None:
    before = f"<w:rPrChange {who(ANA)}><w:rPr/></w:rPrChange>"
    shown = page(*HEAD, p("resolves"), p(t("to keep ") + t("lamps", "<w:i/>" + before) + t(".")))
    assert "Tracked changes: 1 change of format (not shown), by Ana" in shown


def test_a_comment_quotes_the_words_that_it_is_about() -> None:
    from corpus import ROOT

    path = ROOT / "data" / "samples" / "redlined-resolution.docx"
    sample = parse(read(path.name, path.read_bytes()).project("marked"))
    shown = render(sample, "tree", Look(comments=True))
    assert "\n  [considering b), on “[-ten-]{+six to eight+} years”] Delegation of Iceland," in shown
    revised = parse(read(path.name, path.read_bytes()).project("revised"))
    assert "[considering b), on “six to eight years”]" in render(revised, "tree", Look(comments=True))


@pytest.mark.parametrize(
    ("mark", "clause", "note"),
    [
        (MARK, "lamps[1] burn oil;", "1  [considering a)] Of whales."),
        (new(MARK), "lamps{+[1]+} burn oil;", "Of whales."),
        (gone(MARK), "lamps[-[1]-] burn oil;", "Of whales."),
    ],
)
def test_marks_of_notes_stand_in_the_clause(mark: str, clause: str, note: str) -> None:
    body = (*HEAD, p("considering"), p(t("a)\tthat lamps") + mark + t(" burn oil;")), p("b)\tthat,"), *HELP)
    shown = page(*body, notes=NOTES)
    assert f"that {clause}" in shown
    assert note in shown


def test_marks_of_notes_stand_in_other_views_too() -> None:
    body = (*HEAD, p("considering"), p(t("a)\tthat lamps") + MARK + t(" burn oil;")), p("b)\tthat,"), *HELP)
    stream = read("x.docx", pack_docx("".join(body), footnotes=NOTES))
    assert "\n    a)  that lamps[1] burn oil;\n" in render(parse(stream.project("revised")), "tree", Look())


def test_a_mark_without_its_note_stands_in_the_clause() -> None:
    body = (*HEAD, p("considering"), p(t("a)\tthat lamps") + MARK + t(" burn oil;")), p("b)\tthat,"), *HELP)
    assert "that lamps[1] burn oil;" in page(*body)


def test_the_outline_says_which_numbering_a_change_is_in() -> None:
    sample = document(
        *HEAD, p("considering"), p("a)\tthat lamps burn oil;"), p(gone("b)\tthat keepers are few,"), "del"),
        p(new("b)\tthat keepers are many,"), "ins"), p("resolves"), p("to help."),
    )  # fmt: skip
    lines = [line for line in render(sample, "outline").splitlines() if line.startswith("Change")]
    assert [line.partition(": ")[0].partition(" considering ")[2] for line in lines] == ["b) (old numbering)", "b)"]


@pytest.mark.parametrize("width", [24, 40, 80])
def test_no_line_is_longer_than_the_width_with_long_labels(width: int) -> None:
    shown = page(
        *HEAD, p("resolves"), p("1\tto keep lamps;"), p(gone("1bis.12") + new("2") + t("\tto light " + "lamps " * 20)),
        p(new("3.1.12bis\tto ring bells."), "ins"), *HELP, look=Look(width=width, comments=True),
    )  # fmt: skip
    assert max(map(cell_len, shown.splitlines())) <= width


def test_what_stands_in_changes_is_made_safe() -> None:
    shown = page(
        *HEAD, p("resolves"), p(t("to ") + new("\u202egnp\u2066h [bold]")), look=Look(styled=True, colour=True)
    )
    assert "\u202e" not in shown
    assert "[bold]" in shown


def test_a_tracked_bracket_before_a_label_is_shown() -> None:
    shown = page(*HEAD, p("resolves"), p(new("[") + t("1\tto keep lamps;")), p(gone("[", BEN) + t("2\tto rest.")))
    assert "{+[+}1  to keep lamps;" in shown
    assert "[-[-]2  to rest." in shown
