"""Several proposals beside one text: what each does, where they agree, where they conflict."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

import itures
from itures.analyse.compare.rows import compare
from itures.model.clauses import clauses_of
from itures.parse import parse
from itures.read import read

Run = Callable[..., Result]
Write = Callable[..., Path]

BASE = """RESOLUTION 900 (Kyoto, 1994)
Lamps
The Plenipotentiary Conference of the International Telecommunication Union (Kyoto, 1994),
considering
a)\tthat keepers of lighthouses are few;
b)\tthat lamps use oil of many kinds,
resolves
1\tto keep a list of all lamps;
2\tthat the list should be public,
instructs the Secretary-General
1\tto publish the list every year.
"""
FIRST = BASE.replace("should be", "shall be").replace("b)\tthat lamps use oil of many kinds,\n", "")
SECOND = (
    BASE.replace("should be", "shall be")
    .replace("oil of many", "electric light of many")
    .replace("2\tthat", "2\tto paint all lamps red;\n3\tthat")
)
THIRD = BASE.replace("2\tthat", "2\tto paint all lamps red;\n3\tthat").replace("instructs", "invites")


@pytest.fixture
def files(write: Write) -> list[str]:
    for name, text in (("base", BASE), ("a", FIRST), ("b", SECOND), ("c", THIRD)):
        write(f"{name}.txt", text)
    return ["base.txt", "a.txt", "b.txt", "c.txt"]


def test_agreement_and_conflict(run: Run, files: list[str]) -> None:
    rows = json.loads(run("compare", *files, "-f", "json").stdout)["rows"]
    told = {row["base"]["at"] if row["base"] else "new": (row["verdict"], row["same"]) for row in rows}
    assert told["considering b)"] == ("conflict", [])
    assert json.loads(run("compare", *files, "-f", "json").stdout)["format"] == "itures.comparison/1"
    assert told["resolves 2"] == ("same", [[0, 1]])
    assert told["new"] == ("same", [[1, 2]])
    assert told["instructs the Secretary-General"] == ("one", [])
    assert told["resolves 1"] == ("kept", [])


def test_the_text_beside_itself_is_kept_by_all() -> None:
    base = parse(read("base.txt", BASE.encode()))
    found = compare(base, [base, base, base], ["A", "B", "C"])
    assert {row.verdict for row in found.rows} == {"kept"}
    assert [row.base for row in found.rows] == [clause.side for clause in clauses_of(base)]


def test_every_clause_of_the_base_is_one_row_and_every_insertion_stands_once() -> None:
    base, *others = (parse(read("x.txt", text.encode())) for text in (BASE, FIRST, SECOND, THIRD))
    found = compare(base, others, ["A", "B", "C"])
    assert [row.base.place for row in found.rows if row.base is not None] == list(range(len(clauses_of(base))))
    assert sum(row.base is None for row in found.rows) == 1
    at = [row.base.at if row.base is not None else "new" for row in found.rows]
    assert at.index("new") == at.index("resolves 1") + 1


def test_the_terminal_folds_what_all_keep(run: Run, files: list[str]) -> None:
    shown = run("compare", *files).stdout
    assert "a.txt: removed" in shown
    assert "b.txt, c.txt: new:" in shown
    assert "to keep a list" not in shown
    assert "to keep a list" in run("compare", *files, "--full").stdout


def test_conflicts_alone(run: Run, files: list[str]) -> None:
    rows = run("compare", *files, "-f", "markdown", "--only", "conflicts").stdout.splitlines()
    assert [row.split(" | ")[0] for row in rows[2:4]] == ["| considering b)", ""]


def test_the_page_escapes_and_fetches_nothing(run: Run, write: Write, files: list[str]) -> None:
    write("a.txt", BASE.replace("are few", "are <script>alert(1)</script> few"))
    page = run("compare", *files, "-f", "html").stdout
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "default-src 'none'" in page
    assert "http://" not in page
    assert "https://" not in page


def test_a_file_that_is_not_there(run: Run, files: list[str]) -> None:
    result = run("compare", *files, "gone.txt")
    assert result.exit_code == 2
    assert result.stderr == "error: gone.txt: there is no such file; check the name\n"


def test_it_can_be_written_to_a_file(run: Run, files: list[str], tmp_path: Path) -> None:
    assert run("compare", *files, "-f", "html", "-o", "x.html").stdout == ""
    assert (tmp_path / "x.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_word_file_has_the_table(run: Run, files: list[str], tmp_path: Path) -> None:
    assert run("compare", *files, "-f", "docx").exit_code == 2
    assert run("compare", *files, "-f", "docx", "-o", "x.docx").exit_code == 0
    stream = read(tmp_path / "x.docx")
    cells = [paragraph.text for paragraph in stream.project("revised").paragraphs if paragraph.text]
    assert cells[cells.index("b)  that lamps use oil of many kinds,") :][:5] == [
        "b)  that lamps use oil of many kinds,",
        "conflict: removed by a.txt",
        "a.txt: removed",
        "b.txt: changed",
        "that lamps use oil electric light of many kinds,",
    ]
    assert cells[cells.index("new") :][1:5] == [
        "the same change",
        "b.txt, c.txt: new: resolves 2",
        "to paint all lamps red;",
        "a.txt does not add it",
    ]
    assert cells == [paragraph.text for paragraph in stream.project("original").paragraphs if paragraph.text]


def test_the_word_file_says_who_put_it_together_and_when(run: Run, files: list[str], tmp_path: Path) -> None:
    assert run("compare", *files, "-o", "x.docx", "--author", "Norway", "--date", "2026-11-09").exit_code == 0
    assert "Put together by Norway, 2026-11-09." in [
        one.text for one in read(tmp_path / "x.docx").project("revised").paragraphs
    ]
    assert run("compare", *files, "-o", "y.docx", "--date", "2026-11-09").exit_code == 0
    assert "Put together on 2026-11-09." in [
        one.text for one in read(tmp_path / "y.docx").project("revised").paragraphs
    ]
    for option in (["--author", "Norway"], ["--date", "2026-11-09"]):
        result = run("compare", *files, *option)
        assert result.exit_code == 2
        assert "only docx says who put it together" in " ".join(result.stderr.replace("│", " ").split())
    assert run("compare", *files, "-o", "x.docx", "--date", "soon").exit_code == 2


def test_the_status_says_whether_a_conflict_stands(run: Run, files: list[str]) -> None:
    assert run("compare", *files, "--exit-code").exit_code == 1
    assert run("compare", *files).exit_code == 0
    assert run("compare", "base.txt", "b.txt", "c.txt", "--exit-code").exit_code == 0


def test_base_and_copies_among_the_proposals_are_left_out(run: Run, write: Write, tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    marked = "MOD\tKEN/5/1\n"
    for name, text in (("base", BASE), ("a", FIRST), ("b", FIRST), ("c", marked + SECOND), ("d", marked + SECOND)):
        (tmp_path / "all" / f"{name}.txt").write_text(text, encoding="utf-8")
    result = run("compare", "all/base.txt", "all", "all/a.txt", "-f", "json")
    assert [one["name"] for one in json.loads(result.stdout)["proposals"]] == ["a.txt", "b.txt", "KEN"]
    assert result.stderr.splitlines() == [
        "all/base.txt: it is BASE, and was left out of the proposals",
        "all/d.txt: it is a copy of all/c.txt, and was left out",
        "all/a.txt: it is given twice, and counts once",
    ]
    assert run("compare", "all/base.txt", "all", "all/a.txt", "-f", "json", "-q").stderr == ""
    result = run("compare", "all/base.txt", "all/base.txt")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith("error: none of the files is a proposal")


def redlined(path: Path, old: str, new: str) -> None:
    """A Word file whose tracked changes lead from one text to another."""
    documents = [parse(read("x.txt", text.encode())) for text in (old, new)]
    path.write_bytes(itures.write(itures.diff(*documents), "docx", documents=documents))  # type: ignore[arg-type]


def test_the_text_before_the_tracked_changes_of_the_first_file_is_the_base(
    run: Run, files: list[str], tmp_path: Path
) -> None:
    redlined(tmp_path / "a.docx", BASE, FIRST)
    result = run("compare", "--tracked-base", "a.docx", "b.txt", "-f", "json")
    found = json.loads(result.stdout)
    assert result.stderr == ""
    assert [one["name"] for one in found["proposals"]] == ["a.docx", "b.txt"]
    told = {row["base"]["at"]: row["verdict"] for row in found["rows"] if row["base"]}
    assert (told["considering b)"], told["resolves 2"]) == ("conflict", "same")
    again = run("compare", "--tracked-base", "a.docx", "a.docx", "b.txt", "-f", "json")
    assert (again.stdout, again.stderr) == (result.stdout, "")


def test_a_base_with_tracked_changes_is_taken_with_them_and_says_so(run: Run, files: list[str], tmp_path: Path) -> None:
    redlined(tmp_path / "a.docx", BASE, FIRST)
    result = run("compare", "a.docx", "b.txt")
    told = "a.docx: it has tracked changes, which are accepted; with --tracked-base the text before them is the base\n"
    assert result.stderr == told
    assert run("compare", "a.docx", "b.txt", "-q").stderr == ""
    assert run("compare", "a.docx", "a.docx", "b.txt", "--view", "original").stderr == ""


def test_a_first_file_without_tracked_changes_is_no_tracked_base(run: Run, files: list[str]) -> None:
    result = run("compare", "--tracked-base", "a.txt", "b.txt")
    assert result.exit_code == 2
    assert result.stderr == "error: a.txt: it has no tracked changes; leave --tracked-base out\n"
    assert run("compare", "--tracked-base", "a.txt", "b.txt", "--view", "original").exit_code == 2


def test_what_is_about_another_text_is_left_out(run: Run, write: Write, files: list[str]) -> None:
    write("letter.txt", "Dear Sir,\nI resign.\n")
    result = run("compare", *files, "letter.txt")
    reason = "no resolution was found in it (is its heading an unusual one?)"
    assert result.stderr == f"letter.txt: warning: {reason}, and was left out\n"
    assert "letter.txt" not in result.stdout
    result = run("compare", "base.txt", "letter.txt")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith("error: none of the files is a proposal")


def test_no_input_is_written_over(run: Run, files: list[str], tmp_path: Path) -> None:
    before = (tmp_path / "a.txt").read_bytes()
    result = run("compare", *files, "-o", "a.txt")
    assert result.exit_code == 2
    assert result.stderr == "error: a.txt: this is a file to be read; write to another one\n"
    assert (tmp_path / "a.txt").read_bytes() == before


def test_a_folder_is_no_base_and_a_suffix_must_be_known(run: Run, files: list[str], tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert run("compare", "folder", "a.txt").stderr == "error: folder: this is a folder; name a file in it\n"
    assert run("compare", *files, "-o", "x.pdf").exit_code == 2
    assert not (tmp_path / "x.pdf").exists()


def test_json_has_the_rows_that_are_asked_for(run: Run, files: list[str]) -> None:
    rows = json.loads(run("compare", *files, "-f", "json", "--only", "conflicts").stdout)["rows"]
    assert {row["verdict"] for row in rows} == {"conflict"}
