from __future__ import annotations

import csv
from io import StringIO
from typing import get_args

import pytest

from itures.model.answer import Answer, WantedReferences
from itures.model.editions import label as edition
from itures.model.ids import is_under
from itures.model.references import ReferenceKind, Status
from itures.render import Look
from itures.render.names import cited
from itures.render.references.table import COLUMNS, KINDS, STATUSES, merged, rows, table
from reference_samples import CURRENT, FILE, OTHER, OWN, reference

PLAIN = Look()


def test_one_file_is_grouped_by_kind_in_order_and_by_number() -> None:
    lines = table(FILE, PLAIN).splitlines()
    assert lines[0].split() == ["Text", "Status", "Where", "Times"]
    assert [line for line in lines if line in KINDS.values()] == [
        "Resolutions", "Provisions of basic texts", "This text itself",
    ]  # fmt: skip
    texts = [line for line in lines if line.startswith("PP Resolution")]
    assert [line.split()[2] for line in texts] == ["9", "14", "101"]
    assert texts[1].split()[-4:] == ["force", "recalling", "a)", "2"]
    assert max(map(len, lines)) <= 80


def test_a_status_is_told_in_words_and_by_a_sign() -> None:
    page = table(FILE, PLAIN)
    for words in ("✓ in force", "✗ never adopted", '! wrong "Rev."', "? unknown", "! no such point"):
        assert words in page
    assert "\x1b" not in page
    assert set(STATUSES) == set(get_args(Status))
    assert set(KINDS) == set(get_args(ReferenceKind))


def test_messages_stand_below_with_their_clause_the_gravest_first() -> None:
    page = table(FILE, PLAIN)
    assert page.index("Errors\n") < page.index("Warnings\n") < page.index("Notes\n")
    assert "✗ recalling b): Resolution 9 (Kyoto, 1994)\n    Kyoto did not adopt it; write" in page
    assert page.endswith("5 texts cited 6 times · 1 error · 2 warnings · 1 note\n")
    quiet = table(FILE, PLAIN, quiet=True)
    assert "Errors\n" in quiet
    assert "Warnings\n" not in quiet
    assert "Notes\n" not in quiet


def test_colours_are_for_terminals_that_have_them() -> None:
    styled = table(FILE, Look(styled=True, colour=True))
    assert "\x1b[31m✗ never adopted" in styled
    assert "\x1b[31m" not in table(FILE, Look(styled=True, colour=False))


@pytest.mark.parametrize("width", [10, 40, 80, 200])
def test_the_page_keeps_to_its_width(width: int) -> None:
    lines = table(FILE, Look(width=width)).splitlines()
    assert max(map(len, lines)) <= max(width, 40)


def test_many_places_are_counted_unless_they_are_asked_for() -> None:
    file = Answer("a.txt", (), tuple(reference("SDG/5", f"resolves {number}", kind="sdg") for number in range(1, 9)))
    assert "resolves 3 and 5 more" in table(file, Look(width=200))
    assert "resolves 8" in table(file, Look(full=True, width=200))


def test_what_a_document_holds_can_neither_style_nor_command() -> None:
    nasty = reference("OTHER:[red]\x1b[31m", "[bold]a)", "x\x1b[2J\ny", "other", status="unknown", severity="info",
                      message="[blink]\x07")  # fmt: skip
    page = table(Answer("a.txt", (), (nasty,)), PLAIN)
    assert "\x1b" not in page
    assert "\x07" not in page
    assert "· [bold]a): x^[[2J y\n    [blink]^G" in page


def test_several_files_are_merged() -> None:
    page = merged([FILE, OTHER], PLAIN)
    row = next(line for line in page.splitlines() if line.startswith("PP Resolution 14 (Rev."))
    assert "a.txt, b.txt" in page
    assert row.split()[-1] == "3"
    assert "This text itself" not in page
    assert "✗ a.txt, recalling b): Resolution 9 (Kyoto, 1994)" in page
    assert "in 2 of 2 files" in page


