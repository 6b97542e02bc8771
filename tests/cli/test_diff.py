from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from corpus import ROOT
from itures.commands.diff import mount
from itures.model.clauses import clauses_of
from itures.parse import parse
from itures.read import read
from word_xml import pack_docx

Run = Callable[..., Result]
SAMPLES = ROOT / "data" / "samples"
OLD = "RESOLUTION 900 (Kyoto, 1994)\nLamps\nresolves\n1\tto keep a list;\n2\tto make it public;\n3\tto go home.\n"
NEW = OLD.replace("1\tto keep a list;\n2", "1").replace("3\tto", "2\tto")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `itures diff` in a folder with two texts and a redlined file."""
    monkeypatch.chdir(tmp_path)
    Path("old.txt").write_text(OLD, encoding="utf-8")
    Path("new.txt").write_text(NEW, encoding="utf-8")
    for sample in ("redlined-resolution.docx", "resolution-900-new.docx", "resolution-900-old.txt"):
        shutil.copy(SAMPLES / sample, sample)
    app = typer.Typer()
    mount(app)

    def runner(*arguments: str, input: str | None = None) -> Result:
        result = CliRunner().invoke(app, arguments, input=input)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return runner


def refused(result: Result, message: str) -> None:
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())
    assert result.stdout == ""


def test_two_files(run: Run) -> None:
    result = run("old.txt", "new.txt")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert "  - 1  [-to keep a list;-]\n  # 1 and 2: renumbered, were 2 and 3\n" in result.stdout


def test_text_and_word(run: Run) -> None:
    result = run("resolution-900-old.txt", "resolution-900-new.docx", "--summary")
    assert result.exit_code == 0
    assert "weaker" in result.stdout


def test_standard_input(run: Run) -> None:
    assert "1 removed" in run("-", "new.txt", input=OLD).stdout
    refused(run("-", "-", input=OLD), "can be given once only")


def test_tracked_changes_of_one_file(run: Run) -> None:
    result = run("redlined-resolution.docx")
    assert result.exit_code == 0
    assert "weaker: instruct" in result.stdout
    same = run("redlined-resolution.docx", "redlined-resolution.docx", "--view", "original", "--exit-code")
    assert same.exit_code == 0
    assert "Nothing changed." in same.stdout


def test_json_html_and_files(run: Run) -> None:
    assert json.loads(run("old.txt", "new.txt", "-f", "json").stdout)["format"] == "itures.diff/1"
    for name in ("a.json", "a.html", "a.txt"):
        result = run("old.txt", "new.txt", "-o", name)
        assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(Path("a.json").read_text(encoding="utf-8"))["summary"]["removed"] == 1
    assert Path("a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert Path("a.txt").read_text(encoding="utf-8") == run("old.txt", "new.txt").stdout


def test_what_is_ignored_counts_as_unchanged(run: Run) -> None:
    record = json.loads(run("old.txt", "new.txt", "-f", "json", "--ignore", "renumbered").stdout)
    assert [edit["kinds"] for edit in record["edits"]] == [["removed"]]
    assert record["summary"] | {"removed": 1, "renumbered": 0, "unchanged": 5} == record["summary"]
    Path("comma.txt").write_text(OLD.replace("list;", "list,"), encoding="utf-8")
    assert run("old.txt", "comma.txt", "--exit-code").exit_code == 1
    assert run("old.txt", "comma.txt", "--exit-code", "--ignore", "renumbered,editorial").exit_code == 0
    assert run("old.txt", "comma.txt", "--exit-code", "--ignore", "renumbered", "--ignore", "editorial").exit_code == 0
    assert run("old.txt", "new.txt", "--exit-code", "--ignore", "renumbered,editorial").exit_code == 1
    refused(run("old.txt", "new.txt", "--ignore", "moved"), "choose among: editorial, renumbered")


def test_exit_code_only_where_it_is_asked_for(run: Run) -> None:
    assert run("old.txt", "new.txt").exit_code == 0
    assert run("old.txt", "new.txt", "--exit-code").exit_code == 1
    assert run("old.txt", "old.txt", "--exit-code").exit_code == 0


def test_what_cannot_be_read(run: Run, tmp_path: Path) -> None:
    refused(run("none.txt", "new.txt", "--exit-code"), "error: none.txt: there is no such file")
    refused(run("old.txt", str(tmp_path)), "this is a folder; name a file in it")
    refused(run("old.txt"), "error: old.txt: a text file has no tracked changes; give the file to compare it with")
    Path("bad.docx").write_bytes(b"PK\x03\x04 no zip")
    refused(run("old.txt", "bad.docx"), "bad.docx")
    refused(run("old.txt", "new.txt", "-o", "no/such/folder.json"), "it cannot be written")


def test_options_that_contradict_each_other(run: Run) -> None:
    refused(run("redlined-resolution.docx", "--view", "original"), "one file is compared with itself")
    refused(run("old.txt", "new.txt", "-f", "docx"), "name a file with -o FILE.docx")
    refused(run("old.txt", "new.txt", "--author", "Kenya"), "only docx says whose changes they are")
    refused(run("old.txt", "new.txt", "--summary", "-f", "json"), "json has a summary in it")
    refused(run("old.txt", "new.txt", "-o", "x.docx", "--ignore", "editorial"), "a Word file has all changes")
    refused(run("old.txt", "new.txt", "-o", "x.docx", "--date", "yesterday"), "give it as YYYY-MM-DD")


def test_the_word_file_says_whose_changes_they_are(run: Run) -> None:
    assert run("old.txt", "new.txt", "-o", "x.docx", "--author", "Kenya", "--date", "2026-11-09").exit_code == 0
    changes = parse(read("x.docx")).changes
    assert {(change.author, change.date) for change in changes} == {("Kenya", "2026-11-09T00:00:00Z")}
    assert run("old.txt", "new.txt", "-o", "y.docx").exit_code == 0
    assert {(change.author, change.date) for change in parse(read("y.docx")).changes} == {("itures", None)}
    assert run("redlined-resolution.docx", "-o", "z.docx").exit_code == 0
    before, after = (parse(read(name)).changes for name in ("redlined-resolution.docx", "z.docx"))
    names = {name for change in after for name in (change.author or "").split(", ")}
    assert names == {change.author for change in before if change.author}


def test_no_input_is_written_over_and_a_suffix_must_be_known(run: Run) -> None:
    refused(
        run("old.txt", "new.txt", "-o", "old.txt"), "error: old.txt: this is a file to be read; write to another one"
    )
    assert Path("old.txt").read_text(encoding="utf-8") == OLD
    refused(run("old.txt", "new.txt", "-o", "x.pdf"), ".pdf is none of .json, .html, .htm, .docx, .txt")


def test_a_word_file_without_tracked_changes_alone(run: Run) -> None:
    refused(run("resolution-900-new.docx"), "it has no tracked changes; give the file to compare it with")


def word(path: str, text: str, header: str = "PP-26/31-E") -> None:
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.replace("\t", " ").splitlines())
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId0"/></w:sectPr>'
    Path(path).write_bytes(pack_docx(body + section, header=f"<w:p><w:r><w:t>{header}</w:t></w:r></w:p>"))


def test_between_two_word_files_the_new_one_is_kept(run: Run) -> None:
    word("a.docx", OLD)
    word("b.docx", NEW)
    result = run("a.docx", "b.docx", "-o", "out.docx", "--author", "Kenya", "--date", "2026-11-29")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    stream = read("out.docx")
    assert {one.revision.author for paragraph in stream.paragraphs for one in paragraph.runs if one.revision} == {
        "Kenya"
    }
    for view, name in (("original", "a.docx"), ("revised", "b.docx")):
        assert stream.project(view).text == read(name).text  # type: ignore[arg-type]
    with zipfile.ZipFile("b.docx") as new, zipfile.ZipFile("out.docx") as out:
        assert [name for name in new.namelist() if new.read(name) != out.read(name)] == ["word/document.xml"]


def of_page(name: str) -> str:
    """The text of the header that a Word file has."""
    with zipfile.ZipFile(name) as file:
        return file.read("word/header.xml").decode()


def test_texts_get_the_page_of_a_template(run: Run) -> None:
    word("page.docx", "Delete this.", header="Document 7-E")
    assert run("old.txt", "new.txt", "-o", "out.docx", "--template", "page.docx").exit_code == 0
    assert "Document 7-E" in of_page("out.docx")
    for view, name in (("original", "old.txt"), ("revised", "new.txt")):
        shown = parse(read("out.docx").project(view))  # type: ignore[arg-type]
        assert [one.text for one in clauses_of(shown)] == [one.text for one in clauses_of(parse(read(name)))]


@pytest.mark.parametrize("names", [("a.docx", "new.txt"), ("old.txt", "a.docx")])
def test_where_one_side_is_a_word_file_its_page_is_kept(names: tuple[str, str], run: Run) -> None:
    word("a.docx", NEW, header="Document 7-E")
    word("page.docx", "Delete this.", header="Document 8-E")
    assert run(*names, "-o", "out.docx").exit_code == 0
    assert "Document 7-E" in of_page("out.docx")
    assert run(*names, "-o", "out.docx", "--template", "page.docx").exit_code == 0
    assert "Document 8-E" in of_page("out.docx")


def test_a_view_of_two_word_files_has_the_page_of_the_new_one(run: Run) -> None:
    word("a.docx", OLD, header="Document 7-E")
    word("b.docx", NEW, header="Document 8-E")
    assert run("a.docx", "b.docx", "-o", "out.docx", "--view", "original").exit_code == 0
    assert "Document 8-E" in of_page("out.docx")


def test_a_page_that_cannot_be_copied_costs_no_redline_unless_it_was_asked_for(run: Run) -> None:
    macros = "application/vnd.ms-word.document.macroEnabled.main+xml"
    Path("a.docm").write_bytes(pack_docx("<w:p><w:r><w:t>to rest.</w:t></w:r></w:p>", main_type=macros))
    result = run("old.txt", "a.docm", "-o", "out.docx")
    assert result.exit_code == 0
    assert "a.docm: it may hold macros; save it in Word as .docx; the redline has a page of its own" in result.stderr
    refused(run("old.txt", "new.txt", "-o", "x.docx", "--template", "a.docm"), "a.docm: it may hold macros")
    refused(run("old.txt", "new.txt", "-o", "x.docx", "--template", "none.docx"), "none.docx: it cannot be read")
    refused(run("old.txt", "new.txt", "-o", "x.docx", "--template", "new.txt"), "this is not a Word file")
    refused(run("old.txt", "new.txt", "--template", "a.docm"), "only docx has the page of a file")
    refused(run("old.txt", "new.txt", "-o", "a.docm", "-f", "docx", "--template", "a.docm"), "a.docm")
    word("a.docx", OLD)
    refused(run("a.docx", "a.docx", "-o", "x.docx", "--template", "a.docm"), "is a copy of NEW")
    assert not Path("x.docx").exists()


def test_word_files_may_come_through_pipes(run: Run) -> None:
    word("a.docx", OLD)
    word("b.docx", NEW)
    command = f"exec {sys.executable} -m itures diff <(cat a.docx) <(cat b.docx) -o out.docx"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert read("out.docx").project("original").text == read("a.docx").text


def test_headers_that_differ_are_told(run: Run) -> None:
    word("a.docx", OLD)
    word("b.docx", OLD, "PP-26/31(Rev.1)-E")
    result = run("a.docx", "b.docx")
    assert "Nothing changed" in result.stdout
    assert result.stderr == "b.docx: in headers and footers 'PP-26/31-E' is gone and 'PP-26/31(Rev.1)-E' is new\n"


def test_what_changed_beyond_what_was_agreed(run: Run) -> None:
    Path("c.txt").write_text(OLD.replace("a list", "a long list"), encoding="utf-8")
    result = run("old.txt", "c.txt", "--agreed", "resolves 1", "--exit-code")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "Nothing else changed.\n", "1 agreed, 0 beyond\n")
    result = run("old.txt", "c.txt", "--agreed", "resolves 2", "--exit-code")
    assert (result.exit_code, result.stderr) == (1, "resolves 2: agreed on, and not changed\n0 agreed, 1 beyond\n")
    refused(run("old.txt", "c.txt", "--agreed", "resolves 9"), "neither text has 'resolves 9'")
    refused(run("old.txt", "c.txt", "--agreed", "resolves 1", "-o", "x.html"), "html and docx show whole texts")


@pytest.mark.parametrize(("same", "told"), [(2, True), (3, False)])
def test_texts_that_have_little_in_common_are_told(same: int, told: bool, run: Run) -> None:
    """Of 22 clauses the designation and the call belong together anyway: a fifth of them is between four and five."""
    letters = "abcdefghijklmnopqrst"
    signs = [f"{letter * 5} {letter * 6} {letter * 7}" for letter in letters]
    others = [f"x{letter} y{letter} z{letter}" for letter in letters]
    for name, words in (("a.txt", signs), ("b.txt", [*signs[:same], *others[same:]])):
        points = "".join(f"{number}\t{one};\n" for number, one in enumerate(words, 1))
        Path(name).write_text(f"RESOLUTION 900 (Kyoto, 1994)\nresolves\n{points}", encoding="utf-8")
    assert ("little in common" in run("a.txt", "b.txt").stderr) is told


def test_a_page_does_not_say_where_the_files_lie(run: Run, tmp_path: Path) -> None:
    result = run(str(tmp_path / "old.txt"), str(tmp_path / "new.txt"), "-f", "html")
    assert str(tmp_path) not in result.stdout
    assert "old.txt" in result.stdout
