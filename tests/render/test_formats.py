from __future__ import annotations

import json
import subprocess
import sys
from typing import get_args

import pytest

from itures.commands import options
from itures.commands import parse as cli
from itures.model import codec
from itures.model.stream import View
from itures.render import FORMATS, render
from itures.render.visible import visible
from sample_document import bare, document


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_ends_with_one_line_feed_and_is_the_same_twice(format: str) -> None:
    for sample in (document(), bare("x"), bare()):
        text = render(sample, format)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert render(sample, format) == text


def test_json_comes_back_as_the_document() -> None:
    assert codec.decode(render(document(), "json")) == document()
    assert json.loads(render(document(), "json")) == json.loads(render(document(), "jsonl"))


def test_jsonl_is_one_line() -> None:
    assert render(bare("a\nb\u2028c"), "jsonl").count("\n") == 1


def test_unknown_format() -> None:
    with pytest.raises(KeyError):
        render(document(), "pdf")


def test_the_command_line_names_the_formats_and_views_there_are() -> None:
    assert set(get_args(cli.Format)) == set(FORMATS)
    assert get_args(options.View) == get_args(View)


def test_a_format_loads_only_what_it_needs() -> None:
    code = (
        "import sys; from itures.model.tree import *; from itures.render import render\n"
        "d = Document('x', 'en', 'revised', Header(), (), (), (), (), ())\n"
        "render(d, 'outline'); assert not {'rich', 'msgspec'} & set(sys.modules)\n"
        "render(d, 'json'); assert 'rich' not in sys.modules and 'msgspec' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – “text” é 電", "plain – “text” é 電"),
        ("a\tb\nc\r\nd\u2028e\x85f", "a b c  d e f"),
        ("\x1b[0m\x07\x00\x7f", "^[[0m^G^@^?"),
        ("\x9b31m", "\ufffd31m"),
        ("\u202eabc\u2069", "\ufffdabc\ufffd"),
        ("\u200fשלום\u200e", "\u200fשלום\u200e"),
        ("half \ud800", "half \ufffd"),
        ("no\u00a0break", "no\u00a0break"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown
