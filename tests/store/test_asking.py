"""What a corpus answers."""

from __future__ import annotations

import json
import random
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import jsonschema
import pytest
from typer.testing import CliRunner, Result

from corpus import ROOT
from itures.cli import app
from itures.commands.corpus import asking, refs
from itures.commands.corpus import mandates as mandates_command
from itures.model.clauses import clauses_of
from itures.model.diff import ClauseKind
from itures.model.histories import Verdict
from itures.model.references import Status
from itures.model.stream import Span
from itures.render import Look
from itures.render.corpus.answers import sheets
from itures.render.corpus.sheet import Layout, Marked, Sheet, written
from itures.session.corpus.history import history, mandates
from itures.session.corpus.overlap import overlaps
from itures.session.schemas import schema
from itures.session.session import Session, Settings
from itures.store import reading as reading_module
from itures.store.filters import ALL, PARTS, Filters
from itures.store.opening import writing
from itures.store.reading import Reader, reading
from lamps_corpus import built, folder_of

SAMPLES = ROOT / "data" / "samples" / "corpus"
SAID = {
    "search": "in public",
    "refs": "Resolution 175 (Rev. Busan, 2014)",
    "cites": "Resolution 950 (Rev. Dubai, 2018)",
    "instructions": "developing countries",
    "history": "spare parts",
    "mandates": "instruct became invite",
    "overlap": "people who have no",
    "stats": "WTDC",
}


@pytest.fixture
def reader(store: Path) -> Iterator[Reader]:
    with reading(store) as found:
        yield found


@pytest.fixture
def ask(store: Path) -> Callable[..., Result]:
    return lambda command, *arguments: CliRunner().invoke(app, ["corpus", command, str(store), *arguments])


def places(reader: Reader, query: str, filters: Filters = ALL) -> list[tuple[str, str]]:
    return sorted(
        (one.where.name or Path(one.where.source).name, one.where.at) for one in reader.search(query, filters).hits
    )


def test_words_are_found_in_every_script(reader: Reader) -> None:
    assert places(reader, "无障碍") == [("translated-950-zh.txt", "cover"), ("translated-950-zh.txt", "cover")]
    assert places(reader, "障碍 清单") == [("translated-950-zh.txt", "cover")]
    assert places(reader, "المحطات") == places(reader, "محطات")
    assert len(places(reader, "محطات")) == 3
    assert len(places(reader, "DISABILITIES")) == 4


def test_what_was_found_is_marked_in_the_text_as_it_is(reader: Reader) -> None:
    for query, words in (("disabil*", "disabilities"), ("无障碍", "无障碍"), ("قائمة", "قائمة")):
        for hit in reader.search(query).hits:
            assert hit.marks
            assert all(hit.text[mark.start : mark.end].casefold() in (words, words.capitalize()) for mark in hit.marks)


def test_texts_with_the_signs_of_marks_in_them(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 1)
    (folder / "900.txt").write_text("resolves\n1\tto \x02light\x03 lamps \x03and\x02 lamps;\n")
    built(tmp_path / "x.db", folder)
    with reading(tmp_path / "x.db") as found:
        for hit in found.search("lamps").hits:
            assert [hit.text[mark.start : mark.end] for mark in hit.marks] == ["lamps", "lamps"]


def test_filters_of_a_search(reader: Reader) -> None:
    every = places(reader, "terminals")
    assert len(places(reader, "terminals", Filters(bodies=["WTSA"]))) < len(every)
    for name, filters in {
        "body": Filters(bodies=["WTDC"]),
        "edition": Filters(editions=["kigali-2022"]),
        "day": Filters(since="2022-06", until="2022-07"),
    }.items():
        assert {text for text, _ in places(reader, "terminals", filters)} == {"Resolution 951 (Kigali, 2022)"}, name
    operative = places(reader, "terminals", Filters(kinds=["operative", "point"], bodies=["PP"]))
    assert {at.split()[0] for _, at in operative} == {"resolves", "invites"}
    to = places(reader, "terminals", Filters(to=["BDT-DIR"]))
    assert {at.partition(" 1")[0] for _, at in to} == {
        "instructs the Director of the Telecommunication Development Bureau",
        "invites the Director of the Telecommunication Development Bureau",
    }
    assert places(reader, "终端", Filters(languages=["zh"])) == places(reader, "终端")
    assert places(reader, "终端", Filters(since="1900")) == []  # what has no date is of no time
    assert places(reader, "terminals", Filters(until="2014")) == places(
        reader, "terminals", Filters(until="2014-11-07")
    )
    assert places(reader, "terminals", Filters(until="2014-11-06")) == []


