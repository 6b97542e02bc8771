"""Tracked changes of properties, accepted and rejected in the file itself."""

from __future__ import annotations

import pytest
from lxml import etree

from itures.read.docx.names import R_NAMESPACE, W_NAMESPACE
from itures.redline.accepted import accept, reject

ROOM = f'xmlns:w="{W_NAMESPACE}" xmlns:r="{R_NAMESPACE}"'
PORTRAIT, LANDSCAPE = '<w:pgSz w:w="11907" w:h="16840"/>', '<w:pgSz w:w="16840" w:h="11907" w:orient="landscape"/>'
HEADER = '<w:headerReference w:type="default" r:id="rId7"/>'
CASES = {
    "a run": (
        "<w:r><w:rPr>{}</w:rPr><w:t>to go</w:t></w:r>",
        "<w:i/>",
        "<w:b/>",
        "<w:rPrChange><w:rPr>{}</w:rPr></w:rPrChange>",
    ),
    "a paragraph with its mark": (
        "<w:p><w:pPr>{}</w:pPr></w:p>",
        '<w:pStyle w:val="Normal"/>',
        '<w:pStyle w:val="Call"/>',
        "<w:rPr><w:i/></w:rPr><w:pPrChange><w:pPr>{}</w:pPr></w:pPrChange>",
    ),
    "a section": (
        "<w:sectPr>" + HEADER + "{}</w:sectPr>",
        PORTRAIT,
        LANDSCAPE,
        "<w:sectPrChange><w:sectPr>{}</w:sectPr></w:sectPrChange>",
    ),
    "the columns of a table": (
        "<w:tblGrid>{}</w:tblGrid>",
        '<w:gridCol w:w="500"/>',
        '<w:gridCol w:w="100"/><w:gridCol w:w="400"/>',
        '<w:tblGridChange w:id="1"><w:tblGrid>{}</w:tblGrid></w:tblGridChange>',
    ),
    "what a row makes of its table": (
        "<w:tr><w:tblPrEx>{}</w:tblPrEx></w:tr>",
        '<w:jc w:val="left"/>',
        '<w:jc w:val="right"/>',
        "<w:tblPrExChange><w:tblPrEx>{}</w:tblPrEx></w:tblPrExChange>",
    ),
}


def canonical(words: str | etree._Element) -> bytes:
    root = etree.fromstring(f"<w:body {ROOM}>{words}</w:body>") if isinstance(words, str) else words
    return etree.tostring(root, method="c14n")


@pytest.mark.parametrize("name", CASES)
def test_rejected_properties_are_what_they_were_and_accepted_ones_what_they_are(name: str) -> None:
    around, before, after, change = CASES[name]
    # What is never part of such a change stays whichever way it is settled.
    mark = "<w:rPr><w:i/></w:rPr>" if "<w:rPr>" in change and "rPrChange" not in change else ""
    made = f"<w:body {ROOM}>{around.format(after + change.format(before))}</w:body>"
    for settle, expected in ((accept, after), (reject, before)):
        root = etree.fromstring(made)
        assert settle(root) == 1
        assert canonical(root) == canonical(around.format(expected + mark)), settle
