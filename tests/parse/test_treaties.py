"""Treaty texts: proposals to provisions in text and Word files, mixed documents, and the basic texts themselves."""

from __future__ import annotations

import csv

import pytest

from checks import check_view
from corpus import ABSENT, CORPUS, ROOT
from itures.analyse.diff.edits import diff
from itures.analyse.instructions.find import find_instructions
from itures.analyse.provisions import find_provisions, provisions_of
from itures.analyse.references.resolve import find_references
from itures.model.answer import Answer
from itures.model.stream import Note, Origin, Paragraph, Run, Stream
from itures.model.tree import Document, Item
from itures.model.walk import find, walk
from itures.parse import parse
from itures.read import read
from itures.render.provisions import articles
from redline import Para, Row, redline

CONFERENCE = "The Plenipotentiary Conference of the International Telecommunication Union (Doha, 2026),\nresolves\n"
MIXED = f"""PROPOSALS FOR THE WORK OF THE CONFERENCE
MOD\tEUR/44A1/1
RESOLUTION 71 (Rev. Bucharest, 2022)
Lamps
{CONFERENCE}1\tto keep lamps;
2\tto paint lamps.
Reasons:\tThey are old.
CONSTITUTION OF THE INTERNATIONAL TELECOMMUNICATION UNION
MOD\tEUR/44A1/2
3\ta)\tto keep the harbours lit;
MOD CV 468 PP-98 1)\tThe scale of dues shall be as follows:
Reasons:\tIt is simpler.
NOC CS 1012
ADD\tEUR/44A1/5
184A\t1bis)\tThe Radio Regulations Board shall meet in spring.
NOC\tEUR/44A1/6
ARTICLE 9
Keepers of lamps
CONVENTION OF THE INTERNATIONAL TELECOMMUNICATION UNION
SUP\tEUR/44A1/7
21
ADD\tEUR/44A1/8
ARTICLE 9A
Care of lamps
160A\t1\tThe Secretary-General shall:
160B\ta)\tpublish a list of lamps;
160C\tb)\treport to the Council each year on No. 160B above.
ADD\tEUR/44A1/9
DRAFT NEW RESOLUTION [EUR-1]
Beacons
{CONFERENCE}to build beacons.
MOD\tEUR/44A1/10
RESOLUTION 72 (Rev. Dubai, 2018)
Towers
{CONFERENCE}to build towers.
SUP\tEUR/44A1/11
RESOLUTION 73 (Rev. Dubai, 2018)
MOD S5.43
Stations shall be lit.
SUP CV 5
"""
PROVISIONS = ["CS 3", "CV 468", "CS 1012", "CS 184A", "CS Article 9", "CV 21", "CV Article 9A", "RR S5.43", "CV 5"]


def document(text: str) -> Document:
    return parse(read("x.txt", text.encode()))


def test_four_resolutions_and_nine_provisions_are_thirteen_instruments() -> None:
    mixed = document(MIXED)
    assert len(mixed.instruments) == 13
    assert [one.number for one in mixed.instruments if one.kind == "provisions"] == PROVISIONS
    assert [one.number or one.draft for one in mixed.instruments if one.kind == "resolution"] == [
        "71",
        "EUR-1",
        "72",
        "73",
    ]
    assert mixed.diagnostics == ()


def test_two_rounds_are_compared_by_number() -> None:
    later = (
        MIXED.replace("the harbours", "all harbours").replace("SUP CV 5", "SUP CV 6").replace("of lamps;", "of towers;")
    )
    edits = diff(document(MIXED), document(later)).edits
    found = [(edit.kinds, side.at) for edit in edits if edit.kinds for side in (edit.old or edit.new)[:1]]
    points = [(kinds, at) for kinds, at in found if at.startswith(("CS", "CV"))]
    assert points == [
        (("changed",), "CS 3"),
        (("changed",), "CV 160B"),
        (("removed",), "CV 5"),
        (("added",), "CV 6"),
    ]


def test_a_provision_that_says_something_else_is_changed_and_not_another_one() -> None:
    old = document("CONSTITUTION\nMOD\n3\ta)\tto keep the harbours lit;\nMOD\n4\tb)\tto paint towers.")
    new = document("CONSTITUTION\nMOD\n3\ta)\tto paint towers;\nMOD\n4\tb)\tto keep the harbours lit.")
    edits = [edit for edit in diff(old, new).edits if edit.kinds]
    assert [(edit.old[0].at, edit.new[0].at) for edit in edits] == [("CS 3", "CS 3"), ("CS 4", "CS 4")]


def test_duties_and_references_in_provisions() -> None:
    mixed = document(MIXED)
    told = [(one.at, one.to, one.does) for one in find_instructions(mixed) if one.at.startswith(("CS", "CV"))]
    assert told == [
        ("CS 184A", ("RRB",), "meet"),
        ("CV 160B", ("SG",), "publish"),
        ("CV 160C", ("SG",), "report"),
    ]
    (cited,) = [one for one in find_references(mixed) if one.at == "CV 160C"]
    assert cited.id == "CV/No.160B"
    assert cited.target is not None
    assert find(mixed, cited.target).at == "CV 160B"  # type: ignore[union-attr]