def test_total_and_limit(reader: Reader) -> None:
    found = reader.search("terminals", limit=2)
    assert len(found.hits) == 2
    assert found.total == len(reader.search("terminals", limit=1000).hits) > 2
    assert found.hits[0].score >= found.hits[1].score > 0


def test_references_are_those_of_the_analyses(reader: Reader) -> None:
    session = Session()
    expected = []
    for path in sorted(SAMPLES.glob("*.txt")):
        expected += [(str(path), one) for one in session.references(session.parse(path))]
    assert sorted(expected, key=str) == sorted(
        [(one.where.source, one.reference) for one in reader.references()], key=str
    )
    assert {one.reference.id for one in reader.references(to=["PP/RES/950"])} == {"PP/RES/950@dubai-2018"}
    assert list(reader.references(to=["PP/RES/95"])) == []
    assert {one.reference.status for one in reader.references(statuses=["superseded"])} == {"superseded"}


def test_references_name_the_register_that_was_asked(reader: Reader) -> None:
    (register,) = reader.registers()
    assert register == Session().state
    days = {Path(one.where.source).name: one.as_of for one in reader.references()}
    assert days["pp-950-2014.txt"] == "2014-11-07"


def test_instructions_are_those_of_the_analyses(reader: Reader) -> None:
    session = Session()
    expected = []
    for path in sorted(SAMPLES.glob("*.txt")):
        expected += [(str(path), one) for one in session.instructions(session.parse(path))]
    assert sorted(expected, key=str) == sorted(
        [(one.where.source, one.instruction) for one in reader.instructions()], key=str
    )


def test_a_history_has_every_clause_of_every_edition(reader: Reader) -> None:
    found = history(Session(), reader, "PP/RES/950@dubai-2018")
    assert found is not None
    assert [one.year for one in found.editions] == [2014, 2018, 2022]
    assert len(found.diffs) == 2
    session = Session()
    for number, edition in enumerate(found.editions):
        held = [(row.cells[number].at, row.cells[number].text) for row in found.rows if row.cells[number]]  # type: ignore[union-attr]
        assert sorted(held) == sorted((one.at, one.text) for one in clauses_of(session.parse(edition.source)))
    (spare,) = [row for row in found.rows if any(cell and "spare parts can" in cell.text for cell in row.cells)]
    assert [cell and cell.at for cell in spare.cells] == [
        None,
        "instructs the Secretary-General 3",
        "instructs the Secretary-General 2",
    ]
    assert history(Session(), reader, "PP/RES/1") is None


def test_mandates_through_three_editions(reader: Reader) -> None:
    (text,) = mandates(Settings(), reader, [])
    became = {
        next(step.instruction.does for step in one.steps if step.instruction): [
            (step.edition, step.verdict) for step in one.steps
        ]
        for one in text.mandates
    }
    assert became == {
        "publish": [(0, "new"), (1, "kept"), (2, "kept")],
        "report": [(0, "new"), (1, "kept"), (2, "dropped")],
        "assist": [(0, "new"), (1, "strengthened"), (2, "weakened")],
        "set": [(0, "new"), (1, "kept"), (2, "weakened")],
        "tell": [(0, "new"), (1, "kept"), (2, "kept")],
        "study": [(1, "new"), (2, "kept")],
    }
    (assist,) = [one for one in text.mandates if one.steps[0].instruction and one.steps[0].instruction.does == "assist"]
    assert [step.notes for step in assist.steps] == [
        (),
        ("stronger: “within available resources” is gone",),
        ("weaker: instruct became invite",),
    ]


