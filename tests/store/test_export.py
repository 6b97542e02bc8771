"""The tables of a corpus as files, and the page about it."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from itures.cli import app
from itures.session.corpus.export import ExportError, export
from itures.store import exporting
from itures.store.reading import reading
from lamps_corpus import built, folder_of


def test_tables_are_the_same_whatever_built_the_corpus(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    folder = folder_of(tmp_path, 12)
    built(tmp_path / "one.db", folder, jobs=2)
    for path in sorted(folder.iterdir())[::-1]:  # one after the other, the last one first
        built(tmp_path / "other.db", path)
    for name in ("one", "other"):
        with reading(tmp_path / f"{name}.db") as reader:
            for format in ("parquet", "csv"):
                export(reader, tmp_path / name, format)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(files) == 2 * len(exporting.TABLES)
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "other" / file).read_bytes(), file


def test_parquet_holds_what_the_store_does(store: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    with reading(store) as reader:
        export(reader, tmp_path, "parquet")
        for name, table in exporting.TABLES.items():
            found = parquet.read_table(tmp_path / f"{name}.parquet")
            assert found.column_names == [column for column, _ in table.columns]
            rows = list(zip(*[column.to_pylist() for column in found.columns], strict=True))
            assert rows == list(exporting.rows(reader, name))
            assert rows


def test_comma_separated_tables(store: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["corpus", "export", str(store), "-o", str(tmp_path / "new" / "x"), "-f", "csv"])
    assert done.exit_code == 0, done.output
    with (tmp_path / "new" / "x" / "texts.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["cited_as"] for row in rows} >= {"PP/RES/950@busan-2014", "WTDC/RES/951@kigali-2022"}
    assert {row["revised"] for row in rows} == {"yes", "no"}


def test_an_export_with_the_build(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 1)
    path = tmp_path / "x.db"
    done = CliRunner().invoke(app, ["corpus", "build", str(folder), "-o", str(path), "--export", "csv"])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "x.csv" / "clauses.csv").is_file()


def test_what_cannot_be_exported(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x")
    done = CliRunner().invoke(app, ["corpus", "export", str(store), "-o", str(tmp_path / "file"), "-f", "csv"])
    assert (done.exit_code, done.output.count("\n")) == (2, 1)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with reading(store) as reader, pytest.raises(ExportError, match=r"pip install itures\[parquet\]"):
        export(reader, tmp_path, "parquet")
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]  # nothing half


def test_a_page_about_a_corpus(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "r.html"
    done = CliRunner().invoke(app, ["report", str(store), "-o", str(target)])
    assert done.exit_code == 0, done.output
    page = target.read_text(encoding="utf-8")
    for words in (
        "instruct became invite",
        "people who have no equipment",
        "Resolution 175 (Rev. Busan, 2014)",
        "once a year",
    ):
        assert words in page
    assert "http" not in page.replace("http-equiv", "")
    shown = CliRunner().invoke(app, ["report", str(store), "-f", "markdown", "--most", "1"]).output
    assert shown.startswith("## Corpus\n")
    assert "the first row is shown" in shown
    assert CliRunner().invoke(app, ["report", str(store), "-o", str(store)]).exit_code == 2
    refused = CliRunner().invoke(app, ["report", str(store), "-o", str(store), "-f", "html"])
    assert "this is a file to be read" in refused.output


def test_commands_that_ask_a_corpus_load_no_reader(store: Path) -> None:
    code = (
        "import sys; from itures.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'lxml', 'spacy', 'docx', 'pyarrow', 'fsspec', 'rapidfuzz', 'itures.parse', 'itures.read'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "corpus", "search", str(store), "terminals"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
