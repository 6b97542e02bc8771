from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from itures.commands.register import app

Run = Callable[..., Result]
OURS = 'body,type,number,label,title\nPP,Resolution,300,"Doha, 2026",Measuring the tides\n'


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command of `itures register` in an empty folder, with a home of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))

    def runner(*arguments: str) -> Result:
        result = CliRunner().invoke(app, arguments)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return runner


def refused(result: Result, message: str) -> None:
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_list_finds_texts_by_words_of_their_titles(register: Run) -> None:
    result = register("list", "rights", "sector", "members", "--body", "PP")
    assert result.exit_code == 0
    assert result.stdout == (
        "PP/RES/14  Rev. Antalya, 2006  in force\n"
        "  Recognition of the rights and obligations of all Sector Members of the Union\n\n"
        "1 text\n"
    )
    assert register("list", "nothing", "has", "these", "words").stdout == "0 texts\n"


def test_list_in_json_and_csv(register: Run) -> None:
    records = json.loads(register("list", "gender", "-f", "json").stdout)
    assert "PP/RES/70" in [record["id"] for record in records]
    rows = list(csv.DictReader(io.StringIO(register("list", "gender", "-f", "csv").stdout)))
    assert [row["id"] for row in rows] == [record["id"] for record in records]


def test_show_tells_all_editions_and_where_they_are_known_from(register: Run) -> None:
    shown = register("show", "pp/resolution/71").stdout
    assert shown.startswith("PP/RES/71  Resolution 71\n")
    assert "Status: in force as of Basic Texts 2023" in shown
    assert "Rev. Bucharest, 2022 *" in shown
    assert "dubai-2018  seen" in shown
    record = json.loads(register("show", "PP/RES/71@busan-2014", "-f", "json").stdout)
    assert record["cite"] == "Resolution 71 (Rev. Bucharest, 2022)"
    assert len(record["editions"]) == 6


def test_show_takes_provisions_and_conferences(register: Run) -> None:
    assert "No. 28A stands in it." in register("show", "CS/No.28A").stdout
    assert "No. 67 was deleted from it." in register("show", "CS/No.67").stdout
    assert register("show", "No. 28A").stdout == register("show", "CS/No.28A").stdout
    assert register("show", "Res. 71 Dubai").stdout == register("show", "PP/RES/71").stdout
    refused(register("show", "Resolution 71"), "this may be PP/RES/71 or WTDC/RES/71; write one of them")
    refused(register("show", "PP/RES/999"), "PP/RES/999: the register does not know it")
    refused(register("show", "PP Resolution 999"), "PP Resolution 999 (PP/RES/999): the register does not know it")
    assert json.loads(register("show", "CS/Art.3", "-f", "json").stdout)["id"] == "CS/Art.3"
    assert register("show", "wrc-19").stdout.startswith(
        "wrc-19  WRC, Sharm el-Sheikh, 2019, 2019-10-28 to 2019-11-22 (seen: "
    )
    assert ", all that it adopted is listed" in register("show", "dubai-2018").stdout
    assert json.loads(register("show", "dubai-2018", "-f", "json").stdout)[0]["start"] == "2018-10-29"
    refused(
        register("show", "nowhere-1900"), "nowhere-1900: no text, provision or conference that is known goes by this"
    )


