"""Who cites whom in a corpus."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

import itures
from corpus import ROOT
from itures.analyse.citation_graph import DAMPING, NoGraphError, measured
from itures.cli import app
from itures.model.citation_graph import CitationGraph
from itures.model.graph import Edge, Graph, Node, graph
from itures.session.corpus.citations import citations, graph_of
from itures.session.session import Session
from itures.store.filters import ALL, Filters
from itures.store.reading import reading
from lamps_corpus import built, folder_of, resolution

pytest.importorskip("rustworkx", reason="the extra graph is not installed")
SAMPLES = ROOT / "data" / "samples" / "corpus"
MEASURES = ("table", "json", "csv", "markdown", "html")
DRAWN = ("graphml", "dot", "mermaid")


@pytest.fixture
def ask(store: Path) -> Callable[..., Result]:
    return lambda *arguments: CliRunner().invoke(app, ["corpus", "graph", str(store), *arguments])


def graph_in(path: Path, filters: Filters = ALL, **options: object) -> Graph:
    with reading(path) as reader:
        return citations(reader, filters, **options)  # type: ignore[arg-type]


def made(count: int, ends: list[tuple[int, int]]) -> CitationGraph:
    nodes = [Node(f"t{number}", None, None, True) for number in range(count)]
    edges = [
        Edge(f"t{one}", f"t{other}", "resolves", times, None) for (one, other), times in sorted(Counter(ends).items())
    ]
    return measured(Graph(tuple(nodes), tuple(edges)), "text")


graphs = st.integers(1, 9).flatmap(
    lambda count: st.tuples(
        st.just(count), st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=25)
    )
)


@given(graphs)
def test_measures_are_what_their_definitions_say(drawn: tuple[int, list[tuple[int, int]]]) -> None:
    count, ends = drawn
    found = made(count, ends)
    links = {(one, other) for one, other in ends if one != other}
    reach = _closed(count, links)
    by = {int(one.id[1:]): one for one in found.texts}
    for number in range(count):
        assert by[number].cited_by == len([one for one, other in links if other == number])
        assert by[number].cites == len([other for one, other in links if one == number])
        assert by[number].citations == len([one for one, other in ends if other == number != one])
    assert set(found.orphans) == {f"t{number}" for number in by if by[number].cited_by == 0}
    joined = _closed(count, links | {(other, one) for one, other in links})
    for one in range(count):
        for other in range(count):
            same = one == other or (one, other) in joined
            assert (by[one].component == by[other].component) == same
    assert list(found.components) == sorted(found.components, reverse=True)
    assert Counter(one.component for one in found.texts) == dict(enumerate(found.components, 1))
    rounds = _ranked(count, links)
    assert all(abs(by[number].pagerank - rounds[number]) < 2e-6 for number in by)
    ranked = [one.pagerank for one in found.texts]
    assert ranked == sorted(ranked, reverse=True)
    circles = {frozenset(other for other in range(count) if {(one, other), (other, one)} <= reach) for one in by}
    assert {frozenset(int(id[1:]) for id in one.texts) for one in found.circles} == {
        one for one in circles if len(one) > 1
    }
    for circle in found.circles:
        way = [int(id[1:]) for id in circle.way]
        assert way[0] == way[-1] == int(circle.texts[0][1:])
        assert {*pairwise(way)} <= links
        assert len(set(way)) == len(way) - 1 == _around(way[0], links)


def _closed(count: int, links: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """From where to where links lead, in any number of steps."""
    found = set(links)
    for through in range(count):
        for one in range(count):
            for other in range(count):
                if (one, through) in found and (through, other) in found:
                    found.add((one, other))
    return found


def _around(first: int, links: set[tuple[int, int]]) -> int:
    """How many steps lead from a text back to it, at least."""
    steps, at = 0, {first}
    while True:
        steps, at = steps + 1, {other for one, other in links if one in at}
        if first in at:
            return steps


def _ranked(count: int, links: set[tuple[int, int]]) -> list[float]:
    """PageRank by its definition."""
    ranks = [1 / count] * count
    outs = [[other for one, other in links if one == number] for number in range(count)]
    for _ in range(200):
        lost = sum(ranks[number] for number in range(count) if not outs[number])
        following = [(1 - DAMPING + DAMPING * lost) / count] * count
        for number in range(count):
            for other in outs[number]:
                following[other] += DAMPING * ranks[number] / len(outs[number])
        ranks = following
    return ranks


def test_an_empty_graph_has_nothing(tmp_path: Path) -> None:
    assert measured(Graph((), ()), "text").texts == ()
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "x.txt").write_text("")
    built(tmp_path / "x.db", tmp_path / "none")
    done = CliRunner().invoke(app, ["corpus", "graph", str(tmp_path / "x.db"), "--body", "PP"])
    assert (done.exit_code, done.stdout) == (0, "No texts found.\n")
    assert done.stderr == f"{tmp_path / 'x.db'}: nothing in it has the body PP\n"


def test_by_edition_it_is_the_graph_of_the_files(store: Path) -> None:
    session = Session()
    expected = graph([session.references(session.parse(path)) for path in sorted(SAMPLES.glob("*.txt"))])
    found = graph_in(store, by="edition")
    assert {(one.source, one.target, one.at, one.times, one.severity) for one in found.edges} == {
        (one.source, one.target, one.at, one.times, one.severity) for one in expected.edges
    }
    assert {(one.id, one.kind, one.citing) for one in found.nodes} == {
        (one.id, one.kind, one.citing) for one in expected.nodes
    }


def test_by_text_the_latest_edition_counts(store: Path) -> None:
    found = graph_in(store)
    assert {(one.source, one.target) for one in found.edges} == {
        ("PP/RES/950", "PP/RES/175"),
        ("PP/RES/950", "WTDC/RES/951"),
        ("WTDC/RES/951", "PP/RES/950"),
        ("WTSA/RES/952", "PP/RES/950"),
    }
    then = graph_in(store, Filters(editions=["busan-2014"]), by="edition")
    assert {(one.source, one.target) for one in then.edges} == {
        ("PP/RES/950@busan-2014", "PP/RES/175@busan-2014"),
        ("PP/RES/950@busan-2014", "CS/No.12"),
    }


def test_a_text_that_cites_its_own_editions(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(resolution(71))  # of Dubai; it cites that of Busan
    built(tmp_path / "x.db", tmp_path / "x.txt")
    assert graph_in(tmp_path / "x.db").edges == ()
    (edge,) = graph_in(tmp_path / "x.db", by="edition").edges
    assert (edge.source, edge.target) == ("PP/RES/71@dubai-2018", "PP/RES/71@busan-2014")


def test_copies_in_other_formats_count_once(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 1)
    (folder / "z.txt").write_text(resolution(900) + "\n")
    built(tmp_path / "x.db", folder)
    for by in ("text", "edition"):
        (edge,) = graph_in(tmp_path / "x.db", by=by).edges
        assert edge.times == 1


def test_drafts_and_files_with_several_texts(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "draft.txt").write_text(
        "Draft new Resolution\nLamps\nresolves\n1\tto recall Resolution 71 (Rev. Dubai, 2018);\n"
    )
    (folder / "two.txt").write_text(resolution(900) + resolution(901))
    (folder / "note.txt").write_text("See Resolution 72 (Rev. Dubai, 2018).\n")
    built(tmp_path / "x.db", folder)
    session = Session()
    for by in ("text", "edition"):
        found = graph_in(tmp_path / "x.db", by=by)
        assert {one.id for one in found.nodes if one.citing} >= {str(folder / "draft.txt"), str(folder / "note.txt")}
        expected = graph([session.references(session.parse(path)) for path in sorted(folder.iterdir())])
        assert sorted(one.at for one in found.edges) == sorted(one.at for one in expected.edges)
    assert {one.id for one in graph_in(tmp_path / "x.db", by="edition").nodes} == {one.id for one in expected.nodes}


def test_kinds_of_what_is_cited(store: Path) -> None:
    assert len(graph_in(store, kinds=["resolution"]).edges) == 4
    only = graph_in(store, kinds=["decision"])
    assert (only.edges, len(only.nodes)) == ((), 5)


def test_every_format(ask: Callable[..., Result]) -> None:
    record = json.loads(ask("-f", "json").stdout)
    jsonschema.validate(record, itures.schema("corpus-graph"))
    assert record["circles"] == [
        {"texts": ["PP/RES/950", "WTDC/RES/951"], "way": ["PP/RES/950", "WTDC/RES/951", "PP/RES/950"]}
    ]
    assert "WTSA/RES/952" in record["orphans"]
    for format in (*MEASURES, *DRAWN):
        done = ask("-f", format)
        assert done.exit_code == 0, done.output
        assert "WTDC Resolution 951" in done.stdout or "WTDC/RES/951" in done.stdout
    root = ElementTree.fromstring(ask("-f", "graphml").stdout)
    assert len(root.findall(".//{*}node")) == 6
    assert len(root.findall(".//{*}edge")) == 4
    assert ask("-f", "dot").stdout.startswith("digraph references {")


def test_the_library_has_it_in_every_format(store: Path, ask: Callable[..., Result]) -> None:
    with itures.Corpus(store) as corpus:
        found = corpus.graph(by="edition", kinds="resolution", bodies="PP")
        for format in ("json", "csv", *DRAWN):
            printed = ask("--by", "edition", "--cited", "resolution", "--body", "PP", "-f", format).stdout
            assert itures.write(found, format) == printed
        with pytest.raises(ValueError, match="by: there is no body"):
            corpus.graph(by="body")  # type: ignore[arg-type]
        with pytest.raises(ValueError, match=r"choose one of: .*graphml"):
            itures.write(found, "pdf")
    assert {one.id for one in graph_of(found).nodes} == {one.id for one in found.texts}


def test_long_lists_are_cut_and_say_so(ask: Callable[..., Result]) -> None:
    shown = ask("-n", "1").output
    assert "6 texts, 5 of them in the corpus; 4 citing clauses; 3 components; the first row is shown" in " ".join(
        shown.split()
    )
    assert "PP Resolution 175 [" not in shown
    assert len(json.loads(ask("-n", "1", "-f", "json").stdout)["texts"]) == 6


def test_without_rustworkx(ask: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = ask("-f", "graphml").output
    monkeypatch.setitem(sys.modules, "rustworkx", None)
    done = ask()
    assert (done.exit_code, done.output.count("\n")) == (2, 1)
    assert "pip install itures[graph]" in done.output
    assert ask("-f", "graphml").output == with_it
    with pytest.raises(NoGraphError, match=r"pip install itures\[graph\]"):
        measured(Graph((), ()), "text")