def test_overlaps_of_latest_editions(reader: Reader) -> None:
    found = overlaps(reader, ALL)
    pairs = {
        tuple(sorted({where.name for shared in (one.one, one.other) if shared for where in shared.places}))
        for one in found.overlaps
    }
    assert ("Resolution 950 (Rev. Bucharest, 2022)", "Resolution 951 (Kigali, 2022)") in pairs
    assert not any("Resolution 950 (Busan, 2014)" in names for names in pairs)
    assert all(len(names) > 1 for names in pairs)
    every = overlaps(reader, ALL, all_editions=True)
    assert len(every.overlaps) > len(found.overlaps)
    across = overlaps(reader, ALL, across=True)
    assert all(len(one.bodies) > 1 for one in across.overlaps)
    of = overlaps(reader, ALL, text="WTSA/RES/952")
    assert of.overlaps
    assert all("WTSA" in one.bodies for one in of.overlaps)


@pytest.mark.parametrize(("counted", "limit", "ranked"), [(100, 3, 0), (4, 3, 4), (4, 6, 6)])
def test_of_many_clauses_the_best_of_the_first_are_told(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, counted: int, limit: int, ranked: int
) -> None:
    every = reader.search("the", limit=1_000)
    assert every.total == len(every.hits) == every.ranked > 6
    assert [one.score for one in every.hits] == sorted([one.score for one in every.hits], reverse=True)
    monkeypatch.setattr(reading_module, "COUNTED", counted)
    found = reader.search("the", limit=limit)
    assert (found.total, found.more, len(found.hits)) == (min(counted, every.total), counted < every.total, limit)
    assert found.ranked == (ranked or every.total)
    assert set(found.hits) <= set(every.hits)
    if not ranked:
        assert found.hits == every.hits[:limit]
    told = written(sheets(found), "table", Look(width=100))
    assert ("of the first" in told) is bool(ranked)


@pytest.mark.parametrize(
    ("command", "arguments", "name"),
    [
        ("search", ["terminals"], "corpus-search"),
        ("refs", [], "corpus-refs"),
        ("cites", ["PP/RES/950"], "corpus-refs"),
        ("instructions", ["--to", "BDT-DIR"], "corpus-instructions"),
        ("history", ["PP/RES/950"], "corpus-history"),
        ("mandates", [], "corpus-mandates"),
        ("overlap", [], "corpus-overlap"),
        ("stats", ["--hash"], "corpus-stats"),
    ],
)
def test_every_answer_in_every_format(
    ask: Callable[..., Result], command: str, arguments: list[str], name: str
) -> None:
    record = json.loads(ask(command, *arguments, "-f", "json").stdout)
    jsonschema.validate(record, schema(name))
    assert record["format"] == f"itures.{name}/1"
    for format, begins in (("csv", ""), ("markdown", ("|", "## ")), ("html", "<!DOCTYPE html>"), ("table", "")):
        done = ask(command, *arguments, "-f", format)
        assert done.exit_code == 0, done.output
        assert done.stdout.startswith(begins)
        assert SAID[command] in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["search", "(a"], 'error: query: a bracket "(" is not closed'),
        (["search", "NEAR"], "error: query: a word is missing before NEAR"),
        (["history", "PP/RES/1"], "it holds no edition of PP/RES/1"),
        (["history", "the weather"], "error: the weather: no text"),
        (["mandates", "PP/RES/1"], "it holds no edition of PP/RES/1"),
    ],
)
def test_what_cannot_be_answered_is_one_line(ask: Callable[..., Result], arguments: list[str], told: str) -> None:
    done = ask(*arguments)
    assert done.exit_code == 2
    assert told in done.output
    assert done.output.count("\n") == 1


