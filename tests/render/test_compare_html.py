"""The page of several proposals, in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from browser import ABSENT, CONTRAST, FOUND, Browser, Tags
from comparisons import HOSTILE, many, proposals
from corpus import ROOT
from itures.analyse.compare.rows import compare
from itures.parse import parse
from itures.read import read
from itures.render.compare import html as compare_html

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")
needs_browser = pytest.mark.skipif(FOUND is None, reason=ABSENT)
ROWS = "[...document.querySelectorAll('.change[data-kinds]')].filter(c => c.offsetParent).map(c => c.dataset.kinds)"


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Browser:
    """The proposals in data/samples, on a wide screen."""
    path = tmp_path / "compare.html"
    path.write_text(compare_html.render(proposals()), encoding="utf-8")
    chromium.size(1280)
    chromium.media()
    chromium.open(path)
    return chromium


def hostile() -> str:
    head = "RESOLUTION 900 (Kyoto, 1994)\nLamps\nresolves\n1\tto go.\n"
    base, other = (parse(read("x.txt", text.encode())) for text in (head, head.replace("to go", HOSTILE)))
    return compare_html.render(compare(base, [other, base], ['<b onload="x">', "B"]))


def test_the_tags_are_closed_and_ids_are_unique() -> None:
    for text in (compare_html.render(proposals()), hostile()):
        tags = Tags()
        tags.feed(text)
        assert not tags.open
        ids = [attributes["id"] for _, attributes in tags.seen if "id" in attributes]
        assert len(ids) == len(set(ids))
        links = [value for _, attributes in tags.seen for name, value in attributes.items() if name in ("href", "src")]
        assert all(link is not None and link.startswith(("#", "data:,")) for link in links)


def test_text_of_documents_and_names_is_text() -> None:
    text = hostile()
    assert "<script>alert" not in text
    assert "<b onload" not in text
    assert "\x1b" not in text


def test_every_clause_of_the_base_is_in_the_page() -> None:
    text = compare_html.render(proposals())
    base = (ROOT / "data" / "samples" / "resolution-900-old.txt").read_text(encoding="utf-8")
    for line in base.splitlines()[3:]:
        wording = line.partition("\t")[2] or line
        assert wording.replace("signals1", "signals") in text


@needs_browser
def test_it_renders_without_a_complaint_and_asks_for_nothing(opened: Browser) -> None:
    assert (
        opened.run("document.title") == "RESOLUTION 900 (Dubai, 2018): Time signals for ships and harbours: proposals"
    )
    names = opened.run("[...document.querySelectorAll('ul.proposals li')].map(h => h.innerText)")
    assert names == [
        "AFCP MOD, proposal-900-afcp.txt",
        "EUR MOD, proposal-900-eur.txt",
        "NMB MOD, proposal-900-nmb.docx",
    ]
    assert opened.run("document.documentElement.scrollWidth <= innerWidth")
    assert opened.complaints() == []
    assert [url for url in opened.requests() if not url.startswith(("file:", "data:"))] == []


@needs_browser
def test_hostile_text_runs_nothing(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(hostile(), encoding="utf-8")
    chromium.open(path)
    assert chromium.run("document.querySelectorAll('script').length") == 1
    assert chromium.run("document.querySelectorAll('main img, main svg').length") == 0
    assert chromium.complaints() == []


@needs_browser
def test_keys_and_filters(opened: Browser) -> None:
    everything = opened.run(ROWS)
    assert {"conflict", "compatible", "same", "one"} <= set(everything)
    opened.press("n")
    first = opened.run("document.activeElement.id")
    opened.press("n")
    assert opened.run("document.activeElement.id") != first
    opened.press("p")
    assert opened.run("document.activeElement.id") == first
    assert opened.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    opened.press("f")
    assert opened.run("document.activeElement.dataset.kind") == "conflict"
    opened.press("Enter")
    assert set(opened.run(ROWS)) == {"conflict"}
    shown = "[...document.querySelectorAll('tbody[data-group]')].filter(s => s.offsetParent).length"
    assert opened.run(shown) == 1
    opened.press("a")
    assert opened.run(ROWS) == everything
    folds = "[...document.querySelectorAll('.fold')].filter(f => f.offsetParent).length"
    assert opened.run(folds) > 3
    opened.press("u")
    assert opened.run(folds) == 0
    opened.press("?")
    assert opened.run("document.getElementById('help').open")
    opened.press("Escape")
    assert opened.complaints() == []


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_can_be_read(opened: Browser, scheme: str) -> None:
    opened.media(scheme)
    assert opened.run(CONTRAST) >= 4.5
    assert opened.complaints() == []


@needs_browser
def test_narrow_screens_have_the_positions_below_the_clause(opened: Browser, tmp_path: Path) -> None:
    opened.size(390)
    opened.open(tmp_path / "compare.html")
    assert opened.run("document.documentElement.scrollWidth <= innerWidth")
    assert not opened.run("document.querySelector('.positions thead').offsetParent")
    first, second = opened.run(
        "[...document.querySelector('tr.conflict').children].slice(0, 2).map(c => c.getBoundingClientRect().top)"
    )
    assert first < second
    assert "AFCP" in opened.run("document.querySelector('tr.change td .who').innerText")


BROKEN = """[...document.querySelectorAll('.positions .text')].filter(t => !t.closest('details:not([open])')).flatMap(t => {
  const walker = document.createTreeWalker(t, NodeFilter.SHOW_TEXT), found = [];
  for (let node; (node = walker.nextNode());) for (const word of node.data.matchAll(/\\S+/g)) {
    const range = document.createRange();
    range.setStart(node, word.index); range.setEnd(node, word.index + word[0].length);
    if (new Set([...range.getClientRects()].map(r => r.top)).size > 1) found.push(word[0]);
  }
  return found;
})"""
"""Words that are broken."""


@needs_browser
@pytest.mark.parametrize("count", [8, 12])
def test_many_positions_scroll_beside_the_clause_and_no_word_is_broken(
    chromium: Browser, tmp_path: Path, count: int
) -> None:
    path = tmp_path / "many.html"
    path.write_text(compare_html.render(many(count)), encoding="utf-8")
    chromium.media()
    for width in (1280, 390):
        chromium.size(width)
        chromium.open(path)
        assert chromium.run("document.documentElement.scrollWidth <= innerWidth")
        assert chromium.run(BROKEN) == []
    chromium.size(1280)
    chromium.open(path)
    scroll = "const s = document.querySelector('.scroll'); s.scrollLeft = 9999;"
    left = "document.querySelector('tr.conflict th').getBoundingClientRect().left"
    before = chromium.run(left)
    assert chromium.run(f"(() => {{ {scroll} return s.scrollLeft; }})()") > 0
    assert chromium.run(left) == before


@needs_browser
def test_print_shows_the_table_without_tools(opened: Browser) -> None:
    opened.media("dark", "print")
    assert not opened.run("document.getElementById('tools').offsetParent")
    assert opened.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert opened.run("document.querySelectorAll('tr.change').length") > 8
    assert len(opened.send("Page.printToPDF")["data"]) > 10_000
