"""The Word file of a merge: its authors and dates, its layout, options and comments, notes, rows and lists of the base."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from lxml import etree

from corpus import ROOT
from itures.analyse.merge.merging import NoSuchProposalError
from itures.model.merge import Change
from itures.model.stream import Stream
from itures.parse import parse
from itures.read import read
from itures.read.docx.names import w
from itures.session.merged import MergedFile, merged
from proposal_sets import document, sayings, settled
from word_xml import pack_docx

SAMPLES = ROOT / "data" / "samples"
BASE = """RESOLUTION 900 (REV. GENEVA, 2026)
Lamps on piers
The Plenipotentiary Conference (Geneva, 2026),
considering
a)\tthat lamps are lit;
b)\tthat oil is dear,
resolves
1\tto keep lamps lit all night;
2\tto ask keepers for a report on oil twice a year;
3\tto thank the keepers,
instructs the Secretary-General
1\tto publish the report;
2\tto send it to members.
"""


def changed(*pairs: tuple[str, str], text: str = BASE) -> str:
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


ONCE = changed(("twice a year", "once a year"))
THRICE = changed(("twice a year", "three times a year"))
GONE = changed(("2\tto ask keepers for a report on oil twice a year;\n3\tto thank", "2\tto thank"))
PIER = changed(("3\tto thank", "3\tto build a pier;\n4\tto thank"))


def made(base: str | bytes, *texts: str | bytes, accept: str = "all", **more: str) -> MergedFile:
    """The merge of proposals A, B, C to a text or a Word file."""
    data = base.encode() if isinstance(base, str) else base
    names = [chr(65 + number) for number in range(len(texts))]
    documents = [
        document(text, f"{name}.txt") if isinstance(text, str) else parse(read(f"{name}.docx", text).project("revised"))
        for name, text in zip(names, texts, strict=True)
    ]
    return merged(read("base", data), data, documents, accept, names=names, **more)  # type: ignore[arg-type]


def shown(found: MergedFile) -> list[str]:
    stream: Stream = read("merged.docx", found.data).project("revised")
    return [one.text for one in stream.paragraphs if one.text.strip()]


def outcomes(found: MergedFile) -> list[tuple[str, str, str, str]]:
    return [(one.at, one.kind, "".join(one.names), one.outcome) for one in found.record.changes]


def part(found: MergedFile, name: str = "document") -> etree._Element:
    with zipfile.ZipFile(BytesIO(found.data)) as file:
        return etree.fromstring(file.read(f"word/{name}.xml"))


def comments(found: MergedFile) -> list[str]:
    return [
        "\n".join("".join(line.itertext()) for line in one.iter(w("p")))
        for one in part(found, "comments").iter(w("comment"))
    ]


def test_what_conflicts_stays_with_the_alternatives_in_brackets_and_a_comment_that_names_them() -> None:
    found = made(BASE, ONCE, THRICE, PIER)
    assert "2\tto ask keepers for a report on oil twice [once] [three times] a year;" in shown(found)
    assert comments(found) == ["Not agreed: the same words, other wording\nA: “once”\nB: “three times”\nC: keep it"]
    (conflict,) = found.record.conflicts
    assert (conflict.at, conflict.base, conflict.winner) == ("resolves 2", "twice", None)
    assert [(option.names, option.text, option.keeps) for option in conflict.options] == [
        (("A",), "once", False),
        (("B",), "three times", False),
        (("C",), None, True),
    ]


def test_the_wording_that_wins_stands_in_the_text_and_the_others_in_the_comment() -> None:
    found = made(BASE, ONCE, THRICE, accept="b")
    assert "2\tto ask keepers for a report on oil three times a year;" in shown(found)
    assert comments(found) == ["Taken: the wording of B: the same words, other wording\nA: “once”\nB: “three times”"]
    assert [(one.outcome, one.why) for one in found.record.changes] == [
        ("conflict", "the wording of B was to win"),
        ("taken", ""),
    ]


def test_a_change_of_two_is_of_both_and_alike_takes_no_other() -> None:
    found = made(BASE, ONCE, ONCE, PIER, accept="alike")
    assert outcomes(found) == [("resolves 2", "words", "AB", "taken"), ("resolves 3", "added", "C", "left")]
    assert [*shown(found)[8:11]] == [
        "2\tto ask keepers for a report on oil once a year;",
        "[3\tto build a pier;]",
        "3\tto thank the keepers,",
    ]
    assert comments(found) == ["Not taken: proposed by one alone\nC: add “to build a pier;”"]
    assert {one.get(w("author")) for one in part(found).iter(w("ins"), w("del"))} == {"A, B", "C"}
    assert found.record.authors == (("C", ("C",)), ("A, B", ("A", "B")))


def test_none_is_taken_and_all_stand_beside_the_text() -> None:
    found = made(BASE, ONCE, GONE, PIER, accept="none")
    assert not [one for one in found.record.changes if one.outcome == "taken"]
    assert "2\tto ask keepers for a report on oil twice [once] a year;" in shown(found)


def test_removed_by_one_and_changed_by_another() -> None:
    found = made(BASE, GONE, ONCE)
    assert outcomes(found) == [("resolves 2", "removed", "A", "conflict"), ("resolves 2", "words", "B", "conflict")]
    assert [one.why for one in found.record.changes] == ["removed by A", "removed by A"]
    assert comments(found)[0].splitlines()[1] == "A: take it away"
    assert "3\tto thank the keepers," in shown(found), "nothing goes, and nothing is numbered anew"


def test_a_point_that_says_something_else_is_replaced_as_a_whole() -> None:
    other = changed(("to ask keepers for a report on oil twice a year", "that whales be left on their own for a year"))
    found = made(BASE, other, changed(("keepers for a report", "captains for a report")))
    assert [(one.kind, one.names, one.outcome) for one in found.record.changes] == [
        ("words", ("A",), "conflict"),
        ("words", ("B",), "conflict"),
    ]


def test_a_call_that_comes_between_points_stands_against_points_that_come_behind_it() -> None:
    first = changed(("2\tto ask", "decides\n1\tto ask"), ("3\tto thank", "2\tto thank"))
    found = made(BASE, first, PIER)
    assert [(one.kind, one.names, one.outcome, one.why) for one in found.record.changes if one.new != ""] == [
        ("added", ("A",), "conflict", "another call"),
        ("added", ("B",), "conflict", "another call"),
    ]


def test_a_call_goes_with_all_under_it_or_not_at_all() -> None:
    short = BASE.partition("instructs")[0].replace("keepers,", "keepers.")
    found = made(BASE, short, changed(("publish", "print")))
    assert [one for one in outcomes(found) if one[1] == "removed"] == [
        ("instructs the Secretary-General", "removed", "A", "conflict")
    ]
    assert "instructs the Secretary-General" in shown(found)
    below = made(BASE, short, changed(("2\tto send", "2\tto bind it;\n3\tto send")))
    assert [one[3] for one in outcomes(below) if one[1] in ("removed", "added")] == ["conflict", "conflict"]
    assert below.record.conflicts[0].why == "what it stands under is removed by A"


def test_sup_gives_way_to_any_change_and_is_told() -> None:
    sup = "SUP\tPER/1/1\nRESOLUTION 900 (REV. GENEVA, 2026)\nLamps on piers\n"
    found = made(BASE, sup, PIER)
    assert outcomes(found) == [("designation", "sup", "A", "conflict"), ("resolves 3", "added", "B", "taken")]
    assert found.record.conflicts[0].why == "removed by SUP (A)"
    assert "3\tto build a pier;" in shown(found)
    alone = made(BASE, sup, BASE)
    assert outcomes(alone) == [("designation", "sup", "A", "taken")]
    assert [text for text in shown(alone) if "lamps" in text] == []
    assert sayings(settled(alone.data, None)) == sayings(document(BASE))
    assert [one[3] for one in outcomes(made(BASE, sup, PIER, accept="A"))] == ["taken", "conflict"]


def test_points_are_numbered_anew_where_two_bring_some() -> None:
    first = changed(
        ("1\tto keep", "1\tto paint piers;\n2\tto keep"), ("2\tto ask", "3\tto ask"), ("3\tto thank", "4\tto thank")
    )
    found = made(BASE, first, PIER)
    assert [text[:2] for text in shown(found)[7:12]] == ["1\t", "2\t", "3\t", "4\t", "5\t"]
    assert [(one.at, one.old, one.new) for one in found.record.renumbered] == [
        ("resolves 1", "1", "2"),
        ("resolves 2", "2", "3"),
        ("resolves 3", "3", "5"),
    ]
    for name, text in (("A", first), ("B", PIER)):
        assert sayings(settled(found.data, name)) == sayings(document(text)), name


def test_references_that_are_left_behind_are_told() -> None:
    base = changed(("to publish the report", "to publish the report under resolves 2"))
    first = changed(
        ("1\tto keep", "1\tto paint piers;\n2\tto keep"),
        ("2\tto ask", "3\tto ask"),
        ("3\tto thank", "4\tto thank"),
        text=base,
    )
    found = made(base, first, changed(("publish", "print"), text=base))
    (stale,) = found.record.stale
    assert (stale.at, stale.raw, stale.now) == ("instructs the Secretary-General 1", "resolves 2", "resolves 3")


def test_each_delegation_has_the_date_of_its_document_and_the_option_wins() -> None:
    cover = "Document 5-E\n9 November 2026\nOriginal: English\nKenya\nPROPOSALS FOR THE WORK OF THE CONFERENCE\n"
    dated = cover + "MOD\tKEN/5/1\n" + ONCE
    documents = [document(dated, "a.txt"), document(PIER, "b.txt")]
    found = merged(read("base", BASE.encode()), BASE.encode(), documents)
    assert [(one.name, one.date) for one in found.record.proposals] == [
        ("KEN", "2026-11-09T00:00:00Z"),
        ("b.txt", None),
    ]
    dates = {one.get(w("author")): one.get(w("date")) for one in part(found).iter(w("ins"))}
    assert dates == {"KEN": "2026-11-09T00:00:00Z", "b.txt": None}
    found = merged(read("base", BASE.encode()), BASE.encode(), documents, date="2026-11-12T00:00:00Z")
    assert {one.get(w("date")) for one in part(found).iter(w("ins"))} == {"2026-11-12T00:00:00Z"}


def test_the_base_is_copied_with_its_styles_and_what_comes_looks_like_its_like() -> None:
    data = (SAMPLES / "draft-new-resolution.docx").read_bytes()
    text = (SAMPLES / "draft-new-resolution.txt").read_text(encoding="utf-8")
    one = text.replace("i)\tthe kinds of equipment", "i)\tthe colour of equipment;\nii)\tthe kinds of equipment")
    assert one != text
    found = made(data, one)
    (new,) = [one for one in part(found).iter(w("p")) if "the colour" in "".join(one.itertext())]
    like = next(one for one in part(found).iter(w("p")) if "the kinds of" in "".join(one.itertext()))
    assert new.find(w("pPr")).find(w("pStyle")).get(w("val")) == like.find(w("pPr")).find(w("pStyle")).get(w("val"))
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(BytesIO(found.data)) as after:
        same = {name for name in before.namelist() if after.read(name) == before.read(name)}
    assert {"word/styles.xml", "word/settings.xml"} <= same


LIST = """<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>"""


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def counted(*points: str) -> bytes:
    """A resolution in Word whose points Word counts."""
    lines = [paragraph(line) for line in BASE.splitlines()[:3]]
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = [*lines, paragraph("resolves"), *[paragraph(point, listed) for point in points]]
    return pack_docx("".join(body), numbering=LIST)


def test_word_counts_what_comes_into_a_list_that_it_counts() -> None:
    points = ["to keep lamps lit all night;", "to ask keepers for a report;", "to thank the keepers."]
    found = made(
        counted(*points),
        counted(points[0], "to build a pier;", *points[1:]),
        counted(*points[:2], "to paint the piers;", points[2]),
    )
    assert [one[3] for one in outcomes(found)] == ["taken", "taken"]
    after = parse(read("x.docx", found.data).project("revised"))
    assert [(label, text) for kind, label, text in sayings(after) if kind == "point"] == [
        ("1", "to keep lamps lit all night;"),
        ("2", "to build a pier;"),
        ("3", "to ask keepers for a report;"),
        ("4", "to paint the piers;"),
        ("5", "to thank the keepers."),
    ]
    assert not list(part(found).iter(w("del")))


def test_word_counts_a_point_behind_those_under_the_one_before() -> None:
    inner = LIST.replace(
        "</w:abstractNum>",
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>',
    )

    def listed(*points: tuple[int, str]) -> bytes:
        level = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
        body = [paragraph(line) for line in [*BASE.splitlines()[:3], "resolves"]]
        return pack_docx("".join([*body, *[paragraph(text, level.format(at)) for at, text in points]]), numbering=inner)

    points = [(0, "to keep a list of lamps:"), (1, "by place;"), (1, "by colour;"), (0, "to thank the keepers.")]
    found = made(listed(*points), listed(*points[:3], (0, "to build a pier of stone;"), points[3]))
    after = parse(read("x.docx", found.data).project("revised"))
    assert [label for kind, label, _ in sayings(after) if kind == "point"] == ["1", "a)", "b)", "2", "3"]


def test_an_ordinal_stands_in_a_counted_list_without_a_number_of_it() -> None:
    points = ["to keep lamps lit all night;", "to ask keepers for a report;", "to thank the keepers."]
    typed = changed(
        ("considering\na)\tthat lamps are lit;\nb)\tthat oil is dear,\n", ""),
        ("2\tto ask keepers for a report on oil twice a year;", "1bis\tto build a pier;\n2\tto ask keepers for a report;"),
    ).partition("instructs")[0].replace("keepers,", "keepers.")  # fmt: skip
    found = made(counted(*points), typed)
    after = parse(read("x.docx", found.data).project("revised"))
    assert [label for kind, label, _ in sayings(after) if kind == "point"] == ["1", "1bis", "2", "3"]


NOTED = changed(("that lamps are lit;", "that lamps1 are lit;")) + "\n____________\n1 Of any size.\n"


def test_notes_come_change_and_go() -> None:
    said = changed(("Of any size", "Of every size"), text=NOTED)
    more = changed(("oil is dear", "oil2 is dear"), text=NOTED) + "2 Of whales.\n"
    found = made(NOTED, said, more)
    assert outcomes(found) == [
        ("considering b)", "note-added", "B", "taken"),
        ("footnote 1", "words", "A", "taken"),
    ]
    after = parse(read("x.docx", found.data).project("revised"))
    assert [one.text for one in after.instruments[0].footnotes] == ["Of every size.", "Of whales."]
    for name, text in (("A", said), ("B", more), (None, NOTED)):
        assert sayings(settled(found.data, name)) == sayings(document(text)), name
    gone = made(NOTED, BASE, said)
    assert [one[1:] for one in outcomes(gone)] == [("note-removed", "A", "conflict"), ("words", "B", "conflict")]
    alone = made(NOTED, BASE)
    assert sayings(settled(alone.data, "A")) == sayings(document(BASE))


def table(*rows: tuple[str, ...]) -> bytes:
    """A resolution in Word with a table behind its points."""
    lines = "".join([paragraph(line) for line in BASE.splitlines()])
    cells = "".join(
        ["<w:tr>" + "".join([f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row]) + "</w:tr>" for row in rows]
    )
    annex = paragraph("ANNEX 1 TO RESOLUTION 900 (REV. GENEVA, 2026)") + paragraph("Lamps")
    return pack_docx(f"{lines}{annex}<w:tbl>{cells}</w:tbl>{paragraph('')}")


def test_rows_come_change_and_go() -> None:
    rows = [("Pier", "Lamps"), ("North", "three"), ("South", "four")]
    one = table(rows[0], ("North", "six"), rows[2])
    other = table(*rows, ("West", "one"))
    less = table(*rows[:2])
    found = made(table(*rows), one, other)
    assert [one[1:] for one in outcomes(found)] == [("words", "A", "taken"), ("added", "B", "taken")]
    for name, data in ((None, table(*rows)), ("A", one), ("B", other)):
        assert sayings(settled(found.data, name)) == sayings(parse(read("x.docx", data).project("revised"))), name
    gone = made(table(*rows), less)
    assert sayings(settled(gone.data, "A")) == sayings(parse(read("x.docx", less).project("revised")))


def test_tracked_changes_of_the_base_are_accepted_or_rejected_before() -> None:
    data = (SAMPLES / "redlined-resolution.docx").read_bytes()
    stream = read("base.docx", data)
    for view in ("original", "revised"):
        found = merged(stream, data, [parse(stream.project("original"))], view=view, names=["A"])  # type: ignore[arg-type]
        assert sayings(settled(found.data, None)) == sayings(parse(stream.project(view))), view  # type: ignore[arg-type]
        assert bool(found.record.changes) == (view == "revised")


def test_a_name_that_no_proposal_has_is_told_with_those_that_there_are() -> None:
    with pytest.raises(NoSuchProposalError, match="EUR: no proposal goes by this name; they are: A, B"):
        made(BASE, ONCE, PIER, accept="EUR")


def test_the_page_of_a_template_is_that_of_a_base_in_text() -> None:
    page = (SAMPLES / "draft-new-resolution.docx").read_bytes()
    found = merged(read("base", BASE.encode()), BASE.encode(), [document(ONCE)], template=page)
    assert sayings(settled(found.data, None)) == sayings(document(BASE))
    with zipfile.ZipFile(BytesIO(page)) as before, zipfile.ZipFile(BytesIO(found.data)) as after:
        assert before.read("word/settings.xml") == after.read("word/settings.xml")


def test_a_note_that_comes_into_a_table_has_no_place_and_is_told() -> None:
    rows = [("Pier", "Lamps"), ("North", "three")]
    plain = table(*rows)
    noted = pack_docx(
        "".join([paragraph(line) for line in BASE.splitlines()])
        + paragraph("ANNEX 1 TO RESOLUTION 900 (REV. GENEVA, 2026)")
        + paragraph("Lamps")
        + "<w:tbl><w:tr><w:tc>"
        + paragraph("Pier")
        + "</w:tc><w:tc>"
        + paragraph("Lamps")
        + "</w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>North</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:tc><w:tc>'
        + paragraph("three")
        + "</w:tc></w:tr></w:tbl>"
        + paragraph(""),
        footnotes='<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Cold.</w:t></w:r>'
        "</w:p></w:footnote>",
    )
    found = made(plain, noted)
    assert [(one.kind, one.outcome) for one in found.record.changes if one.new.endswith("Cold.")] == [
        ("added", "unplaced")
    ]
    assert sayings(settled(found.data, None)) == sayings(parse(read("x.docx", plain).project("revised")))


def test_the_mark_of_a_note_that_stands_elsewhere() -> None:
    there = NOTED.replace("that lamps1 are lit;", "that lamps are lit1;")
    found = made(NOTED, there)
    assert [one[1] for one in outcomes(found)] == ["note-removed", "note-added"]
    assert sayings(settled(found.data, "A")) == sayings(document(there))


def test_a_proposal_is_about_its_own_text_of_a_base_of_two() -> None:
    second = BASE.replace("900", "901").replace("piers", "boats")
    both = BASE + "\n" + second
    one, other = BASE.replace("twice", "once"), second.replace("twice", "never")
    found = made(both, one, other)
    assert outcomes(found) == [("resolves 2", "words", "A", "taken"), ("resolves 2", "words", "B", "taken")]
    sup = "SUP\tPER/1/1\nRESOLUTION 901 (REV. GENEVA, 2026)\nLamps on boats\n"
    found = made(both, one, sup)
    assert [one[1:] for one in outcomes(found)] == [("words", "A", "taken"), ("sup", "B", "taken")]
    assert [text for text in shown(found) if "RESOLUTION" in text] == ["RESOLUTION 900 (REV. GENEVA, 2026)"]


def test_no_change_stands_against_sup() -> None:
    lines = BASE.splitlines()
    sup, noc = (f"{action}\tPER/1/1\n{lines[0]}\n{lines[1]}\n" for action in ("SUP", "NOC"))
    found = made(BASE, sup, noc)
    assert outcomes(found) == [("designation", "sup", "A", "conflict")]
    assert [option.names for option in found.record.conflicts[0].options if option.keeps] == [("B",)]


def test_lines_of_what_is_no_resolution_are_merged() -> None:
    base = "Guidelines on lamps\nLamps are lit at dusk.\nOil is bought in spring.\n"
    found = made(base, base + "Gulls are fed in winter.\n", base.replace("dusk", "noon"))
    assert [one[1:] for one in outcomes(found)] == [("words", "B", "taken"), ("added", "A", "taken")]
    assert "Gulls are fed in winter." in shown(found)


def test_the_base_is_the_text_that_was_read_where_changes_were_made_by_hand() -> None:
    struck = '<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve">dear</w:t></w:r>'
    new = '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>cheap</w:t></w:r>'
    lines = [paragraph(line) for line in BASE.splitlines()]
    before = '<w:r><w:t>b)</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t xml:space="preserve">that oil is </w:t></w:r>'
    lines[5] = f"<w:p>{before}{struck}{new}<w:r><w:t>,</w:t></w:r></w:p>"
    data = pack_docx("".join(lines))
    stream = read("base.docx", data, manual_marks=True)
    found = merged(stream, data, [document(changed(("twice", "once")).replace("dear", "cheap"))], names=["A"])
    assert "that oil is cheap," in [text for _, _, text in sayings(settled(found.data, None))]
    assert found.warnings


def test_what_was_removed_is_not_taken_for_what_came() -> None:
    base = changed(("to publish the report;", "to publish the report under resolves 3;"))
    less = changed(("3\tto thank the keepers,\n", ""), text=base).replace("twice a year;", "twice a year,")
    more = changed(
        ("1\tto keep", "1\tto thank the captains;\n2\tto keep"),
        ("2\tto ask", "3\tto ask"),
        ("3\tto thank", "4\tto thank"),
        ("resolves 3", "resolves 4"),
        text=base,
    )
    found = made(base, less, more)
    assert [(one.at, one.new) for one in found.record.renumbered] == [("resolves 1", "2"), ("resolves 2", "3")]
    assert [one.message.partition("; ")[2] for one in found.record.stale] == ["what it cited is removed"]


CONSTITUTION = """CONSTITUTION OF THE INTERNATIONAL TELECOMMUNICATION UNION
CHAPTER I
Basic Provisions
ARTICLE 1
Purposes of the Union
2\t1 The purposes of the Union are:
3\ta) to maintain lamps;
4\tb) to promote oil;
5\tc) to count piers.
ARTICLE 2
Composition of the Union
20\tThe Union shall consist of Member States and lamps.
"""


def test_proposals_to_numbers_of_a_treaty_text_go_where_their_numbers_are() -> None:
    first, *_ = CONSTITUTION.splitlines()
    one = f"{first}\nMOD\tKEN/5/1\n3\ta) to maintain and repair lamps;\nADD\tKEN/5/2\n4A\tb bis) to promote gas;\n"
    other = f"{first}\nSUP\tNOR/6/2\n5\nMOD\tNOR/6/3\n20\tThe Union shall consist of Member States and keepers.\n"
    found = made(CONSTITUTION, one, other)
    assert {outcome for *_, outcome in outcomes(found)} == {"taken"}
    after = parse(read("x.docx", found.data).project("revised"))
    assert [(label, text) for kind, label, text in sayings(after) if kind == "point"] == [
        ("2", "1 The purposes of the Union are:"),
        ("3", "a) to maintain and repair lamps;"),
        ("4", "b) to promote oil;"),
        ("4A", "b bis) to promote gas;"),
        ("20", "The Union shall consist of Member States and keepers."),
    ]
    assert sayings(settled(found.data, None)) == sayings(document(CONSTITUTION))


def test_a_place_that_the_file_has_not_is_told() -> None:
    equation = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=1</m:t></m:r></m:oMath>'
    body = "".join([paragraph(line) for line in BASE.splitlines()[:7]])
    body += f"<w:p><w:r><w:t>1</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>to note that </w:t></w:r>{equation}</w:p>"
    found = made(pack_docx(body), BASE.partition("1\tto keep")[0] + "1\tto note that y=2\n")
    assert {(one.outcome, one.why) for one in found.record.changes} == {("unplaced", "the file has no place for it")}


def test_a_change_tells_the_words_around_it() -> None:
    (change,) = made(BASE, ONCE).record.changes
    assert isinstance(change, Change)
    assert change.clause[change.offset :].startswith(change.old)
