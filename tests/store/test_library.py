"""`itures.Corpus`: the corpus for programs."""

from __future__ import annotations

import pickle
import sqlite3
import subprocess
import sys
import threading
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import UnsupportedOperation
from pathlib import Path

import pytest
from typer.testing import CliRunner

import itures
from corpus import ROOT
from itures.cli import app
from itures.model.corpus_answers import Citations, Tasks
from itures.model.histories import Mandates
from itures.session.corpus.arrow import NoArrowError
from itures.session.corpus.building import Step
from itures.store import exporting
from itures.store.query import QueryError
from itures.store.reading import reading
from lamps_corpus import built, digest_of, folder_of, resolution

SAMPLES = ROOT / "data" / "samples" / "corpus"


@pytest.fixture
def corpus(store: Path) -> Iterator[itures.Corpus]:
    with itures.Corpus(store) as found:
        yield found


def printed(store: Path, command: str, *arguments: str) -> str:
    done = CliRunner().invoke(app, ["corpus", command, str(store), *arguments, "-f", "json"])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_library_answers_what_the_commands_print(store: Path, corpus: itures.Corpus) -> None:
    registers = next(iter([reader.registers() for reader in _readers(store)]))
    for record, arguments in {
        "search": (
            corpus.search("terminals", bodies="pp", editions="PP-22", kinds=["operative"], limit=5),
            ["terminals", "--body", "PP", "--edition", "PP-22", "--kind", "operative", "--limit", "5"],
        ),
        "refs": (Citations(None, tuple(corpus.references(stale=True)), registers), ["--stale"]),
        "cites": (Citations("PP/RES/950", tuple(corpus.cites("PP/RES/950")), registers), ["PP/RES/950"]),
        "instructions": (
            Tasks(tuple(corpus.instructions(to="BDT-DIR", due_before=2027))),
            ["--to", "BDT-DIR", "--due-before", "2027"],
        ),
        "history": (corpus.history("PP/RES/950"), ["PP/RES/950"]),
        "mandates": (
            Mandates(tuple(corpus.mandates(verdicts=["weakened", "dropped"], to="MS"))),
            ["--verdict", "weakened,dropped", "--to", "MS"],
        ),
        "overlap": (corpus.overlap(across=True), ["--across"]),
        "stats": (corpus.stats(content=True), ["--hash"]),
    }.items():
        answer, options = arguments
        assert itures.write(answer) == printed(store, record, *options), record


def _readers(store: Path) -> Iterator[object]:
    with reading(store) as reader:
        yield reader


def test_answers_are_written_in_the_formats_of_the_commands(store: Path, corpus: itures.Corpus) -> None:
    found = corpus.search("terminals", limit=2)
    for format in ("table", "csv", "markdown", "html"):
        done = CliRunner().invoke(app, ["corpus", "search", str(store), "terminals", "-n", "2", "-f", format])
        assert itures.write(found, format) == done.stdout
    with pytest.raises(ValueError, match=r"dot: there is no such format for this; choose one of: table, .*json"):
        itures.write(found, "dot")


def test_documents_are_those_of_the_files(corpus: itures.Corpus) -> None:
    found = list(corpus.documents())
    expected = [itures.parse(path, name=str(path)) for path in sorted(SAMPLES.glob("*.txt"))]
    assert found == expected
    assert [one.source for one in found] == [one.source for one in corpus.files()]
    of_pp = [Path(one.source).name for one in corpus.documents(bodies="PP", since="2018")]
    assert of_pp == ["pp-950-2018.txt", "pp-950-2022.txt"]
    assert [one.language for one in corpus.documents(languages=["zh"])] == ["zh"]


def test_files_that_could_not_be_read_are_told(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 1)
    (folder / "x.docx").write_bytes(b"PK\x03\x04 no package")
    built(tmp_path / "x.db", folder)
    one, other = itures.Corpus(tmp_path / "x.db").files()
    assert (one.hash is None, one.error) == (False, None)
    assert (other.hash, bool(other.error)) == (None, True)


def test_tables_as_arrow(store: Path, corpus: itures.Corpus) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    with reading(store) as reader:
        for name, table in exporting.TABLES.items():
            found = corpus.to_arrow(name)
            assert isinstance(found, pyarrow.Table)
            assert found.column_names == [column for column, _ in table.columns]
            assert [tuple(row.values()) for row in found.to_pylist()] == list(exporting.rows(reader, name))
            assert corpus.arrow_batches(name).read_all() == found