def test_a_table_is_used_with_register(register: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_text(OURS, encoding="utf-8")
    assert "Measuring the tides" in register("show", "PP/RES/300", "--register", "ours.csv").stdout
    refused(register("show", "PP/RES/300"), "the register does not know it")


def test_import_checks_keeps_and_says_where(register: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_text(OURS, encoding="utf-8")
    kept = tmp_path / "home" / "itures" / "register" / "ours.csv"
    assert register("import", "ours.csv").stdout == (
        f"ours.csv: kept as {kept} (1 row); itures register forget ours undoes it\n"
    )
    assert register("import", "ours.csv").stdout == f"ours.csv: already kept as {kept} (1 row)\n"
    assert "Measuring the tides" in register("list", "tides").stdout
    (tmp_path / "ours.csv").write_text(OURS.replace("tides", "winds"), encoding="utf-8")
    assert "replaced as" in register("import", "ours.csv").stdout
    assert [path.name for path in kept.parent.iterdir()] == ["ours.csv"]
    assert "Measuring the winds" in register("list", "winds").stdout


def test_imports_are_listed_and_forgotten(register: Run, tmp_path: Path) -> None:
    assert register("list", "--imports").stdout == "0 tables; itures register forget NAME deletes one\n"
    (tmp_path / "ours.csv").write_text(OURS, encoding="utf-8")
    (tmp_path / "more.csv").write_text(OURS.replace("300", "301"), encoding="utf-8")
    register("import", "ours.csv", "more.csv")
    folder = tmp_path / "home" / "itures" / "register"
    assert register("list", "--imports").stdout.splitlines()[:2] == [
        f"more.csv  1 row  {folder / 'more.csv'}",
        f"ours.csv  1 row  {folder / 'ours.csv'}",
    ]
    refused(register("forget", "ours", "theirs"), "theirs: no such table was imported")
    assert sorted(path.name for path in folder.iterdir()) == ["more.csv", "ours.csv"]
    assert register("forget", "ours").stdout == "ours.csv: forgotten\n"
    assert register("show", "PP/RES/300").exit_code == 2
    assert (tmp_path / "ours.csv").is_file()
    assert "Measuring the tides" in register("show", "PP/RES/301").stdout
    refused(register("list", "tides", "--imports"), "--imports lists tables, not texts")


def test_a_damaged_import_can_be_seen_and_forgotten(register: Run, tmp_path: Path) -> None:
    folder = tmp_path / "home" / "itures" / "register"
    folder.mkdir(parents=True)
    (folder / "bad.csv").write_text("nonsense\n", encoding="utf-8")
    assert "bad.csv  cannot be read" in register("list", "--imports").stdout
    assert register("forget", "bad.csv").exit_code == 0
    assert register("list", "gender").exit_code == 0


def test_gaps_say_what_is_listed_by_conference_and_what_is_missing_of_texts(register: Run, tmp_path: Path) -> None:
    shown = register("gaps", "--body", "PP").stdout
    assert re.search(r"^  Dubai 2018 +64  all of them$", shown, re.MULTILINE)
    assert re.search(r"^  Bucharest 2022 +\d+$", shown, re.MULTILINE)
    assert "PP/RES/139  no edition in force\n" in shown
    assert "PP/RES/14 " not in shown
    assert "WTSA" not in shown
    found = json.loads(register("gaps", "-f", "json").stdout)
    assert {one["body"] for one in found["conferences"]} >= {"PP", "WTSA", "WTDC", "WRC", "RA", "C"}
    table = list(csv.DictReader(io.StringIO(register("gaps", "-f", "csv").stdout)))
    assert [one["id"] for one in table] == [one["id"] for one in found["texts"]]
    (tmp_path / "ours.csv").write_text(OURS, encoding="utf-8")
    with_ours = json.loads(register("gaps", "-f", "json", "--register", "ours.csv").stdout)
    assert {"id": "PP/RES/300", "name": "Resolution 300", "missing": ["status", "edition in force"]} in with_ours[
        "texts"
    ]


def test_import_keeps_nothing_of_several_tables_if_one_is_wrong(register: Run, tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_text(OURS, encoding="utf-8")
    (tmp_path / "bad.csv").write_text("body,type,number\nPP,Law,1\n", encoding="utf-8")
    refused(register("import", "ours.csv", "bad.csv"), "bad.csv, line 2: the type 'Law' is not one of")
    refused(register("import", "none.csv"), "none.csv: it cannot be read")
    assert not (tmp_path / "home").exists()


def test_a_kept_table_that_was_damaged_since_is_named(register: Run, tmp_path: Path) -> None:
    folder = tmp_path / "home" / "itures" / "register"
    folder.mkdir(parents=True)
    (folder / "ours.csv").write_text("nonsense\n", encoding="utf-8")
    refused(register("list"), f"{folder / 'ours.csv'}, line 1: the column 'body' is missing")


def test_learn_writes_a_table_that_the_register_takes(register: Run, tmp_path: Path) -> None:
    folder = tmp_path / "adopted"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "RESOLUTION 300 (REV. BUCHAREST, 2022)\nMeasuring the tides\n"
        "The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),\n"
        "resolves\n1\tto measure them;\n2\tto report.\n(Dubai, 2018) – (Rev. Bucharest, 2022)\n",
        encoding="utf-8",
    )
    (folder / "b.txt").write_text("Nothing was adopted here.\n", encoding="utf-8")
    result = register("learn", "adopted", "-o", "ours.csv")
    assert result.exit_code == 0
    assert "ours.csv: 2 editions from 1 file" in result.stderr
    assert "b.txt: no adopted text with number and edition in it" in result.stderr
    assert (tmp_path / "ours.csv").read_text(encoding="utf-8") == register("learn", "adopted").stdout
    shown = register("show", "PP/RES/300", "--register", "ours.csv").stdout
    assert "Dubai, 2018" in shown
    assert "Editions: 2 known, all of them up to 2022" in shown


def test_learn_goes_on_behind_a_file_that_cannot_be_read(register: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 no zip")
    result = register("learn", "a.docx", "none")
    assert result.exit_code == 2
    assert result.stderr.count("error: ") == 2
    assert result.stdout.startswith("body,type,number,")
