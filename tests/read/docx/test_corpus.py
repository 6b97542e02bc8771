"""Real Word files, which are not part of the project: they stand beside it where they are at hand."""

from pathlib import Path

import pytest
from lxml import etree

from itures.read.docx import read_docx
from itures.read.docx.names import FALLBACK, P, T, w
from itures.read.docx.package import Package

CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "docx"
FILES = sorted(CORPUS.glob("*.docx"))

pytestmark = pytest.mark.skipif(not FILES, reason="the corpus of real Word files is not beside the project")


@pytest.fixture(params=FILES, ids=lambda path: path.name)
def data(request):
    return request.param.read_bytes()


def test_every_element_of_the_corpus_is_handled_or_ignored_by_name(data):
    stream = read_docx(data, "corpus")
    assert [d.message for d in stream.diagnostics if d.code == "docx-unhandled-element"] == []


def test_every_character_of_the_body_is_in_the_stream(data):
    def visible(element: etree._Element) -> bool:
        return all(outer.tag not in (FALLBACK, w("del"), w("moveFrom")) for outer in element.iterancestors())

    stream = read_docx(data, "corpus")
    texts = {(p.origin.part, p.origin.paragraph): p.text for p in stream.paragraphs}
    body = "".join(text for (part, _), text in texts.items() if part == "body")
    expected = [t.text for t in Package(data).document.iter(T) if t.text and visible(t)]
    place = {character: body.count(character) for character in set("".join(expected))}
    for character in place:
        assert place[character] >= sum(text.count(character) for text in expected), character


def test_every_paragraph_of_the_body_is_in_the_stream_in_order(data):
    stream = read_docx(data, "corpus")
    body = [p.text.replace("\u2011", "").replace("\t", "") for p in stream.paragraphs if p.origin.part == "body"]
    paragraphs = [
        p for p in Package(data).document.iter(P) if all(outer.tag != FALLBACK for outer in p.iterancestors())
    ]
    assert len(body) == len(paragraphs)
    for text, paragraph in zip(body, paragraphs, strict=True):
        own = [t.text or "" for t in paragraph.iter(T) if next(t.iterancestors(P)) is paragraph]
        assert all(part.strip() in text for part in own if part.isalpha())
