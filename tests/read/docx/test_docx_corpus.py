"""Real Word files, which are not part of the project: they stand beside it where they are at hand."""

from pathlib import Path

import pytest

from itures.read.docx import read_docx
from itures.read.docx.names import FALLBACK, P, T, w
from itures.read.docx.package import Package

CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "docx"
FILES = sorted(CORPUS.glob("*.docx"))

pytestmark = pytest.mark.skipif(not FILES, reason="the corpus of real Word files is not beside the project")

UNSEEN = (FALLBACK, w("del"), w("moveFrom"))


@pytest.fixture(params=FILES, ids=lambda path: path.name)
def data(request):
    return request.param.read_bytes()


def test_every_element_of_the_corpus_is_handled_or_ignored_by_name(data):
    stream = read_docx(data, "corpus")
    assert [d.message for d in stream.diagnostics if d.code == "docx-unhandled-element"] == []


def test_every_character_of_the_body_is_in_the_stream(data):
    body = [p.text for p in read_docx(data, "corpus").paragraphs if p.origin.part == "body"]
    elements = [
        p for p in Package(data).document.iter(P) if all(outer.tag not in UNSEEN for outer in p.iterancestors())
    ]
    assert len(body) == len(elements)
    for text, element in zip(body, elements, strict=True):
        rest = iter(text)
        for part in element.iter(T):
            outer = list(part.iterancestors())
            if next(o for o in outer if o.tag == P) is element and all(o.tag not in UNSEEN for o in outer):
                assert all(character in rest for character in part.text or ""), (part.text, text)