def test_files_of_the_same_name_keep_their_folders() -> None:
    page = merged([Answer("one/a.txt", (), (CURRENT,)), Answer("two/a.txt", (), (CURRENT,))], Look(width=120))
    assert "one/a.txt, two/a.txt" in page


def test_the_text_of_a_file_with_several_is_named() -> None:
    assert 'Draft new Resolution [A"1]: resolves 1' in table(OTHER, Look(width=200))


def test_rows_have_the_designation_first_and_no_formulas() -> None:
    evil = reference("OTHER:=1", "=cmd|' /C calc'!A0", "+1\n2", "other", message="@x", pin="-1")
    found = list(csv.DictReader(StringIO(rows(Answer("-", (OWN,), (CURRENT, evil))))))
    assert tuple(found[0]) == COLUMNS
    assert found[0]["document"] == "Resolution 2 (Kyoto, 1994)"
    assert (found[0]["text"], found[0]["rev"]) == ("PP Resolution 14 (Rev. Antalya, 2006)", "yes")
    assert found[1]["raw"] == "'+1 2"
    for cell in found[1].values():
        assert not cell.startswith(("=", "+", "-", "@"))
    assert rows(FILE, heading=False).count("\n") == len(FILE.found)
    assert not rows(FILE).startswith("\ufeff")


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("WTSA/RES/68@geneva-2022", "WTSA Resolution 68 (Geneva, 2022)"),
        ("C/RES/1372", "Council Resolution 1372"),
        ("RA/RES/2", "Resolution ITU-R 2"),
        ("CS", "Constitution"),
        ("RR/App.30B", "Appendix 30B of the Radio Regulations"),
        ("RR/No.9.11A-9.14", "No. 9.11A-9.14 of the Radio Regulations"),
        ("UNGA/RES/57/270B", "UN General Assembly Resolution 57/270B"),
        ("ITU-D/Q/1/1", "Question ITU-D 1/1"),
        ("WSIS/TA", "Tunis Agenda"),
        ("UN/AGENDA-2030", "2030 Agenda"),
        ("ITU/SP/2024-2027", "Strategic plan 2024-2027"),
        ("WSIS/GDP/X", "WSIS/GDP/X"),
        ("#", "no clause"),
        ("", ""),
        ("PP/RES/", "PP/RES/"),
    ],
)
def test_names_of_texts(id: str, name: str) -> None:
    assert cited(id).strip() == name


def test_editions() -> None:
    assert edition("orb-88") == "ORB-88"
    assert edition("c20", True) == "Rev.C20"
    assert edition("buenos-aires-2017", True) == "Rev. Buenos Aires, 2017"


@pytest.mark.parametrize(
    ("id", "prefix", "expected"),
    [
        ("PP/RES/14@antalya-2006", "PP/RES/14", True),
        ("PP/RES/14", "pp/res/14@", True),
        ("PP/RES/140", "PP/RES/14", False),
        ("PP/RES/14", "PP", True),
        ("PP/RES/14", "P", False),
        ("RA/RES/1-8", "RA/RES/1", True),
        ("CS/Art.30", "CS/Art.3", False),
        ("CS/Art.3", "CS/Art", True),
        ("#resolves 4", "#", True),
        ("PP/RES/1", "", False),
    ],
)
def test_prefixes_end_where_a_part_of_the_id_does(id: str, prefix: str, expected: bool) -> None:
    assert is_under(id, prefix) is expected


def test_selecting_by_text_and_kind() -> None:
    assert FILE.keep(WantedReferences().wants) == FILE
    assert {each.id for each in FILE.keep(WantedReferences(["PP/RES/14", "CS"]).wants).found} == {
        "PP/RES/14@antalya-2006",
        "CS/No.28A",
    }
    assert [each.id for each in FILE.keep(WantedReferences((), ["internal"]).wants).found] == ["#resolves 7"]
    assert FILE.keep(WantedReferences(["PP"], ["internal"]).wants).found == ()
