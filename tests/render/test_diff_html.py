from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from browser import ABSENT, CONTRAST, FOUND, Browser, Tags
from comparisons import HOSTILE, compared, page, sample
from itures.model.diff import Diff, Summary
from itures.render.diff import html as diff_html

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")
needs_browser = pytest.mark.skipif(FOUND is None, reason=ABSENT)


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Browser:
    """The comparison of the two editions in data/samples, on a wide screen."""
    path = tmp_path / "diff.html"
    path.write_text(sample(), encoding="utf-8")
    chromium.size(1280)
    chromium.media()
    chromium.open(path)
    return chromium


def test_the_tags_are_closed_and_nothing_comes_from_elsewhere() -> None:
    tags = Tags()
    tags.feed(sample())
    assert not tags.open
    links = [value for _, attributes in tags.seen for name, value in attributes.items() if name in ("href", "src")]
    assert links
    assert all(link is not None and link.startswith(("#", "data:,")) for link in links)
    ids = [attributes["id"] for _, attributes in tags.seen if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {link for link in links if link and link.startswith("#")} <= {f"#{each}" for each in ids}


def test_the_policy_allows_this_style_and_this_script_alone() -> None:
    text = sample()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; ")
    assert "unsafe" not in policy[1]
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert content is not None
        assert b64encode(sha256(content[1].encode()).digest()).decode() in policy[1]


def test_text_of_documents_is_text() -> None:
    text = compared(f"resolves\n1\t{HOSTILE};\n2\tto go.", f"resolves\n1\t{HOSTILE} and more;\n2\tto stay.")
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    names = diff_html.render(Diff('<b onload="x">.txt', "'\"&.txt", Summary(), ()), (), ())
    assert "<b onload" not in names
    assert "&#x27;&quot;&amp;.txt" in names


def test_nothing_changed() -> None:
    assert "Nothing changed." in compared("resolves\nto go.", "resolves\nto go.")


@needs_browser
def test_it_renders_without_a_complaint_and_asks_for_nothing(opened: Browser) -> None:
    assert (
        opened.run("document.title")
        == "RESOLUTION 900 (Rev. Bucharest, 2022): Time signals for ships and harbours: what changed"
    )
    assert opened.run("document.querySelectorAll('main .change[data-kinds]').length") > 10
    assert opened.run("['header', 'nav', 'main', 'footer'].every(tag => document.querySelector(tag))")
    assert opened.run("document.documentElement.scrollWidth <= innerWidth")
    assert opened.complaints() == []
    assert [url for url in opened.requests() if not url.startswith(("file:", "data:"))] == []
    assert len([url for url in opened.requests() if url.startswith("file:")]) == 1


@needs_browser
def test_the_policy_stops_what_a_document_would_ask_for(opened: Browser) -> None:
    opened.run("document.body.insertAdjacentHTML('beforeend', '<img src=\"http://127.0.0.1:9/x.png\">')")
    opened.run("fetch('http://127.0.0.1:9/').catch(() => 0)")
    assert any("Content Security Policy" in message for message in opened.complaints())
    answered = [event for event in opened.events if event["method"] == "Network.responseReceived"]
    assert all(event["params"]["response"]["url"].startswith(("file:", "data:")) for event in answered)


@needs_browser
def test_hostile_text_runs_nothing(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(
        compared(f"resolves\n1\t{HOSTILE};\n2\tto go.", f"resolves\n1\tto stay;\n2\t{HOSTILE}."), encoding="utf-8"
    )
    chromium.open(path)
    assert chromium.run("document.querySelectorAll('script').length") == 1
    assert chromium.run("document.querySelectorAll('main img, main svg, main a[href^=javascript]').length") == 0
    assert chromium.complaints() == []


@needs_browser
def test_keys_go_through_the_changes(opened: Browser) -> None:
    current = "document.activeElement.id"
    count = opened.run("document.querySelectorAll('.change[data-kinds]').length")
    seen = []
    for key in ("n", "j", "n"):
        opened.press(key)
        seen.append(opened.run(current))
    assert len(set(seen)) == 3
    assert opened.run("document.getElementById('live').textContent") == f"Change 3 of {count}"
    opened.press("k")
    assert opened.run(current) == seen[1]
    opened.press("p")
    opened.press("p")
    assert opened.run("document.getElementById('live').textContent") == f"Change {count} of {count}"
    box = opened.run("(r => r.top >= 0 && r.bottom <= innerHeight)(document.activeElement.getBoundingClientRect())")
    assert box
    assert opened.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@needs_browser
def test_filters(opened: Browser) -> None:
    shown = (
        "[...document.querySelectorAll('.change[data-kinds]')].filter(c => c.offsetParent).map(c => c.dataset.kinds)"
    )
    everything = opened.run(shown)
    opened.press("f")
    assert opened.run("document.activeElement.dataset.kind") == "added"
    opened.press("Enter")
    assert opened.run(shown) == ["added"]
    assert opened.run("document.activeElement.getAttribute('aria-pressed')") == "true"
    assert opened.run("document.getElementById('live').textContent") == f"1 of {len(everything)} changes shown"
    assert (
        opened.run("[...document.querySelectorAll('main section[data-group]')].filter(s => s.offsetParent).length") == 1
    )
    opened.press("ArrowRight")
    opened.press("Enter")
    assert opened.run(shown) == ["removed", "added"]
    opened.press("n")
    opened.press("n")
    assert opened.run("document.activeElement.dataset.kinds") == "added"
    opened.run("document.querySelector('[data-kind=weaker]').click()")
    assert "call weaker" in opened.run(shown)
    opened.press("a")
    assert opened.run(shown) == everything


@needs_browser
def test_help_unchanged_and_columns(opened: Browser) -> None:
    opened.press("?")
    assert opened.run("document.getElementById('help').open")
    opened.press("n")
    assert opened.run("document.getElementById('help').open")
    opened.press("Escape")
    assert not opened.run("document.getElementById('help').open")
    folds = "[...document.querySelectorAll('.fold')].filter(f => f.offsetParent).length"
    assert opened.run(folds) > 3
    opened.press("u")
    assert opened.run(folds) == 0
    opened.press("u")
    old = "[...document.querySelectorAll('.old')].filter(f => f.offsetParent).length"
    assert opened.run(old) > 3
    opened.press("s")
    assert opened.run(old) == 0
    assert opened.run("[...document.querySelectorAll('.new del')].every(d => d.offsetParent)")


@needs_browser
def test_narrow_screens_show_one_text(opened: Browser, tmp_path: Path) -> None:
    opened.size(390)
    opened.open(tmp_path / "diff.html")
    assert opened.run("[...document.querySelectorAll('.old')].every(o => !o.offsetParent)")
    assert opened.run("document.documentElement.scrollWidth <= innerWidth")


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_can_be_read(opened: Browser, scheme: str) -> None:
    opened.media(scheme)
    paper = opened.run("getComputedStyle(document.body).backgroundColor")
    assert paper == ("rgb(251, 250, 247)" if scheme == "light" else "rgb(20, 23, 28)")
    assert opened.run(CONTRAST) >= 4.5  # WCAG 2.2, 1.4.3
    assert opened.complaints() == []


@needs_browser
def test_print_shows_one_text_without_tools(opened: Browser) -> None:
    opened.media("dark", "print")
    assert not opened.run("document.getElementById('tools').offsetParent")
    assert opened.run("[...document.querySelectorAll('.old')].every(o => !o.offsetParent)")
    assert opened.run("[...document.querySelectorAll('.new del')].every(o => o.offsetParent)")
    assert opened.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert len(opened.send("Page.printToPDF")["data"]) > 10_000


@needs_browser
def test_a_redlined_file_and_a_full_page(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "redlined.html"
    path.write_text(page("redlined-resolution.docx", full=True), encoding="utf-8")
    chromium.size(1280)
    chromium.open(path)
    assert "before its tracked changes" in chromium.run("document.querySelector('.sides').textContent")
    assert chromium.run("[...document.querySelectorAll('.fold')].every(f => f.open)")
    assert chromium.complaints() == []
