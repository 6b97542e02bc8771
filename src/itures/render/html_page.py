"""A page of HTML that needs nothing beside itself: no network, no other files.

The policy in its head forbids all requests and all scripts but its own, whatever the documents contain; their text stands
in it escaped.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html import escape

from itures.foundation.resources import locate
from itures.render.visible import visible


def page(name: str, title: str, body: str, keys: Sequence[tuple[Sequence[str], str]], *, plain: bool = False) -> str:
    """The page with the style of this name in data/html, and the script of all pages; `keys` are those that it obeys.

    The script goes through `.change[data-kinds]`, filters them by `button[data-kind]`, hides a `[data-group]` without any,
    and obeys the buttons of `tools`. A `plain` page is of no comparison: it has no script, and speaks of no changes.

    >>> page("diff", "A < B", "<main></main>", [(["?"], "help")])[:15]
    '<!DOCTYPE html>'
    """
    css = "".join([locate(f"html/{each}.css").read_text(encoding="utf-8") for each in ("page", name)])
    js = "" if plain else locate("html/page.js").read_text(encoding="utf-8")
    policy = "; ".join(
        [
            "default-src 'none'",
            f"style-src '{_hash(css)}'",
            *([] if plain else [f"script-src '{_hash(js)}'"]),
            "img-src data:",  # the icon, which is empty: a browser would ask for one
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    skip = "" if plain else '<a class="skip" href="#changes">To the changes</a>\n'
    told = "" if plain else " <ins>New</ins> words are underlined, <del>deleted</del> ones are struck through."
    behind = "" if plain else _behind(keys, js)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="itures">
<title>{safe(title)}</title>
<link rel="icon" href="data:,">
<style>{css}</style>
</head>
<body>
{skip}{body}
<footer>Made by itures.{told}</footer>
{behind}</body>
</html>
"""


def safe(text: str) -> str:
    """Text of a document: no character of it is markup, commands a program, or turns the direction of what follows.

    >>> safe("<b>")
    '&lt;b&gt;'
    """
    return escape(visible(text), quote=True)


def _behind(keys: Sequence[tuple[Sequence[str], str]], js: str) -> str:
    """What the script of a page needs, and the script."""
    return f"""<p id="live" class="live" role="status" aria-live="polite"></p>
{_help(keys)}
<script>{js}</script>
"""


def _help(keys: Sequence[tuple[Sequence[str], str]]) -> str:
    rows = "\n".join(f"<dt>{' '.join(f'<kbd>{key}</kbd>' for key in each)}</dt><dd>{what}</dd>" for each, what in keys)
    return f"""<dialog id="help" aria-labelledby="help-title">
<h2 id="help-title">Keys</h2>
<dl>
{rows}
</dl>
<form method="dialog"><button>Close</button></form>
</dialog>"""


def _hash(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
