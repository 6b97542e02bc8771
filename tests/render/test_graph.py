from __future__ import annotations

import re

import pytest
from lxml import etree

from itures.model.answer import Answer, OwnText
from itures.model.graph import Edge, graph
from itures.model.references import Reference
from itures.model.stream import Span
from itures.render.references.graph import FORMATS, dot, graphml, mermaid
from reference_samples import CURRENT, FILE, OTHER, reference

NASTY = 'a "b" \\ <c> & #d; `e` [f]\n\x1b\ufffe{}|'


def test_nodes_are_texts_and_edges_citing_clauses() -> None:
    found = graph([FILE, OTHER])
    assert [(node.id, node.citing) for node in found.nodes] == [
        ("PP/RES/2@kyoto-1994", True),
        ("PP/RES/14@antalya-2006", False),
        ("PP/RES/9@kyoto-1994", False),
        ("PP/RES/101@kyoto-1994", False),
        ("CS/No.28A", False),
        ("two/b.txt#2", True),
    ]
    assert found.edges[0] == Edge("PP/RES/2@kyoto-1994", "PP/RES/14@antalya-2006", "recalling a)", 3, None)
    assert found.edges[1].severity == "error"
    assert found.edges[-1] == Edge("two/b.txt#2", "PP/RES/14@antalya-2006", "resolves 1", 1, None)


def test_what_stands_in_no_text_is_cited_by_the_file() -> None:
    outside = reference("SDG/5", "", kind="sdg", start=9_000)
    found = graph([Answer("two/b.txt", OTHER.texts, (outside,)), Answer("c.txt", (), (outside,))])
    assert [edge.source for edge in found.edges] == ["two/b.txt", "c.txt"]
    assert "beside the clauses" in dot(found)


@pytest.mark.parametrize("write", FORMATS.values(), ids=list(FORMATS))
def test_the_same_files_give_the_same_bytes(write: object) -> None:
    assert callable(write)
    assert write(graph([FILE, OTHER])) == write(graph([FILE, OTHER]))
    assert write(graph([])).endswith("\n")


def nasty() -> Answer[Reference]:
    citer = OwnText(None, NASTY, "resolution", Span(0, 99))
    return Answer(NASTY, (citer,), (reference(f"OTHER:{NASTY}", NASTY, kind="other"), CURRENT))


def test_dot_quotes_whatever_a_document_holds() -> None:
    quoted = r'"(?:[^"\\\n]|\\.)*"'
    attributes = rf"\[label={quoted}(?:, (?:shape|color)=\w+)?\]"
    node, edge = rf"  {quoted} {attributes};", rf"  {quoted} -> {quoted} {attributes};"
    for files in ([nasty()], [FILE, OTHER]):
        head, *lines, end = dot(graph(files)).splitlines()
        assert (head, end) == ("digraph references {", "}")
        for line in lines[2:]:
            assert re.fullmatch(f"{node}|{edge}", line), line
    assert "color=red3" in dot(graph([FILE]))
    assert "PP Resolution 14 (Rev. Antalya, 2006)" in dot(graph([FILE]))


def test_graphml_is_xml_whose_keys_are_declared() -> None:
    for files in ([nasty()], [FILE, OTHER]):
        root = etree.fromstring(graphml(graph(files)).encode())
        space = {"g": "http://graphml.graphdrawing.org/xmlns"}
        keys = {(key.get("for"), key.get("id")) for key in root.iterfind("g:key", space)}
        assert len({name for _, name in keys}) == len(keys), "an id of XML stands once"
        nodes = {node.get("id") for node in root.iterfind(".//g:node", space)}
        for kind in ("node", "edge"):
            for element in root.iterfind(f".//g:{kind}", space):
                assert {(kind, data.get("key")) for data in element} <= keys
        for edge in root.iterfind(".//g:edge", space):
            assert {edge.get("source"), edge.get("target")} <= nodes
    labels = [data.text for data in root.iterfind(".//g:node/g:data[@key='label']", space)]
    assert 'Draft new Resolution [A"1]' in labels


def test_mermaid_has_safe_ids_and_labels() -> None:
    label = r'"(?:[^"#&<>`;\\{}\[\]|]|#\w+;)+"'
    for files in ([nasty()], [FILE, OTHER]):
        head, *lines = mermaid(graph(files)).splitlines()
        assert head == "flowchart LR"
        for line in lines:
            assert re.fullmatch(rf"  n\d+(?:\[{label}\]|\({label}\)| -->\|{label}\| n\d+)", line), line