def test_a_table_with_numbers_beside_their_texts_is_read_as_provisions() -> None:
    lines: list[Para | Row] = [Para("CONSTITUTION OF THE INTERNATIONAL TELECOMMUNICATION UNION"), Para("MOD\tEUR/1/2")]
    lines += [
        Row(("3\nPP-98", "a) to keep the lamps lit;")),
        Para("ADD\tEUR/1/3"),
        Row(("3A", "b) to paint the towers;")),
    ]
    lines += [Row(("3B", "c) to ring the bells.")), Para("Reasons: They are old.")]
    found = parse(read("x.docx", redline(lines, lines)))
    assert [(one.at, one.action, one.letter, one.margins) for one in find_provisions(found)] == [
        ("CS 3", "MOD", "a)", ("PP-98",)),
        ("CS 3A", "ADD", "b)", ()),
        ("CS 3B", "ADD", "c)", ()),
    ]
    marks: list[Para | Row] = [Para("CONVENTION"), Row(("MOD", "21", "to rest.")), Row(("SUP", "22", "")), Para("")]
    assert [(one.id, one.action) for one in find_provisions(parse(read("x.docx", redline(marks, marks))))] == [
        ("CV/No.21", "MOD"),
        ("CV/No.22", "SUP"),
    ]


def test_a_table_of_allocations_keeps_its_cells() -> None:
    lines: list[Para | Row] = [Para("MOD\tEUR/1/4"), Para("200-495 kHz"), Row(("Region 1", "Region 2"))]
    lines += [Row(("200-255 lamps", "200-275 towers")), Para("Reasons: They are old.")]
    (one,) = parse(read("x.docx", redline(lines, lines))).instruments
    (table,) = one.sections[0].blocks
    assert [[cell[0].text for cell in row] for row in table.rows] == [
        ["Region 1", "Region 2"],
        ["200-255 lamps", "200-275 towers"],
    ]
    assert one.reasons == "They are old."


def test_a_table_that_only_begins_with_numbers_stays_a_table() -> None:
    lines: list[Para | Row] = [Para("Contents"), Row(("1", "Lamps")), Row(("2", "Towers")), Para("CV 21\tto rest.")]
    found = parse(read("x.docx", redline(lines, lines)))
    assert [block.role for block in found.blocks][:2] == ["paragraph", "table"]


@pytest.mark.parametrize("seed", range(6))
def test_tracked_changes_of_provisions(seed: int) -> None:
    old = [Para(line) for line in MIXED.strip().split("\n")]
    later = (
        MIXED.replace("the harbours", "all harbours")
        .replace("spring", "autumn")
        .replace("160C\tb)", "160D\tb)")
        .replace("PP-98", "PP-02")
    )
    new = [Para(line) for line in later.strip().split("\n")]
    stream = read("x.docx", redline(old, new, seed=seed))
    for view in ("original", "revised", "marked"):
        check_view(stream.project(view))


def test_the_rows_of_the_register_are_those_of_parts_with_numbers() -> None:
    mixed = document(MIXED)
    rows = articles(Answer("x.txt", (), find_provisions(mixed), "provisions")).splitlines()
    assert rows[1:] == [
        "CV,Art.9A,Care of lamps,160A 160B 160C,,x.txt,seen"
    ]  # nothing of Article 9, which NOC keeps as it is


# The basic texts.

TEXTS = {"CS": CORPUS / "basic-texts" / "ITU-Constitution.txt", "CV": CORPUS / "basic-texts" / "ITU-Convention.txt"}
BEYOND = {"CV": {"160CA", "197CA", "215EA", "215JA"}}
"""Numbers of the texts that the register's source does not list."""


@pytest.mark.skipif(not all(path.exists() for path in TEXTS.values()), reason=ABSENT)
@pytest.mark.parametrize("code", TEXTS)
def test_every_number_of_a_basic_text_is_found_in_its_article(code: str) -> None:
    text = parse(read(TEXTS[code]))
    (instrument,) = text.instruments
    assert (instrument.kind, instrument.number, instrument.treaty) == ("provisions", code, code)
    found: dict[str, dict[bool, list[str]]] = {}
    for one in find_provisions(text):
        name = (one.part or "").removeprefix(f"{code} ").replace("Article ", "Art.")
        found.setdefault(name, {False: [], True: []})[one.suppressed].append(one.number)
    with (ROOT / "data" / "register" / "provisions.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["instrument"] == code and (row["numbers"] or row["deleted"])]
    for row in rows:
        numbers = [one for one in found[row["article"]][False] if one not in BEYOND.get(code, ())]
        assert numbers == row["numbers"].split(), row["article"]
        assert found[row["article"]][True] == row["deleted"].split(), row["article"]
    assert set(found) == {row["article"] for row in rows}
    assert all(isinstance(item, Item) for item, _ in provisions_of(instrument))
    margins = [node.text for node in walk(text) if type(node).__name__ == "Margin"]
    assert {"PP-98", "PP-02", "PP-06"} <= set(margins) <= {"PP-94", "PP-98", "PP-02", "PP-06", "PP-10"}


def test_the_mark_of_a_note_does_not_part_a_margin() -> None:
    note = "footnote:1"
    paragraphs = (
        Paragraph((Run("CONSTITUTION OF THE INTERNATIONAL TELECOMMUNICATION UNION"),), Origin(1)),
        Paragraph((Run("MOD\t3\tPP-9"), Run("1", note=note), Run("8")), Origin(2)),
        Paragraph((Run("The Union shall meet."),), Origin(3)),
        Paragraph((Run("1", note=note), Run(" Or later.")), Origin(1, "footnotes"), note=note),
    )
    document = parse(Stream("x.docx", "docx", paragraphs, (Note(note, "1"),)))
    (found,) = [node for node in walk(document) if isinstance(node, Item)]
    assert [margin.text for margin in found.margins] == ["PP-98"]