def test_arrow_comes_in_batches(store: Path, corpus: itures.Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    monkeypatch.setattr("itures.session.corpus.arrow.GROUP", 10)
    counts = [batch.num_rows for batch in corpus.arrow_batches("clauses")]
    assert set(counts[:-1]) == {10}
    assert sum(counts) == corpus.stats().clauses


def test_arrow_says_what_to_install(corpus: itures.Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(NoArrowError, match=r"pip install itures\[parquet\]"):
        corpus.to_arrow()
    with pytest.raises(NoArrowError, match=r"pip install itures\[parquet\]"):
        corpus.arrow_batches()


def test_what_cannot_be_understood(corpus: itures.Corpus) -> None:
    for ask, told in {
        "kinds": lambda: corpus.search("a", kinds="lamp"),
        "to": lambda: corpus.search("a", to="NOBODY"),
        "2018-1": lambda: corpus.search("a", since="2018-1"),
        "statuses": lambda: corpus.references(statuses="stale?"),
        "the weather": lambda: corpus.cites("the weather"),
        "forces": lambda: corpus.instructions(forces="ask"),
        "verdicts": lambda: corpus.mandates(verdicts="better"),
        "table": lambda: corpus.to_arrow("lamps"),
    }.items():
        with pytest.raises(ValueError, match=ask.replace("?", r"\?")):
            told()
    with pytest.raises(QueryError, match="bracket"):
        corpus.search("(a")
    with pytest.raises(LookupError, match="no edition of PP/RES/1"):
        corpus.history("PP/RES/1")


def test_what_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(itures.StoreError, match="there is no such file"):
        itures.Corpus(tmp_path / "x.db")
    (tmp_path / "x.db").write_text("no database at all, but a text that is long enough to be looked at")
    with pytest.raises(itures.StoreError, match="this is no corpus"):
        itures.Corpus(tmp_path / "x.db")


def test_a_damaged_corpus_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    built(path, folder_of(tmp_path, 20))
    connection = sqlite3.connect(path)
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    # The root of the table of instructions, and those of what leads to them.
    pages = connection.execute("SELECT rootpage FROM sqlite_master WHERE tbl_name = 'instruction'").fetchall()
    connection.close()
    data = bytearray(path.read_bytes())
    for (page,) in pages:
        data[(page - 1) * size : page * size] = b"\x07" * size
    path.write_bytes(bytes(data))
    with pytest.raises(itures.StoreError, match="it is damaged"):
        list(itures.Corpus(path).instructions())


def test_a_corpus_is_read_only_unless_it_is_said(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 2)
    path = tmp_path / "x.db"
    corpus = itures.Corpus(path, readonly=False)
    steps: list[Step] = []
    assert corpus.build(folder, told=steps.append).new == 2
    assert [(one.done, one.of, one.what) for one in steps] == [(1, 2, "new"), (2, 2, "new")]
    assert corpus.build([folder], jobs=2).unchanged == 2
    assert corpus.build(tmp_path / "gone").wrong == ((str(tmp_path / "gone"), "there is no such file; check the name"),)
    before = digest_of(path)
    built(tmp_path / "other.db", folder)
    assert digest_of(tmp_path / "other.db") == before
    reader = itures.Corpus(path)
    with pytest.raises(UnsupportedOperation, match="readonly=False"):
        reader.build(folder)
    for ask in (reader.stats, lambda: reader.search("lamps"), lambda: list(reader.documents())):
        ask()
    assert digest_of(path) == before


def test_a_build_stores_what_the_register_says_and_nothing_else_of_a_session(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 1)
    texts = tmp_path / "x.txt"
    texts.write_text(resolution(71))
    for name, session in {"one": itures.Session(), "other": itures.Session(texts=[texts])}.items():
        itures.Corpus(tmp_path / f"{name}.db", session=session, readonly=False).build(folder)
    assert digest_of(tmp_path / "one.db") == digest_of(tmp_path / "other.db")
    itures.Corpus(tmp_path / "then.db", session=itures.Session(as_of="latest"), readonly=False).build(folder)
    (one,) = itures.Corpus(tmp_path / "then.db").stats().analysed_by
    assert one.name.endswith("as of latest")


def test_what_was_in_a_folder_that_is_gone_leaves_the_corpus_with_prune(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 2)
    with itures.Corpus(tmp_path / "x.db", readonly=False) as corpus:
        corpus.build(folder)
        renamed = folder.rename(tmp_path / "renamed")
        assert corpus.build([folder, renamed]).wrong
        assert corpus.stats().files == 4
        done = corpus.build([folder, renamed], prune=True)
        assert (done.gone, done.wrong, corpus.stats().files) == (2, (), 2)


def test_many_threads_may_ask_while_one_builds(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 6)
    path = tmp_path / "x.db"
    with itures.Corpus(path, readonly=False) as corpus:
        corpus.build(folder)
        begun = threading.Event()

        def ask(number: int) -> set[int]:
            """How many documents there are each time, in three ways that must agree whenever they are asked at once."""
            begun.wait()
            seen = set()
            for _ in range(10):
                held = corpus.stats()
                assert held.clauses % held.documents == 0
                clauses = [one.where.source for one in corpus.instructions(to="SG")]
                assert len(clauses) == 2 * len(set(clauses))
                seen.add(held.documents)
            return seen

        with ThreadPoolExecutor(4) as pool:
            asked = [pool.submit(ask, number) for number in range(3)]
            folder_of(tmp_path, 40)
            begun.set()
            assert corpus.build(folder).new == 34
            counts = set().union(*[one.result() for one in asked])
        assert counts <= {6, 40}
        assert corpus.stats().documents == 40


def test_an_iterator_keeps_the_state_that_it_began_with(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 3)
    path = tmp_path / "x.db"
    corpus = itures.Corpus(path, readonly=False)
    corpus.build(folder)
    begun = corpus.files()
    first = next(begun)
    (folder / "901.txt").unlink()
    assert corpus.build(folder).gone == 1
    assert [Path(one.source).stem for one in (first, *begun)] == ["900", "901", "902"]
    assert [Path(one.source).stem for one in corpus.files()] == ["900", "902"]


def test_an_iterator_may_be_handed_to_another_thread(corpus: itures.Corpus) -> None:
    found = corpus.references()
    first = next(found)
    with ThreadPoolExecutor(1) as pool:
        rest = pool.submit(list, found).result()
    assert [first, *rest] == list(corpus.references())


def test_other_processes_read_while_one_writes(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 4)
    path = tmp_path / "x.db"
    code = (
        "import sys, itures\n"
        "corpus = itures.Corpus(sys.argv[1])\n"
        "found = corpus.documents()\n"
        "print(next(found).source, flush=True)\n"
        "sys.stdin.readline()\n"
        "print(1 + len(list(found)), corpus.stats().documents, flush=True)\n"
    )
    writer = itures.Corpus(path, readonly=False)
    writer.build(folder)
    command = [sys.executable, "-c", code, str(path)]
    readers = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    for one in readers:
        assert one.stdout is not None
        assert one.stdout.readline() == f"{folder / '900.txt'}\n"
    folder_of(tmp_path, 6)
    assert writer.build(folder).new == 2
    assert [one.communicate("go\n")[0] for one in readers] == ["4 6\n", "4 6\n"]


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 3)
    corpus = itures.Corpus(tmp_path / "x.db", readonly=False)

    def told(step: Step) -> None:
        with pytest.raises(itures.StoreError, match="another build is at work"):
            itures.Corpus(corpus.path, readonly=False).build(folder)

    assert corpus.build(folder, told=told).new == 3


def test_what_is_closed_answers_nothing(store: Path) -> None:
    with itures.Corpus(store) as corpus:
        begun, fresh = corpus.references(), corpus.files()
        next(begun)
    assert list(begun) == []
    assert list(fresh) == []
    for ask in (corpus.stats, corpus.files, lambda: corpus.search("a")):
        with pytest.raises(ValueError, match="closed"):
            ask()


def test_a_corpus_is_opened_in_each_process(corpus: itures.Corpus) -> None:
    assert repr(corpus) == f"Corpus({corpus.path!r})"
    with pytest.raises(TypeError, match="open it there"):
        pickle.dumps(corpus)


def test_words_of_another_version_are_told(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    built(path, folder_of(tmp_path, 1))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = 'another'")
    connection.close()
    with pytest.warns(UserWarning, match="made by another version"):
        itures.Corpus(path).search("lamps")


def test_a_tree_of_another_version_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    built(path, folder_of(tmp_path, 1))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE document SET tree = x'00'")
    connection.close()
    with pytest.raises(itures.UnreadableError, match="--parse-again"):
        list(itures.Corpus(path).documents())


def test_the_corpus_is_loaded_when_it_is_asked_for() -> None:
    code = (
        "import sys, itures\n"
        "early = {'sqlite3', 'itures.session', 'itures.store', 'pyarrow', 'msgspec'} & set(sys.modules)\n"
        "assert not early, early\n"
        "itures.Corpus\n"
        "late = {'lxml', 'spacy', 'pyarrow', 'rapidfuzz', 'itures.read', 'itures.parse'} & set(sys.modules)\n"
        "assert not late, late\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_long_answers_do_not_fill_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    built(path, folder_of(tmp_path, 60))
    corpus = itures.Corpus(path)
    first = next(corpus.documents())
    for ask in (corpus.documents, corpus.references, corpus.instructions):
        tracemalloc.start()
        for _ in ask():
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert most < 10 * len(itures.write(first) or ""), ask