@pytest.mark.parametrize("option", ["--kind=lamp", "--to=NOBODY", "--since=2018-1", "--until=yesterday"])
def test_wrong_options(ask: Callable[..., Result], option: str) -> None:
    done = ask("search", "terminals", option)
    assert done.exit_code == 2
    assert "Invalid value" in done.output


def test_what_is_no_corpus(tmp_path: Path) -> None:
    for name, told in (("none.db", "there is no such file"), (".", "this is no file")):
        done = CliRunner().invoke(app, ["corpus", "stats", str(tmp_path / name)])
        assert (done.exit_code, done.output.count("\n")) == (2, 1)
        assert told in done.output
    (tmp_path / "x.txt").write_text("no database at all, but a text that is long enough to be looked at")
    done = CliRunner().invoke(app, ["corpus", "search", str(tmp_path / "x.txt"), "a"])
    assert (done.exit_code, done.output) == (
        2,
        f"error: {tmp_path / 'x.txt'}: this is no corpus; itures corpus build makes one\n",
    )


def test_sheets_hold_nothing_that_a_program_obeys() -> None:
    rows = [("=1+1", Marked("a <b>|c\x1b[31m", (Span(2, 5),)))]
    sheet = Sheet("<x>", ("one", "two"), rows, Layout((), 0, (1,)), "sum")
    assert written([sheet], "csv", Look()) == "one,two\n'=1+1,a <b>|c^[[31m\n"
    assert written([sheet], "markdown", Look()).splitlines()[2] == r"| =1+1 | a **\<b\>**\|c^\[\[31m |"
    page = written([sheet], "html", Look())
    assert "a <mark>&lt;b&gt;</mark>|c^[[31m" in page
    assert "<script" not in page
    assert "\x1b" not in written([sheet], "table", Look())


def test_a_long_text_is_shown_around_what_was_looked_for() -> None:
    text = f"{'before ' * 60}lamps {'behind ' * 60}"
    at = text.index("lamps")
    sheet = Sheet("x", ("text",), [(Marked(text, (Span(at, at + 5),)),)], Layout((), None, (0,)), "1 clause")
    shown = written([sheet], "table", Look())
    assert "lamps" in shown
    assert shown.startswith("… before")
    assert len(shown) < 300
    assert written([sheet], "table", Look(full=True)).count("before") == 60


def test_a_damaged_corpus_is_one_line(store: Path, tmp_path: Path) -> None:
    data = store.read_bytes()
    damaged = tmp_path / "x.db"
    chance = random.Random(7)
    commands = (
        ["search", "terminals"],
        ["refs"],
        ["instructions"],
        ["history", "PP/RES/950"],
        ["mandates"],
        ["overlap"],
        ["stats", "--hash"],
    )
    for number in range(8):
        broken = bytearray(data[: len(data) // 2] if number == 0 else data)
        for _ in range(0 if number == 0 else 3):
            at = chance.randrange(100, len(broken) - 4_096)
            broken[at : at + 4_096] = chance.randbytes(4_096)
        damaged.write_bytes(broken)
        for command, *arguments in commands:
            done = CliRunner().invoke(app, ["corpus", command, str(damaged), *arguments])
            assert done.exit_code in (0, 2), done.output
            assert done.exception is None or isinstance(done.exception, SystemExit), (number, command, done.exception)


def test_a_tree_of_another_version_is_one_line(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(store.read_bytes())
    with writing(path) as connection:
        connection.execute("UPDATE document SET tree = ?", (zlib.compress(b'{"source": 7}'),))
    for command in (["history", str(path), "PP/RES/950"], ["mandates", str(path)]):
        done = CliRunner().invoke(app, ["corpus", *command])
        assert (done.exit_code, done.output.count("\n")) == (2, 1)
        assert "--parse-again" in done.output


def test_the_names_on_the_command_line_are_those_of_the_model() -> None:
    assert set(asking.KINDS) == {*get_args(ClauseKind), *PARTS}
    assert set(refs.STATUSES) == set(get_args(Status))
    assert get_args(Verdict) == mandates_command.VERDICTS
