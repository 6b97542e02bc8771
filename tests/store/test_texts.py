"""`refs --texts corpus.db`: pins followed through the editions of a corpus, as through those of a folder."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from itures.cli import app
from lamps_corpus import built

OLD = (
    "RESOLUTION 71 (Rev. Busan, 2014)\nPlan\nresolves\n1\tto adopt the plan for four years of work;\n"
    "2\tto keep a list of lamps and to publish it;\n"
)
NEW = (
    "RESOLUTION 71 (Rev. Dubai, 2018)\nPlan\nresolves\n1\tto thank everybody who wrote the plan;\n"
    "2\tto adopt the plan for four years of work;\n3\tto keep a list of lamps and to publish it;\n"
)
CITING = (
    "RESOLUTION 900 (Bucharest, 2022)\nLamps\nThe Plenipotentiary Conference of the International Telecommunication Union "
    "(Bucharest, 2022),\nrecalling\na)\tresolves 2 of Resolution 71 (Rev. Busan, 2014),\nresolves\nto meet.\n"
)


def test_a_corpus_does_what_its_files_do(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "old.txt").write_text(OLD)
    (folder / "new.txt").write_text(NEW)
    (tmp_path / "draft.txt").write_text(CITING)
    corpus = tmp_path / "x.db"
    built(corpus, folder)
    asked = ["refs", str(tmp_path / "draft.txt"), "--as-of", "PP-18", "-f", "json", "--texts"]
    by_files, by_corpus = (CliRunner().invoke(app, [*asked, str(place)]) for place in (folder, corpus))
    assert by_files.exit_code == 0, by_files.output
    assert by_corpus.stdout == by_files.stdout
    assert '"pin_now": "resolves 3"' in by_corpus.stdout
    assert "texts: 2 editions" in by_corpus.stderr


def test_another_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(CITING)
    (tmp_path / "x.db").write_bytes(b"SQLite format 3\x00" + bytes(200))
    done = CliRunner().invoke(app, ["refs", str(tmp_path / "draft.txt"), "--texts", str(tmp_path / "x.db")])
    assert done.exit_code == 2
    assert done.output.count("\n") == 1
    assert "x.db: " in done.output
